"""A rank -> whose it is: the force named beside it, in its sentence, or on its page."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from reportedly.records.parse import Sentence, Token
from reportedly.records.vocabulary import VictimClass
from reportedly.vocab.harms import HarmWords


def class_of_rank(sentence: Sentence, head: Token, rank: Token, words: HarmWords) -> VictimClass:
    """Return the class of whoever has the rank; unknown where no force is named.

    Args:
        head: the noun of the phrase the rank stands in.
    """
    if any(t.lemma in words.forces.civil for t in _beside(sentence, rank)):
        return VictimClass.CIVILIAN
    around = (t for t in sentence.subtree(head) if t.i != rank.i)
    told = _only_force(around, words) or _only_force(_unblamed(sentence), words)
    return words.class_of_ranks() if told is None else told


def _beside(sentence: Sentence, rank: Token) -> Iterator[Token]:
    """The words before the rank and behind its "of": a fire captain, the captain of the ferry."""
    yield from sentence.below(rank, "compound", "amod", "nmod", "poss")
    for of in sentence.below(rank, "prep"):
        yield from sentence.below(of, "pobj")


def with_ranks(sentences: Sequence[Sentence], words: HarmWords) -> HarmWords:
    """Return the words as this page uses them: its ranks are those of the force named with most.

    Where none is named in the sentences that have ranks, those of the force the page names most.
    """
    ranked = [s for s in sentences if any(words.is_rank(t.lemma) for t in s.tokens)]
    if not ranked:
        return words
    beside = Counter(kind for s in ranked if (kind := _only_force(_unblamed(s), words)))
    everywhere = Counter(
        kind for s in sentences for t in _unblamed(s) if (kind := words.force_of(t.lemma))
    )
    most = (beside or everywhere).most_common(2)
    if not most or (len(most) > 1 and most[0][1] == most[1][1]):
        return words
    return words.where_ranks_are[most[0][0]]


def _only_force(tokens: Iterable[Token], words: HarmWords) -> VictimClass | None:
    """The one force that the words name, None for none or two."""
    told = {kind for t in tokens if (kind := words.force_of(t.lemma)) is not None}
    return told.pop() if len(told) == 1 else None


def _unblamed(sentence: Sentence) -> tuple[Token, ...]:
    """The words of the sentence but for who did it: "killed by a dozen soldiers"."""
    doers = {
        t.i
        for by in sentence.tokens
        if by.dep == "agent" or (by.lower == "by" and by.dep == "prep")
        for t in sentence.subtree(by)
    }
    return tuple(t for t in sentence.tokens if t.i not in doers)
