"""A claim of a wire story -> the same claim as its copies have it, so that it is decided once."""

from collections.abc import Iterator

from reportedly.desk.view import View
from reportedly.records.base import Record
from reportedly.records.claim import Claim
from reportedly.records.review import Anchor, Fields, Review, ReviewAction
from reportedly.records.text import Document
from reportedly.store.anchors import anchors_of
from reportedly.store.standing import changed_claim, fields_of

MOST_COPIES = 200
"""So many pages of one origin are decided with one of them; the others wait for a look."""


class Twin(Record, frozen=True, kw_only=True):
    """The same claim on a copy, with its page and where it stands there."""

    claim: Claim
    document: Document
    anchor: Anchor


def twins_of(view: View, claim: Claim, document: Document) -> tuple[Twin, ...]:
    """Return the claims of copies that were read as this one was: in the same words, alike.

    Args:
        view: the record.
        claim: a claim as it was read.
        document: its page.
    """
    lineage = view.lineages([document.id]).get(document.id)
    if lineage is None:
        return ()
    pages = [one for one in view.near.of_group(lineage.group, MOST_COPIES) if one != document.id]
    found = view.documents(pages)
    wanted = _told(claim, document)
    return tuple(twin for id_ in pages for twin in _on(view, found[id_], wanted))


def _on(view: View, document: Document, wanted: tuple[object, ...]) -> Iterator[Twin]:
    """The claim of a page that is told like the one wanted, where there is exactly one."""
    reading = view.reading(document.id)
    if reading is None:
        return
    same = [one for one in reading.claims if _told(one, document) == wanted]
    if len(same) == 1:
        anchor = anchors_of(document, reading.claims)[same[0].id]
        yield Twin(claim=same[0], document=document, anchor=anchor)


def _told(claim: Claim, document: Document) -> tuple[object, ...]:
    """Everything a person judges of a claim and the sentence it stands in, wherever that is."""
    start, end = claim.sentence
    fields = {**fields_of(claim), "start": claim.start - start, "end": claim.end - start}
    return document.text[start:end], claim.quote, tuple(fields.items())


def decided_alike(review: Review, twins: tuple[Twin, ...]) -> tuple[Review, ...]:
    """Return a decision as it is made of each copy; none where a copy does not bear it out."""
    return tuple(made for twin in twins for made in _alike(review, twin))


def _alike(review: Review, twin: Twin) -> Iterator[Review]:
    before = fields_of(twin.claim)
    after = None if review.after is None else _moved(review, before)
    if review.action is ReviewAction.EDIT and after is not None:
        try:
            changed_claim(twin.claim, after, twin.document)
        except ValueError:
            return  # its own page does not say so: it waits for a look of its own
    yield review.replacing(
        subject=twin.anchor.subject,
        token=f"{review.token} {twin.anchor.subject}",
        anchor=twin.anchor,
        claim=twin.claim,
        before=before,
        after=after,
    )


def _moved(review: Review, before: Fields) -> Fields:
    """The fields that were decided, the span where the copy has it."""
    after, was = dict(review.after or {}), review.before or {}
    for name in ("start", "end"):
        moved = int(after.get(name) or 0) - int(was.get(name) or 0)
        after[name] = int(before[name] or 0) + moved
    return after
