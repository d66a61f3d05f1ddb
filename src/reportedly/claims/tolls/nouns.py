"""Noun of harm -> the words for its victims: the killing of three; 12 deaths; a toll of 31."""

from collections.abc import Iterator

from reportedly.claims.tolls.figures import TOLLS, figures_of, given_as, risen_to
from reportedly.claims.tolls.identified import identified
from reportedly.claims.tolls.persons import named_owner
from reportedly.records.parse import Sentence, Token
from reportedly.vocab.harms import HarmEntry, VictimSlot

_OF_WHOM = frozenset({"of", "among"})
_ON = frozenset({"on", "upon"})
_OF_SOMEONE = frozenset({"murder", "assassination", "killing", "slaying", "execution", "death"})
_BODIES = frozenset({"body", "corpse"})
_OF_DEATHS = frozenset({"death", "fatality", "body"})
_FATAL = frozenset({"fatality"})
_BEING = frozenset({"be", "become"})
_CAPTIVES = frozenset({"hostage", "captive", "prisoner"})
_HURTS = frozenset({"injury"})
_FAR_UP = 6
"""Steps up the parse from "injuries" to the verb that has their "to": results in deaths and."""


def of_noun(sentence: Sentence, noun: Token, entry: HarmEntry) -> tuple[Token, ...]:
    """Return the victims of a noun: the killing of three; 12 deaths; a toll of 31."""
    if entry.victim is VictimSlot.GIVEN:
        return given_as(sentence, noun) or risen_to(sentence, noun)
    if listed := among(sentence, noun):
        return listed
    inflicted = tuple(_inflicted_on(sentence, noun))
    if inflicted and any(sentence.below(noun, "nummod", "amod")):
        return (noun,)  # "inflicted 55 casualties on the enemy": the number is theirs
    if who := held(sentence, noun):
        return who
    if people := _first_to_die(sentence, noun) or _of_whom(sentence, noun, inflicted):
        return (noun,) if _is_counted_among(sentence, noun, people) else people
    if entry.victim is VictimSlot.NOUN_OF:
        return named_owner(sentence, noun)
    if (toll := _toll_word(sentence, noun)) is not None:
        return figures_of(sentence, toll) if _is_of_deaths(sentence, toll) else ()
    told = _whose(sentence, noun, entry) or risen_to(sentence, noun) or given_as(sentence, noun)
    return told or _told_beside(sentence, noun)


def held(sentence: Sentence, noun: Token) -> tuple[Token, ...]:
    """Return who is held, where the parse makes one name of both: held the mayor hostage."""
    if noun.lemma not in _CAPTIVES or noun.tag != "NN" or noun.dep != "dobj":
        return ()
    return tuple(t for t in sentence.below(noun, "compound") if t.i == noun.i - 1)


def _is_counted_among(sentence: Sentence, noun: Token, people: tuple[Token, ...]) -> bool:
    """Whether the noun has the figure of the people: 12 deaths, no casualties, among the troops."""
    link = sentence.head(people[0])
    own = sentence.below(noun, "nummod", "det")
    counted = any(t.dep == "nummod" or t.lower == "no" for t in own)
    return counted and link is not None and link.lower == "among"


def _told_beside(sentence: Sentence, noun: Token) -> tuple[Token, ...]:
    """Whom the words beside the noun tell of, else whoever the noun itself is."""
    head = sentence.head(noun)
    counted = any(sentence.below(noun, "nummod"))
    if named := identified(sentence, noun):
        return (noun,) if counted else named  # "three victims: X, Y and Z"
    if noun.dep == "nsubj" and head is not None and head.lemma in {"be", "include"}:
        return _told_of_it(sentence, noun, tuple(sentence.below(head, "attr", "dobj")))
    return _itself(sentence, noun)


def _itself(sentence: Sentence, noun: Token) -> tuple[Token, ...]:
    """The noun, where it is who was harmed; a victim may be one of anything, "no victims" not."""
    none = any(t.lower == "no" for t in sentence.below(noun, "det"))
    return () if noun.lemma == "victim" and not none else (noun,)


def _first_to_die(sentence: Sentence, noun: Token) -> tuple[Token, ...]:
    """Who is said to be the one dead: the envoy became the first fatality of the outbreak."""
    verb = sentence.head(noun)
    if noun.lemma not in _FATAL or noun.dep != "attr" or noun.tag != "NN" or verb is None:
        return ()
    if verb.lemma not in _BEING:
        return ()
    return tuple(t for t in sentence.below(verb, "nsubj") if t.pos in {"NOUN", "PROPN"})


def _told_of_it(sentence: Sentence, noun: Token, told: tuple[Token, ...]) -> tuple[Token, ...]:
    """Who the dead are or include; nobody where their ages are told."""
    if any(_is_age(sentence, noun, t) for t in told):
        return ()
    return tuple(t for t in told if not _is_one_of(sentence, t)) or _itself(sentence, noun)


