"""A word in a sentence -> whether it only tells what nobody said, or who it was not."""

from collections.abc import Iterator

from reportedly.claims.events.telling import Scene, Told, span_of, voice_at
from reportedly.claims.grammar import SUBJECTS, is_not_so, tells_past
from reportedly.records.parse import Sentence, Token
from reportedly.records.vocabulary import Aspect, EventClass, Modality, Stance
from reportedly.vocab.events import EventWords

_OPEN = frozenset({"whether", "if", "how", "why", "when", "where", "who", "what", "which"})
_MAY = frozenset(
    {"can", "ca", "could", "would", "will", "wo", "'d", "may", "might", "should", "to"}
)
_UNTIL = frozenset({"until", "till", "before"})
_HIMSELF = frozenset({"i", "we", "he", "she", "they", "it"})
_TELLING_WHICH = frozenset({"relcl", "acl"})
_NOT_ALONE = frozenset({"only", "just", "merely", "solely"})
_NOT_TOLD = frozenset({"advcl", "punct", "mark", "parataxis", "relcl"})


def is_unsaid(sentence: Sentence, token: Token, events: EventWords) -> bool:
    """Return whether nobody says the word: "never said that they fired".

    What only tells of whom it was not said is so all the same: "the men who had fired".
    """
    current = token
    if token.dep in SUBJECTS and any(t.tag == "VBN" for t in sentence.below(token, "acl")):
        return False
    for head in sentence.above(token):
        if current.dep == "ccomp" and _is_not_said(sentence, head, current, events):
            return True
        if current.dep in _TELLING_WHICH and current.tag != "VB":
            return False
        current = head
    return False


def is_not_they(sentence: Sentence, token: Token) -> bool:
    """Return whether the word tells what somebody did not do: "it was not they who fired"."""
    current = token
    for head in sentence.above(token):
        if current.dep in {"relcl", "ccomp"}:
            named = next(sentence.below(head, "attr"), None) if head.lemma == "be" else head
            return named is not None and _is_not_he(sentence, named, current)
        current = head
    return False


def never_said(scene: Scene) -> Iterator[Told]:
    """Yield what someone says he never said: "we never said that the rebels had fired"."""
    for verb in scene.sentence.tokens:
        if verb.lemma not in scene.events.reactions.saying or not is_not_so(scene.sentence, verb):
            continue
        if (
            verb.dep == "advcl"
            or verb.tag == "VBG"
            or any(t.lower in _MAY for t in scene.sentence.below(verb, "aux"))
        ):
            continue
        past = tells_past(scene.sentence, verb) or verb.tag == "VBN"
        himself = past and any(t.lower in _HIMSELF for t in scene.sentence.below(verb, "nsubj"))
        clauses = scene.sentence.below(verb, "ccomp")
        voice = voice_at(scene.read, verb)
        if voice.holder is None or not himself:
            continue
        if not any(_is_not_said(scene.sentence, verb, c, scene.events) for c in clauses):
            continue
        yield Told(
            sentence=scene.sentence,
            span=span_of(scene.sentence.subtree(verb, without=_NOT_TOLD - {"mark"})),
            event_class=EventClass.OTHER,
            voice=voice,
            stance=Stance.DENIES,
            aspect=Aspect.OTHER,
            modality=Modality.ACTUAL,
            confidence=0.6,
            why=(f"reaction: says that he did not {verb.lemma} so",),
        )


def _is_not_said(sentence: Sentence, verb: Token, clause: Token, events: EventWords) -> bool:
    """Whether the clause is what somebody did not say; not who fired, nor what came out later."""
    if verb.lemma not in events.reactions.saying or not is_not_so(sentence, verb):
        return False
    opens = {t.lower for t in sentence.below(clause, "mark", "advmod", *SUBJECTS, "dobj")}
    later = {t.lower for t in sentence.tokens[verb.i :]}
    return clause.i > verb.i and not opens & _OPEN and not later & _UNTIL


def _is_not_he(sentence: Sentence, named: Token, clause: Token) -> bool:
    """Whether "it was not" stands over the one who is said to have done it."""
    be = sentence.head(named)
    return (
        be is not None
        and not any(t.lower in _NOT_ALONE for t in sentence.tokens[be.i : named.i])
        and any(t.lower in {"who", "that", "which"} for t in sentence.below(clause, *SUBJECTS))
        and named.dep == "attr"
        and be.lemma == "be"
        and is_not_so(sentence, be)
        and any(t.lower == "it" for t in sentence.below(be, "nsubj"))
    )
