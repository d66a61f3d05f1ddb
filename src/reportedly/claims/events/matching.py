"""An answer and its page's other claims -> those it answers; none where none is its matter."""

from collections.abc import Callable, Iterable, Sequence

from reportedly.claims.events.likeness import (
    ABOUT_FIGURES,
    Likeness,
    blames,
    contradicts,
    figures_in,
    likeness,
)
from reportedly.claims.events.page import OPEN, Page
from reportedly.claims.events.whose_dead import casualties_denied, speaks_for, without_others
from reportedly.records.base import Record
from reportedly.records.claim import Claim
from reportedly.records.vocabulary import (
    DENYING,
    Aspect,
    EventClass,
    Finality,
    Modality,
    SegmentKind,
    Stance,
)
from reportedly.vocab.events import EventWords

ANSWERS = frozenset(
    {Stance.DENIES, Stance.REJECTS_CHARACTERISATION, Stance.CANNOT_VERIFY, Stance.NO_FIGURE}
    | {Stance.CONFIRMS, Stance.ACKNOWLEDGES, Stance.COUNTER_ACCUSES, Stance.JUSTIFIES}
)
"""Stances to what someone else has said."""

CORRECTIONS = frozenset({Stance.REVISES, Stance.RETRACTS})
"""Stances to what one has said oneself."""

HAPPENED = frozenset({Modality.ACTUAL, Modality.BACKGROUND})

_ANSWERABLE = frozenset({Stance.CONFIRMS, Stance.COUNTER_ACCUSES})
_NEVER_OPEN = (ANSWERS - _ANSWERABLE) | CORRECTIONS
_FAR = 3000
"""An answer stands within so many characters of what it answers, where only kinds are alike."""

_DEED_NEAR = 800
"""An accusation stands within so many characters of the deed it is over."""

_BESIDE = 2
_IN_SIGHT = 6
"""Sentences over which "the claims" are those told last; further where the answerer is blamed."""

_OPENING = frozenset({SegmentKind.HEADLINE, SegmentKind.STANDFIRST})
_CLEAR = 5
"""So much speaks for one matter wherever on the page it stands."""


class Found(Record, frozen=True, kw_only=True):
    """The claims that are answered, nearest to the matter first, and why those."""

    claims: tuple[Claim, ...] = ()
    why: str


def answered_by(claim: Claim, page: Page) -> Found:
    """Return the claims that are answered or corrected; none when the page does not hold them."""
    if claim.stance in CORRECTIONS:
        return _corrected(claim, page)
    looks_ahead = _looks_ahead(claim, page)
    told = [o for o in page.claims if looks_ahead or o.start <= claim.start]
    open_to = _with_its_figure(claim, page, [o for o in told if _is_open(claim, o, page)])
    if claim.stance is Stance.CANNOT_VERIFY and page.matter(claim).of_several:
        open_to += [o for o in told if o.stance in DENYING and o.id != claim.id]
    if claim.stance is Stance.COUNTER_ACCUSES:
        return _charge(claim, open_to) or _alike(claim, open_to, page) or _NOTHING
    matter = page.matter(claim)
    alike = _alike(claim, open_to, page)
    if claim.stance is Stance.CANNOT_VERIFY and (matter.tells_back or not matter.says_what):
        return _left_open(claim, open_to, page) or alike or _NOTHING
    if claim.stance is Stance.NO_FIGURE:
        return _silent(claim, open_to, page) or alike or _NOTHING
    if matter.tells_back or not matter.says_what:
        return _pointed_to(claim, open_to, page) or alike or _NOTHING
    if alike is None and matter.points_back and page.events.is_violent(claim.event_class):
        return _pointed_to(claim, open_to, page) or _NOTHING
    return alike or _NOTHING


_NOTHING = Found(why="nothing told on the page is surely its matter")


