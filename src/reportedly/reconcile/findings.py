"""Toll claims of one incident -> what about them cannot be, or must be looked at by a person."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import product

from reportedly.reconcile.evidence import Evidence
from reportedly.reconcile.figures import Figure, standing, tolls_of, total_figures
from reportedly.reconcile.sides import find_sides
from reportedly.reconcile.tolls import check_parts
from reportedly.records.claim import Claim
from reportedly.records.incident import Finding, FindingKind
from reportedly.records.vocabulary import Harm


def find_findings(claims: Iterable[Claim], evidence: Evidence) -> tuple[Finding, ...]:
    """Return what a reader should know before using the figures. Nothing is corrected for it."""
    told = sorted((c for c in claims if c.toll is not None), key=lambda c: c.id)
    return (*_crossed(told), *_parts(told), *_falls(told, evidence))


def _crossed(claims: Iterable[Claim]) -> Iterator[Finding]:
    """Yield the figures whose lower number is above their higher one."""
    for claim in claims:
        toll = claim.toll
        if toll is None or toll.low is None or toll.high is None or toll.low <= toll.high:
            continue
        yield Finding(
            kind=FindingKind.LOW_ABOVE_HIGH,
            harm=toll.harm,
            claims=(claim.id,),
            note=f"from {toll.low} to {toll.high}",
        )


def _parts(claims: list[Claim]) -> Iterator[Finding]:
    """Yield the totals that their own parts do not fit into, or do not add up to."""
    tolls = {claim.id: claim.toll for claim in claims if claim.toll is not None}
    for check in check_parts(claims):
        if check.fits and check.adds_up is not False:
            continue
        whole = tolls[check.whole]
        kind = FindingKind.PARTS_SHORT if check.fits else FindingKind.PARTS_ABOVE_WHOLE
        number = whole.high if whole.high is not None else whole.low
        yield Finding(
            kind=kind,
            harm=whole.harm,
            claims=(check.whole, *check.parts),
            note=f"parts come to {check.sum_of_parts} of {number}",
        )


def _falls(claims: list[Claim], evidence: Evidence) -> Iterator[Finding]:
    """Yield the harms of which a later page gives fewer than an earlier one did.

    Tolls mostly rise. A fall may be another way of counting, a correction, or another event.
    """
    for harm in Harm:
        counted = tuple(claim for claim, _ in tolls_of(claims, harm))
        if not counted:
            continue
        sides = find_sides(counted, evidence)
        held = standing(counted, evidence)
        for side in (None, *sides.apart):
            fallen = _fall(total_figures(sides.about(held, side), harm, evidence))
            if fallen is not None:
                yield _as_finding(harm, *fallen)


def _fall(figures: Iterable[Figure]) -> tuple[Figure, Figure] | None:
    """Return the highest figure of a page and that of a later page that gives at most fewer."""
    highest: dict[str, Figure] = {}
    for figure in sorted(figures, key=lambda f: (f.low or 0, f.claims)):
        if figure.published is not None and figure.low is not None:
            highest[figure.document] = figure
    found = [
        (earlier, later)
        for earlier, later in product(highest.values(), repeat=2)
        if _is_later(later, earlier) and not later.is_open
        if (later.high or later.low or 0) < (earlier.low or 0)
    ]
    return max(found, key=lambda pair: (_drop(*pair), pair[0].claims), default=None)


def _is_later(later: Figure, earlier: Figure) -> bool:
    return (later.published or date.min) > (earlier.published or date.min)


def _drop(earlier: Figure, later: Figure) -> int:
    return (earlier.low or 0) - (later.low or 0)


def _as_finding(harm: Harm, earlier: Figure, later: Figure) -> Finding:
    return Finding(
        kind=FindingKind.FIGURE_FELL,
        harm=harm,
        claims=(*earlier.claims, *later.claims),
        note=f"{earlier.value} on {earlier.published}, then {later.value} on {later.published}",
    )
