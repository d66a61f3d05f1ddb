"""Rows of two sides -> which of them are of one event: place, day and actors."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from reportedly.handcoded.formats import Fields, Values, day_of
from reportedly.records.base import Record
from reportedly.vocab.distance import km_apart
from reportedly.vocab.folding import fold

DAYS_APART = 1
"""A day told by one side and its neighbour by the other may be one: nights, time zones."""

NEAR_KM = 25.0
"""Points within UCDP's own reach of "near"."""

LONGEST = 31
"""Days beyond which a row is not looked for day by day."""

ENOUGH = 1.2
"""How much two rows share at least to be of one event: the day and a near place, or actors."""

_WORD = re.compile(r"[^\W\d_]{3,}")
_COMMON = frozenset(
    {"government", "forces", "military", "police", "republic", "army", "the", "and"}
)


class Keyed(Record, frozen=True, kw_only=True):
    """What a row is matched by."""

    name: str
    days: tuple[date, date] | None
    point: tuple[float, float] | None
    places: frozenset[str]
    actors: frozenset[str]


class Match(Record, frozen=True, kw_only=True):
    """Two rows of one event, and how much they share: day, place and actors, at most 1 each."""

    theirs: str
    ours: str
    score: float
    day: float
    place: float
    actors: float


def keyed(name: str, values: Values, fields: Fields) -> Keyed:
    """Return what a row is matched by."""
    first, last = (day_of(values.get(column)) for column in fields.days)
    degrees = [values.get(column) for column in fields.point]
    lat, lon = (one if isinstance(one, int | float) else None for one in degrees)
    return Keyed(
        name=name,
        days=None if first is None else (first, max(first, last or first)),
        point=None if lat is None or lon is None else (lat, lon),
        places=_words(values, fields.places),
        actors=_words(values, fields.actors) - _COMMON,
    )


def match(theirs: Sequence[Keyed], ours: Sequence[Keyed]) -> tuple[Match, ...]:
    """Return the pairs of one event, each row in one pair at most, the surest taken first."""
    by_day = _by_day(ours)
    found = sorted(
        (
            shared
            for one in theirs
            for other in _near(one, by_day)
            if (shared := _shared(one, other)) is not None
        ),
        key=lambda pair: (-pair.score, pair.theirs, pair.ours),
    )
    taken_theirs, taken_ours, kept = set(), set(), []
    for pair in found:
        if pair.theirs not in taken_theirs and pair.ours not in taken_ours:
            taken_theirs.add(pair.theirs)
            taken_ours.add(pair.ours)
            kept.append(pair)
    return tuple(sorted(kept, key=lambda pair: pair.theirs))


def _shared(one: Keyed, other: Keyed) -> Match | None:
    """How much two rows share; None where day or place speaks against it, or it is too little."""
    day, place = _day(one, other), _place(one, other)
    if day is None or place is None:
        return None
    actors = _overlap(one.actors, other.actors)
    score = day + place + actors
    if score < ENOUGH:
        return None
    return Match(theirs=one.name, ours=other.name, score=score, day=day, place=place, actors=actors)


def _day(one: Keyed, other: Keyed) -> float | None:
    """The share of the longer time that both cover; a day and the one beside it count half."""
    if one.days is None or other.days is None:
        return 0.0
    last, first = min(one.days[1], other.days[1]), max(one.days[0], other.days[0])
    shared = (last - first).days + 1
    if shared < 1 - DAYS_APART:
        return None
    longer = max((days[1] - days[0]).days + 1 for days in (one.days, other.days))
    return max(shared, 0.5) / longer


def _place(one: Keyed, other: Keyed) -> float | None:
    named = _overlap(one.places, other.places)
    if one.point is None or other.point is None:
        return None if one.places and other.places and not named else named
    km = km_apart(one.point, other.point)
    if km > NEAR_KM and not named:
        return None
    return max(named, 1 - km / NEAR_KM)


def _overlap(some: frozenset[str], others: frozenset[str]) -> float:
    """The share of the fewer words that both have."""
    return len(some & others) / min(len(some), len(others)) if some and others else 0.0


def _words(values: Values, columns: Iterable[str]) -> frozenset[str]:
    told = " ".join(str(values.get(column) or "") for column in columns)
    return frozenset(_WORD.findall(fold(told)))


def _by_day(rows: Iterable[Keyed]) -> Mapping[date | None, list[Keyed]]:
    """Rows by each day they may be of; long ones and those without a day under None."""
    by_day: dict[date | None, list[Keyed]] = defaultdict(list)
    for row in rows:
        if row.days is None or (row.days[1] - row.days[0]).days > LONGEST:
            by_day[None].append(row)
            continue
        for day in _days(row.days[0], row.days[1]):
            by_day[day].append(row)
    return by_day


def _near(row: Keyed, by_day: Mapping[date | None, list[Keyed]]) -> Iterator[Keyed]:
    """Yield each row that may be of the same day, once."""
    if row.days is None or (row.days[1] - row.days[0]).days > LONGEST:
        near = [one for rows in by_day.values() for one in rows]
    else:
        reach = timedelta(days=DAYS_APART)
        days = [None, *_days(row.days[0] - reach, row.days[1] + reach)]
        near = [one for day in days for one in by_day.get(day, ())]
    yield from {one.name: one for one in near}.values()


def _days(first: date, last: date) -> Iterator[date]:
    for n in range((last - first).days + 1):
        yield first + timedelta(days=n)
