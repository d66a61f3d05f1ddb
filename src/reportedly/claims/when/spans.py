"""What a time phrase stands for, and what is known around it when it is read."""

from datetime import date, timedelta

from reportedly.claims.when import calendar
from reportedly.claims.when.calendar import Days
from reportedly.claims.when.phrases import Phrase
from reportedly.records.base import Record
from reportedly.records.vocabulary import TimeBasis, TimeLevel
from reportedly.vocab.calendar import Unit

NO_REPORT_DAY = "the day of the report is not known"


class Fixed(Record, frozen=True, kw_only=True):
    """A day that others are counted from, and how it is known."""

    day: date
    why: str


class DayFirst(Record, frozen=True, kw_only=True):
    """Whether a page writes the day before the month in numbers, and how that is known."""

    holds: bool
    why: str


class Span(Record, frozen=True, kw_only=True):
    """What a phrase stands for: both ends None when it cannot be worked out."""

    first: date | None
    last: date | None
    level: TimeLevel
    basis: TimeBasis
    reference: date | None
    why: str

    @property
    def days(self) -> Days | None:
        """Both ends, if both are known."""
        return None if self.first is None or self.last is None else (self.first, self.last)


class Setting(Record, frozen=True, kw_only=True):
    """What is known around a phrase when it is read.

    ``reference`` is the day of the report. ``anchor`` is a day near the page's events, where the
    day of the report is not known. ``outlook`` is 1 where the verb is about what is to come, -1
    where it is about what has been, 0 where it does not say. ``pairs`` holds weekdays that were
    matched with a printed date, by where they start. ``told`` are the phrases read before this one
    (``nearby`` those of this sentence and the two before, ``here`` those of this sentence).
    """

    reference: Fixed | None
    anchor: Fixed | None
    outlook: int
    perfect: bool
    pairs: dict[int, Fixed]
    told: tuple[tuple[Phrase, Span], ...]
    nearby: tuple[tuple[Phrase, Span], ...]
    here: tuple[tuple[Phrase, Span], ...]
    event: Fixed | None
    day_first: DayFirst | None


def unresolved(level: TimeLevel, why: str) -> Span:
    """Return the span of a phrase that cannot be dated, with the reason."""
    return Span(
        first=None, last=None, level=level, basis=TimeBasis.UNKNOWN, reference=None, why=why
    )


def printed(days: Days, why: str = "printed in full") -> Span:
    """Return the span of days that are printed with their year."""
    return Span(
        first=days[0],
        last=days[1],
        level=calendar.level_of(*days),
        basis=TimeBasis.PRINTED,
        reference=None,
        why=why,
    )


def counted(days: Days, fixed: Fixed, basis: TimeBasis, why: str) -> Span:
    """Return the span of days counted from another day."""
    return Span(
        first=days[0],
        last=days[1],
        level=calendar.level_of(*days),
        basis=basis,
        reference=fixed.day,
        why=f"{why} {fixed.why}",
    )


def from_report(days: Days, fixed: Fixed, why: str = "counted from") -> Span:
    """Return the span of days counted from the day of the report."""
    return counted(days, fixed, TimeBasis.PUBLICATION, why)


def in_days(count: int, unit: Unit) -> int:
    """The count, hours and minutes turned into the days they may reach back over."""
    if unit is Unit.HOUR:
        return -(-count // 24)
    return 1 if unit is Unit.MINUTE else count


def day_or(unit: Unit) -> Unit:
    """Return the unit that dates can count in: days for hours and minutes."""
    return Unit.DAY if unit in calendar.SHORTER_THAN_A_DAY else unit


def unit_away(fixed: Fixed, count: int, unit: Unit, basis: TimeBasis) -> Span:
    """The calendar unit so many units from a day: "three years ago" is a year, not a day."""
    day = calendar.shifted(fixed.day, count, unit)
    if day is None:
        return unresolved(calendar.level_of_unit(unit), "further than dates go")
    return counted(calendar.unit_of(day, unit), fixed, basis, "counted from")


def shown(span: Span) -> str:
    """Return the days of a span in words."""
    if span.first == span.last:
        return str(span.first)
    return f"{span.first} to {span.last}"


def again(span: Span, days: Days | None = None) -> Span:
    """Return a span told before once more, or other days of it."""
    days = days or span.days
    if days is None:
        return span
    return Span(
        first=days[0],
        last=days[1],
        level=calendar.level_of(*days),
        basis=TimeBasis.ANOTHER_EVENT,
        reference=span.first,
        why=f"the one told before, {shown(span)}",
    )


def hours_on(fixed: Fixed, count: int, unit: Unit) -> Span:
    """Return the days that some hours on from (or back from) a day may reach."""
    reach = timedelta(days=in_days(abs(count), unit))
    days = (fixed.day, fixed.day + reach) if count > 0 else (fixed.day - reach, fixed.day)
    return counted(days, fixed, TimeBasis.ANOTHER_EVENT, "counted from")


def looks_ahead(phrase: Phrase, setting: Setting) -> int:
    """Which way the words look: the phrase's own "last" or "next" before the verb."""
    if phrase.steps is not None and phrase.steps != 0:
        return phrase.steps
    return -1 if phrase.since else setting.outlook
