"""Tolls -> short figures and full words, each with who gives it. Nothing is rounded or summed."""

from collections.abc import Iterable, Mapping

from reportedly.records.base import Record
from reportedly.records.claim import Claim, Quantity, Toll
from reportedly.records.incident import UNTOLD_SIDE, TollBasis, TollSummary
from reportedly.records.printed import LEAVING_OUT, printed_bounds
from reportedly.records.text import Document
from reportedly.records.vocabulary import (
    Aspect,
    Comparator,
    Finality,
    Harm,
    Modality,
    Stance,
    VictimClass,
)
from reportedly.wording.safe import safe
from reportedly.wording.when import cumulative_words
from reportedly.wording.who import holder_name
from reportedly.wording.words import victim_words

NO_NUMBER = "number not stated"
_FIGURES = {
    Comparator.UNMARKED: "{low:,}",
    Comparator.EXACTLY: "{low:,}",
    Comparator.AT_LEAST: "≥{low:,}",
    Comparator.MORE_THAN: ">{below:,}",
    Comparator.UP_TO: "≤{high:,}",
    Comparator.LESS_THAN: "<{above:,}",
    Comparator.APPROXIMATELY: "~{low:,}",
    Comparator.BETWEEN: "{low:,}–{high:,}",
    Comparator.ZERO: "0",
}
_IN_WORDS = {
    **LEAVING_OUT,
    Comparator.EXACTLY: "exactly {low:,}",
    Comparator.AT_LEAST: "at least {low:,}",
    Comparator.UP_TO: "up to {high:,}",
    Comparator.APPROXIMATELY: "about {low:,}",
    Comparator.BETWEEN: "{low:,} to {high:,}",
    Comparator.ZERO: "none",
}
_ASIDE = {
    Stance.DENIES: "denied",
    Stance.REJECTS_CHARACTERISATION: "rejected",
    Stance.RETRACTS: "retracted",
    Stance.CANNOT_VERIFY: "cannot be verified",
    Stance.NO_FIGURE: "no figure given",
}
"""Stances that stand beside a figure and are no figure of their holder's."""

_RESTING_ON = {
    TollBasis.TOLD: "",
    TollBasis.ONE_SIDE: " (told of one side alone)",
    TollBasis.SUM_OF_SIDES: " (the sides added up; nobody gives a total)",
    TollBasis.SIDES_APART: " (nobody gives a total, and no best: the sides cannot be added up)",
}

_SUPERSEDED = Finality.SUPERSEDED
_UNREAL = frozenset({Modality.HYPOTHETICAL, Modality.FUTURE, Modality.NEGATED})
_ANYONE = frozenset({"people", "person", "persons"})
_UNTOLD_CLASSES = frozenset({VictimClass.UNKNOWN, VictimClass.MIXED, VictimClass.OTHER})


class Figure(Record, frozen=True, kw_only=True):
    """One figure for one harm and all who give it. ``harm`` None: for the toll as a whole."""

    harm: Harm | None
    words: str
    holders: tuple[str, ...]
    order: float


def figure(counted: Toll | Quantity) -> str:
    """Return the number with its comparator as a sign, for a table.

    The numbers follow the record: "more than 60" is stored as 61 and shown as printed.
    """
    return _filled(_FIGURES, counted)


def figure_words(counted: Toll | Quantity) -> str:
    """Return the number with its comparator in words."""
    if counted.comparator is Comparator.UNMARKED:
        return _filled(_FIGURES, counted)
    return _filled(_IN_WORDS, counted)


def toll_words(toll: Toll) -> str:
    """Return a toll in full: harm, number, who they were, over what time."""
    told = f"{toll.harm} {_joined(figure_words(toll), _class_words(toll))}"
    period = cumulative_words(toll.cumulative)
    return f"{told} {period}" if period else told


def figures(claims: Iterable[Claim], documents: Mapping[str, Document]) -> tuple[Figure, ...]:
    """Return every figure the claims give, with its holders; denials stand beside them.

    Parts ("of them 2 civilians") stay with the figure they are parts of. The order is by harm and
    number, so that no party is named first for being a party.
    """
    told = [claim for claim in claims if claim.modality not in _UNREAL]
    parts = _parts(told)
    names = side_names(told)
    apart = _told_apart(told)
    found: dict[tuple[Harm | None, str], list[Claim]] = {}
    for claim in told:
        side = claim.toll.side if claim.toll is not None and claim.toll.harm in apart else None
        key = _figure_of(claim, parts, side_words(side, names))
        if key is not None:
            found.setdefault(key, []).append(claim)
    made = (_figure(key, given, documents) for key, given in found.items())
    return tuple(sorted(made, key=_place))


def figures_line(harm: Harm | None, told: Iterable[Figure]) -> str:
    """Return one harm's figures on a line: "killed: 25 (A) · ≥27 (B; C)"."""
    given = " · ".join(f"{one.words} ({'; '.join(one.holders)})" for one in told)
    return f"{'toll' if harm is None else harm}: {given}"


def figures_lines(told: Iterable[Figure]) -> list[str]:
    """Return a line for each harm that has a figure."""
    by_harm: dict[Harm | None, list[Figure]] = {}
    for one in told:
        by_harm.setdefault(one.harm, []).append(one)
    return [figures_line(harm, given) for harm, given in by_harm.items()]


def bounds_words(summary: TollSummary) -> tuple[str, str, str]:
    """Return low, best and high as the pages print them: 61 of "more than 60" is told so."""
    low, best, high = printed_bounds(summary, bound(None))
    return low, best, bound(None, is_open=summary.high_is_open) if summary.high is None else high


