"""An incident's tolls -> the figures a codebook asks for, and where each came from."""

from collections.abc import Iterable, Iterator
from datetime import date

from reportedly.export.gathered import Case
from reportedly.records.base import Record
from reportedly.records.claim import Claim
from reportedly.records.incident import UNTOLD_SIDE, TollBasis, TollSummary
from reportedly.records.vocabulary import Comparator, Harm, Modality, Stance
from reportedly.vocab.mappings import TollRule

TOLD = frozenset({Stance.ASSERTS, Stance.CONFIRMS, Stance.ACKNOWLEDGES, Stance.REVISES})
"""Stances by which somebody says that it is so."""

HAPPENED = frozenset({Modality.ACTUAL, Modality.BACKGROUND})


class Range(Record, frozen=True, kw_only=True):
    """Low, best and high of one harm, as a format takes them, with the claims behind each.

    ``policy`` is the record's rule for best; ``is_open``: the high is a lower bound.
    ``sides``: whose victims it counts, None: whoever. ``beside`` are rows about one side alone that
    the range does not hold. ``told``: somebody tells
    of this harm; ``is_known``: and gives a figure, which a codebook's own 0 is not.
    """

    low: int | None
    best: int | None
    high: int | None
    is_open: bool
    policy: str
    low_claims: tuple[str, ...] = ()
    best_claims: tuple[str, ...] = ()
    high_claims: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    sides: tuple[str | None, ...] = (None,)
    beside: tuple[TollSummary, ...] = ()
    told: bool = True
    is_known: bool = False


NONE = Range(low=None, best=None, high=None, is_open=False, policy="", told=False)
"""Nothing is told of this harm."""


def range_of(case: Case, harm: Harm, rule: TollRule) -> Range:
    """Return the range over all victims; where only sides are told, that of the one side told.

    Figures about one side and figures about everybody are never put into one range: what is left
    beside it is named.
    """
    rows = [row for row in case.incident.tolls if row.harm is harm and row.victim_class is None]
    sides = tuple(row for row in rows if row.side is not None and _has_figure(row))
    whole = next((row for row in rows if row.side is None), None)
    is_summed = whole is not None and whole.basis is TollBasis.SUM_OF_SIDES
    if whole is not None and _has_figure(whole) and not is_summed:
        return _range(whole, rule, beside=sides)
    if len(sides) == 1:
        return _range(sides[0], rule)
    if sides:
        return _summed(sides, rule)
    return NONE if whole is None else _range(whole, rule)


def rows_of(case: Case, harm: Harm, told: Range) -> Iterator[TollSummary]:
    """Yield the rows of this harm for single victim classes, of those whom the range counts."""
    for row in case.incident.tolls:
        if row.harm is harm and row.victim_class is not None and row.side in told.sides:
            yield row


def running_totals(case: Case, told: Range) -> tuple[str, ...]:
    """Return the claims behind a range where each is a running total over more than a week.

    Such a figure counts the dead of a war, a country or a siege, and of no event in it.
    """
    behind = case.of((*told.low_claims, *told.best_claims, *told.high_claims))
    if all(claim.is_ledger(_published(case, claim)) for claim in behind):
        return tuple(claim.id for claim in behind)
    return ()


def _published(case: Case, claim: Claim) -> date | None:
    page = case.pages.get(claim.document)
    return None if page is None or page.published is None else page.published.to


def added(figures: Iterable[int | None]) -> int | None:
    """Return the sum of the figures; None where one of them is not known."""
    told = tuple(figures)
    known = [figure for figure in told if figure is not None]
    return sum(known) if len(known) == len(told) else None


def side_of(row: TollSummary, case: Case) -> str | None:
    """Return the side of a row's victims: the row's own, or the one its best claims agree on."""
    if row.side is not None:
        return row.side
    told = {None if one.toll is None else one.toll.side for one in case.of(row.best_claims)}
    return told.pop() if len(told) == 1 else None


def beside_words(row: TollSummary) -> str:
    """Return what is told of one side beside a range that may not hold it."""
    of = "and no side is named" if row.side == UNTOLD_SIDE else f"on the side of {row.side}"
    return f"{row.low} to {row.high} {row.harm.value} {of}"


def words_for_a_number(case: Case, harm: Harm) -> Iterator[Claim]:
    """Yield the claims that say so in words without a number ("dozens were killed")."""
    for claim in case.claims:
        toll = claim.toll
        if toll is None or toll.harm is not harm or toll.comparator is not Comparator.VAGUE:
            continue
        if claim.stance in TOLD and claim.modality in HAPPENED:
            yield claim


def _has_figure(row: TollSummary) -> bool:
    return not (row.low is None and row.best is None and row.high is None)


def _range(row: TollSummary, rule: TollRule, beside: tuple[TollSummary, ...] = ()) -> Range:
    low, best, high = rule.taken(row.low, row.best, row.high)
    return Range(
        low=low,
        best=best,
        high=high,
        is_open=row.high_is_open,
        policy=row.policy,
        low_claims=row.low_claims,
        best_claims=row.best_claims,
        high_claims=row.high_claims,
        claims=row.claims,
        sides=(row.side,),
        beside=beside,
        is_known=_has_figure(row),
    )


def _summed(rows: tuple[TollSummary, ...], rule: TollRule) -> Range:
    """The sides added up: each victim is of one side only. None where a side lacks the figure."""
    ranges = [_range(row, rule) for row in rows]
    return Range(
        low=added(one.low for one in ranges),
        best=added(one.best for one in ranges),
        high=added(one.high for one in ranges),
        is_open=any(one.is_open for one in ranges),
        policy=f"{ranges[0].policy}, sides added up",
        low_claims=tuple(claim for one in ranges for claim in one.low_claims),
        best_claims=tuple(claim for one in ranges for claim in one.best_claims),
        high_claims=tuple(claim for one in ranges for claim in one.high_claims),
        claims=tuple(claim for one in ranges for claim in one.claims),
        sides=tuple(None if row.side == UNTOLD_SIDE else row.side for row in rows),
        is_known=True,
    )
