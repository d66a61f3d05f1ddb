"""Places -> their names, every party's as equals, and how much ground each covers."""

from collections.abc import Iterable

from reportedly.records.claim import PlaceMention
from reportedly.records.vocabulary import PlaceLevel
from reportedly.wording.safe import safe
from reportedly.wording.words import place_level_words

PLACE_NOT_STATED = "place not stated"
_PLAIN = frozenset({PlaceLevel.SITE, PlaceLevel.SETTLEMENT})
_WIDE = "wide"
NAMES_SHOWN = 3
"""So many names of each party; a limit on all names together could leave one party out."""


def rival_names(place: PlaceMention) -> tuple[str, ...]:
    """Return the first name that each party uses for a place, in alphabetical order.

    Empty when no party has a name of its own for it: then the one name in use will do.
    """
    firsts: dict[str, str] = {}
    for one in place.names:
        for user in () if one.used_by is None else one.used_by.split():
            firsts.setdefault(user, one.name)
    names = sorted(set(firsts.values()), key=str.casefold)
    return tuple(names) if len(names) > 1 and set(firsts) != {_WIDE} else ()


def names_by_user(place: PlaceMention) -> dict[str, str]:
    """Return each party's names for a place, parties in alphabetical order, the same from each."""
    names: dict[str, list[str]] = {}
    for one in place.names:
        for user in () if one.used_by is None else one.used_by.split():
            told = "in wide use" if user == _WIDE else f"named by {safe(user)}"
            names.setdefault(told, []).append(safe(one.name))
    return {user: ", ".join(names[user][:NAMES_SHOWN]) for user in sorted(names, key=str.casefold)}


def place_name(place: PlaceMention) -> str:
    """Return all parties' names of a place, or its one name, or what the page calls it."""
    rivals = rival_names(place)
    if rivals:
        return " / ".join(safe(name) for name in rivals)
    return safe(place.printed if place.name is None else place.name)


def place_words(place: PlaceMention) -> str:
    """Return a place's names and, where it is more or less than a settlement, its extent."""
    name = place_name(place)
    if not place.is_found:
        return f"{name} (not found on the map)"
    if place.level is PlaceLevel.NEAR_SETTLEMENT:
        return f"near {name}"
    return name if place.level in _PLAIN else f"{name} ({place_level_words(place.level)})"


def gazetteer_words(place: PlaceMention) -> str:
    """Return a place's id, with the user's gazetteer it is from and the ids it has in others."""
    told = safe(str(place.id))
    if place.pack is not None:
        told += f" of the gazetteer {safe(place.pack)}"
    return f"{told} ({', '.join(map(safe, place.also))})" if place.also else told


def places_words(places: Iterable[PlaceMention], most: int | None = None) -> str:
    """Return the names of several places, each once.

    Args:
        places: the places, in order.
        most: so many are named, and of the others how many there are.
    """
    told = list(dict.fromkeys(place_words(place) for place in places))
    if not told:
        return PLACE_NOT_STATED
    left = len(told) - len(told[:most])
    return "; ".join(told[:most]) + (f" and {left:,} more" if left else "")
