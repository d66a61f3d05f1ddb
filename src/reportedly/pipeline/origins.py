"""Pages that are new or have changed -> what they and the pages they concern go back to."""

from collections.abc import Iterator, Mapping

from reportedly.link.lineages import find_lineages
from reportedly.link.versions import find_versions
from reportedly.records.base import Record
from reportedly.records.text import Document, Lineage
from reportedly.store import Linking
from reportedly.vocab.lexicon import Lexicon


class Origins(Record, frozen=True, kw_only=True):
    """Lineages that are not as they were, and the pages that have none any more."""

    lineages: dict[str, Lineage]
    gone: frozenset[str]


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

    All signatures are compared again: a copy may join pages that had nothing to do with each other.
    """
    if not waiting:
        return Origins(lineages={}, gone=frozenset())
    signatures = tuple(linking.signatures())
    held = Held(linking, frozenset(one.document for one in signatures))
    versions = find_versions(linking.sightings(), signatures, held, lexicon.numbers)
    found = find_lineages(signatures, versions)
    before = linking.all_lineages()
    changed = {name: one for name, one in found.items() if before.get(name) != one}
    return Origins(lineages=changed, gone=frozenset(before.keys() - found.keys()))
