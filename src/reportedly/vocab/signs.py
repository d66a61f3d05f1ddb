"""Harms, events, reactions -> which words must stand together before a claim can be read.

A parse decides whether "shelling" is an event; that a paragraph has neither the word nor any other
of its kind is seen without one. Every condition here is one that the rules make as well, told of a
whole paragraph instead of a phrase: so where no sign stands, no claim can be read.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property

from reportedly.records.base import Record
from reportedly.vocab.actors import POWERS, Actors
from reportedly.vocab.events import (
    AT_STAKE,
    KINDS_OF_NAME,
    OF_ANYTHING,
    Answer,
    EventEntry,
    EventWords,
    ReactionEntry,
)
from reportedly.vocab.harms import HarmWords

NO_SIGN = "no word of harm or conflict stands in its report"
"""Why a page is not parsed."""

NOT = frozenset({"not", "n't", "never", "cannot", "no", "nor", "neither", "none", "nobody"})
_TURNED_ROUND = frozenset({Answer.NOT_VERB, Answer.NOT_PREDICATE, Answer.ABSENT})
_BEING_THERE = frozenset({"be", "have", "keep", "station", "deploy"})
_WITHIN = frozenset({"in", "on", "at", "inside", "there"})
_FORCES = ("armed", "weapons")


class Sign(Record, frozen=True, kw_only=True):
    """Words of which a claim may be read, and of each list beside them one word that it takes.

    ``at_stake``: an act of speech, which counts beside arms or a state, a group or a body of them.
    """

    id: str
    words: frozenset[str]
    beside: tuple[frozenset[str], ...] = ()
    at_stake: bool = False


class Signs(Record, frozen=True, kw_only=True, gc=True, dict=True):
    """All signs, and how to see whether one stands in a paragraph."""

    by_word: dict[str, tuple[Sign, ...]]
    stakes: frozenset[str]
    actors: Actors

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word that some sign asks for."""
        signs = [sign for found in self.by_word.values() for sign in found]
        lists = [words for sign in signs for words in sign.beside]
        return frozenset().union(self.by_word, self.stakes, *lists)

    def first_in(self, words: Iterable[str], text: str) -> Sign | None:
        """Return a sign that stands in a paragraph, None when none does.

        Args:
            words: those of ``self.words`` of which a form stands in it.
            text: the paragraph itself, in which names are looked for.
        """
        here = frozenset(words)
        for word in here & self.by_word.keys():
            for sign in self.by_word[word]:
                if all(not here.isdisjoint(listed) for listed in sign.beside) and (
                    not sign.at_stake or not here.isdisjoint(self.stakes) or self._has_power(text)
                ):
                    return sign
        return None

    def _has_power(self, text: str) -> bool:
        return any(entry.kind in POWERS for entry in self.actors.may_name(text))


def signs_of(harms: HarmWords, events: EventWords, actors: Actors) -> Signs:
    """Return the signs by which these words can be read as a claim."""
    by_word: dict[str, list[Sign]] = defaultdict(list)
    for sign in _all(harms, events):
        for word in sign.words:
            by_word[word].append(sign)
    groups = events.events.groups
    return Signs(
        by_word={word: tuple(found) for word, found in by_word.items()},
        stakes=_in_any(groups, AT_STAKE),
        actors=actors,
    )


def _all(harms: HarmWords, events: EventWords) -> Iterator[Sign]:
    groups, reactions = events.events.groups, events.reactions
    for harm in harms.harm:
        yield Sign(id=harm.id, words=harm.lemmas, beside=_given(harm.needs))
    for event in events.events.event:
        yield _of_event(event, groups)
    for reaction in reactions.reaction:
        if not reaction.after:  # those answer only what another sign tells
            yield _of_reaction(reaction, reactions.refusals)
    yield Sign(id="presence", words=_BEING_THERE, beside=(_in_any(groups, _FORCES), _WITHIN, NOT))


def _of_event(event: EventEntry, groups: dict[str, frozenset[str]]) -> Sign:
    listed = [
        _in_any(groups, names)
        for names in (event.object, event.subject)
        if names and KINDS_OF_NAME.isdisjoint(names)
    ]
    return Sign(
        id=event.id,
        words=event.lemmas,
        beside=_given(event.near, *listed),
        at_stake=event.class_ in OF_ANYTHING,
    )


def _of_reaction(reaction: ReactionEntry, refusals: frozenset[str]) -> Sign:
    return Sign(
        id=reaction.id,
        words=reaction.lemmas,
        beside=_given(
            reaction.near,
            frozenset() if reaction.clause else reaction.what,
            reaction.under,
            NOT | refusals if reaction.form in _TURNED_ROUND else frozenset(),
        ),
    )


def _given(*lists: frozenset[str]) -> tuple[frozenset[str], ...]:
    """The lists that ask for anything."""
    return tuple(listed for listed in lists if listed)


def _in_any(groups: dict[str, frozenset[str]], names: Iterable[str]) -> frozenset[str]:
    return frozenset[str]().union(*(groups[name] for name in names))
