"""Toll -> the stretch of time it runs over, where what did the harm says it was no single event.

Where a date says so ("since March") the date has been read before; here it is a war, or several
attacks counted together.
"""

from collections.abc import Iterator

from reportedly.records.claim import Cumulative, TimeMention
from reportedly.records.parse import Sentence, Token
from reportedly.vocab.events import EventWords
from reportedly.vocab.harms import HarmWords

_IN = frozenset({"in", "during", "by", "from", "of"})


def span_of_harm(
    sentence: Sentence,
    trigger: Token,
    when: TimeMention | None,
    harms: HarmWords,
    events: EventWords,
) -> tuple[Cumulative, str] | None:
    """Return the period of a running total and why it is one, None for a single event.

    The period of several attacks is that of their date; without a date there is none. A war lasts,
    dated or not.
    """
    for cause in _causes(sentence, trigger):
        if cause.lemma in harms.long.words and not any(sentence.below(cause, "nummod")):
            period = Cumulative(from_=None, to=None)
            if when is not None:
                period = Cumulative(from_=when.from_, to=when.to)
            return period, f"period: the length of a {cause.lemma}"
        if (
            when is not None
            and when.from_ is not None
            and _are_several(sentence, cause, harms, events)
        ):
            period = Cumulative(from_=when.from_, to=when.to)
            return period, f"period: several events, {cause.text!r}"
    return None


def _causes(sentence: Sentence, trigger: Token) -> Iterator[Token]:
    """What did the harm: the subject, what stands after "in" or "by", what a clause describes."""
    for preposition in sentence.below(trigger, "prep", "agent"):
        if preposition.lower in _IN:
            yield from sentence.below(preposition, "pobj")
    head = sentence.head(trigger)
    if trigger.dep in {"relcl", "acl"} and head is not None:
        yield head
    yield from sentence.below(trigger, "nsubj")
    if trigger.dep == "advcl" and head is not None:
        yield from sentence.below(head, "dobj")


def _are_several(sentence: Sentence, noun: Token, harms: HarmWords, events: EventWords) -> bool:
    """Whether the noun is of more than one attack: two raids, a series of raids."""
    held = noun
    if noun.lemma in harms.several_events.words:
        of = (t for t in sentence.below(noun, "prep") if t.lower == "of")
        held = next((t for p in of for t in sentence.below(p, "pobj")), noun)
    is_event = any(
        events.is_violent(entry.class_) and "NOUN" in entry.pos
        for entry in events.entries_for(held.lemma, held.lower)
    )
    if held.tag != "NNS" or not is_event:
        return False
    said = {t.lemma for t in sentence.below(held, "amod", "nummod")} | {noun.lemma}
    return bool(said & harms.several_events.words) or any(sentence.below(held, "nummod"))
