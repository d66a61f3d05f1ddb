"""data/furniture.toml, data/agencies.toml -> the marks of all that is not the report."""

import re
from collections.abc import Callable, Iterable
from enum import StrEnum

from reportedly.errors import DataError
from reportedly.records.base import Record
from reportedly.records.vocabulary import LineageType, SegmentKind, SegmentRole
from reportedly.vocab.base import check_examples, load_toml
from reportedly.vocab.notices import NoticeWords, load_notices
from reportedly.vocab.patterns import finder
from reportedly.vocab.tongues import Languages, load_languages

FILE = "furniture.toml"
AGENCIES_FILE = "agencies.toml"
_WORD = re.compile(r"\w+")

_END_CREDIT = (
    r"(?:(?<=[.!?”\"’')])\s*[—–/\[(-]{{1,2}}\s?|(?<=[.!?”\"’'])\s+)"
    r"(?:(?:with )?(?:{names})(?:\s?[/,&+]\s?|\s(?:and|via)\s)?)+[)\]/.]{{0,2}}\s*$"
)
"""A paragraph's last words when they are the agency's: "... he said. - Reuters", "(AP/AFP)"."""


class Scope(StrEnum):
    """How far a sign reaches."""

    LINE = "line"
    """The block it stands in, and no further."""
    SECTION = "section"
    """The block and the short ones that follow: a list of links under its heading."""
    REST = "rest"
    """All to the end of the page, once the report has begun: a thread of comments."""
    THREAD = "thread"
    """No further than its block, and two of them show that readers are talking."""


class Mark(StrEnum):
    """What readers' talk leaves on a page."""

    SPEAKER = "speaker"
    """"Anna says:"."""
    STAMP = "stamp"
    """A day and an hour, with or without a name."""
    AGO = "ago"
    BUTTON = "button"
    """"Reply", "Report"."""
    ANSWER = "answer"
    """"@Anna"."""


class Zone(StrEnum):
    """Where on a page a sign means something."""

    ANY = "any"
    HEAD = "head"
    """Before the first paragraph of the report."""
    TAIL = "tail"
    """After its last paragraph."""


class SignEntry(Record, frozen=True, kw_only=True):
    """One printed mark of furniture, as the data file has it.

    ``pattern`` is searched for in a block without its bullet; ``longest`` is how many characters a
    block may have and still be taken for it.
    """

    id: str
    kind: SegmentKind
    pattern: str
    scope: Scope = Scope.LINE
    zone: Zone = Zone.ANY
    longest: int = 120
    role: SegmentRole | None = None
    mark: Mark | None = None
    match: tuple[str, ...]
    no_match: tuple[str, ...]


class ContainerEntry(Record, frozen=True, kw_only=True):
    """Names of HTML elements (tag, classes, id, role) whose content is of one kind."""

    id: str
    kind: SegmentKind
    pattern: str
    match: tuple[str, ...]
    no_match: tuple[str, ...]


class UtteranceEntry(Record, frozen=True, kw_only=True):
    """What a headline, a label or an outlet's name says of the kind of utterance a page is."""

    id: str
    type: LineageType
    pattern: str
    outlet: bool = False
    match: tuple[str, ...]
    no_match: tuple[str, ...]


class DatelineEntry(Record, frozen=True, kw_only=True):
    """A way to open the first paragraph with place, day and agency, or to name the outlet there."""

    id: str
    pattern: str
    match: tuple[str, ...]
    no_match: tuple[str, ...]


class Agency(Record, frozen=True, kw_only=True):
    """A news agency and the names it is credited by."""

    id: str
    names: tuple[str, ...]


class CreditEntry(Record, frozen=True, kw_only=True):
    """A line that says where a page was taken from; its group ``credit`` is whom it names."""

    id: str
    pattern: str
    type: LineageType
    match: tuple[str, ...]
    no_match: tuple[str, ...]


class NamedEntry(Record, frozen=True, kw_only=True):
    """Words by which a page says that an agency was told, or saw; ``{agency}`` is its name."""

    id: str
    pattern: str
    match: tuple[str, ...]
    no_match: tuple[str, ...]


class FurnitureFile(Record, frozen=True, kw_only=True):
    """All that data/furniture.toml says."""

    sign: tuple[SignEntry, ...]
    container: tuple[ContainerEntry, ...]
    utterance: tuple[UtteranceEntry, ...]
    dateline: tuple[DatelineEntry, ...]
    masthead: tuple[DatelineEntry, ...]


