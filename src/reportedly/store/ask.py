"""Rows -> records: what the record holds now, and what was asked for by name."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import TypeVar

import msgspec

from reportedly.errors import UsageError
from reportedly.records.base import Record, content_id
from reportedly.records.claim import Claim, PlaceMention, Reading, Statement, TimeMention
from reportedly.records.holdings import Sighting
from reportedly.records.text import Document, Known, Signature
from reportedly.store.database import Database
from reportedly.store.seal import NAMED_BY, ROWS
from reportedly.store.write import last

T = TypeVar("T", bound=Record)

_DOCUMENT = "SELECT r.body, t.text FROM current_readings AS r JOIN texts AS t ON t.sha256 = r.text "
_SIGHTINGS = (
    "SELECT r.document, s.origin, s.n, s.seen_at, s.known FROM sightings AS s "
    "JOIN current_readings AS r ON r.page = s.page"
)
_LAST_CHARACTER = "\U0010ffff"

RowRead = tuple[int, int, str | bytes, str | bytes]
"""The place of a table among those that a reading writes, and a row's position, body and seal."""

_ROWS_READ = (
    " UNION ALL ".join(  # noqa: S608 - our own names
        f"SELECT {kind:d}, position, body, seal FROM {table} WHERE reading = ?1"  # noqa: S608 - ours
        for kind, table in enumerate(ROWS)
    )
    + " ORDER BY 1, 2"
)

COUNTED = {
    "pages": "pages",
    "documents": "current_readings",
    "readings": "readings",
    "statements": "current_statements",
    "times": "current_times",
    "places": "current_places",
    "claims": "current_claims",
    "incidents": "incidents",
    "situations": "situations",
    "decisions": "decisions",
}
"""What `counts` counts, and where."""


@cache
def _decoder(as_type: type[T]) -> "msgspec.json.Decoder[T]":
    return msgspec.json.Decoder(as_type)


def records(
    db: Database, sql: str, as_type: type[T], values: tuple[object, ...] = ()
) -> Iterator[T]:
    """Yield the records of a query whose first column is a body."""
    decode = _decoder(as_type).decode
    for row in db.execute(sql, values) if values else db.each(sql):
        yield decode(row[0])


def current(db: Database, table: str, as_type: type[T]) -> Iterator[T]:
    """Yield the rows of the current readings, by document and place in it."""
    sql = (
        f"SELECT c.body FROM current_readings AS r CROSS JOIN {table} AS c "  # noqa: S608 - ours
        "ON c.reading = r.n ORDER BY r.document, r.n, c.position"
    )
    yield from records(db, sql, as_type)


def built(db: Database, table: str, as_type: type[T]) -> Iterator[T]:
    """Yield the rows of a derived table by the ids of what they are of."""
    name = NAMED_BY[table]
    yield from records(db, f"SELECT body FROM {table} ORDER BY {name}", as_type)  # noqa: S608 - ours


def documents(db: Database) -> Iterator[Document]:
    """Yield the current documents by id."""
    for body, text in db.each(_DOCUMENT + "ORDER BY r.document"):
        yield with_text(body, text)


def document(db: Database, given: str) -> Document | None:
    """Return the document of a name it was found under, an id, or a part that says which."""
    found = (
        _found_under(db, given)
        or _id_of(db, "current_readings", "document", given)
        or _found_below(db, given)
    )
    if found is None:
        return None
    row = db.execute(_DOCUMENT + "WHERE r.document = ?", (found,)).fetchone()
    return None if row is None else with_text(*row)


def with_text(body: str | bytes, text: str) -> Document:
    """Return the document of a stored body and its text."""
    stored: Document = _decoder(Document).decode(body)
    return stored.replacing(text=text)


def origins_of(db: Database, document_id: str) -> tuple[str, ...]:
    """Return the names the document's page was found under, first found first."""
    rows = db.execute(
        "SELECT s.origin FROM current_readings AS r JOIN sightings AS s ON s.page = r.page "
        "WHERE r.document = ? GROUP BY s.origin ORDER BY min(s.n)",
        (document_id,),
    )
    return tuple(origin for (origin,) in rows)


def reading(db: Database, document_id: str) -> Reading | None:
    """Return what was last read from the document."""
    row = db.execute(
        "SELECT n, rules FROM current_readings WHERE document = ?", (document_id,)
    ).fetchone()
    return None if row is None else reading_of(db, row[0], document_id, row[1])


