"""Entries of data/mappings that are known by printed words, with the sentences that show it."""

import re
from functools import cache

from reportedly.records.base import Record


@cache
def _pattern(words: tuple[str, ...], end: str) -> re.Pattern[str]:
    longest_first = sorted(words, key=len, reverse=True)
    told = "|".join(re.escape(word) for word in longest_first)
    return re.compile(rf"\b(?:{told}){end}", re.IGNORECASE)


class Vague(Record, frozen=True, kw_only=True):
    """Words for a number that ACLED counts; ``context``: its other number for the same words."""

    words: tuple[str, ...]
    acled: int
    context: int | None = None
    match: tuple[str, ...] = ()
    no_match: tuple[str, ...] = ()

    @property
    def pattern(self) -> re.Pattern[str]:
        """The words, and not where they are part of a larger number ("tens of thousands")."""
        return _pattern(self.words, r"\b(?! of (?:thousands|hundreds|millions))")


class Force(Record, frozen=True, kw_only=True):
    """Printed words that say which people of an actor are meant, and their name and codes."""

    words: tuple[str, ...]
    acled: str | None = None
    sectors: tuple[str, ...] = ()
    inter: str | None = None
    civilian: bool = False
    match: tuple[str, ...] = ()
    no_match: tuple[str, ...] = ()

    @property
    def pattern(self) -> re.Pattern[str]:
        """The words, and not where they are somebody's ("the People's Army")."""
        return _pattern(self.words, r"\b(?!['’])")
