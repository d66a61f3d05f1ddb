"""A name and its place -> how much ground the words mean: near it, a part of it, its border."""

from reportedly.claims.where.toponyms import Spot
from reportedly.records.base import Record
from reportedly.records.vocabulary import PlaceLevel
from reportedly.vocab.places import Place

_TOWNS = frozenset({PlaceLevel.SETTLEMENT, PlaceLevel.SITE})
_BORDERED = frozenset({PlaceLevel.COUNTRY, PlaceLevel.ADM1, PlaceLevel.CONTESTED_REGION})


class Extent(Record, frozen=True, kw_only=True):
    """The level and the radius that the words give, and why they differ from the place's own."""

    level: PlaceLevel
    radius_km: float
    why: str = ""


def extent_of(spot: Spot, place: Place) -> Extent:
    """Return how much ground the name covers here."""
    if spot.border and place.level in _BORDERED:
        return _zone(
            place, "its border: a line, drawn nowhere; the point is only the middle of it all"
        )
    if spot.near_km is not None and place.level in _TOWNS:
        return Extent(
            level=PlaceLevel.NEAR_SETTLEMENT,
            radius_km=spot.near_km,
            why="; beside it: the point is the town's",
        )
    if spot.part is not None and place.level is PlaceLevel.COUNTRY:
        return _zone(place, f"its {spot.part} part: a zone; the point is only the middle of it all")
    if place.level is PlaceLevel.UNKNOWN and spot.wanted is PlaceLevel.SETTLEMENT:
        what = "; its gazetteer tells no level, the page calls it a settlement"
        return Extent(level=spot.wanted, radius_km=place.radius_km, why=what)
    if place.level is PlaceLevel.UNKNOWN:
        what = "; its gazetteer tells no level: how much ground it covers is not known"
        return Extent(level=place.level, radius_km=place.radius_km, why=what)
    return Extent(level=place.level, radius_km=place.radius_km)


def _zone(place: Place, what: str) -> Extent:
    """A stretch of ground without an edge, as wide as the place at most."""
    return Extent(level=PlaceLevel.LINE_OR_ZONE, radius_km=place.radius_km, why=f"; {what}")
