"""Tolls of a page -> the same, a total told by its places at all the places of its parts."""

from collections.abc import Iterable, Mapping, Sequence

from reportedly.records.claim import Claim, PlaceMention


def with_places_of_parts(claims: Mapping[str, Claim]) -> tuple[Claim, ...]:
    """Return the claims in their order: five were killed, two in one town and three in another.

    A total that is set where one of its parts alone is told of is set where all of them are.
    """
    parts: dict[str, list[Claim]] = {}
    for claim in claims.values():
        if claim.toll is not None and claim.toll.subset_of is not None:
            parts.setdefault(claim.toll.subset_of, []).append(claim)
    return tuple(_spread(claim, parts.get(claim.id, ())) for claim in claims.values())


def _spread(total: Claim, parts: Sequence[Claim]) -> Claim:
    here = [part for part in parts if part.sentence == total.sentence]
    told = {place.start: place for part in here for place in part.where}
    if not total.where or not all(_is_told_by(place, here) for place in total.where):
        return total
    where = tuple(told[start] for start in sorted(told))
    if {place.id for place in where} <= {place.id for place in total.where}:
        return total
    return total.replacing(where=where, why=(*total.why, "where: the places of its parts"))


def _is_told_by(place: PlaceMention, parts: Iterable[Claim]) -> bool:
    """Whether the place stands in the words of a part."""
    return any(part.start <= place.start and place.end <= part.end for part in parts)
