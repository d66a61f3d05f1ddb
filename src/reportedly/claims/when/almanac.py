"""Document and its time phrases -> the day its dates are counted from, where that can be known."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from reportedly.claims.when import calendar
from reportedly.claims.when.numeric import order_in_numbers
from reportedly.claims.when.phrases import Phrase, in_century, scan
from reportedly.claims.when.spans import DayFirst, Fixed
from reportedly.records.base import Record
from reportedly.records.parse import Sentence, Token
from reportedly.records.text import Document
from reportedly.records.vocabulary import SegmentKind
from reportedly.vocab.calendar import Reading
from reportedly.vocab.times import TimeWords

DATELINE_WITHIN = 90
"""A full date so near the start of the text, before a dash, is the dateline of a wire story."""

CLOSE_DAYS = 31
"""A date without a year so near to one with a year, in the same passage, has the same year."""

FILED_WITHIN = 7
"""Days between the dateline of a story and the day a page prints it."""

PASSAGE = 4
"""Sentences to look back over for a date that a weekday or another date belongs to."""

SHARED_WORDS = 2
"""Words of content two sentences share when they tell of the same thing."""

A_YEAR = timedelta(days=366)

_AFTER_DATELINE = re.compile(r"\s*(?:\([^)\n]{1,60}\)|\[[^\]\n]{1,60}\])?\s*(?:--|[-–—:])")
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})


class Line(Record, frozen=True, kw_only=True):
    """A sentence, its number in the document, and the time phrases in it."""

    number: int
    sentence: Sentence
    phrases: tuple[Phrase, ...]
    looks_ahead: frozenset[int]
    """Where the phrases start that are about what is to come."""


class Almanac(Record, frozen=True, kw_only=True):
    """What dates are counted from on one page. See spans.Setting for the fields."""

    reference: Fixed | None
    anchor: Fixed | None
    pairs: dict[int, Fixed]
    day_first: DayFirst | None


class Pair(Record, frozen=True, kw_only=True):
    """A weekday and the date without a year that it belongs to."""

    weekday: int
    month: int
    day: int
    at: int
    printed: str


def reckon(document: Document, lines: tuple[Line, ...], words: TimeWords) -> Almanac:
    """Return the day of the report, or failing that a day that the page's own dates settle."""
    reference = _day_of_report(document, lines, words)
    day_first = order_in_numbers(document, (phrase for line in lines for phrase in line.phrases))
    if reference is not None:
        return Almanac(reference=reference, anchor=None, pairs={}, day_first=day_first)
    joined, apart = _pairs(document.text, lines)
    anchor = (
        _around_publication(document)
        or _dated_in_full(document.text, lines)
        or _fixed_by_weekdays(document, lines, joined, apart)
    )
    pairs = _paired_days(apart, anchor)
    return Almanac(reference=None, anchor=anchor, pairs=pairs, day_first=day_first)


# ------------------------------------------------------------------------- the day of the report


def _day_of_report(document: Document, lines: tuple[Line, ...], words: TimeWords) -> Fixed | None:
    if document.published is not None and document.published.day is not None:
        day = document.published.day
        filed = _filed_before(document, lines, words, day)
        return filed or Fixed(day=day, why=f"the day of publication, {day}")
    return _in_dateline_segment(document, words) or _in_first_line(document, lines)


def _filed_before(
    document: Document, lines: tuple[Line, ...], words: TimeWords, published: date
) -> Fixed | None:
    """The day of the dateline, where it lies a few days before that of publication.

    A story filed on Monday and printed on Tuesday says "today" of Monday. Where it names a weekday
    after that of its dateline it was written on since, and the dateline is stale.
    """
    named = {phrase.weekday for line in lines for phrase in line.phrases} - {None}
    for segment in document.segments:
        if segment.kind is not SegmentKind.DATELINE:
            continue
        for phrase in scan(document.text, segment.start, segment.end, words):
            for year in (published.year, published.year - 1):
                day = full_date(phrase if phrase.year else phrase.replacing(year=year))
                if day is None or not 0 < (published - day).days <= FILED_WITHIN:
                    continue
                since = {day + timedelta(days=n + 1) for n in range((published - day).days)}
                if named.isdisjoint(one.weekday() for one in since):
                    return Fixed(day=day, why=f"the day of the dateline, {day}")
    return None


