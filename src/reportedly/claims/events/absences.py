"""A sentence with its events -> claims that something said of the speaker's side is not so."""

from collections.abc import Iterator

from reportedly.claims.events.forms import is_only_supposed
from reportedly.claims.events.grounds import class_ground
from reportedly.claims.events.roles import actors_of
from reportedly.claims.events.telling import Scene, Told, Voice, span_of, voice_at
from reportedly.claims.events.triggers import Trigger
from reportedly.claims.events.unsaid import is_not_they
from reportedly.claims.grammar import SUBJECTS, after_prepositions, is_not_so, tells_past
from reportedly.claims.modality import modality_at
from reportedly.records.claim import Actor
from reportedly.records.parse import Sentence, Token
from reportedly.records.vocabulary import Aspect, EventClass, Modality, Stance
from reportedly.vocab.events import EventWords

_SUPPOSED = frozenset(
    {"can", "could", "should", "shall", "may", "might", "must", "will", "would", "ca", "wo"}
)
_NOBODY = frozenset({"nobody", "none", "nothing"})
_WITHIN = frozenset({"in", "on", "at", "inside", "there"})
_OF = frozenset({"of"})
_HAVING = frozenset({"have", "keep", "station", "deploy"})
_NOT_TOLD = frozenset({"advcl", "punct", "mark", "parataxis", "relcl"})
_WHO_NOT = "reaction: says who it was not"
_WHO_INSTEAD = "reaction: names another as the one who did it"


def is_denied_act(sentence: Sentence, trigger: Trigger, events: EventWords) -> bool:
    """Return whether the trigger tells of an act of violence only to say it did not happen."""
    if trigger.entry.speech or trigger.entry.harm or not events.is_violent(trigger.event_class):
        return False
    token = sentence.tokens[trigger.i]
    none_did = is_of_none(sentence, token)
    helpers = {t.lemma for t in sentence.below(token, "aux")}
    asked = sentence.text.rstrip("\"'”’ ").endswith("?")
    return (
        token.pos == "VERB"
        and (none_did or is_not_so(sentence, token))
        and not asked
        and not helpers & _SUPPOSED
        and not any(t.lower == "yet" for t in sentence.below(token))
        and not _is_infinitive(sentence, token)
        and (none_did or modality_at(sentence, token, events) is Modality.NEGATED)
    )


def is_not_ordered(sentence: Sentence, trigger: Trigger, events: EventWords) -> bool:
    """Return whether it is an act that somebody did not even order: "had not ordered the raid"."""
    act = sentence.tokens[trigger.i]
    verb = sentence.head(act) if act.dep == "dobj" and act.pos == "NOUN" else None
    if verb is None or verb.lemma not in events.events.supposed:
        return False
    past = tells_past(sentence, verb) or verb.tag == "VBN"
    return past and is_not_so(sentence, verb)


def is_of_none(sentence: Sentence, verb: Token) -> bool:
    """Return whether nobody did it, or to no one: "no bus was hit", "nobody shelled any field"."""
    return any(
        t.lower in _NOBODY or any(d.lower == "no" for d in sentence.below(t, "det"))
        for t in sentence.below(verb, *SUBJECTS, "dobj")
    )


def _is_told(scene: Scene, trigger: Trigger) -> bool:
    """Whether such an act was told of before, and is denied of the speaker's side or of anyone."""
    verb = scene.sentence.tokens[trigger.i]
    doers = {t.lower for t in scene.sentence.below(verb, "nsubj")}
    if not (doers & scene.events.reactions.own or is_of_none(scene.sentence, verb)):
        return False
    attacks = scene.events.reactions.told_as_attacks
    kinds = attacks if trigger.event_class in attacks else {trigger.event_class}
    return bool(kinds & scene.told_before)


def _is_infinitive(sentence: Sentence, token: Token) -> bool:
    """Whether it is only asked or promised that it be not done: "urged them not to attack"."""
    return any(t.lower == "to" for t in sentence.below(token, "aux"))


