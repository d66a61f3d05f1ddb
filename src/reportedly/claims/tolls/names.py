"""A page -> the same, with the persons it names told as such wherever it prints their last names.

A tagger takes "Banks" for a plural and "Lane" for a street; the page itself has introduced the
person once. What stands behind "in" or "at" anywhere is left alone: it may be a place.
"""

from collections.abc import Iterable, Iterator

from reportedly.records.parse import Sentence, Token
from reportedly.records.reading import ReadText

SHORTEST = 3
"""Letters of a last name at least."""

_PLACING = frozenset({"in", "at", "near", "outside", "around", "inside"})
_NOUNS = frozenset({"NOUN", "PROPN"})


def with_names(read: ReadText) -> ReadText:
    """Return the page with the last names of its persons told as names of persons."""
    names = last_names(read.sentences)
    if not names:
        return read
    named = tuple(_named(sentence, names) for sentence in read.sentences)
    return read if named == read.sentences else read.replacing(sentences=named)


def last_names(sentences: Iterable[Sentence]) -> frozenset[str]:
    """Return the last names of persons whom the sentences name in full, and no place's name."""
    introduced: set[str] = set()
    placed: set[str] = set()
    for sentence in sentences:
        if not sentence.text.isupper():
            introduced |= {token.text for token in _introduced(sentence)}
        placed |= {t.text for t in sentence.tokens if t.dep == "pobj" and _is_placed(sentence, t)}
    return frozenset(introduced - placed)


def _introduced(sentence: Sentence) -> Iterator[Token]:
    """The last word of each name of two words or more that the parser takes for a person's."""
    for last in sentence.tokens[1:]:
        if last.entity != "PERSON":
            continue
        first = sentence.tokens[last.i - 1]
        is_full = first.entity == "PERSON" and _is_name_word(first)
        after = sentence.tokens[last.i + 1].entity if last.i + 1 < len(sentence.tokens) else ""
        ends = after != "PERSON" and last.tag in {"NNP", "NNPS"}
        if is_full and ends and _is_name_word(last) and len(last.text) >= SHORTEST:
            yield last


def _is_name_word(token: Token) -> bool:
    return token.text[:1].isupper() and not token.text.isupper() and token.pos in _NOUNS


def _is_placed(sentence: Sentence, token: Token) -> bool:
    """Whether a preposition's object stands behind one of place."""
    head = sentence.head(token)
    return head is not None and head.lower in _PLACING


def _named(sentence: Sentence, names: frozenset[str]) -> Sentence:
    """The sentence with the names' tags and labels set right; itself where all are."""
    wrong = {token.i for token in sentence.tokens if _is_mistaken(sentence, token, names)}
    if not wrong:
        return sentence
    tokens = tuple(
        t.replacing(tag="NNP", pos="PROPN", entity="PERSON", lemma=t.text) if t.i in wrong else t
        for t in sentence.tokens
    )
    return sentence.replacing(tokens=tokens)


def _is_mistaken(sentence: Sentence, token: Token, names: frozenset[str]) -> bool:
    """Whether a last name is told as something else, and heads no longer name: Lane Street."""
    if token.text not in names or token.pos not in _NOUNS:
        return False
    if token.entity == "PERSON" and token.tag == "NNP":
        return False
    after = sentence.tokens[token.i + 1 : token.i + 2]
    return token.dep != "compound" and not any(_is_name_word(t) for t in after)
