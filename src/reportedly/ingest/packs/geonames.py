"""A GeoNames country dump (19 columns, tabs, no head) -> places."""

from collections.abc import Iterator

from reportedly.ingest.packs.rows import (
    Entry,
    Facts,
    Line,
    WrongRow,
    country_in,
    entry_of,
    is_number,
    name_of,
    number_in,
    other_names,
    people_in,
    point_of,
)
from reportedly.ingest.packs.source import Member
from reportedly.records.claim import PlaceName
from reportedly.vocab.kinds import Kind, kinds_of

COLUMNS = (
    *("geonameid", "name", "asciiname", "alternatenames", "latitude", "longitude"),
    *("feature class", "feature code", "country code", "cc2", "admin1 code", "admin2 code"),
    *("admin3 code", "admin4 code", "population", "elevation", "dem", "timezone"),
    "modification date",
)
_LEFT_OUT = Kind(level=None, radius_km=0)


def is_dump(beginning: str) -> bool:
    """Return whether a text begins like a dump: 19 columns, the first of them a number."""
    fields = beginning.partition("\n")[0].split("\t")
    return len(fields) == len(COLUMNS) and is_number(fields[0])


def read_dump(member: Member) -> Iterator[Line]:
    """Yield the place of each line, or what is wrong with it."""
    for number, text in member.lines():
        if not text.strip():
            continue
        try:
            yield Line(number, _entry(text.rstrip("\r\n").split("\t")))
        except WrongRow as wrong:
            yield Line(number, wrong=wrong)


def _entry(fields: list[str]) -> Entry | None:
    if len(fields) != len(COLUMNS):
        raise WrongRow("(all)", f"there are {len(fields)} columns, and a dump has {len(COLUMNS)}")
    kinds = kinds_of("geonames")
    kind = kinds.get(fields[7]) or kinds.get(fields[6]) or _LEFT_OUT
    if kind.level is None:
        return None
    number = number_in(fields[0], "geonameid")
    country = country_in(fields[8], "country code")
    names = (
        PlaceName(name=name_of(fields[1])),
        *(PlaceName(name=name) for name in [fields[2].strip()] if name),
        *other_names(fields[3], ","),
    )
    return entry_of(
        Facts(
            id=f"geonames:{number}",
            names=names,
            own=2 if fields[2].strip() else 1,
            kind=kind,
            point=point_of(fields[4], fields[5], ("latitude", "longitude")),
            country=country,
            region=f"region:{country}.{fields[10]}" if country and fields[10] else None,
            population=people_in(fields[14]),
            is_geonames=True,
        )
    )
