"""A file -> the pages in it: what it is, how it is opened, and what comes out at the bottom."""

import hashlib
import lzma
import re
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path
from typing import cast

from reportedly.errors import DamagedFile, PageError, PageTooLarge
from reportedly.ingest.containers.compressed import read_bzip2, read_gzip
from reportedly.ingest.containers.feed import read_feed
from reportedly.ingest.containers.limits import DEEPEST, Allowance
from reportedly.ingest.containers.lines import read_json
from reportedly.ingest.containers.mhtml import read_mhtml
from reportedly.ingest.containers.sniff import Kind, kind_of
from reportedly.ingest.containers.stored import NotRead, Parts, Stored, Thing, Told
from reportedly.ingest.containers.tarred import read_tar
from reportedly.ingest.containers.warc import read_warc
from reportedly.ingest.containers.zipped import read_zip
from reportedly.records.text import Known, Media, Page

CONTAINERS: dict[Kind, Callable[[Stored], Parts]] = {
    Kind.ZIP: read_zip,
    Kind.TAR: read_tar,
    Kind.GZIP: read_gzip,
    Kind.BZIP2: read_bzip2,
    Kind.WARC: read_warc,
    Kind.MHTML: read_mhtml,
    Kind.FEED: read_feed,
    Kind.JSON: read_json,
}
"""How each kind is opened. Kinds that are not here are pages."""
FIRST_YEAR = 1990
"""A day of saving before the web is a clock that was not set."""

_DAMAGE = (
    zipfile.BadZipFile,
    tarfile.TarError,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OSError,
    NotImplementedError,
)
"""What the libraries raise at an archive that is cut off or not what it says."""
_SAVED_FROM = re.compile(
    rb"<!--[^>]{0,300}?(?:saved from url=\(\d{1,6}\)|\burl:)\s*(https?://[^\s<>\"]{1,2000})",
    re.IGNORECASE,
)
"""As browsers (saved from url=(0042)https://...) and SingleFile (url: https://...) write it."""


@contextmanager
def open_file(path: Path, origin: str) -> Iterator[Stored]:
    """Open a file on disk, to be read with ``pages_in``.

    Raises:
        OSError: the operating system would not let us.
    """
    with path.open("rb") as stream:
        allowance = Allowance(path.stat().st_size)
        yield Stored(origin, stream, allowance, Told())


def pages_in(file: Stored, today: date) -> Iterator[Thing]:
    """Yield the pages of the file, and what in it is no page or cannot be read.

    Args:
        file: the file, or a part of one.
        today: the last day on which it can have been saved.
    """
    try:
        kind = kind_of(file.head(), file.name)
        read = None if file.told.is_page else CONTAINERS.get(kind)
        if read is None:
            yield _page(file, kind, today)
            return
        _refuse_deep(file)
        # a generator: closed when we leave, so that no part of an archive stays open
        with closing(cast("Iterator[Stored | Thing]", read(file))) as parts:  # type: ignore[type-var]
            for part in parts:
                if not isinstance(part, Stored):
                    yield part
                    continue
                yield from pages_in(part, today)
                if file.allowance.is_spent:
                    return
    except PageError as error:
        yield NotRead(origin=file.origin, error=error)
    except _DAMAGE as error:
        yield NotRead(origin=file.origin, error=_damaged(file.origin, error))


def _refuse_deep(file: Stored) -> None:
    if file.depth >= DEEPEST:
        raise PageTooLarge(
            f"archives are packed in one another more than {DEEPEST} deep",
            where=file.origin,
            do="Unpack it and give its folder.",
        )


def _damaged(where: str, error: Exception) -> DamagedFile:
    told = " ".join(str(error).split())[:200] or type(error).__name__
    return DamagedFile(
        f"the file is cut off or damaged ({told})",
        where=where,
        do="What could be read of it was; get it again from where it came.",
    )


def _page(file: Stored, kind: Kind, today: date) -> Page:
    """The page whose bytes these are."""
    raw = file.whole()
    told = file.told
    return Page(
        origin=file.origin,
        raw=raw,
        sha256=hashlib.sha256(raw).hexdigest(),
        captured=_saved_on(told.captured, today),
        known=_with_address(told.known, raw),
        media=Media.PDF if kind is Kind.PDF else _told_media(told.media),
        encoding=told.encoding,
    )


def _told_media(media: Media) -> Media:
    """What the container says, unless it says PDF of what is none."""
    return Media.UNTOLD if media is Media.PDF else media


def _saved_on(told: date | None, today: date) -> date:
    return told if told is not None and told.year >= FIRST_YEAR and told <= today else today


def _with_address(known: Known, raw: bytes) -> Known:
    """What is known of the page, with the address that the browser which saved it wrote down."""
    found = None if known.url is not None else _SAVED_FROM.search(raw[:4096])
    if found is None:
        return known
    return known.replacing(url=found.group(1).decode("ascii", "replace"))
