"""A page with its statements -> claims that answer others: denials, doubts, owning up."""

from collections.abc import Iterable, Iterator

from reportedly.claims.events.absences import acts_denied, presence_denied
from reportedly.claims.events.answers import answer
from reportedly.claims.events.replies import Reply, find_replies
from reportedly.claims.events.roles import actors_of
from reportedly.claims.events.telling import (
    Scene,
    Told,
    Voice,
    claim_of,
    overlaps,
    span_of,
    voice_of,
)
from reportedly.claims.events.triggers import Trigger, find_triggers
from reportedly.records.base import Offsets
from reportedly.records.claim import Actor, Claim, Statement
from reportedly.records.parse import Sentence, Token
from reportedly.records.reading import ReadText
from reportedly.records.vocabulary import Aspect, EventClass, Modality, Stance
from reportedly.vocab.actors import Actors
from reportedly.vocab.events import Answer, EventWords

__all__ = ["answer", "find_reactions"]

ANSWERING = frozenset(
    {Stance.DENIES, Stance.REJECTS_CHARACTERISATION, Stance.CANNOT_VERIFY, Stance.NO_FIGURE}
)
"""Stances of a statement that leave its content denied or open."""

_NEEDS_VOICE = frozenset({Stance.DENIES, Stance.REJECTS_CHARACTERISATION, Stance.ACKNOWLEDGES})
"""Told by the outlet itself, these are its own account and no one's answer."""

_DECIDING = frozenset(
    {Aspect.INITIATION, Aspect.CASUALTY_COUNT, Aspect.VICTIM_STATUS, Aspect.ATTRIBUTION}
)
"""Aspects that the words of a denial tell more surely than its grammar."""

_LONGEST = 400
_SHORTEST = 15


def find_reactions(read: ReadText, events: EventWords, actors: Actors) -> tuple[Claim, ...]:
    """Return the page's answers to what is said on it, in text order, each once."""
    claims: dict[str, Claim] = {}
    for sentence in read.sentences:
        scene = Scene(
            read=read,
            sentence=sentence,
            triggers=find_triggers(sentence, events),
            events=events,
            actors=actors,
        )
        for told in _in_scene(scene):
            claim = claim_of(read, told)
            claims.setdefault(claim.id, claim)
    return tuple(sorted(claims.values(), key=lambda c: (c.start, c.end)))


def _in_scene(scene: Scene) -> list[Told]:
    """What is answered in one sentence; the surer kinds first, none twice."""
    found = list(_from_replies(scene))
    for further in (_from_statements(scene), acts_denied(scene), presence_denied(scene)):
        found += [t for t in further if not any(overlaps(t.span, o.span) for o in found)]
    return found


def _from_replies(scene: Scene) -> Iterator[Told]:
    sentence, events = scene.sentence, scene.events
    for reply in find_replies(sentence, events):
        token = sentence.tokens[reply.i]
        speaker = None if reply.holder is None else sentence.tokens[reply.holder]
        voice = voice_of(scene.read, sentence, token, speaker, scene.actors)
        nobody = voice.holder is None or _is_nobody(sentence, speaker)
        if nobody and reply.entry.stance in _NEEDS_VOICE:
            continue
        words = tuple(sentence.tokens[i] for i in reply.tokens)
        trigger = _event_in(scene, words, token)
        if voice.holder is None and trigger is None and not _speaks_of_reports(scene):
            continue
        told = _told(scene, voice, reply.entry.stance, trigger)
        yield told.replacing(
            span=_with_source(span_of(words), sentence, voice, speaker),
            event_class=_class_of(words, token, trigger, events),
            aspect=reply.entry.aspect or _aspect(scene, words, token, trigger),
            confidence=_confidence(reply),
            why=(f"reaction: {reply.entry.id}", *told.why),
        )


def _speaks_of_reports(scene: Scene) -> bool:
    """Whether the sentence speaks of claims or casualties: else "unclear" is of something else."""
    reactions = scene.events.reactions
    harmed = next(a.words for a in reactions.aspect if a.aspect is Aspect.CASUALTY_COUNT)
    said = reactions.assertions | harmed
    return any(t.pos == "NOUN" and {t.lemma, t.lower} & said for t in scene.sentence.tokens)


def _told(scene: Scene, voice: Voice, stance: Stance, trigger: Trigger | None) -> Told:
    """An answer to the trigger's event, or to one that is not told in its words."""
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
        why=() if trigger is None else (trigger.why,),
    )


def _confidence(reply: Reply) -> float:
    """A plain scale: a verb that denies is surer than a word said of a claim."""
    return 0.8 if reply.entry.form is Answer.VERB else 0.7


