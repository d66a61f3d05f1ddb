"""Who may use a desk: accounts, sessions, and a slow answer to those who guess.

They lie beside the record, in a file or a schema of their own: a record can be handed on without
them.
"""

import hashlib
import secrets
import threading
import time
from collections.abc import Iterator

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

from reportedly.desk.visitor import Role, Visitor
from reportedly.errors import UsageError
from reportedly.records.base import Record
from reportedly.store.beside import beside
from reportedly.store.where import Where

SESSION_SECONDS = 12 * 3600
FREE_TRIES = 5
LONGEST_WAIT = 900
SHORTEST_PASSWORD = 10

_SCHEMA = """
CREATE TABLE IF NOT EXISTS accounts (
    name TEXT PRIMARY KEY NOT NULL, role TEXT NOT NULL, hash TEXT NOT NULL,
    made_at DOUBLE PRECISION NOT NULL
);
CREATE TABLE IF NOT EXISTS sessions (
    id TEXT PRIMARY KEY NOT NULL, name TEXT NOT NULL, token TEXT NOT NULL,
    made_at DOUBLE PRECISION NOT NULL
);
CREATE TABLE IF NOT EXISTS tries (what TEXT NOT NULL, at DOUBLE PRECISION NOT NULL);
CREATE INDEX IF NOT EXISTS tries_of ON tries (what, at);
CREATE TABLE IF NOT EXISTS withheld_reads (
    at DOUBLE PRECISION NOT NULL, name TEXT NOT NULL, page TEXT NOT NULL
)
"""


class Account(Record, frozen=True, kw_only=True):
    """A person who may log in."""

    name: str
    role: Role


class TooManyTries(Exception):
    """Somebody guesses: nothing is looked at for so many seconds."""

    def __init__(self, seconds: int) -> None:
        super().__init__(f"wait {seconds} seconds")
        self.seconds = seconds


class Accounts:
    """The accounts of one record's desk."""

    def __init__(self, record: Where) -> None:
        self.kept = beside(record, "desk", _SCHEMA)
        self._hasher = PasswordHasher()
        self._lock = threading.Lock()
        self._nobody = self._hasher.hash(secrets.token_hex(8))

    def __iter__(self) -> Iterator[Account]:
        if not self.kept.is_there:
            return
        with self.kept.open(to_read=True) as db:
            rows = db.execute("SELECT name, role FROM accounts").fetchall()
        yield from (Account(name=name, role=Role(role)) for name, role in sorted(rows))

    @property
    def are_there(self) -> bool:
        """Whether anybody has to log in."""
        return next(iter(self), None) is not None

    def add(self, name: str, role: Role, password: str) -> None:
        """Add an account, or give one another role and password; its sessions end.

        Raises:
            UsageError: the name is empty, or the password can be guessed.
        """
        if not name.strip() or len(name) > 80 or not name.isprintable():
            raise UsageError("an account needs a name", do="Give one of up to 80 letters.")
        if len(password) < SHORTEST_PASSWORD:
            raise UsageError(
                f"the password has {len(password)} characters",
                do=f"Give one of {SHORTEST_PASSWORD} or more.",
            )
        with self.kept.open() as db:
            db.execute(
                "INSERT INTO accounts VALUES (?, ?, ?, ?) ON CONFLICT (name) DO UPDATE "
                "SET role = excluded.role, hash = excluded.hash, made_at = excluded.made_at",
                (name, role, self._hasher.hash(password), time.time()),
            )
            db.execute("DELETE FROM sessions WHERE name = ?", (name,))

    def remove(self, name: str) -> bool:
        """Close an account and its sessions; False: there is none. What it judged stays."""
        if not self.kept.is_there:
            return False
        with self.kept.open() as db:
            db.execute("DELETE FROM sessions WHERE name = ?", (name,))
            return db.execute("DELETE FROM accounts WHERE name = ?", (name,)).rowcount > 0

    def log_in(self, name: str, password: str, address: str) -> str | None:
        """Return the secret of a new session; None: not with that name and password.

        Raises:
            TooManyTries: too many were wrong of late, for that name or from that address.
        """
        keys = (f"name {name}", f"address {address}")
        with self._lock:  # one at a time: guesses cannot be tried side by side
            self._refuse_guessing(keys)
            if not self._is_right(name, password):
                with self.kept.open() as db:
                    db.executemany(
                        "INSERT INTO tries VALUES (?, ?)", [(key, time.time()) for key in keys]
                    )
                return None
            secret = secrets.token_urlsafe(32)
            with self.kept.open() as db:
                db.execute("DELETE FROM tries WHERE what = ?", (keys[0],))
                db.execute(
                    "INSERT INTO sessions VALUES (?, ?, ?, ?)",
                    (_hashed(secret), name, secrets.token_urlsafe(24), time.time()),
                )
            return secret

    def visitor(self, secret: str) -> Visitor | None:
        """Return whose session it is; None: nobody's, or it has ended."""
        if not self.kept.is_there:
            return None
        with self.kept.open(to_read=True) as db:
            row = db.execute(
                "SELECT s.name, a.role, s.token FROM sessions AS s "
                "JOIN accounts AS a ON a.name = s.name WHERE s.id = ? AND s.made_at > ?",
                (_hashed(secret), time.time() - SESSION_SECONDS),
            ).fetchone()
        return None if row is None else Visitor(name=row[0], role=Role(row[1]), token=row[2])

    def log_out(self, secret: str) -> None:
        """End a session."""
        with self.kept.open() as db:
            db.execute("DELETE FROM sessions WHERE id = ?", (_hashed(secret),))

    def note_read(self, name: str, page: str) -> None:
        """Note that somebody was shown what readers are not."""
        with self.kept.open() as db:
            db.execute("INSERT INTO withheld_reads VALUES (?, ?, ?)", (time.time(), name, page))

    def reads(self) -> list[tuple[float, str, str]]:
        """Return who was shown what readers are not, last first."""
        with self.kept.open(to_read=True) as db:
            return db.execute(
                "SELECT at, name, page FROM withheld_reads ORDER BY at DESC LIMIT 200"
            ).fetchall()

    def _is_right(self, name: str, password: str) -> bool:
        with self.kept.open(to_read=True) as db:
            row = db.execute("SELECT hash FROM accounts WHERE name = ?", (name,)).fetchone()
        try:
            self._hasher.verify(self._nobody if row is None else row[0], password)
        except (Argon2Error, InvalidHashError):
            return False
        return row is not None

    def _refuse_guessing(self, keys: tuple[str, ...]) -> None:
        now = time.time()
        with self.kept.open() as db:
            db.execute("DELETE FROM tries WHERE at < ?", (now - LONGEST_WAIT,))
            for key in keys:
                many, last = db.execute(
                    "SELECT count(*), max(at) FROM tries WHERE what = ?", (key,)
                ).fetchone()
                if many >= FREE_TRIES:
                    wait = min(2 ** (many - FREE_TRIES + 1), LONGEST_WAIT) - (now - last)
                    if wait > 0:
                        raise TooManyTries(int(wait) + 1)


def _hashed(secret: str) -> str:
    """What is kept of a session's secret: who reads the file cannot take it over."""
    return hashlib.sha256(secret.encode()).hexdigest()