def bound(number: int | None, *, is_open: bool = False) -> str:
    """Return one bound of a reconciled toll; an open one may be higher."""
    if number is None:
        return "open" if is_open else "not stated"
    return f"{number:,} or more" if is_open else f"{number:,}"


def summary_name(summary: TollSummary, names: Mapping[str, str]) -> str:
    """Return what a reconciled toll counts, a side by its name where ``names`` has it."""
    side, classed = summary.side, summary.victim_class
    who = f"all{_RESTING_ON[summary.basis]}" if classed is None and side is None else ""
    who = who if classed is None else victim_words(classed, None)
    return ", ".join(part for part in (summary.harm.value, who, side_words(side, names)) if part)


def side_words(side: str | None, names: Mapping[str, str]) -> str:
    """Return whose victims are counted, or nothing where no side is told."""
    if side == UNTOLD_SIDE:
        return "side not stated"
    return "" if side is None else f"on the side of {safe(names.get(side, side))}"


def side_names(claims: Iterable[Claim]) -> dict[str, str]:
    """Return the names of the actors the claims know, by their ids."""
    return {
        actor.id: actor.name
        for claim in claims
        for actor in claim.actors
        if actor.id is not None and actor.name is not None
    }


def _filled(forms: Mapping[Comparator, str], counted: Toll | Quantity) -> str:
    low, high = counted.low, counted.high
    form = forms.get(counted.comparator)
    if form is None or (low is None and high is None):
        return NO_NUMBER
    if (low is None and "{low" in form) or (high is None and "{high" in form):
        return f"{low if high is None else high:,}"
    below = 0 if low is None else low - 1
    above = 0 if high is None else high + 1
    return form.format(low=low, high=high, below=below, above=above)


def _joined(number: str, classed: str) -> str:
    """A number with the word for those it counts; the word first when there is no number."""
    if number == NO_NUMBER and classed:
        return f"{classed.lstrip()}, {NO_NUMBER}"
    return f"{number}{classed}"


def _class_words(toll: Toll) -> str:
    if toll.victim_class not in _UNTOLD_CLASSES:
        return f" {victim_words(toll.victim_class, toll.low)}"
    if toll.victim_term is None or toll.victim_term.casefold() in _ANYONE:
        return ""
    return f" “{safe(toll.victim_term)}”"


def _short_class(toll: Toll) -> str:
    if toll.victim_class in _UNTOLD_CLASSES:
        return "" if toll.subset_of is None or toll.victim_term is None else _class_words(toll)
    return f" {victim_words(toll.victim_class, toll.low)}"


def _parts(claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    """The claims that count a part of another claim's toll, for claims that are here themselves."""
    listed = list(claims)
    here = {claim.id for claim in listed}
    parts: dict[str, list[Claim]] = {}
    for claim in listed:
        whole = None if claim.toll is None else claim.toll.subset_of
        if whole is not None and whole in here and claim.stance not in _ASIDE:
            parts.setdefault(whole, []).append(claim)
    return parts


def _told_apart(claims: Iterable[Claim]) -> frozenset[Harm]:
    """The harms counted for one side beside another, or beside figures that name no side."""
    sides: dict[Harm, set[str | None]] = {}
    for claim in claims:
        if claim.toll is not None and claim.toll.subset_of is None:
            sides.setdefault(claim.toll.harm, set()).add(claim.toll.side)
    return frozenset(harm for harm, told in sides.items() if len(told) > 1)


def _figure_of(
    claim: Claim, parts: Mapping[str, list[Claim]], side: str
) -> tuple[Harm | None, str] | None:
    toll = claim.toll
    if claim.stance in _ASIDE:
        if toll is None and claim.aspect is not Aspect.CASUALTY_COUNT:
            return None
        return (None if toll is None else toll.harm), _ASIDE[claim.stance]
    if toll is None or _is_part(toll, parts):
        return None
    told = [_with_parts(toll, claim.id, parts), side, cumulative_words(toll.cumulative)]
    words = " ".join(word for word in told if word)
    return toll.harm, f"{words}, {_SUPERSEDED}" if claim.finality is _SUPERSEDED else words


def _is_part(toll: Toll, parts: Mapping[str, list[Claim]]) -> bool:
    return toll.subset_of is not None and toll.subset_of in parts


def _with_parts(toll: Toll, claim: str, parts: Mapping[str, list[Claim]]) -> str:
    words = _joined(figure(toll), _short_class(toll))
    of_them = [_with_parts(p.toll, p.id, parts) for p in parts.get(claim, ()) if p.toll is not None]
    if not of_them:
        return words
    *others, last = of_them
    return f"{words}, of them {' and '.join(filter(None, [', '.join(others), last]))}"


def _figure(
    key: tuple[Harm | None, str], claims: list[Claim], documents: Mapping[str, Document]
) -> Figure:
    names = {holder_name(claim, documents.get(claim.document)) for claim in claims}
    tolls = [claim.toll for claim in claims if claim.toll is not None]
    return Figure(
        harm=key[0],
        words=key[1],
        holders=tuple(sorted(names, key=str.casefold)),
        order=float("inf") if claims[0].stance in _ASIDE else _size(tolls),
    )


def _size(tolls: list[Toll]) -> float:
    known = [n for toll in tolls for n in (toll.low, toll.high) if n is not None]
    return float(min(known)) if known else float("inf")


def _place(one: Figure) -> tuple[int, float, str]:
    harms = list(Harm)
    return (len(harms) if one.harm is None else harms.index(one.harm), one.order, one.words)
