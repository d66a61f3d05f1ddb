"""data/times.toml -> the words of the calendar, and the forms they are written in."""

import re
from functools import cached_property

import msgspec

from reportedly.errors import DataError
from reportedly.records.base import Record
from reportedly.records.vocabulary import TimeBound
from reportedly.vocab.base import check_examples, load_toml
from reportedly.vocab.calendar import (
    Calendar,
    DayWord,
    Form,
    Holiday,
    Reading,
    Season,
    Stage,
    Unit,
)
from reportedly.vocab.patterns import Needs, any_of, folded, needs_of, spelled
from reportedly.vocab.timegroups import time_groups

FILE = "times.toml"

LONGEST_BOUND = 24
"""Characters before a time in which the words of a bound stand."""

_WORD = re.compile(r"[^\W\d_]+")
_DIGIT = re.compile(r"\d")


class CompiledForm(Record, frozen=True, kw_only=True):
    """A form ready to be looked for, and what whatever it fits must hold."""

    id: str
    reading: Reading
    regex: re.Pattern[str]
    needs: Needs


class TimeWords(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """The words of the calendar, looked up by what is printed, and the forms to look for."""

    calendar: Calendar
    forms: tuple[CompiledForm, ...]
    hints: frozenset[str]

    @cached_property
    def needs(self) -> Needs:
        """All that any of the forms needs."""
        return frozenset().union(*(form.needs for form in self.forms))

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

    @cached_property
    def bound_before(self) -> re.Pattern[str]:
        """The words of a bound, right before where a time starts."""
        words = spelled(any_of(self.calendar.bounds))
        return re.compile(rf"\b({words})\s+(?:the\s+)?$", re.IGNORECASE)

    @cached_property
    def zones(self) -> dict[str, str]:
        """Names of time zones to their distance from UTC, "" where it is not one for all."""
        return {key(name): offset for name, offset in self.calendar.zones.items()}

    def bound(self, text: str, start: int) -> TimeBound | None:
        """Return what the words before a time make of it: an end, or None for the time itself."""
        found = self.bound_before.search(text, max(0, start - LONGEST_BOUND), start)
        return None if found is None else self.calendar.bounds[key(found[1])]

    def may_be_in(self, text: str) -> bool:
        """Whether the text has a digit or a word of the calendar: most sentences have none."""
        return _DIGIT.search(text) is not None or not self.hints.isdisjoint(
            _WORD.findall(text.lower())
        )

    @cached_property
    def _needed(self) -> frozenset[str]:
        """Every word of which a form needs one."""
        return frozenset[str]().union(*self.needs)

    def forms_for(self, text: str) -> tuple[CompiledForm, ...]:
        """The forms that may stand in the text: it holds the words they cannot do without."""
        small = folded(text)
        holds = frozenset([word for word in self._needed if word in small])
        lacks = {words for words in self.needs if words.isdisjoint(holds)}
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
    groups = dict(time_groups(calendar))
    forms = []
    for form in calendar.forms:
        regex = _compiled(form, groups)
        check_examples(FILE, form.id, regex, form)
        forms.append(
            CompiledForm(id=form.id, reading=form.reading, regex=regex, needs=needs_of(regex))
        )
    return TimeWords(calendar=calendar, forms=tuple(forms), hints=_hints(calendar))


def _hints(calendar: Calendar) -> frozenset[str]:
    """The words of which text must hold one, or a digit, for any form to be found in it."""
    named = (calendar.seasons, calendar.holidays, calendar.units, calendar.day_words)
    names = {n for entries in named for entry in entries for n in entry.names}
    names |= {n for entry in calendar.parts for n in entry.names}
    names |= {n for listed in (*calendar.months, *calendar.weekdays) for n in listed}
    names |= {f"{listed[0]}s" for listed in calendar.weekdays}
    names |= {*calendar.decades, *calendar.hints}
    return frozenset(max(_WORD.findall(name.lower()), key=len, default="") for name in names)


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
