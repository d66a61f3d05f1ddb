"""Shapes -> SVG that needs no script and no style of its own: classes, titles, plain numbers."""

from collections.abc import Iterable
from html import escape

from markupsafe import Markup


def tag(name: str, body: str = "", **attributes: object) -> str:
    """Return an element; ``_`` in an attribute's name is ``-``, and ``class_`` is ``class``.

    >>> tag("circle", r=2, class_="dot")
    '<circle r="2" class="dot"/>'
    """
    told = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(_number(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{told}>{body}</{name}>" if body else f"<{name}{told}/>"


def text(words: str, **attributes: object) -> str:
    """Return words as they are, at a place."""
    return tag("text", escape(words), **attributes)


def picture(parts: Iterable[str], size: tuple[int, int], title: str, class_: str) -> Markup:
    """Return a whole picture with the words that say what is in it."""
    inner = tag("title", escape(title)) + "".join(parts)
    width, height = size
    told = tag("svg", inner, viewBox=f"0 0 {width} {height}", role="img", class_=class_)
    return Markup(told)  # noqa: S704 - made above, every text of a page escaped


def _number(value: object) -> str:
    return f"{value:.1f}".removesuffix(".0") if isinstance(value, float) else str(value)
