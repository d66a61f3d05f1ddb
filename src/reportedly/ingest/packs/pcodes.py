"""A table of P-codes (OCHA's common operational data sets) -> administrative places."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from reportedly.ingest.packs.rows import (
    Entry,
    Facts,
    Line,
    WrongRow,
    country_in,
    entry_of,
    name_of,
    point_of,
    radius_of_area,
    shown,
)
from reportedly.ingest.packs.source import Member
from reportedly.ingest.packs.tables import Row, columns_of, rows_of
from reportedly.records.claim import PlaceName
from reportedly.vocab.countries import country_of
from reportedly.vocab.kinds import kinds_of

_CODE = re.compile(r"adm(?:in)?_?(\d)_?p_?code")
_NAME = re.compile(
    r"adm(?:in)?_?(\d)_?(alt|ref)?_?(?:name)?_?(?:alt)?\d?_?(?:name)?\d?_?([a-z]{2})?"
)
_LAT = ("center_lat", "centroid_lat", "latitude", "lat", "y")
_LON = ("center_lon", "centroid_lon", "longitude", "lon", "lng", "x")
_AREA = ("area_sqkm", "areasqkm", "shape_area_sqkm")


class Column(NamedTuple):
    """A column that names a place of one administrative level."""

    title: str
    level: str
    language: str | None
    own: bool


def has_pcodes(columns: tuple[str, ...]) -> bool:
    """Return whether a head has a column of P-codes."""
    return any(_CODE.fullmatch(column) for column in columns)


def read_pcodes(member: Member) -> Iterator[Line]:
    """Yield each administrative place once, though its name stands in every row below it.

    A row's coordinates and area are of its narrowest level; a place without any is looked for in
    the built-in gazetteer by its name.
    """
    columns = columns_of(member.beginning())
    codes = {found[1]: one for one in columns if (found := _CODE.fullmatch(one))}
    names = tuple(named for one in columns if (named := _name_column(one)) is not None)
    seen: set[str] = set()
    for row in rows_of(member):
        if row.wrong is not None:
            yield Line(row.number, wrong=row.wrong)
            continue
        yield from _of_row(row, codes, names, seen)


def _name_column(column: str) -> Column | None:
    found = _NAME.fullmatch(column)
    if found is None or column.endswith("_id"):
        return None
    is_other = found[2] is not None or "alt" in column or "ref" in column
    return Column(column, found[1], found[3], own=not is_other)


def _of_row(
    row: Row, codes: dict[str, str], names: tuple[Column, ...], seen: set[str]
) -> Iterator[Line]:
    told = {level: row.fields.get(column, "").strip() for level, column in codes.items()}
    narrowest = max((level for level, code in told.items() if code), default=None)
    if narrowest is None:
        columns = ", ".join(codes.values())
        yield Line(row.number, wrong=WrongRow(columns, "there is no P-code"))
    for level, code in sorted(told.items()):
        if not code or code in seen:
            continue
        seen.add(code)
        try:
            yield Line(
                row.number,
                _entry(row, code, [c for c in names if c.level == level], level == narrowest),
            )
        except WrongRow as wrong:
            yield Line(row.number, wrong=wrong)


def _entry(row: Row, code: str, columns: list[Column], is_narrowest: bool) -> Entry | None:  # noqa: FBT001 - one of two
    ordered = sorted(columns, key=lambda one: (not one.own, one.language not in {"en", None}))
    names = [
        PlaceName(name=name_of(told, one.title), language=one.language)
        for one in ordered
        if (told := row.fields.get(one.title, "").strip())
    ]
    if not names:
        told_columns = ", ".join(one.title for one in ordered) or "name"
        raise WrongRow(told_columns, f"the P-code {shown(code)} has no name")
    kind = kinds_of("pcodes").get(ordered[0].level)
    if kind is None:
        raise WrongRow(ordered[0].title, "we know no such level")
    area = row.first(_AREA) if is_narrowest else ""
    return entry_of(
        Facts(
            id=f"pcode:{code}",
            names=tuple(names),
            own=sum(one.own for one in ordered if row.fields.get(one.title, "").strip()),
            kind=kind,
            point=_point(row) if is_narrowest else None,
            country=_country(row, code),
            radius_km=_radius(area) if area else None,
        )
    )


def _point(row: Row) -> tuple[float, float] | None:
    lat, lon = row.first(_LAT), row.first(_LON)
    return point_of(lat, lon) if lat or lon else None


def _radius(area: str) -> float:
    try:
        return radius_of_area(float(area))
    except ValueError:
        raise WrongRow("area_sqkm", f"{shown(area)} is not a number") from None


def _country(row: Row, code: str) -> str | None:
    """The state of a row: its own columns say it, else the letters the P-code begins with."""
    for column in ("iso3", "iso2", "adm0_pcode", "admin0pcode", "admin0_pcode"):
        if row.fields.get(column, "").strip():
            return country_in(row.fields[column], column)
    letters = re.match(r"[A-Z]+", code)
    return None if letters is None else country_of(letters[0])
