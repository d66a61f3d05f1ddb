"""Blocks -> segments: what each stretch of the page is, and the sign that says so."""

import re
from collections.abc import Iterator, Sequence

from reportedly.read.blocks import Block, Label
from reportedly.read.threads import thread_start
from reportedly.records.text import Segment
from reportedly.records.vocabulary import EVIDENCE_SEGMENTS, SegmentKind
from reportedly.vocab.furniture import Furniture, Scope, SignEntry, Zone

HEADLINE_LENGTH = 250
STANDFIRST_WORDS = 5
NEAR_THE_TOP = 4
"""How many blocks of body text may come before the one with the dateline."""

_NAME = re.compile(r"[A-ZÀ-Ý][\w'’.\-]+(?: (?:[A-ZÀ-Ý][\w'’.\-]*|de|van|von|der|al|bin)){1,3}$")
_LIST_OPENS_AFTER = SegmentKind.BIO
_KEPT_IN_THREAD = frozenset(
    {SegmentKind.FOOTER, SegmentKind.NAVIGATION, SegmentKind.RELATED, SegmentKind.BOILERPLATE}
)


def find_segments(
    text: str, blocks: Sequence[Block], furniture: Furniture, title: str | None
) -> tuple[Segment, ...]:
    """Return segments that cover the whole text, in order and without overlap.

    Args:
        title: the headline as known from outside the text, when it is.
    """
    labels = label_blocks(blocks, furniture, title)
    pieces = list(_pieces(text, blocks, labels, furniture))
    return tuple(_joined(text, pieces))


def label_blocks(
    blocks: Sequence[Block], furniture: Furniture, title: str | None
) -> tuple[Label, ...]:
    """Return what each block is."""
    found = _find_signs(blocks, furniture)
    thread = thread_start(blocks, found, furniture.languages)
    signs = _in_their_zones(blocks, found, thread)
    labels: list[Label | None] = [
        Label(kind=b.kind, why=b.why) if b.settled else _line_label(sign)
        for b, sign in zip(blocks, signs, strict=True)
    ]
    _label_sections(blocks, signs, labels, thread)
    _label_names(blocks, signs, labels, thread)
    _label_mastheads(blocks, labels, thread, furniture)
    _label_head(blocks, labels, thread, title, furniture)
    for i in range(thread, len(blocks)):
        labels[i] = _in_thread(labels[i])
    return tuple(
        Label(kind=block.kind, why=block.why) if label is None else label
        for block, label in zip(blocks, labels, strict=True)
    )


def _find_signs(blocks: Sequence[Block], furniture: Furniture) -> list[SignEntry | None]:
    signs: list[SignEntry | None] = []
    in_head = True
    for block in blocks:
        sign = None if block.settled else furniture.sign_of(block.text, in_head=in_head)
        in_head = in_head and not _is_report(block, sign)
        signs.append(sign)
    return signs


def _line_label(sign: SignEntry | None) -> Label | None:
    """The label a sign gives its own block; marks of talk say nothing outside a thread."""
    return None if sign is None or sign.scope is Scope.THREAD else _signed(sign)


def _signed(sign: SignEntry) -> Label:
    return Label(kind=sign.kind, why=f"sign:{sign.id}", role=sign.role)


def _in_thread(label: Label | None) -> Label:
    if label is not None and label.kind in _KEPT_IN_THREAD | {SegmentKind.COMMENT}:
        return label
    return Label(kind=SegmentKind.COMMENT, why="in the readers' thread")


def _in_their_zones(
    blocks: Sequence[Block], found: Sequence[SignEntry | None], thread: int
) -> list[SignEntry | None]:
    """Return the signs without those that stand where they mean nothing."""
    report = [i for i in range(thread) if _is_report(blocks[i], found[i])]
    first = report[0] if report else thread
    last = report[-1] if report else -1
    kept: list[SignEntry | None] = []
    for i, sign in enumerate(found):
        misplaced = sign is not None and (
            (sign.zone is Zone.HEAD and i > first) or (sign.zone is Zone.TAIL and i < last)
        )
        kept.append(None if misplaced else sign)
    return kept


