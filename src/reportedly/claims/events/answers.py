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
    if found.toll is not None and claim.stance in _OPEN_ENDED:
        claim = claim.replacing(aspect=Aspect.CASUALTY_COUNT)
    elif claim.event_class in _OPEN and found.aspect is not None:
        claim = claim.replacing(aspect=_narrower(claim.aspect, found.aspect))
    if claim.event_class in _OPEN and found.event_class in _VIOLENT:
        return claim.replacing(answers=(found.id,), event_class=found.event_class)
    return claim.replacing(answers=(found.id,))


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
    if other.modality not in {Modality.ACTUAL, Modality.BACKGROUND}:
        return False
    if other.event_class in _NEVER_ANSWERED:
        return False
    return claim.holder is None or other.holder is None or claim.holder.name != other.holder.name


def _same_event(claim: Claim, other: Claim) -> bool:
    """Whether two claims tell of one kind of event; an answer with no event of its own fits any."""
    if claim.event_class in _OPEN:
        return other.toll is not None or other.event_class in _VIOLENT
    return other.event_class is claim.event_class or (
        other.toll is not None and other.event_class in _OPEN
    )
