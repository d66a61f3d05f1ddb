"""Sentences -> the names that are a person's on this page, so that a surname is not a town.

"John Kelly" told once makes every bare "Kelly" the man, whatever towns bear the name.
"""

from reportedly.records.parse import Sentence, Token
from reportedly.vocab.folding import fold
from reportedly.vocab.placewords import NotPlaceWords

LONGEST = 4
_LINKED = frozenset({"'s", "’s"})


def find_surnames(sentences: tuple[Sentence, ...], words: NotPlaceWords) -> frozenset[str]:
    """Return the folded last names of the people the sentences name in full or with a title."""
    return frozenset(
        fold(run[-1].text)
        for sentence in sentences
        for run in _runs(sentence.tokens)
        if _is_person(run, sentence, words)
    )


def _runs(tokens: tuple[Token, ...]) -> list[list[Token]]:
    """The stretches of capitalised names that nothing interrupts."""
    runs: list[list[Token]] = [[]]
    for token in tokens:
        if token.pos == "PROPN" and token.text[0].isupper() and token.text not in _LINKED:
            runs[-1].append(token)
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if run]


def _is_person(run: list[Token], sentence: Sentence, words: NotPlaceWords) -> bool:
    if len(run) > LONGEST or run[-1].text.isupper():
        return False
    first = run[0].i
    before = sentence.tokens[first - 1].lower.rstrip(".") if first > 0 else ""
    titled = before in words.titles or run[0].lower.rstrip(".") in words.titles
    if len(run) == 1:
        return titled and run[0].lower.rstrip(".") not in words.titles
    return titled or all(token.entity == "PERSON" for token in run)
