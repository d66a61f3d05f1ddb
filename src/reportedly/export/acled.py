"""Incidents -> rows in ACLED's 31 columns ("ACLED-like"; none of them is ACLED's)."""

from collections.abc import Iterator
from datetime import date

from reportedly.export.acled_notes import notes_of
from reportedly.export.beside import Beside
from reportedly.export.coded import Codebook, Coded, Gap, Part, coded_table
from reportedly.export.form import Files, Form
from reportedly.export.gathered import Case, Gathered
from reportedly.export.ged import pages_by_day
from reportedly.export.ged_deaths import RUNNING_TOTAL
from reportedly.export.killed import beside_words, range_of, running_totals, words_for_a_number
from reportedly.export.places import Placed, placed, why_nowhere
from reportedly.export.public import incident_codes
from reportedly.export.sides import Side, contested, parties_of
from reportedly.export.states import NAME, state_parts
from reportedly.records.vocabulary import Harm, PlaceLevel
from reportedly.vocab.actors import ActorKind
from reportedly.vocab.cells import Cell
from reportedly.vocab.load_mappings import load_mappings

COLUMNS = (
    *("event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type"),
    *("sub_event_type", "actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2"),
    *("interaction", "civilian_targeting", "iso", "region", "country", "admin1", "admin2"),
    *("admin3", "location", "latitude", "longitude", "geo_precision", "source", "source_scale"),
    *("notes", "fatalities", "tags", "timestamp"),
)
"""The 31 columns of ACLED's codebook, in their order."""

STATE = {"country": NAME, "iso": "iso", "region": "acled"}
ATTACK = "Violence against civilians"
BATTLES = "Battles"
CIVILIANS = "Civilians"

NEVER = (
    Gap(column="source_scale", why="what reach an outlet has is not in a page"),
    Gap(column="tags", why="ACLED's tags are its own"),
    Gap(column="timestamp", why="the day ACLED uploads a row; these are not uploaded"),
    Gap(column="assoc_actor_1", why="who else took part is not told apart from the parties"),
    Gap(column="assoc_actor_2", why="who else took part is not told apart from the parties"),
    Gap(column="admin2", why="filled only where the page itself names the unit"),
    Gap(column="admin3", why="filled only where the page itself names the unit"),
    Gap(column="admin1", why="filled only where the page itself names the unit"),
    Gap(column="fatalities", why="one number for all: not split by side or class; no injured"),
)


def code_acled(case: Case) -> Iterator[Part]:
    """Yield the cells of an ACLED row for an incident, or why there is none."""
    incident = case.incident
    where = placed(incident)
    day = incident_codes(incident).acled_event_date
    event = acled_event(case, where)
    if event is None:
        yield Gap(why=f"ACLED has no event type for {incident.event_class.value}")
    if day is None:
        told = "no page says when" if incident.when is None else "too vague a time"
        yield Gap(why=f"{told}: ACLED records no such event, and no report's day is put there")
    if where is None or where.codes.acled_geo_precision is None or where.point is None:
        yield Gap(why=_no_place(case, where))
    only_totals = tuple(_only_totals(case))
    yield from only_totals
    if only_totals:
        return
    if event is None or day is None or where is None or where.point is None:
        return
    yield Coded(column="event_id_cnty", value=incident.id, rule="our id; not one of ACLED's")
    yield from _when(case, day)
    yield from _type(case, event)
    named = tuple(_actors(case, where))
    actors = tuple(one for one in named if event[0] != BATTLES or one[1] != CIVILIANS)
    if actors != named:
        yield Gap(column="actor2", why="civilians are named, and are no party to ACLED's battles")
    yield from _who(case, event, actors)
    yield from _where(where, case.at(where.place))
    yield from _fatalities(case)
    offices = dict.fromkeys(page.outlet for page in pages_by_day(case) if page.outlet)
    yield Coded(column="source", value="; ".join(offices) or None, rule="the outlets")
    names = tuple(name for name, _, _ in actors)
    yield Coded(
        column="notes",
        value=notes_of(case, day, where, names),
        rule="made from the fields",
        claims=incident.claims,
    )