def _is_open(claim: Claim, other: Claim, page: Page) -> bool:
    """Whether the other claim can be answered by this one at all."""
    if other.id == claim.id or other.stance in _NEVER_OPEN:
        return False
    charge = other.event_class is EventClass.ACCUSATION
    if other.modality not in HAPPENED and not (charge and other.modality is Modality.HYPOTHETICAL):
        return False
    if other.event_class in page.events.reactions.never_answered:
        return False
    if claim.start <= other.start and other.end <= claim.end and _name(other) == _name(claim):
        return False
    if claim.stance in DENYING and _is_own_account(claim, other):
        return False
    return claim.holder is None or other.holder is None or _name(claim) != _name(other)


def _is_own_account(claim: Claim, other: Claim) -> bool:
    """Whether a claim is of the answerer's side and blames another: nobody denies that himself."""
    side = None if claim.holder is None else claim.holder.side
    blamed = blamed_by(other) if is_of_side(other, side) else frozenset()
    return bool(blamed) and side not in blamed


def _with_its_figure(claim: Claim, page: Page, open_to: list[Claim]) -> list[Claim]:
    """The claims; of a denied figure those that tell it: "reports of 90 dead were untrue".

    And of denied dead of one kind or side none that counts another.
    """
    denied = casualties_denied(claim, page)
    open_to = without_others(claim, page, open_to, denied)
    figures = frozenset(n for o in denied for n in figures_in(o))
    if not figures:
        return open_to
    return [o for o in open_to if any(abs(n - m) <= 1 for n in figures for m in figures_in(o))]


def _alike(claim: Claim, open_to: Iterable[Claim], page: Page) -> Found | None:
    """What is most like the answer in matter, where anything is."""
    like = [(o, fit) for o in open_to if (fit := _fit(claim, o, page)) is not None]
    if not like:
        return None
    denied = casualties_denied(claim, page)
    best, fit = max(
        like,
        key=lambda one: (
            one[1].score + _is_held(one[0]) + speaks_for(one[0], denied),
            *_preferred(claim)(one[0]),
        ),
    )
    return Found(claims=(best,), why="; ".join(fit.why))


def _is_held(claim: Claim) -> bool:
    """Whether somebody says it: what is denied is what somebody says."""
    return claim.holder is not None


def _fit(claim: Claim, other: Claim, page: Page) -> Likeness | None:
    """How like the claims are; what is told far off, or after a headline, has to be clearly so."""
    ahead = other.start > claim.start
    fit = likeness(claim, other, page)
    if fit is None or fit.score >= _CLEAR:
        return fit
    return None if ahead or claim.start - other.start > _FAR else fit


def _looks_ahead(claim: Claim, page: Page) -> bool:
    """Whether it may answer what comes after it: a denial in a headline or a first sentence."""
    opens = page.number(claim) == 0 or claim.segment in _OPENING
    return opens and claim.stance in DENYING


def _preferred(claim: Claim) -> Callable[[Claim], tuple[bool, bool, int]]:
    """Of claims that fit alike: tolls where figures are answered, held by someone, told last."""
    about_figures = claim.aspect in ABOUT_FIGURES
    return lambda o: ((o.toll is not None) is about_figures, o.holder is not None, o.start)


def _pointed_to(claim: Claim, open_to: Iterable[Claim], page: Page) -> Found | None:
    """What "the claims", "it" or a bare "denied responsibility" stand for: what was told last.

    That is in the answer's own sentence, or where the answerer was blamed, or just before.
    """
    matter = page.matter(claim)
    before = [
        o
        for o in open_to
        if o.start < claim.start
        and not contradicts(claim, o, page)
        and (matter.tells_back or page.is_deed(o))
    ]
    same = [o for o in before if o.sentence == claim.sentence]
    same = _charges(claim, same, page) or same
    if same:
        return _last(claim, same, "told in the same sentence")
    if matter.in_apposition or (matter.tells_back and page.spoken_before(claim) is not None):
        return Found(why="it answers what its own sentence says, of which no claim was read")
    within = [o for o in before if page.apart(claim, o) <= _IN_SIGHT]
    if matter.by is not None and within:
        return _last(claim, within, f"the account of {matter.by!r}")
    blamed = [o for o in within if blames(o, claim.holder)]
    beside = [o for o in within if page.apart(claim, o) <= _BESIDE and not page.is_old(o)]
    if matter.tells_back and not matter.plural:  # "that claim" is what was said last
        beside = [o for o in beside if page.number(o) >= page.last_said(claim)]
    if matter.of_charge:  # a charge is somebody's
        beside = [o for o in beside if o.holder is not None]
    if blamed:
        return _last(claim, blamed, "the answerer was blamed in it")
    if beside:
        return _last(claim, beside, "told just before")
    return _blamed_for(claim, before)


