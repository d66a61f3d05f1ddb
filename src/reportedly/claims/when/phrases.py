"""Text -> the single time phrases in it: what is printed, before anything is counted."""

import re
from collections.abc import Iterator

from reportedly.records.base import Record
from reportedly.records.parse import Sentence
from reportedly.vocab.calendar import Reading, Season, Stage, Unit
from reportedly.vocab.times import CompiledForm, TimeWords, key

NOUN_WITHIN = 4
"""Words from a year to the noun it describes: "the 2006 border war"."""


NTH = frozenset({Reading.WEEK_OF, Reading.DAYS_OF, Reading.ANNIVERSARY})
"""Readings whose ordinal numbers something other than the day of a month."""


class Phrase(Record, frozen=True, kw_only=True):
    """A time phrase: characters [start, end) of the text and what its words say.

    Months count from 1, weekdays from 0 (Monday). ``steps`` is -1 for "last", 0 for "this", 1 for
    "next"; ``year_steps`` and ``week_steps`` are the same for a neighbouring "last year" or "last
    week". ``until`` is the other end of a range; ``lasting`` a length that ends with the phrase;
    ``shift`` a length to count on from it. ``noun_end`` is where the noun that a year describes
    ends ("the 2006 war"). A year below 100 was printed without its century. ``nth`` counts weeks or
    days of a month (from its end when negative) or the years of an anniversary. ``few`` is a number
    that is not told. ``spread`` is how many days "around" leaves to either side. ``either``: day
    and month are numbers that may stand the other way round. ``hour_first``: the time on the clock
    or part of the day is printed before its day. ``starts``: it tells since when another thing is.
    """

    start: int
    end: int
    reading: Reading
    form: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    last_day: int | None = None
    last_year: int | None = None
    weekday: int | None = None
    quarter: int | None = None
    season: Season | None = None
    count: int | None = None
    unit: Unit | None = None
    steps: int | None = None
    year_steps: int | None = None
    week_steps: int | None = None
    stage: Stage | None = None
    part: str | None = None
    clock: bool = False
    since: bool = False
    lasting: tuple[int, Unit] | None = None
    shift: tuple[int, Unit] | None = None
    until: "Phrase | None" = None
    noun_end: int | None = None
    nth: int | None = None
    few: str | None = None
    spread: int = 0
    either: bool = False
    hour_first: bool = False
    starts: bool = False


def scan(text: str, start: int, end: int, words: TimeWords) -> Iterator[Phrase]:
    """Yield the single phrases in text[start:end], in order; the longest of those that overlap."""
    stretch = text[start:end]
    if not words.may_be_in(stretch):
        return
    found = [
        (match, form)
        for form in words.forms_for(stretch)
        for match in form.regex.finditer(text, start, end)
        if match.end() > match.start()
    ]
    found.sort(key=lambda pair: pair[0].start() - pair[0].end())
    taken: list[tuple[re.Match[str], CompiledForm]] = []
    for match, form in found:
        if all(match.end() <= m.start() or m.end() <= match.start() for m, _ in taken):
            taken.append((match, form))
    for match, form in sorted(taken, key=lambda pair: pair[0].start()):
        if form.reading is not Reading.NONE:
            yield _phrase(match, form, words)


# ---------------------------------------------------------------------- from a match to a phrase


def _phrase(match: re.Match[str], form: CompiledForm, words: TimeWords) -> Phrase:
    start, end = match.span()
    said = {name: printed for name, printed in match.groupdict().items() if printed}
    second = {name: printed for name, printed in said.items() if name[-1].isdigit()}
    told = {name[:-1]: printed for name, printed in second.items()}
    told |= {name: printed for name, printed in said.items() if name not in second}
    season = words.seasons[key(told["season"])] if "season" in told else None
    return Phrase(
        start=start,
        end=end,
        reading=form.reading,
        form=form.id,
        year=_year(told, words),
        month=_month(told, words),
        day=None if form.reading in NTH else _day(match.groupdict(), words),
        last_day=_number(second.get("day2")),
        last_year=_last_year(told, second),
        weekday=_looked_up(words.weekdays, told, "weekday", "shortday"),
        quarter=_quarter(told, form, words),
        season=season,
        count=_count(told, form, words),
        unit=_unit(told, words),
        steps=_steps(told, words),
        stage=words.stages[key(told["stage"])] if "stage" in told else None,
        part=_part(told, words),
        clock=form.reading is Reading.CLOCK,
        nth=_nth(told, form, words),
        few=key(told["few"]) if "few" in told else None,
        either=_either_way(told, match),
    )


