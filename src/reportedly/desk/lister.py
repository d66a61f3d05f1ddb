"""A record -> its list, made in a process of its own where that takes long, and kept beside it.

What is kept spares the next start most of the work. It holds what the record holds, names that are
withheld among it, and is its owner's alone; it may be thrown away at any time.
"""

import logging
import os
import subprocess
import sys
import threading
from collections.abc import Generator, Iterator
from pathlib import Path

import msgspec

from reportedly.desk.kept import kept_at
from reportedly.desk.listing import Listing, grounds_of, listings
from reportedly.desk.packed import decode_row
from reportedly.errors import RecordError
from reportedly.store import Store
from reportedly.store.where import Where, located

MOST_HERE = 2_000
"""So many incidents are listed in the server itself: another process would take longer to start."""

NICENESS = 5
"""Where there is a list already, another gives way to the server, which somebody waits for."""

_log = logging.getLogger(__name__)


class Lister:
    """Makes the list of a record, again and again."""

    def __init__(self, record: Where) -> None:
        self._record = record
        self._last: Listing | None = None
        self._lock = threading.Lock()
        self._process: subprocess.Popen[str] | None = None
        self._is_closed = False

    def kept(self) -> Listing | None:
        """Return the list that was kept, where the same pages would be listed the same way now."""
        found = read(beside(self._record))
        if found is None:
            return None
        with Store.open(self._record, create=False) as store, store.snapshot():
            return found if found.grounds == grounds_of(store) else None

    def listings(self, *, published: bool, waited_for: bool = True) -> Generator[Listing]:
        """Yield the list as it is now, the one without what readers see first if that takes long.

        Args:
            published: whether there are readers to whom not all is shown.
            waited_for: whether somebody is shown nothing until it is made; else it gives way.
        """
        with Store.open(self._record, create=False) as store:
            if store.near().counted_incidents()["incidents"] <= MOST_HERE:
                with store.snapshot():
                    for made in listings(store, self._last, published=published):
                        self._last = made
                        yield made
                return
        told = [*(["--published"] * published), *(["--gives-way"] * (not waited_for))]
        yield from self._made_elsewhere([str(self._record), *told])

    def _made_elsewhere(self, told: list[str]) -> Iterator[Listing]:
        words = [sys.executable, "-m", __name__, *told]
        with self._lock:
            if self._is_closed:
                return
            self._process = subprocess.Popen(words, stdout=subprocess.PIPE, text=True)  # noqa: S603 - our own program
        assert self._process.stdout is not None  # noqa: S101 - it is a pipe
        with self._process.stdout as lines:
            for _ in lines:
                made = read(beside(self._record))
                if made is not None:
                    yield made
        if self._process.wait() and not self._is_closed:
            raise RecordError(
                "the process that lists the incidents has failed",
                where=str(self._record),
                do="What it says stands above.",
            )

    def close(self) -> None:
        """Make no more."""
        with self._lock:
            self._is_closed = True
            if self._process is not None and self._process.poll() is None:
                self._process.terminate()


def beside(record: Where) -> Path:
    """Return where the list is kept."""
    return kept_at(record, "listed")


def read(path: Path) -> Listing | None:
    """Return a list that was kept; None: there is none, it is another's, or it is damaged."""
    try:
        with path.open("rb") as file:
            if os.fstat(file.fileno()).st_uid != os.geteuid():
                return None
            found = msgspec.msgpack.decode(file.read(), type=Listing)
        for one in (found.whole, found.public):
            for entry in () if one is None else one.entries:
                decode_row(entry.row)  # left encoded above, and as easily damaged
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError) as error:
        if not isinstance(error, FileNotFoundError):
            _log.warning("%s is made anew: %s", path, error)
        return None
    return found


def write(path: Path, listing: Listing) -> None:
    """Keep a list, whole or not at all, for its owner alone."""
    new = path.with_name(f"{path.name}.{os.getpid()}.new")  # another desk may do the same
    new.unlink(missing_ok=True)
    with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(msgspec.msgpack.encode(listing))
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)


def make_at(record: Where, *, published: bool) -> Iterator[None]:
    """Make the list of a record and keep it; something is yielded whenever there is one to read."""
    at = beside(record)
    with Store.open(record, create=False) as store, store.snapshot():
        for made in listings(store, read(at), published=published):
            write(at, made)
            yield


if __name__ == "__main__":
    if "--gives-way" in sys.argv[2:]:
        os.nice(NICENESS)
    for _ in make_at(located(sys.argv[1]), published="--published" in sys.argv[2:]):
        print("made", flush=True)  # noqa: T201 - to the server, which waits for it
