"""`/i/ID`: one incident: who says what, tolls over time, origins, links, and what changed."""

import re
import secrets
from itertools import zip_longest

from reportedly.desk.call import Answer, Call, Refused, missing
from reportedly.desk.lines import Offered, offered
from reportedly.desk.map_image import map_image
from reportedly.desk.maps import static_map
from reportedly.desk.pages.histories import history_of
from reportedly.desk.pages.told import origins_of, speakers_of, states_of
from reportedly.desk.row import spot_of
from reportedly.desk.view import Note
from reportedly.desk.visitor import Role
from reportedly.errors import UsageError
from reportedly.export.public import incident_row
from reportedly.records.base import content_id
from reportedly.records.claim import PlaceMention
from reportedly.records.incident import Incident, Link, replies_in
from reportedly.records.text import Document
from reportedly.records.vocabulary import State
from reportedly.wording.contract import claim_row
from reportedly.wording.lines import finding_words, holders_words, lineage_line, what_words
from reportedly.wording.shelf import Shelf
from reportedly.wording.when import published_day, when_words
from reportedly.wording.where import names_by_user, place_words
from reportedly.wording.who import outlet_words
from reportedly.wording.words import event_words, spaced

FEW_LINKS = 12
_ID = re.compile(r"i-[0-9a-f]{12}")
_START = re.compile(r"i-[0-9a-f]{3,11}")


def incident(call: Call) -> Answer:
    """Return the page of an incident; an id it had before leads to the one it has."""
    id_ = call.path["id"]
    found = call.view.incident(id_)
    if found is None:
        return _moved(call, id_)
    claims = call.view.claims(found.claims)
    shelf = call.view.shelf(claims, found.documents).replacing(replies=replies_in([found]))
    origins = origins_of(found.documents, shelf)
    notes = _notes(call, found)
    return Answer(
        template="incident.html",
        title=found.title,
        about={
            **_head(call, found),
            **_evidence(call, found, shelf),
            "origins": [[_page(one, shelf) for one in group] for group in origins],
            "situations": _situations(call, shelf),
            **_judged(call, found),
            "notes": notes,
            "is_stale": not call.view.store.derived_is_current(),
            "is_building": call.desk.rebuilder.is_building,
            "came_from": _former(call),
        },
        data={
            "incident": incident_row(found),
            "notes": notes,
            "claims": [claim_row(claim, shelf) for claim in claims],
            "origins": [
                [one if isinstance(one, str) else one.id for one in group] for group in origins
            ],
        },
        features=[_feature(found, place) for place in found.where],
        image=lambda: map_image(
            [(spot_of(place), 1) for place in found.where],
            _lines(call, found),
            "",
            [f"{found.title}, incident {found.id}, as sources tell it."],
        ),
    )


def _lines(call: Call, found: Incident) -> tuple[Offered, ...]:
    """The lines of its map: those of its day, or the one the address asks for."""
    when = found.when
    day = None if when is None else when.to or when.from_
    return offered(call.desk.settings.lines, call.query.get("lines", ""), day)


def _head(call: Call, found: Incident) -> dict[str, object]:
    """What, when, where and who, in words."""
    lines = _lines(call, found)
    return {
        "incident": found,
        "what": event_words(found.event_class),
        "when": when_words(found.when),
        "why_when": "" if found.when is None else found.when.why,
        "places": [(place, place_words(place), names_by_user(place)) for place in found.where],
        "lines": lines,
        "map": static_map([(spot_of(place), 1) for place in found.where], lines),
        "states": _states(found),
    }


def _evidence(call: Call, found: Incident, shelf: Shelf) -> dict[str, object]:
    """Who says what, the tolls, and why the claims are one incident."""
    claims = shelf.some(found.claims)
    reviews = states_of(call, claims)
    links = sorted(found.links, key=lambda link: -link.score)
    return {
        "speakers": speakers_of(claims, shelf, reviews),
        "histories": [history_of(toll, claims, shelf) for toll in found.tolls],
        "findings": [(finding_words(one), one.claims) for one in found.findings],
        "parties": _parties(found, shelf),
        "links": [(one, _pair_words(one, shelf)) for one in links[:FEW_LINKS]],
        "more_links": max(len(links) - FEW_LINKS, 0),
    }


def _pair_words(link: Link, shelf: Shelf) -> str:
    """What the two claims of a link say, in a few words."""
    told = [what_words(one) for one in shelf.some([link.a, link.b])]
    return " and ".join(told) if len(told) == 2 else f"{link.a} and {link.b}"


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


def _notes(call: Call, found: Incident) -> tuple[Note, ...]:
    """What editors wrote to it, also under an id that one of its claims gave it before."""
    ids = {found.id, *(content_id("i", claim) for claim in found.claims)}
    return call.view.notes(sorted(ids & call.desk.queue.noted))


def _judged(call: Call, found: Incident) -> dict[str, object]:
    """What people said of it, and what this visitor may say."""
    return {
        "revisions": call.view.decisions_on(found.claims),
        "press": secrets.token_hex(12),
        "may_note": call.visitor.may(Role.EDITOR),
        "may_join": call.visitor.may(Role.REVIEWER),
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
        return _begun(call, id_)
    now = call.view.near.incidents_since(id_)
    if not now:
        raise missing("incident", id_)
    if len(now) > 1:
        there = ", ".join(f"/i/{one}" for one in now[:9])
        raise Refused(404, f"What was {id_} is several incidents now.", f"They are at {there}.")
    return Answer(go=f"/i/{now[0]}{_ending(call)}?from={id_}", status=308)


def _begun(call: Call, start: str) -> Answer:
    """Where the incident is whose id begins so.

    Raises:
        Refused: there is none, or there are several.
    """
    if not _START.fullmatch(start):
        raise missing("incident", start)
    try:
        now = call.view.store.incident(start)
    except UsageError as error:
        raise Refused(404, f"{error.what}.", error.do) from error
    if now is None:
        raise missing("incident", start)
    return Answer(go=f"/i/{now.id}{_ending(call)}", status=303)


def _ending(call: Call) -> str:
    return "" if call.form == "html" else f".{call.form}"


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
