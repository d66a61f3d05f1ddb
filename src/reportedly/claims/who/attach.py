"""Drafts of statements and quotations -> drafts that hold the quotations that are theirs."""

import re
from bisect import bisect_right
from collections import defaultdict

from reportedly.claims.who.cues import Cue
from reportedly.claims.who.quotes import Quotation
from reportedly.records.base import Offsets, Record
from reportedly.records.parse import Sentence
from reportedly.vocab.verbs import CueKind

_AFTER = re.compile(r"^[\s,.;:)—–-]*(?:(?:and|but|then|as|so)\s)?$")
_BEFORE = re.compile(r"(?:[:,—–-]|\bthat|\bas|^)\s*$")
_STOPS = frozenset(".!?…")
_OPENS_AFTER = frozenset({"", ".", "!", "?", ":", "\n", "\r", "”", "’", "'", '"'})
_MANY = 120
"""A cue further than this many characters from a quotation is not taken for its cue."""


class Draft(Record, frozen=True, kw_only=True):
    """A cue placed in the text: its sentence, its words, its source and its content so far."""

    sentence: int
    cue: Cue
    words: tuple[Offsets, ...]
    source: Offsets | None
    content: tuple[Offsets, ...]

    @property
    def clause(self) -> Offsets:
        """From the first to the last of the source's and the cue's characters."""
        spans = (*self.words, *(() if self.source is None else (self.source,)))
        return min(start for start, _ in spans), max(end for _, end in spans)


class _Page(Record, frozen=True, kw_only=True):
    """All that decides whose a quotation is. ``outer`` are the drafts not inside a quotation."""

    text: str
    sentences: tuple[Sentence, ...]
    starts: tuple[int, ...]
    quotations: tuple[Quotation, ...]
    drafts: tuple[Draft, ...]
    outer: tuple[int, ...]

    def sentence_at(self, place: int) -> int:
        """The number of the sentence that holds this character."""
        return max(bisect_right(self.starts, place) - 1, 0)


def attach_quotations(
    text: str,
    sentences: tuple[Sentence, ...],
    quotations: tuple[Quotation, ...],
    drafts: tuple[Draft, ...],
) -> tuple[Draft, ...]:
    """Return the drafts with their quotations.

    A quotation goes to the cue right after it or right before it; one that stands alone goes to
    whoever was quoted last. Content that cuts into a quotation is made to hold the whole of it.
    """
    page = _Page(
        text=text,
        sentences=sentences,
        starts=tuple(sentence.start for sentence in sentences),
        quotations=quotations,
        drafts=drafts,
        outer=tuple(i for i, draft in enumerate(drafts) if not _inside(draft, quotations)),
    )
    given: dict[int, list[Offsets]] = defaultdict(list)
    for number, owner in _owners(page).items():
        given[owner].append(_with_rest(page, quotations[number]))
    outer = frozenset(page.outer)
    return tuple(
        _grown(draft, given.get(i, []), quotations, is_outer=i in outer)
        for i, draft in enumerate(drafts)
    )


def _owners(page: _Page) -> dict[int, int]:
    """The number of the draft each quotation belongs to, for those that belong to one."""
    owners: dict[int, int] = {}
    for number, quotation in enumerate(page.quotations):
        owner = _owner(page, quotation)
        if owner is None and _stands_alone(page.text, quotation):
            owner = _last_speaker(page, number, owners)
        if owner is not None:
            owners[number] = owner
    return owners


def _inside(draft: Draft, quotations: tuple[Quotation, ...]) -> bool:
    start, end = draft.words[0][0], draft.words[-1][1]
    return any(quotation.holds(start, end) for quotation in quotations)


def _near(page: _Page, quotation: Quotation) -> tuple[int, ...]:
    """The outer drafts that take quotations, from the sentence before to the one after."""
    first, last = page.sentence_at(quotation.start), page.sentence_at(quotation.end - 1)
    window = range(first - 1, last + 2)
    return tuple(
        i
        for i in page.outer
        if page.drafts[i].cue.takes_quote and page.drafts[i].sentence in window
    )


