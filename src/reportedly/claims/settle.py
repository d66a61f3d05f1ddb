"""A claim and the page's times and places -> when and where it says the thing happened.

The event's own clause is asked first, then its sentence, then the paragraph up to it; a time that
belongs to the saying ("said on Monday") or to another clause is not the event's. The publication
date is never used: a report without a date for the event has none.
"""

import re
from collections.abc import Sequence
from typing import TypeVar

from reportedly.claims.dating import (
    as_told,
    before_in_paragraph,
    began_then,
    describes,
    distance,
    head_of,
    in_its_clause,
    is_ahead,
    is_compared_with,
    is_dateline,
    is_of_a_figure,
    is_of_a_name,
    is_of_mourning,
    is_of_others,
    is_of_the_rest,
    names_a_thing,
    of_a_year,
    reported_on,
    stands_since,
    within,
)
from reportedly.claims.placing import place_event
from reportedly.claims.who.attribute import innermost
from reportedly.records.base import Record
from reportedly.records.claim import Cumulative, PlaceMention, Statement, TimeMention
from reportedly.records.parse import Sentence, Token
from reportedly.records.reading import ReadText
from reportedly.records.vocabulary import TimeLevel

M = TypeVar("M", TimeMention, PlaceMention)

_STATE = "country:"
_PERFORMING = frozenset({"announce", "declare", "proclaim", "impose"})
_PRESENT = frozenset({"is", "are", "'s", "'re", "am"})
_RUNNING = re.compile(
    r"\bpast\b|\bthe last\b|\blast (?:\d|few|several|two|three|four|five|six|seven|eight|nine|ten)"
    r"|so far this|\bover the\b|\bbetween\b|\bthis year\b|\bto date\b"
)
"""A stretch that is still counted over. "Last week" is a date; "the last week" is a count."""
_LONG = frozenset({TimeLevel.MONTH, TimeLevel.LONGER})


class Settled(Record, frozen=True, kw_only=True):
    """When and where, with a reason for each; ``period`` is set for a running total."""

    when: TimeMention | None
    where: tuple[PlaceMention, ...]
    period: Cumulative | None
    why: tuple[str, ...]


def settle(read: ReadText, sentence: Sentence, trigger: Token, *, past: bool = True) -> Settled:
    """Return when and where the event of the trigger happened, as far as the page says.

    Args:
        read: the page with all its layers.
        sentence: the sentence of the event.
        trigger: the event's word.
        past: whether it had happened when it was told: then nothing after its report dates it.
    """
    times = _event_times(read, sentence, trigger)
    if past:
        times = [t for t in times if not is_ahead(read, t)]
    period = next((t for t in times if _counts_over(sentence, trigger, t)), None)
    when, when_why = _when(read, sentence, trigger, [t for t in times if t is not period])
    found, where_why = place_event(read, sentence, trigger)
    where = tuple(_without_pin(place) for place in found)
    return Settled(
        when=_told(read, sentence, when, past=past)
        if period is None
        else _running(read, sentence, trigger, period),
        where=where,
        period=None if period is None else _period(read, sentence, trigger, period),
        why=tuple(
            why
            for why in (
                when_why if period is None else f"when: a total over {period.printed!r}",
                where_why,
            )
            if why
        ),
    )


def _told(
    read: ReadText, sentence: Sentence, when: TimeMention | None, *, past: bool
) -> TimeMention | None:
    if when is None:
        return None
    return as_told(read, when, past=past, is_name=_is_a_name(sentence, when))


def _without_pin(place: PlaceMention) -> PlaceMention:
    """The place, its point left out where it is only the middle of a state: no event is there."""
    if place.id is None or not place.id.startswith(_STATE):
        return place
    return place.replacing(lat=None, lon=None)


def _counts_over(sentence: Sentence, trigger: Token, time: TimeMention) -> bool:
    """Whether the trigger's own clause runs over the stretch, not one that describes someone."""
    head = head_of(sentence, time.start, time.end)
    counted = _is_period(sentence, time) and not describes(sentence, trigger, head)
    return counted or began_then(sentence, trigger, time)


def _is_period(sentence: Sentence, time: TimeMention) -> bool:
    """Whether the expression covers a stretch a total may run over: since, in the past year."""
    told = time.printed.lower()
    running = _RUNNING.search(told) is not None
    long = time.level in {TimeLevel.WEEK, TimeLevel.MONTH, TimeLevel.LONGER, TimeLevel.DAYS}
    return told.startswith("since ") or (running and long) or stands_since(sentence, time)


def _period(read: ReadText, sentence: Sentence, trigger: Token, time: TimeMention) -> Cumulative:
    """The stretch: what "since" stands before is its start, and it runs up to the report."""
    running = _running(read, sentence, trigger, time)
    return Cumulative(from_=running.from_, to=running.to)