def _charges(claim: Claim, same: Iterable[Claim], page: Page) -> list[Claim]:
    """The charges of a sentence that a denial in it is of, and not of the deed they are over."""
    charges = [o for o in same if o.event_class is EventClass.ACCUSATION]
    if page.matter(claim).of_charge:
        return charges
    return [o for o in charges if blames(o, claim.holder)]


def _blamed_for(claim: Claim, before: Iterable[Claim]) -> Found | None:
    """What a bare "denied responsibility" is of where nothing near is: what he is blamed for."""
    if claim.aspect is not Aspect.ATTRIBUTION or not is_bare(claim):
        return None
    blamed = [o for o in before if blames(o, claim.holder)]
    return (
        _last(claim, blamed, "the answerer was blamed in it, further up the page")
        if blamed
        else None
    )


def _last(claim: Claim, among: Sequence[Claim], why: str) -> Found:
    last = max(o.sentence[0] for o in among)
    best = max((o for o in among if o.sentence[0] == last), key=_preferred(claim))
    return Found(claims=(best,), why=why)


def _left_open(claim: Claim, open_to: Iterable[Claim], page: Page) -> Found | None:
    """All that somebody says could not be verified: one account, or those of either side."""
    matter = page.matter(claim)
    told = [
        o
        for o in open_to
        if o.start < claim.start
        and page.apart(claim, o) <= _IN_SIGHT
        and not page.is_old(o)
        and (o.holder is not None or matter.of_several is False)
        and not contradicts(claim, o, page)
    ]
    if claim.aspect is Aspect.CASUALTY_COUNT:
        told = [o for o in told if o.toll is not None] or told
    if not told:
        return None
    if matter.of_several:
        by_sides = (o for o in told if o.holder is not None and o.holder.side is not None)
        held = tuple(sorted(by_sides, key=lambda o: -o.start))
        return Found(claims=held, why="what the sides told before") if held else None
    return _account(claim, told, page, several=matter.plural)


def _account(claim: Claim, told: Sequence[Claim], page: Page, *, several: bool) -> Found | None:
    """The claims of whoever told last: of a sentence, or, for "the reports", of those in a row."""
    last = max(told, key=lambda o: (o.sentence[0], o.holder is not None, o.start))
    if page.apart(claim, last) > _BESIDE:
        return None
    own = [o for o in told if _name(o) == _name(last)]
    found, number = [], page.number(last)
    for other in sorted(own, key=lambda o: -o.start):
        apart = number - page.number(other)
        if apart > (1 if several else 0):
            break
        number = page.number(other)
        found.append(other)
    return Found(claims=tuple(found), why="the account that was told last")


def _silent(claim: Claim, open_to: Iterable[Claim], page: Page) -> Found | None:
    """What he was asked about who says nothing: the charge against him, or what was told last."""
    before = [
        o
        for o in open_to
        if o.start < claim.start
        and page.apart(claim, o) <= _IN_SIGHT
        and not page.is_old(o)
        and page.is_deed(o)
    ]
    blamed = [o for o in before if blames(o, claim.holder)]
    if blamed:
        return _last(claim, blamed, "the one who is silent was blamed in it")
    return _last(claim, before, "told last before") if before else None


