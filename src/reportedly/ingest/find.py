"""Paths -> the pages that lie there, and the one page -> its bytes."""

import hashlib
import os
import stat
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from reportedly.errors import NothingMatched, PageError, PageTooLarge, UnreadableFile, UsageError
from reportedly.records.base import Record
from reportedly.records.text import Known, Page

SUFFIXES = frozenset({".html", ".htm", ".txt"})
"""What is taken for a page in a folder. A file that is named itself is read whatever its suffix."""

MOST_BYTES = 64 * 2**20
"""No more than this is ever read into memory of one file; the reader's own limit is lower."""


class Found(Record, frozen=True, kw_only=True):
    """The pages under some paths, in order; how many files of other kinds; what is closed to us."""

    pages: tuple[Path, ...]
    skipped: dict[str, int]
    failed: tuple[tuple[str, PageError], ...]


def find_pages(paths: Iterable[Path]) -> Found:
    """Return the pages under the paths: folders recursively, hidden files left out.

    Raises:
        UsageError: a path does not exist, or is neither a file nor a folder.
        NothingMatched: no page lies under any of them.
    """
    given = tuple(paths)
    found: dict[Path, Path] = {}
    skipped: Counter[str] = Counter()
    failed: list[tuple[str, PageError]] = []
    for path in given:
        for file in _files_under(path, failed):
            if file == path or file.suffix.lower() in SUFFIXES:
                found.setdefault(file.absolute(), file)
            else:
                skipped[file.suffix.lower()] += 1
    if not found and not failed:
        raise NothingMatched(
            "no page lies here" + _said(skipped),
            where=", ".join(printable(path) for path in given),
            do=f"Pages are files that end in {', '.join(sorted(SUFFIXES))}.",
        )
    return Found(
        pages=tuple(found.values()), skipped=dict(sorted(skipped.items())), failed=tuple(failed)
    )


def open_page(path: Path, known: Known, today: date) -> Page:
    """Return the file as found.

    Args:
        path: the file.
        known: what is known of it from outside.
        today: the last day it can have been written.

    Raises:
        UnreadableFile: the operating system would not let us.
        PageTooLarge: it is larger than any page.
    """
    try:
        with path.open("rb") as file:
            raw = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise unreadable(path, error) from error
    if len(raw) > MOST_BYTES:
        raise PageTooLarge(
            f"the file is larger than {MOST_BYTES // 2**20} MB, and no news page is",
            where=printable(path),
            do="Split an archive into its pages first.",
        )
    return Page(
        origin=printable(path),
        raw=raw,
        sha256=hashlib.sha256(raw).hexdigest(),
        captured=today,
        known=known,
    )


def printable(path: Path) -> str:
    """Return the path as text that can be stored, with bytes that are no text written out."""
    told = os.path.normpath(path)
    return os.fsencode(told).decode("utf-8", "backslashreplace").replace(os.sep, "/")


def unreadable(path: Path, error: OSError) -> UnreadableFile:
    """Return what to say of a file or folder that is closed to us."""
    return UnreadableFile(
        f"the file cannot be read ({error.strerror})",
        where=printable(path),
        do="Check its rights and run the command again: only what is missing is read.",
    )


def _files_under(path: Path, failed: list[tuple[str, PageError]]) -> Iterator[Path]:
    """The files at or under the path in order, folders that are closed to us noted as failed."""
    try:
        mode = path.stat().st_mode
    except FileNotFoundError as error:
        raise UsageError(
            "there is no such file or folder", where=printable(path), do="Correct the path."
        ) from error
    except OSError as error:
        failed.append((printable(path), unreadable(path, error)))
        return
    if stat.S_ISDIR(mode):
        yield from _walk(path, failed)
    elif stat.S_ISREG(mode):
        yield path
    else:
        raise UsageError(
            "this is neither a file nor a folder",
            where=printable(path),
            do="Save the page to a file and give its path.",
        )


def _walk(folder: Path, failed: list[tuple[str, PageError]]) -> Iterator[Path]:
    def closed(error: OSError) -> None:
        path = Path(str(error.filename))
        failed.append((printable(path), unreadable(path, error)))

    for at, folders, files in os.walk(folder, onerror=closed):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            file = Path(at, name)
            if not name.startswith(".") and (file.is_file() or file.is_symlink()):
                yield file


def _said(skipped: Counter[str]) -> str:
    told = ", ".join(
        f"{count} {suffix or 'without suffix'}" for suffix, count in sorted(skipped.items())
    )
    return f" (files of other kinds: {told})" if told else ""
