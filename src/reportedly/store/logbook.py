"""What people did with a record -> rows of its logbook, each tied to the one before."""

from collections.abc import Iterator
from functools import cache
from typing import TypeVar

import msgspec

from reportedly.records.base import Record
from reportedly.records.logbook import Entry
from reportedly.store.database import NO_END, Database
from reportedly.store.seal import FIRST, insert
from reportedly.store.write import as_json, last

E = TypeVar("E", bound=Record)


@cache
def _decoder(as_type: type[E]) -> "msgspec.json.Decoder[E]":
    return msgspec.json.Decoder(as_type)


def entries(db: Database, as_type: type[E], until: int | None = None) -> Iterator[E]:
    """Yield the entries of one kind, first made first, up to a number where one is given."""
    rows = db.execute(
        "SELECT body FROM logbook WHERE kind = ? AND n <= ? ORDER BY n",
        (kind_of(as_type), NO_END if until is None else until),
    )
    for (body,) in rows:
        yield _decoder(as_type).decode(body)


def add_entry(db: Database, entry: Entry) -> None:
    """Write an entry behind the last one."""
    row = db.execute("SELECT seal FROM logbook ORDER BY n DESC LIMIT 1").fetchone()
    insert(
        db,
        "logbook",
        [
            {
                "n": last(db, "logbook") + 1,
                "kind": kind_of(type(entry)),
                "body": as_json(entry),
                "before": FIRST if row is None else str(row[0]),
            }
        ],
    )


def kind_of(as_type: type[Record]) -> str:
    """Return the word that stands for a kind of entry in its body and beside it."""
    return str(as_type.__struct_config__.tag)
