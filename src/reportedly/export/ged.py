"""Incidents -> rows in the 49 columns of UCDP GED ("UCDP-GED-like"; none of them is UCDP's)."""

from collections.abc import Iterable, Iterator

from reportedly.export.beside import Beside
from reportedly.export.coded import Codebook, Coded, Gap, Part, coded_table
from reportedly.export.form import Files, Form
from reportedly.export.gathered import Case, Gathered, PageTold
from reportedly.export.ged_deaths import deaths_parts
from reportedly.export.killed import range_of
from reportedly.export.places import Placed, placed, why_no_pin, why_nowhere
from reportedly.export.public import incident_codes
from reportedly.export.sides import Side, Sides, contested, sides_of
from reportedly.export.states import NAME, state_parts
from reportedly.records.claim import Cumulative, TimeMention
from reportedly.records.ged import GED_COLUMNS
from reportedly.records.vocabulary import EventClass, Harm, PlaceLevel
from reportedly.vocab.actors import ActorKind
from reportedly.vocab.ged import grid_cell, point_wkt
from reportedly.vocab.load_mappings import load_mappings

STATE = {"country": NAME, "country_id": "gw", "region": "ucdp"}

NO_SOURCE_DAY = "1753-01-01"
"""UCDP's code for a source without a day."""

_THEIRS = "UCDP numbers its own conflicts, dyads and actors; these are not UCDP's rows"

NEVER = (
    *(
        Gap(column=name, why=_THEIRS)
        for name in (
            *("conflict_dset_id", "conflict_new_id", "conflict_name"),
            *("dyad_dset_id", "side_a_dset_id", "side_b_dset_id"),
        )
    ),
    Gap(
        column="active_year",
        why="whether a dyad reached 25 deaths in its year needs the whole year; not decided here",
    ),
    Gap(column="adm_1", why="filled only where the page itself names the unit"),
    Gap(column="adm_2", why="filled only where the page itself names the unit"),
    *(
        Gap(
            column=name, why="0 where no page counts such victims: GED leaves no part of best empty"
        )
        for name in ("deaths_a", "deaths_b", "deaths_civilians")
    ),
    Gap(
        column="best",
        why="GED counts deaths alone: injured, missing, captured, displaced have no column",
    ),
)


def code_ged(case: Case) -> Iterator[Part]:
    """Yield the cells of a GED row for an incident, or why there is none."""
    incident = case.incident
    coding = load_mappings().classes[incident.event_class]
    where = placed(incident)
    if coding.ucdp is None:
        yield Gap(why=f"{incident.event_class.value} is no armed force that GED counts")
    if incident.event_class is EventClass.UNKNOWN:
        why = "no page says what kind of event it was: whether armed force was used is not told"
        yield Gap(column="type_of_violence", why=why)
    if where is None:
        yield Gap(why=f"{why_nowhere(incident)}; an event of GED has a place")
    yield from _when(case)
    sides = sides_of(case, coding)
    if coding.ucdp_not_by_state and sides.a is not None and sides.a.entry.kind is ActorKind.STATE:
        yield Gap(
            why="killed in a government's custody: GED leaves them out", claims=sides.a.claims
        )
    yield from _who(case, sides)
    yield from deaths_parts(case, sides)
    yield from _id(case)
    if where is not None:
        yield from _where(case, where)
    yield from _sources(case)
    yield from _clarity(case)


def _id(case: Case) -> Iterator[Part]:
    incident = case.incident
    yield Coded(
        column="id",
        value=int(incident.id.split("-")[-1], base=16),
        rule="the digits of relid as a number",
    )
    yield Coded(column="relid", value=incident.id, rule="the incident's id in the record")
    yield Coded(
        column="code_status",
        value="Check",
        rule="read by a machine; UCDP's Clear is for rows a coder has seen",
    )


