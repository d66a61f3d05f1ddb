"""A sentence and those before it -> denials that do not name the deed: "they had not"."""

from bisect import bisect_left
from collections.abc import Iterator

from reportedly.claims.events.able import is_means
from reportedly.claims.events.page import stem
from reportedly.claims.events.telling import Scene, Told, span_of, voice_at, voice_of
from reportedly.claims.events.triggers import Trigger, find_triggers
from reportedly.claims.grammar import NOUNS, SUBJECTS
from reportedly.records.parse import Sentence, Token
from reportedly.records.vocabulary import Aspect, EventClass, Modality, SegmentKind, Stance

_HELPERS = frozenset({"do", "have", "be"})
_NAMES_NOTHING = frozenset({"neg", "punct", "advmod", *SUBJECTS, "npadvmod", "intj", "cc", "mark"})
_CLAUSES = frozenset({"ROOT", "ccomp", "conj", "parataxis"})
_TELLING = frozenset({"there", "here", "before", "again", "yet", "ever", "much", "never"})
"""Words beside the verb that give the "not" another sense."""

_ITSELF = frozenset({"it"})
_OURS = frozenset({"we", "i"})
_BACK = _ITSELF | _OURS | {"they", "he", "she"}
_ASKED = frozenset({"whether", "if"})


def left_unnamed(scene: Scene) -> Iterator[Told]:
    """Yield the denials of what was told or asked just before: "asked if they had, he said no"."""
    for verb in scene.sentence.tokens:
        if not _is_short(scene.sentence, verb):
            continue
        voice = voice_at(scene.read, verb)
        deed = None if voice.holder is None else _deed_before(scene, verb)
        if deed is None:
            continue
        yield Told(
            sentence=scene.sentence,
            span=span_of(t for t in scene.sentence.subtree(verb) if t.dep not in {"punct", "cc"}),
            event_class=deed,
            voice=voice,
            stance=Stance.DENIES,
            aspect=Aspect.OCCURRENCE,
            modality=Modality.ACTUAL,
            confidence=0.5,
            why=(f"reaction: a bare {verb.text!r} with not, of what was told just before",),
        )


def none_in_headline(scene: Scene) -> Iterator[Told]:
    """Yield what a headline says there was none of: "No raid on village, says army"."""
    sentence = scene.sentence
    for trigger in scene.triggers:
        act = sentence.tokens[trigger.i]
        verb = _saying_none(sentence, act)
        if verb is None or not scene.events.is_violent(trigger.event_class):
            continue
        speaker = next((t for t in sentence.below(verb, "nsubj", "dobj") if t.i > verb.i), None)
        voice = (
            None if speaker is None else voice_of(scene.read, sentence, verb, speaker, scene.actors)
        )
        if voice is None or voice.holder is None or not _is_charged(scene, trigger):
            continue
        yield Told(
            sentence=sentence,
            span=span_of(sentence.subtree(act)),
            event_class=trigger.event_class,
            voice=voice,
            stance=Stance.DENIES,
            aspect=Aspect.OCCURRENCE,
            modality=Modality.ACTUAL,
            confidence=0.5,
            why=("reaction: a headline says that there was none",),
        )


def _saying_none(sentence: Sentence, act: Token) -> Token | None:
    """The verb by which somebody says that there was no such act, in a headline."""
    if sentence.segment is not SegmentKind.HEADLINE or sentence.tokens[0].lower != "no":
        return None
    none = any(t.i == 0 for t in sentence.below(act, "det"))
    verb = sentence.head(act)
    return verb if none and verb is not None and verb.tag in {"VBZ", "VBP"} else None


def _is_charged(scene: Scene, none: Trigger) -> bool:
    """Whether the page tells of such an act and of what the headline names beside it.

    Where it names nothing else, the act's own word is told: "No raid, says army".
    """
    sentence, act = scene.sentence, scene.sentence.tokens[none.i]
    beside = [t for t in sentence.subtree(act) if t.dep in {"pobj", "acl"} or t.pos == "PROPN"]
    named = {stem(t.lemma) for t in beside if t.pos in NOUNS} if beside else {stem(act.lemma)}
    attacks = scene.events.reactions.told_as_attacks
    kinds = attacks if none.event_class in attacks else {none.event_class}
    return any(
        other.segment is not SegmentKind.HEADLINE
        and any(t.event_class in kinds for t in find_triggers(other, scene.events))
        and not named.isdisjoint(stem(t.lemma) for t in other.tokens)
        for other in scene.read.sentences
    )


