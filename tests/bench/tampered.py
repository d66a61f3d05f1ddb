"""A record -> the same with rows changed as somebody would who goes round its triggers."""

import sqlite3
from contextlib import closing

from reportedly.store.where import Server


def tamper(where, *statements):
    """Run statements, each with its values, and leave the triggers as they were."""
    if isinstance(where, Server):
        _tamper_in_server(where, statements)
        return
    with closing(sqlite3.connect(where)) as db, db:
        triggers = db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        made = dict(triggers.fetchall())
        for name in made:
            db.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            db.execute(*statement)
        for sql in made.values():
            db.execute(sql)


def _tamper_in_server(where, statements):
    with closing(raw(where)) as db:
        db.execute("SET session_replication_role = replica")
        for statement in statements:
            db.execute(*statement)


def raw(where):
    """Return a connection to a record that keeps none of its rules but its triggers."""
    if isinstance(where, Server):
        from reportedly.store.postgres.open import connect_to_schema  # noqa: PLC0415 - as needed

        return connect_to_schema(where, "reportedly")
    return sqlite3.connect(where)
