"""A claim and the page's times and places -> when and where it says the thing happened.

The event's own clause is asked first, then its sentence, then the paragraph up to it; a time that
belongs to the saying ("said on Monday") or to another clause is not the event's. The publication
date is never used: a report without a date for the event has none.
"""

import re
from collections.abc import Iterable, Sequence
from typing import TypeVar

from reportedly.claims.dating import (
    as_told,
    before_in_paragraph,
    in_its_clause,
    is_ahead,
    is_dateline,
    within,
)
from reportedly.claims.who.attribute import innermost
from reportedly.records.base import Record
from reportedly.records.claim import Cumulative, PlaceMention, Statement, TimeMention
from reportedly.records.parse import Sentence, Token
from reportedly.records.reading import ReadText
from reportedly.records.vocabulary import PlaceLevel, SegmentKind, TimeLevel

M = TypeVar("M", TimeMention, PlaceMention)

PLACING = frozenset(
    {"in", "at", "near", "outside", "inside", "around", "on", "along", "between", "across", "from"}
    | {
        "of",
        "within",
        "over",
        "against",
        "through",
        "including",
        "toward",
        "towards",
        "to",
        "into",
        "off",
    }
)
_OF_WHOM = frozenset({"of", "from", "to", "against", "including"})
"""Behind these a name that only modifies says whose or whom, not where."""
_STATE = "country:"
_HERE = frozenset({"in", "at", "near", "outside", "inside"})
_PERFORMING = frozenset({"announce", "declare", "proclaim", "impose"})
_PRESENT = frozenset({"is", "are", "'s", "'re", "am"})
_RUNNING = re.compile(
    r"\bpast\b|\bthe last\b|\blast (?:\d|few|several|two|three|four|five|six|seven|eight|nine|ten)"
    r"|so far this|\bover the\b|\bbetween\b|\bthis year\b|\bto date\b"
)
"""A stretch that is still counted over. "Last week" is a date; "the last week" is a count."""
_EDGES = frozenset({"border", "frontier", "boundary"})
_STRUCK = frozenset(
    {PlaceLevel.SITE, PlaceLevel.SETTLEMENT, PlaceLevel.NEAR_SETTLEMENT, PlaceLevel.LINE_OR_ZONE}
)
_VAGUE_LEVELS = frozenset({PlaceLevel.COUNTRY, PlaceLevel.UNKNOWN, PlaceLevel.OTHER})
_PRECISE_FIRST = (
    PlaceLevel.SITE,
    PlaceLevel.SETTLEMENT,
    PlaceLevel.NEAR_SETTLEMENT,
    PlaceLevel.ADM2,
    PlaceLevel.LINE_OR_ZONE,
    PlaceLevel.ADM1,
    PlaceLevel.CONTESTED_REGION,
    PlaceLevel.WATER_OR_AIR,
    PlaceLevel.COUNTRY,
    PlaceLevel.OTHER,
    PlaceLevel.UNKNOWN,
)


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
    period = next((t for t in times if _is_period(sentence, t)), None)
    when, when_why = _when(read, sentence, trigger, [t for t in times if t is not period])
    found, where_why = _where(read, sentence, trigger)
    where = tuple(_without_pin(place) for place in found)
    return Settled(
        when=_told(read, when, past=past) if period is None else _running(sentence, period),
        where=where,
        period=None if period is None else _period(sentence, period),
        why=tuple(
            why
            for why in (
                when_why if period is None else f"when: a total over {period.printed!r}",
                where_why,
            )
            if why
        ),
    )


def _told(read: ReadText, when: TimeMention | None, *, past: bool) -> TimeMention | None:
    return None if when is None else as_told(read, when, past=past)


def _without_pin(place: PlaceMention) -> PlaceMention:
    """The place, its point left out where it is only the middle of a state: no event is there."""
    if place.id is None or not place.id.startswith(_STATE):
        return place
    return place.replacing(lat=None, lon=None)


def _is_period(sentence: Sentence, time: TimeMention) -> bool:
    """Whether the expression covers a stretch a total may run over: since, in the past year."""
    told = time.printed.lower()
    running = _RUNNING.search(told) is not None
    long = time.level in {TimeLevel.WEEK, TimeLevel.MONTH, TimeLevel.LONGER, TimeLevel.DAYS}
    return told.startswith("since ") or (running and long) or _stands_since(sentence, time)


