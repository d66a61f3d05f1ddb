"""An act of speech -> whether it is of the conflict, or of politics and trade at large."""

from collections.abc import Iterable

from reportedly.claims.events.telling import Scene
from reportedly.claims.events.triggers import Trigger
from reportedly.records.claim import Actor
from reportedly.records.parse import Token
from reportedly.records.vocabulary import EventClass
from reportedly.vocab.actors import POWERS
from reportedly.vocab.events import AT_STAKE, OF_ANYTHING


def is_at_stake(scene: Scene, trigger: Trigger, taking: Iterable[Actor]) -> bool:
    """Return whether the act is told as one of the conflict; any other kind of event is.

    So is one by or to a state, a group in arms or a body of states, one whose own words name
    violence, forces or arms, and one told right after violence.
    """
    if trigger.event_class not in OF_ANYTHING or _near_violence(scene):
        return True
    token = scene.sentence.tokens[trigger.i]
    inside = scene.sentence.subtree(token)
    return any(_is_power(scene, actor) for actor in taking) or any(
        _is_of_conflict(scene, word) for word in inside if word.i != token.i
    )


def _near_violence(scene: Scene) -> bool:
    return any(scene.events.is_violent(told) for told in scene.told_before - {EventClass.UNKNOWN})


def _is_power(scene: Scene, actor: Actor) -> bool:
    """Whether the actor is a force, or a state, a group or a body that data/actors knows."""
    inside = (t for t in scene.sentence.tokens if actor.start <= t.start < actor.end)
    if any(scene.events.in_group(t.lemma, AT_STAKE) for t in inside):
        return True
    named = (entry for _, _, entry in scene.actors.named_in(actor.printed))
    return any(entry.kind in POWERS for entry in named)


def _is_of_conflict(scene: Scene, word: Token) -> bool:
    """Whether the word names forces, arms, a truce, or an event that can do harm."""
    if scene.events.in_group(word.lemma, AT_STAKE):
        return True
    told = next((t for t in scene.triggers if t.i == word.i and t.i not in scene.in_words), None)
    return told is not None and scene.events.is_violent(told.event_class)