def acts_denied(scene: Scene) -> Iterator[Told]:
    """Yield what someone says was not done: "we did not bomb any camp"."""
    for trigger in scene.triggers:
        if not is_denied_act(scene.sentence, trigger, scene.events):
            continue
        token = scene.sentence.tokens[trigger.i]
        voice = voice_at(scene.read, token)
        taking = actors_of(scene.sentence, trigger, scene.events, scene.actors, voice.statement)
        acts = any(actor.role == "perpetrator" for actor in taking)
        if voice.holder is None or not (acts or _is_told(scene, trigger)):
            continue
        own = _is_own(taking, voice, scene.events)
        yield Told(
            sentence=scene.sentence,
            span=span_of(_clause(scene.sentence, token)),
            event_class=trigger.event_class,
            voice=voice,
            stance=Stance.DENIES,
            aspect=Aspect.ATTRIBUTION if own else Aspect.OCCURRENCE,
            modality=Modality.ACTUAL,
            actors=taking,
            confidence=0.6,
            why=("reaction: says that it did not happen", class_ground(scene.sentence, trigger)),
        )


def others_named(scene: Scene) -> Iterator[Told]:
    """Yield who someone says it was instead, or was not: "it was the rebels who bombed it"."""
    if "be" not in scene.sentence.words:
        return
    told_before = any(scene.events.is_violent(told) for told in scene.told_before)
    acts = {t.i: t for t in scene.triggers if scene.events.is_violent(t.event_class)}
    for token in scene.sentence.tokens:
        trigger = _cleft(scene.sentence, token, acts)
        if trigger is None:
            continue
        verb = scene.sentence.tokens[trigger.i]
        voice = voice_at(scene.read, verb)
        not_they = is_not_they(scene.sentence, verb)
        if voice.holder is None or not (told_before or not_they):
            continue
        first = any(t.lower == "first" for t in scene.sentence.below(verb, "advmod"))
        yield Told(
            sentence=scene.sentence,
            span=span_of(scene.sentence.subtree(token, without=_NOT_TOLD - {"relcl"})),
            event_class=trigger.event_class,
            voice=voice,
            stance=Stance.DENIES if not_they else Stance.COUNTER_ACCUSES,
            aspect=Aspect.INITIATION if first else Aspect.ATTRIBUTION,
            modality=Modality.ACTUAL,
            actors=actors_of(scene.sentence, trigger, scene.events, scene.actors, voice.statement),
            confidence=0.6,
            why=(_WHO_NOT if not_they else _WHO_INSTEAD, class_ground(scene.sentence, trigger)),
        )


def others_meant(scene: Scene) -> Iterator[Told]:
    """Yield who someone says it was not: "it was not the rebels"."""
    if "be" not in scene.sentence.words:
        return
    if not any(map(scene.events.is_violent, scene.told_before | scene.counted)):
        return
    for be in scene.sentence.tokens:
        if not _is_not_they(scene, be):
            continue
        voice = voice_at(scene.read, be)
        if voice.holder is None:
            continue
        yield Told(
            sentence=scene.sentence,
            span=span_of(scene.sentence.subtree(be, without=_NOT_TOLD - {"relcl"})),
            event_class=EventClass.UNKNOWN,
            voice=voice,
            stance=Stance.DENIES,
            aspect=Aspect.ATTRIBUTION,
            modality=Modality.ACTUAL,
            confidence=0.6,
            why=(_WHO_NOT,),
        )


def _is_not_they(scene: Scene, be: Token) -> bool:
    """Whether "it was not" names a force or a group: it was not the rebels."""
    sentence = scene.sentence
    if be.lemma != "be" or not is_not_so(sentence, be) or is_only_supposed(sentence, be):
        return False
    if not any(t.lower == "it" for t in sentence.below(be, "nsubj")):
        return False
    return any(
        (scene.events.in_group(t.lemma, ("armed", "fighters")) and not _is_any(sentence, t))
        or (t.pos == "PROPN" and scene.actors.side_of(t.text) is not None)
        for t in sentence.below(be, "attr")
    )


def _is_any(sentence: Sentence, noun: Token) -> bool:
    """Whether the noun is nobody in particular: it was not a position to hold."""
    return any(t.lower in {"a", "an"} for t in sentence.below(noun, "det"))


