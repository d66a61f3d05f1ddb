"""Statements with their rows -> what they write, all at once or a piece at a time.

Where nobody sees what is written until it is whole, others may write in between.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from reportedly.store.database import Database

Rows = Sequence[Sequence[object]]
Batch = tuple[str, Rows]
"""A statement, and the rows of values it is run for."""

FLUSH: Batch = ("", ())
"""What comes next looks at what was written so far."""

AT_ONCE = 5_000
"""So many rows in one batch, and about so many in one piece: tenths of a second."""


def batches(sql: str, rows: Iterable[Sequence[object]]) -> Iterator[Batch]:
    """Yield a statement for many rows, some at a time."""
    every = iter(rows)
    while some := tuple(islice(every, AT_ONCE)):
        yield sql, some


def once(sql: str, *values: object) -> Batch:
    """Return a statement that is run once."""
    return sql, (values,)


def pieces(every: Iterable[Batch]) -> Iterator[list[Batch]]:
    """Yield the batches in lots of about so many rows; each is written before the next is asked."""
    lot: list[Batch] = []
    for batch in every:
        if batch[1]:
            lot.append(batch)
        if lot and (batch is FLUSH or sum(len(rows) for _, rows in lot) >= AT_ONCE):
            yield lot
            lot = []
    if lot:
        yield lot


def run(db: Database, every: Iterable[Batch]) -> None:
    """Write the batches, in the transaction that is open."""
    for sql, rows in every:
        if rows:
            db.executemany(sql, rows)
