"""A page with its statements -> claims that something happened, other than tolls."""

from collections import deque
from collections.abc import Iterator

from reportedly.claims.events.absences import is_denied_act, is_not_ordered
from reportedly.claims.events.blame import find_blame
from reportedly.claims.events.grounds import class_ground
from reportedly.claims.events.happened import says_something
from reportedly.claims.events.in_words import in_words, without_force
from reportedly.claims.events.replies import find_replies
from reportedly.claims.events.roles import actors_of
from reportedly.claims.events.stakes import is_at_stake
from reportedly.claims.events.telling import (
    OUTLET,
    Scene,
    Told,
    Voice,
    claim_of,
    overlaps,
    span_of,
    voice_at,
    voice_of,
)
from reportedly.claims.events.triggers import Trigger, find_triggers
from reportedly.claims.events.wording import telling_words, with_quantity
from reportedly.claims.grammar import after_prepositions, points_back, subjects_of
from reportedly.claims.modality import Meant, is_background, is_of_years_past, modality_by
from reportedly.claims.numbers import find_counts
from reportedly.claims.who.attribute import modality_of
from reportedly.records.claim import Actor, Claim
from reportedly.records.parse import Sentence, Token
from reportedly.records.reading import ReadText
from reportedly.records.vocabulary import NOT_BORNE_OUT, Aspect, EventClass, Modality, Stance
from reportedly.vocab.actors import ActorKind, Actors
from reportedly.vocab.events import EventEntry, EventWords, Roles

__all__ = ["find_events", "find_triggers"]

_SILENCING = frozenset(
    {EventClass.DEMAND, EventClass.THREAT, EventClass.REJECTION, EventClass.SUPPORT}
)
"""What is demanded, threatened or turned down is part of that act, and no event of its own."""

_ONLY_DONE = frozenset({EventClass.DEMAND, EventClass.REJECTION, EventClass.SUPPORT})
"""Acts of speech that are nothing when they are only planned, supposed or left undone."""

_LASTING = frozenset({EventClass.MOVEMENT_RESTRICTION_BLOCKADE, EventClass.SERVICE_CUTOFF})
"""What can be taken for granted when its end is asked for."""

_NEAR_SPEAKER = 3
_LATELY = 2
"""Sentences back over which an act of speech may belong to the violence told."""

_IN = frozenset({"in", "as"})

_OF_HARM = "a word of harm, left to the rules of tolls"
_IN_ANSWER = "it stands in an answer to what others say, left to the rules of answers"
_LEFT_OPEN = "its holder denies it or leaves it open, left to the rules of answers"
_WORDED = "no force in its sentence, nor anybody who uses it: fought with words, or another matter"
_UNDONE = "its holder says that it did not happen, left to the rules of answers"

READ_ELSEWHERE = frozenset({_OF_HARM, _IN_ANSWER, _LEFT_OPEN, _UNDONE})
"""Why a word tells no event here that other rules may read."""


def find_events(read: ReadText, events: EventWords, actors: Actors) -> tuple[Claim, ...]:
    """Return what the page says happened, tolls apart, in text order.

    What someone denies or leaves open is told by the reactions, so it is not told here.
    """
    claims: dict[str, Claim] = {}
    for scene in scenes(read, events, actors):
        for _, told in each_once(weighed(scene), scene):
            claim = claim_of(read, told)
            claims.setdefault(claim.id, claim)
        for told in find_blame(scene):
            claim = claim_of(read, told)
            claims.setdefault(claim.id, claim)
    return tuple(sorted(claims.values(), key=lambda c: (c.start, c.end)))


def scenes(read: ReadText, events: EventWords, actors: Actors) -> Iterator[Scene]:
    """Yield each sentence of the page with the words in it that tell an event."""
    lately: deque[frozenset[EventClass]] = deque(maxlen=_LATELY)
    for sentence in read.sentences:
        triggers = find_triggers(sentence, events)
        before = frozenset[EventClass]().union(*lately)
        worded = in_words(sentence, triggers, events, actors)
        worded |= without_force(sentence, triggers, before, events, actors)
        yield Scene(
            read=read,
            sentence=sentence,
            triggers=triggers,
            events=events,
            actors=actors,
            told_before=before,
            in_words=worded,
        )
        lately.append(frozenset(t.event_class for t in triggers if t.i not in worded))


