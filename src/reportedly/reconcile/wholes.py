"""Each side's toll row, and figures that name no side -> the row for everybody, as parts of it."""

from collections.abc import Iterable, Sequence

from reportedly.reconcile.evidence import Evidence
from reportedly.reconcile.figures import NO_ONE_CLASS, Figure
from reportedly.reconcile.sides import TELLING, Sides
from reportedly.records.base import Offsets
from reportedly.records.claim import Claim
from reportedly.records.incident import UNTOLD_SIDE, TollBasis, TollSummary
from reportedly.records.vocabulary import VictimClass

BOTH = 2


def find_wholes(
    figures: Iterable[Figure], held: Iterable[Claim], sides: Sides, evidence: Evidence
) -> tuple[Figure, ...]:
    """Return those figures that name no side which are known to count the sides' victims too.

    A side's figure is told as a part of them, or their own voice tells of sides on that page and
    they can hold it, or two sides are told of and they can hold both.
    """
    told = {claim.id: claim for claim in held}
    sided = [claim for claim in told.values() if sides.of[claim.id] is not None]
    return tuple(f for f in figures if _is_whole(f, told, sided, sides, evidence))


def _is_whole(
    figure: Figure,
    told: dict[str, Claim],
    sided: list[Claim],
    sides: Sides,
    evidence: Evidence,
) -> bool:
    if any(c.toll is not None and c.toll.subset_of in figure.claims for c in sided):
        return True
    if not _classes(told[one] for one in figure.claims) & NO_ONE_CLASS:
        return False
    beside = [
        c for c in sided if (c.document, evidence.voice(c)) == (figure.document, figure.voice)
    ]
    return _holds(figure, beside, sides, 1) or _holds(figure, sided, sides, BOTH)


def _holds(figure: Figure, claims: Iterable[Claim], sides: Sides, least: int) -> bool:
    """Whether as many sides are told of, and the figure is no smaller than the least of each."""
    lows: dict[str | None, int] = {}
    for claim in claims:
        if claim.toll is not None and claim.toll.low is not None:
            side, low = sides.of[claim.id], claim.toll.low
            lows[side] = min(low, lows.get(side, low))
    return len(lows) >= least and (figure.value or 0) >= sum(lows.values())


def add_sides(
    total: TollSummary, rows: Sequence[TollSummary], held: Iterable[Claim]
) -> TollSummary:
    """Return the row for everybody where nobody gives a total: the rows of the sides added up.

    Where figures that name no side may hold a side's victims or not, low holds whichever is more,
    high both, and best is not known; nor is it where a side's losses have no number. Sides told of
    with the very same figures may be the same people under two names (an alliance and its member),
    unless one sentence tells of both.
    """
    known = [row for row in rows if row.high is not None]
    if not known:
        return total.replacing(basis=TollBasis.SIDES_APART)
    summed = _summed(total, known)
    if len(known) < len(rows):
        return _apart(summed.replacing(high_is_open=True))
    untold = next((row for row in known if row.side == UNTOLD_SIDE), None)
    sided = [row for row in known if row is not untold]
    told_of = tuple(held)
    distinct = _distinct(sided, told_of)
    if len(distinct) == len(sided) and (untold is None or _are_others(known, told_of)):
        return summed
    told = _summed(total, distinct)
    if untold is None:
        return _apart(summed.replacing(low=told.low, low_claims=told.low_claims))
    more = max((told, untold), key=lambda row: row.low or 0)
    return _apart(summed.replacing(low=more.low, low_claims=more.low_claims))


def _distinct(rows: Iterable[TollSummary], held: tuple[Claim, ...]) -> list[TollSummary]:
    """Those rows that cannot be the same people as one before: other figures, or told with it."""
    kept: list[TollSummary] = []
    for row in rows:
        is_telling = (row.low or 0) >= TELLING
        alike = [k for k in kept if is_telling and (k.low, k.high) == (row.low, row.high)]
        if all(_sentences(one, held) & _sentences(row, held) for one in alike):
            kept.append(row)
    return kept


def _sentences(row: TollSummary, held: Iterable[Claim]) -> set[tuple[str, Offsets]]:
    behind = {*row.low_claims, *row.high_claims}
    return {(claim.document, claim.sentence) for claim in held if claim.id in behind}


def _summed(total: TollSummary, rows: Sequence[TollSummary]) -> TollSummary:
    lows = [row.low for row in rows if row.low is not None]
    bests = [row.best for row in rows if row.best is not None]
    has_best = len(bests) == len(rows)
    return total.replacing(
        low=sum(lows) if lows else None,
        best=sum(bests) if has_best else None,
        high=sum(row.high for row in rows if row.high is not None),
        high_is_open=any(row.high_is_open for row in rows),
        low_claims=_all(row.low_claims for row in rows),
        best_claims=_all(row.best_claims for row in rows) if has_best else (),
        high_claims=_all(row.high_claims for row in rows),
        basis=TollBasis.SUM_OF_SIDES,
    )


def _apart(row: TollSummary) -> TollSummary:
    return row.replacing(best=None, best_claims=(), basis=TollBasis.SIDES_APART)


def _all(claims: Iterable[Iterable[str]]) -> tuple[str, ...]:
    return tuple(sorted({claim for told in claims for claim in told}))


def _are_others(rows: Iterable[TollSummary], held: tuple[Claim, ...]) -> bool:
    """Whether those whose side nobody tells are of other classes than the sides': civilians."""
    untold: frozenset[VictimClass] = frozenset()
    of_sides: frozenset[VictimClass] = frozenset()
    for row in rows:
        classes = _classes(c for c in held if c.id in {*row.low_claims, *row.high_claims})
        if row.side == UNTOLD_SIDE:
            untold |= classes
        else:
            of_sides |= classes
    return not (untold | of_sides) & NO_ONE_CLASS and not untold & of_sides


def _classes(claims: Iterable[Claim]) -> frozenset[VictimClass]:
    return frozenset(claim.toll.victim_class for claim in claims if claim.toll is not None)
