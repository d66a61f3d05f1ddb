"""Words counted from another time on the page ("two days later", "that year") -> days."""

from reportedly.claims.when import calendar
from reportedly.claims.when.phrases import Phrase
from reportedly.claims.when.recent import read_past
from reportedly.claims.when.spans import (
    NO_REPORT_DAY,
    Fixed,
    Setting,
    Span,
    again,
    counted,
    hours_on,
    shown,
    unit_away,
    unresolved,
)
from reportedly.records.vocabulary import TimeBasis, TimeLevel
from reportedly.vocab.calendar import Reading, Unit

ONE_DAY = frozenset(
    {
        Reading.DATE,
        Reading.DATES,
        Reading.WEEKDAY,
        Reading.DAY_WORD,
        Reading.THIS_PART,
        Reading.OVERNIGHT,
        Reading.AFTER_EVENT,
        Reading.LATER,
        Reading.SAME,
        Reading.ANNIVERSARY,
        Reading.AGO_TODAY,
    }
)
"""Readings that tell of a day or so, so that "that day" is none told before them."""


def read_ago(phrase: Phrase, setting: Setting) -> Span | None:
    """Return the days of "three weeks ago", counted from the report."""
    fixed, unit, count = setting.reference, phrase.unit, phrase.count
    if unit is None or count is None:
        return unresolved(TimeLevel.UNKNOWN, "the words give no number")
    compared = _compared(phrase, setting, -count)
    if compared is not None:
        return compared
    if fixed is None:
        return unresolved(calendar.level_of_unit(unit), NO_REPORT_DAY)
    if unit in calendar.SHORTER_THAN_A_DAY or unit is Unit.FORTNIGHT:
        return read_past(phrase, setting)
    return unit_away(fixed, -count, unit, TimeBasis.PUBLICATION)


def read_ago_today(phrase: Phrase, setting: Setting) -> Span | None:
    """Return the one day of "a year ago today", counted from the report."""
    fixed = setting.reference
    if fixed is None or phrase.unit is None or phrase.count is None:
        return unresolved(TimeLevel.DAY, NO_REPORT_DAY)
    day = calendar.shifted(fixed.day, -phrase.count, phrase.unit)
    if day is None:
        return unresolved(TimeLevel.DAY, "further than dates go")
    return counted((day, day), fixed, TimeBasis.PUBLICATION, "to the day, counted from")


def _compared(phrase: Phrase, setting: Setting, count: int) -> Span | None:
    """A quarter or half compared with that of another year: the same months of that year."""
    if phrase.unit not in {None, Unit.YEAR}:
        return None
    for told, span in reversed(setting.told[-12:]):
        if told.reading in {Reading.QUARTER, Reading.HALF, Reading.LATEST}:
            return _moved(span, count, Unit.YEAR)
    return None


def _moved(span: Span, count: int, unit: Unit) -> Span | None:
    """The told span, so many units on; None when it is too coarse or open."""
    if span.days is None:
        return None
    first, last = (calendar.shifted(day, count, unit) for day in span.days)
    if first is None or last is None:
        return None
    if span.days == calendar.unit_of(span.days[0], Unit.MONTH):
        first, last = calendar.unit_of(first, Unit.MONTH)
    return Span(
        first=first,
        last=last,
        level=calendar.level_of(first, last),
        basis=TimeBasis.ANOTHER_EVENT,
        reference=span.first,
        why=f"counted from the time told before, {shown(span)}",
    )


