"""A page's claims -> the same, with a charge that answers a charge marked as one."""

from collections.abc import Sequence

from reportedly.claims.events.matching import HAPPENED, blamed_by
from reportedly.records.claim import Claim
from reportedly.records.vocabulary import Aspect, EventClass, Stance
from reportedly.vocab.events import EventWords

_FAR = 2000


def with_counter_charges(claims: Sequence[Claim], events: EventWords) -> tuple[Claim, ...]:
    """Return the claims; whoever was blamed and blames another is told to counter-accuse.

    Only what says so counts: an accusation, or that the other began. Two sides that each report
    the other's shelling do not answer one another by that alone.
    """
    return tuple(
        _as_counter(claim, claims, events) if _is_charge(claim) else claim for claim in claims
    )


def _is_charge(claim: Claim) -> bool:
    if claim.stance is not Stance.ASSERTS or claim.holder is None or claim.toll is not None:
        return False
    return claim.modality in HAPPENED and (
        claim.event_class is EventClass.ACCUSATION or claim.aspect is Aspect.INITIATION
    )


def _as_counter(claim: Claim, claims: Sequence[Claim], events: EventWords) -> Claim:
    side = None if claim.holder is None else claim.holder.side
    blamed = blamed_by(claim)
    if side is None or not blamed or side in blamed:
        return claim
    charged = any(
        side in blamed_by(other)
        and (other.holder is None or other.holder.side != side)
        and other.start < claim.start
        and claim.start - other.start < _FAR
        and other.modality in HAPPENED
        for other in claims
    )
    if not charged:
        return claim
    return claim.replacing(
        stance=Stance.COUNTER_ACCUSES,
        aspect=Aspect.INITIATION if _says_who_began(claim, events) else Aspect.ATTRIBUTION,
        why=(*claim.why, "stance: was blamed before, and blames another"),
    )


def _says_who_began(claim: Claim, events: EventWords) -> bool:
    if claim.aspect is Aspect.INITIATION:
        return True
    told = set(claim.quote.lower().split())
    return any(
        entry.aspect is Aspect.INITIATION and told & (entry.adverbs | entry.words)
        for entry in events.reactions.aspect
    )
