"""A record -> a small database beside it that is no part of it: a record is handed on without it.

Beside a file it is a file; beside a record in a server it is a schema of the same database.
"""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from pathlib import Path

from reportedly.store.database import Database, Sqlite, together
from reportedly.store.open import postgres
from reportedly.store.where import Server, Where
from reportedly.store.write import writing

BUSY_SECONDS = 5.0


class FileBeside:
    """A file of its own, beside the file of a record; only its owner may read it."""

    def __init__(self, path: Path, tables: str) -> None:
        self.path = path
        self._tables = tables
        self._is_made = False

    @property
    def is_there(self) -> bool:
        """Whether anything was ever written there."""
        return self.path.is_file()

    @contextmanager
    def open(self, *, to_read: bool = False) -> Iterator[Database]:
        """One transaction there: all that is written inside it stands, or nothing of it.

        Args:
            to_read: no transaction is begun; for single questions.
        """
        is_new = not self.path.exists()
        connection = sqlite3.connect(
            self.path, timeout=BUSY_SECONDS, isolation_level=None, factory=Sqlite
        )
        with closing(connection) as db:
            if is_new:
                self.path.chmod(0o600)
            if is_new or not self._is_made:
                _make(db, self._tables)
                self._is_made = True
            with nullcontext() if to_read else _together(db):
                yield db


class SchemaBeside:
    """A schema of its own, in the database of a record; one connection serves all threads."""

    is_there = True

    def __init__(self, server: Server, schema: str, tables: str) -> None:
        self._server = server
        self._schema = schema
        self._tables = tables
        self._lock = threading.Lock()
        self._db: Database | None = None

    @contextmanager
    def open(self, *, to_read: bool = False) -> Iterator[Database]:
        """One transaction there: all that is written inside it stands, or nothing of it.

        Args:
            to_read: no transaction is begun; for single questions.
        """
        with self._lock:
            if self._db is None or self._db.is_lost:
                self._db = self._opened()
            with nullcontext() if to_read else _together(self._db):
                yield self._db

    def _opened(self) -> Database:
        db: Database = postgres().connect_to_schema(self._server, self._schema)
        (there,) = db.execute(f"SELECT to_regnamespace('{self._schema}')::text").fetchone()
        if there is None:
            with writing(db):
                db.execute(f"CREATE SCHEMA IF NOT EXISTS {self._schema}")
                _make(db, self._tables)
        return db


def beside(record: Where, name: str, tables: str) -> FileBeside | SchemaBeside:
    """Return what lies beside a record under a name.

    Args:
        record: where the record is.
        name: what lies there: the ending of the file, or the ending of the schema.
        tables: the statements that make its tables, where they are not there.
    """
    if isinstance(record, Server):
        return SchemaBeside(record, f"reportedly_{name}", tables)
    return FileBeside(record.with_name(f"{record.name}.{name}"), tables)


def _make(db: Database, tables: str) -> None:
    for statement in tables.split(";"):
        db.execute(statement)


def _together(db: Database) -> AbstractContextManager[None]:
    return together(db, lambda: db.execute("BEGIN"))
