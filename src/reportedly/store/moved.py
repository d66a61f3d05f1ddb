"""A record -> the same record elsewhere, row for row and seal for seal: a file, or a database."""

from collections.abc import Mapping
from contextlib import closing
from itertools import islice

from reportedly.errors import CheckFailed, UsageError
from reportedly.store.check import find_damage
from reportedly.store.database import Database
from reportedly.store.open import connect, connect_to_read, told
from reportedly.store.seal import COLUMNS, UNSEALED, of_all_editions
from reportedly.store.store import Store
from reportedly.store.where import Where
from reportedly.store.write import writing

AT_ONCE = 500
"""So many rows are on their way at a time."""

KEPT: Mapping[str, tuple[str, ...]] = {
    "edition": ("one", "shown", "working", "is_swept"),
    "reviews_linked": ("one", "last_review"),
    "linking": ("one", "rules", "last_reading", "last_decision", "last_sighting", "generation"),
    "waiting": ("step", "document", "day"),
    "accounts": ("lead", "document", "unit", "story"),
    "ties": ("lead", "other"),
    "traits": ("key", "first", "last", "document"),
    "lasting": ("kind", "key", "document"),
    "former": ("id", "claim"),
    "kin": ("key", "document"),
}
"""What is kept for building and linking, and has no seals."""

_FIRST = ("pages", "scopes", "logbook", "reviews")
"""Where a record that is not empty has something."""


def copy_record(source: Where, target: Where) -> dict[str, int]:
    """Write all that is in one record into another, and return how many of each it holds.

    Raises:
        CheckFailed: the record is not as written, or its copy is not.
        UsageError: there is a record already where the copy is to be.
        RecordError: one of them cannot be used.
    """
    _refuse_damaged(source)
    with told(target), closing(connect(target, create=True)) as new, writing(new):
        _refuse_used(new, target)
        with told(source), closing(connect_to_read(source)) as old:
            old.begin_reading()
            for table, columns in columns_of().items():
                _copy(old, new, table, columns)
    return _refuse_damaged(target)


def columns_of() -> dict[str, tuple[str, ...]]:
    """Return the columns of every table that are written, those that others point at first."""
    sealed = {
        of_all_editions(table): (*_edition(table), *columns, *_unsealed(table), "seal")
        for table, columns in COLUMNS.items()
    }
    return {**sealed, **KEPT}


def _edition(table: str) -> tuple[str, ...]:
    return () if of_all_editions(table) == table else ("edition",)


def _unsealed(table: str) -> tuple[str, ...]:
    return (UNSEALED[table],) if table in UNSEALED else ()


def _copy(old: Database, new: Database, table: str, columns: tuple[str, ...]) -> None:
    names = ", ".join(f'"{column}"' for column in columns)
    marks = ", ".join("?" * len(columns))
    new.execute(f"DELETE FROM {table}")  # noqa: S608 - our own names
    rows = old.each(f"SELECT {names} FROM {table} ORDER BY 1")  # noqa: S608 - the same
    while some := list(islice(rows, AT_ONCE)):
        new.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", some)  # noqa: S608


def _refuse_used(new: Database, target: Where) -> None:
    for table in _FIRST:
        found = new.execute(f"SELECT 1 FROM {table} LIMIT 1")  # noqa: S608 - our own names
        if found.fetchone() is not None:
            raise UsageError(
                "there is a record already, and it is not empty",
                where=str(target),
                do="Give a file or a database that has none yet.",
            )


def _refuse_damaged(where: Where) -> dict[str, int]:
    with Store(connect_to_read(where), where) as store:
        damage = next(find_damage(store), None)
        if damage is None:
            return store.counts()
    raise CheckFailed(
        f"the record is not as written: {damage}",
        where=str(where),
        do="`reportedly verify` tells all of it. No copy is made of what is damaged.",
    )
