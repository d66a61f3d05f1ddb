"""`/s` and `/s/ID`: what lasts, as intervals whose ends have their evidence or are open."""

from urllib.parse import urlencode

from reportedly.desk.call import Answer, Call, Refused, missing
from reportedly.desk.charts import Days, Lasting, days_line, days_of, lasting_line
from reportedly.desk.pages.told import line_of, origins_of, speakers_of
from reportedly.export.public import situation_row
from reportedly.records.incident import Bound, Situation
from reportedly.wording.when import bound_words
from reportedly.wording.where import places_words
from reportedly.wording.words import counted, situation_words

PER_PAGE = 100


def situations(call: Call) -> Answer:
    """Return a page of the situations, the earliest first."""
    total = call.view.near.counted_incidents()["situations"]
    shown, left = _asked_for(call)
    further = urlencode({"after": shown[-1].id}) if left else ""
    days = days_of(map(_lasting, shown))
    return Answer(
        template="situations.html",
        title=counted(total, "situation"),
        about={
            "total": total,
            "left": left,
            "further": further,
            "rows": [_row(one, days) for one in shown],
            "scale": "" if days is None else days_line(days),
        },
        data={
            "total": total,
            "next": f"/s.json?{further}" if further else None,
            "situations": [situation_row(one) for one in shown],
        },
        head=("id", "kind", "name", "places", "start_from", "start_to", "end_from", "end_to"),
        rows=[
            [
                one.id,
                one.kind,
                one.name,
                places_words(one.where),
                *_days(one.start),
                *_days(one.end),
            ]
            for one in shown
        ],
    )


def _asked_for(call: Call) -> tuple[tuple[Situation, ...], int]:
    """The page of situations that the address asks for, and how many come after it.

    Raises:
        Refused: it is to begin below one that is not there.
    """
    after = call.query.get("after", "")
    if after and call.view.near.situation(after) is None:
        told = f"There is no situation “{after[:40]}” to begin below."
        raise Refused(404, told, "Leave `after` out to begin at the first.")
    return call.view.situations(after, PER_PAGE)


def situation(call: Call) -> Answer:
    """Return the page of a situation."""
    id_ = call.path["id"]
    found = call.view.situation(id_)
    if found is None:
        raise missing("situation", id_)
    claims = call.view.claims(found.claims)
    shelf = call.view.shelf(claims)
    lines = {claim.id: line_of(claim, shelf) for claim in claims}
    documents = list(dict.fromkeys(claim.document for claim in claims))
    ends = () if found.end is None else found.end.claims
    days = days_of([_lasting(found)])
    return Answer(
        template="situation.html",
        title=found.name,
        about={
            "situation": found,
            "kind": situation_words(found.kind),
            "places": places_words(found.where),
            "start": bound_words(found.start),
            "end": bound_words(found.end),
            "starts": [lines[one] for one in found.start.claims if one in lines],
            "ends": [lines[one] for one in ends if one in lines],
            "speakers": speakers_of(claims, shelf, {}),
            "origins": len(origins_of(documents, shelf)),
            "pages": len(documents),
            "incidents": _titles(call, set(shelf.incident_of.values())),
            "scale": "" if days is None else days_line(days),
            "line": "" if days is None else lasting_line(_lasting(found), days),
        },
        data={"situation": situation_row(found)},
    )


def _titles(call: Call, ids: set[str]) -> list[tuple[str, str]]:
    """Incidents that share a claim with it, by title."""
    index = call.index
    titles = {one: index.row(index.position[one]).title for one in ids if one in index.position}
    return sorted(((one, titles.get(one, one)) for one in ids), key=lambda told: told[1])


def _row(one: Situation, days: Days | None) -> tuple[Situation, str, str, str, str]:
    """A situation as a list has it: where, its ends in words, and its bar."""
    return (
        one,
        places_words(one.where, 3),
        bound_words(one.start),
        bound_words(one.end) if one.end else "none told",
        "" if days is None else lasting_line(_lasting(one), days),
    )


def _lasting(one: Situation) -> Lasting:
    end = one.end
    return Lasting(
        name=one.name,
        started=(one.start.from_, one.start.to),
        ended=None if end is None else (end.from_, end.to),
    )


def _days(bound: Bound | None) -> list[str | None]:
    ends = (None, None) if bound is None else (bound.from_, bound.to)
    return [None if day is None else str(day) for day in ends]
