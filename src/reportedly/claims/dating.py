"""The times of a sentence and its event -> those that may date it, and what they say of it.

A dateline dates the report and never an event. A time in a clause that only describes someone ("who
had left in May") dates that clause. "The deadliest since July" and "the July conflict" date nothing
that is told there. "Until Monday" is an end, and what has happened lies no later than its report.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import takewhile
from operator import attrgetter
from typing import TypeVar

from reportedly.records.claim import PlaceMention, Statement, TimeMention
from reportedly.records.parse import Sentence, Token
from reportedly.records.reading import ReadText
from reportedly.records.vocabulary import TimeBound, TimeLevel

M = TypeVar("M", TimeMention, PlaceMention)

DATELINE_WITHIN = 90
"""Characters from the start of the text within which the date of a dateline stands."""

_DASH = re.compile(r"\s*(?:\([^)\n]{1,60}\)|\[[^\]\n]{1,60}\])?\s*(?:--|[-–—])")
_DESCRIBING = frozenset({"relcl", "acl"})
_POINTING = frozenset({"that", "those", "this", "these"})
_BEFORE = frozenset({"before", "until", "till", "since"})
_SUPERLATIVE = frozenset({"JJS", "RBS"})
_OF_NUMBERS = frozenset({"least", "most"})
"""Superlatives that bound a figure: "at least 20 since May" counts from May."""
_ONLY_ONE = frozenset({"first", "biggest", "worst"})
_RANK = re.compile(
    r"\d+(?:st|nd|rd|th)|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth"
)
_OF_A_RANK = frozenset({"the", "its", "their", "his", "her"})
"""Words before a rank, which is no fraction: "its third since May", not "a third of it"."""
_BEGINNING = frozenset({"begin", "break", "erupt", "start"})
_NOW = frozenset({"VBZ", "VBP"})
_FIGURE_BEFORE = re.compile(
    r"\b(?:from|with|against)\s+(?:about\s+|at least\s+|the\s+)?\d[\d,]*"
    r"(?:\s+(?:dead|deaths|killed|people|victims|wounded))?(?:\s+(?:counted|given|reported))?"
    r"\s+(?:on\s+|the\s+)?$",
    re.IGNORECASE,
)
_COMPARED_BEFORE = re.compile(r"(?:\bto\s+\d[\d,]*,?|\bup|\bdown|\bcompared),?\s+$", re.IGNORECASE)
_COMPARED_AFTER = re.compile(r",?\s+to\s+(?:about\s+|at least\s+)?\d", re.IGNORECASE)
_WHO = frozenset({"WP", "WDT"})
_RESULTING = frozenset({"leave", "see", "get"})
"""Verbs that tell what befell somebody: "left nine killed" describes nobody."""

_AFTERWARDS = frozenset({"bury", "count", "cremate", "exhume", "grieve", "inter", "mourn"})
"""What is done about the dead on a day of its own: a time of it is not that of their death."""
_BURIED_BY_HARM = frozenset({"alive", "under", "beneath", "underneath", "inside"})

_OUT_OF_THE_NAME = frozenset({"VERB", "AUX"})
LONGEST_MONTH = 31
_A_DAY = timedelta(days=1)
_START = attrgetter("start")


def within(mentions: Sequence[M], start: int, end: int) -> list[M]:
    """Return the mentions, listed in text order, that stand in the characters [start, end)."""
    first = bisect_left(mentions, start, key=lambda mention: mention.start)
    found = []
    for i in range(first, len(mentions)):
        mention = mentions[i]
        if mention.start >= end:
            break
        if mention.end <= end:
            found.append(mention)
    return found


def before_in_paragraph(read: ReadText, sentence: Sentence) -> list[Sentence]:
    """Return the sentences of the same paragraph before this one, in text order.

    Where it points back ("in those bombings") at the sentence before, that one is among them,
    whatever paragraph it is of.
    """
    found: list[Sentence] = []
    at = bisect_left(read.sentences, sentence.start, key=lambda one: one.start)
    for i in range(at - 1, -1, -1):
        other = read.sentences[i]
        if other.paragraph != sentence.paragraph:
            break
        found.insert(0, other)
    if not found and at > 0 and _points_back(sentence, read.sentences[at - 1]):
        return [read.sentences[at - 1]]
    return found


def _points_back(sentence: Sentence, before: Sentence) -> bool:
    """Whether a "that" or "those" stands before a noun that the sentence before names."""
    named = {token.lemma for token in before.tokens if token.pos == "NOUN"}
    return any(
        token.lower in _POINTING and sentence.tokens[token.head].lemma in named
        for token in sentence.tokens
        if token.dep == "det"
    )


def is_dateline(read: ReadText, time: TimeMention) -> bool:
    """Return whether the time is that of a dateline: near the start of the text, before a dash."""
    first = read.sentences[0].start
    if time.start - first > DATELINE_WITHIN:
        return False
    return _DASH.match(read.document.text, time.end) is not None


def in_its_clause(sentence: Sentence, trigger: Token, head: Token | None) -> bool:
    """Return whether a time may date the event, for all the clauses that lie between the two.

    Args:
        sentence: the sentence of both.
        trigger: the word of the event.
        head: the outermost word of the time; None where the parse has none.
    """
    if head is None:
        return True
    around = {trigger.i, *(token.i for token in sentence.above(trigger))}
    for token in (head, *sentence.above(head)):
        if token.i in around:
            return True
        if token.pos in {"VERB", "AUX"} and _is_another(sentence, token):
            return False
    return True


def _is_another(sentence: Sentence, verb: Token) -> bool:
    """Whether the verb heads a clause that describes a noun, or tells of what was before."""
    if verb.dep in _DESCRIBING:
        return True
    return verb.dep == "advcl" and any(t.lower in _BEFORE for t in sentence.below(verb, "mark"))


def is_compared_with(sentence: Sentence, time: TimeMention) -> bool:
    """Return whether the time only says since when nothing was like it: "the deadliest since July".

    It dates neither the event nor a count: what is compared happened on a day of its own.
    """
    since = _since_before(sentence, time) or _since_of_clause(sentence, time)
    if since is None:
        return False
    for token in reversed(sentence.tokens[: since.i]):
        if token.pos in _OUT_OF_THE_NAME or token.lower in {",", ";", "("}:
            return False
        if token.tag in _SUPERLATIVE and token.lower not in _OF_NUMBERS:
            return True
        if token.lower in _ONLY_ONE or _is_rank(sentence, token):
            return True
    return False


def _is_rank(sentence: Sentence, token: Token) -> bool:
    before = sentence.tokens[token.i - 1] if token.i else None
    ranks = _RANK.fullmatch(token.lower) is not None
    return ranks and before is not None and before.lower in _OF_A_RANK


def _since_of_clause(sentence: Sentence, time: TimeMention) -> Token | None:
    """The "since" of the time's own clause: since the war began in May."""
    head = head_of(sentence, time.start, time.end)
    above = () if head is None else sentence.above(head)
    verb = next((t for t in above if t.pos in {"VERB", "AUX"}), None)
    marks = () if verb is None else sentence.below(verb, "mark")
    return next((t for t in marks if t.lower == "since"), None)


