"""Families of event classes -> which of them some classes belong to."""

from collections.abc import Callable
from functools import cached_property, lru_cache

from reportedly.records.base import Record
from reportedly.records.vocabulary import EventClass

_ASKED_LATELY = 256


class Families(Record, frozen=True, kw_only=True, gc=True, dict=True):
    """Event classes that may be one event told in two ways."""

    families: dict[str, frozenset[EventClass]]
    words: dict[str, frozenset[str]]

    @cached_property
    def among(self) -> Callable[[frozenset[EventClass]], frozenset[str]]:
        """The families of some classes, kept when found; a class may have none."""
        return lru_cache(_ASKED_LATELY)(
            lambda some: frozenset(n for n, members in self.families.items() if members & some)
        )

    def worded(self, printed: frozenset[str]) -> frozenset[str]:
        """Return the families of which these words, in small letters, may tell."""
        return frozenset(name for name, words in self.words.items() if words & printed)
