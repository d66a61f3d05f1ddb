"""The text of a GED file <-> rows; the one place that reads and writes the format's cells."""

import csv
import math
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from typing import get_type_hints

import msgspec

from reportedly.errors import UsageError
from reportedly.records.ged import GED_COLUMNS, GedRow
from reportedly.vocab.cells import csv_lines, unguarded

_HINTS = get_type_hints(GedRow)
_TEXT = frozenset(name for name in GED_COLUMNS if _HINTS[name] == str | None)
_DAYS = frozenset(name for name in GED_COLUMNS if _HINTS[name] == date | None)
_FLOATS = frozenset(name for name in GED_COLUMNS if _HINTS[name] == float | None)
_IDS = frozenset(name for name in GED_COLUMNS if _HINTS[name] == int | str | None)

csv.field_size_limit(16 * 1024 * 1024)  # one GED row of 23.1 lists 200 KB of articles


def read_ged(lines: Iterable[str], *, where: str = "the GED file") -> Iterator[GedRow]:
    """Yield the rows of a file in GED's columns, in whatever order they stand.

    Numbers may be written as decimals ("373.0"), days with a time of day or as seconds since 1970:
    GED is passed on in all these forms.

    Args:
        lines: the file, opened with ``newline=""``.
        where: what to call the file in an error.

    Raises:
        UsageError: a column is missing or unknown, or a cell is not of its column's kind.
    """
    table = csv.reader(lines)
    header = next(table, [])
    _refuse_other_columns(header, where)
    for cells in table:
        told = f"{where}, line {table.line_num}"
        if len(cells) != len(header):
            raise UsageError(
                f"{len(cells)} cells stand under {len(header)} columns",
                where=told,
                do="Give a CSV file as RFC 4180 has it.",
            )
        values = {name: _value(name, cell, told) for name, cell in zip(header, cells, strict=True)}
        yield msgspec.convert(values, GedRow)


def ged_lines(rows: Iterable[GedRow]) -> Iterator[bytes]:
    """Yield the header and the rows as GED writes them: RFC 4180, days as ISO has them."""
    yield from csv_lines([GED_COLUMNS])
    yield from csv_lines(tuple(getattr(row, name) for name in GED_COLUMNS) for row in rows)


def grid_cell(lat: float, lon: float) -> int:
    """Return the number of the PRIO-GRID cell (half a degree, from the south-west) of a point.

    >>> grid_cell(35.763369, 36.558974)
    181154
    """
    row = min(math.floor((lat + 90) * 2), 359)
    column = min(math.floor((lon + 180) * 2), 719)
    return row * 720 + column + 1


def point_wkt(lat: float, lon: float) -> str:
    """Return the point as GED writes it: longitude first, whole degrees without decimals."""
    return f"POINT ({lon:.15g} {lat:.15g})"


def _refuse_other_columns(header: list[str], where: str) -> None:
    missing = sorted(set(GED_COLUMNS) - set(header))
    other = sorted(set(header) - set(GED_COLUMNS))
    if missing or other or len(header) != len(GED_COLUMNS):
        what = f"no {missing[0]}" if missing else (other[0] if other else "one twice")
        raise UsageError(
            f"these are not GED's 49 columns: {len(header)} stand there, {what} among them",
            where=where,
            do="Give UCDP's columns, as `reportedly export ged` writes them.",
        )


def _value(name: str, cell: str, where: str) -> str | int | float | date | None:
    if cell == "":
        return None
    if name in _TEXT:
        return unguarded(cell)
    try:
        if name in _DAYS:
            return _day(cell)
        if name in _FLOATS:
            return float(cell)
        return _whole(cell)
    except ValueError as error:
        if name in _IDS:
            return unguarded(cell)
        raise UsageError(
            f"{cell!r} is no value of {name}", where=where, do="Mend the cell, or leave it empty."
        ) from error


def _whole(cell: str) -> int:
    number = float(cell)
    if not number.is_integer():
        raise ValueError(cell)
    return int(cell) if cell.lstrip("+-").isdigit() else int(number)


def _day(cell: str) -> date:
    if "-" in cell[1:]:
        return date.fromisoformat(cell[:10])
    return datetime.fromtimestamp(float(cell), UTC).date()
