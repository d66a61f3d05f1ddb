"""Pages that are new or have changed -> what they and the pages they concern go back to."""

from collections.abc import Iterator, Mapping, Sequence

from reportedly.link.kin import kin_keys
from reportedly.link.lineages import find_lineages
from reportedly.link.versions import find_versions
from reportedly.records.base import Record
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

    Only those that have to do with them by their texts or addresses are compared again, over any
    number of steps: a copy may join pages that had nothing to do with each other.
    """
    if not waiting:
        return Origins(lineages={}, gone=frozenset(), kin={})
    kin = kin_keys(linking.signatures(waiting), linking.sightings(waiting))
    pages = concerned_by(linking, waiting, kin)
    signatures = tuple(linking.signatures(pages))
    held = Held(linking, frozenset(one.document for one in signatures))
    versions = find_versions(linking.sightings(pages), signatures, held, lexicon.numbers)
    found = find_lineages(signatures, versions)
    before = linking.all_lineages() if pages is None else linking.lineages(pages)
    return Origins(
        lineages={name: one for name, one in found.items() if before.get(name) != one},
        gone=frozenset(before.keys() - found.keys()),
        kin=kin,
    )


def concerned_by(
    linking: Linking, waiting: frozenset[str], kin: Mapping[str, Sequence[int]]
) -> frozenset[str] | None:
    """Return the pages that hang together with those that wait by what they share; None: all."""
    if len(waiting) > MOST_PAGES:
        return None
    pages = set(waiting)
    seen = set(linking.kin_keys(waiting)).union(*kin.values())
    ahead = set(seen)
    while ahead:
        if len(pages) > MOST_PAGES:
            return None
        reached = linking.kin_by(ahead) - pages
        pages |= reached
        ahead = set(linking.kin_keys(reached)) - seen
        seen |= ahead
    return frozenset(pages)
