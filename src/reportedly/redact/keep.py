"""What was found withheld -> the same as it can be kept on disk, each name once, and back."""

from collections.abc import Iterable

from reportedly.records.base import Offsets, Record
from reportedly.redact.find import Withheld
from reportedly.redact.names import Name
from reportedly.redact.page import Names, PageNames, names_by_key

Places = tuple[int, ...]
"""Names by their places in the list of all."""


class KeptPage(Record, frozen=True, kw_only=True):
    """The names withheld on one page, and where they stand."""

    own: Places
    known: Places
    public: Places
    spans: tuple[Offsets, ...]


class Kept(Record, frozen=True, kw_only=True):
    """All that was found withheld in a record. It holds the names: it is for the record's owner."""

    names: tuple[Name, ...]
    everywhere: Places
    pages: dict[str, KeptPage]
    whose: dict[str, tuple[str, ...]]


def kept(withheld: Withheld) -> Kept:
    """Return what was found as it is kept."""
    place: dict[Name, int] = {}

    def places(names: Iterable[Name]) -> Places:
        return tuple(place.setdefault(name, len(place)) for name in names)

    everywhere = places(withheld.everywhere.every)
    pages = {
        document: KeptPage(
            own=places(page.own),
            known=places(page.known),
            public=places(page.public),
            spans=page.spans,
        )
        for document, page in withheld.pages.items()
    }
    return Kept(names=tuple(place), everywhere=everywhere, pages=pages, whose=withheld.names)


def withheld_of(kept: Kept) -> Withheld:
    """Return what was found from what was kept."""
    everywhere = names_by_key(kept.names[n] for n in kept.everywhere)
    pages = {document: _page(one, kept, everywhere) for document, one in kept.pages.items()}
    return Withheld(everywhere=everywhere, pages=pages, names=kept.whose)


def _page(one: KeptPage, kept: Kept, everywhere: Names) -> PageNames:
    return PageNames(
        is_page=True,
        everywhere=everywhere,
        own=tuple(kept.names[n] for n in one.own),
        known=tuple(kept.names[n] for n in one.known),
        public=tuple(kept.names[n] for n in one.public),
        spans=one.spans,
    )
