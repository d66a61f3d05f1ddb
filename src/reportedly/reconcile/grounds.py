"""Claims of one incident and the state of each aspect -> the claims that make it so."""

from collections.abc import Iterable, Iterator, Mapping

from reportedly.reconcile.evidence import Evidence
from reportedly.reconcile.figures import standing
from reportedly.reconcile.states import accepts, aspect_of, blamed_in, observes, speaks_to
from reportedly.records.claim import Claim
from reportedly.records.vocabulary import Aspect, State
from reportedly.vocab.policies import IncidentRules


def find_grounds(
    claims: Iterable[Claim],
    states: Mapping[Aspect, State],
    evidence: Evidence,
    rules: IncidentRules,
) -> dict[Aspect, tuple[str, ...]]:
    """Return the ids of the claims behind each state, in order.

    Of what is contested, both sides; of what is acknowledged or observed, who did so; otherwise one
    claim for each origin.
    """
    told = sorted(claims, key=lambda c: c.id)
    found = {}
    for aspect, state in states.items():
        about = [c for c in _about(aspect, told, evidence) if c.stance not in rules.silent]
        behind = _behind(aspect, state, about, rules)
        if state in {State.CORROBORATED, State.SINGLE_ORIGIN}:
            behind = _one_for_each_origin(behind, evidence)
        answered = {one for claim in behind for one in claim.answers}
        beside = (c for c in told if state is State.CONTESTED and c.id in answered)
        found[aspect] = tuple(sorted({c.id for c in (*behind, *beside)}))
    return found


def _about(aspect: Aspect, claims: list[Claim], evidence: Evidence) -> Iterable[Claim]:
    match aspect:
        case Aspect.CASUALTY_COUNT:
            counted = standing(claims, evidence)
            return (*counted, *(c for c in claims if aspect_of(c) is aspect and c not in counted))
        case Aspect.ATTRIBUTION:
            return [c for c in claims if blamed_in(c) or aspect_of(c) is aspect]
        case Aspect.TIME:
            return _days_apart(claims)
        case _:
            return [c for c in claims if speaks_to(c, aspect)]


def _behind(aspect: Aspect, state: State, about: list[Claim], rules: IncidentRules) -> list[Claim]:
    against = [claim for claim in about if claim.stance in rules.against]
    match state:
        case State.CONTESTED:
            both = aspect in {Aspect.CASUALTY_COUNT, Aspect.ATTRIBUTION, Aspect.TIME}
            return about if both else against
        case State.ACKNOWLEDGED:
            return [claim for claim in about if accepts(claim, about, rules)]
        case State.THIRD_PARTY_OBSERVED:
            return [claim for claim in about if observes(claim, rules)]
        case _:
            return about


def _one_for_each_origin(claims: Iterable[Claim], evidence: Evidence) -> list[Claim]:
    first: dict[str, Claim] = {}
    for claim in claims:
        first.setdefault(evidence.origin(claim), claim)
    return list(first.values())


def _days_apart(claims: Iterable[Claim]) -> Iterator[Claim]:
    """Yield the claim that begins last and the one that ends first: the two that cannot agree."""
    dated = [
        (c.when.from_, c.when.to, c)
        for c in claims
        if c.when is not None and c.when.from_ is not None and c.when.to is not None
    ]
    if dated:
        yield max(dated, key=lambda one: (one[0], one[2].id))[2]
        yield min(dated, key=lambda one: (one[1], one[2].id))[2]
