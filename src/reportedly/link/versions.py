"""Sightings of pages -> which document is a later version of which, and what has changed.

Pages of one address are versions of one page when they have text in common; a path that was used
again for another story is no version. Which came first is taken from the days they give themselves.
Where these do not tell, it is the day they were saved or, under one name, the order in which they
were found there; unless the pages' own days go against that order: a page that was read later need
not have been saved later. Where none of these tells, or two addresses tell it in opposite order,
they are one origin and neither is said to be the later.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from courlan import normalize_url

from reportedly.link.changes import find_changes
from reportedly.link.copies import are_kin
from reportedly.records.base import Record
from reportedly.records.holdings import Sighting
from reportedly.records.text import Change, Document, Published, Signature
from reportedly.vocab.folding import fold
from reportedly.vocab.numbers import NumberWords


class Version(Record, frozen=True, kw_only=True):
    """Two documents of one address, one after the other; ``ordered``: it is known which is later.

    ``changes`` are from the earlier to the later.
    """

    earlier: str
    later: str
    ordered: bool
    changes: tuple[Change, ...]


def find_versions(
    sightings: Iterable[Sighting],
    signatures: Iterable[Signature],
    documents: Mapping[str, Document],
    numbers: NumberWords,
) -> tuple[Version, ...]:
    """Return each document that is a version of a page the record had before, with what changed."""
    signed = {one.document: one for one in signatures}
    found: dict[str, Version] = {}
    for seen in _by_address(sightings):
        for a, b, ordered in _neighbours(_first_sightings(seen).values(), documents):
            pair = (a.document, b.document)
            circle = _circle(*pair, found) if ordered else ()
            for later in circle:
                found[later] = found[later].replacing(ordered=False)
            known = b.document in found or len(circle) == 1
            if not known and _is_version(*pair, signed, documents):
                found[b.document] = Version(
                    earlier=a.document,
                    later=b.document,
                    ordered=ordered and not circle,
                    changes=find_changes(documents[a.document], documents[b.document], numbers),
                )
    return tuple(found[later] for later in sorted(found))


def address(sighting: Sighting) -> str:
    """Return what names the page wherever it was saved: its URL, or the path it was found at."""
    told = sighting.known.url or sighting.origin
    if "://" not in told:
        return told
    url = normalize_url(told, trailing_slash=False).partition("#")[0]
    return url.partition("://")[2].removeprefix("www.")


def _by_address(sightings: Iterable[Sighting]) -> Iterator[list[Sighting]]:
    """Yield the sightings of each address that more than one document was found under."""
    found: dict[str, list[Sighting]] = {}
    for one in sightings:
        found.setdefault(address(one), []).append(one)
    for _, seen in sorted(found.items()):
        if len({one.document for one in seen}) > 1:
            yield seen


def _first_sightings(seen: Iterable[Sighting]) -> dict[str, Sighting]:
    first: dict[str, Sighting] = {}
    for one in sorted(seen, key=lambda each: each.number):
        first.setdefault(one.document, one)
    return first


class _Neighbours(NamedTuple):
    """Two sightings under one address, one after the other; whether it is known which is later."""

    a: Sighting
    b: Sighting
    ordered: bool


def _neighbours(
    seen: Collection[Sighting], documents: Mapping[str, Document]
) -> Iterator[_Neighbours]:
    """Yield each sighting of an address with the next, in the order that is the better known."""
    own = {one.document: _own_day(documents.get(one.document)) for one in seen}
    in_order = sorted(seen, key=lambda one: (one.day, one.number))
    as_seen = not _goes_against(own[one.document] for one in in_order)
    if not as_seen:
        in_order.sort(key=lambda one: _latest(own[one.document]))
    for a, b in pairwise(in_order):
        dated = _is_before(own[a.document], own[b.document])
        found_before = as_seen and (a.day != b.day or a.origin == b.origin)
        yield _Neighbours(a, b, dated or found_before)


def _own_day(document: Document | None) -> Published | None:
    """When the page says that it was last changed or, failing that, published."""
    told = () if document is None else (document.modified, document.published)
    known = (one for one in told if one is not None and None not in (one.from_, one.to))
    return next(known, None)


def _is_before(one: Published | None, other: Published | None) -> bool:
    if one is None or other is None or one.to is None or other.from_ is None:
        return False
    return one.to < other.from_


def _goes_against(days: Iterable[Published | None]) -> bool:
    """Whether one of the days is before another that stands earlier in the row."""
    last: Published | None = None
    for day in days:
        if _is_before(day, last):
            return True
        if last is None or (day is not None and _first(day) > _first(last)):
            last = day
    return False


def _first(day: Published) -> date:
    return day.from_ or date.min


def _latest(day: Published | None) -> date:
    """The last day that it can be; what tells none comes after all that do."""
    return date.max if day is None or day.to is None else day.to


def _circle(earlier: str, later: str, found: Mapping[str, Version]) -> tuple[str, ...]:
    """Return the versions by which the later was found to be before the earlier, if it was."""
    walked: list[str] = []
    at = earlier
    while at != later:
        version = found.get(at)
        if version is None or not version.ordered:
            return ()
        walked.append(at)
        at = version.earlier
    return tuple(walked)


def _is_version(
    a: str, b: str, signed: Mapping[str, Signature], documents: Mapping[str, Document]
) -> bool:
    if a not in documents or b not in documents:
        return False
    if a in signed and b in signed and are_kin(signed[a], signed[b]):
        return True
    titles = {fold(documents[one].title or "") for one in (a, b)}
    return len(titles) == 1 and titles != {""}