def _around_publication(document: Document) -> Fixed | None:
    """The end of the days of publication, where these are known to lie close together."""
    published = document.published
    if published is None or published.from_ is None or published.to is None:
        return None
    if (published.to - published.from_).days > CLOSE_DAYS:
        return None
    why = f"the days of publication, {published.from_} to {published.to}"
    return Fixed(day=published.to, why=why)


def _in_dateline_segment(document: Document, words: TimeWords) -> Fixed | None:
    for segment in document.segments:
        if segment.kind in {SegmentKind.DATELINE, SegmentKind.BYLINE}:
            for phrase in scan(document.text, segment.start, segment.end, words):
                day = full_date(in_century(phrase, document.captured.year))
                if day is not None and day <= document.captured:
                    return Fixed(day=day, why=f"the date of the dateline, {day}")
    return None


def _in_first_line(document: Document, lines: tuple[Line, ...]) -> Fixed | None:
    for line in lines[:2]:
        for phrase in line.phrases:
            near_start = phrase.start - lines[0].sentence.start <= DATELINE_WITHIN
            day = full_date(phrase)
            if day is None or not near_start or phrase.since or day > document.captured:
                continue
            if _AFTER_DATELINE.match(document.text, phrase.end):
                return Fixed(day=day, why=f"the date of the dateline, {day}")
    return None


def full_date(phrase: Phrase) -> date | None:
    """Return the day of a date printed with its year, None for any other phrase."""
    if phrase.reading is not Reading.DATE or phrase.either or phrase.spread:
        return None
    if phrase.until is not None or phrase.stage is not None:
        return None
    if phrase.year is None or phrase.month is None or phrase.day is None:
        return None
    return calendar.valid_date(phrase.year, phrase.month, phrase.day)


# --------------------------------------------------------------- a date in full on the same page


def _dated_in_full(text: str, lines: tuple[Line, ...]) -> Fixed | None:
    """The latest date printed in full, when dates without a year lie close to it in one passage."""
    full = [
        (day, phrase, line.number)
        for line in lines
        for phrase in line.phrases
        if not phrase.since and (day := full_date(phrase)) is not None
    ]
    if not full:
        return None
    day, phrase, number = max(full, key=lambda found: found[0])
    for line in lines:
        if abs(line.number - number) <= PASSAGE:
            for other in line.phrases:
                if _is_close(other, day):
                    printed = text[phrase.start : phrase.end]
                    return Fixed(day=day, why=f"“{printed}” on the same page")
    return None


def _is_close(phrase: Phrase, day: date) -> bool:
    if not _is_yearless(phrase) or phrase.month is None or phrase.day is None:
        return False
    return any(
        found is not None and abs((found - day).days) <= CLOSE_DAYS
        for year in (day.year - 1, day.year, day.year + 1)
        if (found := calendar.valid_date(year, phrase.month, phrase.day))
    )


def _is_yearless(phrase: Phrase) -> bool:
    return phrase.reading is Reading.DATE and phrase.year is None and phrase.year_steps is None


# -------------------------------------------------------------------- weekdays that fix the year


def _pairs(text: str, lines: tuple[Line, ...]) -> tuple[tuple[Pair, ...], tuple[Pair, ...]]:
    """Weekdays joined to their date ("Sunday, March 5"), and those that stand apart from it."""
    joined = tuple(
        pair
        for line in lines
        for phrase in line.phrases
        if _is_yearless(phrase) and (pair := _pair(phrase, phrase, text)) is not None
    )
    apart = tuple(pair for line in lines for pair in _pairs_apart(text, line, lines))
    return joined, apart


def _pair(weekday: Phrase, dated: Phrase, text: str) -> Pair | None:
    if weekday.weekday is None or dated.month is None or dated.day is None:
        return None
    return Pair(
        weekday=weekday.weekday,
        month=dated.month,
        day=dated.day,
        at=weekday.start,
        printed=text[dated.start : dated.end],
    )


