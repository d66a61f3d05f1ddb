"""`/i/ID`: one incident: who says what, tolls over time, origins, links, and what changed."""

import re
from collections.abc import Sequence
from itertools import zip_longest

from markupsafe import Markup

from reportedly.desk.call import Answer, Call, missing
from reportedly.desk.charts import Band, Report, toll_history
from reportedly.desk.maps import static_map
from reportedly.desk.pages.told import origins_of, speakers_of, state_words
from reportedly.desk.row import spot_of
from reportedly.desk.visitor import Role
from reportedly.export.public import incident_row
from reportedly.records.claim import Claim, PlaceMention
from reportedly.records.incident import Incident, TollSummary
from reportedly.records.text import Document
from reportedly.records.vocabulary import Comparator, Finality, Modality, Stance, State
from reportedly.wording.contract import claim_row
from reportedly.wording.lines import finding_words, holders_words, lineage_line
from reportedly.wording.shelf import Shelf
from reportedly.wording.tolls import NO_NUMBER, bound, figure_words, side_names, summary_name
from reportedly.wording.when import published_day, when_words
from reportedly.wording.where import names_by_user, place_words
from reportedly.wording.who import holder_name, outlet_words
from reportedly.wording.words import event_words, spaced

FEW_LINKS = 12
_ID = re.compile(r"i-[0-9a-f]{12}")
_NOT_A_FIGURE = frozenset(
    {Stance.DENIES, Stance.REJECTS_CHARACTERISATION, Stance.RETRACTS, Stance.CANNOT_VERIFY}
)
_UNREAL = frozenset({Modality.HYPOTHETICAL, Modality.FUTURE, Modality.NEGATED})


def incident(call: Call) -> Answer:
    """Return the page of an incident; an id it had before leads to the one it has."""
    id_ = call.path["id"]
    found = call.view.incident(id_)
    if found is None:
        return _moved(call, id_)
    claims = call.view.claims(found.claims)
    shelf = call.view.shelf(claims, found.documents)
    origins = origins_of(found.documents, shelf)
    return Answer(
        template="incident.html",
        title=found.title,
        about={
            **_head(found),
            **_evidence(call, found, shelf),
            "origins": [[_page(one, shelf) for one in group] for group in origins],
            "situations": _situations(call, shelf),
            "revisions": call.view.decisions_on(found.claims),
            "is_stale": not call.view.store.derived_is_current(),
            "is_building": call.desk.rebuilder.is_building,
            "came_from": _former(call),
            "may_join": call.visitor.may(Role.REVIEWER),
        },
        data={
            "incident": incident_row(found),
            "claims": [claim_row(claim, shelf) for claim in claims],
            "origins": [
                [one if isinstance(one, str) else one.id for one in group] for group in origins
            ],
        },
        features=[_feature(found, place) for place in found.where],
    )


def _head(found: Incident) -> dict[str, object]:
    """What, when, where and who, in words."""
    return {
        "incident": found,
        "what": event_words(found.event_class),
        "when": when_words(found.when),
        "why_when": "" if found.when is None else found.when.why,
        "places": [(place, place_words(place), names_by_user(place)) for place in found.where],
        "map": static_map([(spot_of(place), 1) for place in found.where]),
        "states": _states(found),
    }


def _evidence(call: Call, found: Incident, shelf: Shelf) -> dict[str, object]:
    """Who says what, the tolls, and why the claims are one incident."""
    claims = shelf.some(found.claims)
    reviews = {claim.id: state_words(call.desk.queue.said_of(claim.id)) for claim in claims}
    links = sorted(found.links, key=lambda link: -link.score)
    return {
        "speakers": speakers_of(claims, shelf, reviews),
        "histories": [_history(toll, claims, shelf) for toll in found.tolls],
        "findings": [(finding_words(one), one.claims) for one in found.findings],
        "parties": _parties(found, shelf),
        "links": links[:FEW_LINKS],
        "more_links": max(len(links) - FEW_LINKS, 0),
    }


