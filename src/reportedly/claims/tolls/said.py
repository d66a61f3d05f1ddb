"""People harmed whose own words leave open who they are -> the words that say it beside them.

"One person, a teacher"; "five people, all of them pilgrims"; "a man who worked as a porter"; "men
believed to be soldiers"; "the two were policemen".
"""

from collections.abc import Iterator

from reportedly.records.parse import Sentence, Token
from reportedly.vocab.harms import HarmWords

_ALL = frozenset({"all", "both"})
_RELATIVE = frozenset({"who", "that", "which"})
_OPEN = frozenset({"may", "might", "could", "would", "not", "never"})
_ONCE = frozenset({"once", "formerly", "previously"})
_NOUN_TAGS = frozenset({"NN", "NNS"})
_VERBS = frozenset({"VBD", "VBG", "VBN", "VBP"})
_REACH = 6
"""Words after "all" within which the noun stands: all of them young factory workers."""


def said_of(sentence: Sentence, people: Token, words: HarmWords) -> Iterator[Token]:
    """Yield the nouns that the sentence says the people are, the nearest first."""
    beside = (t for t in sentence.below(people, "appos") if _is_alone(sentence, people, t, words))
    yield from (t for t in beside if words.means_people(t.lemma) or words.may_be_people(t.lemma))
    for clause in sentence.below(people, "relcl", "acl"):
        if not _is_of_some(sentence, clause):
            yield from predicates(sentence, clause, words)
    yield from _after_all(sentence, people, words)


def predicates(sentence: Sentence, verb: Token, words: HarmWords) -> Iterator[Token]:
    """Yield the nouns that a verb says its subject is: was X, worked as X, believed to be X."""
    if _is_open(sentence, verb):
        return
    yield from (t for t in sentence.below(verb, "attr") if verb.lemma == "be")
    for being in sentence.below(verb, "xcomp"):
        yield from (t for t in sentence.below(being, "attr") if being.lemma == "be")
    for link in sentence.below(verb, "prep"):
        if link.lower == "as" and verb.lemma in words.said_as.words:
            yield from sentence.below(link, "pobj")


def _is_of_some(sentence: Sentence, clause: Token) -> bool:
    """Whether the clause tells of some of them: two of whom were soldiers."""
    subjects = sentence.below(clause, "nsubj", "nsubjpass")
    return any(t.lower not in _RELATIVE for t in subjects)


def _is_open(sentence: Sentence, verb: Token) -> bool:
    """Whether the words leave open whether it is so, or say that it is not or is so no more."""
    beside = {t.lower for t in sentence.below(verb, "aux", "neg", "advmod")}
    active = not any(sentence.below(verb, "auxpass"))  # had been a soldier; had been named as one
    ended = verb.lemma == "use" or beside & _ONCE or (active and "had" in beside)
    return bool(beside & _OPEN or ended)


def _is_alone(sentence: Sentence, people: Token, noun: Token, words: HarmWords) -> bool:
    """Whether a noun beside theirs is of all of them: one person, a teacher; no list, no part."""
    if noun.tag not in _NOUN_TAGS or noun.i < people.i or any(sentence.below(noun, "conj")):
        return False
    counted = sentence.below(noun, "nsubj", "nummod")
    before = (t.lower for t in sentence.subtree(noun) if t.i < noun.i)
    return all(t.lower in _ALL for t in counted) and not set(before) & set(words.subset.openers)


def _up_to_others(after: tuple[Token, ...]) -> Iterator[Token]:
    """The words of "all of them pilgrims", up to where they go on to others: shot by soldiers."""
    for n, token in enumerate(after):
        verb = token.tag in _VERBS and token.dep != "amod"
        if verb or token.dep == "cc" or (token.pos == "ADP" and (n or token.lower != "of")):
            return
        yield token


def _after_all(sentence: Sentence, people: Token, words: HarmWords) -> Iterator[Token]:
    """The noun behind "all" after a comma, whatever the parser hangs it from: eight, all pilots."""
    for token in sentence.tokens[people.i + 1 :]:
        before = sentence.tokens[token.i - 1]
        if token.lower in _ALL and before.text in {",", "-", "–", "—", "("}:
            after = _up_to_others(sentence.tokens[token.i + 1 : token.i + _REACH])
            first = next((t for t in after if words.means_people(t.lower)), None)
            if first is not None and not any(sentence.below(first, "conj")):
                yield first  # "both rebels and medics said" tells of two others
            return
        if token.pos == "NUM" or words.means_people(token.lemma):
            return
