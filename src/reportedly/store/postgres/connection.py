"""The store's statements -> PostgreSQL's, and its answers as SQLite would give them."""

import re
import select
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import lru_cache
from itertools import count
from typing import Any

import psycopg
from psycopg.abc import Buffer
from psycopg.adapt import Loader
from psycopg.pq import TransactionStatus

from reportedly.store.database import RawText, Rows, as_text
from reportedly.store.postgres import schema
from reportedly.store.postgres.told import as_ours
from reportedly.store.where import Server

WRITER = 1380996164
"""The number of the lock that a writer holds: "RPTD"."""

BUSY_SECONDS = 2.0
"""How long we wait for another writer before we say that the record is locked."""

AT_ONCE = 500
"""So many rows of a long answer are fetched at a time."""

_MARK = re.compile(r"\?(\d*)|\bCROSS JOIN\b")
_READ = "BEGIN ISOLATION LEVEL REPEATABLE READ"
_WRITE = (
    "BEGIN ISOLATION LEVEL READ COMMITTED; SET LOCAL lock_timeout = {wait:d}; "
    "SELECT pg_advisory_xact_lock({writer:d})"
)
_OPEN = {TransactionStatus.INTRANS, TransactionStatus.INERROR, TransactionStatus.ACTIVE}


class _Undecoded(Loader):
    def load(self, data: Buffer) -> RawText:
        return RawText(data)


class Connection(psycopg.Connection[tuple[Any, ...]]):
    """A connection that closes when nobody has it any more, as when a thread ends."""

    def __del__(self, _warn: object = None, /) -> None:
        """Close it."""
        self.close()


class Answer(psycopg.RawServerCursor[tuple[Any, ...]]):
    """A long answer; one that is left half read is closed by the generator that reads it."""

    def __del__(self, _warn: object = None, /) -> None:
        """Say nothing: in a circle it may go before its generator does."""


class Postgres:
    """A connection to a record in a database of a server."""

    def __init__(self, connection: Connection, server: Server, name: str) -> None:
        self._connection = connection
        self._server = server
        self._name = name
        self._cursors = count(1)

    def emptying(self, table: str) -> str:
        """Return the statement that takes all rows out of a table fastest, of those it may use.

        Who may delete its rows need not be granted that it may be truncated.
        """
        may = self.execute("SELECT has_table_privilege(?, 'TRUNCATE')", (table,)).fetchone()[0]
        return f"TRUNCATE {table}" if may else f"DELETE FROM {table}"  # noqa: S608 - our own names

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction is open."""
        return self._connection.info.transaction_status in _OPEN

    @property
    def is_lost(self) -> bool:
        """Whether the server has gone: its connection does not come back.

        One that goes while nothing is asked has said so, and what it said has not been read.
        """
        if self._connection.closed or self._connection.broken:
            return True
        return not self.in_transaction and _can_be_read(self._connection.fileno())

    def execute(self, sql: str, values: Sequence[object] = (), /) -> Rows:
        """Return what a statement gives; its values stand where its question marks are."""
        asked = _findable(values) if sql.startswith("SELECT") else values
        try:
            return self._connection.execute(in_its_words(sql), asked or None)
        except psycopg.Error as error:
            raise as_ours(error, self._server) from error

    def executemany(self, sql: str, rows: Iterable[Sequence[object]], /) -> object:
        """Run a statement for each row of values; one row needs none of what many take."""
        every = list(rows)
        if len(every) <= 1:
            return self.execute(sql, every[0]) if every else None
        try:
            with self._connection.cursor() as cursor:
                cursor.executemany(in_its_words(sql), every)
        except psycopg.Error as error:
            raise as_ours(error, self._server) from error
        return None

    def each(self, sql: str, values: Sequence[object] = ()) -> Iterator[Any]:
        """Yield the rows of a long answer, which stays at the server until it is wanted."""
        name = f"each_{next(self._cursors)}"
        try:
            with self._connection.cursor(name, withhold=not self.in_transaction) as cursor:
                cursor.itersize = AT_ONCE
                cursor.execute(in_its_words(sql), values or None)
                yield from cursor
        except psycopg.Error as error:
            raise as_ours(error, self._server) from error

    def roll_back(self) -> None:
        """End the transaction, if one is open; a server that has gone has ended it by itself."""
        if self.in_transaction:
            with suppress(psycopg.OperationalError):
                self._connection.execute("ROLLBACK")

    def begin_reading(self) -> None:
        """Begin a transaction that sees the record as it is now."""
        self.execute(_READ)

    def begin_writing(self) -> None:
        """Begin a transaction as the one writer there is at a time."""
        try:
            self.execute(_WRITE.format(wait=round(BUSY_SECONDS * 1000), writer=WRITER))
        except BaseException:
            self.roll_back()
            raise

    @contextmanager
    def durably(self) -> Iterator[None]:
        """Every commit is on disk when it returns."""
        yield

    def leave_undecoded(self) -> None:
        """Give text as the bytes it is."""
        for kind in ("text", "varchar"):
            self._connection.adapters.register_loader(kind, _Undecoded)

    def faults(self) -> Iterator[tuple[str, str]]:
        """Nothing: the server checks its own pages when it reads them, and its references."""
        return iter(())

    def schema(self) -> dict[str, str]:
        """Return what is defined in the record, by kind and name."""
        return schema.defined(self, self._name)

    def schema_as_made(self) -> dict[str, str]:
        """Return what would be defined in a new record, by kind and name."""
        return schema.as_made(self)

    def last_numbers(self) -> dict[str, int]:
        """Return the highest number that each numbered table ever had."""
        rows = self.execute("SELECT name, seq FROM last_numbers")
        return {as_text(name): int(seq) for name, seq in rows}

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()


def _findable(values: Sequence[object]) -> Sequence[object]:
    """What is looked for, NUL in it exchanged for what no text has: neither is ever found."""
    if any(isinstance(one, str) and "\0" in one for one in values):
        return [one.replace("\0", "\uffff") if isinstance(one, str) else one for one in values]
    return values


def _can_be_read(number: int) -> bool:
    """Whether something has come at a socket, be it its end."""
    looking = select.poll()
    looking.register(number, select.POLLIN)
    return bool(looking.poll(0))


@lru_cache(maxsize=512)
def in_its_words(sql: str) -> str:
    """Return a statement as PostgreSQL reads it.

    Its marks are numbered, and it has no word for the order in which tables are joined.
    """
    numbers = count(1)

    def put(found: re.Match[str]) -> str:
        if found[0] == "CROSS JOIN":
            return "JOIN"
        return f"${found[1] or next(numbers)}"

    return _MARK.sub(put, sql)
