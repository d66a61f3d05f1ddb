"""Files on disk -> pages in the record, one transaction each, and the incidents built from all."""

import traceback
from collections import Counter
from collections.abc import Mapping
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import Protocol

from reportedly.errors import PageError, PageFault, ReportedlyError
from reportedly.ingest.containers import LeftAside, NotRead, Thing, open_file, pages_in
from reportedly.ingest.find import Found, printable, unreadable
from reportedly.ingest.match import Rows
from reportedly.ingest.pdf import with_text
from reportedly.records.base import Record
from reportedly.records.claim import Reading
from reportedly.records.holdings import Holdings
from reportedly.records.incident import Derived
from reportedly.records.text import Document, Known, Page, Signature
from reportedly.store import Seen, Store


class Builder(Protocol):
    """What builds incidents from claims."""

    @property
    def signing(self) -> int:
        """The version of the signatures it makes: those of others are made again."""

    def sign(self, document: Document) -> Signature:
        """What is kept of the document's text to find its copies."""

    def build(self, holdings: Holdings) -> Derived:
        """Lineages, incidents and situations from all that is in a record."""

    def update(self, store: Store) -> None:
        """Bring what is derived in a record up to date with what was read and judged."""


class Reader(Builder, Protocol):
    """What reads a page and builds incidents: the pipeline with its lexicon and parser."""

    @property
    def rules(self) -> str:
        """The version of the program and its data: pages read by others are read again."""

    @property
    def today(self) -> date:
        """The day of this run."""

    def read(self, page: Page) -> tuple[Document, Reading]:
        """The page's text and all that is read from it."""


class PageDone(Record, frozen=True, kw_only=True):
    """One page of a run: the ``number``-th, what the record had of it, or why it was not read.

    ``position`` and ``size`` tell how far the run is, in bytes of all the files it goes through.
    """

    origin: str
    number: int
    position: int
    size: int
    seen: Seen | None
    error: PageError | None


class Watcher:
    """Who is told how a run goes on. This one keeps it to itself."""

    def page(self, done: PageDone) -> None:
        """One page is done."""

    def building(self) -> None:
        """All pages are done, and incidents are built."""


class IngestReport(Record, frozen=True, kw_only=True):
    """How a run went. Every page is new, reread, unchanged or failed; ``read`` is their sum.

    ``skipped`` counts what is no page by its suffix or kind, ``unmatched`` names rows of the
    metadata file that are of no page, and ``ambiguous`` those that fit several pages of archives,
    with the page that got the row and one that did not. ``not_parsed`` counts those of the new and
    reread pages on which nothing can be claimed, ``undated`` those whose day of publication is not
    known.
    """

    read: int
    new: int
    reread: int
    unchanged: int
    failed: int
    skipped: dict[str, int]
    unmatched: tuple[str, ...]
    ambiguous: dict[str, tuple[str, str]]
    not_parsed: int = 0
    undated: int = 0


def ingest(
    found: Found,
    store: Store,
    reader: Reader,
    known: Mapping[str, Known],
    watcher: Watcher,
) -> IngestReport:
    """Read every page in the files that the record lacks, then build the incidents anew.

    A page is written whole or not at all, so a run may be stopped anywhere and started again. No
    more than one page is held at a time, however many a file has.

    Args:
        found: the files, as ``find_pages`` finds them.
        store: the record to write to.
        reader: what reads pages.
        known: what a metadata file says of pages, by file name.
        watcher: told of each page when it is done.

    Raises:
        MetadataError: the metadata names are ambiguous.
        RecordError: the record cannot be written; what was read before is kept.
    """
    rows = Rows(known)
    rows.assign(found.files)
    run = _Run(store, reader, rows, watcher)
    for origin, error in found.failed:
        run.not_read(origin, error)
    run.size = sum(_size(file) for file in found.files)
    for file in found.files:
        run.take_in(file)
    if not store.derived_is_current():
        watcher.building()
        reader.update(store)
    report = _report(run.counts, found.skipped, run.left_aside, rows)
    return report.replacing(not_parsed=run.not_parsed, undated=run.undated)


