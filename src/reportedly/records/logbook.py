"""What people did with a record beside judging: kept in order, each entry tied to the last."""

from datetime import datetime

from reportedly.records.base import Record


class Withholding(Record, frozen=True, kw_only=True, tag="withheld"):
    """A person says that a name is to be left blank, or (``withheld`` false) no longer."""

    name: str
    withheld: bool
    user: str
    made_at: datetime
    why: str


class Disclosure(Record, frozen=True, kw_only=True, tag="disclosed"):
    """A person had withheld names written out: in which form, and how many were withheld then."""

    what: str
    user: str
    made_at: datetime
    names: int
    why: str = ""


class Reached(Record, frozen=True, kw_only=True):
    """How far a record had come: the number of the last row of each kind that is only added to.

    ``reviews`` is 0 in releases from before decisions on claims counted in them.
    """

    readings: int
    decisions: int
    sightings: int
    scopes: int
    logbook: int
    reviews: int = 0


class Release(Record, frozen=True, kw_only=True, tag="released"):
    """The record as it stood when a person released it, never to change.

    ``rules`` are those its pages were read by; ``sha256`` is of what was derived then, as kept;
    ``counts`` are its rows by kind.
    """

    number: int
    note: str
    user: str
    made_at: datetime
    reached: Reached
    rules: tuple[str, ...]
    sha256: str
    counts: dict[str, int]


class Import(Record, frozen=True, kw_only=True, tag="imported"):
    """Rows that people coded by hand, taken from a file: how many, and a hash over them all."""

    name: str
    format: str
    file: str
    sha256: str
    rows: int
    digest: str
    user: str
    made_at: datetime
    note: str = ""


Entry = Withholding | Disclosure | Release | Import
