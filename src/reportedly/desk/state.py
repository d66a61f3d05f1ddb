"""What the server holds between requests: open connections, the list of incidents, the accounts."""

import logging
import threading
import time
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

from reportedly.desk.accounts import Accounts
from reportedly.desk.building import Rebuilder
from reportedly.desk.call import Refused
from reportedly.desk.index import Index
from reportedly.desk.lines import DatedLine
from reportedly.desk.lister import Lister
from reportedly.desk.listing import Listing, is_left_out, withheld_as_of
from reportedly.desk.packed import Packed
from reportedly.desk.packer import Packer
from reportedly.desk.queue import Queue
from reportedly.desk.redacted import RedactedView, WatchedView
from reportedly.desk.view import View
from reportedly.desk.visitor import Role, Visitor
from reportedly.records.base import Record
from reportedly.records.ged import GedRow
from reportedly.records.review import VERDICTS, Review, ReviewAction
from reportedly.records.text import Document
from reportedly.redact.source import RedactedSource
from reportedly.store import Store
from reportedly.store.where import Where

FIRST_WAIT = 20.0
"""Seconds a first visitor waits for the list to be made before being told to come back."""

CACHED_KB = 8 * 1024
"""So much of the record's file each thread keeps at hand. The system keeps the file in memory for
all of them; a command's share in each thread would grow for hours."""

CODERS_WAIT = 2.0
"""Seconds one who may see all waits to know which pages they see are to be noted; then all are."""

MOST_WAITING = 4
"""So many wait for what is withheld at a time; the others are told at once to come back."""

SHARE = 3
"""The list is made again no sooner than so many times the time it took: it must not take all."""

_log = logging.getLogger(__name__)


class Settings(Record, frozen=True, kw_only=True):
    """How a desk is run. ``user`` judges when there are no accounts; ``lines`` are for maps."""

    record: Where
    user: str = "local"
    host: str = "127.0.0.1"
    port: int = 8765
    https: bool = False
    rebuild: bool = True
    names: tuple[str, ...] = ()
    lines: tuple[DatedLine, ...] = ()


class _Made(Record, frozen=True, kw_only=True):
    """What was made from the record at one moment; ``public`` and ``redaction`` may come later."""

    grounds: str
    stamp: str
    whole: Index
    public: Index | None
    redaction: RedactedSource | None
    withheld_as_of: tuple[int, int]
    queue: Queue
    coverage: dict[str, int]
    published: dict[str, int]
    rules: tuple[str, ...]
    documents_of: dict[str, tuple[str, ...]]


