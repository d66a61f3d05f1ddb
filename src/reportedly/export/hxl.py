"""Incidents -> an HXL-tagged table, and the monthly roll-up that HDX serves."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from reportedly.export.acled import ATTACK, acled_event
from reportedly.export.beside import Beside
from reportedly.export.coded import Codebook, Coded, Gap, Part, coded_table
from reportedly.export.form import Files, Form, Lines
from reportedly.export.gathered import Case, Gathered
from reportedly.export.ged import pages_by_day
from reportedly.export.killed import Range, added, beside_words, range_of, rows_of
from reportedly.export.places import Placed, placed, why_no_pin, why_nowhere
from reportedly.export.sides import contested, parties_of
from reportedly.export.states import NAME, state_parts
from reportedly.records.incident import TollSummary
from reportedly.records.vocabulary import Harm
from reportedly.vocab.cells import Cell, csv_lines
from reportedly.vocab.load_mappings import load_mappings

TAGS = {
    "incident": "#event+id",
    "event_type": "#event+type",
    "date_start": "#date+start",
    "date_end": "#date+end",
    "first_reported": "#date+reported+start",
    "place": "#loc+name",
    "place_id": "#loc+code",
    "latitude": "#geo+lat",
    "longitude": "#geo+lon",
    "radius_km": "#geo+radius",
    "country_code": "#country+code",
    "country": "#country+name",
    "side_first": "#group+name+first",
    "side_second": "#group+name+second",
    "attribution": "#status+attribution",
    **{
        f"{harm.value}{end}": f"#affected+{harm.value}{tag}"
        for harm in Harm
        for end, tag in (("_min", "+min"), ("", ""), ("_max", "+max"))
    },
    "killed_is_open": "#status+killed+open",
    "killed_civilians": "#affected+killed+civilians",
    "killed_military": "#affected+killed+military",
    "killed_police": "#affected+killed+police",
    "occurrence": "#status+verification",
    "origins": "#meta+source+num",
    "sources": "#meta+source+name",
}
"""The columns, each with its hashtag."""

HAPI = (
    *("location_code", "has_hrp", "in_gho", "provider_admin1_name", "provider_admin2_name"),
    *("admin1_code", "admin1_name", "admin2_code", "admin2_name", "admin_level", "event_type"),
    *("events", "fatalities", "reference_period_start", "reference_period_end", "warning", "error"),
)
HAPI_TAGS = (
    *("#country+code", "#meta+has_hrp", "#meta+in_gho", "#adm1+name+provider"),
    *("#adm2+name+provider", "#adm1+code", "#adm1+name", "#adm2+code", "#adm2+name"),
    *("#meta+admin_level", "#event+type", "#indicator+events+num", "#affected+killed"),
    *("#date+start", "#date+end", "#meta+warning", "#meta+error"),
)


def code_hxl(case: Case) -> Iterator[Part]:
    """Yield the cells of an incident; every incident has a row, and a gap is an empty cell."""
    incident = case.incident
    yield Coded(column="incident", value=incident.id, rule="id")
    yield Coded(
        column="event_type",
        value=incident.event_class.value,
        rule="event_class",
        claims=case.of_its_class(),
    )
    when = incident.when
    if when is not None:
        yield Coded(column="date_start", value=when.from_, rule=when.why, claims=case.dated())
        yield Coded(column="date_end", value=when.to, rule=when.why, claims=case.dated())
    else:
        yield Gap(column="date_start", why="no page says when")
    days = [page.published.day for page in pages_by_day(case) if page.published is not None]
    first = min((day for day in days if day is not None), default=None)
    yield Coded(column="first_reported", value=first, rule="the earliest page with a day")
    yield from _where(case)
    yield from _who(case)
    for harm in Harm:
        yield from _harm(case, harm)
    states = {aspect.value: state.value for aspect, state in incident.states.items()}
    yield Coded(column="occurrence", value=states.get("occurrence"), rule="states.occurrence")
    yield Coded(column="attribution", value=states.get("attribution"), rule="states.attribution")
    yield Coded(column="origins", value=incident.origins, rule="copies of one story count once")
    names = dict.fromkeys(page.outlet for page in pages_by_day(case) if page.outlet)
    yield Coded(column="sources", value="; ".join(names) or None, rule="the outlets")


def _where(case: Case) -> Iterator[Part]:
    where = placed(case.incident)
    if where is None:
        yield Gap(column="place", why=why_nowhere(case.incident))
        return
    place, claims = where.place, case.at(where.place)
    yield Coded(column="place", value=place.name, rule=place.why, claims=claims)
    yield Coded(column="place_id", value=place.id, rule="the gazetteer's id", claims=claims)
    yield Coded(column="country_code", value=place.country, rule="ISO 3166-1", claims=claims)
    yield from state_parts(place.country, {"country": NAME}, claims)
    if where.point is None:
        yield Gap(column="latitude", why=why_no_pin(place))
        return
    yield Coded(
        column="latitude", value=where.point[0], rule="a point to within radius_km", claims=claims
    )
    yield Coded(
        column="longitude", value=where.point[1], rule="a point to within radius_km", claims=claims
    )
    yield Coded(
        column="radius_km", value=place.radius_km, rule=f"level {place.level.value}", claims=claims
    )


def _who(case: Case) -> Iterator[Part]:
    sides = parties_of(case)
    for side, column in zip(sides, ("side_first", "side_second"), strict=False):
        rule = f"named as {', '.join(sorted(side.roles))}"
        yield Coded(column=column, value=side.entry.name, rule=rule, claims=side.claims)
    if len(sides) > 2:
        names = ", ".join(side.entry.name for side in sides[2:])
        yield Gap(column="side_second", why=f"{names} too: two columns for the parties")
    denied = contested(case)
    if denied is not None:
        why = "who did it is contested; see attribution"
        yield Gap(column="side_first", why=why, claims=denied)


def _harm(case: Case, harm: Harm) -> Iterator[Part]:
    told = range_of(case, harm, load_mappings().tolls["hxl"])
    name = harm.value
    for column, value, claims in _figures(name, told):
        yield Coded(column=column, value=value, rule=f"policy {told.policy}", claims=claims)
    if told.told and not told.is_known:
        yield Gap(column=name, why="told, and no figure that stands", claims=told.claims)
    for row in told.beside:
        why = f"{beside_words(row)}: beside the total"
        yield Gap(column=name, why=why, claims=row.claims)
    if harm is not Harm.KILLED or not told.is_known:
        return
    yield Coded(
        column="killed_is_open", value=told.is_open, rule="at least, more than: no upper end"
    )
    yield from _by_class(case, told)


def _by_class(case: Case, told: Range) -> Iterator[Part]:
    """The dead by class, of those whom the total counts; of two sides they are added up."""
    by_column: dict[str, list[TollSummary]] = {}
    for row in rows_of(case, Harm.KILLED, told):
        if row.victim_class is not None:
            column = f"killed_{load_mappings().victims[row.victim_class].hxl}"
            by_column.setdefault(column, []).append(row)
    for column, rows in by_column.items():
        if column in TAGS:
            sides = ", ".join(row.side for row in rows if row.side is not None)
            yield Coded(
                column=column,
                value=added(row.best for row in rows),
                rule=f"best, policy {rows[0].policy}{sides and f'; on the side of {sides}'}",
                claims=tuple(claim for row in rows for claim in row.best_claims),
            )


def _figures(name: str, told: Range) -> tuple[tuple[str, int | None, tuple[str, ...]], ...]:
    return (
        (f"{name}_min", told.low, told.low_claims),
        (name, told.best, told.best_claims),
        (f"{name}_max", told.high, told.high_claims),
    )


class _Month(NamedTuple):
    """What HDX counts together."""

    country: str
    first: date
    event_type: str


class _Sum(NamedTuple):
    """How many incidents, how many killed by their lowest figures, how many without a figure."""

    events: int = 0
    fatalities: int = 0
    without: int = 0


def _months(record: Gathered, beside: Beside) -> Iterator[tuple[Cell, ...]]:
    sums: dict[_Month, _Sum] = {}
    for case in record.cases():
        where, when = placed(case.incident), case.incident.when
        types = _event_types(case, where)
        if not types:
            why = f"{case.incident.event_class.value} is none of HDX's three event types"
        elif where is None or where.place.country is None:
            why = "in no one country"
        elif when is None or when.from_ is None or when.to is None:
            why = "no page says when"
        elif (when.from_.year, when.from_.month) != (when.to.year, when.to.month):
            why = "in no one month"
        else:
            for event_type in types:
                month = _Month(where.place.country, when.from_.replace(day=1), event_type)
                sums[month] = _added(sums.get(month, _Sum()), case)
            continue
        beside.leave_out("incident", case.incident.id, f"not in the roll-up: {why}")
    for month in sorted(sums):
        yield _hapi_row(month, sums[month])


def _event_types(case: Case, where: Placed | None) -> tuple[str, ...]:
    """HDX's event types, which it makes of ACLED's."""
    event = acled_event(case, where)
    if event is None:
        return ()
    disorder = load_mappings().codes.acled.disorder_of(*event)
    if disorder == "Demonstrations":
        return ("demonstration",)
    if disorder != "Political violence":
        return ()
    return ("political_violence", *(("civilian_targeting",) if event[0] == ATTACK else ()))


def _added(so_far: _Sum, case: Case) -> _Sum:
    told = range_of(case, Harm.KILLED, load_mappings().tolls["hxl"])
    known = told.low is not None
    return _Sum(
        so_far.events + 1, so_far.fatalities + (told.low or 0), so_far.without + (not known)
    )


def _hapi_row(month: _Month, sums: _Sum) -> tuple[Cell, ...]:
    last = (month.first + timedelta(days=32)).replace(day=1) - timedelta(days=1)
    warning = f"{sums.without} of {sums.events} without a figure of deaths; counted as none"
    return (
        *(month.country, None, None, None, None, None, None, None, None, 0, month.event_type),
        *(sums.events, sums.fatalities, month.first, last),
        *(warning if sums.without else None, None),
    )


HXL = Codebook(columns=tuple(TAGS), code=code_hxl)


def _files(record: Gathered, beside: Beside) -> Files:
    table = coded_table(record, beside, HXL)
    tags = tuple(csv_lines([tuple(TAGS.values())]))
    roll_up = Lines(
        rows=csv_lines(_months(record, beside)),
        head=tuple(csv_lines([HAPI, HAPI_TAGS])),
    )
    return {
        "incidents.hxl.csv": table._replace(head=(*table.head, *tags)),
        "hdx-hapi-conflict-events.csv": roll_up,
    }


export_hxl = Form(
    name="hxl",
    about="Incidents as a table with HXL hashtags, and counts by country, month and event type "
    "in the columns of HDX HAPI (fatalities: the lowest figures). Not HDX's own data.",
    files=_files,
)
