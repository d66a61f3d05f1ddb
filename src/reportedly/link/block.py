"""Claims -> the pairs worth comparing, without comparing everything with everything."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import combinations

from reportedly.link.compared import words_of
from reportedly.link.pages import PageFacts
from reportedly.link.where_and_when import Days, days_apart, days_of, name_words
from reportedly.records.base import Record
from reportedly.records.claim import Actor, Claim
from reportedly.records.vocabulary import Modality, PlaceLevel
from reportedly.vocab.folding import fold
from reportedly.vocab.policies import IncidentRules, LinkWeights

Key = tuple[str, str]

NOT_YET = frozenset({Modality.HYPOTHETICAL, Modality.FUTURE})
PAGE = "page"
BROAD = frozenset({"actor", "country"})
"""Traits that so many claims share that they meet only within short, known days."""
SHORT_DAYS = 31


class Entry(Record, frozen=True, kw_only=True):
    """A claim in the blocks: the days it may be about (None: any), and its traits."""

    claim: Claim
    days: Days | None
    keys: frozenset[Key]


def linkable(claims: Iterable[Claim], rules: IncidentRules) -> tuple[Claim, ...]:
    """Return the claims that may belong to an incident: harm, listed events, and answers to them.

    What has not happened (a threat, a plan) is no part of an incident.
    """
    return tuple(
        claim
        for claim in claims
        if claim.modality not in NOT_YET
        and (
            claim.toll is not None
            or claim.event_class in rules.classes
            or claim.stance in rules.answering
        )
    )


def candidate_pairs(
    claims: Iterable[Claim], weights: LinkWeights, pages: Mapping[str, PageFacts] | None = None
) -> Iterator[tuple[Claim, Claim]]:
    """Yield, once each, the pairs of claims that share a page, or a trait at about the same time.

    Traits are places, words of their names, actors, figures and whole phrases. The order depends
    on the claims alone, not on how they come.
    """
    blocks: dict[Key, list[Entry]] = defaultdict(list)
    for claim in sorted(claims, key=lambda c: c.id):
        page = (pages or {}).get(claim.document)
        entry = Entry(
            claim=claim, days=_days(claim, weights, page), keys=_keys(claim, weights, page)
        )
        for key in entry.keys:
            blocks[key].append(entry)
    for key in sorted(blocks):
        for a, b in _near_in_time(blocks[key], key, weights):
            if key == _first_meeting(a, b, weights):
                yield a.claim, b.claim


def _days(claim: Claim, weights: LinkWeights, page: PageFacts | None) -> Days | None:
    """Return the days the claim is about or, for want of them, those before its page came out."""
    stated = days_of(claim)
    if stated is not None:
        return stated
    if page is None or page.published is None:
        return None
    before = timedelta(days=weights.pages.far_days)
    return Days(first=page.published.first - before, last=page.published.last)


def _keys(claim: Claim, weights: LinkWeights, page: PageFacts | None) -> frozenset[Key]:
    keys = {(PAGE, claim.document)}
    for place in claim.where:
        if place.level is not PlaceLevel.COUNTRY:
            keys |= {("name", word) for word in name_words(place, weights)}
            if place.id is not None:
                keys.add(("place", place.id))
        if place.country is not None:
            keys.add(("country", place.country))
    keys |= {("actor", _actor_key(actor)) for actor in claim.actors}
    toll = claim.toll
    if toll is not None and toll.low is not None and toll.low >= weights.toll.telling:
        keys.add(("toll", f"{toll.harm.value} {toll.low}"))
    words = words_of(claim, page)
    if len(words) >= weights.text.telling_chars:
        keys.add(("words", words))
    return frozenset(keys)


def _actor_key(actor: Actor) -> str:
    return actor.id if actor.id is not None else fold(actor.name or actor.printed)


def _near_in_time(
    entries: list[Entry], key: Key, weights: LinkWeights
) -> Iterator[tuple[Entry, Entry]]:
    """Yield the pairs of a block that may meet, by one sweep along the days.

    Whoever does not meet the one that comes now is over, and meets none that begins later; that
    holds because those too wide for a broad trait are left out before.
    """
    if key[0] == PAGE:
        yield from combinations(entries, 2)
        return
    undated = [] if key[0] in BROAD else [entry for entry in entries if entry.days is None]
    yield from combinations(undated, 2)
    open_now: list[Entry] = []
    for entry in sorted(_swept(entries, key), key=_first_day):
        open_now = [other for other in open_now if _meet(other, entry, key, weights)]
        yield from ((other, entry) for other in (*undated, *open_now))
        open_now.append(entry)


def _swept(entries: Iterable[Entry], key: Key) -> Iterator[Entry]:
    """Yield those with days, without those that a broad trait brings to no other."""
    for entry in entries:
        if entry.days is not None and not _is_too_wide(entry.days, key):
            yield entry


def _is_too_wide(days: Days, key: Key) -> bool:
    return key[0] in BROAD and days.length > SHORT_DAYS


def _first_day(entry: Entry) -> tuple[date, str]:
    return (date.min if entry.days is None else entry.days.first, entry.claim.id)


def _meet(a: Entry, b: Entry, key: Key, weights: LinkWeights) -> bool:
    """Whether a shared trait brings the two together: broad ones only within short, known days."""
    if key[0] == PAGE:
        return True
    if a.days is None or b.days is None:
        return key[0] not in BROAD
    if _is_too_wide(a.days, key) or _is_too_wide(b.days, key):
        return False
    return days_apart(a.days, b.days) <= weights.time.veto_days


def _first_meeting(a: Entry, b: Entry, weights: LinkWeights) -> Key:
    return next(key for key in sorted(a.keys & b.keys) if _meet(a, b, key, weights))
