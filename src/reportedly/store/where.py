"""What a person names a record by -> a file on this machine, or a database of a server."""

import re
from pathlib import Path

from reportedly.errors import UsageError
from reportedly.records.base import Record

_ADDRESS = re.compile(r"(?:postgres(?:ql)?://|service=|(?:host|dbname|user)=)")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:/")
_PASSWORD = re.compile(
    r"(?P<before>://[^/@\s:]*:)(?!\d+[/?])[^@\s]*(?P<after>@)"
    r"|(?P<name>\b(?:ssl)?password\s*=\s*)(?:'(?:[^'\\]|\\.)*'|[^\s&]*)",
    re.IGNORECASE,
)


class Server(Record, frozen=True, kw_only=True):
    """A database of a PostgreSQL server, by its address: one database keeps one record."""

    address: str

    def __str__(self) -> str:
        return self.address


Where = Path | Server
"""Where a record is."""


def located(given: str) -> Where:
    """Return the file or the database that a person means.

    Raises:
        UsageError: it is an address of something else; or it holds a password, which others on the
            machine could read there.
    """
    if _ADDRESS.match(given) is None:
        _refuse_other_addresses(given)
        return Path(given).expanduser()
    if (shown := without_password(given)) != given:
        raise UsageError(
            "the address of a record holds no password: whoever uses this machine could read it",
            where=shown,
            do="Put the password into a file that PGPASSFILE names, into PGPASSWORD, "
            "or into the service file.",
        )
    return Server(address=given)


def _refuse_other_addresses(given: str) -> None:
    if (scheme := _SCHEME.match(given)) is not None:
        raise UsageError(
            f"no record is kept at an address that begins with {scheme[0]}",
            where=without_password(given),
            do="Give a path, or postgresql://USER@HOST/DATABASE, or service=NAME. "
            f"A folder of that name is ./{scheme[0]}",
        )


def without_password(told: str) -> str:
    """Return what is told of an address without the passwords that stand in it."""
    return _PASSWORD.sub(_left_out, told)


def _left_out(found: re.Match[str]) -> str:
    if found["name"] is not None:
        return f"{found['name']}***"
    return f"{found['before']}***{found['after']}"
