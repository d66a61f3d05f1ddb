"""Groups of claims -> incidents: what, when, where, who, how many, and what is contested."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from typing import TypeVar

from reportedly.reconcile.evidence import Evidence
from reportedly.reconcile.findings import find_findings
from reportedly.reconcile.founding import founds_incident
from reportedly.reconcile.grounds import find_grounds
from reportedly.reconcile.parties import find_namings, find_parties, with_holders
from reportedly.reconcile.replies import find_replies, matters_by_page, with_answers
from reportedly.reconcile.states import find_states
from reportedly.reconcile.titles import make_title
from reportedly.reconcile.tolls import summarise
from reportedly.records.base import content_id
from reportedly.records.claim import Claim, PlaceMention, TimeMention
from reportedly.records.incident import Incident, Link
from reportedly.records.vocabulary import EventClass, PlaceLevel
from reportedly.vocab.folding import fold
from reportedly.vocab.policies import IncidentRules, Policies

T = TypeVar("T")

LEVELS = tuple(PlaceLevel)
"""From the narrowest to the widest."""
FEW_DAYS, MONTH = 3, 31
FEW = 3
"""A place named by less than a third as many claims as the most named one is left aside."""


def build_incidents(
    groups: Iterable[tuple[str, ...]],
    evidence: Evidence,
    policies: Policies,
    toll_policy: str | None = None,
) -> tuple[Incident, ...]:
    """Return an incident for every group that tells of one, in the order of their ids.

    ``founds_incident`` says which groups do: talk, plans and vague war tell of none.
    """
    evidence = evidence.replacing(
        unnamed=policies.incident.unnamed, matters=matters_by_page(evidence.claims.values())
    )
    links = _links_within(groups := tuple(groups), evidence.links)
    built = [
        _build([evidence.claims[claim] for claim in group], evidence, policies, toll_policy)
        for group in groups
        if founds_incident([evidence.claims[claim] for claim in group], policies.incident)
    ]
    told = [incident.replacing(links=links.get(incident.claims[0], ())) for incident in built]
    return tuple(sorted(told, key=lambda incident: incident.id))


def _build(
    claims: list[Claim], evidence: Evidence, policies: Policies, toll_policy: str | None
) -> Incident:
    rules = policies.incident
    replies = find_replies(claims, evidence, policies)
    claims = with_answers(claims, replies)
    heard = [claim for claim in claims if claim.stance not in rules.silent]
    states = find_states(claims, evidence, rules)
    event_class = name_event(claims, policies)
    tolls = summarise(claims, evidence, policies.toll(toll_policy))
    when = find_when(heard or claims, evidence)
    where = find_where(claims, evidence)
    return Incident(
        id=content_id("i", evidence.earliest(claims).id),
        event_class=event_class,
        title=make_title(event_class, tolls, spread_of(claims, where), when, policies.title),
        when=when,
        where=where,
        parties=find_parties(claims, rules, event_class),
        claims=tuple(sorted(claim.id for claim in claims)),
        documents=tuple(sorted({claim.document for claim in claims})),
        origins=len(evidence.origins(heard)),
        tolls=tolls,
        states=states,
        links=(),
        named_by=with_holders(find_namings(claims, rules, event_class), evidence),
        grounds=find_grounds(claims, states, evidence, rules),
        findings=find_findings(claims, evidence),
        replies=replies,
    )


def name_event(claims: Iterable[Claim], policies: Policies) -> EventClass:
    """Return the most telling class that enough of the claims give; UNKNOWN where none does.

    Who says that something happened names it; where nobody does, those who answer. Claims of a
    family ("the bombing" may be an air strike) stand behind one another, so long as enough of them
    say the more telling class themselves.
    """
    rules = policies.incident
    told = [c for c in claims if c.event_class in rules.classes]
    asserted = [c for c in told if c.stance not in rules.against | rules.silent]
    given = Counter(c.event_class for c in asserted or told)
    total = sum(given.values())
    backed = {c: _of_family(c, given, policies) for c in given}
    enough = (
        c
        for c in rules.classes
        if given[c] >= rules.own_share * total and backed.get(c, 0) >= rules.telling_share * total
    )
    return next(
        (c for c in enough if given[c]), max(given, key=_order(given, rules), default=UNNAMED)
    )


UNNAMED = EventClass.UNKNOWN


def _of_family(event_class: EventClass, given: Counter[EventClass], policies: Policies) -> int:
    """Return how many claims give this class or one that may be the same event."""
    families = policies.linking.classes
    own = families.among(frozenset({event_class}))
    return sum(
        count
        for other, count in given.items()
        if other is event_class or own & families.among(frozenset({other}))
    )


def _order(
    given: Counter[EventClass], rules: IncidentRules
) -> Callable[[EventClass], tuple[int, int]]:
    return lambda event_class: (given[event_class], -rules.classes.index(event_class))


LONG_DAYS = 31
"""A time longer than a month ("the 2020 war") does not date the news that stands beside it."""


def find_when(claims: Iterable[Claim], evidence: Evidence) -> TimeMention | None:
    """Return the narrowest of the stated times that most of the origins are consistent with.

    It stays a mention of one page, with the count of claims that agree in its ``why``. The other
    times stay with their claims, and a disagreement shows as a contested time.
    """
    told = list(claims)
    dated = [(c, c.when) for c in told if c.when is not None and c.when.is_dated]
    if not dated or _only_aside(told, [when for _, when in dated]):
        return None
    everyone = len(evidence.origins(c for c, _ in dated))
    backing = {
        _ends(when): len(evidence.origins(c for c, other in dated if _overlap(when, other)))
        for _, when in dated
    }
    most = [when for _, when in dated if backing[_ends(when)] * 2 > everyone]
    chosen = min(
        most or [when for _, when in dated],
        key=lambda when: (
            _size(when),
            -backing[_ends(when)],
            _length(when),
            -sum(_ends(when) == _ends(other) for _, other in dated),
            _ends(when),
            (when.document, when.start),
        ),
    )
    agree = sum(_overlap(chosen, other) for _, other in dated)
    agreed = f"{agree} of {len(dated)} dated claims agree"
    return chosen.replacing(why=f"{chosen.why}; {agreed}" if chosen.why else agreed)


def _only_aside(claims: Iterable[Claim], times: Iterable[TimeMention]) -> bool:
    """Whether figures stand undated, and the only dates told are long stretches of other claims."""
    undated = any(c.toll is not None and c.when is None for c in claims)
    return undated and all(_length(when) > LONG_DAYS for when in times)


def _size(when: TimeMention) -> int:
    """Return how wide a time is, roughly: days, a month, longer. A wide one agrees with all."""
    days = _length(when)
    return 0 if days < FEW_DAYS else 1 if days < MONTH else 2


def _ends(when: TimeMention) -> tuple[date, date]:
    return when.from_ or date.min, when.to or date.max


def _length(when: TimeMention) -> int:
    first, last = _ends(when)
    return (last - first).days


def _overlap(a: TimeMention, b: TimeMention) -> bool:
    (a_first, a_last), (b_first, b_last) = _ends(a), _ends(b)
    return a_first <= b_last and b_first <= a_last


def find_where(claims: Iterable[Claim], evidence: Evidence) -> tuple[PlaceMention, ...]:
    """Return the places, the narrowest first, and of one size the most named first.

    Several stay where several are named. A country is kept only if nothing narrower is known.
    """
    named: dict[str, list[tuple[Claim, PlaceMention]]] = defaultdict(list)
    for claim in sorted(claims, key=lambda c: c.id):
        for place in claim.where:
            named[_place_key(place)].append((claim, place))
    most = max((len(told) for told in named.values()), default=0)
    ranked = sorted(
        (
            (LEVELS.index(told[0][1].level), -len(evidence.origins(c for c, _ in told)), key)
            for key, told in named.items()
            if len(told) * FEW >= most
        ),
    )
    places = tuple(named[key][0][1] for _, _, key in ranked)
    narrower = tuple(place for place in places if place.level is not PlaceLevel.COUNTRY)
    return narrower or places


def spread_of(claims: Iterable[Claim], where: tuple[PlaceMention, ...]) -> tuple[PlaceMention, ...]:
    """Return the first of an incident's places, and with it those that most who name it list too.

    "Fifteen were killed in A, B and C" was in all three. A village and the town it lies near, told
    by two pages, are not listed by anybody.
    """
    if not where:
        return ()
    first = _place_key(where[0])
    listing = [claim.where for claim in claims if first in map(_place_key, claim.where)]
    told = Counter(key for places in listing for key in {_place_key(place) for place in places})
    order = {_place_key(place): place.start for places in listing for place in places}
    spread = [place for place in where if told[_place_key(place)] * 2 > len(listing)]
    same = [place for place in spread if place.level is where[0].level or place is where[0]]
    return tuple(sorted(same, key=lambda place: order[_place_key(place)]))


def _place_key(place: PlaceMention) -> str:
    return place.id if place.id is not None else f"? {fold(place.name or place.printed)}"


def _links_within(
    groups: tuple[tuple[str, ...], ...], links: Iterable[Link]
) -> dict[str, tuple[Link, ...]]:
    """Return, by a group's first claim, the links that hold it together.

    For each claim its best link to another of the group: why it is there. The rest of the pairs
    can be scored again from the claims.
    """
    home = {claim: min(group) for group in groups for claim in group}
    best: dict[str, Link] = {}
    for link in sorted(links, key=lambda k: (-k.score, k.a, k.b)):
        if link.a in home and home.get(link.a) == home.get(link.b):
            best.setdefault(link.a, link)
            best.setdefault(link.b, link)
    within: dict[str, dict[tuple[str, str], Link]] = defaultdict(dict)
    for claim, link in sorted(best.items()):
        within[home[claim]][link.a, link.b] = link
    return {first: tuple(kept[pair] for pair in sorted(kept)) for first, kept in within.items()}
