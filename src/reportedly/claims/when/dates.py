"""A date, month, season or quarter -> its days, in the one year that fits."""

from collections.abc import Callable
from datetime import date, timedelta

from reportedly.claims.when import calendar
from reportedly.claims.when.calendar import Days
from reportedly.claims.when.numeric import read_either_way
from reportedly.claims.when.phrases import Phrase
from reportedly.claims.when.spans import (
    Fixed,
    Setting,
    Span,
    counted,
    from_report,
    looks_ahead,
    printed,
    unresolved,
)
from reportedly.records.vocabulary import TimeBasis, TimeLevel
from reportedly.vocab.calendar import Reading

AHEAD_STRAIN = {1: 0.2, 0: 1.5, -1: 1000.0}
"""A date without a year lies before the report unless the verb looks ahead or it is much nearer."""

LOOKS_AHEAD_STRAIN = 4.0

WEEKS_IN_MONTH = 5
MOST_DAYS = 28
"""More days than this are not counted from one end of a month."""

BEFORE_ANCHOR, AFTER_ANCHOR = 305, 60
"""A date without a year lies so many days around the page's own dates: exactly one year fits."""


def read_date(phrase: Phrase, setting: Setting) -> Span | None:
    """Return the day (or days) of a date with or without its year."""
    month, day = phrase.month, phrase.day
    if month is None or day is None:
        return None
    if phrase.either:
        return read_either_way(phrase, setting)
    last_day = day if phrase.last_day is None else phrase.last_day

    def days(year: int) -> Days | None:
        first = calendar.valid_date(year, month, day)
        last = calendar.valid_date(year, month, last_day)
        return (first, last) if first is not None and last is not None and first <= last else None

    level = TimeLevel.DAY if phrase.last_day is None else TimeLevel.DAYS
    return _in_a_year(phrase, setting, days, level)


def read_month(phrase: Phrase, setting: Setting) -> Span | None:
    """Return the days of a month with or without its year."""
    month = phrase.month
    if month is None:
        return None
    return _in_a_year(phrase, setting, lambda y: calendar.month_of(y, month), TimeLevel.MONTH)


def read_week_of(phrase: Phrase, setting: Setting) -> Span | None:
    """Return seven days of a month: the first week is its first to seventh day."""
    month, nth = phrase.month, phrase.nth
    if month is None or nth is None or nth > WEEKS_IN_MONTH:
        return None

    def days(year: int) -> Days:
        first, last = calendar.month_of(year, month)
        if nth < 0:
            return last - timedelta(days=6), last
        start = first + timedelta(weeks=nth - 1)
        return start, min(last, start + timedelta(days=6))

    return _in_a_year(phrase, setting, days, TimeLevel.WEEK)


def read_days_of(phrase: Phrase, setting: Setting) -> Span | None:
    """Return so many days at the beginning or the end of a month."""
    month, count = phrase.month, phrase.count
    if month is None or count is None or phrase.nth is None or not 1 <= count < MOST_DAYS:
        return None
    at_end, reach = phrase.nth < 0, timedelta(days=count - 1)

    def days(year: int) -> Days:
        first, last = calendar.month_of(year, month)
        return (last - reach, last) if at_end else (first, first + reach)

    return _in_a_year(phrase, setting, days, TimeLevel.DAYS)


def read_season(phrase: Phrase, setting: Setting) -> Span | None:
    """Return the days of a season."""
    season = phrase.season
    if season is None:
        return None
    return _in_a_year(
        phrase,
        setting,
        lambda y: calendar.months_of(y, season.first, season.last),
        TimeLevel.LONGER,
    )


def read_quarter(phrase: Phrase, setting: Setting) -> Span | None:
    """Return the days of a quarter of a year."""
    quarter = phrase.quarter
    if quarter is None or not 1 <= quarter <= 4:
        return None
    return _in_a_year(phrase, setting, lambda y: calendar.quarter_of(y, quarter), TimeLevel.LONGER)


def read_half(phrase: Phrase, setting: Setting) -> Span | None:
    """Return the days of half a year; a half without its year is none ("the first half")."""
    half = phrase.quarter
    if half is None or (phrase.year is None and phrase.year_steps is None):
        return None
    return _in_a_year(
        phrase,
        setting,
        lambda y: calendar.months_of(y, 6 * half - 5, 6 * half),
        TimeLevel.LONGER,
    )


