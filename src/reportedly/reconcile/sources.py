"""Claims of several pages -> how many tell independently: origins and voices, each counted once."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from reportedly.reconcile.evidence import Evidence
from reportedly.records.claim import Claim

Pair = tuple[str, str]


def independent(claims: Iterable[Claim], evidence: Evidence) -> int:
    """Return how many independent tellings there are, never how many pages.

    Five outlets that quote one communiqué are five origins and one voice; a wire story that quotes
    two officials is two voices and one origin. A telling needs an origin and a voice of its own:
    both are counted once. All who speak for one party are one voice: its ministry does not bear out
    its own spokesman.
    """
    told = tuple(claims)
    spoken = spoken_for(told, evidence)
    return count_pairs((evidence.origin(c), _voice(c, spoken, evidence)) for c in told)


def _voice(claim: Claim, spoken: Mapping[str, str], evidence: Evidence) -> str:
    party = evidence.party(claim)
    return spoken.get(claim.id) or (evidence.voice(claim) if party is None else f"party {party}")


def count_pairs(pairs: Iterable[Pair]) -> int:
    """Return the most pairs that can be chosen with no origin and no voice in two of them."""
    voices: dict[str, set[str]] = defaultdict(set)
    for origin, voice in pairs:
        voices[origin].add(voice)
    taken: dict[str, str] = {}
    return sum(_placed(origin, voices, taken, set()) for origin in sorted(voices))


def _placed(
    origin: str, voices: Mapping[str, set[str]], taken: dict[str, str], tried: set[str]
) -> bool:
    """Whether the origin finds a voice, moving another that can take a different one."""
    for voice in sorted(voices[origin]):
        if voice in tried:
            continue
        tried.add(voice)
        if voice not in taken or _placed(taken[voice], voices, taken, tried):
            taken[voice] = origin
            return True
    return False


def spoken_for(claims: tuple[Claim, ...], evidence: Evidence) -> dict[str, str]:
    """Return the voice of each figure a page gives as its own and elsewhere to a named holder.

    A headline says what its report then quotes: that is one voice, the holder's.
    """
    said: dict[tuple[object, ...], str] = {}
    for claim in sorted(claims, key=lambda c: c.id):
        if claim.toll is not None and evidence.is_named(claim):
            said.setdefault(_figure(claim, evidence), evidence.voice(claim))
    return {
        claim.id: said[_figure(claim, evidence)]
        for claim in claims
        if claim.toll is not None
        and not evidence.is_named(claim)
        and _figure(claim, evidence) in said
    }


def _figure(claim: Claim, evidence: Evidence) -> tuple[object, ...]:
    toll = claim.toll
    if toll is None:
        raise ValueError(f"not a toll: {claim.id}")
    return evidence.origin(claim), toll.harm, toll.low, toll.high
