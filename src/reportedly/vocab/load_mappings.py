"""data/mappings -> the mapping tables, refused where an entry is missing or a code is nobody's."""

from collections.abc import Iterator
from functools import cache

from reportedly.errors import DataError
from reportedly.records.vocabulary import EventClass, PlaceLevel, VictimClass
from reportedly.vocab import mappings as m
from reportedly.vocab.base import check_examples, load_toml, version_of

Fault = tuple[str, str]
"""The file, and what is wrong in it."""


@cache
def load_mappings() -> m.Mappings:
    """Return the mapping tables.

    Raises:
        DataError: a file is broken, a class has no entry, a code is in no codebook, or an entry
            does not do what its own examples say.
    """
    tolls = load_toml(m.TOLLS, m.TollFile)
    made = m.Mappings(
        version=version_of(m.FILES),
        codes=load_toml(m.CODES, m.Codes),
        classes={one.class_: one for one in load_toml(m.CLASSES, m.ClassFile).event_class},
        actors=load_toml(m.ACTORS, m.ActorCodings),
        victims={one.class_: one for one in load_toml(m.VICTIMS, m.VictimFile).victim},
        levels={one.level: one for one in load_toml(m.PRECISION, m.PrecisionFile).place_level},
        tolls={one.format: one for one in tolls.toll_policy},
        vague=tolls.vague,
        states=load_toml(m.STATES, m.StateFile).state,
    )
    for where, told in faults(made):
        raise DataError(told, where=f"data/{where}", do="Mend the entry; docs/data.md tells how.")
    for word in made.vague:
        check_examples(m.TOLLS, word.words[0], word.pattern, word)
    for force in made.actors.force:
        check_examples(m.ACTORS, force.words[0], force.pattern, force)
    return made


def faults(tables: m.Mappings) -> Iterator[Fault]:
    """Yield what is wrong, the first fault first."""
    for where, wanted, entries in (
        (m.CLASSES, EventClass, tables.classes),
        (m.VICTIMS, VictimClass, tables.victims),
        (m.PRECISION, PlaceLevel, tables.levels),
    ):
        for word in wanted:
            if word not in entries:
                yield where, f"{word.value!r} has no entry"
    for coding in tables.classes.values():
        yield from _class_faults(coding, tables)
    yield from _actor_faults(tables)
    for victim in tables.victims.values():
        yield from _victim_faults(victim, tables.codes.ucdp)
    for rule in tables.tolls.values():
        yield from _toll_faults(rule)
    yield from _level_faults(tables)
    yield from _state_faults(tables)


def _level_faults(tables: m.Mappings) -> Iterator[Fault]:
    for level in tables.levels.values():
        if (level.pin, level.certainty) != level.expect:
            yield m.PRECISION, f"{level.level.value} does not do as it expects"


def _state_faults(tables: m.Mappings) -> Iterator[Fault]:
    ucdp, acled = tables.codes.ucdp.regions, tables.codes.acled.regions
    for name, state in tables.states.items():
        if state.ucdp not in {None, *ucdp} or state.acled not in {None, *acled}:
            yield m.STATES, f"{name} has a region of no list"


def _class_faults(coding: m.ClassCoding, tables: m.Mappings) -> Iterator[Fault]:
    name = coding.class_.value
    for pair in (coding.acled, coding.acled_deaths, coding.acled_government):
        if pair is not None:
            try:
                tables.codes.acled.disorder_of(*pair)
            except KeyError:
                yield m.CLASSES, f"{name}: {pair[0]} / {pair[1]} is no type of ACLED"
    if coding.plover is not None:
        yield from _plover_faults(name, coding.plover, tables.codes.plover)
    if coding.expect.sub_type is not None:
        found = tuple(
            (coding.acled_event(deaths=deaths) or ("", ""))[1] for deaths in (False, True)
        )
        if found != coding.expect.sub_type:
            yield m.CLASSES, f"{name}: ACLED's sub-types are {found}"
    sides = {one.kind: None if one.ucdp is None else one.ucdp.side for one in tables.actors.kind}
    for side_a, side_b, expected in coding.expect.ucdp:
        made = coding.violence(sides.get(side_a), sides.get(side_b))
        if made != expected:
            yield m.CLASSES, f"{name}: {side_a} and {side_b} make {made}, not {expected}"


def _plover_faults(name: str, coding: m.PloverCoding, codes: m.PloverCodes) -> Iterator[Fault]:
    try:
        event = codes.named(coding.event)
    except KeyError:
        yield m.CLASSES, f"{name}: {coding.event} is no event of PLOVER"
        return
    if coding.mode is not None and coding.mode not in event.modes:
        yield m.CLASSES, f"{name}: {coding.mode} is no mode of {coding.event}"
    if coding.context is not None and coding.context not in codes.contexts:
        yield m.CLASSES, f"{name}: {coding.context} is no context of PLOVER"


def _actor_faults(tables: m.Mappings) -> Iterator[Fault]:
    inter, sectors = tables.codes.acled.inter, set(tables.codes.plover.sectors)
    for coding in tables.actors.kind:
        told = (coding.acled.inter, coding.acled.abroad) if coding.acled is not None else ()
        for word in told:
            if word not in inter:
                yield m.ACTORS, f"{coding.kind}: {word} is no inter of ACLED"
        if coding.plover is not None and not set(coding.plover.sectors) <= sectors:
            yield m.ACTORS, f"{coding.kind}: {coding.plover.sectors} are no sectors of PLOVER"
    for force in tables.actors.force:
        if force.inter not in {None, *inter} or not set(force.sectors) <= sectors:
            yield m.ACTORS, f"{force.words[0]}: codes of no list"


def _victim_faults(victim: m.VictimCoding, codes: m.UcdpCodes) -> Iterator[Fault]:
    if victim.ucdp not in codes.columns:
        yield m.VICTIMS, f"{victim.class_.value}: {victim.ucdp} is no column"
    for side, expected in victim.expect:
        made = victim.ucdp_column(side)
        if made != expected:
            yield m.VICTIMS, f"{victim.class_.value} of side {side!r} goes to {made}"


def _toll_faults(rule: m.TollRule) -> Iterator[Fault]:
    for told, expected in rule.expect:
        low, best, high = (None if figure == "" else figure for figure in told)
        made = tuple("" if figure is None else figure for figure in rule.taken(low, best, high))
        if made != expected:
            yield m.TOLLS, f"{rule.format}: {told} gives {made}, not {expected}"
