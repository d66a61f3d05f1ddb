"""data/mappings -> how our words are told in the codebooks of UCDP, ACLED, PLOVER and others."""

from typing import Literal

import msgspec

from reportedly.records.base import Record
from reportedly.records.vocabulary import EventClass, PlaceLevel, VictimClass
from reportedly.vocab.actors import ActorKind
from reportedly.vocab.mapping_words import Force, Vague

CODES, CLASSES, ACTORS, VICTIMS, PRECISION, TOLLS, STATES = FILES = (
    "mappings/codes.toml",
    "mappings/event_classes.toml",
    "mappings/actors.toml",
    "mappings/victims.toml",
    "mappings/precision.toml",
    "mappings/tolls.toml",
    "mappings/states.toml",
)

Figure = int | Literal[""]
"""A number, or that there is none."""

GOVERNMENT = "government"


class UcdpCodes(Record, frozen=True, kw_only=True):
    """UCDP's closed lists."""

    source: str
    regions: tuple[str, ...]
    columns: tuple[str, ...]


class AcledType(Record, frozen=True, kw_only=True):
    """An event type of ACLED with its sub-types, and the disorder type it is counted under."""

    name: str
    disorder: str
    sub: tuple[str, ...]


class AcledCodes(Record, frozen=True, kw_only=True):
    """ACLED's closed lists."""

    source: str
    inter: tuple[str, ...]
    regions: tuple[str, ...]
    type: tuple[AcledType, ...]

    def disorder_of(self, name: str, sub: str) -> str:
        """Return the disorder type of an event; KeyError where no type has such a sub-type."""
        for one in self.type:
            if one.name == name and sub in one.sub:
                return one.disorder
        raise KeyError(f"{name} / {sub}")


class PloverEvent(Record, frozen=True, kw_only=True):
    """An event of PLOVER: its quad class, its score, and the score of each of its modes."""

    name: str
    quad: int
    score: float
    modes: dict[str, float] = msgspec.field(default_factory=dict)


class PloverCodes(Record, frozen=True, kw_only=True):
    """PLOVER's closed lists."""

    source: str
    contexts: tuple[str, ...]
    auxiliary: tuple[str, ...]
    sectors: tuple[str, ...]
    bodies: tuple[str, ...]
    event: tuple[PloverEvent, ...]

    def named(self, name: str) -> PloverEvent:
        """Return the event of that name; KeyError where there is none."""
        return {event.name: event for event in self.event}[name]


class Codes(Record, frozen=True, kw_only=True):
    """data/mappings/codes.toml."""

    version: str
    ucdp: UcdpCodes
    acled: AcledCodes
    plover: PloverCodes


class PloverCoding(Record, frozen=True, kw_only=True):
    """What a class is in PLOVER; ``both_sides``: whoever takes part is an actor of it."""

    event: str
    mode: str | None = None
    context: str | None = None
    both_sides: bool = False


class ClassExpect(Record, frozen=True, kw_only=True):
    """What an entry must make of a case: (perpetrator's kind, target's kind, UCDP type)."""

    ucdp: tuple[tuple[ActorKind, ActorKind, int], ...] = ()
    sub_type: tuple[str, str] | None = None


class ClassCoding(Record, frozen=True, kw_only=True, rename={"class_": "class"}):
    """An event class in other codebooks; None or empty: they have no code for it."""

    class_: EventClass
    acled: tuple[str, str] | None = None
    acled_deaths: tuple[str, str] | None = None
    acled_government: tuple[str, str] | None = None
    plover: PloverCoding | None = None
    ucdp: Literal["fighting", "civilians"] | None = None
    ucdp_not_by_state: bool = False
    cameo: tuple[str, ...] = ()
    note: str = ""
    expect: ClassExpect = ClassExpect()

    def acled_event(self, *, deaths: bool, regains: bool = False) -> tuple[str, str] | None:
        """Return ACLED's type and sub-type.

        Args:
            deaths: somebody was killed.
            regains: a government took ground that is recognised as its own.
        """
        if regains and self.acled_government is not None:
            return self.acled_government
        return self.acled_deaths or self.acled if deaths else self.acled

    def violence(self, side_a: str | None, side_b: str | None) -> int | None:
        """Return UCDP's type of violence, None where it cannot be told.

        Args:
            side_a: "government" or "other", what UCDP takes the first side for; None: not known.
            side_b: the same of the second; civilians are no side.
        """
        if self.ucdp == "civilians":
            return None if side_a is None else 3
        if self.ucdp is None or side_a is None or side_b is None:
            return None
        return 1 if GOVERNMENT in {side_a, side_b} else 2


