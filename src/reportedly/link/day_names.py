"""A date that cannot be worked out -> what its words still say of the day: "Wednesday", "15 May".

A page that says neither when it came out nor a year tells of "Wednesday" or of "15 May". Two such
pages may tell of one day, or cannot.
"""

import re
from datetime import date
from enum import StrEnum
from functools import lru_cache

_IN_FULL = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
MONTHS = tuple(month[:3] for month in _IN_FULL)
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

_MONTH = rf"(?P<month>{'|'.join((*_IN_FULL, 'sept', *MONTHS))})(?![a-z])\.?"
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_OF_THE_YEAR = (
    re.compile(rf"\b{_DAY}(?: of)? {_MONTH}(?=\W|$)", re.IGNORECASE),
    re.compile(rf"\b{_MONTH} {_DAY}(?=\W|$)", re.IGNORECASE),
)
_WEEKDAY = re.compile(rf"\b({'|'.join(WEEKDAYS)})(?:s|nes|rs|ur)?day\b", re.IGNORECASE)


class DayRelation(StrEnum):
    """How two days stand to each other, as far as their names tell."""

    SAME_DATE = "same_date"
    SAME_WEEKDAY = "same_weekday"
    OTHER = "other"
    UNKNOWN = "unknown"


@lru_cache(maxsize=8192)
def day_names(printed: str) -> frozenset[str]:
    """Return the day of the week and of the year that the words name.

    >>> sorted(day_names("Wednesday, 15 May")), sorted(day_names("last year"))
    (['05-15', 'wed'], [])
    """
    found = {name.group(1).lower() for name in _WEEKDAY.finditer(printed)}
    for pattern in _OF_THE_YEAR:
        found |= {
            f"{MONTHS.index(m['month'][:3].lower()) + 1:02}-{int(m['day']):02}"
            for m in pattern.finditer(printed)
        }
    return frozenset(found)


def names_of(day: date) -> frozenset[str]:
    """Return the day of the week and of the year of a day that is known."""
    return frozenset({WEEKDAYS[day.weekday()], f"{day.month:02}-{day.day:02}"})


def day_relation(a: frozenset[str], b: frozenset[str]) -> DayRelation:
    """Return how two days stand to each other by their names; each may have several."""
    weekdays = (a.intersection(WEEKDAYS), b.intersection(WEEKDAYS))
    dates = (a.difference(WEEKDAYS), b.difference(WEEKDAYS))
    if dates[0] & dates[1]:
        return DayRelation.SAME_DATE
    if all(dates):
        return DayRelation.OTHER
    if weekdays[0] & weekdays[1]:
        return DayRelation.SAME_WEEKDAY
    return DayRelation.OTHER if all(weekdays) else DayRelation.UNKNOWN
