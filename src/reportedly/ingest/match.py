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
    ``saved.zip#report.html``; a page of an archive may be named by its address too, the whole of
    it. Of two names that fit a page the longer holds. A name that fits several pages of archives is
    of the first alone, as they come one by one; ``ambiguous`` tells of it.
    """

    def __init__(self, known: Mapping[str, Known]) -> None:
        self._known = known
        self._by_end = {PurePath(name).parts: name for name in known}
        self._of_file: dict[Path, str] = {}
        self._page_of: dict[str, str] = {}
        self._others: dict[str, tuple[str, str]] = {}

    def assign(self, files: Iterable[Path]) -> None:
        """Find the row of each file.

        Raises:
            MetadataError: a name fits several files, so we cannot know which is meant.
        """
        fits: dict[str, Path] = {}
        for file in files if self._known else ():
            parts = file.absolute().parts
            name = self._longest(parts, len(parts))
            if name is None:
                continue
            if name in fits:
                raise MetadataError(
                    f"the name {name!r} fits {printable(fits[name])} and {printable(file)}",
                    do="Give more of the path in the `file` column.",
                )
            fits[name] = file
            self._of_file[file] = name
            self._page_of[name] = printable(file)

    def completed(self, page: Page, file: Path) -> Page:
        """Return the page with what its row says, its archive, and the row of the archive."""
        if not self._known:
            return page
        part = page.origin.partition("#")[2]
        own = self._own(page, part)
        of_file = self._of_file.get(file)
        told = page.known
        for name, says_more in ((own, True), (of_file, not part)):
            if name is not None:
                row = self._known[name]
                told = merged(row, told) if says_more else merged(told, row)
        return page.replacing(known=told)

    def unmatched(self) -> tuple[str, ...]:
        """Return the names that are of no page of this run."""
        return tuple(name for name in self._known if name not in self._page_of)

    def ambiguous(self) -> dict[str, tuple[str, str]]:
        """Return the names that fit several pages: the page that has the row, and one without."""
        return dict(self._others)

    def _own(self, page: Page, part: str) -> str | None:
        """The row of this page alone: by its name in an archive, or else by its address."""
        told = page.known.url
        address = told if told is not None and "://" in told else None
        name = self._by_name(page.origin, part, address) if part else None
        if name is not None:
            first = self._page_of.setdefault(name, page.origin)
            if first == page.origin:
                return name
            self._others.setdefault(name, (first, page.origin))
        named = None if address is None else self._by_end.get(PurePath(address).parts)
        if named is not None:
            self._page_of.setdefault(named, page.origin)
        return named

    def _by_name(self, origin: str, part: str, address: str | None) -> str | None:
        """The row whose name is an end of the page's; an address in it is never cut."""
        for told in (origin, part):
            before = told
            if address is not None and origin.endswith(f"#{address}"):
                before = told.removesuffix(address)
            name = self._longest(PurePath(told).parts, len(PurePath(before).parts))
            if name is not None:
                return name
        return None

    def _longest(self, parts: tuple[str, ...], starts: int) -> str | None:
        ends = (parts[start:] for start in range(starts))
        return next((self._by_end[end] for end in ends if end in self._by_end), None)
