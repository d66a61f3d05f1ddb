"""A release -> the record to read from as it stood then, byte for byte."""

import hashlib
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Self, TypeVar

import msgspec

from reportedly.records.base import Record
from reportedly.records.claim import Claim, PlaceMention, Statement, TimeMention
from reportedly.records.gazetteer import Scope
from reportedly.records.incident import Decision, Derived, Incident, Situation
from reportedly.records.logbook import Reached, Release
from reportedly.records.review import Review
from reportedly.records.text import Document, Lineage
from reportedly.store import ask
from reportedly.store.database import Database
from reportedly.store.logbook import add_entry, entries
from reportedly.store.open import told
from reportedly.store.reviews import Reviews
from reportedly.store.seal import insert
from reportedly.store.standing import standing
from reportedly.store.where import Where
from reportedly.store.write import last

T = TypeVar("T", bound=Record)

_CURRENT = """
WITH of_page AS (
    SELECT * FROM readings AS r WHERE r.n <= ?1 AND NOT EXISTS (
        SELECT 1 FROM readings AS later
        WHERE later.page = r.page AND later.n > r.n AND later.n <= ?1
    )
)
SELECT r.n, r.document, r.rules FROM of_page AS r WHERE NOT EXISTS (
    SELECT 1 FROM of_page AS later WHERE later.document = r.document AND later.n > r.n
) ORDER BY r.document, r.n
"""


class Released:
    """A record as it stood at a release; what came after it is not there."""

    def __init__(self, db: Database, path: Where, release: Release) -> None:
        self._db = db
        self.path = path
        self.release = release
        with told(path):
            self._readings = list(db.execute(_CURRENT, (release.reached.readings,)))
            self._derived = _derived(db, release.number)
        self._judged = Reviews(db, path).documents() if release.reached.reviews else frozenset()

    @contextmanager
    def snapshot(self) -> Iterator[Self]:
        """Nothing of a release changes."""
        yield self

    def documents(self) -> Iterator[Document]:
        """Yield the documents by id."""
        with told(self.path):
            for n, _, _ in self._readings:
                yield ask.document_of(self._db, n)

    def origins_of(self, document: str) -> tuple[str, ...]:
        """Return every name the document's page had been found under."""
        with told(self.path):
            rows = self._db.execute(
                "SELECT s.origin FROM readings AS r JOIN sightings AS s ON s.page = r.page "
                "WHERE r.n = ? AND s.n <= ? GROUP BY s.origin ORDER BY min(s.n)",
                (self._number(document), self.release.reached.sightings),
            )
            return tuple(origin for (origin,) in rows)

    def raw(self, sha256: str) -> bytes:
        """Return the bytes of a page."""
        with told(self.path):
            row = self._db.execute("SELECT raw FROM pages WHERE sha256 = ?", (sha256,)).fetchone()
            return bytes(row[0])

    def statements(self) -> Iterator[Statement]:
        """Yield the statements."""
        return self._rows("statements", Statement)

    def times(self) -> Iterator[TimeMention]:
        """Yield the time mentions."""
        return self._rows("times", TimeMention)

    def places(self) -> Iterator[PlaceMention]:
        """Yield the place mentions."""
        return self._rows("places", PlaceMention)

    def claims(self) -> Iterator[Claim]:
        """Yield the claims that stood after what people had decided by then."""
        with told(self.path):
            for n, document, _ in self._readings:
                read = tuple(ask.rows_of_reading(self._db, "claims", n, Claim))
                yield from self._standing(n, document, read) if document in self._judged else read

    def _standing(self, n: int, document: str, read: tuple[Claim, ...]) -> tuple[Claim, ...]:
        every = Reviews(self._db, self.path).on_document(document)
        by_then = (one for one in every if one.n <= self.release.reached.reviews)
        return standing(ask.document_of(self._db, n), read, by_then).claims

    def placed_claims(self) -> Iterator[tuple[Claim, str | None, str | None]]:
        """Yield each claim with the ids of its incident and its situation."""
        incidents, situations = _membership(self._derived)
        for claim in self.claims():
            yield claim, incidents.get(claim.id), situations.get(claim.id)

    def lineages(self) -> dict[str, Lineage]:
        """Return what each document goes back to."""
        return self._derived.lineages

    def incidents(self) -> Iterator[Incident]:
        """Yield the incidents."""
        return iter(self._derived.incidents)

    def situations(self) -> Iterator[Situation]:
        """Yield the situations."""
        return iter(self._derived.situations)

    def scopes(self) -> Iterator[Scope]:
        """Yield what the pages had been read with."""
        return self._until("scopes", self.release.reached.scopes, Scope)

    def decisions(self) -> Iterator[Decision]:
        """Yield what people had judged."""
        return self._until("decisions", self.release.reached.decisions, Decision)

    def judged(self) -> Iterator[Review]:
        """Yield what people had decided on claims, pairs and incidents."""
        every = Reviews(self._db, self.path).since(0)
        return (one for one in every if one.n <= self.release.reached.reviews)

    def rules(self) -> tuple[str, ...]:
        """Return the rules the documents had been read by."""
        return tuple(sorted({rules for _, _, rules in self._readings}))

    def derived_is_current(self) -> bool:
        """Nothing is released that is not current."""
        return True

    def _rows(self, table: str, as_type: type[T]) -> Iterator[T]:
        with told(self.path):
            for n, _, _ in self._readings:
                yield from ask.rows_of_reading(self._db, table, n, as_type)

    def _until(self, table: str, n: int, as_type: type[T]) -> Iterator[T]:
        sql = f"SELECT body FROM {table} WHERE n <= ? ORDER BY n"  # noqa: S608 - our own names
        with told(self.path):
            yield from ask.records(self._db, sql, as_type, (n,))

    def _number(self, document: str) -> int:
        return next(int(n) for n, one, _ in self._readings if one == document)


