"""Tolls of a sentence -> those whose verb is left out: ten were killed here, and 20 more there."""

from collections.abc import Iterator, Sequence

from reportedly.claims.tolls.read import TollRead
from reportedly.claims.tolls.victims import read_victims
from reportedly.claims.unnumbered import Count
from reportedly.records.parse import Sentence, Token, stretch
from reportedly.records.vocabulary import Comparator
from reportedly.vocab.harms import HarmWords

_MORE = frozenset({"more", "others", "another"})
_WHERE = frozenset({"in", "at", "near", "outside", "around"})


def find_elided(
    sentence: Sentence, tolls: Sequence[TollRead], counts: tuple[Count, ...], words: HarmWords
) -> Iterator[TollRead]:
    """Yield the tolls that a number alone adds to the one before it, of the same harm.

    Only where it says that it counts on: "20 more in the next village", "79 since the outbreak".
    """
    taken = {token.i for toll in tolls for token in toll.victims.tokens}
    for count in counts:
        before = [t for t in tolls if t.parent is None and t.trigger.i < count.first]
        if count.top in taken or not before or not _goes_on(sentence, count, before[-1]):
            continue
        for victims in read_victims(sentence, sentence.tokens[count.top], counts, words)[:1]:
            start, end = stretch((*victims.tokens, *_said_of(sentence, count)))
            yield before[-1].replacing(
                low=count.low,
                high=count.high,
                comparator=count.comparator,
                victims=victims,
                victim_class=victims.victim_class,
                start=start,
                end=end,
                adds=False,
                revises=False,
                elided=sentence.tokens[count.top],
                why=(f"harm: that of {before[-1].trigger.text!r}, left out before a number",),
            )


def _goes_on(sentence: Sentence, count: Count, toll: TollRead) -> bool:
    """Whether a bare number stands after "and", and a place or a "since" follows it."""
    opening = sentence.tokens[count.first - 1].lower if count.first else ""
    if toll.comparator is Comparator.ZERO or opening != "and" or count.noun is not None:
        return False
    if sentence.tokens[count.top].dep != "conj" or count.comparator is Comparator.ZERO:
        return False
    counted = {t.lower for t in sentence.tokens[count.first : count.last + 2]}
    said = _said_of(sentence, count)
    if not said:
        return False
    return said[0].lower == "since" or bool(counted & _MORE)


def _said_of(sentence: Sentence, count: Count) -> tuple[Token, ...]:
    """The phrase behind the number: in the next village; since the outbreak."""
    after = sentence.tokens[count.last + 1 :]
    if after and after[0].lower in _MORE:
        after = after[1:]
    if not after or after[0].lower not in _WHERE | {"since"}:
        return ()
    noun = next(sentence.below(after[0], "pobj"), None)
    return () if noun is None else sentence.tokens[after[0].i : noun.i + 1]
