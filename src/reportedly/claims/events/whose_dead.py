"""A denial of casualties -> which counts it can be of: those of its own kind, side and harm."""

from collections.abc import Iterable, Iterator

from reportedly.claims.events.page import Page
from reportedly.records.claim import Claim
from reportedly.records.vocabulary import DENYING, Aspect, Harm, VictimClass

_OPEN = frozenset({VictimClass.UNKNOWN, VictimClass.MIXED})
_OF_ANY_HARM = ("casualt", "loss", "victim", "toll")
"""Beginnings of words that do not say whether people died or were hurt."""

_MEANT = 2
"""So much speaks for a count of the very people whom a denial names."""


def casualties_denied(claim: Claim, page: Page) -> tuple[Claim, ...]:
    """Return the counts of people that the denial's own words hold."""
    if claim.stance not in DENYING:
        return ()
    return tuple(
        o
        for o in page.claims
        if o.toll is not None
        and o.stance in DENYING
        and claim.start <= o.start
        and o.end <= claim.end
    )


def without_others(
    claim: Claim, page: Page, open_to: list[Claim], denied: tuple[Claim, ...]
) -> list[Claim]:
    """Return the claims without counts of other people than those whom the denial names.

    Where it names a side whose dead are counted, it is of no other claim.
    """
    if denied:
        of_others = [o for o in open_to if all(_are_others(d, o) for d in denied)]
        open_to = [o for o in open_to if not any(_tells_of(o, count) for count in of_others)]
    if claim.stance not in DENYING or claim.aspect is not Aspect.CASUALTY_COUNT:
        return open_to
    sides = frozenset(_sides_named(claim, page))
    if not sides:
        return open_to
    theirs = [o for o in open_to if o.toll is not None and o.toll.side in sides]
    return theirs or [o for o in open_to if o.toll is None or o.toll.side in sides | {None}]


def speaks_for(other: Claim, denied: Iterable[Claim]) -> int:
    """Return what it says for a claim that it counts people of the kind that is denied."""
    kinds = {d.toll.victim_class for d in denied if d.toll is not None} - _OPEN
    return _MEANT if other.toll is not None and other.toll.victim_class in kinds else 0


def _are_others(denied: Claim, other: Claim) -> bool:
    """Whether both count people, and of other kinds, or harmed in another way."""
    if denied.toll is None or other.toll is None:
        return False
    kinds = {denied.toll.victim_class, other.toll.victim_class}
    harms = {denied.toll.harm, other.toll.harm}
    told = denied.quote.lower()
    either = Harm.KILLED in harms and any(word in told for word in _OF_ANY_HARM)
    return (len(kinds) > 1 and not kinds & _OPEN) or (len(harms) > 1 and not either)


def _tells_of(claim: Claim, count: Claim) -> bool:
    """Whether the claim is the count, or tells of the event in the very words that hold it."""
    if claim.toll is not None:
        return claim.id == count.id
    return claim.start < count.end and count.start < claim.end


def _sides_named(claim: Claim, page: Page) -> Iterator[str]:
    """Whose casualties the denial's words name: Soviet dead, the losses of the Hutu rebels."""
    lists = page.events.reactions.aspect
    harmed = next(a.words for a in lists if a.aspect is Aspect.CASUALTY_COUNT)
    sentence = page.sentence(claim)
    for token in sentence.tokens:
        if claim.start <= token.start and token.end <= claim.end and token.lower in harmed:
            for word in sentence.below(token, "amod", "compound", "nmod", "poss"):
                side = page.actors.side_of(word.text)
                if side is not None:
                    yield side
