"""What PostgreSQL says -> an error that says what to do."""

import psycopg

from reportedly.errors import (
    DamagedRecord,
    NotARecord,
    NotText,
    RecordDiskFull,
    RecordError,
    RecordLocked,
    RecordUnreachable,
    ReportedlyError,
)
from reportedly.store.where import Server, without_password

_AGAIN = "Run the command again: it goes on where it stopped."
_GONE = (
    RecordUnreachable,
    "the server that keeps the record went away; what was not yet written whole is not in it",
    f"See that PostgreSQL runs. {_AGAIN}",
)
_LOCKED = (
    RecordLocked,
    "another process is writing to the record",
    "Wait until it is done and run the command again.",
)
_FULL = (
    RecordDiskFull,
    "the server's disk has no room left; the record is as it was before this page",
    f"Make room there. {_AGAIN}",
)
_DAMAGED = (
    DamagedRecord,
    "the server cannot read what it keeps of the record",
    "Take the database from a backup, or ingest the pages into a new one.",
)
_TOLD: dict[str, tuple[type[RecordError], str, str]] = {
    "08": _GONE,
    "57P": _GONE,
    "55P03": _LOCKED,
    "40": _LOCKED,
    "53100": _FULL,
    "53": (
        RecordUnreachable,
        "the server has too much to do",
        "Wait, or raise max_connections (or its memory) in the server's settings.",
    ),
    "57014": (
        RecordUnreachable,
        "the server ended a question because it took too long",
        "Raise statement_timeout for this user, or leave it off.",
    ),
    "42501": (
        RecordUnreachable,
        "this user of the server may not do that with the record",
        "Use the user that made the record, or have its owner grant the right.",
    ),
    "25006": (
        RecordUnreachable,
        "the record may be read here and not written",
        "Give the address of the primary server, not of a copy that only reads.",
    ),
    "42P01": (
        NotARecord,
        "the record is not what its schema version says",
        "Take the database from a backup, or ingest the pages into a new one.",
    ),
    "XX": _DAMAGED,
}
"""By the beginning of the state that the server gives: the longest that fits."""

_CONNECTING: tuple[tuple[str, str, str], ...] = (
    (
        "password authentication failed",
        "the server does not know this user with this password",
        "Correct the user in the address, or the password in PGPASSFILE, PGPASSWORD or the "
        "service file.",
    ),
    (
        "no password supplied",
        "the server asks for a password, and none was given",
        "Put it into a file that PGPASSFILE names, into PGPASSWORD, or into the service file.",
    ),
    (
        "does not exist",
        "the server has no such database or user",
        "Correct the address, or have it made: `createdb NAME`, `createuser NAME`.",
    ),
    (
        "definition of service",
        "there is no such service",
        "Correct the name, or add it to the file that PGSERVICEFILE names.",
    ),
    (
        "too many",
        "the server takes no more connections",
        "Wait, stop a desk, or raise max_connections in the server's settings.",
    ),
    (
        "no pg_hba.conf entry",
        "the server lets this user not in from here",
        "Add a line for it to the server's pg_hba.conf.",
    ),
)
_NO_ANSWER = (
    "the server that keeps the record cannot be reached",
    "See that PostgreSQL runs there, and correct the host, port or socket in the address.",
)


def as_ours(error: psycopg.Error, server: Server) -> Exception:
    """Return the error that says what to do; a wrong statement is a bug of ours, and stays one."""
    if isinstance(error, psycopg.DataError) and "NUL" in str(error):
        return _unwritable(server)
    state = error.sqlstate or ("08" if isinstance(error, psycopg.OperationalError) else "")
    fitting = [begin for begin in _TOLD if state.startswith(begin)]
    if not fitting:
        return error
    made, what, do = _TOLD[max(fitting, key=len)]
    return made(what, where=str(server), do=do)


def not_connected(error: psycopg.Error, server: Server) -> RecordUnreachable:
    """Return the error that says why there is no connection, with the server's own words."""
    told = without_password(" ".join(str(error).split()))
    for words, what, do in _CONNECTING:
        if words in told:
            return RecordUnreachable(f"{what} ({told})", where=str(server), do=do)
    what, do = _NO_ANSWER
    return RecordUnreachable(f"{what} ({told})", where=str(server), do=do)


def _unwritable(server: Server) -> ReportedlyError:
    return NotText(
        "the text holds a character of no value (NUL), which PostgreSQL keeps in no text",
        where=str(server),
        do="Save the page again without it, or keep the record in a file.",
    )