_MOST_MONTHS = 12


def _either_way(told: dict[str, str], match: re.Match[str]) -> bool:
    """Whether a date in numbers could be read day first or month first: 10/04/2023."""
    if match.groupdict().get("mark") not in {"/", "-"} or "day" not in told:
        return False
    day, month = _number(told["day"]), _number(told.get("monthnumber"))
    return day is not None and day <= _MOST_MONTHS and day != month


def _nth(told: dict[str, str], form: CompiledForm, words: TimeWords) -> int | None:
    """The number of a week or an anniversary; with an edge alone, 1 or -1 for the end it is at."""
    if form.reading not in NTH:
        return None
    if "edge" in told:
        return words.calendar.edges[key(told["edge"])]
    if "ordinal" in told:
        return words.ordinal(told["ordinal"])
    return _number(told["day"]) if "day" in told else words.number(told["count"])


def _looked_up(table: dict[str, int], told: dict[str, str], *names: str) -> int | None:
    return next((table[key(told[name])] for name in names if name in told), None)


def _number(printed: str | None) -> int | None:
    return None if printed is None else int(re.sub(r"\D", "", printed))


def _year(told: dict[str, str], words: TimeWords) -> int | None:
    if "holiday" in told:
        return words.holidays[key(told["holiday"])].year
    if "year" in told or "decade" in told:
        return int(told.get("year") or told["decade"])
    short = told.get("shortyear") or told.get("shortdecade")
    if short is not None:
        return int(short)
    if "decadeword" in told:
        return 1900 + words.calendar.decades[key(told["decadeword"])]
    if "millennium" in told:
        rest = re.sub(r"two\s+thousand(?:\s+and)?\s*", "", key(told["millennium"]))
        return 2000 + ((words.number(rest) or 0) if rest else 0)
    if "spoken" in told:
        return 1900 + (words.number(re.sub(r"nineteen\s+", "", key(told["spoken"]))) or 0)
    return None


def _last_year(told: dict[str, str], second: dict[str, str]) -> int | None:
    """The end of "2014-2016" or "2014-16"."""
    if "endyear" in told:
        century = int(told["year"]) // 100 * 100
        return century + int(told["endyear"])
    return _number(second.get("year2")) if "year" in told else None


def _month(told: dict[str, str], words: TimeWords) -> int | None:
    if "holiday" in told:
        return words.holidays[key(told["holiday"])].month
    if "monthnumber" in told:
        return int(told["monthnumber"])
    return _looked_up(words.months, told, "month")


def _day(groups: dict[str, str | None], words: TimeWords) -> int | None:
    holiday, ordinal = groups.get("holiday"), groups.get("ordinal")
    if holiday is not None:
        return words.holidays[key(holiday)].day
    if ordinal is not None:
        return words.ordinal(ordinal)
    return _number(groups.get("day") or groups.get("lateday"))


def _quarter(told: dict[str, str], form: CompiledForm, words: TimeWords) -> int | None:
    if "half" in told:
        return 1 if key(told["half"]) == "first" else 2
    if "quarter" in told:
        return int(told["quarter"])
    return words.ordinal(told["ordinal"]) if form.reading is Reading.QUARTER else None


def _count(told: dict[str, str], form: CompiledForm, words: TimeWords) -> int | None:
    if "count" in told:
        return words.number(told["count"])
    if "few" in told:
        return words.calendar.few[key(told["few"])]
    one = {Reading.AFTER_EVENT, Reading.LATER, Reading.PAST, Reading.RUNNING}
    plural = key(told.get("unit", "")).endswith("s")
    return 1 if form.reading in one and not plural else None


