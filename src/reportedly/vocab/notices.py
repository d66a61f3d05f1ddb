"""data/notices.toml -> what a page prints when it takes back or changes its own words."""

import re

from reportedly.errors import DataError
from reportedly.records.base import Record
from reportedly.records.vocabulary import NoticeKind
from reportedly.vocab.base import check_examples, load_toml

FILE = "notices.toml"


class NoticeEntry(Record, frozen=True, kw_only=True):
    """A way to open a line that corrects the page."""

    id: str
    kind: NoticeKind
    pattern: str
    match: tuple[str, ...]
    no_match: tuple[str, ...]


class EarlierEntry(Record, frozen=True, kw_only=True):
    """Words after which stands what the page said before."""

    id: str
    pattern: str
    match: tuple[str, ...]
    no_match: tuple[str, ...]


class NoticesFile(Record, frozen=True, kw_only=True):
    """All that data/notices.toml says."""

    notice: tuple[NoticeEntry, ...]
    earlier: tuple[EarlierEntry, ...]


class NoticeWords(Record, frozen=True, kw_only=True):
    """The same, ready to look for."""

    openings: tuple[tuple[NoticeEntry, re.Pattern[str]], ...]
    earlier: tuple[re.Pattern[str], ...]

    def notice_in(self, line: str) -> NoticeEntry | None:
        """The first notice a line opens with, if any."""
        return next((entry for entry, pattern in self.openings if pattern.search(line)), None)

    def earlier_from(self, sentence: str) -> int | None:
        """Where the words end after which a sentence tells what the page said before."""
        found = (pattern.search(sentence) for pattern in self.earlier)
        return min((one.end() for one in found if one is not None), default=None)


def load_notices() -> NoticeWords:
    """Return the notices, each tried on its own examples.

    Raises:
        DataError: the file is broken, or a pattern misses its own example.
    """
    file = load_toml(FILE, NoticesFile)
    return NoticeWords(
        openings=tuple((entry, _checked(entry)) for entry in file.notice),
        earlier=tuple(_checked(entry) for entry in file.earlier),
    )


def _checked(entry: NoticeEntry | EarlierEntry) -> re.Pattern[str]:
    try:
        pattern = re.compile(entry.pattern)
    except re.error as error:
        raise DataError(
            f"entry {entry.id!r} is not a regular expression ({error})",
            where=f"data/{FILE}",
            do="Mend the pattern.",
        ) from error
    check_examples(FILE, entry.id, pattern, entry)
    return pattern
