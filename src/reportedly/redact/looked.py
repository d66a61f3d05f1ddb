"""The names withheld in a large record -> where they stand on a page, when the page is asked for.

To look through hundreds of thousands of pages takes minutes; which names are withheld is known
without that, from what claims tell.
"""

from collections.abc import Callable, Iterable
from functools import cached_property

from reportedly.records.logbook import Withholding
from reportedly.records.text import Document
from reportedly.redact.find import (
    Said,
    made_names,
    names_everywhere,
    search_for,
    search_page,
    single_in,
    told_now,
    told_of,
)
from reportedly.redact.names import words_alone
from reportedly.redact.page import PageNames, may_hold
from reportedly.redact.searched import NeverSearched
from reportedly.vocab.redaction import RedactionWords

MOST_PAGES = 50_000
"""So many pages that were looked at are remembered."""

PageOf = Callable[[str], Document | None]
"""A document as it is now, by its id."""


class Looked:
    """All names withheld in a record, as `Withheld` has them, each page looked at when asked for.

    What is of no page is blanked more freely: with the words of every name alone, whether or not
    a page has the name.
    """

    def __init__(
        self, said: Said, entries: Iterable[Withholding], words: RedactionWords, page_of: PageOf
    ) -> None:
        told = told_now(said, entries)
        self.names = told.names
        self.everywhere = names_everywhere(told, words)
        self.nowhere = PageNames(everywhere=self.everywhere)
        self._said = said.replacing(withheld=told.own)
        self._search = search_for(words, NeverSearched()).replacing(everywhere=self.everywhere)
        self._page_of = page_of
        self._found: dict[str, PageNames] = {}

    def on(self, document: str) -> PageNames:
        """Return the names withheld on a page."""
        found = self._found.get(document)
        if found is None:
            if len(self._found) >= MOST_PAGES:
                self._found.clear()
            found = self._found[document] = self._looked_for(document)
        return found

    def touches(self, document: str) -> bool:
        """Return whether a page has a withheld name."""
        return self.on(document).is_page

    def _looked_for(self, document: str) -> PageNames:
        page = self._page_of(document)
        if page is None:
            return self.nowhere
        single = single_in(self._said, document)
        found = search_page(page, told_of(page), single, (self._said, self._search))
        return found if found.is_touched else self.nowhere

    @cached_property
    def anywhere(self) -> PageNames:
        """The names of all pages, for what is of no page: nobody's part of a name is left out."""
        words = self._search.words
        known = made_names((one for some in self.names.values() for one in some), words)
        own = {one for document in self._said.withheld for one in single_in(self._said, document)}
        if not known:
            return self.nowhere
        return PageNames(
            everywhere=self.everywhere, own=made_names(sorted(own), words), known=known
        )

    @property
    def pages(self) -> dict[str, PageNames]:
        """The pages that hold a name which their own claims tell of; others may hold one too."""
        some = (document for document, names in self._said.withheld.items() if names)
        return {one: self.on(one) for one in sorted(some) if self.touches(one)}

    @cached_property
    def _words(self) -> frozenset[str]:
        every = (one for some in self.names.values() for one in some)
        return frozenset(word for one in every for word in words_alone(one))

    def may_stand_in(self, printed: str) -> bool:
        """Return whether a withheld name or a word of one may stand in what is printed."""
        return may_hold(printed, self._words)
