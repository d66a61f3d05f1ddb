"""A page's claims -> the same, with what the page has told before filling in what they leave open.

A report dates its event once and then speaks of "the attack". An undated claim takes the day and
place of the nearest earlier claim of the same kind of event. One that counts (the dead, the posts
seized) takes them, failing that, from the page's main event: the first it dates or places. The
reason says so, and the claim is held less surely. Background, running totals and what has not
happened neither give nor take.
"""

from collections.abc import Sequence
from datetime import date

from reportedly.claims.placing import elsewhere
from reportedly.records.claim import Claim, TimeMention
from reportedly.records.parse import Sentence
from reportedly.records.reading import ReadText
from reportedly.records.vocabulary import (
    EventClass,
    Modality,
    PlaceLevel,
    SegmentKind,
    Stance,
    TimeBasis,
    TimeLevel,
)

HELD_LESS = 0.8
"""What a claim's confidence is multiplied by when its day or place was told elsewhere."""

LONGEST_RUN = 6
"""Days between an event and a report that may still be counting its dead."""

LONG_AGO = 31
"""Days before a page beyond which what it tells is the past."""

VIOLENT = frozenset(
    {
        EventClass.ARMED_CLASH,
        EventClass.ATTACK_ON_ARMED,
        EventClass.ATTACK_ON_CIVILIANS,
        EventClass.SHELLING,
        EventClass.AIR_STRIKE,
        EventClass.DRONE_STRIKE,
        EventClass.MINE_OR_IED,
        EventClass.SUICIDE_BOMBING,
        EventClass.EXECUTION,
        EventClass.CAPTURE_OF_COMBATANTS,
        EventClass.ABDUCTION_DETENTION,
        EventClass.TERRITORY_TAKEN,
        EventClass.INCURSION_OR_ADVANCE,
        EventClass.PROPERTY_DESTRUCTION,
        EventClass.DISPLACEMENT_EVACUATION,
    }
)
_DATED = frozenset({TimeLevel.INSTANT, TimeLevel.PART_OF_DAY, TimeLevel.DAY, TimeLevel.DAYS})
_SUMS_UP = frozenset({SegmentKind.HEADLINE, SegmentKind.STANDFIRST})
_PERFECT = frozenset({"have", "has", "'ve"})


def with_context(read: ReadText, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Return the claims in their order, those of one continuing event dated and placed alike."""
    sentences = {(s.start, s.end): s for s in read.sentences}
    done: list[Claim] = []
    published = read.document.published
    day = None if published is None else published.to
    news = [claim for claim in claims if _belongs(claim) and not claim.is_ledger(day)]
    in_news = {claim.id for claim in news}
    days = [claim for claim in news if _gives_a_day(claim)]
    places = [claim for claim in news if _gives_a_place(claim)]
    for claim in claims:
        if claim.id not in in_news:
            done.append(claim)
            continue
        filled = _dated(read, claim, days, sentences[claim.sentence])
        placeless = elsewhere(read, sentences[claim.sentence]) is not None
        done.append(filled if placeless else _placed(filled, places, day))
    return tuple(done)


def _belongs(claim: Claim) -> bool:
    """Whether the claim tells of violence that happened."""
    untyped = claim.event_class is EventClass.UNKNOWN and claim.stance is Stance.ASSERTS
    violent = claim.toll is not None or claim.event_class in VIOLENT or untyped
    return violent and claim.modality in {Modality.ACTUAL, Modality.NEGATED}


def _dated(read: ReadText, claim: Claim, claims: Sequence[Claim], sentence: Sentence) -> Claim:
    if claim.when is not None:
        return claim
    giver = _giver(claim, claims)
    if giver is None or giver.when is None:
        return claim
    when = _going_on(read, giver.when, sentence)
    return claim.replacing(
        when=when,
        confidence=round(claim.confidence * HELD_LESS, 3),
        why=(*claim.why, f"when: as told of {giver.quote[:60]!r} on this page"),
    )


def _placed(claim: Claim, claims: Sequence[Claim], day: date | None) -> Claim:
    if claim.where:
        return claim
    giver = _giver(claim, claims)
    if giver is None or _is_older(claim, giver, day):
        return claim
    return claim.replacing(
        where=giver.where,
        confidence=round(claim.confidence * HELD_LESS, 3),
        why=(*claim.why, f"where: as told of {giver.quote[:60]!r} on this page"),
    )


def _is_older(claim: Claim, giver: Claim, day: date | None) -> bool:
    """Whether the claim's own day lies long before the giver's, or before the page if it has none.

    What happened months ago happened in a place of its own.
    """
    own, told = claim.when, giver.when
    known = None if told is None else told.from_
    news = day if known is None else known
    if own is None or own.to is None or news is None:
        return False
    return (news - own.to).days > (LONGEST_RUN if known is not None else LONG_AGO)


def _giver(claim: Claim, givers: Sequence[Claim]) -> Claim | None:
    """The nearest earlier claim of the same kind of event, or the first of any kind before it.

    A headline stands before the news it sums up, so it may take from what follows.
    """
    earlier = [c for c in givers if c.start < claim.start or claim.segment in _SUMS_UP]
    same = [c for c in earlier if c.event_class is claim.event_class and c.start < claim.start]
    if same and claim.event_class is not EventClass.UNKNOWN:
        return same[-1]
    counts = claim.toll is not None or claim.quantity is not None
    return earlier[0] if earlier and counts else None


def _gives_a_day(claim: Claim) -> bool:
    when = claim.when
    return when is not None and when.from_ is not None and when.level in _DATED


def _gives_a_place(claim: Claim) -> bool:
    return any(place.level is not PlaceLevel.COUNTRY for place in claim.where)


def _going_on(read: ReadText, when: TimeMention, sentence: Sentence) -> TimeMention:
    """The day; where the harm is told in the perfect tense, the days up to that of the report.

    "At least 27 have been killed" counts up to the day it is written.
    """
    published = read.document.published
    day = None if published is None else published.day
    perfect = any(t.lower in _PERFECT and t.dep == "aux" for t in sentence.tokens)
    if day is None or when.from_ is None or not perfect:
        return when
    if not 0 < (day - when.from_).days <= LONGEST_RUN:
        return when
    return when.replacing(
        to=day,
        level=TimeLevel.DAYS,
        basis=TimeBasis.PUBLICATION,
        why=f"{when.why}; told in the perfect tense, so up to the day of report",
    )
