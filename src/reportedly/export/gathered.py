"""A record -> its pages by id and its claims by incident, kept on disk while an export is written.

Memory stays the same whatever the record holds: SQLite keeps what does not fit its cache in a
file that goes with the connection.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import lru_cache

import msgspec

from reportedly.export.public import with_replies
from reportedly.export.source import Source
from reportedly.records.base import Record
from reportedly.records.claim import Claim, PlaceMention
from reportedly.records.incident import Incident, replies_in
from reportedly.records.text import Document, Lineage, Published
from reportedly.records.vocabulary import LineageType

_SCHEMA = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA cache_size = -16000;
CREATE TABLE pages (id TEXT PRIMARY KEY, body BLOB NOT NULL, text TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE claims (id TEXT PRIMARY KEY, body BLOB NOT NULL) WITHOUT ROWID;
"""


class PageTold(Record, frozen=True, kw_only=True):
    """A page in short: what an export says of where a claim was read."""

    id: str
    origin: str
    url: str | None
    title: str | None
    outlet: str | None
    authors: tuple[str, ...]
    published: Published | None
    language: str | None
    sha256: str
    text_sha256: str
    lineage: LineageType
    group: str

    @property
    def address(self) -> str:
        """The page's address where it is known, or else the name it was found under."""
        return self.url or self.origin


class Case(Record, frozen=True, kw_only=True):
    """An incident with its claims and their pages."""

    incident: Incident
    claims: tuple[Claim, ...]
    pages: dict[str, PageTold]

    def of(self, ids: tuple[str, ...]) -> tuple[Claim, ...]:
        """Return the claims of these ids."""
        return tuple(claim for claim in self.claims if claim.id in ids)

    def dated(self) -> tuple[str, ...]:
        """Return the ids of the claims that give the incident's days."""
        when = self.incident.when
        days = None if when is None else (when.from_, when.to)
        return tuple(
            claim.id
            for claim in self.claims
            if claim.when is not None and (claim.when.from_, claim.when.to) == days
        )

    def at(self, place: PlaceMention) -> tuple[str, ...]:
        """Return the ids of the claims that name that place."""
        told = _one_place(place)
        return tuple(
            claim.id for claim in self.claims if told in [_one_place(one) for one in claim.where]
        )

    def of_its_class(self) -> tuple[str, ...]:
        """Return the ids of the claims that are of the incident's own class."""
        event_class = self.incident.event_class
        return tuple(claim.id for claim in self.claims if claim.event_class is event_class)


class Gathered:
    """A record open for one export."""

    def __init__(self, source: Source, db: sqlite3.Connection) -> None:
        self.source = source
        self._db = db
        self._has_claims = False
        self.page = lru_cache(maxsize=256)(self._page)
        self.text = lru_cache(maxsize=4)(self._text)

    def pages(self) -> Iterator[PageTold]:
        """Yield every page by id."""
        for (body,) in self._db.execute("SELECT body FROM pages ORDER BY id"):
            yield _PAGE.decode(body)

    def claims(self) -> Iterator[tuple[Claim, str | None, str | None]]:
        """Yield each claim with the ids of its incident and its situation.

        With what it answers on its own page stands what it answers on others of the incident.
        """
        elsewhere = replies_in(self.source.incidents())
        for claim, incident, situation in self.source.placed_claims():
            yield with_replies(claim, elsewhere.get(claim.id, ())), incident, situation

    def claim(self, claim_id: str) -> Claim | None:
        """Return the claim of that id."""
        self._keep_claims()
        row = self._db.execute("SELECT body FROM claims WHERE id = ?", (claim_id,)).fetchone()
        return None if row is None else _CLAIM.decode(row[0])

    def cases(self) -> Iterator[Case]:
        """Yield every incident with its claims, in the order they were built."""
        for incident in self.source.incidents():
            found = (self.claim(one) for one in incident.claims)
            claims = tuple(claim for claim in found if claim is not None)
            pages = {claim.document: self.page(claim.document) for claim in claims}
            yield Case(incident=incident, claims=claims, pages=pages)

    def keep_pages(self) -> None:
        """Put every document's page and text aside."""
        lineages = self.source.lineages()
        rows = (
            (one.id, msgspec.json.encode(_told(one, lineages.get(one.id))), one.text)
            for one in self.source.documents()
        )
        self._db.executemany("INSERT INTO pages VALUES (?, ?, ?)", rows)

    def _keep_claims(self) -> None:
        if not self._has_claims:
            self._has_claims = True
            rows = ((one.id, msgspec.json.encode(one)) for one, _, _ in self.claims())
            self._db.executemany("INSERT INTO claims VALUES (?, ?)", rows)

    def _page(self, document: str) -> PageTold:
        row = self._db.execute("SELECT body FROM pages WHERE id = ?", (document,)).fetchone()
        return _PAGE.decode(row[0])

    def _text(self, document: str) -> str:
        row = self._db.execute("SELECT text FROM pages WHERE id = ?", (document,)).fetchone()
        return str(row[0])


_PAGE = msgspec.json.Decoder(PageTold)
_CLAIM = msgspec.json.Decoder(Claim)


def _one_place(place: PlaceMention) -> tuple[str | None, ...]:
    """What two mentions of one place have in common; without an id, the names and the point."""
    if place.id is not None:
        return (place.id,)
    return (place.name, place.printed, str(place.lat), str(place.lon))


@contextmanager
def gathered(source: Source) -> Iterator[Gathered]:
    """Give the record gathered for one export; nothing of it is left behind."""
    with closing(sqlite3.connect("")) as db:
        db.executescript(_SCHEMA)
        record = Gathered(source, db)
        record.keep_pages()
        yield record


def _told(document: Document, lineage: Lineage | None) -> PageTold:
    return PageTold(
        id=document.id,
        origin=document.origin,
        url=document.url,
        title=document.title,
        outlet=document.outlet,
        authors=document.authors,
        published=document.published,
        language=document.language,
        sha256=document.sha256,
        text_sha256=document.text_sha256,
        lineage=document.lineage_type if lineage is None else lineage.type,
        group=document.id if lineage is None else lineage.group,
    )
