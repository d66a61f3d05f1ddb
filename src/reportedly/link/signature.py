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
from bisect import bisect_left
from collections.abc import Sequence

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
Word = tuple[int, str]
"""Where a word begins, and the word in small letters."""

_WORD = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u3040-\u30ff\u3400-\u9fff]|\w+")
"""A word or, in scripts that are written without spaces, a sign."""
_FIGURE_OR_WORD = re.compile(r"\d+(?:[.,:]\d+)*|\w+")
_QUOTED = re.compile(r"[“\"«„][^“”\"«»„\n]{1,2000}[”\"»“]")
_TOLD = frozenset({SegmentKind.BODY, SegmentKind.STANDFIRST, SegmentKind.PULL_QUOTE})


def sign(document: Document) -> Signature:
    """Return the signature of a document's report, headline and furniture left out."""
    text = "\n".join(document.text[s.start : s.end] for s in document.segments if s.kind in _TOLD)
    words = _words(text)
    each = _hashes([word for _, word in words])
    runs, own = _runs(each, _quoted_words(text, words))
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
        lede=np.unique(_in_runs(each[_lede(text, words)], RUN)).tobytes(),
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


def _words(text: str) -> list[Word]:
    return [(found.start(), found.group().casefold()) for found in _WORD.finditer(text)]


def _runs(words: Hashes, quoted: NDArray[np.bool_]) -> tuple[Hashes, Hashes]:
    """The hashes of the text's runs in their order, and those of the runs outside quotations."""
    runs = _in_runs(words, RUN)
    inside = np.concatenate([[0], np.cumsum(quoted)])
    is_own = (inside[RUN:] - inside[:-RUN]) == 0
    return runs, np.unique(runs[is_own[: runs.size]])


def _quoted_words(text: str, words: Sequence[Word]) -> NDArray[np.bool_]:
    """Whether each word stands inside quotation marks."""
    at = np.array([start for start, _ in words], dtype=np.int64)
    quoted = np.zeros(at.size, dtype=np.bool_)
    for found in _QUOTED.finditer(text):
        first, last = np.searchsorted(at, [found.start(), found.end()])
        quoted[first:last] = True
    return quoted


def _lede(text: str, words: Sequence[Word]) -> slice:
    """Where the first line stands that is long enough to tell something, or the first words."""
    first = 0
    while first < len(words):
        end = text.find("\n", words[first][0])
        after = len(words) if end < 0 else _words_before(words, end, first)
        if after - first >= SHORTEST_LEDE:
            return slice(first, min(after, first + LEDE_WORDS))
        first = after
    return slice(0, LEDE_WORDS)


def _words_before(words: Sequence[Word], end: int, first: int) -> int:
    return bisect_left(words, (end, ""), lo=first)


def _hashes(words: Sequence[str]) -> Hashes:
    """The hash of each word, the same number on every machine."""
    return np.fromiter((zlib.crc32(word.encode()) for word in words), dtype=np.uint32)


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
    words = [found.group().casefold() for found in _FIGURE_OR_WORD.finditer(text)]
    told = ["#" if word[:1].isdigit() else word for word in ("", *words, "")]
    at = [i for i, word in enumerate(words) if word[0].isdigit()]
    beside = _hashes([f"{told[i]} {told[i + 2]}" for i in at]).astype(np.uint64)
    return np.unique((beside << HALF_A_NUMBER) | _hashes([words[i] for i in at]))


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
