"""Toll -> the stretch of time it runs over, where what did the harm says it was no single event.

Where a date says so ("since March") the date has been read before; here it is a war, several
attacks counted together, or a verb that counts on: have been killed since, have fled.
"""

from collections.abc import Iterator

from reportedly.records.claim import Cumulative, TimeMention
from reportedly.records.parse import Sentence, Token
from reportedly.vocab.events import EventWords
from reportedly.vocab.harms import HarmWords

_IN = frozenset({"in", "during", "by", "from", "of", "over", "to", "since"})
_HAVE = frozenset({"have", "has", "'ve"})
_HAD = _HAVE | {"had"}
_THIS = frozenset({"this", "in", "since"})


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
    period = Cumulative(from_=None, to=None)
    if when is not None:
        period = Cumulative(from_=when.from_, to=when.to)
    counts_on = _counts_on(sentence, trigger)
    if counts_on is not None:
        return period, f"period: {counts_on}"
    verb = _costing(sentence, trigger, harms)
    for cause in _causes(sentence, verb):
        if _lasts(sentence, verb, cause, harms):
            if verb.i != trigger.i and (when is None or not _is_within(sentence, verb, when)):
                period = Cumulative(from_=None, to=None)
            return period, f"period: the length of a {cause.lemma}"
        if period.from_ is not None and _are_several(sentence, cause, harms, events):
            return period, f"period: several events, {cause.text!r}"
    return None


def _costing(sentence: Sentence, trigger: Token, harms: HarmWords) -> Token:
    """The verb whose subject did the harm that the word tells: has *left* 20 dead; else itself."""
    for verb in sentence.above(trigger):
        if verb.lemma in harms.costing.words:
            return verb
        if verb.pos in {"VERB", "AUX"}:
            break
    return trigger


def _is_within(sentence: Sentence, verb: Token, when: TimeMention) -> bool:
    """Whether the date stands in the verb's own clause, and dates what was done."""
    clause = sentence.subtree(verb)
    return clause[0].start <= when.start < clause[-1].end


def _lasts(sentence: Sentence, trigger: Token, cause: Token, harms: HarmWords) -> bool:
    """Whether what did the harm went on: a war, or a siege that "has killed"."""
    if any(sentence.below(cause, "nummod")):
        return False
    if cause.lemma in harms.long.words:
        return True
    return cause.lemma in harms.long_so_far.words and is_perfect(sentence, trigger)


def _counts_on(sentence: Sentence, trigger: Token) -> str | None:
    """Why the word counts over a stretch: killed since the truce; killed so far this month."""
    following = sentence.tokens[trigger.i + 1 : trigger.i + 3]
    if trigger.pos == "NOUN" and _is_dated_since(sentence, trigger):
        return "counted since then"
    if trigger.tag == "CD":
        return "counted since then" if any(t.lower == "since" for t in following) else None
    for verb in _joined(sentence, trigger):
        dated = (t for t in sentence.below(verb, "prep") if not _is_of_number(sentence, t))
        since = any(t.lower == "since" for t in dated) or any(
            mark.lower == "since"
            for clause in sentence.below(verb, "advcl")
            for mark in sentence.below(clause, "mark")
        )
        if since and is_perfect(sentence, verb, _HAD):
            return "counted since then"
    after = [t.lower for t in sentence.tokens[trigger.i + 1 :]]
    for far in range(len(after) - 2):
        if after[far : far + 2] == ["so", "far"] and after[far + 2] in _THIS:
            return f"counted so far {after[far + 2]}"
    return None


def _is_dated_since(sentence: Sentence, noun: Token) -> bool:
    """Whether "since" follows the noun with no verb between: 63 deaths in the valley since 2005."""
    for token in sentence.tokens[noun.i + 1 :]:
        if token.lower == "since":
            return token.dep == "prep"
        if token.pos in {"VERB", "AUX", "PUNCT"}:
            return False
    return False


def _is_of_number(sentence: Sentence, preposition: Token) -> bool:
    """Whether the word stands behind a number that goes on counting: and 79 since March."""
    before = sentence.tokens[max(0, preposition.i - 1)]
    return before.tag == "CD" and before.dep == "conj"


def _joined(sentence: Sentence, trigger: Token) -> Iterator[Token]:
    """The word, and the verbs whose subject it shares: has killed ten and wounded dozens."""
    yield trigger
    current = trigger
    while current.dep == "conj" and not any(sentence.below(current, "nsubj", "nsubjpass")):
        current = sentence.tokens[current.head]
        yield current


def is_perfect(sentence: Sentence, trigger: Token, have: frozenset[str] = _HAVE) -> bool:
    """Return whether the verb tells up to now: have fled, has killed."""
    return any(
        t.lower in have for verb in _joined(sentence, trigger) for t in sentence.below(verb, "aux")
    )


def _causes(sentence: Sentence, trigger: Token) -> Iterator[Token]:
    """What did the harm: the subject, what is behind "in" or "by", what a clause describes."""
    for verb in _joined(sentence, trigger):
        for preposition in sentence.below(verb, "prep", "agent"):
            if preposition.lower in _IN:
                yield from _within(sentence, preposition)
        yield from sentence.below(verb, "nsubj")
        if verb.dep in {"relcl", "acl"}:
            yield sentence.tokens[verb.head]
    head = sentence.head(trigger)
    if trigger.dep == "advcl" and head is not None:
        yield from sentence.below(head, "dobj")


def _within(sentence: Sentence, preposition: Token) -> Iterator[Token]:
    """What stands behind the word, and of what a stretch is: in three years of war."""
    for noun in sentence.below(preposition, "pobj"):
        yield noun
        if noun.entity in {"DATE", "TIME"}:
            for of in sentence.below(noun, "prep"):
                yield from sentence.below(of, "pobj")


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
