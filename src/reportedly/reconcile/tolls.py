"""Toll claims of one incident -> low, best and high per harm and class, by a named policy."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import assert_never

from reportedly.reconcile.evidence import Evidence
from reportedly.reconcile.figures import (
    NO_ONE_CLASS,
    Figure,
    class_figures,
    standing,
    tolls_of,
    total_figures,
)
from reportedly.reconcile.sides import Sides, find_sides
from reportedly.reconcile.sources import count_pairs
from reportedly.reconcile.wholes import add_sides, find_wholes
from reportedly.records.base import Record
from reportedly.records.claim import Claim, Toll
from reportedly.records.incident import UNTOLD_SIDE, TollBasis, TollSummary
from reportedly.records.vocabulary import Comparator, Harm, VictimClass
from reportedly.vocab.policies import Best, TollPolicy


class PartCheck(Record, frozen=True, kw_only=True):
    """A figure, its stated parts, and whether the parts fit into it.

    ``adds_up`` is None where a number is missing or open, so that nothing can be said.
    """

    whole: str
    parts: tuple[str, ...]
    sum_of_parts: int
    fits: bool
    adds_up: bool | None


def summarise(
    claims: Iterable[Claim], evidence: Evidence, policy: TollPolicy
) -> tuple[TollSummary, ...]:
    """Return one row for each harm over all victims, and one for each class named.

    low is the smallest and high the largest figure that some voice now stands by; a voice's later
    page takes the place of its earlier. ``high_is_open`` says that the largest is a lower bound
    ("at least 49"). Where no claim gives a number all three are None, and the claims are listed.

    Where victims are told apart by side, each side has rows of its own. They are parts of the row
    for everybody, which rests on a total where somebody gives one, and else adds them up.
    """
    told = sorted((c for c in claims if c.toll is not None), key=lambda c: c.id)
    rows: list[TollSummary] = []
    for harm in Harm:
        counted = tuple(claim for claim, _ in tolls_of(told, harm))
        if counted:
            sides = find_sides(counted, evidence)
            rows += _totals(harm, counted, sides, evidence, policy)
            rows += _by_class(harm, counted, sides, evidence, policy)
    return tuple(rows)


def _totals(
    harm: Harm, counted: tuple[Claim, ...], sides: Sides, evidence: Evidence, policy: TollPolicy
) -> list[TollSummary]:
    """Return the row for everybody and, where they are told apart, one for each side."""
    held = standing(counted, evidence)
    open_to_all = total_figures(sides.about(held, None), harm, evidence)
    if not sides.apart:
        return [_of_one_side(_row((harm, None, None), counted, open_to_all, policy), sides)]
    rows = {
        side: _row(
            (harm, None, side),
            sides.about(counted, side),
            total_figures(sides.about(held, side), harm, evidence),
            policy,
        )
        for side in sides.apart
    }
    lost = [row for side, row in rows.items() if not _lost_nobody(sides.about(counted, side))]
    if not lost:
        return [_row((harm, None, None), counted, open_to_all, policy), *rows.values()]
    wholes = find_wholes(open_to_all, held, sides, evidence)
    if untold := [figure for figure in open_to_all if figure not in wholes]:
        named = sides.about(counted, None)
        rows[UNTOLD_SIDE] = _row((harm, None, UNTOLD_SIDE), named, untold, policy)
        lost.append(rows[UNTOLD_SIDE])
    total = _row((harm, None, None), counted, wholes, policy)
    return [_reopened(total, lost) if wholes else add_sides(total, lost, held), *rows.values()]


def _lost_nobody(claims: Iterable[Claim]) -> bool:
    """Whether all that is told of a side is that none of its own was harmed."""
    return all(c.toll is not None and c.toll.comparator is Comparator.ZERO for c in claims)


def _of_one_side(total: TollSummary, sides: Sides) -> TollSummary:
    """Return the row for everybody, marked where it rests on the figures of one side alone."""
    behind = {sides.of[one] for one in (*total.low_claims, *total.high_claims)}
    is_one = len(behind) == 1 and None not in behind
    return total.replacing(basis=TollBasis.ONE_SIDE) if is_one else total


def _by_class(
    harm: Harm, counted: tuple[Claim, ...], sides: Sides, evidence: Evidence, policy: TollPolicy
) -> Iterator[TollSummary]:
    """Yield a row for each class named and, where they are told apart, for each side of it."""
    held = standing(counted, evidence)
    for victim_class in _classes(counted):
        of_class = [c for c in counted if c.toll and c.toll.victim_class is victim_class]
        for side in (None, *sides.apart):
            if named := sides.about(of_class, side):
                figures = class_figures(sides.about(held, side), harm, victim_class, evidence)
                yield _row((harm, victim_class, side), named, figures, policy)


def _reopened(total: TollSummary, apart: Iterable[TollSummary]) -> TollSummary:
    """Return the row for everybody, open where one side alone is said to have lost more."""
    if total.high is None or all((row.high or 0) <= total.high for row in apart):
        return total
    return total.replacing(high_is_open=True)


def _classes(counted: Iterable[Claim]) -> list[VictimClass]:
    named = {claim.toll.victim_class for claim in counted if claim.toll is not None}
    return [victim_class for victim_class in VictimClass if victim_class in named - NO_ONE_CLASS]


def _row(
    of: tuple[Harm, VictimClass | None, str | None],
    claims: Iterable[Claim],
    figures: Iterable[Figure],
    policy: TollPolicy,
) -> TollSummary:
    now = _current(figures)
    lowest = min((f.low for f in now if f.low is not None), default=None)
    highest = max((_top(f) for f in now), default=None)
    best = _best(now, policy)
    low_of = [f for f in now if f.low == lowest and lowest is not None]
    best_of = [] if best is None else [f for f in now if f.value == best.value]
    high_of = [f for f in now if _top(f) == highest]
    return TollSummary(
        harm=of[0],
        victim_class=of[1],
        side=of[2],
        low=lowest,
        best=None if best is None else best.value,
        high=highest,
        high_is_open=any(f.is_open for f in high_of),
        policy=policy.name,
        claims=tuple(sorted(claim.id for claim in claims)),
        low_claims=_behind(low_of),
        best_claims=_behind(best_of),
        high_claims=_behind(high_of),
        low_comparator=_comparator(low_of),
        best_comparator=_comparator(best_of),
        high_comparator=_comparator(high_of),
    )


def _comparator(figures: Iterable[Figure]) -> Comparator | None:
    """Return how all of the figures print their number, where they print it alike."""
    told = {figure.comparator for figure in figures}
    return told.pop() if len(told) == 1 else None


def _behind(figures: Iterable[Figure]) -> tuple[str, ...]:
    return tuple(sorted({claim for figure in figures for claim in figure.claims}))


def _top(figure: Figure) -> int:
    """Return the largest number the figure names."""
    return max(number for number in (figure.low, figure.high) if number is not None)


def _current(figures: Iterable[Figure]) -> list[Figure]:
    """Return the figures without those that the same voice has since replaced."""
    given = sorted(figures, key=lambda f: f.claims)
    last: dict[str, date] = {}
    for figure in given:
        if figure.published is not None:
            last[figure.voice] = max(figure.published, last.get(figure.voice, date.min))
    return [f for f in given if f.published is None or f.published == last[f.voice]]


def _best(figures: list[Figure], policy: TollPolicy) -> Figure | None:
    """Return the figure the policy calls best; one that gives only an upper bound never is."""
    given = [figure for figure in figures if figure.low is not None]
    if not given:
        return None
    match policy.best:
        case Best.LATEST:
            return _latest(given)
        case Best.LOWEST:
            return _lowest(given)
        case Best.MOST_ORIGINS:
            return _most_origins(given, policy.min_origins)
        case Best.BY_ROLE:
            return _by_role(given, policy)
        case Best.OWN_SIDE:
            own = [figure for figure in given if figure.own_side]
            return _latest(own) if own else None
        case Best.AGREED:
            return _most_agreed(given, policy.min_origins)
        case Best.NONE:
            return None
    assert_never(policy.best)


def _latest(figures: list[Figure]) -> Figure:
    """Return what was said last, by the hour where all of the last day have one.

    Of one hour or day, what more origins say, and then the higher.
    """
    backing = _backing(figures)
    return max(
        _of_last_hour(figures),
        key=lambda f: (f.published or date.min, backing[f.value], f.value or 0, f.claims),
    )


def _of_last_hour(figures: list[Figure]) -> list[Figure]:
    last = max(figure.published or date.min for figure in figures)
    of_day = [figure for figure in figures if (figure.published or date.min) == last]
    hours = {figure.hour for figure in of_day}
    if None in hours:
        return of_day
    latest = max(hour for hour in hours if hour is not None)
    return [figure for figure in of_day if figure.hour == latest]


def _lowest(figures: list[Figure]) -> Figure:
    return min(figures, key=lambda f: (f.value or 0, f.claims))


def _most_origins(figures: list[Figure], at_least: int) -> Figure:
    return _most_agreed(figures, at_least) or _lowest(figures)


def _most_agreed(figures: list[Figure], at_least: int) -> Figure | None:
    """Return what most independent origins say, if enough do; of two alike the lower."""
    backing = _backing(figures)
    agreed = [figure for figure in figures if backing[figure.value] >= at_least]
    return max(agreed, key=lambda f: (backing[f.value], -(f.value or 0), f.claims), default=None)


def _by_role(figures: list[Figure], policy: TollPolicy) -> Figure | None:
    for role in policy.roles:
        said = [figure for figure in figures if figure.role is role]
        if said:
            return _latest(said)
    return None


def _backing(figures: Iterable[Figure]) -> dict[int | None, int]:
    """Return how many independent origins stand behind each value."""
    pairs: dict[int | None, list[tuple[str, str]]] = {}
    for figure in figures:
        pairs.setdefault(figure.value, []).append((figure.origin, figure.voice))
    return {value: count_pairs(told) for value, told in pairs.items()}


def check_parts(claims: Iterable[Claim]) -> tuple[PartCheck, ...]:
    """Return, for every figure with stated parts, whether the parts fit and add up to it.

    Parts are added only where each is of a class of its own: children among the women and
    children are not counted twice.
    """
    known = {claim.id: claim for claim in claims if claim.toll is not None}
    parts: dict[str, list[Claim]] = {}
    for claim in sorted(known.values(), key=lambda c: c.id):
        parent = None if claim.toll is None else claim.toll.subset_of
        if parent is not None and parent in known:
            parts.setdefault(parent, []).append(claim)
    return tuple(_check(known[whole], told) for whole, told in sorted(parts.items()))


def _check(whole: Claim, parts: list[Claim]) -> PartCheck:
    tolls = [part.toll for part in parts if part.toll is not None]
    classes = Counter(toll.victim_class for toll in tolls)
    lows = [toll.low or 0 for toll in tolls]
    disjoint = max(classes.values()) == 1 and not classes.keys() & NO_ONE_CLASS
    total = sum(lows) if disjoint else max(lows)
    upper = None if whole.toll is None else whole.toll.high
    exact = disjoint and len(tolls) > 1 and all(_is_exact(toll) for toll in tolls)
    return PartCheck(
        whole=whole.id,
        parts=tuple(part.id for part in parts),
        sum_of_parts=total,
        fits=upper is None or total <= upper,
        adds_up=total == upper if exact and upper is not None else None,
    )


def _is_exact(toll: Toll) -> bool:
    return toll.low is not None and toll.low == toll.high
