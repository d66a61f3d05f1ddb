"""A page with its statements -> claims that answer others: denials, doubts, owning up."""

from collections.abc import Iterable, Iterator

from reportedly.claims.events.absences import (
    acts_denied,
    others_meant,
    others_named,
    presence_denied,
)
from reportedly.claims.events.answers import answer
from reportedly.claims.events.aspects import answer_told, aspect_of, event_in
from reportedly.claims.events.forms import is_only_supposed
from reportedly.claims.events.negations import denied_again
from reportedly.claims.events.replies import Reply, find_replies
from reportedly.claims.events.stances import from_statements
from reportedly.claims.events.telling import (
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
from reportedly.claims.modality import modality_at
from reportedly.records.base import Offsets
from reportedly.records.claim import Claim
from reportedly.records.parse import Sentence, Token
from reportedly.records.reading import ReadText
from reportedly.records.vocabulary import DENYING, Aspect, EventClass, Modality, Stance
from reportedly.vocab.actors import Actors
from reportedly.vocab.events import Answer, EventWords

__all__ = ["answer", "find_reactions"]

_NEEDS_VOICE = DENYING | {
    Stance.ACKNOWLEDGES,
    Stance.JUSTIFIES,
    Stance.RETRACTS,
    Stance.REVISES,
}
"""Told by the outlet itself, these are its own account and no one's answer."""

_OF_HARM = frozenset({Aspect.ATTRIBUTION, Aspect.CASUALTY_COUNT, Aspect.MEANS, Aspect.PRESENCE})
_LONGEST = 400


def find_reactions(
    read: ReadText, events: EventWords, actors: Actors, tolls: Iterable[Claim] = ()
) -> tuple[Claim, ...]:
    """Return the page's answers to what is said on it, in text order, each once.

    Args:
        tolls: the page's tolls; what is told by its dead alone can be answered as well.
    """
    claims: dict[str, Claim] = {}
    for scene in answer_scenes(read, events, actors, tolls):
        for told in _in_scene(scene):
            claim = claim_of(read, told)
            claims.setdefault(claim.id, claim)
    return tuple(sorted(claims.values(), key=lambda c: (c.start, c.end)))


def answer_scenes(
    read: ReadText, events: EventWords, actors: Actors, tolls: Iterable[Claim]
) -> Iterator[Scene]:
    """Yield each sentence with what was told up to it, by events and by tolls."""
    counted = sorted((toll.start, toll.event_class) for toll in tolls)
    before: set[EventClass] = set()
    for sentence in read.sentences:
        triggers = find_triggers(sentence, events)
        yield Scene(
            read=read,
            sentence=sentence,
            triggers=triggers,
            events=events,
            actors=actors,
            told_before=frozenset(before | {c for start, c in counted if start < sentence.start}),
            counted=frozenset(c for at, c in counted if sentence.start <= at < sentence.end),
        )
        before |= {trigger.event_class for trigger in triggers}


def _in_scene(scene: Scene) -> list[Told]:
    """What is answered in one sentence; the surer kinds first, none twice."""
    found = [told for _, told in weighed_replies(scene) if not isinstance(told, str)]
    for further in (
        from_statements(scene),
        acts_denied(scene),
        presence_denied(scene),
        others_named(scene),
        others_meant(scene),
        denied_again(scene),
    ):
        found += [t for t in further if not any(overlaps(t.span, o.span) for o in found)]
    return found


def weighed_replies(scene: Scene) -> Iterator[tuple[Reply, Told | str]]:
    """Yield each word that answers with what it tells, or with the check by which it tells none."""
    for reply in find_replies(scene.sentence, scene.events):
        yield reply, _reply_told(scene, reply)


def _reply_told(scene: Scene, reply: Reply) -> Told | str:
    sentence = scene.sentence
    token = sentence.tokens[reply.i]
    told = scene.told_before | _told_in(scene, reply)
    asked = scene.events.reactions.told_before(reply.entry)
    if asked and not asked & told:
        return "nothing of the kind that it answers was told before it"
    if is_only_supposed(sentence, token) or _is_yet_to_be(scene, reply):
        return "it is asked or supposed, and nobody has answered so"
    speaker = _speaker(scene, reply)
    voice = voice_of(scene.read, sentence, token, speaker, scene.actors)
    nobody = voice.holder is None or _is_nobody(sentence, speaker, scene.events)
    if nobody and (reply.entry.named or reply.entry.stance in _NEEDS_VOICE):
        return "nobody was found who answers so"
    words = tuple(sentence.tokens[i] for i in reply.tokens)
    trigger = event_in(scene, words, token)
    if voice.holder is None and trigger is None and not _speaks_of_reports(scene):
        return "nobody answers so, and it names no event, account or casualties"
    if reply.entry.of_harm and not _is_of_harm(scene, words, trigger):
        return "it speaks of no violence, of nobody harmed and nobody blamed"
    answered = answer_told(scene, voice, reply.entry.stance, trigger)
    weighed = aspect_of(scene, words, token, trigger)
    if reply.entry.aspect is not None:
        weighed = reply.entry.aspect, f"the answer {token.text!r} itself"
    return answered.replacing(
        span=_with_source(span_of(words), sentence, voice, speaker),
        event_class=_class_of(scene, words, token, trigger),
        aspect=weighed[0],
        confidence=_confidence(reply),
        why=(
            f"reaction: {reply.entry.id}, from {token.text!r}",
            f"aspect: {weighed[0].value}, from {weighed[1]}",
            *answered.why,
        ),
    )


def _speaker(scene: Scene, reply: Reply) -> Token | None:
    """Who answers in the clause itself; not "we", where it is known whose words these are."""
    if reply.holder is None:
        return None
    speaker = scene.sentence.tokens[reply.holder]
    said_by = voice_at(scene.read, speaker).holder
    return None if speaker.lower in {"we", "i"} and said_by is not None else speaker


def _is_yet_to_be(scene: Scene, reply: Reply) -> bool:
    """Whether somebody only is to take his words back: called on her to withdraw the claim."""
    if reply.entry.stance not in {Stance.RETRACTS, Stance.REVISES}:
        return False
    token = scene.sentence.tokens[reply.i]
    return modality_at(scene.sentence, token, scene.events) is not Modality.ACTUAL


def _told_in(scene: Scene, reply: Reply) -> frozenset[EventClass]:
    """The classes of event told in a clause of the answer: it is not true that we shelled it."""
    if reply.entry.form is Answer.ABSENT:
        return frozenset()
    inside = frozenset(reply.tokens)
    told = {t.event_class for t in scene.triggers if t.i in inside and t.i != reply.i}
    return frozenset(told | scene.counted)


def _speaks_of_reports(scene: Scene) -> bool:
    """Whether the sentence speaks of claims or casualties: else "unclear" is of something else."""
    reactions = scene.events.reactions
    harmed = next(a.words for a in reactions.aspect if a.aspect is Aspect.CASUALTY_COUNT)
    said = reactions.assertions | harmed
    return any(t.pos == "NOUN" and {t.lemma, t.lower} & said for t in scene.sentence.tokens)


def _is_of_harm(scene: Scene, words: tuple[Token, ...], trigger: Trigger | None) -> bool:
    """Whether the answer speaks of violence, of the harmed, or of who is to blame."""
    if trigger is not None and scene.events.is_violent(trigger.event_class):
        return True
    lists = scene.events.reactions.aspect
    told = frozenset().union(*(entry.words for entry in lists if entry.aspect in _OF_HARM))
    force = scene.actors.roles.reading.violence
    if any({t.lower, t.lemma} & told or (t.pos == "VERB" and t.lemma in force) for t in words):
        return True
    back = any(t.lower in {"this", "that"} and t.dep in {"det", "dobj"} for t in words)
    return back and any(scene.events.is_violent(t.event_class) for t in scene.triggers)


def _confidence(reply: Reply) -> float:
    """A plain scale: a verb that denies is surer than a word said of a claim."""
    return 0.8 if reply.entry.form is Answer.VERB else 0.7


def _is_nobody(sentence: Sentence, speaker: Token | None, events: EventWords) -> bool:
    """``no group claimed responsibility``: then nobody has answered; nor has a picture."""
    if speaker is None:
        return False
    if speaker.lemma in events.reactions.voiceless:
        return True
    none = any(t.lower == "no" for t in sentence.below(speaker, "det"))
    return none or speaker.lower in {"nobody", "none", "one"}


def _with_source(span: Offsets, sentence: Sentence, voice: Voice, speaker: Token | None) -> Offsets:
    """The stretch from the holder's words on, where another clause names the holder before it."""
    if speaker is not None or voice.statement is None:
        return span
    starts = [start for start, _ in voice.statement.source if sentence.start <= start < span[0]]
    near = [start for start in starts if span[0] - start < _LONGEST]
    return min((*near, span[0])), span[1]


def _class_of(
    scene: Scene, words: tuple[Token, ...], token: Token, trigger: Trigger | None
) -> EventClass:
    """The class of what is answered: unknown for "the claims", other for a matter of its own."""
    if trigger is not None:
        return trigger.event_class
    if scene.counted or any(t.lemma in scene.actors.roles.reading.violence for t in words):
        return EventClass.UNKNOWN
    events = scene.events
    named = events.reactions.assertions | events.reactions.tellings
    clause = any(t.head == token.i and t.dep in {"ccomp", "xcomp"} for t in words)
    things = [t for t in words if t.dep in {"dobj", "nsubjpass"} and t.head == token.i]
    of_its_own = token.dep == "relcl" and not any(
        t.lemma in named and t.pos in {"NOUN", "PRON"} and t.lower != "which" for t in words
    )
    if clause or of_its_own or any(t.lemma not in named for t in things):
        return EventClass.OTHER
    return EventClass.UNKNOWN