def _stands_since(sentence: Sentence, time: TimeMention) -> bool:
    """Whether the time dates what a "since" stands before: since the truce of 9 November."""
    head = _head_of(sentence, time.start, time.end)
    if head is None:
        return False
    for token in sentence.above(head):
        if token.pos in {"VERB", "AUX"}:
            return any(t.lower == "since" for t in sentence.below(token, "mark"))
        if token.lower == "since":
            return True
    return False


def _period(sentence: Sentence, time: TimeMention) -> Cumulative:
    """The stretch: what "since" stands before is its start, and its end is not given by it."""
    if _stands_since(sentence, time) and not time.printed.lower().startswith("since "):
        return Cumulative(from_=time.from_, to=None)
    return Cumulative(from_=time.from_, to=time.to)


def _running(sentence: Sentence, time: TimeMention) -> TimeMention:
    """The period as a time: from the day "since" stands before, with its end left open."""
    if not _stands_since(sentence, time) or time.printed.lower().startswith("since "):
        return time
    return time.replacing(
        to=None, level=TimeLevel.LONGER, why=f"since then, to an end not given: {time.why}"
    )


def _event_times(
    read: ReadText, sentence: Sentence, trigger: Token | None = None
) -> list[TimeMention]:
    """The sentence's times, without those that date the saying itself.

    What stands inside the words of a speaker dates the event, what stands outside dates the speech.
    """
    inside = [t for t in _within(read.times, sentence) if not is_dateline(read, t)]
    spoken = None
    if trigger is not None:
        spoken = innermost(read, trigger.start, trigger.end)
    if spoken is not None and not _names_a_thing(sentence, spoken):
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


def _names_a_thing(sentence: Sentence, statement: Statement) -> bool:
    """Whether the content is a noun ("reported attacks") and no clause with times of its own."""
    head = _head_of(sentence, *statement.content[0])
    return head is not None and head.pos in {"NOUN", "PROPN"} and head.dep != "nsubj"


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
    head = _head_of(sentence, time.start, time.end)
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
        if time.bound is None and not _is_period(other, time)
    ]
    if earlier:
        return earlier[-1], f"when: {earlier[-1].printed!r} earlier in its paragraph"
    return None, ""


def _nearness(sentence: Sentence, trigger: Token, time: TimeMention) -> tuple[bool, bool, int, int]:
    """How near a time stands to the event: those of its own clause first, mere ends of it last."""
    head = _head_of(sentence, time.start, time.end)
    elsewhere = not in_its_clause(sentence, trigger, head)
    return time.bound is not None, elsewhere, _distance(sentence, trigger, time), time.start


def _time_of_speech(read: ReadText, sentence: Sentence, trigger: Token) -> TimeMention | None:
    """The time that dates the saying, when what is said is going on: "are advancing"."""
    helpers = {t.lower for t in sentence.below(trigger, "aux", "auxpass")}
    if trigger.tag != "VBG" or not helpers & _PRESENT:
        return None
    cues = [cue for s in read.cued(sentence.start, sentence.end) for cue in s.cue]
    inside = _within(read.times, sentence)
    return next((t for t in inside if _dates_a_cue(sentence, t, cues)), None)


def _where(
    read: ReadText, sentence: Sentence, trigger: Token
) -> tuple[tuple[PlaceMention, ...], str]:
    here = [p for p in _spots(read.places, sentence) if _places_an_event(sentence, p, trigger)]
    spoken = innermost(read, trigger.start, trigger.end)
    if spoken is not None and not _names_a_thing(sentence, spoken):
        here = [p for p in here if spoken.covers(p.start, p.end)]
    if here:
        best = min(_rank(p) for p in here)
        level = [p for p in here if _rank(p) == best]
        nearest = min(level, key=lambda p: _distance(sentence, trigger, p))
        joined = _joined(sentence, nearest, level)
        return joined, f"where: {nearest.printed!r} in its own sentence"
    for other in reversed(before_in_paragraph(read, sentence)):
        found = [
            p
            for p in _spots(read.places, other)
            if _places_an_event(other, p) and p.level not in _VAGUE_LEVELS
        ]
        if found:
            place = min(found, key=_rank)
            return (place,), f"where: {place.printed!r} earlier in its paragraph"
    return _at_dateline(read, sentence)


def _at_dateline(read: ReadText, sentence: Sentence) -> tuple[tuple[PlaceMention, ...], str]:
    """The town of the dateline, for a report whose first paragraph names no place at all.

    Further down a dateline tells nothing: a report filed from one town tells of others.
    """
    paragraph = [other for other in read.sentences if other.paragraph == sentence.paragraph]
    named = [p for other in paragraph for p in _within(read.places, other)]
    filed = [
        p
        for segment in read.document.segments
        if segment.kind is SegmentKind.DATELINE and segment.end <= sentence.start
        for p in read.places
        if segment.start <= p.start and p.end <= segment.end and p.level in _STRUCK
    ]
    if named or not filed or not _is_opening(read, sentence):
        return (), ""
    return (filed[-1],), f"where: {filed[-1].printed!r} in the dateline, no place is told nearer"


