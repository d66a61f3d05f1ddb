"""What came to a record, and what was built of it -> the statements that write both down.

Where the derived rows were built by other rules, or in a way that kept nothing for linking, all
pages wait, and what is built of them goes into an edition of its own (`editions`).
"""

from collections.abc import Iterable, Iterator, Mapping

from reportedly.records.base import Record
from reportedly.records.linking import Amendment, Trait, Waiting
from reportedly.store import editions
from reportedly.store.amend import Gone, amended, in_parts, marks, noted_as_built
from reportedly.store.database import Database
from reportedly.store.pieces import FLUSH, Batch, batches, once
from reportedly.store.write import last

ORIGINS, UNITS, LASTING = "origins", "units", "lasting"
STEPS = (ORIGINS, UNITS, LASTING)

UNFINISHED = ""
"""The rules while a writing of many pieces is going on, or has stopped in the middle."""

READINGS_AT_ONCE = 5_000

_AGAIN = (
    "INSERT INTO waiting (step, day, document) SELECT ?, coalesce(published_to, ''), document "
    "FROM current_readings WHERE document IN {} ON CONFLICT DO NOTHING"
)
_ALL = (
    "INSERT INTO waiting (step, day, document) SELECT ?, coalesce(published_to, ''), document "
    "FROM current_readings WHERE n > ? AND n <= ? ON CONFLICT DO NOTHING"
)
_BY_DAY = (
    "INSERT INTO waiting (step, day, document) SELECT ?, coalesce(r.published_to, ''), d.document "
    "FROM ({}) AS d LEFT JOIN current_readings AS r ON r.document = d.document "
    "WHERE true ON CONFLICT DO NOTHING"
)
_READ = (
    "SELECT DISTINCT o.document FROM readings AS n CROSS JOIN readings AS o ON o.page = n.page "
    "WHERE n.n > ?"
)
_SEEN = (
    "SELECT DISTINCT r.document FROM sightings AS s CROSS JOIN readings AS r ON r.page = s.page "
    "WHERE s.n > ?"
)
_JUDGED = (
    "SELECT DISTINCT c.document FROM decisions AS d JOIN claims AS c ON c.id IN (d.a, d.b) "
    "WHERE d.n > ?"
)
_REVIEWED = "SELECT DISTINCT document FROM reviews WHERE document IS NOT NULL AND n > ?"
_NOTED = "SELECT rules, last_reading, last_decision, last_sighting, generation FROM linking"
_NOTE = "UPDATE linking SET rules = ?, last_reading = ?, last_decision = ?, last_sighting = ?"
_LINKED = "UPDATE reviews_linked SET last_review = ?"
_KEPT = ("waiting", "accounts", "ties", "traits", "lasting", "kin")


class Noted(Record, frozen=True, kw_only=True):
    """By which rules pages were taken in, up to which reading, decision and sighting.

    ``generation`` counts up with every change of what is derived or waits.
    """

    rules: str = UNFINISHED
    readings: int = 0
    decisions: int = 0
    sightings: int = 0
    generation: int = 0

    @property
    def is_whole(self) -> bool:
        """Whether no writing was left in the middle."""
        return self.rules != UNFINISHED


def noted(db: Database) -> Noted:
    """Return what the record has written down."""
    row = db.execute(_NOTED).fetchone()
    if row is None:
        return Noted()
    names = ("rules", "readings", "decisions", "sightings", "generation")
    return Noted(**dict(zip(names, row, strict=True)))


def came(db: Database, rules: str) -> list[Batch] | None:
    """Return what writes down which pages wait since it was last looked; None: all of them do.

    Args:
        db: the record.
        rules: those it is to be built by.
    """
    before = noted(db)
    if before.rules != rules:
        return None
    reviewed = db.execute("SELECT last_review FROM reviews_linked").fetchone()[0]
    if _now(db) == (before.readings, before.decisions, before.sightings) and reviewed == last(
        db, "reviews"
    ):
        return []
    return [
        *_wait(_READ, before.readings, STEPS),
        *_wait(_JUDGED, before.decisions, (UNITS,)),
        *_wait(_SEEN, before.sightings, (ORIGINS,)),
        *_wait(_REVIEWED, reviewed, (UNITS, LASTING)),
        *_up_to_now(db, rules),
    ]


