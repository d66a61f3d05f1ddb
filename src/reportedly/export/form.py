"""A format -> an exporter: its files, what is left out beside them, the reasons, a manifest."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import msgspec

from reportedly.export.beside import Beside
from reportedly.export.folder import Content, write_files
from reportedly.export.gathered import Gathered, gathered
from reportedly.export.gazetteers import attributions, sources_of
from reportedly.export.source import Source
from reportedly.vocab.base import version_of
from reportedly.vocab.mappings import FILES
from reportedly.vocab.places import ATTRIBUTION


class Lines(NamedTuple):
    """A file of rows, one a line, with lines before and after that are no rows."""

    rows: Iterable[bytes]
    head: tuple[bytes, ...] = ()
    foot: tuple[bytes, ...] = ()


Whole = Callable[[Path], int]
"""Writes a file that is no lines, and returns how many rows it has."""

Files = Mapping[str, Lines | Whole]


class Form(NamedTuple):
    """A format of the field: an exporter that writes the files ``files`` gives.

    ``about`` says in the manifest what the files are, and what they are not. ``explains``: cells
    are made by rules, and there are reasons to write beside them.
    """

    name: str
    about: str
    files: Callable[[Gathered, Beside], Files]
    explains: bool = True

    def __call__(self, store: Source, out: Path, /, *, explain: bool = False) -> dict[str, int]:
        """Write the record in this format and return how many rows each file has.

        Raises:
            UsageError: the folder cannot be written to.
            RecordDiskFull: the disk has no room left; what was there before is as it was.
        """
        with store.snapshot() as now, gathered(now) as record, Beside(explain=explain) as beside:
            made: dict[str, Content] = {
                name: _counted(name, file, beside.counts)
                for name, file in self.files(record, beside).items()
            }
            made[f"{self.name}-not-exported.csv"] = beside.left_out()
            if explain and self.explains:
                made[f"{self.name}-explained.csv"] = beside.reasons()
            made[f"{self.name}-manifest.json"] = self._manifest(now, beside)
            write_files(out, made)
        return beside.counts

    def _manifest(self, store: Source, beside: Beside) -> Iterator[bytes]:
        """The manifest in one piece, made last: by then all rows are counted."""
        manifest = {
            "format": self.name,
            "about": self.about,
            "mappings": version_of(FILES),
            "rules": store.rules(),
            "counts": beside.counts,
            "incidents_are_current": store.derived_is_current(),
            "attribution": [ATTRIBUTION, *attributions(sources_of(store))],
        }
        yield msgspec.json.format(msgspec.json.encode(manifest), indent=2)


def _counted(name: str, file: Lines | Whole, counts: dict[str, int]) -> Content:
    counts[name] = 0
    if not isinstance(file, Lines):

        def write(path: Path) -> int:
            counts[name] = file(path)
            return counts[name]

        return write
    return _lines(name, file, counts)


def _lines(name: str, file: Lines, counts: dict[str, int]) -> Iterator[bytes]:
    yield from file.head
    for row in file.rows:
        counts[name] += 1
        yield row
    yield from file.foot


def separated(rows: Iterable[bytes], comma: bytes = b",") -> Iterator[bytes]:
    """Yield the rows with a comma after each but the last, for a list that is read as one."""
    held: bytes | None = None
    for row in rows:
        if held is not None:
            yield held + comma
        held = row
    if held is not None:
        yield held
