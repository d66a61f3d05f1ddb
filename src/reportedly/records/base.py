"""What every record is: frozen, keyword-only, and checked when it crosses a border."""

import hashlib
from typing import Self

import msgspec


class Record(msgspec.Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """Base of all records. Subclasses repeat ``frozen=True, kw_only=True`` for mypy."""

    def replacing(self, **changes: object) -> Self:
        """Return a copy with the named fields changed; this one stays as it is."""
        return msgspec.structs.replace(self, **changes)


Offsets = tuple[int, int]
"""[start, end) in Unicode code points of one document's text."""


def content_id(kind: str, *parts: object) -> str:
    """Return a short id that depends on nothing but its parts: same content, same id.

    Args:
        kind: one or two letters that say what the id names (``d`` document, ``c`` claim ...).
        parts: what makes the thing itself; their order matters.
    """
    told = "\x1f".join(str(part) for part in parts)
    return f"{kind}-{hashlib.sha256(told.encode()).hexdigest()[:12]}"
