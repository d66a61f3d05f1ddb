"""Sentence -> its time phrases, with neighbours that make one time joined."""

import re
from collections.abc import Callable
from itertools import accumulate

from reportedly.claims.when.phrases import Phrase, as_sentence_says, scan, word_before
from reportedly.records.parse import Sentence
from reportedly.vocab.calendar import Reading, Unit
from reportedly.vocab.times import TimeWords


def find_phrases(text: str, sentence: Sentence, words: TimeWords) -> tuple[Phrase, ...]:
    """Return the time phrases of a sentence in order, neighbours that belong together joined."""
    pieces = tuple(
        described
        for piece in scan(text, sentence.start, sentence.end, words)
        if (described := as_sentence_says(piece, text, sentence, words)) is not None
    )
    found = tuple(p for p in joined(pieces, text) if not _is_idle(p, text))
    ends = accumulate((phrase.end for phrase in found), max, initial=sentence.start)
    return tuple(p for p, end in zip(found, ends, strict=False) if p.start >= end)


_BEFORE_PART = frozenset(
    {"at", "by", "until", "till", "before", "after", "around", "about", "since", "from", "near"}
)


def _is_idle(phrase: Phrase, text: str) -> bool:
    """Whether a part of the day stands in words that tell no time ("good evening", "a night")."""
    if phrase.reading is not Reading.PART:
        return False
    printed = text[phrase.start : phrase.end].lower()
    return not (
        printed.startswith(("the ", "that ")) or word_before(text, phrase.start) in _BEFORE_PART
    )


_DAYS = frozenset({Reading.DATE, Reading.WEEKDAY, Reading.DAY_WORD, Reading.DATES})
_PARTS = frozenset({Reading.PART, Reading.CLOCK, Reading.OVERNIGHT})
_YEARLESS = frozenset(
    {Reading.DATE, Reading.DATES, Reading.MONTH, Reading.SEASON, Reading.QUARTER, Reading.HALF}
)
_ENDS = _DAYS | {Reading.MONTH, Reading.YEAR, Reading.PERIOD}
_NEVER_ALONE = frozenset({Reading.STAGE, Reading.SINCE, Reading.LASTING_UNTIL, Reading.AROUND})
_NOT_STAGED = _PARTS | _NEVER_ALONE | {Reading.REPEATED, Reading.VAGUE, Reading.LATER}

_SPACE = re.compile(r"[\s-]*(?:the\s+)?")
_COMMA = re.compile(r",?\s+(?:the\s+)?|,?\s+[(\[]")
_WEEKDAY_AFTER = re.compile(r",\s+(?:an?\s+)?|\s+\(")
_OF = re.compile(r",?\s+(?:of\s+|in\s+)?(?:the\s+)?|['’]s?\s+")
_PART_AFTER = re.compile(
    r",?\s+\(?(?:(?:of|in|at|during|around|about|by|from|shortly|before|just|after)\s+)*(?:the\s+)?"
)
_DAY_AFTER = re.compile(r",?\s+\(?(?:(?:on|of|between|from)\s+)?(?:the\s+)?")
_UNTIL = re.compile(r"\s+(?:to|until|till|through|and)\s+(?:the\s+)?|\s*[-–—]\s*")
_LED = re.compile(r"(?:from|between)\s+(?:the\s+)?$", re.IGNORECASE)


def joined(pieces: tuple[Phrase, ...], text: str) -> tuple[Phrase, ...]:
    """Return the phrases with neighbours that make one time joined, and helpers left over dropped.

    "Sunday" "morning" becomes a part of that day, "mid-" "April" a stretch of the month.
    """
    listed = list(pieces)
    for join in _JOINS:
        i = 0
        while i + 1 < len(listed):
            one = join(listed[i], listed[i + 1], text)
            if one is None:
                i += 1
            else:
                listed[i : i + 2] = [one]
                i = max(0, i - 1)
    return tuple(phrase for phrase in listed if phrase.reading not in _NEVER_ALONE)


def _glued(glue: re.Pattern[str], left: Phrase, right: Phrase, text: str) -> bool:
    return glue.fullmatch(text, left.end, right.start) is not None


def _closed(end: int, text: str, start: int) -> int:
    """The end with a bracket that was opened inside closed."""
    inside = text[start:end]
    for opened, closed in ("()", "[]"):
        if opened in inside and closed not in inside and text[end : end + 1] == closed:
            return end + 1
    return end


def _join_weekday(left: Phrase, right: Phrase, text: str) -> Phrase | None:
    if left.reading is Reading.WEEKDAY and right.reading is Reading.DATE:
        glue, day, weekday = _COMMA, right, left.weekday
    elif left.reading is Reading.DATE and right.reading is Reading.WEEKDAY and right.steps is None:
        glue, day, weekday = _WEEKDAY_AFTER, left, right.weekday
    else:
        return None
    if not _glued(glue, left, right, text):
        return None
    end = _closed(right.end, text, left.start)
    return day.replacing(start=left.start, end=end, weekday=weekday)


