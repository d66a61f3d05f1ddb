"""An answer and another claim of its page -> whether both speak of one matter, and what says so."""

from collections.abc import Iterator
from functools import lru_cache

from reportedly.claims.events.page import OPEN, Page, is_of_a_kind
from reportedly.records.base import Record
from reportedly.records.claim import Claim, Holder
from reportedly.records.vocabulary import (
    DENYING,
    Aspect,
    EventClass,
    HolderRole,
    PlaceLevel,
    Stance,
)

ABOUT_FIGURES = frozenset({Aspect.CASUALTY_COUNT, Aspect.VICTIM_STATUS})
_GRANTING = frozenset({Stance.CONFIRMS, Stance.ACKNOWLEDGES})
_OWN_DEED = frozenset({Aspect.ATTRIBUTION, Aspect.PRESENCE, Aspect.INTENT})
_DOING = frozenset({"perpetrator", "party", "addressee", "accused"})
_BLAMED = frozenset({"perpetrator", "accused"})
_BLAMED_IN_CHARGE = _BLAMED | {"addressee"}
_EXACT = frozenset({PlaceLevel.SITE, PlaceLevel.SETTLEMENT, PlaceLevel.NEAR_SETTLEMENT})
_NEAR = 2
"""Sentences over which an answer stands beside what it answers."""

_ENOUGH = 3
_ENOUGH_FOR_OLD = 5
"""So much must speak for one matter; more where the other tells of the past."""

_MOST_WORDS = 3
_MOST_BESIDE = 2
"""More words in common than this say no more; fewer where they only stand beside the claim."""

_SHORT = 2


class Likeness(Record, frozen=True, kw_only=True):
    """How much speaks for one matter, and the reasons told to people."""

    score: int
    why: tuple[str, ...]


def likeness(claim: Claim, other: Claim, page: Page) -> Likeness | None:
    """Return what makes both one matter, None where too little does or something speaks against."""
    if contradicts(claim, other, page):
        return None
    matter = [*_by_kind(claim, other, page), *_by_words(claim, other, page)]
    if not matter:
        return None
    found = [*matter, *_reasons(claim, other, page)]
    score = sum(points for points, _ in found)
    if score < (_ENOUGH_FOR_OLD if page.is_old(other) else _ENOUGH):
        return None
    return Likeness(score=score, why=tuple(why for _, why in found))


def contradicts(claim: Claim, other: Claim, page: Page) -> bool:
    """Return whether the other claim cannot be what is answered.

    It is somebody else's account than the one that is named, of somebody else's deed, or of another
    place.
    """
    by = page.matter(claim).by
    named = by is not None and (_is_name(by) or page.speaks(by))
    if by is not None and named and not is_account_of(other.holder, by, page):
        return True
    if by is None and _is_of_own_side(claim, other):
        return True
    if _is_of_another_kind(claim, other, page) or _befell_himself(claim, other, page):
        return True
    return (
        _is_of_others(claim, other) or _is_elsewhere(claim, other) or _is_other_count(claim, other)
    )


def _is_of_another_kind(claim: Claim, other: Claim, page: Page) -> bool:
    """Whether a denial tells of what is no attack, and the other of one: that they had fled."""
    if claim.stance not in DENYING or not is_of_a_kind(claim):
        return False
    attacks = page.events.reactions.told_as_attacks
    of_attack = claim.event_class in attacks or claim.event_class is EventClass.ACCUSATION
    return not of_attack and page.is_attack(other) and claim.event_class is not other.event_class


