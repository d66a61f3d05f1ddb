"""Segments -> the lines in which a page corrects, clarifies, withdraws or updates itself."""

import re
from collections.abc import Iterator, Sequence

from reportedly.records.text import Notice, Segment
from reportedly.records.vocabulary import SegmentKind
from reportedly.vocab.notices import NoticeWords

LONGEST = 1500
"""A line longer than this is no notice, whatever it opens with."""

_LINE = re.compile(r"[^\n]+")
_OTHERS_WORDS = frozenset({SegmentKind.COMMENT, SegmentKind.RELATED})


def find_notices(text: str, segments: Sequence[Segment], words: NoticeWords) -> tuple[Notice, ...]:
    """Return the page's notices in the order of the text; readers' and other pages' are none."""
    return tuple(_notices(text, segments, words))


def _notices(text: str, segments: Sequence[Segment], words: NoticeWords) -> Iterator[Notice]:
    for segment in segments:
        if segment.kind in _OTHERS_WORDS:
            continue
        for line in _LINE.finditer(text, segment.start, segment.end):
            printed = line.group().strip()
            entry = words.notice_in(printed) if 0 < len(printed) <= LONGEST else None
            if entry is not None:
                start = line.start() + line.group().index(printed)
                yield Notice(
                    kind=entry.kind,
                    start=start,
                    end=start + len(printed),
                    printed=printed,
                    why=f"notice:{entry.id}",
                )
