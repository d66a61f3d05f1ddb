"""A claim's reasons, and what became of each sentence that tells of harm -> words to read."""

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.table import Table

from reportedly.cli.render import parts
from reportedly.records.base import Offsets
from reportedly.records.claim import Claim
from reportedly.records.coverage import Candidate, Covered, Dropped, Outcome
from reportedly.records.text import Document
from reportedly.wording.safe import safe
from reportedly.wording.when import when_words
from reportedly.wording.words import counted


def reasons_of(claim: Claim) -> Table:
    """Return each field that was decided by more than its own words, with what decided it."""
    when = claim.when
    day = when_words(when) + ("" if when is None else f"; {safe(when.why)}")
    rows = [
        ("read by:", parts.words(f"{safe(claim.extractor)}, {claim.confidence:g} sure")),
        ("when:", parts.words(day)),
    ]
    for one in claim.why:
        field, _, told = one.partition(": ")
        rows.append(
            (f"{safe(field)}:", parts.words(safe(told))) if told else ("", parts.words(safe(one)))
        )
    return parts.fields(rows)


def coverage_part(coverage: Sequence[Covered], document: Document) -> list[RenderableType]:
    """Return the sentences with a word of harm, those that ask for a look before the others."""
    by = {outcome: [c for c in coverage if c.outcome is outcome] for outcome in Outcome}
    told = ", ".join(f"{len(by[outcome])} {OUTCOMES[outcome]}" for outcome in Outcome)
    found: list[RenderableType] = [
        parts.heading(f"{counted(len(coverage), 'sentence')} with a word of harm: {told}")
    ]
    for outcome in (Outcome.REPORTED, Outcome.IGNORED):
        found += _sentences(by[outcome], document)
    found += [
        parts.words(f"  handled  {one.start}–{one.end}, and dropped: {safe(reason)}")
        for one in by[Outcome.HANDLED]
        for reason in one.reasons
    ]
    return found


def dropped_part(dropped: Sequence[Dropped], document: Document) -> list[RenderableType]:
    """Return the events and answers that words could tell and gave no claim, by their sentences.

    Those of harm stand with what became of their sentences.
    """
    by: dict[Offsets, list[Dropped]] = {}
    for one in dropped:
        if one.candidate is not Candidate.TOLL:
            by.setdefault(one.sentence, []).append(one)
    words = counted(sum(map(len, by.values())), "reading")
    found: list[RenderableType] = [
        parts.heading(f"{words} of a word as an event or answer gave no claim")
    ]
    for (start, end), own in by.items():
        found.append(parts.words(f"  {start}–{end}", ""))
        found.append(parts.indented(parts.words(safe(document.text[start:end])), 4))
        found += [parts.indented(parts.words(_dropped(one)), 4) for one in own]
    return found


def _dropped(one: Dropped) -> str:
    return f"- {safe(one.word)} (entry {safe(one.entry or 'none')}): {safe(one.reason)}"


def uncovered_part(covered: Sequence[Covered], document: Document) -> list[RenderableType]:
    """Return the sentences of one page that are to be looked at, under its id; none for none."""
    if not covered:
        return []
    title = safe(document.title or document.origin)
    return [parts.heading(f"{document.id}  {title}"), *_sentences(covered, document)]


def _sentences(covered: Sequence[Covered], document: Document) -> Iterator[RenderableType]:
    for one in covered:
        yield parts.words(f"  {OUTCOMES[one.outcome]}  {one.start}–{one.end}", "")
        yield parts.indented(parts.words(safe(document.text[one.start : one.end])), 4)
        yield parts.indented(parts.fields(_rows(one)), 4)


OUTCOMES = {
    Outcome.HANDLED: "handled",
    Outcome.IGNORED: "ignored by name",
    Outcome.REPORTED: "not read",
}


def _rows(one: Covered) -> list[tuple[str, RenderableType]]:
    rows: list[tuple[str, RenderableType]] = [
        ("words of harm", parts.words(safe(", ".join(one.harm_words))))
    ]
    if one.numbers:
        rows.append(("numbers", parts.words(safe(", ".join(one.numbers)))))
    rows += [("dropped", parts.words(safe(reason))) for reason in one.reasons]
    if one.outcome is Outcome.REPORTED:
        told = "people counted beside" if one.claims else "a number and a word of harm, and no toll"
        rows.append(("", parts.words(f"{told}: please look")))
    return rows
