"""A map -> a picture in a file of its own, that says what it shows and what its lines are."""

import re
from collections.abc import Sequence

from markupsafe import Markup

from reportedly.desk.lines import Offered
from reportedly.desk.maps import HEIGHT, WIDTH, Box, Marks, around, map_parts
from reportedly.desk.svg import tag, text

_FOOT = 16
_LOOK = {
    "sea": 'fill="#f6f7f7"',
    "land": 'fill="#e7e3d9"',
    "line": 'fill="none" stroke="#a9a396" stroke-width="0.8"',
    "country": 'fill="#575b60" font-size="11" letter-spacing="0.6"',
    "dot": 'fill="#2c2f33"',
    "radius": 'fill="none" stroke="#2c2f33" stroke-width="1.4" stroke-dasharray="5 4"',
    "region": 'stroke="#575b60" stroke-width="0.8" fill-opacity="0.55"',
    "hatch-line": 'stroke="#2c2f33" fill="none"',
    "place": 'paint-order="stroke" stroke="#e7e3d9" stroke-width="3" fill="#1d1f21"',
    "dated-name": 'paint-order="stroke" stroke="#e7e3d9" stroke-width="3" fill="#1d1f21"',
    "foot": 'fill="#1d1f21"',
}
_DATED = 'fill="none" stroke="#1d1f21" stroke-width="{width}" stroke-opacity="{faint}"{dash}'
_VIEW = re.compile(r"(-?\d{1,3}(?:\.\d{1,6})?),(-?\d{1,3}(?:\.\d{1,6})?),(\d{1,2})")


def map_image(
    marks: Marks, lines: Sequence[Offered], view: str, words: Sequence[str]
) -> Markup | None:
    """Return a map as a file: what the page shows, in the same place, with its key below it.

    Args:
        marks: the places, and how many incidents each has.
        lines: the dated lines; those that are drawn are told in words too.
        view: where the moving map is, as the address has it; empty: around all places.
        words: what the map is of, to stand below it.
    """
    drawn = [spot for spot, _ in marks if spot.is_drawn]
    if not drawn:
        return None
    told = [*words, *(one.line.words for one in lines if one.is_drawn)]
    told.append("A line is a reference, not a position. Borders: Natural Earth 4.1.0, undated.")
    rows = [row for one in told for row in _rows(one)]
    tall = HEIGHT + _FOOT * len(rows) + 10
    foot = [text(row, x=8, y=HEIGHT + _FOOT * (n + 1), class_="foot") for n, row in enumerate(rows)]
    ground = tag("rect", x=0, y=0, width=WIDTH, height=tall, fill="#fbfaf7")
    shown = "".join(map_parts(marks, lines, _box(view) or around(drawn)))
    cut = tag("svg", shown, width=WIDTH, height=HEIGHT)  # what is beyond its edge is not seen
    inner = "".join([ground, cut, *foot])
    picture = tag(
        "svg",
        tag("title", "Map") + inner,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {WIDTH} {tall}",
        width=WIDTH,
        height=tall,
        font_family="sans-serif",
        font_size=12,
    )
    return Markup(re.sub(r'class="([^"]*)"', _looking, picture))  # noqa: S704 - made above


def _looking(found: re.Match[str]) -> str:
    """A class with what it looks like: a file of its own has no style sheet."""
    names = found[1].split()
    if names[0] == "dated":
        is_held, dashed = "held" in names, "agreed" not in names
        look = _DATED.format(
            width=1.2 if is_held else 2,
            faint=0.55 if is_held else 1,
            dash=' stroke-dasharray="7 4"' if dashed else "",
        )
        return f'class="{found[1]}" {look}'
    return f'class="{found[1]}" {_LOOK.get(names[0], "")}'


def _box(view: str) -> Box | None:
    """The box that a moving map of that view shows."""
    match = _VIEW.fullmatch(view)
    if match is None:
        return None
    lat, lon, zoom = float(match[1]), float(match[2]), int(match[3])
    if abs(lat) > 85 or abs(lon) > 180 or zoom > 18:
        return None
    wide = 360 / (256 * 2**zoom) * WIDTH
    tall = wide * HEIGHT / WIDTH
    return lon - wide / 2, lat - tall / 2, lon + wide / 2, lat + tall / 2


def _rows(words: str, most: int = 112) -> list[str]:
    """Words in lines that the picture has room for."""
    rows = [""]
    for word in words.split():
        if rows[-1] and len(rows[-1]) + len(word) >= most:
            rows.append("")
        rows[-1] = f"{rows[-1]} {word}".strip()
    return rows