def is_of_a_figure(read: ReadText, sentence: Sentence, time: TimeMention) -> bool:
    """Return whether the time dates a figure that another is compared with: to 30, from 20 then."""
    before = read.document.text[sentence.start : time.start]
    figure = _FIGURE_BEFORE.search(before)
    if figure is None:
        return False
    after = _COMPARED_AFTER.match(read.document.text, time.end, sentence.end)
    return after is not None or _COMPARED_BEFORE.search(before, 0, figure.start()) is not None


def began_then(sentence: Sentence, trigger: Token, time: TimeMention) -> bool:
    """Return whether the time tells when what goes on began: the war, begun in May, has killed."""
    head = head_of(sentence, time.start, time.end)
    above = () if head is None else sentence.above(head)
    verb = next((t for t in above if t.pos in {"VERB", "AUX"}), None)
    if verb is None or verb.dep not in _DESCRIBING or verb.lemma not in _BEGINNING:
        return False
    around = {trigger.i, *(t.i for t in sentence.above(trigger))}
    told = next((t for t in sentence.above(verb) if t.pos in {"VERB", "AUX"}), None)
    if told is None or told.i not in around or verb.i in around or verb.head == trigger.i:
        return False
    return any(t.lemma == "have" and t.tag in _NOW for t in sentence.below(told, "aux"))


