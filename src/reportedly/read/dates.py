"""Printed or machine-written words -> the days on which a page can have been published."""

import calendar
import re
from datetime import date, timedelta

from reportedly.records.base import Record
from reportedly.records.vocabulary import TimeLevel

FIRST_YEAR = 1850

_MONTHS = {name.casefold(): i for i, name in enumerate(calendar.month_name) if name}
_ABBREVIATIONS = {name[:3]: i for name, i in _MONTHS.items()}
_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_ISO = re.compile(r"(?<!\d)(?P<y>\d{4})[-/](?P<m>\d{1,2})(?:[-/](?P<d>\d{1,2}))?(?!\d)")
_MONTH_FIRST = re.compile(
    rf"(?<!\w){_MONTH}\.?\s?(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s?(?P<y>\d{{4}})(?!\d)",
    re.IGNORECASE,
)
_DAY_FIRST = re.compile(
    rf"(?<!\d)(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\.?[\s\-](?:of )?{_MONTH}"
    r"\.?,?[\s\-](?P<y>\d{4})(?!\d)",
    re.IGNORECASE,
)
_MONTH_ALONE = re.compile(rf"(?<!\w){_MONTH}\.?,?\s(?P<y>\d{{4}})(?!\d)", re.IGNORECASE)
_NUMERIC = re.compile(
    r"(?<!\d)(?P<a>\d{1,2})\s?(?P<sep>[./\-])\s?(?P<b>\d{1,2})\s?(?P=sep)\s?(?P<y>\d{4})(?!\d)"
)
_DAY_WITHOUT_YEAR = re.compile(
    rf"(?<!\w)(?:{_MONTH}\.?\s?\d{{1,2}}(?!\d)|\d{{1,2}}\.?\s{_MONTH.replace('month', 'other')})",
    re.IGNORECASE,
)


class Days(Record, frozen=True, kw_only=True):
    """The days a date can mean, both ends included."""

    first: date
    last: date
    level: TimeLevel


def read_days(words: str) -> Days | None:
    """Return the first whole date (day, or month, of a year) in the words, if there is one.

    "11/10/2011" can be two days a month apart, so it is none.
    """
    for pattern in (_ISO, _MONTH_FIRST, _DAY_FIRST):
        found = pattern.search(words)
        if found is not None:
            return _days(int(found["y"]), _month_of(found), _day_of(found))
    found = _MONTH_ALONE.search(words)
    if found is not None:
        return _days(int(found["y"]), _month_of(found), None)
    found = _NUMERIC.search(words)
    return None if found is None else _from_numbers(found)


def names_day_without_year(words: str) -> bool:
    """Whether the words name a day and leave its year open."""
    return read_days(words) is None and _DAY_WITHOUT_YEAR.search(words) is not None


def _month_of(found: re.Match[str]) -> int:
    groups = found.groupdict()
    if groups.get("month") is not None:
        return _ABBREVIATIONS[groups["month"].casefold()]
    return int(groups["m"])


def _day_of(found: re.Match[str]) -> int | None:
    return None if found["d"] is None else int(found["d"])


def _from_numbers(found: re.Match[str]) -> Days | None:
    a, b, year = int(found["a"]), int(found["b"]), int(found["y"])
    if found["sep"] == ".":
        return _days(year, b, a)
    if a == b or b > 12:
        return _days(year, a, b)
    return _days(year, b, a) if a > 12 else None


def _days(year: int, month: int, day: int | None) -> Days | None:
    if year < FIRST_YEAR:
        return None
    try:
        first = date(year, month, 1 if day is None else day)
    except ValueError:
        return None
    if day is not None:
        return Days(first=first, last=first, level=TimeLevel.DAY)
    last = first + timedelta(days=calendar.monthrange(year, month)[1] - 1)
    return Days(first=first, last=last, level=TimeLevel.MONTH)
