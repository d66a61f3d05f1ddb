"""Tolls, months and situations -> pictures that print and say what the table beside them says."""

import math
from collections.abc import Sequence
from datetime import date
from html import escape

from markupsafe import Markup

from reportedly.desk.index import Value
from reportedly.desk.svg import picture, tag, text
from reportedly.records.base import Record
from reportedly.records.vocabulary import Comparator

WIDTH, LABELS, ROW = 720, 300, 22
_OPEN_ABOVE = frozenset({Comparator.AT_LEAST, Comparator.MORE_THAN})
_OPEN_BELOW = frozenset({Comparator.UP_TO, Comparator.LESS_THAN})


class Report(Record, frozen=True, kw_only=True):
    """One report of a toll as drawn: who and when, and the figure. No number: none was given."""

    label: str
    words: str
    low: int | None
    high: int | None
    comparator: Comparator
    bounds: tuple[str, ...] = ()


class Band(Record, frozen=True, kw_only=True):
    """Low, best and high of a toll, and the rule that picked them."""

    name: str
    low: int | None
    best: int | None
    high: int | None
    is_open: bool
    policy: str


def toll_history(band: Band, reports: Sequence[Report]) -> Markup:
    """Return each report of a toll on a line of its own, in order of publication, over the band.

    A dot is a number said to be exact, a ring one said without more, an arrow "at least" or "up
    to", a bar a range. A report without a number has words and no mark: it is not a zero.
    """
    numbers = [n for one in reports for n in (one.low, one.high) if n is not None]
    numbers += [n for n in (band.low, band.best, band.high) if n is not None]
    top = max(numbers, default=1) or 1
    height = ROW * (len(reports) + 2) + 8
    parts = [*_scale(top, height), *_band(band, top, height)]
    for n, one in enumerate(reports):
        parts += _report(one, top, ROW * (n + 1))
    title = f"{band.name}: each report in order of publication"
    return picture(parts, (WIDTH, height), title, "chart tolls")


def _x(number: float, top: int) -> float:
    return LABELS + (WIDTH - LABELS - 40) * number / top


