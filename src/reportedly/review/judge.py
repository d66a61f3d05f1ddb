"""A person's verdict on two claims or incidents -> decisions, and the incidents built anew."""

from collections.abc import Iterable
from datetime import datetime

from reportedly.errors import NothingMatched, UsageError
from reportedly.ingest.run import Builder
from reportedly.records.base import Record
from reportedly.records.claim import Claim
from reportedly.records.incident import Decision, Incident, Verdict
from reportedly.store import Store


class Judgement(Record, frozen=True, kw_only=True):
    """What a person says of two things, each the id of a claim or an incident."""

    a: str
    b: str
    verdict: Verdict
    user: str
    note: str = ""


class Judged(Record, frozen=True, kw_only=True):
    """What came of a judgement: the decisions written, and the incidents before and after it."""

    decisions: tuple[Decision, ...]
    before: tuple[Incident, ...]
    after: tuple[Incident, ...]


def judge(store: Store, builder: Builder, said: Judgement, now: datetime) -> Judged:
    """Write a judgement and build the incidents anew.

    Nothing is taken back or merged in place: a decision on a pair of claims is added, the latest on
    a pair holds, and ``unsure`` leaves the pair to the comparison again.

    Raises:
        NothingMatched: the record has no such claim or incident.
        UsageError: both are one incident already, or nobody is named as the one who judges.
        RecordError: it could not be written; the record is as it was.
    """
    if not said.user.strip():
        raise UsageError("a judgement needs the name of who makes it", do="Give --by NAME.")
    a, b = _claims(store, said.a), _claims(store, said.b)
    if said.verdict is Verdict.NOT_SAME and a == b:
        raise UsageError(
            f"{said.a} and {said.b} are one incident now",
            do="`unsure` takes back what joined them; `not-same` parts one of its claims from it.",
        )
    pairs = _pairs(a, b, said, store)
    if not pairs:
        raise NothingMatched(
            f"there is nothing to judge between {said.a} and {said.b}",
            do="Name two things, and for `unsure` two that were judged: see `judgements`.",
        )
    decisions = tuple(
        Decision(a=a, b=b, verdict=said.verdict, user=said.user, made_at=now, note=said.note)
        for a, b in pairs
    )
    touched = {claim for decision in decisions for claim in (decision.a, decision.b)}
    before = tuple(_incidents_of(store, touched))
    store.add_decisions(decisions)
    builder.update(store)
    return Judged(decisions=decisions, before=before, after=tuple(_incidents_of(store, touched)))


def _claims(store: Store, given: str) -> tuple[str, ...]:
    """The claims meant: one, or all of an incident, the first told before the others."""
    incident = store.incident(given)
    if incident is not None:
        found = (store.claim(claim) for claim in incident.claims)
        told = sorted((c for c in found if c is not None), key=_as_told)
        return tuple(claim.id for claim in told)
    claim = store.claim(given)
    if claim is None:
        raise NothingMatched(
            f"nothing in the record has an id that begins with {given!r}",
            do="`reportedly incidents` and `reportedly claims` print the ids.",
        )
    return (claim.id,)


def _as_told(claim: Claim) -> tuple[bool, str, int]:
    return claim.toll is None, claim.document, claim.start


def _pairs(
    a: tuple[str, ...], b: tuple[str, ...], said: Judgement, store: Store
) -> tuple[tuple[str, str], ...]:
    """The pairs of claims a verdict is about.

    One pair joins two groups, or keeps two apart. A claim is parted from its own incident by
    parting it from each of the others; a verdict is taken back wherever it was given.
    """
    every = {frozenset((one, other)): (one, other) for one in a for other in b if one != other}
    pairs = tuple(every.values())
    if said.verdict is Verdict.UNSURE:
        given = {frozenset((d.a, d.b)) for d in store.decisions()}
        return tuple(pair for pair in pairs if frozenset(pair) in given)
    parted = said.verdict is Verdict.NOT_SAME and bool(set(a) & set(b))
    return pairs if parted else pairs[:1]


def _incidents_of(store: Store, claims: Iterable[str]) -> Iterable[Incident]:
    with store.snapshot() as now:
        names = sorted(now.linking.incidents_of(frozenset(claims), ()))
        return tuple(found for name in names if (found := now.incident(name)) is not None)
