"""What was built anew -> the derived rows it stands in for; the others stay as they are."""

import hashlib
from collections.abc import Collection, Iterator, Mapping
from typing import TypeVar

from reportedly.records.base import Record
from reportedly.records.incident import Derived, Incident, Situation
from reportedly.records.text import Lineage
from reportedly.store.database import Database
from reportedly.store.seal import DERIVED, NAMED_BY, SUM, Value, insert, sum_of, sum_without
from reportedly.store.write import as_json

Row = dict[str, Value]
Home = tuple[str | None, str | None]
"""The incident and the situation of a claim."""

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
    """Take out all that was built, to be built anew."""
    for table in (*DERIVED, "built"):
        db.execute(f"DELETE FROM {table}")  # noqa: S608 - our own names


def amend_derived(db: Database, gone: Gone, derived: Derived) -> None:
    """Put what was built in the place of what it was built anew from; no other row is touched."""
    homes = _homes(db, gone, derived)
    made: dict[str, Mapping[str, Row | None]] = {
        "lineages": {one.document: _lineage_row(one) for one in derived.lineages.values()},
        "incidents": {one.id: _incident_row(one) for one in derived.incidents},
        "situations": {one.id: _situation_row(one) for one in derived.situations},
        "claim_incident": {claim: _home_row(claim, home) for claim, home in homes.items()},
    }
    out = {
        "lineages": gone.lineages,
        "incidents": gone.incidents,
        "situations": gone.situations,
        "claim_incident": homes.keys(),
    }
    taken: list[str] = []
    put: list[str] = []
    for table, rows in made.items():
        taken += _take_out(db, table, rows.keys() | out[table])
        put += insert(db, table, [row for row in rows.values() if row is not None])
    _count(db, taken, put)


def note_built(db: Database, as_of: tuple[int, int]) -> None:
    """Write from which reading and which decision the derived rows are built."""
    _, _, count, digest = _built(db)
    _write_built(db, (*as_of, count, digest))


def _homes(db: Database, gone: Gone, derived: Derived) -> dict[str, Home]:
    """Where each claim that is touched belongs from now on; of two situations, to the first."""
    came = gone.replacing(
        incidents=gone.incidents | {one.id for one in derived.incidents},
        situations=gone.situations | {one.id for one in derived.situations},
    )
    homes = dict(_left(db, came))
    incidents = {claim: one.id for one in derived.incidents for claim in one.claims}
    situations = {claim: one.id for one in reversed(derived.situations) for claim in one.claims}
    new = (incidents.keys() | situations.keys()) - homes.keys()
    homes |= dict.fromkeys(new, (None, None)) | dict(_known(db, new))
    return {
        claim: (incidents.get(claim, incident), situations.get(claim, situation))
        for claim, (incident, situation) in sorted(homes.items())
    }


def _left(db: Database, gone: Gone) -> Iterator[tuple[str, Home]]:
    """Yield the claims of what is gone, with what is left of their home."""
    for column, names in (("incident", gone.incidents), ("situation", gone.situations)):
        for claim, incident, situation in _rows(db, column, names):
            yield (
                claim,
                (
                    None if incident in gone.incidents else incident,
                    None if situation in gone.situations else situation,
                ),
            )


def _known(db: Database, claims: Collection[str]) -> Iterator[tuple[str, Home]]:
    for claim, incident, situation in _rows(db, "claim", claims):
        yield claim, (incident, situation)


def _rows(
    db: Database, column: str, names: Collection[str]
) -> Iterator[tuple[str, str | None, str | None]]:
    sql = f"SELECT claim, incident, situation FROM claim_incident WHERE {column} IN "  # noqa: S608
    for some in in_parts(names):
        yield from db.execute(sql + marks(some), some)


def _take_out(db: Database, table: str, names: Collection[str]) -> Iterator[str]:
    """Delete the rows of these names, and yield their seals."""
    for some in in_parts(names):
        where = f"{table} WHERE {NAMED_BY[table]} IN {marks(some)}"
        yield from [seal for (seal,) in db.execute(f"SELECT seal FROM {where}", some)]  # noqa: S608
        db.execute(f"DELETE FROM {where}", some)  # noqa: S608 - our own names


def in_parts(names: Collection[Name]) -> Iterator[tuple[Name, ...]]:
    """Yield the names, or numbers, in their order, some at a time."""
    ordered = sorted(names)
    for first in range(0, len(ordered), AT_ONCE):
        yield tuple(ordered[first : first + AT_ONCE])


def marks(values: Collection[object]) -> str:
    """Return the place of so many values in a query."""
    return f"({', '.join('?' * len(values))})"


def _count(db: Database, taken: Collection[str], put: Collection[str]) -> None:
    last_reading, last_decision, count, digest = _built(db)
    digest = sum_of(put, sum_without(taken, digest))
    _write_built(db, (last_reading, last_decision, count - len(taken) + len(put), digest))


def _built(db: Database) -> tuple[int, int, int, str]:
    """What is noted of the derived rows; of rows noted by their order, as a sum."""
    row = db.execute("SELECT last_reading, last_decision, row_count, digest FROM built").fetchone()
    if row is None:
        return 0, 0, 0, sum_of(())
    last_reading, last_decision, count, digest = row
    if not str(digest).startswith(SUM):
        seals = [one for table in DERIVED for (one,) in db.execute(f"SELECT seal FROM {table}")]  # noqa: S608
        digest = sum_of(seals)
    return int(last_reading), int(last_decision), int(count), str(digest)


def _write_built(db: Database, row: tuple[int, int, int, str]) -> None:
    db.execute("DELETE FROM built")
    names = ("last_reading", "last_decision", "row_count", "digest")
    insert(db, "built", [{"position": 0, **dict(zip(names, row, strict=True))}])


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


def _home_row(claim: str, home: Home) -> Row | None:
    incident, situation = home
    if incident is None and situation is None:
        return None
    return {"claim": claim, "incident": incident, "situation": situation}
