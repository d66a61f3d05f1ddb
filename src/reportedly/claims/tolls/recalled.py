"""Toll of people told of before -> who they are, from the sentence that told of them first."""

from collections.abc import Iterator, Sequence

from reportedly.claims.modality import modality_at
from reportedly.claims.numbers import find_counts
from reportedly.claims.tolls.classes import class_of, kind_of
from reportedly.claims.tolls.listed import is_name, own_tokens
from reportedly.claims.tolls.read import TollRead
from reportedly.claims.tolls.said import predicates, said_of
from reportedly.claims.tolls.sexes import Fit, fit
from reportedly.claims.tolls.tolls import find_tolls
from reportedly.claims.tolls.victims import named_by
from reportedly.records.parse import Sentence, Token
from reportedly.records.vocabulary import Harm, Modality, VictimClass
from reportedly.vocab.lexicon import Lexicon

REACH = 3
"""Sentences back, at most, that "the three" or "he" may point."""
FAR = 8
"""Sentences back, at most, to the one person harmed that "he" may be where no subject is."""

_BACK = frozenset({"the", "those", "these", "both", "all"})
_ONE = frozenset({"he", "she", "him", "her"})
_HAD = frozenset({"had", "'d"})
_OBJECTS = frozenset({"him", "her"})
_GROUPS = frozenset({"family", "household", "couple", "team", "crew", "staff", "patrol", "police"})
_SUBJECTS = ("nsubj", "nsubjpass")


def recalled(
    toll: TollRead, index: int, sentences: Sequence[Sentence], lexicon: Lexicon
) -> TollRead:
    """Return the toll with the class and name of whom it points back to: killing the three; he.

    "He" who stands for nobody that the sentences before tell of is one person all the same.
    """
    before = sentences[max(0, index - REACH) : index]
    if stands_for_one(toll):
        meant = _of_one(toll, sentences[index], before, lexicon) or _of_one_harmed(
            toll, sentences[index], sentences[max(0, index - FAR) : index], lexicon
        )
        if meant is None:
            nobody = f"victim: {toll.victims.head.text!r}, and nobody before is meant"
            return toll.replacing(why=(*toll.why, nobody))
        if meant.victim_class is VictimClass.UNKNOWN and meant.victims.named:
            return _with_class_of_name(meant, sentences, lexicon)
        return meant
    if toll.victim_class is not VictimClass.UNKNOWN:
        return toll
    if toll.victims.named:
        return _with_class_of_name(toll, sentences, lexicon)
    if not _points_back(toll):
        return toll
    for kind, printed in _told_before(toll, (*before, sentences[index]), lexicon):
        why = (*toll.why, f"class: that of the same number told of before, {printed!r}")
        return toll.replacing(victim_class=kind, why=why)
    return toll


def stands_for_one(toll: TollRead) -> bool:
    """Return whether the toll is of "he", "she", "him" or "her", whoever that is."""
    return toll.victims.head.lower in _ONE


def _of_one(
    toll: TollRead, sentence: Sentence, before: Sequence[Sentence], lexicon: Lexicon
) -> TollRead | None:
    """The toll of the only person told of before in the sentence, else of the last subject."""
    pronoun, words = toll.victims.head, lexicon.harms
    found = _only_one_before(sentence, toll, lexicon)
    if found is not None:
        return _meaning(toll, sentence, found, lexicon)
    for earlier in reversed(before):
        for token in earlier.tokens:
            fits = fit(earlier, token, pronoun, words) is not Fit.RULED_OUT
            if fits and _may_be_meant(earlier, token, lexicon):
                return _meaning(toll, earlier, token, lexicon)
    return None


def _of_one_harmed(
    toll: TollRead, sentence: Sentence, before: Sequence[Sentence], lexicon: Lexicon
) -> TollRead | None:
    """The toll of the one person of whom a toll before tells: a man's body was found. He was shot.

    A name that the sentence before does not print is given only where a word says that it fits.
    """
    for earlier in reversed(before):
        for told in reversed(find_tolls(earlier, lexicon.harms, lexicon.numbers)):
            head = told.victims.head
            fits = fit(earlier, head, toll.victims.head, lexicon.harms)
            if fits is Fit.RULED_OUT or not _may_be_told_on(earlier, told, lexicon):
                continue
            if told.harm is Harm.KILLED and not _is_before_death(sentence, toll):
                continue
            why = f"victim: {head.text!r}, of whom a toll before tells"
            sure = fits is Fit.SAID or any(t.text == head.text for t in before[-1].tokens)
            named = told.victims.named if sure else ()
            victims = toll.victims.replacing(named=named, says_who=True)
            return toll.replacing(
                victims=victims, victim_class=told.victim_class, why=(*toll.why, why)
            )
    return None


def _may_be_told_on(sentence: Sentence, told: TollRead, lexicon: Lexicon) -> bool:
    """Whether the toll is of one person, and tells of what was done."""
    if not told.low == told.high == 1 or stands_for_one(told):
        return False
    return modality_at(sentence, told.placed, lexicon.events) is Modality.ACTUAL


def _is_before_death(sentence: Sentence, toll: TollRead) -> bool:
    """Whether the harm can be of somebody who died: the death itself, or what had been before."""
    had = sentence.below(toll.trigger, "aux", "auxpass")
    return toll.harm is Harm.KILLED or any(t.lower in _HAD for t in had)


