"""Words counted from the day of the report ("yesterday", "last week") -> days."""

from datetime import timedelta

from reportedly.claims.when import calendar
from reportedly.claims.when.dates import read_date
from reportedly.claims.when.phrases import Phrase
from reportedly.claims.when.spans import (
    NO_REPORT_DAY,
    Setting,
    Span,
    day_or,
    from_report,
    in_days,
    looks_ahead,
    unresolved,
)
from reportedly.records.vocabulary import TimeBasis, TimeLevel
from reportedly.vocab.calendar import Reading, Unit

A_DAY = timedelta(days=1)
WEEKS = frozenset({Unit.WEEK, Unit.FORTNIGHT})


def read_weekday(phrase: Phrase, setting: Setting) -> Span | None:
    """Return the day of a weekday: before the report, or after it where the words look ahead."""
    fixed, weekday = setting.reference, phrase.weekday
    if weekday is None:
        return None
    if fixed is None:
        paired = setting.pairs.get(phrase.start)
        if paired is None:
            return unresolved(TimeLevel.DAY, NO_REPORT_DAY)
        return Span(
            first=paired.day,
            last=paired.day,
            level=TimeLevel.DAY,
            basis=TimeBasis.CALENDAR,
            reference=None,
            why=paired.why,
        )
    if phrase.week_steps is not None or phrase.steps == 0:
        monday = calendar.week_of(fixed.day)[0] + timedelta(weeks=phrase.week_steps or 0)
        day = monday + timedelta(days=weekday)
        return from_report((day, day), fixed, "that day of the week, counted from")
    if looks_ahead(phrase, setting) > 0:
        day = calendar.weekday_after(fixed.day, weekday)
        return from_report((day, day), fixed, "the next such day after")
    day = calendar.weekday_before(fixed.day, weekday, strictly=phrase.steps == -1)
    return from_report((day, day), fixed, "the last such day up to")


def read_day_word(phrase: Phrase, setting: Setting) -> Span | None:
    """Return the day of "yesterday", "today", "last night"."""
    fixed = setting.reference
    if fixed is None:
        return unresolved(TimeLevel.DAY, NO_REPORT_DAY)
    day = fixed.day + timedelta(days=phrase.steps or 0)
    return from_report((day, day), fixed)


def read_overnight(phrase: Phrase, setting: Setting) -> Span | None:
    """Return both days of the night before the report."""
    del phrase
    fixed = setting.reference
    if fixed is None:
        return unresolved(TimeLevel.PART_OF_DAY, NO_REPORT_DAY)
    days = (fixed.day - timedelta(days=1), fixed.day)
    return from_report(days, fixed, "the night before").replacing(level=TimeLevel.PART_OF_DAY)


def read_weekend(phrase: Phrase, setting: Setting) -> Span | None:
    """Return the Saturday and Sunday of a weekend."""
    fixed = setting.reference
    if fixed is None:
        return unresolved(TimeLevel.DAYS, NO_REPORT_DAY)
    ahead = looks_ahead(phrase, setting) > 0 or phrase.steps == 0
    saturday = calendar.weekday_before(fixed.day, 5, strictly=phrase.steps == -1)
    if ahead and saturday + timedelta(days=1) < fixed.day:
        saturday += timedelta(weeks=1)
    return from_report((saturday, saturday + timedelta(days=1)), fixed)


def read_period(phrase: Phrase, setting: Setting) -> Span | None:
    """Return the days of "last week", "this month", "next year"."""
    fixed, unit = setting.reference, phrase.unit
    if phrase.form == "year-end":
        named = phrase.replacing(reading=Reading.DATE, month=12, day=31)
        return read_date(named, setting)
    if unit is None:
        return None
    if fixed is None:
        return unresolved(calendar.level_of_unit(unit), NO_REPORT_DAY)
    day = calendar.shifted(fixed.day.replace(day=min(fixed.day.day, 28)), phrase.steps or 0, unit)
    if day is None:
        return unresolved(calendar.level_of_unit(unit), "further than dates go")
    start = fixed.day + timedelta(weeks=phrase.steps or 0) if unit is Unit.WEEK else day
    return from_report(calendar.unit_of(start, unit), fixed)


