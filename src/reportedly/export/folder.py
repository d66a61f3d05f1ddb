"""Lines -> files in a folder that appear whole or not at all."""

import errno
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from reportedly.errors import RecordDiskFull, UsageError

Content = Iterable[bytes] | Callable[[Path], int]
"""The lines of a file, or what writes it at a path and returns how many rows it wrote."""


def write_files(out: Path, files: Mapping[str, Content]) -> dict[str, int]:
    """Write each file beside its place, then put all in place; return the line counts.

    Raises:
        UsageError: the folder cannot be written to.
        RecordDiskFull: the disk has no room; the files that were there are as they were.
    """
    with _told(out):
        out.mkdir(parents=True, exist_ok=True)
        waiting = {name: out / f".{name}.{os.getpid()}.part" for name in files}
        try:
            counts = {name: _write(waiting[name], lines) for name, lines in files.items()}
            for name, path in waiting.items():
                path.replace(out / name)
        finally:
            for path in waiting.values():
                path.unlink(missing_ok=True)
    return counts


def _write(path: Path, content: Content) -> int:
    if callable(content):
        count = content(path)
        with path.open("rb") as file:
            os.fsync(file.fileno())
        return count
    count = 0
    with path.open("wb") as file:
        for line in content:
            file.write(line + b"\n")
            count += 1
        file.flush()
        os.fsync(file.fileno())
    return count


@contextmanager
def _told(out: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno in {errno.ENOSPC, errno.EDQUOT}:
            raise RecordDiskFull(
                "the disk has no room left; nothing was exported",
                where=str(out),
                do="Make room, or export to another disk.",
            ) from error
        raise UsageError(
            f"nothing can be written here ({error.strerror})",
            where=str(out),
            do="Give a folder you may write to.",
        ) from error
