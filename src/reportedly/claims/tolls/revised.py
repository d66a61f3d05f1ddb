"""Tolls of a page -> the same, where a sentence gives a new figure and the one it puts away.

"Police said 12 were killed, revising an earlier toll of nine": the twelve revise, the nine no
longer hold.
"""

from collections.abc import Sequence

from reportedly.records.claim import Claim
from reportedly.records.vocabulary import Finality, Stance


def with_revisions(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Return the claims, of two figures in a sentence the new one as the one that revises."""
    return tuple(_with_stance(claim, claims) for claim in claims)


def _with_stance(claim: Claim, claims: Sequence[Claim]) -> Claim:
    if claim.finality is Finality.SUPERSEDED:
        earlier = claim.stance is Stance.REVISES
        return claim.replacing(stance=Stance.ASSERTS) if earlier else claim
    if claim.stance is not Stance.ASSERTS or not _is_new(claim, claims):
        return claim
    why = (*claim.why, "stance: revises, the sentence gives the figure that it takes the place of")
    return claim.replacing(stance=Stance.REVISES, why=why)


def _is_new(claim: Claim, claims: Sequence[Claim]) -> bool:
    """Whether it is the one whole figure of its harm beside one that no longer holds."""
    beside = [c for c in claims if c.sentence == claim.sentence and _harm(c) == _harm(claim)]
    old = [c for c in beside if c.finality is Finality.SUPERSEDED]
    return bool(old) and [c for c in beside if c not in old and _is_whole(c)] == [claim]


def _is_whole(claim: Claim) -> bool:
    return claim.toll is not None and claim.toll.subset_of is None


def _harm(claim: Claim) -> str | None:
    return None if claim.toll is None else claim.toll.harm.value
