"""Tolls, months and situations -> pictures that print and say what the words beside them say.

A picture of a toll or a situation is one line tall and stands in a row of a table, so that who
says it and the figure are words of the page, and nothing is cut to fit.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from html import escape
from itertools import pairwise
from typing import Any

from markupsafe import Markup

from reportedly.desk.index import Value
from reportedly.desk.svg import picture, tag, text
from reportedly.records.base import Record
from reportedly.records.vocabulary import Comparator

WIDTH, TALL, EDGE = 480, 22, 14
MIDDLE = TALL / 2
_OPEN_ABOVE = frozenset({Comparator.AT_LEAST, Comparator.MORE_THAN})
_OPEN_BELOW = frozenset({Comparator.UP_TO, Comparator.LESS_THAN})
_EXACT = frozenset({Comparator.EXACTLY, Comparator.ZERO})


class Report(Record, frozen=True, kw_only=True):
    """One report of a toll: who and when, the figure, its claim. No number: none was given.

    ``copies`` are the claims that other pages of the same origin repeat it in.
    """

    claim: str
    day: str
    who: str
    words: str
    low: int | None
    high: int | None
    comparator: Comparator
    copies: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """When it was published, and who says so."""
        return f"{self.day} · {self.who}"


class Band(Record, frozen=True, kw_only=True):
    """Low, best and high of a toll, and the rule that picked them."""

    name: str
    low: int | None
    best: int | None
    high: int | None
    is_open: bool
    policy: str


class Scale(Record, frozen=True, kw_only=True):
    """Numbers -> places on a line: from 0 to ``top``, evenly or by tens."""

    top: int
    by_tens: bool = False

    def x(self, number: float) -> float:
        """Return where a number stands; by tens, each ten times more is as far from the last."""
        room = WIDTH - 2 * EDGE - 20
        if self.by_tens:
            return EDGE + room * math.log10(1 + number) / math.log10(1 + self.top)
        return EDGE + room * number / self.top

    @property
    def ticks(self) -> tuple[int, ...]:
        """The numbers that are written below the line."""
        if self.by_tens:
            return (0, *(10**power for power in range(len(str(self.top)))))
        return tuple(sorted({0, self.top // 2, self.top}))


def scale_of(bands: Iterable[Band], reports: Iterable[Report], *, by_tens: bool = False) -> Scale:
    """Return a scale that has room for every number."""
    numbers = [n for one in reports for n in (one.low, one.high) if n is not None]
    numbers += [n for one in bands for n in (one.low, one.best, one.high) if n is not None]
    top = max(numbers, default=1) or 1
    return Scale(top=10 ** len(str(top)) if by_tens else top, by_tens=by_tens)


def scale_line(scale: Scale) -> Markup:
    """Return the numbers of a scale, to stand above the rows that are drawn by it."""
    words = [
        text(_short(n), x=scale.x(n), y=MIDDLE + 4, class_="tick", text_anchor="middle")
        for n in scale.ticks
    ]
    told = " to ".join(f"{n:,}" for n in (0, scale.top))
    return picture(words, (WIDTH, TALL), f"Scale from {told}", "chart line")


def _short(number: int) -> str:
    millions, rest = divmod(number, 1_000_000)
    return f"{millions:,}M" if millions and not rest else f"{number:,}"


def toll_line(band: Band, reports: Sequence[Report], scale: Scale) -> Markup:
    """Return a toll on a line: from low to high, best as a broken line, and its reports.

    A dot is a number said to be exact, a ring a bare one, an arrow "at least" or "up to", a bar
    "from … to". A report without a number has no mark: it is not a zero.
    """
    ticks = [
        tag("line", x1=scale.x(n), x2=scale.x(n), y1=0, y2=TALL, class_="grid") for n in scale.ticks
    ]
    marks = [part for one in reports for part in _mark(one, scale)]
    told = "; ".join(f"{one.label}: {one.words}" for one in reports) or band.name
    return picture([*ticks, *_band(band, scale), *marks], (WIDTH, TALL), told, "chart line")


def _band(band: Band, scale: Scale) -> list[str]:
    if band.low is None and band.high is None:
        return []
    low = scale.x(band.low or 0)
    is_open = band.is_open or band.high is None
    high = float(WIDTH) if is_open else scale.x(band.high or 0)
    box = tag("rect", x=low, y=2, width=max(high - low, 2.0), height=TALL - 4, class_="band")
    if band.best is None:
        return [box]
    best = scale.x(band.best)
    return [box, tag("line", x1=best, x2=best, y1=1, y2=TALL - 1, class_="best")]


def _mark(one: Report, scale: Scale) -> Iterator[str]:
    number = one.high if one.low is None else one.low
    if number is None:
        return
    x, told = scale.x(number), tag("title", escape(f"{one.label}: {one.words}"))
    if one.comparator in _OPEN_ABOVE:
        yield tag("path", told, d=f"M{x:.1f} 4v14m0 -7h17m-5 -4l5 4l-5 4", class_="arrow above")
    elif one.comparator in _OPEN_BELOW:
        yield tag("path", told, d=f"M{x:.1f} 4v14m0 -7h-17m5 -4l-5 4l5 4", class_="arrow below")
    elif one.high is not None and one.high != number:
        end = scale.x(one.high)
        yield tag("path", told, d=f"M{x:.1f} 6v10m0 -5H{end:.1f}m0 -5v10", class_="range")
    else:
        kind = "dot" if one.comparator in _EXACT else "ring"
        yield tag("circle", told, cx=x, cy=MIDDLE, r=4.5, class_=kind)


def bars_line(counts: Sequence[int]) -> Markup:
    """Return counts in their order as bars, the last one dark: a month beside those before it."""
    top, wide, step = max([*counts, 1]), 130, 10
    first = wide - step * len(counts)
    parts = []
    for n, count in enumerate(counts):
        tall = (TALL - 2) * count / top
        parts.append(
            tag(
                "rect",
                x=first + n * step,
                y=TALL - tall,
                width=step - 2,
                height=tall,
                class_="bar" if n == len(counts) - 1 else "pale",
            )
        )
    told = ", ".join(map(str, counts))
    return picture(parts, (wide, TALL), f"By month, the last one last: {told}", "chart bars")


MONTHS_WIDE, MONTHS_TALL = 960, 130
LONGEST_GAP = 12
"""More months than these without an incident are left out of the line, and that is marked."""


def months_chart(months: Sequence[Value], within: Mapping[str, int]) -> Markup:
    """Return how many incidents each month has, one bar a month.

    Args:
        months: every month that an incident may fall in.
        within: how many are known to fall in that month alone; the others are drawn pale.
    """
    dated = [one for one in months if one.value[:1].isdigit()]
    if not dated:
        return Markup("")
    places = _places([_month(one.value) for one in dated])
    step = min(MONTHS_WIDE / (max(places.values()) + 1), 40.0)
    top = max(one.count for one in dated)
    parts = [
        part for one in dated for part in _bar(one, within.get(one.value, 0), (places, step, top))
    ]
    parts += _breaks(places, step)
    parts.append(text(f"{top:,}", x=0, y=22, class_="tick"))
    title = f"Incidents by month, {dated[0].value} to {dated[-1].value}; the most in one is {top:,}"
    return picture(parts, (MONTHS_WIDE, MONTHS_TALL), title, "chart months")


def _places(months: Sequence[int]) -> dict[int, int]:
    """Where each month stands on the line, long gaps closed up to two steps."""
    found = {months[0]: 0}
    for before, month in pairwise(months):
        gap = month - before
        found[month] = found[before] + (gap if gap <= LONGEST_GAP else 3)
    return found


def _bar(one: Value, within: int, drawn: tuple[Mapping[int, int], float, int]) -> Iterator[str]:
    places, step, top = drawn
    x, room, foot = places[_month(one.value)] * step, MONTHS_TALL - 60, MONTHS_TALL - 30
    longer = one.count - within
    told = f"{one.value}: {one.count}"
    if longer:
        told += f", {longer} of them told for a longer time"
    wide = max(step - 1, 1.0)
    tall = room * within / top
    shape: dict[str, Any] = {"x": x, "width": wide}
    bars = ""
    if within:
        bars += tag("rect", y=foot - tall, height=tall, class_="bar", **shape)
    if longer:
        more = room * longer / top
        bars += tag("rect", y=foot - tall - more, height=more, class_="pale", **shape)
    yield tag("g", tag("title", told) + bars, class_="month")


def _breaks(places: Mapping[int, int], step: float) -> Iterator[str]:
    """The month at the start of each stretch, as far as it has room, and a sign for each gap."""
    free = -1.0
    starts = [(None, next(iter(places))), *pairwise(places)]
    for before, month in starts:
        x = places[month] * step
        if before is not None and month - before <= LONGEST_GAP:
            continue
        if before is not None:
            at, foot = x - 1.5 * step, MONTHS_TALL - 30
            yield tag("path", d=f"M{at - 3:.1f} {foot + 5}l4 -10m3 0l-4 10", class_="gap")
        if x >= free and x < MONTHS_WIDE - 60:
            yield text(_written(month), x=x, y=MONTHS_TALL - 8, class_="tick")
            free = x + 150
    last, x = list(places)[-1], (list(places.values())[-1] + 1) * step
    if x - 105 >= free - 45:
        yield text(
            _written(last), x=max(x, 60.0), y=MONTHS_TALL - 8, class_="tick", text_anchor="end"
        )


def _month(value: str) -> int:
    year, month = value.split("-")
    return int(year) * 12 + int(month) - 1


def _written(month: int) -> str:
    return f"{month // 12:04}-{month % 12 + 1:02}"


class Lasting(Record, frozen=True, kw_only=True):
    """A situation as drawn: the days its ends may be on; None: not told, or no end told of."""

    name: str
    started: tuple[date | None, date | None]
    ended: tuple[date | None, date | None] | None


class Days(Record, frozen=True, kw_only=True):
    """The days that situations are drawn between."""

    first: date
    last: date

    def x(self, day: date) -> float:
        """Return where a day stands; beyond the last there is room for what has no end."""
        span = max((self.last - self.first).days, 30)
        return 2 + (WIDTH - 40) * (day - self.first).days / span


def days_of(situations: Iterable[Lasting]) -> Days | None:
    """Return the days to draw situations between; None: none of them has a day."""
    days = [
        day for one in situations for day in (*one.started, *(one.ended or ())) if day is not None
    ]
    return Days(first=min(days), last=max(days)) if days else None


def days_line(days: Days) -> Markup:
    """Return the first and the last day, to stand above the rows, and the hatching they use."""
    parts = [_hatch(), text(str(days.first), x=2, y=MIDDLE + 4, class_="tick")]
    if days.last != days.first:
        end = days.x(days.last)
        parts.append(text(str(days.last), x=end, y=MIDDLE + 4, class_="tick", text_anchor="end"))
    return picture(parts, (WIDTH, TALL), f"{days.first} to {days.last}", "chart line")


def lasting_line(one: Lasting, days: Days) -> Markup:
    """Return a situation as a bar: solid while it is told to last, hatched where an end is open."""
    start = one.started[0] or one.started[1]
    if start is None:
        return Markup("")
    end = None if one.ended is None else one.ended[1] or one.ended[0]
    until = float(WIDTH) if end is None else days.x(end)
    told = f"{one.name}: from {start}, {'no end told of' if end is None else f'to {end}'}"
    x = days.x(start)
    bar: dict[str, Any] = {"x": x, "y": 5, "width": max(until - x, 4.0), "height": 12}
    shape = tag("rect", **bar, class_="solid")
    if end is None:
        shape = tag("rect", **bar, class_="open", fill="url(#lasting)")
    return picture([shape], (WIDTH, TALL), told, "chart line")


def _hatch() -> str:
    line = tag("path", d="M0 6L6 0", class_="hatch-line")
    pattern = tag("pattern", line, id="lasting", width=6, height=6, patternUnits="userSpaceOnUse")
    return tag("defs", pattern)
