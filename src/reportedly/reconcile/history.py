"""Toll claims of one incident -> every number in the order it was told, and how each moved."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from reportedly.reconcile.evidence import Evidence
from reportedly.reconcile.figures import standing, withdrawn
from reportedly.records.base import Record
from reportedly.records.claim import Claim
from reportedly.records.vocabulary import Harm


class Move(StrEnum):
    """How a number stands to the last that the same voice gave for the same."""

    FIRST = "first"
    SAME = "same"
    UP = "up"
    DOWN = "down"
    WITHDRAWN = "withdrawn"


class Telling(Record, frozen=True, kw_only=True):
    """One number as it was told: by which claim, on which day and at what hour its page came out.

    ``stands``: it can still set a bound. ``hour`` is as the page or its metadata print it.
    """

    harm: Harm
    claim: str
    published: date | None
    hour: str | None
    move: Move
    stands: bool


def tell_history(claims: Iterable[Claim], evidence: Evidence) -> tuple[Telling, ...]:
    """Return all numbers of an incident, by harm and by the hour they came out."""
    told = [c for c in claims if c.toll is not None and _number(c) is not None]
    taken_back = withdrawn(told, evidence)
    stands = {c.id for harm in Harm for c in standing(_of(told, harm), evidence)}
    last: dict[tuple[object, ...], int] = {}
    found: list[Telling] = []
    for claim in sorted(told, key=lambda c: _order(c, evidence)):
        if claim.toll is None:
            continue
        moved = _moved(claim, last, evidence)
        found.append(
            Telling(
                harm=claim.toll.harm,
                claim=claim.id,
                published=evidence.published(claim),
                hour=evidence.hour(claim),
                move=Move.WITHDRAWN if claim.id in taken_back else moved,
                stands=claim.id in stands,
            )
        )
    return tuple(found)


def _of(claims: Iterable[Claim], harm: Harm) -> tuple[Claim, ...]:
    return tuple(c for c in claims if c.toll is not None and c.toll.harm is harm)


def _number(claim: Claim) -> int | None:
    toll = claim.toll
    if toll is None:
        return None
    return toll.low if toll.low is not None else toll.high


def _order(claim: Claim, evidence: Evidence) -> tuple[object, ...]:
    harm = claim.toll.harm if claim.toll is not None else Harm.KILLED
    when = evidence.published(claim) or date.max
    return (
        list(Harm).index(harm),
        when,
        evidence.hour(claim) or "",
        claim.document,
        claim.start,
        claim.id,
    )


def _moved(claim: Claim, last: dict[tuple[object, ...], int], evidence: Evidence) -> Move:
    """How the number stands to the voice's last for the same victims; it becomes the last."""
    toll, number = claim.toll, _number(claim)
    if toll is None or number is None:
        raise ValueError(f"no number: {claim.id}")
    part = toll.subset_of is not None
    key = (evidence.voice(claim), toll.harm, toll.victim_class, toll.side, part)
    before = last.get(key)
    last[key] = number
    if before is None:
        return Move.FIRST
    return Move.SAME if number == before else Move.UP if number > before else Move.DOWN
