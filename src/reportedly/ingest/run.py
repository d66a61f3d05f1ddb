"""Pages on disk -> pages in the record, one transaction each, and the incidents built from all."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Protocol

from reportedly.errors import PageError
from reportedly.ingest.find import find_pages, open_page, printable
from reportedly.ingest.metadata import match_known
from reportedly.records.base import Record
from reportedly.records.claim import Claim, Reading, TimeMention
from reportedly.records.incident import Decision, Derived
from reportedly.records.text import Document, Known, Page
from reportedly.store import Seen, Store


class Reader(Protocol):
    """What reads a page and builds incidents: the pipeline with its lexicon and parser."""

    @property
    def rules(self) -> str:
        """The version of the program and its data: pages read by others are read again."""

    @property
    def today(self) -> date:
        """The day of this run."""

    def read(self, page: Page) -> tuple[Document, Reading]:
        """The page's text and all that is read from it."""

    def build(
        self,
        documents: Iterable[Document],
        claims: Iterable[Claim],
        times: Iterable[TimeMention],
        decisions: Iterable[Decision],
    ) -> Derived:
        """Lineages, incidents and situations from all that is in the record."""


class PageDone(Record, frozen=True, kw_only=True):
    """One page of a run: the ``number``-th of ``total``, what the record had of it, or why not."""

    origin: str
    number: int
    total: int
    seen: Seen | None
    error: PageError | None


class IngestReport(Record, frozen=True, kw_only=True):
    """How a run went. Every page is new, reread, unchanged or failed; ``read`` is their sum.

    ``skipped`` counts files of other kinds by suffix, ``unmatched`` names rows of the metadata
    file that are of no page.
    """

    read: int
    new: int
    reread: int
    unchanged: int
    failed: tuple[tuple[str, PageError], ...]
    skipped: dict[str, int]
    unmatched: tuple[str, ...]


def ingest(
    paths: Iterable[Path],
    store: Store,
    reader: Reader,
    known: Mapping[str, Known],
    on_page: Callable[[PageDone], None],
) -> IngestReport:
    """Read every page under the paths that the record lacks, then build the incidents anew.

    A page is written whole or not at all, so a run may be stopped anywhere and started again.

    Args:
        paths: files and folders.
        store: the record to write to.
        reader: what reads pages.
        known: what a metadata file says of pages, by file name.
        on_page: told of each page when it is done.

    Raises:
        UsageError: a path does not exist, or the metadata names are ambiguous.
        NothingMatched: there is no page under the paths.
        RecordError: the record cannot be written; what was read before is kept.
    """
    found = find_pages(paths)
    known_of, unmatched = match_known(found.pages, known)
    total = len(found.pages)
    done: list[PageDone] = []
    for number, path in enumerate(found.pages, start=1):
        seen, error = _take_in(path, known_of.get(path, Known()), store, reader)
        origin = printable(path)
        done.append(PageDone(origin=origin, number=number, total=total, seen=seen, error=error))
        on_page(done[-1])
    if not store.derived_is_current():
        rebuild(store, reader)
    return _report(done, found.failed, found.skipped, unmatched)


def rebuild(store: Store, reader: Reader) -> Derived:
    """Build lineages, incidents and situations anew from all that the record holds."""
    with store.snapshot() as now:
        as_of = now.position()
        derived = reader.build(
            tuple(now.documents()),
            tuple(now.claims()),
            tuple(now.times()),
            tuple(now.decisions()),
        )
    store.replace_derived(derived, as_of=as_of)
    return derived


def _take_in(
    path: Path, known: Known, store: Store, reader: Reader
) -> tuple[Seen | None, PageError | None]:
    """Bring one page into the record, and return what was there of it, or what went wrong."""
    try:
        page = open_page(path, known, reader.today)
        seen = store.seen(page.origin, page.sha256, known, reader.rules)
        match seen:
            case Seen.NEW | Seen.REREAD:
                document, reading = reader.read(store.completed(page))
                store.add(page, document, reading)
            case Seen.SAME_PAGE_OTHER_NAME:
                store.note_sighting(page)
            case Seen.UNCHANGED:
                pass
    except PageError as error:
        return None, error
    return seen, None


def _report(
    done: list[PageDone],
    closed: tuple[tuple[str, PageError], ...],
    skipped: dict[str, int],
    unmatched: tuple[str, ...],
) -> IngestReport:
    failed = tuple((page.origin, page.error) for page in done if page.error is not None)
    seen = [page.seen for page in done]
    return IngestReport(
        read=len(done) + len(closed),
        new=seen.count(Seen.NEW),
        reread=seen.count(Seen.REREAD),
        unchanged=seen.count(Seen.UNCHANGED) + seen.count(Seen.SAME_PAGE_OTHER_NAME),
        failed=closed + failed,
        skipped=skipped,
        unmatched=unmatched,
    )
