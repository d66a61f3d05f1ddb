"""What was read of an event or an answer -> a line for each field, with the deciding words."""

from collections.abc import Iterable, Iterator

from reportedly.claims.events.triggers import Trigger
from reportedly.records.claim import Actor, Holder, Statement
from reportedly.records.parse import Sentence, Token
from reportedly.records.vocabulary import Modality, Stance

_STANDS = {
    "nsubj": "the subject of",
    "nsubjpass": "what is done to in",
    "dobj": "the object of",
    "poss": "the owner of",
    "compound": "the word before",
    "amod": "the word before",
    "nmod": "the word before",
    "conj": "joined to",
    "appos": "another name of",
}
"""How a word stands to the one it hangs from, told to people; "pobj" is told by its preposition."""


def class_ground(sentence: Sentence, trigger: Trigger) -> str:
    """Return the entry of the data that decided the class, and the word that it read."""
    return f"event: {trigger.entry.id}, from {sentence.tokens[trigger.i].text!r}"


def voice_grounds(
    text: str, holder: Holder | None, statement: Statement | None, stance: Stance
) -> Iterator[str]:
    """Yield who says it and by which words, and how he stands to it."""
    if holder is None:
        yield "holder: nobody is named, so the outlet says it"
        return
    known = "" if holder.name == holder.printed else f", who is {holder.name!r} on this page"
    found = "" if statement is None else f" ({statement.why})"
    yield f"holder: {holder.printed!r}{known}{found}"
    if statement is not None and statement.holder == holder:
        yield from statement.grounds
    if statement is not None and statement.stance is stance:
        cue = " ".join(text[start:end] for start, end in statement.cue)
        yield f"stance: {stance.value}, from {cue!r}"


def role_grounds(sentence: Sentence, taking: Iterable[Actor]) -> Iterator[str]:
    """Yield each actor's role and the word it hangs from."""
    for actor in taking:
        inside = [t for t in sentence.tokens if actor.start <= t.start and t.end <= actor.end]
        head = min(inside, key=lambda t: len(tuple(sentence.above(t))), default=None)
        if head is not None:
            yield f"{actor.role}: {actor.printed!r}, {_standing(sentence, head)}"


def modality_ground(modality: Modality, word: Token | None) -> Iterator[str]:
    """Yield the word that says the thing has not happened, or not yet; nothing for what has."""
    if modality is not Modality.ACTUAL:
        by = "what is said around it" if word is None else repr(word.text)
        by = "the years since its date" if modality is Modality.BACKGROUND else by
        yield f"modality: {modality.value}, from {by}"


def _standing(sentence: Sentence, word: Token) -> str:
    head = sentence.head(word)
    if head is None:
        return "which the sentence hangs from"
    if word.dep == "pobj":
        return f"after {head.text!r}"
    return f"{_STANDS.get(word.dep, 'beside')} {head.text!r}"
