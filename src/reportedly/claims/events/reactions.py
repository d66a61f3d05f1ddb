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
from reportedly.claims.events.short_answers import left_unnamed, none_in_headline
from reportedly.claims.events.stances import from_statements
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
from reportedly.claims.events.unsaid import never_said
from reportedly.claims.modality import modality_at
from reportedly.records.base import Offsets
from reportedly.records.claim import Claim
from reportedly.records.parse import Sentence, Token
from reportedly.records.reading import ReadText
from reportedly.records.vocabulary import (
    DENYING,
    Aspect,
    EventClass,
    Harm,
    Modality,
    SegmentKind,
    Stance,
)
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
_NOBODY = frozenset({"nobody", "none", "one", "you"})
_NOT_ONE = frozenset({"someone", "somebody", "anyone", "anybody", "everyone", "percent"})
_TO_COME = frozenset({"will", "wo", "'ll", "shall"})


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
    """Yield each sentence with what was told up to it, by events and by tolls.

    What a headline answers is told below it.
    """
    counted = sorted((toll.start, kind) for toll in tolls for kind in _kinds(toll))
    before: set[EventClass] = set()
    told = frozenset(t.event_class for s in read.sentences for t in find_triggers(s, events))
    for number, sentence in enumerate(read.sentences):
        triggers = find_triggers(sentence, events)
        opens = number == 0 or sentence.segment is SegmentKind.HEADLINE
        known = told if opens else frozenset(before)
        yield Scene(
            read=read,
            sentence=sentence,
            triggers=triggers,
            events=events,
            actors=actors,
            told_before=known | {c for start, c in counted if start < sentence.start},
            counted=frozenset(c for at, c in counted if sentence.start <= at < sentence.end),
        )
        before |= {trigger.event_class for trigger in triggers}


def _kinds(toll: Claim) -> frozenset[EventClass]:
    """What a toll tells of: who was hurt was hurt by something, whatever else is told with it."""
    hurt = toll.toll is not None and toll.toll.harm in {Harm.KILLED, Harm.INJURED}
    return frozenset({toll.event_class, EventClass.UNKNOWN} if hurt else {toll.event_class})


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
        never_said(scene),
        left_unnamed(scene),
        none_in_headline(scene),
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
    voice = _voice(scene, reply, speaker)
    if speaker is not None and speaker.lower in _NOT_ONE:
        return "nobody in particular answers so"
    nobody = voice.holder is None or _is_nobody(scene, reply, speaker, voice)
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
    span = span_of(words)
    return answered.replacing(
        span=span if speaker is not None else _with_source(span, scene, reply, voice),
        event_class=_class_of(scene, words, token, trigger),
        aspect=weighed[0],
        confidence=_confidence(reply),
        why=(
            f"reaction: {reply.entry.id}, from {token.text!r}",
            f"aspect: {weighed[0].value}, from {weighed[1]}",
            *answered.why,
        ),
    )


def _voice(scene: Scene, reply: Reply, speaker: Token | None) -> Voice:
    """Who answers; of what somebody says, "which is not true", never he himself."""
    sentence, token = scene.sentence, scene.sentence.tokens[reply.i]
    voice = voice_of(scene.read, sentence, token, speaker, scene.actors)
    if speaker is not None or voice.statement is None or not _is_of_clause(scene, token):
        return voice
    start, end = voice.statement.content[0]
    around = (s for s in scene.read.cued(sentence.start, start) if s.id != voice.statement.id)
    over = next((s for s in around if s.content and s.covers(start, end)), None)
    return OUTLET if over is None else Voice(holder=over.holder, statement=over)


