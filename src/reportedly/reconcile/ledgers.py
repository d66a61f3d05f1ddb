"""A running total and the incidents of a record -> those it counts, and how many are left."""

from collections.abc import Iterable, Iterator
from datetime import date

from reportedly.reconcile.evidence import Evidence
from reportedly.records.base import Record
from reportedly.records.claim import Claim, PlaceMention, TimeMention, Toll
from reportedly.records.incident import Incident, TollSummary
from reportedly.records.vocabulary import PlaceLevel, VictimClass

PERPETRATOR = "perpetrator"
ANYONE = frozenset({VictimClass.UNKNOWN, VictimClass.MIXED, VictimClass.OTHER})


class Member(Record, frozen=True, kw_only=True):
    """An incident that a running total counts, with what it adds: its own low and high."""

    incident: str
    low: int
    high: int
    is_part: bool


class Ledger(Record, frozen=True, kw_only=True):
    """A total over several events, the incidents of the record it holds, and the rest.

    ``low`` and ``high`` are the total's own. ``residual`` is what the total has beyond the highs
    and beyond the lows of its members, (least, most); below 0, the members come to more than it.
    """

    claim: str
    low: int | None
    high: int | None
    members: tuple[Member, ...]
    residual: tuple[int, int] | None


def find_ledgers(
    incident: Incident, others: Iterable[Incident], evidence: Evidence
) -> tuple[Ledger, ...]:
    """Return each total of the incident that runs over others, with the incidents it counts.

    A member is an incident whose figure is said to be a part of it or, where no part is told, one
    that lies in its period, its place, and among its victims. None is counted twice, and no running
    total is a member of another.
    """
    told = sorted((evidence.claims[one] for one in incident.claims), key=lambda c: c.id)
    elsewhere = sorted((o for o in others if o.id != incident.id), key=lambda o: o.id)
    single = [other for other in elsewhere if not _is_running(other, evidence)]
    found = []
    for claim in told:
        if claim.toll is None or claim.toll.subset_of is not None:
            continue
        members = tuple(_parts(claim, single, evidence)) or tuple(_inside(claim, single, evidence))
        if members:
            found.append(_ledger(claim, claim.toll, members))
    return tuple(found)


def is_running(incident: Incident, evidence: Evidence) -> bool:
    """Return whether any claim of the incident counts over more than a week, or over places."""
    parts = {
        claim.toll.subset_of
        for claim in evidence.claims.values()
        if claim.toll is not None and claim.id not in incident.claims
    }
    return _is_running(incident, evidence) or bool(parts.intersection(incident.claims))


def _is_running(incident: Incident, evidence: Evidence) -> bool:
    claims = [evidence.claims[one] for one in incident.claims if one in evidence.claims]
    return any(claim.is_ledger(evidence.published(claim)) for claim in claims)


def _parts(claim: Claim, others: Iterable[Incident], evidence: Evidence) -> Iterator[Member]:
    for other in others:
        tolls = [
            one.toll
            for name in other.claims
            if (one := evidence.claims.get(name)) is not None
            and one.toll is not None
            and one.toll.subset_of == claim.id
        ]
        numbers = [toll.low for toll in tolls if toll.low is not None]
        if numbers:
            yield Member(incident=other.id, low=max(numbers), high=max(numbers), is_part=True)


def _inside(claim: Claim, others: Iterable[Incident], evidence: Evidence) -> Iterator[Member]:
    period = _period(claim, evidence.published(claim))
    if claim.toll is None or period is None or not claim.is_ledger(evidence.published(claim)):
        return
    for other in others:
        row = _row(other.tolls, claim.toll)
        if row is None or row.low is None or row.high is None:
            continue
        if _lies_in(other.when, period) and _is_there(claim, other) and _is_theirs(claim, other):
            yield Member(incident=other.id, low=row.low, high=row.high, is_part=False)


def _period(claim: Claim, published: date | None) -> tuple[date, date] | None:
    """The days the total runs over; one whose start or end nobody tells holds nothing for sure."""
    total = None if claim.toll is None else claim.toll.cumulative
    if total is None or total.from_ is None:
        return None
    last = total.to or (None if claim.when is None else claim.when.to) or published
    return None if last is None else (total.from_, last)


def _lies_in(when: TimeMention | None, period: tuple[date, date]) -> bool:
    if when is None or when.from_ is None or when.to is None:
        return False
    return period[0] <= when.from_ and when.to <= period[1]


def _is_there(claim: Claim, other: Incident) -> bool:
    """Whether the incident lies where the total counts: in the same place, or in its country."""
    ids = {place.id for place in claim.where} - {None}
    states = {place.country for place in claim.where if place.level is PlaceLevel.COUNTRY}
    return any(_holds(place, ids, states - {None}) for place in other.where)


def _holds(place: PlaceMention, ids: set[str | None], states: set[str | None]) -> bool:
    return place.id in ids or (place.country is not None and place.country in states)


def _is_theirs(claim: Claim, other: Incident) -> bool:
    """Whether whom the total blames, if anyone, is named for the incident too."""
    blamed = {a.id for a in claim.actors if a.role == PERPETRATOR and a.id is not None}
    named = {a.id for a in other.parties if a.role == PERPETRATOR}
    return not blamed or bool(blamed & named)


def _row(rows: Iterable[TollSummary], toll: Toll) -> TollSummary | None:
    """The incident's row for the victims the total counts, by class and side."""
    wanted = None if toll.victim_class in ANYONE else toll.victim_class
    for row in rows:
        if (row.harm, row.victim_class, row.side) == (toll.harm, wanted, toll.side):
            return row
    return None


def _ledger(claim: Claim, toll: Toll, members: tuple[Member, ...]) -> Ledger:
    number = toll.low if toll.low is not None else toll.high
    lows, highs = sum(m.low for m in members), sum(m.high for m in members)
    return Ledger(
        claim=claim.id,
        low=toll.low,
        high=toll.high,
        members=members,
        residual=None if number is None else (number - highs, number - lows),
    )