def rules_of(db: Database, document_id: str) -> str:
    """Return the rules a document was last read by."""
    sql = "SELECT rules FROM current_readings WHERE document = ?"
    row = db.execute(sql, (document_id,)).fetchone()
    if row is None:
        raise KeyError(document_id)
    return str(row[0])


def reading_of(db: Database, n: int, document_id: str, rules: str) -> Reading:
    """Return the reading of that number, current or not."""
    return reading_from(rows_read(db, n), document_id, rules)


def rows_read(db: Database, n: int) -> list[RowRead]:
    """Return all rows that a reading wrote, table by table in their order."""
    return db.execute(_ROWS_READ, (n,)).fetchall()


def reading_from(rows: list[RowRead], document_id: str, rules: str) -> Reading:
    """Return the reading that has these rows."""

    def of(table: str, as_type: type[T]) -> tuple[T, ...]:
        kind, decode = ROWS.index(table), _decoder(as_type).decode
        return tuple(decode(body) for row_kind, _, body, _ in rows if row_kind == kind)

    return Reading(
        document=document_id,
        rules=rules,
        statements=of("statements", Statement),
        times=of("times", TimeMention),
        places=of("places", PlaceMention),
        claims=of("claims", Claim),
    )


def rows_of_reading(db: Database, table: str, n: int, as_type: type[T]) -> Iterator[T]:
    """Yield what a reading of that number found of one kind, current or not."""
    sql = f"SELECT body FROM {table} WHERE reading = ? ORDER BY position"  # noqa: S608 - ours
    yield from records(db, sql, as_type, (n,))


def document_of(db: Database, n: int) -> Document:
    """Return the document as the reading of that number has it."""
    row = db.execute(
        "SELECT r.body, t.text FROM readings AS r JOIN texts AS t ON t.sha256 = r.text "
        "WHERE r.n = ?",
        (n,),
    ).fetchone()
    return with_text(*row)


def unsigned(db: Database, version: int) -> tuple[str, ...]:
    """Return the documents whose current reading has no signature of that version, by id."""
    rows = db.execute(
        "SELECT r.document FROM current_readings AS r LEFT JOIN signatures AS s "
        "ON s.reading = r.n AND s.version = ? WHERE s.reading IS NULL ORDER BY r.document",
        (version,),
    )
    return tuple(found for (found,) in rows)


def signatures(db: Database) -> Iterator[Signature]:
    """Yield the signatures of the current readings, by document."""
    yield from records(
        db,
        "SELECT s.body FROM current_readings AS r JOIN signatures AS s ON s.reading = r.n "
        "ORDER BY r.document",
        Signature,
    )


def sightings(db: Database, where: str = "", values: tuple[str, ...] = ()) -> Iterator[Sighting]:
    """Yield where the pages of the current documents were found, first found first."""
    sql = f"{_SIGHTINGS} {where} ORDER BY s.n"
    rows = db.execute(sql, values) if values else db.each(sql)
    for found, origin, n, day, known in rows:
        yield Sighting(
            document=found,
            origin=origin,
            number=n,
            day=date.fromisoformat(day),
            known=_decoder(Known).decode(known),
        )


def named(db: Database, table: str, as_type: type[T], given: str) -> T | None:
    """Return the row of an id or of the beginning of one.

    Raises:
        UsageError: several ids begin so.
    """
    found = _id_of(db, table, "id", given)
    sql = f"SELECT body FROM {table} WHERE id = ?"  # noqa: S608 - our own names
    return next(records(db, sql, as_type, (found,)), None)


def first_seen(db: Database) -> dict[str, date]:
    """Return the day each document was first captured; of one with several pages, the first."""
    rows = db.execute(
        "SELECT r.document, min(p.first_seen) FROM current_readings AS r "
        "JOIN pages AS p ON p.sha256 = r.page GROUP BY r.document"
    )
    return {str(document): date.fromisoformat(at[:10]) for document, at in rows}


