"""The withheld names -> where they stand on a page, and its words with blanks in their place."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from urllib.parse import unquote

import msgspec

from reportedly.records.base import Offsets, Record
from reportedly.redact.names import Name, parts_in, whole_in
from reportedly.redact.plain import DROPPED, plain

BLANK = "█"
"""Stands for each character of a withheld name, so that no offset moves."""

_WORD = re.compile(r"[^\W\d_]+")
_ESCAPED = re.compile(r"%[0-9a-f]{2}|\\u[0-9a-f]{4}")
_SPACE = re.compile(r"\s")
_BROKEN = re.compile(rf"{DROPPED}|-[ ]*\n[ ]*")


class Names(Record, frozen=True, kw_only=True):
    """Withheld names, found by the words of a text that may hold them."""

    every: tuple[Name, ...] = ()
    by_key: dict[str, tuple[Name, ...]] = msgspec.field(default_factory=dict)

    def near(self, text: str) -> tuple[Name, ...]:
        """Return the names that a plain text may hold; all of them where it holds escapes."""
        if not self.every or (("%" in text or "\\" in text) and _ESCAPED.search(text)):
            return self.every
        near = self.by_key.keys() & words_of(text)
        return tuple(dict.fromkeys(name for word in near for name in self.by_key[word]))


def names_by_key(names: Iterable[Name]) -> Names:
    """Return the names in an order in which they are found fast."""
    every = tuple(dict.fromkeys(names))
    by_key: dict[str, tuple[Name, ...]] = {}
    for name in every:
        for key in name.keys:
            by_key[key] = (*by_key.get(key, ()), name)
    return Names(every=every, by_key=by_key)


class PageNames(Record, frozen=True, kw_only=True):
    """The names withheld on one page, those that are nobody's there, and where they stand.

    ``is_page``: it is one page, and ``spans`` are all of its text that is blank. ``everywhere`` are
    looked for on all pages, ``own`` on this one, ``known`` also by single words: the page has them
    whole. ``public`` are names of people who speak in public: no part of them is blanked.
    """

    everywhere: Names = Names()
    own: tuple[Name, ...] = ()
    known: tuple[Name, ...] = ()
    public: tuple[Name, ...] = ()
    spans: tuple[Offsets, ...] = ()
    is_page: bool = False

    @property
    def is_touched(self) -> bool:
        """Whether anything of the page may hold a withheld name."""
        return bool(self.known)

    def near(self, text: str) -> tuple[Name, ...]:
        """Return the names that a plain text of the page may hold whole."""
        return (*self.everywhere.near(text), *self.own)


def together(pages: Iterable[PageNames], nowhere: PageNames) -> PageNames:
    """Return the names of several pages in one; spans are of one page and stay behind."""
    every = [page for page in pages if page.is_touched]
    if not every:
        return nowhere
    return PageNames(
        everywhere=nowhere.everywhere,
        own=tuple(dict.fromkeys(chain(*(page.own for page in every)))),
        known=tuple(dict.fromkeys(chain(*(page.known for page in every)))),
        public=tuple(dict.fromkeys(chain(*(page.public for page in every)))),
    )


def may_hold(printed: str, words: frozenset[str]) -> bool:
    """Return whether one of some words may stand in what is printed, however it is written."""
    text = plain(printed)
    if ("%" in text or "\\" in text) and _ESCAPED.search(text):
        return True
    return not words.isdisjoint(words_of(text))


def words_of(text: str) -> frozenset[str]:
    """Return the words of a plain text, those broken over a line end joined."""
    words = _WORD.findall(text)
    if _BROKEN.search(text):
        words += _WORD.findall(_BROKEN.sub("", text))
    return frozenset(words)


def spans_in(printed: str, names: PageNames) -> tuple[Offsets, ...]:
    """Return where withheld names stand in words of a page, in order, joined where they meet."""
    text = plain(printed)
    found = [span for name in names.near(text) for span in whole_in(name, text, printed)]
    if names.known:
        kept = [span for name in names.public for span in whole_in(name, text, printed)]
        parts = (span for name in names.known for span in parts_in(name, text, printed))
        found += [span for span in parts if not any(_within(span, one) for one in kept)]
    return tuple(_joined(sorted(found)))


def blanked(printed: str, names: PageNames) -> str:
    """Return the words with a blank for each character of a withheld name.

    An address that holds one escaped is told unescaped.
    """
    if "%" in printed and not _SPACE.search(printed) and spans_in(unquote(printed), names):
        printed = unquote(printed)
    return blank_out(printed, spans_in(printed, names))


def blank_out(printed: str, spans: Iterable[Offsets], at: int = 0) -> str:
    """Return the characters that begin at an offset, blank where a span of the text covers them."""
    for start, end in spans:
        first, last = max(start - at, 0), min(end - at, len(printed))
        if first < last:
            printed = printed[:first] + BLANK * (last - first) + printed[last:]
    return printed


def _within(span: Offsets, other: Offsets) -> bool:
    return other[0] <= span[0] and span[1] <= other[1]


def _joined(spans: Iterable[Offsets]) -> Iterator[Offsets]:
    waiting: Offsets | None = None
    for start, end in spans:
        if waiting is not None and start <= waiting[1]:
            waiting = (waiting[0], max(waiting[1], end))
            continue
        if waiting is not None:
            yield waiting
        waiting = (start, end)
    if waiting is not None:
        yield waiting
