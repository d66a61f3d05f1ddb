"""Documents -> which of them go back to one utterance or wire story.

Two texts are copies of each other when most of the shorter one's runs of five words stand in the
other, in the reporter's own words as well as in the quotations. A quotation that both print is no
copy; two agencies that tell the same facts in other words have hardly a run in common.
"""

import hashlib
import re
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from reportedly.records.base import Record, content_id
from reportedly.records.text import Document, Lineage
from reportedly.records.vocabulary import LineageType, SegmentKind

RUN = 5
"""Words in one shingle."""
SAMPLED = 8
"""One shingle in this many is indexed: enough to meet a copy, few enough for many pages."""
ENOUGH_TO_MEET = 2
"""Indexed shingles that two documents share before they are compared whole."""
CONTAINED = 0.6
"""Share of the shorter text's shingles that a copy holds."""
CONTAINED_CREDITED = 0.35
"""The same when both texts credit, or are, the same agency: desks trim and rewrite."""
LEAST_OF_LONGER = 0.2
"""Share of the longer text's shingles: below it, one story stands in a digest of many."""
FEWEST = 12
"""Shared shingles below which two texts have a sentence in common and no more."""
OWN_WORDS = 20
"""Shingles outside quotations from which the reporter's own words are asked as well."""

_WORD = re.compile(r"\w+")
_QUOTED = re.compile(r"[“\"«„][^“”\"«»„\n]{1,2000}[”\"»“]")
_TOLD = frozenset({SegmentKind.BODY, SegmentKind.STANDFIRST, SegmentKind.PULL_QUOTE})
_WIRE = frozenset({LineageType.WIRE_ORIGINAL, LineageType.WIRE_COPY})


class Print(Record, frozen=True, kw_only=True):
    """What is kept of a document to compare it: its shingles, its credit and its day."""

    document: str
    type: LineageType
    credit: str | None
    outlet: str | None
    day: date | None
    whole: bytes
    own: bytes

    @property
    def shingles(self) -> frozenset[int]:
        """The shingles of the whole text."""
        return frozenset(array("Q", self.whole))

    @property
    def own_shingles(self) -> frozenset[int]:
        """The shingles of the text outside quotations."""
        return frozenset(array("Q", self.own))


def find_lineages(documents: Iterable[Document]) -> dict[str, Lineage]:
    """Return the lineage of each document by its id.

    A group is named after its first document (the earliest, then the smallest id), so a copy that
    arrives later does not rename it.
    """
    prints = sorted((_print(document) for document in documents), key=_age)
    unique = list({each.document: each for each in reversed(prints)}.values())[::-1]
    groups = _grouped(unique)
    lineages: dict[str, Lineage] = {}
    for group in groups:
        lineages.update(_lineages([unique[i] for i in group]))
    return lineages


def _print(document: Document) -> Print:
    text = "\n".join(document.text[s.start : s.end] for s in document.segments if s.kind in _TOLD)
    published = document.published
    return Print(
        document=document.id,
        type=document.lineage_type,
        credit=document.credit,
        outlet=document.outlet,
        day=None if published is None else published.day,
        whole=_shingles(text),
        own=_shingles(_QUOTED.sub(" ", text)),
    )


def _age(each: Print) -> tuple[date, str]:
    return (date.max if each.day is None else each.day, each.document)


def _shingles(text: str) -> bytes:
    """Return the text's runs of words as sorted 64-bit numbers, the same on every machine."""
    words = [word.casefold() for word in _WORD.findall(text)]
    runs = {" ".join(words[i : i + RUN]) for i in range(len(words) - RUN + 1)}
    digests = (hashlib.blake2b(run.encode(), digest_size=8).digest() for run in runs)
    return array("Q", sorted(int.from_bytes(digest, "big") for digest in digests)).tobytes()


