"""Blocks and their signs -> where the readers begin to talk."""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from reportedly.read.blocks import Block
from reportedly.read.voice import reads_like_talk, speaker_of
from reportedly.records.vocabulary import SegmentKind
from reportedly.vocab.furniture import Mark, Scope, SignEntry
from reportedly.vocab.tongues import Languages

ENOUGH_REPORT = 500
"""Characters of running text after which a heading about comments is no link at the page's top."""
TALKATIVE = 3
"""How many times as long as the report a thread may be that shows no mark of its own."""
SOON = 8
"""How many blocks after its heading a thread shows a first mark of its own."""
LONG_COMMENT = 12
"""How many blocks one reader may fill between two marks."""
OPENING = 8
"""How many first blocks of running text show the voice of the report."""
MAY_TALK = 0.1
"""Share of them that may read like talk before it says nothing on this page."""
TURN = 2
"""Blocks within which a speaker's name and the hour of the talk belong together."""

_NONE_YET = re.compile(r"^\W*(?:0|no|keine|aucun|ningún|nessun|нет)(?!\w)", re.IGNORECASE)
_AFTER_REPORT = frozenset({SegmentKind.BIO, SegmentKind.BOILERPLATE, SegmentKind.FOOTER})
_OF_READERS = frozenset({Mark.SPEAKER, Mark.BUTTON, Mark.AGO})

Signs = Sequence[SignEntry | None]


