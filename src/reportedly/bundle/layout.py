"""Parts -> the bytes of a zip, in the one form a bundle has; and back, each byte accounted for.

Parts are stored as they are, in the order given, with ASCII names and without times, comments or
extra fields. So the zip's own bytes follow from the parts and can be made again and compared.
"""

import struct
import zlib
from collections.abc import Iterable, Sequence

from reportedly.errors import UsageError
from reportedly.records.base import Record

_LOCAL = struct.Struct("<4s5H3L2H")
_LISTED = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_VERSION = 20
_MADE_BY = 3 << 8 | _VERSION  # as on Unix, so that the rights below mean something
_RIGHTS = 0o100644 << 16
_DAY = 0x21  # 1 January 1980, the first a zip can tell: no time is kept
_MOST_PARTS = 0xFFFF
_MOST_BYTES = 0xFFFFFFFF


class Part(Record, frozen=True, kw_only=True):
    """One file in a bundle: its path and its bytes."""

    path: str
    content: bytes


class Misplaced(Exception):
    """The bytes are not those of a bundle's zip: which part, and what is wrong with it."""

    def __init__(self, part: str, why: str) -> None:
        super().__init__(f"{part}: {why}")
        self.part = part
        self.why = why


def zip_of(parts: Sequence[Part]) -> bytes:
    """Return the zip of the parts.

    Raises:
        UsageError: they are more than a plain zip holds.
    """
    if len(parts) > _MOST_PARTS or sum(len(p.content) + 200 for p in parts) > _MOST_BYTES:
        raise UsageError(
            "the bundle would be larger than 4 GB, or have more than 65,535 parts",
            do="Bundle fewer incidents at once.",
        )
    made, listed = bytearray(), bytearray()
    for part in parts:
        listed += _listed(part, len(made))
        made += _header(part) + part.content
    end = _END.pack(b"PK\5\6", 0, 0, len(parts), len(parts), len(listed), len(made), 0)
    return bytes(made + listed + end)


def parts_in(raw: bytes) -> tuple[Part, ...]:
    """Return the parts of a bundle's zip.

    Raises:
        Misplaced: a byte of the zip is not what follows from its parts.
    """
    parts: list[Part] = []
    at = 0
    while raw[at : at + 4] != b"PK\1\2":
        part = _part_at(raw, at, parts[-1].path if parts else "")
        parts.append(part)
        at += len(_header(part)) + len(part.content)
    made = zip_of(parts)
    if made != raw:
        raise Misplaced(*_difference(made, raw, parts))
    return tuple(parts)


def _part_at(raw: bytes, at: int, before: str) -> Part:
    where = f"the zip's header after {before}" if before else "the zip's first header"
    if len(raw) < at + _LOCAL.size or raw[at : at + 4] != b"PK\3\4":
        raise Misplaced(where, "no part of a bundle begins here")
    told = _LOCAL.unpack_from(raw, at)
    size, long = told[7], told[9]
    start = at + _LOCAL.size + long
    path = raw[at + _LOCAL.size : start]
    if start + size > len(raw) or not path.isascii():
        raise Misplaced(where, "its part is not as long as it says, or its name is none of ours")
    return Part(path=path.decode("ascii"), content=raw[start : start + size])


def _difference(made: bytes, raw: bytes, parts: Iterable[Part]) -> tuple[str, str]:
    """The part in which the first byte that differs lies, and what is wrong there."""
    at = next((i for i, (a, b) in enumerate(zip(made, raw, strict=False)) if a != b), len(made))
    end = 0
    for part in parts:
        start, end = end, end + len(_header(part)) + len(part.content)
        if at < end:
            if at - start < 30 and (at - start) in range(14, 18):
                return part.path, "its bytes are not those that were put in (checksum)"
            return f"the zip's header of {part.path}", f"byte {at} is not as it was written"
    return "the zip's list of parts", f"byte {at} is not as it was written"


def _header(part: Part) -> bytes:
    name = part.path.encode("ascii")
    return _LOCAL.pack(b"PK\3\4", _VERSION, 0, 0, 0, _DAY, *_sums(part), len(name), 0) + name


def _listed(part: Part, at: int) -> bytes:
    name = part.path.encode("ascii")
    told = _LISTED.pack(
        b"PK\1\2",
        _MADE_BY,
        _VERSION,
        *(0, 0, 0, _DAY),
        *_sums(part),
        *(len(name), 0, 0, 0, 0),
        _RIGHTS,
        at,
    )
    return told + name


def _sums(part: Part) -> tuple[int, int, int]:
    return zlib.crc32(part.content), len(part.content), len(part.content)