class _Run:
    """A run through files: what was done so far, and how far it has come."""

    def __init__(self, store: Store, reader: Reader, rows: Rows, watcher: Watcher) -> None:
        self.counts: Counter[Seen | None] = Counter()
        self.left_aside: Counter[str] = Counter()
        self.not_parsed = 0
        self.undated = 0
        self.size = 0
        self._store = store
        self._reader = reader
        self._rows = rows
        self._watcher = watcher
        self._before = 0
        self._position = 0

    def take_in(self, path: Path) -> None:
        """Bring the pages of a file into the record."""
        size = _size(path)
        with ExitStack() as opened:
            try:
                file = opened.enter_context(open_file(path, printable(path)))
            except OSError as error:
                self.not_read(printable(path), unreadable(path, error))
                return
            for thing in pages_in(file, self._reader.today):
                self._position = self._before + min(file.position(), size)
                self._take(thing, path)
        self._before += size

    def not_read(self, origin: str, error: PageError) -> None:
        """Note that something could not be read."""
        self._done(origin, None, error)

    def _take(self, thing: Thing, path: Path) -> None:
        match thing:
            case LeftAside():
                self.left_aside[thing.what] += 1
            case NotRead():
                self.not_read(thing.origin, thing.error)
            case Page():
                try:
                    page = self._rows.completed(thing, path)
                    self._done(thing.origin, self._keep(page), None)
                except PageError as error:
                    self.not_read(thing.origin, error)

    def _keep(self, page: Page) -> Seen:
        """Bring one page into the record, and return what was there of it."""
        seen = self._store.seen(page.origin, page.sha256, page.known, self._reader.rules)
        match seen:
            case Seen.NEW | Seen.REREAD:
                document, reading = _read(self._reader, with_text(self._store.completed(page)))
                self._store.add(page, document, reading)
                self.not_parsed += document.not_parsed is not None
                self.undated += document.published is None or document.published.from_ is None
            case Seen.SAME_PAGE_OTHER_NAME:
                self._store.note_sighting(page)
            case Seen.UNCHANGED:
                pass
        return seen

    def _done(self, origin: str, seen: Seen | None, error: PageError | None) -> None:
        self.counts[seen] += 1
        self._watcher.page(
            PageDone(
                origin=origin,
                number=self.counts.total(),
                position=self._position,
                size=self.size,
                seen=seen,
                error=error,
            )
        )


def _read(reader: Reader, page: Page) -> tuple[Document, Reading]:
    """What is read from a page.

    Raises:
        PageError: it cannot be read, be it for a bug of ours: one page never stops a run.
    """
    try:
        return reader.read(page)
    except ReportedlyError:
        raise
    except Exception as error:
        last = traceback.extract_tb(error.__traceback__)[-1]
        raise PageFault(
            f"a fault of the program shows on this page ({type(error).__name__} in "
            f"{Path(last.filename).name}, line {last.lineno}: {error})",
            where=page.origin,
            do="The other pages are read. Please report it, with the page if you may share it.",
        ) from error


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _report(
    counts: Mapping[Seen | None, int],
    skipped: Mapping[str, int],
    left_aside: Counter[str],
    rows: Rows,
) -> IngestReport:
    return IngestReport(
        read=sum(counts.values()),
        new=counts.get(Seen.NEW, 0),
        reread=counts.get(Seen.REREAD, 0),
        unchanged=counts.get(Seen.UNCHANGED, 0) + counts.get(Seen.SAME_PAGE_OTHER_NAME, 0),
        failed=counts.get(None, 0),
        skipped=dict(sorted((left_aside + Counter(skipped)).items())),
        unmatched=rows.unmatched(),
        ambiguous=rows.ambiguous(),
    )
