"""Claims of one incident -> what an answer whose page does not tell it answers on another page."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from reportedly.reconcile.evidence import Evidence
from reportedly.records.base import Record
from reportedly.records.claim import Claim, Toll
from reportedly.records.incident import Reply
from reportedly.records.vocabulary import (
    DENYING,
    LEFT_OPEN,
    NOT_BORNE_OUT,
    NOT_YET,
    Aspect,
    Comparator,
    EventClass,
    Harm,
    Modality,
    Stance,
)
from reportedly.vocab.policies import Policies

_OPEN = frozenset({EventClass.UNKNOWN})
_OF_THE_ACT = frozenset({Aspect.OCCURRENCE, Aspect.ATTRIBUTION, Aspect.INITIATION, Aspect.INTENT})
_OF_A_MATTER = frozenset({Aspect.PRESENCE, Aspect.CONTROL, Aspect.LOCATION, Aspect.MEANS})
"""Aspects of so few claims that two of one incident that speak to the same one speak of a thing."""

_TELLING = frozenset({Stance.ASSERTS, Stance.CONFIRMS, Stance.REVISES, Stance.COUNTER_ACCUSES})
_NOT_TOLD = NOT_YET | {Modality.NEGATED}
_DOING = frozenset({"perpetrator", "accused"})
_ROUNDED = 1
"""Two figures so near are one: "more than 60" is 61."""


_AFTER, _UNDATED, _BEFORE = range(3)
"""When what may be answered came out, by the day of the answer; the likeliest last."""


class Meant(Record, frozen=True, kw_only=True):
    """A claim of another page that is answered, how surely, and why; ``counts``: which harm."""

    claim: Claim
    points: int
    why: str
    counts: Harm | None = None


class Told(Record, frozen=True, kw_only=True):
    """What may be answered, by what an answer can be of; ``counts``: all tolls, by document."""

    counts: dict[str, list[Claim]]
    matters: dict[Aspect, list[Claim]]
    figures: list[Claim]
    deeds: dict[EventClass, list[Claim]]
    blaming: dict[str, list[Claim]]

    def near(self, claim: Claim, policies: Policies) -> Iterator[Claim]:
        """Yield those on other pages that the answer may be of; some of them twice."""
        if claim.aspect is None:
            return
        near = [self.matters.get(claim.aspect, [])]
        if claim.aspect is Aspect.CASUALTY_COUNT:
            near = [self.figures]
        elif claim.aspect in _OF_THE_ACT:
            side = None if claim.holder is None else claim.holder.side
            near = [] if side is None else [self.blaming.get(side, [])]
            if claim.aspect is Aspect.OCCURRENCE:
                near += [d for c, d in self.deeds.items() if _is_of_one_kind(claim, c, policies)]
        for others in near:
            yield from (other for other in others if _is_answerable(claim, other))


def find_replies(
    claims: Sequence[Claim], evidence: Evidence, policies: Policies
) -> tuple[Reply, ...]:
    """Return, for answers that point to nothing on their own page, what they answer elsewhere.

    That is a claim of the incident, of another page and another voice: one that blames whoever
    denies, tells the kind of event that is denied, or speaks to the same aspect (there, any claim
    of its pages); of figures, one for each harm that is counted.
    Where none is surely meant, nothing is returned.
    """
    pages = sorted({one.document for one in claims})
    beside = {one.id: one for page in pages for one in evidence.matters.get(page, ())}
    told = _by_what_they_tell({**beside, **{one.id: one for one in claims}}.values(), policies)
    found = []
    for claim in sorted(claims, key=lambda one: one.id):
        if claim.stance not in NOT_BORNE_OUT or claim.answers or claim.modality in NOT_YET:
            continue
        counted = _counted(claim, told.counts.get(claim.document, ()))
        best: dict[Harm | None, Meant] = {}
        for other in told.near(claim, policies):
            for one in _meant(claim, other, counted, policies):
                last = best.get(one.counts)
                if last is None or _order(claim, last, evidence) < _order(claim, one, evidence):
                    best[one.counts] = one
        found += [Reply(claim=claim.id, answers=one.claim.id, why=one.why) for one in best.values()]
    return tuple(found)


def _by_what_they_tell(claims: Iterable[Claim], policies: Policies) -> Told:
    """The claims, each under all that an answer to it can be of; what nobody tells is left out."""
    told = Told(
        counts=defaultdict(list),
        matters=defaultdict(list),
        figures=[],
        deeds=defaultdict(list),
        blaming=defaultdict(list),
    )
    for one in claims:
        if one.toll is not None:
            told.counts[one.document].append(one)
        if one.stance not in _TELLING or one.modality in _NOT_TOLD:
            continue
        if one.aspect in _OF_A_MATTER:
            told.matters[one.aspect].append(one)
        if one.toll is not None and _numbers(one.toll):
            told.figures.append(one)
        if one.toll is not None or _is_charge(one) or _is_violence(one, policies):
            told.deeds[one.event_class].append(one)
            for side in _blames(one):
                told.blaming[side].append(one)
    return told


def matters_by_page(claims: Iterable[Claim]) -> dict[str, tuple[Claim, ...]]:
    """Return, by document, the claims that speak to an aspect which is a matter of its own."""
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.aspect in _OF_A_MATTER and claim.stance in _TELLING:
            found[claim.document].append(claim)
    return {page: tuple(told) for page, told in found.items()}


def with_answers(claims: Iterable[Claim], replies: Iterable[Reply]) -> list[Claim]:
    """Return the claims as they stand in the incident: with what they answer on other pages."""
    elsewhere: dict[str, list[str]] = defaultdict(list)
    for reply in replies:
        elsewhere[reply.claim].append(reply.answers)
    return [
        claim.replacing(answers=(*claim.answers, *elsewhere[claim.id]))
        if claim.id in elsewhere
        else claim
        for claim in claims
    ]


def _order(claim: Claim, meant: Meant, evidence: Evidence) -> tuple[int, bool, int, int, str]:
    """The surest last: what somebody says, was told by then, and came out last before it.

    A day that nobody knows stands between one before it and one after it.
    """
    mine, theirs = evidence.published(claim), evidence.published(meant.claim)
    held = meant.claim.holder is not None
    if mine is None or theirs is None:
        return meant.points, held, _UNDATED, 0, meant.claim.id
    by_then = _BEFORE if theirs <= mine else _AFTER
    return meant.points, held, by_then, -abs((mine - theirs).days), meant.claim.id


def _meant(
    claim: Claim, other: Claim, counted: Sequence[Toll], policies: Policies
) -> Iterator[Meant]:
    """Yield the other claim where something makes it what is answered, with the reason."""
    if claim.aspect in _OF_A_MATTER:
        yield Meant(claim=other, points=4, why=f"both speak of {_words(claim.aspect)}")
    elif claim.aspect is Aspect.CASUALTY_COUNT:
        yield from _by_figure(claim, other, counted)
    elif claim.aspect in _OF_THE_ACT:
        yield from _by_deed(claim, other, policies)


def _by_deed(claim: Claim, other: Claim, policies: Policies) -> Iterator[Meant]:
    """Yield the other where it blames whoever answers, or tells the kind of event denied."""
    alike = _is_of_one_kind(claim, other.event_class, policies)
    bare = claim.event_class in _OPEN and claim.aspect is not Aspect.OCCURRENCE
    if _is_blamed(claim, other) and (alike or bare or _is_charge(other)):
        yield Meant(claim=other, points=5, why="whoever answers is blamed in it")
    elif alike and not _blames(other) and claim.aspect is Aspect.OCCURRENCE:
        yield Meant(claim=other, points=3, why=f"both speak of {_words(other.event_class)}")


def _is_charge(claim: Claim) -> bool:
    return claim.event_class is EventClass.ACCUSATION and claim.aspect is Aspect.ATTRIBUTION


def _is_violence(claim: Claim, policies: Policies) -> bool:
    return claim.event_class in policies.incident.violence


def _is_answerable(claim: Claim, other: Claim) -> bool:
    """Whether the other is told on another page, in another voice than the answer's."""
    if other.document == claim.document:
        return False
    if claim.holder is None or other.holder is None:
        return True
    same = claim.holder.name == other.holder.name
    return not (same or (claim.stance in DENYING and _is_of_side(claim, other)))


