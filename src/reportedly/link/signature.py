"""Document -> its signature: what is kept of a text to tell whether another is a copy of it.

A text's runs of three words are hashed: desks change words, and shorter runs live on between the
changes. The hashes are kept whole up to a length, and thinned by their value beyond it: two thinned
sets still tell which share of the one stands in the other. Where two texts meet at all is found by
winnowing (Schleimer, Wilkerson, Aiken 2003) over runs of five words: of any window of them the
smallest hash is marked, so two texts with a long enough stretch in common have a mark in common,
for certain.
"""

import re
import zlib
from collections.abc import Iterable
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from reportedly.records.text import Document, Signature
from reportedly.records.vocabulary import SegmentKind

VERSION = 3
"""Counted up when signatures are made otherwise: those of an older version are made again."""
RUN = 3
"""Words in one run."""
MARKED_RUN = 5
"""Words in a run that may be marked: longer, so that a turn of phrase brings no texts together."""
WINDOW = 12
"""Of so many longer runs one is marked: 16 words in common are never missed."""
LEDE_WORDS = 40
"""Of a text's first paragraph no more is its lede."""
SHORTEST_LEDE = 12
"""Words in a line that is no headline any more."""
MOST_RUNS = 4096
"""More than this of one text are thinned, so that no page takes more than 20 kB."""
ALL_HASHES = 2**32

MIXER, SHIFT = np.uint32(0x9E3779B1), np.uint32(15)
"""An odd number near 2**32 over the golden ratio, and half of a hash: they spread the bits."""

HALF_A_NUMBER = np.uint64(32)
"""Bits: a figure's words stand in the upper half of a number, the figure in the lower."""

Hashes = NDArray[np.uint32]

_WORD = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u3040-\u30ff\u3400-\u9fff]|\w+")
"""A word or, in scripts that are written without spaces, a sign."""
_FIGURE_OR_WORD = re.compile(r"\d+(?:[.,:]\d+)*|\w+")
_QUOTED = re.compile(r"[“\"«„][^“”\"«»„\n]{1,2000}[”\"»“]")
_TOLD = frozenset({SegmentKind.BODY, SegmentKind.STANDFIRST, SegmentKind.PULL_QUOTE})


def sign(document: Document) -> Signature:
    """Return the signature of a document's report, headline and furniture left out."""
    text = "\n".join(document.text[s.start : s.end] for s in document.segments if s.kind in _TOLD)
    each = _hashes(_WORD.findall(text))
    runs, own = _runs(each, _quoted_words(text, each.size))
    kept = _thinned(runs)
    limit = ALL_HASHES if kept.size == 0 else _limit(runs.size)
    outside = np.isin(kept, own, assume_unique=True)
    published = document.published
    return Signature(
        document=document.id,
        version=VERSION,
        type=document.lineage_type,
        credit=document.credit,
        outlet=document.outlet,
        day=None if published is None else published.day,
        agencies=document.agencies,
        limit=limit,
        runs=kept.tobytes(),
        own=np.packbits(outside).tobytes(),
        lede=np.unique(_in_runs(each[_lede(text)], RUN)).tobytes(),
        marks=_marks(_in_runs(each, MARKED_RUN)).tobytes(),
        figures=_figures(text).tobytes(),
    )


def hashes_of(kept: bytes) -> Hashes:
    """Return the hashes that a field of a signature holds."""
    return np.frombuffer(kept, dtype=np.uint32)


def own_runs(signature: Signature) -> Hashes:
    """Return the runs that stand outside all quotations."""
    runs = hashes_of(signature.runs)
    outside = np.unpackbits(np.frombuffer(signature.own, dtype=np.uint8), count=runs.size)
    return runs[outside.astype(np.bool_)]


def _runs(words: Hashes, quoted: NDArray[np.bool_]) -> tuple[Hashes, Hashes]:
    """The hashes of the text's runs in their order, and those of the runs outside quotations."""
    runs = _in_runs(words, RUN)
    inside = np.concatenate([[0], np.cumsum(quoted)])
    is_own = (inside[RUN:] - inside[:-RUN]) == 0
    return runs, np.unique(runs[is_own[: runs.size]])


def _quoted_words(text: str, count: int) -> NDArray[np.bool_]:
    """Whether each of so many words stands inside quotation marks."""
    quoted = np.zeros(count, dtype=np.bool_)
    spans = [found.span() for found in _QUOTED.finditer(text)]
    if spans:
        at = np.fromiter((found.start() for found in _WORD.finditer(text)), dtype=np.int64)
        for first, last in np.searchsorted(at, spans):
            quoted[first:last] = True
    return quoted


def _lede(text: str) -> slice:
    """Where the first line stands that is long enough to tell something, or the first words."""
    first = 0
    for line in text.split("\n"):
        count = len(_WORD.findall(line))
        if count >= SHORTEST_LEDE:
            return slice(first, first + min(count, LEDE_WORDS))
        first += count
    return slice(0, LEDE_WORDS)


def _hashes(words: Iterable[str]) -> Hashes:
    """The hash of each word in small letters, the same number on every machine."""
    return np.fromiter(map(_hash, words), dtype=np.uint32)


@lru_cache(maxsize=2**16)
def _hash(word: str) -> int:
    return zlib.crc32(word.casefold().encode())


def _in_runs(words: Hashes, run: int) -> Hashes:
    """The hashes of all runs of so many words."""
    if words.size < run:
        return np.empty(0, dtype=np.uint32)
    mixed = np.zeros(words.size - run + 1, dtype=np.uint32)
    for place in range(run):
        mixed = (mixed ^ words[place : place + mixed.size]) * MIXER
        mixed ^= mixed >> SHIFT
    return mixed


def _figures(text: str) -> NDArray[np.uint64]:
    """Each figure with the words on both sides of it: the upper half of a number is the words."""
    words = ["", *_FIGURE_OR_WORD.findall(text), ""]
    at = [i for i, word in enumerate(words) if word[:1].isdigit()]
    sides = _hashes(f"{_side(words[i - 1])} {_side(words[i + 1])}" for i in at).astype(np.uint64)
    return np.unique((sides << HALF_A_NUMBER) | _hashes([words[i] for i in at]))


def _side(word: str) -> str:
    return "#" if word[:1].isdigit() else word


def _limit(runs: int) -> int:
    """The value below which hashes are kept, so that about `MOST_RUNS` are."""
    share = max(1, -(-runs // MOST_RUNS))
    return ALL_HASHES // share


def _thinned(runs: Hashes) -> Hashes:
    unique = np.unique(runs)
    return unique[unique < _limit(runs.size)] if runs.size > MOST_RUNS else unique


def _marks(runs: Hashes) -> Hashes:
    """The smallest hash of each window of runs; of a text shorter than a window, all."""
    if runs.size < 2 * WINDOW:
        return np.unique(runs)
    windows = np.lib.stride_tricks.sliding_window_view(runs, WINDOW)
    return np.unique(windows.min(axis=1))
