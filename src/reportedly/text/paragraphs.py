"""Document -> the stretches of it that are parsed: the paragraphs of its evidence segments."""

import re
from collections.abc import Iterator

from reportedly.records.base import Record
from reportedly.records.text import Document
from reportedly.records.vocabulary import SegmentKind

WRAPPED_AT = 50
"""A line at least this long that stops in mid-sentence was wrapped by a mail or wire terminal."""

_LINE = re.compile(r"={2,4}[^=\n]{1,80}={2,4}|(?:(?!={2,4}[^=\n]{1,80}={2,4})[^\n])+")
"""A line; a heading as wikis mark it (``==Aftermath==``) is one also in the midst of a line."""

_MID_SENTENCE = re.compile(r"(?:[\w,;’'\-–—(\"“]|\w\))\s*$")


class Paragraph(Record, frozen=True, kw_only=True):
    """Characters [start, end) that are read as one piece of running text."""

    start: int
    end: int
    segment: SegmentKind


def find_paragraphs(document: Document) -> Iterator[Paragraph]:
    """Yield the paragraphs of the document's evidence segments, in order.

    A line is a paragraph, but for lines that were wrapped: a long line that stops in mid-sentence,
    or one whose successor goes on in lower case, runs on into the next.
    """
    for segment in document.segments:
        if segment.is_evidence:
            for start, end in _runs(document.text, segment.start, segment.end):
                yield Paragraph(start=start, end=end, segment=segment.kind)


def _runs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    run: tuple[int, int] | None = None
    for line in _LINE.finditer(text, start, end):
        stretch = _trimmed(text, line.start(), line.end())
        if stretch is None:
            if run is not None:
                yield run
            run = None
        elif run is not None and _runs_on(text, run, stretch):
            run = (run[0], stretch[1])
        else:
            if run is not None:
                yield run
            run = stretch
    if run is not None:
        yield run


def _runs_on(text: str, run: tuple[int, int], line: tuple[int, int]) -> bool:
    between = text[run[1] : line[0]]
    if between.count("\n") > 1:
        return False
    # A dateline stands on the same line and is a segment of its own: the page's line is measured.
    last_line = text[text.rfind("\n", 0, run[1]) + 1 : run[1]]
    mid_sentence = _MID_SENTENCE.search(last_line) is not None
    return mid_sentence and (text[line[0]].islower() or len(last_line) >= WRAPPED_AT)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None
