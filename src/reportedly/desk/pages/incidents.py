"""`/incidents`: the list, its facets, map and timeline, all bound to one question."""

from calendar import monthrange
from collections.abc import Mapping, Sequence
from datetime import date
from urllib.parse import urlencode

from reportedly.desk.call import Answer, Call, Refused
from reportedly.desk.charts import months_chart
from reportedly.desk.index import FACETS, WITHIN, Asked, Index, Value
from reportedly.desk.lines import NONE, Offered, offered
from reportedly.desk.map_image import map_image
from reportedly.desk.maps import shape_of, static_map
from reportedly.desk.row import MONTH, NO_PLACE, UNDATED, Row, Spot, TollRow
from reportedly.records.base import Record
from reportedly.records.incident import TollBasis
from reportedly.records.vocabulary import Aspect, EventClass
from reportedly.wording.safe import Cell
from reportedly.wording.when import interval_words
from reportedly.wording.words import counted

PER_PAGE, MOST_PER_PAGE = 50, 1000
MOST_MARKS = 300
HEAD = (
    *("id", "title", "event_class", "from", "to", "time_level", "place_ids", "places"),
    *("contested", "pages", "origins", "tolls"),
)
_KEPT = (*FACETS, "since", "until", "lines")
_LISTED: Mapping[str, tuple[str, ...]] = {
    "event": tuple(EventClass),
    "contested": tuple(Aspect),
    "review": ("looked-at", "not-yet"),
}
_NAMES = {
    "month": "Month",
    "place": "Place",
    "event": "What",
    "party": "Party or other actor",
    "contested": "Contested in",
    "outlet": "Outlet",
    "review": "Looked at by a person",
}


class Facet(Record, frozen=True, kw_only=True):
    """A facet as shown: its values with counts, the chosen one, where each leads."""

    name: str
    title: str
    values: tuple[tuple[Value, str, bool], ...]


def incidents(call: Call) -> Answer:
    """Return the list of incidents that the address asks for."""
    index = call.index
    asked = asked_of(call.query, index)
    found = index.narrowed(asked)
    total = found.bit_count()
    rows = index.page(found, call.query.get("after"), _per(call.query.get("per")))
    left = index.below(found, rows[-1].id) if rows else 0
    further = urlencode({**call.query, "after": rows[-1].id}) if left else ""
    return Answer(
        template="incidents.html",
        title=counted(total, "incident"),
        about={
            "total": total,
            "rows": rows,
            "days": days_words,
            "toll": toll_words,
            "facets": [_facet(index, found, name, call.query) for name in FACETS],
            "chosen": chosen_of(index, call.query),
            **_mapped(call, found),
            "months": months_chart(index.counted(found, "month"), index.totals(found, WITHIN)),
            "further": further,
            "left": left,
            "first": _without(call.query, "after"),
            "words": asked.words,
            "narrowing": narrowing(call.query),
            "on_map": urlencode(_only(call.query, (*FACETS, "since", "until", "q", "lines"))),
            "kept": [(name, call.query[name]) for name in _KEPT if call.query.get(name)],
        },
        data={
            "total": total,
            "next": f"/incidents.json?{further}" if further else None,
            "incidents": rows,
        },
        head=HEAD,
        rows=[cells(row) for row in rows],
        features=[feature for row in rows for feature in _features(row)],
        image=lambda: _image(call, found),
    )


def _mapped(call: Call, found: int) -> dict[str, object]:
    """The still map of a narrowed list, its lines, and what is not on it."""
    marks, lines = _marks(call.index, found), _lines(call)
    return {
        "map": static_map(marks, lines),
        "lines": lines,
        "line_keys": line_keys(call.query, lines),
        "drawn": len(marks),
        "undrawn": _undrawn(call.index, found),
    }


def _lines(call: Call) -> tuple[Offered, ...]:
    return offered(call.desk.settings.lines, call.query.get("lines", ""), day_of(call.query))


def _image(call: Call, found: int) -> str | None:
    """The map as a file: of what, and in the view the address has."""
    chosen = chosen_of(call.index, call.query)
    asked = "; ".join(f"{name}: {value}" for name, value, _ in chosen)
    many = counted(found.bit_count(), "incident")
    words = f"{many}{f' ({asked})' if asked else ''}, as sources tell them."
    return map_image(_marks(call.index, found), _lines(call), call.query.get("view", ""), [words])


