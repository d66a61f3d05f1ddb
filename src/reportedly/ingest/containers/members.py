"""A gzip file of many members -> each member as a stream; damaged ones are passed over."""

import io
import zlib
from collections.abc import Iterator

from reportedly.ingest.containers.limits import Allowance
from reportedly.ingest.containers.stored import Readable

CHUNK = 2**16
HELD = 2**22
"""Packed bytes of a member that are kept, to look for the next one in them when it is damaged."""

_MAGIC = b"\x1f\x8b\x08"
_GZIP = 31


class _Rewindable:
    """A stream that can go back to where the current member began, if it is not long ago."""

    def __init__(self, stream: Readable) -> None:
        self._stream = stream
        self._held = bytearray()
        self._at = 0
        self._from_start = True
        self.offset = 0

    def read(self, size: int) -> bytes:
        """Return the next bytes."""
        if self._at < len(self._held):
            found = bytes(self._held[self._at : self._at + size])
        else:
            found = self._stream.read(size)
            if len(self._held) > HELD:
                self._held.clear()
                self._at, self._from_start = 0, False
            self._held += found
        self._at += len(found)
        self.offset += len(found)
        return found

    def back(self, count: int) -> None:
        """Take the last bytes read as not read."""
        self._at -= count
        self.offset -= count

    def mark(self) -> None:
        """Take what comes next for the beginning of a member."""
        del self._held[: self._at]
        self._at, self._from_start = 0, True

    def to_next_member(self) -> bool:
        """Go to where a member may begin after the current one's beginning; False at the end."""
        if self._from_start:
            self.back(self._at)
            self.read(1)
        while found := self.read(CHUNK):
            place = found.find(_MAGIC)
            if place >= 0:
                self.back(len(found) - place)
                return True
            if len(found) > 2 and self._at >= 2:
                self.back(2)  # the sign may lie across two chunks
                if len(found) < CHUNK and not self._has_more():
                    return False
        return False

    def _has_more(self) -> bool:
        tail = self.read(3)
        self.back(len(tail))
        return len(tail) > 2


class Member(io.RawIOBase):
    """The unpacked bytes of one member. ``damage`` says in words what is wrong with it, if so."""

    def __init__(self, packed: _Rewindable, allowance: Allowance, where: str) -> None:
        super().__init__()
        self._packed = packed
        self._allowance = allowance
        self._where = where
        self._unpack = zlib.decompressobj(_GZIP)
        self.offset = packed.offset
        self.count = 0
        self.damage = ""

    def readable(self) -> bool:
        """It is read, never written."""
        return True

    def readinto(self, buffer: memoryview, /) -> int:  # type: ignore[override] # as io calls it
        """Fill the buffer with unpacked bytes and return how many; 0 at the end or at damage."""
        while not self._unpack.eof and not self.damage:
            packed = self._unpack.unconsumed_tail or self._packed.read(CHUNK)
            if not packed:
                self.damage = "is cut off"
                break
            try:
                found = self._unpack.decompress(packed, len(buffer))
            except zlib.error:
                self.damage = "is damaged"
                break
            if self._unpack.eof:
                self._packed.back(len(self._unpack.unused_data))
            if found:
                self._allowance.spend(len(found), self._where)
                self.count += len(found)
                buffer[: len(found)] = found
                return len(found)
        return 0

    def drain(self) -> None:
        """Read to the end, so that the next member can be read."""
        waste = memoryview(bytearray(CHUNK))
        while self.readinto(waste):
            pass


def members_of(stream: Readable, allowance: Allowance, where: str) -> Iterator[Member]:
    """Yield the members in order, each until the next is asked for."""
    packed = _Rewindable(stream)
    while True:
        packed.mark()
        head = packed.read(len(_MAGIC))
        packed.back(len(head))
        if not head:
            return
        if head == _MAGIC:
            member = Member(packed, allowance, where)
            yield member
            member.drain()
            if not member.damage:
                continue
        if not packed.to_next_member():
            return
