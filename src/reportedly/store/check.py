"""A record -> every place where it is not what was written, each named."""

import hashlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from itertools import chain, islice
from typing import Any

import msgspec

from reportedly.errors import DamagedRecord
from reportedly.records.base import Record
from reportedly.records.claim import Claim, PlaceMention, Reading, Statement, TimeMention
from reportedly.records.gazetteer import Scope
from reportedly.records.incident import Decision, Incident, Situation
from reportedly.records.logbook import Entry
from reportedly.records.review import Review
from reportedly.records.text import Document, Known, Lineage, Signature
from reportedly.store import ask
from reportedly.store.database import MOST_FAULTS, Database, RawText
from reportedly.store.hand import wrong_imports
from reportedly.store.open import connect_to_read
from reportedly.store.quotes import wrong_rows, wrong_segments
from reportedly.store.released import wrong_releases
from reportedly.store.seal import (
    COLUMNS,
    DERIVED,
    FIRST,
    SUM,
    UNSEALED,
    digest_of,
    seal,
    sum_of,
)
from reportedly.store.store import Store


class Damage(Record, frozen=True, kw_only=True):
    """One thing that is not as written: its kind, which one, and what is wrong with it."""

    kind: str
    id: str
    why: str

    def __str__(self) -> str:
        return f"{self.kind} {self.id}: {self.why}" if self.id else f"{self.kind}: {self.why}"


_KINDS = {
    "pages": ("page", ("sha256",)),
    "texts": ("text", ("sha256",)),
    "sightings": ("sighting", ("n", "origin")),
    "readings": ("reading", ("n", "document")),
    "statements": ("statement", ("id",)),
    "times": ("time", ("document", "printed")),
    "places": ("place", ("document", "printed")),
    "claims": ("claim", ("id",)),
    "decisions": ("decision", ("n",)),
    "scopes": ("scope", ("n",)),
    "logbook": ("logbook entry", ("n", "kind")),
    "released": ("release", ("release",)),
    "hand_rows": ("row coded by hand", ("rows_of", "position")),
    "reviews": ("review", ("n",)),
    "lineages": ("lineage", ("document",)),
    "incidents": ("incident", ("id",)),
    "situations": ("situation", ("id",)),
    "signatures": ("signature of document", ("document",)),
    "claim_incident": ("membership of claim", ("claim",)),
    "built": ("building", ("position",)),
}
"""What a row of each table is called, and the columns that name it."""

_CONTENT: dict[str, type[bytes]] = {"pages": bytes, "texts": RawText}
"""How the column that is its own hash is kept."""

_BODIES: dict[str, Any] = {
    "statements": Statement,
    "times": TimeMention,
    "places": PlaceMention,
    "claims": Claim,
    "decisions": Decision,
    "scopes": Scope,
    "logbook": Entry,
    "reviews": Review,
    "lineages": Lineage,
    "signatures": Signature,
    "incidents": Incident,
    "situations": Situation,
}


def find_damage(store: Store) -> Iterator[Damage]:
    """Yield every place where the record is not what was written into it.

    The file's structure, the schema and its triggers, each row against its seal, each page and
    text against its hash, the numbering, and every quote of every reading against its text.
    The file is only read.
    """
    with closing(connect_to_read(store.path)) as db:
        db.leave_undecoded()
        db.begin_reading()
        for part, check in _CHECKS:
            try:
                yield from check(db)
            except (sqlite3.DatabaseError, DamagedRecord, UnicodeDecodeError) as error:
                yield Damage(kind="file", id="", why=f"{part} cannot be read to the end: {error}")


def _wrong_file(db: Database) -> Iterator[Damage]:
    for part, why in db.faults():
        yield Damage(kind="file", id=part, why=why)


def _wrong_schema(db: Database) -> Iterator[Damage]:
    made, found = db.schema_as_made(), db.schema()
    for name in sorted(made | found):
        if name not in found:
            yield Damage(kind="schema", id=name, why="it is missing")
        elif name not in made:
            yield Damage(kind="schema", id=name, why="it is not ours")
        elif made[name] != found[name]:
            yield Damage(kind="schema", id=name, why="it is not as we made it")


