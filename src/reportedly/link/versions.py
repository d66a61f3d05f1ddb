"""Sightings of pages -> which document is a later version of which, and what has changed.

Pages of one address are versions of one page when they have text in common; a path that was used
again for another story is no version. Which came first is taken from the day they were saved, the
day they give themselves or, under one name, from the order in which they were found there. Where
none of these tells, they are one origin and neither is said to be the later.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from courlan import normalize_url

from reportedly.link.changes import find_changes
from reportedly.link.copies import are_kin
from reportedly.records.base import Record
from reportedly.records.holdings import Sighting
from reportedly.records.text import Change, Document, Signature
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
        first = _first_sightings(seen)
        in_order = sorted(first.values(), key=lambda one: _age(one, documents))
        for a, b in pairwise(in_order):
            if b.document not in found and _is_version(a.document, b.document, signed, documents):
                found[b.document] = _version(a, b, documents, numbers)
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


def _age(one: Sighting, documents: Mapping[str, Document]) -> tuple[str, str, int]:
    return (one.day.isoformat(), _own_day(one, documents), one.number)


def _own_day(one: Sighting, documents: Mapping[str, Document]) -> str:
    document = documents.get(one.document)
    if document is None or document.published is None or document.published.to is None:
        return ""
    return document.published.to.isoformat()


def _is_version(
    a: str, b: str, signed: Mapping[str, Signature], documents: Mapping[str, Document]
) -> bool:
    if a not in documents or b not in documents:
        return False
    if a in signed and b in signed and are_kin(signed[a], signed[b]):
        return True
    titles = {fold(documents[one].title or "") for one in (a, b)}
    return len(titles) == 1 and titles != {""}


def _version(
    a: Sighting, b: Sighting, documents: Mapping[str, Document], numbers: NumberWords
) -> Version:
    own = {_own_day(one, documents) for one in (a, b)}
    dated = len(own) == 2 and "" not in own
    return Version(
        earlier=a.document,
        later=b.document,
        ordered=a.day != b.day or a.origin == b.origin or dated,
        changes=find_changes(documents[a.document], documents[b.document], numbers),
    )
