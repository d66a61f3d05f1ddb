"""Signatures -> which documents go back to one utterance or wire story.

Two texts are copies of each other when much of the shorter one stands in the other, in the
reporter's own words as well as in the quotations, and the one begins with what the other tells; or
when both are little more than one communiqué in quotation marks. A saying that both print is no
copy; nor are two agencies that tell the same facts in other words,
two stories of one house over the same background, or two days' bulletins in fixed words.
"""

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reportedly.link.signature import HALF_A_NUMBER, Hashes, hashes_of, own_runs
from reportedly.records.base import Record
from reportedly.records.text import Signature
from reportedly.records.vocabulary import LineageType

CONTAINED = 0.4
"""Share of the shorter text's runs that a copy holds: desks trim, rewrite and add."""
CONTAINED_SHORT = 0.5
"""The same of a short text: briefs on two mines on one road have a third in common."""
CONTAINED_CREDITED = 0.2
"""The same when both texts credit, or are, the same agency."""
SAME_UTTERANCE = 0.6
"""Share of the shorter text, quotations and all, from which two pages pass on one utterance."""
HALF = 0.5
"""Share of the longer text that such a quotation makes up."""
OWN_BESIDE = 0.2
"""Share of what they have in common that may stand outside the quotation marks of both."""
FEWEST_QUOTED = 30
"""Shared runs of such a quotation: a communiqué, not a saying."""
KIN = 0.2
"""Share of the shorter text's runs from which two pages of one address are one page, changed."""
LEAST_OF_LONGER = 0.2
"""Share of the longer text's runs: below it, one story stands in a digest of many."""
LEAST_BELOW_LEDE = 0.06
"""The same where the longer text opens with it: a brief, and what stands below it elsewhere."""
LEDE = 0.3
"""Share of the one text's first words that stand in the other."""
LEDE_CREDITED = 0.15
"""The same when both texts credit, or are, the same agency."""
FIGURES = 3
"""Places for a figure in the same words; where most of so many hold another, it is another day."""
FEWEST = 12
"""Shared runs below which two texts have a sentence in common and no more."""
FEWEST_OF_ALL = 6
"""Runs in the shortest text that is compared at all: ten words."""
OWN_WORDS = 20
"""Runs outside quotations from which the reporter's own words are asked as well."""
ENOUGH_TO_MEET = 2
"""Shared marks from which two longer texts are compared."""
SHORT = 80
"""Runs below which a text is short: one shared mark is enough."""
NEIGHBOURS = 4
"""Of the texts with a mark, each meets the first and this many before it: a story with a thousand
copies costs no more for each than one with ten."""

WIRE = frozenset({LineageType.WIRE_ORIGINAL, LineageType.WIRE_COPY})

_WORD = re.compile(r"\w+")


class Text(Record, frozen=True, kw_only=True):
    """A signature laid open."""

    runs: Hashes
    own: Hashes
    lede: Hashes
    figures: NDArray[np.uint64]


def group_copies(
    signatures: Sequence[Signature],
    tied: Iterable[tuple[str, str]] = (),
    among: Container[str] | None = None,
) -> list[list[int]]:
    """Return the places of the signatures in groups, each group and all groups in order.

    Args:
        signatures: of each document one, in order of age.
        tied: pairs of documents that belong together whatever their texts.
        among: documents that are compared, the others only stand between them; None: all are.
    """
    home = list(range(len(signatures)))
    place = {one.document: i for i, one in enumerate(signatures)}
    for one, other in tied:
        first, second = sorted((_root(home, place[one]), _root(home, place[other])))
        home[second] = first
    counts = [among is None or one.document in among for one in signatures]
    for a, b in _meetings(signatures):
        if not (counts[a] and counts[b]):
            continue
        first, second = sorted((_root(home, a), _root(home, b)))
        if first != second and are_copies(signatures[a], signatures[b]):
            home[second] = first
    groups: dict[int, list[int]] = {}
    for i in range(len(signatures)):
        groups.setdefault(_root(home, i), []).append(i)
    return list(groups.values())


def _root(home: list[int], i: int) -> int:
    while home[i] != i:
        home[i] = home[home[i]]
        i = home[i]
    return i


