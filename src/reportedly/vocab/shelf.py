"""The folder in which a user's gazetteers are kept on this machine -> those that lie there, open.

Packs lie in the user's data folder, not beside a record: a dump of a state is larger than most
records, and several records are read with one. A record keeps which packs it was read with, by the
hash of their files, so the same pack can be made anew on any machine that has the file.
"""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec
import platformdirs

from reportedly.errors import PackError
from reportedly.records.gazetteer import Pack, Scope
from reportedly.vocab.gazetteer import Added
from reportedly.vocab.index import note_of, opened
from reportedly.vocab.packs import OpenPack

DATA_VARIABLE = "REPORTEDLY_DATA"
PACK_LAYOUT = "3"
"""Counts up when the tables of a pack, or what is read from a file, change."""


def shelf_folder() -> Path:
    """Return the folder of this machine's packs."""
    told = os.environ.get(DATA_VARIABLE)
    data = Path(told) if told else Path(platformdirs.user_data_dir("reportedly"))
    return data / "gazetteers"


def index_path(shelf: Path, id_: str) -> Path:
    """Return where the index of a pack lies."""
    return shelf / f"{id_}.sqlite"


def packs_on(shelf: Path) -> Iterator[Pack]:
    """Yield the packs that lie there whole, by name."""
    notes = (note_of(path) for path in sorted(shelf.glob("g-*.sqlite")))
    packs = [msgspec.json.decode(note[1], type=Pack) for note in notes if note is not None]
    yield from sorted(packs, key=lambda pack: (pack.name, pack.id))


def open_packs(packs: Iterable[Pack], shelf: Path) -> tuple[OpenPack, ...]:
    """Return the packs, open to be read.

    Raises:
        PackError: one of them is not on this machine.
    """
    return tuple(OpenPack(pack, opened(_whole(pack, shelf))) for pack in packs)


def open_scope(scope: Scope, shelf: Path | None = None) -> Added | None:
    """Return what a record adds to the built-in gazetteer, open; None where it adds nothing.

    Raises:
        PackError: a pack is not on this machine.
    """
    if not scope.packs and not scope.countries:
        return None
    packs = open_packs(scope.packs, shelf_folder() if shelf is None else shelf)
    return Added(packs=packs, countries=frozenset(scope.countries))


def take_off(pack: Pack, shelf: Path) -> None:
    """Delete the index of a pack from this machine."""
    index_path(shelf, pack.id).unlink(missing_ok=True)


def _whole(pack: Pack, shelf: Path) -> Path:
    path = index_path(shelf, pack.id)
    if note_of(path) is None:
        raise PackError(
            f"the record is read with the gazetteer {pack.name} ({pack.id}), which is not on this "
            "machine",
            where=str(path),
            do=f"Add its file {pack.file} (SHA-256 {pack.sha256[:16]}…) again with `reportedly "
            f"gazetteer add`, or read without it: `reportedly gazetteer remove {pack.name}`.",
        )
    return path
