"""A sentence and those before it -> what someone says was not so, though it had been told."""

from bisect import bisect_left
from collections.abc import Iterator

from reportedly.claims.events.absences import is_of_none
from reportedly.claims.events.page import stem
from reportedly.claims.events.telling import Scene, Told, Voice, span_of, voice_at
from reportedly.claims.events.triggers import find_triggers
from reportedly.claims.grammar import SUBJECTS, is_not_so, is_passive, points_back, tells_past
from reportedly.records.parse import Sentence, Token
from reportedly.records.vocabulary import DENYING, Aspect, EventClass, Modality, Stance

_BACK = 3
"""Sentences over which what was told is taken up."""

_JUST = 2
"""Sentences before in which violence is told that his own forces are said to have no part in."""

_MAIN = frozenset({"ROOT", "ccomp", "conj", "parataxis"})
_SUPPOSED = frozenset(
    {"can", "could", "should", "shall", "may", "might", "must", "will", "would", "to", "ca", "wo"}
)
_ANY = frozenset({"any", "such", "no"})
_ANYTHING = frozenset({"anything", "nothing", "it", "this", "that", "they", "them", "so"})
_TELLING = frozenset({"VERB", "NOUN"})
_NOT_TOLD = frozenset({"advcl", "punct", "mark", "parataxis", "relcl"})


def denied_again(scene: Scene) -> Iterator[Told]:
    """Yield what was told just before and now is denied: "had never armed the group".

    The same verb, of the same thing or of any; or any verb where somebody insists on the "not", or
    says against whom he says it.
    """
    for verb in scene.sentence.tokens:
        if verb.dep not in _MAIN or not _is_denied(scene.sentence, verb):
            continue
        voice = voice_at(scene.read, verb)
        if voice.holder is None:
            continue
        why = _why_denied(scene, verb, voice)
        if why is None:
            continue
        own = _is_own(scene, verb, voice)
        yield Told(
            sentence=scene.sentence,
            span=span_of(scene.sentence.subtree(verb, without=_NOT_TOLD)),
            event_class=EventClass.OTHER,
            voice=voice,
            stance=Stance.DENIES,
            aspect=Aspect.ATTRIBUTION if own else Aspect.OCCURRENCE,
            modality=Modality.ACTUAL,
            confidence=0.6,
            why=(f"reaction: {why}",),
        )


def _why_denied(scene: Scene, verb: Token, voice: Voice) -> str | None:
    """What makes a "not" an answer; None where it only tells what was not."""
    wished = verb.lemma in scene.events.reactions.wishing
    if (
        not wished
        and _insists(scene, voice)
        and any(map(scene.events.is_violent, scene.told_before))
    ):
        return "insists that it was not so"
    if _is_against_account(scene, verb):
        return "says that it was not so, as others have it"
    if _is_of_own_forces(scene, verb, voice):
        return "says that his own side did not act so, of violence told just before"
    told = _is_deed_told(scene, verb) or _was_told(scene, verb, voice)
    return f"says that it was not so, of {verb.text!r} told before" if told else None


def _is_denied(sentence: Sentence, verb: Token) -> bool:
    """Whether the verb at the head of a clause says that a thing was not done."""
    if (
        (verb.pos != "VERB" and verb.lemma != "be")
        or verb.lemma == "go"
        or "?" in sentence.text[verb.start - sentence.start :]
    ):
        return False
    if any(t.lower in _SUPPOSED for t in sentence.below(verb, "aux")):
        return False
    none = any(d.lower == "no" for t in sentence.below(verb, "attr") for d in sentence.below(t))
    return is_not_so(sentence, verb) or is_of_none(sentence, verb) or none


def _is_against_account(scene: Scene, verb: Token) -> bool:
    """Whether it is said against whoever told it: were not tortured, as the paper reported."""
    alleging = scene.events.reactions.alleging
    return any(
        clause.lemma in alleging and any(t.lower == "as" for t in scene.sentence.below(clause))
        for clause in scene.sentence.below(verb, "advcl")
    )


