"""What became of each sentence that tells of harm: handled, ignored by name, or reported."""

from enum import StrEnum

from reportedly.records.base import Record


class Outcome(StrEnum):
    """What the reading made of a sentence with a word of harm."""

    HANDLED = "handled"
    IGNORED = "ignored"
    REPORTED = "reported"


class Covered(Record, frozen=True, kw_only=True):
    """One sentence with a word of harm, and what became of it.

    ``reasons`` names what was considered and turned down. A sentence is ``ignored`` when something
    in it was turned down by name or nothing in it is counted, ``reported`` when it has a number and
    a word of harm and nobody can say why no toll was read, or counts people beside those that were.
    """

    start: int
    end: int
    harm_words: tuple[str, ...]
    numbers: tuple[str, ...]
    outcome: Outcome
    claims: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
