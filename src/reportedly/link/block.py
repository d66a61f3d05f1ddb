"""Accounts -> the pairs worth comparing, without comparing everything with everything."""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator
from datetime import date
from itertools import combinations

from reportedly.link.told import Told, key_of
from reportedly.link.where_and_when import SPOTS, Days, days_apart, name_words
from reportedly.records.base import Record
from reportedly.records.claim import Claim
from reportedly.records.vocabulary import NOT_YET, PlaceLevel
from reportedly.vocab.policies import IncidentRules, LinkWeights

Key = tuple[str, str]

BROAD = frozenset({"actor", "country"})
"""Traits that so many claims share that they meet only within short, known days."""
SHORT_DAYS = 31


class Entry(Record, frozen=True, kw_only=True):
    """An account in the blocks: the days it may be about (None: any), and its traits."""

    told: Told
    days: Days | None
    keys: frozenset[Key]
    has_spot: bool


def linkable(claims: Iterable[Claim], rules: IncidentRules) -> tuple[Claim, ...]:
    """Return the claims that may belong to an incident: harm, events, answers, what is answered.

    A charge that somebody denies stands beside the denial. What has not happened (a threat, a
    plan) is no part of an incident.
    """
    told = tuple(claim for claim in claims if claim.modality not in NOT_YET)
    answered = {one for claim in told for one in claim.answers}
    return tuple(
        claim
        for claim in told
        if claim.toll is not None
        or claim.event_class in rules.classes
        or claim.stance in rules.answering
        or claim.answers
        or claim.id in answered
    )


def candidate_pairs(
    accounts: Iterable[Told], weights: LinkWeights, fresh: Container[str] | None = None
) -> Iterator[tuple[Told, Told]]:
    """Yield, once each, the pairs of two pages that share a trait at about the same time.

    Traits are places, words of their names, actors, figures and whole phrases. The order depends
    on the accounts alone, not on how they come.

    Args:
        accounts: of all pages.
        weights: data/linking.toml.
        fresh: pages of which one has to be in a pair; None: any pair.
    """
    blocks: dict[Key, list[Entry]] = defaultdict(list)
    for told in sorted(accounts, key=lambda account: account.lead.id):
        entry = entry_of(told, weights)
        for key in entry.keys:
            blocks[key].append(entry)
    for key in sorted(blocks):
        for a, b in _near_in_time(blocks[key], key, weights):
            one, other = a.told.document, b.told.document
            wanted = one != other and (fresh is None or one in fresh or other in fresh)
            if wanted and key == _first_meeting(a, b, weights):
                yield a.told, b.told


def entry_of(told: Told, weights: LinkWeights) -> Entry:
    """Return the account as it stands in the blocks."""
    return Entry(
        told=told,
        days=told.days_or_before(weights.pages.far_days),
        keys=_keys(told, weights),
        has_spot=any(place.level in SPOTS for place in told.places),
    )


def _keys(told: Told, weights: LinkWeights) -> frozenset[Key]:
    keys: set[Key] = set()
    hinted = told.hinted_places if told.days is None and told.day_names else ()
    for place in told.places or hinted:
        if place.level is not PlaceLevel.COUNTRY:
            keys |= {("name", word) for word in name_words(place, weights)}
            if place.id is not None:
                keys.add(("place", place.id))
        if place.country is not None:
            keys.add(("country", place.country))
    keys |= {("called", name) for name in told.called}
    keys |= {("killed", " ".join(name[-2:])) for name in told.killed if len(name) > 1}
    keys |= {("actor", key_of(actor)) for claim in told.claims for actor in claim.actors}
    keys |= {
        ("toll", f"{harm.value} {number}")
        for (harm, _), numbers in told.figures.items()
        for number in numbers
        if number >= weights.toll.telling
    }
    keys |= {("words", words) for words in told.words if len(words) >= weights.text.telling_chars}
    return frozenset(keys)


def _near_in_time(
    entries: list[Entry], key: Key, weights: LinkWeights
) -> Iterator[tuple[Entry, Entry]]:
    """Yield the pairs of a block that may meet, by one sweep along the days.

    Whoever does not meet the one that comes now is over, and meets none that begins later; that
    holds because those too wide for a broad trait are left out before. Of a broad trait, those that
    say where are kept apart: no two of them meet.
    """
    is_broad = key[0] in BROAD
    undated = [] if is_broad else [entry for entry in entries if entry.days is None]
    yield from combinations(undated, 2)
    open_now: dict[bool, list[Entry]] = {False: [], True: []}
    for entry in sorted(_swept(entries, key), key=_first_day):
        for has_spot in (False,) if is_broad and entry.has_spot else (False, True):
            near = [o for o in open_now[has_spot] if _still_near(o, entry, weights)]
            open_now[has_spot] = near
            yield from ((o, entry) for o in near if _meet(o, entry, key, weights))
        yield from ((o, entry) for o in undated if _meet(o, entry, key, weights))
        open_now[entry.has_spot].append(entry)


def _still_near(a: Entry, b: Entry, weights: LinkWeights) -> bool:
    return (
        a.days is not None
        and b.days is not None
        and days_apart(a.days, b.days) <= weights.time.veto_days
    )


def _swept(entries: Iterable[Entry], key: Key) -> Iterator[Entry]:
    """Yield those with days, without those that a broad trait brings to no other."""
    for entry in entries:
        if entry.days is not None and not is_too_wide(entry.days, key):
            yield entry


def is_too_wide(days: Days, key: Key) -> bool:
    """Whether the days are more than a broad trait brings together."""
    return key[0] in BROAD and days.length > SHORT_DAYS


def _first_day(entry: Entry) -> tuple[date, str]:
    return (date.min if entry.days is None else entry.days.first, entry.told.lead.id)


def _meet(a: Entry, b: Entry, key: Key, weights: LinkWeights) -> bool:
    """Whether a shared trait brings the two together: broad ones only within short, known days."""
    if key[0] in BROAD and a.has_spot and b.has_spot:
        return False  # each says where: their places must bring them together, or their figures
    if a.days is None or b.days is None:
        return key[0] not in BROAD
    if is_too_wide(a.days, key) or is_too_wide(b.days, key):
        return False
    return days_apart(a.days, b.days) <= weights.time.veto_days


def _first_meeting(a: Entry, b: Entry, weights: LinkWeights) -> Key:
    return next(key for key in sorted(a.keys & b.keys) if _meet(a, b, key, weights))
