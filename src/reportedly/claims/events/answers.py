"""A page's claims -> the same claims, each answer pointing to what it answers."""

from collections.abc import Iterator, Mapping

from reportedly.claims.events.about import aspect_answered
from reportedly.claims.events.accounts import account_answered
from reportedly.claims.events.contrast import with_counter_charges
from reportedly.claims.events.matching import (
    ANSWERS,
    CORRECTIONS,
    Found,
    accused_over,
    answered_by,
)
from reportedly.claims.events.page import OPEN, Page
from reportedly.records.claim import Claim
from reportedly.records.reading import ReadText
from reportedly.records.vocabulary import DENYING, Aspect, EventClass, Stance
from reportedly.vocab.actors import Actors
from reportedly.vocab.events import EventWords

_GOES_ON = 2
"""Sentences over which a denial is gone on with."""


def answer(
    read: ReadText, claims: tuple[Claim, ...], events: EventWords, actors: Actors
) -> tuple[Claim, ...]:
    """Return the claims in text order, with ``answers`` filled.

    An answer points to what somebody else says of the same matter, or of which it only says "the
    claims"; what it takes up so becomes a claim, if none was read from it. It points to nothing
    where no claim of the page is surely that. A correction points to
    the holder's own. A charge that answers a charge becomes a counter-accusation; one over what was
    told points to that.
    """
    told = with_counter_charges(claims, events)
    page = Page(read=read, claims=told, events=events, actors=actors)
    found: dict[str, Found] = {}
    for claim in told:
        if claim.stance in ANSWERS | CORRECTIONS:
            before = _as_before(claim, page, found) or answered_by(claim, page)
            found[claim.id] = before if before.claims else _account(claim, page) or before
    known = {claim.id for claim in told}
    accounts = {a.id: a for f in found.values() for a in f.claims if a.id not in known}
    answering = (_answering(claim, page, found.get(claim.id)) for claim in told)
    return tuple(sorted((*answering, *accounts.values()), key=lambda c: (c.start, c.end, c.id)))


def _account(claim: Claim, page: Page) -> Found | None:
    """The account that the reply takes up, where no claim was read from it so far."""
    account = account_answered(claim, page)
    return None if account is None else Found(claims=(account,), why="the account it takes up")


def _answering(claim: Claim, page: Page, found: Found | None) -> Claim:
    if found is not None:
        return _pointed(claim, page, found)
    if claim.event_class is not EventClass.ACCUSATION or claim.aspect is not Aspect.ATTRIBUTION:
        return claim
    over = accused_over(claim, page.claims, page.events)
    if over is None:
        return claim
    why = (*claim.why, f"answers: {over.quote[:60]!r}, the deed it is over")
    return claim.replacing(answers=(over.id,), why=why)


def _as_before(claim: Claim, page: Page, found: Mapping[str, Found]) -> Found | None:
    """What the same holder denied just before, where he goes on without naming it again."""
    if claim.stance not in DENYING or page.matter(claim).says_what:
        return None
    own = [
        one
        for one in page.claims
        if one.id in found
        and one.stance in DENYING
        and one.start < claim.start
        and page.apart(claim, one) <= _GOES_ON
        and one.holder is not None
        and claim.holder is not None
        and one.holder.name == claim.holder.name
    ]
    if not own or not found[own[-1].id].claims:
        return None
    return Found(claims=found[own[-1].id].claims, why="the same holder denied that just before")


def _pointed(claim: Claim, page: Page, found: Found) -> Claim:
    event_class = claim.event_class
    kinds = [one.event_class for one in found.claims[:1] if page.events.is_violent(one.event_class)]
    if event_class in OPEN and kinds:
        event_class = kinds[0]
    why = (*claim.why, *_grounds(claim, found, event_class))
    answers = tuple(one.id for one in found.claims)
    if claim.stance in CORRECTIONS or claim.stance is Stance.COUNTER_ACCUSES:
        return claim.replacing(answers=answers, event_class=event_class, why=why)
    aspect = aspect_answered(claim, found.claims, page)
    if aspect is not claim.aspect:
        told = "left open" if aspect is None else aspect.value
        why = (*why, f"aspect: {told}, by what is answered and what the answerer says himself")
    return claim.replacing(answers=answers, event_class=event_class, aspect=aspect, why=why)


def _grounds(claim: Claim, found: Found, event_class: EventClass) -> Iterator[str]:
    """What is answered, and why that; and the class that the answer takes over."""
    if not found.claims:
        yield f"answers: none, {found.why}"
    for one in found.claims:
        yield f"answers: {one.quote[:60]!r}, {_who(one)}: {found.why}"
    if event_class is not claim.event_class:
        yield f"event: {event_class.value}, as in what is answered"


def _who(claim: Claim) -> str:
    return "told by the outlet" if claim.holder is None else f"told by {claim.holder.name!r}"
