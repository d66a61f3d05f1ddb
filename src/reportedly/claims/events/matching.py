"""An answer and the page's other claims -> the one it answers."""

import re
from collections.abc import Sequence

from reportedly.records.claim import Claim
from reportedly.records.vocabulary import Aspect, EventClass, Modality, Stance
from reportedly.vocab.events import EventWords

ANSWERS = frozenset(
    {Stance.DENIES, Stance.REJECTS_CHARACTERISATION, Stance.CANNOT_VERIFY, Stance.NO_FIGURE}
    | {Stance.CONFIRMS, Stance.ACKNOWLEDGES, Stance.COUNTER_ACCUSES, Stance.JUSTIFIES}
)
"""Stances to what someone else has said."""

CORRECTIONS = frozenset({Stance.REVISES, Stance.RETRACTS})
"""Stances to what one has said oneself."""

AGAINST = frozenset({Stance.DENIES, Stance.REJECTS_CHARACTERISATION})
OPEN = frozenset({EventClass.UNKNOWN})
HAPPENED = frozenset({Modality.ACTUAL, Modality.BACKGROUND})

_ANSWERABLE = frozenset({Stance.CONFIRMS, Stance.COUNTER_ACCUSES})
_LEFT_OPEN = frozenset({Stance.CANNOT_VERIFY, Stance.NO_FIGURE})
_ABOUT_FIGURES = frozenset({Aspect.CASUALTY_COUNT, Aspect.VICTIM_STATUS})
_ABOUT_HARM = _ABOUT_FIGURES | {Aspect.PRESENCE, Aspect.MEANS}
_NEAR = 800
"""An accusation stands within so many characters of the deed it is over."""

_FAR = 3000
"""An answer stands within so many characters of what it answers."""

_WORD = re.compile(r"[^\W\d_]{4,}|\d[\d,.]*")
_STEM = 5
_CLEARLY = 2
"""The nearest claim is passed over only for one that fits better by more than this."""

_MOST_WORDS = 3
"""More words in common than this say no more."""


def answered_by(claim: Claim, claims: Sequence[Claim], events: EventWords) -> Claim | None:
    """Return the claim that is answered or corrected, None when the page does not hold it."""
    if claim.stance in CORRECTIONS:
        return _corrected(claim, claims)
    open_to = [other for other in claims if _may_be_answered(claim, other, events)]
    denied = _figures_in(claim, claims)
    if denied:  # "reports of 90 dead were untrue" answers who told of 90, and nobody else
        open_to = [o for o in open_to if any(abs(n - m) <= 1 for n in denied for m in _figures(o))]
    here = [o for o in open_to if o.sentence == claim.sentence and same_event(claim, o, events)]
    if here:
        return here[-1]
    before = [
        o for o in open_to if o.sentence[0] < claim.sentence[0] and claim.start - o.start < _FAR
    ]
    nearest = _nearest(claim, before, events)
    if nearest is None or claim.stance is Stance.NO_FIGURE:
        return nearest  # who says nothing has been asked about what was told last
    best = max(before, key=lambda o: (_fit(claim, o, events), o.start))
    clearly = _fit(claim, best, events) > _fit(claim, nearest, events) + _CLEARLY
    return best if clearly else nearest


def _figures_in(claim: Claim, claims: Sequence[Claim]) -> frozenset[int]:
    """The figures that stand in the words of a denial."""
    if claim.stance not in AGAINST:
        return frozenset()
    inside = (o for o in claims if claim.start <= o.start and o.end <= claim.end)
    return frozenset(n for o in inside if o.stance in AGAINST for n in _figures(o))


def _figures(claim: Claim) -> frozenset[int]:
    if claim.toll is None:
        return frozenset()
    return frozenset(n for n in (claim.toll.low, claim.toll.high) if n is not None)


def accused_over(claim: Claim, claims: Sequence[Claim], events: EventWords) -> Claim | None:
    """Return what somebody is accused of: the last deed told before, tolls before others."""
    attacks = events.reactions.told_as_attacks - {EventClass.ARMED_CLASH}
    before = [
        other
        for other in claims
        if other.id != claim.id
        and other.sentence[0] <= claim.sentence[0]
        and other.start < claim.start
        and claim.start - other.start < _NEAR
        and other.modality in HAPPENED
        and other.stance not in AGAINST
        and (other.toll is not None or other.event_class in attacks)
    ]
    last = max((other.sentence[0] for other in before), default=0)
    near = [other for other in before if other.sentence[0] == last]
    return next((other for other in near if other.toll is not None), next(iter(near), None))


def _nearest(claim: Claim, before: Sequence[Claim], events: EventWords) -> Claim | None:
    """The last claim of the same kind of event, else the last toll, else the last of any kind."""
    if claim.event_class is not EventClass.OTHER:
        same = [o for o in before if same_event(claim, o, events)]
        tolls = [o for o in before if o.toll is not None]
        for kind in (same, tolls):
            if kind:
                return kind[-1]
    return before[-1] if before else None


