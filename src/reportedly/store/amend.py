"""What was built anew -> the derived rows it stands in for; the others stay as they are."""

import hashlib
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import partial
from typing import TypeVar

from reportedly.records.base import Record
from reportedly.records.incident import Derived, Incident, Situation
from reportedly.records.text import Lineage
from reportedly.store.database import Database
from reportedly.store.editions import editions
from reportedly.store.pieces import FLUSH, Batch, once
from reportedly.store.seal import (
    DERIVED,
    NAMED_BY,
    SUM,
    Value,
    of_all_editions,
    sealed,
    sum_of,
    sum_without,
)
from reportedly.store.write import as_json

Row = dict[str, Value]

Name = TypeVar("Name", str, int)

AT_ONCE = 500
"""Names in one query."""


class Gone(Record, frozen=True, kw_only=True):
    """What is taken out: documents that have no lineage from now on, incidents, situations, by id.

    What comes in again under its id need not be told.
    """

    lineages: frozenset[str] = frozenset()
    incidents: frozenset[str] = frozenset()
    situations: frozenset[str] = frozenset()


def clear_derived(db: Database) -> None:
    """Take out all that was built, in every edition, to be built anew."""
    for table in (*DERIVED, "built"):
        db.execute(f"DELETE FROM {of_all_editions(table)}")  # noqa: S608 - our own names
    db.execute("UPDATE edition SET working = shown")


def amended(db: Database, gone: Gone, derived: Derived) -> Iterator[Batch]:
    """Yield what puts what was built in the place of what it was built anew from.

    No other row of the edition that is worked on is touched.
    """
    made: dict[str, Mapping[str, Callable[[], Row]]] = {
        "lineages": {one.document: partial(_lineage_row, one) for one in derived.lineages.values()},
        "incidents": {one.id: partial(_incident_row, one) for one in derived.incidents},
        "situations": {one.id: partial(_situation_row, one) for one in derived.situations},
    }
    out = {"lineages": gone.lineages, "incidents": gone.incidents, "situations": gone.situations}
    homes = _Homes(db, gone, derived)
    exchange = _Exchange(db)
    for table, rows in made.items():
        for some in in_parts(rows.keys() | out[table]):
            put = [rows[name]() for name in some if name in rows]
            yield from exchange.of(table, some, put)
    for some in in_parts(homes.claims):
        yield from exchange.of("claim_incident", some, homes.rows(some))
    yield from _counted(exchange)


def noted_as_built(db: Database, as_of: tuple[int, int]) -> Iterator[Batch]:
    """Yield what notes from which reading and which decision the derived rows are built."""
    yield FLUSH
    _, _, count, digest = _built(db)
    yield from _write_built(editions(db)[1], (*as_of, count, digest))


class _Homes:
    """Where each claim that is touched belongs from now on; of two situations, to the first."""

    def __init__(self, db: Database, gone: Gone, derived: Derived) -> None:
        self._db = db
        self._came = gone.replacing(
            incidents=gone.incidents | {one.id for one in derived.incidents},
            situations=gone.situations | {one.id for one in derived.situations},
        )
        self._incident = {claim: one.id for one in derived.incidents for claim in one.claims}
        self._situation = {
            claim: one.id for one in reversed(derived.situations) for claim in one.claims
        }
        left = {
            claim
            for column, names in (
                ("incident", self._came.incidents),
                ("situation", self._came.situations),
            )
            for claim, _, _ in _rows(db, column, names)
        }
        self.claims = left | self._incident.keys() | self._situation.keys()

    def rows(self, claims: Sequence[str]) -> list[Row]:
        """Return the rows of those of these claims that belong anywhere."""
        known = {claim: home for claim, *home in _rows(self._db, "claim", claims)}
        found = (self._row(claim, *known.get(claim, (None, None))) for claim in claims)
        return [row for row in found if row is not None]

    def _row(self, claim: str, incident: str | None, situation: str | None) -> Row | None:
        kept = None if incident in self._came.incidents else incident
        lasting = None if situation in self._came.situations else situation
        incident = self._incident.get(claim, kept)
        situation = self._situation.get(claim, lasting)
        if incident is None and situation is None:
            return None
        return {"claim": claim, "incident": incident, "situation": situation}