def _wrong_seals(table: str) -> Callable[[Database], Iterator[Damage]]:
    def check(db: Database) -> Iterator[Damage]:
        for row in _table(db, table):
            if not _is_sealed(table, row):
                yield _damage(table, row, "it is not what was written (its seal is broken)")
            elif table in _BODIES and not _decodes(row["body"], _BODIES[table]):
                yield _damage(table, row, "this program cannot read it")

    return check


def _is_sealed(table: str, row: dict[str, Any]) -> bool:
    expected = seal(row[column] for column in COLUMNS[table])
    return type(row["seal"]) is RawText and _text(row["seal"]) == expected


def _wrong_hashes(table: str) -> Callable[[Database], Iterator[Damage]]:
    def check(db: Database) -> Iterator[Damage]:
        for row in _table(db, table):
            content = row[UNSEALED[table]]
            if type(content) is not _CONTENT[table]:
                yield _damage(table, row, "its bytes are not kept as they were")
            elif hashlib.sha256(content).hexdigest() != _text(row["sha256"]):
                yield _damage(table, row, "its bytes are not those that were read")

    return check


def _wrong_numbers(db: Database) -> Iterator[Damage]:
    """Rows are numbered without a gap, so a number that is missing is a row that is."""
    last = db.last_numbers()
    for table in ("sightings", "readings", "decisions", "scopes", "logbook", "reviews"):
        there = (n for (n,) in db.each(f"SELECT n FROM {table} ORDER BY n"))  # noqa: S608 - ours
        for first, after in islice(_gaps(there, last.get(table)), MOST_FAULTS):
            yield _missing(_KINDS[table][0], first, after - 1)


def _gaps(numbers: Iterable[object], last: object) -> Iterator[tuple[int, int]]:
    """The first number of each gap and the one after its last, the numbers rising to the last."""
    expected = 1
    for n in chain(numbers, (last + 1,) if isinstance(last, int) else ()):
        if isinstance(n, int) and n > expected:
            yield expected, n
        if isinstance(n, int) and n >= expected:
            expected = n + 1


def _wrong_chain(db: Database) -> Iterator[Damage]:
    """Each review names the seal of the one before it."""
    before = FIRST.encode()
    for n, previous, sealed in db.each("SELECT n, previous, seal FROM reviews ORDER BY n"):
        if previous != before:
            why = "the row before it is not the one it was written after"
            yield Damage(kind="review", id=str(n), why=why)
        before = sealed


def _missing(kind: str, first: int, last: int) -> Damage:
    if first == last:
        return Damage(kind=kind, id=str(first), why="it is missing")
    return Damage(kind=kind, id=f"{first}-{last}", why=f"these {last - first + 1} are missing")


def _wrong_readings(db: Database) -> Iterator[Damage]:
    for row in _table(db, "readings"):
        rows = ask.rows_read(db, row["n"])
        seals = [_text(sealed) for _, _, _, sealed in rows]
        if (row["row_count"], _text(row["digest"])) != (len(seals), digest_of(seals)):
            why = f"it had {row['row_count']} rows and has {len(seals)}, or they were exchanged"
            yield _damage("readings", row, why)
        yield from _wrong_quotes(db, row, rows)


def _wrong_quotes(db: Database, row: dict[str, Any], rows: list[ask.RowRead]) -> Iterator[Damage]:
    """Every quote of the reading against its text; what cannot be read is told by its seal."""
    text = db.execute("SELECT text FROM texts WHERE sha256 = ?", (_text(row["text"]),)).fetchone()
    if text is None:
        yield _damage("readings", row, "its text is missing")
        return
    try:
        document = ask.with_text(row["body"], _strictly(text[0]))
        reading = ask.reading_from(rows, document.id, _text(row["rules"]))
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        yield _damage("readings", row, f"its quotes cannot be checked: {error}")
        return
    yield from _misquotes(document, reading, row)


