"""A phrase counted from an event ("two days after the shooting") -> the day of that event."""

from collections.abc import Iterator, Sequence

from reportedly.claims.when.almanac import Line
from reportedly.claims.when.phrases import Phrase
from reportedly.claims.when.spans import Fixed, Span
from reportedly.claims.when.verbs import outermost
from reportedly.records.parse import Sentence, Token
from reportedly.records.vocabulary import TimeLevel
from reportedly.vocab.calendar import Reading

Told = tuple[Phrase, Span]
"""A phrase and what it was read as."""

COUNTED = frozenset({Reading.AFTER_EVENT, Reading.ANNIVERSARY})
SHORTEST_STEM = 4
"""Letters two words for one event share at least: shoot, shooting."""


def event_day(
    line: Line, phrase: Phrase, lines: tuple[Line, ...], told: Sequence[Sequence[Told]]
) -> Fixed | None:
    """Return the one day on which the event after "two days after" was told to be.

    Args:
        line: the sentence of the phrase.
        phrase: the phrase that counts from an event; None is returned for any other.
        lines: the page's sentences, in order.
        told: what was read of each of them up to and with the sentence of the phrase.
    """
    if phrase.reading not in COUNTED:
        return None
    event = _event(line.sentence, phrase)
    if event is None:
        return None
    days = {
        span.first
        for earlier, spans in zip(lines, told, strict=False)
        for said, span in spans
        if span.first is not None and span.first == span.last
        if span.level in {TimeLevel.DAY, TimeLevel.PART_OF_DAY, TimeLevel.INSTANT}
        if _tells_of(earlier.sentence, said, event.lemma)
    }
    if len(days) != 1:
        return None
    day = days.pop()
    return Fixed(day=day, why=f"the {event.lemma} of {day}, told before")


def _event(sentence: Sentence, phrase: Phrase) -> Token | None:
    """The noun or verb after the phrase that names the event, or the owner of an anniversary."""
    if phrase.reading is Reading.ANNIVERSARY:
        top = outermost(sentence, phrase)
        owner = None if top is None else next(sentence.below(top, "poss"), None)
        if owner is not None:
            return owner
    after = [t for t in sentence.tokens if t.start >= phrase.end]
    for token in after[:6]:
        if token.pos in {"NOUN", "VERB"} and token.dep not in {"compound", "amod", "nummod"}:
            return token
    return None


def _tells_of(sentence: Sentence, phrase: Phrase, lemma: str) -> bool:
    """Whether the phrase stands under a word for the event, or right after it."""
    token = outermost(sentence, phrase)
    if token is None:
        return False
    before = [t for t in sentence.tokens if t.end <= phrase.start][-2:]
    if before and before[-1].pos == "ADP":
        before.pop()
    if before and _one_event(before[-1].lemma, lemma):
        return True
    return any(_one_event(head.lemma, lemma) for head in _up_to_verb(sentence, token))


def _one_event(told: str, lemma: str) -> bool:
    """Whether two lemmas are words for one event: the same, or "shoot" and "shooting"."""
    short, long = sorted((told.lower(), lemma.lower()), key=len)
    return short == long or (len(short) >= SHORTEST_STEM and long.startswith(short))


def _up_to_verb(sentence: Sentence, token: Token) -> Iterator[Token]:
    for head in sentence.above(token):
        yield head
        if head.pos == "VERB":
            return
