"""Plain text -> its blocks: the paragraphs, put together again where a terminal wrapped them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from reportedly.read.blocks import Block
from reportedly.records.base import Record

WRAPPED_WIDTH = range(45, 121)
"""Lengths of line at which mail programs and wire terminals break."""
SHORT_LINE = 25
"""A line this short with a figure is no continuation in an unwrapped text: "on 3 May 2012"."""
FAIR_SHARE = 0.05
"""Share of a text's characters that must stand at an indent for it to be the report's own."""

_LINE = re.compile(r"[^\r\n\v\f\x85\u2028\u2029]*[^\s\u200b\ufeff][^\r\n\v\f\x85\u2028\u2029]*")
_MARKER = re.compile(
    r"(?:[•◦▪‣●■▶*\-]|\d{1,4}[.)])[ \t\u00a0]+(?=\S)(?!(?<=\. )[^\W\d_]{3,12}\.? \d{4}(?!\d))"
)
"""A bullet or number; "28. Juli 2019" begins with neither."""
_INDENT = re.compile(r"[ \t\u00a0]*")
_OPEN_END = re.compile(r"[\w,;’'\-–—(]\s*$")


class _Line(Record, frozen=True, kw_only=True):
    """One printed line without the white space around it."""

    start: int
    end: int
    at: int
    text: str
    bullet: bool
    indent: int
    after_gap: bool


def read_blocks(text: str) -> tuple[Block, ...]:
    """Return the blocks of a plain text in order; what lies between them is white space."""
    lines = tuple(_lines(text))
    width = _wrapped_width(lines)
    indent = _usual_indent(lines)
    return tuple(_block(text, run, indent) for run in _runs(lines, width))


def _lines(text: str) -> Iterator[_Line]:
    end = 0
    for found in _LINE.finditer(text):
        indent = _INDENT.match(text, found.start(), found.end())
        start = found.start() if indent is None else indent.end()
        marker = _MARKER.match(text, start, found.end())
        at = start if marker is None else marker.end()
        gap = text[end : found.start()]
        end = found.start() + len(found.group().rstrip())
        yield _Line(
            start=found.start(),
            end=end,
            at=at,
            text=text[at:end],
            bullet=marker is not None,
            indent=start - found.start(),
            after_gap=gap.replace("\r\n", "\n").count("\n") + gap.count("\r") > 1,
        )


def _wrapped_width(lines: Sequence[_Line]) -> int | None:
    """Return the width at which the text was wrapped, or None where lines are paragraphs."""
    broken = [a for a, b in pairwise(lines) if not b.after_gap and not b.bullet]
    if len(broken) < 3:
        return None
    in_width = [line for line in broken if len(line.text) in WRAPPED_WIDTH]
    open_ended = [line for line in in_width if _OPEN_END.search(line.text)]
    if len(in_width) < 0.6 * len(broken) or len(open_ended) < 0.6 * len(in_width):
        return None
    return max(len(line.text) for line in in_width)


def _usual_indent(lines: Iterable[_Line]) -> int:
    """Return the smallest indent at which a fair share of the text stands."""
    weight: dict[int, int] = {}
    for line in lines:
        weight[line.indent] = weight.get(line.indent, 0) + len(line.text)
    fair = FAIR_SHARE * sum(weight.values())
    return min((indent for indent, length in weight.items() if length >= fair), default=0)


def _runs(lines: Iterable[_Line], width: int | None) -> Iterator[list[_Line]]:
    run: list[_Line] = []
    for line in lines:
        if run and not _goes_on(run[-1], line, width):
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _goes_on(line: _Line, following: _Line, width: int | None) -> bool:
    if following.after_gap or following.bullet:
        return False
    open_ended = _OPEN_END.search(line.text[-3:]) is not None
    if width is None:
        return open_ended and following.text[:1].islower() and not _is_apart(line, following)
    if following.indent > line.indent and not line.bullet:
        return False
    return len(line.text) >= 0.6 * width or (open_ended and following.text[:1].islower())


def _is_apart(line: _Line, following: _Line) -> bool:
    """Whether a short line is one of its own: a label, an item, not the rest of what it follows."""
    if len(following.text) > SHORT_LINE:
        return False
    if any(map(str.isdigit, following.text)):
        return True
    ends_paragraph = len(line.text) in WRAPPED_WIDTH and following.text.endswith((".", "!", "?"))
    opens_paragraph = line.after_gap or line.start == 0
    return not (ends_paragraph or opens_paragraph)


def _block(text: str, run: Sequence[_Line], indent: int) -> Block:
    first, last = run[0], run[-1]
    return Block(
        start=first.start,
        end=last.end,
        at=first.at,
        text=text[first.at : last.end],
        bullet=first.bullet,
        indent=max(0, first.indent - indent),
    )
