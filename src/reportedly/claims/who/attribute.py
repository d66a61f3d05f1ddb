"""Characters -> who says them: the innermost statement whose content holds them."""

from collections.abc import Iterable

from reportedly.records.base import Offsets
from reportedly.records.claim import Statement
from reportedly.records.reading import ReadText
from reportedly.records.vocabulary import Modality, Stance


def innermost(read: ReadText, start: int, end: int) -> Statement | None:
    """Return the shortest statement whose content holds the characters, or None.

    None means that the outlet says it in its own voice. A statement that holds most of the
    characters, but not all, counts: a harm word may stand a word outside a quotation.
    """
    holding = [s for s in read.saying(start, end) if _holds_most(s, start, end)]
    return min(holding, key=_length, default=None)


def attribution_of(statement: Statement | None) -> Statement | None:
    """Return the statement if anyone is named in it; "it was reported that" names no one."""
    return None if statement is None or statement.holder is None else statement


def stance_of(statement: Statement | None) -> Stance:
    """Return the holder's stance to the content, plain assertion for the outlet's own voice."""
    return Stance.ASSERTS if statement is None else statement.stance


def modality_of(statement: Statement | None, own: Modality) -> Modality:
    """Return the content's modality under the statement's: what is doubted twice stays doubted."""
    return own if statement is None or own is not Modality.ACTUAL else statement.modality


def _holds_most(statement: Statement, start: int, end: int) -> bool:
    """Whether most of the characters are what is said, its cue apart: "nine were reported dead"."""
    cue = _shared(statement.cue, start, end)
    return _shared(statement.content, start, end) * 2 > end - start - cue


def _shared(spans: Iterable[Offsets], start: int, end: int) -> int:
    return sum(max(0, min(e, end) - max(s, start)) for s, e in spans)


def _length(statement: Statement) -> tuple[int, int]:
    return sum(e - s for s, e in statement.content), statement.content[0][0]