def _pairs_apart(text: str, line: Line, lines: tuple[Line, ...]) -> Iterator[Pair]:
    """The weekdays of a sentence with the one date told before it in the same words."""
    for phrase in line.phrases:
        if phrase.reading is Reading.WEEKDAY and not phrase.steps and phrase.until is None:
            before = lines[max(0, line.number - PASSAGE) : line.number]
            dated = list(_dates_in(before, like=line.sentence))
            if len({(d.month, d.day) for d in dated}) == 1:
                pair = _pair(phrase, dated[-1], text)
                if pair is not None:
                    yield pair


def _dates_in(lines: Iterable[Line], *, like: Sentence) -> Iterator[Phrase]:
    wanted = _content(like.tokens)
    for line in lines:
        for phrase in line.phrases:
            if _is_yearless(phrase):
                shared = wanted & _content(_clause(line.sentence, phrase))
                if len(shared) >= SHARED_WORDS:
                    yield phrase


def _content(tokens: Iterable[Token]) -> frozenset[str]:
    return frozenset(token.lemma for token in tokens if token.pos in _CONTENT)


def _clause(sentence: Sentence, phrase: Phrase) -> tuple[Token, ...]:
    """The words around a date that say what happened on it: those under its first verb or noun."""
    token = next((t for t in sentence.tokens if phrase.start <= t.start < phrase.end), None)
    if token is None:
        return sentence.tokens
    for head in sentence.above(token):
        below = sentence.subtree(head)
        if len(_content(below)) > SHARED_WORDS:
            return below
    return sentence.tokens


def _fixed_by_weekdays(
    document: Document, lines: tuple[Line, ...], joined: tuple[Pair, ...], apart: tuple[Pair, ...]
) -> Fixed | None:
    first, last = _bounds(document, lines)
    for pairs in (joined + apart, joined):
        days = _agreed(pairs, first, last) if pairs else ()
        if len(days) == 1:
            pair = pairs[0]
            name = f"{days[0]:%A}"
            why = (
                f"“{pair.printed}”: a {name} in {days[0].year} only, of the years {first.year} to "
                f"{last.year} that the page leaves open"
            )
            return Fixed(day=days[0], why=why)
    return None


def _bounds(document: Document, lines: tuple[Line, ...]) -> tuple[date, date]:
    """Between which days the page's events lie.

    The page was written after the latest time it tells of as past, and its dates without a year
    are of the twelve months before it was written.
    """
    last = document.captured
    published = document.published
    if published is not None and published.to is not None:
        last = min(last, published.to)
    past = [
        date(phrase.year, phrase.month or 1, 1)
        for line in lines
        for phrase in line.phrases
        if phrase.year is not None and phrase.start not in line.looks_ahead
        if 1500 <= phrase.year <= last.year
    ]
    if published is not None and published.from_ is not None:
        past.append(published.from_)
    return (max(past) - A_YEAR if past else date(1900, 1, 1)), last


def _agreed(pairs: tuple[Pair, ...], first: date, last: date) -> tuple[date, ...]:
    """The days the first pair may be, such that every other pair's weekday fits too."""
    lead, *others = pairs
    return tuple(
        day
        for year in range(first.year, last.year + 1)
        if (day := calendar.valid_date(year, lead.month, lead.day)) is not None
        if first <= day <= last and day.weekday() == lead.weekday
        if all(_fits(pair, day) for pair in others)
    )


def _fits(pair: Pair, near: date) -> bool:
    day = nearest(pair.month, pair.day, near)
    return day is not None and day.weekday() == pair.weekday


def nearest(month: int, day: int, to: date) -> date | None:
    """Return the month and day in the year that puts it nearest to another day."""
    years = (to.year - 1, to.year, to.year + 1)
    days = [found for year in years if (found := calendar.valid_date(year, month, day))]
    return min(days, key=lambda found: abs((found - to).days)) if days else None


def _paired_days(apart: tuple[Pair, ...], anchor: Fixed | None) -> dict[int, Fixed]:
    """The days of the weekdays that stand apart from their date, once the year is known."""
    days: dict[int, Fixed] = {}
    for pair in apart if anchor is not None else ():
        day = nearest(pair.month, pair.day, anchor.day) if anchor is not None else None
        if day is not None and day.weekday() == pair.weekday:
            days[pair.at] = Fixed(day=day, why=f"the day told of before, “{pair.printed}”, {day}")
    return days
