"""Words of the calendar -> intervals of days. Arithmetic only: nothing here knows of a text."""

from calendar import monthrange
from datetime import date, timedelta

from reportedly.records.vocabulary import TimeLevel
from reportedly.vocab.calendar import Stage, Unit

Days = tuple[date, date]
"""The first and the last day of a stretch of time."""

DAYS_IN = {Unit.DAY: 1, Unit.WEEK: 7, Unit.FORTNIGHT: 14}
MONTHS_IN = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.YEAR: 12, Unit.DECADE: 120}
SHORTER_THAN_A_DAY = frozenset({Unit.MINUTE, Unit.HOUR})


def valid_date(year: int, month: int, day: int) -> date | None:
    """Return the date, or None when the calendar has no such day."""
    if not (1 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]):
        return None
    return date(year, month, day)


def month_of(year: int, month: int) -> Days:
    """Return the days of a month; months past December run on into later years."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def months_of(year: int, first: int, last: int) -> Days:
    """Return the days from one month to another; a last before the first is a year later."""
    return month_of(year, first)[0], month_of(year, last if last >= first else last + 12)[1]


def year_of(year: int) -> Days:
    """Return the days of a year."""
    return date(year, 1, 1), date(year, 12, 31)


def decade_of(year: int) -> Days:
    """Return the days of the decade a year lies in."""
    first = year - year % 10
    return date(first, 1, 1), date(first + 9, 12, 31)


def quarter_of(year: int, quarter: int) -> Days:
    """Return the days of a quarter of a year."""
    return months_of(year, 3 * quarter - 2, 3 * quarter)


def week_of(day: date) -> Days:
    """Return the Monday and Sunday of the day's week."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


def unit_of(day: date, unit: Unit) -> Days:
    """Return the days of the calendar unit that holds the day."""
    if unit is Unit.WEEK or unit is Unit.FORTNIGHT:
        return week_of(day)
    if unit is Unit.MONTH:
        return month_of(day.year, day.month)
    if unit is Unit.QUARTER:
        return quarter_of(day.year, (day.month + 2) // 3)
    if unit is Unit.YEAR:
        return year_of(day.year)
    if unit is Unit.DECADE:
        return decade_of(day.year)
    return day, day


def shifted(day: date, count: int, unit: Unit) -> date | None:
    """Return the day so many units on (or back); the 31st becomes the last day of a shorter month.

    None: further than dates go.
    """
    try:
        if unit in SHORTER_THAN_A_DAY:
            return day
        if unit in DAYS_IN:
            return day + timedelta(days=count * DAYS_IN[unit])
        month = day.month - 1 + count * MONTHS_IN[unit]
        year, month = day.year + month // 12, month % 12 + 1
        return date(year, month, min(day.day, monthrange(year, month)[1]))
    except (OverflowError, ValueError):
        return None


_STRETCH = {Stage.END: Stage.LATE}
"""An end of which no stretch is told is of the late one: "at the end of June"."""


def stage_of(days: Days, stage: Stage, unit: Unit) -> Days:
    """Return the early, middle or late stretch of a month, year or other unit.

    Months and years go by the UCDP codebook (1-10, 10-20, 15 to the end; four months each), decades
    by four years (0-3, 3-6, 6-9), weeks by Monday to Wednesday, Wednesday to Friday and Friday to
    Sunday; anything else by thirds.
    """
    first, last = days
    which = (Stage.EARLY, Stage.MID, Stage.LATE).index(_STRETCH.get(stage, stage))
    if unit is Unit.MONTH:
        ends = ((0, 9), (9, 19), (14, (last - first).days))
    elif unit is Unit.WEEK:
        ends = ((0, 2), (2, 4), (4, 6))
    elif unit is Unit.YEAR:
        return months_of(first.year, which * 4 + 1, which * 4 + 4)
    elif unit is Unit.DECADE:
        begin, stop = ((0, 3), (3, 6), (6, 9))[which]
        return date(first.year + begin, 1, 1), date(first.year + stop, 12, 31)
    else:
        third = (last - first).days // 3
        ends = ((0, third), (third, 2 * third), (2 * third, (last - first).days))
    opens, closes = ends[which]
    return first + timedelta(days=opens), first + timedelta(days=closes)


def level_of(first: date, last: date) -> TimeLevel:
    """Return the level of an interval by its length."""
    length = (last - first).days + 1
    if length == 1:
        return TimeLevel.DAY
    if length <= 6:
        return TimeLevel.DAYS
    if length == 7:
        return TimeLevel.WEEK
    return TimeLevel.MONTH if length <= 31 else TimeLevel.LONGER


def level_of_unit(unit: Unit | None, count: int | None = 1) -> TimeLevel:
    """Return the level of so many units of time, UNKNOWN when either is not said."""
    if unit is None or count is None:
        return TimeLevel.UNKNOWN
    if unit in SHORTER_THAN_A_DAY:
        return TimeLevel.PART_OF_DAY
    start = date(2001, 1, 1)
    end = shifted(start, count, unit)
    return TimeLevel.LONGER if end is None else level_of(start, end - timedelta(days=1))


def weekday_before(day: date, weekday: int, *, strictly: bool) -> date:
    """Return the latest such weekday on or before the day, or strictly before it."""
    back = (day.weekday() - weekday) % 7
    return day - timedelta(days=7 if strictly and back == 0 else back)


def weekday_after(day: date, weekday: int) -> date:
    """Return the first such weekday strictly after the day."""
    ahead = (weekday - day.weekday()) % 7
    return day + timedelta(days=ahead or 7)
