"""All incidents -> a list in memory that is narrowed, counted and paged in microseconds.

Each value of a facet is one integer whose bits are the incidents that have it: to narrow is to
"and" integers, to count is to count bits. 50,000 incidents are 6 kB a value.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property

from reportedly.desk.row import NO_OUTLET, NO_PLACE, Row, Spot, months_of, row_of
from reportedly.records.base import Record
from reportedly.records.incident import Incident
from reportedly.records.vocabulary import EventClass
from reportedly.vocab.folding import fold
from reportedly.wording.words import event_words, spaced

FACETS = ("month", "place", "event", "party", "contested", "outlet", "review")
HARM, WITHIN = "harm", "within"
"""Incidents by what their tolls over everybody count, and by the one month they fall in: not
offered as facets."""

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
    """The incidents of one record at one moment, by day, the undated first."""

    def __init__(self, rows: Iterable[Row], looked_at: frozenset[str] = frozenset()) -> None:
        self.rows = sorted(rows, key=lambda row: (row.first or date.min, row.id))
        self.position = {row.id: n for n, row in enumerate(self.rows)}
        self.every = (1 << len(self.rows)) - 1
        self.spots: dict[str, Spot] = {}
        self._labels: dict[str, str] = {}
        self._bits: dict[str, dict[str, int]] = {}
        self._fill()
        self.mark(looked_at)

    def _fill(self) -> None:
        bits: dict[str, dict[str, set[int]]] = {
            name: defaultdict(set) for name in (*FACETS, HARM, WITHIN)
        }
        for n, row in enumerate(self.rows):
            for facet, value in self._values_of(row):
                bits[facet][value].add(n)
        self._bits = {
            facet: {value: _as_bits(found) for value, found in values.items()}
            for facet, values in bits.items()
        }

    def _values_of(self, row: Row) -> Iterator[tuple[str, str]]:
        months = months_of(row)
        yield from (("month", month) for month in months)
        if len(months) == 1:
            yield WITHIN, months[0]
        for spot in row.spots:
            if spot.id != NO_PLACE:
                self.spots.setdefault(spot.id, spot)
            self._labels.setdefault(f"place:{spot.id}", spot.name)
            yield "place", spot.id
        if not row.spots:
            yield "place", NO_PLACE
        yield "event", row.event
        for id_, name in row.parties:
            self._labels.setdefault(f"party:{id_}", name)
            yield "party", id_
        yield from ((HARM, toll.harm) for toll in row.tolls)
        yield from (("contested", aspect) for aspect in row.contested)
        yield from (("outlet", outlet) for outlet in row.outlets or (NO_OUTLET,))

    def mark(self, looked_at: Iterable[str]) -> None:
        """Note incidents whose claims a person has looked at."""
        before = self._bits["review"].get("looked-at", 0)
        found = {self.position[one] for one in looked_at if one in self.position}
        seen = before | _as_bits(found)
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
            value: (bits & found).bit_count()
            for value, bits in self._bits[facet].items()
            if bits & found
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
        at = len(self.rows) if after is None else self.position.get(after, len(self.rows))
        rows: list[Row] = []
        left = found & ((1 << at) - 1)
        while left and len(rows) < most:
            n = left.bit_length() - 1
            rows.append(self.rows[n])
            left &= (1 << n) - 1
        return rows

    def ids(self, found: int) -> Iterator[str]:
        """Yield the ids of a narrowed list, newest first."""
        return (row.id for row in self.page(found, None, len(self.rows)))

    @cached_property
    def _haystacks(self) -> list[str]:
        return [
            "\n".join(
                fold(word)
                for word in (
                    row.title,
                    *(name for spot in row.spots for name in spot.names),
                    *(name for _, name in row.parties),
                    *row.outlets,
                )
            )
            for row in self.rows
        ]

    def _with_words(self, words: str) -> int:
        wanted = [fold(word) for word in words.split()]
        return _as_bits(
            n for n, text in enumerate(self._haystacks) if all(word in text for word in wanted)
        )

    def _between(self, since: date | None, until: date | None) -> int:
        """Those that may fall on one of the days; the undated are in no such answer."""
        first, last = since or date.min, until or date.max
        return _as_bits(
            n
            for n, row in enumerate(self.rows)
            if row.first is not None and row.first <= last and (row.last or row.first) >= first
        )


def _as_bits(positions: Iterable[int]) -> int:
    found = bytearray()
    for n in positions:
        byte = n >> 3
        if byte >= len(found):
            found.extend(bytes(byte + 1 - len(found)))
        found[byte] |= 1 << (n & 7)
    return int.from_bytes(found, "little")


def index_of(
    incidents: Iterable[Incident],
    outlet_of: Mapping[str, str | None],
    looked_at: frozenset[str] = frozenset(),
) -> Index:
    """Return the index of a record's incidents.

    Args:
        incidents: all of them.
        outlet_of: the outlet of each document.
        looked_at: the incidents of whose claims a person has judged one.
    """

    def rows() -> Iterator[Row]:
        for incident in incidents:
            outlets = (outlet_of.get(one) for one in incident.documents)
            yield row_of(incident, tuple(dict.fromkeys(one or NO_OUTLET for one in outlets)))

    return Index(rows(), looked_at)
