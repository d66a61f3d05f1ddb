"""`/tolls`: low, best and high of each incident, newest first, with each report as a dot."""

from collections.abc import Iterator, Mapping
from urllib.parse import urlencode

from markupsafe import Markup

from reportedly.desk.call import Answer, Call, Refused
from reportedly.desk.charts import Report, Scale, scale_line, scale_of, toll_line
from reportedly.desk.index import HARM
from reportedly.desk.pages.histories import band_of, reports_of
from reportedly.desk.pages.incidents import asked_of, days_words
from reportedly.desk.row import Row
from reportedly.records.incident import Incident, TollBasis, TollSummary
from reportedly.records.vocabulary import Harm
from reportedly.wording.safe import Cell
from reportedly.wording.tolls import bounds_words, side_names, side_words, summary_name
from reportedly.wording.words import spaced

PER_PAGE = 25
HEAD = (
    "id",
    "title",
    "from",
    "to",
    "harm",
    "low",
    "best",
    "high",
    "high_is_open",
    "rule",
    "reports",
    *("low_as_told", "best_as_told", "high_as_told"),
    "basis",
    "sides",
)
BOUNDS_AS_TOLD = HEAD[-5:-2]

Told = tuple[Row, TollSummary, tuple[str, ...], list[Report]]
"""An incident, its toll over everybody, each side's in words, and the reports."""


def tolls(call: Call) -> Answer:
    """Return the tolls of one harm of the incidents the address asks for, those that have any."""
    harm = _harm(call.query.get("harm"))
    index = call.index
    found = index.narrowed(asked_of(call.query, index)) & index.bits(HARM, harm)
    having = index.page(found, call.query.get("after"), PER_PAGE)
    left = index.below(found, having[-1].id) if having else 0
    shown = [one for row in having if (one := _told(call, row, harm)) is not None]
    scale = scale_of(
        [band_of(row.title, toll) for row, toll, *_ in shown],
        [one for *_, reports in shown for one in reports],
        by_tens=True,
    )
    return Answer(
        template="tolls.html",
        title=f"Tolls: {spaced(harm)}",
        about={
            "harm": harm,
            "harms": [(one, spaced(one)) for one in Harm],
            "scale": scale_line(scale),
            "rules": sorted({spaced(toll.policy) for _, toll, *_ in shown}),
            "rows": [_shown(*one, scale) for one in shown],
            "total": found.bit_count(),
            "left": left,
            "further": urlencode({**call.query, "after": having[-1].id}) if left else "",
            "first": urlencode({name: v for name, v in call.query.items() if name != "after"}),
            "per": PER_PAGE,
        },
        data={"harm": harm, "tolls": [_row(*one) for one in shown]},
        head=HEAD,
        rows=[list(_row(*one).values()) for one in shown],
    )


def _harm(told: str | None) -> Harm:
    try:
        return Harm(told or Harm.KILLED)
    except ValueError as error:
        harms = ", ".join(Harm)
        raise Refused(
            400, f"“{(told or '')[:20]}” is no harm.", f"It is one of {harms}."
        ) from error


def _told(call: Call, row: Row, harm: Harm) -> Told | None:
    """An incident's toll over everybody and its reports; None: it was built anew meanwhile."""
    incident = call.view.incident(row.id)
    toll = None if incident is None else _over_all(incident, harm)
    if incident is None or toll is None:
        return None
    claims = call.view.claims(incident.claims)
    reports = reports_of(toll, claims, call.view.shelf(claims, incident.documents))
    return row, toll, tuple(_sides(incident, toll, side_names(claims))), reports


def _sides(incident: Incident, total: TollSummary, names: Mapping[str, str]) -> Iterator[str]:
    """Yield what the toll over everybody rests on, and each side's own, in words."""
    if total.basis is not TollBasis.TOLD:
        yield summary_name(total, names)
    for one in incident.tolls:
        if one.harm is total.harm and one.victim_class is None and one.side is not None:
            low, best, high = bounds_words(one)
            yield f"{side_words(one.side, names)}: low {low}, best {best}, high {high}"


def _over_all(incident: Incident, harm: Harm) -> TollSummary | None:
    every = (one for one in incident.tolls if one.victim_class is None and one.side is None)
    return next((one for one in every if one.harm is harm), None)


def _shown(
    row: Row, toll: TollSummary, sides: tuple[str, ...], reports: list[Report], scale: Scale
) -> tuple[Row, str, tuple[str, str, str], str, Markup, list[Report], tuple[str, ...]]:
    """A row as the page has it: when, the bounds in words, the rule, its line, its reports."""
    bounds = bounds_words(toll)
    line = toll_line(band_of(row.title, toll), reports, scale)
    return row, days_words(row), bounds, spaced(toll.policy), line, reports, sides


def _row(
    row: Row, toll: TollSummary, sides: tuple[str, ...], reports: list[Report]
) -> dict[str, Cell]:
    return {
        "id": row.id,
        "title": row.title,
        "from": None if row.first is None else str(row.first),
        "to": None if row.last is None else str(row.last),
        "harm": str(toll.harm),
        "low": toll.low,
        "best": toll.best,
        "high": toll.high,
        "high_is_open": toll.high_is_open,
        "rule": spaced(toll.policy),
        "reports": "; ".join(f"{one.label}: {one.words}" for one in reports),
        **dict(zip(BOUNDS_AS_TOLD, bounds_words(toll), strict=True)),
        "basis": str(toll.basis),
        "sides": "; ".join(sides),
    }
