"""A page's claims -> the same claims, each answer pointing to what it answers."""

from collections.abc import Iterator, Mapping, Sequence

from reportedly.claims.events.contrast import with_counter_charges
from reportedly.claims.events.likeness import AGAINST
from reportedly.claims.events.matching import (
    ANSWERS,
    CORRECTIONS,
    HAPPENED,
    Found,
    accused_over,
    answered_by,
    blamed_by,
    is_bare,
    is_of_side,
)
from reportedly.claims.events.page import OPEN, Page
from reportedly.records.claim import Claim
from reportedly.records.reading import ReadText
from reportedly.records.vocabulary import Aspect, EventClass, Stance
from reportedly.vocab.actors import Actors
from reportedly.vocab.events import EventWords

_OWNING = frozenset({Stance.CONFIRMS, Stance.ACKNOWLEDGES, Stance.JUSTIFIES})
"""Answers that grant the event."""

_GOES_ON = 2
"""Sentences over which a denial is gone on with."""


def answer(
    read: ReadText, claims: tuple[Claim, ...], events: EventWords, actors: Actors
) -> tuple[Claim, ...]:
    """Return the claims in the same order, with ``answers`` filled.

    An answer points to what somebody else says of the same matter, or of which it only says "the
    claims"; it points to nothing where no claim of the page is surely that. A correction points to
    the holder's own. A charge that answers a charge becomes a counter-accusation; one over what was
    told points to that.
    """
    told = with_counter_charges(claims, events)
    page = Page(read=read, claims=told, events=events, actors=actors)
    found: dict[str, Found] = {}
    for claim in told:
        if claim.stance in ANSWERS | CORRECTIONS:
            found[claim.id] = _as_before(claim, page, found) or answered_by(claim, page)
    return tuple(_answering(claim, page, found.get(claim.id)) for claim in told)


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
    if claim.stance not in AGAINST or page.matter(claim).says_what:
        return None
    own = [
        one
        for one in page.claims
        if one.id in found
        and one.stance in AGAINST
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
    if not found.claims:
        return claim.replacing(why=(*claim.why, f"answers: none, {found.why}"))
    first = found.claims[0]
    event_class = claim.event_class
    if event_class in OPEN and page.events.is_violent(first.event_class):
        event_class = first.event_class
    why = (*claim.why, *_grounds(claim, found, event_class))
    answers = tuple(one.id for one in found.claims)
    if claim.stance in CORRECTIONS or claim.stance is Stance.COUNTER_ACCUSES:
        return claim.replacing(answers=answers, event_class=event_class, why=why)
    aspect = _aspect(claim, found.claims, page)
    if aspect is not claim.aspect:
        told = "left open" if aspect is None else aspect.value
        why = (*why, f"aspect: {told}, by what is answered and what the answerer says himself")
    return claim.replacing(answers=answers, event_class=event_class, aspect=aspect, why=why)


def _grounds(claim: Claim, found: Found, event_class: EventClass) -> Iterator[str]:
    """What is answered, and why that; and the class that the answer takes over."""
    for one in found.claims:
        yield f"answers: {one.quote[:60]!r}, {_who(one)}: {found.why}"
    if event_class is not claim.event_class:
        yield f"event: {event_class.value}, as in what is answered"


def _who(claim: Claim) -> str:
    return "told by the outlet" if claim.holder is None else f"told by {claim.holder.name!r}"


def _aspect(claim: Claim, answered: Sequence[Claim], page: Page) -> Aspect | None:
    """What about the event is answered, as far as what is answered tells it.

    Who rejects an accusation has not said that nothing happened; and who says himself that it
    happened does not deny that.
    """
    counted = any(one.toll is not None for one in answered)
    if counted and claim.stance is Stance.CANNOT_VERIFY:
        return Aspect.CASUALTY_COUNT
    aspect, found = claim.aspect, answered[0]
    if claim.event_class in OPEN and found.aspect is not None:
        aspect = _narrower(aspect, found.aspect)
    if claim.stance not in AGAINST or aspect is not Aspect.OCCURRENCE:
        return aspect
    himself = _says_so_himself(claim, found, page.claims, page.events)
    if is_bare(claim) and _is_about_blame(claim, found, himself=himself):
        return Aspect.ATTRIBUTION
    return None if himself else aspect


def _is_about_blame(claim: Claim, found: Claim, *, himself: bool) -> bool:
    """Whether a bare answer is to the blame, not to the event: then it may well have happened."""
    return found.event_class is EventClass.ACCUSATION or (_blames(found, claim) and himself)


def _blames(found: Claim, claim: Claim) -> bool:
    """Whether the one who answers, or his side, is said to have done it."""
    side = None if claim.holder is None else claim.holder.side
    return side is not None and side in blamed_by(found)


def _says_so_himself(
    claim: Claim, found: Claim, claims: Sequence[Claim], events: EventWords
) -> bool:
    """Whether the one who answers, or his side, tells of the event elsewhere on the page."""
    return any(
        own.id != found.id
        and own.stance not in ANSWERS - _OWNING
        and own.modality in HAPPENED
        and _tells_the_same(found, own, events)
        and _is_same_holder(claim, own, found)
        for own in claims
    )


def _tells_the_same(found: Claim, own: Claim, events: EventWords) -> bool:
    """Whether both tell of one kind of violence; a toll alone grants no more than another toll."""
    if found.toll is not None and own.toll is not None:
        return True
    told = own.event_class
    return told is found.event_class and told not in OPEN and events.is_violent(told)


def _is_same_holder(claim: Claim, own: Claim, found: Claim) -> bool:
    """Whether two claims are of one voice; of one side only where the other side is answered."""
    if claim.holder is None or own.holder is None:
        return False
    if claim.holder.name == own.holder.name:
        return True
    return is_of_side(own, claim.holder.side) and not is_of_side(found, claim.holder.side)


def _narrower(own: Aspect | None, other: Aspect) -> Aspect:
    """The aspect of what is answered, unless the answer's own words are narrower."""
    return other if own is None or own is Aspect.OCCURRENCE else own