class AcledActor(Record, frozen=True, kw_only=True):
    """An actor's name in ACLED's manner, and what it is at home and abroad."""

    name: str
    inter: str
    abroad: str


class UcdpSide(Record, frozen=True, kw_only=True):
    """What UCDP takes an actor for, and its name in UCDP's manner."""

    side: Literal["government", "other"]
    name: str


class PloverActor(Record, frozen=True, kw_only=True):
    """An actor's sectors, and the code of a body that has no country."""

    sectors: tuple[str, ...]
    body: str | None = None


class KindExpect(Record, frozen=True, kw_only=True):
    """What an entry makes of an actor: in ACLED (country, name, inter), and in UCDP."""

    actor: str
    acled: tuple[str, str, str]
    ucdp: str


class KindCoding(Record, frozen=True, kw_only=True):
    """A kind of actor in other codebooks; None: they have no place for it."""

    kind: ActorKind
    acled: AcledActor | None = None
    ucdp: UcdpSide | None = None
    plover: PloverActor | None = None
    note: str = ""
    expect: KindExpect | None = None


class Home(Record, frozen=True, kw_only=True):
    """The country that actors are counted to by PLOVER and ACLED."""

    country: str
    actors: tuple[str, ...]


class ActorCodings(Record, frozen=True, kw_only=True):
    """data/mappings/actors.toml."""

    version: str
    kind: tuple[KindCoding, ...]
    home: tuple[Home, ...]
    force: tuple[Force, ...]


class VictimCoding(Record, frozen=True, kw_only=True, rename={"class_": "class"}):
    """Where a victim class is counted."""

    class_: VictimClass
    ucdp: str
    hxl: str
    ohchr: str | None = None
    note: str = ""
    expect: tuple[tuple[Literal["a", "b", ""], str], ...] = ()

    def ucdp_column(self, side: str) -> str:
        """Return the GED column of victims of side "a" or "b", or of none that is told ("")."""
        if self.ucdp == "deaths_sides":
            return f"deaths_{side}" if side else "deaths_unknown"
        return self.ucdp


class LevelCoding(Record, frozen=True, kw_only=True):
    """What may be drawn of a place of that level."""

    level: PlaceLevel
    pin: bool
    certainty: Literal["certain", "less-certain", "uncertain"]
    fclass: str | None = None
    expect: tuple[bool, str]


class TollRule(Record, frozen=True, kw_only=True):
    """Which figures of a range a format takes, and what its codebook writes where none is."""

    format: str
    low: Literal["low", "best", "high"]
    best: Literal["low", "best", "high"]
    high: Literal["low", "best", "high"]
    not_stated: int | None = None
    from_high: int | None = None
    note: str = ""
    expect: tuple[tuple[tuple[Figure, Figure, Figure], tuple[Figure, Figure, Figure]], ...] = ()

    def taken(self, low: int | None, best: int | None, high: int | None) -> tuple[int | None, ...]:
        """Return the low, best and high of the format for those of the record."""
        told = {"low": low, "best": best, "high": high}
        if low is None and best is None:
            if high is None:
                return (self.not_stated,) * 3
            if self.from_high is not None:
                told.update(low=self.from_high, best=self.from_high)
        return told[self.low], told[self.best], told[self.high]


class StateCodes(Record, frozen=True, kw_only=True):
    """A state in other people's lists."""

    iso2: str | None = None
    iso: int | None = None
    gw: int | None = None
    ucdp: str | None = None
    acled: str | None = None


class ClassFile(Record, frozen=True, kw_only=True):
    """data/mappings/event_classes.toml."""

    version: str
    event_class: tuple[ClassCoding, ...]


class VictimFile(Record, frozen=True, kw_only=True):
    """data/mappings/victims.toml."""

    version: str
    victim: tuple[VictimCoding, ...]


class PrecisionFile(Record, frozen=True, kw_only=True):
    """data/mappings/precision.toml."""

    version: str
    place_level: tuple[LevelCoding, ...]


class TollFile(Record, frozen=True, kw_only=True):
    """data/mappings/tolls.toml."""

    version: str
    toll_policy: tuple[TollRule, ...]
    vague: tuple[Vague, ...]


class StateFile(Record, frozen=True, kw_only=True):
    """data/mappings/states.toml."""

    version: str
    state: dict[str, StateCodes]


class Mappings(Record, frozen=True, kw_only=True):
    """All mapping tables, checked, and a stamp over their bytes."""

    version: str
    codes: Codes
    classes: dict[EventClass, ClassCoding]
    actors: ActorCodings
    victims: dict[VictimClass, VictimCoding]
    levels: dict[PlaceLevel, LevelCoding]
    tolls: dict[str, TollRule]
    vague: tuple[Vague, ...]
    states: dict[str, StateCodes]