def _since_before(sentence: Sentence, time: TimeMention) -> Token | None:
    """The "since" the time opens with or stands behind, with no verb or comma between the two."""
    opening = [t for t in sentence.tokens if time.start <= t.start < time.end][:1]
    if not opening:
        return None
    for token in (*opening, *reversed(sentence.tokens[: opening[0].i])):
        if token.lower == "since":
            return token
        if token.pos in {"VERB", "AUX", "PUNCT"}:
            return None
    return None


def describes(sentence: Sentence, trigger: Token, head: Token | None) -> bool:
    """Return whether the time stands in a clause that only describes someone, without the event."""
    around = {trigger.i, *(token.i for token in sentence.above(trigger))}
    inside = () if head is None else (head, *sentence.above(head))
    return any(token.dep in _DESCRIBING and token.i not in around for token in inside)


def is_of_others(sentence: Sentence, trigger: Token, head: Token | None) -> bool:
    """Return whether the time dates what befell somebody in a clause joined to the event's.

    A clerk was killed and the minister mourned his brother, killed in 2003.
    """
    around = {trigger.i, *(token.i for token in sentence.above(trigger))}
    told = False
    for token in () if head is None else (head, *sentence.above(head)):
        if token.i in around:
            return False
        told = told or token.dep in _DESCRIBING or (token.dep == "advcl" and token.tag == "VBN")
        if told and token.dep == "conj" and any(sentence.below(token, "nsubj", "nsubjpass")):
            return True
    return False


def is_of_the_rest(sentence: Sentence, trigger: Token, head: Token | None) -> bool:
    """Return whether the time dates what was done about those who had been harmed before.

    "On Sunday the parents of a man killed in the raid spoke": nobody was killed on Sunday.
    """
    described = _described(sentence, trigger)
    if described is None or head is None:
        return False
    beyond = {token.i for token in sentence.above(described)}
    for token in (head, *sentence.above(head)):
        if token.i in {trigger.i, described.i}:
            return False
        if token.pos in {"VERB", "AUX"}:
            return token.i in beyond
    return False


def is_of_mourning(sentence: Sentence, trigger: Token | None, time: TimeMention) -> bool:
    """Return whether the time is that of a burial or a count of the dead, and not of the event.

    "On Friday they buried nine men": nobody was killed on Friday. Those buried under a house were,
    and a bomb may go off while mourners "were burying" somebody.
    """
    head = head_of(sentence, time.start, time.end)
    above = () if head is None else sentence.above(head)
    verb = next((t for t in above if t.pos in {"VERB", "AUX"}), None)
    if verb is None or verb.lemma not in _AFTERWARDS or verb.tag == "VBG" or verb == trigger:
        return False
    return not any(t.lower in _BURIED_BY_HARM for t in sentence.tokens[verb.i + 1 : verb.i + 3])


def _described(sentence: Sentence, trigger: Token) -> Token | None:
    """Those whom a clause of the trigger only describes: a man killed, the men who were killed."""
    passive = trigger.dep == "acl" and trigger.tag == "VBN"
    if trigger.dep == "relcl":
        passive = any(t.tag in _WHO for t in sentence.below(trigger, "nsubjpass"))
    described = sentence.head(trigger) if passive else None
    above = None if described is None else sentence.head(described)
    return None if above is not None and above.lemma in _RESULTING else described


def is_of_a_name(sentence: Sentence, head: Token | None) -> bool:
    """Return whether the time only tells which of several: "the July conflict", "the 2014 war"."""
    if head is None or head.dep not in {"compound", "nmod", "amod", "nummod"}:
        return False
    return sentence.tokens[head.head].pos in {"NOUN", "PROPN"}


