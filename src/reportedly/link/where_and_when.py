"""Two claims' dates and places -> how they stand to each other."""

from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from itertools import product
from math import asin, cos, radians, sin, sqrt

from reportedly.link.called import name_key
from reportedly.records.base import Record
from reportedly.records.claim import Claim, PlaceMention, TimeMention
from reportedly.records.vocabulary import PlaceLevel, TimeBound
from reportedly.vocab.folding import fold, sound
from reportedly.vocab.policies import LinkWeights

SPOTS = frozenset({PlaceLevel.SITE, PlaceLevel.SETTLEMENT, PlaceLevel.NEAR_SETTLEMENT})
"""Levels of a place one can stand in."""

NEAR_CHARS = 220
"""About two sentences: from further away a date or a place may belong to something else."""

SOON_AFTER = timedelta(days=7)
"""What is told to have come after a day came within about this."""

EARTH_KM = 6371.0
SHORTEST_NAME = 3


class Days(Record, frozen=True, kw_only=True):
    """An interval of days, both ends known or open to the end of time."""

    first: date
    last: date

    @property
    def length(self) -> int:
        """How many days it holds."""
        return (self.last - self.first).days + 1


class PlaceRelation(StrEnum):
    """How the places of two claims stand to each other, the most telling first."""

    SAME_SPOT = "same_spot"
    SAME_NAME = "same_name"
    SAME_AREA = "same_area"
    NEAR = "near"
    WITHIN = "within"
    SAME_COUNTRY = "same_country"
    UNKNOWN = "unknown"
    OTHER_NAME = "other_name"
    OTHER_COUNTRY = "other_country"
    FAR = "far"


APART = frozenset({PlaceRelation.FAR, PlaceRelation.OTHER_COUNTRY, PlaceRelation.OTHER_NAME})
"""Relations of places that cannot be one."""

AGREEING = frozenset(
    {
        PlaceRelation.SAME_SPOT,
        PlaceRelation.SAME_NAME,
        PlaceRelation.SAME_AREA,
        PlaceRelation.NEAR,
        PlaceRelation.WITHIN,
    }
)
"""Relations of places that may be one."""

_RANK = {relation: rank for rank, relation in enumerate(PlaceRelation)}


def days_of(claim: Claim) -> Days | None:
    """Return the days the claim speaks of: its date, or the period its running total covers."""
    if claim.when is not None:
        first, last = claim.when.from_, claim.when.to
    elif claim.toll is not None and claim.toll.cumulative is not None:
        first, last = claim.toll.cumulative.from_, claim.toll.cumulative.to
    else:
        return None
    if first is None and last is None:
        return None
    if first is not None and last is None and _is_after(claim):
        last = first + SOON_AFTER
    return Days(first=first or date.min, last=last or date.max)


def _is_after(claim: Claim) -> bool:
    """Whether it came after a day ("died after Monday's attack"), and counts nothing since then."""
    counts_since = claim.toll is not None and claim.toll.cumulative is not None
    return not counts_since and claim.when is not None and claim.when.bound is TimeBound.AFTER


def is_own_day(claim: Claim) -> bool:
    """Whether the claim's date is printed in its own sentence, not carried over from another."""
    if claim.when is None:
        return days_of(claim) is not None
    return days_of(claim) is not None and is_printed_in(claim, claim.when)


def near_days(claim: Claim) -> Days | None:
    """Return the days the claim speaks of, as long as they are printed in it or close by.

    What is carried over from far away on a page dates an aside as readily as it dates the news.
    """
    if claim.when is not None and not _is_near(claim.when, claim):
        return None
    return days_of(claim)


def own_places(claim: Claim) -> tuple[PlaceMention, ...]:
    """Return the places printed in the claim's own sentence."""
    return tuple(place for place in claim.where if is_printed_in(claim, place))


def near_places(claim: Claim) -> tuple[PlaceMention, ...]:
    """Return the places printed in the claim's sentence or close by."""
    return tuple(place for place in claim.where if _is_near(place, claim))


def is_printed_in(claim: Claim, mention: TimeMention | PlaceMention) -> bool:
    """Whether the mention stands in the claim's own sentence."""
    return claim.sentence[0] <= mention.start < claim.sentence[1]


def _is_near(mention: TimeMention | PlaceMention, claim: Claim) -> bool:
    first, last = claim.sentence
    return first - NEAR_CHARS <= mention.start < last + NEAR_CHARS


def days_apart(a: Days, b: Days) -> int:
    """Return the days from the end of the earlier to the start of the later; 0: they overlap."""
    return max(0, (b.first - a.last).days, (a.first - b.last).days)


def is_ledger(claim: Claim) -> bool:
    """Whether the claim counts over a long period, not one event."""
    return claim.is_ledger()


