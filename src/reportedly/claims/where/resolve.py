"""Names that may be places -> the one place each means, with the reason, or none and why none."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property

from reportedly.claims.where.toponyms import Spot
from reportedly.records.base import Record
from reportedly.records.vocabulary import PlaceLevel
from reportedly.vocab.distance import km_apart
from reportedly.vocab.gazetteer import Candidate
from reportedly.vocab.places import Place

CLOSE_KM = 120.0
REGION_KM = 350.0
CLEAR = 0.1
"""Two readings this close in score are a toss-up; none is chosen."""

CERTAIN = 1.5
CERTAIN_OVER_REGION = 3.0
KNOWN_BY_NAME = 5.0
SEAT_SHARE = 0.1
"""A bare name means the town and not its region when so much of the region's people live there."""

LISTED = 2.5
"""What it says for a region that the name beside it in a list is one of the same state."""

IN_PLAY = 1.0
"""What it says for a place that its state is in play: less than that the sentence names it."""

SMALL_TOWN = 50_000
"""A town of fewer people is not meant by its bare name on a page of other states."""

UNKNOWN_NAME = "no place of this name in the gazetteer"


class Context(Record, frozen=True, kw_only=True, dict=True, gc=True):
    """What the page says about where it is: states it speaks of, and places already certain.

    ``countries`` are shares of the page's mentions; ``in_sentence`` the states each sentence names;
    ``in_play`` the states that come first in this record, whatever the page says.
    """

    countries: dict[str, float]
    in_sentence: dict[int, frozenset[str]]
    anchors: tuple[tuple[int, Place], ...]
    in_play: frozenset[str] = frozenset()

    @cached_property
    def certain(self) -> tuple[Place, ...]:
        """The places already certain, each once."""
        return tuple({place.id: place for _, place in self.anchors}.values())

    @property
    def home(self) -> frozenset[str]:
        """The states that a name may be looked for in: named on the page, or in play."""
        return self.in_play | self.countries.keys()


class Reading(Record, frozen=True, kw_only=True):
    """One candidate, what speaks for it, and how much in all."""

    score: float
    place: Place
    main: bool
    reasons: tuple[str, ...]


class Resolved(Record, frozen=True, kw_only=True):
    """A place chosen for a name, or None, and why.

    ``is_elsewhere``: the page says where it lies, and no place so named is known there.
    """

    place: Place | None
    why: str
    is_elsewhere: bool = False


def km_between(a: Place, b: Place) -> float:
    """Return the great-circle distance between two places' points."""
    return km_apart((a.lat, a.lon), (b.lat, b.lon))


def read_context(spots: Iterable[Spot], demonyms: Mapping[int, tuple[str, ...]]) -> Context:
    """Return what the certain names and the demonyms tell about where the page is.

    Args:
        demonyms: the states whose people each sentence names.
    """
    counted: Counter[str] = Counter()
    named: defaultdict[int, set[str]] = defaultdict(set)
    anchors: list[tuple[int, Place]] = []
    for spot in spots:
        place = certain(spot)
        if place is None:
            continue
        if place.country is not None:
            counted[place.country] += 2 if place.level is PlaceLevel.COUNTRY else 1
            named[spot.sentence].add(place.country)
        if place.level is not PlaceLevel.COUNTRY:
            anchors.append((spot.sentence, place))
    for sentence, countries in demonyms.items():
        counted.update(countries)
        named[sentence].update(countries)
    total = sum(counted.values()) or 1
    return Context(
        countries={country: count / total for country, count in counted.items()},
        in_sentence={sentence: frozenset(found) for sentence, found in named.items()},
        anchors=tuple(anchors),
    )


def certain(spot: Spot) -> Place | None:
    """Return the place that needs no context: the only reading, or one far above all others."""
    ranked = sorted(spot.candidates, key=weight_of, reverse=True)
    if not ranked or not ranked[0].main:
        return None
    best = ranked[0].place
    for rival in ranked[1:]:
        is_region = rival.place.level is PlaceLevel.ADM1
        margin = CERTAIN_OVER_REGION if is_region else CERTAIN
        lead = weight_of(ranked[0]) - weight_of(rival)
        if lead < margin and not is_one_with(best, rival.place):
            return None
    return best if weight_of(ranked[0]) >= KNOWN_BY_NAME else None


