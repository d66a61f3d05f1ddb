"""HTML tree -> what its metadata say of the page: JSON-LD, meta elements, the time element."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from reportedly.records.base import Record
from reportedly.records.text import PageFact
from reportedly.records.vocabulary import FactBasis, FactField

MAX_JSON = 500_000
"""Characters of one JSON-LD script that are read."""
LONGEST_NAME = 80
DEEPEST = 6
"""Levels of nesting that are looked into for an article."""

_ARTICLE = ("Article", "BlogPosting", "Report", "Posting")
_TITLE = ("og:title", "twitter:title", "dc.title", "dcterms.title", "parsely-title", "headline")
_OUTLET = ("og:site_name", "application-name", "dc.publisher", "publisher", "article:publisher")
_AUTHOR = ("author", "article:author", "dc.creator", "parsely-author", "byl", "sailthru.author")
_PUBLISHED = (
    "article:published_time", "og:published_time", "datepublished", "dc.date.issued",
    "dc.date.created", "dcterms.created", "dc.date", "date", "pubdate", "publishdate",
    "publish_date", "publish-date", "parsely-pub-date", "sailthru.date", "article.published",
    "article_date_original", "originalpublicationdate", "cxenseparse:recs:publishtime",
)  # fmt: skip


_MODIFIED = (
    "article:modified_time", "og:modified_time", "og:updated_time", "datemodified", "last-modified",
    "lastmod", "dcterms.modified", "dc.date.modified", "article.updated", "revised",
)  # fmt: skip
_IN_META = (
    (FactField.TITLE, _TITLE),
    (FactField.OUTLET, _OUTLET),
    (FactField.AUTHOR, _AUTHOR),
    (FactField.PUBLISHED, _PUBLISHED),
    (FactField.MODIFIED, _MODIFIED),
)
_URL = ("og:url", "twitter:url", "parsely-link")


class MarkupFacts(Record, frozen=True, kw_only=True):
    """All that a page's markup tells of it, and the address by which it calls itself."""

    told: tuple[PageFact, ...] = ()
    url: str | None = None

    @property
    def title(self) -> str | None:
        """The first title told, which helps to find the headline."""
        return next((one.value for one in self.told if one.field is FactField.TITLE), None)


NO_MARKUP = MarkupFacts()


def read_facts(tree: lxml_html.HtmlElement) -> MarkupFacts:
    """Return what the metadata tell, every telling of it, the most trusted first."""
    meta = _meta(tree)
    told = [
        fact
        for fact in (*_in_json(tree), *_in_meta(meta), *_in_elements(tree))
        if fact.value is not None
    ]
    return MarkupFacts(told=tuple(dict.fromkeys(told)), url=_own_url(tree, meta))


def _in_json(tree: lxml_html.HtmlElement) -> Iterator[PageFact]:
    for article in _articles(tree):
        yield _fact(FactField.TITLE, _text(article.get("headline")), "JSON-LD headline")
        yield _fact(FactField.OUTLET, _name(article.get("publisher")), "JSON-LD publisher")
        told = article.get("author")
        for item in told if isinstance(told, list) else [told]:
            yield _author(_name(item), FactBasis.JSON_LD, "JSON-LD author")
        yield _fact(
            FactField.PUBLISHED, _text(article.get("datePublished")), "JSON-LD datePublished"
        )
        yield _fact(FactField.MODIFIED, _text(article.get("dateModified")), "JSON-LD dateModified")


def _in_meta(meta: Mapping[str, str]) -> Iterator[PageFact]:
    for field, keys in _IN_META:
        for key in keys:
            if key in meta and field is FactField.AUTHOR:
                yield _author(meta[key], FactBasis.META, f"meta {key}")
            elif key in meta:
                yield _fact(field, meta[key], f"meta {key}", FactBasis.META)


def _in_elements(tree: lxml_html.HtmlElement) -> Iterator[PageFact]:
    where = "the time element of the publication"
    yield _fact(FactField.PUBLISHED, _time_element(tree), where, FactBasis.MARKED_TIME)
    title = next(tree.iter("title"), None)
    words = None if title is None else title.text
    yield _fact(FactField.TITLE, words, "the title element", FactBasis.TITLE_ELEMENT)


def _fact(
    field: FactField, words: str | None, where: str, basis: FactBasis = FactBasis.JSON_LD
) -> PageFact:
    """Return the fact; its value is None where the words are none."""
    printed = "" if words is None else _one_line(words)
    return PageFact(
        field=field,
        value=printed or None,
        printed=printed,
        basis=basis,
        why=f"{where} says “{printed}”",
    )


def _author(name: str | None, basis: FactBasis, where: str) -> PageFact:
    """Return the author; an address, or a line longer than names are, is none."""
    words = None if name is None else _one_line(name)
    if words is not None and ("://" in words or len(words) > LONGEST_NAME):
        words = None
    if words is not None:
        words = words.removeprefix("By ").removeprefix("by ")
    return _fact(FactField.AUTHOR, words, where, basis)


def _own_url(tree: lxml_html.HtmlElement, meta: Mapping[str, str]) -> str | None:
    for link in tree.iter("link"):
        if (link.get("rel") or "").lower() == "canonical" and link.get("href"):
            return str(link.get("href"))
    return next((meta[key] for key in _URL if key in meta), None)


def _one_line(words: str) -> str:
    return " ".join(words.split())


def _meta(tree: lxml_html.HtmlElement) -> dict[str, str]:
    told: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = element.get("content")
        if name and content and content.strip():
            told.setdefault(name.strip().lower(), content)
    return told


def _articles(tree: lxml_html.HtmlElement) -> Iterator[Mapping[str, Any]]:
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and script.text:
            try:
                data = json.loads(script.text[:MAX_JSON], strict=False)
            except (ValueError, RecursionError):
                continue
            yield from _find_articles(data, 0)


def _find_articles(data: object, depth: int) -> Iterator[Mapping[str, Any]]:
    if depth > DEEPEST:
        return
    if isinstance(data, list):
        for item in data[:50]:
            yield from _find_articles(item, depth + 1)
    elif isinstance(data, dict):
        types = data.get("@type")
        names = types if isinstance(types, list) else [types]
        if any(isinstance(name, str) and name.endswith(_ARTICLE) for name in names):
            yield data
        else:
            for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement"):
                yield from _find_articles(data.get(key), depth + 1)


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _name(value: object) -> str | None:
    if isinstance(value, list):
        return next((name for item in value if (name := _name(item)) is not None), None)
    if isinstance(value, dict):
        return _name(value.get("name"))
    return _text(value)


def _time_element(tree: lxml_html.HtmlElement) -> str | None:
    """Return the time that is marked as the publication's; comments have their own times."""
    for element in tree.iter("time", "span", "abbr", "div", "p"):
        marked = element.get("itemprop") == "datePublished" or element.get("pubdate") is not None
        classes = (element.get("class") or "").lower()
        if element.tag == "time" and ("published" in classes or "entry-date" in classes):
            marked = True
        if marked and not _in_comment(element):
            when = element.get("datetime") or element.get("content") or element.text_content()
            if when.strip():
                return str(when)
    return None


def _in_comment(element: etree._Element) -> bool:
    for above in element.iterancestors():
        names = f"{above.get('class') or ''} {above.get('id') or ''}".lower()
        if above.tag not in {"html", "body"} and "comment" in names:
            return True
    return False
