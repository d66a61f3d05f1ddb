"""What is told of a bundle as a whole, and what it is made from."""

from datetime import datetime
from typing import Protocol

from reportedly.records.base import Record
from reportedly.redact.told import Redaction

FORMAT = "1"
"""The version of what a bundle holds beside WACZ's own files."""

WACZ = "1.1.1"


class LeftOut(Record, frozen=True, kw_only=True):
    """A page whose bytes are not in the bundle, by its hash: names in it could not be blanked."""

    document: str
    sha256: str


class About(Record, frozen=True, kw_only=True):
    """Which incidents, made when and with what; ``redaction`` None: it is full."""

    incidents: tuple[str, ...]
    title: str
    made_at: datetime
    software: str
    redaction: Redaction | None


class Kept(Protocol):
    """What a bundle asks of a record beside what an export asks."""

    def raw(self, sha256: str) -> bytes:
        """The bytes of a page."""

    def rules_of(self, document: str) -> str:
        """The rules a page was last read by."""