def as_told(read: ReadText, time: TimeMention, *, past: bool, is_name: bool = False) -> TimeMention:
    """Return what the time says of the event: an end of its days where a word makes it one.

    Args:
        read: the page.
        time: the time that dates the event.
        past: whether the event had happened when it was told.
        is_name: whether it only tells which of several: after the 2008 war is after a day of 2008.
    """
    if is_name and time.bound is TimeBound.AFTER:
        return _after_some_day(time, reported_on(read, time))
    bounded = _bounded(time)
    reported = reported_on(read, bounded)
    if not past or reported is None or bounded.from_ is None or bounded.to is None:
        return bounded
    if not bounded.from_ <= reported < bounded.to:
        return bounded
    return bounded.replacing(to=reported, why=f"{bounded.why}; not after its report, {reported}")


def _after_some_day(time: TimeMention, reported: date | None) -> TimeMention:
    last = reported if reported and time.from_ and reported >= time.from_ else None
    why = f"{time.why}; after some day of it"
    return time.replacing(to=last, level=TimeLevel.LONGER, bound=None, why=why)


def _bounded(time: TimeMention) -> TimeMention:
    if time.bound is None or time.from_ is None or time.to is None:
        return time
    why = f"{time.why}; {time.bound} then"
    if time.bound is TimeBound.AFTER:
        return time.replacing(from_=time.to, to=None, level=TimeLevel.LONGER, why=why)
    last = time.from_ - _A_DAY if time.bound is TimeBound.BEFORE else time.to
    return time.replacing(from_=None, to=last, level=TimeLevel.LONGER, why=why)


def stands_since(sentence: Sentence, time: TimeMention) -> bool:
    """Return whether the time dates what a "since" stands before: since the truce of 9 November."""
    head = head_of(sentence, time.start, time.end)
    if head is None:
        return False
    for token in sentence.above(head):
        if token.pos in {"VERB", "AUX"}:
            return any(t.lower == "since" for t in sentence.below(token, "mark"))
        if token.lower == "since":
            return True
    return False


def of_a_year(time: TimeMention) -> bool:
    """Return whether the time is longer than a month: an event of it may be of any of its days."""
    if time.from_ is None or time.to is None:
        return False
    return (time.to - time.from_).days > LONGEST_MONTH


def is_ahead(read: ReadText, time: TimeMention) -> bool:
    """Return whether the time lies after its report, so that nothing had happened then."""
    reported = reported_on(read, time)
    return reported is not None and time.from_ is not None and time.from_ > reported


def reported_on(read: ReadText, time: TimeMention) -> date | None:
    """Return the day of the report or, without one, the day that the time is counted from."""
    published = read.document.published
    return time.reference if published is None else published.day


def names_a_thing(sentence: Sentence, statement: Statement) -> bool:
    """Return whether the content is a noun ("reported attacks") and not a clause of its own."""
    head = head_of(sentence, *statement.content[0])
    return head is not None and head.pos in {"NOUN", "PROPN"} and head.dep != "nsubj"


def head_of(sentence: Sentence, start: int, end: int) -> Token | None:
    """Return the token of the stretch whose head lies outside it."""
    first = bisect_left(sentence.tokens, start, key=_START)
    inside = tuple(takewhile(lambda t: t.end <= end, sentence.tokens[first:]))
    for token in inside:
        head = sentence.tokens[token.head]
        if token.head == token.i or not start <= head.start < end:
            return token
    return inside[0] if inside else None


def distance(sentence: Sentence, trigger: Token, mention: TimeMention | PlaceMention) -> int:
    """Return the steps through the parse from the mention to the trigger."""
    head = head_of(sentence, mention.start, mention.end)
    if head is None:
        return len(sentence.tokens)
    up = {token.i: steps for steps, token in enumerate((trigger, *sentence.above(trigger)))}
    for steps, token in enumerate((head, *sentence.above(head))):
        if token.i in up:
            return steps + up[token.i]
    return len(sentence.tokens)