class AgenciesFile(Record, frozen=True, kw_only=True):
    """All that data/agencies.toml says."""

    agency: tuple[Agency, ...]
    credit: tuple[CreditEntry, ...]
    named: tuple[NamedEntry, ...]


class Credit(Record, frozen=True, kw_only=True):
    """A line of credit, ready to look for."""

    entry: CreditEntry
    find: Callable[[str], re.Match[str] | None]


class Sign(Record, frozen=True, kw_only=True):
    """A mark of furniture, ready to look for."""

    entry: SignEntry
    pattern: re.Pattern[str]
    find: Callable[[str], re.Match[str] | None]


class Container(Record, frozen=True, kw_only=True):
    """An element's name and what it holds, ready to look for."""

    entry: ContainerEntry
    pattern: re.Pattern[str]


class Utterance(Record, frozen=True, kw_only=True):
    """A kind of utterance, ready to look for."""

    entry: UtteranceEntry
    pattern: re.Pattern[str]


class Furniture(Record, frozen=True, kw_only=True):
    """All marks of furniture, of credits and of kinds of utterance."""

    signs: tuple[Sign, ...]
    containers: tuple[Container, ...]
    utterances: tuple[Utterance, ...]
    datelines: tuple[re.Pattern[str], ...]
    mastheads: tuple[re.Pattern[str], ...]
    credits: tuple[Credit, ...]
    agencies: tuple[Agency, ...]
    named: tuple[re.Pattern[str], ...]
    notices: NoticeWords
    agency_names: re.Pattern[str]
    agency_words: frozenset[str]
    end_credit: re.Pattern[str]
    languages: Languages

    def sign_of(self, block: str, *, in_head: bool = False) -> SignEntry | None:
        """The first sign a block of text (without its bullet) carries, if any.

        Args:
            in_head: the block stands above the report, where no reader has talked yet.
        """
        block = block.replace("\u00a0", " ").replace("\u202f", " ")
        for sign in self.signs:
            if len(block) > sign.entry.longest or (in_head and sign.entry.scope is Scope.THREAD):
                continue
            if sign.find(block) is not None:
                return sign.entry
        return None

    def container_rank(self, name: str) -> int:
        """The place of the first container that a name tells of; their number when none does.

        Args:
            name: an element's tag, or a space and one word of its classes, id or role.
        """
        found = (i for i, one in enumerate(self.containers) if one.pattern.search(name))
        return next(found, len(self.containers))

    def agencies_asked(self, text: str) -> frozenset[str]:
        """The ids of the agencies that the text says were told something, or saw it."""
        if self.agency_words.isdisjoint(_WORD.findall(text)):
            return frozenset()
        found = (one for pattern in self.named for one in pattern.finditer(text))
        asked = (self.agency_named(one.group()) for one in found)
        return frozenset(one.id for one in asked if one is not None)

    def outlet_in(self, line: str) -> re.Match[str] | None:
        """The match whose group ``outlet`` is the outlet a line names; None for an agency's."""
        found = next((m for p in self.mastheads if (m := p.match(line)) is not None), None)
        return None if found is None or self.agency_named(found["outlet"]) is not None else found

    def agency_named(self, words: str) -> Agency | None:
        """The first news agency that the words name, if any."""
        found = self.agency_names.search(words)
        if found is None:
            return None
        return next(agency for agency in self.agencies if found.group() in agency.names)


def load_furniture() -> Furniture:
    """Return the marks of both data files, each tried on its own examples.

    Raises:
        DataError: a file is broken, or a pattern misses its own example.
    """
    file = load_toml(FILE, FurnitureFile)
    told = load_toml(AGENCIES_FILE, AgenciesFile)
    agencies = told.agency
    languages = load_languages()
    names = _any_of(name for agency in agencies for name in agency.names)
    return Furniture(
        signs=(
            *(Sign(entry=e, pattern=(p := _checked(e)), find=finder(p)) for e in file.sign),
            *_signs_in(languages),
        ),
        containers=tuple(Container(entry=e, pattern=_checked(e)) for e in file.container),
        utterances=tuple(Utterance(entry=e, pattern=_checked(e)) for e in file.utterance),
        datelines=tuple(_checked(e) for e in file.dateline),
        mastheads=tuple(_checked(e) for e in file.masthead),
        credits=tuple(
            Credit(entry=e, find=finder(_checked(e, AGENCIES_FILE))) for e in told.credit
        ),
        agencies=agencies,
        named=tuple(
            _checked(
                e.replacing(pattern=e.pattern.replace("{agency}", f"(?:{names})")), AGENCIES_FILE
            )
            for e in told.named
        ),
        notices=load_notices(),
        agency_names=re.compile(rf"(?<!\w)(?:{names})(?!\w)"),
        agency_words=frozenset(_WORD.findall(name)[0] for a in agencies for name in a.names),
        end_credit=re.compile(_END_CREDIT.format(names=names)),
        languages=languages,
    )


