"""Tolls of a sentence -> the parts its words take from them: two of the 12 killed; of the 130, 77.

A count with "of" and then people harmed is a part of them. What such a count is said to be ("were
members of the police") is the class of the part.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from reportedly.claims.tolls.classes import class_of
from reportedly.claims.tolls.listed import own_tokens
from reportedly.claims.tolls.said import said_of
from reportedly.claims.tolls.victims import Victims
from reportedly.claims.unnumbered import Count
from reportedly.records.base import Record
from reportedly.records.parse import Sentence, Token, stretch
from reportedly.records.vocabulary import VictimClass
from reportedly.vocab.harms import HarmWords

_KNOWN = frozenset({"the", "those", "these", "them", "whom"})


class Taken(Record, frozen=True, kw_only=True):
    """People counted out of a group: ``of`` is the group's head."""

    of: int
    victims: Victims


def find_taken(
    sentence: Sentence, groups: Sequence[Victims], counts: tuple[Count, ...], words: HarmWords
) -> tuple[Taken, ...]:
    """Return what is counted out of the groups of people harmed, in order."""
    return tuple(
        Taken(of=group.head.i, victims=_people(sentence, count, group, words))
        for group in groups
        for count in _counts_out_of(sentence, group, counts)
        if (count.low or 0) <= (group.low or group.high or count.low or 0)
    )


def counted_out(sentence: Sentence, word: Token) -> tuple[Token, ...]:
    """Return the numbers told out of people harmed who are not counted: of the dead, six were boys.

    ``word`` is the word of harm: "dead" itself, or what is said of "those".
    """
    group = sentence.head(word) if word.dep in {"acl", "relcl"} else word
    of = None if group is None else sentence.head(group)
    if group is None or of is None or of.lower != "of":
        return ()
    if group.tag == "CD" or any(sentence.below(group, "nummod")):
        return ()  # the 12 dead are counted: a total of their own
    verb = sentence.head(of)
    if verb is not None and verb.tag == "CD" and verb.i > of.i:
        verb = sentence.head(verb)  # the parse may hang "of" from the first number
    if verb is None or verb.lemma != "be" or of.i > verb.i:
        return ()
    verbs = (verb, *(t for t in sentence.below(verb, "conj") if t.lemma == "be"))
    before = (sentence.tokens[v.i - 1] for v in verbs)
    return tuple(t for t in before if t.tag == "CD" and t.i > group.i)


def is_taken_from_before(sentence: Sentence, victims: Victims, words: HarmWords) -> bool:
    """Whether the words count from people harmed who were told of before: 11 of the injured."""
    tokens = sentence.tokens[victims.tokens[0].i : victims.tokens[-1].i + 1]
    for one, other in pairwise(tokens):
        if one.lower == "of" and other.lower in _KNOWN and victims.counted:
            return bool({victims.head.lemma, victims.head.lower} & words.the_harmed.words) or (
                other.lower in {"them", "whom"}
            )
    # "the other four": of people told of before
    first = tokens[0].lower
    before = sentence.tokens[tokens[0].i - 1].lower if tokens[0].i > 0 else ""
    return "the" in {first, before} and bool({"other", "others"} & {t.lower for t in tokens[:2]})


def said_to_be(sentence: Sentence, victims: Victims, words: HarmWords) -> VictimClass:
    """Return the class of the people, or of what they are said to be: the two were police."""
    if victims.victim_class is not VictimClass.UNKNOWN:
        return victims.victim_class
    ends = (victims.tokens[0], victims.tokens[-1])  # "of those killed, nine were women"
    told = [p for p in (_predicate(sentence, t) for t in ends) if p is not None]
    said = (*told[:1], *said_of(sentence, victims.head, words))
    kinds = (class_of(sentence, own_tokens(sentence, noun), noun, words)[0] for noun in said)
    return next((k for k in kinds if k is not VictimClass.UNKNOWN), victims.victim_class)


def _counts_out_of(
    sentence: Sentence, group: Victims, counts: tuple[Count, ...]
) -> Iterator[Count]:
    own = {token.i for token in group.tokens}
    for count in counts:
        if count.noun == group.head.i and count.top not in own:
            yield count  # two of the 12 killed
    of = sentence.head(group.head)
    if of is None or group.head.dep != "pobj" or of.lower != "of":
        return
    verb = sentence.head(of)
    if verb is None or verb.lemma != "be":
        return
    for subject in sentence.below(verb, "nsubj"):
        yield from (c for c in counts if c.top == subject.i and subject.i > group.head.i)


def _people(sentence: Sentence, count: Count, group: Victims, words: HarmWords) -> Victims:
    tokens = sentence.tokens[count.first : count.last + 1]
    said = _predicate(sentence, sentence.tokens[count.top])
    kind, child_or_woman, term = group.victim_class, group.child_or_woman, None
    if said is not None:
        kind, child_or_woman = class_of(sentence, own_tokens(sentence, said), said, words)
        term = stretch(own_tokens(sentence, said))
    return Victims(
        head=sentence.tokens[count.top],
        tokens=tokens,
        low=count.low,
        high=count.high,
        comparator=count.comparator,
        term=term,
        victim_class=kind,
        child_or_woman=child_or_woman,
        named=(),
        says_who=said is not None,
        counted=True,
    )


def _predicate(sentence: Sentence, subject: Token) -> Token | None:
    """What the counted are said to be: 77 were women."""
    after = sentence.tokens[subject.i + 1 : subject.i + 2]
    if subject.tag == "CD" and any(t.lemma == "be" for t in after):
        return next(sentence.below(after[0], "attr"), None)  # "11 were men and four were boys"
    while subject.dep == "conj" and subject.head != subject.i:
        subject = sentence.tokens[subject.head]
    verb = sentence.head(subject)
    if subject.dep != "nsubj" or verb is None or verb.lemma != "be":
        return None
    return next(sentence.below(verb, "attr"), None)