def _befell_himself(claim: Claim, other: Claim, page: Page) -> bool:
    """Whether a denial is of his own deed, and the other tells what was done to him.

    Or to whoever is blamed in the same breath: blamed the guards, who had come under fire.
    """
    if claim.stance not in DENYING or doers(other):
        return False
    hit = frozenset(a.id for a in other.actors if a.role == "target" and a.id is not None)
    side = None if claim.holder is None else claim.holder.side
    accused = [a.id for a in claim.actors if a.role == "accused"]
    if not hit or not accused or any(one not in {None, side} for one in accused):
        return False
    return side in hit or any(
        o.sentence == other.sentence
        and o.event_class is EventClass.ACCUSATION
        and any(a.role == "addressee" and a.id in hit for a in o.actors)
        for o in page.claims
    )


def _is_name(words: str) -> bool:
    """Whether the words name somebody; "the rebels" may be any of those who spoke."""
    return any(word[:1].isupper() for word in words.split()[1:] or words.split())


def is_account_of(holder: Holder | None, by: str, page: Page) -> bool:
    """Return whether the holder is whom the words name: "the ministry's claim"."""
    if holder is None:
        return False
    side = page.actors.side_of(by)
    if side is not None and side == holder.side:
        return True
    fighters = page.events.in_group(by.lower().removesuffix("s"), ("fighters",))
    if fighters and holder.role is HolderRole.ARMED_GROUP:
        return True  # "the rebel figure" is that of their spokesman
    named = {w.removesuffix("s") for w in by.lower().split() if len(w) > _SHORT}
    said = {w.removesuffix("s") for w in f"{holder.name} {holder.printed}".lower().split()}
    return bool(named & said - {"the"})


def _is_of_others(claim: Claim, other: Claim) -> bool:
    """Whether the deed is one of others: nobody denies, as his own, what another is said to do."""
    if claim.stance not in DENYING:
        return False
    doing = doers(other)
    if not doing:
        return False
    accused = frozenset(a.id for a in claim.actors if a.role == "accused" and a.id is not None)
    if accused:
        return not accused & doing
    side = None if claim.holder is None else claim.holder.side
    return claim.aspect in _OWN_DEED and side is not None and side not in doing


def doers(claim: Claim) -> frozenset[str]:
    """Return the ids of those who act in the claim, or are accused in it."""
    return frozenset(a.id for a in claim.actors if a.role in _DOING and a.id is not None)


def _is_elsewhere(claim: Claim, other: Claim) -> bool:
    """Whether each names a place in its own words, and they have none in common."""
    here = _places_in(claim)
    there = _places_in(other) if here else here
    return bool(there) and not here & there


def _is_other_count(claim: Claim, other: Claim) -> bool:
    """Whether a figure is granted and the other claim gives another: that one is not."""
    if claim.stance not in _GRANTING:
        return False
    mine, theirs = figures_in(claim), figures_in(other)
    return bool(mine) and bool(theirs) and not mine & theirs


def _is_of_own_side(claim: Claim, other: Claim) -> bool:
    """Whether a denial would be of what the answerer's own side says: of that it is none."""
    if claim.stance not in DENYING or claim.holder is None or other.holder is None:
        return False
    return claim.holder.side is not None and claim.holder.side == other.holder.side


def _places_in(claim: Claim) -> frozenset[str]:
    if not claim.where:
        return frozenset()
    return frozenset(
        place.id
        for place in claim.where
        if place.id is not None
        and place.level in _EXACT
        and claim.start <= place.start
        and place.end <= claim.end
    )


def _reasons(claim: Claim, other: Claim, page: Page) -> Iterator[tuple[int, str]]:
    """What speaks for it beside the matter itself, each with its points."""
    if blames(other, claim.holder):
        yield 2, "the answerer is blamed in it"
    by = page.matter(claim).by
    if by is not None and is_account_of(other.holder, by, page):
        yield 2, "it is the account that the answer names"
    if claim.toll is not None and other.toll is not None and claim.toll.harm is other.toll.harm:
        yield 1, f"both count people {claim.toll.harm.value}"
    if _places_in(claim) & _places_in(other):
        yield 1, "one place"
    if 0 <= page.apart(claim, other) <= _NEAR:
        yield 1, "told just before"


