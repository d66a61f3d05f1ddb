"""HTML tree -> what its metadata say of the page: JSON-LD, meta elements, the time element."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from reportedly.read.known import MarkupFacts

MAX_JSON = 500_000
"""Characters of one JSON-LD script that are read."""
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


def read_facts(tree: lxml_html.HtmlElement) -> MarkupFacts:
    """Return what the metadata say; what they leave open is None."""
    articles = list(_articles(tree))
    meta = _meta(tree)
    published, where = _published(tree, articles, meta)
    return MarkupFacts(
        title=_first_text(
            *(_text(a.get("headline")) for a in articles), *(meta.get(k) for k in _TITLE)
        )
        or _title_element(tree),
        outlet=_first_text(
            *(_name(a.get("publisher")) for a in articles), *(meta.get(k) for k in _OUTLET)
        ),
        authors=_authors(articles, meta),
        published=published,
        published_in=where,
    )


def _first_text(*values: str | None) -> str | None:
    return next((v for value in values if value is not None and (v := _one_line(value))), None)


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


def _title_element(tree: lxml_html.HtmlElement) -> str | None:
    title = next(tree.iter("title"), None)
    return None if title is None else _first_text(title.text)


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


def _authors(articles: list[Mapping[str, Any]], meta: Mapping[str, str]) -> tuple[str, ...]:
    names: list[str] = []
    for article in articles:
        told = article.get("author")
        for item in told if isinstance(told, list) else [told]:
            name = _name(item)
            if name is not None:
                names.append(name)
    if not names:
        names = [meta[key] for key in _AUTHOR if key in meta][:1]
    cleaned = (_one_line(name) for name in names)
    kept = (name for name in cleaned if name and "://" not in name and len(name) <= 80)
    return tuple(dict.fromkeys(name.removeprefix("By ").removeprefix("by ") for name in kept))


def _published(
    tree: lxml_html.HtmlElement, articles: list[Mapping[str, Any]], meta: Mapping[str, str]
) -> tuple[str | None, str]:
    """Return the day of publication as written, and where it is written."""
    for article in articles:
        told = _text(article.get("datePublished"))
        if told is not None and told.strip():
            return told, "JSON-LD datePublished"
    for key in _PUBLISHED:
        if key in meta:
            return meta[key], f"meta {key}"
    return _time_element(tree)


def _time_element(tree: lxml_html.HtmlElement) -> tuple[str | None, str]:
    """Return the time that is marked as the publication's; comments have their own times."""
    for element in tree.iter("time", "span", "abbr", "div", "p"):
        marked = element.get("itemprop") == "datePublished" or element.get("pubdate") is not None
        classes = (element.get("class") or "").lower()
        if element.tag == "time" and ("published" in classes or "entry-date" in classes):
            marked = True
        if marked and not _in_comment(element):
            when = element.get("datetime") or element.get("content") or element.text_content()
            if when.strip():
                return when, "the time element of the publication"
    return None, ""


def _in_comment(element: etree._Element) -> bool:
    for above in element.iterancestors():
        names = f"{above.get('class') or ''} {above.get('id') or ''}".lower()
        if above.tag not in {"html", "body"} and "comment" in names:
            return True
    return False