def incident_since(db: Database, given: str) -> str | None:
    """Return the incident that an id of before has become part of, or has been renamed to.

    An incident is named after its earliest claim. When an earlier one comes in, or a judgement
    joins two, the claim that gave the old name is still a claim of one of today's. Failing that, as
    when the page was read again and reads otherwise, it is what has any of the claims it had.
    """
    earlier = db.execute(
        "SELECT DISTINCT f.id, f.claim, m.incident FROM former AS f JOIN claim_incident AS m "
        "ON m.claim = f.claim WHERE f.id >= ? AND f.id < ? AND m.incident IS NOT NULL",
        (given, given + _LAST_CHARACTER),
    ).fetchall()
    named = {str(into) for id_, claim, into in earlier if content_id("i", claim) == id_}
    found = named or {str(into) for _, _, into in earlier} or _named_before(db, given)
    return _the_only(sorted(found), given)


def _named_before(db: Database, given: str) -> set[str]:
    """The incidents of claims that gave a name before the record kept the names that are gone."""
    rows = db.execute("SELECT claim, incident FROM claim_incident WHERE incident IS NOT NULL")
    return {str(into) for claim, into in rows if content_id("i", claim).startswith(given)}


def placed_claims(db: Database) -> Iterator[tuple[Claim, str | None, str | None]]:
    """Yield each current claim with its incident and its situation."""
    decode = _decoder(Claim).decode
    for body, incident, situation in db.each(
        "SELECT c.body, m.incident, m.situation FROM current_readings AS r "
        "CROSS JOIN claims AS c ON c.reading = r.n "
        "LEFT JOIN claim_incident AS m ON m.claim = c.id "
        "ORDER BY r.document, r.n, c.position"
    ):
        yield decode(body), incident, situation


def counts(db: Database) -> dict[str, int]:
    """Return how many of each kind the record holds now."""
    return {
        what: int(db.execute(f"SELECT count(*) FROM {where}").fetchone()[0])  # noqa: S608 - ours
        for what, where in COUNTED.items()
    }


def rules(db: Database) -> tuple[str, ...]:
    """Return the rules that the current readings were made by."""
    rows = db.execute("SELECT DISTINCT rules FROM current_readings ORDER BY rules")
    return tuple(told for (told,) in rows)


def position(db: Database) -> tuple[int, int]:
    """Return the last reading and the last decision: what a building of incidents starts from."""
    sql = (
        "SELECT (SELECT coalesce(max(n), 0) FROM readings), "
        "(SELECT coalesce(max(n), 0) FROM decisions)"
    )
    readings, decisions = db.execute(sql).fetchone()
    return int(readings), int(decisions)


def derived_is_current(db: Database) -> bool:
    """Whether nothing was read or decided since the incidents were built."""
    row = db.execute("SELECT last_reading, last_decision FROM built").fetchone()
    linked = db.execute("SELECT last_review FROM reviews_linked").fetchone()[0]
    is_linked = linked == last(db, "reviews")
    waits = db.execute("SELECT 1 FROM waiting LIMIT 1").fetchone() is not None
    return position(db) == ((0, 0) if row is None else tuple(row)) and is_linked and not waits


def _id_of(db: Database, table: str, column: str, given: str) -> str | None:
    if not given:
        return None
    sql = (
        f"SELECT DISTINCT {column} FROM {table} "  # noqa: S608 - our own names
        f"WHERE {column} >= ? AND {column} < ? ORDER BY 1 LIMIT 4"
    )
    ids = [str(found) for (found,) in db.execute(sql, (given, given + _LAST_CHARACTER))]
    if given in ids:
        return given
    return _the_only(ids, given)


def _found_under(db: Database, given: str) -> str | None:
    """The document last found under exactly that name."""
    row = db.execute(
        "SELECT r.document FROM sightings AS s JOIN current_readings AS r ON r.page = s.page "
        "WHERE s.origin = ? ORDER BY s.n DESC LIMIT 1",
        (given,),
    ).fetchone()
    return None if row is None else str(row[0])


def _found_below(db: Database, given: str) -> str | None:
    """The one document whose path or URL ends in it."""
    rows = db.execute(
        "SELECT DISTINCT r.document FROM sightings AS s "
        "JOIN current_readings AS r ON r.page = s.page "
        "WHERE substr(s.origin, length(s.origin) - ?) IN (?, ?) ORDER BY 1 LIMIT 4",
        (len(given), f"/{given}", f"#{given}"),
    )
    return _the_only([str(found) for (found,) in rows], given)


def _the_only(ids: list[str], given: str) -> str | None:
    if len(ids) > 1:
        raise UsageError(
            f"{given!r} may mean {', '.join(ids[:3])}{' and others' if ids[3:] else ''}",
            do="Give more of it.",
        )
    return ids[0] if ids else None
