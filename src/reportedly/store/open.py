"""Where a record is -> a connection to it at the newest schema, or an error that says why not."""

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import ModuleType

import msgspec

from reportedly.errors import (
    NotARecord,
    RecordDiskFull,
    RecordError,
    RecordLocked,
)
from reportedly.store.database import Database, Sqlite, together
from reportedly.store.version import refuse_newer, refuse_older
from reportedly.store.where import Server, Where

APPLICATION_ID = 1380996164
"""Stands in the file's header: "RPTD". Migration 1 writes it."""

BUSY_SECONDS = 5.0
"""How long we wait for another writer before we say that the record is locked."""

_SHM_NO_ROOM = 4874
"""SQLite's code for no room left for the shared index beside the record."""

_TOLD: dict[int, tuple[type[RecordError], str, str]] = {
    sqlite3.SQLITE_BUSY: (
        RecordLocked,
        "another process is writing to the record",
        "Wait until it is done and run the command again.",
    ),
    sqlite3.SQLITE_LOCKED: (
        RecordLocked,
        "another process is writing to the record",
        "Wait until it is done and run the command again.",
    ),
    sqlite3.SQLITE_FULL: (
        RecordDiskFull,
        "the disk has no room left; the record is as it was before this page",
        "Make room and run the command again: it goes on where it stopped.",
    ),
    sqlite3.SQLITE_NOTADB: (
        NotARecord,
        "the file is not a record",
        "Give the path of a record, or of a file that does not exist yet.",
    ),
    sqlite3.SQLITE_CORRUPT: (
        RecordError,
        "the record is damaged",
        "`reportedly verify` says where; take the file from a copy, or ingest the pages anew.",
    ),
    sqlite3.SQLITE_READONLY: (
        RecordError,
        "the record may be read and not written",
        "Check the rights of the file and of its folder.",
    ),
    sqlite3.SQLITE_CANTOPEN: (
        RecordError,
        "the record cannot be opened",
        "Check that its folder exists and the rights of both.",
    ),
    sqlite3.SQLITE_PERM: (
        RecordError,
        "the operating system would not let us use the record",
        "Check the rights of the file and of its folder.",
    ),
    sqlite3.SQLITE_IOERR: (
        RecordError,
        "the disk the record is on could not be read or written",
        "Check the disk, then run `reportedly verify`.",
    ),
}


@contextmanager
def told(path: Where) -> Iterator[None]:
    """Turn what SQLite and the operating system say into an error that says what to do.

    A broken constraint or a wrong statement is a bug of ours and passes through as it is.
    """
    try:
        yield
    except sqlite3.Error as error:
        raise _as_record_error(error, path) from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise _error(sqlite3.SQLITE_CORRUPT, path) from error
    except OSError as error:
        if error.errno in {errno.ENOSPC, errno.EDQUOT}:
            raise _error(sqlite3.SQLITE_FULL, path) from error
        raise


def _as_record_error(error: sqlite3.Error, path: Where) -> Exception:
    code: int | None = getattr(error, "sqlite_errorcode", None)
    if code == _SHM_NO_ROOM:
        return _error(sqlite3.SQLITE_FULL, path)
    if code is not None and (code & 0xFF) in _TOLD:
        return _error(code & 0xFF, path)
    if "Could not decode to UTF-8" in str(error):
        return _error(sqlite3.SQLITE_CORRUPT, path)
    return error


def _error(code: int, path: Where) -> RecordError:
    made, what, do = _TOLD[code]
    return made(what, where=str(path), do=do)


MOST_CACHED_KB = 128 * 1024
"""Of a large record's indexes more has to be at hand than the 2 MB that SQLite keeps by itself."""


def connect(where: Where, *, create: bool, cached_kb: int = MOST_CACHED_KB) -> Database:
    """Return a connection to the record, its schema brought up to date.

    Args:
        where: the record file, or the database.
        create: whether a missing or empty file or database becomes a new record.
        cached_kb: so much of a file is kept at hand; a database sees to it itself.

    Raises:
        NotARecord: it is missing (and not to be made), or is not a record of ours.
        RecordTooNew: a later version of the program made it.
        RecordError: it is locked, damaged, or not ours to read; or its server is not there.
    """
    if isinstance(where, Server):
        db: Database = postgres().connect(where, create=create)
        return db
    return _connect_to_file(where, create=create, cached_kb=cached_kb)


def connect_to_read(where: Where) -> Database:
    """Return a connection to the record as it lies there, which can change nothing in it.

    Raises:
        NotARecord: it is missing, or is not a record of ours.
        RecordTooNew: a later version of the program made it.
        RecordError: its schema is an older one, or it is locked, damaged, or not ours to read.
    """
    if isinstance(where, Server):
        db: Database = postgres().connect_to_read(where)
        return db
    return _connect_to_read_file(where)


