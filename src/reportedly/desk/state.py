"""What the server holds between requests: open connections, the list of incidents, the accounts."""

import logging
import threading
import time
from bisect import bisect_right
from collections.abc import Callable
from pathlib import Path

from reportedly.desk.accounts import Accounts
from reportedly.desk.building import Rebuilder
from reportedly.desk.call import Refused
from reportedly.desk.index import Index, index_of
from reportedly.desk.lines import DatedLine
from reportedly.desk.queue import Queue
from reportedly.desk.redacted import RedactedView, WatchedView, redaction_of
from reportedly.desk.row import NO_OUTLET
from reportedly.desk.view import View
from reportedly.desk.visitor import Role, Visitor
from reportedly.records.base import Record
from reportedly.records.logbook import Withholding
from reportedly.records.review import Review, ReviewAction
from reportedly.redact.source import RedactedSource
from reportedly.store import Store
from reportedly.store.near import Header

FIRST_WAIT = 20.0
"""Seconds a first visitor waits for the list to be made before being told to come back."""

CODERS_WAIT = 2.0
"""Seconds one who may see all waits to know which pages they see are to be noted; then all are."""

MOST_WAITING = 4
"""So many wait for what is withheld at a time; the others are told at once to come back."""

SHARE = 10
"""The list is made again no sooner than so many times the time it took: it must not take all."""

_log = logging.getLogger(__name__)


class Settings(Record, frozen=True, kw_only=True):
    """How a desk is run. ``user`` judges when there are no accounts; ``lines`` are for maps."""

    record: Path
    user: str = "local"
    host: str = "127.0.0.1"
    port: int = 8765
    https: bool = False
    rebuild: bool = True
    names: tuple[str, ...] = ()
    lines: tuple[DatedLine, ...] = ()


class _Made(Record, frozen=True, kw_only=True):
    """What was made from the record at one moment; ``public`` and ``redaction`` may come later."""

    stamp: str
    whole: Index
    public: Index | None
    redaction: RedactedSource | None
    withheld_as_of: tuple[int, int]
    queue: Queue
    coverage: dict[str, int]
    rules: tuple[str, ...]
    documents_of: dict[str, list[str]]


class Desk:
    """A running desk over one record."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.accounts = Accounts(settings.record)
        self.rebuilder = Rebuilder(settings.record, is_on=settings.rebuild)
        self._local = threading.local()
        self._made: _Made | None = None
        self._making = threading.Lock()
        self._waiting = threading.BoundedSemaphore(MOST_WAITING)
        self._listed = threading.Event()
        self._ready = threading.Event()
        self._not_before = 0.0

    def store(self) -> Store:
        """Return this thread's connection to the record."""
        if not hasattr(self._local, "store"):
            self._local.store = Store.open(self.settings.record, create=False)
        store: Store = self._local.store
        return store

    def view_for(self, visitor: Visitor, saw: Callable[[], None]) -> View:
        """Return the record as a visitor may see it.

        Args:
            visitor: who looks.
            saw: called when they are shown what readers are not.
        """
        store = self.store()
        if not self.accounts.are_there:
            return View(store)
        if visitor.may(Role.CODER):
            made = self._published(CODERS_WAIT)
            redaction = None if made is None else made.redaction
            return WatchedView(store, None if redaction is None else redaction.withheld.pages, saw)
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
        return is_whole and made.withheld_as_of == _withheld_as_of(self.store())

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
        if review.claim is not None:
            homes = self.store().near().homes([review.claim.id])
            looked_at = [incident for incident, _ in homes.values() if incident is not None]
            made.whole.mark(looked_at)
            if made.public is not None:
                made.public.mark(looked_at)
        if review.action not in {ReviewAction.SKIP, ReviewAction.FLAG}:
            self.rebuilder.soon()

    @property
    def coverage(self) -> dict[str, int]:
        """Return how much was read, from how many outlets, in which languages, and how often."""
        return self._current().coverage

    @property
    def rules(self) -> tuple[str, ...]:
        """Return the rules pages were last read by."""
        return self._current().rules

    def pages_of(self, outlet: str, after: str, most: int) -> list[str]:
        """Return documents of an outlet by id, from after one on."""
        every = self._current().documents_of.get(outlet, [])
        start = bisect_right(every, after)
        return every[start : start + most]

    def make_ready(self) -> None:
        """Begin to make the list, so that it is there when the first visitor comes."""
        self._make_later()

    def _current(self) -> _Made:
        stamp = self.store().near().stamp()[0]
        if self._made is None or (
            self._made.stamp != stamp and time.monotonic() > self._not_before
        ):
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
            threading.Thread(target=self._make, name="index", daemon=True).start()

    def _make(self) -> None:
        began = time.monotonic()
        try:
            with Store.open(self.settings.record, create=False) as store, store.snapshot():
                self._make_from(store)
        except Exception:  # noqa: BLE001 - the server goes on with the list it has
            _log.exception("the list of incidents could not be made")
        finally:
            now = time.monotonic()
            self._not_before = now + SHARE * (now - began)
            self._making.release()
            self._listed.set()
            self._ready.set()

    def _make_from(self, store: Store) -> None:
        """Make the list; where what is withheld has to be looked for, first the one without it."""
        near = store.near()
        headers = list(near.headers())
        outlets = {document: outlet for document, outlet, _, _ in headers}
        queue = Queue.of(store)
        looked_at = queue.looked_at(store)
        whole = index_of(store.incidents(), outlets, looked_at)
        documents_of: dict[str, list[str]] = {}
        for document, outlet in sorted(outlets.items()):
            documents_of.setdefault(outlet or NO_OUTLET, []).append(document)
        made = _Made(
            stamp=near.stamp()[0],
            whole=whole,
            public=None,
            redaction=self._known_redaction(store),
            withheld_as_of=_withheld_as_of(store),
            queue=queue,
            coverage=_coverage(store, headers),
            rules=store.rules(),
            documents_of=documents_of,
        )
        if not self.accounts.are_there:
            self._made = made
            return
        if made.redaction is None:
            self._made = made
            self._listed.set()
            made = made.replacing(redaction=redaction_of(store))
        self._made = made.replacing(public=_public(store, made, outlets))

    def _known_redaction(self, store: Store) -> RedactedSource | None:
        """What is withheld, where neither pages nor the list have changed since it was found."""
        made = self._made
        is_known = made is not None and made.withheld_as_of == _withheld_as_of(store)
        return made.redaction if made is not None and is_known else None


def _public(store: Store, made: _Made, outlets: dict[str, str | None]) -> Index | None:
    """The list as readers see it."""
    redaction = made.redaction
    if redaction is None:
        return None
    told = {id_: outlet and redaction.published(outlet) for id_, outlet in outlets.items()}
    looked_at = made.queue.looked_at(store)
    return index_of(map(redaction.incident_of, store.incidents()), told, looked_at)


def _withheld_as_of(store: Store) -> tuple[int, int]:
    """What changes whenever something may be withheld that was not: pages, and the logbook."""
    return store.position()[0], sum(1 for _ in store.entries(Withholding))


def _coverage(store: Store, headers: list[Header]) -> dict[str, int]:
    counts = store.counts()
    told = {name: counts[name] for name in ("documents", "claims", "incidents", "situations")}
    return {
        **told,
        "outlets": len({outlet for _, outlet, _, _ in headers if outlet}),
        "documents without an outlet": sum(outlet is None for _, outlet, _, _ in headers),
        "documents without a date": sum(day is None for _, _, day, _ in headers),
        "languages": len({language for _, _, _, language in headers if language}),
        "copies": store.near().copies(),
    }
