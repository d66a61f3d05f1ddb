"""Tolls of a page -> the same, victims named with the class the page introduced them by.

"A bank clerk was kidnapped on Monday ... Roth was taken from her car": where the page names but one
person to whom it can have been done, and told before of one whom it did not name, they are one. So
are two: "Two clerks were shot ... Roth and Cole were shot".
"""

from collections.abc import Sequence

from reportedly.records.base import Record
from reportedly.records.claim import Claim, PlaceMention, TimeMention, Toll
from reportedly.records.vocabulary import PlaceLevel, VictimClass

REACH = 1500
"""Characters back, at most, from where victims are first named to where they were introduced."""

_OPEN = frozenset({VictimClass.UNKNOWN, VictimClass.MIXED})
_KNOWN = frozenset({"the", "these", "those", "all", "both", "other", "his", "her", "their", "its"})
_NEW = frozenset({"a", "an", "one"})


class _Counted(Record, frozen=True, kw_only=True):
    """A toll of an exact number of people, by their last names if all are named."""

    claim: Claim
    toll: Toll
    name: str


def with_introductions(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Return the claims, those of people named with the class of those told of before."""
    tolls = ((claim, claim.toll) for claim in claims if claim.toll is not None)
    exact = [_counted(c, toll) for c, toll in tolls if toll.low and toll.low == toll.high]
    changed: dict[str, Claim] = {}
    for name in dict.fromkeys(one.name for one in exact if one.name):
        mine = [one for one in exact if one.name == name]
        met = _introduction(mine, [one for one in exact if one.name != name])
        if met is not None:
            why = f"class: that of {met.victim_term!r}, told of before the name"
            for one in mine:
                toll = one.toll.replacing(victim_class=met.victim_class)
                changed[one.claim.id] = one.claim.replacing(toll=toll, why=(*one.claim.why, why))
    return tuple(changed.get(claim.id, claim) for claim in claims)


def _counted(claim: Claim, toll: Toll) -> _Counted:
    last = [name.split()[-1].casefold() for name in toll.named]
    return _Counted(claim=claim, toll=toll, name=" ".join(last) if len(last) == toll.low else "")


def _introduction(mine: Sequence[_Counted], others: Sequence[_Counted]) -> Toll | None:
    """The toll of whom the page brought in before it named these, and nobody else it can be."""
    if any(one.toll.victim_class is not VictimClass.UNKNOWN for one in mine):
        return None
    harms, first = {one.toll.harm for one in mine}, mine[0].claim.start
    alike = [o for o in others if o.toll.harm in harms and o.toll.low == mine[0].toll.low]
    met = [one for one in alike if 0 <= first - one.claim.end <= REACH and _is_new(one)]
    if any(_is_elsewhere(one.claim, named.claim) for one in met for named in mine):
        return None
    kinds = {one.toll.victim_class for one in met}
    rivals = {one.toll.victim_class for one in alike if one.name}
    if len(kinds) != 1 or kinds & _OPEN or rivals & (kinds | {VictimClass.UNKNOWN}):
        return None
    return met[-1].toll


def _is_elsewhere(a: Claim, b: Claim) -> bool:
    """Whether both sentences print a day or a place of their own, and not the same."""
    days = [one.when for one in (a, b) if one.when is not None and _prints(one, one.when)]
    places = [[p for p in one.where if _prints(one, p)] for one in (a, b)]
    apart = all(places) and not any(_is_same_place(p, q) for p in places[0] for q in places[1])
    return apart or (len(days) == len((a, b)) and not _is_same_day(*days))


def _prints(claim: Claim, mention: PlaceMention | TimeMention) -> bool:
    return claim.sentence[0] <= mention.start < claim.sentence[1]


def _is_same_place(a: PlaceMention, b: PlaceMention) -> bool:
    whole = PlaceLevel.COUNTRY in {a.level, b.level}
    return a.printed == b.printed or (a.country == b.country and (whole or a.id == b.id))


def _is_same_day(a: TimeMention, b: TimeMention) -> bool:
    if a.from_ is None or b.from_ is None or a.to is None or b.to is None:
        return a.printed.casefold() == b.printed.casefold()
    return a.from_ <= b.to and b.from_ <= a.to


def _is_new(one: _Counted) -> bool:
    """Whether the words bring in somebody: a clerk, two clerks; not "the clerk" nor "his wife"."""
    if one.toll.named or not one.toll.victim_term:
        return False
    before = one.claim.quote.partition(one.toll.victim_term)[0].lower().split()[-2:]
    return not set(before) & _KNOWN and (one.toll.low != 1 or bool(_NEW & set(before[-1:])))
