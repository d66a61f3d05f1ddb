"""An export of a large record -> a ZIP file, made in a process of its own while a page tells of it.

The process reads the record row by row as the command line does, writes to a folder of its own, and
what it takes is given back when it ends; the server hands the file out from disk.
"""

import secrets
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import msgspec

from reportedly.desk.zipped import CopyAsked, zipped
from reportedly.records.base import Record
from reportedly.store.where import Where, located

KEPT_SECONDS = 3600.0
"""So long a file that was made can be fetched; another that is begun takes its place at once."""

FILE = "made.zip"


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
    folder: Path
    process: "subprocess.Popen[str]"
    began: float
    ended: float | None = None
    step: str = "begun"


class Packer:
    """Makes one export of a record at a time, for whoever asked."""

    def __init__(self, record: Where) -> None:
        self._record = record
        self._lock = threading.Lock()
        self._job: _Job | None = None

    def begin(self, asked: CopyAsked, user: str) -> str | None:
        """Begin to make an export and return the id it is asked for by; None: one is being made."""
        with self._lock:
            if self._job is not None and self._job.ended is None:
                return None
            self._forget()
            folder = Path(tempfile.mkdtemp(prefix="reportedly-export-"))
            process = subprocess.Popen(  # noqa: S603 - our own program
                [sys.executable, "-m", __name__, str(self._record), str(folder)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
            job = self._job = _Job(
                id=secrets.token_hex(8),
                user=user,
                asked=asked,
                folder=folder,
                process=process,
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

    def made(self, id_: str, user: str) -> tuple[CopyAsked, Path] | None:
        """Return a file that was made, to whoever asked for it."""
        job = self._mine(id_, user)
        if job is None or job.ended is None or not (job.folder / FILE).exists():
            return None
        return job.asked, job.folder / FILE

    def close(self) -> None:
        """End what is being made, and keep no file."""
        with self._lock:
            self._forget()

    def _mine(self, id_: str, user: str) -> _Job | None:
        with self._lock:
            job = self._job
            if job is not None and job.ended and time.monotonic() - job.ended > KEPT_SECONDS:
                self._forget()
            job = self._job
        return job if job is not None and (job.id, job.user) == (id_, user) else None

    def _forget(self) -> None:
        job, self._job = self._job, None
        if job is not None:
            if job.process.poll() is None:
                job.process.terminate()
                job.process.wait()
            shutil.rmtree(job.folder, ignore_errors=True)


def _follow(job: _Job) -> None:
    """Hand the process what to make, and note what it says of itself until it ends."""
    given, told = job.process.stdin, job.process.stdout
    assert given is not None  # noqa: S101 - both are pipes
    assert told is not None  # noqa: S101
    with given:
        given.write(msgspec.json.encode(job.asked).decode())
    with told:
        for line in told:
            job.step = line.strip()
    job.process.wait()
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


if __name__ == "__main__":
    make_in(
        located(sys.argv[1]),
        Path(sys.argv[2]),
        msgspec.json.decode(sys.stdin.read(), type=CopyAsked),
    )