def _only_totals(case: Case) -> Iterator[Part]:
    """Why there is no row, where the incident is told in running totals alone."""
    totals = running_totals(case, range_of(case, Harm.KILLED, load_mappings().tolls["acled"]))
    if totals and all(claim.id in totals for claim in case.claims if claim.toll is not None):
        yield Gap(why=f"{RUNNING_TOTAL}: ACLED has a row a day", claims=totals)


def acled_event(case: Case, where: Placed | None) -> tuple[str, str] | None:
    """Return ACLED's type and sub-type of an incident; None: it has none."""
    coding = load_mappings().classes[case.incident.event_class]
    killed = range_of(case, Harm.KILLED, load_mappings().tolls["hxl"])
    deaths = (killed.high or 0) > 0 or any(words_for_a_number(case, Harm.KILLED))
    did = [one for one in parties_of(case) if "perpetrator" in one.roles]
    ours = len(did) == 1 and did[0].entry.kind is ActorKind.STATE and where is not None
    regains = ours and where is not None and did[0].entry.id == where.place.country
    return coding.acled_event(deaths=deaths, regains=regains)


def _no_place(case: Case, where: Placed | None) -> str:
    if where is None:
        return f"{why_nowhere(case.incident)}; ACLED wants a place on the map"
    return f"{where.place.name} is known to its {where.place.level.value}: ACLED records no such"


def _when(case: Case, day: date) -> Iterator[Part]:
    codes, when = incident_codes(case.incident), case.incident.when
    told = "" if when is None else when.why
    level = "" if when is None else f"level {when.level.value}"
    for column, value, rule in (
        ("event_date", day, f"the middle of the days told; {told}"),
        ("year", day.year, "of event_date"),
        ("time_precision", codes.acled_time_precision, level),
    ):
        yield Coded(column=column, value=value, rule=rule, claims=case.dated())
    if when is not None and when.from_ is not None and when.to is not None and when.from_ < when.to:
        why = f"{when.from_} to {when.to} in one row: ACLED has a row a day and splits the toll"
        yield Gap(column="event_date", why=why)


def _type(case: Case, event: tuple[str, str]) -> Iterator[Part]:
    rule = "mappings/event_classes.toml"
    disorder = load_mappings().codes.acled.disorder_of(*event)
    columns = ("disorder_type", "event_type", "sub_event_type")
    for column, value in zip(columns, (disorder, *event), strict=True):
        yield Coded(column=column, value=value, rule=rule, claims=case.of_its_class())


Named = tuple[str, str, Side]
"""An actor's name in ACLED's manner, its inter, and the side it is."""


def _actors(case: Case, where: Placed) -> Iterator[Named]:
    for side in parties_of(case):
        coding, force = side.coding.acled, side.force
        if coding is None:
            continue
        name = (None if force is None else force.acled) or coding.name
        abroad = where.place.country is not None and side.home != where.place.country
        inter = coding.abroad if abroad else coding.inter
        if force is not None and force.inter is not None:
            inter = force.inter
        yield name.format(name=side.entry.name), inter, side


def _who(case: Case, event: tuple[str, str], actors: tuple[Named, ...]) -> Iterator[Part]:
    if len(actors) > 2:
        names = ", ".join(name for name, _, _ in actors)
        yield Gap(column="actor1", why=f"{names}: three parties and more; two columns; left empty")
        actors = ()
    if event[0] == ATTACK:
        yield Coded(column="civilian_targeting", value="Civilians targeted", rule="the event type")
    numbered = dict(_numbered(actors, is_attack=event[0] == ATTACK))
    for number in (1, 2):
        if number in numbered:
            yield from _actor(number, numbered[number])
        else:
            yield Gap(column=f"actor{number}", why="no such party is named that we know")
    yield from _interaction(actors)
    denied = contested(case)
    if denied is not None:
        why = "who did it is contested; told in notes"
        yield Gap(column="actor1", why=why, claims=denied)


def _numbered(actors: tuple[Named, ...], *, is_attack: bool) -> Iterator[tuple[int, Named]]:
    """The order means nothing, but that the target of violence against civilians is actor 2."""
    ordered = sorted(actors, key=lambda one: "perpetrator" not in one[2].roles)
    only_a_target = len(ordered) == 1 and "perpetrator" not in ordered[0][2].roles
    return enumerate(ordered, start=2 if is_attack and only_a_target else 1)


