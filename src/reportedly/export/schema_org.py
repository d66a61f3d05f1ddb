"""Denials and what they deny -> schema.org Claim and ClaimReview, without any rating of truth."""

from collections.abc import Iterator
from typing import Any

import msgspec

from reportedly.export.beside import Beside
from reportedly.export.form import Files, Form, Lines
from reportedly.export.ftm import claim_told
from reportedly.export.gathered import Gathered, PageTold
from reportedly.records.claim import Claim
from reportedly.records.vocabulary import Stance

CONTEXT = "https://schema.org"

AGAINST = {
    Stance.DENIES: "denied",
    Stance.REJECTS_CHARACTERISATION: "description rejected",
    Stance.COUNTER_ACCUSES: "other side blamed",
    Stance.CANNOT_VERIFY: "could not be verified",
    Stance.RETRACTS: "taken back",
}
"""What a review says of a claim; the words of its author, and no finding of ours."""

Row = dict[str, Any]


def claim_row(claim: Claim, page: PageTold) -> Row:
    """Return what somebody states as a schema.org Claim."""
    return {
        "@type": "Claim",
        "@id": f"urn:reportedly:claim:{claim.id}",
        "text": claim.quote,
        "name": claim_told(claim, page),
        **_author(claim, page),
        "appearance": _article(page),
    }


def review_row(denial: Claim, page: PageTold, denied: Claim, its_page: PageTold) -> Row:
    """Return a denial as a review by the one who denies; it has words and no number."""
    published = None if page.published is None else page.published.day
    told: Row = {
        "@context": CONTEXT,
        "@type": "ClaimReview",
        "@id": f"urn:reportedly:claim:{denial.id}:{denied.id}",
        "claimReviewed": denied.quote,
        "itemReviewed": claim_row(denied, its_page),
        "reviewBody": denial.quote,
        "reviewAspect": None if denial.aspect is None else denial.aspect.value,
        "reviewRating": {"@type": "Rating", "alternateName": AGAINST[denial.stance]},
        **_author(denial, page),
        "url": page.url,
        "datePublished": None if published is None else published.isoformat(),
        "isBasedOn": _article(page),
    }
    return {name: value for name, value in told.items() if value is not None}


def _author(claim: Claim, page: PageTold) -> Row:
    """Who says it. Whether a holder is a person or a body is not known, so it has no type."""
    if claim.holder is not None:
        return {"author": {"name": claim.holder.name}}
    return {} if page.outlet is None else {"author": _outlet(page.outlet)}


def _outlet(name: str) -> Row:
    return {"@type": "Organization", "name": name}


def _article(page: PageTold) -> Row:
    told = {
        "@type": "NewsArticle",
        "@id": f"urn:reportedly:document:{page.id}",
        "headline": page.title,
        "url": page.url,
        "publisher": None if page.outlet is None else _outlet(page.outlet),
    }
    return {name: value for name, value in told.items() if value is not None}


def _reviews(record: Gathered, beside: Beside) -> Iterator[bytes]:
    for claim, _, _ in record.claims():
        if claim.stance not in AGAINST:
            continue
        found = [one for one in map(record.claim, claim.answers) if one is not None]
        if not found:
            why = "answers nothing that a page states: a review needs the claim it reviews"
            beside.leave_out("claim", claim.id, why, claims=(claim.id,))
        for denied in found:
            pages = record.page(claim.document), record.page(denied.document)
            yield msgspec.json.encode(review_row(claim, pages[0], denied, pages[1]))


def _files(record: Gathered, beside: Beside) -> Files:
    why = "claims that nobody answers: schema.org has no relation between claims but a review"
    beside.leave_out("claim", "*", why)
    beside.leave_out("claim", "*", "no truth is rated", column="reviewRating.ratingValue")
    why = "whether who says it is a person or a body is not in the record"
    beside.leave_out("claim", "*", why, column="author.@type")
    return {"claim-reviews.jsonl": Lines(rows=_reviews(record, beside))}


export_schema_org = Form(
    name="schema-org",
    about="Denials as ClaimReview of the Claim they deny, in JSON-LD, one to a line. The rating "
    "has the denier's word and no number.",
    files=_files,
    explains=False,
)