def _is_report(block: Block, sign: SignEntry | None) -> bool:
    return sign is None and block.kind is SegmentKind.BODY and block.is_prose


def _label_sections(
    blocks: Sequence[Block],
    signs: Sequence[SignEntry | None],
    labels: list[Label | None],
    thread: int,
) -> None:
    """Carry a section's kind from its heading over the short blocks below it."""
    below: Label | None = None
    begun = False
    for i in range(thread):
        sign = signs[i]
        begun = begun or _is_report(blocks[i], sign)
        if sign is not None:
            if sign.scope is Scope.SECTION and begun:
                below = Label(kind=sign.kind, why=f"below sign:{sign.id}")
        elif below is not None and labels[i] is None:
            if _belongs_below(blocks[i], below, is_first=signs[i - 1] is not None):
                labels[i] = below
            else:
                below = None


def _belongs_below(block: Block, heading: Label, *, is_first: bool) -> bool:
    if heading.kind is _LIST_OPENS_AFTER:
        return is_first or block.is_listed
    return not block.is_prose


def _label_names(
    blocks: Sequence[Block],
    signs: Sequence[SignEntry | None],
    labels: list[Label | None],
    thread: int,
) -> None:
    """Find authors' names that stand alone: printed twice, or above what is said of them."""
    for i in range(thread - 1):
        name, below = blocks[i].text, blocks[i + 1].text
        if labels[i] is not None or len(name) > 60 or _NAME.match(name) is None:
            continue
        sign = signs[i + 1]
        if name == below or (
            sign is not None and sign.kind is SegmentKind.BIO and below.startswith(name)
        ):
            labels[i] = Label(kind=SegmentKind.BYLINE, why="a name alone, told of below")
            if name == below:
                labels[i + 1] = Label(kind=SegmentKind.BYLINE, why="a name alone, twice")


def _label_mastheads(
    blocks: Sequence[Block], labels: list[Label | None], thread: int, furniture: Furniture
) -> None:
    """Find the outlet's name on the line above that with place and day, below a first line."""
    for i in range(1, thread - 1):
        below = labels[i + 1]
        if labels[i] is not None or below is None or below.kind is not SegmentKind.DATELINE:
            continue
        if furniture.outlet_in(blocks[i].text) is not None:
            labels[i] = Label(kind=SegmentKind.BYLINE, why="an outlet's name over the day")


def _label_head(
    blocks: Sequence[Block],
    labels: list[Label | None],
    thread: int,
    title: str | None,
    furniture: Furniture,
) -> None:
    """Find headline, standfirst and names among the blocks above the report's first paragraph."""
    open_ = [i for i in range(thread) if labels[i] is None and blocks[i].kind is SegmentKind.BODY]
    if not open_:
        return
    has_headline = any(label is not None and label.kind is SegmentKind.HEADLINE for label in labels)
    dated = dateline_length(blocks[open_[0]].text, furniture) > 0  # the report opens there
    if not has_headline and not dated and _is_headline(blocks, open_, title):
        labels[open_[0]] = Label(kind=SegmentKind.HEADLINE, why="opens the page")
        has_headline = True
    if has_headline:
        _label_standfirst(blocks, labels, [i for i in open_ if labels[i] is None])


def _is_headline(blocks: Sequence[Block], open_: Sequence[int], title: str | None) -> bool:
    block = blocks[open_[0]]
    if title is not None and _letters(title) and _letters(block.text) == _letters(title):
        return True
    if len(open_) == 1 or len(block.text) > HEADLINE_LENGTH or block.bullet:
        return False
    return not block.is_prose or (_is_title_case(block.text) and blocks[open_[1]].is_prose)