def is_one_with(place: Place, other: Place) -> bool:
    """Whether the two are one for a reader: a town and the region or the state it names."""
    return contains(place, other) or contains(other, place) or km_between(place, other) < 50


def resolve(
    spot: Spot,
    context: Context,
    qualifiers: tuple[Place, ...],
    sisters: frozenset[str | None] = frozenset(),
) -> Resolved:
    """Return the place the name means here.

    Args:
        qualifiers: places in apposition, as the state in "Example, Exampleland".
        sisters: states of which a name listed with this one may be a region, as this one may.
    """
    if not spot.candidates:
        return Resolved(place=None, why=UNKNOWN_NAME)
    sure = certain(spot)
    if sure is not None and sure.level is PlaceLevel.COUNTRY:
        return Resolved(place=sure, why="the state of this name")
    within = tuple(c for c in spot.candidates if any(contains(q, c.place) for q in qualifiers))
    scored = sorted(
        (
            _in_company(_score(c, spot, context, qualifiers), sisters)
            for c in within or spot.candidates
        ),
        key=lambda reading: (-reading.score, reading.place.id),
    )
    best = _seat(spot, scored, qualifiers)
    rivals = [other for other in scored if not is_one_with(best.place, other.place)]
    if not best.main and not within and best.place.country not in context.home:
        why = f"only {best.place.name} bears it, as another name, in a state not named here"
        return Resolved(place=None, why=why)
    if not within and _is_out_of_the_way(best.place, context):
        why = f"only a small {best.place.name} bears it, in a state not named here"
        return Resolved(place=None, why=why)
    if not rivals:
        return Resolved(place=best.place, why="the only place so named")
    if best.score - rivals[0].score < CLEAR:
        why = f"{len(rivals) + 1} places have this name and nothing here tells which"
        return Resolved(place=None, why=why)
    told = "; ".join(best.reasons) or "the largest"
    return Resolved(place=best.place, why=f"of {len(rivals) + 1} places so named: {told}")


def _is_out_of_the_way(place: Place, context: Context) -> bool:
    """Whether it is a small town of a state that a page of other states never names.

    To be the only one so named is not enough then: most villages are in no gazetteer.
    """
    if place.level is not PlaceLevel.SETTLEMENT or place.capital or place.contested:
        return False
    if place.country in context.home or not context.home or place.pack is not None:
        return False
    nearest = nearest_anchor(place, context)
    return place.population < SMALL_TOWN and (nearest is None or nearest[0] > CLOSE_KM)


def _seat(spot: Spot, scored: list[Reading], qualifiers: tuple[Place, ...]) -> Reading:
    """The town a region shares its name with, where the bare name is printed: "in Exampletown".

    Behind one of its towns ("Othertown, Example") the region is meant.
    """
    best = scored[0]
    if any(contains(best.place, town) for town in qualifiers):
        return best
    if spot.wanted is not None or best.place.level not in {PlaceLevel.ADM1, PlaceLevel.ADM2}:
        return best
    for other in scored[1:]:
        town = other.place
        shared = town.population >= SEAT_SHARE * best.place.population
        own_name = other.main or town.region == best.place.id
        is_town = own_name and town.level is PlaceLevel.SETTLEMENT
        if is_town and shared and is_one_with(best.place, town):
            return other.replacing(reasons=(*other.reasons, "the town, not its region"))
    return best


def weight_of(candidate: Candidate) -> float:
    """How likely a reading is before the page is looked at; about the power of ten of people."""
    place = candidate.place
    known = 0.7 if candidate.main else -0.6
    if place.level is PlaceLevel.COUNTRY:
        return 8.2 + known
    if place.level is PlaceLevel.SETTLEMENT:
        people = math.log10(place.population + 30) * 1.1
        return people + known + (0.7 if place.capital else 0.0) + (2.0 if place.contested else 0.0)
    if place.level is PlaceLevel.ADM2:
        return 0.65 * math.log10(place.population + 1_000) + known
    if place.level is PlaceLevel.ADM1:
        return 0.85 * math.log10(place.population + 10_000) + known
    return (6.5 if place.pack is None else 1.5) + known  # what we list ourselves is widely known


