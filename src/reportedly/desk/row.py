"""An incident -> what a list, a map and a timeline say of it."""

import re
from datetime import date

from reportedly.records.base import Record
from reportedly.records.claim import PlaceMention
from reportedly.records.incident import Incident, TollBasis
from reportedly.records.vocabulary import PlaceLevel, State
from reportedly.wording.tolls import bounds_words
from reportedly.wording.where import place_name
from reportedly.wording.words import place_level_words

MOST_MONTHS = 24
"""An incident stands in every month of its interval, up to so many."""

UNDATED = "undated"
MONTH = re.compile(r"(?!0000)[0-9]{4}-(?:0[1-9]|1[0-2])")
"""A month as an address names it; there was no year 0."""

NO_PLACE = "no-place"
NO_OUTLET = "not stated"


class Spot(Record, frozen=True, kw_only=True):
    """A place of an incident: its names as equals, how much ground it covers, and where."""

    id: str
    name: str
    names: tuple[str, ...]
    level: PlaceLevel
    level_words: str
    lat: float | None
    lon: float | None
    radius_km: float | None
    is_drawn: bool


class TollRow(Record, frozen=True, kw_only=True):
    """A toll over everybody; None: no page gives that bound. ``words``: each as pages print it."""

    harm: str
    low: int | None
    best: int | None
    high: int | None
    is_open: bool
    words: tuple[str, str, str]
    basis: TollBasis = TollBasis.TOLD


class Row(Record, frozen=True, kw_only=True):
    """One incident in a list. ``first`` and ``last`` are its days; None: not stated, or open."""

    id: str
    title: str
    event: str
    first: date | None
    last: date | None
    level: str
    spots: tuple[Spot, ...]
    contested: tuple[str, ...]
    pages: int
    origins: int
    parties: tuple[tuple[str, str], ...]
    outlets: tuple[str, ...]
    tolls: tuple[TollRow, ...]


_NOT_A_POINT = frozenset(
    {PlaceLevel.COUNTRY, PlaceLevel.UNKNOWN, PlaceLevel.OTHER, PlaceLevel.WATER_OR_AIR}
)


def spot_of(place: PlaceMention) -> Spot:
    """Return a place as lists and maps tell it; one too wide to be drawn is told in words alone."""
    names = (place.name, *(one.name for one in place.names), place.printed)
    return Spot(
        id=NO_PLACE if place.id is None else place.id,
        name=place_name(place),
        names=tuple(dict.fromkeys(name for name in names if name)),
        level=place.level,
        level_words=place_level_words(place.level),
        lat=place.lat,
        lon=place.lon,
        radius_km=place.radius_km,
        is_drawn=place.lat is not None
        and place.lon is not None
        and place.level not in _NOT_A_POINT,
    )


def row_of(incident: Incident, outlets: tuple[str, ...]) -> Row:
    """Return an incident as a row; ``outlets`` are those whose pages tell of it."""
    when = incident.when
    spots = {
        spot.id if spot.id != NO_PLACE else spot.name: spot for spot in map(spot_of, incident.where)
    }
    parties = {one.id or one.printed: one.name or one.printed for one in incident.parties}
    contested = (a for a, state in incident.states.items() if state is State.CONTESTED)
    return Row(
        id=incident.id,
        title=incident.title,
        event=incident.event_class,
        first=None if when is None else when.from_ or when.to,
        last=None if when is None else when.to,
        level="" if when is None else when.level,
        spots=tuple(spots.values()),
        contested=tuple(sorted(str(aspect) for aspect in contested)),
        pages=len(incident.documents),
        origins=incident.origins,
        parties=tuple(parties.items()),
        outlets=outlets,
        tolls=tuple(
            TollRow(
                harm=one.harm,
                low=one.low,
                best=one.best,
                high=one.high,
                is_open=one.high_is_open,
                words=bounds_words(one),
                basis=one.basis,
            )
            for one in incident.tolls
            if one.victim_class is None and one.side is None
        ),
    )


def months_of(row: Row) -> tuple[str, ...]:
    """Return the months an incident may fall in, the first first."""
    if row.first is None:
        return (UNDATED,)
    last = row.last or row.first
    count = (last.year - row.first.year) * 12 + last.month - row.first.month + 1
    first = row.first.year * 12 + row.first.month - 1
    months = range(first, first + max(1, min(count, MOST_MONTHS)))
    return tuple(f"{month // 12:04}-{month % 12 + 1:02}" for month in months)
