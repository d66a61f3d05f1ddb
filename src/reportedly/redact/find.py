"""A record and a list of names -> which names are withheld, and where on each page they stand."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

from reportedly.export.source import Source
from reportedly.records.base import Offsets, Record
from reportedly.records.claim import Claim
from reportedly.records.logbook import Withholding
from reportedly.records.text import Document
from reportedly.records.vocabulary import PlaceLevel
from reportedly.redact.names import Name, name_of, whole_in
from reportedly.redact.page import Names, PageNames, names_by_key, spans_in, together
from reportedly.redact.people import DERIVED, Teller, minors_at, minors_in, public_in
from reportedly.redact.plain import plain
from reportedly.redact.searched import NOTHING, NeverSearched, Searched, digest, way_of_looking
from reportedly.vocab.redaction import RedactionWords, Whose

LISTED = "listed"
"""Whose names they are that a person withheld."""


class Withheld(Record, frozen=True, kw_only=True):
    """All names withheld in a record, those of each page, and whose they are.

    ``everywhere`` are looked for in all words; ``pages`` are the pages that hold one; ``names``
    are told by whose they are and never leave the record.
    """

    everywhere: Names
    pages: dict[str, PageNames]
    names: dict[str, tuple[str, ...]]

    @property
    def nowhere(self) -> PageNames:
        """The names of a page that holds none, and of what is of no page."""
        return PageNames(everywhere=self.everywhere)

    def touches(self, document: str) -> bool:
        """Return whether a page has a withheld name."""
        return document in self.pages

    @property
    def anywhere(self) -> PageNames:
        """The names of all pages, for what is of no page."""
        return together(self.pages.values(), self.nowhere)

    def on(self, document: str) -> PageNames:
        """Return the names withheld on a page."""
        return self.pages.get(document, self.nowhere)


class Holds(Protocol):
    """What is withheld in a record, asked for one page."""

    @property
    def everywhere(self) -> Names:
        """The names that are looked for in all words."""
        ...

    def on(self, document: str) -> PageNames:
        """Return the names withheld on a page."""
        ...


class Said(Record, frozen=True, kw_only=True):
    """The names that the claims tell of, page by page: withheld ones with whose, public ones."""

    withheld: dict[str, dict[str, str]]
    public: dict[str, tuple[str, ...]]


class Told(Record, frozen=True, kw_only=True):
    """What is withheld now: names looked for on all pages with whose, and those of each page."""

    everywhere: dict[str, tuple[str, str]]
    own: dict[str, dict[str, str]]

    @property
    def names(self) -> dict[str, tuple[str, ...]]:
        """All names by whose they are."""
        return _names(self.everywhere, self.own)


def listed_now(entries: Iterable[Withholding]) -> dict[str, bool]:
    """Return the names people withheld (True) or lifted (False), as they last said."""
    held: dict[str, tuple[str, bool]] = {}
    for entry in entries:
        name = name_of(entry.name)
        if name is not None:
            held[" ".join(name.words)] = (entry.name, entry.withheld)
    return dict(held.values())


class Search(Record, frozen=True, kw_only=True):
    """How pages are searched: the setting, what was found before, and the names for all pages."""

    words: RedactionWords
    before: Searched
    minors: bytes
    everywhere: Names = Names()
    names: bytes = b""


def find_withheld(
    source: Source,
    entries: Iterable[Withholding],
    words: RedactionWords,
    before: Searched | None = None,
) -> Withheld:
    """Return every name that is withheld, and where it stands.

    A name of several words is looked for on every page, and a listed one; a derived name of one
    word only on its own page, where it is known to be a person's. A text in which the same was
    looked for ``before`` is not searched again.
    """
    search = search_for(words, before or NeverSearched())
    said = _said_in(source, search)
    told = told_now(said, entries)
    search = search.replacing(
        everywhere=names_everywhere(told, words), names=_names_digest(told.everywhere, search)
    )
    said = said.replacing(withheld=told.own)
    pages = {
        document.id: page
        for document in source.documents()
        if (page := _page(document, said, search)).is_touched
    }
    return Withheld(everywhere=search.everywhere, pages=pages, names=told.names)


def told_now(said: Said, entries: Iterable[Withholding]) -> Told:
    """Return what is withheld of the names that claims tell of, and of those people withheld."""
    listed = listed_now(entries)
    lifted = {_key(name) for name, held in listed.items() if not held}
    told = {_key(name): (name, LISTED) for name, held in listed.items() if held}
    own: dict[str, dict[str, str]] = {}
    for document, names in said.withheld.items():
        public = _public(said.public.get(document, ()))
        own[document] = {}
        for name, whose in names.items():
            if _key(name) in lifted or (whose != Whose.MINORS and _key(name) in public):
                continue
            own[document][name] = whose
            if " " in _key(name):
                told.setdefault(_key(name), (name, whose))
    return Told(everywhere=told, own=own)


def names_everywhere(told: Told, words: RedactionWords) -> Names:
    """Return the names that are looked for on all pages, ready to be looked for."""
    return names_by_key(made_names((name for name, _ in told.everywhere.values()), words))


def is_found(
    claims: Iterable[Claim],
    entries: Iterable[Withholding],
    withheld: Holds,
    words: RedactionWords,
) -> bool:
    """Return whether all names that claims of one document withhold are known to be withheld.

    They may not be once somebody has taken back or changed what was said of a claim.
    """
    every = tuple(claims)
    lifted = {_key(name) for name, held in listed_now(entries).items() if not held}
    public = _public(name for claim in every for name in public_in(claim, words))
    everywhere = {" ".join(name.words) for name in withheld.everywhere.every}
    told = (
        (claim.document, _key(name))
        for whose in DERIVED.keys() & words.withhold
        for claim in every
        for name in DERIVED[whose](claim, words)
    )
    return all(
        key in lifted
        or key in public
        or key in everywhere
        or any(key == " ".join(name.words) for name in withheld.on(document).own)
        for document, key in told
    )


def search_for(words: RedactionWords, before: Searched) -> Search:
    """Return how pages are searched, before it is known for which names."""
    patterns = (f"{one.pattern.flags} {one.pattern.pattern}" for one in words.minors)
    return Search(words=words, before=before, minors=digest(way_of_looking(), "minors", *patterns))


def _names_digest(told: Mapping[str, tuple[str, str]], search: Search) -> bytes:
    names = sorted(name for name, _ in told.values())
    common = (*sorted(search.words.particles), "", *sorted(search.words.dates), "")
    return digest(way_of_looking(), "names", *common, *names)


def _public(names: Iterable[str]) -> frozenset[str]:
    """The full names of those who speak in public on a page, and their last words alone."""
    keys = [_key(name) for name in names]
    return frozenset([*keys, *(key.rpartition(" ")[2] for key in keys)])


def _said_in(source: Source, search: Search) -> Said:
    return said_in(
        (claim for claim, _, _ in source.placed_claims()),
        (
            (place.document, place.printed)
            for place in source.places()
            if place.level is PlaceLevel.COUNTRY and place.id is not None
        ),
        ((document.id, document.text) for document in source.documents()),
        search,
    )


def said_in(
    claims: Iterable[Teller],
    countries: Iterable[tuple[str, str]],
    texts: Iterable[tuple[str, str]],
    search: Search,
) -> Said:
    """Return whose names claims tell of, page by page.

    Args:
        claims: what stands in the record, or what is told of names in it.
        countries: the document and the words of each place that is a country: nobody's name.
        texts: the document and the text of each page, for the names of children.
        search: the setting, and what was found before.
    """
    words = search.words
    withheld: dict[str, dict[str, str]] = defaultdict(dict)
    public: dict[str, dict[str, None]] = defaultdict(dict)
    derived = {whose: DERIVED[whose] for whose in DERIVED if whose in words.withhold}
    for claim in claims:
        for name in public_in(claim, words):
            public[claim.document][name] = None
        for whose, names_in in derived.items():
            for name in names_in(claim, words):
                withheld[claim.document].setdefault(name, whose)
    if withheld:
        for document, printed in countries:
            withheld.get(document, {}).pop(printed, None)
    if Whose.MINORS in words.withhold:
        for document, text in texts:
            for name in minors_in(text, _minors_at(text, search), words):
                withheld[document][name] = Whose.MINORS
    return Said(
        withheld={document: names for document, names in withheld.items() if names},
        public={document: tuple(names) for document, names in public.items()},
    )


def _minors_at(text: str, search: Search) -> tuple[Offsets, ...]:
    if isinstance(search.before, NeverSearched):
        return tuple(minors_at(text, search.words))
    key = digest(text)
    at = search.before.found(search.minors, key)
    if at is None:
        at = tuple(minors_at(text, search.words))
        search.before.note(search.minors, key, at)
    return at


def _page(document: Document, said: Said, search: Search) -> PageNames:
    """What is withheld on a page; one on which nothing was found before is not searched again."""
    single = single_in(said, document.id)
    told = told_of(document)
    key = digest(told, *single)
    if search.before.found(search.names, key) is not None:
        return PageNames()
    found = search_page(document, told, single, (said, search))
    if not found.is_touched:
        search.before.note(search.names, key, NOTHING)
    return found


def search_page(
    document: Document, told: str, single: Iterable[str], how: tuple[Said, Search]
) -> PageNames:
    """Return what is withheld on a page, looked for in all that is told of it."""
    said, search = how
    words = search.words
    own = made_names(single, words)
    names = PageNames(is_page=True, everywhere=search.everywhere, own=own)
    text = plain(told)
    known = tuple(
        name for name in names.near(text) if next(whole_in(name, text, told), None) is not None
    )
    if not known:
        return PageNames()
    public = made_names(said.public.get(document.id, ()), words)
    names = names.replacing(known=known, public=public)
    return names.replacing(spans=spans_in(document.text, names))


def single_in(said: Said, document: str) -> list[str]:
    """Return the withheld names of one word that are looked for on their own page alone."""
    return sorted(name for name in said.withheld.get(document, ()) if " " not in _key(name))


def told_of(document: Document) -> str:
    """Return all words that are told of a page, its text first."""
    return "\n".join(_told(document))


def _told(document: Document) -> Iterator[str]:
    yield document.text
    yield from (document.title or "", document.url or "", document.origin, document.credit or "")
    yield from (fact.value or fact.printed for fact in document.known)


def made_names(names: Iterable[str], words: RedactionWords) -> tuple[Name, ...]:
    """Return names ready to be looked for."""
    common = words.particles | {word.lower() for word in words.dates}
    made = (name_of(name, common) for name in names)
    return tuple(name for name in made if name is not None)


def _key(name: str) -> str:
    made = name_of(name)
    return "" if made is None else " ".join(made.words)


def _names(
    everywhere: Mapping[str, tuple[str, str]], own: Mapping[str, Mapping[str, str]]
) -> dict[str, tuple[str, ...]]:
    told = dict(everywhere)
    for names in own.values():
        told = {_key(name): (name, whose) for name, whose in names.items()} | told
    whose_names: dict[str, list[str]] = defaultdict(list)
    for name, whose in told.values():
        whose_names[whose].append(name)
    return {str(whose): tuple(sorted(whose_names[whose])) for whose in sorted(whose_names)}
