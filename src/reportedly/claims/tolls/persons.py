"""Words for persons -> others told beside them, whom the parser tied to something else."""

from collections.abc import Iterator

from reportedly.claims.tolls.listed import is_name
from reportedly.records.parse import Sentence, Token

_AND = frozenset({"and", "&"})
_MARKS = frozenset({",", ";"})
_OF_ONE = frozenset({"was", "is", "has"})
LONGEST_ROLE = 12
"""Words at most that tell a person's office or trade in a list."""

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def names_before(sentence: Sentence, last: Token) -> tuple[Token, ...]:
    """Return the heads of the names that "and" and commas join before the subject of a plural verb.

    After the attack Roth, Ana Cole, 34, and Ivo Marsen were buried: the parser often leaves all but
    Marsen without a verb.
    """
    if last.dep not in _SUBJECTS or not is_name(sentence, last):
        return ()
    if not _is_plural(sentence, last):
        return ()
    if sentence.tokens[max(0, _first_of(sentence, last).i - 1)].lower not in _AND:
        return ()
    return tuple(reversed(tuple(_before(sentence, last))))


def _is_plural(sentence: Sentence, subject: Token) -> bool:
    verb = sentence.head(subject)
    if verb is None:
        return False
    forms = {t.lower for t in (verb, *sentence.below(verb, "aux", "auxpass"))}
    return not forms & _OF_ONE and bool(forms & {"were", "are", "have"})


def _before(sentence: Sentence, last: Token) -> Iterator[Token]:
    """The names before, nearest first."""
    name = last
    while True:
        i = _first_of(sentence, name).i - 1
        joined = i
        while i >= 0 and sentence.tokens[i].lower in _AND | _MARKS:
            i -= 1
        if i < 0 or i == joined:
            return
        if sentence.tokens[i].tag == "CD" and i > 1 and sentence.tokens[i - 1].text == ",":
            i -= 2  # an age
        name = _described(sentence, i) or sentence.tokens[i]
        opens = sentence.tokens[max(0, _first_of(sentence, name).i - 1)]
        if not is_name(sentence, name) or opens.tag == "IN":
            return
        yield name


def _described(sentence: Sentence, last: int) -> Token | None:
    """The name whose office or trade ends here: Ana Cole, a clerk of the bank, and Ivo Marsen."""
    for i in range(last, max(1, last - LONGEST_ROLE), -1):
        word = sentence.tokens[i]
        if word.pos in {"VERB", "AUX", "PRON", "SCONJ"}:
            return None
        if word.text == ",":
            name, opens = sentence.tokens[i - 1], sentence.tokens[i + 1]
            told = opens.tag in {"DT", "NN", "JJ", "PRP$"} and i < last
            return name if told and is_name(sentence, name) else None
    return None


def named_owner(sentence: Sentence, deed: Token) -> tuple[Token, ...]:
    """Return the person to whom a deed was done, told as its owner: the day of Cole's abduction."""
    if any(t.lower in {"of", "by"} for t in sentence.below(deed, "prep")):
        return ()
    owners = sentence.below(deed, "poss")
    return tuple(t for t in owners if t.entity == "PERSON" and is_name(sentence, t))


def is_both(sentence: Sentence, first: Token, others: tuple[Token, ...]) -> bool:
    """Return whether they share an owner or "the", and a plural verb: the driver and guard were."""
    single = all(t.tag == "NN" and not any(sentence.below(t, "det")) for t in others)
    single = single and first.tag == "NN"
    owned = any(t.dep == "poss" or t.lower == "the" for t in sentence.below(first, "poss", "det"))
    return bool(others) and single and owned and _is_plural(sentence, first)


def is_pair(sentence: Sentence, people: Token) -> bool:
    """Return whether "both" counts them: both his sons; not "both soldiers and civilians"."""
    both = [t for t in sentence.below(people, "det", "predet", "preconj") if t.lower == "both"]
    joined = tuple(sentence.below(people, "conj"))
    bare = any(not any(sentence.below(t, "det", "nummod", "poss")) for t in joined)
    joins = bare or (bool(joined) and any(t.dep == "preconj" for t in both))
    return bool(both) and people.tag in {"NNS", "NNPS"} and not joins


def _first_of(sentence: Sentence, name: Token) -> Token:
    """The first word of a name: Ana in "Ana Maria Cole"."""
    first = name
    while first.i > 0 and _is_of_name(sentence, sentence.tokens[first.i - 1], name):
        first = sentence.tokens[first.i - 1]
    return first


def _is_of_name(sentence: Sentence, word: Token, name: Token) -> bool:
    inside = word.dep in {"compound", "nmod"} and word.tag in {"NNP", "NNPS", "NN", "NNS"}
    return inside and name in (sentence.tokens[word.head], *sentence.above(word))


def is_person(token: Token) -> bool:
    """Return whether a pronoun is of people to whom it was done: she died; they were arrested."""
    if token.lower == "they":
        return token.dep in {"nsubjpass", "nsubj"}
    return is_one_person(token) or (token.lower == "them" and token.dep == "dobj")


def is_one_person(token: Token) -> bool:
    """Return whether a pronoun is of one person to whom it was done: I was injured; she died."""
    if token.lower == "i":
        return token.dep == "nsubjpass"
    if token.tag == "PRP" and token.lower in {"him", "her"}:
        return token.dep in {"dobj", "pobj"}
    return token.lower in {"he", "she"} and token.dep in {"nsubjpass", "nsubj"}
