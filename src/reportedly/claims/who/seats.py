"""Statements and places -> the statements, an army or ministry of the state it speaks from.

"In Tel Aviv, the army said": the town tells whose army it is. Not in a state parts of which others
govern, where an army of any of them may speak, and not of a body that is named: whose the Front's
spokesman is his own words say. A ministry may speak abroad: not where the page names a place of
another state.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from reportedly.records.claim import Holder, PlaceMention, Statement
from reportedly.records.parse import Sentence
from reportedly.records.vocabulary import HolderRole, PlaceLevel
from reportedly.vocab.actors import POWERS, ActorKind, Actors

_OPEN_ROLES = frozenset(
    {HolderRole.BELLIGERENT_OFFICIAL, HolderRole.UNKNOWN, HolderRole.UNATTRIBUTED}
)
_TOWNS = frozenset({PlaceLevel.SITE, PlaceLevel.SETTLEMENT})
_OPENING = 8
"""The town stands among so many first words."""


def with_seats(
    statements: Sequence[Statement],
    sentences: Sequence[Sentence],
    places: Sequence[PlaceMention],
    actors: Actors,
) -> tuple[Statement, ...]:
    """Return the statements; a state's own body has the side of the town it is said to speak in."""
    starts = [sentence.start for sentence in sentences]
    towns = [p for p in places if p.level in _TOWNS and p.country is not None]
    seats: dict[str, tuple[int, str, PlaceMention]] = {}
    for told in statements:
        if told.holder is None or not towns or not _is_states_own(told.holder, actors):
            continue
        sentence = sentences[bisect_right(starts, told.cue[0][0]) - 1]
        for town in _opening_towns(sentence, told, towns):
            state = _governed(town, actors)
            if _is_abroad(told.holder, state, places, actors):
                continue
            bare = _is_nameless(told.holder, actors)
            if state is not None and not (bare and _names_others(sentences, state, actors)):
                seats.setdefault(told.holder.name, (told.holder.start, state, town))
    return tuple(_seated(told, seats) for told in statements) if seats else tuple(statements)


def _seated(told: Statement, seats: dict[str, tuple[int, str, PlaceMention]]) -> Statement:
    holder = told.holder
    seat = None if holder is None else seats.get(holder.name)
    if holder is None or seat is None or holder.side is not None or holder.start < seat[0]:
        return told
    _, state, town = seat
    why = f"side: {state}, in which {town.printed!r} is, where it spoke"
    return told.replacing(holder=holder.replacing(side=state), grounds=(*told.grounds, why))


def _is_states_own(holder: Holder, actors: Actors) -> bool:
    """Whether the words are for an army, a ministry or a spokesman, and name no one else's."""
    words = holder.name.lower().split()
    open_ = holder.side is None and holder.resolved and holder.role in _OPEN_ROLES
    if not open_ or not actors.roles.reading.apart.isdisjoint(words):
        return False
    own = actors.roles.is_military(holder.name) or not actors.roles.reading.states_own.isdisjoint(
        words
    )
    named = any(
        word[:1].isupper() and not actors.roles.is_official(word) for word in holder.name.split()
    )
    return own and (not named or holder.name.isupper()) and not actors.named_in(holder.name)


def _is_nameless(holder: Holder, actors: Actors) -> bool:
    """Whether it may be anybody's spokesman."""
    person = not actors.roles.reading.titles.isdisjoint(holder.name.lower().split())
    return person and not actors.roles.is_military(holder.name)


def _is_abroad(
    holder: Holder, state: str | None, places: Sequence[PlaceMention], actors: Actors
) -> bool:
    """Whether whoever speaks may be another state's; an army seldom speaks outside its own."""
    if actors.roles.is_military(holder.name):
        return False
    return any(place.country not in {None, state} for place in places)


def _opening_towns(
    sentence: Sentence, told: Statement, towns: Sequence[PlaceMention]
) -> Iterator[PlaceMention]:
    """The town of "In Lagos, the ministry said"."""
    if not told.source or sentence.tokens[0].lower != "in":
        return
    for town in towns:
        first = next((t for t in sentence.tokens[1:_OPENING] if t.start == town.start), None)
        if first is not None and town.end <= told.source[0][0] and not told.covers(*_span(town)):
            yield town


def _span(town: PlaceMention) -> tuple[int, int]:
    return town.start, town.end


def _governed(town: PlaceMention, actors: Actors) -> str | None:
    """The state the town is in, if nobody else governs or claims parts of it."""
    users = {user for name in town.names for user in (name.used_by or "").split()}
    state = next((e for e in actors.entries if e.id == town.country), None)
    if state is None or state.kind is not ActorKind.STATE or users - {"wide", state.id}:
        return None
    return None if state.id in actors.roles.reading.divided else state.id


def _names_others(sentences: Sequence[Sentence], state: str, actors: Actors) -> bool:
    """Whether the page names another power, whose spokesman it might be."""
    return any(
        entry.kind in POWERS and entry.id != state
        for sentence in sentences
        for _, _, entry in actors.named_in(sentence.text)
    )
