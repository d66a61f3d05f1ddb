"""An answer and the claims it answers -> what about the event it speaks to."""

from collections.abc import Sequence

from reportedly.claims.events.aspects import NO_WORD
from reportedly.claims.events.likeness import blames
from reportedly.claims.events.matching import ANSWERS, HAPPENED, blamed_by, is_bare, is_of_side
from reportedly.claims.events.page import OPEN, Page
from reportedly.records.claim import Claim
from reportedly.records.vocabulary import DENYING, Aspect, EventClass, Stance

_OWNING = frozenset({Stance.CONFIRMS, Stance.ACKNOWLEDGES, Stance.JUSTIFIES})
"""Answers that grant the event."""

_OF_ANYTHING = frozenset({Stance.NO_FIGURE, Stance.REJECTS_CHARACTERISATION})
"""Answers whose words alone say nothing of an event."""


def aspect_answered(claim: Claim, answered: Sequence[Claim], page: Page) -> Aspect | None:
    """Return what about the event is answered, as far as the words and what is answered tell it.

    Who rejects an accusation has not said that nothing happened; and who says himself that it
    happened does not deny that. What answers nothing that was told may be of any matter.
    """
    if not answered or answered[0].event_class is EventClass.STATEMENT_OTHER:
        return _of_nothing_told(claim, page)
    counted = any(one.toll is not None for one in answered)
    if counted and (claim.stance is Stance.CANNOT_VERIFY or _is_asked_for_figures(claim, page)):
        return Aspect.CASUALTY_COUNT
    aspect, found = claim.aspect, answered[0]
    if claim.event_class in OPEN and found.aspect is not None:
        aspect = _narrower(aspect, found.aspect)
    if claim.stance not in DENYING or aspect is not Aspect.OCCURRENCE:
        return aspect
    himself = _says_so_himself(claim, found, page)
    if _is_about_blame(claim, found, page, himself=himself):
        return Aspect.ATTRIBUTION
    return None if himself else aspect


def _of_nothing_told(claim: Claim, page: Page) -> Aspect | None:
    """The aspect of an answer to what no claim tells: that of occurrence needs a word for it."""
    if claim.toll is not None or not _is_by_default(claim):
        return claim.aspect
    matter = page.matter(claim)
    if claim.stance is Stance.DENIES and matter.of_charge:
        return Aspect.ATTRIBUTION
    of_another = matter.has_clause or claim.event_class is EventClass.OTHER
    denied = claim.stance is Stance.DENIES and of_another and not matter.of_deed
    return Aspect.OTHER if denied or claim.stance in _OF_ANYTHING else claim.aspect


def _is_by_default(claim: Claim) -> bool:
    return any(why.startswith("aspect: ") and why.endswith(NO_WORD) for why in claim.why)


def _is_asked_for_figures(claim: Claim, page: Page) -> bool:
    """Whether somebody is silent about reports: "could not be reached about the reports"."""
    return claim.stance is Stance.NO_FIGURE and page.matter(claim).tells_back


def _is_about_blame(claim: Claim, found: Claim, page: Page, *, himself: bool) -> bool:
    """Whether the answer is to the blame, not to the event: then it may well have happened."""
    matter = page.matter(claim)
    if is_bare(claim) or not matter.says_what:
        accused = found.event_class is EventClass.ACCUSATION or matter.of_charge
        return accused or (_blames(found, claim) and himself)
    return matter.of_act and _is_by_default(claim) and blames(found, claim.holder)


def _blames(found: Claim, claim: Claim) -> bool:
    """Whether the one who answers, or his side, is said to have done it."""
    side = None if claim.holder is None else claim.holder.side
    return side is not None and side in blamed_by(found)


def _says_so_himself(claim: Claim, found: Claim, page: Page) -> bool:
    """Whether the one who answers, or his side, tells of the event elsewhere on the page."""
    return any(
        own.id != found.id
        and own.stance not in ANSWERS - _OWNING
        and own.modality in HAPPENED
        and _tells_the_same(found, own, page)
        and _is_same_holder(claim, own, found)
        for own in page.claims
    )


def _tells_the_same(found: Claim, own: Claim, page: Page) -> bool:
    """Whether both tell of one kind of violence; a toll alone grants no more than another toll."""
    if found.toll is not None and own.toll is not None:
        return True
    told = own.event_class
    if told is not found.event_class or told in OPEN or not page.events.is_violent(told):
        return False
    one, other = page.matter(found), page.matter(own)
    return bool((one.words | one.around) & (other.words | other.around))


def _is_same_holder(claim: Claim, own: Claim, found: Claim) -> bool:
    """Whether two claims are of one voice; of one side only where the other side is answered."""
    if claim.holder is None or own.holder is None:
        return False
    if claim.holder.name == own.holder.name:
        return True
    return is_of_side(own, claim.holder.side) and not is_of_side(found, claim.holder.side)


def _narrower(own: Aspect | None, other: Aspect) -> Aspect:
    """The aspect of what is answered, unless the answer's own words are narrower."""
    return other if own is None or own is Aspect.OCCURRENCE else own
