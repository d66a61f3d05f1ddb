"""An RSS, RDF or Atom feed -> the pages whose full text it carries."""

import email.utils
import io
import re
from typing import Any

import feedparser

from reportedly.errors import DamagedFile, NotText
from reportedly.ingest.containers.stored import LeftAside, Parts, Stored, Told
from reportedly.records.text import Known, Media

MOST_ENTRIES = 10_000
FULL_TEXT = 600
"""Characters from which a description is the text itself and no teaser."""

_ENTITY = re.compile(rb"<!(?:ENTITY|DOCTYPE[^>]{0,4096}?\[)", re.IGNORECASE)
_TAG = re.compile(r"<[^>]{0,2000}>")


def read_feed(file: Stored) -> Parts:
    """Yield the entries that carry their text; teasers are left aside."""
    raw = file.whole()
    if _ENTITY.search(raw) is not None:
        raise NotText(
            "the feed defines entities of its own, which feeds do not and attacks do",
            where=file.origin,
            do="Save the feed again from its source.",
        )
    damaged = DamagedFile(
        "the feed cannot be read", where=file.origin, do="Save it again from its source."
    )
    try:
        feed = feedparser.parse(io.BytesIO(raw), sanitize_html=False, resolve_relative_uris=False)
    except ValueError as error:  # a namespace with a blank in it, for one
        raise damaged from error
    if not feed.entries and feed.bozo:
        raise damaged
    for number, entry in enumerate(feed.entries[:MOST_ENTRIES], start=1):
        body, media = _body(entry)
        if not body.strip():
            yield LeftAside(what="entry of a feed without its text")
            continue
        known = _known(entry, feed.feed)
        about = Told(
            known=known,
            media=media,
            encoding="utf-8",
            captured=file.told.captured,
            is_page=True,
        )
        yield file.part(
            known.url or f"entry {number}",
            io.BytesIO(body.encode(errors="surrogatepass")),
            about,
        )


def _body(entry: Any) -> tuple[str, Media]:
    """The entry's text, by its own element or, when that is long, by its description."""
    contents = [one for one in entry.get("content", []) if one.get("value")]
    if contents:
        best = max(contents, key=lambda one: len(one["value"]))
        is_plain = best.get("type") == "text/plain"
        return best["value"], Media.TEXT if is_plain else Media.HTML
    summary = entry.get("summary") or ""
    return (summary if len(_TAG.sub("", summary)) >= FULL_TEXT else ""), Media.HTML


def _known(entry: Any, feed: Any) -> Known:
    published = _iso(entry.get("published"))
    authors = (one.get("name") for one in entry.get("authors", []))
    return Known(
        url=_words(entry.get("link")),
        published=published,
        published_in=None if published is None else "the feed",
        outlet=_words(entry.get("source", {}).get("title")) or _words(feed.get("title")),
        title=_words(entry.get("title")),
        authors=tuple(dict.fromkeys(name for one in authors if (name := _words(one)))),
    )


def _words(told: Any) -> str | None:
    return " ".join(told.split()) or None if isinstance(told, str) else None


def _iso(told: Any) -> str | None:
    """The day and time in the feed's own zone; ISO where it was a mail's."""
    if not isinstance(told, str) or not told.strip():
        return None
    try:
        return email.utils.parsedate_to_datetime(told).isoformat(sep=" ")
    except (ValueError, TypeError, IndexError, OverflowError):
        return told.strip()
