"""A page's claims -> the same claims, each answer pointing to what it answers."""

from collections.abc import Iterator, Sequence

from reportedly.claims.events.contrast import with_counter_charges
from reportedly.claims.events.matching import (
    AGAINST,
    ANSWERS,
    CORRECTIONS,
    HAPPENED,
    OPEN,
    accused_over,
    answered_by,
    blamed_by,
    is_bare,
    is_of_side,
)
from reportedly.records.claim import Claim
from reportedly.records.vocabulary import Aspect, EventClass, Stance
from reportedly.vocab.events import EventWords

_OWNING = frozenset({Stance.CONFIRMS, Stance.ACKNOWLEDGES, Stance.JUSTIFIES})
"""Answers that grant the event."""


def answer(claims: tuple[Claim, ...], events: EventWords) -> tuple[Claim, ...]:
    """Return the claims in the same order, with ``answers`` filled.

    An answer points to the claim of the same event in its own sentence, or to the one before it,
    held by someone else, that fits it best; a correction to the holder's own. A charge that
    answers a charge becomes a counter-accusation; one over what was told points to that.
    """
    told = with_counter_charges(claims, events)
    return tuple(_answering(claim, told, events) for claim in told)


def _answering(claim: Claim, claims: Sequence[Claim], events: EventWords) -> Claim:
    if claim.stance in ANSWERS | CORRECTIONS:
        return _pointed(claim, claims, events)
    if claim.event_class is not EventClass.ACCUSATION or claim.aspect is not Aspect.ATTRIBUTION:
        return claim
    over = accused_over(claim, claims, events)
    if over is None:
        return claim
    why = (*claim.why, f"answers: {over.quote[:60]!r}, the deed it is over")
    return claim.replacing(answers=(over.id,), why=why)


def _pointed(claim: Claim, claims: Sequence[Claim], events: EventWords) -> Claim:
    found = answered_by(claim, claims, events)
    if found is None:
        return claim
    event_class = claim.event_class
    if event_class in OPEN and events.is_violent(found.event_class):
        event_class = found.event_class
    why = (*claim.why, *_grounds(claim, found, event_class))
    if claim.stance in CORRECTIONS or claim.stance is Stance.COUNTER_ACCUSES:
        return claim.replacing(answers=(found.id,), event_class=event_class, why=why)
    aspect = _aspect(claim, found, claims, events)
    if aspect is not claim.aspect:
        told = "left open" if aspect is None else aspect.value
        why = (*why, f"aspect: {told}, by what is answered and what the answerer says himself")
    return claim.replacing(answers=(found.id,), event_class=event_class, aspect=aspect, why=why)


def _grounds(claim: Claim, found: Claim, event_class: EventClass) -> Iterator[str]:
    """What is answered, and the class that the answer takes over."""
    yield f"answers: {found.quote[:60]!r}, {_who(found)}"
    if event_class is not claim.event_class:
        yield f"event: {event_class.value}, as in what is answered"


def _who(claim: Claim) -> str:
    return "told by the outlet" if claim.holder is None else f"told by {claim.holder.name!r}"


def _aspect(
    claim: Claim, found: Claim, claims: Sequence[Claim], events: EventWords
) -> Aspect | None:
    """What about the event is answered, as far as what is answered tells it.

    Who rejects an accusation has not said that nothing happened; and who says himself that it
    happened does not deny that.
    """
    if found.toll is not None and claim.stance is Stance.CANNOT_VERIFY:
        return Aspect.CASUALTY_COUNT
    aspect = claim.aspect
    if claim.event_class in OPEN and found.aspect is not None:
        aspect = _narrower(aspect, found.aspect)
    if claim.stance not in AGAINST or aspect is not Aspect.OCCURRENCE:
        return aspect
    himself = _says_so_himself(claim, found, claims, events)
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
