"""Trigger -> whether it is fought with words alone, or no event of a conflict: "took a seat"."""

from collections.abc import Iterable

from reportedly.claims.events.roles import actors_of
from reportedly.claims.events.triggers import Trigger
from reportedly.records.claim import Actor
from reportedly.records.parse import Sentence, Token
from reportedly.records.vocabulary import EventClass
from reportedly.vocab.actors import POWERS, ActorKind, Actors
from reportedly.vocab.events import EventWords

_BROAD = frozenset(
    {
        EventClass.UNKNOWN,
        EventClass.ATTACK_ON_ARMED,
        EventClass.ATTACK_ON_CIVILIANS,
        EventClass.ARMED_CLASH,
        EventClass.INCURSION_OR_ADVANCE,
        EventClass.RIOT,
        EventClass.MINE_OR_IED,
        EventClass.SHELLING,
        EventClass.TORTURE_ILL_TREATMENT,
    }
)
_OPEN = frozenset({EventClass.UNKNOWN, EventClass.PROTEST})
"""Classes that a word of another matter is easily read as: told before, they show no force."""

_IN_ARMS = frozenset({ActorKind.ARMED_GROUP, ActorKind.PEACEKEEPERS})
_DOING = frozenset({"perpetrator", "party"})
_ONE = frozenset({"he", "she", "his", "her", "him", "i", "me", "my", "your", "you"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})


def in_words(
    sentence: Sentence, triggers: Iterable[Trigger], events: EventWords, actors: Actors
) -> frozenset[int]:
    """Return the words of the sentence that tell of strife without force.

    In capitals throughout no person is told from a group, so there none are.
    """
    broad = [
        t
        for t in triggers
        if t.event_class in _BROAD and sentence.tokens[t.i].lemma in events.events.of_words_too
    ]
    if (
        not broad
        or sentence.text.isupper()
        or any(_is_in(events, t, "force") for t in sentence.tokens)
    ):
        return frozenset()
    return frozenset(t.i for t in broad if _is_in_words(sentence, t, events, actors))


def without_force(
    sentence: Sentence,
    triggers: Iterable[Trigger],
    told_before: frozenset[EventClass],
    events: EventWords,
    actors: Actors,
) -> frozenset[int]:
    """Return the words that ask for force where the sentence and those before it have none.

    Whoever destroys a bridge or takes a town by force is told with an army, a group or a state, or
    with a word of violence; whoever takes a seat or demolishes a mill is not.
    """
    asking = [t for t in triggers if t.entry.force]
    if not asking or any(events.is_violent(told) for told in told_before - _OPEN):
        return frozenset()
    words = {t.i for t in sentence.tokens if _is_in(events, t, "force")}
    if words - {t.i for t in asking} or _names_a_force(sentence, actors):
        return frozenset()
    return frozenset(t.i for t in asking if not _has_power(sentence, t, events, actors))


def _names_a_force(sentence: Sentence, actors: Actors) -> bool:
    """Whether a group in arms or a mission with arms is named in the sentence."""
    return any(entry.kind in _IN_ARMS for _, _, entry in actors.named_in(sentence.text))


def _has_power(sentence: Sentence, trigger: Trigger, events: EventWords, actors: Actors) -> bool:
    """Whether a force, a state or a group in arms does it or suffers it."""
    return any(
        _is_power(actor, actors) or _has(sentence, actor, events, "fighters")
        for actor in actors_of(sentence, trigger, events, actors, None)
    )


def _is_in_words(sentence: Sentence, trigger: Trigger, events: EventWords, actors: Actors) -> bool:
    """Whether a person, a party or a paper attacks, or what is attacked is a word or a deed."""
    token = sentence.tokens[trigger.i]
    taking = actors_of(sentence, trigger, events, actors, None)
    doers = [a for a in taking if a.role in _DOING]
    targets = [a for a in taking if a.role == "target"]
    if any(_is_power(a, actors) for a in doers) or any(
        _is_struck(sentence, a, events, actors) for a in targets
    ):
        return False
    if any(_is_in(events, t, "wordy") for t in sentence.below(token, "amod", "compound", "advmod")):
        return True
    said = any(_has(sentence, a, events, "spoken_of") for a in targets)
    return said or any(_is_of_contest(sentence, a, events) for a in doers or targets)


def _is_power(actor: Actor, actors: Actors) -> bool:
    return any(entry.kind in POWERS for _, _, entry in actors.named_in(actor.printed))


def _is_struck(sentence: Sentence, actor: Actor, events: EventWords, actors: Actors) -> bool:
    """Whether it is a place, a building or a force that is attacked."""
    inside = _words(sentence, actor)
    return (
        _is_power(actor, actors)
        or any(t.entity in _PLACES for t in inside)
        or any(events.in_group(t.lemma, ("things", "place")) for t in inside)
    ) and not _has(sentence, actor, events, "spoken_of")


def _is_of_contest(sentence: Sentence, actor: Actor, events: EventWords) -> bool:
    """Whether it is one person by name or pronoun, or somebody or something of an election."""
    inside = _words(sentence, actor)
    alone = len(inside) == 1 and inside[0].lower in _ONE
    person = alone or any(t.entity == "PERSON" for t in inside)
    return person or _has(sentence, actor, events, "contest")


def _has(sentence: Sentence, actor: Actor, events: EventWords, group: str) -> bool:
    return any(_is_in(events, t, group) for t in _words(sentence, actor))


def _words(sentence: Sentence, actor: Actor) -> list[Token]:
    return [t for t in sentence.tokens if actor.start <= t.start < actor.end]


def _is_in(events: EventWords, token: Token, group: str) -> bool:
    return events.in_group(token.lemma, (group,)) or events.in_group(token.lower, (group,))
