"""Toll told by a noun -> the people who bore it: troops suffered casualties; losses on the army."""

from collections.abc import Iterator

from reportedly.claims.grammar import after_prepositions
from reportedly.claims.tolls.classes import class_of, one_class
from reportedly.claims.tolls.figures import given_as, risen_to
from reportedly.claims.tolls.listed import own_tokens
from reportedly.claims.tolls.victims import Victims
from reportedly.records.parse import Sentence, Token, stretch
from reportedly.records.vocabulary import VictimClass
from reportedly.vocab.harms import HarmWords

_FOUGHT = frozenset({"with", "against", "on"})
_ON = frozenset({"on", "upon", "among", "against"})


def with_bearers(sentence: Sentence, trigger: Token, victims: Victims, words: HarmWords) -> Victims:
    """Return the victims, with the words and the class of those who bore the harm, where told."""
    noun = trigger.pos == "NOUN" or any(sentence.below(trigger, "poss"))  # "its dead"
    if not noun or victims.victim_class is not VictimClass.UNKNOWN:
        return victims
    for bearer in _bearers(sentence, trigger, words):
        tokens = own_tokens(sentence, bearer)
        kind, child_or_woman = class_of(sentence, tokens, bearer, words)
        others = (class_of(sentence, (t,), t, words)[0] for t in sentence.below(bearer, "conj"))
        kind = one_class((kind, *others))
        if kind is not VictimClass.UNKNOWN:
            return victims.replacing(
                term=stretch(tokens),
                victim_class=kind,
                child_or_woman=child_or_woman,
                says_who=True,
            )
    return victims


def _bearers(sentence: Sentence, noun: Token, words: HarmWords) -> Iterator[Token]:
    """The subject of "suffered casualties", and those on whom casualties were inflicted.

    Those among whom they were bore them, whatever the verb.
    """
    yield from _behind(sentence, (noun,), frozenset({"among"}))
    first = noun
    while first.dep == "conj" and first.head != first.i:
        first = sentence.tokens[first.head]
    yield from _own(sentence, first)
    verb = sentence.head(first)
    if verb is None or first.dep not in {"dobj", "nsubjpass"}:
        return
    if verb.lemma in words.bearing.words and first.dep == "dobj":
        yield from (t for t in sentence.below(verb, "nsubj") if t.pos in {"NOUN", "PROPN"})
    if verb.lemma in words.inflicting.words:
        yield from _behind(sentence, (noun, first, verb), _ON)
    if verb.lemma in words.dealing.words and verb.dep == "advcl":
        yield from _fought(sentence, sentence.tokens[verb.head], words)


def _own(sentence: Sentence, noun: Token) -> Iterator[Token]:
    """Whose dead or losses a figure is given for: the army's losses, the rebels put their dead."""
    if not (given_as(sentence, noun) or risen_to(sentence, noun)):
        return
    own = any(t.lower == "own" for t in sentence.below(noun, "amod"))
    for owner in sentence.below(noun, "poss", "compound"):
        if owner.pos in {"NOUN", "PROPN"}:
            yield owner
            continue
        for subject in _subjects_before(sentence, noun):
            many = subject.tag in {"NNS", "NNPS"}
            if own or owner.lower == ("their" if many else "its"):
                yield subject


def _subjects_before(sentence: Sentence, noun: Token) -> Iterator[Token]:
    for verb in sentence.above(noun):
        yield from (t for t in sentence.below(verb, "nsubj") if t.i < noun.i)


def _fought(sentence: Sentence, verb: Token, words: HarmWords) -> Iterator[Token]:
    """Those whom a verb strikes: clashed with the troops, inflicting nine casualties."""
    met = (*sentence.below(verb, "dobj"), *after_prepositions(sentence, verb, _FOUGHT))
    yield from (t for t in met if words.means_people(t.lemma) or t.lemma in words.weak.words)


def _behind(
    sentence: Sentence, tokens: tuple[Token, ...], links: frozenset[str]
) -> Iterator[Token]:
    """Whoever stands behind one of the prepositions of the words."""
    for token in tokens:
        for link in sentence.below(token, "prep"):
            if link.lower in links:
                yield from sentence.below(link, "pobj")