def read_latest(phrase: Phrase, setting: Setting) -> Span | None:
    """Return the days of the last period that is over."""
    return read_period(phrase.replacing(steps=-1), setting)


def read_past(phrase: Phrase, setting: Setting) -> Span | None:
    """Return the days that "the past 24 hours" reach back over.

    Weeks are counted as in the UCDP codebook (appendix 2): seven days, the report's being one. Days
    reach so many days back and keep that of the report: reports tell of their own morning.
    """
    fixed, unit, count = setting.reference, phrase.unit, phrase.count
    if unit is None or count is None:
        return unresolved(TimeLevel.UNKNOWN, "the words give no number")
    if fixed is None:
        return unresolved(calendar.level_of_unit(unit, count), NO_REPORT_DAY)
    first = calendar.shifted(fixed.day, -in_days(count, unit), day_or(unit))
    if first is None:
        return unresolved(calendar.level_of_unit(unit, count), "further than dates go")
    if unit in WEEKS:
        first += A_DAY
    span = from_report((first, fixed.day), fixed, "up to")
    level = calendar.level_of_unit(unit, count)
    return span.replacing(level=level) if unit is Unit.DAY and count > 1 else span


def read_recent(phrase: Phrase, setting: Setting) -> Span | None:
    """Return the days of "the past few days" and "the last several weeks".

    "Few" counts three, as in the UCDP codebook, which has no rule for years.
    """
    span = read_past(phrase, setting)
    too_long = phrase.unit in {Unit.YEAR, Unit.DECADE}
    if too_long or span is None or span.days is None or looks_ahead(phrase, setting) > 0:
        return unresolved(calendar.level_of_unit(phrase.unit, phrase.count), "no number is told")
    return span.replacing(why=f"{span.why}; “{phrase.few}” counted as {phrase.count}")


def read_running(phrase: Phrase, setting: Setting) -> Span | None:
    """Return the days of "a five-day offensive" that is going on: the last five with the report's.

    None of them where the sentence dates it otherwise, or it is still to come.
    """
    level = calendar.level_of_unit(phrase.unit, phrase.count)
    dated = any(span.first is not None for _, span in setting.here)
    if dated or looks_ahead(phrase, setting) > 0 or setting.reference is None:
        return unresolved(level, "a length of time without a start or an end")
    return _up_to_report(phrase, setting)


def _up_to_report(phrase: Phrase, setting: Setting) -> Span | None:
    """So many days, weeks or months that end with the day of the report, that day counted."""
    span = read_past(phrase, setting)
    if span is None or span.first is None or phrase.unit is not Unit.DAY:
        return span
    return span.replacing(first=span.first + A_DAY, why=f"{span.why}, that day counted")


def read_coming(phrase: Phrase, setting: Setting) -> Span | None:
    """Return the days that "the next 48 hours" reach on to."""
    fixed, unit, count = setting.reference, phrase.unit, phrase.count
    if unit is None or count is None:
        return unresolved(TimeLevel.UNKNOWN, "the words give no number")
    if fixed is None:
        return unresolved(calendar.level_of_unit(unit, count), NO_REPORT_DAY)
    last = calendar.shifted(fixed.day, in_days(count, unit), day_or(unit))
    if last is None:
        return unresolved(calendar.level_of_unit(unit, count), "further than dates go")
    return from_report((fixed.day, last), fixed, "onwards from")


def read_long(phrase: Phrase, setting: Setting) -> Span | None:
    """Return the days of "for nine months" where the verb says that it lasts up to now."""
    level = calendar.level_of_unit(phrase.unit, phrase.count)
    if setting.perfect and setting.reference is not None:
        return _up_to_report(phrase, setting)
    return unresolved(level, "a length of time without a start or an end")