def _unit(told: dict[str, str], words: TimeWords) -> Unit | None:
    for name in ("unit", "period", "sameperiod"):
        if name in told:
            return words.units.get(key(told[name]), Unit.DAY)
    return None


def _steps(told: dict[str, str], words: TimeWords) -> int | None:
    calendar = words.calendar
    tables = {
        "direction": words.directions,
        "laterword": calendar.later,
        "afterword": calendar.after,
        "neighbour": calendar.neighbours,
    }
    if "dayword" in told:
        return words.day_words[key(told["dayword"])].days
    return next((table[key(told[n])] for n, table in tables.items() if n in told), None)


def _part(told: dict[str, str], words: TimeWords) -> str | None:
    if "dayword" in told:
        return words.day_words[key(told["dayword"])].part
    if "part" in told:
        return words.parts[key(told["part"])]
    return words.parts.get(key(told["sameperiod"])) if "sameperiod" in told else None


# ------------------------------------------------------------------- what the sentence rules out


def as_sentence_says(
    piece: Phrase, text: str, sentence: Sentence, words: TimeWords
) -> Phrase | None:
    """The phrase as its sentence lets it stand, or None when it is no time after all."""
    if piece.reading is Reading.MONTH and piece.year is None:
        return piece if _is_month(piece, text, words) else None
    if piece.reading is Reading.YEAR and piece.form == "year":
        return _as_year(piece, text, sentence, words)
    if piece.reading is Reading.PART:
        return None if _describes_noun(piece, sentence) else piece
    return piece


def word_before(text: str, start: int) -> str:
    """Return the word before a place in the text, in lower case."""
    found = re.search(r"([\w-]+)\W{0,2}$", text[max(0, start - 24) : start])
    return "" if found is None else found[1].lower()


def _is_month(piece: Phrase, text: str, words: TimeWords) -> bool:
    """Whether a month's name alone is a month, not a person's name or another word."""
    if piece.steps is not None:
        return True
    printed = text[piece.start : piece.end]
    led = word_before(text, piece.start).rstrip("-") in words.calendar.before_months
    full = {key(names[0]) for names in words.calendar.months}
    if key(printed) not in full:
        return printed.endswith(".") or led
    if key(printed) in {key(name) for name in words.calendar.ambiguous_months}:
        return led
    followed = re.match(r"\s[A-Z][a-z]+", text[piece.end : piece.end + 20])
    return led or followed is None


def _as_year(piece: Phrase, text: str, sentence: Sentence, words: TimeWords) -> Phrase | None:
    """The year with the noun it describes, or None for a number of things ("2000 people")."""
    year = piece.year
    before = word_before(text, piece.start)
    led = before in {"in", "since", "the", "of", "from", "until", "by", "year", "during", "before"}
    if year is None or before == "at" or (year < 1900 and not led):
        return None  # "at 2000" is a time on the clock
    token = next((t for t in sentence.tokens if t.end == piece.end), None)
    if token is None or token.dep not in {"nummod", "compound", "amod", "nmod"}:
        return None if before in words.calendar.approximately else piece
    head = sentence.tokens[token.head]
    if head.i <= token.i:
        return piece
    if head.tag == "NNS" and not led:
        return None
    if (
        head.pos not in {"NOUN", "PROPN"}
        or not head.text.isalpha()
        or head.i - token.i > NOUN_WITHIN
    ):
        return piece
    return piece.replacing(noun_end=head.end)


def _describes_noun(piece: Phrase, sentence: Sentence) -> bool:
    """Whether a part of the day only says what kind of thing a noun is ("night vision")."""
    token = next((t for t in sentence.tokens if t.end == piece.end), None)
    return token is not None and token.dep in {"compound", "amod"} and token.head > token.i


def in_century(phrase: Phrase, captured: int) -> Phrase:
    """Return the phrase with its year in full: "89" is the latest such year up to the page's own.

    Args:
        captured: the last year in which the page can have been written.
    """
    if phrase.year is None or phrase.year >= 100:
        return phrase
    year = captured - captured % 100 + phrase.year
    return phrase.replacing(year=year if year <= captured else year - 100)
