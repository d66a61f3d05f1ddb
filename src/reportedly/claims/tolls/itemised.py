"""Tolls of a sentence -> those set out in a list after them: five died: a nurse and four guards."""

from collections.abc import Iterator, Sequence

from reportedly.claims.tolls.read import TollRead
from reportedly.claims.tolls.victims import Victims, read_victims
from reportedly.claims.unnumbered import Count
from reportedly.records.parse import Sentence
from reportedly.vocab.harms import HarmWords

_OPENING = frozenset({":", ";", "-", "--", "–", "—", "("})


def find_itemised(
    sentence: Sentence, tolls: Sequence[TollRead], counts: tuple[Count, ...], words: HarmWords
) -> Iterator[tuple[int, Victims]]:
    """Yield the people of a list that adds up to a toll before it, each with that toll's place."""
    taken = {token.i for toll in tolls for token in toll.victims.tokens}
    for place, toll in enumerate(tolls):
        if toll.parent is not None or toll.low is None or toll.low != toll.high or toll.low < 2:
            continue
        for first in sentence.below(toll.victims.head, "appos"):
            if not any(t.text in _OPENING for t in sentence.tokens[toll.victims.head.i : first.i]):
                continue
            items = read_victims(sentence, first, counts, words)
            own = {token.i for item in items for token in item.tokens}
            if len(items) > 1 and not own & taken and sum(_exactly(i) for i in items) == toll.low:
                yield from ((place, item) for item in items)


def _exactly(people: Victims) -> int:
    return people.low if people.low is not None and people.low == people.high else 0
