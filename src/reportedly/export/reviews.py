"""What people decided -> JSON Lines, one line a decision: on what, before, after, who and why."""

from collections.abc import Iterator
from typing import Any

import msgspec

from reportedly.export.beside import Beside
from reportedly.export.form import Files, Form, Lines
from reportedly.export.gathered import Gathered
from reportedly.records.review import Anchor, Review

Row = dict[str, Any]

ABOUT = (
    "The decisions of people on claims, pairs of claims and incidents, first made first. Nothing "
    "is overwritten: one that was taken back stands here, with the number of the one that did so."
)


def review_row(review: Review, taken_back_by: int | None) -> Row:
    """Return a decision as exported.

    Args:
        review: it.
        taken_back_by: the number of the decision that took it back; None: it stands.
    """
    subject = review.subject
    return {
        "n": review.n,
        "made_at": review.made_at,
        "user": review.user,
        "action": review.action,
        "claim": None if review.claim is None else review.claim.id,
        "pair": subject.split("|") if "|" in subject else None,
        "incident": subject if subject.startswith("i-") else None,
        "at": None if review.anchor is None else _place(review.anchor),
        "before": review.before,
        "after": review.after,
        "why": review.why,
        "settles": review.settles,
        "together": review.together,
        "undoes": review.undoes,
        "taken_back_by": taken_back_by,
        "screen": review.screen,
    }


def _place(anchor: Anchor) -> Row:
    """Where the claim stands. What is around it is on the page, and is not told here again."""
    return {
        "document": anchor.document,
        "text_sha256": anchor.text_sha256,
        "start": anchor.start,
        "end": anchor.end,
        "quote": anchor.quote,
        "about": anchor.about,
    }


def _rows(record: Gathered) -> Iterator[bytes]:
    undone = {one.undoes: one.n for one in record.source.judged() if one.undoes is not None}
    for one in record.source.judged():
        yield msgspec.json.encode(review_row(one, undone.get(one.n)))


def _files(record: Gathered, beside: Beside) -> Files:
    beside.leave_out(
        "review", "*", "the claim as it was read is in claims.jsonl; here is its id", column="claim"
    )
    return {"reviews.jsonl": Lines(_rows(record))}


export_reviews = Form(name="reviews", about=ABOUT, files=_files, explains=False)
