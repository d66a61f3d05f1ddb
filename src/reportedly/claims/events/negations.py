"""A sentence and those before it -> what someone says was not so, though it had been told."""

from bisect import bisect_left
from collections.abc import Iterator

from reportedly.claims.events.absences import is_not_so, is_of_none
from reportedly.claims.events.telling import Scene, Told, Voice, span_of, voice_at
from reportedly.claims.grammar import SUBJECTS
from reportedly.records.parse import Sentence, Token
from reportedly.records.vocabulary import Aspect, EventClass, Modality, Stance

_BACK = 3
"""Sentences over which what was told is taken up."""

_MAIN = frozenset({"ROOT", "ccomp", "conj", "parataxis"})
_SUPPOSED = frozenset(
    {"can", "could", "should", "may", "might", "must", "will", "would", "to", "wo"}
)
_ANY = frozenset({"any", "such", "no"})
_ANYTHING = frozenset({"anything", "nothing", "it", "this", "that", "them", "so"})
_NOT_TOLD = frozenset({"advcl", "punct", "mark", "parataxis", "relcl"})


def denied_again(scene: Scene) -> Iterator[Told]:
    """Yield what was told just before and now is denied: "had never armed the group".

    The same verb, of the same thing or of any; or any verb where somebody insists on the "not".
    """
    for verb in scene.sentence.tokens:
        if not _is_denied(scene.sentence, verb):
            continue
        voice = voice_at(scene.read, verb)
        if voice.holder is None:
            continue
        insists = _insists(scene, voice) and any(map(scene.events.is_violent, scene.told_before))
        if not (insists or _is_deed_told(scene, verb) or _was_told(scene, verb, voice)):
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
            why=(
                "reaction: insists that it was not so"
                if insists
                else f"reaction: says that it was not so, of {verb.text!r} told before",
            ),
        )


def _is_denied(sentence: Sentence, verb: Token) -> bool:
    """Whether the verb of a clause of its own says that a thing was not done."""
    if (
        verb.pos != "VERB"
        or verb.lemma == "go"
        or verb.dep not in _MAIN
        or sentence.text.rstrip("\"'”’ ").endswith("?")
    ):
        return False
    if any(t.lower in _SUPPOSED for t in sentence.below(verb, "aux")):
        return False
    return is_not_so(verb, sentence) or is_of_none(sentence, verb)


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
        scene.events.is_violent(entry.class_) and not entry.harm
        for act in scene.sentence.below(verb, "dobj")
        for entry in scene.events.entries_for(act.lemma, act.lower)
    )


def _was_told(scene: Scene, verb: Token, voice: Voice) -> bool:
    """Whether somebody else told the verb of the same thing in the sentences before."""
    if verb.lemma in scene.events.reactions.in_any_report:
        return False
    things = tuple(scene.sentence.below(verb, "dobj", *SUBJECTS))
    vague = any(
        t.lower in _ANYTHING or any(d.lower in _ANY for d in scene.sentence.below(t, "det", "amod"))
        for t in scene.sentence.below(verb, "dobj")
    )
    named = {t.lemma for t in things if t.pos in {"NOUN", "PROPN"}}
    sentences = scene.read.sentences
    here = bisect_left(sentences, scene.sentence.start, key=lambda one: one.start)
    return any(
        token.lemma == verb.lemma
        and token.pos == "VERB"
        and not is_not_so(token, other)
        and voice_at(scene.read, token).holder != voice.holder
        and (vague or bool(named & {t.lemma for t in other.tokens}))
        for other in sentences[max(0, here - _BACK) : here]
        for token in other.tokens
    )


def _is_own(scene: Scene, verb: Token, voice: Voice) -> bool:
    """Whether it is the speaker's own side of whom it is said."""
    side = None if voice.holder is None else voice.holder.side
    return any(
        t.lower in scene.events.reactions.own
        or (side is not None and scene.actors.side_of(t.text) == side)
        or any(d.lower in scene.events.reactions.own for d in scene.sentence.below(t, "poss"))
        for t in scene.sentence.below(verb, "nsubj")
    )
