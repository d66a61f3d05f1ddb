"""A user's file, zipped or not, or a folder -> its lines or its members, and its hash."""

import hashlib
import os
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import BinaryIO, cast

from reportedly.errors import PackError
from reportedly.ingest.containers.limits import MOST_BYTES, MOST_UNPACKED

LONGEST_LINE = 2**20
"""Bytes. No line of a gazetteer is longer; a file of one endless line is not read into memory."""

MOST_JSON = 512 * 2**20
"""Bytes of one JSON file, which has to be held whole. A feature on a line has no limit."""

_CHUNK = 2**20
_JSON = (".json", ".geojson", ".jsonld")
_READ_ME = ("readme", "license", "licence", "__macosx", ".")


class Member:
    """One file to read: on its own, or in an archive or a folder."""

    def __init__(self, path: Path, inside: str | None = None) -> None:
        self.path = path
        self.inside = inside

    @property
    def name(self) -> str:
        """What the file is called."""
        return self.path.name if self.inside is None else self.inside

    @property
    def is_json(self) -> bool:
        """Whether its name says that it is JSON."""
        return self.name.lower().endswith(_JSON)

    @contextmanager
    def opened(self) -> Iterator[BinaryIO]:
        """Open the bytes, unpacked.

        Raises:
            PackError: they cannot be read.
        """
        with _told(self.path):
            if self.inside is None:
                with self.path.open("rb") as file:
                    yield file
            else:
                with zipfile.ZipFile(self.path) as archive, archive.open(self.inside) as packed:
                    yield cast("BinaryIO", packed)

    def beginning(self, size: int = 65536) -> str:
        """Return the first characters."""
        with self.opened() as file:
            return file.read(size).decode("utf-8-sig", "replace")

    def lines(self) -> Iterator[tuple[int, str]]:
        """Yield the lines with their numbers, from 1.

        Raises:
            PackError: the file is not UTF-8 text, or has a line without end.
        """
        with self.opened() as file:
            number = 0
            while raw := file.readline(LONGEST_LINE):
                number += 1
                if len(raw) == LONGEST_LINE and not raw.endswith(b"\n"):
                    raise PackError(
                        f"line {number} is longer than {LONGEST_LINE // 2**20} MB, "
                        "and no gazetteer has such a line",
                        where=self.name,
                        do="Check that the file is what it should be.",
                    )
                yield number, self._decoded(raw, number)

    def _decoded(self, raw: bytes, number: int) -> str:
        try:
            text = raw.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError:
            raise PackError(
                f"line {number} is not UTF-8 text",
                where=self.name,
                do="Save the file as UTF-8 (in a spreadsheet: CSV UTF-8).",
            ) from None
        if "\0" in text:
            raise PackError(
                f"line {number} has a zero byte: the file is no text",
                where=self.name,
                do="Give the table as CSV, not as a workbook or a database.",
            )
        return text

    def whole(self) -> bytes:
        """Return all bytes of a JSON file.

        Raises:
            PackError: it is too large to be held.
        """
        with self.opened() as file:
            raw = file.read(MOST_JSON + 1)
        if len(raw) > MOST_JSON:
            raise PackError(
                f"the file is larger than {MOST_JSON // 2**20} MB, and JSON has to be read whole",
                where=self.name,
                do="Give it with one feature on a line (`jq -c '.features[]'`), or in parts.",
            )
        return raw


def members_of(path: Path) -> tuple[Member, ...]:
    """Return the files of a gazetteer: the file itself, or what lies in the archive or folder.

    Raises:
        PackError: there is none, or it cannot be read.
    """
    with _told(path):
        path.stat()
        if path.is_dir():
            found = [Member(file) for file in sorted(path.rglob("*")) if _is_wanted(file)]
        elif zipfile.is_zipfile(path):
            found = _packed(path)
        else:
            found = [Member(path)]
        if not found:
            raise PackError("there is no gazetteer in it", where=str(path), do="Give its file.")
    return tuple(found)


def _packed(path: Path) -> list[Member]:
    """The files of an archive; none is read past the size it tells, so the sum bounds them."""
    with zipfile.ZipFile(path) as archive:
        listed = [one for one in archive.infolist() if not one.is_dir()]
    wanted = [one for one in listed if not _is_read_me(one.filename)]
    if sum(one.file_size for one in wanted) > MOST_BYTES + MOST_UNPACKED * path.stat().st_size:
        raise PackError(
            f"the archive unpacks to more than {MOST_UNPACKED} times its size, "
            "and no gazetteer does",
            where=str(path),
            do="If you trust it, unpack it and give the file in it.",
        )
    return [Member(path, name) for name in sorted(one.filename for one in wanted)]


def sha256_of(path: Path) -> str:
    """Return the hash of a file as it was given; of a folder, over its files with their names."""
    digest = hashlib.sha256()
    with _told(path):
        if not path.is_dir():
            return _hash_of(path, digest).hexdigest()
        for file in sorted(one for one in path.rglob("*") if _is_wanted(one)):
            told = _hash_of(file, hashlib.sha256()).hexdigest()
            digest.update(f"{told}  {file.relative_to(path).as_posix()}\n".encode())
    return digest.hexdigest()


def _hash_of(file: Path, digest: "hashlib._Hash") -> "hashlib._Hash":
    with file.open("rb") as opened:
        while chunk := opened.read(_CHUNK):
            digest.update(chunk)
    return digest


def _is_wanted(file: Path) -> bool:
    return file.is_file() and not file.name.startswith(".")


def _is_read_me(name: str) -> bool:
    return any(part.lower().startswith(_READ_ME) for part in PurePosixPath(name).parts)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError as error:
        raise PackError("there is no such file", where=str(path), do="Correct the path.") from error
    except OSError as error:
        raise PackError(
            f"the file cannot be read ({os.strerror(error.errno or 0)})",
            where=str(path),
            do="Check its rights and the disk.",
        ) from error
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError) as error:
        raise PackError(
            f"the archive cannot be unpacked ({error})",
            where=str(path),
            do="Fetch it again, or unpack it and give the file in it.",
        ) from error
