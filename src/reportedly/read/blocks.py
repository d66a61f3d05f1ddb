"""What the readers hand on: a page's text in blocks, before anyone has said what each one is."""

import re

from reportedly.records.base import Record
from reportedly.records.vocabulary import SegmentKind, SegmentRole

PROSE_LENGTH = 80
"""A block at least this long that ends like a sentence is running text."""
LONG_PROSE = 200
"""A block this long is running text however it ends."""

_SENTENCE_END = re.compile(r"[.!?…][\"”’'»)\]]*\s*$|[.!?…]?[”»]\s*$")


class Block(Record, frozen=True, kw_only=True):
    """Characters [start, end) of the text: one paragraph, heading, list item or table cell.

    ``text`` is what stands there without its bullet or number and begins at ``at``. ``kind`` is
    what the block is unless a sign in it says otherwise; ``settled`` that none can.
    """

    start: int
    end: int
    at: int
    text: str
    bullet: bool = False
    indent: int = 0
    kind: SegmentKind = SegmentKind.BODY
    settled: bool = False
    why: str = ""

    @property
    def is_listed(self) -> bool:
        """Whether it is an item of a list, or hangs below one."""
        return self.bullet or self.indent > 0

    @property
    def is_sentence(self) -> bool:
        """Whether it ends as sentences end."""
        return _SENTENCE_END.search(self.text[-8:]) is not None

    @property
    def is_prose(self) -> bool:
        """Whether it is running text, not a heading, a name or a link."""
        length = len(self.text)
        return length >= LONG_PROSE or (length >= PROSE_LENGTH and self.is_sentence)


class Label(Record, frozen=True, kw_only=True):
    """What a block was found to be, and by which sign."""

    kind: SegmentKind
    why: str = ""
    role: SegmentRole | None = None