def add_release(
    db: Database, derived: Derived, said: Callable[[int, Reached, str], Release]
) -> Release:
    """Keep what is derived now as the next release, and write the entry that tells of it.

    Args:
        db: the record.
        derived: what is derived now.
        said: makes the entry of its number, how far the record has come, and the derived's hash.
    """
    number = 1 + sum(1 for _ in entries(db, Release))
    packed = zlib.compress(msgspec.json.encode(derived))
    tables = Reached.__struct_fields__
    reached = Reached(**{table: last(db, table) for table in tables})
    insert(db, "released", [{"release": number, "derived": packed}])
    entry = said(number, reached, hashlib.sha256(packed).hexdigest())
    add_entry(db, entry)
    return entry


def wrong_releases(db: Database) -> Iterator[tuple[str, str, str]]:
    """Yield the releases that are not as they were made."""
    try:
        told_of = {one.number: one for one in entries(db, Release)}
    except msgspec.DecodeError:
        return  # told by its seal
    kept = {n: _sha256(packed) for n, packed in db.execute("SELECT release, derived FROM released")}
    for number in sorted(told_of.keys() | kept.keys()):
        entry = told_of.get(number)
        if entry is None:
            yield "release", str(number), "no entry of the logbook tells of it"
        elif kept.get(number) != entry.sha256:
            yield "release", str(number), "what was derived then is not what was kept, or is gone"


def _membership(derived: Derived) -> tuple[dict[str, str], dict[str, str]]:
    """Return the incident and the situation each claim belongs to; of two the first built."""
    incidents: dict[str, str] = {}
    situations: dict[str, str] = {}
    for incident in derived.incidents:
        for claim in incident.claims:
            incidents.setdefault(claim, incident.id)
    for situation in derived.situations:
        for claim in situation.claims:
            situations.setdefault(claim, situation.id)
    return incidents, situations


def _sha256(packed: object) -> str:
    return hashlib.sha256(packed).hexdigest() if isinstance(packed, bytes) else ""


def _derived(db: Database, number: int) -> Derived:
    row = db.execute("SELECT derived FROM released WHERE release = ?", (number,)).fetchone()
    return msgspec.json.decode(zlib.decompress(row[0]), type=Derived)
