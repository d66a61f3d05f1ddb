"""A name that no gazetteer spells so -> the place whose name sounds like it, among those near."""

from reportedly.claims.where.resolve import (
    CLOSE_KM,
    UNKNOWN_NAME,
    Context,
    Resolved,
    contains,
    nearest_anchor,
)
from reportedly.claims.where.toponyms import Spot
from reportedly.vocab.folding import fold
from reportedly.vocab.gazetteer import Gazetteer
from reportedly.vocab.places import Place


def by_sound(
    spot: Spot, context: Context, qualifiers: tuple[Place, ...], gazetteer: Gazetteer
) -> Resolved:
    """Return the place whose name sounds like this one, if it lies among those the page names."""
    for candidate in gazetteer.misspelt(spot.printed, frozenset(context.countries)):
        place = candidate.place
        nearest = nearest_anchor(place, context)
        outside = qualifiers and not any(contains(other, place) for other in qualifiers)
        if nearest is not None and nearest[0] <= CLOSE_KM and not outside:
            km, other = nearest
            heard = _heard(place, candidate.folded)
            why = f"no place is spelt so; {heard} sounds like it, {km:.0f} km from {other.name}"
            return Resolved(place=place, why=why)
    return Resolved(place=None, why=UNKNOWN_NAME)


def _heard(place: Place, folded: str) -> str:
    """The name that sounds like the printed one, with the place's own where it is another."""
    name = next((one.name for one in place.names if fold(one.name) == folded), place.name)
    return name if name == place.name else f"{name}, another name of {place.name},"