def _feature(found: Incident, place: PlaceMention) -> dict[str, object]:
    point = {"type": "Point", "coordinates": [place.lon, place.lat]}
    return {
        "type": "Feature",
        "id": found.id,
        "geometry": point if spot_of(place).is_drawn else None,
        "properties": {
            "title": found.title,
            "place": place.id,
            "name": place.name,
            "precision": place.level,
            "radius_km": place.radius_km,
        },
    }


def _former(call: Call) -> str:
    """The id the reader asked for, where it has become part of this incident."""
    told = call.query.get("from", "")
    return told if _ID.fullmatch(told) and told != call.path["id"] else ""


def _moved(call: Call, id_: str) -> Answer:
    """Where the incident of an old id is now.

    Raises:
        Refused: there is and was none.
    """
    if not _ID.fullmatch(id_):
        raise missing("incident", id_)
    now = call.view.store.incident(id_)
    if now is None:
        raise missing("incident", id_)
    ending = "" if call.form == "html" else f".{call.form}"
    return Answer(go=f"/i/{now.id}{ending}?from={id_}", status=308)


def _parties(found: Incident, shelf: Shelf) -> list[tuple[str, str, str, str]]:
    """Each party's role and name, who names it so, and who denies that."""
    return [
        (
            spaced(one.role),
            one.name or one.printed,
            "" if naming is None else holders_words(naming.claims, shelf),
            "" if naming is None else holders_words(naming.denied_by, shelf),
        )
        for one, naming in zip_longest(found.parties, found.named_by)
        if one is not None
    ]


def _states(found: Incident) -> list[tuple[str, str, bool, tuple[str, ...]]]:
    return [
        (spaced(aspect), spaced(state), state is State.CONTESTED, found.grounds.get(aspect, ()))
        for aspect, state in sorted(found.states.items())
    ]


def _page(one: Document | str, shelf: Shelf) -> dict[str, str]:
    if isinstance(one, str):
        return {
            "id": one,
            "outlet": "not in the record any more",
            "day": "",
            "title": "",
            "lineage": "",
        }
    return {
        "id": one.id,
        "outlet": outlet_words(one),
        "day": published_day(one.published),
        "title": one.title or "title not stated",
        "lineage": lineage_line(one, shelf),
    }


def _situations(call: Call, shelf: Shelf) -> list[tuple[str, str]]:
    ids = dict.fromkeys(shelf.situation_of.values())
    found = (call.view.situation(id_) for id_ in ids)
    return [(one.id, one.name) for one in found if one is not None]


def _history(
    toll: TollSummary, claims: Sequence[Claim], shelf: Shelf
) -> tuple[str, str, Markup, list[tuple[str, str]]]:
    """A toll's name, its bounds in words, its picture, and the claims behind each bound."""
    name = summary_name(toll, side_names(claims))
    reports = reports_of(toll, claims, shelf)
    band = Band(
        name=name,
        low=toll.low,
        best=toll.best,
        high=toll.high,
        is_open=toll.high_is_open,
        policy=spaced(toll.policy),
    )
    words = f"low {bound(toll.low)} · best {bound(toll.best)} · high " + bound(
        toll.high, is_open=toll.high_is_open
    )
    behind = [
        (which, id_)
        for which, ids in (
            ("low", toll.low_claims),
            ("best", toll.best_claims),
            ("high", toll.high_claims),
        )
        for id_ in ids
    ]
    return name, f"{words} (rule: {spaced(toll.policy)})", toll_history(band, reports), behind


def reports_of(toll: TollSummary, claims: Sequence[Claim], shelf: Shelf) -> list[Report]:
    """Return the reports of a toll, in order of publication."""
    weighed = set(toll.claims)
    told = [claim for claim in claims if _tells(claim, toll, weighed)]
    return [_report(claim, shelf) for claim in sorted(told, key=lambda c: _order(c, shelf))]


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
        label=f"{day} · {holder_name(claim, document)}",
        words=words,
        low=toll.low if has and toll is not None else None,
        high=toll.high if has and toll is not None else None,
        comparator=Comparator.VAGUE if toll is None else toll.comparator,
    )
