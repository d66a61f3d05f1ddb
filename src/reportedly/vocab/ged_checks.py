"""Rows in GED's columns -> what in them the codebook does not allow, and what it asks for.

The same checks are run on what we export and on UCDP's own rows.
"""

import re
from collections.abc import Callable, Iterable, Iterator

from reportedly.records.ged import Finding, FindingKind, GedRow
from reportedly.vocab.ged import grid_cell, point_wkt

REGIONS = frozenset({"Africa", "Americas", "Asia", "Europe", "Middle East"})

CODES: dict[str, frozenset[int]] = {
    "active_year": frozenset({0, 1}),
    "type_of_violence": frozenset({1, 2, 3}),
    "where_prec": frozenset(range(1, 8)),
    "event_clarity": frozenset({1, 2}),
    "date_prec": frozenset(range(1, 6)),
}
"""The codes of each coded column (GED codebook, 22.1)."""

DAYS: dict[int, tuple[int, int]] = {1: (1, 1), 2: (2, 6), 3: (7, 7), 4: (8, 31), 5: (32, 366)}
"""How many days an event of each ``date_prec`` may take, first and last day counted."""

PARTS = ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")
COUNTS = (*PARTS, "best", "high", "low")

MAY_BE_EMPTY = frozenset(
    {
        *("source_office", "source_date", "source_headline", "source_original"),
        *("where_description", "adm_1", "adm_2", "gwnoa", "gwnob"),
    }
)
"""Columns that UCDP leaves empty in rows of its own release."""

_METRES = 2e-6  # UCDP cuts latitude and longitude to six decimals and leaves the geometry as it is


Rule = Callable[[GedRow], str | None]
"""What is wrong with a row in words, or None."""


def check_rows(rows: Iterable[GedRow]) -> Iterator[Finding]:
    """Yield everything the codebook's rules find in the rows, row by row."""
    seen: set[int] = set()
    for row in rows:
        yield from check_row(row)
        if row.id is not None and row.id in seen:
            yield _finding(row, "ids are unique", ("id",), f"{row.id} stands twice")
        seen.update(() if row.id is None else (row.id,))


def check_row(row: GedRow) -> Iterator[Finding]:
    """Yield what is wrong with one row, and the cells it lacks."""
    for name in GedRow.__struct_fields__:
        if name not in MAY_BE_EMPTY and getattr(row, name) is None:
            yield _finding(row, "filled", (name,), "empty", FindingKind.EMPTY)
    for name, codes in CODES.items():
        value = getattr(row, name)
        if value is not None and value not in codes:
            yield _finding(row, "code", (name,), f"{value} is none of {sorted(codes)}")
    for columns, (rule, found) in _RULES.items():
        told = found(row)
        if told is not None:
            yield _finding(row, rule, columns, told)


def _finding(
    row: GedRow,
    rule: str,
    columns: tuple[str, ...],
    told: str,
    kind: FindingKind = FindingKind.WRONG,
) -> Finding:
    return Finding(row=row.relid or str(row.id), rule=rule, columns=columns, kind=kind, told=told)


def _sum(row: GedRow) -> str | None:
    parts = [getattr(row, name) for name in PARTS]
    if row.best is None or None in parts or sum(parts) == row.best:
        return None
    return f"{' + '.join(map(str, parts))} is not {row.best}"


def _order(row: GedRow) -> str | None:
    if row.low is None or row.best is None or row.high is None or row.low <= row.best <= row.high:
        return None
    return f"low {row.low}, best {row.best}, high {row.high}"


def _a_death(row: GedRow) -> str | None:
    told = [value for value in (row.low, row.best, row.high) if value is not None]
    return "no estimate is above 0" if told and max(told) < 1 else None


def _no_negative(row: GedRow) -> str | None:
    below = [name for name in COUNTS if (getattr(row, name) or 0) < 0]
    return f"{below[0]} is below 0" if below else None