def _is_of_clause(scene: Scene, token: Token) -> bool:
    """Whether the word is said of what was just said: they have taken the hill, which is not true.

    Only an account can be true or not: of another noun the clause is meant.
    """
    sentence, reactions = scene.sentence, scene.events.reactions
    verb = next((t for t in (token, *sentence.above(token)) if t.pos in {"VERB", "AUX"}), token)
    head = sentence.head(verb)
    which = any(t.lower == "which" for t in sentence.below(verb, "nsubj", "nsubjpass"))
    if not which or verb.dep not in {"relcl", "advcl"} or head is None:
        return False
    return head.lemma not in reactions.accounts | reactions.tellings | reactions.assertions


def _speaker(scene: Scene, reply: Reply) -> Token | None:
    """Who answers in the clause itself; not "we", where it is known whose words these are."""
    if reply.holder is None:
        return None
    speaker = scene.sentence.tokens[reply.holder]
    said_by = voice_at(scene.read, speaker).holder
    return None if speaker.lower in {"we", "i"} and said_by is not None else speaker


def _is_yet_to_be(scene: Scene, reply: Reply) -> bool:
    """Whether somebody only is to take his words back: called on her to withdraw the claim.

    Or nobody knows what will come: it is unclear whether they will attack.
    """
    if reply.entry.stance is Stance.CANNOT_VERIFY:
        return _is_of_what_will_be(scene.sentence, scene.sentence.tokens[reply.i])
    if reply.entry.stance not in {Stance.RETRACTS, Stance.REVISES}:
        return False
    token = scene.sentence.tokens[reply.i]
    return modality_at(scene.sentence, token, scene.events) is not Modality.ACTUAL


def _is_of_what_will_be(sentence: Sentence, token: Token) -> bool:
    """Whether the clause that is left open tells what is to come."""
    above = sentence.head(token)
    tops = (token,) if above is None or token.dep != "acomp" else (token, above)
    clauses = [c for top in tops for c in sentence.below(top, "ccomp", "csubj", "advcl")]
    return any(t.lower in _TO_COME for c in clauses for t in sentence.below(c, "aux"))


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
    done = scene.events.events.lends_subject | {"do"}
    if any(
        t.lower in {"this", "it"}
        and t.dep == "dobj"
        and scene.sentence.tokens[t.head].lemma in done
        for t in words
    ):
        return any(map(scene.events.is_violent, scene.told_before))
    back = any(t.lower in {"this", "that"} and t.dep in {"det", "dobj"} for t in words)
    return back and any(scene.events.is_violent(t.event_class) for t in scene.triggers)


def _confidence(reply: Reply) -> float:
    """A plain scale: a verb that denies is surer than a word said of a claim."""
    return 0.8 if reply.entry.form is Answer.VERB else 0.7


def _is_nobody(scene: Scene, reply: Reply, speaker: Token | None, voice: Voice) -> bool:
    """``no group claimed responsibility``: then nobody has answered; nor has a picture.

    Nor does a statement, by itself, defend a deed.
    """
    reactions = scene.events.reactions
    if speaker is None:
        last = () if voice.holder is None else voice.holder.name.lower().split()[-1:]
        return any(word.removesuffix("s") in reactions.voiceless for word in last)
    justified = reply.entry.stance is Stance.JUSTIFIES and speaker.lemma in reactions.accounts
    if justified or {speaker.lemma, speaker.lower} & reactions.voiceless:
        return True
    none = any(t.lower == "no" for t in scene.sentence.below(speaker, "det"))
    return none or speaker.lower in _NOBODY


def _with_source(span: Offsets, scene: Scene, reply: Reply, voice: Voice) -> Offsets:
    """The stretch from the holder's words on, where another clause names the holder before it.

    Not over another answer: "denied the charge and said the army had nothing to do with it".
    """
    if voice.statement is None:
        return span
    tokens = scene.sentence.tokens
    between = [
        tokens[o.i].start for o in find_replies(scene.sentence, scene.events) if o.i < reply.i
    ]
    starts = [
        start
        for start, _ in voice.statement.source
        if scene.sentence.start <= start < span[0] and span[0] - start < _LONGEST
    ]
    first = min((*starts, span[0]))
    return (span[0] if any(first < at < span[0] for at in between) else first), span[1]


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
