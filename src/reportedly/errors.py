"""Every error a caller can meet, on one tree.

ReportedlyError
├── UsageError            the command was asked for something it cannot mean        (exit 2)
│   ├── MetadataError     a metadata file that does not say what it should
│   └── PackError         a user's gazetteer that cannot be read, or is not on this machine
├── PageError             one page cannot be read; the run goes on                  (exit 3)
│   ├── EmptyPage
│   ├── PageTooLarge
│   ├── NotText           bytes of a picture, a program, an archive ...
│   ├── NoArticle         HTML without any reported text
│   ├── UnsupportedLanguage
│   ├── DamagedFile       cut off, or not what it says it is
│   ├── LockedFile        a password stands before it
│   └── UnreadableFile    the operating system refused
├── NothingMatched        a question with no answer in this record                  (exit 4)
├── CheckFailed           `verify` or `doctor` found something wrong                (exit 5)
├── DataError             a data file of ours is broken; stops before the first page (exit 2)
├── ModelError            a language model is missing or is not the one pinned      (exit 5)
└── RecordError           the record cannot be used                                 (exit 2)
    ├── NotARecord
    ├── RecordLocked
    ├── RecordTooNew
    ├── RecordDiskFull
    ├── RecordUnreachable   the server that keeps it did not answer, or let us not in
    └── DamagedRecord

Each says what happened, to what, and what to do next.
"""

from typing import ClassVar


class ReportedlyError(Exception):
    """Base of all errors raised on purpose; anything else is a bug."""

    exit_code: ClassVar[int] = 1

    def __init__(self, what: str, *, where: str = "", do: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.do = do

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        advice = f" {self.do}" if self.do else ""
        return f"{place}{self.what}.{advice}"


class UsageError(ReportedlyError):
    """The command was asked for something it cannot mean."""

    exit_code = 2


class MetadataError(UsageError):
    """A metadata file does not say what it should."""


class PackError(UsageError):
    """A user's gazetteer cannot be read, or its index is not on this machine."""


class PageError(ReportedlyError):
    """One page cannot be read; the run goes on without it."""

    exit_code = 3


class EmptyPage(PageError):
    """The file holds no characters but white space."""


class PageTooLarge(PageError):
    """The file is larger than a news page can be."""


class NotText(PageError):
    """The bytes are not text in any encoding we know."""


class NoArticle(PageError):
    """The page has no stretch that reads like a report."""


class UnsupportedLanguage(PageError):
    """The page is written in a language no installed pipeline reads."""


class DamagedFile(PageError):
    """A file, or a part of an archive, is cut off or is not what it says it is."""


class LockedFile(PageError):
    """The file opens only with a password."""


class PageFault(PageError):
    """The program has a fault that shows on this page: a bug, told with its place in the code."""


class UnreadableFile(PageError):
    """The operating system would not let us read the file."""


class NothingMatched(ReportedlyError):
    """The question is sound and this record has no answer to it."""

    exit_code = 4


class CheckFailed(ReportedlyError):
    """A check of the record or of the installation found something wrong."""

    exit_code = 5


class DataError(ReportedlyError):
    """A data file that ships with the program is broken."""

    exit_code = 2


class ModelError(ReportedlyError):
    """A language model is missing, or is not the one this release was tested with."""

    exit_code = 5


class RecordError(ReportedlyError):
    """The record file cannot be used."""

    exit_code = 2


class NotARecord(RecordError):
    """The file exists and is not a record of ours."""


class RecordLocked(RecordError):
    """Another process is writing to the record."""


class RecordTooNew(RecordError):
    """The record was made by a later version of the program."""


class RecordDiskFull(RecordError):
    """The disk the record is on has no room left."""


class RecordUnreachable(RecordError):
    """The server that keeps the record did not answer, or would not let us in."""


class DamagedRecord(RecordError):
    """What is kept of the record cannot be read."""
