"""Two versions of a page -> the sentences that are new, gone or changed, and their figures."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from reportedly.records.base import Offsets
from reportedly.records.text import Change, Document
from reportedly.vocab.numbers import NumberWords

ALIKE = 0.5
"""Share of words in common from which one sentence is taken for another, changed."""
MOST_SENTENCES = 2000
"""Pages longer than this are compared as far as this."""
COMMON = 20
"""A word in more sentences than this says nothing of which of them a sentence was."""
BESIDE = 10
"""Sentences before and behind its place among which a changed one is looked for in any case."""
MOST_COMPARED = 10
"""Sentences that one is compared with word by word, the likest by their words first."""
LONG = 250_000
"""Words times words of two sentences that are too long for their order to be looked at."""

Words = tuple[str, ...]

_END = re.compile(r"[.!?。؟][\"”»’)\]]*\s+(?=[\"“«„(]?[^\W_a-zа-яё])|\s*\n\s*")
_WORD = re.compile(r"\w+(?:[.,:]\d+)*")


def find_changes(old: Document, new: Document, numbers: NumberWords) -> tuple[Change, ...]:
    """Return the differences between the reports of two pages, in the order of the new one.

    Only what may be evidence is compared: a changed menu is no changed report.
    """
    before, after = _sentences(old), _sentences(new)
    told = [[_words(document.text[slice(*at)]) for at in spans]
            for document, spans in ((old, before), (new, after))]  # fmt: skip
    matcher = SequenceMatcher(a=told[0], b=told[1], autojunk=False)
    changes: list[Change] = []
    for what, a, b, c, d in matcher.get_opcodes():
        if what == "equal":
            continue
        for was, now in _paired(told[0][a:b], told[1][c:d]):
            spans = (
                None if was is None else before[a + was],
                None if now is None else after[c + now],
            )
            changes.append(_change(spans, (old, new), numbers))
    return tuple(changes)


def _sentences(document: Document) -> list[Offsets]:
    """Where the sentences of the report stand, each without the space around it."""
    found: list[Offsets] = []
    for segment in document.segments:
        if not segment.is_evidence:
            continue
        start = segment.start
        ends = [m.end() for m in _END.finditer(document.text, segment.start, segment.end)]
        for end in (*ends, segment.end):
            stretch = document.text[start:end]
            first = start + len(stretch) - len(stretch.lstrip())
            if stretch.strip():
                found.append((first, first + len(stretch.strip())))
            start = end
    return found[:MOST_SENTENCES]


def _words(sentence: str) -> Words:
    """The words alone: a changed comma or a line that is broken elsewhere is no change."""
    return tuple(word.casefold() for word in _WORD.findall(sentence))


def _paired(old: Sequence[Words], new: Sequence[Words]) -> Iterator[tuple[int | None, int | None]]:
    """Yield old and new sentences that belong together, in the order of the new; then the rest."""
    left = _Left(old)
    for now, words in enumerate(new):
        best = left.nearest(words, now)
        if best is not None:
            left.take(best)
        yield best, now
    for was in left.rest():
        yield was, None


class _Left:
    """The old sentences that have no new one yet, by their words."""

    def __init__(self, old: Sequence[Words]) -> None:
        self._left = dict(enumerate(old))
        self._told = {was: _numbered(words) for was, words in self._left.items()}
        self._having: dict[str, list[int]] = defaultdict(list)
        for was, words in self._left.items():
            for word in set(words):
                self._having[word].append(was)

    def nearest(self, words: Words, place: int) -> int | None:
        """Return the sentence most like these words, if one is like them at all."""
        best, most = None, 0.0
        matcher = SequenceMatcher(b=words, autojunk=False)
        for bound, was in self._worth_comparing(words, place):
            if bound < most:
                break
            theirs = self._left[was]
            share = bound if len(theirs) * len(words) > LONG else likeness(theirs, matcher)
            if share >= ALIKE and (best is None or (share, -was) > (most, -best)):
                best, most = was, share
        return best

    def take(self, was: int) -> None:
        """The sentence has its new one."""
        del self._left[was]

    def rest(self) -> Iterator[int]:
        """Yield those that have none, in order."""
        yield from self._left

    def _worth_comparing(self, words: Words, place: int) -> list[tuple[float, int]]:
        """The sentences that can be like these words, with how like at most; the likest first."""
        meant = set(range(place - BESIDE, place + BESIDE + 1))
        for word in set(words):
            having = self._having.get(word, ())
            if len(having) <= COMMON:
                meant.update(having)
        told = _numbered(words)
        bounds = []
        for was in meant & self._left.keys():
            theirs = self._told[was]
            bound = 2 * len(told & theirs) / max(len(told) + len(theirs), 1)
            if bound >= ALIKE:
                bounds.append((bound, was))
        return sorted(bounds, key=lambda one: (-one[0], one[1]))[:MOST_COMPARED]


def _numbered(words: Words) -> frozenset[tuple[str, int]]:
    """The words, each with how many times it stood before: what sets of them share, they share."""
    seen: Counter[str] = Counter()
    numbered = set()
    for word in words:
        numbered.add((word, seen[word]))
        seen[word] += 1
    return frozenset(numbered)


def likeness(old: Words, matcher: SequenceMatcher[str]) -> float:
    """Return the share of words that both have in the same order; the matcher holds the new."""
    matcher.set_seq1(old)
    return matcher.ratio()


def _change(
    spans: tuple[Offsets | None, Offsets | None],
    versions: tuple[Document, Document],
    numbers: NumberWords,
) -> Change:
    was, now = (
        None if at is None else document.text[slice(*at)]
        for at, document in zip(spans, versions, strict=True)
    )
    old, new = _figures(was, numbers), _figures(now, numbers)
    return Change(
        before=spans[0],
        after=spans[1],
        was=was,
        now=now,
        figures=(
            tuple(one for one in old if one not in new),
            tuple(one for one in new if one not in old),
        ),
    )


def _figures(sentence: str | None, numbers: NumberWords) -> tuple[str, ...]:
    """The numbers of a sentence as printed, in digits or words."""
    if sentence is None:
        return ()
    return tuple(
        word
        for word in _WORD.findall(sentence)
        if word[0].isdigit() or word.casefold() in numbers.cardinals
    )
