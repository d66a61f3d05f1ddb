"""What is derived, once and once more: the edition that readers see, and the one that is worked on.

They are the same, but where all is being built anew: then the old one is shown, as it was, until
the new one is whole and takes its place in one step.
"""

from collections.abc import Iterator

from reportedly.store.database import Database
from reportedly.store.pieces import FLUSH, Batch, once
from reportedly.store.seal import DERIVED, NAMED_BY, of_all_editions

AT_ONCE = 500
"""Names in one query."""

_EACH = "SELECT {1}, edition FROM {0} WHERE ({1}, edition) > (?, ?) ORDER BY {1}, edition LIMIT ?"
_VANISHED = (
    "SELECT o.id FROM incidents AS o WHERE o.id > ? AND NOT EXISTS (SELECT 1 FROM "
    "all_incidents AS n WHERE n.edition = ? AND n.id = o.id) ORDER BY o.id LIMIT ?"
)
REMEMBER = (
    "INSERT INTO former SELECT incident, claim FROM claim_incident WHERE incident = ? "
    "ON CONFLICT DO NOTHING"
)
"""Keep which claims a shown incident has that is about to go."""


def editions(db: Database) -> tuple[int, int]:
    """Return the edition that is shown, and the one that is worked on."""
    shown, working = db.execute("SELECT shown, working FROM edition").fetchone()
    return int(shown), int(working)


def is_hidden(db: Database) -> bool:
    """Whether what is worked on is not what readers see."""
    shown, working = editions(db)
    return shown != working


def begin(db: Database) -> Batch:
    """Return what begins an edition in which nothing is yet."""
    return once("UPDATE edition SET working = ?, is_swept = 0", max(editions(db)) + 1)


def show(db: Database) -> Iterator[Batch]:
    """Yield what shows the edition that is worked on, in one step, and keeps the names that go."""
    shown, working = editions(db)
    if shown == working:
        return
    yield FLUSH
    last = ""
    while ids := db.execute(_VANISHED, (last, working, AT_ONCE)).fetchall():
        yield REMEMBER, ids
        (last,) = ids[-1]
    yield once("UPDATE edition SET shown = ?", working)


def sweepings(db: Database) -> Iterator[Batch]:
    """Yield what takes out the editions that are neither shown nor worked on."""
    (is_swept,) = db.execute("SELECT is_swept FROM edition").fetchone()
    if is_swept:
        return
    shown, working = editions(db)
    for table in DERIVED:
        every, name = of_all_editions(table), NAMED_BY[table]
        at = ("", 0)
        while rows := db.execute(_EACH.format(every, name), (*at, AT_ONCE)).fetchall():
            gone = [row for row in rows if row[1] < working and row[1] != shown]
            yield f"DELETE FROM {every} WHERE {name} = ? AND edition = ?", gone  # noqa: S608 - ours
            at = rows[-1]
    yield once("DELETE FROM all_built WHERE edition < ? AND edition <> ?", working, shown)
    yield once("UPDATE edition SET is_swept = 1 WHERE shown = ? AND working = ?", working, working)
