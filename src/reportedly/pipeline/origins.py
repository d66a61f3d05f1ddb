"""Pages that are new or have changed -> what they and the pages they concern go back to."""

from collections.abc import Iterator, Mapping, Sequence

from reportedly.link.kin import kin_keys
from reportedly.link.lineages import find_lineages
from reportedly.link.versions import address, find_versions
from reportedly.records.base import Record
from reportedly.records.holdings import Sighting
from reportedly.records.text import Document, Lineage
from reportedly.store import Linking
from reportedly.vocab.lexicon import Lexicon

MOST_PAGES = 5_000
"""From so many pages that hang together on, all are compared: that takes no longer."""


class Origins(Record, frozen=True, kw_only=True):
    """Lineages that are not as they were, the pages without one, and by what pages are kin."""

    lineages: dict[str, Lineage]
    gone: frozenset[str]
    kin: Mapping[str, Sequence[int]]


class Held(Mapping[str, Document]):
    """The documents of a record by id, each read when it is asked for."""

    def __init__(self, linking: Linking, names: frozenset[str]) -> None:
        self._linking = linking
        self._names = names

    def __getitem__(self, name: str) -> Document:
        found = next(self._linking.documents((name,)), None)
        if found is None:
            raise KeyError(name)
        return found

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


def build_origins(linking: Linking, waiting: frozenset[str], lexicon: Lexicon) -> Origins:
    """Return the lineages that change because of the pages that wait.

    Only those that have to do with them by their texts or addresses are compared again, with all
    that they were found to be copies or versions of.
    """
    if not waiting:
        return Origins(lineages={}, gone=frozenset(), kin={})
    kin = kin_keys(linking.signatures(waiting), linking.sightings(waiting))
    pages = concerned_by(linking, waiting, kin)
    beside = None if pages is None else pages | linking.kin_by(_keys(linking, pages, kin))
    signatures = tuple(linking.signatures(beside))
    held = Held(linking, frozenset(one.document for one in signatures))
    seen = _of_addresses(tuple(linking.sightings(beside)), pages)
    versions = find_versions(seen, signatures, held, lexicon.numbers)
    found = find_lineages(signatures, versions, pages)
    before = linking.all_lineages() if pages is None else linking.lineages(pages)
    return Origins(
        lineages={name: one for name, one in found.items() if before.get(name) != one},
        gone=frozenset(before.keys() - found.keys()),
        kin=kin,
    )


def concerned_by(
    linking: Linking, waiting: frozenset[str], kin: Mapping[str, Sequence[int]]
) -> frozenset[str] | None:
    """Return the pages whose lineages those that wait may change; None: all.

    Whether two pages are compared changes only where both share something with a page that waits.
    So what these, and all of one origin with any of them, go back to is all that can change.
    """
    if len(waiting) > MOST_PAGES:
        return None
    met = waiting | linking.kin_by(_keys(linking, waiting, kin))
    pages = met | linking.of_origins({one.group for one in linking.lineages(met).values()})
    return None if len(pages) > MOST_PAGES else pages


def _keys(
    linking: Linking, pages: frozenset[str], kin: Mapping[str, Sequence[int]]
) -> frozenset[int]:
    """The numbers by which the pages are kin to others, as they were and as they are now."""
    return linking.kin_keys(pages).union(*(kin[page] for page in pages & kin.keys()))


def _of_addresses(
    sightings: tuple[Sighting, ...], pages: frozenset[str] | None
) -> tuple[Sighting, ...]:
    """The sightings under an address of these pages; None: all."""
    if pages is None:
        return sightings
    wanted = {address(one) for one in sightings if one.document in pages}
    return tuple(one for one in sightings if address(one) in wanted)