def _insists(scene: Scene, voice: Voice) -> bool:
    """Whether the words of saying are those of one who holds against others."""
    if voice.statement is None:
        return False
    cues = [t for t in scene.sentence.tokens for s, e in voice.statement.cue if s <= t.start < e]
    return any(t.lemma in scene.events.reactions.insisting for t in cues)


def _is_deed_told(scene: Scene, verb: Token) -> bool:
    """Whether a verb lends its subject to an act of a kind told before: "had not opened fire"."""
    attacks = scene.events.reactions.told_as_attacks
    if verb.lemma not in scene.events.events.lends_subject or not attacks & scene.told_before:
        return False
    return any(
        scene.events.is_violent(entry.class_)
        and (not entry.harm or points_back(scene.sentence, act))
        for act in scene.sentence.below(verb, "dobj")
        for entry in scene.events.entries_for(act.lemma, act.lower)
    )


def _is_of_own_forces(scene: Scene, verb: Token, voice: Voice) -> bool:
    """Whether his own forces are said not to have done a thing, where violence was just told.

    "Its planes had not flown over the town"; not "its troops had not slept".
    """
    sentence = scene.sentence
    if verb.lemma not in scene.events.reactions.own_acts or is_passive(sentence, verb):
        return False
    if not tells_past(sentence, verb) or any(t.lower == "yet" for t in sentence.below(verb)):
        return False
    own_men = scene.events.reactions.own_men
    own = any(
        (scene.events.in_group(t.lemma, ("armed", "fliers")) or t.lower in own_men)
        and any(d.lower in scene.events.reactions.own for d in sentence.below(t, "poss"))
        for t in sentence.below(verb, "nsubj")
    )
    return own and any(
        scene.events.is_violent(trigger.event_class)
        and voice_at(scene.read, other.tokens[trigger.i]).holder != voice.holder
        for other in _lately(scene)[-_JUST:]
        for trigger in find_triggers(other, scene.events)
    )


def _was_told(scene: Scene, verb: Token, voice: Voice) -> bool:
    """Whether somebody else told the verb of the same thing in the sentences before."""
    if verb.lemma in scene.events.reactions.in_any_report:
        return False
    things = tuple(scene.sentence.below(verb, "dobj")) or tuple(
        scene.sentence.below(verb, *SUBJECTS)
    )
    vague = any(
        t.lower in _ANYTHING or any(d.lower in _ANY for d in scene.sentence.below(t, "det", "amod"))
        for t in scene.sentence.below(verb, "dobj", "nsubjpass")
    )
    named = {t.lemma for t in things if t.pos in {"NOUN", "PROPN"}}
    if not tells_past(scene.sentence, verb) and verb.tag != "VBN":
        things = tuple(scene.sentence.below(verb, "dobj"))
        vague = vague and any(t.pos == "NOUN" for t in things)
        named = {t.lemma for t in things if t.pos in {"NOUN", "PROPN"}}  # "does not hold any hill"
    own = stem(verb.lemma)
    return any(
        token.pos in _TELLING
        and stem(token.lemma) == own
        and not is_not_so(other, token)
        and _is_anothers(voice_at(scene.read, token), voice)
        and (vague or bool(named & {t.lemma for t in other.tokens}))
        for other in _lately(scene)
        for token in other.tokens
    )


def _lately(scene: Scene) -> tuple[Sentence, ...]:
    """The sentences over which what was told is taken up."""
    sentences = scene.read.sentences
    here = bisect_left(sentences, scene.sentence.start, key=lambda one: one.start)
    return sentences[max(0, here - _BACK) : here]


def _is_anothers(told: Voice, voice: Voice) -> bool:
    """Whether somebody else told it, or the same one only to deny it."""
    if told.holder != voice.holder:
        return True
    return told.statement is not None and told.statement.stance in DENYING


def _is_own(scene: Scene, verb: Token, voice: Voice) -> bool:
    """Whether it is the speaker's own side of whom it is said."""
    side = None if voice.holder is None else voice.holder.side
    return any(
        t.lower in scene.events.reactions.own
        or (side is not None and scene.actors.side_of(t.text) == side)
        or any(d.lower in scene.events.reactions.own for d in scene.sentence.below(t, "poss"))
        for t in scene.sentence.below(verb, "nsubj")
    )