def blamed_by(claim: Claim) -> frozenset[str]:
    """Return the ids of those who are said to have done it, or are accused."""
    roles = {"perpetrator"}
    if claim.event_class is EventClass.ACCUSATION:
        roles.add("addressee")
    return frozenset(a.id for a in claim.actors if a.role in roles and a.id is not None)


def is_of_side(claim: Claim, side: str | None) -> bool:
    """Return whether the claim is held by this side."""
    return side is not None and claim.holder is not None and claim.holder.side == side


def same_event(claim: Claim, other: Claim, events: EventWords) -> bool:
    """Return whether two claims tell of one kind of event; an answer with none of its own fits any.

    Only what can do harm is told again as "the report" or "the incident".
    """
    if claim.event_class in OPEN:
        return other.toll is not None or events.is_violent(other.event_class)
    return other.event_class is claim.event_class or (
        other.toll is not None and other.event_class in OPEN
    )


def is_bare(claim: Claim) -> bool:
    """Return whether the answer names no event of its own: "the army rejected that account"."""
    return claim.event_class in OPEN and not any(why.startswith("event: ") for why in claim.why)


def _may_be_answered(claim: Claim, other: Claim, events: EventWords) -> bool:
    if other.id == claim.id or other.stance in (ANSWERS - _ANSWERABLE) | CORRECTIONS:
        return False
    if other.modality not in HAPPENED or other.event_class in events.reactions.never_answered:
        return False
    if claim.stance in AGAINST and _is_own_account(claim, other):
        return False
    if not _may_be_one_matter(claim, other, events):
        return False
    return claim.holder is None or other.holder is None or claim.holder.name != other.holder.name


def _may_be_one_matter(claim: Claim, other: Claim, events: EventWords) -> bool:
    """Whether both may tell of one thing: a truce that was broken is not the dead of a raid.

    An attack is told again in many words ("the strike", "the killings"); other kinds of event are
    answered by their own name, or by one that leaves it open.
    """
    if claim.stance in {Stance.NO_FIGURE, Stance.COUNTER_ACCUSES}:
        return True
    if claim.event_class is EventClass.OTHER:
        side = None if claim.holder is None else claim.holder.side
        own = side is not None and side in blamed_by(other)
        return own or claim.aspect in _ABOUT_HARM or bool(_words(claim) & _words(other))
    attacks = events.reactions.told_as_attacks
    if claim.stance is Stance.CANNOT_VERIFY and is_bare(claim) and other.toll is None:
        return other.event_class in attacks | {EventClass.ACCUSATION}
    if is_bare(claim) or other.event_class in {claim.event_class, EventClass.ACCUSATION}:
        return True
    return claim.event_class in attacks and other.event_class in attacks


def _is_own_account(claim: Claim, other: Claim) -> bool:
    """Whether a claim is of the answerer's side and blames another: nobody denies that himself."""
    side = None if claim.holder is None else claim.holder.side
    blamed = blamed_by(other)
    return is_of_side(other, side) and bool(blamed) and side not in blamed


def _fit(claim: Claim, other: Claim, events: EventWords) -> int:
    """How well the earlier claim fits the answer.

    One kind of event counts most; then that the answerer is blamed in it, that somebody says it,
    that both speak of numbers, and the words and figures they have in common.
    """
    fit = 0
    if claim.event_class is not EventClass.OTHER and same_event(claim, other, events):
        fit += 4
    side = None if claim.holder is None else claim.holder.side
    if side is not None and side in blamed_by(other):
        fit += 2
    if claim.aspect in _ABOUT_FIGURES:
        fit += 3 if other.toll is not None else 0
    elif other.toll is None and claim.stance not in _LEFT_OPEN:
        fit += 1  # the act, and not how many it killed
    if claim.stance in AGAINST and other.holder is not None:
        fit += 2  # what is denied is what somebody says
    if other.event_class is EventClass.ACCUSATION and is_bare(claim):
        fit += 1
    shared = _words(claim) & _words(other)
    return fit + 2 * min(len(shared), _MOST_WORDS)


def _words(claim: Claim) -> frozenset[str]:
    """The longer words of the quote cut to their first letters, and its figures."""
    return frozenset(word[:_STEM] for word in _WORD.findall(claim.quote.lower()))


def _corrected(claim: Claim, claims: Sequence[Claim]) -> Claim | None:
    """The holder's own claim that is corrected: of figures the last toll told before."""
    own = [
        other
        for other in claims
        if other.start < claim.start
        and other.id != claim.id
        and claim.start - other.start < _FAR
        and other.stance not in ANSWERS - _ANSWERABLE
        and _name(other) == _name(claim)
    ]
    if claim.stance is Stance.REVISES:
        harm = None if claim.toll is None else claim.toll.harm
        own = [o for o in own if o.toll is not None and harm in (None, o.toll.harm)]
    return own[-1] if own else None


def _name(claim: Claim) -> str | None:
    return None if claim.holder is None else claim.holder.name