def _misquotes(document: Document, reading: Reading, row: dict[str, Any]) -> Iterator[Damage]:
    for why in wrong_segments(document):
        yield _damage("readings", row, why)
    for kind, name, why in wrong_rows(document, reading):
        yield Damage(kind=kind, id=name, why=why)


def _unknown_packs(db: Database) -> Iterator[Damage]:
    """Places of a gazetteer that no scope names: nobody could say where they are from."""
    bodies = [body for (body,) in db.execute("SELECT body FROM scopes") if _decodes(body, Scope)]
    scopes = [msgspec.json.decode(body, type=Scope) for body in bodies]
    named = {pack.id for scope in scopes for pack in scope.packs}
    for row in _table(db, "places"):
        if _decodes(row["body"], PlaceMention):  # what does not is told by its seal
            pack = msgspec.json.decode(row["body"], type=PlaceMention).pack
            if pack is not None and pack not in named:
                why = f"it is of the gazetteer {pack}, which the record was never read with"
                yield _damage("places", row, why)


def _wrong_logbook(db: Database) -> Iterator[Damage]:
    """Entries that do not follow the one before: one was taken out, put in or exchanged."""
    last = FIRST
    for row in _table(db, "logbook"):
        if _text(row["before"]) != last:
            yield _damage("logbook", row, "it does not follow the entry before it")
        last = _text(row["seal"])
    for kind, name, why in chain(wrong_releases(db), wrong_imports(db)):
        yield Damage(kind=kind, id=name, why=why)


def _wrong_known(db: Database) -> Iterator[Damage]:
    for table in ("sightings", "readings"):
        for row in _table(db, table):
            if not _decodes(row["known"], Known):
                yield _damage(table, row, "what was known of the page cannot be read")


def _wrong_building(db: Database) -> Iterator[Damage]:
    order = {table: "claim" if table == "claim_incident" else "position" for table in DERIVED}
    seals = [
        _text(one)
        for table in DERIVED
        for (one,) in db.execute(f"SELECT seal FROM {table} ORDER BY {order[table]}")  # noqa: S608
    ]
    rows = list(_table(db, "built"))
    if not rows and seals:
        yield Damage(
            kind="building", id="", why="the note of what incidents were built from is gone"
        )
    for row in rows:
        told = _text(row["digest"])
        found = sum_of(seals) if told.startswith(SUM) else digest_of(seals)
        if (row["row_count"], told) != (len(seals), found):
            why = f"{row['row_count']} rows were built and {len(seals)} are there, or exchanged"
            yield _damage("built", row, why)


def _table(db: Database, table: str) -> Iterator[dict[str, Any]]:
    extra = (UNSEALED[table],) if table in UNSEALED else ()
    names = (*COLUMNS[table], *extra, "seal")
    told = ", ".join(f'"{name}"' for name in names)
    for row in db.each(f"SELECT {told} FROM {table}"):  # noqa: S608 - ours
        yield dict(zip(names, row, strict=True))


def _damage(table: str, row: dict[str, Any], why: str) -> Damage:
    kind, named_by = _KINDS[table]
    return Damage(kind=kind, id=" ".join(_text(row[column]) for column in named_by), why=why)


def _decodes(body: Any, as_type: Any) -> bool:
    try:
        msgspec.json.decode(body, type=as_type)
    except (msgspec.DecodeError, TypeError):
        return False
    return True


def _text(value: object) -> str:
    return value.decode(errors="replace") if isinstance(value, bytes) else str(value)


def _strictly(text: bytes) -> str:
    return text.decode()


_CHECKS: tuple[tuple[str, Callable[[Database], Iterator[Damage]]], ...] = (
    ("the file", _wrong_file),
    ("the schema", _wrong_schema),
    *((table, _wrong_seals(table)) for table in COLUMNS),
    *((table, _wrong_hashes(table)) for table in UNSEALED),
    ("the numbering", _wrong_numbers),
    ("the logbook", _wrong_logbook),
    ("the chain of reviews", _wrong_chain),
    ("what was known of pages", _wrong_known),
    ("the gazetteers of places", _unknown_packs),
    ("the readings", _wrong_readings),
    ("what was built", _wrong_building),
)
