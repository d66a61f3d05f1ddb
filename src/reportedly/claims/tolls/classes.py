"""Noun phrase -> the class of its people: what its words say, or what stands beside a name."""

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile

from reportedly.claims.tolls.listed import is_name, own_tokens
from reportedly.claims.tolls.ranks import class_by_force, entry_at
from reportedly.records.parse import Sentence, Token
from reportedly.records.vocabulary import ARMED, VictimClass
from reportedly.vocab.harms import HarmWords

OF_AGE = 18
"""Years from which on nobody is a child."""

_AGE = re.compile(r"\b(\d{1,2}) ?-? ?(year|month|week|day)s? ?-? ?old", re.IGNORECASE)
_REBELS = VictimClass.ARMED_GROUP


def class_of(
    sentence: Sentence, tokens: tuple[Token, ...], head: Token, words: HarmWords
) -> tuple[VictimClass, bool]:
    """Return the class the words give, and whether it rests on "children" or "women" alone.

    The head noun says it; where the head is a plain word for people, its modifiers do.
    """
    if _leaves_it_open(head, words) and entry_at(sentence, head, words) is None:
        modifier = _modifier_class(sentence, head, words)
        if modifier is not None:
            return modifier, False
    order = [
        head,
        *(t for t in reversed(tokens) if t.i < head.i),
        *(t for t in tokens if t.i > head.i),
    ]
    for token in order:
        entry = entry_at(sentence, token, words)
        if entry is not None:
            kind = _modifier_class(sentence, token, words)
            if kind is None or (entry.rank and kind is not VictimClass.ARMED_GROUP):
                kind = class_by_force(sentence, (head, token), entry, words)
            if kind is not VictimClass.UNKNOWN:
                return kind, entry.child_or_woman
    own = tuple(takewhile(lambda t: t.i < head.i or t.pos != "ADP", tokens))
    return (VictimClass.CIVILIAN, True) if _is_child(own) else (VictimClass.UNKNOWN, False)


def kind_of(sentence: Sentence, head: Token, words: HarmWords) -> tuple[VictimClass, bool]:
    """Return the class of one noun as ``class_of`` does; a name has that of what is beside it."""
    told = class_of(sentence, own_tokens(sentence, head), head, words)
    if told[0] is not VictimClass.UNKNOWN or not is_name(sentence, head):
        return told
    beside = [t for t in sentence.below(head, "appos") if t.pos == "NOUN"]
    if head.dep == "appos" and sentence.tokens[head.head].pos == "NOUN":
        beside.append(sentence.tokens[head.head])  # "the engineer Ann Cole"
    kinds = [class_of(sentence, own_tokens(sentence, t), t, words) for t in beside]
    return next((kind for kind in kinds if kind[0] is not VictimClass.UNKNOWN), told)


def one_class(kinds: Iterable[VictimClass]) -> VictimClass:
    """Return the class all are of, as far as the words say; mixed where they say several."""
    told = set(kinds) - {VictimClass.UNKNOWN}
    if not told:
        return VictimClass.UNKNOWN
    return told.pop() if len(told) == 1 else VictimClass.MIXED


def class_of_names(sentence: Sentence, heads: tuple[Token, ...], words: HarmWords) -> VictimClass:
    """Return the class of people listed by name: a rank before one is not the others'.

    But for a plural, which is of all: the engineers X and Y.
    """
    kinds = {kind_of(sentence, head, words)[0] for head in heads}
    told = kinds - {VictimClass.UNKNOWN}
    mine = told - {VictimClass.CIVILIAN}
    if mine and VictimClass.UNKNOWN in kinds and not _is_of_all(sentence, heads[0], words):
        return VictimClass.UNKNOWN
    return one_class(told)


def _is_of_all(sentence: Sentence, first: Token, words: HarmWords) -> bool:
    """Whether what they are is told before the first name, of more than one."""
    trades = (t for t in own_tokens(sentence, first) if t.i < first.i)
    return any(t.lower not in words.all_people and words.means_people(t.lower) for t in trades)


def _leaves_it_open(head: Token, words: HarmWords) -> bool:
    """Whether the words before the head say who: police *officers*, military and rebel *deaths*."""
    return head.lemma in words.weak.words or head.lemma in words.lemmas


def _modifier_class(sentence: Sentence, head: Token, words: HarmWords) -> VictimClass | None:
    """The class in "police officers" and "aid workers", where the head leaves it open."""
    if not _leaves_it_open(head, words):
        return None
    before = [*sentence.below(head, "compound", "amod", "nmod")]
    before += [t for one in before for t in sentence.below(one, "conj")]
    far = head.lemma in words.weak.words - words.of_group.words  # "Maoist party workers"
    told = [(t, entry_at(sentence, t, words)) for t in before]
    found = (e for t, e in told if not (e and far and e.class_ is _REBELS and t.i < head.i - 1))
    kinds = [entry.class_ for entry in found if entry is not None]
    kinds = kinds or list(_of_force(sentence, head, words))
    return one_class(kinds) if kinds else None


def _of_force(sentence: Sentence, head: Token, words: HarmWords) -> Iterator[VictimClass]:
    """The force that a leader or a member is of: the rebel group's leader, chief of police."""
    if head.lemma not in words.of_group.words:
        return
    bodies = [*sentence.below(head, "poss")]
    for of in sentence.below(head, "prep"):
        bodies += sentence.below(of, "pobj") if of.lower == "of" else ()
    for body in bodies:
        for token in (body, *sentence.below(body, "compound", "amod")):
            entry = entry_at(sentence, token, words)
            if entry is not None and not entry.rank and entry.class_ in ARMED:
                yield entry.class_


def _is_child(tokens: Iterable[Token]) -> bool:
    """Whether an age among the words is a child's: 6-year-old, nine-month-old."""
    return any(_years(told) < OF_AGE for told in _AGE.finditer(" ".join(t.text for t in tokens)))


def _years(told: re.Match[str]) -> int:
    return int(told[1]) if told[2].lower() == "year" else 0