def weighed(scene: Scene) -> tuple[tuple[Trigger, Told | str], ...]:
    """Return each trigger with the event it tells, or with the check by which it tells none."""
    if not scene.triggers:
        return ()
    replies = find_replies(scene.sentence, scene.events)
    answered = {i for reply in replies for i in reply.tokens}
    return tuple((t, _weighed(scene, t, answered)) for t in scene.triggers)


def _weighed(scene: Scene, trigger: Trigger, answered: set[int]) -> Told | str:
    if trigger.entry.harm:
        return _OF_HARM
    if trigger.i in answered:
        return _IN_ANSWER
    if trigger.i in scene.in_words:
        return _WORDED
    over = _silenced_by(scene, trigger)
    if over is not None:
        return f"only said in {over.text!r}: a demand, a threat, a refusal or support"
    return _told(scene, trigger)


def each_once(
    found: tuple[tuple[Trigger, Told | str], ...], scene: Scene
) -> list[tuple[Trigger, Told]]:
    """Return the events that are told, with their quantities, each by its fullest words."""
    told = [(t, one) for t, one in found if not isinstance(one, str)]
    counts = find_counts(scene.sentence, scene.events.numbers) if told else ()
    return _each_once([(t, with_quantity(one, t, counts, scene.events)) for t, one in told])


def _silenced_by(scene: Scene, trigger: Trigger) -> Token | None:
    """The word by which the event is only demanded, threatened, backed or turned down."""
    if _is_taken_for_granted(scene, trigger):
        return None
    over = {
        t.i
        for t in scene.triggers
        if t.event_class in _SILENCING and t.entry.speech and t.i != trigger.i
    }
    token = scene.sentence.tokens[trigger.i]
    return next((t for t in scene.sentence.above(token) if t.i in over), None)


def _is_taken_for_granted(scene: Scene, trigger: Trigger) -> bool:
    """Whether the words take for granted that it lasts: pressed the army to end its blockade."""
    token = scene.sentence.tokens[trigger.i]
    head = scene.sentence.head(token)
    return (
        trigger.event_class in _LASTING
        and token.pos == "NOUN"
        and head is not None
        and head.lemma in scene.events.events.ends
    )


def _is_set_going(scene: Scene, trigger: Trigger) -> bool:
    """Whether to announce it was to begin it: the junta announced an offensive on Friday."""
    token = scene.sentence.tokens[trigger.i]
    head = scene.sentence.head(token)
    return (
        trigger.event_class is EventClass.INCURSION_OR_ADVANCE
        and token.pos == "NOUN"
        and head is not None
        and head.tag == "VBD"
        and head.lemma in {"announce", "declare", "proclaim"}
    )


def _is_undone(scene: Scene, trigger: Trigger) -> bool:
    """Whether somebody says that it was not done, or not even ordered."""
    told = (scene.sentence, trigger, scene.events)
    return is_denied_act(*told) or is_not_ordered(*told)


def _told(scene: Scene, trigger: Trigger) -> Told | str:
    """The event as it is told here; why not, when the words tell none or only a denied one."""
    sentence, events = scene.sentence, scene.events
    token = sentence.tokens[trigger.i]
    voice = _voice(scene, trigger)
    if _is_answered(voice, trigger):
        return _LEFT_OPEN
    if voice.holder is not None and _is_undone(scene, trigger):
        return _UNDONE
    taking = actors_of(sentence, trigger, events, scene.actors, voice.statement)
    modality, meant_by = _modality(scene, trigger, voice)
    if not says_something(scene, trigger, taking, voice):
        return "nobody and nothing takes part, and no word says that it happened"
    if not is_at_stake(scene, trigger, taking):
        return "no force, state, violence or arms in it: not of a conflict"
    if modality is not Modality.ACTUAL and (not taking or trigger.event_class in _ONLY_DONE):
        return _not_done(modality, meant_by, takes_part=bool(taking))
    stance = Stance.ASSERTS if trigger.entry.speech else _stance(scene, token, taking, voice)
    return Told(
        sentence=sentence,
        span=span_of(telling_words(sentence, trigger, taking, events)),
        event_class=_class_of(scene, trigger, taking),
        voice=voice,
        stance=stance,
        aspect=_blame(scene, trigger) if trigger.entry.speech else _aspect(scene, trigger, stance),
        modality=modality,
        actors=taking,
        confidence=_confidence(token, trigger, taking),
        why=(class_ground(sentence, trigger),),
        meant_by=meant_by,
    )


