"""A GeoJSON file of lines -> each with its days, source and status, drawn as no more than that.

A line on a map is a statement that was true on certain days, by somebody. It is drawn by itself
only on a map of a day on which it held; on another day it is drawn where a reader chooses it, and
then it says when it held.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import msgspec

from reportedly.desk.call import Refused
from reportedly.errors import UsageError
from reportedly.records.base import Record
from reportedly.vocab.folding import fold
from reportedly.wording.when import interval_words

NONE = "none"
"""What is asked for where no line is to be drawn."""

Point = tuple[float, float]


class Status(StrEnum):
    """Whether those on both sides of a line agreed on it."""

    AGREED = "agreed"
    DISPUTED = "disputed"
    CLAIMED = "claimed"


class DatedLine(Record, frozen=True, kw_only=True):
    """A line with the days it held, who says so, and its status. None: not stated, or no end."""

    id: str
    name: str
    from_: date | None
    to: date | None
    source: str
    status: Status
    parts: tuple[tuple[Point, ...], ...]

    @property
    def days(self) -> str:
        """When it held, in words."""
        if self.from_ is None and self.to is None:
            return "undated"
        return interval_words(self.from_, self.to)

    @property
    def words(self) -> str:
        """What is to be told wherever it is drawn."""
        return f"{self.name}: {self.days}; {self.status}; {self.source}"

    def holds_on(self, day: date | None) -> bool:
        """Whether it held on a day; one whose start is not stated is said to hold on none."""
        if day is None or self.from_ is None:
            return False
        return self.from_ <= day and (self.to is None or day <= self.to)


class Offered(Record, frozen=True, kw_only=True):
    """A line beside a map: whether it holds on the map's day, and whether it is drawn."""

    line: DatedLine
    holds: bool
    is_drawn: bool


def offered(lines: Sequence[DatedLine], asked: str, day: date | None) -> tuple[Offered, ...]:
    """Return each line as a map of a day has it.

    Args:
        lines: all there are.
        asked: the id of the one to draw, `none`, or nothing: those that hold on the day.
        day: the day the map is of; None: of no one day.

    Raises:
        Refused: there is no such line.
    """
    known = {one.id for one in lines}
    if asked and asked != NONE and asked not in known:
        there = ", ".join(sorted(known | {NONE}))
        raise Refused(404, f"“{asked[:60]}” is no line of this map.", f"It has {there}.")
    return tuple(
        Offered(
            line=one,
            holds=one.holds_on(day),
            is_drawn=one.id == asked if asked else one.holds_on(day),
        )
        for one in lines
    )


class _Properties(msgspec.Struct):
    name: Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
    from_: date | None = msgspec.field(name="from")
    to: date | None
    source: Annotated[str, msgspec.Meta(min_length=1, max_length=500)]
    status: Status


class _LineString(msgspec.Struct, tag_field="type", tag="LineString"):
    coordinates: list[list[float]]


class _MultiLineString(msgspec.Struct, tag_field="type", tag="MultiLineString"):
    coordinates: list[list[list[float]]]


class _Feature(msgspec.Struct):
    properties: _Properties
    geometry: _LineString | _MultiLineString


class _Collection(msgspec.Struct):
    features: list[_Feature]


def load_lines(path: Path) -> tuple[DatedLine, ...]:
    """Return the lines of a GeoJSON file.

    Raises:
        UsageError: it cannot be read, or a feature has no name, days, source or status.
    """
    try:
        found = msgspec.json.decode(path.read_bytes(), type=_Collection)
        return tuple(_lines(found.features))
    except OSError as error:
        raise UsageError(
            f"the lines cannot be read ({error.strerror})",
            where=str(path),
            do="Give a GeoJSON file.",
        ) from error
    except (ValueError, msgspec.DecodeError) as error:
        raise UsageError(
            f"this is no file of dated lines: {error}",
            where=str(path),
            do="Each feature is a line with `name`, `from`, `to`, `source` and `status` "
            "(docs/desk.md).",
        ) from error


def _lines(features: Sequence[_Feature]) -> Iterator[DatedLine]:
    seen: Counter[str] = Counter()
    for n, one in enumerate(features):
        about = one.properties
        if about.from_ is not None and about.to is not None and about.from_ > about.to:
            raise ValueError(f"feature {n} begins after it ends")
        id_ = re.sub(r"[^a-z0-9]+", "-", fold(about.name)).strip("-") or "line"
        seen[id_] += 1
        yield DatedLine(
            id=id_ if seen[id_] == 1 and id_ != NONE else f"{id_}-{seen[id_]}",
            name=about.name,
            from_=about.from_,
            to=about.to,
            source=about.source,
            status=about.status,
            parts=tuple(_parts(one.geometry, n)),
        )


def _parts(shape: _LineString | _MultiLineString, n: int) -> Iterator[tuple[Point, ...]]:
    lines = [shape.coordinates] if isinstance(shape, _LineString) else shape.coordinates
    for line in lines:
        points = tuple((point[0], point[1]) for point in line if len(point) > 1)
        on_earth = all(abs(lon) <= 180 and abs(lat) <= 90 for lon, lat in points)
        if len(points) < 2 or len(points) != len(line) or not on_earth:
            raise ValueError(f"feature {n} has no line of points with longitude and latitude")
        yield points
