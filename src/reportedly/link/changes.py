"""Two versions of a page -> the sentences that are new, gone or changed, and their figures."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from reportedly.records.base import Offsets
from reportedly.records.text import Change, Document
from reportedly.vocab.numbers import NumberWords

ALIKE = 0.5
"""Share of words in common from which one sentence is taken for another, changed."""
MOST_SENTENCES = 2000
"""Pages longer than this are compared as far as this."""

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


def _words(sentence: str) -> tuple[str, ...]:
    """The words alone: a changed comma or a line that is broken elsewhere is no change."""
    return tuple(word.casefold() for word in _WORD.findall(sentence))


def _paired(
    old: Sequence[tuple[str, ...]], new: Sequence[tuple[str, ...]]
) -> Iterator[tuple[int | None, int | None]]:
    """Yield old and new sentences that belong together, in the order of the new; then the rest."""
    left = dict(enumerate(old))
    for now, words in enumerate(new):
        best = max(left, key=lambda was: (_likeness(left[was], words), -was), default=None)
        if best is not None and _likeness(left[best], words) >= ALIKE:
            del left[best]
            yield best, now
        else:
            yield None, now
    for was in left:
        yield was, None


def _likeness(a: tuple[str, ...], b: tuple[str, ...]) -> float:
    return SequenceMatcher(a=a, b=b, autojunk=False).ratio()


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