def _cleft(sentence: Sentence, be: Token, acts: dict[int, Trigger]) -> Trigger | None:
    """The act of "it was X who did it", None where the words are built otherwise."""
    if be.lemma != "be" or not any(t.lower == "it" for t in sentence.below(be, "nsubj")):
        return None
    for named in sentence.below(be, "attr"):
        for clause in (*sentence.below(named, "relcl"), *sentence.below(be, "relcl", "ccomp")):
            who = any(t.lower in {"who", "that", "which"} for t in sentence.below(clause))
            if who and clause.i in acts:
                return acts[clause.i]
    return None


def presence_denied(scene: Scene) -> Iterator[Told]:
    """Yield what someone says is not there: "our army is not in the enclave"."""
    for token in scene.sentence.tokens:
        if not _are_absent(scene.sentence, token, scene.events):
            continue
        voice = voice_at(scene.read, token)
        if voice.holder is None:
            continue
        yield Told(
            sentence=scene.sentence,
            span=span_of(_clause(scene.sentence, token)),
            event_class=EventClass.OTHER,
            voice=voice,
            stance=Stance.DENIES,
            aspect=Aspect.PRESENCE,
            modality=Modality.ACTUAL,
            confidence=0.5,
            why=("reaction: says that forces or arms are not there",),
        )


def _are_absent(sentence: Sentence, be: Token, events: EventWords) -> bool:
    """``its army is not in the enclave``, ``there were no weapons in the van``.

    Also where the speaker says that he has none there: ``it has no soldiers in Congo``.
    """
    groups = ("armed", "weapons")
    if be.lemma in _HAVING:
        things = tuple(t for t in sentence.below(be, "dobj") if _has_none(sentence, be, t))
        return any(events.in_group(t.lemma, groups) for t in things)
    if be.lemma != "be":
        return False
    placed = any(t.lower in _WITHIN for t in sentence.below(be, "prep"))
    if not any(sentence.below(be, "expl")):
        forces = any(events.in_group(t.lemma, groups) for t in sentence.below(be, "nsubj"))
        absent = placed and forces and any(sentence.below(be, "neg"))
        return absent or _is_none_there(sentence, be, events)
    things = tuple(sentence.below(be, "attr"))
    inside = any(t.lower in _WITHIN for thing in things for t in sentence.subtree(thing))
    none = any(t.lower == "no" for thing in things for t in sentence.below(thing, "det"))
    return none and (placed or inside) and any(events.in_group(t.lemma, groups) for t in things)


def _is_none_there(sentence: Sentence, be: Token, events: EventWords) -> bool:
    """Whether no fighter is said to be at a place: no rebels were, not one of his men was."""
    known = any(
        place.pos == "PROPN" or any(t.lower != "a" for t in sentence.below(place, "det", "poss"))
        for place in after_prepositions(sentence, be, _WITHIN)
    )
    return known and any(
        events.in_group(t.lemma, ("fighters",))
        for who in sentence.below(be, "nsubj")
        for t in _none_of(sentence, who)
    )


def _none_of(sentence: Sentence, who: Token) -> tuple[Token, ...]:
    """Those of whom there is said to be none: not one of his fighters, no fighters."""
    if who.lower == "none" or (who.lower == "one" and any(sentence.below(who, "neg"))):
        return tuple(after_prepositions(sentence, who, _OF))
    return (who,) if any(t.lower == "no" for t in sentence.below(who, "det")) else ()


def _has_none(sentence: Sentence, have: Token, thing: Token) -> bool:
    """``it has no soldiers in Congo``, ``we do not have any troops there``."""
    placed = any(t.lower in _WITHIN for t in (*sentence.subtree(thing), *sentence.below(have)))
    return placed and (
        any(t.lower == "no" for t in sentence.below(thing, "det"))
        or any(sentence.below(have, "neg"))
    )


def _clause(sentence: Sentence, token: Token) -> tuple[Token, ...]:
    return sentence.subtree(token, without=_NOT_TOLD)


def _is_own(taking: tuple[Actor, ...], voice: Voice, events: EventWords) -> bool:
    """Whether those said not to have acted are the speaker's own side."""
    side = None if voice.holder is None else voice.holder.side
    return any(
        (side is not None and actor.id == side)
        or actor.printed.lower().split()[0] in events.reactions.own
        for actor in taking
        if actor.role == "perpetrator"
    )