def _scale(top: int, height: int) -> list[str]:
    ticks = sorted({0, top // 2, top})
    return [
        part
        for n in ticks
        for part in (
            tag("line", x1=_x(n, top), x2=_x(n, top), y1=8, y2=height - 18, class_="grid"),
            text(f"{n:,}", x=_x(n, top), y=height - 4, class_="tick", text_anchor="middle"),
        )
    ]


def _band(band: Band, top: int, height: int) -> list[str]:
    if band.low is None and band.high is None:
        return []
    low = _x(band.low or 0, top)
    high = float(WIDTH - 24) if band.is_open or band.high is None else _x(band.high, top)
    box = tag("rect", x=low, y=8, width=max(high - low, 2.0), height=height - 30, class_="band")
    if band.best is None:
        return [box]
    best = _x(band.best, top)
    return [box, tag("line", x1=best, x2=best, y1=8, y2=height - 22, class_="best")]


def _report(one: Report, top: int, y: int) -> list[str]:
    label = one.label if len(one.label) <= 44 else f"{one.label[:43]}…"
    parts = [text(label, x=LABELS - 14, y=y + 4, class_="label", text_anchor="end")]
    known = [n for n in (one.low, one.high) if n is not None]
    if not known:
        return [*parts, text(one.words, x=LABELS + 4, y=y + 4, class_="silent")]
    x = _x(known[0], top)
    if one.low is not None and one.high is not None and one.low != one.high:
        parts.append(
            tag("line", x1=_x(one.low, top), x2=_x(one.high, top), y1=y, y2=y, class_="range")
        )
    parts.append(tag("circle", cx=x, cy=y, r=4.5, class_=_mark(one)))
    if one.comparator in _OPEN_ABOVE:
        parts.append(tag("path", d=f"M{x + 5:.1f} {y}h14m-4 -4l4 4l-4 4", class_="arrow"))
    if one.comparator in _OPEN_BELOW:
        parts.append(tag("path", d=f"M{x - 5:.1f} {y}h-14m4 -4l-4 4l4 4", class_="arrow"))
    room = 24 if one.comparator in _OPEN_ABOVE else 9
    left = x > WIDTH - 120
    place = x - 12 - (14 if one.comparator in _OPEN_BELOW else 0) if left else x + room
    anchor = "end" if left else "start"
    return [*parts, text(one.words, x=place, y=y + 4, class_="figure", text_anchor=anchor)]


def _mark(one: Report) -> str:
    return "dot" if one.comparator in {Comparator.EXACTLY, Comparator.ZERO} else "ring"


def tolls_chart(tolls: Sequence[tuple[Band, Sequence[Report]]]) -> Markup:
    """Return each toll on a line: low to high, best, its reports as dots, on a scale by tens."""
    if not tolls:
        return Markup("")
    numbers = [n for band, _ in tolls for n in (band.low, band.best, band.high) if n is not None]
    numbers += [n for _, every in tolls for one in every if (n := one.low or one.high) is not None]
    top = max(len(str(max(numbers, default=1))), 1)
    height = ROW * (len(tolls) + 1) + 8
    parts = []
    for n in (0, *(10**power for power in range(top + 1))):
        x = _by_tens(n, top)
        parts.append(tag("line", x1=x, x2=x, y1=8, y2=height - 18, class_="grid"))
        parts.append(text(f"{n:,}", x=x, y=height - 4, class_="tick", text_anchor="middle"))
    for at, (band, reports) in enumerate(tolls):
        parts += _toll_line(band, reports, top, ROW * at + 18)
    return picture(parts, (WIDTH, height), "Tolls by incident, newest first", "chart tolls")


def _by_tens(number: int, top: int) -> float:
    """Where a number stands: 0 has a place, and each ten times more is as far from the last."""
    return LABELS + (WIDTH - LABELS - 40) * math.log10(1 + number) / math.log10(1 + 10**top)


def _toll_line(band: Band, reports: Sequence[Report], top: int, y: int) -> list[str]:
    name = band.name if len(band.name) <= 46 else f"{band.name[:45]}…"
    parts = [text(name, x=LABELS - 14, y=y + 4, class_="label", text_anchor="end")]
    if band.low is not None or band.high is not None:
        low = _by_tens(band.low or 0, top)
        is_open = band.is_open or band.high is None
        high = float(WIDTH - 24) if is_open else _by_tens(band.high or 0, top)
        wide = max(high - low, 2.0)
        parts.append(tag("rect", x=low, y=y - 7, width=wide, height=14, class_="band"))
    if band.best is not None:
        best = _by_tens(band.best, top)
        parts.append(tag("line", x1=best, x2=best, y1=y - 8, y2=y + 8, class_="best"))
    for one in reports:
        number = one.high if one.low is None else one.low
        if number is not None:
            told = tag("title", escape(f"{one.label}: {one.words}"))
            x = _by_tens(number, top)
            parts.append(tag("circle", told, cx=x, cy=y, r=4.5, class_=_mark(one)))
    return parts


def months_chart(months: Sequence[Value], height: int = 84) -> Markup:
    """Return how many incidents each month has, one bar a month, months without any as gaps."""
    dated = [one for one in months if one.value[:1].isdigit()]
    if not dated:
        return Markup("")
    first, last = _month(dated[0].value), _month(dated[-1].value)
    span, top = last - first + 1, max(one.count for one in dated)
    step = WIDTH / max(span, 12)
    parts = []
    for one in dated:
        tall = max((height - 24) * one.count / top, 2.0)
        x = (_month(one.value) - first) * step
        bar = tag("title", f"{one.value}: {one.count}")
        parts.append(
            tag(
                "rect",
                bar,
                x=x,
                y=height - 18 - tall,
                height=tall,
                class_="bar",
                width=max(step - 1, 1.0),
            )
        )
    parts.append(text(dated[0].value, x=0, y=height - 3, class_="tick"))
    if span > 1:
        end = min(span * step, float(WIDTH))
        parts.append(text(dated[-1].value, x=end, y=height - 3, class_="tick", text_anchor="end"))
    return picture(parts, (WIDTH, height), "Incidents by month", "chart months")


def _month(value: str) -> int:
    year, month = value.split("-")
    return int(year) * 12 + int(month) - 1


class Lasting(Record, frozen=True, kw_only=True):
    """A situation as drawn: the days its ends may be on; None: not told, or no end told of."""

    name: str
    started: tuple[date | None, date | None]
    ended: tuple[date | None, date | None] | None


def lasting_chart(situations: Sequence[Lasting]) -> Markup:
    """Return situations as bars: solid while it is told to last, hatched where an end is open."""
    days = [
        day for one in situations for day in (*one.started, *(one.ended or ())) if day is not None
    ]
    if not days:
        return Markup("")
    first, last = min(days).toordinal(), max(days).toordinal()
    span = round(max(last - first, 30) * 1.1)  # so that an end that is open can be seen
    height = ROW * len(situations) + 26
    parts = [_hatch()]
    for n, one in enumerate(situations):
        parts += _lasting(one, ROW * n + 8, (first, span))
    parts.append(text(str(min(days)), x=LABELS, y=height - 4, class_="tick"))
    newest = LABELS + (WIDTH - 24 - LABELS) * (last - first) / span
    parts.append(text(str(max(days)), x=newest, y=height - 4, class_="tick", text_anchor="end"))
    return picture(parts, (WIDTH, height), "Situations as intervals", "chart lasting")


def _hatch() -> str:
    line = tag("path", d="M0 6L6 0", class_="hatch-line")
    pattern = tag("pattern", line, id="hatch", width=6, height=6, patternUnits="userSpaceOnUse")
    return tag("defs", pattern)


def _lasting(one: Lasting, y: int, scale: tuple[int, int]) -> list[str]:
    first, span = scale

    def x(day: date) -> float:
        return LABELS + (WIDTH - 24 - LABELS) * (day.toordinal() - first) / span

    name = one.name if len(one.name) <= 42 else f"{one.name[:41]}…"
    parts = [text(name, x=LABELS - 10, y=y + 10, class_="label", text_anchor="end")]
    start = one.started[0] or one.started[1]
    if start is None:
        return [*parts, text("start not stated", x=LABELS, y=y + 10, class_="silent")]
    end = None if one.ended is None else one.ended[1] or one.ended[0]
    until = float(WIDTH - 24) if end is None else x(end)
    shape = "open" if end is None else "solid"
    parts.append(
        tag(
            "rect",
            x=x(start),
            y=y,
            width=max(until - x(start), 4.0),
            height=12,
            class_=shape,
            fill="url(#hatch)" if end is None else None,
        )
    )
    return parts
