"""An address -> a connection to the record in that database, or an error that says why not."""

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from reportedly.errors import NotARecord, RecordUnreachable, UsageError
from reportedly.store.database import together
from reportedly.store.postgres.connection import Answer, Connection, Postgres
from reportedly.store.postgres.schema import RECORD, migrations
from reportedly.store.postgres.told import not_connected
from reportedly.store.version import refuse_newer, refuse_older
from reportedly.store.where import Server

OLDEST = 120_000
"""The first PostgreSQL with columns that are worked out from others."""

_SECONDS = 10
"""How long we wait for a server to answer, unless the address says."""

_SETTINGS = "SET search_path TO {schema}; SET synchronous_commit TO on; SET jit TO off"


def connect(server: Server, *, create: bool) -> Postgres:
    """Return a connection to the record, its schema brought up to date.

    Args:
        server: the database.
        create: whether a database without a record gets a new one.

    Raises:
        NotARecord: there is none (and none is to be made), or something else is in its place.
        RecordTooNew: a later version of the program made it.
        RecordError: the server does not answer, or does not let us in.
    """
    db = connect_to_schema(server, RECORD)
    try:
        if _version(db, server, create=create) < _newest():
            _bring_up_to_date(db)
    except BaseException:
        db.close()
        raise
    return db


def connect_to_read(server: Server) -> Postgres:
    """Return a connection to the record as it is, which changes nothing in it.

    Raises:
        NotARecord: there is none, or something else is in its place.
        RecordTooNew: a later version of the program made it.
        RecordError: its schema is an older one, or the server does not answer.
    """
    db = connect_to_schema(server, RECORD)
    try:
        refuse_older(_version(db, server, create=False), _newest(), server)
    except BaseException:
        db.close()
        raise
    return db


def connect_to_schema(server: Server, schema: str) -> Postgres:
    """Return a connection whose tables are those of a schema, which need not be there yet."""
    try:
        connection = Connection.connect(
            _conninfo(server), autocommit=True, cursor_factory=psycopg.RawCursor
        )
    except psycopg.Error as error:
        raise not_connected(error, server) from error
    connection.server_cursor_factory = Answer
    try:
        _refuse_unfit(connection, server)
        db = Postgres(connection, server, schema)
        db.execute(_SETTINGS.format(schema=schema))
    except BaseException:
        connection.close()
        raise
    return db


def _conninfo(server: Server) -> str:
    try:
        seconds = conninfo_to_dict(server.address).get("connect_timeout", _SECONDS)
        return make_conninfo(
            server.address,
            connect_timeout=seconds,
            client_encoding="UTF8",
            fallback_application_name="reportedly",
        )
    except psycopg.Error as error:
        raise UsageError(
            "this is no address of a PostgreSQL database",
            where=str(server),
            do="Write postgresql://USER@HOST/DATABASE, or service=NAME.",
        ) from error


def _refuse_unfit(connection: Connection, server: Server) -> None:
    encoding = connection.info.parameter_status("server_encoding")
    if encoding != "UTF8":
        raise NotARecord(
            f"the database keeps text as {encoding}, and news has letters that it lacks",
            where=str(server),
            do="Make one that keeps UTF-8: `createdb --encoding UTF8 --template template0 NAME`.",
        )
    if connection.info.server_version < OLDEST:
        raise RecordUnreachable(
            f"the server is PostgreSQL {connection.info.server_version // 10_000}",
            where=str(server),
            do=f"Use PostgreSQL {OLDEST // 10_000} or later.",
        )


def _version(db: Postgres, server: Server, *, create: bool) -> int:
    """The schema the record is at, 0 where one is to be made; it must be none of later days."""
    there, ours = db.execute(
        f"SELECT to_regnamespace('{RECORD}')::text, to_regclass('{RECORD}.schema_version')::text"
    ).fetchone()
    if there is None and create:
        return 0
    if there is None:
        raise NotARecord(
            "there is no record in this database",
            where=str(server),
            do="Make one with `reportedly ingest PATH --record ADDRESS`, or correct the address.",
        )
    if ours is None:
        raise NotARecord(
            f"its schema “{RECORD}” is not a record",
            where=str(server),
            do="Give a database that has no schema of that name, or a record.",
        )
    version = int(db.execute("SELECT version FROM schema_version").fetchone()[0])
    refuse_newer(version, _newest(), server)
    return version


def _bring_up_to_date(db: Postgres) -> None:
    """Make the schema or change it, in one transaction; another process may have done it."""
    with together(db, db.begin_writing):
        db.execute(f"CREATE SCHEMA IF NOT EXISTS {RECORD}")
        is_new = db.execute(f"SELECT to_regclass('{RECORD}.schema_version')").fetchone()[0] is None
        then = 0 if is_new else db.execute("SELECT version FROM schema_version").fetchone()[0]
        for version, script in migrations():
            if version > then:
                db.execute(script)
                db.execute("UPDATE schema_version SET version = ?", (version,))


def _newest() -> int:
    return max(version for version, _ in migrations())
