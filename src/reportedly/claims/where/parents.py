"""A name and the district or state printed with it -> whether its namesakes lie somewhere else.

"Lower Brook village of Elm district" is not the Lower Brook of another district, however well known
is: a village that no gazetteer has is left unknown.
"""

import re

from reportedly.claims.where.lists import tokens_between, words_between
from reportedly.claims.where.resolve import Resolved, contains, km_between
from reportedly.claims.where.toponyms import Spot
from reportedly.records.parse import Sentence
from reportedly.records.vocabulary import PlaceLevel
from reportedly.vocab.places import Place

FAR_RADII = 2.0
"""Beyond so many times its radius from a district's middle a place is not in it."""

NEAREST_FAR_KM = 60.0
"""Middles and radii are rough: nearer than this nothing is said to lie outside."""

_BEHIND = frozenset({("of",), ("in",), ("of", "the"), ("in", "the")})
"""What stands between a village and the district it is said to lie in."""

_QUARTERS = frozenset(
    {"neighbourhood", "neighborhood", "quarter", "suburb", "area", "district", "section", "part"}
)
_LEVEL_WORDS = frozenset({"the", "province", "region", "district"})
_REGIONS = frozenset({PlaceLevel.ADM2, PlaceLevel.ADM1})
_INNER = _REGIONS | {PlaceLevel.SETTLEMENT}
_BEFORE = frozenset({("'s",), ("’s",)})


def printed_parents(
    i: int, spots: tuple[Spot, ...], sentences: tuple[Sentence, ...], directions: frozenset[str]
) -> tuple[Place, ...]:
    """Return what the page says name i lies in, each that the parent's name may mean.

    None where that name is but a direction ("the north-west"), whatever region is called so.
    """
    for j, ways in ((i + 1, _BEHIND), (i - 1, _BEFORE)):
        if not 0 <= j < len(spots) or spots[j].sentence != spots[i].sentence:
            continue
        left, right = spots[min(i, j)], spots[max(i, j)]
        between = words_between(left, right, sentences)
        if j > i and _is_quarter(left, tokens_between(left, right, sentences)):
            return tuple(c.place for c in spots[j].candidates if c.main)
        if between in ways or (j > i and between == (",",) and _is_region(spots[j])):
            return _wide(spots[j], directions)
    return ()


def _is_quarter(spot: Spot, between: tuple[str, ...]) -> bool:
    """Whether the name is that of a part of the town named behind: "Example quarter of Town"."""
    told = between if between and between[0] in _QUARTERS else spot.printed.lower().split()[-1:]
    return (
        between[-1:] == ("of",)
        and len(between) <= len(("quarter", "of"))
        and (told[0] in _QUARTERS)
    )


def _is_region(spot: Spot) -> bool:
    """Whether a word beside or in the name says it is a region: "Example, Othertown district"."""
    return spot.wanted in _REGIONS or (" " in spot.printed and spot.printed.split()[-1].islower())


def _wide(spot: Spot, directions: frozenset[str]) -> tuple[Place, ...]:
    """The states and regions of the name that are called by more than a direction."""
    if set(re.findall(r"[a-z]+", spot.printed.lower())) <= directions | _LEVEL_WORDS:
        return ()
    places = (c.place for c in spot.candidates if c.main)
    return tuple(p for p in places if p.level in _REGIONS or p.level is PlaceLevel.COUNTRY)


def lies_outside(spot: Spot, parents: tuple[Place, ...]) -> bool:
    """Return whether every place of the name lies outside of all that its parent may be."""
    towns = [c.place for c in spot.candidates]
    levels = {place.level for place in towns}
    if not parents or spot.wanted in _REGIONS or _is_region(spot):
        return False
    if PlaceLevel.SETTLEMENT not in levels or not levels <= _INNER:
        return False
    return all(_is_out(place, parent) for place in towns for parent in parents)


def _is_out(place: Place, parent: Place) -> bool:
    if contains(parent, place) or contains(place, parent) or place.id == parent.id:
        return False
    if place.country is None or parent.country is None or place.contested or parent.contested:
        return False  # whose it is depends on who says so
    if place.country != parent.country:
        return True
    if parent.level is PlaceLevel.COUNTRY:
        return False
    return km_between(parent, place) > max(FAR_RADII * parent.radius_km, NEAREST_FAR_KM)


def heard_in(heard: Resolved, parents: tuple[Place, ...]) -> bool:
    """Return whether a place found by its sound lies in what the page says it lies in."""
    return heard.place is not None and any(contains(parent, heard.place) for parent in parents)


def nowhere_in(parents: tuple[Place, ...]) -> Resolved:
    """Return that no place of the name is known where the page puts it."""
    told = " or ".join(sorted({parent.name for parent in parents}))
    why = f"the page puts it in {told}; no place so named is known there"
    return Resolved(place=None, why=why, is_elsewhere=True)
