"""A CSV file -> its columns by name, and its rows with their numbers."""

import csv
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from reportedly.errors import PackError
from reportedly.ingest.packs.rows import WrongRow
from reportedly.ingest.packs.source import LONGEST_LINE, Member

_SIGNS = (",", ";", "\t", "|")


class Row(NamedTuple):
    """The fields of a row by the lower-case names of their columns, and the line it ends on."""

    number: int
    fields: dict[str, str]
    wrong: WrongRow | None = None

    def first(self, columns: Iterable[str]) -> str:
        """Return the first field of these columns that is not empty; else an empty one."""
        return next((told for one in columns if (told := self.fields.get(one, "").strip())), "")


def columns_of(beginning: str) -> tuple[str, ...]:
    """Return the names of the columns in a text's first line, in small letters."""
    head = beginning.partition("\n")[0].rstrip("\r")
    found = next(csv.reader([head], delimiter=_sign(head)), [])
    return tuple(name.strip().lower() for name in found)


def rows_of(member: Member) -> Iterator[Row]:
    """Yield the rows below the head; a row that has more fields than columns is wrong.

    Raises:
        PackError: the file has no rows, or quotation marks that do not close.
    """
    head = member.beginning().partition("\n")[0]
    columns = columns_of(head)
    reader = csv.reader((text for _, text in member.lines()), delimiter=_sign(head), strict=True)
    csv.field_size_limit(LONGEST_LINE)
    try:
        next(reader, None)
        for fields in reader:
            if any(field.strip() for field in fields):
                yield _row(reader.line_num, columns, fields)
    except csv.Error as error:
        raise PackError(
            f"row {reader.line_num} is no CSV ({error})",
            where=member.name,
            do="Check the quotation marks of that row; two of them stand for one.",
        ) from error


def _row(number: int, columns: tuple[str, ...], fields: list[str]) -> Row:
    if len(fields) > len(columns):
        what = f"there are {len(fields)} fields and {len(columns)} columns"
        return Row(number, {}, WrongRow("(all)", what))
    return Row(number, dict(zip(columns, fields, strict=False)))


def _sign(head: str) -> str:
    """The sign that parts the columns: the one that stands there most often, else a comma."""
    return max(_SIGNS, key=head.count)