def place_relation(
    a: tuple[PlaceMention, ...], b: tuple[PlaceMention, ...], weights: LinkWeights
) -> PlaceRelation:
    """Return the most telling relation between any place of the one and any of the other.

    Where both name narrow places, the wider ones tell nothing more, nor does the town that two
    villages lie near.
    """
    if not (a and b):
        return PlaceRelation.UNKNOWN
    if len(a) == len(b) == 1:
        return _relate(a[0], b[0], weights)
    both = (a, b)
    for narrow in (_within_states, _spots, _villages):
        inner = (narrow(a), narrow(b))
        both = inner if all(inner) else both
    relations = [_relate(x, y, weights) for x, y in product(*both)]
    return min(relations, key=_RANK.__getitem__)


def _within_states(places: tuple[PlaceMention, ...]) -> tuple[PlaceMention, ...]:
    return tuple(place for place in places if place.level is not PlaceLevel.COUNTRY)


def _spots(places: tuple[PlaceMention, ...]) -> tuple[PlaceMention, ...]:
    return tuple(place for place in places if place.level in SPOTS)


def _villages(places: tuple[PlaceMention, ...]) -> tuple[PlaceMention, ...]:
    unknown = tuple(place for place in places if place.id is None)
    return unknown if without_towns_beside(places) == unknown else ()


def without_towns_beside(places: tuple[PlaceMention, ...]) -> tuple[PlaceMention, ...]:
    """Return the places without the town that villages of no gazetteer among them lie near."""
    if all(place.id is not None for place in places):
        return places
    return tuple(place for place in places if place.level is not PlaceLevel.NEAR_SETTLEMENT)


def _relate(a: PlaceMention, b: PlaceMention, weights: LinkWeights) -> PlaceRelation:
    if a.id is not None and a.id == b.id:
        return _same(a)
    shared = name_words(a, weights) & name_words(b, weights) or _sound_alike(a, b)
    if shared and (a.id is None or b.id is None):
        return PlaceRelation.SAME_NAME
    if a.level is PlaceLevel.COUNTRY or b.level is PlaceLevel.COUNTRY:
        return _relate_countries(a, b)
    distance = km_apart(a, b)
    if distance is None:
        return PlaceRelation.UNKNOWN if shared or not _named(a, b, weights) else _other_name(a, b)
    return _relate_by_distance(a, b, distance, weights)


def _same(place: PlaceMention) -> PlaceRelation:
    if place.level in SPOTS:
        return PlaceRelation.SAME_SPOT
    if place.level is PlaceLevel.COUNTRY:
        return PlaceRelation.SAME_COUNTRY
    return PlaceRelation.SAME_AREA


def _relate_countries(a: PlaceMention, b: PlaceMention) -> PlaceRelation:
    """One of the two is a country: it holds the other, or it does not."""
    if a.country is None or b.country is None:
        return PlaceRelation.UNKNOWN
    return PlaceRelation.WITHIN if a.country == b.country else PlaceRelation.OTHER_COUNTRY


def _sound_alike(a: PlaceMention, b: PlaceMention) -> bool:
    """Whether the whole names sound alike, however they are parted: Let Yet Kone, Letyetkon."""
    key = name_key(a.name or a.printed)
    return key is not None and key == name_key(b.name or b.printed)


def _named(a: PlaceMention, b: PlaceMention, weights: LinkWeights) -> bool:
    return bool(name_words(a, weights)) and bool(name_words(b, weights))


def _other_name(a: PlaceMention, b: PlaceMention) -> PlaceRelation:
    """Two names that share nothing: two places only where both are of one size."""
    alike = a.level is b.level or (a.level in SPOTS and b.level in SPOTS)
    return PlaceRelation.OTHER_NAME if alike else PlaceRelation.UNKNOWN


def _relate_by_distance(
    a: PlaceMention, b: PlaceMention, distance: float, weights: LinkWeights
) -> PlaceRelation:
    wide, narrow = sorted((a.radius_km or 0.0, b.radius_km or 0.0), reverse=True)
    spots = a.level in SPOTS and b.level in SPOTS
    if spots and distance <= weights.place.near_km + wide:
        return PlaceRelation.NEAR
    if not spots and distance <= wide:
        return PlaceRelation.WITHIN
    if distance > wide + narrow + weights.place.far_km:
        return PlaceRelation.FAR
    return PlaceRelation.UNKNOWN


def km_apart(a: PlaceMention, b: PlaceMention) -> float | None:
    """Return the distance over ground; None where either is not on the map."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    north_a, north_b = radians(a.lat), radians(b.lat)
    half = sin((north_b - north_a) / 2) ** 2
    half += cos(north_a) * cos(north_b) * sin(radians(b.lon - a.lon) / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(min(1.0, half)))


def name_words(place: PlaceMention, weights: LinkWeights) -> frozenset[str]:
    """Return the words of the place's name that tell which place it is, as they sound."""
    return _telling_words(place.name or place.printed, weights.words.kinds_of_place)


@lru_cache(maxsize=65536)
def _telling_words(name: str, kinds_of_place: frozenset[str]) -> frozenset[str]:
    return frozenset(
        sound(word)
        for word in fold(name).split()
        if len(word) >= SHORTEST_NAME and word not in kinds_of_place
    )
