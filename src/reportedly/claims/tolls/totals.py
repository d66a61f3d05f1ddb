"""Toll that counts from people told of before -> the total it is of: two of the dead."""

from collections.abc import Sequence

from reportedly.claims.tolls.read import TollRead
from reportedly.claims.tolls.within import may_be_among
from reportedly.records.claim import Claim, Toll
from reportedly.records.parse import Sentence
from reportedly.records.vocabulary import Comparator, Stance, VictimClass
from reportedly.vocab.harms import HarmWords


def total_before(
    found: Sequence[Claim], sentence: Sentence, toll: TollRead, words: HarmWords
) -> str | None:
    """Return the id of the last total before that it can be of, one with a number if there is.

    Args:
        found: the claims of the page so far; those of the toll's own sentence are beside it.
    """
    if not toll.of_before and not toll.adds:
        return None
    vague: str | None = None
    for claim in reversed(found):
        told = claim.toll
        if told is None or claim.sentence[0] == sentence.start:
            continue
        if toll.adds and claim.stance is not Stance.REVISES:
            continue  # "two more died" adds to a figure, unless that figure has risen by them
        if not _may_hold(told, toll, words):
            continue
        if told.comparator is Comparator.VAGUE:
            vague = vague or claim.id
        elif told.comparator is not Comparator.ZERO and _most(told) >= toll.least:
            return claim.id
    return vague


def _most(told: Toll) -> int:
    return told.high or told.low or 0


def _may_hold(told: Toll, toll: TollRead, words: HarmWords) -> bool:
    """Whether it is a total of the same harm, of more than one, and of such people."""
    if told.harm is not toll.harm or told.subset_of is not None or told.low == told.high == 1:
        return False
    if toll.low and told.low == told.high == toll.low == toll.high:
        return False  # all of them, told of again
    if _is_of_children(told, words) and not toll.victims.child_or_woman:
        return toll.victim_class is VictimClass.UNKNOWN
    return may_be_among(toll.victim_class, told.victim_class)


def _is_of_children(told: Toll, words: HarmWords) -> bool:
    """Whether the words for them are for children or women: no uncle is one of two girls."""
    entries = (words.victim_entry(word) for word in (told.victim_term or "").lower().split())
    return any(entry is not None and entry.child_or_woman for entry in entries)