def _by_kind(claim: Claim, other: Claim, page: Page) -> Iterator[tuple[int, str]]:
    """One kind of event, or two that one attack may be told as, or the kind an aspect is of."""
    if is_of_a_kind(claim) and claim.event_class is other.event_class:
        yield 3, f"both speak of {claim.event_class.value}"
    elif _is_of_attack(claim, page) and (page.is_attack(other) or other.event_class in OPEN):
        yield 1, "one attack may be told in both ways"
    near = 0 <= page.apart(claim, other) <= _NEAR
    if near and other.event_class is EventClass.ACCUSATION and blames(other, claim.holder):
        yield 2, "a charge against the answerer"
    is_other = claim.event_class is not other.event_class
    about = page.events.reactions.classes_of(claim.aspect) if is_other else frozenset()
    if other.event_class in about and (near or blames(other, claim.holder)):
        yield 2, f"{other.event_class.value} can be denied by its {_told(claim.aspect)}"
    if claim.aspect in ABOUT_FIGURES and other.toll is not None and _is_of_attack(claim, page):
        yield 2, "the answer is about who and how many were harmed"


def _told(aspect: Aspect | None) -> str:
    return "" if aspect is None else aspect.value


def _is_of_attack(claim: Claim, page: Page) -> bool:
    """Whether the answer's own words speak of violence or of its dead."""
    if claim.event_class is EventClass.OTHER:
        return page.matter(claim).points_back or claim.aspect is Aspect.CASUALTY_COUNT
    if claim.event_class in OPEN:
        return page.matter(claim).points_back or claim.aspect in ABOUT_FIGURES
    return page.is_attack(claim)


def _by_words(claim: Claim, other: Claim, page: Page) -> Iterator[tuple[int, str]]:
    mine, theirs = page.matter(claim), page.matter(other)
    shared = sorted(mine.words & theirs.words)[:_MOST_WORDS]
    if shared:
        yield 2 * len(shared), f"words in common: {', '.join(shared)}"
    if figures_in(claim) & figures_in(other):
        yield 3, "one figure"
    beside = sorted(mine.words & theirs.around)[:_MOST_BESIDE]
    if beside:
        yield len(beside), f"words in common with its sentence: {', '.join(beside)}"


def figures_in(claim: Claim) -> frozenset[int]:
    """Return the figures of the claim's toll."""
    if claim.toll is None:
        return frozenset()
    return frozenset(n for n in (claim.toll.low, claim.toll.high) if n is not None)


def blames(claim: Claim, holder: Holder | None) -> bool:
    """Return whether the holder, or his side, is said to have done it or is accused."""
    if holder is None:
        return False
    roles = _BLAMED_IN_CHARGE if claim.event_class is EventClass.ACCUSATION else _BLAMED
    blamed = [a for a in claim.actors if a.role in roles]
    if any(a.id is not None and a.id == holder.side for a in blamed):
        return True
    unknown = [a for a in blamed if a.id is None]
    named = _names(f"{holder.name} {holder.printed}") if unknown else frozenset()
    return any(named & _names(f"{a.name or ''} {a.printed}") for a in unknown)


@lru_cache(maxsize=4096)  # each answer of a page is held against all that is told on it
def _names(text: str) -> frozenset[str]:
    """The words that may name somebody: a name, or the group he speaks for."""
    plain = text.lower().replace("’s", "").replace("'s", "")
    words = (word.strip(".,'’").removesuffix("s") for word in plain.split())
    return frozenset(w for w in words if len(w) > _SHORT and w not in _OF_ANYBODY)


_OF_ANYBODY = frozenset(
    {"the", "and", "for", "spokesman", "spokeswoman", "leader", "chief", "official", "officer"}
    | {"commander", "general", "minister", "ministry", "head", "office", "statement", "men", "who"}
    | {"fighter", "source", "member", "former", "senior", "local", "their", "his", "its", "our"}
)
