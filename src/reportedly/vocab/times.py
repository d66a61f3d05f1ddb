"""data/times.toml -> the words of the calendar, and the forms they are written in."""

import re
from collections import Counter
from collections.abc import Iterator
from enum import StrEnum
from functools import cached_property

import msgspec

from reportedly.errors import DataError
from reportedly.records.base import Record
from reportedly.vocab.base import check_examples, load_toml
from reportedly.vocab.patterns import any_of, clock, needed_groups, proper, spelled

FILE = "times.toml"

SHARED = 4
"""A group that so many forms need is looked for once, before any of them."""

_WORD = re.compile(r"[^\W\d_]+")
_DIGIT = re.compile(r"\d")


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
    """Words about a verb that say a thing is still to come."""

    auxiliaries: frozenset[str]
    lemmas: frozenset[str]


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
    zones: tuple[str, ...]
    hints: tuple[str, ...]
    decades: dict[str, int]
    later: dict[str, int]
    after: dict[str, int]
    neighbours: dict[str, int]
    numbers: dict[str, int]
    ordinals: dict[str, int]
    outlook: Outlook
    forms: tuple[Form, ...]


class CompiledForm(Record, frozen=True, kw_only=True):
    """A form ready to be looked for; ``needs`` names groups that whatever it fits must hold."""

    id: str
    reading: Reading
    regex: re.Pattern[str]
    needs: frozenset[str] = frozenset()


