"""Sentences -> the states the page names as parties to violence."""

from collections import Counter

from reportedly.records.base import Record
from reportedly.records.parse import Sentence, Token
from reportedly.records.vocabulary import HolderRole
from reportedly.vocab.actors import ActorKind, Actors

_NEXT_WORDS = 4
_LAST_WORDS = 6
_LINKS = frozenset({"by", "from", "between"})
_BETWEEN = frozenset({"ADJ", "ADV", "AUX", "PART"})
_SHARE = 4
"""A state named as a party a quarter as often as the one named most is a party too."""


class Parties(Record, frozen=True, kw_only=True):
    """States by how the page names them: as parties to violence often, or at all."""

    belligerents: frozenset[str]
    named_in_violence: frozenset[str]
    groups_fight: bool = False

    def is_third(self, state: str) -> bool:
        """Whether the page names both parties to a fight, and never this state as one.

        Where only one is named, another state may be the other party: that is not known, unless
        an armed group is.
        """
        sides = len(self.belligerents) + self.groups_fight
        return bool(self.belligerents) and sides > 1 and state not in self.named_in_violence


def find_parties(text: str, sentences: tuple[Sentence, ...], actors: Actors) -> Parties:
    """Return the states whose forces or attacks the page names, and those named most often.

    Only the page's own words count: "Ruritanian soldiers", "Ruritania shelled". A page that names
    none has no parties, and says nothing of who is a third state.
    """
    counted: Counter[str] = Counter()
    groups = False
    for sentence in sentences:
        for start, end, entry in actors.named_in(text[sentence.start : sentence.end]):
            at = sentence.start + start, sentence.start + end
            if entry.kind is ActorKind.STATE and _acts(sentence, *at, actors):
                counted[entry.id] += 1
            groups = groups or entry.kind is ActorKind.ARMED_GROUP
        groups = groups or any(
            _is_group_in_force(sentence, token, actors) for token in sentence.tokens
        )
    most = max(counted.values(), default=0)
    return Parties(
        belligerents=frozenset(a for a, times in counted.items() if times * _SHARE >= most),
        named_in_violence=frozenset(counted),
        groups_fight=groups,
    )


def _acts(sentence: Sentence, start: int, end: int, actors: Actors) -> bool:
    """Whether force stands right after the name, or before it: "clashes between A and B"."""
    after = [t for t in sentence.tokens if t.start >= end][:_NEXT_WORDS]
    for token in after:
        if _is_force(token, actors):
            return True
        if token.pos not in _BETWEEN and token.text not in {"'s", "’s", "'", "’"}:
            break
    before = [t for t in sentence.tokens if t.end <= start and t.pos != "DET"][-_LAST_WORDS:]
    linked = any(token.lower in _LINKS for token in before[-3:])
    return linked and any(_is_force(token, actors) for token in before)


def _is_group_in_force(sentence: Sentence, token: Token, actors: Actors) -> bool:
    """Whether a nameless group does violence: "rebels attacked the base"."""
    if token.dep != "nsubj" or actors.roles.told_by(token.lower) is not HolderRole.ARMED_GROUP:
        return False
    verb = sentence.head(token)
    return verb is not None and verb.lemma in actors.roles.reading.violence


def _is_force(token: Token, actors: Actors) -> bool:
    reading = actors.roles.reading
    return token.lower in reading.force_words or (
        token.pos == "VERB" and token.lemma in reading.violence
    )
