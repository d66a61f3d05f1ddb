"""Toll claims of one incident -> the figures each page and holder gives, parts added up once."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from reportedly.reconcile.evidence import Evidence
from reportedly.reconcile.partial import is_some, without_parts
from reportedly.reconcile.sources import spoken_for
from reportedly.records.base import Record
from reportedly.records.claim import Claim, Toll
from reportedly.records.vocabulary import (
    NOT_BORNE_OUT,
    Comparator,
    Finality,
    Harm,
    HolderRole,
    Modality,
    Stance,
    VictimClass,
)

NO_ONE_CLASS = frozenset({VictimClass.UNKNOWN, VictimClass.MIXED, VictimClass.OTHER})
"""Classes that may be anyone: a figure of these is a total, and no row of its own."""

MANY_CLASSES = 2
CLEARLY_MORE = 2
"""How many times as many people make a figure of one class a part of theirs."""
OPEN = frozenset({Comparator.AT_LEAST, Comparator.MORE_THAN})
TAKING_BACK = frozenset({Stance.RETRACTS, Stance.REVISES})
WITHDRAWN = NOT_BORNE_OUT | {Stance.RETRACTS}


class Figure(Record, frozen=True, kw_only=True):
    """A number as one voice on one page gives it; ``low`` None: only an upper bound is given.

    ``own_side``: the voice speaks for the side whose people it counts. ``comparator`` None: it is a
    sum of several.
    """

    low: int | None
    high: int | None
    is_open: bool
    claims: tuple[str, ...]
    voice: str
    document: str
    origin: str
    role: HolderRole | None
    published: date | None
    hour: str | None = None
    own_side: bool = False
    comparator: Comparator | None = None

    @property
    def value(self) -> int | None:
        """The one number to show for it: the lower where it has two."""
        return self.low if self.low is not None else self.high


def tolls_of(claims: Iterable[Claim], harm: Harm) -> tuple[tuple[Claim, Toll], ...]:
    """Return the claims that count this harm, each with its toll."""
    return tuple((c, c.toll) for c in claims if c.toll is not None and c.toll.harm is harm)


def standing(claims: Iterable[Claim], evidence: Evidence) -> tuple[Claim, ...]:
    """Return the toll claims that can set a bound.

    Left out: no number, denied, withdrawn or revised by its own voice, superseded, "none so far"
    that was overtaken, not said to have happened; background as long as there is news; running
    totals as long as there are counts of the event itself; parts of a figure that no longer holds
    as long as there is another whole.
    """
    told = tuple(claims)
    taken_back = withdrawn(told, evidence)
    numbered = [c for c in told if c.toll is not None and _number(c.toll) is not None]
    held = [c for c in numbered if _is_held(c) and c.id not in taken_back]
    held = [c for c in held if not _is_none_so_far(c, held, evidence)]
    held = [c for c in held if c.modality is not Modality.BACKGROUND] or held
    single = [c for c in held if not c.is_ledger(evidence.published(c))]
    return without_parts(single or held, told)


def _is_none_so_far(claim: Claim, held: Iterable[Claim], evidence: Evidence) -> bool:
    """Whether "none so far" was overtaken: the harm was counted on its page or a later one.

    A zero for one side is overtaken only by a count of that side.
    """
    toll = claim.toll
    if toll is None or toll.comparator is not Comparator.ZERO:
        return False
    if claim.finality is not Finality.PROVISIONAL:
        return False
    return any(
        other.toll is not None
        and other.toll.harm is toll.harm
        and other.toll.comparator is not Comparator.ZERO
        and toll.side in {None, other.toll.side}
        and _is_no_earlier(other, claim, evidence)
        for other in held
    )


def _is_no_earlier(claim: Claim, other: Claim, evidence: Evidence) -> bool:
    """Whether the claim stands on the other's page, or on one known to have come out after it."""
    if claim.document == other.document:
        return True
    day, other_day = evidence.published(claim), evidence.published(other)
    return day is not None and other_day is not None and day >= other_day


def withdrawn(claims: Iterable[Claim], evidence: Evidence) -> frozenset[str]:
    """Return the claims that their own voice takes back or puts another figure in place of."""
    told = {claim.id: claim for claim in claims}
    return frozenset(
        old
        for claim in told.values()
        if claim.stance in TAKING_BACK
        for old in claim.answers
        if old in told and _replaces(claim, told[old], evidence)
    )


