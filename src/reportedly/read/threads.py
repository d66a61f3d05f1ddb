"""Blocks and their signs -> where the readers begin to talk."""

from collections import Counter
from collections.abc import Sequence

from reportedly.read.blocks import Block
from reportedly.records.vocabulary import SegmentKind
from reportedly.vocab.furniture import Scope, SignEntry

ENOUGH_REPORT = 500
"""Characters of running text after which a heading about comments is no link at the page's top."""
SOON = 8
"""How many blocks after its heading a thread shows a first mark of its own."""

_AFTER_REPORT = frozenset({SegmentKind.BIO, SegmentKind.BOILERPLATE, SegmentKind.FOOTER})

Signs = Sequence[SignEntry | None]


def thread_start(blocks: Sequence[Block], signs: Signs) -> int:
    """Return the index of the first block of the readers' thread, or the number of blocks.

    A thread is opened by a heading or a form ("Leave a Reply"), or shows itself: numbered answers,
    names that "say", days and hours, buttons. A list in a report shows none of them.
    """
    opened = next((i for i in _headings(signs) if _opens_thread(blocks, signs, i)), len(blocks))
    talk = _unheaded(blocks, signs, opened)
    return min(opened, talk)


def _headings(signs: Signs) -> list[int]:
    return [i for i, sign in enumerate(signs) if sign is not None and sign.scope is Scope.REST]


def _opens_thread(blocks: Sequence[Block], signs: Signs, heading: int) -> bool:
    """Whether the heading stands above a thread and is no link to one further down."""
    before = _report_length(blocks, signs, 0, heading)
    if before == 0:
        return False
    if before >= ENOUGH_REPORT:
        return True
    if any(_is_talk(sign) for sign in signs[heading + 1 : heading + 1 + SOON]):
        return True
    return _report_length(blocks, signs, heading, len(blocks)) <= before


def _report_length(blocks: Sequence[Block], signs: Signs, start: int, end: int) -> int:
    return sum(
        len(blocks[i].text)
        for i in range(start, end)
        if signs[i] is None and blocks[i].kind is SegmentKind.BODY and blocks[i].is_prose
    )


def _is_talk(sign: SignEntry | None) -> bool:
    return sign is not None and sign.scope is Scope.THREAD


def _unheaded(blocks: Sequence[Block], signs: Signs, end: int) -> int:
    """Return where a thread without a heading begins before ``end``, or ``end``."""
    marks = [i for i in range(_first_prose(blocks, signs), end) if _is_talk(signs[i])]
    spoken = end
    if _is_conversation([signs[i] for i in marks]):
        spoken = _with_name_above(blocks, signs, marks[0])
    return min(spoken, _listed(blocks, signs, end))


def _listed(blocks: Sequence[Block], signs: Signs, end: int) -> int:
    """Return where a list of readers' words begins that runs up to ``end``, or ``end``."""
    start = _back_over_list(blocks, signs, end)
    marks_needed = 2 if end == len(blocks) else 1
    if start < end and (
        sum(map(_is_talk, signs[start:end])) >= marks_needed
        or (end < len(blocks) and _ends_report(signs[start - 1]))
    ):
        return start
    return end


def _back_over_list(blocks: Sequence[Block], signs: Signs, end: int) -> int:
    """Return the index from which all to ``end`` hangs in lists, or carries signs."""
    start = end
    for i in range(end - 1, _first_prose(blocks, signs), -1):
        if _is_talk(signs[i]) or (blocks[i].is_listed and signs[i] is None):
            start = i
        elif signs[i] is None:
            break
    return start


def _first_prose(blocks: Sequence[Block], signs: Signs) -> int:
    for i, block in enumerate(blocks):
        if signs[i] is None and block.kind is SegmentKind.BODY and block.is_prose:
            return i
    return len(blocks)


def _ends_report(sign: SignEntry | None) -> bool:
    """Whether the sign stands where a report is over: who wrote it, how to share it."""
    return sign is not None and sign.kind in _AFTER_REPORT


def _is_conversation(talk: Signs) -> bool:
    """Whether the marks can only be those of readers answering each other.

    A live page has an hour above each entry and a story may quote a "@name": one kind of mark
    alone says little, unless people "say" or are asked to reply again and again.
    """
    told = Counter(sign.id for sign in talk if sign is not None)
    sure = told["says"] >= 2 or told["reply-button"] >= 3
    return sure or (len(talk) >= 3 and len(told) >= 2)


def _with_name_above(blocks: Sequence[Block], signs: Signs, mark: int) -> int:
    """Return the mark, or the block above it when that is the name of who speaks."""
    above = mark - 1
    if above > 0 and signs[above] is None and len(blocks[above].text.split()) <= 4:
        return above
    return mark