def postgres() -> ModuleType:
    """Return what opens databases of PostgreSQL; its driver is a package that may not be there.

    Raises:
        RecordError: it is not there.
    """
    try:
        from reportedly.store.postgres import open as opened  # noqa: PLC0415 - see above
    except ImportError as error:
        raise RecordError(
            f"records in PostgreSQL need a driver that is not installed ({error})",
            do="Install it: `pip install 'reportedly[postgres]'`.",
        ) from error
    return opened


def _connect_to_file(path: Path, *, create: bool, cached_kb: int) -> Sqlite:
    _look_before(path, create=create)
    with told(path):
        db = _opened(_address(path, mode="rwc" if create else "rw"))
        try:
            _prepare(db, path, create=create)
            db.execute(f"PRAGMA cache_size = -{cached_kb:d}")
        except BaseException:
            db.close()
            raise
    return db


def _connect_to_read_file(path: Path) -> Sqlite:
    _look_before(path, create=False)
    with told(path):
        db = _opened(_address(path, mode="ro"))
        try:
            refuse_older(_version(db, path, create=False), len(migrations()), path)
        except BaseException:
            db.close()
            raise
    return db


def _opened(address: str) -> Sqlite:
    return sqlite3.connect(
        address, uri=True, timeout=BUSY_SECONDS, isolation_level=None, factory=Sqlite
    )


def _look_before(path: Path, *, create: bool) -> None:
    if path.is_dir():
        raise NotARecord("this is a folder", where=str(path), do="Give the path of a record file.")
    if not path.exists():
        if not create:
            raise NotARecord(
                "there is no record here",
                where=str(path),
                do="Make one with `reportedly ingest PATH --record FILE`, or correct the path.",
            )
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise RecordError(
                f"the folder of the record cannot be made ({error.strerror})",
                where=str(path.parent),
                do="Give a path in a folder you may write to.",
            ) from error


def _address(path: Path, *, mode: str) -> str:
    """The record as a URI; from a folder we may not write to, it is read as it lies there."""
    options = f"mode={mode}"
    waiting = path.with_name(path.name + "-wal")
    if path.exists() and not os.access(path.parent, os.W_OK) and not waiting.exists():
        options = "mode=ro&immutable=1"
    return f"{path.absolute().as_uri()}?{options}"


def _prepare(db: Sqlite, path: Path, *, create: bool) -> None:
    db.execute("PRAGMA foreign_keys = ON")
    db.execute("PRAGMA recursive_triggers = ON")  # so that REPLACE cannot delete unseen
    if _version(db, path, create=create) < len(migrations()):
        _bring_up_to_date(db, path)
    if db.execute("PRAGMA journal_mode").fetchone()[0] != "wal" and not _is_read_only(db):
        db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = NORMAL")


def _version(db: sqlite3.Connection, path: Path, *, create: bool) -> int:
    """The schema the record is at; it must be a record, or become one, and none of later days."""
    made_by, version = _pragma(db, "application_id"), _pragma(db, "user_version")
    if made_by != APPLICATION_ID and not (create and _is_empty(db)):
        raise _error(sqlite3.SQLITE_NOTADB, path)
    refuse_newer(version, len(migrations()), path)
    return version


def _bring_up_to_date(db: Sqlite, path: Path) -> None:
    try:
        migrate(db)
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_ERROR:
            raise
        raise RecordError(
            f"the record is not what its schema version says ({error}); it is as it was",
            where=str(path),
            do="Take the file from a copy, or ingest the pages into a new record.",
        ) from error


@cache
def migrations() -> tuple[str, ...]:
    """Return the numbered schema changes in order; a record's version is how many it has had."""
    folder = files("reportedly.store").joinpath("migrations")
    named = sorted((item.name, item) for item in folder.iterdir() if item.name.endswith(".sql"))
    return tuple(item.read_text(encoding="utf-8") for _, item in named)


def migrate(db: Sqlite) -> None:
    """Bring the record up to date, all missing changes or none of them."""
    with together(db, db.begin_writing):
        before = _pragma(db, "user_version")
        for script in migrations()[before:]:
            for statement in _statements(script):
                db.execute(statement)
        db.execute(f"PRAGMA user_version = {max(before, len(migrations())):d}")


@cache
def _statements(script: str) -> tuple[str, ...]:
    """The script's statements one by one, a trigger's body kept whole."""
    found = []
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if ";" in line and sqlite3.complete_statement(statement):
            found.append(statement)
            statement = ""
    return tuple(found)


def _pragma(db: sqlite3.Connection, name: str) -> int:
    return int(db.execute(f"PRAGMA {name}").fetchone()[0])


def _is_empty(db: sqlite3.Connection) -> bool:
    named = db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    return named == 0 and _pragma(db, "application_id") == 0 and _pragma(db, "user_version") == 0


def _is_read_only(db: sqlite3.Connection) -> bool:
    row = db.execute("PRAGMA database_list").fetchone()
    return not os.access(Path(row[2]).parent, os.W_OK)
