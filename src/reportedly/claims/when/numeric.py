"""A date in numbers that can be read two ways ("10/04/2023") -> its day, or both and the reason."""

from collections.abc import Iterable
from datetime import date

from reportedly.claims.when import calendar
from reportedly.claims.when.phrases import Phrase
from reportedly.claims.when.spans import DayFirst, Setting, Span, looks_ahead, printed, unresolved
from reportedly.records.text import Document
from reportedly.records.vocabulary import TimeBasis, TimeLevel

DAY_FIRST, MONTH_FIRST = "numbers, day first", "numbers, month first"
"""The forms of data/times.toml that fix the order, where a number is above 12."""

LAST_MONTH = 12


def read_either_way(phrase: Phrase, setting: Setting) -> Span | None:
    """Return the day that the page, the weekday or the report settles; else both, as two ends."""
    if phrase.year is None or phrase.month is None or phrase.day is None:
        return None
    day_first = calendar.valid_date(phrase.year, phrase.month, phrase.day)
    month_first = calendar.valid_date(phrase.year, phrase.day, phrase.month)
    if day_first is None or month_first is None:
        return unresolved(TimeLevel.DAY, "the calendar has no such day")
    if setting.day_first is not None:
        day = day_first if setting.day_first.holds else month_first
        return printed((day, day), setting.day_first.why)
    fitting = [day for day in (day_first, month_first) if _fits(day, phrase, setting)]
    if len(fitting) == 1:
        why = "only this way round it fits its weekday or lies before the report"
        return printed((fitting[0], fitting[0]), why).replacing(basis=TimeBasis.CALENDAR)
    first, last = sorted((day_first, month_first))
    why = f"{day_first} with the day first, {month_first} with the month first: either, not between"
    return printed((first, last), why)


def order_in_numbers(document: Document, phrases: Iterable[Phrase]) -> DayFirst | None:
    """Return whether the page writes the day first: another of its dates or its language shows."""
    orders = {
        "month" if phrase.form == MONTH_FIRST else "day"
        for phrase in phrases
        if phrase.form == MONTH_FIRST or _has_day_first(phrase, document.text)
    }
    if len(orders) == 1:
        order = orders.pop()
        why = f"another date of the page has the {order} first"
        return DayFirst(holds=order == "day", why=why)
    if document.language not in {None, "en"}:
        return DayFirst(holds=True, why=f"the day first, as in language {document.language!r}")
    return None


def _has_day_first(phrase: Phrase, text: str) -> bool:
    """Whether the number in front can be no month; with stops between, the day is always first."""
    above = phrase.day is not None and phrase.day > LAST_MONTH
    return above and phrase.form == DAY_FIRST and "." not in text[phrase.start : phrase.end]


def _fits(day: date, phrase: Phrase, setting: Setting) -> bool:
    if phrase.weekday is not None and day.weekday() != phrase.weekday:
        return False
    if setting.reference is None or looks_ahead(phrase, setting) > 0:
        return True
    return day <= setting.reference.day
