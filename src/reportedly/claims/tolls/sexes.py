"""Word for a person -> whether "he" or "she" can be that person, by the words that say it."""

from enum import StrEnum

from reportedly.claims.tolls.listed import is_name
from reportedly.records.parse import Sentence, Token
from reportedly.vocab.harms import HarmWords

_MEN = frozenset({"he", "him"})


class Fit(StrEnum):
    """What the words around somebody say of a pronoun that may stand for the person."""

    SAID = "said"
    OPEN = "open"
    RULED_OUT = "ruled_out"


def fit(sentence: Sentence, person: Token, pronoun: Token, words: HarmWords) -> Fit:
    """Return whether the pronoun fits the person: said ("a woman ... she"), open or ruled out."""
    ours, others = words.men.words, words.women.words
    if pronoun.lower not in _MEN:
        ours, others = others, ours
    told = _told_of(sentence, person)
    if told & ours:
        return Fit.OPEN if told & others else Fit.SAID
    return Fit.RULED_OUT if told & others else Fit.OPEN


def _told_of(sentence: Sentence, person: Token) -> frozenset[str]:
    """The words that say who the person is: the word itself, a title, what stands beside a name."""
    told = [person, *sentence.below(person, "amod", "appos")]
    if is_name(sentence, person):
        told += sentence.below(person, "compound", "nmod")
    if person.dep == "appos" and (noun := sentence.head(person)) is not None:
        told.append(noun)
    words = {word for token in told for word in (token.lower, token.lemma.lower())}
    return frozenset(word.removesuffix(".") for word in words)
