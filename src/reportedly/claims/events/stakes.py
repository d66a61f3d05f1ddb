"""An act of speech -> whether it is of the conflict, or of politics and trade at large."""

from collections.abc import Iterable

from reportedly.claims.events.telling import Scene
from reportedly.claims.events.triggers import Trigger
from reportedly.records.claim import Actor
from reportedly.records.parse import Token
from reportedly.records.vocabulary import EventClass
from reportedly.vocab.actors import POWERS, ActorKind
from reportedly.vocab.events import AT_STAKE, OF_ANYTHING

_ARMED = frozenset({ActorKind.ARMED_GROUP, ActorKind.DE_FACTO, ActorKind.PEACEKEEPERS})
_AFTERWARDS = frozenset(
    {EventClass.DEMAND, EventClass.CONDEMNATION, EventClass.ACCUSATION, EventClass.REJECTION}
    | {EventClass.THREAT, EventClass.LEGAL_STEP}
)
"""Acts that follow upon violence, and are of it where they are told right after it."""

_OPEN = frozenset({EventClass.UNKNOWN, EventClass.PROTEST, EventClass.ARREST})
"""Classes that a word of politics is easily read as."""

_TWO = 2


def is_at_stake(scene: Scene, trigger: Trigger, taking: Iterable[Actor]) -> bool:
    """Return whether the act is told as one of the conflict; any other kind of event is.

    So is one by or to a group in arms, one between two powers (states and bodies of states; for
    talks one is enough), one whose own words name violence, forces or arms, and one that follows
    upon violence told right before.
    """
    if trigger.event_class not in OF_ANYTHING:
        return True
    if trigger.event_class in _AFTERWARDS and _near_violence(scene):
        return True
    actors = tuple(taking)
    inside = scene.sentence.subtree(scene.sentence.tokens[trigger.i])
    if any(_is_of_conflict(scene, word) for word in inside if word.i != trigger.i):
        return True
    words = [t for a in actors for t in scene.sentence.tokens if a.start <= t.start < a.end]
    needed = 1 if trigger.event_class is EventClass.NEGOTIATION else _TWO
    return any(_is_of(scene, t) for t in words) or _is_of_powers(scene, inside, actors, needed)


def _near_violence(scene: Scene) -> bool:
    return any(scene.events.is_violent(told) for told in scene.told_before - _OPEN)


def _is_of(scene: Scene, word: Token) -> bool:
    """Whether the word is one for forces, arms or what is fought over."""
    groups = scene.events.in_group
    return groups(word.lemma, AT_STAKE) or groups(word.lower, AT_STAKE)


def _is_of_powers(
    scene: Scene, inside: tuple[Token, ...], actors: tuple[Actor, ...], needed: int
) -> bool:
    """Whether a group in arms, or so many powers, are named among the act's words and parties."""
    sentence = scene.sentence
    spans = [(t.start, t.end) for t in inside] + [(a.start, a.end) for a in actors]
    named = {
        entry.id: entry.kind
        for start, _, entry in scene.actors.named_in(sentence.text)
        if entry.kind in POWERS and _holds(spans, sentence.start + start)
    }
    return len(named) >= needed or any(kind in _ARMED for kind in named.values())


def _holds(spans: Iterable[tuple[int, int]], at: int) -> bool:
    return any(start <= at < end for start, end in spans)


def _is_of_conflict(scene: Scene, word: Token) -> bool:
    """Whether the word names forces, arms, a truce, or an event that is no act of words."""
    if word.i in scene.in_words:
        return False
    if _is_of(scene, word):
        return True
    told = next((t for t in scene.triggers if t.i == word.i), None)
    return told is not None and told.event_class not in _OPEN | OF_ANYTHING
