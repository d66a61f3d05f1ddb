"""What a force captured or seized -> whether it may be a place or things, and no people."""

from collections.abc import Sequence

from reportedly.claims.tolls.read import TollRead
from reportedly.records.parse import Sentence, Token
from reportedly.records.vocabulary import Harm, VictimClass
from reportedly.vocab.harms import HarmWords

_THEY = frozenset({"they", "them"})
_NOUNS = frozenset({"NOUN", "PROPN"})


def may_be_a_place(
    sentence: Sentence, toll: TollRead, persons: frozenset[str], words: HarmWords
) -> bool:
    """Return whether a bare name, which nothing tells to be a person's, is what a force took.

    Troops captured Lastara; not Sergeant Lastar, nor Lastar whom the page has named in full.
    """
    if not _is_of_places(toll, words) or toll.victims.head.text not in toll.victims.named:
        return False  # "he was captured"
    told = toll.victim_class is not VictimClass.UNKNOWN or len(toll.victims.tokens) > 1
    beside = any(t.pos == "NOUN" for t in sentence.below(toll.victims.head, "appos"))
    known = toll.victims.head.text in persons
    return not (told or beside or known)


def may_be_things(
    before: Sequence[Sentence], sentence: Sentence, toll: TollRead, words: HarmWords
) -> bool:
    """Return whether "they" whom a force took may be tanks: no people are told of right before."""
    head = toll.victims.head
    if not _is_of_places(toll, words) or head.lower not in _THEY or toll.victims.counted:
        return False
    last = before[-1].tokens if before else ()
    told = (t for t in (*sentence.tokens[: head.i], *last) if t.pos in _NOUNS)
    return not any(_can_be_people(t, words) for t in told)


def _is_of_places(toll: TollRead, words: HarmWords) -> bool:
    """Whether a force took them by a verb that is said of towns and tanks too."""
    return toll.harm is Harm.CAPTURED and toll.trigger.lemma in words.of_places.words


def _can_be_people(noun: Token, words: HarmWords) -> bool:
    known = words.means_people(noun.lemma) or words.may_be_people(noun.lemma)
    return known or noun.entity in {"PERSON", "NORP", "ORG"}
