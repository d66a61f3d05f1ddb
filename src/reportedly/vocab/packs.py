"""A user's own gazetteers, open to be asked, and how their places join the built-in ones."""

import sqlite3
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from reportedly.records.base import Record
from reportedly.records.gazetteer import Pack
from reportedly.records.vocabulary import PlaceLevel
from reportedly.vocab.distance import km_apart
from reportedly.vocab.index import Row, by_id, same_as
from reportedly.vocab.places import Place

SAME_SPOT_KM = 10.0
"""Two gazetteers put one village so far apart; two villages of one name are further."""

SAME_REGION_KM = 60.0
"""The same of the middle of a region: each gazetteer has its own way to find it."""

KM_A_DEGREE = 110.0
"""No degree of latitude is shorter."""

_SPOTS = frozenset({PlaceLevel.SITE, PlaceLevel.SETTLEMENT})
_LIKE_SPOTS = _SPOTS | {PlaceLevel.UNKNOWN}
"""A place of which a gazetteer tells no level may be a spot of its name that lies so near."""
_REGIONS = frozenset({PlaceLevel.ADM1, PlaceLevel.ADM2})


class Candidate(Record, frozen=True, kw_only=True):
    """A place that a name may mean. ``main``: the name is its own, not one of its other names."""

    place: Place
    main: bool
    folded: str


class OpenPack(NamedTuple):
    """A pack, and its index as it lies on disk."""

    pack: Pack
    places: sqlite3.Connection


def candidates_of(
    rows: Iterable[Row], pack: OpenPack, built_in: sqlite3.Connection
) -> Iterator[Candidate]:
    """Yield what a pack's rows stand for: the built-in place where it is the same, else its own.

    So a place keeps its id, its point and all parties' names when a pack knows it too.
    """
    found = tuple(rows)
    known = by_id(built_in, {row.same for row in found if row.same is not None})
    for row in found:
        place = None if row.same is None else known.get(row.same)
        own = row.place.replacing(pack=pack.pack.id) if place is None else place
        yield Candidate(place=own, main=row.main, folded=row.folded)


def join(candidates: list[Candidate], candidate: Candidate) -> None:
    """Add a candidate of one name, unless its place is there already.

    Which names are a place's own is not changed: packs mix up a town, its district and old names.
    """
    if not any(is_same_place(other.place, candidate.place) for other in candidates):
        candidates.append(candidate)


def with_other_ids(
    candidates: Iterable[Candidate], packs: Iterable[OpenPack]
) -> Iterator[Candidate]:
    """Yield the candidates, each built-in place with the ids that packs have for it."""
    packs = tuple(packs)
    if not packs:
        yield from candidates
        return
    listed = tuple(candidates)
    ids = {one.place.id for one in listed if one.place.pack is None}
    also: dict[str, list[str]] = {}
    for pack in packs:
        for id_, other in same_as(pack.places, ids):
            if other != id_:
                also.setdefault(id_, []).append(other)
    for one in listed:
        others = also.get(one.place.id)
        yield (
            one if others is None else one.replacing(place=one.place.replacing(also=tuple(others)))
        )


def is_same_place(a: Place, b: Place) -> bool:
    """Whether two places that share a name are one place in two gazetteers."""
    if a.id == b.id:
        return True
    if a.country is None or a.country != b.country:
        return False
    if a.level in _LIKE_SPOTS:
        return b.level in _LIKE_SPOTS and _is_within(a, b, SAME_SPOT_KM)
    if a.level in _REGIONS:
        return a.level is b.level and _is_within(a, b, max(a.radius_km, SAME_REGION_KM))
    return a.level is b.level and a.level is PlaceLevel.COUNTRY


def _is_within(a: Place, b: Place, km: float) -> bool:
    """Whether the points are so near; the cheap look at the latitudes settles most of them."""
    if abs(a.lat - b.lat) * KM_A_DEGREE > km:
        return False
    return km_apart((a.lat, a.lon), (b.lat, b.lon)) <= km
