"""Claims of one incident -> who took part, as whom, and which claims say so or deny it."""

from collections.abc import Iterable

from reportedly.reconcile.evidence import Evidence
from reportedly.records.claim import Actor, Claim
from reportedly.records.incident import Naming
from reportedly.records.vocabulary import Aspect, EventClass, Stance
from reportedly.vocab.folding import fold
from reportedly.vocab.policies import IncidentRules

Key = tuple[str, str]

PERPETRATOR = "perpetrator"


def find_parties(
    claims: Iterable[Claim], rules: IncidentRules, event: EventClass = EventClass.UNKNOWN
) -> tuple[Actor, ...]:
    """Return each actor in each role once, known ones by their id, as first named.

    Of those we do not know, only who acts is a party, and no crowd in numbers ("several gunmen"):
    what is hit may be a thing or a place. A denial makes nobody a party: its actors are in the deed
    that it denies.
    """
    parties: dict[Key, Actor] = {}
    for claim in _of_the_deed(sorted(claims, key=lambda c: c.id), rules, event):
        for actor in _named_in(claim, rules):
            parties.setdefault(_key(actor), actor)
    return tuple(parties[key] for key in sorted(parties))


def find_namings(
    claims: Iterable[Claim], rules: IncidentRules, event: EventClass = EventClass.UNKNOWN
) -> tuple[Naming, ...]:
    """Return, for each party in the order of ``find_parties``, who names it and who denies it.

    A perpetrator is denied by a claim against the attribution that answers a claim naming it, or
    by which its own side answers what is told of the event; a denial of another matter denies
    nobody's part in this one.
    """
    told = sorted(claims, key=lambda c: c.id)
    named: dict[Key, list[str]] = {}
    known: dict[Key, str | None] = {}
    denials = tuple(c for c in told if _denies(c, rules))
    of_event = frozenset(c.id for c in told if c.toll is not None or c.event_class is event)
    for claim in _of_the_deed(told, rules, event):
        for key, actor in {_key(actor): actor for actor in _named_in(claim, rules)}.items():
            named.setdefault(key, []).append(claim.id)
            known[key] = actor.id
    return tuple(
        Naming(
            role=key[0],
            party=known[key],
            claims=tuple(named[key]),
            denied_by=_deniers(key, frozenset(named[key]), denials, of_event),
        )
        for key in sorted(named)
    )


def with_holders(namings: Iterable[Naming], evidence: Evidence) -> tuple[Naming, ...]:
    """Return the namings with the names of those who name each party, and of those who deny it."""
    return tuple(
        naming.replacing(
            holders=_names(naming.claims, evidence), deniers=_names(naming.denied_by, evidence)
        )
        for naming in namings
    )


def _names(claims: Iterable[str], evidence: Evidence) -> tuple[str, ...]:
    return tuple(dict.fromkeys(evidence.teller(evidence.claims[claim]) for claim in claims))


def _of_the_deed(
    claims: Iterable[Claim], rules: IncidentRules, event: EventClass
) -> tuple[Claim, ...]:
    """Return the claims whose actors had a part in the event.

    Who holds the town, or made arrests after it, is told beside a deed of another kind; where
    nothing else tells who did it, those may be its doers.
    """
    told = tuple(claims)
    deed = tuple(c for c in told if c.event_class is event or c.event_class not in rules.beside)
    is_told = any(actor.role in rules.acting_roles for c in deed for actor in _named_in(c, rules))
    return deed if is_told else told


def _deniers(
    key: Key, naming: frozenset[str], denials: Iterable[Claim], of_event: frozenset[str]
) -> tuple[str, ...]:
    role, party = key
    if role != PERPETRATOR:
        return ()
    return tuple(c.id for c in denials if _is_about(c, party, naming, of_event))


def _denies(claim: Claim, rules: IncidentRules) -> bool:
    about = claim.aspect in {Aspect.ATTRIBUTION, Aspect.OCCURRENCE}
    return about and claim.stance in rules.against


def _is_about(claim: Claim, party: str, naming: frozenset[str], of_event: frozenset[str]) -> bool:
    if naming.intersection(claim.answers):
        return True
    own = claim.holder is not None and claim.holder.side == party
    return own and not of_event.isdisjoint(claim.answers or (claim.id,))


def _named_in(claim: Claim, rules: IncidentRules) -> tuple[Actor, ...]:
    if not _says_who(claim, rules):
        return ()
    return tuple(actor for actor in claim.actors if _is_party(actor, rules))


def _key(actor: Actor) -> Key:
    return actor.role, actor.id if actor.id is not None else fold(actor.name or actor.printed)


def _says_who(claim: Claim, rules: IncidentRules) -> bool:
    """Whether the claim puts its actors in the deed; a counter-accusation does, of the other."""
    if claim.stance is Stance.COUNTER_ACCUSES:
        return True
    return claim.stance not in rules.against | rules.silent


def _is_party(actor: Actor, rules: IncidentRules) -> bool:
    if actor.id is not None:
        return actor.role in rules.party_roles
    return actor.role in rules.acting_roles and not rules.names_no_party(actor.printed)