def _join_year(left: Phrase, right: Phrase, text: str) -> Phrase | None:
    """A date, month, season or quarter and its year, in either order."""
    if not _glued(_OF, left, right, text):
        return None
    if left.reading in _YEARLESS and left.year is None and left.year_steps is None:
        named, year = left, right
    elif right.reading is Reading.QUARTER and right.year is None:
        named, year = right, left
    else:
        return None
    if year.reading is Reading.YEAR and year.stage is None:
        return named.replacing(start=left.start, end=right.end, year=year.year)
    if year.reading is Reading.PERIOD and year.unit is Unit.YEAR and year.stage is None:
        return named.replacing(start=left.start, end=right.end, year_steps=year.steps)
    return None


def _join_week(left: Phrase, right: Phrase, text: str) -> Phrase | None:
    fits = left.reading is Reading.WEEKDAY and left.steps is None and _glued(_OF, left, right, text)
    if fits and right.reading is Reading.PERIOD and right.unit is Unit.WEEK:
        return left.replacing(end=right.end, week_steps=right.steps)
    return None


def _join_part(left: Phrase, right: Phrase, text: str) -> Phrase | None:
    """A day and a part of it or a time on the clock, in either order."""
    if left.reading in _DAYS and right.reading in _PARTS and _glued(_PART_AFTER, left, right, text):
        day, part = left, right
    elif (
        right.reading in _DAYS and left.reading in _PARTS and _glued(_DAY_AFTER, left, right, text)
    ):
        day, part = right, left
    else:
        return None
    kind = "night" if part.reading is Reading.OVERNIGHT else part.part or day.part
    return day.replacing(
        start=left.start,
        end=right.end,
        part=kind,
        clock=part.clock or day.clock,
        hour_first=part is left,
    )


def _join_clock(left: Phrase, right: Phrase, text: str) -> Phrase | None:
    parts = {left.reading, right.reading}
    if not parts <= _PARTS or not _glued(_PART_AFTER, left, right, text):
        return None
    end, clock = _closed(right.end, text, left.start), left.clock or right.clock
    return left.replacing(end=end, part=left.part or right.part, clock=clock)


def _join_stage(left: Phrase, right: Phrase, text: str) -> Phrase | None:
    if left.reading is not Reading.STAGE or right.reading in _NOT_STAGED:
        return None
    if right.stage is not None or not _glued(_SPACE, left, right, text):
        return None
    if right.noun_end is not None:
        return right.replacing(start=left.start, end=right.noun_end)
    return right.replacing(start=left.start, stage=left.stage)


def _join_range(left: Phrase, right: Phrase, text: str) -> Phrase | None:
    if left.reading not in _ENDS or right.reading not in _ENDS or left.until is not None:
        return None
    if not _glued(_UNTIL, left, right, text):
        return None
    led = _LED.search(text, max(0, left.start - 14), left.start)
    night = left.part == "night" and left.reading in _DAYS and right.reading in _DAYS
    if led is None and not night and re.search(r"\w", text[left.end : right.start]):
        return None
    start = left.start if led is None else led.start()
    return left.replacing(start=start, end=right.end, until=right, year=left.year or right.year)


def _join_since(left: Phrase, right: Phrase, text: str) -> Phrase | None:
    if left.reading is not Reading.SINCE or right.reading in _NEVER_ALONE | {Reading.REPEATED}:
        return None
    if not _glued(_SPACE, left, right, text):
        return None
    end = right.noun_end if right.noun_end is not None else right.end
    return right.replacing(start=left.start, end=end, since=True)


def _join_around(left: Phrase, right: Phrase, text: str) -> Phrase | None:
    """A date that is only about right: a day to either side, as the UCDP codebook counts it.

    In "about 5:30 a.m. on 13 May" the hour is about right, and the day is told; a night is of two
    days, so "around midnight on 13 May" leaves the day open.
    """
    if left.reading is not Reading.AROUND or right.reading is not Reading.DATE:
        return None
    if right.until is not None or right.stage is not None or not _glued(_SPACE, left, right, text):
        return None
    told = right.hour_first and (right.clock or right.part != "night")
    return right.replacing(start=left.start, spread=0 if told else 1)


def _join_length(left: Phrase, right: Phrase, text: str) -> Phrase | None:
    """A length of time and the day it leads up to, or is counted from."""
    if left.count is None or left.unit is None or not _glued(_SPACE, left, right, text):
        return None
    if left.reading is Reading.AFTER_EVENT and left.unit in {Unit.HOUR, Unit.MINUTE}:
        told = right.reading in _PARTS or right.part is not None or right.clock
        return right.replacing(start=left.start, clock=True) if told else None
    if right.reading not in _ENDS:
        return None
    if left.reading is Reading.LASTING_UNTIL:
        return right.replacing(start=left.start, lasting=(left.count, left.unit))
    if left.reading is Reading.AFTER_EVENT and left.steps is not None:
        return right.replacing(start=left.start, shift=(left.count * left.steps, left.unit))
    return None


_JOINS: tuple[Callable[[Phrase, Phrase, str], Phrase | None], ...] = (
    _join_weekday,
    _join_year,
    _join_week,
    _join_clock,
    _join_part,
    _join_stage,
    _join_range,
    _join_around,
    _join_length,
    _join_since,
)
