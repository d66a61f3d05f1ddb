"""Tolls of a page -> the same, one named victim with the class the page introduced them by.

"A bank clerk was kidnapped on Monday ... Roth was taken from her car": where the page names but one
person to whom it can have been done, and told before of one whom it did not name, they are one.
"""

import re
from collections.abc import Sequence

from reportedly.records.base import Record
from reportedly.records.claim import Claim, Toll
from reportedly.records.vocabulary import VictimClass

REACH = 1500
"""Characters back, at most, from where a victim is first named to where they were introduced."""

_OPEN = frozenset({VictimClass.UNKNOWN, VictimClass.MIXED})


class _One(Record, frozen=True, kw_only=True):
    """A toll of one person, by the last name if there is one."""

    claim: Claim
    toll: Toll
    name: str


def with_introductions(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Return the claims, those of a person named with the class of the one told of before."""
    single = [
        _one(c, c.toll) for c in claims if c.toll is not None and c.toll.low == c.toll.high == 1
    ]
    changed: dict[str, Claim] = {}
    for name in dict.fromkeys(one.name for one in single if one.name):
        met = _introduction(name, single)
        if met is not None:
            why = f"class: that of {met.victim_term!r}, told of before the name"
            for one in (one for one in single if one.name == name):
                toll = one.toll.replacing(victim_class=met.victim_class)
                changed[one.claim.id] = one.claim.replacing(toll=toll, why=(*one.claim.why, why))
    return tuple(changed.get(claim.id, claim) for claim in claims)


def _one(claim: Claim, toll: Toll) -> _One:
    name = toll.named[0].split()[-1].casefold() if toll.named else ""
    return _One(claim=claim, toll=toll, name=name)


def _introduction(name: str, single: Sequence[_One]) -> Toll | None:
    """The toll of whom the page brought in before it named this one, and nobody else it can be."""
    mine = [one for one in single if one.name == name]
    if any(one.toll.victim_class is not VictimClass.UNKNOWN for one in mine):
        return None
    harms, first = {one.toll.harm for one in mine}, mine[0].claim.start
    alike = [one for one in single if one.toll.harm in harms and one.name != name]
    met = [one.toll for one in alike if 0 <= first - one.claim.end <= REACH and _is_new(one)]
    kinds = {toll.victim_class for toll in met}
    rivals = {one.toll.victim_class for one in alike if one.name}
    if len(kinds) != 1 or kinds & _OPEN or rivals & (kinds | {VictimClass.UNKNOWN}):
        return None
    return met[-1]


def _is_new(one: _One) -> bool:
    """Whether the words bring in somebody: a clerk, and not "the clerk" nor "his wife"."""
    term = re.escape(one.toll.victim_term or "")
    brought_in = term and re.search(rf"\b(?:an?|one)\s+{term}", one.claim.quote, re.IGNORECASE)
    return not one.name and bool(brought_in)
