"""The flat tables -> CSV files, a workbook, Parquet files."""

import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from reportedly.errors import UsageError
from reportedly.export.beside import Beside
from reportedly.export.form import Files, Form, Lines
from reportedly.export.gathered import Gathered
from reportedly.export.tables import Kind, Table, Values, tables
from reportedly.vocab.cells import Cell, csv_lines

if TYPE_CHECKING:
    import xlsxwriter
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

SHEET_ROWS = 1_048_575
"""Rows of a sheet below its header; what is more goes onto a further sheet."""

CELL_CHARACTERS = 32_767
"""Characters a cell of a workbook may hold; what is longer is cut, and said to be."""

FIRST_DAY = date(1900, 3, 1)
"""The first day that spreadsheets agree on; an earlier one is written as text."""

_EPOCH = datetime(1980, 1, 1, tzinfo=UTC)

_SQL = {
    Kind.TEXT: "VARCHAR",
    Kind.WHOLE: "BIGINT",
    Kind.NUMBER: "DOUBLE",
    Kind.DAY: "DATE",
    Kind.YES_NO: "BOOLEAN",
}


def _csv(record: Gathered, beside: Beside) -> Files:
    _say_what_is_flat(beside)
    return {f"{table.name}.csv": _csv_table(table) for table in tables(record)}


def _csv_table(table: Table) -> Lines:
    header = tuple(column.name for column in table.columns)
    return Lines(rows=csv_lines(table.rows), head=tuple(csv_lines([header])))


def _xlsx(record: Gathered, beside: Beside) -> Files:
    _say_what_is_flat(beside)
    return {"record.xlsx": lambda path: _workbook(path, tables(record), beside)}


def _workbook(path: Path, all_tables: tuple[Table, ...], beside: Beside) -> int:
    import xlsxwriter  # noqa: PLC0415 - only an export to a workbook needs it

    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "nan_inf_to_errors": True,
    }
    with xlsxwriter.Workbook(str(path), options) as book:
        book.set_properties({"created": _EPOCH.replace(tzinfo=None)})
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        return sum(_sheets(book, table, day, beside) for table in all_tables)


def _sheets(book: "xlsxwriter.Workbook", table: Table, day: "Format", beside: Beside) -> int:
    sheet = _sheet(book, table, 1)
    count = 0
    for count, values in enumerate(table.rows, start=1):
        at = (count - 1) % SHEET_ROWS + 1
        if at == 1 and count > 1:
            sheet = _sheet(book, table, count // SHEET_ROWS + 1)
        for column, value in enumerate(values):
            if value is not None:
                _put(sheet, (at, column), _fitting(value, table, values, beside), day)
    return count


def _sheet(book: "xlsxwriter.Workbook", table: Table, number: int) -> "Worksheet":
    sheet = book.add_worksheet(table.name if number == 1 else f"{table.name} {number}")
    sheet.freeze_panes(1, 1)
    sheet.write_row(0, 0, [column.name for column in table.columns])
    return sheet


def _fitting(value: Cell, table: Table, values: Values, beside: Beside) -> Cell:
    if isinstance(value, str) and len(value) > CELL_CHARACTERS:
        why = f"cut at {CELL_CHARACTERS} characters, of {len(value)}; the csv format has all"
        beside.leave_out(table.name.removesuffix("s"), str(values[0]), why)
        return value[:CELL_CHARACTERS]
    return value


def _put(sheet: "Worksheet", at: tuple[int, int], value: Cell, day: "Format") -> None:
    match value:
        case bool():
            sheet.write_boolean(*at, value)
        case int() | float():
            sheet.write_number(*at, value)
        case date() if value >= FIRST_DAY:
            sheet.write_datetime(*at, value, day)
        case date():
            sheet.write_string(*at, value.isoformat())
        case str():
            sheet.write_string(*at, value)


def _parquet(record: Gathered, beside: Beside) -> Files:
    _say_what_is_flat(beside)
    return {f"{table.name}.parquet": _parquet_writer(table) for table in tables(record)}


def _parquet_writer(table: Table) -> Callable[[Path], int]:
    def write(path: Path) -> int:
        with tempfile.NamedTemporaryFile(suffix=".jsonl") as lines:
            count = 0
            for row in _objects(table):
                lines.write(row + b"\n")
                count += 1
            lines.flush()
            _convert(Path(lines.name), path, table)
        return count

    return write


def _objects(table: Table) -> Iterator[bytes]:
    names = tuple(column.name for column in table.columns)
    encode = msgspec.json.Encoder().encode
    for values in table.rows:
        yield encode(dict(zip(names, values, strict=True)))


def _convert(lines: Path, path: Path, table: Table) -> None:
    """Let DuckDB turn lines of JSON into Parquet, in the memory it is given."""
    try:
        import duckdb  # noqa: PLC0415 - only an export to Parquet needs it
    except ImportError as error:
        raise UsageError(
            "Parquet is written by DuckDB, which is not installed",
            where="export parquet",
            do="Install it: pip install 'reportedly[parquet]'. The csv format has the same tables.",
        ) from error
    kinds = ", ".join(f"'{column.name}': '{_SQL[column.kind]}'" for column in table.columns)
    with duckdb.connect(config={"threads": 1, "memory_limit": "200MB"}) as db:
        source = f"read_json(?, format='newline_delimited', columns={{{kinds}}})"
        options = "FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 20480"
        db.execute(f"COPY (SELECT * FROM {source}) TO ? ({options})", [str(lines), str(path)])  # noqa: S608 - names of ours


def _say_what_is_flat(beside: Beside) -> None:
    """Several values stand in one cell, and a claim's further places have no columns."""
    for table, column, why in (
        ("claim", "place_id", "the first place found; the others are in place_printed alone"),
        ("claim", "why", "the reasons of each field: see the jsonl format"),
        (
            "incident",
            "killed_low",
            "figures that tell no side; by class and side in the table tolls",
        ),
        ("incident", "links", "why claims are together: see the jsonl format"),
        ("document", "text", "the text and its segments: see the jsonl format"),
    ):
        beside.leave_out(table, "*", why, column=column)


export_csv = Form(
    name="csv",
    about="Documents, claims, incidents, tolls and situations as CSV tables. A text that a "
    "spreadsheet would calculate with has an apostrophe before it.",
    files=_csv,
    explains=False,
)
export_xlsx = Form(
    name="xlsx",
    about="The tables of the csv format as sheets of one workbook, days as days.",
    files=_xlsx,
    explains=False,
)
export_parquet = Form(
    name="parquet",
    about="The tables of the csv format as Parquet files with typed columns.",
    files=_parquet,
    explains=False,
)
