"""Tolls of one page -> which are parts of which, across sentences: six and fifteen make 21.

Inside a sentence the words say it ("including two civilians"). Across sentences three things do:
tolls told one after the other that add up exactly to a total given shortly before; a toll in a
place that lies in the total's, on the same day and by the same voice; people taken to hospital
after a total of injured.
"""

from collections.abc import Iterator, Sequence

from reportedly.claims.tolls.within import WIDE, class_in, holds, one_voice
from reportedly.records.claim import Claim
from reportedly.records.vocabulary import Harm, VictimClass

REACH = 3
"""How many paragraphs back, at most, a total may stand before its parts. Sums further apart are
more often chance."""

NEAR = 40
"""How many tolls back, at most, a total is looked for."""

LARGE = 5
"""From so many on, the parts of the page's first toll of their harm may stand anywhere below it."""

MOST_PARTS = 4
"""More tolls than this that make a sum are more often chance."""


def tie_sums(
    claims: Sequence[Claim], paragraph_of: dict[tuple[int, int], int]
) -> tuple[Claim, ...]:
    """Return the claims with parts pointed at the total they add up to, or lie within.

    Args:
        claims: one page's claims in text order; those without a toll pass through.
        paragraph_of: sentence -> the number of its paragraph.
    """
    changed: dict[str, Claim] = {}
    tolls = [claim for claim in claims if claim.toll is not None]
    for total, group in _sums(tolls, paragraph_of):
        if any(part.id in changed for part in (total, *group)):
            continue
        told = f"part of: {len(group)} tolls add up to {total.quote!r}"
        changed |= {part.id: _as_part(part, total, told) for part in group}
        changed[total.id] = _summed(total, group)
    for i, part in enumerate(tolls):
        if part.id not in changed and part.toll is not None and part.toll.subset_of is None:
            over = _last_total(i, tolls, paragraph_of)
            if over is not None:
                over = changed.get(over.id, over)
                changed[part.id] = _as_part(part, over, f"part of: it lies within {over.quote!r}")
    tied = tuple(changed.get(claim.id, claim) for claim in claims)
    return _with_names(_with_outer_totals(tied))


