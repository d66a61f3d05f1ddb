"""A page's claims -> the same claims, each answer pointing to what it answers."""

from collections.abc import Sequence

from reportedly.records.claim import Claim
from reportedly.records.vocabulary import Aspect, EventClass, Modality, Stance

ANSWERS = frozenset(
    {
        Stance.DENIES,
        Stance.REJECTS_CHARACTERISATION,
        Stance.CANNOT_VERIFY,
        Stance.NO_FIGURE,
        Stance.CONFIRMS,
        Stance.ACKNOWLEDGES,
        Stance.COUNTER_ACCUSES,
        Stance.JUSTIFIES,
    }
)

_OPEN = frozenset({EventClass.UNKNOWN})
_NEVER_ANSWERED = frozenset(
    {EventClass.DEMAND, EventClass.SUPPORT, EventClass.CONDEMNATION, EventClass.NEGOTIATION}
)
_VIOLENT = frozenset(
    {
        EventClass.ARMED_CLASH,
        EventClass.ATTACK_ON_ARMED,
        EventClass.ATTACK_ON_CIVILIANS,
        EventClass.SHELLING,
        EventClass.AIR_STRIKE,
        EventClass.DRONE_STRIKE,
        EventClass.MINE_OR_IED,
        EventClass.SUICIDE_BOMBING,
        EventClass.EXECUTION,
        EventClass.SEXUAL_VIOLENCE,
        EventClass.TORTURE_ILL_TREATMENT,
        EventClass.INCURSION_OR_ADVANCE,
        EventClass.TERRITORY_TAKEN,
        EventClass.UNKNOWN,
    }
)
"""What "the claims" or "the shooting" points back to; an answer may take its class from these."""

_AGAINST = frozenset({Stance.DENIES, Stance.REJECTS_CHARACTERISATION})
_OWNING = frozenset({Stance.CONFIRMS, Stance.ACKNOWLEDGES, Stance.JUSTIFIES})
"""Answers that grant the event."""

_HAPPENED = frozenset({Modality.ACTUAL, Modality.BACKGROUND})
_OPEN_ENDED = frozenset({Stance.CANNOT_VERIFY, Stance.NO_FIGURE})
_FAR = 3000
"""An answer stands within so many characters of what it answers."""


def answer(claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """Return the claims in the same order, with ``answers`` filled.

    An answer points to the claim of the same event in its own sentence, or to the nearest one
    before it that someone else holds; "the accusations" point to the nearest of any kind.
    """
    return tuple(
        claim if claim.stance not in ANSWERS else _pointed(claim, claims) for claim in claims
    )


def _pointed(claim: Claim, claims: Sequence[Claim]) -> Claim:
    found = _answered(claim, claims)
    if found is None:
        return claim
    aspect = _aspect(claim, found, claims)
    event_class = claim.event_class
    if event_class in _OPEN and found.event_class in _VIOLENT:
        event_class = found.event_class
    return claim.replacing(answers=(found.id,), event_class=event_class, aspect=aspect)


def _aspect(claim: Claim, found: Claim, claims: Sequence[Claim]) -> Aspect | None:
    """What about the event is answered, as far as what is answered tells it.

    Who rejects being blamed has not said that nothing happened; and who says himself that it
    happened does not deny that.
    """
    if found.toll is not None and claim.stance in _OPEN_ENDED:
        return Aspect.CASUALTY_COUNT
    aspect = claim.aspect
    if claim.event_class in _OPEN and found.aspect is not None:
        aspect = _narrower(aspect, found.aspect)
    if claim.stance not in _AGAINST or aspect is not Aspect.OCCURRENCE:
        return aspect
    if _is_bare(claim) and (found.event_class is EventClass.ACCUSATION or _blames(found, claim)):
        return Aspect.ATTRIBUTION
    return None if _says_so_himself(claim, found, claims) else aspect


def _is_bare(claim: Claim) -> bool:
    """Whether the answer names no event of its own: "the army rejected that account"."""
    return claim.event_class in _OPEN and not any(why.startswith("event: ") for why in claim.why)


def _blames(found: Claim, claim: Claim) -> bool:
    """Whether the one who answers, or his side, is said to have done it."""
    side = None if claim.holder is None else claim.holder.side
    return side is not None and side in _perpetrators(found)


def _perpetrators(claim: Claim) -> frozenset[str]:
    return frozenset(a.id for a in claim.actors if a.role == "perpetrator" and a.id is not None)


def _says_so_himself(claim: Claim, found: Claim, claims: Sequence[Claim]) -> bool:
    """Whether the one who answers, or his side, tells of the event elsewhere on the page."""
    return any(
        own.id != found.id
        and own.stance not in ANSWERS - _OWNING
        and own.modality in _HAPPENED
        and _tells_the_same(found, own)
        and _is_same_holder(claim, own, found)
        for own in claims
    )


def _tells_the_same(found: Claim, own: Claim) -> bool:
    """Whether both tell of one kind of violence; a toll alone grants no more than another toll."""
    if found.toll is not None and own.toll is not None:
        return True
    return own.event_class is found.event_class and own.event_class in _VIOLENT - _OPEN


def _is_same_holder(claim: Claim, own: Claim, found: Claim) -> bool:
    """Whether two claims are of one voice; of one side only where the other side is answered."""
    if claim.holder is None or own.holder is None:
        return False
    if claim.holder.name == own.holder.name:
        return True
    return _is_of_side(own, claim.holder.side) and not _is_of_side(found, claim.holder.side)


def _is_of_side(claim: Claim, side: str | None) -> bool:
    return side is not None and claim.holder is not None and claim.holder.side == side


def _narrower(own: Aspect | None, other: Aspect) -> Aspect:
    """The aspect of what is answered, unless the answer's own words are narrower."""
    return other if own is None or own is Aspect.OCCURRENCE else own


def _answered(claim: Claim, claims: Sequence[Claim]) -> Claim | None:
    """The claim that is answered, None when the page does not hold it."""
    open_to = [other for other in claims if _may_be_answered(claim, other)]
    here = [o for o in open_to if o.sentence == claim.sentence and _same_event(claim, o)]
    before = [
        o for o in open_to if o.sentence[0] < claim.sentence[0] and claim.start - o.start < _FAR
    ]
    same = [o for o in before if _same_event(claim, o)]
    tolls = [o for o in before if o.toll is not None]
    if claim.event_class is EventClass.OTHER:
        return next(iter((*here[-1:], *before[-1:])), None)
    return next(iter((*here[-1:], *same[-1:], *tolls[-1:], *before[-1:])), None)


def _may_be_answered(claim: Claim, other: Claim) -> bool:
    if other.id == claim.id or other.stance in ANSWERS - {Stance.CONFIRMS}:
        return False
    if other.modality not in _HAPPENED or other.event_class in _NEVER_ANSWERED:
        return False
    if claim.stance in _AGAINST and _is_own_account(claim, other):
        return False
    return claim.holder is None or other.holder is None or claim.holder.name != other.holder.name


def _is_own_account(claim: Claim, other: Claim) -> bool:
    """Whether a claim is of the answerer's side and blames another: nobody denies that himself."""
    side = None if claim.holder is None else claim.holder.side
    blamed = _perpetrators(other)
    return _is_of_side(other, side) and bool(blamed) and side not in blamed


def _same_event(claim: Claim, other: Claim) -> bool:
    """Whether two claims tell of one kind of event; an answer with no event of its own fits any."""
    if claim.event_class in _OPEN:
        return other.toll is not None or other.event_class in _VIOLENT
    return other.event_class is claim.event_class or (
        other.toll is not None and other.event_class in _OPEN
    )
