"""An incident's places -> the one a row has room for, and whether it may be a point."""

from reportedly.records.base import Record
from reportedly.records.claim import PlaceMention
from reportedly.records.incident import Incident
from reportedly.records.vocabulary import PlaceLevel
from reportedly.vocab.coded_place import PlaceCodes, codes_of
from reportedly.vocab.load_mappings import load_mappings

Point = tuple[float, float]
"""Latitude and longitude."""


class Placed(Record, frozen=True, kw_only=True):
    """The narrowest place of an incident, its codes, and the other places told."""

    place: PlaceMention
    codes: PlaceCodes
    point: Point | None
    others: tuple[PlaceMention, ...]


def placed(incident: Incident) -> Placed | None:
    """Return where an incident was: the narrowest place found; None where none was."""
    found = [place for place in incident.where if place.is_found]
    if not found:
        return None
    place = found[0]
    return Placed(place=place, codes=codes_of(place), point=pin_of(place), others=tuple(found[1:]))


def pin_of(place: PlaceMention) -> Point | None:
    """Return the point that may be drawn for a place; a state has none, nor has one not found."""
    if place.lat is None or place.lon is None:
        return None
    drawn = load_mappings().levels[place.level].pin and not _is_state(place)
    return (place.lat, place.lon) if drawn else None


def why_nowhere(incident: Incident) -> str:
    """Return why an incident has no place: no page says where, or it was not found."""
    printed = ", ".join(dict.fromkeys(repr(place.printed) for place in incident.where))
    return f"{printed} was not found on the map" if printed else "no page says where"


def why_no_pin(place: PlaceMention) -> str:
    """Return why a place has no point."""
    if not place.is_found:
        return f"{place.printed!r} is no place we know: {place.why}"
    if place.level is PlaceLevel.COUNTRY or _is_state(place):
        return f"{place.name} is a state or part of one without bounds, and no point"
    return f"{place.name} has no coordinates that could stand for it"


def _is_state(place: PlaceMention) -> bool:
    """A zone of a state ("the border") has the state's own id and only the middle of it all."""
    return place.id is not None and place.id.startswith("country:")
