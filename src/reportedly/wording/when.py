"""Intervals of days -> words that claim no more than is known."""

from datetime import date, timedelta

from reportedly.records.claim import Cumulative, TimeMention
from reportedly.records.incident import Bound
from reportedly.records.text import Published
from reportedly.wording.safe import safe
from reportedly.wording.words import published_words, time_level_words

DATE_NOT_STATED = "date not stated"
_MONTHS = (
    *("Jan", "Feb", "Mar", "Apr", "May", "Jun"),
    *("Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
)
"""Our own names: the same in every locale, and no day is taken for a month."""


def day_words(day: date) -> str:
    """Return a day, its month in letters."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def interval_words(start: date | None, end: date | None) -> str:
    """Return an interval of days as briefly as it can be said; None is an open end.

    >>> interval_words(date(2019, 2, 27), date(2019, 3, 1))
    '27 Feb – 1 Mar 2019'
    >>> interval_words(date(2019, 2, 1), date(2019, 2, 28))
    'Feb 2019'
    """
    if start is None or end is None:
        return _open_words(start, end)
    if start == end:
        return day_words(start)
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return str(start.year) if start.year == end.year else f"{start.year}–{end.year}"
    if _whole_months(start, end):
        return _months_words(start, end)
    if start.year != end.year:
        return f"{day_words(start)} – {day_words(end)}"
    if start.month != end.month:
        return f"{start.day} {_MONTHS[start.month - 1]} – {day_words(end)}"
    return f"{start.day}–{day_words(end)}"


def when_words(when: TimeMention | None) -> str:
    """Return when something was, with how exactly that is known."""
    if when is None:
        return DATE_NOT_STATED
    if when.from_ is None and when.to is None:
        return f"“{safe(when.printed)}” (not worked out)"
    return f"{interval_words(when.from_, when.to)} ({time_level_words(when.level)})"


def published_when(published: Published | None) -> str:
    """Return when a document was published and how that is known."""
    if published is None or (published.from_ is None and published.to is None):
        return DATE_NOT_STATED
    days = interval_words(published.from_, published.to)
    return f"{days} ({published_words(published.basis)})"


def published_day(published: Published | None) -> str:
    """Return when a document was published, for a line that has little room."""
    if published is None or (published.from_ is None and published.to is None):
        return "undated"
    return interval_words(published.from_, published.to)


def bound_words(bound: Bound | None) -> str:
    """Return one end of a situation; no bound means that no page tells of one."""
    if bound is None:
        return "no page tells of an end"
    if bound.from_ is None and bound.to is None:
        return DATE_NOT_STATED
    told = interval_words(bound.from_, bound.to)
    return f"{told} (contested)" if bound.contested else told


def cumulative_words(period: Cumulative | None) -> str:
    """Return the period a running total covers, or nothing when it is not one."""
    if period is None:
        return ""
    if period.from_ is None and period.to is None:
        return "running total"
    if period.to is None and period.from_ is not None:
        return f"since {day_words(period.from_)}"
    return f"over {interval_words(period.from_, period.to)}"


def _open_words(start: date | None, end: date | None) -> str:
    if start is not None:
        return f"{day_words(start)} or later"
    return DATE_NOT_STATED if end is None else f"{day_words(end)} or earlier"


def _whole_months(start: date, end: date) -> bool:
    return start.day == 1 and (end + timedelta(days=1)).day == 1


def _months_words(start: date, end: date) -> str:
    last = f"{_MONTHS[end.month - 1]} {end.year}"
    if (start.year, start.month) == (end.year, end.month):
        return last
    first = _MONTHS[start.month - 1]
    return f"{first}–{last}" if start.year == end.year else f"{first} {start.year} – {last}"
