"""The record as the rest of the program sees it: one class over one file, or one database."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from types import TracebackType
from typing import Self, TypeVar

from reportedly.records.base import Record
from reportedly.records.claim import Claim, PlaceMention, Reading, Statement, TimeMention
from reportedly.records.gazetteer import Scope
from reportedly.records.holdings import Holdings
from reportedly.records.incident import Decision, Derived, Incident, Situation
from reportedly.records.logbook import Entry, Import, Reached, Release
from reportedly.records.review import Review
from reportedly.records.text import Document, Known, Lineage, Page, Signature
from reportedly.store import amend, ask, hand, known, logbook, released, write
from reportedly.store.database import Database
from reportedly.store.linking import Linking
from reportedly.store.near import Near
from reportedly.store.open import MOST_CACHED_KB, connect, told
from reportedly.store.pieces import run
from reportedly.store.reviews import Reviews, note_reviews_linked
from reportedly.store.upkeep import Upkeep
from reportedly.store.where import Where

T = TypeVar("T", bound=Record)


class Store:
    """An open record. Pages and claims are added, never changed; incidents are built anew."""

    def __init__(self, db: Database, path: Where) -> None:
        self._db = db
        self.path = path
        self._upkeep = Upkeep(db, path)

    @classmethod
    def open(cls, path: Where, *, create: bool, cached_kb: int = MOST_CACHED_KB) -> Self:
        """Return the record there, made if it is missing and ``create`` says so.

        So much of a file as ``cached_kb`` says is kept at hand by each connection.

        Raises:
            NotARecord: there is none, or the file is something else.
            RecordError: it is locked, damaged, or made by a later version.
        """
        return cls(connect(path, create=create, cached_kb=cached_kb), path)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; what was written stays written."""
        self._db.close()

    @property
    def is_lost(self) -> bool:
        """Whether the server that keeps it has gone, and the record is to be opened again."""
        return self._db.is_lost

    @contextmanager
    def snapshot(self) -> Iterator[Self]:
        """Read everything inside as it is now, whatever another process writes meanwhile."""
        with told(self.path):
            self._db.begin_reading()
        try:
            yield self
        finally:
            self._db.roll_back()

    def near(self) -> Near:
        """Return the same record for questions about single things, each answered by an index."""
        return Near(self._db, self.path)

    def reviews(self) -> Reviews:
        """Return what people decided about claims."""
        return Reviews(self._db, self.path)

    # pages in

    def seen(self, origin: str, sha256: str, known_: Known, rules: str) -> known.Seen:
        """Return what the record has of a page found under that name."""
        with told(self.path):
            return known.seen(self._db, (origin, sha256), known_, rules)

    def completed(self, page: Page) -> Page:
        """Return the page to read: with the metadata given under its other names, if any."""
        with told(self.path):
            return known.completed(self._db, page)

    def add(self, page: Page, document: Document, reading: Reading) -> None:
        """Write a page and all that was read from it, in one transaction.

        Args:
            page: as found, with what is known of it under this name alone.
            document: the text read from it.
            reading: what was read from the text.

        Raises:
            CheckFailed: a quote is not the text's characters.
            RecordError: it could not be written; the record is as it was.
        """
        with told(self.path), write.writing(self._db):
            write.add_page(self._db, page, document, reading)

    def note_sighting(self, page: Page) -> None:
        """Write that a page we have was found under another name."""
        with told(self.path), write.writing(self._db):
            write.add_sighting(self._db, page)

    # documents and what was read from them

    def documents(self) -> Iterator[Document]:
        """Yield the documents by id."""
        with told(self.path):
            yield from ask.documents(self._db)

    def document(self, given: str) -> Document | None:
        """Return the document of an id, the beginning of one, or a path or URL."""
        with told(self.path):
            return ask.document(self._db, given)

    def first_seen(self) -> dict[str, date]:
        """Return the day on which the page of each document was first captured."""
        with told(self.path):
            return ask.first_seen(self._db)

    def origins_of(self, document: str) -> tuple[str, ...]:
        """Return every name the document's page was found under."""
        with told(self.path):
            return ask.origins_of(self._db, document)

    def raw(self, sha256: str) -> bytes:
        """Return the bytes of a page.

        Raises:
            KeyError: the record has no such page.
        """
        with told(self.path):
            row = self._db.execute("SELECT raw FROM pages WHERE sha256 = ?", (sha256,)).fetchone()
        if row is None:
            raise KeyError(sha256)
        return bytes(row[0])

    def rules_of(self, document: str) -> str:
        """Return the rules the document was last read by.

        Raises:
            KeyError: the record has no such document.
        """
        with told(self.path):
            return ask.rules_of(self._db, document)

    def reading(self, document: str) -> Reading | None:
        """Return what was last read from the document."""
        with told(self.path):
            return ask.reading(self._db, document)

    def rules(self) -> tuple[str, ...]:
        """Return the rules that the documents were last read by."""
        with told(self.path):
            return ask.rules(self._db)

    def statements(self) -> Iterator[Statement]:
        """Yield the statements of the current readings, by document and place in it."""
        return self._current("statements", Statement)

    def times(self) -> Iterator[TimeMention]:
        """Yield the time mentions of the current readings."""
        return self._current("times", TimeMention)

    def places(self) -> Iterator[PlaceMention]:
        """Yield the place mentions of the current readings."""
        return self._current("places", PlaceMention)

    def claims(self) -> Iterator[Claim]:
        """Yield the claims that stand: those of the current readings after what people decided."""
        return self.reviews().applied(self._current("claims", Claim))

    def claim(self, given: str) -> Claim | None:
        """Return the claim of an id or of the beginning of one; an edited one by its whole id."""
        with told(self.path):
            found = ask.named(self._db, "current_claims", Claim, given)
        return self._edited(given) if found is None else found

    def _edited(self, id_: str) -> Claim | None:
        reviews = self.reviews()
        document = reviews.document_of(id_)
        claims = () if document is None else reviews.standing(document).claims
        return next((claim for claim in claims if claim.id == id_), None)

    def placed_claims(self) -> Iterator[tuple[Claim, str | None, str | None]]:
        """Yield each claim that stands with the ids of its incident and its situation."""
        with told(self.path):
            yield from self.reviews().applied_placed(ask.placed_claims(self._db))

    def unsigned(self, version: int) -> tuple[str, ...]:
        """Return the documents that have no signature of that version yet."""
        with told(self.path):
            return ask.unsigned(self._db, version)

    def keep_signatures(self, signatures: Iterable[Signature]) -> None:
        """Write signatures, so that copies are found without the texts from now on."""
        with told(self.path), write.writing(self._db):
            write.keep_signatures(self._db, signatures)

    def holdings(self) -> Holdings:
        """Return all that incidents are built from."""
        with told(self.path):
            return Holdings(
                documents=tuple(self.documents()),
                claims=tuple(self.claims()),
                times=tuple(self.times()),
                decisions=tuple(self.decisions()),
                signatures=tuple(ask.signatures(self._db)),
                sightings=tuple(ask.sightings(self._db)),
            )

    # what is built from them

    def position(self) -> tuple[int, int]:
        """Return where the record stands; hand it to ``replace_derived`` with what was built."""
        with told(self.path):
            return ask.position(self._db)

    def replace_derived(self, derived: Derived, *, as_of: tuple[int, int] | None = None) -> None:
        """Write lineages, incidents and situations anew, in one transaction.

        Args:
            derived: what was built.
            as_of: the position taken before the claims were read; without it, now.
        """
        with told(self.path), write.writing(self._db):
            built_from = ask.position(self._db) if as_of is None else as_of
            amend.clear_derived(self._db)
            run(self._db, amend.amended(self._db, amend.Gone(), derived))
            run(self._db, amend.noted_as_built(self._db, built_from))
            note_reviews_linked(self._db)

    def derived_is_current(self) -> bool:
        """Whether nothing was read or decided since the incidents were built."""
        with told(self.path):
            return ask.derived_is_current(self._db)

    def lineages(self) -> dict[str, Lineage]:
        """Return what each document goes back to."""
        return {lineage.document: lineage for lineage in self._built("lineages", Lineage)}

    def incidents(self) -> Iterator[Incident]:
        """Yield the incidents in the order they were built."""
        return self._built("incidents", Incident)

    def incident(self, given: str) -> Incident | None:
        """Return the incident of an id or of the beginning of one, also of an id it had before."""
        with told(self.path):
            found = ask.named(self._db, "incidents", Incident, given)
            if found is not None or not given.startswith("i-"):
                return found
            since = ask.incident_since(self._db, given)
            return None if since is None else ask.named(self._db, "incidents", Incident, since)

    def situations(self) -> Iterator[Situation]:
        """Yield the situations in the order they were built."""
        return self._built("situations", Situation)

    def situation(self, given: str) -> Situation | None:
        """Return the situation of an id or of the beginning of one."""
        with told(self.path):
            return ask.named(self._db, "situations", Situation, given)

    # what is kept to link new pages

    @property
    def linking(self) -> Linking:
        """What is kept to link a page without looking at all the others; read in a snapshot."""
        return Linking(self._db, self.reviews())

    @property
    def upkeep(self) -> Upkeep:
        """What keeps up what is derived, as pages and decisions come."""
        return self._upkeep

    # what a person decided

    def decisions(self) -> Iterator[Decision]:
        """Yield all decisions, first made first; of two on one pair the later holds."""
        with told(self.path):
            yield from ask.records(self._db, "SELECT body FROM decisions ORDER BY n", Decision)

    def judged(self) -> Iterator[Review]:
        """Yield what people decided on claims, pairs and incidents, first made first."""
        yield from self.reviews().since(0)

    def add_decisions(self, decisions: Iterable[Decision]) -> None:
        """Write a person's judgements on pairs of claims: all of them, or none."""
        with told(self.path), write.writing(self._db):
            for decision in decisions:
                write.add_decision(self._db, decision)

    # what people did with it

    def entries(self, as_type: type[T], *, until: int | None = None) -> Iterator[T]:
        """Yield the entries of one kind in the record's logbook, first made first.

        Args:
            as_type: the kind.
            until: the number of the last entry that counts; None: all do.
        """
        with told(self.path):
            yield from logbook.entries(self._db, as_type, until)

    def add_entry(self, entry: Entry) -> None:
        """Write an entry into the logbook, behind the last one."""
        with told(self.path), write.writing(self._db):
            logbook.add_entry(self._db, entry)

    def add_release(self, said: Callable[[int, Reached, str], Release]) -> Release:
        """Keep what the record holds now as its next release, and return the entry."""
        with told(self.path), write.writing(self._db):
            derived = Derived(
                lineages=self.lineages(),
                incidents=tuple(self.incidents()),
                situations=tuple(self.situations()),
            )
            return released.add_release(self._db, derived, said)

    def released(self, release: Release) -> released.Released:
        """Return the record to read from as it stood at a release."""
        return released.Released(self._db, self.path, release)

    def add_hand_rows(self, said: Import, bodies: Iterable[str]) -> Import:
        """Keep rows coded by hand, each as JSON text, and return the entry that tells of them."""
        with told(self.path), write.writing(self._db):
            return hand.add_rows(self._db, said, bodies)

    def hand_rows(self, name: str) -> Iterator[str]:
        """Yield the rows of a set as JSON text, in the order they were given."""
        with told(self.path):
            yield from hand.rows_of(self._db, name)

    # what its pages are read with

    def scopes(self) -> Iterator[Scope]:
        """Yield what the pages were read with over time, the first first; the last one holds."""
        with told(self.path):
            yield from ask.records(self._db, "SELECT body FROM scopes ORDER BY n", Scope)

    def scope(self) -> Scope:
        """Return what the pages are read with now: the user's gazetteers, the states in play."""
        return next(reversed(tuple(self.scopes())), Scope())

    def add_scope(self, scope: Scope) -> None:
        """Write what pages are read with from now on; nothing that was read changes."""
        with told(self.path), write.writing(self._db):
            write.add_scope(self._db, scope)

    def counts(self) -> dict[str, int]:
        """Return how many of each kind the record holds."""
        with told(self.path):
            return ask.counts(self._db)

    def _current(self, table: str, as_type: type[T]) -> Iterator[T]:
        with told(self.path):
            yield from ask.current(self._db, table, as_type)

    def _built(self, table: str, as_type: type[T]) -> Iterator[T]:
        with told(self.path):
            yield from ask.built(self._db, table, as_type)
