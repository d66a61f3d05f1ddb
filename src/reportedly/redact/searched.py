"""A text searched before -> where what was looked for stood: it is not searched again."""

import hashlib
from functools import cache
from importlib.resources import files
from typing import Protocol

from reportedly.records.base import Offsets

NOTHING: tuple[Offsets, ...] = ()


class Searched(Protocol):
    """What was found in texts before. ``what`` was looked for and ``text`` are digests."""

    def found(self, what: bytes, text: bytes) -> tuple[Offsets, ...] | None:
        """Return where it stood in the text; None where it was not looked for there."""
        ...

    def note(self, what: bytes, text: bytes, spans: tuple[Offsets, ...]) -> None:
        """Keep where it stood."""
        ...


class NeverSearched:
    """Knows of no text: everything is looked for."""

    def found(self, what: bytes, text: bytes) -> None:  # noqa: ARG002 - it knows nothing
        """Return that it was not looked for."""
        return

    def note(self, what: bytes, text: bytes, spans: tuple[Offsets, ...]) -> None:
        """Keep nothing."""


def digest(*told: str) -> bytes:
    """Return what tells these words, in this order, from all others."""
    made = hashlib.blake2b(digest_size=16)
    for one in told:
        coded = one.encode("utf-8", "surrogatepass")
        made.update(len(coded).to_bytes(8, "little") + coded)
    return made.digest()


@cache
def way_of_looking() -> str:
    """Return what changes whenever this stage's code does: what it found before is then void."""
    every = sorted(files("reportedly.redact").iterdir(), key=lambda one: one.name)
    return digest(*(one.read_text("utf-8") for one in every if one.name.endswith(".py"))).hex()
