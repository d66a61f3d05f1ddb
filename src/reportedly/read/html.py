"""HTML -> a text version of ours, its blocks in page order, and what the markup says of itself."""

import re
from collections.abc import Iterator, Sequence
from typing import cast

from lxml import etree
from lxml import html as lxml_html

from reportedly.errors import NoArticle, PageTooLarge
from reportedly.read.blocks import Block
from reportedly.read.containers import Container, Raw, settle
from reportedly.read.maintext import find_main
from reportedly.read.markup import MarkupFacts, read_facts
from reportedly.records.base import Record
from reportedly.vocab.furniture import ContainerEntry, Furniture

BETWEEN = "\n\n"
MAX_ELEMENTS = 50_000
"""A page with more elements than this is no news page, and would hold the run up."""
MOST_ATTRIBUTES = 3000
"""Of one element: libxml2 takes a minute over one with 40,000, and no time over one with these. A
script that compares ("i<n; ...") looks like an element with some hundreds."""
LONGEST_NAMES = 400
"""Characters of an element's tag, classes and id that are looked at."""

_CROWDED = re.compile(
    r"""<[a-zA-Z][^\s<>/"'=]*+"""
    r"""(?:[\s/]*+[^\s=>/]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>"']++))?+)"""
    rf"{{{MOST_ATTRIBUTES}}}"
)
_SIGNS_OF_HTML = re.compile(r"<(?:!doctype html|html|head|body)\b", re.IGNORECASE)
_TAGS = re.compile(r"</?(?:p|div|span|a|br|article|section|h[1-6]|table|ul)\b[^>]{0,500}>")
_NAME_PARTS = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|_+")
_XML_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_ONE_CLASS = etree.ElementDefaultClassLookup(element=lxml_html.HtmlElement)
"""lxml's own table of classes asks Python for each element: a tenth of the whole reading."""
_COUNT = etree.XPath("count(//*)")
_DROPPED = frozenset(
    {"script", "style", "noscript", "template", "svg", "math", "object", "iframe", "select"}
    | {"textarea", "canvas", "audio", "video", "map", "head", "input", "datalist"}
)
_NEVER_READ = ("script", "style", "template", "svg")
"""Taken out of the tree once their metadata are read: half of many pages, and copied often."""
_INLINE = frozenset(
    {"a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em"}
    | {"font", "i", "img", "ins", "kbd", "mark", "nobr", "q", "s", "samp", "small", "span"}
    | {"strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "label", "picture"}
    | {"source", "ruby", "rt", "rb", "rp", "o:p", "amp-img"}
)


class ReadMarkup(Record, frozen=True, kw_only=True):
    """The text version of an HTML page, its blocks, and what its markup says of the page."""

    text: str
    blocks: tuple[Block, ...]
    facts: MarkupFacts


def has_tags(text: str) -> bool:
    """Whether anything in the text is a tag, where the container says that it is markup."""
    return _SIGNS_OF_HTML.search(text[:20_000]) is not None or _TAGS.search(text) is not None


def looks_like_html(text: str, origin: str) -> bool:
    """Whether the text is markup, by its first signs or, when it has tags at all, by its name."""
    start = text[:5000].lstrip()
    if _SIGNS_OF_HTML.search(start[:1500]) is not None and start.startswith("<"):
        return True
    tags = len(_TAGS.findall(text[:20_000]))
    if origin.lower().endswith((".html", ".htm", ".xhtml", ".mhtml")):
        return tags > 0
    return tags >= 5 and start.startswith("<")


def read_markup(text: str, origin: str, furniture: Furniture) -> ReadMarkup:
    """Return the page's text in blocks, each with what the markup makes of it.

    Raises:
        NoArticle: there is no element in it.
        PageTooLarge: there are more elements than a news page has.
    """
    tree = _parsed(text, origin)
    facts = read_facts(tree)
    etree.strip_elements(tree, *_NEVER_READ, with_tail=False)
    walk = _Walk(furniture)
    raws = walk.blocks(tree)
    main = find_main(tree, raws, walk.containers)
    whole, blocks = _written(settle(raws, tuple(walk.containers), main, facts.title))
    return ReadMarkup(text=whole, blocks=blocks, facts=facts)


def _parsed(text: str, origin: str) -> lxml_html.HtmlElement:
    if _CROWDED.search(text) is not None:
        raise PageTooLarge(
            f"an element of the page has more than {MOST_ATTRIBUTES} attributes",
            where=origin,
            do="Save its article alone.",
        )
    fit = _XML_UNFIT.sub(" ", text)
    parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    parser.set_element_class_lookup(_ONE_CLASS)
    try:
        tree = lxml_html.document_fromstring(fit.encode("utf-8"), parser=parser)
    except (etree.ParserError, ValueError, AssertionError) as error:
        raise NoArticle(
            "the page holds no markup that can be read", where=origin, do="Save the page again."
        ) from error
    if cast("float", _COUNT(tree)) > MAX_ELEMENTS:
        raise PageTooLarge(
            f"the page has more than {MAX_ELEMENTS} elements, and a news page has fewer",
            where=origin,
            do="Save its article alone.",
        )
    return tree


class _Walk:
    """One pass over the tree in page order, gathering the text of each block."""

    def __init__(self, furniture: Furniture) -> None:
        self.containers: list[Container] = []
        self._furniture = furniture
        self._ranks: dict[str, int] = {}
        self._entries: dict[tuple[str | None, ...], ContainerEntry | None] = {}
        self._open: list[tuple[etree._Element, int]] = []
        self._words: list[str] = []
        self._linked = 0
        self._links = 0
        self._blocks: list[Raw] = []
        self._tag = ""

    def blocks(self, tree: lxml_html.HtmlElement) -> tuple[Raw, ...]:
        """Return the visible blocks of the page."""
        walk = etree.iterwalk(tree, events=("start", "end"))
        for event, element in walk:
            tag = element.tag if isinstance(element.tag, str) else ""
            if event == "start":
                if tag in _DROPPED or not tag:
                    walk.skip_subtree()
                    continue
                self._enter(element, tag)
            else:
                if tag and tag not in _DROPPED:
                    self._leave(element, tag)
                self._add(element.tail)
        self._close()
        return tuple(self._blocks)

    def _enter(self, element: etree._Element, tag: str) -> None:
        if tag == "br":
            self._words.append("\n")
        elif tag not in _INLINE:
            self._close()
            self._tag = tag
        self._links += tag == "a"
        entry = self._entry_of(element, tag)
        if entry is not None:
            if tag in _INLINE and any(not words.isspace() for words in self._words):
                entry = None  # a part of a line says nothing about the line
            else:
                self._open.append((element, len(self.containers)))
                self.containers.append(Container(entry=entry, tag=tag))
        self._add(element.text)

    def _leave(self, element: etree._Element, tag: str) -> None:
        if tag not in _INLINE and tag != "br":
            self._close()
        self._links -= tag == "a"
        if self._open and self._open[-1][0] is element:
            if tag in _INLINE:
                self._close()  # the element was all of the line so far
            self._open.pop()

    def _entry_of(self, element: etree._Element, tag: str) -> ContainerEntry | None:
        given = (element.get("class"), element.get("id"), element.get("role"))
        key = (tag, *given)
        if key not in self._entries:
            names = " ".join(name for name in given if name)[:LONGEST_NAMES].split()
            self._entries[key] = self._entry_by(tag, names)
        return self._entries[key]

    def _entry_by(self, tag: str, names: Sequence[str]) -> ContainerEntry | None:
        """Return the first container that the tag or one of the names tells of."""
        rank = min(self._rank_of(name) for name in (tag, *(f" {name}" for name in names)))
        containers = self._furniture.containers
        return containers[rank].entry if rank < len(containers) else None

    def _rank_of(self, name: str) -> int:
        """Return the place of the first container a name tells of; most names stand there often."""
        if name not in self._ranks:
            lowered = _NAME_PARTS.sub("-", name).lower()
            self._ranks[name] = self._furniture.container_rank(lowered)
        return self._ranks[name]

    def _add(self, words: str | None) -> None:
        if not words:
            return
        if words.isspace():
            self._words.append(" ")
            return
        self._words.append(words.replace("\n", " "))
        if self._links > 0:
            self._linked += len(words.strip())

    def _close(self) -> None:
        """End the block that is open, if it has words."""
        words = "".join(self._words)
        self._words.clear()
        if not words or words.isspace():
            self._linked = 0
            return
        lines = (" ".join(line.split()) for line in words.split("\n"))
        for paragraph in _paragraphs(list(lines)):
            linked = min(1.0, self._linked / len(paragraph))
            chain = tuple(index for _, index in self._open)
            self._blocks.append(Raw(text=paragraph, tag=self._tag, chain=chain, linked=linked))
        self._linked = 0


def _paragraphs(lines: list[str]) -> Iterator[str]:
    """Yield the runs of lines between empty ones: two line breaks make a paragraph."""
    run: list[str] = []
    for line in [*lines, ""]:
        if line:
            run.append(line)
        elif run:
            yield "\n".join(run)
            run = []


def _written(blocks: tuple[Block, ...]) -> tuple[str, tuple[Block, ...]]:
    """Return the text of the blocks one below the other, and the blocks with their places in it."""
    parts: list[str] = []
    placed: list[Block] = []
    at = 0
    for block in blocks:
        end = at + len(block.text)
        placed.append(block.replacing(start=at, at=at, end=end))
        parts.append(block.text)
        at = end + len(BETWEEN)
    return BETWEEN.join(parts), tuple(placed)
