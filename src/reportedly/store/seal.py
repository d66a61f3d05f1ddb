"""A row -> its seal: a hash over the columns, which a changed byte in any of them breaks."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence

from reportedly.store.database import Database, RawText

Value = str | bytes | int | float | None


COLUMNS: dict[str, tuple[str, ...]] = {
    "pages": ("sha256", "size", "first_seen"),
    "texts": ("sha256", "page", "rules"),
    "sightings": ("n", "origin", "page", "known", "seen_at"),
    "readings": (
        "n",
        "page",
        "document",
        "text",
        "rules",
        "known",
        "body",
        "row_count",
        "digest",
    ),
    "statements": ("reading", "position", "id", "document", "holder", "stance", "body"),
    "times": ("reading", "position", "document", "printed", "body"),
    "places": ("reading", "position", "document", "printed", "place", "body"),
    "claims": (
        "reading",
        "position",
        "id",
        "document",
        "event_class",
        "holder",
        "stance",
        "body",
    ),
    "decisions": ("n", "a", "b", "verdict", "body"),
    "scopes": ("n", "body"),
    "logbook": ("n", "kind", "body", "before"),
    "released": ("release", "derived"),
    "hand_rows": ("rows_of", "position", "body"),
    "reviews": (
        "n",
        "made_at",
        "user",
        "action",
        "subject",
        "document",
        "made",
        "token",
        "body",
        "previous",
    ),
    "lineages": ("position", "document", "origin_group", "body"),
    "incidents": ("position", "id", "event_class", "title", "body"),
    "situations": ("position", "id", "kind", "name", "body"),
    "signatures": ("reading", "document", "version", "body"),
    "claim_incident": ("claim", "incident", "situation"),
    "built": ("position", "last_reading", "last_decision", "row_count", "digest"),
}
"""The sealed columns of each table, in order. A page's bytes and a text are their own hash."""

UNSEALED: dict[str, str] = {"pages": "raw", "texts": "text"}
"""The column that the row's own key is the hash of."""

FIRST = "0" * 64
"""Stands where the first row of a chain would name the one before it."""

ROWS = ("statements", "times", "places", "claims")
"""The tables that hold what one reading found."""

DERIVED = ("lineages", "incidents", "situations", "claim_incident")
"""The tables of what is worked out from many pages."""

NAMED_BY = {
    "lineages": "document",
    "incidents": "id",
    "situations": "id",
    "claim_incident": "claim",
}
"""The column of each of them that says what a row is of."""


def of_all_editions(table: str) -> str:
    """Return the table with the rows of every edition; what bears the name shows one."""
    return f"all_{table}" if table in (*DERIVED, "built") else table


SUM = "sum "
"""What the digest of a set of rows begins with; without it, it is of rows in their order."""
_ALL_SUMS = 2**256


def seal(values: Iterable[Value]) -> str:
    """Return the hash over the values, each with its kind and length, so none can shift."""
    parts = (b"%s%d:%s" % (kind, len(told), told) for kind, told in map(_told, values))
    return hashlib.sha256(b"".join(parts)).hexdigest()


def _told(value: Value) -> tuple[bytes, bytes]:
    match value:
        case str():
            return b"s", value.encode()
        case None:
            return b"n", b""
        case int() | float():
            return b"i", repr(value).encode()
        case RawText():
            return b"s", value
        case bytes():
            return b"b", value


def digest_of(seals: Iterable[str]) -> str:
    """Return the hash over many rows' seals in order: a row lost, added or moved breaks it."""
    return seal(seals)


def sum_of(seals: Iterable[str], before: str = SUM) -> str:
    """Return the digest of a set of rows: their seals added up, so that it changes with each row.

    Args:
        seals: of the rows that came to the set.
        before: what it was without them.
    """
    return _as_sum(_number(before) + sum(map(_number_of, seals)))


def sum_without(seals: Iterable[str], before: str) -> str:
    """Return the digest of the set without these rows."""
    return _as_sum(_number(before) - sum(map(_number_of, seals)))


def _number_of(sealed: str) -> int:
    return int(hashlib.sha256(sealed.encode()).hexdigest(), 16)


def _number(told: str) -> int:
    return int(told.removeprefix(SUM) or "0", 16)


def _as_sum(number: int) -> str:
    return f"{SUM}{number % _ALL_SUMS:064x}"


def insert(db: Database, table: str, rows: Sequence[Mapping[str, Value]]) -> list[str]:
    """Write the rows with their seals, and return the seals in order.

    Args:
        db: where to.
        table: one of our tables.
        rows: every column but the seal, by name.
    """
    statement, values, seals = sealed(table, rows)
    db.executemany(statement, values)
    return seals


def sealed(
    table: str, rows: Sequence[Mapping[str, Value]], edition: int | None = None
) -> tuple[str, list[tuple[Value, ...]], list[str]]:
    """Return the statement that writes the rows, its values, and the rows' seals in order.

    Args:
        table: one of our tables.
        rows: every column but the seal, by name.
        edition: of what is derived, the one they are of.
    """
    columns = COLUMNS[table]
    extra = (*columns, *((UNSEALED[table],) if table in UNSEALED else ()))
    of_edition = () if edition is None else (edition,)
    seals = [seal(row[column] for column in columns) for row in rows]
    names = ", ".join(f'"{one}"' for one in (*extra, "seal", *("edition" for _ in of_edition)))
    marks = ", ".join("?" * (len(extra) + 1 + len(of_edition)))
    values = [
        (*(row[column] for column in extra), told, *of_edition)
        for row, told in zip(rows, seals, strict=True)
    ]
    return f"INSERT INTO {of_all_editions(table)} ({names}) VALUES ({marks})", values, seals  # noqa: S608 - ours