def _with_outer_totals(claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """The same; "some of the victims" are of the whole, where the last figure was a part itself."""
    by_id = {claim.id: claim for claim in claims}
    return tuple(_of_outer(claim, by_id) for claim in claims)


def _of_outer(claim: Claim, by_id: dict[str, Claim]) -> Claim:
    toll = claim.toll
    over = None if toll is None or toll.subset_of is None else by_id.get(toll.subset_of)
    if toll is None or toll.low is not None or over is None or over.toll is None:
        return claim
    if over.sentence == claim.sentence or over.toll.subset_of is None:
        return claim
    return claim.replacing(toll=toll.replacing(subset_of=over.toll.subset_of))


def _with_names(claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """The same; who was named as a part of a total is one of it when named again."""
    totals: dict[tuple[Harm, str], str] = {}
    told: list[Claim] = []
    for claim in claims:
        told.append(_named_before(claim, totals))
        toll = claim.toll
        if toll is not None and toll.subset_of is not None:
            totals |= {(toll.harm, name.casefold()): toll.subset_of for name in toll.named}
    return tuple(told)


def _named_before(claim: Claim, totals: dict[tuple[Harm, str], str]) -> Claim:
    toll = claim.toll
    if toll is None or toll.subset_of is not None or len(toll.named) != toll.low:
        return claim
    known = {totals.get((toll.harm, name.casefold())) for name in toll.named}
    if len(known) != 1 or None in known:
        return claim
    why = (*claim.why, "part of: they were named as parts of it before")
    return claim.replacing(toll=toll.replacing(subset_of=known.pop()), why=why)


def _as_part(part: Claim, total: Claim, told: str) -> Claim:
    if part.toll is None or total.toll is None:
        return part
    period = part.toll.cumulative or (total.toll.cumulative if total.is_ledger() else None)
    return part.replacing(
        toll=part.toll.replacing(
            subset_of=total.id, cumulative=period, victim_class=class_in(total, part.toll)
        ),
        where=part.where or total.where,
        why=(*part.why, told),
    )


def _sums(
    tolls: Sequence[Claim], paragraph_of: dict[tuple[int, int], int]
) -> Iterator[tuple[Claim, tuple[Claim, ...]]]:
    """Totals, each with the tolls of its harm that follow one another and add up to it.

    Tolls of one sentence are tried before runs that reach over several.
    """
    figures: dict[tuple[Harm, int], list[Claim]] = {}
    for claim in tolls:
        if claim.toll is not None and claim.toll.low is not None and _is_exact(claim):
            figures.setdefault((claim.toll.harm, claim.toll.low), []).append(claim)
    runs = [run for harm in _by_harm(tolls) for run in _runs(harm)]
    for run in sorted(runs, key=lambda run: (len({part.sentence for part in run}), run[0].start)):
        total = _total_of(run, figures, paragraph_of)
        if total is not None:
            yield total, run


def _by_harm(tolls: Sequence[Claim]) -> list[list[Claim]]:
    groups: dict[str, list[Claim]] = {}
    for claim in tolls:
        if claim.toll is not None and _is_exact(claim) and claim.toll.subset_of is None:
            groups.setdefault(claim.toll.harm, []).append(claim)
    return list(groups.values())


def _runs(tolls: Sequence[Claim]) -> Iterator[tuple[Claim, ...]]:
    for first in range(len(tolls)):
        for length in range(2, MOST_PARTS + 1):
            run = tuple(tolls[first : first + length])
            if len(run) == length:
                yield run


def _is_exact(claim: Claim) -> bool:
    toll = claim.toll
    return toll is not None and toll.low is not None and toll.low == toll.high and toll.low > 0


def _total_of(
    group: tuple[Claim, ...],
    figures: dict[tuple[Harm, int], list[Claim]],
    paragraph_of: dict[tuple[int, int], int],
) -> Claim | None:
    added = sum(part.toll.low or 0 for part in group if part.toll is not None)
    first, last = group[0], group[-1]
    if first.toll is None or paragraph_of[last.sentence] - paragraph_of[first.sentence] > 1:
        return None
    if added == len(group) and first.sentence != last.sentence:
        return None  # two told of one by one are often not the two told of before
    lead = next(same[0] for (harm, _), same in figures.items() if harm is first.toll.harm)
    near = [
        claim
        for claim in figures.get((first.toll.harm, added), ())
        if claim.end <= first.start
        and (
            paragraph_of[first.sentence] - paragraph_of[claim.sentence] <= REACH
            or (claim is lead and added >= LARGE)
        )
        and all(_may_be_part(part, claim) for part in group)
    ]
    return near[-1] if near else None


def _may_be_part(part: Claim, total: Claim) -> bool:
    """Whether nothing but the sum speaks against it: one period, or one voice, and one place.

    Nine killed in one town by one account are not four and five killed in another by another.
    """
    if part.toll is None or total.toll is None:
        return False
    towns = [{p.id for p in c.where if p.level not in WIDE} for c in (part, total)]
    if all(towns) and not towns[0] & towns[1]:
        return False
    undated = part.toll.cumulative is not None or part.when is None
    running = total.toll.cumulative is not None and undated
    return running or one_voice(part, total)


def _last_total(
    i: int, tolls: Sequence[Claim], paragraph_of: dict[tuple[int, int], int]
) -> Claim | None:
    """The last toll before it, not far back, that is no part itself and holds it."""
    part = tolls[i]
    for claim in reversed(tolls[max(0, i - NEAR) : i]):
        if paragraph_of[part.sentence] - paragraph_of[claim.sentence] > REACH:
            return None
        if holds(claim, part):
            return claim
    return None


def _summed(total: Claim, parts: tuple[Claim, ...]) -> Claim:
    """The total, with the class and the period that its parts give more exactly than it does."""
    tolls = [part.toll for part in parts if part.toll is not None]
    toll = total.toll
    if toll is None:
        return total
    why = total.why
    if len({part.victim_class for part in tolls} - {VictimClass.UNKNOWN}) > 1:
        toll = toll.replacing(victim_class=VictimClass.MIXED)
        why = (*why, "class: its parts are of several classes")
    period = next((part.cumulative for part in tolls if part.cumulative is not None), None)
    if period is not None and toll.cumulative is not None and period != toll.cumulative:
        start = period.from_ or toll.cumulative.from_
        toll = toll.replacing(cumulative=toll.cumulative.replacing(from_=start))
        why = (*why, f"period: from {start}, as told of its parts")
    return total.replacing(toll=toll, why=why)
