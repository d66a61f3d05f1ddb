"""Claims of one text -> the characters each is known again by, whatever rules read the page."""

from collections import Counter
from collections.abc import Iterable

from reportedly.records.base import content_id
from reportedly.records.claim import Claim
from reportedly.records.review import CONTEXT, Anchor, Fields
from reportedly.records.text import Document


def anchors_of(document: Document, claims: Iterable[Claim]) -> dict[str, Anchor]:
    """Return the anchor of each claim of a document, by the claim's id."""
    found: dict[str, Anchor] = {}
    before: Counter[tuple[int, int, str]] = Counter()
    for claim in claims:
        about = "event" if claim.toll is None else str(claim.toll.harm)
        at = (claim.start, claim.end, about)
        if before[at]:
            about = f"{about} {before[at] + 1}"
        before[at] += 1
        found[claim.id] = _anchor(document, claim, about)
    return found


def _anchor(document: Document, claim: Claim, about: str) -> Anchor:
    text = document.text
    prefix = text[max(claim.start - CONTEXT, 0) : claim.start]
    suffix = text[claim.end : claim.end + CONTEXT]
    around = f"{prefix}{claim.quote}{suffix}"
    return Anchor(
        document=document.id,
        text_sha256=document.text_sha256,
        start=claim.start,
        end=claim.end,
        quote=claim.quote,
        prefix=prefix,
        suffix=suffix,
        about=about,
        ordinal=_occurrences(text, around, claim.start - len(prefix)),
    )


def _occurrences(text: str, around: str, before: int) -> int:
    """How often the same stretch stands earlier in the text."""
    count, at = 0, text.find(around)
    while at != -1 and at < before:
        count += 1
        at = text.find(around, at + 1)
    return count


def found_again(anchor: Anchor, document: Document) -> tuple[int, int] | None:
    """Return where an anchor's characters stand in a text; None unless exactly one place fits."""
    if document.text_sha256 == anchor.text_sha256:
        return anchor.start, anchor.end
    around = f"{anchor.prefix}{anchor.quote}{anchor.suffix}"
    at = document.text.find(around)
    if at == -1 or document.text.find(around, at + 1) != -1:
        return None
    start = at + len(anchor.prefix)
    return start, start + len(anchor.quote)


def made_id(subject: str, fields: Fields) -> str:
    """Return the id of the claim that stands when these fields are decided of that subject."""
    told = (f"{name}={value}" for name, value in sorted(fields.items()))
    return content_id("c", subject, *told)