def _in_a_year(
    phrase: Phrase, setting: Setting, days: Callable[[int], Days | None], level: TimeLevel
) -> Span | None:
    """The days in the year that is printed, or in the one year that the surroundings allow."""
    if phrase.year is not None:
        found = days(phrase.year)
        if found is None:
            return unresolved(level, "the calendar has no such day")
        return printed(found, _weekday_note(phrase, found))
    fixed = setting.reference or setting.anchor
    if fixed is None:
        return unresolved(level, "no year is printed, and nothing on the page settles it")
    near = [found for y in range(-2, 3) if (found := days(fixed.day.year + y)) is not None]
    if not near:
        return unresolved(level, "the calendar has no such day")
    if phrase.year_steps is not None and setting.reference is not None:
        return _of_that_year(phrase, setting.reference, near, level)
    if setting.reference is None:
        return _near_anchor(phrase, fixed, near, level)
    return _near_report(phrase, setting, fixed, near)


def _weekday_note(phrase: Phrase, days: Days) -> str:
    if phrase.weekday is None or days[0].weekday() == phrase.weekday:
        return "printed in full"
    return "printed in full, though the weekday beside it is another"


def _of_that_year(phrase: Phrase, fixed: Fixed, near: list[Days], level: TimeLevel) -> Span:
    year = fixed.day.year + (phrase.year_steps or 0)
    found = next((days for days in near if days[0].year == year), None)
    if found is None:
        return unresolved(level, "the calendar has no such day")
    return from_report(found, fixed, "the year counted from")


def _near_anchor(phrase: Phrase, fixed: Fixed, near: list[Days], level: TimeLevel) -> Span:
    for days in near:
        gap = (days[0] - fixed.day).days
        if -BEFORE_ANCHOR < gap <= AFTER_ANCHOR:
            if phrase.weekday is not None and days[0].weekday() != phrase.weekday:
                return unresolved(level, "the weekday beside it does not fit the page's year")
            return counted(days, fixed, TimeBasis.CALENDAR, "the year nearest to")
    return unresolved(level, "no year is printed, and nothing on the page settles it")


def _near_report(phrase: Phrase, setting: Setting, fixed: Fixed, near: list[Days]) -> Span:
    """The last such day before the report, or the next where the words look ahead."""
    outlook = looks_ahead(phrase, setting)
    if phrase.steps == 0 or phrase.reading is Reading.QUARTER:
        return _of_this_year(phrase, fixed, near)
    ranked = sorted(near, key=lambda days: _strain(days, fixed.day, outlook))
    if phrase.weekday is not None:
        return _with_weekday(phrase.weekday, fixed, ranked)
    best = ranked[0]
    return from_report(
        best, fixed, "the next one from" if best[0] > fixed.day else "the last one up to"
    )


def _with_weekday(weekday: int, fixed: Fixed, ranked: list[Days]) -> Span:
    """The likelier of the two nearest years whose calendar has that weekday on that date."""
    fitting = [days for days in ranked[:2] if days[0].weekday() == weekday]
    if fitting:
        return counted(fitting[0], fixed, TimeBasis.CALENDAR, "the year its weekday fits, near")
    return from_report(ranked[0], fixed, "though its weekday is another, the nearest to")


def _strain(days: Days, report: date, outlook: int) -> float:
    """How far from the report, where days on the side the verb looks away from count for more."""
    if days[0] <= report <= days[1]:
        return 0
    if days[0] > report:
        return (days[0] - report).days * AHEAD_STRAIN[outlook]
    return (report - days[1]).days * (LOOKS_AHEAD_STRAIN if outlook > 0 else 1)


def _of_this_year(phrase: Phrase, fixed: Fixed, near: list[Days]) -> Span:
    """Place "this spring" in the year of the report, a quarter as the last begun by then."""
    if phrase.steps == 0:
        found = next((days for days in near if days[0].year == fixed.day.year), near[-1])
        return from_report(found, fixed, "in the year of")
    begun = [days for days in near if days[0] <= fixed.day]
    return from_report(begun[-1] if begun else near[0], fixed, "the last one begun by")


def read_year(phrase: Phrase, setting: Setting) -> Span | None:
    """Return the days of a printed year, or of a run of years."""
    del setting
    if phrase.year is None:
        return None
    last = phrase.year if phrase.last_year is None else phrase.last_year
    if last < phrase.year:
        return unresolved(TimeLevel.LONGER, "its end lies before its start")
    return printed((calendar.year_of(phrase.year)[0], calendar.year_of(last)[1]), "printed")


def read_decade(phrase: Phrase, setting: Setting) -> Span | None:
    """Return the days of a printed decade."""
    del setting
    return None if phrase.year is None else printed(calendar.decade_of(phrase.year), "printed")
