"""A page's holders -> the same holders, each person and office under one name, role and side."""

import re
from collections.abc import Iterable, Sequence

from reportedly.records.claim import Holder
from reportedly.records.vocabulary import HolderRole
from reportedly.vocab.actors import ActorKind, Actors

_MINISTRY = "ministry"
_WORD = re.compile(r"[^\W\d_]+")
Key = tuple[str | None, frozenset[str]]
"""A side and the words of its office, spelled one way."""


def with_one_name(holders: Sequence[Holder | None], actors: Actors) -> tuple[Holder | None, ...]:
    """Return the holders in their order; what the page prints in several ways has one name.

    "Russia's Ministry of Defence" and "the Russian defense ministry" are one office and have one
    name, on this page and on others; any other office takes the name printed first. Whoever has a
    role or a side in one place has it in all.
    """
    names: dict[Key, str] = {}
    for holder in holders:
        if holder is not None and (key := _office(holder, actors)) is not None:
            names.setdefault(key, _ministry(key, actors) or holder.name)
    named = [
        holder if holder is None else holder.replacing(name=_name(holder, names, actors))
        for holder in holders
    ]
    known = [holder for holder in named if holder is not None]
    return tuple(holder if holder is None else _as_known(holder, known) for holder in named)


def _ministry(key: Key, actors: Actors) -> str | None:
    """A ministry's name, the same on every page: "Peru's defence ministry"; None for all else."""
    state, words = key
    field = words - {_MINISTRY}
    titles = actors.roles.reading.titles  # "the ministry spokesman" is no ministry
    if state is None or _MINISTRY not in words or len(field) != 1 or field & titles:
        return None
    name = actors.entry(state).name
    owner = f"{name}'" if name.endswith("s") else f"{name}'s"
    return f"{owner} {next(iter(field))} {_MINISTRY}"


def _name(holder: Holder, names: dict[Key, str], actors: Actors) -> str:
    key = _office(holder, actors)
    return holder.name if key is None else names[key]


def _office(holder: Holder, actors: Actors) -> Key | None:
    """The office of one side, None for a person, and where no side or no office is named.

    A ministry is also that of the capital it speaks in: "In Moscow, the defence ministry".
    """
    reading = actors.roles.reading
    named = [found for found in actors.named_in(holder.name) if found[2].kind is ActorKind.STATE]
    if len({entry.id for _, _, entry in named}) > 1:
        return None  # "U.S. and Kuwaiti officials"
    state = named[0][2].id if named else holder.side
    if state is None or not actors.roles.is_official(holder.name):
        return None
    rest = holder.name
    for start, end, _ in reversed(named):
        rest = f"{rest[:start]} {rest[end:]}"
    words = {reading.spelled.get(word, word) for word in _WORD.findall(rest.lower())}
    if not named and (_MINISTRY not in words or actors.entry(state).kind is not ActorKind.STATE):
        return None
    return state, frozenset(words - reading.small_words)


def _as_known(holder: Holder, known: Iterable[Holder]) -> Holder:
    """The holder with the role and the side that the page gives it elsewhere."""
    if not holder.resolved:
        return holder
    same = [other for other in known if other.name == holder.name]
    roles = (other.role for other in same if other.role is not HolderRole.UNKNOWN)
    sides = (other.side for other in same if other.side is not None)
    return holder.replacing(
        role=next(roles, holder.role) if holder.role is HolderRole.UNKNOWN else holder.role,
        side=next(sides, None) if holder.side is None else holder.side,
    )