def _meetings(signatures: Sequence[Signature]) -> Iterator[tuple[int, int]]:
    """Yield the pairs that share enough marks to be compared, in order."""
    count = len(signatures)
    pairs = np.concatenate([np.empty(0, dtype=np.int64), *_pairs(signatures, count)])
    met, shared = np.unique(pairs, return_counts=True)
    sizes = np.array([len(one.runs) // 4 for one in signatures], dtype=np.int64)
    first, second = np.divmod(met, max(count, 1))
    short = np.minimum(sizes[first], sizes[second]) < SHORT
    for i in np.flatnonzero(short | (shared >= ENOUGH_TO_MEET)):
        yield int(first[i]), int(second[i])


def _pairs(signatures: Sequence[Signature], count: int) -> Iterator[NDArray[np.int64]]:
    """Yield pairs a * count + b of texts that share a mark: once for each mark they share."""
    lengths = [len(one.marks) // 4 for one in signatures]
    marks = np.frombuffer(b"".join(one.marks for one in signatures), dtype=np.uint32)
    texts = np.repeat(np.arange(count, dtype=np.int64), lengths)
    order = np.argsort(marks, kind="stable")
    marks, texts = marks[order], texts[order]
    new = np.concatenate([[True], marks[1:] != marks[:-1]]) if marks.size else np.empty(0, bool)
    begins = np.maximum.accumulate(np.where(new, np.arange(marks.size), 0))
    behind = np.arange(marks.size) - begins
    yield (texts[begins] * count + texts)[behind > NEIGHBOURS]
    for step in range(1, NEIGHBOURS + 1):
        near = np.flatnonzero(behind >= step)
        yield texts[near - step] * count + texts[near]


def are_copies(one: Signature, other: Signature) -> bool:
    """Whether the two texts are one story, told once and printed twice."""
    limit = min(one.limit, other.limit)
    a, b = _open(one, limit), _open(other, limit)
    shorter, longer = sorted((a, b), key=lambda text: text.runs.size)
    shared = _common(a.runs, b.runs)
    if shared < FEWEST:
        return FEWEST_OF_ALL <= longer.runs.size == shared
    if not _same_figures(a, b):
        return False
    if _pass_on_one_utterance(a, b, shared):
        return True
    return _begin_alike(shorter, longer, shared, credited=_same_wire(one, other))


def _begin_alike(shorter: Text, longer: Text, shared: int, *, credited: bool) -> bool:
    """Whether the one opens with what the other tells, and enough of either is in the other."""
    lede = LEDE_CREDITED if credited else LEDE
    opens = _share(longer.lede, shorter.runs) >= lede
    if not opens and _share(shorter.lede, longer.runs) < lede:
        return False
    whole = shared >= SAME_UTTERANCE * shorter.runs.size
    least = LEAST_BELOW_LEDE if opens and whole else LEAST_OF_LONGER
    if not credited and shared < least * longer.runs.size:
        return False
    needed = CONTAINED_SHORT if shorter.runs.size < SHORT else CONTAINED
    needed = CONTAINED_CREDITED if credited else needed
    return whole or (shared >= needed * shorter.runs.size and _same_words(shorter, longer, needed))


def are_kin(one: Signature, other: Signature) -> bool:
    """Whether the two texts share enough to be two states of one page."""
    limit = min(one.limit, other.limit)
    a, b = _open(one, limit), _open(other, limit)
    return _common(a.runs, b.runs) >= max(KIN * min(a.runs.size, b.runs.size), 1)


def _pass_on_one_utterance(a: Text, b: Text, shared: int) -> bool:
    """Whether both are little more than one quotation, whatever each puts before it."""
    fewer, more = sorted((a.runs.size, b.runs.size))
    own = _common(a.own, b.own)
    return (
        shared >= max(FEWEST_QUOTED, SAME_UTTERANCE * fewer, HALF * more)
        and own <= OWN_BESIDE * shared
    )


def _open(one: Signature, limit: int) -> Text:
    """The signature as far as both of a pair are kept: a very long text is thinned."""
    runs, own, lede = hashes_of(one.runs), own_runs(one), hashes_of(one.lede)
    return Text(
        runs=runs[runs < limit],
        own=own[own < limit],
        lede=lede[lede < limit],
        figures=np.frombuffer(one.figures, dtype=np.uint64),
    )


def _common(a: NDArray[Any], b: NDArray[Any]) -> int:
    """How many hashes two sorted sets have in common."""
    if a.size > b.size:
        a, b = b, a
    if a.size == 0:
        return 0
    at = np.searchsorted(b, a)
    at[at == b.size] = 0
    return int(np.count_nonzero(b[at] == a))


def _share(a: Hashes, b: Hashes) -> float:
    return 0.0 if a.size == 0 else _common(a, b) / a.size


def _same_figures(a: Text, b: Text) -> bool:
    """Whether the same words stand around the same figures: bulletins in fixed words differ there.

    Figures between other words are of other paragraphs, and say nothing.
    """
    places = _common(np.unique(a.figures >> HALF_A_NUMBER), np.unique(b.figures >> HALF_A_NUMBER))
    return places < FIGURES or 2 * _common(a.figures, b.figures) >= places


def _same_words(a: Text, b: Text, needed: float) -> bool:
    """Whether the reporters' own words are the same, not only the quotations."""
    fewer = min(a.own.size, b.own.size)
    return fewer < OWN_WORDS or _common(a.own, b.own) >= needed * fewer


def _same_wire(a: Signature, b: Signature) -> bool:
    """Whether both texts credit, or are, the same agency, or have it told or see what they tell."""
    if set(a.agencies) & set(b.agencies):
        return True
    if a.type not in WIRE or b.type not in WIRE:
        return False
    return any(same_name(x, y) for x in _wires(a) for y in _wires(b))


def _wires(each: Signature) -> list[str]:
    names = [each.credit, each.outlet if each.type is LineageType.WIRE_ORIGINAL else None]
    return [name for name in names if name is not None]


def same_name(a: str | None, b: str | None) -> bool:
    """Whether one name is the other or holds it: "Reuters" and "Reuters in Geneva"."""
    x, y = (" ".join(_WORD.findall((name or "").casefold())) for name in (a, b))
    x, y = x.removeprefix("the "), y.removeprefix("the ")
    return bool(x) and bool(y) and (f" {x} " in f" {y} " or f" {y} " in f" {x} ")


def by_age(signatures: Iterable[Signature]) -> tuple[Signature, ...]:
    """Return each document's signature once, the earliest page first."""
    once = {each.document: each for each in signatures}
    return tuple(sorted(once.values(), key=lambda each: (str(each.day or "9999"), each.document)))
