"""Claims of one page about one event -> each with the date, place and actors the others give."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import chain, combinations

from reportedly.link.matters import counts_several
from reportedly.link.where_and_when import (
    APART,
    SPOTS,
    PlaceRelation,
    days_of,
    is_own_day,
    near_places,
    own_places,
    place_relation,
    without_towns_beside,
)
from reportedly.records.claim import Claim, Cumulative, PlaceMention, Toll
from reportedly.records.text import Document
from reportedly.records.vocabulary import Harm, PlaceLevel
from reportedly.vocab.policies import LinkWeights

FEWEST_IN_ALL = 5
"""A smaller total over a country is rather of one event."""

MOST_BESIDE = 3
"""A total that is more than so many times what its page tells of towns does not add that up."""

MOST_PARTS = 60
"""A page that counts more is a chronicle: its first parts stand for all."""

LENT_DAYS = 31
"""A date wider than this ("in 2020") is about the past a page recalls, and is not lent."""


def close_periods(claims: Iterable[Claim], documents: Mapping[str, Document]) -> tuple[Claim, ...]:
    """Return the claims as they are compared: a short count goes up to its publication.

    "At least 200 since Tuesday" on Wednesday's page counts Tuesday's event, up to Wednesday.
    """
    return tuple(_closed(claim, _published(documents.get(claim.document))) for claim in claims)


def _closed(claim: Claim, published: date | None) -> Claim:
    toll = claim.toll
    if toll is None or toll.cumulative is None or claim.is_ledger(published):
        return claim
    period = toll.cumulative.replacing(to=toll.cumulative.to or published)
    when = claim.when
    if when is not None and when.from_ is not None and when.to is None:
        when = when.replacing(to=period.to)
    return claim.replacing(toll=toll.replacing(cumulative=period), when=when)


def _published(document: Document | None) -> date | None:
    if document is None or document.published is None:
        return None
    return document.published.to


def count_parts(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Return the claims as they are compared: a part of a running total counts its period too.

    A part with a short time or a place of its own is one of the events counted, and stays one.
    """
    told = {claim.id: claim for claim in claims}
    return tuple(_as_part(claim, told) for claim in told.values())


def _as_part(claim: Claim, told: Mapping[str, Claim]) -> Claim:
    if claim.toll is None or claim.toll.cumulative is not None or claim.toll.subset_of is None:
        return claim
    whole = told.get(claim.toll.subset_of)
    if whole is None or whole.toll is None or _stands_alone(claim, whole):
        return claim
    return claim.replacing(toll=claim.toll.replacing(cumulative=whole.toll.cumulative))


def _stands_alone(part: Claim, whole: Claim) -> bool:
    days = days_of(part)
    if days is not None and days.length <= LENT_DAYS:
        return True
    known = {place.id or place.printed for place in whole.where}
    return any((place.id or place.printed) not in known for place in part.where)


def count_populations(
    claims: Iterable[Claim], documents: Mapping[str, Document], weights: LinkWeights
) -> tuple[Claim, ...]:
    """Return the claims as they are compared: how many live as refugees is of no single event."""
    return tuple(_as_sum(c) if _is_population(c, documents, weights) else c for c in claims)


def _is_population(claim: Claim, documents: Mapping[str, Document], weights: LinkWeights) -> bool:
    if claim.toll is None or claim.toll.harm is not Harm.DISPLACED or is_own_day(claim):
        return False
    document = documents.get(claim.document)
    text = claim.quote if document is None else document.text[slice(*claim.sentence)]
    return not weights.words.of_refuge.isdisjoint(re.findall(r"[a-z]+", text.lower()))


def count_sums(
    claims: Iterable[Claim], documents: Mapping[str, Document], weights: LinkWeights
) -> tuple[Claim, ...]:
    """Return the claims as they are compared: a total over several places is of no single event.

    "Nineteen were killed, 12 in one town and 7 in the next": the 12 and the 7 are two events, and
    the nineteen counts both. So does the same number told again on the page, in a headline.
    """
    told = tuple(claims)
    over = chain(_over_places(told, weights), _over_events(told, documents, weights))
    sums = {(c.document, *_count(c.toll)) for c in over if c.toll}
    return tuple(_as_sum(c) if _is_sum(c, sums) else c for c in told)


