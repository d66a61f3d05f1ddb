"""Records -> rows. Everything here adds; only the derived tables are ever written anew."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

import msgspec

from reportedly.errors import CheckFailed, NotText
from reportedly.records.base import Record
from reportedly.records.claim import Holder, Reading
from reportedly.records.gazetteer import Scope
from reportedly.records.incident import Decision
from reportedly.records.text import Document, Page, Signature
from reportedly.store.database import Database, together
from reportedly.store.known import all_known, names_of
from reportedly.store.quotes import wrong_rows, wrong_segments
from reportedly.store.seal import Value, digest_of, insert

Row = dict[str, Value]
R = TypeVar("R", bound=Record)


@contextmanager
def writing(db: Database) -> Iterator[None]:
    """One transaction: all that is written inside it stands, or nothing of it."""
    with together(db, db.begin_writing):
        yield


def add_page(db: Database, page: Page, document: Document, reading: Reading) -> None:
    """Write a page, where it was found, its text, and all that was read from it.

    Raises:
        CheckFailed: a quote is not the text's characters, or the parts are of different pages.
    """
    refuse_wrong(page, document, reading)
    if _lacks(db, "pages", page.sha256):
        insert(db, "pages", [_page_row(page)])
    add_sighting(db, page)
    if _lacks(db, "texts", document.text_sha256):
        insert(db, "texts", [_text_row(document, reading.rules)])
    n = last(db, "readings") + 1
    seals = [sealed for table, rows in _rows_of(reading, n) for sealed in insert(db, table, rows)]
    known = all_known(names_of(db, page.sha256), page.origin, page.known)
    insert(
        db,
        "readings",
        [
            {
                "n": n,
                "page": page.sha256,
                "document": document.id,
                "text": document.text_sha256,
                "rules": reading.rules,
                "known": as_json(known),
                "body": as_json(document.replacing(text="")),
                "row_count": len(seals),
                "digest": digest_of(seals),
            }
        ],
    )


def add_sighting(db: Database, page: Page) -> None:
    """Write where a page was found, unless the last sighting there says the same."""
    if names_of(db, page.sha256).get(page.origin) == page.known:
        return
    row: Row = {
        "n": last(db, "sightings") + 1,
        "origin": page.origin,
        "page": page.sha256,
        "known": as_json(page.known),
        "seen_at": page.captured.isoformat(),
    }
    insert(db, "sightings", [row])


def add_decision(db: Database, decision: Decision) -> None:
    """Write a person's judgement; an earlier one on the same pair stays."""
    row: Row = {
        "n": last(db, "decisions") + 1,
        "a": decision.a,
        "b": decision.b,
        "verdict": decision.verdict,
        "body": as_json(decision),
    }
    insert(db, "decisions", [row])


def add_scope(db: Database, scope: Scope) -> None:
    """Write what pages are read with from now on; what held before stays."""
    insert(db, "scopes", [{"n": last(db, "scopes") + 1, "body": as_json(scope)}])


def keep_signatures(db: Database, signatures: Iterable[Signature]) -> None:
    """Write signatures beside the current readings of their documents, in place of older ones."""
    for one in signatures:
        db.execute("DELETE FROM signatures WHERE document = ?", (one.document,))
        rows: list[Row] = [
            {
                "reading": n,
                "document": one.document,
                "version": one.version,
                "body": as_json(one),
            }
            for (n,) in db.execute(
                "SELECT n FROM current_readings WHERE document = ?", (one.document,)
            ).fetchall()
        ]
        insert(db, "signatures", rows)


def refuse_wrong(page: Page, document: Document, reading: Reading) -> None:
    """Refuse to write what the page does not bear out: no span, no claim.

    Raises:
        CheckFailed: with the first thing that is wrong.
        NotText: the text holds what no text file can.
    """
    _refuse_halves(page, document)
    faults = _mismatches(page, document, reading)
    faults += wrong_segments(document)
    faults += [f"{kind} {name}: {fault}" for kind, name, fault in wrong_rows(document, reading)]
    if faults:
        raise CheckFailed(
            f"what was read is not what the page says ({len(faults)} faults): {faults[0]}",
            where=page.origin,
            do="Nothing of it was kept. This is a bug in the rules: please report it.",
        )


def _refuse_halves(page: Page, document: Document) -> None:
    """A half of a UTF-16 pair is no character: nothing that holds one can be written or told."""
    try:
        document.text.encode()
    except UnicodeEncodeError as error:
        raise NotText(
            f"character {error.start} of the text is half of a pair",
            where=page.origin,
            do="Save the page again from its source, as UTF-8.",
        ) from error


def _mismatches(page: Page, document: Document, reading: Reading) -> list[str]:
    expected = (
        ("the page's hash", page.sha256, hashlib.sha256(page.raw).hexdigest()),
        ("the document's page", document.sha256, page.sha256),
        ("the text's hash", document.text_sha256, _sha256(document.text)),
        ("the reading's document", reading.document, document.id),
    )
    return [f"{what} is {told}, not {is_}" for what, told, is_ in expected if told != is_]


def last(db: Database, table: str) -> int:
    """Return the number of the last row of a numbered table, 0 when it is empty."""
    row = db.execute(f"SELECT coalesce(max(n), 0) FROM {table}").fetchone()  # noqa: S608 - ours
    return int(row[0])


def as_json(record: Record) -> str:
    """Return the record as JSON text."""
    return msgspec.json.encode(record).decode()


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _lacks(db: Database, table: str, sha256: str) -> bool:
    found = db.execute(f"SELECT 1 FROM {table} WHERE sha256 = ?", (sha256,))  # noqa: S608 - ours
    return found.fetchone() is None


def _page_row(page: Page) -> Row:
    return {
        "sha256": page.sha256,
        "raw": page.raw,
        "size": len(page.raw),
        "first_seen": page.captured.isoformat(),
    }


def _text_row(document: Document, rules: str) -> Row:
    return {
        "sha256": document.text_sha256,
        "page": document.sha256,
        "rules": rules,
        "text": document.text,
    }


def _rows_of(reading: Reading, n: int) -> Iterator[tuple[str, list[Row]]]:
    """The reading's rows table by table, in the order their seals go into its digest."""
    yield (
        "statements",
        [
            {"id": one.id, "holder": _name(one.holder), "stance": one.stance, **placed}
            for one, placed in _placed(reading.statements, reading, n)
        ],
    )
    yield (
        "times",
        [{"printed": one.printed, **placed} for one, placed in _placed(reading.times, reading, n)],
    )
    yield (
        "places",
        [
            {"printed": one.printed, "place": one.id, **placed}
            for one, placed in _placed(reading.places, reading, n)
        ],
    )
    yield (
        "claims",
        [
            {
                "id": one.id,
                "event_class": one.event_class,
                "holder": _name(one.holder),
                "stance": one.stance,
                **placed,
            }
            for one, placed in _placed(reading.claims, reading, n)
        ],
    )


def _placed(records: Sequence[R], reading: Reading, n: int) -> Iterator[tuple[R, Row]]:
    for position, one in enumerate(records):
        yield (
            one,
            {
                "reading": n,
                "position": position,
                "document": reading.document,
                "body": as_json(one),
            },
        )


def _name(holder: Holder | None) -> str | None:
    return None if holder is None else holder.name
