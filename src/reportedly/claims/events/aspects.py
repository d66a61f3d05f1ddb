"""An answer in a sentence -> which event it answers, and what about it."""

from collections.abc import Iterable

from reportedly.claims.events.grounds import class_ground
from reportedly.claims.events.roles import actors_of
from reportedly.claims.events.telling import Scene, Told, Voice
from reportedly.claims.events.triggers import Trigger
from reportedly.records.claim import Actor
from reportedly.records.parse import Token
from reportedly.records.vocabulary import Aspect, EventClass, Modality, Stance

NO_WORD = "no word that tells it narrower"
"""Why an aspect is that of occurrence, where nothing says so."""

Weighed = tuple[Aspect, str]
"""What about an event is answered, and what tells it."""

_DECIDING = frozenset(
    {Aspect.INITIATION, Aspect.CASUALTY_COUNT, Aspect.VICTIM_STATUS, Aspect.ATTRIBUTION}
    | {Aspect.MEANS}
)
"""Aspects that the words of a denial tell more surely than its grammar."""


def answer_told(scene: Scene, voice: Voice, stance: Stance, trigger: Trigger | None) -> Told:
    """Return an answer to the trigger's event, or to one that is not told in its words."""
    taking: tuple[Actor, ...] = ()
    if trigger is not None:
        taking = actors_of(scene.sentence, trigger, scene.events, scene.actors, voice.statement)
    return Told(
        sentence=scene.sentence,
        span=(scene.sentence.start, scene.sentence.end),
        event_class=EventClass.UNKNOWN if trigger is None else trigger.event_class,
        voice=voice,
        stance=stance,
        aspect=None,
        modality=Modality.ACTUAL,
        actors=taking,
        confidence=0.6,
        why=() if trigger is None else (class_ground(scene.sentence, trigger),),
    )


def event_in(scene: Scene, words: Iterable[Token], token: Token) -> Trigger | None:
    """Return the event that is answered: the first told, those that kill before others."""
    inside = {word.i for word in words}
    found = [t for t in scene.triggers if t.i in inside and t.i != token.i and not t.entry.speech]
    violent = [t for t in found if scene.events.is_violent(t.event_class)]
    return next(iter((*violent, *found)), None)


def aspect_of(
    scene: Scene, words: tuple[Token, ...], token: Token, trigger: Trigger | None
) -> Weighed:
    """Return what about the event is answered, by the words of the answer and by who acts in it."""
    reactions = scene.events.reactions
    first = _aspect_told(scene, words, token)
    if first is None or first[0] not in _DECIDING:
        own = [t for t in scene.sentence.below(token, "xcomp", "ccomp") if t.tag == "VBG"]
        own += [
            t
            for thing in scene.sentence.below(token, "dobj")
            for t in scene.sentence.below(thing, "amod")
        ]
        own += [] if trigger is None else [scene.sentence.tokens[trigger.i]]
        for act in own:
            doers = {t.lower for t in scene.sentence.below(act, "nsubj")}
            befell = act.lemma in reactions.befalling
            if (act.tag == "VBG" and not befell) or doers & reactions.own:
                return Aspect.ATTRIBUTION, f"the answerer's own part in {act.text!r}"
    return first or (Aspect.OCCURRENCE, NO_WORD)


def _aspect_told(scene: Scene, words: tuple[Token, ...], token: Token) -> Weighed | None:
    """The aspect that the words tell: what is said of someone first, then any word listed."""
    lists = scene.events.reactions.aspect
    others = [t for t in words if t.i != token.i]
    own_fire = next((t for t in others if _is_of_own_side(scene, t)), None)
    if own_fire is not None:
        return Aspect.ATTRIBUTION, repr(own_fire.text)
    for entry in lists:
        for t in others:
            said_of = t.dep in {"attr", "acomp"} and t.lower in entry.predicates
            if said_of or (t.dep == "advmod" and t.lower in entry.adverbs):
                return entry.aspect, repr(t.text)
    who = next((t for t in others if t.lower == "who" and t.dep == "nsubj"), None)
    if who is not None and _is_asked(scene, who, token):
        return Aspect.ATTRIBUTION, repr(who.text)
    arms = next((t for t in words if _is_use_of_arms(scene, t)), None)
    if arms is not None:
        return Aspect.MEANS, repr(arms.text)
    told = [t for t in others if not _is_aside(scene, t, token)]
    return next(
        ((entry.aspect, repr(t.text)) for entry in lists for t in told if t.lower in entry.words),
        None,
    )


def _is_of_own_side(scene: Scene, word: Token) -> bool:
    """Whether it says that the harmed were hit by their own: friendly fire, by their own side."""
    sentence = scene.sentence
    below = {t.lower for t in sentence.below(word, "amod", "compound", "poss")}
    if word.lemma == "fire":
        return "friendly" in below
    sides = scene.events.reactions.own_side
    head = sentence.head(word)
    by = head is not None and head.lower in {"by", "from"}
    return by and word.lemma in sides and {"own", "their"} <= below


def _is_asked(scene: Scene, who: Token, token: Token) -> bool:
    """Whether what is not known is who did it: did not know who had killed them."""
    verb = scene.sentence.head(who)
    return verb is not None and verb.head == token.i and verb.dep == "ccomp"


def _is_aside(scene: Scene, word: Token, token: Token) -> bool:
    """Whether the word only describes a thing in the answer: the market in which nine died."""
    current = word
    for head in scene.sentence.above(word):
        if current.dep == "relcl" and head.lemma not in scene.events.reactions.tellings:
            return current.i != token.i
        if head.i == token.i:
            return False
        current = head
    return False


def _is_use_of_arms(scene: Scene, verb: Token) -> bool:
    """Whether the verb says that arms were used: then what is answered is with what."""
    return verb.lemma in scene.events.reactions.using and any(
        scene.events.in_group(thing.lemma, ("weapons",))
        for thing in scene.sentence.below(verb, "dobj")
    )