def _grouped(prints: Sequence[Print]) -> list[list[int]]:
    """Return the indexes of the prints in groups, each in order of age.

    The index holds a shingle once, for the first document that has it: however many copies a story
    has, a new one is compared with few.
    """
    first_with: dict[int, int] = {}
    group_of: list[int] = []
    for i, each in enumerate(prints):
        sampled = [s for s in array("Q", each.whole) if s % SAMPLED == 0]
        met = Counter(first_with[s] for s in sampled if s in first_with)
        joined = {group_of[j] for j in _copies_among(prints, i, met)}
        group_of.append(min(joined, default=i))
        if len(joined) > 1:
            group_of = [min(joined) if group in joined else group for group in group_of]
        for shingle in sampled:
            first_with.setdefault(shingle, i)
    groups: dict[int, list[int]] = {}
    for i, group in enumerate(group_of):
        groups.setdefault(group, []).append(i)
    return list(groups.values())


def _copies_among(prints: Sequence[Print], i: int, met: Mapping[int, int]) -> Iterator[int]:
    for j, shared in met.items():
        short = min(len(prints[i].whole), len(prints[j].whole)) < 8 * SAMPLED * 10
        if (shared >= ENOUGH_TO_MEET or short) and are_copies(prints[i], prints[j]):
            yield j


def are_copies(a: Print, b: Print) -> bool:
    """Whether the two texts are one story, told once and printed twice."""
    shared = a.shingles & b.shingles
    if len(shared) < FEWEST:
        return False
    shorter, longer = sorted((len(a.whole) // 8, len(b.whole) // 8))
    credited = _same_wire(a, b)
    needed = CONTAINED_CREDITED if credited else CONTAINED
    if len(shared) < needed * shorter:
        return False
    if len(shared) < LEAST_OF_LONGER * longer and not credited:
        return False
    own_a, own_b = a.own_shingles, b.own_shingles
    fewer = min(len(own_a), len(own_b))
    return fewer < OWN_WORDS or len(own_a & own_b) >= needed * fewer


def _same_wire(a: Print, b: Print) -> bool:
    """Whether both texts credit, or are, the same agency."""
    if a.type not in _WIRE or b.type not in _WIRE:
        return False
    return any(_same_name(x, y) for x in _wires(a) for y in _wires(b))


def _wires(each: Print) -> list[str]:
    names = [each.credit, each.outlet if each.type is LineageType.WIRE_ORIGINAL else None]
    return [name for name in names if name is not None]


def _same_name(a: str | None, b: str | None) -> bool:
    if a is None or b is None:
        return False
    x, y = (" ".join(_WORD.findall(name.casefold())).removeprefix("the ") for name in (a, b))
    return bool(x) and bool(y) and (f" {x} " in f" {y} " or f" {y} " in f" {x} ")


def _lineages(group: Sequence[Print]) -> Iterator[tuple[str, Lineage]]:
    name = content_id("l", group[0].document)
    original = next((p for p in group if p.type is LineageType.WIRE_ORIGINAL), group[0])
    for each in group:
        why = "" if len(group) == 1 else f"the same text as {len(group) - 1} other page(s)"
        is_copy = each is not original and _comes_after(each, original)
        yield (
            each.document,
            Lineage(
                document=each.document,
                type=_type(each, original, is_copy=is_copy),
                group=name,
                credit=each.credit,
                copy_of=original.document if is_copy else None,
                why=why,
            ),
        )


def _comes_after(each: Print, original: Print) -> bool:
    """Whether it is known that this one copies: it says so, or its day is later."""
    if original.type is LineageType.WIRE_ORIGINAL or _same_name(each.credit, original.outlet):
        return True
    return each.day is not None and original.day is not None and each.day > original.day


def _type(each: Print, original: Print, *, is_copy: bool) -> LineageType:
    if is_copy and each.type is LineageType.UNKNOWN and original.type in _WIRE:
        return LineageType.WIRE_COPY
    return each.type