def _is_of_side(claim: Claim, other: Claim) -> bool:
    holder, teller = claim.holder, other.holder
    if holder is None or teller is None or holder.side is None:
        return False
    return holder.side == teller.side


def _is_of_one_kind(claim: Claim, told: EventClass, policies: Policies) -> bool:
    if claim.event_class is told:
        return told in policies.incident.classes
    families = policies.linking.classes
    mine, theirs = (families.among(frozenset({c})) for c in (claim.event_class, told))
    return bool(mine & theirs)


def _is_blamed(claim: Claim, other: Claim) -> bool:
    """Whether the one who answers, or his side, is said in the other claim to have done it."""
    side = None if claim.holder is None else claim.holder.side
    return side is not None and side in _blames(other)


def _blames(claim: Claim) -> frozenset[str]:
    roles = _DOING | ({"addressee"} if claim.event_class is EventClass.ACCUSATION else set())
    return frozenset(a.id for a in claim.actors if a.role in roles and a.id is not None)


def _counted(claim: Claim, told: Iterable[Claim]) -> tuple[Toll, ...]:
    """The counts in an answer's own words: of whom it says that they were not so many."""
    return tuple(
        one.toll
        for one in told
        if one.toll is not None and one.start < claim.end and claim.start < one.end
    )


def _by_figure(claim: Claim, other: Claim, counted: Sequence[Toll]) -> Iterator[Meant]:
    """Yield the other where it gives the figure denied, or one above the none that is told.

    Where figures are left open, any that somebody gives.
    """
    if other.toll is None:
        return
    harm = other.toll.harm
    denied = {n for toll in counted if toll.harm is harm for n in _numbers(toll)}
    if claim.stance in LEFT_OPEN:
        if other.holder is not None and not denied:
            yield Meant(claim=other, points=2, why="a figure that is left open", counts=harm)
    elif any(abs(n - m) <= _ROUNDED for n in denied for m in _numbers(other.toll)):
        yield Meant(claim=other, points=4, why="the figure that is denied", counts=harm)
    elif _is_none(counted, other.toll) and other.holder is not None:
        why = f"a count of those {harm.value}, of whom whoever answers says that none were"
        yield Meant(claim=other, points=3, why=why, counts=harm)


def _is_none(counted: Iterable[Toll], toll: Toll) -> bool:
    return any(
        one.comparator is Comparator.ZERO
        and one.harm is toll.harm
        and one.side in {None, toll.side}
        for one in counted
    )


def _numbers(toll: Toll) -> frozenset[int]:
    """Its numbers above nought."""
    return frozenset(n for n in (toll.low, toll.high) if n)


def _words(term: Aspect | EventClass | None) -> str:
    return "" if term is None else term.value.replace("_", " ")
