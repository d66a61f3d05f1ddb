"""A record and a list of names -> which names are withheld, and where on each page they stand."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from reportedly.export.source import Source
from reportedly.records.base import Offsets, Record
from reportedly.records.claim import Claim
from reportedly.records.logbook import Withholding
from reportedly.records.text import Document
from reportedly.records.vocabulary import PlaceLevel
from reportedly.redact.names import Name, name_of, whole_in
from reportedly.redact.page import Names, PageNames, names_by_key, spans_in
from reportedly.redact.people import DERIVED, minors_at, minors_in, public_in
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

    def on(self, document: str) -> PageNames:
        """Return the names withheld on a page."""
        return self.pages.get(document, self.nowhere)


class _Said(Record, frozen=True, kw_only=True):
    """The names that the claims tell of, page by page: withheld ones with whose, public ones."""

    withheld: dict[str, dict[str, str]]
    public: dict[str, set[str]]


def listed_now(entries: Iterable[Withholding]) -> dict[str, bool]:
    """Return the names people withheld (True) or lifted (False), as they last said."""
    held: dict[str, tuple[str, bool]] = {}
    for entry in entries:
        name = name_of(entry.name)
        if name is not None:
            held[" ".join(name.words)] = (entry.name, entry.withheld)
    return dict(held.values())


class _Search(Record, frozen=True, kw_only=True):
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
    listed = listed_now(entries)
    search = _search(words, before or NeverSearched())
    said = _said_in(source, search)
    lifted = {_key(name) for name, held in listed.items() if not held}
    told = {_key(name): (name, LISTED) for name, held in listed.items() if held}
    for document, names in said.withheld.items():
        public = _public(said.public.get(document, ()))
        for name, whose in tuple(names.items()):
            if _key(name) in lifted or (whose != Whose.MINORS and _key(name) in public):
                del names[name]
            elif " " in _key(name):
                told.setdefault(_key(name), (name, whose))
    everywhere = names_by_key(_made((name for name, _ in told.values()), words))
    search = search.replacing(everywhere=everywhere, names=_names_digest(told, search))
    pages = {
        document.id: page
        for document in source.documents()
        if (page := _page(document, said, search)).is_touched
    }
    return Withheld(everywhere=everywhere, pages=pages, names=_names(told, said))


def is_found(
    claims: Iterable[Claim],
    entries: Iterable[Withholding],
    withheld: Withheld,
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


def _search(words: RedactionWords, before: Searched) -> _Search:
    patterns = (f"{one.pattern.flags} {one.pattern.pattern}" for one in words.minors)
    return _Search(words=words, before=before, minors=digest(way_of_looking(), "minors", *patterns))


def _names_digest(told: Mapping[str, tuple[str, str]], search: _Search) -> bytes:
    names = sorted(name for name, _ in told.values())
    common = (*sorted(search.words.particles), "", *sorted(search.words.dates), "")
    return digest(way_of_looking(), "names", *common, *names)


def _public(names: Iterable[str]) -> frozenset[str]:
    """The full names of those who speak in public on a page, and their last words alone."""
    keys = [_key(name) for name in names]
    return frozenset([*keys, *(key.rpartition(" ")[2] for key in keys)])


def _said_in(source: Source, search: _Search) -> _Said:
    words = search.words
    said = _Said(withheld=defaultdict(dict), public=defaultdict(set))
    derived = {whose: DERIVED[whose] for whose in DERIVED if whose in words.withhold}
    for claim, _, _ in source.placed_claims():
        for name in public_in(claim, words):
            said.public[claim.document].add(name)
        for whose, names_in in derived.items():
            for name in names_in(claim, words):
                said.withheld[claim.document].setdefault(name, whose)
    for place in source.places():
        if place.level is PlaceLevel.COUNTRY and place.id is not None:
            said.withheld.get(place.document, {}).pop(place.printed, None)
    if Whose.MINORS in words.withhold:
        for document in source.documents():
            for name in minors_in(document.text, _minors_at(document.text, search), words):
                said.withheld[document.id][name] = Whose.MINORS
    return said


def _minors_at(text: str, search: _Search) -> tuple[Offsets, ...]:
    key = digest(text)
    at = search.before.found(search.minors, key)
    if at is None:
        at = tuple(minors_at(text, search.words))
        search.before.note(search.minors, key, at)
    return at


def _page(document: Document, said: _Said, search: _Search) -> PageNames:
    """What is withheld on a page; one on which nothing was found before is not searched again."""
    single = sorted(n for n in said.withheld.get(document.id, ()) if " " not in _key(n))
    told = "\n".join(_told(document))
    key = digest(told, *single)
    if search.before.found(search.names, key) is not None:
        return PageNames()
    found = search_page(document, told, single, (said, search))
    if not found.is_touched:
        search.before.note(search.names, key, NOTHING)
    return found


def search_page(
    document: Document, told: str, single: Iterable[str], how: tuple[_Said, _Search]
) -> PageNames:
    """Return what is withheld on a page, looked for in all that is told of it."""
    said, search = how
    words = search.words
    names = PageNames(is_page=True, everywhere=search.everywhere, own=_made(single, words))
    text = plain(told)
    known = tuple(
        name for name in names.near(text) if next(whole_in(name, text, told), None) is not None
    )
    if not known:
        return PageNames()
    public = _made(said.public.get(document.id, ()), words)
    names = names.replacing(known=known, public=public)
    return names.replacing(spans=spans_in(document.text, names))


def _told(document: Document) -> Iterator[str]:
    """All words that are told of a page, its text first."""
    yield document.text
    yield from (document.title or "", document.url or "", document.origin, document.credit or "")
    yield from (fact.value or fact.printed for fact in document.known)


def _made(names: Iterable[str], words: RedactionWords) -> tuple[Name, ...]:
    common = words.particles | {word.lower() for word in words.dates}
    made = (name_of(name, common) for name in names)
    return tuple(name for name in made if name is not None)


def _key(name: str) -> str:
    made = name_of(name)
    return "" if made is None else " ".join(made.words)


def _names(everywhere: Mapping[str, tuple[str, str]], said: _Said) -> dict[str, tuple[str, ...]]:
    told = dict(everywhere)
    for names in said.withheld.values():
        told = {_key(name): (name, whose) for name, whose in names.items()} | told
    whose_names: dict[str, list[str]] = defaultdict(list)
    for name, whose in told.values():
        whose_names[whose].append(name)
    return {str(whose): tuple(sorted(whose_names[whose])) for whose in sorted(whose_names)}
