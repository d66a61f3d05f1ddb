"""The rows of a metadata file -> the pages they mean."""

from collections.abc import Iterable, Mapping
from pathlib import Path, PurePath

from reportedly.errors import MetadataError
from reportedly.ingest.find import printable
from reportedly.records.text import Known, Page
from reportedly.store.known import merged


class Rows:
    """What a metadata file says, and which of its rows have found their page.

    A name is a path, or the end of one: ``report.html`` fits ``saved/report.html``, and
    ``saved.zip#report.html``; a page of an archive may be named by its address too. Of two names
    that fit a page the longer holds.
    """

    def __init__(self, known: Mapping[str, Known]) -> None:
        self._known = known
        self._by_end = {PurePath(name).parts: name for name in known}
        self._of_file: dict[Path, str] = {}
        self._used: set[str] = set()

    def assign(self, files: Iterable[Path]) -> None:
        """Find the row of each file.

        Raises:
            MetadataError: a name fits several files, so we cannot know which is meant.
        """
        fits: dict[str, Path] = {}
        for file in files if self._known else ():
            name = self._longest(file.absolute().parts)
            if name is None:
                continue
            if name in fits:
                raise MetadataError(
                    f"the name {name!r} fits {printable(fits[name])} and {printable(file)}",
                    do="Give more of the path in the `file` column.",
                )
            fits[name] = file
            self._of_file[file] = name

    def completed(self, page: Page, file: Path) -> Page:
        """Return the page with what its row says, its archive, and the row of the archive."""
        if not self._known:
            return page
        part = page.origin.partition("#")[2]
        wanted = (page.origin if part else "", part, page.known.url)
        names = (self._longest(PurePath(told).parts) for told in wanted if told)
        own = next((name for name in names if name is not None), None)
        of_file = self._of_file.get(file)
        told = page.known
        for name, says_more in ((own, True), (of_file, not part)):
            if name is not None:
                self._used.add(name)
                row = self._known[name]
                told = merged(row, told) if says_more else merged(told, row)
        return page.replacing(known=told)

    def unmatched(self) -> tuple[str, ...]:
        """Return the names that are of no page of this run."""
        used = self._used | set(self._of_file.values())
        return tuple(name for name in self._known if name not in used)

    def _longest(self, parts: tuple[str, ...]) -> str | None:
        ends = (parts[start:] for start in range(len(parts)))
        return next((self._by_end[end] for end in ends if end in self._by_end), None)
