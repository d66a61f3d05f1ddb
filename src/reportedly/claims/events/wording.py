"""Trigger and its parties -> the shortest stretch that tells the event, and how many of what."""

from collections.abc import Iterable, Iterator

from reportedly.claims.events.telling import Told, span_of
from reportedly.claims.events.triggers import Trigger
from reportedly.claims.grammar import SUBJECTS, after_prepositions, objects_of
from reportedly.claims.unnumbered import Count
from reportedly.records.claim import Actor, Quantity
from reportedly.records.parse import Sentence, Token
from reportedly.records.vocabulary import Comparator
from reportedly.vocab.events import EventWords

_PARTS = ("neg", "prt", "compound", "amod", "aux", "auxpass")
_OF = frozenset({"of"})
_RIGHT_BEHIND = 3
_SIDE_CLAUSES = ("advcl", "conj", "cc", "punct", "relcl")


def telling_words(
    sentence: Sentence, trigger: Trigger, taking: Iterable[Actor], events: EventWords
) -> tuple[Token, ...]:
    """Return the trigger with its decisive words: its target, and the verb that carries a noun.

    Of an act that is itself a saying, its whole clause from the speaker on.
    """
    token = sentence.tokens[trigger.i]
    shown = [a for a in taking if _is_shown(sentence, a, trigger)]
    kept = {token.i, *_inside(sentence, shown)}
    kept |= {t.i for t in sentence.below(token, *_PARTS)}
    kept |= {t.i for t in what_goes_off(sentence, token, events)}
    if token.pos == "VERB":
        kept |= {t.i for t in objects_of(sentence, token)}
        kept |= {t.i for t in _things(sentence, token) if t.lemma in trigger.entry.near}
    else:
        head = sentence.head(token)
        carried = head is not None and (
            head.lemma in events.events.lends_subject or _happens(token, head, events)
        )
        kept |= {head.i} if head is not None and carried else set()
    if trigger.entry.speech:
        first = min(kept)
        for clause in sentence.below(token, "advcl"):  # "called for the army to leave"
            if any(t.lower == "for" for t in sentence.below(clause, "mark")):
                kept |= {t.i for t in sentence.subtree(clause, without=_SIDE_CLAUSES)}
        kept |= {t.i for t in sentence.subtree(token, without=_SIDE_CLAUSES) if t.i >= first}
    return tuple(t for t in sentence.tokens if t.i in kept)


def what_goes_off(sentence: Sentence, token: Token, events: EventWords) -> tuple[Token, ...]:
    """Return the bombs or shells that do it: two devices exploded, the explosion of a bomb."""
    by_verb = sentence.below(token, *SUBJECTS) if token.pos == "VERB" else ()
    things = (*by_verb, *after_prepositions(sentence, token, _OF))
    return tuple(t for t in things if events.in_group(t.lemma, ("weapons",)))


def _happens(noun: Token, verb: Token, events: EventWords) -> bool:
    """Whether the verb right behind says that it happened: "a bomb exploded"."""
    happened = noun.dep == "nsubj" and verb.pos == "VERB" and verb.lemma in events.events.occurs
    return happened and verb.i - noun.i <= _RIGHT_BEHIND


def with_quantity(
    told: Told, trigger: Trigger, counts: tuple[Count, ...], events: EventWords
) -> Told:
    """Return the event with how many things were taken, destroyed or counted, people apart."""
    sentence = told.sentence
    for count, noun in _counted(sentence, sentence.tokens[trigger.i], counts):
        people = noun is not None and events.in_group(noun.lemma, ("persons", "fighters"))
        if people or count.comparator is Comparator.VAGUE:
            continue
        last = count.last if noun is None else max(count.last, noun.i)
        of = [t for t in sentence.tokens[count.last + 1 : last + 1] if t.pos != "PUNCT"]
        inside = [t for t in sentence.tokens if told.span[0] <= t.start and t.end <= told.span[1]]
        return told.replacing(
            span=span_of((*inside, *sentence.tokens[count.first : last + 1])),
            quantity=Quantity(
                of=" ".join(t.text for t in of) or sentence.tokens[trigger.i].text,
                low=count.low,
                high=count.high,
                comparator=count.comparator,
            ),
        )
    return told


def _things(sentence: Sentence, verb: Token) -> Iterator[Token]:
    """The nouns right after the verb's prepositions: truce in "agreed to a truce"."""
    for preposition in sentence.below(verb, "prep", "prt"):
        yield from sentence.below(preposition, "pobj")


def _is_shown(sentence: Sentence, actor: Actor, trigger: Trigger) -> bool:
    """Whether an actor's words belong to the stretch: a target, a party, a speaker close by."""
    if not trigger.entry.speech:
        return actor.role != "perpetrator"
    return any(actor.start <= t.start < actor.end and t.head == trigger.i for t in sentence.tokens)


def _inside(sentence: Sentence, actors: Iterable[Actor]) -> set[int]:
    return {t.i for a in actors for t in sentence.tokens if a.start <= t.start < a.end}


def _counted(
    sentence: Sentence, token: Token, counts: Iterable[Count]
) -> Iterator[tuple[Count, Token | None]]:
    """The counts that belong to a trigger: of its objects, of itself, of times it happened."""
    nouns = [*objects_of(sentence, token)] if token.pos == "VERB" else [token]
    nouns += list(sentence.below(token, "npadvmod"))
    for count in counts:
        for noun in nouns:
            if noun.i in {count.noun, count.top}:
                yield count, None if noun.i == token.i else noun
