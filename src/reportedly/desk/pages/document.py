"""`/d/ID?s=START-END`: a page opened at its characters, furniture greyed, claims beside it."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from reportedly.desk.call import Answer, Call, Refused, missing
from reportedly.desk.pages.claim import selector_of
from reportedly.desk.pages.told import line_of, states_of
from reportedly.records.base import Record
from reportedly.records.claim import Claim
from reportedly.records.text import Document, Segment
from reportedly.records.vocabulary import SegmentKind
from reportedly.wording.contract import document_row
from reportedly.wording.lines import lineage_line
from reportedly.wording.when import published_day, published_when
from reportedly.wording.who import outlet_words
from reportedly.wording.words import segment_words

_SPAN = re.compile(r"(\d{1,9})-(\d{1,9})")
_SHA = re.compile(r"[0-9a-f]{8,64}")


_FURNITURE = frozenset(
    {
        SegmentKind.BIO,
        SegmentKind.FOOTER,
        SegmentKind.NAVIGATION,
        SegmentKind.COMMENT,
        SegmentKind.RELATED,
        SegmentKind.BOILERPLATE,
    }
)
"""What is greyed; bylines and datelines give no claim either, and belong to the report."""


class Run(Record, frozen=True, kw_only=True):
    """Characters shown alike: of the opened span, of claims (whose ids), or of neither."""

    text: str
    claims: tuple[str, ...]
    is_open: bool
    is_first: bool


class Stretch(Record, frozen=True, kw_only=True):
    """A segment of the page as shown, with a name where it is no part of the report."""

    kind: str
    is_evidence: bool
    why: str
    language: str | None
    runs: tuple[Run, ...]


def document(call: Call) -> Answer:
    """Return the page of a document, or of one of its texts of before."""
    id_ = call.path["id"]
    found, is_current = _version(call, id_)
    opened = _opened(call.query.get("s"), found)
    reading = call.view.reading(found.id) if is_current else None
    claims = () if reading is None else reading.claims
    shelf = call.view.shelf(claims, [found.id])
    group = shelf.lineages.get(found.id)
    said = states_of(call, claims)
    return Answer(
        template="document.html",
        title=found.title or outlet_words(found),
        about={
            "document": found,
            "outlet": outlet_words(found),
            "published": published_when(found.published),
            "lineage": lineage_line(found, shelf),
            "copies": [] if group is None else _copies(call, group.group, found.id),
            "stretches": list(stretches(found, claims, opened)),
            "lines": [
                line_of(claim, shelf, said[claim.id])
                for claim in sorted(claims, key=lambda c: (c.start, c.end))
            ],
            "opened": opened,
            "is_current": is_current,
            "origins": call.view.origins_of(found.id),
            "rules": "" if reading is None else reading.rules,
        },
        data={
            "document": document_row(found, shelf),
            "selected": None if opened is None else selector_of(found, *opened),
            "claims": [claim.id for claim in claims],
        },
    )


def _version(call: Call, id_: str) -> tuple[Document, bool]:
    """The text meant: the current one, or with ``.`` and the start of its hash one of before.

    Raises:
        Refused: there is no such document, or no such text of it.
    """
    name, _, version = id_.partition("~")
    current = call.view.documents([name]).get(name)
    if current is None:
        raise missing("document", name)
    if not version or current.text_sha256.startswith(version):
        return current, True
    if not _SHA.fullmatch(version):
        raise missing("text of that document", version)
    versions = call.view.versions(name)
    found = [sha for sha in versions if sha.startswith(version)]
    if len(found) != 1:
        raise missing("text of that document", version)
    is_last = found[0] == list(versions)[-1]
    return (current, True) if is_last else (versions[found[0]], False)


def _opened(told: str | None, found: Document) -> tuple[int, int] | None:
    """The span to open.

    Raises:
        Refused: it is none of this text.
    """
    if not told:
        return None
    match = _SPAN.fullmatch(told)
    if match is None or not 0 <= int(match[1]) < int(match[2]) <= len(found.text):
        raise Refused(
            404,
            "These characters are not on this page.",
            f"The text has characters 0 to {len(found.text)}; `?s=10-20` opens ten of them.",
        )
    return int(match[1]), int(match[2])


def stretches(
    found: Document, claims: Sequence[Claim], opened: tuple[int, int] | None
) -> Iterator[Stretch]:
    """Yield the text segment by segment, cut where a span begins or ends. No character is lost."""
    spans = [(claim.start, claim.end, claim.id) for claim in claims]
    cuts = {at for start, end, _ in spans for at in (start, end)} | set(opened or ())
    for segment in found.segments:
        yield Stretch(
            kind=segment_words(segment.kind),
            is_evidence=segment.kind not in _FURNITURE,
            why=segment.why,
            language=segment.language or found.language,
            runs=tuple(_runs(found.text, segment, spans, (sorted(cuts), opened))),
        )


def _runs(
    text: str,
    segment: Segment,
    spans: Sequence[tuple[int, int, str]],
    shown: tuple[Sequence[int], tuple[int, int] | None],
) -> Iterator[Run]:
    cuts, opened = shown
    inner = [at for at in cuts if segment.start < at < segment.end]
    here = [span for span in spans if span[0] < segment.end and span[1] > segment.start]
    edges = [segment.start, *inner, segment.end]
    for start, end in pairwise(edges):
        yield Run(
            text=text[start:end],
            claims=tuple(id_ for first, last, id_ in here if first <= start and end <= last),
            is_open=opened is not None and opened[0] <= start and end <= opened[1],
            is_first=opened is not None and start == opened[0],
        )


def _copies(call: Call, group: str, here: str) -> list[tuple[str, str]]:
    """The other pages of an origin: each its id, outlet, day and title."""
    ids = [one for one in call.view.near.of_group(group) if one != here]
    found = call.view.documents(ids)
    return [
        (
            one,
            f"{outlet_words(found[one])}, {published_day(found[one].published)}: "
            f"{found[one].title or 'title not stated'}",
        )
        for one in ids
        if one in found
    ]
