"""The words of the calendar -> the groups that the patterns of time forms are made of."""

from collections.abc import Iterator

from reportedly.vocab.calendar import Calendar, Unit
from reportedly.vocab.patterns import any_of, clock, proper


def time_groups(calendar: Calendar) -> Iterator[tuple[str, str]]:
    """Yield the groups a form may name, each with the pattern it stands for."""
    yield from _names(calendar)
    yield from _numbers(calendar)
    count = _count(calendar)
    yield "count", count
    yield "few", any_of(calendar.few)
    yield "edge", any_of(calendar.edges)
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
    yield "fighting", any_of(calendar.fighting)
    yield "yearago", "year-ago|year-earlier|prior[- ]year"
    yield "half", "first|second|last|latter"


def _numbers(calendar: Calendar) -> Iterator[tuple[str, str]]:
    yield "day", r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
    yield "lateday", r"1[3-9]|2\d|3[01]"
    yield "monthnumber", r"0?[1-9]|1[0-2]"
    yield "year", r"(?:1[5-9]|20)\d\d"
    yield "fourdigits", r"(?:[01]\d|2[0-3])[0-5]\d"
    yield "noyear", r"(?:0\d|1[0-8]|2[1-3])[0-5]\d"
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