def _is_opening(read: ReadText, sentence: Sentence) -> bool:
    """Whether the sentence is of the first paragraph behind the dateline."""
    behind = [other for other in read.sentences if other.segment is SegmentKind.BODY]
    return bool(behind) and behind[0].paragraph == sentence.paragraph


def _spots(places: Sequence[PlaceMention], sentence: Sentence) -> list[PlaceMention]:
    """The places of the sentence; of a stretch between two towns the stretch, not its ends."""
    named = _within(places, sentence)
    lines = [p for p in named if p.level is PlaceLevel.LINE_OR_ZONE]
    return [p for p in named if not any(_is_end(p, line) for line in lines)]


def _is_end(place: PlaceMention, line: PlaceMention) -> bool:
    return place is not line and line.start <= place.start and place.end <= line.end


def _rank(place: PlaceMention) -> int:
    return _PRECISE_FIRST.index(place.level)


def _joined(
    sentence: Sentence, nearest: PlaceMention, places: Iterable[PlaceMention]
) -> tuple[PlaceMention, ...]:
    """The nearest place and those listed with it: in A, B and C."""
    first = _head_of(sentence, nearest.start, nearest.end)
    if first is None:
        return (nearest,)
    top = _list_head(sentence, first)
    return tuple(
        place
        for place in places
        if (head := _head_of(sentence, place.start, place.end)) is not None
        and _list_head(sentence, head).i == top.i
    ) or (nearest,)


def _list_head(sentence: Sentence, token: Token) -> Token:
    while token.dep in {"conj", "appos"} and token.head != token.i:
        token = sentence.tokens[token.head]
    return token


def _places_an_event(sentence: Sentence, place: PlaceMention, trigger: Token | None = None) -> bool:
    """Whether the name stands where an event is placed, not where an actor stands.

    What the event's own verb strikes is its place as well: closed the pass, shelled the town.
    """
    head = _head_of(sentence, place.start, place.end)
    if head is None or (place.id is None and place.level is PlaceLevel.UNKNOWN):
        return False  # of a name that no gazetteer has, the page must tell what kind of place it is
    top = _list_head(sentence, head)
    while top.dep in {"compound", "nmod", "amod"} and top.head != top.i:
        top = sentence.tokens[top.head]
    above = sentence.head(top)
    modifies = top.i != head.i
    is_line = place.level is PlaceLevel.LINE_OR_ZONE
    whole = top.lemma in _EDGES and not is_line
    if above is None or (modifies and (whole or place.level is PlaceLevel.COUNTRY)):
        return False  # "US air strikes" are not in the US, nor is "the Chad border" in Chad
    if trigger is not None and top.dep in {"dobj", "nsubjpass"} and above.i == trigger.i:
        return place.level in _STRUCK
    if modifies and above.lower in _OF_WHOM:
        return False  # "claims of the Kyiv authorities" are not in Kyiv
    if top.dep in {"advmod", "npadvmod"} and top.i > 0:
        return sentence.tokens[top.i - 1].lower in _HERE  # a name the parse took for an adverb
    return top.dep == "pobj" and above.lower in PLACING


def _within(mentions: Sequence[M], sentence: Sentence) -> list[M]:
    return within(mentions, sentence.start, sentence.end)


def _head_of(sentence: Sentence, start: int, end: int) -> Token | None:
    """The token of the stretch whose head lies outside it."""
    inside = [t for t in sentence.tokens if start <= t.start and t.end <= end]
    for token in inside:
        head = sentence.tokens[token.head]
        if token.head == token.i or not start <= head.start < end:
            return token
    return inside[0] if inside else None


def _distance(sentence: Sentence, trigger: Token, mention: TimeMention | PlaceMention) -> int:
    """Steps through the parse from the mention to the trigger."""
    head = _head_of(sentence, mention.start, mention.end)
    if head is None:
        return len(sentence.tokens)
    up = {token.i: steps for steps, token in enumerate((trigger, *sentence.above(trigger)))}
    for steps, token in enumerate((head, *sentence.above(head))):
        if token.i in up:
            return steps + up[token.i]
    return len(sentence.tokens)
