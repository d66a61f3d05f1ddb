"""A metadata file (CSV) -> what is known of each page from outside, and which page it means."""

import csv
import io
import re
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path, PurePath

import msgspec

from reportedly.errors import MetadataError
from reportedly.records.base import Record
from reportedly.records.text import Known

COLUMNS = ("file", "url", "published", "captured", "outlet", "title")
"""The columns we read; ``file`` must be there."""

_DELIMITERS = ",;\t"
_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


class Metadata(Record, frozen=True, kw_only=True):
    """What is known of pages, by the ``file`` of their row, and what was left aside."""

    known: dict[str, Known]
    notices: tuple[str, ...] = ()


def read_metadata(path: Path) -> Metadata:
    """Return what the file says; an empty field is not known.

    Raises:
        MetadataError: it cannot be read, or a line does not say what it should.
    """
    text = _text(path)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    try:
        columns = [name.strip().lower() for name in next(rows, [])]
        _check_columns(path, columns)
        known: dict[str, Known] = {}
        for row in rows:
            if any(field.strip() for field in row):
                file, told = _row(path, rows.line_num, columns, row)
                if file in known:
                    raise _wrong(path, rows.line_num, f"{file!r} has a line already")
                known[file] = told
    except csv.Error as error:
        raise _wrong(path, rows.line_num, str(error)) from error
    return Metadata(known=known, notices=tuple(_notices(columns)))


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise MetadataError(
            f"the file cannot be read ({error.strerror})",
            where=str(path),
            do="Correct the path given with --metadata.",
        ) from error
    except UnicodeDecodeError as error:
        raise MetadataError(
            "the file is not UTF-8 text", where=str(path), do="Save it as CSV in UTF-8."
        ) from error


def _delimiter(text: str) -> str:
    """The sign that splits the first line so that a `file` column stands there; else a comma."""
    head = text.partition("\n")[0].lower()
    for sign in _DELIMITERS:
        if "file" in (name.strip().strip('"') for name in head.split(sign)):
            return sign
    return ","


def _check_columns(path: Path, columns: list[str]) -> None:
    if "file" not in columns:
        raise _wrong(path, 1, f"there is no `file` column (found: {', '.join(columns) or 'none'})")
    twice = sorted({name for name in columns if name in COLUMNS and columns.count(name) > 1})
    if twice:
        raise _wrong(path, 1, f"the column `{twice[0]}` stands there twice")


def _row(path: Path, line: int, columns: list[str], row: list[str]) -> tuple[str, Known]:
    if len(row) > len(columns):
        raise _wrong(path, line, f"it has {len(row)} fields and there are {len(columns)} columns")
    told = {
        name: field.strip() or None
        for name, field in zip(columns, row, strict=False)
        if name in COLUMNS
    }
    file = told.pop("file", None)
    if file is None:
        raise _wrong(path, line, "the `file` field is empty")
    published = told.get("published")
    if published is not None and not _is_day(published):
        raise _wrong(path, line, f"{published!r} is not a date like 2021-05-04")
    captured = told.get("captured")
    if captured is not None and (len(captured) != len("2021-05-04") or not _is_day(captured)):
        raise _wrong(path, line, f"{captured!r} is not a day like 2021-05-04")
    return str(PurePath(file.replace("\\", "/"))), msgspec.convert(told, Known)


def _is_day(told: str) -> bool:
    """Whether it is an ISO day, with or without a time of day, or a month, or a year."""
    found = _DAY.match(told)
    if found is None:
        return False
    year, month, day = found.groups()
    has_time = found.end() != len(told)
    if has_time and day is None:
        return False
    try:
        date(int(year), int(month or 1), int(day or 1))
        if has_time:
            datetime.fromisoformat(told)
    except ValueError:
        return False
    return True


def _notices(columns: list[str]) -> Iterator[str]:
    unknown = [name for name in columns if name not in COLUMNS and name]
    if unknown:
        yield f"columns that are not read: {', '.join(unknown)}"


def _wrong(path: Path, line: int, what: str) -> MetadataError:
    return MetadataError(
        what,
        where=f"{path}, line {line}",
        do=f"The columns are {', '.join(COLUMNS)}; only `file` must be filled.",
    )