def _letters(words: str) -> str:
    return "".join(c for c in words.casefold() if c.isalnum())


def _is_title_case(words: str) -> bool:
    long = [word for word in words.split() if len(word) > 3 and word[0].isalpha()]
    return len(long) >= 3 and sum(word[0].isupper() for word in long) >= 0.8 * len(long)


def _label_standfirst(
    blocks: Sequence[Block], labels: list[Label | None], open_: Sequence[int]
) -> None:
    for place, i in enumerate(open_):
        block = blocks[i]
        if block.is_prose:
            if place == 0 and _is_repeated(blocks, open_):
                labels[i] = Label(kind=SegmentKind.STANDFIRST, why="said again in the report")
            return
        if _NAME.match(block.text) is not None and len(block.text) <= 60:
            labels[i] = Label(kind=SegmentKind.BYLINE, why="a name alone under the headline")
        elif len(block.text.split()) >= STANDFIRST_WORDS and place == 0 and len(open_) > 1:
            labels[i] = Label(kind=SegmentKind.STANDFIRST, why="under the headline")


def _is_repeated(blocks: Sequence[Block], open_: Sequence[int]) -> bool:
    """Whether the next block says the first one's opening again, after its dateline."""
    if len(open_) < 2:
        return False
    opening = blocks[open_[0]].text[:60]
    return opening in blocks[open_[1]].text[: len(opening) + 120]


def _pieces(
    text: str, blocks: Sequence[Block], labels: Sequence[Label], furniture: Furniture
) -> Iterator[tuple[int, int, Label]]:
    """Yield the stretches of the text with their labels, datelines and end credits cut off."""
    body = [i for i, label in enumerate(labels) if label.kind is SegmentKind.BODY]
    top, last = set(body[:NEAR_THE_TOP]), body[-1] if body else -1
    for i, (block, label) in enumerate(zip(blocks, labels, strict=True)):
        start = 0 if i == 0 else block.start
        end = blocks[i + 1].start if i + 1 < len(blocks) else len(text)
        opening = block.at + (dateline_length(block.text, furniture) if i in top else 0)
        credit = block.at + credit_start(block.text, furniture) if i == last else end
        if block.at < opening < block.end:
            yield start, opening, Label(kind=SegmentKind.DATELINE, why="opens the report")
            start = opening
        if start < credit < block.end:
            yield start, credit, label
            yield credit, end, Label(kind=SegmentKind.BYLINE, why="credit at the end")
        else:
            yield start, end, label


def dateline_length(block: str, furniture: Furniture) -> int:
    """Return how many characters of the block are its dateline."""
    found = next((m for p in furniture.datelines if (m := p.match(block)) is not None), None)
    return 0 if found is None else found.end()


def credit_start(block: str, furniture: Furniture) -> int:
    """Return where the credit to an agency at the block's end begins; its length when none."""
    found = furniture.end_credit.search(block, max(0, len(block) - 80))
    return len(block) if found is None else found.start()


def _joined(text: str, pieces: Sequence[tuple[int, int, Label]]) -> Iterator[Segment]:
    """Yield segments over the pieces: neighbours alike and a blank line apart become one."""
    if not pieces:
        kind = SegmentKind.BOILERPLATE
        if text:
            yield Segment(kind=kind, start=0, end=len(text), why="no words")
        return
    start, end, label = pieces[0]
    for piece in pieces[1:]:
        gap = text[max(start, end - 12) : end]
        apart = gap[len(gap.rstrip()) :].count("\n") > 1 or label.kind not in EVIDENCE_SEGMENTS
        if piece[2] == label and apart:
            end = piece[1]
        else:
            yield _segment(start, end, label)
            start, end, label = piece
    yield _segment(start, end, label)


def _segment(start: int, end: int, label: Label) -> Segment:
    return Segment(kind=label.kind, start=start, end=end, why=label.why, role=label.role)