def _toll_word(sentence: Sentence, noun: Token) -> Token | None:
    """The word that a figure of deaths is told of: the toll itself, the count of "death count"."""
    head = sentence.head(noun)
    if noun.lower == "toll":
        return noun
    return head if noun.dep == "compound" and head is not None and head.lower in TOLLS else None


def _is_of_deaths(sentence: Sentence, toll: Token) -> bool:
    return any(t.lower in _OF_DEATHS for t in sentence.below(toll, "compound", "nmod", "amod"))


def _of_whom(sentence: Sentence, noun: Token, inflicted: tuple[Token, ...]) -> tuple[Token, ...]:
    """Those behind the noun's "of", "among" or, where it is inflicted, "on"."""
    own = tuple(sentence.below(noun, "prep"))
    astray = (  # "the murder in Quito of a priest": the parse ties "of" to the town
        below
        for preposition in own
        for place in sentence.below(preposition, "pobj")
        for below in sentence.below(place, "prep")
        if place.tag == "NNP"
        or place.entity in {"DATE", "TIME"}
        or _is_manner(sentence, noun, place)
    )
    if noun.lemma in _HURTS and (to := tuple(_hurt_to(sentence, noun))):
        return to
    for preposition in (*own, *astray, *_after_a_date(sentence, noun), *inflicted):
        if preposition.lower in (_OF_WHOM | _ON if inflicted else _OF_WHOM):
            also = sentence.below(preposition, "conj")  # "of the driver and of his wife"
            people = tuple(t for p in (preposition, *also) for t in sentence.below(p, "pobj"))
            if people:
                return people
    return ()


def _is_manner(sentence: Sentence, noun: Token, word: Token) -> bool:
    """Whether the word behind "by" or "in" only says how: murder by gunfire, death in custody."""
    told = noun.lemma in _OF_SOMEONE or noun.lemma == "loss"
    return told and word.tag == "NN" and not any(sentence.below(word, "det", "poss", "nummod"))


def _hurt_to(sentence: Sentence, noun: Token) -> Iterator[Token]:
    """Those behind "to", which the parse may give to the verb: with injuries to nine."""
    above = (noun, *sentence.above(noun))[:_FAR_UP]
    for word in above:
        for to in sentence.below(word, "prep"):
            if to.lower == "to" and to.i == noun.i + 1:
                yield from sentence.below(to, "pobj")


def _after_a_date(sentence: Sentence, noun: Token) -> Iterator[Token]:
    """The "of" that a date parts from its noun: the murder last week of four candidates."""
    after = noun.i + 1
    while after < len(sentence.tokens) and sentence.tokens[after].entity in {"DATE", "TIME"}:
        after += 1
    if noun.i + 1 < after < len(sentence.tokens) and sentence.tokens[after].lower == "of":
        yield sentence.tokens[after]


def _whose(sentence: Sentence, noun: Token, entry: HarmEntry) -> tuple[Token, ...]:
    """Whose killing it is: the mayor's assassination; a mayor whose murder is unsolved.

    "His death" points back and tells no one.

    A body is a dead one's where its phrase says so: the mayor's body was found.
    """
    theirs = noun.lemma in _OF_SOMEONE or (noun.lemma in _BODIES and bool(entry.needs))
    owners = tuple(sentence.below(noun, "poss")) if theirs else ()
    if any(t.lower == "whose" for t in owners):
        clauses = (t for t in sentence.above(noun) if t.dep == "relcl")
        return tuple(sentence.tokens[t.head] for t in clauses)[:1]
    return tuple(t for t in owners if t.pos in {"NOUN", "PROPN"})


def _inflicted_on(sentence: Sentence, noun: Token) -> Iterator[Token]:
    """The "on" of casualties that a verb inflicts on someone."""
    head = sentence.head(noun)
    if noun.dep == "dobj" and head is not None and head.lemma == "inflict":
        yield from (noun, *sentence.below(head, "prep"))


def _is_age(sentence: Sentence, noun: Token, told: Token) -> bool:
    """Whether a bare number tells how old they were: the oldest victim was 87; were 12 and 15."""
    if told.tag != "CD" or _is_one_of(sentence, told):
        return False
    of_age = any(t.tag == "JJS" for t in sentence.below(noun, "amod"))
    each = any(t.tag == "CD" for t in sentence.below(told, "conj"))
    return noun.tag == "NN" or of_age or each


def _is_one_of(sentence: Sentence, token: Token) -> bool:
    """``have been one of the issues``: a class that the noun is put in, and no one harmed."""
    return token.lower == "one" and any(t.lower == "of" for t in sentence.below(token, "prep"))


def among(sentence: Sentence, noun: Token) -> tuple[Token, ...]:
    """Return those named in "among the dead are ten nurses"."""
    head = sentence.head(noun)
    if noun.dep != "pobj" or head is None or head.lower != "among":
        return ()
    verb = sentence.head(head)
    if verb is None or verb.lemma != "be":
        return ()
    return tuple(sentence.below(verb, "attr", "nsubj"))