def _replaces(claim: Claim, old: Claim, evidence: Evidence) -> bool:
    """Whether the claim takes the older one of its own voice back, or gives another number.

    A part of the older one never does, nor do those who come on top of it.
    """
    if evidence.voice(old) != evidence.voice(claim):
        return False
    if claim.stance is Stance.RETRACTS or claim.toll is None or old.toll is None:
        return True
    if claim.toll.subset_of == old.id or is_some(claim):
        return False
    return (claim.toll.low, claim.toll.high) != (old.toll.low, old.toll.high)


def is_told(claim: Claim) -> bool:
    """Whether the claim tells of harm in the page's news, with or without a number."""
    return _is_held(claim) and claim.modality is not Modality.BACKGROUND


def _is_held(claim: Claim) -> bool:
    if claim.stance in WITHDRAWN or claim.finality is Finality.SUPERSEDED:
        return False
    if claim.toll is not None and claim.toll.comparator is Comparator.ZERO:
        return claim.modality in {Modality.ACTUAL, Modality.NEGATED, Modality.BACKGROUND}
    return claim.modality in {Modality.ACTUAL, Modality.BACKGROUND}


def _number(toll: Toll) -> int | None:
    return toll.low if toll.low is not None else toll.high


def class_figures(
    claims: Iterable[Claim], harm: Harm, victim_class: VictimClass, evidence: Evidence
) -> tuple[Figure, ...]:
    """Return the figures for one class: wholes and parts, but no part of a whole of that class.

    Children among 52 dead are the least of the civilians, not all of them.
    """
    of_class = {c.id: c for c, toll in tolls_of(claims, harm) if toll.victim_class is victim_class}
    whole = [c for c in of_class.values() if c.toll is None or c.toll.subset_of not in of_class]
    some = frozenset(claim.id for claim in whole if _is_only_some(claim))
    figures = (
        _opened(figure) if some & set(figure.claims) else figure
        for figure in _sentence_figures(whole, evidence)
    )
    return _as_quoted(tuple(figures), claims, evidence)


def _opened(figure: Figure) -> Figure:
    return figure if figure.low is None else figure.replacing(high=None, is_open=True)


def _is_only_some(claim: Claim) -> bool:
    """Whether a part tells of some civilians by who they were, and others may be so too."""
    toll = claim.toll
    if toll is None or toll.subset_of is None or toll.victim_class is not VictimClass.CIVILIAN:
        return False
    return toll.victim_term is not None and "civil" not in toll.victim_term.casefold()


def total_figures(claims: Iterable[Claim], harm: Harm, evidence: Evidence) -> tuple[Figure, ...]:
    """Return the figures for all classes together.

    A part of another figure is never added to it; nor are those who come on top of it ("24 more
    bodies") or a holder's own people ("his followers") where it can hold them. Figures for
    different classes by one voice on one page are added up, unless a figure for everyone on that
    page can hold them. A zero for one class ("no staff were hurt") says nothing about all, nor does
    a figure for one class alone where others are told of: two policemen among 14 dead.
    """
    known = {c.id for c in claims}
    wholes = [
        (c, toll)
        for c, toll in tolls_of(claims, harm)
        if toll.subset_of is None or toll.subset_of not in known
    ]
    general = [c for c, toll in wholes if toll.victim_class in NO_ONE_CLASS and not is_some(c)]
    narrow = [
        c for c, toll in wholes if c not in general and toll.comparator is not Comparator.ZERO
    ]
    everyone = _sentence_figures(general, evidence)
    uncovered = [c for c in narrow if not _is_covered(c, general)]
    given = everyone + _not_a_part(_added_over_classes(uncovered, evidence), narrow, everyone)
    return _as_quoted(_without_singles(given), claims, evidence)


def _not_a_part(
    figures: tuple[Figure, ...], narrow: Iterable[Claim], everyone: Iterable[Figure]
) -> tuple[Figure, ...]:
    """Return the figures without those of one class that are less than what is told of everyone.

    Where only one class is told of, its figure may well be for all, and stays, unless each figure
    for everyone is more than twice as large: 10 civilians are no rival to 200 people.
    """
    class_of = {claim.id: claim.toll.victim_class for claim in narrow if claim.toll is not None}
    all_told = [f.value for f in everyone if f.value is not None]
    if len(set(class_of.values())) < MANY_CLASSES:
        rival = min(all_told, default=0) / CLEARLY_MORE
        return tuple(f for f in figures if (f.value or 0) >= rival)
    sums = [f for f in figures if len({class_of[claim] for claim in f.claims}) > 1]
    least = min((*all_told, *(f.value for f in sums if f.value is not None)), default=0)
    return tuple(f for f in figures if f in sums or (f.value or 0) >= least)


