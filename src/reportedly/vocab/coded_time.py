"""A time as an interval -> the codes of UCDP GED, ACLED and Linked Places for it.

UCDP: GED codebook, ``date_prec`` and appendix 2. ACLED: codebook, ``time_precision``. Linked
Places: format 1.3, ``when``. UCDP estimates dates where the words give none; such an estimate is
made here for its own fields and nowhere else: it never becomes the time of a claim.
"""

from calendar import monthrange
from datetime import date, timedelta

from reportedly.records.base import Record
from reportedly.records.claim import TimeMention
from reportedly.records.vocabulary import TimeBasis, TimeLevel

UNDATED_DAYS = 3
"""UCDP: an event whose report gives no time lies in so many days before it, that of it left out."""

A_YEAR = 367
"""UCDP has no code for a time longer than a year; one counted back to its own day has both ends."""

_A_DAY = timedelta(days=1)
_DAY_LEVELS = frozenset({TimeLevel.INSTANT, TimeLevel.PART_OF_DAY, TimeLevel.DAY})
_UCDP = {TimeLevel.DAYS: 2, TimeLevel.WEEK: 3, TimeLevel.MONTH: 4, TimeLevel.LONGER: 5}
_ACLED = {TimeLevel.DAYS: 2, TimeLevel.WEEK: 2, TimeLevel.MONTH: 3}


class CodedTime(Record, frozen=True, kw_only=True):
    """The codes for one time. None: that scheme has no code for it, or too little is known.

    ``ucdp_estimated`` tells that the words give no day and the dates are the codebook's rule.
    ``acled_event_date`` is the middle of the interval, as ACLED records it.
    """

    ucdp_date_prec: int | None = None
    ucdp_date_start: date | None = None
    ucdp_date_end: date | None = None
    ucdp_estimated: bool = False
    acled_time_precision: int | None = None
    acled_event_date: date | None = None
    linked_places_when: "LinkedWhen | None" = None


class LinkedEnd(Record, frozen=True, kw_only=True, omit_defaults=True):
    """One end of a timespan: the earliest and the latest day it can have been."""

    earliest: date | None = None
    latest: date | None = None


class LinkedSpan(Record, frozen=True, kw_only=True, omit_defaults=True):
    """A timespan of the Linked Places format."""

    start: LinkedEnd
    end: LinkedEnd


class LinkedWhen(Record, frozen=True, kw_only=True):
    """The ``when`` of the Linked Places format."""

    timespans: tuple[LinkedSpan, ...]


NO_CODES = CodedTime()


def coded_time(when: TimeMention | None, reported: date | None, *, past: bool = True) -> CodedTime:
    """Return the codes for a time.

    Args:
        when: the time, None when the report gives none.
        reported: the day of the report, None when that is not known.
        past: whether it is of something that had happened by then, and so cannot end later.
    """
    if when is None or (when.from_ is None and when.to is None):
        return _estimated(when, reported) if past else NO_CODES
    if when.from_ is None or when.to is None:
        return CodedTime(linked_places_when=_linked(when.from_, when.to))
    first, last = when.from_, when.to
    if past and reported is not None and first <= reported < last:
        last = reported
    prec = _date_prec(when, first, last)
    start = max(first, date(last.year, 1, 1)) if prec == 5 and _counted_back(when) else first
    acled = _time_precision(when.level)
    return CodedTime(
        ucdp_date_prec=prec,
        ucdp_date_start=None if prec is None else start,
        ucdp_date_end=None if prec is None else last,
        acled_time_precision=acled,
        acled_event_date=None if acled is None else _middle(first, last),
        linked_places_when=_linked(first, last),
    )


def _estimated(when: TimeMention | None, reported: date | None) -> CodedTime:
    """UCDP's dates where there are none, by the level of the words ("recently", "recent weeks")."""
    if when is None:
        level = TimeLevel.UNKNOWN
    elif when.basis is TimeBasis.PUBLICATION and when.reference is not None:
        level, reported = when.level, when.reference
    else:
        return NO_CODES  # a day was printed and cannot be told: no rule makes one of it
    if reported is None:
        return NO_CODES
    prec, start, end = _rule(level, reported)
    return CodedTime(
        ucdp_date_prec=prec, ucdp_date_start=start, ucdp_date_end=end, ucdp_estimated=True
    )


def _rule(level: TimeLevel, reported: date) -> tuple[int, date, date]:
    """The code and the days that appendix 2 gives to words without a number."""
    before = reported - _A_DAY
    if level in _DAY_LEVELS:
        return 1, before, before
    if level in {TimeLevel.WEEK, TimeLevel.MONTH}:
        return 4, reported - timedelta(days=20), reported
    if level is TimeLevel.LONGER:
        return 5, max(date(reported.year, 1, 1), _three_months_before(reported)), reported
    return 2, reported - timedelta(days=UNDATED_DAYS), before


def _three_months_before(day: date) -> date:
    year, month = (day.year, day.month - 3) if day.month > 3 else (day.year - 1, day.month + 9)
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _date_prec(when: TimeMention, first: date, last: date) -> int | None:
    """The level's code; an unfinished week, and a night from one day to the next, are days."""
    length = (last - first).days + 1
    if when.level in _DAY_LEVELS:
        return 1 if length == 1 else 2
    if when.level is TimeLevel.WEEK and length < 7:
        return 1 if length == 1 else 2
    if length > A_YEAR:
        return None
    return _UCDP.get(when.level)


def _counted_back(when: TimeMention) -> bool:
    """Whether it reaches back from the report: UCDP lets none cross into another year."""
    return when.reference is not None and when.to == when.reference


def _time_precision(level: TimeLevel) -> int | None:
    return 1 if level in _DAY_LEVELS else _ACLED.get(level)


def _middle(first: date, last: date) -> date:
    return first + timedelta(days=(last - first).days // 2)


def _linked(first: date | None, last: date | None) -> LinkedWhen:
    """Something that began and ended on days between the two, not known which."""
    end = LinkedEnd(earliest=first, latest=last)
    return LinkedWhen(timespans=(LinkedSpan(start=end, end=end),))