def _is_nobody(sentence: Sentence, speaker: Token | None) -> bool:
    """``no group claimed responsibility``: then nobody has answered."""
    if speaker is None:
        return False
    none = any(t.lower == "no" for t in sentence.below(speaker, "det"))
    return none or speaker.lower in {"nobody", "none", "one"}


def _with_source(span: Offsets, sentence: Sentence, voice: Voice, speaker: Token | None) -> Offsets:
    """The stretch from the holder's words on, where another clause names the holder before it."""
    if speaker is not None or voice.statement is None:
        return span
    starts = [start for start, _ in voice.statement.source if sentence.start <= start < span[0]]
    near = [start for start in starts if span[0] - start < _LONGEST]
    return min((*near, span[0])), span[1]


def _event_in(scene: Scene, words: Iterable[Token], token: Token) -> Trigger | None:
    """The event that is answered: the first told in the words, those that kill before others."""
    inside = {word.i for word in words}
    found = [t for t in scene.triggers if t.i in inside and t.i != token.i and not t.entry.speech]
    violent = [t for t in found if scene.events.is_violent(t.event_class)]
    return next(iter((*violent, *found)), None)


def _class_of(
    words: tuple[Token, ...], token: Token, trigger: Trigger | None, events: EventWords
) -> EventClass:
    """The class of what is answered: unknown for "the claims", other for a matter of its own."""
    if trigger is not None:
        return trigger.event_class
    named = events.reactions.assertions
    clause = any(t.head == token.i and t.dep in {"ccomp", "xcomp"} for t in words)
    things = [t for t in words if t.dep in {"dobj", "nsubjpass"} and t.head == token.i]
    of_its_own = token.dep == "relcl" and not any(
        t.lemma in named and t.pos in {"NOUN", "PRON"} and t.lower != "which" for t in words
    )
    if clause or of_its_own or any(t.lemma not in named for t in things):
        return EventClass.OTHER
    return EventClass.UNKNOWN


def _aspect(
    scene: Scene, words: tuple[Token, ...], token: Token, trigger: Trigger | None
) -> Aspect:
    """What about the event is answered, by the words of the answer and by who acts in it."""
    reactions = scene.events.reactions
    printed = {t.lower for t in words if t.i != token.i}
    first = next((a.aspect for a in reactions.aspect if printed & a.words), None)
    if trigger is not None and first not in _DECIDING:
        own = scene.sentence.tokens[trigger.i]
        doers = {t.lower for t in scene.sentence.below(own, "nsubj")}
        if own.tag == "VBG" or doers & reactions.own:
            return Aspect.ATTRIBUTION
    return Aspect.OCCURRENCE if first is None else first


def _from_statements(scene: Scene) -> Iterator[Told]:
    """Statements whose own verb denies or doubts, where no reply was read."""
    for statement in scene.read.statements:
        if statement.stance not in ANSWERING or not _speaks_in(statement, scene.sentence):
            continue
        start, end = _stretch(statement, scene.sentence)
        words = tuple(t for t in scene.sentence.tokens if start <= t.start and t.end <= end)
        asked = any("?" in scene.read.document.text[s : e + 2] for s, e in statement.content)
        if not words or asked or end - start > _LONGEST or _was_weighed(scene, words, statement):
            continue
        trigger = _event_in(scene, words, words[0])
        if trigger is None or not scene.events.is_violent(trigger.event_class):
            continue
        voice = Voice(holder=statement.holder, statement=statement)
        told = _told(scene, voice, statement.stance, trigger)
        yield told.replacing(
            span=(start, end),
            aspect=_aspect(scene, words, words[0], trigger),
            why=("reaction: the statement's own verb", *told.why),
        )


def _was_weighed(scene: Scene, words: Iterable[Token], statement: Statement) -> bool:
    """Whether the cue is a word of data/reactions that did not fit, or nothing follows it."""
    cue = [t for t in words if any(s <= t.start < e for s, e in statement.cue)]
    content = sum(end - start for start, end in statement.content)
    return content < _SHORTEST or any(t.lemma in scene.events.answers_by_lemma for t in cue)


def _speaks_in(statement: Statement, sentence: Sentence) -> bool:
    return any(sentence.start <= start < sentence.end for start, _ in statement.cue)


def _stretch(statement: Statement, sentence: Sentence) -> Offsets:
    """The characters of source, cue and content that stand in the sentence."""
    pieces = [
        (start, end)
        for start, end in (*statement.source, *statement.cue, *statement.content)
        if sentence.start <= start < sentence.end
    ]
    return min(s for s, _ in pieces), min(max(e for _, e in pieces), sentence.end)
