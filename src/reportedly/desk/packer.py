"""An export of a large record -> a ZIP file, made in a process of its own while a page tells of it.

The process reads the record row by row as the command line does, writes to a folder of its own, and
what it takes is given back when it ends; the server hands the file out from disk. The process ends
when its server does, and what a killed server left is swept away by the next.
"""

import os
import secrets
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import IO

import msgspec

from reportedly.desk.zipped import CopyAsked, zipped
from reportedly.records.base import Record
from reportedly.store.where import Where, located

if sys.platform != "win32":
    import fcntl

KEPT_SECONDS = 3600.0
"""So long a file that was made can be fetched; another that is begun takes its place at once."""

FILE = "made.zip"

_FOLDERS, _HELD, _ASKED = "reportedly-export-", "held", "asked.json"


class Making(Record, frozen=True, kw_only=True):
    """How far an export is: which step, how much was written, since when; or that it is there."""

    id: str
    format: str
    step: str
    written: int
    seconds: float
    is_there: bool
    has_failed: bool


class _Job(msgspec.Struct, kw_only=True):
    id: str
    user: str
    asked: CopyAsked
    names: int
    folder: Path
    held: IO[str]
    process: "subprocess.Popen[str]"
    began: float
    ended: float | None = None
    step: str = "begun"


class Packer:
    """Makes one export of a record at a time, and keeps the last one of each who asked."""

    def __init__(self, record: Where) -> None:
        self._record = record
        self._lock = threading.Lock()
        self._jobs: dict[str, _Job] = {}
        _sweep()

    def begin(self, asked: CopyAsked, user: str, names: int) -> str | None:
        """Begin to make an export and return the id it is asked for by; None: one is being made.

        ``names`` is how many names are withheld by now.
        """
        with self._lock:
            if any(job.ended is None for job in self._jobs.values()):
                return None
            self._forget(user)
            _sweep()
            folder = Path(tempfile.mkdtemp(prefix=_FOLDERS))
            (folder / _ASKED).write_bytes(msgspec.json.encode(asked))
            job = self._jobs[user] = _Job(
                id=secrets.token_hex(8),
                user=user,
                asked=asked,
                names=names,
                folder=folder,
                held=_hold(folder),
                process=self._process(folder),
                began=time.monotonic(),
            )
        threading.Thread(target=_follow, args=(job,), daemon=True).start()
        return job.id

    def how_far(self, id_: str, user: str) -> Making | None:
        """Return how far an export is, to whoever asked for it; None: there is none for them."""
        job = self._mine(id_, user)
        if job is None:
            return None
        until = time.monotonic() if job.ended is None else job.ended
        is_there = job.ended is not None and (job.folder / FILE).exists()
        return Making(
            id=job.id,
            format=job.asked.format,
            step=job.step,
            written=_size_of(job.folder),
            seconds=until - job.began,
            is_there=is_there,
            has_failed=job.ended is not None and not is_there,
        )

    def made(self, id_: str, user: str, names: int) -> tuple[CopyAsked, Path] | None:
        """Return a file that was made, to whoever asked; none if more names are withheld now."""
        job = self._mine(id_, user)
        if job is None or job.ended is None or not (job.folder / FILE).exists():
            return None
        if job.names != names:
            with self._lock:
                self._forget(user)
            return None
        return job.asked, job.folder / FILE

    def close(self) -> None:
        """End what is being made, and keep no file."""
        with self._lock:
            for user in tuple(self._jobs):
                self._forget(user)

    def _process(self, folder: Path) -> "subprocess.Popen[str]":
        return subprocess.Popen(  # noqa: S603 - our own program
            [sys.executable, "-m", __name__, str(self._record), str(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def _mine(self, id_: str, user: str) -> _Job | None:
        with self._lock:
            for job in tuple(self._jobs.values()):
                if job.ended and time.monotonic() - job.ended > KEPT_SECONDS:
                    self._forget(job.user)
            mine = self._jobs.get(user)
        return mine if mine is not None and mine.id == id_ else None

    def _forget(self, user: str) -> None:
        job = self._jobs.pop(user, None)
        if job is not None:
            if job.process.poll() is None:
                job.process.terminate()
                job.process.wait()
            shutil.rmtree(job.folder, ignore_errors=True)
            job.held.close()


def _hold(folder: Path) -> IO[str]:
    """Return a file that is locked for as long as this server lives."""
    held = (folder / _HELD).open("w")
    if sys.platform != "win32":
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    return held


def _sweep() -> None:
    """Remove the folders of servers that were killed, where the system can tell."""
    for folder in Path(tempfile.gettempdir()).glob(f"{_FOLDERS}*"):
        with suppress(OSError), (folder / _HELD).open() as held:
            if sys.platform != "win32":
                fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(folder, ignore_errors=True)


def _follow(job: _Job) -> None:
    """Note what the process says of itself until it ends; the pipe to it stays open until then."""
    told = job.process.stdout
    assert told is not None  # noqa: S101 - it is a pipe
    for line in told:
        job.step = line.strip()
    job.process.communicate()
    job.ended = time.monotonic()


def _size_of(folder: Path) -> int:
    """How many bytes there are in a folder; files may go while they are counted."""
    total = 0
    for path in folder.rglob("*"):
        try:
            total += path.stat().st_size
        except FileNotFoundError:
            continue
    return total


def make_in(record: Where, folder: Path, asked: CopyAsked) -> None:
    """Make an export in a folder, saying each step."""
    tempfile.tempdir = str(folder)
    made = zipped(record, asked, lambda step: print(step, flush=True))  # noqa: T201 - to the server
    made.replace(folder / FILE)


def _end_with_server(folder: Path) -> None:
    """Wait for the end of the pipe, which is the server's, and leave nothing behind."""
    while os.read(sys.stdin.fileno(), 1024):
        pass
    shutil.rmtree(folder, ignore_errors=True)
    os._exit(1)


def _main(record: Where, folder: Path) -> None:
    threading.Thread(target=_end_with_server, args=(folder,), daemon=True).start()
    asked = msgspec.json.decode((folder / _ASKED).read_bytes(), type=CopyAsked)
    make_in(record, folder, asked)


if __name__ == "__main__":
    _main(located(sys.argv[1]), Path(sys.argv[2]))