def _actor(number: int, actor: Named) -> Iterator[Part]:
    name, inter, side = actor
    roles = ", ".join(sorted(side.roles))
    rule = f"named as {roles}; the string is ours, unverified (mappings/actors.toml)"
    yield Coded(column=f"actor{number}", value=name, rule=rule, claims=side.claims)
    yield Coded(column=f"inter{number}", value=inter, rule="kind, and at home or abroad")


def _interaction(actors: tuple[Named, ...]) -> Iterator[Part]:
    if not actors:
        return
    order = load_mappings().codes.acled.inter.index
    inters = sorted({inter for _, inter, _ in actors}, key=order)
    told = "-".join(inters) if len(inters) == 2 else f"{inters[0]} only"
    yield Coded(column="interaction", value=told, rule="inter1 and inter2 in ACLED's order")


def _where(where: Placed, claims: tuple[str, ...]) -> Iterator[Part]:
    place, point = where.place, where.point
    rule = f"level {place.level.value}, places/codes.csv"
    cells: list[tuple[str, Cell, str]] = [
        ("geo_precision", where.codes.acled_geo_precision, rule),
        ("location", place.name, place.why),
    ]
    if point is not None:
        rule = f"{place.id or place.name}, 4 decimals"
        cells += [("latitude", round(point[0], 4), rule), ("longitude", round(point[1], 4), rule)]
    for level, column in ((PlaceLevel.ADM1, "admin1"), (PlaceLevel.ADM2, "admin2")):
        if place.level is level:
            cells.append((column, place.name, "the place is the unit itself"))
    for name, value, how in cells:
        yield Coded(column=name, value=value, rule=how, claims=claims)
    if where.others:
        names = ", ".join(str(one.name) for one in where.others)
        yield Gap(column="location", why=f"{names} too: ACLED has a row a place; not split")
    yield from state_parts(place.country, STATE, claims)


def _fatalities(case: Case) -> Iterator[Part]:
    rule = load_mappings().tolls["acled"]
    told = range_of(case, Harm.KILLED, rule)
    totals = running_totals(case, told)
    if totals:
        yield Gap(column="fatalities", why=RUNNING_TOTAL, claims=totals)
    elif told.is_known:
        yield Coded(
            column="fatalities",
            value=told.low,
            rule="the lowest reported number",
            claims=told.low_claims or told.high_claims,
        )
        yield from _more_than_the_lowest(case)
        return
    for claim in words_for_a_number(case, Harm.KILLED):
        for vague in load_mappings().vague:
            word = vague.pattern.search(claim.quote)
            if word is not None:
                also = (
                    "" if vague.context is None else f" or, by scale and context, {vague.context}"
                )
                why = f"{word.group()!r} counts {vague.acled}{also}; no page gives the number"
                yield Gap(column="fatalities", why=why, claims=(claim.id,))
                rule_ = f"ACLED's number for {word.group()!r}"
                yield Coded(column="fatalities", value=vague.acled, rule=rule_, claims=(claim.id,))
                return
    why = "no page gives a number; the codebook writes 0, which is no statement that nobody died"
    yield Gap(column="fatalities", why=why, claims=told.claims)
    yield Coded(column="fatalities", value=rule.not_stated, rule="0 where nothing is told")


def _more_than_the_lowest(case: Case) -> Iterator[Part]:
    whole = range_of(case, Harm.KILLED, load_mappings().tolls["ged"])
    if whole.high is not None and whole.low is not None and whole.high > whole.low:
        why = f"{whole.low} to {whole.high} are told; ACLED takes the lowest, notes tell the rest"
        yield Gap(column="fatalities", why=why, claims=whole.high_claims)
    if whole.low is None:
        why = f"only an upper figure is told ({whole.high}); the codebook writes 0"
        yield Gap(column="fatalities", why=why, claims=whole.high_claims)
    for row in whole.beside:
        why = f"{beside_words(row)}: told beside it, notes tell by whom"
        yield Gap(column="fatalities", why=why, claims=row.low_claims)


ACLED = Codebook(columns=COLUMNS, code=code_acled, never=NEVER)


def _files(record: Gathered, beside: Beside) -> Files:
    return {"acled-like.csv": coded_table(record, beside, ACLED)}


export_acled = Form(
    name="acled",
    about="Incidents in ACLED's 31 columns, in the manner of its codebook. None of them is a row "
    "of ACLED's; ids and actor names are ours.",
    files=_files,
)
