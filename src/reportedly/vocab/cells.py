"""Values -> the cells of a CSV file, safe to open in a spreadsheet; and such cells -> text."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime

Cell = str | int | float | bool | date | None

_FORMULA = re.compile(r"'*[=+\-@\t\r]")
"""How a text begins that a spreadsheet would take for a formula, or that is marked as none."""


def guarded(text: str) -> str:
    """Return the text with an apostrophe before it where a spreadsheet would calculate with it.

    >>> guarded("=1+1"), guarded("two"), guarded("'=1")
    ("'=1+1", 'two', "''=1")
    """
    return f"'{text}" if _FORMULA.match(text) else text


def unguarded(cell: str) -> str:
    """Return the text that ``guarded`` made the cell of.

    >>> unguarded("'=1+1"), unguarded("'tis"), unguarded("-1")
    ('=1+1', "'tis", '-1')
    """
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def cell_of(value: Cell) -> str:
    """Return a value as the text of a cell: ISO days, ``true`` and ``false``, None empty."""
    match value:
        case None:
            return ""
        case str():
            return guarded(value)
        case bool():
            return "true" if value else "false"
        case date() | datetime():
            return value.isoformat()
        case int() | float():
            return repr(value)


def csv_lines(rows: Iterable[Sequence[Cell]]) -> Iterator[bytes]:
    """Yield the rows as RFC 4180 has them (UTF-8, CRLF), each without its last line feed.

    The line feed is put there by what writes lines into files.
    """
    held = io.StringIO(newline="")
    writer = csv.writer(held, lineterminator="\r\n")
    for row in rows:
        writer.writerow([cell_of(value) for value in row])
        yield held.getvalue()[:-1].encode()
        held.seek(0)
        held.truncate()
