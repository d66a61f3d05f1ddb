"""Nothing -> a PostgreSQL server of our own on a socket, for tests and benchmarks; then it is gone.

It needs the programs of a server (Debian: postgresql) and refuses to run as root: where we are root,
it runs as another user.
"""

import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from reportedly.store import Store
from reportedly.store.where import Server

OWNER = "desk"
"""The user of the server that everything is done as."""

LOCKED = "locked"
"""A user that has to give a password."""

EMPTY = "empty"
"""A database with a record in which nothing is yet: others are copied from it."""

START_SECONDS = 60

_EMPTYING = (
    "SET session_replication_role = replica",
    "DROP SCHEMA IF EXISTS reportedly_desk CASCADE",
    """
    DO $$ DECLARE name TEXT; BEGIN
        FOR name IN SELECT tablename FROM pg_tables
            WHERE schemaname = 'reportedly'
            AND tablename NOT IN ('schema_version', 'reviews_linked', 'edition')
        LOOP EXECUTE format('DELETE FROM reportedly.%I', name);
        END LOOP;
    END $$
    """,
    "UPDATE reportedly.reviews_linked SET last_review = 0",
    "UPDATE reportedly.edition SET shown = 0, working = 0, is_swept = 1",
)
_HBA = f"local all {LOCKED} scram-sha-256\nlocal all all trust\n"
_SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",  # a crash of the machine ends the tests anyway
    "max_connections": "150",
    "shared_buffers": "32MB",
    "autovacuum": "off",
    "lc_messages": "C",
}


def lacking() -> str | None:
    """Return what is not here to run a server with; None: all is here."""
    if _programs() is None:
        return "no PostgreSQL server is installed (apt-get install postgresql)"
    if importlib.util.find_spec("psycopg") is None:
        return "psycopg is not installed (pip install 'reportedly[postgres]')"
    if os.geteuid() == 0 and _user() is None:
        return "a server does not run as root, and there is no other user to run it"
    return None


def _programs() -> Path | None:
    found = [*Path("/usr/lib/postgresql").glob("*/bin"), *Path("/usr/local").glob("pgsql*/bin")]
    on_path = shutil.which("initdb")
    folders = [*sorted(found), *([] if on_path is None else [Path(on_path).resolve().parent])]
    return next((one for one in reversed(folders) if (one / "postgres").exists()), None)


def _user() -> pwd.struct_passwd | None:
    known = {one.pw_name: one for one in pwd.getpwall()}
    return known.get("postgres", known.get("nobody"))


class OwnServer:
    """A running server with as many databases as are asked for."""

    def __init__(self, folder: Path, settings: dict[str, str] | None = None) -> None:
        self.folder = folder
        self._settings = {**_SETTINGS, **(settings or {})}
        self._programs = _programs()
        self._numbers = count(1)
        self._shared: Server | None = None
        self._process: subprocess.Popen[bytes] | None = None

    def address(self, database: str, user: str = OWNER) -> str:
        """Return the address of a database."""
        return f"postgresql://{user}@/{database}?host={self.folder}"

    def database(self, template: str = EMPTY) -> Server:
        """Return a new database, made from a template; by default it has an empty record."""
        name = f"n{next(self._numbers)}"
        self.run(f"CREATE DATABASE {name} TEMPLATE {template}")
        return Server(address=self.address(name))

    def drop(self, place: Server) -> None:
        """Take a database away, and end whatever is open to it."""
        self.run(f"DROP DATABASE {name_of(place)} WITH (FORCE)")

    def emptied(self) -> Server:
        """Return the one database that is used again and again, with an empty record.

        Emptying it takes milliseconds, and making a database hundreds of files.
        """
        if self._shared is None:
            self._shared = self.database()
        self.run(*_EMPTYING, database=name_of(self._shared))
        return self._shared

    def run(self, *statements: str, database: str = "postgres") -> list[tuple[object, ...]]:
        """Run statements as the owner, and return the rows of the last."""
        import psycopg  # noqa: PLC0415 - it need not be installed to find out that it is not

        with psycopg.connect(self.address(database), autocommit=True) as connection:
            for statement in statements:
                cursor = connection.execute(statement)
            return cursor.fetchall() if cursor.description else []

    def make(self) -> None:
        """Make the server's folder and start it."""
        self._call("initdb", "-D", "data", "-U", OWNER, "-E", "UTF8", "--locale=C", "--no-sync")
        (self.folder / "data" / "pg_hba.conf").write_text(_HBA)
        self.start()
        self.run(f"CREATE DATABASE {EMPTY}")
        Store.open(Server(address=self.address(EMPTY)), create=True).close()

    def start(self) -> None:
        """Start the server, and wait until it answers."""
        settings = {**self._settings, "unix_socket_directories": str(self.folder)}
        given = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
        with (self.folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                [self._program("postgres"), "-D", "data", *given],
                cwd=self.folder,
                stdout=log,
                stderr=log,
                **_as_user(),
            )
        self._wait()

    def stop(self, how: signal.Signals = signal.SIGQUIT) -> None:
        """End the server: SIGQUIT ends every connection at once, SIGKILL as a crash does."""
        if self._process is not None:
            self._process.send_signal(how)
            self._process.wait(START_SECONDS)

    def _wait(self) -> None:
        until = time.monotonic() + START_SECONDS
        while True:
            try:
                self.run("SELECT 1")
            except Exception:
                if time.monotonic() > until or self._process.poll() is not None:
                    raise
                time.sleep(0.05)
            else:
                return

    def _call(self, program: str, *words: str) -> None:
        subprocess.run(
            [self._program(program), *words],
            cwd=self.folder,
            check=True,
            capture_output=True,
            **_as_user(),
        )

    def _program(self, name: str) -> str:
        return str(self._programs / name)


def name_of(place: Server) -> str:
    """Return the name of a database of ours."""
    return place.address.partition("@/")[2].partition("?")[0]


def _as_user() -> dict[str, object]:
    if os.geteuid() != 0:
        return {}
    user = _user()
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


@contextmanager
def serving(**settings: str) -> Iterator[OwnServer]:
    """Give a running server, and take it away with all that is in it.

    Args:
        settings: of the server, where they are to be others than those of tests.
    """
    folder = Path(tempfile.mkdtemp(prefix="reportedly-"))
    try:
        if os.geteuid() == 0:
            user = _user()
            os.chown(folder, user.pw_uid, user.pw_gid)
        server = OwnServer(folder, settings)
        try:
            server.make()
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
