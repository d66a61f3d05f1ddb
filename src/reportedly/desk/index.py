"""All incidents, packed -> a list in memory that is narrowed, counted and paged in microseconds.

Each value of a facet is one integer whose bits are the incidents that have it: to narrow is to
"and" integers, to count is to count bits. 50,000 incidents are 6 kB a value.
"""

from bisect import bisect_left
from collections.abc import Iterable
from datetime import date

from reportedly.desk.packed import FACETS, HARM, WITHIN, Packed, bits_of, decode_row
from reportedly.desk.row import NO_PLACE, Row
from reportedly.records.base import Record
from reportedly.records.vocabulary import EventClass
from reportedly.vocab.folding import fold
from reportedly.wording.words import event_words, spaced

__all__ = ["FACETS", "HARM", "WITHIN", "Asked", "Index", "Value"]

MOST_VALUES = 40
"""So many values of one facet are offered, the commonest; months all, in their order."""

_EVENTS = frozenset(EventClass)
_NAMED = {NO_PLACE: "place not stated"}


class Asked(Record, frozen=True, kw_only=True):
    """What a list is narrowed by: one value for each facet, days, and words in its names."""

    facets: tuple[tuple[str, str], ...] = ()
    since: date | None = None
    until: date | None = None
    words: str = ""


class Value(Record, frozen=True, kw_only=True):
    """One value of a facet, what it is called, and how many of the narrowed list have it."""

    value: str
    label: str
    count: int


class Index:
    """A list of incidents, ready to be asked."""

    def __init__(self, packed: Packed) -> None:
        self.spots = packed.spots
        self.position = {entry.id: n for n, entry in enumerate(packed.entries)}
        self.every = (1 << len(packed.entries)) - 1
        self._entries = packed.entries
        self._words = [entry.words for entry in packed.entries]
        self._labels = packed.labels
        self._bits = {
            facet: {value: int.from_bytes(bits, "little") for value, bits in values.items()}
            for facet, values in packed.bits.items()
        }

    def __len__(self) -> int:
        return len(self._entries)

    def row(self, n: int) -> Row:
        """Return the incident at a position."""
        return decode_row(self._entries[n].row)

    def days(self) -> tuple[date, date] | None:
        """Return the first day of the first dated incident, and the last of the last."""
        dated = bisect_left(self._entries, 1, key=lambda entry: entry.days[0])
        if dated == len(self):
            return None
        first, last = self._entries[dated].days[0], self._entries[-1].days[1]
        return date.fromordinal(first), date.fromordinal(last)

    def mark(self, looked_at: Iterable[str]) -> None:
        """Note incidents whose claims a person has looked at."""
        before = self._bits["review"].get("looked-at", 0)
        found = (self.position[one] for one in looked_at if one in self.position)
        seen = before | _number(found)
        self._bits["review"] = {"looked-at": seen, "not-yet": self.every & ~seen}

    def narrowed(self, asked: Asked) -> int:
        """Return the incidents that answer the question, as bits."""
        found = self.every
        for facet, value in asked.facets:
            found &= self._bits[facet].get(value, 0)
        if asked.since is not None or asked.until is not None:
            found &= self._between(asked.since, asked.until)
        if asked.words:
            found &= self._with_words(asked.words)
        return found

    def counted(self, found: int, facet: str) -> list[Value]:
        """Return the values of a facet in a narrowed list with their counts."""
        values = [
            Value(value=value, label=self.label(facet, value), count=count)
            for value, count in self.totals(found, facet).items()
        ]
        if facet == "month":
            return sorted(values, key=lambda one: one.value)
        return sorted(values, key=lambda one: (-one.count, one.label))[:MOST_VALUES]

    def totals(self, found: int, facet: str) -> dict[str, int]:
        """Return how many of a narrowed list have each value of a facet, those with any."""
        return {
            value: many
            for value, bits in self._bits[facet].items()
            if (many := (bits & found).bit_count())
        }

    def has(self, facet: str, value: str) -> bool:
        """Whether any incident has that value of a facet."""
        return value in self._bits[facet]

    def bits(self, facet: str, value: str) -> int:
        """Return the incidents that have a value of a facet."""
        return self._bits[facet].get(value, 0)

    def label(self, facet: str, value: str) -> str:
        """Return what a value of a facet is called."""
        match facet:
            case "event":
                return event_words(EventClass(value)) if value in _EVENTS else value
            case "contested" | "review":
                return spaced(value).replace("-", " ")
            case "month" | "outlet":
                return value
            case _:
                named = self._labels.get(f"{facet}:{value}", _NAMED.get(value))
                return named or f"one that no incident has ({value})"

    def page(self, found: int, after: str | None, most: int) -> list[Row]:
        """Return so many rows of a narrowed list, newest first, from below the named one on."""
        at = len(self) if after is None else self.position.get(after, len(self))
        rows: list[Row] = []
        left = found & ((1 << at) - 1)
        while left and len(rows) < most:
            n = left.bit_length() - 1
            rows.append(self.row(n))
            left &= (1 << n) - 1
        return rows

    def below(self, found: int, id_: str) -> int:
        """Return how many of a narrowed list come after an incident, newest first."""
        return (found & ((1 << self.position[id_]) - 1)).bit_count()

    def _with_words(self, words: str) -> int:
        if not all(map(fold, words.split())):
            return 0  # a sign that is no letter is in no name
        found: Iterable[int] = range(len(self))
        for word in map(fold, words.split()):
            found = [n for n in found if word in self._words[n]]
        return _number(found)

    def _between(self, since: date | None, until: date | None) -> int:
        """Those that may fall on one of the days; the undated are in no such answer."""
        first, last = (since or date.min).toordinal(), (until or date.max).toordinal()
        return _number(
            n
            for n, entry in enumerate(self._entries)
            if 0 < entry.days[0] <= last and entry.days[1] >= first
        )


def _number(positions: Iterable[int]) -> int:
    return int.from_bytes(bits_of(positions), "little")