class Page:
    """A page's blocks with their signs, asked where its report is and where its readers talk."""

    def __init__(self, blocks: Sequence[Block], signs: Signs, languages: Languages) -> None:
        self.blocks = blocks
        self.signs = signs
        self.languages = languages
        self.end = len(blocks)
        self.prose = [i for i in range(self.end) if self._is_prose(i)]
        self.first = self.prose[0] if self.prose else self.end

    def _is_prose(self, i: int) -> bool:
        block = self.blocks[i]
        return self.signs[i] is None and block.kind is SegmentKind.BODY and block.is_prose

    def length(self, start: int, end: int) -> int:
        """Characters of running text in a stretch of blocks."""
        return sum(len(self.blocks[i].text) for i in self.prose if start <= i < end)

    def mark(self, i: int) -> Mark | None:
        """What readers' talk leaves in the block, if anything."""
        sign = self.signs[i]
        return None if sign is None else sign.mark

    def speaker(self, i: int) -> str | None:
        """The name beside the day and hour of a stamp."""
        return (
            speaker_of(self.blocks[i].text, self.languages.days)
            if self.mark(i) is Mark.STAMP
            else None
        )

    def is_kind(self, i: int, kind: SegmentKind) -> bool:
        """Whether the block carries a sign of that kind."""
        sign = self.signs[i]
        return sign is not None and sign.kind is kind

    def is_talk(self, i: int) -> bool:
        """Whether the block is open, and its words are those of people who answer each other.

        Where the report itself says I and you, as a blog or an opinion does, voices tell nothing.
        """
        return (
            self.signs[i] is None
            and reads_like_talk(self.blocks[i].text, self.languages)
            and not self.report_is_talk
        )

    @cached_property
    def report_is_talk(self) -> bool:
        """Whether the first of the running text is itself in the voice of talk."""
        opening = self.prose[: min(OPENING, (len(self.prose) + 1) // 2)]
        talk = sum(reads_like_talk(self.blocks[i].text, self.languages) for i in opening)
        return talk > MAY_TALK * len(opening)


def thread_start(blocks: Sequence[Block], signs: Signs, languages: Languages) -> int:
    """Return the index of the first block of the readers' thread, or the number of blocks.

    A thread is opened by a heading or a form ("Leave a Reply"), or shows itself: numbered answers,
    names that "say", days and hours, buttons. A list in a report shows none of them. Where nothing
    of that is left, there is the voice: what follows the author's box, or stands right above
    "2 Comments", in words that say I and you.
    """
    page = Page(blocks, signs, languages)
    opened = next((i for i in _headings(page) if _opens_thread(page, i)), page.end)
    return min(
        opened,
        _spoken(page, opened),
        _listed(page, opened),
        _before_form(page, opened),
        _after_author(page, opened),
    )


def _headings(page: Page) -> Iterator[int]:
    return (i for i, sign in enumerate(page.signs) if sign is not None and sign.scope is Scope.REST)


def _opens_thread(page: Page, heading: int) -> bool:
    """Whether the heading stands above a thread and is no link to one further down."""
    before = page.length(0, heading)
    if before == 0 or _NONE_YET.search(page.blocks[heading].text) is not None:
        return False
    below = range(heading + 1, min(page.end, heading + 1 + SOON))
    if any(page.mark(i) is not None for i in below) or any(map(page.is_talk, below)):
        return True
    following = next((i for i in _headings(page) if i > heading), page.end)
    most = before * (TALKATIVE if before >= ENOUGH_REPORT else 1)
    if following < page.end and page.length(heading, following) > most:
        return False  # what stands between the two is the report
    return before >= ENOUGH_REPORT or page.length(heading, page.end) <= before


def _spoken(page: Page, end: int) -> int:
    """Return where people are seen to answer each other before ``end``, or ``end``."""
    marks = [i for i in range(page.first, end) if page.mark(i) is not None]
    return _with_name_above(page, marks[0]) if _is_conversation(page, marks) else end


def _is_conversation(page: Page, marks: Sequence[int]) -> bool:
    """Whether the marks can only be those of readers answering each other.

    A live page has an hour above each entry and a story may quote a "@name": one kind of mark
    alone says little, unless people "say" or are asked to reply again and again, or the hours
    stand beside the names of several people.
    """
    kinds = [page.mark(i) for i in marks]
    speakers = [i for i in marks if page.mark(i) is Mark.SPEAKER]
    stamps = [i for i in marks if page.mark(i) is Mark.STAMP]
    names = {name for i in stamps if (name := page.speaker(i)) is not None}
    turn = any(0 < stamp - one <= TURN for one in speakers for stamp in stamps)
    sure = turn or len(speakers) >= 2 or len(names) >= 3 or kinds.count(Mark.BUTTON) >= 3
    return sure or (len(kinds) >= 3 and len(set(kinds)) >= 2)


def _with_name_above(page: Page, mark: int) -> int:
    """Return the mark, or the block above it when that is the name of who speaks."""
    above = mark - 1
    if above > 0 and page.signs[above] is None and len(page.blocks[above].text.split()) <= 4:
        return above
    return mark


def _listed(page: Page, end: int) -> int:
    """Return where a list of readers' words begins that runs up to ``end``, or ``end``."""
    start = _back_over_list(page, end)
    marks_needed = 2 if end == page.end else 1
    if start < end and (
        sum(page.mark(i) is not None for i in range(start, end)) >= marks_needed
        or (end < page.end and _ends_report(page.signs[start - 1]))
    ):
        return start
    return end


def _back_over_list(page: Page, end: int) -> int:
    """Return the index from which all to ``end`` hangs in lists, or carries signs."""
    start = end
    for i in range(end - 1, page.first, -1):
        if page.mark(i) is not None or (page.blocks[i].is_listed and page.signs[i] is None):
            start = i
        elif page.signs[i] is None or page.is_kind(i, SegmentKind.BIO):
            break
    return start


def _ends_report(sign: SignEntry | None) -> bool:
    """Whether the sign stands where a report is over: who wrote it, how to share it."""
    return sign is not None and sign.kind in _AFTER_REPORT


def _before_form(page: Page, end: int) -> int:
    """Return where the talk begins that ends in a form to join it, or ``end``.

    Above a form or a heading one reader's mark is enough; talk without any is known by its voice,
    block after block, right above the heading.
    """
    if end == page.end:
        return end
    start, gap = end, 0
    for i in range(end - 1, page.first, -1):
        if page.mark(i) in _OF_READERS or page.speaker(i) is not None:
            start, gap = i, 0
        elif page.is_kind(i, SegmentKind.BIO) or gap >= LONG_COMMENT:
            break
        else:
            gap += 1
    if start < end:
        return _with_name_above(page, start)
    return _back_over_talk(page, end)


def _back_over_talk(page: Page, end: int) -> int:
    start = end
    for i in range(end - 1, page.first, -1):
        if not page.is_talk(i):
            break
        start = i
    return start


def _after_author(page: Page, end: int) -> int:
    """Return where the readers begin below the author's box, known by their voice, or ``end``."""
    boxes = [
        i
        for i in range(page.first, end)
        if page.is_kind(i, SegmentKind.BIO) and page.length(0, i) >= ENOUGH_REPORT
    ]
    if not boxes:
        return end
    below = [i for i in range(boxes[-1] + 1, end) if page.signs[i] is None]
    told = [i for i in below if len(page.blocks[i].text.split()) >= 4]
    talk = [i for i in told if page.is_talk(i)]
    if talk and 2 * len(talk) >= len(told):
        return talk[0]
    return end