def _when(case: Case) -> Iterator[Part]:
    codes, when = incident_codes(case.incident), case.incident.when
    if when is None or codes.ucdp_date_prec is None or codes.ucdp_date_start is None:
        told = "no page says when" if when is None else f"{when.printed!r} has no code of date_prec"
        yield Gap(why=f"{told}; the day of a report is not put in its place")
        return
    rule = "the codebook's own days where the words give none" if codes.ucdp_estimated else when.why
    if codes.ucdp_estimated:
        yield Gap(column="date_start", why=f"{when.printed!r}: days by the codebook's appendix 2")
    start, end = codes.ucdp_date_start, codes.ucdp_date_end
    for column, value, how in (
        ("date_prec", codes.ucdp_date_prec, f"level {when.level.value}"),
        ("date_start", start, rule),
        ("date_end", end, rule),
        ("year", start.year, "of date_start"),
    ):
        yield Coded(column=column, value=value, rule=how, claims=case.dated())


def _who(case: Case, sides: Sides) -> Iterator[Part]:
    named = dict(_named(sides))
    for letter, (name, id_, side) in named.items():
        yield from _side(letter, (name, id_), side)
    if len(named) == 2:
        names, ids = zip(*((name, id_) for name, id_, _ in named.values()), strict=True)
        yield Coded(column="dyad_name", value=" - ".join(names), rule="side_a - side_b")
        yield Coded(column="dyad_new_id", value=":".join(ids), rule="our ids of the two sides")
    else:
        lacking = [letter for letter in "ab" if letter not in named]
        columns = [f"side_{one}{end}" for one in lacking for end in ("", "_new_id")]
        for column in (*columns, "dyad_name", "dyad_new_id", "type_of_violence"):
            yield Gap(column=column, why=sides.why)
    denied = contested(case)
    if denied is not None:
        why = "who did it is contested; the row names whom it is said of"
        yield Gap(column="side_a", why=why, claims=denied)


def _named(sides: Sides) -> Iterator[tuple[str, tuple[str, str, Side | None]]]:
    """The sides by letter: name, our id, and the actor where it is one."""
    for letter, side in (("a", sides.a), ("b", sides.b)):
        if side is not None:
            yield letter, (side_name(side), side.entry.id, side)
    if sides.civilians:
        yield "b", ("Civilians", "civilians", None)


def _side(letter: str, told: tuple[str, str], side: Side | None) -> Iterator[Part]:
    name, id_ = told
    claims = () if side is None else side.claims
    rule = "one-sided violence: always Civilians"
    if side is not None:
        rule = f"named as {', '.join(sorted(side.roles))}; a government is side A"
    yield Coded(column=f"side_{letter}", value=name, rule=rule, claims=claims)
    yield Coded(column=f"side_{letter}_new_id", value=id_, rule="our id", claims=claims)
    state = load_mappings().states.get(id_)
    if state is not None and state.gw is not None:
        yield Coded(column=f"gwno{letter}", value=state.gw, rule="mappings/states.toml")


def side_name(side: Side) -> str:
    """Return the actor's name in UCDP's manner."""
    pattern = "{name}" if side.coding.ucdp is None else side.coding.ucdp.name
    return pattern.format(name=side.entry.name)


def _where(case: Case, where: Placed) -> Iterator[Part]:
    place, claims = where.place, case.at(where.place)
    yield Coded(
        column="where_prec",
        value=where.codes.ucdp_where_prec,
        rule=f"level {place.level.value}, places/codes.csv",
        claims=claims,
    )
    yield Coded(column="where_coordinates", value=place.name, rule=place.why, claims=claims)
    told = "; ".join(dict.fromkeys(one.printed for one in case.incident.where))
    yield Coded(column="where_description", value=told, rule="as printed", claims=claims)
    for level, column in ((PlaceLevel.ADM1, "adm_1"), (PlaceLevel.ADM2, "adm_2")):
        if place.level is level:
            rule = "the place is the unit itself"
            yield Coded(column=column, value=place.name, rule=rule, claims=claims)
    yield from _point(where, claims)
    if where.others:
        names = ", ".join(str(one.name) for one in where.others)
        yield Gap(
            column="where_coordinates",
            why=f"{names} too: UCDP splits a total over its places, a page does not; not split",
        )
    yield from state_parts(place.country, STATE, claims)