def _owner(page: _Page, quotation: Quotation) -> int | None:
    near = _near(page, quotation)
    clauses = {i: page.drafts[i].clause for i in near}
    for i in near:
        gap = page.text[quotation.end : clauses[i][0]]
        if clauses[i][0] >= quotation.end and _leads_on(page.text, quotation, gap):
            return i
    for i in reversed(near):
        gap = page.text[clauses[i][1] : quotation.start]
        is_before = clauses[i][1] <= quotation.start and len(gap) <= _MANY
        if is_before and _is_one_clause(gap) and _BEFORE.search(gap):
            return i
    return None


def _leads_on(text: str, quotation: Quotation, gap: str) -> bool:
    """Whether a cue after this gap belongs to the quotation before it."""
    if len(gap) > _MANY or "\n" in gap or _AFTER.match(gap) is None:
        return False
    return not _is_over(text, quotation, gap)


def _is_over(text: str, quotation: Quotation, gap: str) -> bool:
    """Whether the quotation ended its sentence, so that what comes after is another."""
    last = text[quotation.start : quotation.end].rstrip("\"”’'»").rstrip()[-1:]
    following = text[quotation.end + len(gap) : quotation.end + len(gap) + 1]
    return last == "." and "," not in gap and following.isupper()


def _is_one_clause(gap: str) -> bool:
    """Whether no sentence ends in the gap; a colon may end its paragraph."""
    return re.search(r"[.!?](?:\s|$)", gap) is None and ("\n" not in gap or ":" in gap)


def _stands_alone(text: str, quotation: Quotation) -> bool:
    """Whether the quotation opens a sentence, so that it is no part of a clause of ours."""
    before = text[: quotation.start].rstrip(" \t\u00a0")
    return quotation.is_speech and before[-1:] in _OPENS_AFTER


def _with_rest(page: _Page, quotation: Quotation) -> Offsets:
    """The quotation, and the rest of its sentence where that goes on in small letters."""
    last = page.sentences[page.sentence_at(quotation.end - 1)]
    rest = page.text[quotation.end : last.end].lstrip()
    words = page.text[quotation.start : quotation.end].rstrip("\"”’'»").rstrip()
    closed = words[-1:] in _STOPS | {","}
    goes_on = rest[:1].islower() and not closed and _stands_alone(page.text, quotation)
    return quotation.start, last.end if goes_on else quotation.end


def _last_speaker(page: _Page, number: int, owners: dict[int, int]) -> int | None:
    """Whose words a quotation with no cue goes on with: those quoted or named just before."""
    at = page.sentence_at(page.quotations[number].start)
    if number - 1 in owners:
        earlier = page.sentence_at(page.quotations[number - 1].end - 1)
        if at - earlier <= 1:
            return owners[number - 1]
    speakers = [
        i
        for i in page.outer
        if page.drafts[i].clause[1] <= page.quotations[number].start
        and at - page.drafts[i].sentence <= 1
        and _speaks(page.drafts[i])
    ]
    return speakers[-1] if speakers else None


def _speaks(draft: Draft) -> bool:
    kinds = {CueKind.SPEECH, CueKind.DIRECTIVE, CueKind.EVALUATION}
    return draft.cue.takes_quote and draft.source is not None and draft.cue.kind in kinds


def _grown(
    draft: Draft,
    given: list[Offsets],
    quotations: tuple[Quotation, ...],
    *,
    is_outer: bool,
) -> Draft:
    spans = list(draft.content)
    if is_outer:
        spans = [_widened(span, draft, quotations) for span in spans]
    return draft.replacing(content=_merged([*spans, *given]))


def _widened(span: Offsets, draft: Draft, quotations: tuple[Quotation, ...]) -> Offsets:
    """The stretch with every quotation it cuts into, as long as that leaves out the cue."""
    start, end = span
    for quotation in quotations:
        if quotation.start <= end + 1 and start < quotation.end:
            wider = min(start, quotation.start), max(end, quotation.end)
            if not any(s < wider[1] and wider[0] < e for s, e in draft.words):
                start, end = wider
    return start, end


def _merged(spans: list[Offsets]) -> tuple[Offsets, ...]:
    """The stretches in order, those that touch or overlap made one."""
    merged: list[Offsets] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1] + 1:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return tuple(merged)
