"""Rows coded by hand -> kept as they were given, in order, each set under its own name."""

from collections.abc import Iterable, Iterator

import msgspec

from reportedly.records.logbook import Import
from reportedly.store.database import Database
from reportedly.store.logbook import add_entry, entries
from reportedly.store.seal import Value, digest_of, insert


def add_rows(db: Database, said: Import, bodies: Iterable[str]) -> Import:
    """Write a set of rows and the entry that tells of it; return the entry.

    Args:
        db: the record.
        said: what is told of the set; how many rows it has and their hash are worked out here.
        bodies: each row as JSON text.
    """
    rows: list[dict[str, Value]] = [
        {"rows_of": said.name, "position": position, "body": body}
        for position, body in enumerate(bodies)
    ]
    seals = insert(db, "hand_rows", rows)
    entry = said.replacing(rows=len(seals), digest=digest_of(seals))
    add_entry(db, entry)
    return entry


def rows_of(db: Database, name: str) -> Iterator[str]:
    """Yield the rows of a set as JSON text, in the order they were given."""
    sql = "SELECT body FROM hand_rows WHERE rows_of = ? ORDER BY position"
    for (body,) in db.execute(sql, (name,)):
        yield body


def wrong_imports(db: Database) -> Iterator[tuple[str, str, str]]:
    """Yield the sets whose rows are not those that were given."""
    try:
        told = {one.name: one for one in entries(db, Import)}
    except msgspec.DecodeError:
        return  # told by its seal
    for (name,) in db.execute("SELECT DISTINCT rows_of FROM hand_rows"):
        if _text(name) not in told:
            yield "row coded by hand", _text(name), "no entry of the logbook tells of its set"
    for one in told.values():
        sql = "SELECT seal FROM hand_rows WHERE rows_of = ? ORDER BY position"
        seals = [_text(found) for (found,) in db.execute(sql, (one.name,))]
        if (len(seals), digest_of(seals)) != (one.rows, one.digest):
            why = f"it had {one.rows} rows and has {len(seals)}, or they were exchanged"
            yield "row coded by hand", one.name, why


def _text(value: object) -> str:
    return value.decode(errors="replace") if isinstance(value, bytes) else str(value)