def _running(read: ReadText, sentence: Sentence, trigger: Token, time: TimeMention) -> TimeMention:
    """The period as a time: since a truce of May from then on, since one of 2020 from some day."""
    counted = stands_since(sentence, time) or began_then(sentence, trigger, time)
    if not counted or time.printed.lower().startswith("since "):
        return time
    start = None if of_a_year(time) else time.from_
    last = reported_on(read, time)
    if start is None or last is None or last < start:
        last = last if start is None else None
    start_told = "some day of it" if start is None else "then"
    end_told = "to an end not given" if last is None else "up to the report"
    return time.replacing(
        from_=start,
        to=last,
        level=TimeLevel.LONGER,
        why=f"since {start_told}, {end_told}: {time.why}",
    )


def _event_times(
    read: ReadText, sentence: Sentence, trigger: Token | None = None
) -> list[TimeMention]:
    """The sentence's times, without those that date the saying itself.

    What stands inside the words of a speaker dates the event, what stands outside dates the speech.
    """
    inside = [
        t
        for t in within(read.times, sentence.start, sentence.end)
        if not is_dateline(read, t)
        and not is_compared_with(sentence, t)
        and not is_of_a_figure(read, sentence, t)
        and not is_of_mourning(sentence, trigger, t)
    ]
    spoken = None
    if trigger is not None:
        inside = [t for t in inside if not _is_of_another(sentence, trigger, t)]
        spoken = innermost(read, trigger.start, trigger.end)
    if spoken is not None and not names_a_thing(sentence, spoken):
        return [t for t in inside if spoken.covers(t.start, t.end)]
    cues = [
        cue
        for s in read.cued(sentence.start, sentence.end)
        for cue in s.cue
        if sentence.start <= cue[0] < sentence.end
        if s is not spoken or not _performs(sentence, s)
    ]
    return [
        t
        for t in inside
        if (spoken is not None and spoken.covers(t.start, t.end))
        or not _dates_a_cue(sentence, t, cues)
    ]


def _is_of_another(sentence: Sentence, trigger: Token, time: TimeMention) -> bool:
    """Whether the time dates what befell others, or what was done about those harmed before."""
    head = head_of(sentence, time.start, time.end)
    return is_of_others(sentence, trigger, head) or is_of_the_rest(sentence, trigger, head)


def _performs(sentence: Sentence, statement: Statement) -> bool:
    """Whether to say it is to do it: a truce announced on Monday dates from Monday."""
    return any(
        t.lemma in _PERFORMING
        for s, e in statement.cue
        for t in sentence.tokens
        if s <= t.start < e
    )


def _dates_a_cue(sentence: Sentence, time: TimeMention, cues: Sequence[tuple[int, int]]) -> bool:
    """Whether the verb the time hangs from is one of saying."""
    head = head_of(sentence, time.start, time.end)
    if head is None:
        return False
    for token in sentence.above(head):
        if token.pos in {"VERB", "AUX"}:
            return any(s <= token.start < e for s, e in cues)
    return False


def _when(
    read: ReadText, sentence: Sentence, trigger: Token, times: Sequence[TimeMention]
) -> tuple[TimeMention | None, str]:
    if not times and (spoken_on := _time_of_speech(read, sentence, trigger)) is not None:
        return spoken_on, f"when: told in the present tense, on {spoken_on.printed!r}"
    if times:
        nearest = min(times, key=lambda t: _nearness(sentence, trigger, t))
        return nearest, f"when: {nearest.printed!r} in its own sentence"
    earlier = [
        time
        for other in before_in_paragraph(read, sentence)
        for time in _event_times(read, other)
        if time.bound is None and not _is_period(other, time) and not _is_a_name(other, time)
    ]
    if earlier:
        return earlier[-1], f"when: {earlier[-1].printed!r} earlier in its paragraph"
    return None, ""


def _is_a_name(sentence: Sentence, time: TimeMention) -> bool:
    """Whether a month or more only names another event: "the July conflict"."""
    head = head_of(sentence, time.start, time.end)
    return time.level in _LONG and is_of_a_name(sentence, head)


def _nearness(
    sentence: Sentence, trigger: Token, time: TimeMention
) -> tuple[bool, bool, bool, int, int]:
    """How near a time stands to the event: those of its own clause first, mere ends of it last.

    Some hours of it ("for six hours") date nothing where its clause names the day.
    """
    head = head_of(sentence, time.start, time.end)
    elsewhere = not in_its_clause(sentence, trigger, head)
    hours = time.level is TimeLevel.PART_OF_DAY and time.printed.lower().startswith("for ")
    steps = distance(sentence, trigger, time)
    return time.bound is not None, elsewhere, hours, steps, time.start


def _time_of_speech(read: ReadText, sentence: Sentence, trigger: Token) -> TimeMention | None:
    """The time that dates the saying, when what is said is going on: "are advancing"."""
    helpers = {t.lower for t in sentence.below(trigger, "aux", "auxpass")}
    if trigger.tag != "VBG" or not helpers & _PRESENT:
        return None
    cues = [cue for s in read.cued(sentence.start, sentence.end) for cue in s.cue]
    inside = within(read.times, sentence.start, sentence.end)
    return next((t for t in inside if _dates_a_cue(sentence, t, cues)), None)
