"""A plain table of names (name, lat, lon, country, level, other names ...) -> places."""

from collections.abc import Iterator

from reportedly.errors import PackError
from reportedly.ingest.packs.rows import (
    Entry,
    Facts,
    Line,
    WrongRow,
    country_in,
    entry_of,
    km_in,
    name_of,
    other_names,
    people_in,
    point_of,
    shown,
)
from reportedly.ingest.packs.source import Member
from reportedly.ingest.packs.tables import Row, columns_of, rows_of
from reportedly.records.base import content_id
from reportedly.records.claim import PlaceName
from reportedly.vocab.folding import fold
from reportedly.vocab.kinds import Kind, kinds_of

COLUMNS = {
    "name": ("name", "placename", "place_name", "toponym", "title"),
    "lat": ("lat", "latitude", "y"),
    "lon": ("lon", "long", "lng", "longitude", "x"),
    "country": ("country", "country_code", "countrycode", "iso3", "iso2", "iso"),
    "level": ("level", "type", "kind"),
    "other_names": ("other_names", "alternate_names", "alternatenames", "aliases", "alt_names"),
    "id": ("id", "key", "code"),
    "language": ("language", "lang"),
    "used_by": ("used_by",),
    "population": ("population", "pop"),
    "radius_km": ("radius_km", "radius"),
}
"""What each column may be called; the first name is the one we write."""

_NEEDED = ("name", "lat", "lon")


def is_table(columns: tuple[str, ...]) -> bool:
    """Return whether a head has a column for the name and one for a coordinate."""
    return bool({*COLUMNS["name"]} & {*columns}) and bool(
        {*COLUMNS["lat"], *COLUMNS["lon"]} & {*columns}
    )


def read_names(member: Member, pack: str) -> Iterator[Line]:
    """Yield the place of each row, or what is wrong with it.

    Args:
        member: the table.
        pack: the name of the gazetteer; ids begin with it.

    Raises:
        PackError: a column is missing.
    """
    _check(member)
    for row in rows_of(member):
        if row.wrong is not None:
            yield Line(row.number, wrong=row.wrong)
            continue
        try:
            yield Line(row.number, _entry(row, pack))
        except WrongRow as wrong:
            yield Line(row.number, wrong=wrong)


def _check(member: Member) -> None:
    columns = columns_of(member.beginning())
    for needed in _NEEDED:
        if not {*COLUMNS[needed]} & {*columns}:
            raise PackError(
                f"there is no column `{needed}` (found: {', '.join(columns)})",
                where=f"{member.name}, row 1",
                do=f"The columns are {', '.join(COLUMNS)}; name, lat and lon must be there.",
            )


def _entry(row: Row, pack: str) -> Entry | None:
    told = {name: row.first(called) for name, called in COLUMNS.items()}
    name = PlaceName(
        name=name_of(told["name"]),
        language=told["language"] or None,
        used_by=told["used_by"] or None,
    )
    point = point_of(told["lat"], told["lon"])
    key = "-".join(told["id"].split()) or content_id("n", fold(name.name) or name.name, *point)
    return entry_of(
        Facts(
            id=f"{pack}:{key}",
            names=(name, *other_names(told["other_names"])),
            kind=_kind(told["level"]),
            point=point,
            country=country_in(told["country"]),
            radius_km=km_in(told["radius_km"]),
            population=people_in(told["population"]),
        )
    )


def _kind(told: str) -> Kind:
    """The kind a word names; without one it is not known how much ground a place covers.

    Raises:
        WrongRow: we know no such kind.
    """
    kinds = kinds_of("names")
    kind = kinds.get(told.lower() or "unknown")
    if kind is None:
        raise WrongRow("level", f"{shown(told)} is none of {', '.join(kinds)}")
    return kind