def _class_of(scene: Scene, trigger: Trigger, taking: tuple[Actor, ...]) -> EventClass:
    """The trigger's class, told nearer by who takes part.

    An attack of no known kind on a group in arms is one on the armed; the bombings of those who fly
    are from the air, and of a state's forces by what is unsaid.
    """
    if trigger.entry.roles is not Roles.ATTACK:
        return trigger.event_class
    if trigger.event_class is EventClass.UNKNOWN:
        armed = any(
            entry.kind is ActorKind.ARMED_GROUP
            for actor in taking
            if actor.role == "target"
            for _, _, entry in scene.actors.named_in(actor.printed)
        )
        return EventClass.ATTACK_ON_ARMED if armed else EventClass.UNKNOWN
    lemma = scene.sentence.tokens[trigger.i].lemma
    if scene.events.in_group(lemma, ("bombings",)):
        by = [a for a in taking if a.role == "perpetrator"]
        words = {t.lemma for a in by for t in scene.sentence.tokens if a.start <= t.start < a.end}
        if trigger.event_class is EventClass.MINE_OR_IED and words:
            return _bombed_by(words, scene.events)
    return trigger.event_class


def _bombed_by(words: set[str], events: EventWords) -> EventClass:
    """By what a doer of these words bombs: a pilot from the air, an army by whatever it has."""
    if any(events.in_group(word, ("irregulars",)) for word in words):
        return EventClass.MINE_OR_IED
    if any(events.in_group(word, ("fliers",)) for word in words):
        return EventClass.AIR_STRIKE
    state = any(events.in_group(word, ("state_forces",)) for word in words)
    return EventClass.UNKNOWN if state else EventClass.MINE_OR_IED


def _not_done(modality: Modality, meant_by: Token | None, *, takes_part: bool) -> str:
    """Why an event that is not told as done tells nothing: nobody in it, or an act of words."""
    by = "" if meant_by is None else f", from {meant_by.text!r}"
    without = "which is no act of that kind" if takes_part else "and nobody takes part"
    return f"told as {modality.value}{by}, {without}"


def _is_answered(voice: Voice, trigger: Trigger) -> bool:
    """Whether the holder denies it or leaves it open: then the reactions tell it."""
    statement = voice.statement
    return statement is not None and statement.stance in NOT_BORNE_OUT and not trigger.entry.speech


def _voice(scene: Scene, trigger: Trigger) -> Voice:
    """Who says that it happened; whoever speaks an act that is itself a saying."""
    sentence = scene.sentence
    token = sentence.tokens[trigger.i]
    over = voice_at(scene.read, token)
    if over.holder is not None:
        return over
    verb = token if trigger.entry.speech else _accuser(sentence, token)
    speaker = None if verb is None else next(iter(subjects_of(sentence, verb)), None)
    if verb is None or speaker is None:
        return OUTLET
    return voice_of(scene.read, sentence, verb, speaker, scene.actors)


def _accuser(sentence: Sentence, token: Token) -> Token | None:
    """The "accused" or "blamed" that the word hangs from: its subject says so, not the outlet."""
    for steps, head in enumerate(sentence.above(token)):
        if head.lemma in {"accuse", "blame", "allege"}:
            return head
        if steps >= _NEAR_SPEAKER:
            break
    return None


def _stance(scene: Scene, token: Token, taking: tuple[Actor, ...], voice: Voice) -> Stance:
    """The statement's stance; ``justifies`` when the speaker's side is said to have answered."""
    stance = Stance.ASSERTS if voice.statement is None else voice.statement.stance
    if voice.holder is None or stance is not Stance.ASSERTS:
        return stance
    sentence, reactions = scene.sentence, scene.events.reactions
    verb = token if token.pos == "VERB" else sentence.tokens[token.head]
    reply = (
        *after_prepositions(sentence, verb, _IN),
        *after_prepositions(sentence, token, _IN),
    )
    own = any(
        (a.id is not None and a.id == voice.holder.side)
        or a.printed.lower().split()[0] in reactions.own
        for a in taking
        if a.role in {"perpetrator", "party"}
    )
    answers = any(t.lemma in reactions.in_reply for t in reply)
    return Stance.JUSTIFIES if own and answers else stance


