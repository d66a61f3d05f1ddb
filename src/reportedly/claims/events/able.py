"""Noun -> whether it can do a deed or suffer one."""

from reportedly.claims.grammar import NOUNS
from reportedly.records.parse import Sentence, Token
from reportedly.vocab.actors import Actors
from reportedly.vocab.events import EventWords

_TIMES = frozenset({"DATE", "TIME", "ORDINAL", "PERCENT", "MONEY"})
_HYPHENS = frozenset({"-", "–", "‐", "‑"})
_EMPTY = frozenset({"there", "it", "what", "this", "that", "which", "who", "he", "she"})


def is_someone(sentence: Sentence, noun: Token, *, is_known: bool) -> bool:
    """Return whether the noun stands for somebody or something that is there.

    Args:
        is_known: whether it is known whom the noun means, where it is a bare "it" or "he".
    """
    if noun.lower in _EMPTY and not is_known:
        return False
    none = any(t.lower == "no" for t in sentence.below(noun, "det"))
    return noun.pos in NOUNS and noun.entity not in _TIMES and not none


def can_act(sentence: Sentence, noun: Token, events: EventWords, actors: Actors) -> bool:
    """Return whether the noun is one who can act: no illness, no sum of money, no bare number."""
    named = bool(actors.named_in(noun.text))
    in_capitals = named and sentence.text.isupper()  # CAR is a state, and no doer of a CAR BOMB
    if named and not (in_capitals and events.in_group(noun.lemma, ("no_actors",))):
        return True
    behind = sentence.text[noun.end - sentence.start :][:1]
    prefix = noun.dep in {"compound", "amod", "nmod"} and behind in _HYPHENS
    number = noun.pos == "NUM" and not any(sentence.below(noun, "prep"))
    return not (prefix or number or events.in_group(noun.lemma, ("no_actors",)))


def can_be_hit(noun: Token, events: EventWords) -> bool:
    """Return whether the noun is no weapon and no event: a strike is not struck."""
    if events.in_group(noun.lemma, ("weapons", "no_targets")):
        return False
    struck = events.in_group(noun.lemma, ("persons", "civilians", "armed", "things", "place"))
    return struck or noun.pos != "NOUN" or not is_event(noun, events)


def is_means(sentence: Sentence, token: Token, events: EventWords) -> bool:
    """Whether a doer is a thing or an event, not an actor: "hit by shelling", "a bomb killed"."""
    if events.in_group(token.lemma, ("no_actors",)):
        return True
    if any(t.dep == "poss" or t.entity in {"NORP", "GPE"} for t in sentence.below(token)):
        return False
    if events.in_group(token.lemma, ("fighters",)) or _is_suicide(sentence, token):
        return False
    if events.in_group(token.lemma, ("weapons", "aircraft")):
        return True
    acting = events.in_group(token.lemma, ("armed", "civilians", "persons", "acting"))
    return token.pos == "NOUN" and not acting and is_event(token, events)


def _is_suicide(sentence: Sentence, token: Token) -> bool:
    """Whether it is somebody who dies by his own deed, and no aircraft: a suicide bomber."""
    return any(t.lower == "suicide" for t in sentence.below(token, "compound", "amod"))


def is_event(token: Token, events: EventWords) -> bool:
    """Return whether the word can tell an event."""
    return any(token.pos in e.pos for e in events.entries_for(token.lemma, token.lower))
