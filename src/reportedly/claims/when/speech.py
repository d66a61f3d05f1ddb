"""Statements and their sentences -> the day on which quoted words were said, where it is told."""

from collections.abc import Callable, Iterable

from reportedly.claims.when.almanac import Line
from reportedly.claims.when.phrases import Phrase
from reportedly.claims.when.spans import Fixed, Span
from reportedly.claims.when.verbs import verb_of
from reportedly.records.base import Record
from reportedly.records.claim import Statement
from reportedly.vocab.calendar import Reading

DATING = frozenset({Reading.DATE, Reading.WEEKDAY, Reading.DAY_WORD})
"""Readings that give the day of a speech without any other phrase being read first."""


class Speech(Record, frozen=True, kw_only=True):
    """Quoted words, and the day they were said on."""

    content: tuple[tuple[int, int], ...]
    day: Fixed

    def holds(self, phrase: Phrase) -> bool:
        """Whether the phrase stands in the quoted words."""
        return any(start <= phrase.start and phrase.end <= end for start, end in self.content)


def dated_speeches(
    statements: Iterable[Statement],
    lines: tuple[Line, ...],
    read: Callable[[Line, Phrase], Span | None],
) -> tuple[Speech, ...]:
    """Return the quotations whose verb of saying has a day: "yesterday" is counted from it.

    Args:
        statements: what is said on the page.
        lines: its sentences.
        read: reads a phrase as if it stood alone.
    """
    found = []
    for statement in statements:
        if statement.quoted and statement.cue:
            day = _day_of(statement, lines, read)
            if day is not None:
                found.append(Speech(content=statement.content, day=day))
    return tuple(found)


def days_of_saying(statements: Iterable[Statement], lines: tuple[Line, ...]) -> frozenset[int]:
    """Return where the times stand that date a saying, on a page that has a "two days earlier".

    What is told as two days earlier came before the event, and not before somebody spoke of it.
    """
    if not any(p.reading is Reading.LATER for line in lines for p in line.phrases):
        return frozenset()
    cues = [cue for statement in statements for cue in statement.cue]
    found = set()
    for line in lines:
        for phrase in line.phrases:
            verb = verb_of(line.sentence, phrase)
            if verb is not None and any(start <= verb.start < end for start, end in cues):
                found.add(phrase.start)
    return frozenset(found)


def _day_of(
    statement: Statement,
    lines: tuple[Line, ...],
    read: Callable[[Line, Phrase], Span | None],
) -> Fixed | None:
    start, end = statement.cue[0]
    for line in lines:
        if not (line.sentence.start <= start and end <= line.sentence.end):
            continue
        for phrase in line.phrases:
            verb = verb_of(line.sentence, phrase)
            said = verb is not None and start <= verb.start < end
            if (
                not said
                or phrase.reading not in DATING
                or statement.covers(phrase.start, phrase.end)
            ):
                continue
            span = read(line, phrase)
            if span is not None and span.first is not None and span.first == span.last:
                return Fixed(day=span.first, why=f"the day it was said, {span.first}")
    return None
