"""A record -> what was found in its texts when withheld names were last looked for, kept beside it.

It is derived: it may be thrown away at any time, and no name stands in it, only where one stood.
"""

import contextlib
import logging
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from reportedly.desk.kept import kept_at
from reportedly.records.base import Offsets
from reportedly.redact.searched import NeverSearched, Searched
from reportedly.store.where import Where

AT_ONCE = 10_000

_SCHEMA = """
CREATE TABLE IF NOT EXISTS searched (
    what BLOB NOT NULL, text BLOB NOT NULL, spans TEXT NOT NULL, PRIMARY KEY (what, text)
) WITHOUT ROWID
"""
_log = logging.getLogger(__name__)


class SearchedBefore:
    """What was found in texts, in a database; what it is asked for is in use, the rest is not."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._new: dict[tuple[bytes, bytes], str] = {}
        self._used: set[bytes] = set()

    def found(self, what: bytes, text: bytes) -> tuple[Offsets, ...] | None:
        """Return where it stood in the text; None where it was not looked for there."""
        self._used.add(what)
        try:
            row = self._db.execute(_ONE, (what, text)).fetchone()
        except sqlite3.Error:
            return None
        if row is None:
            return None
        spans = (one.split("-") for one in row[0].split())
        return tuple((int(start), int(end)) for start, end in spans)

    def note(self, what: bytes, text: bytes, spans: tuple[Offsets, ...]) -> None:
        """Keep where it stood."""
        self._new[what, text] = " ".join(f"{start}-{end}" for start, end in spans)
        if len(self._new) >= AT_ONCE:
            self._write()

    def finish(self) -> None:
        """Write what is new, and forget what was looked for once and is no more."""
        self._write()
        with _told(), self._db:
            known = {row[0] for row in self._db.execute(_EACH).fetchall()}
            for what in known - self._used:
                self._db.execute("DELETE FROM searched WHERE what = ?", (what,))

    def _write(self) -> None:
        rows = [(*key, spans) for key, spans in self._new.items()]
        self._new.clear()
        with _told(), self._db:
            self._db.executemany("INSERT OR REPLACE INTO searched VALUES (?, ?, ?)", rows)


@contextmanager
def _told() -> Iterator[None]:
    """What cannot be kept is looked for again at the next start; the log says so."""
    try:
        yield
    except sqlite3.Error as error:
        _log.warning("what was found is not kept: %s", error)


_ONE = "SELECT spans FROM searched WHERE what = ? AND text = ?"
_EACH = """
WITH RECURSIVE each (what) AS (
    SELECT min(what) FROM searched
    UNION ALL SELECT (SELECT min(what) FROM searched WHERE what > each.what) FROM each
    WHERE each.what IS NOT NULL
) SELECT what FROM each WHERE what IS NOT NULL
"""


def beside(record: Where) -> Path:
    """Return where it is kept."""
    return kept_at(record, "searched")


@contextmanager
def searched_before(record: Where) -> Iterator[Searched]:
    """Open what was found before; where it cannot be kept, everything is looked for."""
    db = _opened(beside(record))
    if db is None:
        yield NeverSearched()
        return
    with closing(db):
        kept = SearchedBefore(db)
        yield kept
        kept.finish()


def _opened(path: Path) -> sqlite3.Connection | None:
    for _ in range(2):
        try:
            path.touch(mode=0o600)
            return _database(path)
        except sqlite3.OperationalError as error:
            _log.warning("what is withheld is looked for anew: %s", error)
            return None
        except sqlite3.DatabaseError as error:
            _log.warning("%s is made anew: %s", path, error)
            with contextlib.suppress(OSError):
                path.unlink()
        except OSError as error:
            _log.warning("what is withheld is looked for anew: %s", error)
            return None
    return None


def _database(path: Path) -> sqlite3.Connection:
    db = sqlite3.connect(path)
    try:
        db.execute(_SCHEMA)
        if db.execute("PRAGMA quick_check").fetchone() != ("ok",):
            raise sqlite3.DatabaseError("it is damaged")
    except sqlite3.Error:
        db.close()
        raise
    return db