def _point(where: Placed, claims: tuple[str, ...]) -> Iterator[Part]:
    if where.point is None:
        for column in ("latitude", "longitude", "geom_wkt", "priogrid_gid"):
            yield Gap(column=column, why=why_no_pin(where.place))
        return
    lat, lon = (round(degrees, 6) for degrees in where.point)
    rule = f"{where.place.id or where.place.name}, to about {where.place.radius_km} km"
    for column, value in (
        ("latitude", lat),
        ("longitude", lon),
        ("geom_wkt", point_wkt(lat, lon)),
        ("priogrid_gid", grid_cell(lat, lon)),
    ):
        yield Coded(column=column, value=value, rule=rule, claims=claims)


def _sources(case: Case) -> Iterator[Part]:
    pages = pages_by_day(case)
    count = f"origins: {len(pages)} pages, copies of one story count once"
    yield Coded(column="number_of_sources", value=case.incident.origins, rule=count)
    told = {"source_office": _offices(pages), "source_date": _days(pages)}
    told |= {"source_headline": [_plain(page.title) for page in pages]}
    lists = zip(told["source_office"], told["source_date"], told["source_headline"], strict=True)
    articles = ";".join('"' + ",".join(one) + '"' for one in lists)
    yield Coded(column="source_article", value=articles, rule='"office,day,headline";...')
    if NO_SOURCE_DAY in told["source_date"]:
        why = f"{NO_SOURCE_DAY} is the codebook's word for a page without a day"
        yield Gap(column="source_date", why=why)
    for column, values in told.items():
        yield Coded(column=column, value=";".join(values), rule="the pages, the earliest first")
    holders = dict.fromkeys(one.holder.name for one in case.claims if one.holder is not None)
    yield Coded(
        column="source_original",
        value="; ".join(holders) or None,
        rule="who says so, in the pages",
        claims=tuple(one.id for one in case.claims if one.holder is not None),
    )


def _clarity(case: Case) -> Iterator[Part]:
    """Whether best is the sum of a period; and that it counts days beyond those of the row."""
    told = range_of(case, Harm.KILLED, load_mappings().tolls["ged"])
    best = [claim.toll for claim in case.of(told.best_claims) if claim.toll is not None]
    periods = [toll.cumulative for toll in best if toll.cumulative is not None]
    summed = bool(best) and len(periods) == len(best)
    yield Coded(
        column="event_clarity",
        value=2 if summed else 1,
        rule="2: the source adds up several days; 1: one incident",
        claims=told.best_claims,
    )
    for period in dict.fromkeys(periods if summed else ()):
        if not _within(period, case.incident.when):
            why = f"a total over {period.from_ or '...'} to {period.to or '...'}: other days too"
            yield Gap(column="best", why=f"{why}; not split", claims=told.best_claims)


def _within(period: Cumulative, when: TimeMention | None) -> bool:
    """Whether all days of a total are days of the event, as far as both are told."""
    if when is None or period.from_ is None or period.to is None:
        return False
    first, last = when.from_ or period.from_, when.to or period.to
    return first <= period.from_ and period.to <= last


def pages_by_day(case: Case) -> list[PageTold]:
    """Return the pages of an incident, the earliest first; those without a day last."""
    return sorted(case.pages.values(), key=lambda page: (_day(page) or "9999", page.id))


def _day(page: PageTold) -> str | None:
    day = None if page.published is None else page.published.day
    return None if day is None else day.isoformat()


def _days(pages: Iterable[PageTold]) -> list[str]:
    return [_day(page) or NO_SOURCE_DAY for page in pages]


def _offices(pages: Iterable[PageTold]) -> list[str]:
    return [_plain(page.outlet) for page in pages]


def _plain(text: str | None) -> str:
    """The text without what parts the lists of a GED cell."""
    return "" if text is None else " ".join(text.replace(";", ",").replace('"', "'").split())


GED = Codebook(columns=GED_COLUMNS, code=code_ged, never=NEVER)


def _files(record: Gathered, beside: Beside) -> Files:
    return {"ucdp-ged-like.csv": coded_table(record, beside, GED)}


export_ged = Form(
    name="ged",
    about="Incidents in the 49 columns of UCDP GED, by its codebook 22.1. None of them is a row of "
    "UCDP's, and the ids are not UCDP's.",
    files=_files,
)