class TimeWords(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """The words of the calendar, looked up by what is printed, and the forms to look for."""

    calendar: Calendar
    forms: tuple[CompiledForm, ...]
    hints: frozenset[str]
    groups: dict[str, re.Pattern[str]]

    @cached_property
    def months(self) -> dict[str, int]:
        """Month names and their short forms to 1..12."""
        return {key(n): i for i, names in enumerate(self.calendar.months, 1) for n in names}

    @cached_property
    def weekdays(self) -> dict[str, int]:
        """Weekday names and their short forms to 0..6, Monday first."""
        return {key(n): i for i, names in enumerate(self.calendar.weekdays) for n in names}

    @cached_property
    def seasons(self) -> dict[str, Season]:
        """Season names to their months."""
        return {key(n): season for season in self.calendar.seasons for n in season.names}

    @cached_property
    def holidays(self) -> dict[str, Holiday]:
        """Names of fixed days to their month and day."""
        return {key(n): holiday for holiday in self.calendar.holidays for n in holiday.names}

    @cached_property
    def units(self) -> dict[str, Unit]:
        """Names of units of time to the unit."""
        return {key(n): entry.unit for entry in self.calendar.units for n in entry.names}

    @cached_property
    def day_words(self) -> dict[str, DayWord]:
        """Words for days near the report."""
        return {key(n): entry for entry in self.calendar.day_words for n in entry.names}

    @cached_property
    def parts(self) -> dict[str, str]:
        """Words for parts of the day to the part."""
        return {key(n): entry.part for entry in self.calendar.parts for n in entry.names}

    @cached_property
    def directions(self) -> dict[str, int]:
        """Words for which way to count to steps from now."""
        return {key(n): entry.steps for entry in self.calendar.directions for n in entry.names}

    @cached_property
    def stages(self) -> dict[str, Stage]:
        """Words for a stretch of a longer time to the stretch."""
        return {key(n): entry.stage for entry in self.calendar.stages for n in entry.names}

    def may_be_in(self, text: str) -> bool:
        """Whether the text has a digit or a word of the calendar: most sentences have none."""
        return _DIGIT.search(text) is not None or not self.hints.isdisjoint(
            _WORD.findall(text.lower())
        )

    def forms_for(self, text: str) -> tuple[CompiledForm, ...]:
        """The forms that may stand in the text: it holds all they need of the shared groups."""
        lacks = {name for name, regex in self.groups.items() if regex.search(text) is None}
        return tuple(form for form in self.forms if form.needs.isdisjoint(lacks))

    def number(self, printed: str) -> int | None:
        """Return the number printed in digits or words, None for a word that is not one."""
        if printed.isdigit():
            return int(printed)
        words = self.calendar.numbers
        if key(printed) in words:
            return words[key(printed)]
        found = [words.get(part) for part in re.split(r"[- ]", key(printed))]
        return None if None in found else sum(n for n in found if n is not None)

    def ordinal(self, printed: str) -> int:
        """Return the number of an ordinal in words: "twenty-first" is 21."""
        *tens, last = re.split(r"[- ]", key(printed))
        return self.calendar.ordinals[last] + sum(self.calendar.numbers[word] for word in tens)


def key(printed: str) -> str:
    """Return the words as the tables hold them: lower case, single spaces, no final stop."""
    return " ".join(printed.lower().replace("’", "'").split()).rstrip(".")


def load_times() -> TimeWords:
    """Return the words of the calendar, every form checked against its own examples.

    Raises:
        DataError: the file does not fit, a pattern is broken, or it misses its examples.
    """
    return compile_times(load_toml(FILE, Calendar))


def compile_times(calendar: Calendar) -> TimeWords:
    """Return the calendar with its forms compiled and checked.

    Raises:
        DataError: a pattern is broken, or it disagrees with its examples.
    """
    groups = dict(_groups(calendar))
    forms = []
    for form in calendar.forms:
        regex = _compiled(form, groups)
        check_examples(FILE, form.id, regex, form)
        needs = needed_groups(form.pattern)
        forms.append(CompiledForm(id=form.id, reading=form.reading, regex=regex, needs=needs))
    needed = Counter(name for form in forms for name in form.needs)
    shared = sorted(name for name, times in needed.items() if times >= SHARED)
    return TimeWords(
        calendar=calendar,
        forms=tuple(forms),
        hints=_hints(calendar),
        groups={name: _group_regex(groups[name]) for name in shared},
    )


def _hints(calendar: Calendar) -> frozenset[str]:
    """The words of which text must hold one, or a digit, for any form to be found in it."""
    named = (calendar.seasons, calendar.holidays, calendar.units, calendar.day_words)
    names = {n for entries in named for entry in entries for n in entry.names}
    names |= {n for entry in calendar.parts for n in entry.names}
    names |= {n for listed in (*calendar.months, *calendar.weekdays) for n in listed}
    names |= {f"{listed[0]}s" for listed in calendar.weekdays}
    names |= {*calendar.decades, *calendar.hints}
    return frozenset(max(_WORD.findall(name.lower()), key=len, default="") for name in names)


def _group_regex(words: str) -> re.Pattern[str]:
    return re.compile(spelled(words), re.IGNORECASE)


def _compiled(form: Form, groups: dict[str, str]) -> re.Pattern[str]:
    def group(match: re.Match[str]) -> str:
        return f"(?P<{match[1]}{match[2]}>{groups[match[1]]})"

    try:
        pattern = re.sub(r"\{([a-z]+)(\d?)\}", group, form.pattern)
        return re.compile(rf"(?<![\w$€£])(?:{spelled(pattern)})(?!\w)", re.IGNORECASE)
    except (re.error, KeyError) as error:
        raise DataError(
            f"the pattern of form {form.id!r} is broken: {error}",
            where=f"data/{FILE}",
            do="Mend the pattern; docs/data.md names the groups it may use.",
        ) from error


def _groups(calendar: Calendar) -> Iterator[tuple[str, str]]:
    yield from _names(calendar)
    yield from _numbers(calendar)
    count = _count(calendar)
    yield "count", count
    yield "ordinal", rf"(?:(?:twenty|thirty)[- ])?(?:{any_of(calendar.ordinals)})"
    yield "clock", clock(any_of(calendar.zones))


def _names(calendar: Calendar) -> Iterator[tuple[str, str]]:
    yield "month", _month(calendar)
    yield "weekday", proper(names[0] for names in calendar.weekdays)
    yield "shortday", proper(n for names in calendar.weekdays for n in names[1:])
    yield "season", any_of(n for entry in calendar.seasons for n in entry.names)
    yield "holiday", proper(n for entry in calendar.holidays for n in entry.names)
    yield (
        "unit",
        any_of(
            n for entry in calendar.units for n in entry.names if entry.unit is not Unit.QUARTER
        ),
    )
    yield "dayword", any_of(n for entry in calendar.day_words for n in entry.names)
    yield "part", any_of(n for entry in calendar.parts for n in entry.names)
    yield "direction", any_of(n for entry in calendar.directions for n in entry.names)
    yield "stage", any_of(n for entry in calendar.stages for n in entry.names)
    yield "approx", any_of(calendar.approximately)
    yield "decadeword", any_of(calendar.decades)
    yield "laterword", any_of(calendar.later)
    yield "afterword", any_of(calendar.after)
    yield "neighbour", any_of(calendar.neighbours)
    yield "period", "week|month|quarter|year|decade"
    yield "sameperiod", "day|week|month|year|morning|afternoon|evening|night"
    yield "yearago", "year-ago|year-earlier|prior[- ]year"
    yield "half", "first|second|last|latter"


def _numbers(calendar: Calendar) -> Iterator[tuple[str, str]]:
    yield "day", r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
    yield "lateday", r"1[3-9]|2\d|3[01]"
    yield "monthnumber", r"0?[1-9]|1[0-2]"
    yield "year", r"(?:1[5-9]|20)\d\d"
    yield "shortyear", r"\d\d(?![:.,]\d)"
    yield "endyear", r"\d\d(?![-:.,/]\d)"
    yield "decade", r"(?:1[5-9]|20)\d0"
    yield "shortdecade", r"\d0"
    yield "quarter", "[1-4]"
    tens = any_of(word for word, n in calendar.numbers.items() if n >= 20)
    ones = any_of(word for word, n in calendar.numbers.items() if " " not in word and len(word) > 2)
    yield "spoken", rf"nineteen (?:{tens})(?:[- ](?:{ones}))?"
    yield "millennium", rf"two thousand(?:(?: and)? (?:{ones}))?"


def _month(calendar: Calendar) -> str:
    full = [name for names in calendar.months for name in names[:1]]
    short = [name for names in calendar.months for name in names[1:]]
    return rf"(?:{proper(full)}|{proper(short)}\b\.?)"


def _count(calendar: Calendar) -> str:
    words = calendar.numbers
    tens = any_of(word for word, n in words.items() if 20 <= n < 100)
    ones = any_of(word for word, n in words.items() if n < 10 and len(word) > 2)
    return rf"\d{{1,3}}|(?:{tens})[- ](?:{ones})|{any_of(words)}"