def _meaning(toll: TollRead, sentence: Sentence, token: Token, lexicon: Lexicon) -> TollRead:
    kind, _ = kind_of(sentence, token, lexicon.harms)
    why = (*toll.why, f"victim: {token.text!r}, told of before")
    victims = toll.victims.replacing(named=named_by(sentence, token, lexicon.harms), says_who=True)
    return toll.replacing(victims=victims, victim_class=kind, why=why)


def _only_one_before(sentence: Sentence, toll: TollRead, lexicon: Lexicon) -> Token | None:
    """The one person whom the sentence tells of before the pronoun, and who does not speak."""
    people = [
        token
        for token in sentence.tokens[: toll.victims.head.i]
        if token.dep not in {"compound", "appos", "conj"} and _is_one(sentence, token, lexicon)
    ]
    doers = _doers(sentence, toll)
    told = [
        token
        for token in people
        if token.i not in doers
        and not _speaks(sentence, token)
        and fit(sentence, token, toll.victims.head, lexicon.harms) is not Fit.RULED_OUT
        and not _is_of_one(sentence, token, people)
    ]
    return told[0] if len(told) == 1 and not any(sentence.below(told[0], "conj")) else None


def _doers(sentence: Sentence, toll: TollRead) -> set[int]:
    """The subjects of the verb that was done to "him", or of the one it hangs from."""
    if toll.victims.head.lower not in _OBJECTS:
        return set()
    for verb in (toll.trigger, *sentence.above(toll.trigger)):
        if subjects := {t.i for t in sentence.below(verb, *_SUBJECTS)}:
            return subjects
    return set()


def _is_of_one(sentence: Sentence, token: Token, people: Sequence[Token]) -> bool:
    """Whether the words only tell whose someone is: the wife of a union leader, a leader's wife."""
    of = sentence.head(token)
    if token.dep == "pobj" and of is not None and of.lower == "of":
        return sentence.head(of) in people
    return token.dep == "poss" and of in people


def _is_one(sentence: Sentence, token: Token, lexicon: Lexicon) -> bool:
    if is_name(sentence, token):
        return token.entity == "PERSON"
    person = token.tag == "NN" and lexicon.harms.means_people(token.lemma)
    return person and token.lemma not in _GROUPS


def _speaks(sentence: Sentence, token: Token) -> bool:
    verb = sentence.head(token)
    subject = token.dep in _SUBJECTS and verb is not None
    return subject and verb is not None and any(sentence.below(verb, "ccomp"))


def _may_be_meant(sentence: Sentence, token: Token, lexicon: Lexicon) -> bool:
    verb = sentence.head(token)
    if token.dep not in _SUBJECTS or verb is None or any(sentence.below(verb, "ccomp")):
        return False
    if token.i > verb.i:  # "among the injured are X, Y and Z"
        return False
    if is_name(sentence, token):
        return token.entity == "PERSON" and not any(sentence.below(token, "conj"))
    return token.tag == "NN" and lexicon.harms.means_people(token.lemma)


def _with_class_of_name(
    toll: TollRead, sentences: Sequence[Sentence], lexicon: Lexicon
) -> TollRead:
    """The toll with the class that the page gives the name elsewhere: the engineer Ann Cole."""
    last = {name.split()[-1] for name in toll.victims.named}
    kinds = {
        kind
        for sentence in sentences
        for token in sentence.tokens
        if token.text in last and is_name(sentence, token, titled=True)
        for kind in _kinds_told(sentence, token, lexicon)
        if kind is not VictimClass.UNKNOWN
    }
    if len(last) != 1 or len(kinds) != 1:
        return toll
    why = (*toll.why, f"class: that of {last.pop()!r} elsewhere on the page")
    return toll.replacing(victim_class=kinds.pop(), why=why)


def _kinds_told(sentence: Sentence, name: Token, lexicon: Lexicon) -> Iterator[VictimClass]:
    """The class beside a name, and that of what the person is said to be or to work as.

    Whoever is said to be the chief of something may be a rebels' chief.
    """
    yield kind_of(sentence, name, lexicon.harms)[0]
    verb = sentence.head(name)
    said = list(said_of(sentence, name, lexicon.harms))
    if verb is not None and name.dep in _SUBJECTS:
        said += predicates(sentence, verb, lexicon.harms)
    for noun in said:
        if noun.lemma not in lexicon.harms.weak.words:
            yield kind_of(sentence, noun, lexicon.harms)[0]


def _points_back(toll: TollRead) -> bool:
    first = [token.lower for token in toll.victims.tokens[:4]]
    counted = toll.low is not None and toll.low == toll.high and toll.low > 1
    return counted and toll.victims.counted and bool(_BACK & set(first))


def _told_before(
    toll: TollRead, sentences: Sequence[Sentence], lexicon: Lexicon
) -> Iterator[tuple[VictimClass, str]]:
    for sentence in reversed(sentences):
        for count in reversed(find_counts(sentence, lexicon.numbers)):
            if count.noun is None or count.low != toll.low or count.high != toll.high:
                continue
            noun = sentence.tokens[count.noun]
            if noun.start >= toll.start:
                continue
            kind, _ = class_of(sentence, own_tokens(sentence, noun), noun, lexicon.harms)
            if kind is not VictimClass.UNKNOWN:
                yield kind, noun.text
