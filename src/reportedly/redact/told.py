"""A redacted record -> what is said of the blanks beside it, without a name."""

import msgspec

from reportedly.records.base import Record
from reportedly.redact.page import BLANK
from reportedly.redact.source import RedactedSource
from reportedly.vocab.base import version_of
from reportedly.vocab.redaction import FILE


class Redaction(Record, frozen=True, kw_only=True):
    """What was blanked: how many names of whom, on how many pages, how coarse points are.

    ``blank`` stands for each character of a withheld name, so offsets are those of the record.
    ``coordinates`` tells by level: decimals of a degree, and the level and radius it is told at.
    """

    redacted: bool
    blank: str
    names: dict[str, int]
    pages: int
    by_default: tuple[str, ...]
    coordinates: dict[str, str]
    rules: str


def redaction_of(source: RedactedSource) -> Redaction:
    """Return what is said of a redacted record."""
    return Redaction(
        redacted=True,
        blank=BLANK,
        names={whose: len(names) for whose, names in source.withheld.names.items()},
        pages=len(source.withheld.pages),
        by_default=tuple(sorted(source.words.withhold)),
        coordinates={
            level.value: f"{one.precision}, as {one.as_level.value}, {one.radius_km:g} km"
            for level, one in source.words.coarser.items()
        },
        rules=version_of((FILE,)),
    )


def as_lines(redaction: Redaction | None) -> list[bytes]:
    """Return it as a JSON file in one piece; None: nothing is blank, and the file says so."""
    said = {"redacted": False} if redaction is None else redaction
    return [msgspec.json.format(msgspec.json.encode(said), indent=2)]
