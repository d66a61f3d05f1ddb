"""A sentence -> who it says did a deed that it names: "the rebels were behind the raid"."""

from collections.abc import Iterator

from reportedly.claims.events.able import can_act
from reportedly.claims.events.naming import actor_at
from reportedly.claims.events.replies import find_replies
from reportedly.claims.events.telling import Scene, Told, Voice, span_of, voice_at, voice_of
from reportedly.claims.grammar import NOUNS, SUBJECTS, after_prepositions, is_passive, subjects_of
from reportedly.claims.modality import is_background, modality_by
from reportedly.records.parse import Sentence, Token
from reportedly.records.vocabulary import NOT_BORNE_OUT, Aspect, EventClass, Modality, Stance
from reportedly.vocab.events import BlameEntry

_HAVING = frozenset({"have", "play", "take", "bear"})
_AGAINST = frozenset({"on", "against", "upon"})
_UP = frozenset({"acomp", "attr", "oprd", "prep", "xcomp", "dobj", "advmod"})
_ASIDE = ("relcl", "acl", "advcl", "punct", "appos", "conj", "cc")


def find_blame(scene: Scene) -> Iterator[Told]:
    """Yield an accusation for each deed of the sentence of which it is said who did it.

    What is denied, left open, or only asked ("who was behind it") is none, nor what an accusation
    by its own verb tells.
    """
    sentence = scene.sentence
    if scene.events.blame_by_lemma.keys().isdisjoint(sentence.words):
        return
    replies = {i for reply in find_replies(sentence, scene.events) for i in reply.tokens}
    accusing = {t.i for t in scene.triggers if t.event_class is EventClass.ACCUSATION}
    for token in sentence.tokens:
        entry = scene.events.blame_by_lemma.get(token.lemma)
        if entry is None or token.pos not in entry.pos or token.i in replies:
            continue
        if accusing.isdisjoint(t.i for t in sentence.above(token)):
            told = _told(scene, token, entry)
            if told is not None:
                yield told


def _told(scene: Scene, token: Token, entry: BlameEntry) -> Told | None:
    deed, who = _deed(scene, token, entry), _who(scene, token, entry)
    modality = _modality(scene, token)
    if deed is None or who is None or modality is Modality.NEGATED:
        return None
    if entry.crimes and deed.lemma not in entry.crimes and modality is not Modality.HYPOTHETICAL:
        return None
    voice = _voice(scene, token)
    statement = voice.statement
    if statement is not None and statement.stance in NOT_BORNE_OUT:
        return None
    blamed = actor_at(scene.sentence, who, "addressee", scene.actors, statement)
    if blamed.id is not None and voice.holder is not None and voice.holder.side == blamed.id:
        return None  # who says that he did it owns up to it
    words = [token, *scene.sentence.subtree(who, without=_ASIDE)]
    return Told(
        sentence=scene.sentence,
        span=span_of([*words, *scene.sentence.subtree(deed, without=_ASIDE)]),
        event_class=EventClass.ACCUSATION,
        voice=voice,
        stance=Stance.ASSERTS,
        aspect=Aspect.ATTRIBUTION,
        modality=modality,
        actors=(blamed,),
        confidence=0.6,
        why=(f"event: accusation, from {token.text!r} ({entry.id}) of {deed.text!r}",),
    )


def _deed(scene: Scene, token: Token, entry: BlameEntry) -> Token | None:
    """The noun, or the verb after a preposition, that names violence."""
    sentence, events = scene.sentence, scene.events
    if not entry.through:
        found = tuple(sentence.below(token, "pobj"))
    else:
        found = after_prepositions(sentence, token, entry.through)
        if token.dep == "dobj":
            found += after_prepositions(sentence, sentence.tokens[token.head], entry.through)
        preps = (t for t in sentence.below(token, "prep") if t.lower in entry.through)
        found += tuple(verb for prep in preps for verb in sentence.below(prep, "pcomp"))
    deeds = events.reactions.deeds
    told = {t.i for t in scene.triggers if t.event_class in deeds and t.i not in scene.in_words}
    return next((t for t in found if t.i in told and not _is_figure(scene, t)), None)


def _is_figure(scene: Scene, deed: Token) -> bool:
    """Whether it is done to a notion alone: "the attack on poverty"."""
    aimed = after_prepositions(scene.sentence, deed, _AGAINST)
    return bool(aimed) and all(scene.events.in_group(t.lemma, ("notions",)) for t in aimed)