def _charge(claim: Claim, open_to: Iterable[Claim]) -> Found | None:
    """The last charge against whoever now charges another."""
    charges = [
        o for o in open_to if o.start < claim.start < o.start + _FAR and blames(o, claim.holder)
    ]
    return (
        _last(claim, charges, "the one who charges another was blamed in it") if charges else None
    )


def accused_over(claim: Claim, claims: Sequence[Claim], events: EventWords) -> Claim | None:
    """Return what somebody is accused of: the last deed told before, tolls before others."""
    attacks = events.reactions.told_as_attacks - {EventClass.ARMED_CLASH}
    before = [
        other
        for other in claims
        if other.id != claim.id
        and other.sentence[0] <= claim.sentence[0]
        and other.start < claim.start
        and claim.start - other.start < _DEED_NEAR
        and other.modality in HAPPENED
        and other.stance not in DENYING
        and (other.toll is not None or other.event_class in attacks)
    ]
    last = max((other.sentence[0] for other in before), default=0)
    near = [other for other in before if other.sentence[0] == last]
    return next((other for other in near if other.toll is not None), next(iter(near), None))


def blamed_by(claim: Claim) -> frozenset[str]:
    """Return the ids of those who are said to have done it, or are accused."""
    roles = {"perpetrator"}
    if claim.event_class is EventClass.ACCUSATION:
        roles.add("addressee")
    return frozenset(a.id for a in claim.actors if a.role in roles and a.id is not None)


def is_of_side(claim: Claim, side: str | None) -> bool:
    """Return whether the claim is held by this side."""
    return side is not None and claim.holder is not None and claim.holder.side == side


def is_bare(claim: Claim) -> bool:
    """Return whether the answer names no event of its own: "the army rejected that account"."""
    return claim.event_class in OPEN and not any(why.startswith("event: ") for why in claim.why)


def _corrected(claim: Claim, page: Page) -> Found:
    """The holder's own claim that is corrected: of figures the last toll told before.

    Where the sentence itself gives the figure that no longer holds, it is that; and what is taken
    back with its matter named is a claim of that matter.
    """
    if earlier := [o for o in page.claims if _is_put_away(o, claim)]:
        return Found(claims=(earlier[0],), why="its sentence says that this figure no longer holds")
    own = [
        other
        for other in page.claims
        if other.start < claim.start
        and other.id != claim.id
        and claim.start - other.start < _FAR
        and other.stance not in ANSWERS - _ANSWERABLE
        and _name(other) == _name(claim)
        and not contradicts(claim, other, page)
    ]
    if claim.stance is Stance.REVISES:
        harm = None if claim.toll is None else claim.toll.harm
        own = [o for o in own if o.toll is not None and harm in (None, o.toll.harm)]
    elif page.matter(claim).says_what:
        own = [o for o in own if _is_of_its_matter(claim, o, page)]
    if not own:
        return Found(why="nothing of that told by the same holder before")
    return Found(claims=(own[-1],), why="told by the same holder before")


def _is_of_its_matter(claim: Claim, other: Claim, page: Page) -> bool:
    """Whether what is taken back shares a figure or a word with the other, more than all share."""
    mine, theirs = page.matter(claim).words, page.matter(other).words
    figures = figures_in(claim) & figures_in(other)
    return bool(figures) or bool(mine & theirs - page.all_over)


def _is_put_away(other: Claim, claim: Claim) -> bool:
    """Whether the sentence of a revision gives the other as a figure of before."""
    if other.finality is not Finality.SUPERSEDED or other.sentence != claim.sentence:
        return False
    if claim.stance is not Stance.REVISES or other.id == claim.id or other.toll is None:
        return False
    return claim.toll is None or claim.toll.harm is other.toll.harm


def _name(claim: Claim) -> str | None:
    return None if claim.holder is None else claim.holder.name.lower()
