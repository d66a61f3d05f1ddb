"""Which gazetteers of the user's own a record is read with, each known by the hash of its file."""

import hashlib
from datetime import date

import msgspec

from reportedly.records.base import Record


class Pack(Record, frozen=True, kw_only=True):
    """A gazetteer a user added: where its places come from and on what terms they may be used.

    ``id`` is made from the file's bytes and from how they were read; ``sha256`` is of the file as
    it was given, so that anybody who holds the file can tell that it is the one.
    """

    id: str
    name: str
    format: str
    file: str
    sha256: str
    places: int
    names: int
    left_out: int = 0
    licence: str | None = None
    attribution: str | None = None


class Scope(Record, frozen=True, kw_only=True):
    """What a record's pages are read with from a day on: packs, and the states in play first."""

    packs: tuple[Pack, ...] = ()
    countries: tuple[str, ...] = ()
    since: date | None = None

    @property
    def stamp(self) -> str:
        """A short hash over what changes a reading; empty where nothing was added."""
        if not self.packs and not self.countries:
            return ""
        told = (sorted(pack.id for pack in self.packs), sorted(self.countries))
        return hashlib.sha256(msgspec.json.encode(told)).hexdigest()[:12]
