"""A place of a user's gazetteer -> the built-in place it is, where it is one."""

from collections.abc import Iterable

from reportedly.ingest.packs.rows import Entry
from reportedly.records.vocabulary import PlaceLevel
from reportedly.vocab.distance import km_apart
from reportedly.vocab.folding import fold
from reportedly.vocab.gazetteer import Gazetteer
from reportedly.vocab.packs import Candidate, is_same_place
from reportedly.vocab.places import Named, Place

MOST_NAMES = 12
"""So many of a place's names are looked up; what has more is known by its first."""

_REGIONS = frozenset({PlaceLevel.ADM1, PlaceLevel.ADM2})


def look_ahead(entries: Iterable[Entry], built_in: Gazetteer) -> frozenset[str]:
    """Return which ids are built in, after looking up all names of the places at once."""
    listed = tuple(entries)
    ids = {entry.named.place.id for entry in listed if entry.is_geonames}
    built_in.look_up(
        fold(name) for entry in listed for name in _asked(entry) if _is_asked_by_name(entry)
    )
    return frozenset(built_in.with_ids(ids)) if ids else frozenset()


def built_in_of(entry: Entry, built_in: Gazetteer, ids: frozenset[str]) -> Place | None:
    """Return the built-in place that this one is: by its id, or by a name, a level and a point.

    Args:
        entry: the place.
        built_in: the gazetteer it may be in.
        ids: those of the ids of built-in places that these entries have.
    """
    place = entry.named.place
    if entry.is_geonames and place.id in ids:
        return place
    if not _is_asked_by_name(entry):
        return None
    found: dict[str, Place] = {}
    for position, name in enumerate(_asked(entry)):
        for candidate in built_in.named(name):
            is_main = candidate.main or position < entry.named.main
            if is_main and _is_one(candidate, entry):
                found[candidate.place.id] = candidate.place
    if not entry.has_point and len(found) > 1:
        return None
    return min(found.values(), key=lambda other: (_km(place, other), other.id), default=None)


def in_its_place(named: Named, same: Place) -> Named:
    """Return a place without coordinates at the point of the built-in one."""
    place = named.place.replacing(lat=same.lat, lon=same.lon, radius_km=same.radius_km)
    return named._replace(place=place)


def _is_one(candidate: Candidate, entry: Entry) -> bool:
    place, other = entry.named.place, candidate.place
    if entry.has_point:
        return is_same_place(other, place)
    return place.country is not None and (other.country, other.level) == (
        place.country,
        place.level,
    )


def _asked(entry: Entry) -> tuple[str, ...]:
    return entry.named.names[:MOST_NAMES]


def _is_asked_by_name(entry: Entry) -> bool:
    """Whether its names are looked up: a GeoNames town is known by its number or not at all."""
    return not entry.is_geonames or entry.named.place.level in _REGIONS


def _km(a: Place, b: Place) -> float:
    return km_apart((a.lat, a.lon), (b.lat, b.lon))
