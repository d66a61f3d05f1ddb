"""`/indicators`: how many incidents a month has by place, kind or party, beside the months before.

It is a table of what was told, not of what happened, and it forecasts nothing.
"""

from collections.abc import Mapping, Sequence
from statistics import fmean

from markupsafe import Markup

from reportedly.desk.call import Answer, Call, Refused
from reportedly.desk.charts import bars_line
from reportedly.desk.index import WITHIN, Index
from reportedly.desk.row import MONTH
from reportedly.records.base import Record

BEFORE = 12
"""So many months before are the baseline; those before the first page of the record are not."""

FEW = 1.0
"""A baseline of fewer a month than this gives no percentage: one incident would be a wave."""

BY = {"place": "Place", "event": "What", "party": "Party or other actor"}
_STEPS = ((25, "much more", "much fewer"), (10, "somewhat more", "somewhat fewer"))
"""Above so many per cent it is called so; below the last, about as many."""

HEAD = ("value", "name", "month", "incidents", "mean_before", "months_before", "change_percent")


class Series(Record, frozen=True, kw_only=True):
    """One row: its count in the month, in each month before, their mean, the change in per cent.

    None: there is no month to compare with, or too few before.
    """

    value: str
    label: str
    now: int
    before: tuple[int, ...]
    mean: float | None
    change: float | None
    words: str
    line: Markup


def indicators(call: Call) -> Answer:
    """Return the change table of a month."""
    index = call.index
    months = sorted(one for one in index.totals(index.every, WITHIN) if MONTH.fullmatch(one))
    by, month = _asked(call, months)
    pages = call.desk.published
    span = _span(month, pages)
    rows = _rows(index, by, month, span)
    read = _series(
        "pages",
        "Pages read that were published then",
        pages.get(month, 0),
        [pages.get(one, 0) for one in span],
    )
    return Answer(
        template="indicators.html",
        title=f"Indicators: {month}" if month else "Indicators",
        about={
            "by": by,
            "every_by": list(BY.items()),
            "month": month,
            "months": months[::-1][:60],
            "span": span,
            "rows": rows,
            "pages": read,
            "few": FEW,
        },
        data={
            "counts": "incidents",
            "month": month,
            "by": by,
            "baseline": span,
            "pages": {"published": read.now, "mean_before": read.mean, "change": read.change},
            "rows": [_told(one, month) for one in rows],
        },
        head=HEAD,
        rows=[list(_told(one, month).values()) for one in rows],
    )


def _asked(call: Call, months: Sequence[str]) -> tuple[str, str]:
    """What is counted by, and in which month: the last that has an incident, unless told."""
    by = call.query.get("by", "place")
    if by not in BY:
        raise Refused(400, f"“{by[:40]}” is nothing to count by.", f"It is one of {', '.join(BY)}.")
    month = call.query.get("month") or (months[-1] if months else "")
    if month and not MONTH.fullmatch(month):
        raise Refused(400, f"“{month[:20]}” is no month.", "Write it as 2021-05.")
    return by, month


def _span(month: str, pages: Mapping[str, int]) -> list[str]:
    """The months before that the record has pages from or after, the first first."""
    if not month:
        return []
    first = min(pages, default=month)
    year, number = map(int, month.split("-"))
    at = year * 12 + number - 1
    every = [f"{n // 12:04}-{n % 12 + 1:02}" for n in range(max(at - BEFORE, 12), at)]
    return [one for one in every if one >= first]


def _rows(index: Index, by: str, month: str, span: Sequence[str]) -> list[Series]:
    """The values that have an incident in these months: those of the month first."""
    if not month:
        return []
    bits = [index.bits(WITHIN, one) for one in (*span, month)]
    together = 0
    for one in bits:
        together |= one
    rows = []
    for value in index.counted(together, by):
        of_value = index.bits(by, value.value)
        *before, now = ((of_value & one).bit_count() for one in bits)
        rows.append(_series(value.value, value.label, now, before))
    return sorted(rows, key=lambda one: (-one.now, -(one.mean or 0), one.label))


def _series(value: str, label: str, now: int, before: Sequence[int]) -> Series:
    mean = fmean(before) if before else None
    change = None if mean is None or mean < FEW else 100 * (now - mean) / mean
    return Series(
        value=value,
        label=label,
        now=now,
        before=tuple(before),
        mean=mean,
        change=change,
        words=_words(now, mean, change),
        line=bars_line((*before, now)),
    )


def _words(now: int, mean: float | None, change: float | None) -> str:
    if mean is None:
        return "nothing before to compare with"
    if change is None:
        return "none before" if mean == 0 and now else "too few before to compare"
    for least, more, fewer in _STEPS:
        if abs(change) > least:
            return more if change > 0 else fewer
    return "about as many"


def _told(one: Series, month: str) -> dict[str, str | int | float | None]:
    return {
        "value": one.value,
        "name": one.label,
        "month": month,
        "incidents": one.now,
        "mean_before": None if one.mean is None else round(one.mean, 2),
        "months_before": len(one.before),
        "change_percent": None if one.change is None else round(one.change, 1),
    }
