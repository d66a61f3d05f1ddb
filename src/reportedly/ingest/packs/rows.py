"""A line of a user's gazetteer -> a place with its names, or the column that is wrong and why."""

import math
import re
from collections.abc import Iterable
from typing import NamedTuple

from reportedly.records.base import Record
from reportedly.records.claim import PlaceName
from reportedly.records.vocabulary import PlaceLevel
from reportedly.vocab.countries import country_of
from reportedly.vocab.folding import fold
from reportedly.vocab.kinds import Kind
from reportedly.vocab.places import KEPT_NAMES, Named, Place, is_usable, short_name

LONGEST_NAME = 200
"""Characters: what is longer is no name but a text that slipped into the column."""

_REGIONS = frozenset({PlaceLevel.ADM1, PlaceLevel.ADM2})
_LONGEST_NUMBER = 18
_SHOWN = 60


class WrongRow(Exception):
    """A line cannot be used: the column at fault and what is wrong with it."""

    def __init__(self, column: str, what: str) -> None:
        super().__init__(f"{column}: {what}")
        self.column = column
        self.what = what


class Line(NamedTuple):
    """A line as read: its place, or what is wrong; neither where its kind is left out."""

    number: int
    place: "Entry | None" = None
    wrong: WrongRow | None = None


class Entry(NamedTuple):
    """A place with all its names; ``has_point`` is false where the file gives no coordinates.

    ``is_geonames``: its id is the number GeoNames has for it, as a built-in place's is.
    """

    named: Named
    has_point: bool = True
    is_geonames: bool = False


class Facts(Record, frozen=True, kw_only=True):
    """What a line tells of a place. The first ``own`` of the names are the place's own.

    ``id`` is the whole id of the record; ``point`` None means the file gives none.
    """

    id: str
    names: tuple[PlaceName, ...]
    own: int = 1
    kind: Kind
    point: tuple[float, float] | None
    country: str | None
    region: str | None = None
    radius_km: float | None = None
    population: int = 0
    is_geonames: bool = False


def entry_of(facts: Facts) -> Entry | None:
    """Return the place of a line; None where places of its kind are left out.

    Raises:
        WrongRow: it has no name that an English page could print.
    """
    if facts.kind.level is None:
        return None
    own = [one.name for one in facts.names[: facts.own]]
    short = [short_name(name) for name in own if facts.kind.level in _REGIONS]
    others = [one.name for one in facts.names[facts.own :] if is_usable(one.name, own[0])]
    main = [*own, *filter(None, short)]
    if not any(fold(name) for name in (*main, *others)):
        raise WrongRow("name", f"{shown(own[0])} is not in Latin letters, and no other name is")
    lat, lon = facts.point or (0.0, 0.0)
    place = Place(
        id=facts.id,
        name=next(name for name in (*own, *others) if fold(name)),
        level=facts.kind.level,
        lat=lat,
        lon=lon,
        radius_km=facts.kind.radius_km if facts.radius_km is None else facts.radius_km,
        country=facts.country,
        region=facts.region,
        population=facts.population,
        names=kept(facts.names),
    )
    named = Named(place, (*main, *others), len(main))
    return Entry(named, has_point=facts.point is not None, is_geonames=facts.is_geonames)


def kept(names: Iterable[PlaceName]) -> tuple[PlaceName, ...]:
    """Return the names a mention carries: those in Latin letters first, each spelling once."""
    latin: dict[str, PlaceName] = {}
    other: dict[str, PlaceName] = {}
    for name in names:
        folded = fold(name.name)
        (latin if folded else other).setdefault(folded or name.name, name)
    return (*latin.values(), *other.values())[:KEPT_NAMES]


def point_of(lat: str, lon: str, columns: tuple[str, str] = ("lat", "lon")) -> tuple[float, float]:
    """Return the point that two columns give.

    Raises:
        WrongRow: they are no numbers, not on the earth, or 0 and 0, which stands for no point.
    """
    at = (_degrees(lat, columns[0], 90.0), _degrees(lon, columns[1], 180.0))
    if at == (0.0, 0.0):
        raise WrongRow(columns[0], "0 and 0 is a point in the sea and stands for none")
    return at


def _degrees(told: str, column: str, most: float) -> float:
    try:
        value = float(told)
    except ValueError:
        what = "is empty" if not told.strip() else f"{shown(told)} is not a number"
        raise WrongRow(column, what) from None
    if not math.isfinite(value) or abs(value) > most:
        raise WrongRow(column, f"{shown(told)} is not between -{most:.0f} and {most:.0f} degrees")
    return value


def name_of(told: str, column: str = "name") -> str:
    """Return a name without blanks around it.

    Raises:
        WrongRow: it is empty, or too long for a name.
    """
    name = " ".join(told.split())
    if not name:
        raise WrongRow(column, "is empty")
    if len(name) > LONGEST_NAME:
        raise WrongRow(column, f"has {len(name)} characters, and a name has {LONGEST_NAME} at most")
    return name


def other_names(told: str, sign: str = ";") -> tuple[PlaceName, ...]:
    """Return the names that stand in one field apart by a sign; a language after @ is read."""
    found = []
    for part in told.split(sign):
        name, _, language = part.strip().partition("@")
        if name.strip() and len(name) <= LONGEST_NAME:
            found.append(PlaceName(name=" ".join(name.split()), language=language.strip() or None))
    return tuple(found)


def country_in(told: str, column: str = "country") -> str | None:
    """Return the code of the country a field names; None where it is empty.

    Raises:
        WrongRow: nothing is called so.
    """
    if not told.strip():
        return None
    found = country_of(told)
    if found is None:
        raise WrongRow(column, f"{shown(told)} is no country code (AM, ARM) and no country's name")
    return found


def people_in(told: str, column: str = "population") -> int:
    """Return a population; 0 where the field is empty, for not known.

    Raises:
        WrongRow: it is no whole number.
    """
    if not told.strip():
        return 0
    if re.fullmatch(r"\d{1,11}(?:\.0+)?", told.strip()) is None:
        raise WrongRow(column, f"{shown(told)} is not a whole number")
    return int(float(told))


def number_in(told: str, column: str) -> int:
    """Return the number a gazetteer knows a place by.

    Raises:
        WrongRow: it is none, or has other digits than 0 to 9.
    """
    if not is_number(told):
        raise WrongRow(column, f"{shown(told)} is not a number")
    return int(told)


def is_number(told: str) -> bool:
    """Return whether a field is a number a place may be known by: ``²`` is a digit and none."""
    return told.isascii() and told.isdecimal() and len(told) <= _LONGEST_NUMBER


def km_in(told: str, column: str = "radius_km") -> float | None:
    """Return a radius; None where the field is empty.

    Raises:
        WrongRow: it is no length, or longer than half the way round the earth.
    """
    if not told.strip():
        return None
    try:
        km = float(told)
    except ValueError:
        km = math.nan
    if not 0 < km <= 20_000:
        raise WrongRow(column, f"{shown(told)} is not a length in km")
    return km


def radius_of_area(km2: float) -> float:
    """Return a radius that an area of ordinary shape lies within."""
    return round(1.2 * math.sqrt(max(km2, 0.0) / math.pi), 1) or 0.5


def shown(told: str) -> str:
    """Return a field as it may be quoted in a message."""
    return repr(told if len(told) <= _SHOWN else told[:_SHOWN] + "…")
