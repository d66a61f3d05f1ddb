"""Toll of people told of before -> their class, from the sentence that told of them first."""

from collections.abc import Iterator, Sequence

from reportedly.claims.numbers import find_counts
from reportedly.claims.tolls.listed import own_tokens
from reportedly.claims.tolls.read import TollRead
from reportedly.claims.tolls.victims import class_of
from reportedly.records.parse import Sentence
from reportedly.records.vocabulary import VictimClass
from reportedly.vocab.lexicon import Lexicon

REACH = 3
"""Sentences back, at most, that "the three" may point."""

_BACK = frozenset({"the", "those", "these", "both", "all"})


def with_recalled_class(
    toll: TollRead, index: int, sentences: Sequence[Sentence], lexicon: Lexicon
) -> TollRead:
    """Return the toll with the class of the people it points back to: killing the three.

    Only people of the same number are meant, told of in one of the sentences before.
    """
    if toll.victim_class is not VictimClass.UNKNOWN or not _points_back(toll):
        return toll
    for kind, printed in _told_before(toll, sentences[max(0, index - REACH) : index + 1], lexicon):
        why = (*toll.why, f"class: that of the same number told of before, {printed!r}")
        return toll.replacing(victim_class=kind, why=why)
    return toll


def _points_back(toll: TollRead) -> bool:
    first = [token.lower for token in toll.victims.tokens[:4]]
    counted = toll.low is not None and toll.low == toll.high and toll.low > 1
    return counted and toll.victims.counted and bool(_BACK & set(first))


def _told_before(
    toll: TollRead, sentences: Sequence[Sentence], lexicon: Lexicon
) -> Iterator[tuple[VictimClass, str]]:
    for sentence in reversed(sentences):
        for count in reversed(find_counts(sentence, lexicon.numbers)):
            if count.noun is None or count.low != toll.low or count.high != toll.high:
                continue
            noun = sentence.tokens[count.noun]
            if noun.start >= toll.start:
                continue
            kind, _ = class_of(sentence, own_tokens(sentence, noun), noun, lexicon.harms)
            if kind is not VictimClass.UNKNOWN:
                yield kind, noun.text
