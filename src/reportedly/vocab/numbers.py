"""data/numbers.toml -> number words and comparators."""

from functools import cache

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


class NumberWords(Record, frozen=True, kw_only=True):
    """All that data/numbers.toml says."""

    cardinals: dict[str, int]
    multipliers: dict[str, int]
    vague: VagueWords
    zero: ZeroWords
    not_counts: NotCounts
    comparator: tuple[ComparatorEntry, ...]

    def phrases_before(self) -> Phrases:
        """Comparator phrases that precede a number, as words, longest first."""
        return _phrases(tuple((entry.before, entry.means) for entry in self.comparator))

    def phrases_after(self) -> Phrases:
        """Comparator phrases that follow a number, as words, longest first."""
        return _phrases(tuple((entry.after, entry.means) for entry in self.comparator))

    def opening(self, word: str) -> tuple[tuple[str, ...], ...]:
        """The comparator phrases before a number that begin with the word."""
        return _by_first_word(self.phrases_before()).get(word, ())


@cache
def _by_first_word(phrases: Phrases) -> dict[str, tuple[tuple[str, ...], ...]]:
    first: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase, _ in phrases:
        first[phrase[0]] = (*first.get(phrase[0], ()), phrase)
    return first


@cache
def _phrases(entries: tuple[tuple[tuple[str, ...], Comparator], ...]) -> Phrases:
    split = [(tuple(phrase.split()), means) for phrases, means in entries for phrase in phrases]
    return tuple(sorted(split, key=lambda pair: -len(pair[0])))


def load_numbers() -> NumberWords:
    """Return the number words and comparators.

    Raises:
        DataError: the file is broken.
    """
    return load_toml(FILE, NumberWords)