def _without_singles(figures: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """Return the figures without those of one victim on a page that counts more.

    A man who tells of his own wound is one of the wounded, and no count of them.
    """
    many = {f.document for f in figures if (f.low or f.high or 0) > 1}
    return tuple(
        figure
        for figure in figures
        if (figure.low, figure.high) != (1, 1) or figure.document not in many
    )


def _as_quoted(
    figures: tuple[Figure, ...], claims: Iterable[Claim], evidence: Evidence
) -> tuple[Figure, ...]:
    """Return the figures, those of a page's own voice that it also quotes under their holder's."""
    spoken = spoken_for(tuple(claims), evidence)
    return tuple(
        figure.replacing(voice=spoken[figure.claims[0]])
        if len(figure.claims) == 1 and figure.claims[0] in spoken
        else figure
        for figure in figures
    )


def _is_covered(claim: Claim, general: Iterable[Claim]) -> bool:
    """Whether a figure for everyone on the same page is large enough to hold this one."""
    return any(
        other.document == claim.document
        and other.toll is not None
        and claim.toll is not None
        and _upper(other.toll) >= (_number(claim.toll) or 0)
        for other in general
    )


def _upper(toll: Toll) -> float:
    if toll.high is not None:
        return toll.high
    return float("inf") if toll.comparator is Comparator.MORE_THAN else toll.low or 0


def _sentence_figures(claims: Iterable[Claim], evidence: Evidence) -> tuple[Figure, ...]:
    """Return one figure for each sentence: different victims named side by side are added up.

    The same number of the same class twice in a sentence is taken for one figure said twice.
    """
    sentences: dict[tuple[str, str, tuple[int, int]], list[Claim]] = defaultdict(list)
    for claim in claims:
        sentences[claim.document, evidence.voice(claim), claim.sentence].append(claim)
    figures: list[Figure] = []
    for told in sentences.values():
        if _are_different(told):
            figures.append(_add_up([_figure(claim, evidence) for claim in told]))
        else:
            figures += [_figure(claim, evidence) for claim in told]
    return tuple(figures)


def _are_different(claims: list[Claim]) -> bool:
    """Whether no two of the claims can be about the same victims."""
    tolls = [claim.toll for claim in claims if claim.toll is not None]
    terms = {(toll.victim_class, (toll.victim_term or "").casefold()) for toll in tolls}
    numbers = {(toll.victim_class, toll.low, toll.high, toll.named) for toll in tolls}
    return len(terms) == len(numbers) == len(claims)


def _added_over_classes(claims: Iterable[Claim], evidence: Evidence) -> tuple[Figure, ...]:
    """Return, for each voice on each page, its figures for different classes added up."""
    pages: dict[tuple[str, str], dict[VictimClass, list[Claim]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for claim in claims:
        if claim.toll is not None:
            page = (claim.document, evidence.voice(claim))
            pages[page][claim.toll.victim_class].append(claim)
    figures: list[Figure] = []
    for classes in pages.values():
        by_class = [_sentence_figures(told, evidence) for told in classes.values()]
        if len(by_class) == 1:
            figures += by_class[0]
        else:
            figures.append(_add_up([max(told, key=lambda f: f.value or 0) for told in by_class]))
    return tuple(figures)


def _figure(claim: Claim, evidence: Evidence) -> Figure:
    toll = claim.toll
    if toll is None:
        raise ValueError(f"not a toll: {claim.id}")
    return Figure(
        low=toll.low,
        high=toll.high,
        is_open=toll.comparator in OPEN or (toll.low is not None and toll.high is None),
        claims=(claim.id,),
        voice=evidence.voice(claim),
        document=claim.document,
        origin=evidence.origin(claim),
        role=None if claim.holder is None else claim.holder.role,
        published=evidence.published(claim),
        hour=evidence.hour(claim),
        own_side=toll.side is not None
        and claim.holder is not None
        and claim.holder.side == toll.side,
        comparator=toll.comparator,
    )


def _add_up(parts: list[Figure]) -> Figure:
    """Return the sum of figures by one voice on one page."""
    if len(parts) == 1:
        return parts[0]
    lows = [part.low for part in parts if part.low is not None]
    highs = [part.high for part in parts if part.high is not None]
    return parts[0].replacing(
        low=sum(lows) if lows else None,
        high=sum(highs) if len(highs) == len(parts) else None,
        is_open=any(part.is_open for part in parts),
        claims=tuple(sorted(claim for part in parts for claim in part.claims)),
    )
