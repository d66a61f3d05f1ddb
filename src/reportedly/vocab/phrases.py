"""Words and patterns of data files -> what they say: of places, of things, of another event."""

import re

from reportedly.records.base import Record


class Phrase(Record, frozen=True, kw_only=True):
    """A kind of words, as a pattern with examples."""

    pattern: str
    match: tuple[str, ...]
    no_match: tuple[str, ...]

    def fits(self, printed: str) -> bool:
        """Whether the words are of this kind."""
        return re.search(self.pattern, printed, re.IGNORECASE) is not None


class LinkWords(Record, frozen=True, kw_only=True):
    """What linking knows of words: kinds of place, what is struck, living as refugees, names."""

    kinds_of_place: frozenset[str]
    things: frozenset[str]
    of_refuge: frozenset[str]
    behind: frozenset[str]
    set_in: frozenset[str]
    ahead: frozenset[str]
    no_place: frozenset[str]


class MatterWords(Record, frozen=True, kw_only=True):
    """Words by which a page goes on to another event.

    ``divides``: in a sentence, what stands before it and what stands behind are two events;
    ``comes_between``: so they are where both count the same harm. ``of_several``: the sentence
    counts over several events. ``named_deed``: a deed told by its victim.
    """

    another: tuple[str, ...]
    goes_on: Phrase
    same_event: Phrase
    comes_after: Phrase
    divides: Phrase
    comes_between: Phrase
    of_several: Phrase
    named_deed: Phrase
