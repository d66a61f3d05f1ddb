"""What the store asks of a database, and SQLite's answer; `postgres` has PostgreSQL's.

Both are asked in the same words. What they have no common words for is a method here.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, closing, contextmanager
from typing import Any, Protocol

MOST_FAULTS = 100
"""How many faults of the file's own structure, and gaps in one numbering, are listed."""

NO_END = 1 << 62
"""Stands for a bound that is none: more than there are rows."""


class RawText(bytes):
    """Text as it stands in the file, not decoded: damaged text may be no text at all."""


class Rows(Protocol):
    """What a question gave."""

    @property
    def rowcount(self) -> int:
        """How many rows were changed."""

    def fetchone(self) -> Any:
        """Return the next row, or None."""

    def fetchall(self) -> list[Any]:
        """Return the rows that are left."""

    def __iter__(self) -> Iterator[Any]: ...


class Database(Protocol):
    """An open connection to what keeps a record."""

    def emptying(self, table: str) -> str:
        """Return the statement that takes all rows out of a table fastest."""
        ...

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction is open."""

    @property
    def is_lost(self) -> bool:
        """Whether nothing can be asked any more, and a new connection is needed."""

    def execute(self, sql: str, values: Sequence[object] = (), /) -> Rows:
        """Return what a statement gives; its values stand where its question marks are."""

    def executemany(self, sql: str, rows: Iterable[Sequence[object]], /) -> object:
        """Run a statement for each row of values."""

    def each(self, sql: str, values: Sequence[object] = ()) -> Iterator[Any]:
        """Yield the rows of a long answer, which is never in memory whole."""

    def roll_back(self) -> None:
        """End the transaction, if one is open, with nothing of it written."""

    def begin_reading(self) -> None:
        """Begin a transaction that sees the record as it is now."""

    def begin_writing(self) -> None:
        """Begin a transaction as the one writer there is at a time."""

    def durably(self) -> AbstractContextManager[None]:
        """Whatever is written inside is on disk when it is committed."""

    def leave_undecoded(self) -> None:
        """From now on give text as it is kept, as ``RawText``."""

    def faults(self) -> Iterator[tuple[str, str]]:
        """Yield what is wrong with the database itself: which part of it, and why."""

    def schema(self) -> dict[str, str]:
        """Return what is defined in the record, by name."""

    def schema_as_made(self) -> dict[str, str]:
        """Return what would be defined in a new record, by name."""

    def last_numbers(self) -> dict[str, int]:
        """Return the highest number that each numbered table ever had."""

    def close(self) -> None:
        """Close the connection."""


class Sqlite(sqlite3.Connection):
    """A connection to a record in a file."""

    is_lost = False

    def emptying(self, table: str) -> str:
        """Return the statement that takes all rows out of a table fastest."""
        return f"DELETE FROM {table}"  # noqa: S608 - our own names

    def each(self, sql: str, values: Sequence[object] = ()) -> Iterator[Any]:
        """Yield the rows; SQLite hands them out one at a time anyway."""
        return self.execute(sql, values)

    def roll_back(self) -> None:
        """End the transaction, if one is open, with nothing of it written."""
        if self.in_transaction:
            self.execute("ROLLBACK")

    def begin_reading(self) -> None:
        """Begin a transaction that sees the record as it is now."""
        self.execute("BEGIN")

    def begin_writing(self) -> None:
        """Begin a transaction as the one writer."""
        self.execute("BEGIN IMMEDIATE")

    @contextmanager
    def durably(self) -> Iterator[None]:
        """Wait for the disk at each commit inside."""
        self.execute("PRAGMA synchronous = FULL")
        try:
            yield
        finally:
            self.execute("PRAGMA synchronous = NORMAL")

    def leave_undecoded(self) -> None:
        """Give text as the bytes it is: damaged text may be no text at all."""
        self.text_factory = RawText

    def faults(self) -> Iterator[tuple[str, str]]:
        """Yield what SQLite itself finds wrong with the file."""
        for (line,) in self.execute(f"PRAGMA integrity_check({MOST_FAULTS:d})"):
            if as_text(line) != "ok":
                yield "", as_text(line)
        for row in self.execute("PRAGMA foreign_key_check"):
            yield "", f"{as_text(row[0])} points at no {as_text(row[2])}"

    def schema(self) -> dict[str, str]:
        """Return the statements that made what is in the file."""
        rows = self.execute("SELECT name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'")
        return {as_text(name): as_text(sql) for name, sql in rows}

    def schema_as_made(self) -> dict[str, str]:
        """Return the statements that make a new record."""
        from reportedly.store.open import migrate  # noqa: PLC0415 - it opens what is defined here

        with closing(sqlite3.connect(":memory:", isolation_level=None, factory=Sqlite)) as fresh:
            migrate(fresh)
            return fresh.schema()

    def last_numbers(self) -> dict[str, int]:
        """Return what SQLite keeps of each AUTOINCREMENT."""
        return {
            as_text(name): seq
            for name, seq in self.execute("SELECT name, seq FROM sqlite_sequence")
        }


@contextmanager
def together(db: Database, begin: Callable[[], object]) -> Iterator[None]:
    """One transaction: all that is done inside it stands, or nothing of it.

    Args:
        db: the connection.
        begin: what begins it.
    """
    begin()
    try:
        yield
        db.execute("COMMIT")
    except BaseException:
        db.roll_back()
        raise


def as_text(value: object) -> str:
    """Return a value as text, whatever it is kept as."""
    return value.decode(errors="replace") if isinstance(value, bytes) else str(value)