class _Exchange:
    """Rows in the place of others, counted as they go."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self.edition = editions(db)[1]
        self.last_reading, self.last_decision, self.count, self.digest = _built(db)

    def of(self, table: str, names: Sequence[str], rows: Sequence[Row]) -> Iterator[Batch]:
        """Yield what takes out the rows of these names, and puts in those."""
        where = (
            f"{of_all_editions(table)} WHERE edition = ? AND {NAMED_BY[table]} IN {marks(names)}"
        )
        values = (self.edition, *names)
        taken = [seal for (seal,) in self._db.execute(f"SELECT seal FROM {where}", values)]  # noqa: S608 - our own names
        if taken:
            yield once(f"DELETE FROM {where}", *values)  # noqa: S608 - the same
        statement, put, seals = sealed(table, rows, self.edition)
        yield statement, put
        self.count += len(seals) - len(taken)
        self.digest = sum_of(seals, sum_without(taken, self.digest))


def _rows(
    db: Database, column: str, names: Collection[str]
) -> Iterator[tuple[str, str | None, str | None]]:
    sql = f"SELECT claim, incident, situation FROM working_claim_incident WHERE {column} IN "  # noqa: S608
    for some in in_parts(names):
        yield from db.execute(sql + marks(some), some)


def in_parts(names: Collection[Name]) -> Iterator[tuple[Name, ...]]:
    """Yield the names, or numbers, in their order, some at a time."""
    ordered = sorted(names)
    for first in range(0, len(ordered), AT_ONCE):
        yield tuple(ordered[first : first + AT_ONCE])


def marks(values: Collection[object]) -> str:
    """Return the place of so many values in a query."""
    return f"({', '.join('?' * len(values))})"


def _counted(exchange: _Exchange) -> Iterator[Batch]:
    told = (exchange.last_reading, exchange.last_decision, exchange.count, exchange.digest)
    return _write_built(exchange.edition, told)


def _built(db: Database) -> tuple[int, int, int, str]:
    """What is noted of the edition that is worked on; of rows noted by their order, as a sum."""
    edition = editions(db)[1]
    sql = "SELECT last_reading, last_decision, row_count, digest FROM all_built WHERE edition = ?"
    row = db.execute(sql, (edition,)).fetchone()
    if row is None:
        return 0, 0, 0, sum_of(())
    last_reading, last_decision, count, digest = row
    if not str(digest).startswith(SUM):
        digest = sum_of(_seals(db, edition))
    return int(last_reading), int(last_decision), int(count), str(digest)


def _seals(db: Database, edition: int) -> Iterator[str]:
    for table in DERIVED:
        sql = f"SELECT seal FROM {of_all_editions(table)} WHERE edition = ?"  # noqa: S608 - ours
        yield from (one for (one,) in db.execute(sql, (edition,)))


def _write_built(edition: int, row: tuple[int, int, int, str]) -> Iterator[Batch]:
    names = ("last_reading", "last_decision", "row_count", "digest")
    told: Row = {"position": 0, **dict(zip(names, row, strict=True))}
    statement, values, _ = sealed("built", [told], edition)
    yield once("DELETE FROM all_built WHERE edition = ?", edition)
    yield statement, values


def place_of(name: str) -> int:
    """Return the place of a derived row: its own whatever else there is, so no other row moves."""
    return int(hashlib.sha256(name.encode()).hexdigest()[:15], 16)


def _lineage_row(one: Lineage) -> Row:
    return {
        "position": place_of(one.document),
        "document": one.document,
        "origin_group": one.group,
        "body": as_json(one),
    }


def _incident_row(one: Incident) -> Row:
    return {
        "position": place_of(one.id),
        "id": one.id,
        "event_class": one.event_class,
        "title": one.title,
        "body": as_json(one),
    }


def _situation_row(one: Situation) -> Row:
    return {
        "position": place_of(one.id),
        "id": one.id,
        "kind": one.kind,
        "name": one.name,
        "body": as_json(one),
    }