def _one_sided(row: GedRow) -> str | None:
    if row.type_of_violence != 3:
        return None
    if row.deaths_a or row.deaths_b:
        return f"one-sided, and deaths of the sides are {row.deaths_a} and {row.deaths_b}"
    return None if row.side_b in {None, "Civilians"} else f"one-sided, and side B is {row.side_b}"


def _government(row: GedRow) -> str | None:
    named = row.type_of_violence == 1 and row.side_a is not None
    return "state-based, and side A has no state's number" if named and row.gwnoa is None else None


def _dyad(row: GedRow) -> str | None:
    if None in (row.dyad_name, row.side_a, row.side_b):
        return None
    want = f"{row.side_a} - {row.side_b}"
    return None if row.dyad_name == want else f"{row.dyad_name!r} is not {want!r}"


def _days(row: GedRow) -> str | None:
    if row.date_start is None or row.date_end is None:
        return None
    length = (row.date_end - row.date_start).days + 1
    if length < 1:
        return f"it ends {row.date_end} and begins {row.date_start}"
    least, most = DAYS.get(row.date_prec or 0, (1, 366))
    if not least <= length <= most:
        return f"{length} days, and date_prec {row.date_prec} is for {least} to {most}"
    return None


def _year(row: GedRow) -> str | None:
    if row.year is None or row.date_start is None or row.date_start.year == row.year:
        return None
    return f"{row.year}, and it begins {row.date_start}"


def _point(row: GedRow) -> str | None:
    lat, lon = row.latitude, row.longitude
    if lat is None and lon is None:
        return None if row.geom_wkt is None else "a geometry without coordinates"
    if lat is None or lon is None or not (-90 <= lat <= 90 and -180 <= lon <= 180):
        return f"{lat}, {lon} is no point"
    drawn = [float(number) for number in re.findall(r"-?[\d.]+(?:e-?\d+)?", row.geom_wkt or "")]
    if len(drawn) != 2 or abs(drawn[0] - lon) > _METRES or abs(drawn[1] - lat) > _METRES:
        return f"{row.geom_wkt} is not {point_wkt(lat, lon)}"
    return None


def _grid(row: GedRow) -> str | None:
    if row.priogrid_gid is None or row.latitude is None or row.longitude is None:
        return None
    cell = grid_cell(row.latitude, row.longitude)
    return None if cell == row.priogrid_gid else f"{row.priogrid_gid}, and the point is in {cell}"


def _region(row: GedRow) -> str | None:
    return None if row.region is None or row.region in REGIONS else f"{row.region!r} is no region"


def _sources(row: GedRow) -> str | None:
    """The lists of offices, days and headlines run in step; a headline may hold a semicolon."""
    if row.source_office is None or row.source_date is None:
        return None
    offices, days = (cell.count(";") + 1 for cell in (row.source_office, row.source_date))
    if offices != days:
        return f"{offices} offices and {days} days"
    return None


_RULES: dict[tuple[str, ...], tuple[str, Rule]] = {
    ("best", *PARTS): ("best is the sum of its parts", _sum),
    ("low", "best", "high"): ("low <= best <= high", _order),
    ("best", "high", "low"): ("at least one death", _a_death),
    COUNTS: ("no count is negative", _no_negative),
    ("type_of_violence", "deaths_a", "deaths_b", "side_b"): ("one-sided violence", _one_sided),
    ("gwnoa",): ("side A of state-based violence is a state", _government),
    ("dyad_name", "side_a", "side_b"): ("the dyad is named by its sides", _dyad),
    ("date_prec", "date_start", "date_end"): ("days and their precision", _days),
    ("year", "date_start"): ("the first day is of the year", _year),
    ("latitude", "longitude", "geom_wkt"): ("one point", _point),
    ("priogrid_gid",): ("the grid cell is the point's", _grid),
    ("region",): ("region", _region),
    ("source_office", "source_date"): ("sources run in step", _sources),
}