def incident_marks(call: Call) -> Answer:
    """Return the places of a narrowed list with their counts, for the map with a script."""
    index = call.index
    found = index.narrowed(asked_of(call.query, index))
    marks = [
        {
            "id": spot.id,
            "name": spot.name,
            "names": spot.names,
            "precision": spot.level_words,
            "shape": shape_of(spot),
            "lat": spot.lat,
            "lon": spot.lon,
            "radius_km": spot.radius_km,
            "count": many,
        }
        for spot, many in _marks(index, found)
    ]
    drawn = [
        {
            "name": one.line.name,
            "days": one.line.days,
            "words": one.line.words,
            "looks": f"dated {'holds' if one.holds else 'held'} {one.line.status}",
            "parts": one.line.parts,
        }
        for one in _lines(call)
        if one.is_drawn
    ]
    return Answer(data={"total": found.bit_count(), "marks": marks, "lines": drawn})


def day_of(query: Mapping[str, str]) -> date | None:
    """Return the day that a map of a narrowed list is of: its last; None: it has none."""
    until = _day(query.get("until"))
    month = query.get("month", "")
    if MONTH.fullmatch(month):
        year, number = map(int, month.split("-"))
        last = date(year, number, monthrange(year, number)[1])
        return last if until is None else min(last, until)
    return until


def line_keys(query: Mapping[str, str], lines: Sequence[Offered]) -> list[tuple[str, bool, str]]:
    """Return what a reader may choose to have drawn: its words, whether it is, the question."""
    if not lines:
        return []
    asked = query.get("lines", "")
    day = day_of(query)
    own = "those of that day" if day is not None else "none without a day"
    keys = [(own, not asked, _without(query, "lines"))]
    keys += [
        (
            f"{one.line.name} ({one.line.days})",
            one.line.id == asked,
            urlencode({**query, "lines": one.line.id}),
        )
        for one in lines
    ]
    keys.append(("no line", asked == NONE, urlencode({**query, "lines": NONE})))
    return keys


def asked_of(query: Mapping[str, str], index: Index) -> Asked:
    """Return the question of an address.

    Raises:
        Refused: a day or a value of a facet is none, so that no empty list stands for a slip.
    """
    facets = tuple((name, query[name]) for name in FACETS if query.get(name))
    for name, value in facets:
        _refuse_unknown(name, value, index)
    refuse_unknown_start(query, index)
    return Asked(
        facets=facets,
        since=_day(query.get("since")),
        until=_day(query.get("until")),
        words=query.get("q", "")[:200].strip(),
    )


def refuse_unknown_start(query: Mapping[str, str], index: Index) -> None:
    """Refuse to begin below an incident that is in no list: it would be the whole list again.

    Raises:
        Refused: there is none of that id.
    """
    start = query.get("after")
    if start and start not in index.position:
        told = f"There is no incident “{start[:40]}” to begin below."
        raise Refused(404, told, "Leave `after` out to begin at the first.")


def narrowing(query: Mapping[str, str]) -> str:
    """Return the part of a question that narrows the list, for a page that lists otherwise."""
    return urlencode(_only(query, (*FACETS, "since", "until", "q")))


def _only(query: Mapping[str, str], names: Sequence[str]) -> dict[str, str]:
    return {name: query[name] for name in names if query.get(name)}


def _refuse_unknown(name: str, value: str, index: Index) -> None:
    told = f"“{value[:60]}”"
    if name == "month":
        if not (value == UNDATED or MONTH.fullmatch(value)):
            raise Refused(400, f"{told} is no month.", f"Write it as 2021-05, or {UNDATED}.")
    elif name in _LISTED:
        if value not in _LISTED[name]:
            listed = ", ".join(_LISTED[name])
            raise Refused(400, f"{told} is none of the list of {name}.", f"It is one of {listed}.")
    elif not index.has(name, value):
        raise Refused(
            404, f"No incident has the {name} {told}.", "Take it out of the address to see all."
        )


def days_words(row: Row) -> str:
    """Return when an incident was, as briefly as it can be said."""
    return interval_words(row.first, row.last)


def toll_words(row: Row, harm: str) -> str:
    """Return low, best and high of a harm; nothing where no page gives a figure: that is no 0."""
    toll = next((one for one in row.tolls if one.harm == harm), None)
    if toll is None:
        return ""
    if (toll.low, toll.best, toll.high) == (None, None, None):
        return "no figure"
    return f"{_bounds(toll)}{_BASIS.get(toll.basis, '')}"


_BASIS = {
    TollBasis.SUM_OF_SIDES: " (sides added up)",
    TollBasis.SIDES_APART: " (sides, no total told)",
}


