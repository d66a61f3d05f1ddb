"""A file of rows in a format of the field <-> rows as JSON text, and what of them is compared."""

import csv
import math
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from datetime import date, datetime
from typing import Any, NamedTuple

import msgspec

from reportedly.errors import UsageError
from reportedly.export.acled import ACLED, COLUMNS
from reportedly.export.coded import Coded, code_case
from reportedly.export.gathered import Case
from reportedly.export.ged import GED
from reportedly.handcoded.plain_rows import PLAIN_CODES, PLAIN_COUNTS, code_plain, plain_values
from reportedly.records.ged import GedRow
from reportedly.vocab.cells import Cell, csv_lines, unguarded
from reportedly.vocab.ged import ged_lines, read_ged

Values = dict[str, Cell]
"""A row by its columns; None or left out: the cell is empty."""


class Fields(NamedTuple):
    """Which columns tell what: the row's name, days, point, places, actors, codes and counts.

    ``evidence`` are the columns in which a coder says where a value is from.
    """

    id: str
    days: tuple[str, str]
    point: tuple[str, str]
    places: tuple[str, ...]
    actors: tuple[str, ...]
    codes: tuple[str, ...]
    counts: tuple[str, ...]
    evidence: tuple[str, ...]


class Format(NamedTuple):
    """How rows of a format are read, kept, written, and how an incident is coded in it."""

    name: str
    ending: str
    read: Callable[[Iterable[str], str], Iterator[str]]
    values: Callable[[str], Values]
    lines: Callable[[Iterable[str]], Iterator[bytes]]
    code: Callable[[Case], dict[str, Coded]]
    fields: Fields


def day_of(value: object) -> date | None:
    """Return a cell as a day: a date, "2022-04-08", or ACLED's "08 April 2022"; else None."""
    if isinstance(value, date):
        return value
    for pattern, words in (("%Y-%m-%d", str(value)[:10]), ("%d %B %Y", str(value))):
        with suppress(ValueError):
            return datetime.strptime(words, pattern).date()  # noqa: DTZ007 - a day has no zone
    return None


def _read_ged(lines: Iterable[str], where: str) -> Iterator[str]:
    for row in read_ged(lines, where=where):
        yield msgspec.json.encode(row).decode()


def _ged_values(body: str) -> Values:
    row = msgspec.json.decode(body, type=GedRow)
    return {name: getattr(row, name) for name in row.__struct_fields__}


def _ged_lines(bodies: Iterable[str]) -> Iterator[bytes]:
    return ged_lines(msgspec.json.decode(body, type=GedRow) for body in bodies)


_WHOLE = frozenset({"year", "time_precision", "iso", "geo_precision", "fatalities"})
_CODED = frozenset({"inter1", "inter2", "interaction"})
"""Columns that held numbers in older codebooks, and words since."""

_DEGREES = frozenset({"latitude", "longitude"})


def _read_acled(lines: Iterable[str], where: str) -> Iterator[str]:
    table = csv.reader(lines)
    header = next(table, [])
    if missing := [name for name in COLUMNS if name not in header]:
        raise UsageError(
            f"there is no column {missing[0]}",
            where=where,
            do="Give ACLED's 31 columns, as `reportedly export acled` writes them.",
        )
    for cells in table:
        if len(cells) != len(header):
            raise UsageError(
                f"{len(cells)} cells stand under {len(header)} columns",
                where=f"{where}, line {table.line_num}",
                do="Give a CSV file as RFC 4180 has it.",
            )
        named = dict(zip(header, cells, strict=True))
        told = f"{where}, line {table.line_num}"
        row = {name: _acled_value(name, named[name], told) for name in COLUMNS}
        yield msgspec.json.encode(row).decode()


def _acled_value(name: str, cell: str, where: str) -> Cell:
    """A cell as its column has it: a number, a day as it is written, a word."""
    if cell == "":
        return None
    number = _number(cell) if name in _WHOLE | _DEGREES | _CODED else None
    if number is not None and (name in _DEGREES or number.is_integer()):
        return number if name in _DEGREES else int(number)
    if name in _WHOLE | _DEGREES or (name == "event_date" and day_of(cell) is None):
        raise UsageError(
            f"{cell!r} is no value of {name}", where=where, do="Mend the cell, or leave it empty."
        )
    return unguarded(cell)


def _number(cell: str) -> float | None:
    with suppress(ValueError):
        number = float(cell)
        return number if math.isfinite(number) else None
    return None


def _acled_lines(bodies: Iterable[str]) -> Iterator[bytes]:
    yield from csv_lines([COLUMNS])
    yield from csv_lines(tuple(_object(body)[name] for name in COLUMNS) for body in bodies)


def _read_jsonl(lines: Iterable[str], where: str) -> Iterator[str]:
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            _refuse_no_day(plain_values(_object(line)))
        except (msgspec.DecodeError, ValueError, TypeError, AttributeError, KeyError) as error:
            raise UsageError(
                f"this is no incident's row ({error})",
                where=f"{where}, line {number}",
                do="Give one JSON object a line, in the fields of incidents.jsonl.",
            ) from error
        yield line.rstrip("\r\n")


def _refuse_no_day(values: Values) -> None:
    for end in ("from", "to"):
        if values[end] is not None and day_of(values[end]) is None:
            raise ValueError(f"{values[end]!r} is no day")


def _object(body: str) -> dict[str, Any]:
    return msgspec.json.decode(body, type=dict[str, Any])


GED_LIKE = Format(
    name="ged",
    ending="csv",
    read=_read_ged,
    values=_ged_values,
    lines=_ged_lines,
    code=lambda case: code_case(case, GED).cells,
    fields=Fields(
        id="relid",
        days=("date_start", "date_end"),
        point=("latitude", "longitude"),
        places=("where_coordinates", "where_description"),
        actors=("side_a", "side_b"),
        codes=("type_of_violence", "where_prec", "date_prec", "event_clarity", "country"),
        counts=(
            *("low", "best", "high"),
            *("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown"),
        ),
        evidence=("source_original", "source_article"),
    ),
)

ACLED_LIKE = Format(
    name="acled-like",
    ending="csv",
    read=_read_acled,
    values=_object,
    lines=_acled_lines,
    code=lambda case: code_case(case, ACLED).cells,
    fields=Fields(
        id="event_id_cnty",
        days=("event_date", "event_date"),
        point=("latitude", "longitude"),
        places=("location", "admin2", "admin1"),
        actors=("actor1", "actor2"),
        codes=(
            *("event_type", "sub_event_type", "disorder_type", "inter1", "inter2"),
            *("time_precision", "geo_precision", "country", "civilian_targeting"),
        ),
        counts=("fatalities",),
        evidence=("source", "notes"),
    ),
)

PLAIN = Format(
    name="jsonl",
    ending="jsonl",
    read=_read_jsonl,
    values=lambda body: plain_values(_object(body)),
    lines=lambda bodies: (body.encode() for body in bodies),
    code=code_plain,
    fields=Fields(
        id="id",
        days=("from", "to"),
        point=("lat", "lon"),
        places=("place",),
        actors=("party_1", "party_2"),
        codes=PLAIN_CODES,
        counts=PLAIN_COUNTS,
        evidence=("note",),
    ),
)

FORMATS: dict[str, Format] = {one.name: one for one in (GED_LIKE, ACLED_LIKE, PLAIN)}
"""Every format in which rows can be brought in."""