def _aspect(scene: Scene, trigger: Trigger, stance: Stance) -> Aspect | None:
    """What the claim settles: who began, when a word says so; else what a confirmation is of."""
    sentence = scene.sentence
    token = sentence.tokens[trigger.i]
    head = sentence.head(token)
    fought = scene.events.is_violent(trigger.event_class)
    begun = fought and head is not None and head.lemma in scene.events.events.begins
    if begun and head is not None and token.dep in {"dobj", "nsubjpass"}:
        return Aspect.INITIATION if subjects_of(sentence, head) else None
    if any(t.lower == "first" for t in sentence.below(token, "advmod")):
        return Aspect.INITIATION
    if stance is Stance.JUSTIFIES:
        return Aspect.INITIATION
    return None if stance is Stance.ASSERTS else Aspect.OCCURRENCE


def _blame(scene: Scene, trigger: Trigger) -> Aspect | None:
    """What an act of speech settles: an accusation over what was told, who did it."""
    if trigger.event_class is not EventClass.ACCUSATION:
        return None
    sentence, verb = scene.sentence, scene.sentence.tokens[trigger.i]
    inside = [t for t in sentence.subtree(verb) if t.i != verb.i]
    over = any(
        points_back(sentence, t) and scene.events.is_violent(entry.class_)
        for t in inside
        if t.pos == "NOUN"
        for entry in scene.events.entries_for(t.lemma, t.lower)
    )
    bare = verb.lemma == "blame" and not any(sentence.below(verb, "prep", "ccomp", "advcl"))
    return Aspect.ATTRIBUTION if over or bare else None


def _modality(scene: Scene, trigger: Trigger, voice: Voice) -> Meant:
    """How the event is meant, and by which word; by none where the statement or the date says."""
    token = scene.sentence.tokens[trigger.i]
    if trigger.event_class is EventClass.THREAT:
        return Modality.FUTURE, token
    if _is_taken_for_granted(scene, trigger) or _is_set_going(scene, trigger):
        return Modality.ACTUAL, None
    own = modality_by(scene.sentence, token, scene.events)
    told = own[0] if trigger.entry.speech else modality_of(voice.statement, own[0])
    if told is Modality.ACTUAL and is_background(scene.read, scene.sentence):
        return Modality.BACKGROUND, None
    if told is not Modality.NEGATED and is_of_years_past(scene.read, scene.sentence, token):
        return Modality.BACKGROUND, None
    return told, own[1] if told is own[0] else None


def _confidence(token: Token, trigger: Trigger, taking: tuple[Actor, ...]) -> float:
    """A plain scale: 0.8 for a verb with its parties, less for a noun, for no party, no class."""
    score = 0.8 if token.pos == "VERB" else 0.7
    if not taking:
        score -= 0.2
    if trigger.event_class is EventClass.UNKNOWN:
        score -= 0.1
    return round(score, 2)


def _each_once(told: list[tuple[Trigger, Told]]) -> list[tuple[Trigger, Told]]:
    """One telling of each event: the fullest of a class, and no open class beside a known one."""
    kept: list[tuple[Trigger, Told]] = []
    for trigger, one in sorted(told, key=lambda pair: -_weight(pair[1])):
        if not any(_same(one, trigger.entry, other, by.entry) for by, other in kept):
            kept.append((trigger, one))
    return sorted(kept, key=lambda pair: pair[1].span)


def _weight(told: Told) -> int:
    return (
        len(told.actors) * 2
        + (told.quantity is not None)
        - (told.event_class is EventClass.UNKNOWN)
    )


def _same(one: Told, entry: EventEntry, other: Told, by: EventEntry) -> bool:
    overlap = overlaps(one.span, other.span)
    open_class = EventClass.UNKNOWN in {one.event_class, other.event_class}
    return (
        overlap
        and not (entry.speech or by.speech)
        and (one.event_class is other.event_class or open_class)
    )
