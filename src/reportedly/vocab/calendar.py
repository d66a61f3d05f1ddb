"""What data/times.toml holds: the words of the calendar and the forms of times, as written."""

from enum import StrEnum

from reportedly.records.base import Record
from reportedly.records.vocabulary import TimeBound


class Reading(StrEnum):
    """How a form is counted."""

    NONE = "none"
    REPEATED = "repeated"
    VAGUE = "vague"
    DATE = "date"
    DATES = "dates"
    MONTH = "month"
    YEAR = "year"
    DECADE = "decade"
    SEASON = "season"
    QUARTER = "quarter"
    HALF = "half"
    WEEKDAY = "weekday"
    DAY_WORD = "day_word"
    OVERNIGHT = "overnight"
    THIS_PART = "this_part"
    WEEKEND = "weekend"
    PERIOD = "period"
    LATEST = "latest"
    SAME = "same"
    PAST = "past"
    COMING = "coming"
    AGO = "ago"
    AGO_TODAY = "ago_today"
    LATER = "later"
    AFTER_EVENT = "after_event"
    LASTING = "lasting"
    LASTING_UNTIL = "lasting_until"
    CLOCK = "clock"
    PART = "part"
    STAGE = "stage"
    SINCE = "since"
    AROUND = "around"
    WEEK_OF = "week_of"
    DAYS_OF = "days_of"
    RECENT = "recent"
    RUNNING = "running"
    ANNIVERSARY = "anniversary"


class Unit(StrEnum):
    """A length of time that reports count in."""

    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    FORTNIGHT = "fortnight"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    DECADE = "decade"


class Stage(StrEnum):
    """Which stretch of a longer time is meant."""

    EARLY = "early"
    MID = "mid"
    LATE = "late"
    END = "end"
    EARLIER = "earlier"
    LATER = "later"


class Season(Record, frozen=True, kw_only=True):
    """The names of a season, and its first and last month."""

    names: tuple[str, ...]
    first: int
    last: int


class Holiday(Record, frozen=True, kw_only=True):
    """The names of a day that has the same date each year, or of one day of one year."""

    names: tuple[str, ...]
    year: int | None = None
    month: int
    day: int


class UnitNames(Record, frozen=True, kw_only=True):
    """The names of a unit of time."""

    names: tuple[str, ...]
    unit: Unit


class DayWord(Record, frozen=True, kw_only=True):
    """Words for a day near the report, and the part of that day they name."""

    names: tuple[str, ...]
    days: int
    part: str | None = None


class PartNames(Record, frozen=True, kw_only=True):
    """The names of a part of the day."""

    names: tuple[str, ...]
    part: str


class Direction(Record, frozen=True, kw_only=True):
    """Words for which way to count from the day of the report."""

    names: tuple[str, ...]
    steps: int


class StageNames(Record, frozen=True, kw_only=True):
    """Words for a stretch of a month, a year, a week or a day."""

    names: tuple[str, ...]
    stage: Stage


class Outlook(Record, frozen=True, kw_only=True):
    """Words on a verb that say a thing is still to come; nouns of what was, beside a past verb."""

    auxiliaries: frozenset[str]
    lemmas: frozenset[str]
    nouns: frozenset[str]


class Form(Record, frozen=True, kw_only=True):
    """One way to write a time, as a pattern over the words, with its examples."""

    id: str
    reading: Reading
    pattern: str
    match: tuple[str, ...]
    no_match: tuple[str, ...]


class Calendar(Record, frozen=True, kw_only=True):
    """The data file as written."""

    months: tuple[tuple[str, ...], ...]
    ambiguous_months: tuple[str, ...]
    before_months: tuple[str, ...]
    weekdays: tuple[tuple[str, ...], ...]
    seasons: tuple[Season, ...]
    holidays: tuple[Holiday, ...]
    units: tuple[UnitNames, ...]
    day_words: tuple[DayWord, ...]
    parts: tuple[PartNames, ...]
    directions: tuple[Direction, ...]
    stages: tuple[StageNames, ...]
    approximately: tuple[str, ...]
    zones: dict[str, str]
    fighting: tuple[str, ...]
    hints: tuple[str, ...]
    decades: dict[str, int]
    later: dict[str, int]
    after: dict[str, int]
    neighbours: dict[str, int]
    numbers: dict[str, int]
    ordinals: dict[str, int]
    few: dict[str, int]
    edges: dict[str, int]
    bounds: dict[str, TimeBound]
    outlook: Outlook
    forms: tuple[Form, ...]
