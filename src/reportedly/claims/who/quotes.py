"""Document -> quotations: which characters stand between quotation marks."""

import re
from collections.abc import Iterator

from reportedly.records.base import Record
from reportedly.records.parse import Sentence
from reportedly.records.text import Document

_OPENERS = {"“": ("”",), "„": ("“", "”"), "«": ("»",), "``": ("''",)}
_CURLY = ("“", "„")
_EITHER_WAY = ('"', "''")
_SINGLE_OPENERS = "‘'"
_SINGLE_CLOSERS = "’'"
_MARK = re.compile(r"``|''|[“”„«»\"‘’']")
MOST_PARAGRAPHS = 5
"""A quotation left open is looked for no further than this."""

_WORDS = re.compile(r"\w+")
_SPEECH_END = re.compile(r"[.,!?…;:—–-]\W{0,3}$")


class Quotation(Record, frozen=True, kw_only=True):
    """Characters [start, end) between quotation marks, the marks included.

    ``closed`` is False when the closing mark is missing; ``goes_on`` when the next paragraph opens
    with a mark and so goes on with the same words.
    """

    start: int
    end: int
    paragraph: int
    closed: bool
    goes_on: bool
    is_speech: bool

    def holds(self, start: int, end: int) -> bool:
        """Whether [start, end) lies wholly inside."""
        return self.start <= start and end <= self.end


class _Run(Record, frozen=True, kw_only=True):
    """One paragraph's characters and the ends of its sentences."""

    number: int
    start: int
    end: int
    stops: tuple[int, ...]


def find_quotations(document: Document, sentences: tuple[Sentence, ...]) -> tuple[Quotation, ...]:
    """Return the quotations of the parsed paragraphs in text order, none inside another.

    Curly, straight and angle marks, two apostrophes for one mark, and single marks used as main
    quotation marks are read. A quotation may run over paragraphs. One that is never closed ends
    with its paragraph when the next one opens with a mark, and else with its sentence.
    """
    runs = tuple(_runs(sentences))
    found: list[Quotation] = []
    for i, run in enumerate(runs):
        at = max([run.start, *(quotation.end for quotation in found[-1:])])
        found.extend(_in_runs(document.text, runs[i : i + MOST_PARAGRAPHS], at))
    return tuple(found)


def opens_with_mark(text: str, start: int) -> bool:
    """Whether a double opening mark stands at this place."""
    return text.startswith(("“", '"', "«", "„", "``", "''"), start)


def _runs(sentences: tuple[Sentence, ...]) -> Iterator[_Run]:
    held: list[Sentence] = []
    for sentence in sentences:
        if held and held[-1].paragraph != sentence.paragraph:
            yield _run_of(held)
            held = []
        held.append(sentence)
    if held:
        yield _run_of(held)


def _run_of(sentences: list[Sentence]) -> _Run:
    return _Run(
        number=sentences[0].paragraph,
        start=sentences[0].start,
        end=sentences[-1].end,
        stops=tuple(sentence.end for sentence in sentences),
    )


def _in_runs(text: str, runs: tuple[_Run, ...], at: int) -> Iterator[Quotation]:
    """The quotations that open in the first of the runs, from ``at`` on."""
    run = runs[0]
    while (opening := _next_opening(text, at, run.end)) is not None:
        start, mark = opening
        end = _closing(text, start, mark, run.end)
        if end is None and mark in _SINGLE_OPENERS:
            at = start + 1
            continue
        if end is None and not _has_mark(text, start + len(mark), run.end):
            end = _closed_later(text, mark, runs[1:])
        goes_on = end is None and len(runs) > 1 and opens_with_mark(text, runs[1].start)
        if end is None:
            at = run.end if goes_on else next(stop for stop in run.stops if stop > start)
        else:
            at = end
        yield _quotation(text, run, (start, at), closed=end is not None, goes_on=goes_on)


def _has_mark(text: str, start: int, end: int) -> bool:
    return any(m.group() not in _SINGLE_CLOSERS + "‘" for m in _MARK.finditer(text, start, end))


def _closed_later(text: str, mark: str, runs: tuple[_Run, ...]) -> int | None:
    """The end of a quotation that closes in a later paragraph, when no mark opens before."""
    for run in runs:
        for match in _MARK.finditer(text, run.start, run.end):
            found = match.group()
            if found in _SINGLE_CLOSERS + "‘":
                continue
            after = text[match.end() : match.end() + 1]
            closes = found in _OPENERS.get(mark, (mark,)) and not after.isalnum()
            return match.end() if closes and match.start() > run.start else None
    return None


def _quotation(
    text: str, run: _Run, span: tuple[int, int], *, closed: bool, goes_on: bool
) -> Quotation:
    inner = text[span[0] : span[1]]
    speech = len(_WORDS.findall(inner)) >= 4 or _SPEECH_END.search(inner) is not None
    return Quotation(
        start=span[0],
        end=span[1],
        paragraph=run.number,
        closed=closed,
        goes_on=goes_on,
        is_speech=speech,
    )


def _next_opening(text: str, at: int, end: int) -> tuple[int, str] | None:
    for match in _MARK.finditer(text, at, end):
        mark = match.group()
        before = text[match.start() - 1] if match.start() > 0 else " "
        after = text[match.end()] if match.end() < end else " "
        if mark in _OPENERS:
            return match.start(), mark
        if mark in _EITHER_WAY and not after.isspace() and not before.isalnum():
            return match.start(), mark
        if mark in _SINGLE_OPENERS and after.isalpha() and (before.isspace() or before in "([—–-"):
            return match.start(), mark
    return None


def _closing(text: str, start: int, mark: str, end: int) -> int | None:
    """The end of the quotation that opens here, its closing mark included."""
    if mark in _SINGLE_OPENERS:
        return _single_closing(text, start, end)
    closers = _OPENERS.get(mark, (mark,))
    for match in _MARK.finditer(text, start + len(mark), end):
        found = match.group()
        if found in closers and not _reopens(text, match.start(), match.end(), mark):
            return match.end()
        if found == '"' and mark in _CURLY and _stands_closing(text, match.start(), match.end()):
            return match.end()
        if found == mark:
            return None
    return None


def _stands_closing(text: str, start: int, end: int) -> bool:
    """Whether a mark of another kind closes here: after a word or a stop, before no word.

    Pages typed by several hands open with a curly mark and close with a straight one.
    """
    return not text[start - 1].isspace() and not text[end : end + 1].isalnum()


def _reopens(text: str, start: int, end: int, mark: str) -> bool:
    """Whether a mark that could open or close stands where only an opening one can."""
    if mark not in _EITHER_WAY or end >= len(text):
        return False
    return text[start - 1].isspace() and text[end].isalnum()


def _single_closing(text: str, start: int, end: int) -> int | None:
    """The single mark that closes: after a stop, or before a space, no plural's apostrophe."""
    weak: int | None = None
    for i in range(start + 2, end):
        if text[i] not in _SINGLE_CLOSERS or text[i - 1].isspace():
            continue
        if i + 1 < end and text[i + 1].isalnum():
            continue
        if text[i - 1] in ",.?!;…" or (text[i - 1] != "s" and i - start > 2):
            return i + 1
        weak = i + 1 if weak is None else weak
    return weak
