"""The whole record, row by row -> of each row only what lists and the search for names need.

To decode a million claims whole takes several times as long.
"""

import heapq
import itertools
from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from reportedly.records.claim import Claim
from reportedly.records.vocabulary import HolderRole, PlaceLevel
from reportedly.store.database import Database

Header = tuple[str, str, str | None, str | None, str | None]
"""A document's id, the rules it was read by, its outlet, the first day of its publication, and its
language."""


class Voice(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Who says something, as far as it tells whether the name is withheld."""

    role: HolderRole
    name: str
    printed: str


class Harmed(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Whom a toll counts by name."""

    named: tuple[str, ...] = ()


class Teller(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What a claim tells of whose names."""

    document: str
    holder: Voice | None = None
    toll: Harmed | None = None


class _Published(msgspec.Struct, frozen=True, gc=False):
    first: str | None = msgspec.field(default=None, name="from")


class _Head(msgspec.Struct, frozen=True, gc=False):
    outlet: str | None = None
    published: _Published | None = None
    language: str | None = None


class _Pressing(msgspec.Struct, frozen=True, gc=False):
    confidence: float
    toll: Harmed | None = None


class _Ground(msgspec.Struct, frozen=True, gc=False):
    document: str
    printed: str
    level: PlaceLevel
    id: str | None = None


_head = msgspec.json.Decoder(_Head).decode
_pressing = msgspec.json.Decoder(_Pressing).decode
_teller = msgspec.json.Decoder(Teller).decode
_ground = msgspec.json.Decoder(_Ground).decode


def headers(db: Database) -> Iterator[Header]:
    """Yield what lists need of each current document."""
    sql = "SELECT document, rules, body FROM current_readings ORDER BY document"
    for document, rules, body in db.each(sql):
        head = _head(body)
        day = None if head.published is None else head.published.first
        yield document, rules, head.outlet, day, head.language


class Pressing(NamedTuple):
    """Where a claim stands among those that wait: tolls first, the least sure first."""

    is_no_toll: bool
    confidence: float
    document: str
    position: int
    id: str


def most_pressing(db: Database, most: int) -> tuple[tuple[Pressing, ...], int]:
    """Return so many claims for a person to look at, as they were read, and how many there are."""
    rows = db.each(
        "SELECT c.body, c.document, c.position, c.id FROM current_readings AS r "
        "CROSS JOIN claims AS c ON c.reading = r.n"
    )
    count = itertools.count()
    every = (_order(*row) for row, _ in zip(rows, count, strict=False))
    return tuple(heapq.nsmallest(most, every)), next(count)


def _order(body: str | bytes, document: str, position: int, id_: str) -> Pressing:
    claim = _pressing(body)
    return Pressing(claim.toll is None, claim.confidence, document, position, id_)


def tellers(db: Database) -> Iterator[Teller]:
    """Yield what each current claim, as read, tells of names: by document, in their order."""
    rows = db.each(
        "SELECT c.body FROM current_readings AS r CROSS JOIN claims AS c ON c.reading = r.n "
        "ORDER BY r.document, r.n, c.position"
    )
    for (body,) in rows:
        yield _teller(body)


def teller_of(claim: Claim) -> Teller:
    """Return what a claim tells of names."""
    holder, toll = claim.holder, claim.toll
    return Teller(
        document=claim.document,
        holder=None
        if holder is None
        else Voice(role=holder.role, name=holder.name, printed=holder.printed),
        toll=None if toll is None else Harmed(named=toll.named),
    )


def countries(db: Database) -> Iterator[tuple[str, str]]:
    """Yield the document and the printed words of each place that is a country's."""
    rows = db.each(
        "SELECT p.body FROM current_readings AS r CROSS JOIN places AS p ON p.reading = r.n"
    )
    for (body,) in rows:
        place = _ground(body)
        if place.level is PlaceLevel.COUNTRY and place.id is not None:
            yield place.document, place.printed


def texts(db: Database) -> Iterator[tuple[str, str]]:
    """Yield each current document's id and text."""
    sql = (
        "SELECT r.document, t.text FROM current_readings AS r JOIN texts AS t "
        "ON t.sha256 = r.text ORDER BY r.document"
    )
    yield from db.each(sql)
