"""Paths -> the files with pages that lie there, and the one page of a file."""

import os
import stat
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from reportedly.errors import NothingMatched, PageError, UnreadableFile, UsageError
from reportedly.ingest.containers import LeftAside, NotRead, open_file, pages_in
from reportedly.ingest.containers.sniff import PAGE_SUFFIXES, SUFFIXES, is_wanted
from reportedly.ingest.containers.stored import HEAD
from reportedly.records.base import Record
from reportedly.records.text import Page


class Found(Record, frozen=True, kw_only=True):
    """The files with pages under some paths, in order; how many others; what is closed to us.

    A file that is named itself is read whatever it is called.
    """

    files: tuple[Path, ...]
    skipped: dict[str, int]
    failed: tuple[tuple[str, PageError], ...]


def find_pages(paths: Iterable[Path]) -> Found:
    """Return the files under the paths: folders recursively, hidden files left out.

    Raises:
        UsageError: a path does not exist, or is neither a file nor a folder.
        NothingMatched: no file that can have pages lies under any of them.
    """
    given = tuple(paths)
    found: dict[Path, Path] = {}
    skipped: Counter[str] = Counter()
    failed: list[tuple[str, PageError]] = []
    for path in given:
        for file in _files_under(path, failed):
            if file == path or _may_have_pages(file):
                found.setdefault(file.absolute(), file)
            else:
                skipped[file.suffix.lower()] += 1
    if not found and not failed:
        raise NothingMatched(
            "no page lies here" + _said(skipped),
            where=", ".join(printable(path) for path in given),
            do=f"Pages end in {', '.join(sorted(PAGE_SUFFIXES))}; archives of pages, feeds and "
            "crawlers' files are read too.",
        )
    return Found(
        files=tuple(found.values()), skipped=dict(sorted(skipped.items())), failed=tuple(failed)
    )


def only_page(path: Path, today: date) -> Page:
    """Return the page that the file holds.

    Args:
        path: the file.
        today: the last day it can have been written.

    Raises:
        PageError: it cannot be read.
        UsageError: it holds several pages, or none.
    """
    pages: list[Page] = []
    try:
        with open_file(path, printable(path)) as file:
            for thing in pages_in(file, today):
                if isinstance(thing, NotRead):
                    raise thing.error
                if not isinstance(thing, LeftAside):
                    pages.append(thing)
                if len(pages) > 1:
                    break
    except OSError as error:
        raise unreadable(path, error) from error
    if len(pages) != 1:
        raise UsageError(
            f"the file holds {'several pages' if pages else 'no page'}",
            where=printable(path),
            do="Ingest it, then inspect a page by its id; `reportedly documents` prints the ids.",
        )
    return pages[0]


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


def _may_have_pages(file: Path) -> bool:
    """Whether a file of a folder is a page or holds pages, by its name or its first bytes."""
    if file.suffix.lower() in SUFFIXES:
        return True
    try:
        with file.open("rb") as stream:
            return is_wanted(file.name, stream.read(HEAD))
    except OSError:
        return file.is_symlink() and not file.exists()  # a link to nowhere: told when it is read


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
            # a link may lead to a device that never ends; one that leads nowhere is told as such
            if not name.startswith(".") and (file.is_file() or not file.exists()):
                yield file


def _said(skipped: Counter[str]) -> str:
    told = ", ".join(
        f"{count} {suffix or 'without suffix'}" for suffix, count in sorted(skipped.items())
    )
    return f" (files of other kinds: {told})" if told else ""