def read_later(phrase: Phrase, setting: Setting) -> Span | None:
    """Return the days of "two days later", counted from the time told before it."""
    unit, count = phrase.unit or Unit.YEAR, (phrase.count or 1) * (phrase.steps or -1)
    compared = _compared(phrase, setting, count)
    if compared is not None:
        return compared
    before = [pair for pair in setting.nearby if pair[0].start < phrase.start and pair[1].days]
    if not before:
        return unresolved(calendar.level_of_unit(unit), "no day before it to count from")
    span = before[-1][1]
    if span.level in {TimeLevel.MONTH, TimeLevel.LONGER, TimeLevel.WEEK}:
        moved = _moved(span, count, unit) if _at_least(unit, span) else None
        return moved or unresolved(
            calendar.level_of_unit(unit), f"the time told before is not a day: {shown(span)}"
        )
    day = span.last
    if day is None:
        return None
    fixed = Fixed(day=day, why=f"the day told before, {day}")
    if unit in calendar.SHORTER_THAN_A_DAY:
        return hours_on(fixed, count, unit)
    return unit_away(fixed, count, unit, TimeBasis.ANOTHER_EVENT)


def _at_least(unit: Unit, span: Span) -> bool:
    if unit in calendar.SHORTER_THAN_A_DAY or span.days is None:
        return False
    first, last = span.days
    whole = calendar.shifted(first, 1, unit)
    return whole is not None and (whole - first).days >= (last - first).days


def read_same(phrase: Phrase, setting: Setting) -> Span | None:
    """Return the days of "that year", "the same day", "the quarter": the one told last."""
    unit = phrase.unit
    if unit is None:
        quarters = {Reading.QUARTER, Reading.HALF, Reading.LATEST}
        told = [span for said, span in setting.told if said.reading in quarters and span.days]
        return again(told[-1]) if told else None
    if unit is Unit.DAY:
        return _same_day(phrase, setting)
    for _, span in reversed(setting.nearby):
        if span.days is not None and _at_least(unit, span):
            return again(span, calendar.unit_of(span.days[0], unit))
    return unresolved(calendar.level_of_unit(unit), f"no {unit} told just before")


def _same_day(phrase: Phrase, setting: Setting) -> Span:
    """The day told last before "that day", or that a "since" starts from; never one before it."""
    for told, span in reversed(setting.nearby):
        if told.start > phrase.start or told.reading not in ONE_DAY:
            continue
        if told.since and span.first is not None:
            return again(span, (span.first, span.first))
        if span.days is None or not _at_least(Unit.DAY, span):
            return unresolved(TimeLevel.DAY, "the time told just before is no one day")
        return again(span, (span.days[0], span.days[0]))
    return unresolved(TimeLevel.DAY, "no day told just before")


def read_after_event(phrase: Phrase, setting: Setting) -> Span | None:
    """Return the days of "two days after the shooting", where the day of that is told."""
    unit, count = phrase.unit, phrase.count
    if unit is None or count is None:
        return unresolved(TimeLevel.UNKNOWN, "the words give no number")
    if setting.event is None:
        return unresolved(calendar.level_of_unit(unit), "the day of that event is not told before")
    count *= phrase.steps or 1
    if unit in calendar.SHORTER_THAN_A_DAY:
        return hours_on(setting.event, count, unit)
    return unit_away(setting.event, count, unit, TimeBasis.ANOTHER_EVENT)


def read_anniversary(phrase: Phrase, setting: Setting) -> Span | None:
    """Return the day of "the truce's second anniversary", where the day of the truce is told."""
    if setting.event is None or phrase.nth is None:
        return unresolved(TimeLevel.DAY, "the day of what it is an anniversary of is not told")
    day = calendar.shifted(setting.event.day, phrase.nth, Unit.YEAR)
    if day is None:
        return unresolved(TimeLevel.DAY, "further than dates go")
    why = f"{phrase.nth} years to the day after"
    return counted((day, day), setting.event, TimeBasis.ANOTHER_EVENT, why)


def read_in_reach(phrase: Phrase, setting: Setting) -> Span | None:
    """A clock time or part of a day belongs to the day told nearest to it."""
    level = TimeLevel.INSTANT if phrase.clock else TimeLevel.PART_OF_DAY
    near = [
        (abs(told.start - phrase.start), span)
        for told, span in setting.nearby
        if span.first is not None and span.first == span.last and not told.starts
    ]
    if not near:
        return unresolved(level, "no day in reach")
    span = min(near, key=lambda pair: pair[0])[1]
    return again(span)
