"""Harm word -> whether it tells of what happens, and of no event: 90 people a day die.

A rate is no toll, and neither is what is always so: police arrest suspects, victims bleed to death.
A headline tells in the present what has happened, so nothing is asked there but for a rate.
"""

from collections.abc import Iterator

from reportedly.claims.tolls.victims import Victims
from reportedly.records.parse import Sentence, Token
from reportedly.records.vocabulary import SegmentKind
from reportedly.vocab.harms import HarmWords

_PRESENT = frozenset({"VBP", "VBZ"})
_EACH = frozenset({"every", "each", "per"})
_ARTICLES = frozenset({"a", "an"})
_ONCE = frozenset(
    {"later", "ago", "after", "before", "earlier", "or", "and", "old", "into", "from"}
)
_DYING = frozenset({"die", "pass"})
_NEAR = 9
"""Words after "died" within which an age may stand."""
_OLD = 70
"""Years from which on a death that nothing else is told of is taken for one of age."""
_HEADS = frozenset({"people", "person", "man", "woman", "child", "victim", "other"})


def is_general(sentence: Sentence, trigger: Token, victims: Victims, words: HarmWords) -> bool:
    """Return whether no event is told of: a rate, what always is so, or somebody's old age."""
    return (
        _is_rate(sentence, trigger, victims, words)
        or _is_of_age(sentence, trigger, victims, words)
        or _is_always_so(sentence, trigger, victims, words)
    )


def _is_rate(sentence: Sentence, trigger: Token, victims: Victims, words: HarmWords) -> bool:
    """Whether the figure is so many a day: 90 people a day die; killed every year."""
    if not victims.counted:
        return False
    return any(
        _is_each(sentence, unit)
        for place in (victims.head, trigger)
        for unit in _units_at(sentence, place, words)
    )


def _units_at(sentence: Sentence, place: Token, words: HarmWords) -> Iterator[Token]:
    """Yield the days and years that hang from the word, or stand right behind it."""
    after = sentence.tokens[place.i + 1 : place.i + 3]
    hanging = sentence.below(place, "npadvmod")
    yield from (t for t in (*after, *hanging) if t.lower in words.rates.words)


def _is_each(sentence: Sentence, unit: Token) -> bool:
    """Whether the unit of time comes again and again: a day, every week; not "a day later"."""
    before = sentence.tokens[unit.i - 1].lower if unit.i > 0 else ""
    if before in _EACH:
        return True
    after = sentence.tokens[unit.i + 1 : unit.i + 2]
    return before in _ARTICLES and not any(t.lower in _ONCE for t in after)


def _is_of_age(sentence: Sentence, trigger: Token, victims: Victims, words: HarmWords) -> bool:
    """Whether one old person is said to have died, and of nothing else: died Sunday at age 94."""
    if trigger.lemma not in _DYING or not victims.low == victims.high == 1:
        return False
    if not _is_told_of(trigger, victims.head) or _is_of_cause(sentence, trigger, words):
        return False
    violent = words.forces.attacks | words.blasts.words
    if any(t.lemma in violent for t in sentence.tokens):
        return False
    after = [t.lower for t in sentence.tokens[trigger.i + 1 : trigger.i + _NEAR]]
    ages = (
        word
        for i, word in enumerate(after)
        if word.isdecimal() and ({"age", "aged"} & set(after[max(0, i - 2) : i]))
    )
    return any(int(age) >= _OLD for age in ages)


def _is_told_of(verb: Token, person: Token) -> bool:
    """Whether the verb is of the person alone: not "nine died, among them a woman aged 81"."""
    subject = person.dep == "nsubj" and person.head == verb.i
    return subject or (verb.dep in {"relcl", "acl"} and verb.head == person.i)


def _is_of_cause(sentence: Sentence, verb: Token, words: HarmWords) -> bool:
    """Whether a cause or a place is told that no bed is: of hunger, in custody, after a beating."""
    clauses = tuple(sentence.below(verb, "advcl"))
    if any(t.dep == "mark" for clause in clauses for t in sentence.below(clause)):
        return True
    ages = (t for at in sentence.below(verb, "prep") for t in sentence.below(at, "pobj"))
    told = (t for age in ages if age.lemma == "age" for t in sentence.subtree(age))
    for word in (verb, *clauses, *told):
        for preposition in sentence.below(word, "prep"):
            causes = sentence.below(preposition, "pobj", "pcomp")
            if any(t.pos in {"NOUN", "VERB"} and not _is_quiet(t, words) for t in causes):
                return True
    return False


def _is_quiet(word: Token, words: HarmWords) -> bool:
    """Whether it tells of an illness, a bed or a day."""
    return word.lemma in words.quiet_deaths.words or word.entity in {"DATE", "TIME"}


def _is_always_so(sentence: Sentence, trigger: Token, victims: Victims, words: HarmWords) -> bool:
    """Whether nobody in particular is told of, in the present: police arrest people.

    "People are hurt" may be the news; where they often are, it is not.
    """
    if victims.counted or victims.named or trigger.pos != "VERB" or not is_prose(sentence):
        return False
    if any(sentence.below(victims.head, "det", "poss", "nummod", "relcl", "acl")):
        return False
    if victims.head.tag != "NNS" and victims.head.lower not in _HEADS:
        return False
    helping = tuple(sentence.below(trigger, "aux", "auxpass"))
    if trigger.tag == "VBN":
        often = any(t.lower in words.habitual.words for t in sentence.below(trigger, "advmod"))
        return often and [t.tag in _PRESENT for t in helping] == [True]
    return trigger.tag in _PRESENT and not helping


def is_prose(sentence: Sentence) -> bool:
    """Return whether it is a whole sentence of the report, and no headline."""
    ends = sentence.text.rstrip().rstrip("\"'”’").endswith((".", "!", "?"))
    return ends and sentence.segment is SegmentKind.BODY
