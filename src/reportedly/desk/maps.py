"""Places -> a map as SVG: land and lines from public-domain vectors, precision as a shape."""

import json
import math
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from markupsafe import Markup

from reportedly.desk.labels import Labels, label_box
from reportedly.desk.lines import Offered
from reportedly.desk.row import Spot
from reportedly.desk.svg import picture, tag, text
from reportedly.records.vocabulary import PlaceLevel

WIDTH, HEIGHT = 720, 400
KM_A_DEGREE = 111.2
MOST_NAMES = 12
"""Names are written beside marks while there are so few of them; the table has them all."""

_POINTS = frozenset({PlaceLevel.SITE, PlaceLevel.SETTLEMENT})
_HATCHED = frozenset(
    {PlaceLevel.ADM1, PlaceLevel.ADM2, PlaceLevel.CONTESTED_REGION, PlaceLevel.LINE_OR_ZONE}
)

Box = tuple[float, float, float, float]
"""West, south, east, north, in degrees."""

Line = Sequence[Sequence[float]]
_SHIFTS = (-360.0, 0.0, 360.0)
"""Land that goes on beyond 180 degrees is also where those degrees are called otherwise."""


@cache
def basemap() -> dict[str, Any]:
    """Return land, border lines and country names of Natural Earth 4.1.0."""
    found = files("reportedly.desk").joinpath("static/basemap.json").read_bytes()
    loaded: dict[str, Any] = json.loads(found)
    return loaded


def shape_of(spot: Spot) -> str:
    """Return the shape a place is drawn as: a dot is exact, nothing else is."""
    if spot.level in _POINTS and not spot.radius_km:
        return "dot"
    if spot.level in _POINTS and (spot.radius_km or 0) <= 1:
        return "dot"
    return "hatch" if spot.level in _HATCHED else "circle"


Marks = Sequence[tuple[Spot, int]]
"""Places with how many incidents each has."""


def static_map(marks: Marks, lines: Sequence[Offered] = ()) -> Markup:
    """Return a map of places and of the lines that are drawn; empty where no place can be."""
    drawn = [spot for spot, _ in marks if spot.is_drawn]
    if not drawn:
        return Markup("")
    parts = map_parts(marks, lines, around(drawn))
    many = f"{len(drawn)} place{'' if len(drawn) == 1 else 's'}"
    return picture(
        parts, (WIDTH, HEIGHT), f"Map of {many}; the table has each in words", "map-static"
    )


def map_parts(marks: Marks, lines: Sequence[Offered], box: Box) -> list[str]:
    """Return what is on a map of a box: land, border lines, dated lines, places."""
    drawn = [(spot, many) for spot, many in marks if spot.is_drawn]
    project = _Projection(box)
    parts = [
        tag("rect", x=0, y=0, width=WIDTH, height=HEIGHT, class_="sea"),
        *_base(box),
        _hatch(),
    ]
    for one in lines:
        if one.is_drawn:
            parts += _dated(one, project)
    for spot, many in sorted(drawn, key=lambda one: -(one[0].radius_km or 0)):
        parts += _mark(spot, many, project)
    return [*parts, *_names(drawn, project)]


def _names(drawn: Marks, project: "_Projection") -> Iterator[str]:
    """The names of places, while there are few: most incidents first, none on another."""
    if len(drawn) > MOST_NAMES:
        return
    countries = (label_box(name, (x, y, "middle")) for name, x, y in _countries(project))
    labels = Labels((WIDTH, HEIGHT), countries)
    for spot, many in sorted(drawn, key=lambda one: -one[1]):
        at = project(spot.lon or 0.0, spot.lat or 0.0)
        is_dot = shape_of(spot) == "dot"
        room = _size(many) if is_dot else _radius(spot, many, project)
        found = labels.place(spot.name, at, min(room, HEIGHT / 3))
        if found is not None:
            x, y, anchor = found
            yield text(spot.name, x=x, y=y, class_="place", text_anchor=anchor)


