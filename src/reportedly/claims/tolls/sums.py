"""Tolls of one page -> which are parts of which, across sentences: six and fifteen make 21.

Inside a sentence the words say it ("including two civilians"). Across sentences the sums do: tolls
of one breath that add up exactly to a total given shortly before are its parts.
"""

from collections.abc import Sequence

from reportedly.records.claim import Claim
from reportedly.records.vocabulary import VictimClass

REACH = 3
"""How many paragraphs back, at most, a total may stand before its parts. Sums further apart are
more often chance."""


def tie_sums(
    claims: Sequence[Claim], paragraph_of: dict[tuple[int, int], int]
) -> tuple[Claim, ...]:
    """Return the claims with parts pointed at the total they add up to.

    Args:
        claims: one page's claims in text order; those without a toll pass through.
        paragraph_of: sentence -> the number of its paragraph.
    """
    changed: dict[str, Claim] = {}
    for group in _breaths(claims):
        total = _total_of(group, claims, paragraph_of)
        if total is None or total.toll is None:
            continue
        for part in group:
            if part.toll is not None:
                changed[part.id] = part.replacing(
                    toll=part.toll.replacing(
                        subset_of=total.id,
                        cumulative=part.toll.cumulative or total.toll.cumulative,
                    ),
                    where=part.where or total.where,
                    why=(*part.why, f"part of: {len(group)} tolls add up to {total.quote!r}"),
                )
        changed[total.id] = _summed(total, group)
    return tuple(changed.get(claim.id, claim) for claim in claims)


def _breaths(claims: Sequence[Claim]) -> list[tuple[Claim, ...]]:
    """Groups of two or more exact tolls of one harm in one sentence, none part of another."""
    groups: dict[tuple[tuple[int, int], str], list[Claim]] = {}
    for claim in claims:
        if claim.toll is not None and _is_exact(claim) and claim.toll.subset_of is None:
            groups.setdefault((claim.sentence, claim.toll.harm), []).append(claim)
    return [tuple(group) for group in groups.values() if len(group) > 1]


def _is_exact(claim: Claim) -> bool:
    toll = claim.toll
    return toll is not None and toll.low is not None and toll.low == toll.high and toll.low > 0


def _total_of(
    group: tuple[Claim, ...], claims: Sequence[Claim], paragraph_of: dict[tuple[int, int], int]
) -> Claim | None:
    added = sum(part.toll.low or 0 for part in group if part.toll is not None)
    first = group[0]
    near = [
        claim
        for claim in claims
        if claim.toll is not None
        and first.toll is not None
        and claim.toll.harm is first.toll.harm
        and claim.toll.low == added == claim.toll.high
        and claim.end <= first.start
        and paragraph_of[first.sentence] - paragraph_of[claim.sentence] <= REACH
        and all(_may_be_part(part, claim) for part in group)
    ]
    return near[-1] if near else None


def _may_be_part(part: Claim, total: Claim) -> bool:
    """Whether nothing but the sum speaks against it: one period, or one voice, and one place.

    Nine killed in one town by one account are not four and five killed in another by another.
    """
    if part.toll is None or total.toll is None:
        return False
    elsewhere = {p.id for p in part.where} and {p.id for p in total.where}
    if elsewhere and not {p.id for p in part.where} & {p.id for p in total.where}:
        return False
    undated = part.toll.cumulative is not None or part.when is None
    running = total.toll.cumulative is not None and undated
    voices = [None if c.holder is None else c.holder.name for c in (part, total)]
    return running or voices[0] == voices[1]


def _summed(total: Claim, parts: tuple[Claim, ...]) -> Claim:
    """The total, with the class and the period that its parts give more exactly than it does."""
    tolls = [part.toll for part in parts if part.toll is not None]
    toll = total.toll
    if toll is None:
        return total
    why = total.why
    if len({part.victim_class for part in tolls}) > 1:
        toll = toll.replacing(victim_class=VictimClass.MIXED)
        why = (*why, "class: its parts are of several classes")
    period = next((part.cumulative for part in tolls if part.cumulative is not None), None)
    if period is not None and toll.cumulative is not None and period != toll.cumulative:
        start = period.from_ or toll.cumulative.from_
        toll = toll.replacing(cumulative=toll.cumulative.replacing(from_=start))
        why = (*why, f"period: from {start}, as told of its parts")
    return total.replacing(toll=toll, why=why)
