"""An incident's tolls -> the death columns of GED: best is the sum of four parts."""

from collections.abc import Iterator

from reportedly.export.coded import Coded, Gap, Part
from reportedly.export.gathered import Case
from reportedly.export.killed import (
    Range,
    beside_words,
    range_of,
    rows_of,
    running_totals,
    side_of,
    words_for_a_number,
)
from reportedly.export.places import placed
from reportedly.export.sides import Sides
from reportedly.records.base import Record
from reportedly.records.vocabulary import Harm, PlaceLevel
from reportedly.vocab.ged_checks import PARTS
from reportedly.vocab.load_mappings import load_mappings

UNKNOWN = "deaths_unknown"

RUNNING_TOTAL = "the dead are told only as a running total over a longer time, and of no one event"

_TOWN = frozenset({PlaceLevel.SITE, PlaceLevel.SETTLEMENT, PlaceLevel.NEAR_SETTLEMENT})


class Split(Record, frozen=True, kw_only=True):
    """The parts of best by column, and the claims behind each."""

    deaths: dict[str, int]
    claims: dict[str, tuple[str, ...]]


def deaths_parts(case: Case, sides: Sides) -> Iterator[Part]:
    """Yield the death columns and the type of violence, or why the incident has no row."""
    told = range_of(case, Harm.KILLED, load_mappings().tolls["ged"])
    if not told.is_known:
        yield Gap(why=_why_no_figure(case, told), claims=told.claims)
        return
    if max(told.low or 0, told.best or 0, told.high or 0) < 1:
        yield Gap(why="nobody is said to have been killed", claims=told.claims)
        return
    yield from _summary(case, told)
    yield from _estimates(told)
    split = Split(deaths={}, claims={})
    if told.best is not None:
        split = _split(case, told, sides)
        yield from _columns(split, told)
    yield from _violence(sides, split)
    for row in told.beside:
        why = "a part: low and high hold it"
        if told.best is not None:
            why = "no page says whether the total holds them; not added"
        yield Gap(column="best", why=f"{beside_words(row)}: {why}", claims=row.best_claims)


def _summary(case: Case, told: Range) -> Iterator[Part]:
    """Why a total over a long time has no row; of one town and year, it is a summary event."""
    totals = running_totals(case, told)
    if not totals:
        return
    where, when = placed(case.incident), case.incident.when
    days = [] if when is None else [when.from_, when.to]
    periods = [c.toll.cumulative for c in case.of(totals) if c.toll is not None]
    days += [period.from_ for period in periods if period is not None and period.from_ is not None]
    years = {None if day is None else day.year for day in days}
    if where is not None and where.place.level in _TOWN and len(years - {None}) == len(years) == 1:
        why = "a total over more than a week at one place: a summary event, event_clarity 2"
        yield Gap(column="best", why=why, claims=totals)
        return
    yield Gap(
        why=f"{RUNNING_TOTAL}: the codebook's events are of one place and year", claims=totals
    )


def _why_no_figure(case: Case, told: Range) -> str:
    if any(words_for_a_number(case, Harm.KILLED)):
        return "killed, and no number: the codebook counts no words for one"
    if told.told:
        return "killed, and nobody gives a figure that stands"
    return "no page tells of anybody killed; GED wants one death at least"


def _estimates(told: Range) -> Iterator[Part]:
    rule = load_mappings().tolls["ged"]
    if told.best is None:
        why = f"the policy {told.policy} gives no best, and best is the sum of the parts"
        if told.beside:
            why = "nobody gives a total, and the sides cannot be added up: best is not known"
        for column in ("best", *PARTS):
            yield Gap(column=column, why=why)
    columns = (
        ("low", told.low, told.low_claims),
        ("best", told.best, told.best_claims),
        ("high", told.high, told.high_claims),
    )
    for column, value, claims in columns:
        if value is not None:
            how = f"policy {told.policy}: the {getattr(rule, column)} figure"
            yield Coded(column=column, value=value, rule=how, claims=claims)
    if told.low == rule.from_high and not told.low_claims:
        why = "only an upper figure is told; the codebook writes low and best as 0"
        yield Gap(column="low", why=why, claims=told.high_claims)
    if told.is_open:
        why = "open: told as at least or more than; the column holds the largest number told"
        yield Gap(column="high", why=why, claims=told.high_claims)


def _split(case: Case, told: Range, sides: Sides) -> Split:
    """The best figure by column: what no class is told of is unknown."""
    best = told.best or 0
    deaths = dict.fromkeys(PARTS, 0)
    claims: dict[str, tuple[str, ...]] = dict.fromkeys(PARTS, ())
    for row in rows_of(case, Harm.KILLED, told):
        if row.victim_class is None or row.best is None:
            continue
        column = (
            load_mappings()
            .victims[row.victim_class]
            .ucdp_column(_letter(side_of(row, case), sides))
        )
        if column != UNKNOWN:
            deaths[column] += row.best
            claims[column] += row.best_claims
    if sum(deaths.values()) > best:  # parts of another count than the best one
        return Split(deaths={**dict.fromkeys(PARTS, 0), UNKNOWN: best}, claims={})
    deaths[UNKNOWN] = best - sum(deaths.values())
    return Split(deaths=deaths, claims=claims)


def _letter(side: str | None, sides: Sides) -> str:
    if side is None:
        return ""
    if sides.a is not None and sides.a.entry.id == side:
        return "a"
    return "b" if sides.b is not None and sides.b.entry.id == side else ""


def _columns(split: Split, told: Range) -> Iterator[Part]:
    for column, value in split.deaths.items():
        rule = "mappings/victims.toml" if value else "no page counts such victims; never empty"
        if column == UNKNOWN:
            rule = "the rest of best: no page counts it as civilians or as a side's own"
        claims = split.claims.get(column) or (told.best_claims if column == UNKNOWN else ())
        yield Coded(column=column, value=value, rule=rule, claims=claims)
    if not split.claims:
        why = "the parts told are more than the best figure: they belong to another count"
        yield Gap(column=UNKNOWN, why=why, claims=told.best_claims)


def _violence(sides: Sides, split: Split) -> Iterator[Part]:
    if sides.violence is None:
        if sides.a is not None and (sides.b is not None or sides.civilians):
            yield Gap(column="type_of_violence", why="UCDP has no type for two such parties")
        return
    if sides.violence == 3 and (split.deaths.get("deaths_a") or split.deaths.get("deaths_b")):
        why = "told as an attack on civilians, and a side's own are among the dead"
        yield Gap(column="type_of_violence", why=why)
        return
    rule = {1: "a government is a side", 2: "no government is a side", 3: "an attack on civilians"}
    named = (one for side in (sides.a, sides.b) if side is not None for one in side.claims)
    yield Coded(
        column="type_of_violence",
        value=sides.violence,
        rule=rule[sides.violence],
        claims=tuple(dict.fromkeys(named)),
    )
