"""One claim and its sentence -> what it says of a situation's start and end."""

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import date

from reportedly.reconcile.counters import Counted, count_back
from reportedly.records.base import Offsets, Record
from reportedly.records.claim import Claim, TimeMention
from reportedly.records.text import Document
from reportedly.vocab.policies import Cue, Reading, SituationRules, WhichBound

Span = tuple[date, date]


class Told(Record, frozen=True, kw_only=True):
    """What a claim says of a situation: when it began, was going on, ended; ``is_over``: it did."""

    claim: Claim
    start: Span | None = None
    during: Span | None = None
    end: Span | None = None
    is_over: bool = False

    @property
    def says_when(self) -> bool:
        """Whether any day is told."""
        return self.start is not None or self.during is not None or self.end is not None


def tell(
    claim: Claim,
    document: Document | None,
    times: Iterable[TimeMention],
    rules: SituationRules,
) -> Told:
    """Return what the claim says of the start and the end, by the words around it."""
    if claim.stance in rules.silent:
        return Told(claim=claim)
    near = tuple(_times_near(claim, times)) or ((claim.when,) if claim.when is not None else ())
    start = end = None
    is_over = False
    for cue, at in _cues_near(claim, document, rules):
        time = _dated_by(cue, at, near, rules.reach_chars)
        if cue.bound is WhichBound.START:
            start = start or (_first_days(time) if _holds(time, at) else days_in(time))
        else:
            end = end or days_in(time)
            is_over = True
    if start is None and _is_open(claim.when):
        start = days_in(claim.when)
    own = None if _is_open(claim.when) else days_in(claim.when)
    if claim.event_class in rules.ends:
        return Told(claim=claim, end=end or own, is_over=True)
    if claim.event_class in rules.begins:
        start = start or own
    during = None if own is None or own == end or start is not None else own
    counted = None if start is not None else _counted(claim, document, rules)
    if counted is not None and counted.first is not None:
        start = (counted.first, counted.last)
    elif counted is not None:
        during = (counted.last, counted.last)
    return Told(claim=claim, start=start, during=during, end=end, is_over=is_over)


def _counted(claim: Claim, document: Document | None, rules: SituationRules) -> Counted | None:
    """Return when it began by a count of days, up to the claim's own day or that of its report."""
    if document is None:
        return None
    first, last = claim.sentence
    near = (claim.start - first, claim.end - first)
    own = claim.when if claim.when is not None and claim.when.from_ is not None else None
    day = document.published.day if own is None and document.published is not None else None
    if own is not None and own.from_ == own.to:
        day = own.to
    return count_back(document.text[first:last], near, day, rules)


def _is_open(when: TimeMention | None) -> bool:
    """Whether the claim's time has a beginning and no end: "since 12 December"."""
    return when is not None and when.from_ is not None and when.to is None


def _times_near(claim: Claim, times: Iterable[TimeMention]) -> Iterator[TimeMention]:
    first, last = claim.sentence
    return (time for time in times if first <= time.start and time.end <= last)


def _cues_near(
    claim: Claim, document: Document | None, rules: SituationRules
) -> Iterator[tuple[Cue, Offsets]]:
    """Yield the words for a start or an end close to the claim's own, and where they stand."""
    first, last = claim.sentence
    if document is None:
        first, text = claim.start, claim.quote
    else:
        text = document.text[first:last]
    for cue in rules.cue:
        for begin, stop in cue.found_in(text):
            at = (first + begin, first + stop)
            if max(at[0] - claim.end, claim.start - at[1]) <= rules.reach_chars:
                yield cue, at


def _dated_by(
    cue: Cue, at: Offsets, times: Iterable[TimeMention], reach: int
) -> TimeMention | None:
    """Return the date that goes with the words: the next after them or, if it may, before."""
    told = list(times)
    after = [time for time in told if 0 <= time.start - at[1] <= reach]
    within = [time for time in told if _holds(time, at)]
    before = [time for time in told if 0 <= at[0] - time.end <= reach]
    if within:
        return within[0]
    if after:
        return min(after, key=lambda time: time.start)
    if before and cue.reading is Reading.EITHER:
        return max(before, key=lambda time: time.end)
    return None


def _holds(time: TimeMention | None, at: Offsets) -> bool:
    """Whether the words are part of the time itself: "since 4 June" is read as one."""
    return time is not None and time.start <= at[0] and at[1] <= time.end


def days_in(when: TimeMention | None) -> Span | None:
    """Return the days a time may mean; for an open end, those its beginning may be."""
    if when is None or when.from_ is None:
        return None
    if when.to is not None:
        return when.from_, when.to
    return _first_days(when)


def _first_days(when: TimeMention | None) -> Span | None:
    """Return the days on which a time may begin: "since May" began some day in May.

    The first of a month or of a year that is printed without its day stands for all of it.
    """
    if when is None or when.from_ is None:
        return None
    first = when.from_
    if first.day != 1 or _THE_FIRST.search(when.printed):
        return first, first
    if first.month == 1 and not _JANUARY.search(when.printed):
        return first, first.replace(month=12, day=31)
    return first, first.replace(day=monthrange(first.year, first.month)[1])


_THE_FIRST = re.compile(r"(?:\b|-)0?1(?:st)?\b|\bfirst\b", re.IGNORECASE)
_JANUARY = re.compile(r"\bjan|\b0?1[./-]|-0?1\b", re.IGNORECASE)
