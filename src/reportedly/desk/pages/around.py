"""`/p/ID`, `/a/NAME`, `/o/NAME`: a place, a holder, an outlet, each with what is told of it."""

from collections.abc import Sequence
from datetime import date

from reportedly.desk.call import Answer, Call, missing
from reportedly.desk.index import Asked
from reportedly.desk.maps import static_map
from reportedly.desk.pages.incidents import HEAD, days_words, refuse_unknown_start, toll_words
from reportedly.desk.pages.incidents import cells as incident_cells
from reportedly.desk.pages.told import Line, folded, line_of, states_of
from reportedly.records.claim import Claim
from reportedly.records.vocabulary import HolderRole
from reportedly.wording.contract import claim_row
from reportedly.wording.safe import Cell
from reportedly.wording.shelf import Shelf
from reportedly.wording.when import day_words
from reportedly.wording.where import names_by_user, place_words
from reportedly.wording.who import holder_about

PER_PAGE = 50


def place(call: Call) -> Answer:
    """Return the page of a place: every name, who uses which, and what happened there."""
    id_ = call.path["id"]
    index = call.index
    refuse_unknown_start(call.query, index)
    found = index.narrowed(Asked(facets=(("place", id_),)))
    rows = index.page(found, call.query.get("after"), PER_PAGE)
    if not rows or id_ not in index.spots:
        raise missing("place", id_)
    incident = call.view.incident(rows[0].id)
    places = () if incident is None else incident.where
    mention = next((one for one in places if one.id == id_), None)
    spot = index.spots[id_]
    return Answer(
        template="place.html",
        title=spot.name,
        about={
            "spot": spot,
            "mention": mention,
            "words": spot.name if mention is None else place_words(mention),
            "users": {} if mention is None else names_by_user(mention),
            "names": () if mention is None else mention.names,
            "map": static_map([(spot, found.bit_count())]),
            "rows": rows,
            "total": found.bit_count(),
            "days": days_words,
            "toll": toll_words,
            "left": index.below(found, rows[-1].id),
        },
        data={"place": mention, "incidents": [row.id for row in rows]},
        head=HEAD,
        rows=[incident_cells(row) for row in rows],
    )


def actor(call: Call) -> Answer:
    """Return the page of one who speaks: what they assert and deny, with the sentences."""
    name = call.path["name"]
    counts = call.view.count_by(name)
    if not counts:
        raise missing("holder", name)
    ids = call.view.near.claims_by(name, call.query.get("after", ""), PER_PAGE)
    found = call.view.claims(ids)
    shelf = call.view.shelf(found)
    claims = sorted(found, key=lambda one: _newest_first(one, shelf))
    states = states_of(call, claims)
    lines = [line_of(one, shelf, states[one.id]) for one in claims]
    return Answer(
        template="actor.html",
        title=name,
        about={
            "name": name,
            "counts": list(counts.items()),
            "total": sum(counts.values()),
            "about": _speaks_as(claims),
            "printed": sorted({one.holder.printed for one in claims if one.holder is not None}),
            "lines": folded(lines, shelf),
            "shown": len(lines),
            "incidents": shelf.incident_of,
            "further": ids[-1] if len(ids) == PER_PAGE else "",
        },
        data={
            "holder": name,
            "stances": counts,
            "claims": [claim_row(one, shelf) for one in claims],
        },
        head=("claim", "document", "stance", "what", "quote", "incident"),
        rows=[_line_cells(line, shelf) for line in lines],
    )


def _speaks_as(claims: Sequence[Claim]) -> str:
    """As whom pages say that a holder speaks: what is stated, or that nothing is."""
    holders = [one.holder for one in claims if one.holder is not None]
    stated = [one for one in holders if one.role is not HolderRole.UNKNOWN]
    return "; ".join(dict.fromkeys(map(holder_about, stated or holders[:1])))


def _newest_first(claim: Claim, shelf: Shelf) -> tuple[int, str, int]:
    document = shelf.document_of(claim)
    published = None if document is None else document.published
    day = None if published is None else published.from_ or published.to
    return (0 if day is None else -day.toordinal()), claim.document, claim.start


def _line_cells(line: Line, shelf: Shelf) -> list[Cell]:
    home = shelf.incident_of.get(line.id)
    return [line.id, line.document, line.stance, line.what, line.span.quote, home]


def _day(told: str | None) -> str:
    return "undated" if told is None else day_words(date.fromisoformat(told))


def outlet(call: Call) -> Answer:
    """Return the page of an outlet: its pages, and the incidents they tell of."""
    name = call.path["name"]
    index = call.index
    refuse_unknown_start(call.query, index)
    found = index.narrowed(Asked(facets=(("outlet", name),)))
    ids = call.desk.pages_of(name, call.query.get("page", ""), PER_PAGE)
    if not found and not ids:
        raise missing("outlet", name)
    pages = call.view.titles(ids)
    rows = index.page(found, call.query.get("after"), PER_PAGE)
    lineages = call.view.lineages([id_ for id_, _, _ in pages])
    return Answer(
        template="outlet.html",
        title=name,
        about={
            "name": name,
            "rows": rows,
            "total": found.bit_count(),
            "days": days_words,
            "toll": toll_words,
            "pages": [
                (id_, title or "title not stated", _day(day), lineages.get(id_))
                for id_, title, day in pages
            ],
            "left": index.below(found, rows[-1].id) if rows else 0,
            "more_pages": ids[-1] if len(ids) == PER_PAGE else "",
        },
        data={
            "outlet": name,
            "documents": [id_ for id_, _, _ in pages],
            "incidents": [row.id for row in rows],
        },
        head=HEAD,
        rows=[incident_cells(row) for row in rows],
    )
