"""Printed or machine-written words -> the days on which a page can have been published."""

import calendar
import re
from collections.abc import Iterator
from datetime import date, timedelta

from reportedly.records.base import Record
from reportedly.records.vocabulary import TimeLevel
from reportedly.vocab.tongues import DayWords

FIRST_YEAR = 1850

_ISO = re.compile(r"(?<!\d)(?P<y>\d{4})[-/](?P<m>\d{1,2})(?:[-/](?P<d>\d{1,2}))?(?!\d)")
_CHINESE = re.compile(r"(?P<y>\d{4})\s?年\s?(?P<m>\d{1,2})\s?月(?:\s?(?P<d>\d{1,2})\s?日)?")
_NUMERIC = re.compile(
    r"(?<!\d)(?P<a>\d{1,2})\s?(?P<sep>[./\-])\s?(?P<b>\d{1,2})\s?(?P=sep)\s?(?P<y>\d{4})(?!\d)"
)


class Days(Record, frozen=True, kw_only=True):
    """The days a date can mean, both ends included."""

    first: date
    last: date
    level: TimeLevel

    @property
    def iso(self) -> str:
        """The days as ISO writes them: one, or first and last."""
        return str(self.first) if self.first == self.last else f"{self.first}/{self.last}"


class OpenDay(Record, frozen=True, kw_only=True):
    """A day whose year is not printed. ``weekday`` is 1 for Monday, where one is printed."""

    month: int
    day: int
    weekday: int | None

    def between(self, first: date, last: date) -> tuple[date, ...]:
        """The days in that span that it can be."""
        years = range(first.year, last.year + 1)
        days = (made for year in years if (made := _made(year, self.month, self.day)) is not None)
        return tuple(
            day for day in days if first <= day <= last and self.weekday in {None, day.isoweekday()}
        )


def read_days(words: str, names: DayWords) -> Days | None:
    """Return the first whole date (day, or month, of a year) in the words, if there is one.

    "11/10/2011" can be two days a month apart, so it is none.
    """
    for pattern in (_ISO, _CHINESE, names.month_first, names.day_first):
        found = pattern.search(words)
        if found is not None:
            return _days(int(found["y"]), _month_of(found, names), _day_of(found))
    found = names.month_alone.search(words)
    if found is not None:
        return _days(int(found["y"]), _month_of(found, names), None)
    found = _NUMERIC.search(words)
    return None if found is None else _from_numbers(found)


def read_open_day(words: str, names: DayWords) -> OpenDay | None:
    """Return the day that the words name without its year, if they name no whole one."""
    found = names.open_day.search(words)
    if found is None or read_days(words, names) is not None:
        return None
    weekday = names.weekday_alone.search(words)
    return OpenDay(
        month=names.months[(found["m1"] or found["m2"]).casefold()],
        day=int(found["d1"] or found["d2"]),
        weekday=None if weekday is None else names.weekdays[weekday.group().casefold()],
    )


def whole_days_in(words: str, names: DayWords) -> Iterator[tuple[int, date]]:
    """Yield each day that is printed with its year, and where it begins."""
    for pattern in (_ISO, _CHINESE, names.month_first, names.day_first):
        for found in pattern.finditer(words):
            days = _days(int(found["y"]), _month_of(found, names), _day_of(found))
            if days is not None and days.first == days.last:
                yield found.start(), days.first


def _month_of(found: re.Match[str], names: DayWords) -> int:
    groups = found.groupdict()
    return int(groups["m"]) if "m" in groups else names.months[groups["named"].casefold()]


def _day_of(found: re.Match[str]) -> int | None:
    return None if found["d"] is None else int(found["d"])


def _from_numbers(found: re.Match[str]) -> Days | None:
    a, b, year = int(found["a"]), int(found["b"]), int(found["y"])
    if found["sep"] == ".":
        return _days(year, b, a)
    if a == b or b > 12:
        return _days(year, a, b)
    return _days(year, b, a) if a > 12 else None


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _days(year: int, month: int, day: int | None) -> Days | None:
    first = None if year < FIRST_YEAR else _made(year, month, 1 if day is None else day)
    if first is None:
        return None
    if day is not None:
        return Days(first=first, last=first, level=TimeLevel.DAY)
    last = first + timedelta(days=calendar.monthrange(year, month)[1] - 1)
    return Days(first=first, last=last, level=TimeLevel.MONTH)