def _over_places(claims: tuple[Claim, ...], weights: LinkWeights) -> Iterator[Claim]:
    """Yield the totals that name places that cannot be one, or whose parts lie in such places."""
    parts: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.toll is not None and claim.toll.subset_of is not None:
            parts.setdefault(claim.toll.subset_of, []).append(claim)
    for claim in claims:
        spots = without_towns_beside(tuple(p for p in own_places(claim) if p.level in SPOTS))
        named = [(place,) for place in spots]
        lie = [_towns(part) for part in parts.get(claim.id, ())]
        pairs = chain(combinations(named, 2), combinations(lie, 2))
        if any(place_relation(a, b, weights) in APART for a, b in pairs):
            yield claim
    for page in by_page(claims).values():
        counted = tuple(claim for claim in page if _number(claim) and _narrow(claim))
        yield from (claim for claim in page if _adds_up(claim, counted, weights))


def _over_events(
    claims: Iterable[Claim], documents: Mapping[str, Document], weights: LinkWeights
) -> Iterator[Claim]:
    """Yield the totals, in no town, whose sentence says that it counts over several events."""
    for claim in claims:
        document = documents.get(claim.document)
        if document is None or not _number(claim) or _in_spots(claim):
            continue
        if counts_several(document.text, claim, weights.matters):
            yield claim


def _in_spots(claim: Claim) -> bool:
    return any(place.level in SPOTS for place in own_places(claim))


def _narrow(claim: Claim) -> tuple[PlaceMention, ...]:
    """Return the places of its own sentence that are less than a state."""
    return tuple(place for place in own_places(claim) if place.level is not PlaceLevel.COUNTRY)


def _adds_up(claim: Claim, parts: tuple[Claim, ...], weights: LinkWeights) -> bool:
    """Whether a total over a country or a region adds up what its page tells of single towns.

    "At least 35 died in the country": 9 here, 14 there, and others elsewhere.
    """
    wide = own_places(claim)
    if not wide or any(p.level in SPOTS for p in wide) or _number(claim) < FEWEST_IN_ALL:
        return False
    counted: dict[str, tuple[int, tuple[PlaceMention, ...]]] = {}
    for part in parts[:MOST_PARTS]:
        where = _narrow(part)
        within = place_relation(where, wide, weights) is PlaceRelation.WITHIN
        if within and part.toll and claim.toll and part.toll.harm is claim.toll.harm:
            name = where[0].id or where[0].printed
            counted[name] = max((_number(part), where), counted.get(name, (0, where)), key=_first)
    pairs = combinations([where for _, where in counted.values()], 2)
    total = sum(number for number, _ in counted.values())
    adds_up = total <= _number(claim) <= MOST_BESIDE * total
    return adds_up and any(place_relation(a, b, weights) in APART for a, b in pairs)


def _first(counted: tuple[int, tuple[PlaceMention, ...]]) -> int:
    return counted[0]


def _number(claim: Claim) -> int:
    """The least that a whole figure counts; 0 where it is a part, or gives no number."""
    toll = claim.toll
    return 0 if toll is None or toll.subset_of is not None else toll.low or 0


def _towns(claim: Claim) -> tuple[PlaceMention, ...]:
    """Return the claim's places that are towns or wider: two streets may be of one event."""
    return tuple(place for place in near_places(claim) if place.level is not PlaceLevel.SITE)


def _count(toll: Toll) -> tuple[Harm, int | None, int | None]:
    return toll.harm, toll.low, toll.high


def _is_sum(claim: Claim, sums: set[tuple[str, Harm, int | None, int | None]]) -> bool:
    toll = claim.toll
    is_whole = toll is not None and toll.subset_of is None and toll.low is not None
    return is_whole and toll is not None and (claim.document, *_count(toll)) in sums


def _as_sum(claim: Claim) -> Claim:
    if claim.toll is None or claim.is_ledger():
        return claim
    return claim.replacing(toll=claim.toll.replacing(cumulative=Cumulative(from_=None, to=None)))


def by_page(claims: Iterable[Claim]) -> Mapping[str, tuple[Claim, ...]]:
    """Return the claims of each page, in the order of the pages' ids."""
    pages: dict[str, list[Claim]] = {}
    for claim in sorted(claims, key=lambda c: (c.document, c.start, c.id)):
        pages.setdefault(claim.document, []).append(claim)
    return {page: tuple(told) for page, told in pages.items()}
