"""The days of two accounts -> what they say for or against one event."""

from collections.abc import Iterator
from datetime import date

from reportedly.link.day_names import DayRelation, day_relation
from reportedly.link.remarks import Remark, carried, told_afar
from reportedly.link.told import Told
from reportedly.link.where_and_when import Days, days_apart
from reportedly.vocab.policies import LinkWeights

WEEK, MONTH = 10, 31


def time_remarks(a: Told, b: Told, weights: LinkWeights) -> Iterator[Remark]:
    """Yield what the days of two accounts say for or against one event."""
    first, second = a.days, b.days
    if first is None or second is None:
        if a.document != b.document:
            yield from _hinted_time(a, b, weights)
            yield from _named_days(a, b, weights)
        return
    apart = days_apart(first, second)
    if a.is_ledger and b.is_ledger:
        yield from _periods(first, second, weights)
    elif apart == 0:
        remark = _overlap(max(first.length, second.length), weights)
        yield remark if a.is_own_day and b.is_own_day else carried(remark, weights)
    elif apart == 1:
        yield Remark(score=weights.time.next_day, why="dates a day apart")
    elif apart <= weights.time.veto_days:
        yield Remark(score=weights.time.two_days, why=f"dates {apart} days apart")


def _hinted_time(a: Told, b: Told, weights: LinkWeights) -> Iterator[Remark]:
    """Of two pages: a day told far from a figure may be an aside's, and says a little for one.

    Where a page does not say when it came out, such days far apart stand for that, and against.
    """
    first, second = a.days or a.hinted_days, b.days or b.hinted_days
    if first is None or second is None:
        return
    longest = max(first.length, second.length)
    apart = days_apart(first, second)
    if apart == 0 and longest <= WEEK:
        yield told_afar(_overlap(longest, weights), weights)
    elif apart > weights.pages.far_days and longest <= MONTH and not (_is_out(a) and _is_out(b)):
        yield Remark(score=weights.pages.far, why=f"told of days {apart} days apart")


def _is_out(told: Told) -> bool:
    """Whether its page says when it came out."""
    return told.page is not None and told.page.published is not None


def _named_days(a: Told, b: Told, weights: LinkWeights) -> Iterator[Remark]:
    """What the days' own names say on two pages where a year is missing."""
    relation = day_relation(a.day_names, b.day_names)
    one_known = a.days is not None or b.days is not None
    says_nothing = relation is DayRelation.SAME_WEEKDAY and one_known
    if relation is not DayRelation.UNKNOWN and not says_nothing:
        score: float = getattr(weights.time, f"{relation.value}_named")
        yield Remark(score=score, why=f"{relation.value.replace('_', ' ')}, no year known")


def _periods(a: Days, b: Days, weights: LinkWeights) -> Iterator[Remark]:
    """Two running totals are of one count when they are counted from the same, told time."""
    known = date.min not in {a.first, b.first}
    if known and abs((a.first - b.first).days) <= weights.time.period_days:
        yield Remark(score=weights.time.same_period, why="counted from the same time")
    elif days_apart(a, b) == 0:
        yield Remark(score=weights.time.longer, why="periods that overlap")


def _overlap(longest: int, weights: LinkWeights) -> Remark:
    """What an overlap says shrinks with the longer of the two intervals."""
    if longest <= weights.time.narrow_days:
        return Remark(score=weights.time.same_days, why="the same days")
    if longest <= WEEK:
        return Remark(score=weights.time.same_week, why="the same week")
    if longest <= MONTH:
        return Remark(score=weights.time.same_month, why="the same month")
    return Remark(score=weights.time.longer, why="dates in one long period")
