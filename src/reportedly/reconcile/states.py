"""Claims of one incident -> where each aspect of it stands."""

from collections.abc import Iterable, Iterator

from reportedly.reconcile.evidence import Evidence
from reportedly.reconcile.figures import Figure, standing, tolls_of, total_figures
from reportedly.reconcile.sides import find_sides
from reportedly.reconcile.sources import count_pairs, independent
from reportedly.records.claim import Claim, Holder
from reportedly.records.vocabulary import (
    DISPUTING,
    Aspect,
    Harm,
    HolderRole,
    Modality,
    Stance,
    State,
)
from reportedly.vocab.policies import IncidentRules

PERPETRATOR = "perpetrator"
_SENT_IN = frozenset({HolderRole.PEACEKEEPER, HolderRole.OBSERVER})
"""Roles that may be told with the state that sent them and are third parties still."""


def find_states(
    claims: Iterable[Claim], evidence: Evidence, rules: IncidentRules
) -> dict[Aspect, State]:
    """Return the state of occurrence, and of every other aspect some claim speaks to.

    A denial contests the aspect it names, and no other. "Could not verify" counts neither way.
    """
    told = sorted(claims, key=lambda claim: claim.id)
    states = {Aspect.OCCURRENCE: _state(Aspect.OCCURRENCE, told, evidence, rules)}
    for aspect in Aspect:
        about = [claim for claim in told if aspect_of(claim) is aspect]
        if aspect is Aspect.OTHER:  # who will not comment leaves nothing of the event open
            about = [claim for claim in about if claim.stance not in rules.silent]
        if about:
            states[aspect] = _state(aspect, told, evidence, rules)
    if any(claim.toll is not None for claim in told):
        states[Aspect.CASUALTY_COUNT] = _count_state(told, evidence, rules)
    if (blamed := _attribution_state(told, evidence, rules)) is not None:
        states[Aspect.ATTRIBUTION] = blamed
    if _days_disagree(told):
        states[Aspect.TIME] = State.CONTESTED
    return {aspect: states[aspect] for aspect in Aspect if aspect in states}


def aspect_of(claim: Claim) -> Aspect | None:
    """Return what about the event the claim speaks to; a bare denial speaks to we know not what."""
    if claim.aspect is not None:
        return claim.aspect
    if claim.stance in DISPUTING:
        return Aspect.UNKNOWN
    return None


def _state(aspect: Aspect, claims: list[Claim], evidence: Evidence, rules: IncidentRules) -> State:
    about = [c for c in claims if speaks_to(c, aspect) and c.stance not in rules.silent]
    if any(claim.stance in rules.against for claim in about):
        return State.CONTESTED
    return _uncontested(about, evidence, rules)


def speaks_to(claim: Claim, aspect: Aspect) -> bool:
    """Whether the claim bears on the aspect: telling of an event says that it occurred."""
    stated = aspect_of(claim)
    if aspect is Aspect.OCCURRENCE and stated is not Aspect.OCCURRENCE:
        return claim.stance not in DISPUTING | {Stance.RETRACTS}
    return stated is aspect


def _uncontested(about: list[Claim], evidence: Evidence, rules: IncidentRules) -> State:
    if any(accepts(claim, about, rules) for claim in about):
        return State.ACKNOWLEDGED
    if any(observes(claim, rules) for claim in about):
        return State.THIRD_PARTY_OBSERVED
    origins = independent(about, evidence)
    if origins == 0:
        return State.PENDING
    return State.CORROBORATED if origins > 1 else State.SINGLE_ORIGIN


def observes(claim: Claim, rules: IncidentRules) -> bool:
    """Whether a third party tells of the act itself, and does not only react to it.

    An office of one of the sides, such as its ombudsman, is no third party.
    """
    tells = claim.stance in {Stance.ASSERTS, Stance.CONFIRMS}
    of_the_act = claim.toll is not None or claim.event_class not in rules.reactions
    return tells and of_the_act and _is_third(claim.holder, rules)


def _is_third(holder: Holder | None, rules: IncidentRules) -> bool:
    if holder is None or holder.role not in rules.third_parties:
        return False
    return holder.side is None or holder.role in _SENT_IN


def accepts(claim: Claim, about: Iterable[Claim], rules: IncidentRules) -> bool:
    """Whether the side that is blamed takes the act as its own."""
    if claim.stance not in rules.accepting or claim.holder is None or claim.holder.side is None:
        return False
    return claim.holder.side in {actor for other in about for actor in blamed_in(other)}


def blamed_in(claim: Claim) -> frozenset[str]:
    """Return the ids of those the claim names as perpetrators."""
    return frozenset(a.id for a in claim.actors if a.role == PERPETRATOR and a.id is not None)


def _count_state(claims: list[Claim], evidence: Evidence, rules: IncidentRules) -> State:
    """Where the count stands. Numbers that differ are a range; none beside some is a dispute."""
    if any(aspect_of(c) is Aspect.CASUALTY_COUNT and c.stance in rules.against for c in claims):
        return State.CONTESTED
    told = [given for harm in Harm for given in _figures_by_side(claims, harm, evidence)]
    if any(0 in (values := {f.value for f in given}) and len(values) > 1 for given in told):
        return State.CONTESTED
    if not any(told):
        return State.PENDING
    agreed = any(
        count_pairs((f.origin, _voice(f, evidence)) for f in given if f.value == figure.value) > 1
        for given in told
        for figure in given
    )
    return State.CORROBORATED if agreed else State.SINGLE_ORIGIN


def _voice(figure: Figure, evidence: Evidence) -> str:
    """Whose figure it is: all who speak for one party are one voice."""
    parties = {evidence.party(evidence.claims[claim]) for claim in figure.claims}
    party = parties.pop() if len(parties) == 1 else None
    return figure.voice if party is None else f"party {party}"


def _figures_by_side(
    claims: list[Claim], harm: Harm, evidence: Evidence
) -> Iterator[tuple[Figure, ...]]:
    """Yield the figures that speak of the same people: everybody, or one side's victims."""
    counted = [claim for claim, _ in tolls_of(claims, harm)]
    held = standing(counted, evidence)
    sides = find_sides(counted, evidence)
    for side in (None, *sides.apart):
        yield total_figures(sides.about(held, side), harm, evidence)


def _attribution_state(
    claims: list[Claim], evidence: Evidence, rules: IncidentRules
) -> State | None:
    """Where the blame stands: contested where two are blamed; None where no one we know is."""
    about = [c for c in claims if blamed_in(c) and c.modality is not Modality.NEGATED]
    about = [c for c in about if c.stance not in rules.against | rules.silent]
    denied = any(aspect_of(c) is Aspect.ATTRIBUTION and c.stance in rules.against for c in claims)
    if denied or len(_rivals(about)) > 1:
        return State.CONTESTED
    return _uncontested(about, evidence, rules) if about else None


def _rivals(claims: Iterable[Claim]) -> frozenset[frozenset[str]]:
    """Return the sets of actors blamed, where they share no one."""
    blamed = {blamed_in(claim) for claim in claims}
    return frozenset(a for a in blamed if any(not a & b for b in blamed))


def _days_disagree(claims: Iterable[Claim]) -> bool:
    spans = [
        (c.when.from_, c.when.to)
        for c in claims
        if c.when is not None and c.when.from_ is not None and c.when.to is not None
    ]
    if not spans:
        return False
    return max(first for first, _ in spans) > min(last for _, last in spans)
