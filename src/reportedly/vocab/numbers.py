"""data/numbers.toml -> number words and comparators."""

from collections.abc import Iterable
from functools import cached_property

from reportedly.records.base import Record
from reportedly.records.vocabulary import Comparator
from reportedly.vocab.base import load_toml

FILE = "numbers.toml"

Phrases = tuple[tuple[tuple[str, ...], Comparator], ...]
"""Phrases as words, each with what it means."""


class VagueWords(Record, frozen=True, kw_only=True):
    """Words that stand for a number and do not give one."""

    plurals: frozenset[str]
    determiners: frozenset[str]
    collectives: frozenset[str]
    sized: frozenset[str]


class ZeroWords(Record, frozen=True, kw_only=True):
    """Words that say there were none."""

    determiners: frozenset[str]
    pronouns: frozenset[str]


class NotCounts(Record, frozen=True, kw_only=True):
    """What stands beside a number that counts neither people nor things."""

    units: frozenset[str]
    currency: frozenset[str]
    months: frozenset[str]


class ComparatorEntry(Record, frozen=True, kw_only=True):
    """A comparator and the phrases that mark it, before or after the number."""

    id: str
    means: Comparator
    before: tuple[str, ...]
    after: tuple[str, ...]
    match: tuple[str, ...]
    no_match: tuple[str, ...]


class NumberWords(Record, frozen=True, kw_only=True, gc=True, dict=True):
    """All that data/numbers.toml says."""

    cardinals: dict[str, int]
    multipliers: dict[str, int]
    fractions: dict[str, float]
    vague: VagueWords
    zero: ZeroWords
    not_counts: NotCounts
    comparator: tuple[ComparatorEntry, ...]

    @cached_property
    def phrases_before(self) -> Phrases:
        """Comparator phrases that precede a number, as words, longest first."""
        return _phrases((entry.before, entry.means) for entry in self.comparator)

    @cached_property
    def phrases_after(self) -> Phrases:
        """Comparator phrases that follow a number, as words, longest first."""
        return _phrases((entry.after, entry.means) for entry in self.comparator)

    @cached_property
    def opening(self) -> dict[str, tuple[tuple[str, ...], ...]]:
        """The comparator phrases before a number, by the word they begin with."""
        first: dict[str, tuple[tuple[str, ...], ...]] = {}
        for phrase, _ in self.phrases_before:
            first[phrase[0]] = (*first.get(phrase[0], ()), phrase)
        return first

    @cached_property
    def openers(self) -> frozenset[str]:
        """Every word that a count can begin with: most words are none, and are done."""
        numbers = self.cardinals.keys() | self.multipliers.keys() | self.fractions.keys()
        vague = self.vague.plurals | self.vague.determiners | self.vague.collectives
        none = self.zero.determiners | self.zero.pronouns | {"no"}
        return frozenset(numbers | vague | none | self.opening.keys())


def _phrases(entries: Iterable[tuple[tuple[str, ...], Comparator]]) -> Phrases:
    split = [(tuple(phrase.split()), means) for phrases, means in entries for phrase in phrases]
    return tuple(sorted(split, key=lambda pair: -len(pair[0])))


def load_numbers() -> NumberWords:
    """Return the number words and comparators.

    Raises:
        DataError: the file is broken.
    """
    return load_toml(FILE, NumberWords)
