"""Who says what (statements), when and where (mentions), and one stated thing (a claim)."""

from datetime import date

from reportedly.records.base import Record
from reportedly.records.vocabulary import (
    Aspect,
    Comparator,
    EventClass,
    Finality,
    Harm,
    HolderRole,
    Modality,
    PlaceLevel,
    SegmentKind,
    Stance,
    TimeBasis,
    TimeBound,
    TimeLevel,
    VictimClass,
)

WEEK = 7
"""Days over which what is counted may still be one event."""


class Holder(Record, frozen=True, kw_only=True):
    """Who says so: the words printed, and whom they stand for.

    ``printed`` is ``text[start:end]``; ``name`` is the fullest name the page gives for the same
    holder, so "the ministry" has the ministry's; ``side`` is an actor id of data/actors or None.
    ``resolved`` is false for a pronoun that the page gives nobody for: its name is but the word.
    """

    printed: str
    start: int
    end: int
    name: str
    role: HolderRole
    side: str | None
    resolved: bool = True


class Statement(Record, frozen=True, kw_only=True):
    """Someone says something: the stretches of source, cue and content.

    ``stance`` is what the cue's words say of the holder's attitude to the content ("denied",
    "confirmed", plain "said"); ``why`` tells how it was found, ``grounds`` what decided the name,
    the role and the side of the holder, and what was considered and dropped.
    """

    id: str
    document: str
    source: tuple[tuple[int, int], ...]
    cue: tuple[tuple[int, int], ...]
    content: tuple[tuple[int, int], ...]
    quoted: bool
    holder: Holder | None
    stance: Stance = Stance.ASSERTS
    modality: Modality = Modality.ACTUAL
    via: tuple[str, ...] = ()
    why: str = ""
    grounds: tuple[str, ...] = ()

    def covers(self, start: int, end: int) -> bool:
        """Whether the content holds all the characters [start, end)."""
        return any(s <= start and end <= e for s, e in self.content)


class TimeMention(Record, frozen=True, kw_only=True, rename={"from_": "from"}):
    """A time expression as an interval of days. Both ends None: it could not be worked out.

    ``reference`` is the day it was counted from; ``to`` None with ``from_`` set is an open end.
    ``bound`` is the word before it that makes it an end of when the thing happened (until, before,
    after), not the time itself. ``clock`` is the time of day ("17:30") and ``zone`` its zone as
    printed; ``utc`` the same moment by universal time, where the zone tells ("2020-10-04T13:30Z").
    """

    document: str
    start: int
    end: int
    printed: str
    from_: date | None
    to: date | None
    level: TimeLevel
    reference: date | None
    basis: TimeBasis
    why: str
    bound: TimeBound | None = None
    clock: str | None = None
    zone: str | None = None
    utc: str | None = None

    @property
    def is_dated(self) -> bool:
        """Whether either end is known."""
        return self.from_ is not None or self.to is not None


class PlaceName(Record, frozen=True, kw_only=True):
    """One name of a place: its language, who uses it (actor ids or "wide"), and since when.

    ``since`` is a year or a day (1991, 1991-11-26); None: not known, or as long as anyone knows.
    """

    name: str
    language: str | None = None
    used_by: str | None = None
    since: str | None = None


class PlaceMention(Record, frozen=True, kw_only=True):
    """A place named in the text and the place it was resolved to, or None and the reason why.

    ``pack`` is the id of the user's gazetteer the place is from, None where it is a built-in one;
    ``also`` are ids that the user's gazetteers have for a built-in place.
    """

    document: str
    start: int
    end: int
    printed: str
    id: str | None
    name: str | None
    names: tuple[PlaceName, ...]
    lat: float | None
    lon: float | None
    level: PlaceLevel
    radius_km: float | None
    country: str | None
    why: str
    pack: str | None = None
    also: tuple[str, ...] = ()

    @property
    def is_found(self) -> bool:
        """Whether it was found in a gazetteer; what is told less exactly has a point and no id."""
        return self.id is not None or self.lat is not None


class Cumulative(Record, frozen=True, kw_only=True, rename={"from_": "from"}):
    """The period a running total covers; an end the words do not give is None."""

    from_: date | None
    to: date | None


class Toll(Record, frozen=True, kw_only=True):
    """How many were harmed, in what way, and who they were, as printed and as classed.

    low and high are both None when the words give no number; ``subset_of`` is a claim id.
    """

    harm: Harm
    low: int | None
    high: int | None
    comparator: Comparator
    victim_term: str | None
    victim_class: VictimClass
    side: str | None = None
    cumulative: Cumulative | None = None
    subset_of: str | None = None
    named: tuple[str, ...] = ()


class Quantity(Record, frozen=True, kw_only=True):
    """How many of what, other than people harmed: posts seized, violations counted."""

    of: str
    low: int | None
    high: int | None
    comparator: Comparator


class Actor(Record, frozen=True, kw_only=True):
    """Who takes part, in which role, as printed; ``id`` when data/actors knows them."""

    role: str
    printed: str
    start: int
    end: int
    id: str | None
    name: str | None


class Claim(Record, frozen=True, kw_only=True):
    """One stated thing, with the exact characters it was read from.

    ``quote`` is ``text[start:end]``. A holder of None means the outlet's own voice. ``why`` gives a
    reason for each field that was decided by more than its own words. ``edited_from`` is the claim
    as it was read, where a person changed a field of it.
    """

    id: str
    document: str
    start: int
    end: int
    quote: str
    sentence: tuple[int, int]
    segment: SegmentKind
    statement: str | None
    event_class: EventClass
    holder: Holder | None
    via: tuple[str, ...]
    stance: Stance
    aspect: Aspect | None
    modality: Modality
    finality: Finality
    toll: Toll | None
    quantity: Quantity | None
    actors: tuple[Actor, ...]
    when: TimeMention | None
    where: tuple[PlaceMention, ...]
    answers: tuple[str, ...]
    extractor: str
    confidence: float
    why: tuple[str, ...] = ()
    edited_from: str | None = None

    def is_ledger(self, published: date | None = None) -> bool:
        """Whether the toll is a running total over more than a week, and so of no single event.

        An open end ("since 4 June") is closed by the claim's own time or the day of publication;
        a period with an end that nobody knows is long.

        Args:
            published: the last day on which the claim's page can have come out, if it is known.
        """
        period = None if self.toll is None else self.toll.cumulative
        if period is None:
            return False
        last = period.to or (None if self.when is None else self.when.to) or published
        if period.from_ is None or last is None:
            return True
        return (last - period.from_).days > WEEK


class Reading(Record, frozen=True, kw_only=True):
    """All that was read from one document by one set of rules."""

    document: str
    rules: str
    statements: tuple[Statement, ...]
    times: tuple[TimeMention, ...]
    places: tuple[PlaceMention, ...]
    claims: tuple[Claim, ...]
