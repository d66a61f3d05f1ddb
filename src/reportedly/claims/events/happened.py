"""Trigger -> whether its words say that something happened, or only point back to it."""

from reportedly.claims.events.roles import befallen, stands_for
from reportedly.claims.events.telling import Scene, Voice
from reportedly.claims.events.triggers import Trigger
from reportedly.claims.events.wording import what_goes_off
from reportedly.claims.grammar import after_prepositions, objects_of, points_back
from reportedly.records.claim import Actor
from reportedly.records.parse import Sentence, Token
from reportedly.records.vocabulary import EventClass

_AT_LARGE = frozenset({EventClass.PROTEST, EventClass.RIOT, EventClass.INCURSION_OR_ADVANCE})
"""Events whose nouns stand for what goes on as well: a rally, unrest, operations."""

_WHERE = frozenset({"in", "at", "near", "outside", "on"})
_SETTING = frozenset({"GPE", "LOC", "FAC", "DATE", "TIME"})


def says_something(scene: Scene, trigger: Trigger, taking: tuple[Actor, ...], voice: Voice) -> bool:
    """Return whether the words tell an event, and do not only point back ("after the attack")."""
    sentence, lists = scene.sentence, scene.events.events
    token = sentence.tokens[trigger.i]
    if what_goes_off(sentence, token, scene.events):
        return True
    if token.pos == "VERB":
        return bool(taking) or bool(objects_of(sentence, token))
    if taking or befallen(sentence, token, lists.suffers_as) or _is_told_of_where(scene, trigger):
        return True
    token = stands_for(sentence, token, scene.events)
    head = sentence.head(token)
    if head is None or head.pos not in {"VERB", "AUX"}:
        return False
    subject = token.dep in {"nsubj", "nsubjpass", "attr"} and head.lemma in lists.occurs
    carried = token.dep in {"dobj", "nsubjpass"} and head.lemma in lists.lends_subject
    reported = token.dep == "dobj" and _is_cue(head, voice)
    return (subject or carried or reported) and not points_back(sentence, token)


def _is_told_of_where(scene: Scene, trigger: Trigger) -> bool:
    """Whether violence is told with a place or a day: "bombings in Lima", "the clash was at dawn".

    What points back does so only where a verb of happening has the place or the day.
    """
    sentence, token = scene.sentence, scene.sentence.tokens[trigger.i]
    told_alone = (
        scene.events.is_violent(trigger.event_class) and trigger.event_class not in _AT_LARGE
    )
    if not told_alone or token.pos == "VERB":
        return False
    if not points_back(sentence, token):
        return _is_set(sentence, token)
    head = sentence.head(token)
    happens = head is not None and head.lemma in scene.events.events.happens
    return happens and head is not None and token.dep == "nsubj" and _is_set(sentence, head)


def _is_set(sentence: Sentence, token: Token) -> bool:
    """Whether a place or a day hangs from the word."""
    days = sentence.below(token, "npadvmod")
    named = after_prepositions(sentence, token, _WHERE)
    return any(t.entity in _SETTING for t in (*days, *named))


def _is_cue(verb: Token, voice: Voice) -> bool:
    """Whether the verb is the one by which the holder speaks: "reported attacks"."""
    cues = () if voice.statement is None else voice.statement.cue
    return any(start <= verb.start < end for start, end in cues)