def _bounds(toll: TollRow) -> str:
    low, best, high = toll.words
    if toll.low == toll.high and toll.low is not None:
        return high if high.endswith("more") else low
    ends = (low if toll.low is not None else "?", high if toll.high is not None else "?")
    is_bare = not any(word[:1].isalpha() for word in ends)
    told = ("–" if is_bare else " to ").join(ends)
    return told if toll.best is None else f"{told}, best {best}"


def _day(told: str | None) -> date | None:
    if not told:
        return None
    try:
        return date.fromisoformat(told)
    except ValueError as error:
        raise Refused(400, f"“{told[:20]}” is not a day.", "Write it as 2021-05-04.") from error


def _per(told: str | None) -> int:
    if told is None:
        return PER_PAGE
    if not told.isascii() or not told.isdecimal():
        raise Refused(400, f"“{told[:20]}” is no number of rows.", "Write it in digits.")
    return min(max(int(told[:6]), 1), MOST_PER_PAGE)


def _facet(index: Index, found: int, name: str, query: Mapping[str, str]) -> Facet:
    chosen = query.get(name)
    values = []
    every = index.counted(found, name)
    if name == "month":
        every = _months(index, found, chosen, every)
    for value in every:
        is_chosen = value.value == chosen
        leads = _without(query, name, "after")
        if not is_chosen:
            leads = urlencode({**_rest(query, "after"), name: value.value})
        values.append((value, leads, is_chosen))
    return Facet(name=name, title=_NAMES[name], values=tuple(values))


def _months(index: Index, found: int, chosen: str | None, every: list[Value]) -> list[Value]:
    """The months that an incident is told of by themselves, the last first; undated at the end."""
    within = index.totals(found, WITHIN)
    told = [one for one in every if one.value in within or one.value == chosen]
    return sorted(told, key=lambda one: (one.value != UNDATED, one.value), reverse=True)


def chosen_of(index: Index, query: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """Return what the list is narrowed by: its name, its value, and the question without it."""
    told = [
        (_NAMES[name], index.label(name, query[name]), _without(query, name, "after"))
        for name in FACETS
        if query.get(name)
    ]
    for name, words in (("since", "Since"), ("until", "Until"), ("q", "Names with")):
        if query.get(name):
            told.append((words, query[name], _without(query, name, "after")))
    return told


def _rest(query: Mapping[str, str], *names: str) -> dict[str, str]:
    return {name: value for name, value in query.items() if name not in names}


def _without(query: Mapping[str, str], *names: str) -> str:
    return urlencode(_rest(query, *names))


def _marks(index: Index, found: int) -> list[tuple[Spot, int]]:
    counts = index.totals(found, "place")
    marks = [
        (index.spots[id_], many)
        for id_, many in counts.items()
        if id_ in index.spots and index.spots[id_].is_drawn
    ]
    return sorted(marks, key=lambda mark: (-mark[1], mark[0].id))[:MOST_MARKS]


def _undrawn(index: Index, found: int) -> int:
    """How many of the incidents stand nowhere on the map."""
    drawn = 0
    for id_, spot in index.spots.items():
        if spot.is_drawn:
            drawn |= index.bits("place", id_)
    return (found & ~drawn).bit_count()


def cells(row: Row) -> list[Cell]:
    """Return an incident as the cells of a CSV row, in the order of ``HEAD``."""
    return [
        row.id,
        row.title,
        row.event,
        None if row.first is None else str(row.first),
        None if row.last is None else str(row.last),
        row.level or None,
        " ".join(spot.id for spot in row.spots if spot.id != NO_PLACE) or None,
        "; ".join(spot.name for spot in row.spots) or None,
        ", ".join(row.contested) or None,
        row.pages,
        row.origins,
        " | ".join(f"{toll.harm}: {toll_words(row, toll.harm)}" for toll in row.tolls) or None,
    ]


def _features(row: Row) -> list[dict[str, object]]:
    """An incident has a feature for each of its places; without one it has a feature without."""
    about = {
        "id": row.id,
        "title": row.title,
        "event_class": row.event,
        "from": row.first,
        "to": row.last,
        "pages": row.pages,
        "origins": row.origins,
    }
    spots: list[Spot | None] = list(row.spots) or [None]
    return [
        {
            "type": "Feature",
            "id": row.id,
            "geometry": None
            if spot is None or not spot.is_drawn
            else {"type": "Point", "coordinates": [spot.lon, spot.lat]},
            "properties": about
            if spot is None
            else {
                **about,
                "place": spot.id,
                "names": spot.names,
                "precision": spot.level,
                "radius_km": spot.radius_km,
            },
        }
        for spot in spots
    ]
