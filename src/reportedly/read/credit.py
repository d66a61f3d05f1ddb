"""Segments and outlet -> what kind of utterance a page is, and the words that credit another."""

import re
from collections.abc import Iterator, Sequence

from reportedly.records.base import Record
from reportedly.records.text import Segment
from reportedly.records.vocabulary import LineageType, SegmentKind, SegmentRole
from reportedly.vocab.furniture import Furniture

LABEL_LENGTH = 60
"""A line no longer than this may be a label: "Opinion", "Assessment and outlook:"."""

LONGEST_CREDIT = 300
"""A line longer than this tells of something; it credits no one."""
CREDITED_IN = frozenset({
    SegmentKind.BODY,
    SegmentKind.BOILERPLATE,
    SegmentKind.BYLINE,
    SegmentKind.DATELINE,
    SegmentKind.FOOTER,
    SegmentKind.STANDFIRST,
})  # fmt: skip
"""Where a page may say where it was taken from: the rest is others' words and other pages."""

_LINE = re.compile(r"[^\n]+")


class Origin(Record, frozen=True, kw_only=True):
    """What kind of utterance a page is, and the printed words that credit another outlet."""

    type: LineageType
    credit: str | None


class _Credit(Record, frozen=True, kw_only=True):
    words: str
    type: LineageType


def find_origin(
    text: str, segments: Sequence[Segment], outlet: str | None, furniture: Furniture
) -> Origin:
    """Return the page's lineage type and its credit, both from words it prints itself."""
    credit = next(_credits(text, segments, furniture), None)
    uttered = _utterance(text, segments, outlet, furniture)
    own_agency = None if outlet is None else furniture.agency_named(outlet)
    words = None if credit is None else credit.words
    if credit is None:
        if uttered is not None:
            return Origin(type=uttered, credit=None)
        is_agency = own_agency is not None
        return Origin(
            type=LineageType.WIRE_ORIGINAL if is_agency else LineageType.UNKNOWN, credit=None
        )
    if _is_same(words, outlet, furniture):
        own = LineageType.WIRE_ORIGINAL if own_agency is not None else LineageType.OUTLET_ORIGINAL
        return Origin(type=own if uttered is None else uttered, credit=words)
    return Origin(type=credit.type, credit=words)


def find_agencies(
    text: str, segments: Sequence[Segment], credited: str | None, furniture: Furniture
) -> tuple[str, ...]:
    """Return the ids of the agencies a page's story comes from: credited, told, or there to see."""
    asked: set[str] = set()
    for segment in segments:
        if segment.is_evidence:
            asked |= furniture.agencies_asked(text[segment.start : segment.end])
    own = None if credited is None else furniture.agency_named(credited)
    return tuple(sorted(asked | ({own.id} if own is not None else set())))


def _credits(text: str, segments: Sequence[Segment], furniture: Furniture) -> Iterator[_Credit]:
    """Yield the credits a page prints, the surest first."""
    for segment in segments:
        words = text[segment.start : segment.end].strip()
        if segment.kind is SegmentKind.DATELINE:
            yield from _in_dateline(words, furniture)
        elif segment.kind is SegmentKind.BYLINE:
            yield from _in_byline(words, segment.role, furniture)
    for segment in segments:
        if segment.kind in CREDITED_IN:
            for line in _LINE.finditer(text, segment.start, segment.end):
                yield from _in_line(line.group().strip(), furniture)


def _in_line(line: str, furniture: Furniture) -> Iterator[_Credit]:
    """A line of its own that says where the page was taken from: "Source: Reuters"."""
    if len(line) > LONGEST_CREDIT:
        return
    for credit in furniture.credits:
        found = credit.find(line)
        if found is not None:
            agency = furniture.agency_named(found["credit"])
            kind = credit.entry.type if agency is None else LineageType.WIRE_COPY
            yield _Credit(words=found.group().strip(" ."), type=kind)
            return


def _in_dateline(words: str, furniture: Furniture) -> Iterator[_Credit]:
    for pattern in furniture.datelines:
        found = pattern.match(words + " A")
        credit = None if found is None else found.groupdict().get("credit")
        if credit is not None:
            yield _Credit(words=credit, type=LineageType.WIRE_COPY)
            return


def _in_byline(words: str, role: SegmentRole | None, furniture: Furniture) -> Iterator[_Credit]:
    if furniture.agency_named(words) is None:
        return
    kind = LineageType.OUTLET_REWRITE if role is SegmentRole.CONTRIBUTORS else LineageType.WIRE_COPY
    yield _Credit(words=words.strip(" \n\t—–-()[]/."), type=kind)


def _is_same(words: str | None, outlet: str | None, furniture: Furniture) -> bool:
    if words is None or outlet is None:
        return False
    credited, own = furniture.agency_named(words), furniture.agency_named(outlet)
    if credited is not None or own is not None:
        return credited == own
    a, b = _letters(words), _letters(outlet)
    return bool(a) and bool(b) and (a in b or b in a)


def _letters(words: str) -> str:
    return "".join(c for c in words.casefold() if c.isalnum())


def _utterance(
    text: str, segments: Sequence[Segment], outlet: str | None, furniture: Furniture
) -> LineageType | None:
    labels = tuple(_labels(text, segments))
    for utterance in furniture.utterances:
        said = (*labels, outlet) if utterance.entry.outlet and outlet is not None else labels
        if any(utterance.pattern.search(words) is not None for words in said):
            return utterance.entry.type
    return None


def _labels(text: str, segments: Sequence[Segment]) -> Iterator[str]:
    """Yield the headline and the lines that tell what a page is: labels and disclaimers."""
    for segment in segments:
        words = text[segment.start : segment.end]
        if segment.kind is SegmentKind.HEADLINE or segment.role is SegmentRole.DISCLAIMER:
            yield words.strip()
        elif segment.is_evidence or segment.kind is SegmentKind.NAVIGATION:
            lines = (line.strip() for line in words.splitlines())
            yield from (line for line in lines if 0 < len(line) <= LABEL_LENGTH)