def _is_short(sentence: Sentence, verb: Token) -> bool:
    """Whether a helping verb with "not" stands alone: "it did not", "they had not"."""
    if verb.lemma not in _HELPERS or verb.dep not in _CLAUSES:
        return False
    below = tuple(sentence.below(verb))
    denied = any(t.dep == "neg" for t in below)
    denied = denied and "?" not in sentence.text[verb.start - sentence.start :]
    alone = all(t.dep in _NAMES_NOTHING and t.lower not in _TELLING for t in below)
    return denied and alone and any(t.lower in _BACK for t in sentence.below(verb, "nsubj"))


def _deed_before(scene: Scene, verb: Token) -> EventClass | None:
    """The violence of which it is said: asked about in the same sentence, or told in the last."""
    asked = [t for t in scene.sentence.tokens if t.dep == "mark" and t.lower in _ASKED]
    if any(mark.i < verb.i for mark in asked):
        about = {scene.sentence.tokens[mark.head].i for mark in asked}
        here = [t.event_class for t in scene.triggers if t.i in about]
        return next(filter(scene.events.is_violent, here), None)
    sentences = scene.read.sentences
    at = bisect_left(sentences, scene.sentence.start, key=lambda one: one.start)
    last = sentences[at - 1] if at else None
    told = () if last is None else find_triggers(last, scene.events)
    return next((t.event_class for t in told if last and _is_it(scene, verb, last, t)), None)


def _is_it(scene: Scene, short: Token, last: Sentence, told: Trigger) -> bool:
    """Whether the "not" can be of that deed: the last thing told, in its tense and of its doer."""
    deed = last.tokens[told.i]
    if deed.pos != "VERB" or not scene.events.is_violent(told.event_class):
        return False
    telling = None
    if deed.dep != "ROOT":
        telling = last.head(deed) if deed.dep == "ccomp" else None
        if telling is None or telling.dep != "ROOT" or not voice_at(scene.read, deed).statement:
            return False
    after = last.tokens[deed.i + 1 :]
    if any(t.pos == "VERB" and t != telling for t in after) or not _fits(last, deed, short):
        return False
    doer = next(last.below(deed, *SUBJECTS), None)
    pronoun = next(scene.sentence.below(short, "nsubj"), None)
    return doer is not None and pronoun is not None and _can_mean(scene, pronoun, last, doer, short)


def _fits(last: Sentence, deed: Token, short: Token) -> bool:
    """Whether the helping verb can stand for the deed: shelled, did not; was shelled, was not."""
    helpers = {t.lemma for t in last.below(deed, "aux")}
    if not helpers <= {"do", "have", "be"}:
        return False
    if any(last.below(deed, "auxpass")) or deed.tag == "VBG":
        return short.lemma == "be"
    if deed.tag == "VBD":
        return short.lower in {"did", "had"}
    if deed.tag == "VBN":
        return short.lemma == "have" or short.lower == "did"
    return short.lemma == "do"


def _can_mean(scene: Scene, pronoun: Token, last: Sentence, doer: Token, short: Token) -> bool:
    """Whether the pronoun can mean the doer; "he" and "she" only where the doer himself speaks."""
    many = doer.tag in {"NNS", "NNPS"} or any(last.below(doer, "conj"))
    kinds = ("armed", "fighters")
    body = scene.events.in_group(doer.lemma, kinds) or scene.actors.side_of(doer.text)
    if pronoun.lower in _ITSELF:
        return not many
    if pronoun.lower == "they":
        return many or bool(body)
    if is_means(last, doer, scene.events):
        return False
    if pronoun.lower in _OURS:
        return many or bool(body)
    holder = voice_at(scene.read, short).holder
    return not many and holder is not None and doer.lower in holder.name.lower().split()