_IN_LANGUAGES: tuple[tuple[str, SegmentKind, Scope, Zone, int], ...] = (
    ("reply", SegmentKind.COMMENT, Scope.REST, Zone.ANY, 100),
    ("address", SegmentKind.COMMENT, Scope.REST, Zone.ANY, 250),
    ("comments", SegmentKind.COMMENT, Scope.REST, Zone.ANY, 300),
    ("says", SegmentKind.COMMENT, Scope.THREAD, Zone.ANY, 120),
    ("stamp", SegmentKind.COMMENT, Scope.THREAD, Zone.ANY, 120),
    ("button", SegmentKind.COMMENT, Scope.THREAD, Zone.ANY, 60),
    ("author", SegmentKind.BIO, Scope.SECTION, Zone.TAIL, 80),
    ("related", SegmentKind.RELATED, Scope.SECTION, Zone.ANY, 80),
    ("rights", SegmentKind.FOOTER, Scope.LINE, Zone.ANY, 400),
    ("views", SegmentKind.BOILERPLATE, Scope.LINE, Zone.ANY, 60),
    ("share", SegmentKind.BOILERPLATE, Scope.LINE, Zone.ANY, 120),
    ("advert", SegmentKind.BOILERPLATE, Scope.LINE, Zone.ANY, 60),
    ("subscribe", SegmentKind.BOILERPLATE, Scope.LINE, Zone.ANY, 120),
    ("navigation", SegmentKind.NAVIGATION, Scope.LINE, Zone.ANY, 60),
    ("updated", SegmentKind.DATELINE, Scope.LINE, Zone.ANY, 120),
    ("published", SegmentKind.DATELINE, Scope.LINE, Zone.ANY, 120),
    ("day", SegmentKind.DATELINE, Scope.LINE, Zone.HEAD, 90),
    ("photo", SegmentKind.CAPTION, Scope.LINE, Zone.ANY, 200),
    ("by", SegmentKind.BYLINE, Scope.LINE, Zone.HEAD, 120),
)
"""What the words of a role in data/languages.toml make of the block that holds them."""


_MARKS = {"says": Mark.SPEAKER, "stamp": Mark.STAMP, "button": Mark.BUTTON}


def _signs_in(languages: Languages) -> tuple[Sign, ...]:
    """Return the signs that the words of all languages give, after those of the file."""
    return tuple(
        Sign(
            entry=SignEntry(
                id=f"{role}-in-languages",
                kind=kind,
                pattern=languages.roles[role].pattern,
                scope=scope,
                zone=zone,
                longest=longest,
                mark=_MARKS.get(role),
                match=(),
                no_match=(),
            ),
            pattern=languages.roles[role],
            find=finder(languages.roles[role]),
        )
        for role, kind, scope, zone, longest in _IN_LANGUAGES
    )


def _checked(
    entry: SignEntry | ContainerEntry | UtteranceEntry | DatelineEntry | CreditEntry | NamedEntry,
    file: str = FILE,
) -> re.Pattern[str]:
    try:
        pattern = re.compile(entry.pattern)
    except re.error as error:
        raise DataError(
            f"entry {entry.id!r} is not a regular expression ({error})",
            where=f"data/{file}",
            do="Mend the pattern.",
        ) from error
    check_examples(file, entry.id, pattern, entry)
    return pattern


def _any_of(names: Iterable[str]) -> str:
    """Return a pattern for any of the names, the longest first."""
    longest_first = sorted(set(names), key=lambda name: (-len(name), name))
    return "|".join(map(re.escape, longest_first))
