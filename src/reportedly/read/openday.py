"""A day without its year, and the report -> the year, where calendar and text leave only one."""

import re
from datetime import date

from reportedly.read.dates import read_open_day, whole_days_in
from reportedly.records.base import Record
from reportedly.vocab.tongues import DayWords

_AHEAD = re.compile(
    r"\b(?:will|shall|would|due|scheduled|planned|plans|until|till|by|expected|set to|ahead of|next"
    r"|upcoming|deadline|expires?)\b",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?…]\s|\n")
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class Opened(Record, frozen=True, kw_only=True):
    """What is made of a day without its year; ``day`` is None where several years fit."""

    day: date | None
    why: str


def settle_year(words: str, report: str, latest: date, names: DayWords) -> Opened | None:
    """Return the day with its year where only one fits; None where the words name no such day.

    A page cannot be older than the last day that its report tells of as past, nor newer than the
    day on which it was found, and a printed weekday rules most years out. Nothing else is asked.
    """
    open_day = read_open_day(words, names)
    if open_day is None:
        return None
    told = [day for at, day in whole_days_in(report, names) if _is_past(report, at, day, latest)]
    if not told:
        return Opened(day=None, why="nothing in the report says which")
    days = open_day.between(max(told), latest)
    bounds = f"the report tells of {max(told)} and the page was found by {latest}"
    weekday = "" if open_day.weekday is None else f", on a {_WEEKDAYS[open_day.weekday - 1]}"
    if len(days) == 1:
        return Opened(day=days[0], why=f"{bounds}: only {days[0].year} fits{weekday}")
    years = " or ".join(str(day.year) for day in days) or "no year"
    return Opened(day=None, why=f"{bounds}: {years} fits{weekday}")


def _is_past(report: str, at: int, day: date, latest: date) -> bool:
    """Whether the sentence around the day tells of it as over."""
    if day > latest:
        return False
    ends = [found.end() for found in _SENTENCE_END.finditer(report, max(0, at - 400), at)]
    start = ends[-1] if ends else max(0, at - 400)
    end = _SENTENCE_END.search(report, at)
    return _AHEAD.search(report, start, len(report) if end is None else end.start()) is None
