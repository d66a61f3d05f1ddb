"""Blocks of HTML and the elements around them -> blocks with a kind, where markup tells it."""

from collections.abc import Sequence

from reportedly.read.blocks import Block
from reportedly.records.base import Record
from reportedly.records.vocabulary import EVIDENCE_SEGMENTS, SegmentKind
from reportedly.vocab.furniture import ContainerEntry

MOST = 0.5
"""An element that holds more of the main text than this is not what its name says."""
LINKED = 0.5
"""Share of a block's characters inside links above which it leads elsewhere."""

_ROOTS = frozenset({"html", "body", "main", "article"})


class Container(Record, frozen=True, kw_only=True):
    """An element of the page whose names say what it holds."""

    entry: ContainerEntry
    tag: str


class Raw(Record, frozen=True, kw_only=True):
    """A block as the markup has it: its words, its element, the containers it stands in."""

    text: str
    tag: str
    chain: tuple[int, ...]
    linked: float


def settle(
    raws: Sequence[Raw], containers: Sequence[Container], main: Sequence[bool], title: str | None
) -> tuple[Block, ...]:
    """Return the blocks with the kinds that markup gives them; their places are still to come.

    Args:
        main: for each block whether it belongs to the main text.
        title: the page's title by its metadata.
    """
    headline = _headline(raws, main, title)
    believed = _believed(raws, containers, main, headline)
    inside = [i for i, is_main in enumerate(main) if is_main]
    top = [] if headline is None else [headline]
    span = range(min(top + inside), inside[-1] + 1) if inside else range(len(raws))
    blocks: list[Block] = []
    for i, raw in enumerate(raws):
        if i == headline:
            blocks.append(_block(raw, SegmentKind.HEADLINE, "tag:h1", settled=True))
        else:
            named = _named(raw, containers, believed)
            blocks.append(_settled(raw, named, is_main=main[i], in_span=i in span))
    return tuple(blocks)


def _block(raw: Raw, kind: SegmentKind, why: str, *, settled: bool) -> Block:
    return Block(
        start=0,
        end=0,
        at=0,
        text=raw.text,
        bullet=raw.tag == "li",
        kind=kind,
        settled=settled,
        why=why,
    )


def _settled(raw: Raw, named: ContainerEntry | None, *, is_main: bool, in_span: bool) -> Block:
    plain = _block(raw, SegmentKind.BODY, "", settled=False)
    if named is not None and named.kind is SegmentKind.BOILERPLATE and is_main and plain.is_prose:
        return plain  # "promo", "secondary": names of layout, that stand around reports too
    if named is not None and (is_main or in_span or named.kind not in EVIDENCE_SEGMENTS):
        return _block(raw, named.kind, f"element:{named.id}", settled=True)
    if is_main or (in_span and plain.is_prose and raw.linked < LINKED):
        return plain
    return _block(raw, SegmentKind.BOILERPLATE, "outside the main text", settled=False)


def _named(
    raw: Raw, containers: Sequence[Container], believed: Sequence[bool]
) -> ContainerEntry | None:
    """Return what the containers say: readers' comments first, then the outermost furniture."""
    entries = [containers[i].entry for i in raw.chain if believed[i]]
    comment = next((e for e in entries if e.kind is SegmentKind.COMMENT), None)
    furniture = next((e for e in entries if e.kind not in EVIDENCE_SEGMENTS), None)
    if comment is not None or furniture is not None:
        return comment or furniture
    return entries[-1] if entries else None


def _headline(raws: Sequence[Raw], main: Sequence[bool], title: str | None) -> int | None:
    """Return which block is the headline: the h1 that the title repeats, or the only one."""
    tops = [i for i, raw in enumerate(raws) if raw.tag == "h1"]
    if title is not None:
        wanted = _letters(title)
        for i in tops:
            own = _letters(raws[i].text)
            if len(own) > 5 and (own in wanted or wanted in own):
                return i
    kept = [i for i in tops if main[i] or not raws[i].chain]
    return kept[0] if kept else None


def _letters(words: str) -> str:
    return "".join(c for c in words.casefold() if c.isalnum())


def _believed(
    raws: Sequence[Raw], containers: Sequence[Container], main: Sequence[bool], headline: int | None
) -> list[bool]:
    """Return for each container whether it can be what its names say.

    One around the headline, or around most of the main text, is not; but readers often write more
    than the reporter, so for comments the main text says nothing.
    """
    inside = [0] * len(containers)
    total = 0
    for raw, is_main in zip(raws, main, strict=True):
        if is_main:
            total += len(raw.text)
            for i in raw.chain:
                inside[i] += len(raw.text)
    around_headline = set(() if headline is None else raws[headline].chain)
    return [
        i not in around_headline
        and container.tag not in _ROOTS
        and (container.entry.kind is SegmentKind.COMMENT or inside[i] <= MOST * total)
        for i, container in enumerate(containers)
    ]
