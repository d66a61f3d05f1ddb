"""Toll claims -> those that count only some of the dead: parts, "more", a holder's own people."""

import re
from collections.abc import Iterable

from reportedly.records.claim import Claim

_MORE = re.compile(r"\b(?:another|additional|further)\b|\bmore\b(?! than\b)", re.IGNORECASE)
"""Words of a figure that comes on top of one told before: "24 more bodies"."""

_OWN = re.compile(r"(?:his|her|its|their|our|my)\b", re.IGNORECASE)
"""How the people of whoever speaks are named: "two of his followers", "their fighters"."""

_LOST = re.compile(r"\blost (?!their|his|her|its|our)(?!.*\bli(?:fe|ves)\b)", re.IGNORECASE)
"""Who lost somebody tells of his own: "we lost three comrades"."""


def without_parts(claims: Iterable[Claim], told: Iterable[Claim]) -> tuple[Claim, ...]:
    """Return the claims without parts of a figure that no longer holds, where another whole does.

    "Revised to 110 after 24 more bodies were dug out": the 24 are a part, whatever became of
    the 110. What a side lost of a total is the whole of that side's losses, and stays.
    """
    given = tuple(claims)
    if all(is_part(claim) for claim in given):
        return given
    kept = {claim.id for claim in given}
    gone = {claim.id: claim for claim in told if claim.id not in kept}
    return tuple(c for c in given if not _is_of_one(c, gone))


def _is_of_one(claim: Claim, gone: dict[str, Claim]) -> bool:
    """Whether it is a part of one of these, of no side of its own."""
    toll = claim.toll
    whole = None if toll is None else gone.get(toll.subset_of or "")
    if toll is None or whole is None or whole.toll is None:
        return False
    return toll.side is None or toll.side == whole.toll.side


def is_part(claim: Claim) -> bool:
    """Whether the claim's figure is told as a part of another."""
    return claim.toll is not None and claim.toll.subset_of is not None


def is_some(claim: Claim) -> bool:
    """Whether its words count only some: those found since, or the people of who speaks."""
    term = None if claim.toll is None else claim.toll.victim_term
    words = (_MORE.search(claim.quote), _LOST.search(claim.quote), _OWN.match(term or ""))
    return any(found is not None for found in words)