def _score(
    candidate: Candidate, spot: Spot, context: Context, qualifiers: tuple[Place, ...]
) -> Reading:
    place = candidate.place
    total = weight_of(candidate)
    reasons: list[str] = []
    if spot.wanted is not None:
        total += _fit(place, spot.wanted)
        if place.level is spot.wanted:
            reasons.append(f"the words beside it say {spot.wanted}")
    beside = next((q for q in qualifiers if contains(q, place) or contains(place, q)), None)
    if beside is not None:
        total += 5
        reasons.append(f"beside {beside.name}")
    total += _at_home(place, spot, context, reasons)
    nearest = nearest_anchor(place, context)
    if nearest is not None:
        km, other = nearest
        total += 1.2 if km <= CLOSE_KM else 0.6
        reasons.append(f"{km:.0f} km from {other.name}, also named")
    return Reading(score=total, place=place, main=candidate.main, reasons=tuple(reasons))


def _in_company(reading: Reading, sisters: frozenset[str | None]) -> Reading:
    """The reading, likelier where it is a region listed among others of its state."""
    place = reading.place
    if place.level is not PlaceLevel.ADM1 or place.country not in sisters:
        return reading
    reasons = (*reading.reasons, "listed with another region")
    return reading.replacing(score=reading.score + LISTED, reasons=reasons)


def _at_home(place: Place, spot: Spot, context: Context, reasons: list[str]) -> float:
    """What the states named on the page add; a place of no one state is not held to them."""
    if place.country is None:
        return 2.0
    total = 0.0
    if place.country in context.in_sentence.get(spot.sentence, frozenset()):
        total += 1.5
        reasons.append(f"{place.country} is named in the sentence")
    share = context.countries.get(place.country, 0.0)
    if share > 0:
        total += 1.0 + 2.0 * share
        if not reasons:
            reasons.append(f"{place.country} is named on the page")
    if place.country in context.in_play:
        total += IN_PLAY
        reasons.append(f"{place.country} is in play in this record")
    return total


def _fit(place: Place, wanted: PlaceLevel) -> float:
    if place.level is wanted:
        return 4.0
    if {place.level, wanted} <= {
        PlaceLevel.ADM1,
        PlaceLevel.ADM2,
        PlaceLevel.OTHER,
        PlaceLevel.CONTESTED_REGION,
    }:
        return 3.0
    if wanted is PlaceLevel.SETTLEMENT and place.level is not PlaceLevel.UNKNOWN:
        return -3.0
    return 0.0


def contains(outer: Place, inner: Place) -> bool:
    """Whether the one is the state or first-level region of the other."""
    if outer.level is PlaceLevel.COUNTRY:
        return outer.country == inner.country and inner.level is not PlaceLevel.COUNTRY
    if outer.level is PlaceLevel.ADM1 and inner.level is not PlaceLevel.ADM1:
        if inner.region == outer.id:
            return True
        return (
            inner.country == outer.country
            and inner.region != outer.id
            and (
                km_between(outer, inner) < outer.radius_km * 0.6 and outer.id.startswith("overlay")
            )
        )
    if outer.level in {PlaceLevel.CONTESTED_REGION, PlaceLevel.OTHER, PlaceLevel.ADM2}:
        if outer.country is not None and inner.country not in {None, outer.country}:
            return False
        return km_between(outer, inner) <= outer.radius_km < 700
    return False


def nearest_anchor(place: Place, context: Context) -> tuple[float, Place] | None:
    """Return the certain place nearest to this one, and how far; None when none is near."""
    if place.level is PlaceLevel.COUNTRY:
        return None
    found = [
        (km_between(place, other), other.name, other)
        for other in context.certain
        if other.id != place.id and other.radius_km < 300
    ]
    if not found:
        return None
    km, _, other = min(found)
    return (km, other) if km <= REGION_KM else None
