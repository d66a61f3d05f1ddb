"""A document and what was read from it -> every place where the characters do not bear it out."""

from collections.abc import Iterator

from reportedly.records.claim import (
    Actor,
    Claim,
    Holder,
    PlaceMention,
    Reading,
    Statement,
    TimeMention,
)
from reportedly.records.text import Document

Printed = Holder | Actor | TimeMention | PlaceMention


def wrong_segments(document: Document) -> Iterator[str]:
    """Yield what is wrong with the segments: they cover the text, in order, without overlap."""
    at = 0
    for segment in document.segments:
        if segment.start != at or segment.end <= segment.start:
            yield f"segment {segment.kind} [{segment.start}, {segment.end}) should start at {at}"
        at = segment.end
    if at != len(document.text):
        yield f"the segments end at {at} and the text at {len(document.text)}"


def wrong_rows(document: Document, reading: Reading) -> Iterator[tuple[str, str, str]]:
    """Yield the kind, the id and the fault of each row whose quote is not the text's characters."""
    found: tuple[tuple[str, tuple[Claim | Statement | TimeMention | PlaceMention, ...]], ...] = (
        ("statement", reading.statements),
        ("time", reading.times),
        ("place", reading.places),
        ("claim", reading.claims),
    )
    for kind, rows in found:
        for row in rows:
            for fault in wrong_spans(document, row):
                yield kind, name_of(row), fault


def name_of(row: Claim | Statement | TimeMention | PlaceMention) -> str:
    """Return how a row is named to a person: its id, or its document and characters."""
    match row:
        case Claim() | Statement():
            return row.id
        case TimeMention() | PlaceMention():
            return f"{row.document}[{row.start}:{row.end}]"


def wrong_spans(
    document: Document, row: Claim | Statement | TimeMention | PlaceMention
) -> Iterator[str]:
    """Yield what is wrong with one row: a quote, a printed word, a stretch beyond the text."""
    if row.document != document.id:
        yield f"it is of document {row.document} and stands under {document.id}"
    match row:
        case Claim():
            yield from _wrong_claim(document, row)
        case Statement():
            yield from _wrong_statement(document, row)
        case TimeMention() | PlaceMention():
            yield from _wrong_words(document.text, row)


def _wrong_claim(document: Document, claim: Claim) -> Iterator[str]:
    yield from _wrong_quote(document.text, "quote", claim.quote, (claim.start, claim.end))
    if not _in_evidence(document, claim):
        yield f"[{claim.start}, {claim.end}) is in no {claim.segment} segment of the report"
    yield from _wrong_stretch(document.text, "sentence", claim.sentence)
    printed: list[Printed] = [*claim.actors]
    printed += [one for one in (claim.holder, claim.when) if one is not None]
    printed += claim.where
    for one in printed:
        yield from _wrong_words(document.text, one)


def _wrong_statement(document: Document, statement: Statement) -> Iterator[str]:
    for part in ("source", "cue", "content"):
        for stretch in getattr(statement, part):
            yield from _wrong_stretch(document.text, part, stretch)
    if statement.holder is not None:
        yield from _wrong_words(document.text, statement.holder)


def _in_evidence(document: Document, claim: Claim) -> bool:
    return any(
        segment.kind is claim.segment
        and segment.is_evidence
        and segment.start <= claim.start
        and claim.end <= segment.end
        for segment in document.segments
    )


def _wrong_words(text: str, one: Printed) -> Iterator[str]:
    what = f"{type(one).__name__.removesuffix('Mention').lower()} words"
    yield from _wrong_quote(text, what, one.printed, (one.start, one.end))


def _wrong_quote(text: str, what: str, quote: str, at: tuple[int, int]) -> Iterator[str]:
    start, end = at
    yield from _wrong_stretch(text, what, at)
    if text[start:end] != quote:
        yield f"the {what} {quote!r} is not the text's [{start}, {end})"


def _wrong_stretch(text: str, what: str, at: tuple[int, int]) -> Iterator[str]:
    start, end = at
    if not 0 <= start < end <= len(text):
        yield f"the {what} [{start}, {end}) is not a stretch of the text"
