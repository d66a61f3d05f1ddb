"""Rows of incidents -> the list of them as it is kept: facet values as bits, rows encoded."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

import msgspec

from reportedly.desk.row import NO_OUTLET, NO_PLACE, Row, Spot, months_of
from reportedly.records.base import Record
from reportedly.vocab.folding import fold

FACETS = ("month", "place", "event", "party", "contested", "outlet", "review")
HARM, WITHIN = "harm", "within"
"""Incidents by what their tolls over everybody count, and by the one month they fall in: not
offered as facets."""

PRINTED = "printed:"
"""Before the name of a place that was not found: it is narrowed by as it is printed."""

_encode = msgspec.msgpack.encode
decode_row = msgspec.msgpack.Decoder(Row).decode
"""An encoded row -> the row."""


class Entry(Record, frozen=True, kw_only=True):
    """One incident to be listed: its days, what is searched of it, and its row, encoded.

    ``days`` are its first and last, counted as `date.toordinal` does; 0 where it is not stated.
    """

    id: str
    days: tuple[int, int]
    words: str
    row: msgspec.Raw


class Packed(Record, frozen=True, kw_only=True):
    """The incidents of one record at one moment, by day, the undated first.

    Of ``bits`` each is a value of a facet: the incidents that have it. Of 50,000 rows a page shows
    50, so they are left encoded.
    """

    entries: tuple[Entry, ...]
    bits: dict[str, dict[str, bytes]]
    labels: dict[str, str]
    spots: dict[str, Spot]


def entry_of(row: Row) -> Entry:
    """Return a row as it is kept."""
    last = row.last or row.first
    return Entry(
        id=row.id,
        days=(_ordinal(row.first), _ordinal(last)),
        words="\n".join(fold(word) for word in _names_in(row)),
        row=msgspec.Raw(_encode(row)),
    )


def packed(entries: Iterable[Entry]) -> Packed:
    """Return the list of some incidents."""
    ordered = sorted(entries, key=lambda entry: (entry.days[0], entry.id))
    found: dict[str, dict[str, list[int]]] = {
        name: defaultdict(list) for name in (*FACETS, HARM, WITHIN)
    }
    labels: dict[str, str] = {}
    spots: dict[str, Spot] = {}
    for n, entry in enumerate(ordered):
        row = decode_row(entry.row)
        for spot in row.spots:
            found_as = spot.name if spot.id != NO_PLACE else f"{spot.name} (not found)"
            labels.setdefault(f"place:{facet_id(spot)}", found_as)
            if spot.id != NO_PLACE:
                spots.setdefault(spot.id, spot)
        for id_, name in row.parties:
            labels.setdefault(f"party:{id_}", name)
        for facet, value in _values_of(row):
            found[facet][value].append(n)
    bits = {facet: {v: bits_of(at) for v, at in values.items()} for facet, values in found.items()}
    return Packed(entries=tuple(ordered), bits=bits, labels=labels, spots=spots)


def _values_of(row: Row) -> Iterator[tuple[str, str]]:
    months = months_of(row)
    yield from (("month", month) for month in months)
    if len(months) == 1:
        yield WITHIN, months[0]
    yield from (("place", facet_id(spot)) for spot in row.spots)
    if not row.spots:
        yield "place", NO_PLACE
    yield "event", row.event
    yield from (("party", id_) for id_, _ in row.parties)
    yield from ((HARM, toll.harm) for toll in row.tolls)
    yield from (("contested", aspect) for aspect in row.contested)
    yield from (("outlet", outlet) for outlet in row.outlets or (NO_OUTLET,))


def facet_id(spot: Spot) -> str:
    """Return what a place is narrowed by: one that was not found by its name, each for itself."""
    return spot.id if spot.id != NO_PLACE else f"{PRINTED}{spot.name}"


def _names_in(row: Row) -> Iterator[str]:
    yield row.title
    yield from (name for spot in row.spots for name in spot.names)
    yield from (name for _, name in row.parties)
    yield from row.outlets


def _ordinal(day: date | None) -> int:
    return 0 if day is None else day.toordinal()


def bits_of(positions: Iterable[int]) -> bytes:
    """Return the positions as the bits of a number, its lowest byte first."""
    found = bytearray()
    for n in positions:
        byte = n >> 3
        if byte >= len(found):
            found.extend(bytes(byte + 1 - len(found)))
        found[byte] |= 1 << (n & 7)
    return bytes(found)