def _who(scene: Scene, token: Token, entry: BlameEntry) -> Token | None:
    """Whoever is said to have done it: a noun or a name of somebody who can act."""
    sentence = scene.sentence
    if token.pos == "VERB" and not is_passive(sentence, token):
        return None
    held = _held(scene, token)
    found = tuple(sentence.below(token, "nsubj", "nsubjpass")) if held is None else (held,)
    head = token
    while not found and head.dep in _UP:
        above = sentence.tokens[head.head]
        if head.dep == "dobj" and above.lemma not in _HAVING:
            return None
        if head is token and entry.under and above.lemma not in entry.under:
            return None
        head = above
        found = tuple(sentence.below(head, "nsubj", "nsubjpass"))
    if not found and head.pos in {"VERB", "AUX"}:
        found = subjects_of(sentence, head)
    who = next((t for t in found if _is_one_who_acts(scene, t)), None)
    return None if who is None or _only_names(scene, who, token) else who


def _only_names(scene: Scene, who: Token, token: Token) -> bool:
    """Whether nothing more is said of them than that: "will try the group responsible for it"."""
    sentence, holding = scene.sentence, scene.events.reactions.holding
    beside = token.pos == "ADJ" and who.i + 1 == token.i
    return beside and not any(t.lemma in holding for t in sentence.above(token))


def _is_one_who_acts(scene: Scene, noun: Token) -> bool:
    """Whether it is somebody in particular, and no pronoun, notion, thing sent or event."""
    sentence, events = scene.sentence, scene.events
    return (
        noun.pos in NOUNS - {"PRON"}
        and can_act(sentence, noun, events, scene.actors)
        and not events.in_group(noun.lemma, ("weapons", "notions"))
        and noun.lemma not in events.reactions.voiceless
        and not any(events.is_violent(e.class_) for e in events.entries_for(noun.lemma, noun.lower))
        and not any(w.lower == "no" for w in sentence.below(noun, "det"))
    )


def _held(scene: Scene, token: Token) -> Token | None:
    """Whom somebody holds responsible."""
    sentence = scene.sentence
    verb = next((t for t in sentence.above(token) if t.pos in {"VERB", "AUX"}), None)
    if (
        verb is None
        or verb.lemma not in scene.events.reactions.holding
        or is_passive(sentence, verb)
    ):
        return None
    done_to = (*sentence.below(verb, "dobj"), *sentence.below(token, "nsubj"))
    held = next(iter(done_to), None)
    return held if held is not None and token.head in {held.i, verb.i} else None


def _voice(scene: Scene, token: Token) -> Voice:
    """Who says it: the speaker of the statement, or whoever holds another responsible."""
    sentence, read = scene.sentence, scene.read
    over = voice_at(read, token)
    if over.holder is not None or _held(scene, token) is None:
        return over
    head = next(t for t in sentence.above(token) if t.pos in {"VERB", "AUX"})
    speaker = next(iter(subjects_of(sentence, head)), None)
    return over if speaker is None else voice_of(read, sentence, head, speaker, scene.actors)


def _modality(scene: Scene, token: Token) -> Modality:
    """How it is meant; where nobody in particular believes it, as a possibility."""
    sentence, events = scene.sentence, scene.events
    told = modality_by(sentence, token, events)[0]
    for word in (token, *sentence.above(token)):
        if word.pos not in {"VERB", "AUX"}:
            continue
        own = modality_by(sentence, word, events)[0]
        told = told if own is Modality.ACTUAL else own
        agent = any(sentence.below(word, "agent"))
        if any(t.lower in events.events.presumed for t in sentence.below(word, "advmod")):
            return Modality.HYPOTHETICAL
        if word.lemma in events.events.presumed and is_passive(sentence, word) and not agent:
            return Modality.HYPOTHETICAL
        if word.dep not in _UP and not _is_under_it(sentence, word):
            break
    if told is Modality.ACTUAL and is_background(scene.read, sentence):
        return Modality.BACKGROUND
    return told


def _is_under_it(sentence: Sentence, verb: Token) -> bool:
    """Whether it is the clause of an "it": "it was believed that the rebels were behind it"."""
    head = sentence.head(verb)
    if verb.dep not in {"ccomp", "csubjpass", "nsubjpass"} or head is None:
        return False
    return any(t.lower == "it" for t in sentence.below(head, *SUBJECTS))
