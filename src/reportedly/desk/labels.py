"""Names on a map -> where each stands, beside its mark and on no other name."""

from collections.abc import Iterable, Iterator

LETTER, LINE = 8.5, 18.0
"""Pixels that a letter and a line take where the map is small and its letters large."""

Rectangle = tuple[float, float, float, float]
"""Left, top, right, bottom, in pixels."""

Spot = tuple[float, float, str]
"""Where a text begins, or its middle or end, as its anchor says."""


def label_box(name: str, at: Spot) -> Rectangle:
    """Return the room that a name takes."""
    x, y, anchor = at
    wide = LETTER * len(name)
    left = {"start": x, "middle": x - wide / 2, "end": x - wide}[anchor]
    return left, y - LINE * 0.8, left + wide, y + LINE * 0.2


class Labels:
    """The names that are on a map so far."""

    def __init__(self, size: tuple[float, float], others: Iterable[Rectangle]) -> None:
        """Begin a map of a size on which other things stand, which are better left free."""
        self._size = size
        self._others = list(others)
        self._names: list[Rectangle] = []

    def place(self, name: str, at: tuple[float, float], room: float) -> Spot | None:
        """Return where a name stands beside a mark; None: nowhere is it clear of other names.

        Args:
            name: what is written.
            at: the middle of the mark.
            room: how far the mark reaches from it.
        """
        spots = [spot for spot in _around(at, room) if self._is_free(label_box(name, spot))]
        clear = (one for one in spots if not _meets(label_box(name, one), self._others))
        found = next(clear, spots[0] if spots else None)
        if found is not None:
            self._names.append(label_box(name, found))
        return found

    def _is_free(self, box: Rectangle) -> bool:
        wide, tall = self._size
        is_inside = box[0] >= 0 and box[1] >= 0 and box[2] <= wide and box[3] <= tall
        return is_inside and not _meets(box, self._names)


def _around(at: tuple[float, float], room: float) -> Iterator[Spot]:
    x, y = at
    yield x + room + 4, y + 5, "start"
    yield x - room - 4, y + 5, "end"
    yield x, y - room - 5, "middle"
    yield x, y + room + LINE * 0.8 + 3, "middle"


def _meets(box: Rectangle, others: Iterable[Rectangle]) -> bool:
    left, top, right, bottom = box
    return any(
        left < one[2] and right > one[0] and top < one[3] and bottom > one[1] for one in others
    )
