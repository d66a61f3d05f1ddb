"""A file, or a part of one -> its bytes as a stream, with all that is told of them."""

import io
from collections.abc import Iterator
from datetime import date
from typing import BinaryIO, Protocol

from reportedly.errors import PageError
from reportedly.ingest.containers.limits import MOST_BYTES, Allowance, too_large
from reportedly.records.base import Record
from reportedly.records.text import Known, Media, Page

HEAD = 4096
"""Bytes by which a file is recognised."""


STEP = 2**18


class Told(Record, frozen=True, kw_only=True):
    """What a container says of a page that it holds. ``captured``: the day it was saved."""

    known: Known = Known()
    media: Media = Media.UNTOLD
    encoding: str | None = None
    captured: date | None = None
    is_page: bool = False
    """Whether it is a page and no container: what it looks like inside is then no matter."""


class LeftAside(Record, frozen=True, kw_only=True):
    """Something that is no page, by the name under which it is counted: "redirect", ".png"."""

    what: str


class NotRead(Record, frozen=True, kw_only=True):
    """Something that should be a page and cannot be read, and why."""

    origin: str
    error: PageError


class Readable(Protocol):
    """What bytes are read from."""

    def read(self, size: int, /) -> bytes:
        """Return so many bytes, fewer only near the end."""


class Unpacked(io.RawIOBase):
    """A stream of unpacked bytes, each of which is taken off the archive's allowance."""

    def __init__(self, packed: Readable, allowance: Allowance, where: str) -> None:
        super().__init__()
        self._packed = packed
        self._allowance = allowance
        self._where = where

    def readable(self) -> bool:
        """It is read, never written."""
        return True

    def readinto(self, buffer: memoryview, /) -> int:  # type: ignore[override] # as io calls it
        """Fill the buffer and return how much was put into it."""
        found = self._packed.read(len(buffer))
        self._allowance.spend(len(found), self._where)
        buffer[: len(found)] = found
        return len(found)


class Stored:
    """A file, or a part of one, that is about to be read."""

    def __init__(self, origin: str, stream: BinaryIO, allowance: Allowance, told: Told) -> None:
        self.origin = origin
        self.name = origin
        # What it is called as far as that tells what it is: without the ".gz" of a packed file
        self.depth = 0
        self.allowance = allowance
        self.told = told
        self.stream = stream if isinstance(stream, io.BufferedReader) else _buffered(stream)

    def head(self) -> bytes:
        """Return its first bytes, without moving on."""
        return self.stream.peek(HEAD)[:HEAD]

    def position(self) -> int:
        """Return how far it has been read."""
        return self.stream.tell()

    def whole(self) -> bytes:
        """Return all its bytes.

        Raises:
            PageTooLarge: there are more than a page has.
        """
        # by steps: a read of MOST_BYTES at once sets so much aside, however little there is
        raw = bytearray()
        while step := self.stream.read(STEP):
            raw += step
            if len(raw) > MOST_BYTES:
                raise too_large(self.origin)
        return bytes(raw)

    def part(self, name: str, stream: BinaryIO, told: Told | None = None) -> "Stored":
        """Return something that is stored in it, under a name of its own."""
        origin = f"{self.origin}#{name}" if name else self.origin
        inner = Stored(origin, stream, self.allowance, self.told if told is None else told)
        inner.depth = self.depth + 1
        return inner

    def unpacking(self, packed: Readable) -> io.BufferedReader:
        """Return a stream over what is unpacked from it, on its allowance."""
        return io.BufferedReader(Unpacked(packed, self.allowance, self.origin), 2**16)


Thing = Page | LeftAside | NotRead
"""What comes out of a file in the end."""
Parts = Iterator[Stored | LeftAside | NotRead]
"""What comes out of one container: pages, and containers in it."""


def _buffered(stream: BinaryIO) -> io.BufferedReader:
    return io.BufferedReader(stream, 2**16)  # type: ignore[arg-type] # all that it asks is read
