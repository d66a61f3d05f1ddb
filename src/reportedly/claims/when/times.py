"""Document -> every time expression in it, as an interval of days with its reason."""

from collections.abc import Iterable

from reportedly.claims.when.almanac import Almanac, Line, reckon
from reportedly.claims.when.anchors import Told, event_day
from reportedly.claims.when.clock import Clock, clock_in
from reportedly.claims.when.joining import find_phrases
from reportedly.claims.when.phrases import Phrase, in_century
from reportedly.claims.when.readings import read_phrase
from reportedly.claims.when.spans import Setting, Span
from reportedly.claims.when.speech import Speech, dated_speeches, days_of_saying
from reportedly.claims.when.verbs import is_perfect, outlook, starts_a_period
from reportedly.records.base import Record
from reportedly.records.claim import Statement, TimeMention
from reportedly.records.parse import Sentence
from reportedly.records.text import Document
from reportedly.records.vocabulary import TimeBound, TimeLevel
from reportedly.vocab.calendar import Reading, Stage
from reportedly.vocab.times import TimeWords

LEANING = frozenset(
    {
        Reading.CLOCK,
        Reading.PART,
        Reading.LATER,
        Reading.SAME,
        Reading.AFTER_EVENT,
        Reading.AGO,
        Reading.RUNNING,
        Reading.ANNIVERSARY,
    }
)
"""Phrases that may be counted from another in the same sentence, so they are read after it."""

NEARBY = 2
"""Sentences to look back over for the day that "the next day" is counted from."""

REMEMBERED = 40
"""Phrases told before that a later one may be compared with ("the year-ago quarter")."""


class Page(Record, frozen=True, kw_only=True):
    """What all phrases of one page are read with."""

    lines: tuple[Line, ...]
    almanac: Almanac
    speeches: tuple[Speech, ...]
    words: TimeWords
    saying: frozenset[int] = frozenset()


def find_times(
    document: Document,
    sentences: tuple[Sentence, ...],
    words: TimeWords,
    statements: Iterable[Statement] = (),
) -> tuple[TimeMention, ...]:
    """Return the time expressions of the document's sentences, in text order.

    One that cannot be worked out is returned too, with both ends None and the reason. The day of
    publication is only ever counted from ("yesterday"); it never stands in for a date.

    Args:
        document: the page.
        sentences: its parsed sentences.
        words: the calendar.
        statements: who says what on it: a quoted "yesterday" is counted from the day of the speech.
    """
    lines = tuple(
        _line(document, number, sentence, words) for number, sentence in enumerate(sentences)
    )
    if not any(line.phrases for line in lines):
        return ()
    page = Page(lines=lines, almanac=reckon(document, lines, words), speeches=(), words=words)
    said = tuple(statements)
    speeches = dated_speeches(
        said, lines, lambda line, phrase: read_phrase(phrase, _setting(page, line, phrase))
    )
    told = _read_lines(page.replacing(speeches=speeches, saying=days_of_saying(said, lines)))
    return tuple(_mention(document, phrase, span, words) for phrase, span in told)


def _line(document: Document, number: int, sentence: Sentence, words: TimeWords) -> Line:
    phrases = tuple(
        in_century(phrase, document.captured.year).replacing(
            starts=starts_a_period(sentence, phrase)
        )
        for phrase in find_phrases(document.text, sentence, words)
    )
    ahead = frozenset(
        phrase.start for phrase in phrases if outlook(sentence, phrase, words.calendar.outlook) > 0
    )
    return Line(number=number, sentence=sentence, phrases=phrases, looks_ahead=ahead)


def _read_lines(page: Page) -> list[Told]:
    """Every phrase of the page as read, in text order."""
    told: list[tuple[Told, ...]] = []
    flat: list[Told] = []
    for line in page.lines:
        read = _read_line(page, line, told, flat[-REMEMBERED:]) if line.phrases else ()
        told.append(read)
        flat.extend(read)
    return flat


def _read_line(
    page: Page, line: Line, told: list[tuple[Told, ...]], before: list[Told]
) -> tuple[Told, ...]:
    nearby = tuple(pair for spans in told[-NEARBY:] for pair in spans)
    read: dict[int, Told] = {}
    for phrase in sorted(line.phrases, key=lambda p: (p.reading in LEANING, p.start)):
        here = tuple(read[start] for start in sorted(read))
        near = (*nearby, *here)
        if phrase.reading is Reading.LATER and (phrase.steps or 0) < 0:
            near = tuple(pair for pair in near if pair[0].start not in page.saying) or near
        setting = _setting(page, line, phrase).replacing(
            told=(*before, *here),
            nearby=near,
            here=here,
            event=event_day(line, phrase, page.lines, [*told, here]),
        )
        span = read_phrase(phrase, setting)
        if span is not None:
            read[phrase.start] = (phrase, span)
    return tuple(read[start] for start in sorted(read))


def _setting(page: Page, line: Line, phrase: Phrase) -> Setting:
    """What is known around a phrase, of the page and its own sentence alone."""
    said = next((speech.day for speech in page.speeches if speech.holds(phrase)), None)
    return Setting(
        reference=page.almanac.reference if said is None else said,
        anchor=page.almanac.anchor,
        outlook=outlook(line.sentence, phrase, page.words.calendar.outlook),
        perfect=is_perfect(line.sentence, phrase),
        pairs=page.almanac.pairs,
        told=(),
        nearby=(),
        here=(),
        event=None,
        day_first=page.almanac.day_first,
    )


def _mention(document: Document, phrase: Phrase, span: Span, words: TimeWords) -> TimeMention:
    printed = document.text[phrase.start : phrase.end]
    bound = None if _has_ends(phrase, span) else _bound(document, phrase, words)
    clock = _clock(phrase, printed, span, words)
    return TimeMention(
        document=document.id,
        start=phrase.start,
        end=phrase.end,
        printed=printed,
        from_=span.first,
        to=span.last,
        level=span.level,
        reference=span.reference,
        basis=span.basis,
        why=span.why,
        bound=bound,
        clock=None if clock is None else clock.clock,
        zone=None if clock is None else clock.zone,
        utc=None if clock is None else clock.utc,
    )


def _bound(document: Document, phrase: Phrase, words: TimeWords) -> TimeBound | None:
    """The word before it that makes it an end: before the end of May is up to the end of May.

    What was before dawn or after noon on Friday was on Friday.
    """
    bound = words.bound(document.text, phrase.start)
    if bound is not TimeBound.UNTIL and _opens_with_its_hour(phrase):
        return None
    ends = phrase.stage is Stage.END or phrase.noun_end is not None
    return TimeBound.UNTIL if bound is TimeBound.BEFORE and ends else bound


def _opens_with_its_hour(phrase: Phrase) -> bool:
    """Whether the word before it stands before a time on the clock or a part of the day."""
    return phrase.hour_first or phrase.reading in {Reading.PART, Reading.CLOCK}


def _has_ends(phrase: Phrase, span: Span) -> bool:
    """Whether the phrase itself is a stretch with a start or an end, or no time is known for it."""
    ranged = phrase.since or phrase.until is not None or phrase.lasting is not None
    return ranged or span.days is None


def _clock(phrase: Phrase, printed: str, span: Span, words: TimeWords) -> Clock | None:
    if not phrase.clock or span.level is not TimeLevel.INSTANT:
        return None
    return clock_in(printed, span.first if span.first == span.last else None, words)