def _dated(one: Offered, project: "_Projection") -> Iterator[str]:
    """A dated line with its name and days: broken where it is disputed, faint on another day."""
    line = one.line
    holds = "holds" if one.holds else "held"
    shape = "".join(_path(part, project) for part in line.parts)
    told = tag("title", _escaped(line.words))
    yield tag("path", told, d=shape, class_=f"dated {holds} {line.status}")
    longest = max(line.parts, key=len)
    x, y = project(*longest[len(longest) // 2])
    if 0 < x < WIDTH and 0 < y < HEIGHT:
        words = f"{line.name}, {line.days}"
        yield text(
            words,
            x=min(max(x, 120), WIDTH - 120),
            y=y - 6,
            class_="dated-name",
            text_anchor="middle",
        )


class _Projection:
    """Degrees -> pixels of a box, a degree of longitude shortened as at the box's middle."""

    def __init__(self, box: Box) -> None:
        west, south, east, north = box
        self.narrow = max(math.cos(math.radians((south + north) / 2)), 0.2)
        self.scale = min(WIDTH / ((east - west) * self.narrow), HEIGHT / (north - south))
        self.west = (west + east) / 2 - WIDTH / 2 / self.scale / self.narrow
        self.north = (south + north) / 2 + HEIGHT / 2 / self.scale

    def __call__(self, lon: float, lat: float) -> tuple[float, float]:
        return (lon - self.west) * self.narrow * self.scale, (self.north - lat) * self.scale

    def km(self, radius: float) -> float:
        return radius / KM_A_DEGREE * self.scale


def around(spots: Iterable[Spot]) -> Box:
    """The box that holds the places with room around them, snapped so that few differ."""
    wests, souths, easts, norths = [], [], [], []
    for spot in spots:
        lon, lat = spot.lon or 0.0, spot.lat or 0.0
        room = (spot.radius_km or 0) / KM_A_DEGREE
        wests.append(lon - room)
        easts.append(lon + room)
        souths.append(lat - room)
        norths.append(lat + room)
    span = max(max(easts) - min(wests), max(norths) - min(souths), 6.0)
    step = max(2.0 ** math.ceil(math.log2(span / 4)), 0.5)
    return (
        math.floor(min(wests) / step - 0.5) * step,
        max(math.floor(min(souths) / step - 0.5) * step, -85.0),
        math.ceil(max(easts) / step + 0.5) * step,
        min(math.ceil(max(norths) / step + 0.5) * step, 85.0),
    )


@lru_cache(maxsize=64)
def _base(box: Box) -> tuple[str, ...]:
    """Land without a stroke, then border lines of their own, thinned to what a pixel shows."""
    project, base = _Projection(box), basemap()
    view = _seen(project)
    land = "".join(
        _path(ring, project, closed=True)
        for polygon in base["land"]
        for shift in _SHIFTS
        if _touches(polygon[0], view, shift)
        for ring in ([(lon + shift, lat) for lon, lat in one] for one in polygon)
    )
    lines = "".join(_path(one, project) for one in base["borders"] if _touches(one, view))
    names = (
        text(name, x=x, y=y, class_="country", text_anchor="middle")
        for name, x, y in _countries(project)
    )
    return (tag("path", d=land, class_="land"), tag("path", d=lines, class_="line"), *names)


def _countries(project: _Projection) -> list[tuple[str, float, float]]:
    """The names of countries in the picture with their places; none where they would be many."""
    found = [
        (str(one["name"]), x, y)
        for one in basemap()["labels"]
        for x, y in (project(*one["at"]),)
        if 0 < x < WIDTH and 0 < y < HEIGHT
    ]
    return found if len(found) <= MOST_NAMES else []


def _seen(project: _Projection) -> Box:
    wide = WIDTH / project.scale / project.narrow
    tall = HEIGHT / project.scale
    return project.west, project.north - tall, project.west + wide, project.north


def _touches(line: Line, view: Box, shift: float = 0.0) -> bool:
    west, south, east, north = view
    lons, lats = [p[0] + shift for p in line], [p[1] for p in line]
    return min(lons) < east and max(lons) > west and min(lats) < north and max(lats) > south


def _path(line: Line, project: _Projection, *, closed: bool = False) -> str:
    """A line in whole pixels, each pixel once; far outside the picture it is held at its edge."""
    told: list[tuple[int, int]] = []
    for lon, lat in line:
        x, y = project(lon, lat)
        at = (round(min(max(x, -WIDTH), 2 * WIDTH)), round(min(max(y, -HEIGHT), 2 * HEIGHT)))
        if not told or told[-1] != at:
            told.append(at)
    if len(told) < 2 or (closed and len(told) < 4):
        return ""
    return "M" + "L".join(f"{x} {y}" for x, y in told) + ("Z" if closed else "")


def _hatch() -> str:
    line = tag("path", d="M0 7L7 0", class_="hatch-line")
    return tag(
        "defs", tag("pattern", line, id="area", width=7, height=7, patternUnits="userSpaceOnUse")
    )


def _size(many: int) -> float:
    return min(3.5 + math.sqrt(many), 14.0)


def _radius(spot: Spot, many: int, project: _Projection) -> float:
    return max(project.km(spot.radius_km or 10.0), _size(many))


def _mark(spot: Spot, many: int, project: _Projection) -> list[str]:
    x, y = project(spot.lon or 0.0, spot.lat or 0.0)
    told = f"{spot.name}: {spot.level_words}, {many} incident{'' if many == 1 else 's'}"
    title = tag("title", _escaped(told))
    radius = _radius(spot, many, project)
    match shape_of(spot):
        case "dot":
            return [tag("circle", title, cx=x, cy=y, r=_size(many), class_="dot")]
        case "hatch":
            return [tag("circle", title, cx=x, cy=y, r=radius, class_="region", fill="url(#area)")]
        case _:
            return [tag("circle", title, cx=x, cy=y, r=radius, class_="radius")]


def _escaped(told: str) -> str:
    return told.replace("&", "&amp;").replace("<", "&lt;")