def all_anew(db: Database, rules: str) -> Iterator[Batch]:
    """Yield what begins an edition in which nothing is yet: all pages wait."""
    yield once("INSERT INTO linking VALUES (0, ?, 0, 0, 0, 0) ON CONFLICT DO NOTHING", UNFINISHED)
    yield editions.begin(db)
    yield FLUSH
    for table in _KEPT:
        yield once(db.emptying(table))
        yield FLUSH
    n = 0
    while n < (until := last(db, "readings")):
        until = min(until, n + READINGS_AT_ONCE)
        yield _ALL, [(step, n, until) for step in STEPS]
        n = until
        if n < last(db, "readings"):
            yield FLUSH
    if n == 0:
        yield from editions.show(db)
    yield from _up_to_now(db, rules)


def _wait(documents: str, since: int, steps: Iterable[str]) -> Iterator[Batch]:
    yield _BY_DAY.format(documents), [(step, since) for step in steps]


def _now(db: Database) -> tuple[int, int, int]:
    return last(db, "readings"), last(db, "decisions"), last(db, "sightings")


def _up_to_now(db: Database, rules: str) -> Iterator[Batch]:
    yield once(_LINKED, last(db, "reviews"))
    yield once(_NOTE, rules, *_now(db))


def built(db: Database, made: Amendment) -> Iterator[Batch]:
    """Yield what writes what was built anew, and shows it where it is whole."""
    before = noted(db)
    gone = Gone(
        lineages=made.lineages_gone,
        incidents=made.incidents_gone,
        situations=made.situations_gone,
    )
    if not editions.is_hidden(db):
        kept = {incident.id for incident in made.derived.incidents}
        yield from batches(editions.REMEMBER, ((id_,) for id_ in sorted(gone.incidents - kept)))
    yield from amended(db, gone, made.derived)
    yield from _index(made)
    yield from _no_longer_waiting(made.done, made.again)
    yield FLUSH
    if db.execute("SELECT 1 FROM waiting LIMIT 1").fetchone() is None:
        yield from noted_as_built(db, (before.readings, before.decisions))
        yield from editions.show(db)
    yield once("UPDATE linking SET rules = ?", before.rules)


def _index(made: Amendment) -> Iterator[Batch]:
    """What pages are found by from now on; sorted as the tables are, for that is faster."""
    yield from _out("accounts", "document", made.done.units)
    yield from _out("traits", "document", made.done.units)
    yield from _out("kin", "document", made.done.origins)
    yield from _out("lasting", "document", made.done.lasting)
    yield from batches(
        "INSERT INTO kin VALUES (?, ?)",
        sorted((key, name) for name, keys in made.kin.items() for key in keys),
    )
    yield from batches(
        "INSERT INTO accounts VALUES (?, ?, ?, ?) ON CONFLICT (lead) DO UPDATE "
        "SET document = excluded.document, unit = excluded.unit, story = excluded.story",
        ((one.lead, one.document, one.unit, one.story) for one in made.accounts),
    )
    for end in ("lead", "other"):
        yield from _out("ties", end, made.untied)
    both = ((one, other) for a, b in made.ties for one, other in ((a, b), (b, a)))
    yield from batches("INSERT INTO ties VALUES (?, ?) ON CONFLICT DO NOTHING", both)
    yield from batches("INSERT INTO traits VALUES (?, ?, ?, ?)", _trait_rows(made.traits))
    yield from batches(
        "INSERT INTO lasting VALUES (?, ?, ?)",
        ((one.kind, one.key, one.document) for one in made.lasting),
    )


def _out(table: str, column: str, names: Iterable[str]) -> Iterator[Batch]:
    for some in in_parts(frozenset(names)):
        yield f"DELETE FROM {table} WHERE {column} IN {marks(some)}", [some]  # noqa: S608 - ours


def _trait_rows(traits: Mapping[str, frozenset[Trait]]) -> list[tuple[int, int, int, str]]:
    return sorted(
        (trait.key, trait.first, trait.last, document)
        for document, found in traits.items()
        for trait in found
    )


def _no_longer_waiting(done: Waiting, again: Iterable[str]) -> Iterator[Batch]:
    for step, documents in ((ORIGINS, done.origins), (UNITS, done.units), (LASTING, done.lasting)):
        yield from batches(
            "DELETE FROM waiting WHERE step = ? AND document = ?",
            ((step, document) for document in documents),
        )
    for some in in_parts(frozenset(again)):
        yield once(_AGAIN.format(marks(some)), UNITS, *some)
