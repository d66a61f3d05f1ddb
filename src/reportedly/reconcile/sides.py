"""Toll claims of one harm -> whose victims they count: one side's, another's, or everybody's."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from reportedly.reconcile.evidence import Evidence
from reportedly.reconcile.figures import is_told, standing
from reportedly.records.base import Record
from reportedly.records.claim import Claim, Toll

TELLING = 3
"""Two figures of this number or more are hardly the same by chance; of one or two, often."""


class Sides(Record, frozen=True, kw_only=True):
    """The side each claim's victims are of, and the sides whose victims are told apart.

    ``apart`` is empty where all figures may be about the same people: no side is told, or one and
    nothing of everybody.
    """

    of: dict[str, str | None]
    apart: tuple[str, ...]

    def about(self, claims: Iterable[Claim], side: str | None) -> tuple[Claim, ...]:
        """The claims about the victims of this side; None: those that may speak of everybody."""
        if side is None and not self.apart:
            return tuple(claims)
        return tuple(claim for claim in claims if self.of[claim.id] == side)


def find_sides(claims: Iterable[Claim], evidence: Evidence) -> Sides:
    """Return whose victims the claims count, all of one harm.

    A number beside another side's, or beside one that names no side, is told apart; "several
    soldiers" of a side is told apart from another side's.
    """
    told = tuple(claims)
    sides = _sides_of(told)
    numbered = {sides[claim.id] for claim in standing(told, evidence)}
    named = {sides[c.id] for c in told if is_told(c) and not c.is_ledger(evidence.published(c))}
    known = (numbered | named) - {None}
    beside = None in numbered and numbered != {None}
    apart = sorted(side for side in known if side is not None)
    return Sides(of=sides, apart=tuple(apart) if beside or len(apart) > 1 else ())


def _sides_of(claims: Iterable[Claim]) -> dict[str, str | None]:
    """Return the side of each claim's victims, where it is told or follows from the others.

    A part without a side is of its whole's. A number large enough to tell, given without a side,
    is the one that just one side's victims are told in: the same count, said again in short.
    """
    tolls = {claim.id: claim.toll for claim in claims if claim.toll is not None}
    sides = {claim: _stated(toll, tolls) for claim, toll in tolls.items()}
    numbers: dict[tuple[int | None, int | None], set[str]] = defaultdict(set)
    for claim, side in sides.items():
        if side is not None:
            numbers[tolls[claim].low, tolls[claim].high].add(side)
    return {
        claim: side or _only(numbers[toll.low, toll.high] if _is_telling(toll) else set())
        for (claim, side), toll in zip(sides.items(), tolls.values(), strict=True)
    }


def _stated(toll: Toll, tolls: Mapping[str, Toll]) -> str | None:
    whole = tolls.get(toll.subset_of or "")
    return whole.side if toll.side is None and whole is not None else toll.side


def _is_telling(toll: Toll) -> bool:
    return toll.subset_of is None and max(toll.low or 0, toll.high or 0) >= TELLING


def _only(sides: set[str]) -> str | None:
    return next(iter(sides)) if len(sides) == 1 else None
