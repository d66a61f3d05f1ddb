"""A page as found, and the text that was read from it."""

from datetime import date
from enum import StrEnum

from reportedly.records.base import Offsets, Record
from reportedly.records.vocabulary import (
    EVIDENCE_SEGMENTS,
    FactBasis,
    FactField,
    LineageType,
    NoticeKind,
    PublishedBasis,
    SegmentKind,
    SegmentRole,
    TimeLevel,
)


class Known(Record, frozen=True, kw_only=True):
    """What is known of a page from outside its bytes. None: not known.

    ``published_in`` names what told the day: a line of a crawler's file, a feed; None: a metadata
    file that a person gave. ``captured`` is the day the page was saved, as a person says.
    """

    url: str | None = None
    published: str | None = None
    outlet: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    published_in: str | None = None
    captured: date | None = None


class Media(StrEnum):
    """What a container says that a page's bytes are."""

    UNTOLD = "untold"
    HTML = "html"
    TEXT = "text"
    PDF = "pdf"


class Page(Record, frozen=True, kw_only=True):
    """One page as found: where it was, its bytes, and what is known of it from outside.

    ``captured`` is the last day on which the page can have been written (the day it was saved or,
    failing that, read): it rules out years, and never stands in for a date. ``encoding`` is what
    a server or a mail said of the bytes. ``text`` is the text layer of a page whose bytes are none
    (a PDF); None: the bytes are the text.
    """

    origin: str
    raw: bytes
    sha256: str
    captured: date
    known: Known = Known()
    media: Media = Media.UNTOLD
    encoding: str | None = None
    text: str | None = None


class Segment(Record, frozen=True, kw_only=True):
    """Characters [start, end) of a document's text, and what they are. ``why`` names the sign.

    ``language`` is the language of a segment that is written in another than its page.
    """

    kind: SegmentKind
    start: int
    end: int
    why: str = ""
    role: SegmentRole | None = None
    language: str | None = None

    @property
    def is_evidence(self) -> bool:
        """Whether claims may be read from here."""
        return self.kind in EVIDENCE_SEGMENTS


class Published(Record, frozen=True, kw_only=True, rename={"from_": "from"}):
    """When a document was published: an interval of days, how it is known, and why."""

    from_: date | None
    to: date | None
    level: TimeLevel
    basis: PublishedBasis
    why: str

    @property
    def day(self) -> date | None:
        """The day of publication, if it is known to the day."""
        return self.from_ if self.from_ == self.to else None


class Notice(Record, frozen=True, kw_only=True):
    """A line in which a page corrects, clarifies, withdraws or updates itself."""

    kind: NoticeKind
    start: int
    end: int
    printed: str
    why: str


class PageFact(Record, frozen=True, kw_only=True):
    """One thing told of a page as a whole: its title, outlet, an author, a day.

    ``value`` is what is read from it (days as ISO dates, ``first/last`` where they are several;
    None: nothing could be). ``printed`` is how it is written; ``start`` and ``end`` are set where
    it stands in the text. Of several for one field the ``chosen`` one is the document's; ``why``
    says where it is told, and what spoke for or against choosing it.
    """

    field: FactField
    value: str | None
    printed: str
    basis: FactBasis
    start: int | None = None
    end: int | None = None
    chosen: bool = False
    why: str = ""


class Document(Record, frozen=True, kw_only=True):
    """The text read from a page. Never rewritten: a new reading is a new text version.

    Segments cover the whole text, in order, without overlap. ``not_parsed`` says why the report was
    not parsed, so that no statement, time, place or claim is read from it; None: it was.
    """

    id: str
    origin: str
    sha256: str
    text_sha256: str
    text: str
    title: str | None
    outlet: str | None
    authors: tuple[str, ...]
    published: Published | None
    language: str | None
    lineage_type: LineageType
    credit: str | None
    segments: tuple[Segment, ...]
    captured: date
    url: str | None = None
    notices: tuple[Notice, ...] = ()
    agencies: tuple[str, ...] = ()
    modified: Published | None = None
    known: tuple[PageFact, ...] = ()
    not_parsed: str | None = None


class Signature(Record, frozen=True, kw_only=True):
    """What is kept of a document to find its copies without its text. Hashes are 32 bits each.

    ``runs`` are the text's runs of words, sorted; those below ``limit`` are kept. ``own`` has a bit
    for each of them: it stands outside quotations. ``lede`` are the first runs, ``marks`` those by
    which two texts meet, ``figures`` the numbers in digits with the words beside them. ``version``
    says how it was made.
    """

    document: str
    version: int
    type: LineageType
    credit: str | None
    outlet: str | None
    day: date | None
    agencies: tuple[str, ...]
    limit: int
    runs: bytes
    own: bytes
    lede: bytes
    marks: bytes
    figures: bytes


class Change(Record, frozen=True, kw_only=True):
    """One difference between two versions of a page: characters of the old, of the new, or both.

    ``before`` None: the sentence is new. ``after`` None: it is gone. ``figures`` are the numbers
    that stand in the one and not in the other, as printed, old and new.
    """

    before: Offsets | None
    after: Offsets | None
    was: str | None
    now: str | None
    figures: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())


class Lineage(Record, frozen=True, kw_only=True):
    """What a document goes back to. Documents of one ``group`` count as one origin.

    ``version_of`` is the document that the same address held before, ``next_version`` the one it
    held after, ``changes`` what is different from the one before.
    """

    document: str
    type: LineageType
    group: str
    credit: str | None
    copy_of: str | None
    why: str = ""
    version_of: str | None = None
    next_version: str | None = None
    changes: tuple[Change, ...] = ()
