"""Accounts -> numbers to find, in a record of any size, the pages whose accounts they may meet.

What is found is never too little: ``candidate_pairs`` over what was found says which pairs do meet.
"""

from collections.abc import Iterable, Iterator
from hashlib import blake2b

from reportedly.link.block import BROAD, SHORT_DAYS, Entry, Key, entry_of, is_too_wide
from reportedly.link.told import Told
from reportedly.records.linking import Trait, Wanted
from reportedly.vocab.policies import LinkWeights

ANY, SHORT, LONG = "any", "short", "long"
"""Kinds of time: none known, one that ends soon after it begins, one that does not."""
SPOT, NO_SPOT = "spot", "no spot"
"""Whether an account says where, to a spot: of broad traits two that do never meet."""
LAST_DAY = 10_000_000
"""Beyond the last day that can be written."""


def traits_of(accounts: Iterable[Told], weights: LinkWeights) -> frozenset[Trait]:
    """Return by what the accounts are found, and the days they are about."""
    return frozenset(trait for told in accounts for trait in _traits(entry_of(told, weights)))


def wanted_by(accounts: Iterable[Told], weights: LinkWeights) -> Iterator[Wanted]:
    """Yield, once each, what to look for, to find all that the accounts may meet."""
    yield from frozenset(
        wanted for told in accounts for wanted in _wanted(entry_of(told, weights), weights)
    )


def _traits(entry: Entry) -> Iterator[Trait]:
    for key in entry.keys:
        if _meets_nothing(entry, key):
            continue
        spot = "" if key[0] not in BROAD else SPOT if entry.has_spot else NO_SPOT
        if entry.days is None:
            yield Trait(key=_number(key, ANY, spot), first=0, last=0)
        else:
            first, last = entry.days.first.toordinal(), entry.days.last.toordinal()
            length = SHORT if entry.days.length <= SHORT_DAYS else LONG
            yield Trait(key=_number(key, length, spot), first=first, last=last)


def _wanted(entry: Entry, weights: LinkWeights) -> Iterator[Wanted]:
    for key in entry.keys:
        if _meets_nothing(entry, key):
            continue
        spots: tuple[str, ...] = ("",)
        if key[0] in BROAD:
            spots = (NO_SPOT,) if entry.has_spot else (NO_SPOT, SPOT)
        for spot in spots:
            yield from _wanted_of(entry, key, spot, weights)


def _wanted_of(entry: Entry, key: Key, spot: str, weights: LinkWeights) -> Iterator[Wanted]:
    if key[0] not in BROAD:
        yield Wanted(key=_number(key, ANY, spot), since=0, until=0, last=0)
    first, last = 0, LAST_DAY
    if entry.days is not None:
        first = entry.days.first.toordinal() - weights.time.veto_days
        last = entry.days.last.toordinal() + weights.time.veto_days
    yield Wanted(key=_number(key, SHORT, spot), since=first - SHORT_DAYS, until=last, last=first)
    if key[0] not in BROAD:
        yield Wanted(key=_number(key, LONG, spot), since=0, until=last, last=first)


def _meets_nothing(entry: Entry, key: Key) -> bool:
    """Whether a broad trait brings the account to no other: it meets only within short days."""
    return key[0] in BROAD and (entry.days is None or is_too_wide(entry.days, key))


def _number(key: Key, length: str, spot: str) -> int:
    told = "\x1f".join((*key, length, spot))
    return int.from_bytes(blake2b(told.encode(), digest_size=8).digest()) >> 1