class Desk:
    """A running desk over one record."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.accounts = Accounts(settings.record)
        self.rebuilder = Rebuilder(settings.record, is_on=settings.rebuild)
        self._local = threading.local()
        self._lister = Lister(settings.record)
        self._made: _Made | None = None
        self._making = threading.Lock()
        self._maker = ThreadPoolExecutor(1, "index")
        self._waiting = threading.BoundedSemaphore(MOST_WAITING)
        self._listed = threading.Event()
        self._ready = threading.Event()
        self._not_before = 0.0
        self._is_failed = False
        self.packing = threading.Lock()
        self.packer = Packer(settings.record)
        self.ged_rows: tuple[tuple[int, int], tuple[GedRow, ...]] | None = None

    def store(self) -> Store:
        """Return this thread's connection to the record."""
        if not hasattr(self._local, "store") or self._local.store.is_lost:
            self._local.store = Store.open(self.settings.record, create=False, cached_kb=CACHED_KB)
        store: Store = self._local.store
        return store

    def view_for(self, visitor: Visitor, saw: Callable[[], None]) -> View:
        """Return the record as a visitor may see it.

        Args:
            visitor: who looks.
            saw: called when they are shown what readers are not.
        """
        store = self.store()
        if not visitor.has_account:
            return View(store)
        if visitor.may(Role.CODER):
            made = self._published(CODERS_WAIT)
            redaction = None if made is None else made.redaction
            touches = None if redaction is None else redaction.withheld.touches
            return WatchedView(store, touches, saw)
        return RedactedView(store, self._redacted()[1])

    def index_for(self, visitor: Visitor) -> Index:
        """Return the list of incidents as a visitor may see it."""
        if visitor.may(Role.CODER):
            return self._current().whole
        return self._redacted()[0]

    def _redacted(self) -> tuple[Index, RedactedSource]:
        """What may be published now: nobody is shown a page by what was withheld before.

        Raises:
            Refused: it is not worked out yet.
        """
        made = self._published(FIRST_WAIT)
        if made is None or made.public is None or made.redaction is None:
            if self._is_failed:
                raise Refused(
                    500,
                    "What readers may be shown could not be worked out, so they are shown nothing.",
                    "Tell who runs this desk: its log says why. It is tried again by itself.",
                )
            raise Refused(503, "What may be shown is being worked out.", "Come back in a minute.")
        return made.public, made.redaction

    def _published(self, seconds: float) -> _Made | None:
        """What was made with all that is withheld now left out, waited for so long; None: not yet.

        It may be in the making already: while it is, no second one is begun. Few wait at a time,
        so that those who need not are answered.
        """
        made = self._current()
        if self._is_published(made):
            return made
        if not self._is_failed or time.monotonic() > self._not_before:
            self._make_later()
        if self._waiting.acquire(blocking=False):
            try:
                self._ready.wait(seconds)
            finally:
                self._waiting.release()
        made = self._current()
        return made if self._is_published(made) else None

    def _is_published(self, made: _Made) -> bool:
        is_whole = made.redaction is not None and made.public is not None
        return is_whole and made.withheld_as_of == withheld_as_of(self.store())

    @property
    def queue(self) -> Queue:
        """What awaits a person's look, the most pressing first."""
        queue = self._current().queue
        queue.catch_up(self.store())
        return queue

    def took(self, review: Review) -> None:
        """Take in a decision that was written: the queue, the lists, and what is built from it."""
        made = self._current()
        made.queue.catch_up(self.store())
        if review.claim is not None and review.action in VERDICTS:
            homes = self.store().near().homes([review.claim.id])
            looked_at = [incident for incident, _ in homes.values() if incident is not None]
            made.whole.mark(looked_at)
            if made.public is not None:
                made.public.mark(looked_at)
        self._hide_until_found(made, review)
        if review.action not in {ReviewAction.SKIP, ReviewAction.FLAG}:
            self.rebuilder.soon()

    def _hide_until_found(self, made: _Made, review: Review) -> None:
        """Where a decision withholds a name that was not, show readers nothing until it is out."""
        if made.redaction is None or review.anchor is None:
            return
        if not is_left_out(self.store(), review.anchor.document, made.redaction):
            self._made = made.replacing(public=None, redaction=None)
            self._make_later()

    @property
    def coverage(self) -> dict[str, int]:
        """Return how much was read, from how many outlets, in which languages, and how often."""
        return self._current().coverage

    @property
    def published(self) -> dict[str, int]:
        """Return how many pages were published in each month, those that say when."""
        return self._current().published

    @property
    def rules(self) -> tuple[str, ...]:
        """Return the rules pages were last read by."""
        return self._current().rules

    def pages_of(self, outlet: str, after: str, most: int) -> tuple[str, ...]:
        """Return documents of an outlet by id, from after one on."""
        every = self._current().documents_of.get(outlet, ())
        start = bisect_right(every, after)
        return every[start : start + most]

    def make_ready(self) -> None:
        """Begin to make the list, so that it is there when the first visitor comes."""
        self._make_later()

    def close(self) -> None:
        """Make and build nothing more."""
        self._lister.close()
        self.rebuilder.close()
        self.packer.close()

    def _current(self) -> _Made:
        stamp = self.store().near().built_as()
        is_old = self._made is None or self._made.stamp != stamp
        if is_old and time.monotonic() > self._not_before:  # after a failure too: it is told first
            self._make_later()
        if self._made is None and not self._listed.wait(FIRST_WAIT):
            raise Refused(503, "The list of incidents is being made.", "Come back in a minute.")
        if self._made is None:
            raise Refused(500, "The list of incidents could not be made.", "The log says why.")
        return self._made

    def _make_later(self) -> None:
        if self._making.acquire(blocking=False):
            self._listed.clear()
            self._ready.clear()
            self._maker.submit(self._make)

    def _make(self) -> None:
        """Make the list, always in one thread: each new one keeps what a list takes for itself."""
        began, is_failed = time.monotonic(), True
        try:
            if self._made is None and (kept := self._lister.kept()) is not None:
                self._take(kept)
            if not self._is_current():
                are_there = self.accounts.are_there
                waits = not self._is_shown(are_there=are_there)
                made = self._lister.listings(published=are_there, waited_for=waits)
                with closing(made):
                    for listing in made:
                        self._take(listing)
            is_failed = False
        except Exception:  # noqa: BLE001 - the server goes on with the list it has
            _log.exception("the list of incidents could not be made")
        finally:
            now = time.monotonic()
            self._not_before = now + SHARE * (now - began)
            self._is_failed = is_failed
            self._making.release()
            self._listed.set()
            self._ready.set()

    def _is_current(self) -> bool:
        """Whether the list is of what is in the record now, for all who may come."""
        made = self._made
        with Store.open(self.settings.record, create=False) as store:
            return (
                made is not None
                and made.stamp == store.near().stamp()[0]
                and made.withheld_as_of == withheld_as_of(store)
                and (made.public is not None or not self.accounts.are_there)
            )

    def _is_shown(self, *, are_there: bool) -> bool:
        """Whether there is a list, if an older one, for all who may come."""
        made = self._made
        if made is None or not are_there:
            return made is not None
        with Store.open(self.settings.record, create=False) as store:
            return made.public is not None and made.withheld_as_of == withheld_as_of(store)

    def _take(self, listing: Listing) -> None:
        """Show this list from now on."""
        with Store.open(self.settings.record, create=False) as store, store.snapshot():
            looked_at = {*listing.looked_at, *_looked_at_since(store, listing.last_review)}
            made = _Made(
                grounds=listing.grounds,
                stamp=listing.stamp,
                whole=_index(listing.whole, looked_at),
                public=None if listing.public is None else _index(listing.public, looked_at),
                redaction=self._redaction(store, listing),
                withheld_as_of=listing.withheld_as_of,
                queue=self._asking(store, listing),
                coverage=listing.coverage,
                published=listing.published,
                rules=listing.rules,
                documents_of=listing.documents_of,
            )
        self._made = made
        self._listed.set()
        if made.public is not None:
            self._ready.set()

    def _redaction(self, store: Store, listing: Listing) -> RedactedSource | None:
        """What is withheld: the one there is, where it rests on the same grounds."""
        made = self._made
        if made is not None and made.redaction is not None and made.grounds == listing.grounds:
            return made.redaction
        return listing.redaction(store, self._page)

    def _page(self, id_: str) -> Document | None:
        """A document as it is now, from whichever thread it is asked."""
        return self.store().near().documents([id_]).get(id_)

    def _asking(self, store: Store, listing: Listing) -> Queue:
        """The queue: what was said so far is known to the one there is."""
        orphans = [found for n in listing.orphans if (found := store.reviews().number(n))]
        if self._made is None:
            queue = Queue(listing.claims, listing.pairs, orphans)
            queue.take_all(store)
            return queue
        queue = self._made.queue
        queue.ask(listing.claims, listing.pairs, orphans)
        return queue


def _index(packed: Packed, looked_at: Iterable[str]) -> Index:
    index = Index(packed)
    index.mark(looked_at)
    return index


def _looked_at_since(store: Store, last: int) -> Iterator[str]:
    """The incidents of whose claims somebody has judged one after a decision."""
    since = (one for one in store.reviews().since(last) if one.action in VERDICTS)
    homes = store.near().homes([one.claim.id for one in since if one.claim is not None])
    yield from (incident for incident, _ in homes.values() if incident is not None)
