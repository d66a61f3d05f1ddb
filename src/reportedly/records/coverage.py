"""What became of each sentence that tells of harm, and of each word that gave no claim."""

from enum import StrEnum

from reportedly.records.base import Offsets, Record


class Outcome(StrEnum):
    """What the reading made of a sentence with a word of harm."""

    HANDLED = "handled"
    IGNORED = "ignored"
    REPORTED = "reported"


class Candidate(StrEnum):
    """What a word could have told."""

    TOLL = "toll"
    EVENT = "event"
    ANSWER = "answer"


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


class Dropped(Record, frozen=True, kw_only=True):
    """A word that can tell a toll, event or answer and gave no claim, by one entry of the data.

    ``sentence`` are the offsets of its sentence; ``entry`` is ``None`` where no entry reads the
    word here; ``of`` are the people a word of harm would count. ``reason`` is the check that
    failed.
    """

    start: int
    end: int
    sentence: Offsets
    word: str
    candidate: Candidate
    entry: str | None
    of: str | None = None
    reason: str


class Account(Record, frozen=True, kw_only=True):
    """What became of a page's sentences of harm, and the words on it that gave no claim."""

    coverage: tuple[Covered, ...]
    dropped: tuple[Dropped, ...]
