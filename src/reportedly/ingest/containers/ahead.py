"""A stream -> the same stream, read by line, with a look at what comes next."""

from typing import Protocol

from reportedly.errors import DamagedFile


class _Raw(Protocol):
    def read(self, size: int, /) -> bytes | None: ...


class Ahead:
    """A stream of records: headers by line and not endlessly, blocks by size."""

    CHUNK = 2**16

    def __init__(self, raw: _Raw, where: str) -> None:
        self.where = where
        self._raw = raw
        self._chunk = b""
        self._at = 0
        self._headers_left: int | None = None

    def allow_headers(self, count: int) -> None:
        """Let lines be read up to so many bytes, until this is said again."""
        self._headers_left = count

    def ahead(self, count: int) -> bytes:
        """Return the next bytes without moving on; fewer only at the end."""
        while len(self._chunk) - self._at < count and (more := self._raw.read(self.CHUNK)):
            self._chunk = self._chunk[self._at :] + more
            self._at = 0
        return self._chunk[self._at : self._at + count]

    def read(self, count: int) -> bytes:
        """Return the next bytes; fewer only at the end."""
        parts = [self._chunk[self._at : self._at + count]]
        self._at += len(parts[0])
        left = count - len(parts[0])
        while left > 0 and (more := self._raw.read(min(left, self.CHUNK))):
            parts.append(more)
            left -= len(more)
        return b"".join(parts)

    def put_back(self, found: bytes) -> None:
        """Take these bytes, which were read, for what comes next."""
        self._chunk = found + self._chunk[self._at :]
        self._at = 0

    def skip(self, signs: bytes) -> bool:
        """Pass over these signs; False when nothing else comes any more."""
        while self.ahead(1):
            rest = self._chunk[self._at :].lstrip(signs)
            self._at = len(self._chunk) - len(rest)
            if rest:
                return True
        return False

    def readline(self, most: int = CHUNK) -> bytes:
        """Return what is left of the line, at most so many bytes of it.

        Raises:
            DamagedFile: headers go on for longer than was allowed.
        """
        self.ahead(most)
        end = self._chunk.find(b"\n", self._at, self._at + most)
        line = self.read(most if end < 0 else end + 1 - self._at)
        if self._headers_left is not None:
            self._headers_left -= len(line)
            if self._headers_left < 0:
                raise DamagedFile(
                    "the headers of a record are longer than any are",
                    where=self.where,
                    do="What could be read of the archive was; get it again from its source.",
                )
        return line
