"""A record -> what is derived of it, built from all pages at once: what updates are held against."""

from __future__ import annotations

from reportedly.ingest.run import Builder
from reportedly.store import Store
from reportedly.store.moved import columns_of
from reportedly.store.seal import COLUMNS, DERIVED, NAMED_BY


def build_whole(store: Store, builder: Builder) -> None:
    """Build all that is derived anew, from all that the record holds."""
    unsigned = (store.document(name) for name in store.unsigned(builder.signing))
    store.keep_signatures([builder.sign(one) for one in unsigned if one is not None])
    with store.snapshot() as now:
        as_of, derived = now.position(), builder.build(now.holdings())
    store.replace_derived(derived, as_of=as_of)


def derived_rows(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Return every derived row, byte for byte, with its seal."""
    db = store._db  # noqa: SLF001 - the rows themselves are compared
    return {
        table: db.execute(
            f"SELECT {', '.join(COLUMNS[table])}, seal FROM {table} ORDER BY {NAMED_BY[table]}"  # noqa: S608 - our own names
        ).fetchall()
        for table in DERIVED
    }


def every_row(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Return all that is in a record, in whatever it is kept, byte for byte."""
    db = store._db  # noqa: SLF001 - the rows themselves are compared
    return {
        table: sorted(db.execute(f"SELECT {told} FROM {table}").fetchall(), key=repr)  # noqa: S608 - our own names
        for table, columns in columns_of().items()
        for told in [", ".join(f'"{column}"' for column in columns)]
    }
