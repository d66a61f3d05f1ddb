"""Claims of an incident -> each toll report by report, with its bounds and the rule."""

from collections.abc import Sequence

from markupsafe import Markup

from reportedly.desk.charts import Band, Report, scale_line, scale_of, toll_line
from reportedly.records.base import Record
from reportedly.records.claim import Claim
from reportedly.records.incident import TollSummary
from reportedly.records.vocabulary import DENYING, Comparator, Finality, Modality, Stance
from reportedly.wording.shelf import Shelf
from reportedly.wording.tolls import NO_NUMBER, bounds_words, figure_words, side_names, summary_name
from reportedly.wording.when import published_day
from reportedly.wording.who import holder_name
from reportedly.wording.words import spaced

_NOT_A_FIGURE = DENYING | {Stance.RETRACTS, Stance.CANNOT_VERIFY}
_UNREAL = frozenset({Modality.HYPOTHETICAL, Modality.FUTURE, Modality.NEGATED})


class History(Record, frozen=True, kw_only=True):
    """A toll as a page tells it: its bounds in words, its scale, and each report with its line.

    ``rule`` picked the bounds; ``is_all``: it counts everybody. Nothing is drawn where no report
    has a number. ``behind`` are the claims behind each bound.
    """

    name: str
    words: str
    rule: str
    is_all: bool
    scale: Markup | None
    rows: tuple[tuple[Report, Markup | None], ...]
    behind: tuple[tuple[str, str], ...]


def history_of(toll: TollSummary, claims: Sequence[Claim], shelf: Shelf) -> History:
    """Return a toll report by report, in order of publication."""
    name = summary_name(toll, side_names(claims))
    reports = reports_of(toll, claims, shelf)
    band = band_of(name, toll)
    has_numbers = any(one.low is not None or one.high is not None for one in reports)
    scale = scale_of([band], reports) if has_numbers else None
    bounds = (
        ("low", toll.low_claims),
        ("best", toll.best_claims),
        ("high", toll.high_claims),
    )
    low, best, high = bounds_words(toll)
    is_told = (toll.low, toll.best, toll.high) != (None, None, None)
    return History(
        name=name,
        is_all=toll.victim_class is None and toll.side is None,
        words=f"low {low} · best {best} · high {high}" if is_told else "no page gives a number",
        rule=spaced(toll.policy),
        scale=None if scale is None else scale_line(scale),
        rows=tuple(
            (one, None if scale is None else toll_line(band, [one], scale)) for one in reports
        ),
        behind=tuple((which, id_) for which, ids in bounds for id_ in ids),
    )


def band_of(name: str, toll: TollSummary) -> Band:
    """Return what is drawn of a toll behind its reports."""
    return Band(
        name=name,
        low=toll.low,
        best=toll.best,
        high=toll.high,
        is_open=toll.high_is_open,
        policy=spaced(toll.policy),
    )


def reports_of(toll: TollSummary, claims: Sequence[Claim], shelf: Shelf) -> list[Report]:
    """Return the reports of a toll, in order of publication."""
    weighed = set(toll.claims)
    told = [claim for claim in claims if _tells(claim, toll, weighed)]
    groups: dict[tuple[object, ...], list[Claim]] = {}
    for claim in sorted(told, key=lambda c: _order(c, shelf)):
        groups.setdefault(_origin(claim, shelf), []).append(claim)
    return [one for same in groups.values() for one in _together(same, shelf)]


def _origin(claim: Claim, shelf: Shelf) -> tuple[object, ...]:
    """What a report and its repetition on a copy of the page have in common."""
    lineage = shelf.lineages.get(claim.document)
    group = claim.document if lineage is None else lineage.group
    return group, holder_name(claim, shelf.document_of(claim)), claim.quote, claim.toll


def _together(same: Sequence[Claim], shelf: Shelf) -> list[Report]:
    """One report, where each page of an origin has it once; else each for itself."""
    reports = [_report(claim, shelf) for claim in same]
    if len({claim.document for claim in same}) < len(same):
        return reports
    return [reports[0].replacing(copies=tuple(claim.id for claim in same[1:]))]


def _tells(claim: Claim, toll: TollSummary, weighed: set[str]) -> bool:
    """Whether a claim is a line of a toll's history: weighed in it, or said to have no figure."""
    if claim.modality in _UNREAL or claim.stance in _NOT_A_FIGURE or _is_part(claim, toll):
        return False
    if claim.id in weighed:
        return True
    is_all = toll.victim_class is None and toll.side is None
    if claim.stance is Stance.NO_FIGURE:
        return is_all and (claim.toll is None or claim.toll.harm is toll.harm)
    same = claim.toll is not None and claim.toll.harm is toll.harm
    return (
        is_all
        and same
        and claim.toll is not None
        and claim.toll.low is None
        and claim.toll.high is None
    )


def _is_part(claim: Claim, toll: TollSummary) -> bool:
    """Whether a claim counts a part of another's number, and the toll counts everybody."""
    is_all = toll.victim_class is None
    return is_all and claim.toll is not None and claim.toll.subset_of is not None


def _order(claim: Claim, shelf: Shelf) -> tuple[str, str, int]:
    document = shelf.document_of(claim)
    published = None if document is None else document.published
    day = None if published is None else published.from_
    return ("9" if day is None else str(day)), claim.document, claim.start


def _report(claim: Claim, shelf: Shelf) -> Report:
    document = shelf.document_of(claim)
    toll = claim.toll
    day = published_day(None if document is None else document.published)
    silent = "no report of a figure" if claim.stance is Stance.NO_FIGURE else NO_NUMBER
    has = toll is not None and claim.stance is not Stance.NO_FIGURE
    words = figure_words(toll) if has and toll is not None else silent
    if claim.finality is not Finality.UNSTATED:
        words += f", {spaced(claim.finality)}"
    return Report(
        claim=claim.id,
        day=day,
        who=holder_name(claim, document),
        words=words,
        low=toll.low if has and toll is not None else None,
        high=toll.high if has and toll is not None else None,
        comparator=Comparator.VAGUE if toll is None else toll.comparator,
    )
