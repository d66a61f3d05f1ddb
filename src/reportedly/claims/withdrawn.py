"""Claims of a page that corrects itself -> those it no longer makes, marked as taken back."""

from collections.abc import Iterable

from reportedly.records.claim import Claim
from reportedly.records.text import Document
from reportedly.records.vocabulary import Stance
from reportedly.vocab.notices import NoticeWords


def withdraw(claims: Iterable[Claim], document: Document, words: NoticeWords) -> tuple[Claim, ...]:
    """Return the claims, those that tell what the page said before taken back by the outlet.

    "An earlier version of this article said that 40 people were killed" claims no 40 dead, and an
    earlier version is nobody who says so.
    """
    return tuple(
        _withdrawn(claim) if _is_earlier(claim, document, words) else claim for claim in claims
    )


def _is_earlier(claim: Claim, document: Document, words: NoticeWords) -> bool:
    if not any(one.start < claim.end and claim.start < one.end for one in document.notices):
        return False
    first, end = claim.sentence
    after = words.earlier_from(document.text[first:end])
    return after is not None and claim.start >= first + after


def _withdrawn(claim: Claim) -> Claim:
    return claim.replacing(
        stance=Stance.RETRACTS,
        holder=None,
        why=(*claim.why, "stance: the page says that it said so before"),
    )
