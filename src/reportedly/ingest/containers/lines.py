"""JSON or JSON Lines, as crawlers write them -> the page of each object.

Fields are those of news-please (``maintext``, ``date_publish``, ``source_domain``), trafilatura
(``text``, ``date``, ``source``, ``source-hostname``) and fundus (``plaintext`` or ``body``,
``publishing_date``, ``html``). Comments in a field of their own are left aside: no evidence.
"""

import io
import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import msgspec

from reportedly.errors import DamagedFile, PageError
from reportedly.ingest.containers.limits import MOST_BYTES, MOST_SIGNS, too_large
from reportedly.ingest.containers.stored import STEP, LeftAside, NotRead, Parts, Stored, Told
from reportedly.records.text import Known, Media

_TEXT = ("maintext", "plaintext", "text")
_HTML = ("html", "raw_html", "content_html")
_URL = ("url", "source", "link", "canonical_url", "responded_url", "requested_url")
_TITLE = ("title", "title_page", "title_rss", "headline")
_PUBLISHED = ("date_publish", "publishing_date", "date_published", "published", "date")
_OUTLET = ("source-hostname", "sitename", "outlet", "publisher", "source_domain", "hostname")
_AUTHORS = ("authors", "author")
_SAVED = ("date_download", "crawl_date", "filedate")
_ABSENT = frozenset({"", "none", "null", "nan"})
"""What crawlers write where they found nothing: news-please prints Python's None."""

_BOM = b"\xef\xbb\xbf"
_SIGN = re.compile(rb'"(?:[^"\\]++|\\.)*+"|["\[\]{},]', re.DOTALL)
"""A string, which is passed over, or a sign between values; a quote alone opens what never ends."""

Object = Mapping[str, Any]


def read_json(file: Stored) -> Parts:
    """Yield the pages of a file of JSON Lines, of a list of objects, or of one object."""
    first = file.stream.readline(MOST_BYTES + 1)
    if first.removeprefix(_BOM).lstrip().startswith(b"["):
        yield from _list(file, _with_rest(file, first))
        return
    whole = _decoded(first)
    if isinstance(whole, dict) and not _is_feed(whole):
        yield from _lines(file, first)
        return
    if not isinstance(whole, dict):
        whole = _decoded(_with_rest(file, first))
    if not isinstance(whole, dict):
        raise _damaged(file.origin, "the file begins like JSON and is none")
    if _is_feed(whole):
        yield from _feed(file, whole)
    else:
        yield _part(file, whole, "item 1")


def _with_rest(file: Stored, first: bytes) -> bytes:
    # by steps: a read of MOST_BYTES at once sets so much aside, however little there is
    steps, length = [first], len(first)
    while length <= MOST_BYTES and (step := file.stream.read(STEP)):
        steps.append(step)
        length += len(step)
    if length > MOST_BYTES:
        raise too_large(file.origin, "the JSON document")
    return b"".join(steps)


def _list(file: Stored, raw: bytes) -> Parts:
    """The objects of a list, decoded one at a time: together they take many times their bytes."""
    number, start, depth = 0, 0, 0
    for found in _SIGN.finditer(raw):
        sign = found.group() if found.end() - found.start() == 1 else b""
        ends = depth == 1 and sign in {b",", b"]", b"}"}
        if ends and (number or sign == b"," or raw[start : found.start()].strip()):
            number += 1
            yield _part(file, _decoded(raw[start : found.start()]), f"item {number}")
        depth += (sign in {b"[", b"{"}) - (sign in {b"]", b"}"})
        if ends or (depth == 1 and not start):
            start = found.end()
        if sign == b'"' or not depth:
            break
    if depth or raw[start:].strip():
        raise _damaged(file.origin, f"the list of JSON objects breaks off after item {number}")


def _lines(file: Stored, first: bytes) -> Parts:
    number, line = 1, first
    while line:
        where = f"line {number}"
        if len(line) > MOST_BYTES:
            error: PageError = too_large(f"{file.origin}#{where}", "the line")
            yield NotRead(origin=error.where, error=error)
            _pass_line(file, line)
        elif line.strip():
            yield _part(file, _decoded(line), where)
        number, line = number + 1, file.stream.readline(MOST_BYTES + 1)


def _pass_line(file: Stored, line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = file.stream.readline(2**16)


def _decoded(raw: bytes) -> Any:
    """What the JSON says; None when it is none, or of more values than any page."""
    if sum(raw.count(sign) for sign in (b",", b"[", b"{")) > MOST_SIGNS:
        return None
    try:
        return msgspec.json.decode(raw.removeprefix(_BOM))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None


def _part(file: Stored, told: object, where: str) -> Stored | LeftAside | NotRead:
    if not isinstance(told, dict):
        error = _damaged(f"{file.origin}#{where}", f"{where} is no JSON object")
        return NotRead(origin=error.where, error=error)
    text, media = _text(told)
    if text is None:
        return LeftAside(what="JSON object without a text")
    known = known_from(told, "the crawler's file")
    about = Told(
        known=known,
        media=media,
        encoding="utf-8",
        captured=_day(_first(_flat(told), _SAVED)) or file.told.captured,
        is_page=True,
    )
    # a lone half of a pair is no character; the reader says so
    return file.part(known.url or where, io.BytesIO(text.encode(errors="surrogatepass")), about)


def known_from(told: Object, told_in: str) -> Known:
    """Return what the object says of its page."""
    flat = _flat(told)
    published = _first(flat, _PUBLISHED)
    return Known(
        url=_first(flat, _URL),
        published=published,
        published_in=None if published is None else told_in,
        outlet=_first(flat, _OUTLET),
        title=_first(flat, _TITLE),
        authors=next((names for key in _AUTHORS if (names := _names(flat.get(key)))), ()),
    )


def _flat(told: Object) -> Object:
    """The object with what fundus says under ``html`` beside the rest; its own fields hold."""
    inner = told.get("html")
    if not isinstance(inner, dict):
        return told
    source = inner.get("source_info")
    return {**(source if isinstance(source, dict) else {}), **inner, **told}


def _first(told: Object, names: tuple[str, ...]) -> str | None:
    values = (told.get(name) for name in names)
    return next(
        (v.strip() for v in values if isinstance(v, str) and v.strip().lower() not in _ABSENT), None
    )


def _names(told: object) -> tuple[str, ...]:
    """Names in a list, in objects with a name, or with semicolons between them (trafilatura)."""
    items = told.split(";") if isinstance(told, str) else told
    if not isinstance(items, list):
        return ()
    names = (item.get("name") if isinstance(item, dict) else item for item in items[:50])
    cleaned = (" ".join(name.split()) for name in names if isinstance(name, str))
    return tuple(dict.fromkeys(name for name in cleaned if name.lower() not in _ABSENT))


def _text(told: Object) -> tuple[str | None, Media]:
    """The page's text as the crawler found it, or else its HTML, or nothing."""
    text = _first(told, _TEXT) or _from_body(told.get("body"))
    if text is not None:
        return text, Media.TEXT
    return _first(_flat(told), (*_HTML, "content")), Media.HTML


def _from_body(body: object) -> str | None:
    """The text of a ``body`` as fundus writes it: a summary, and sections of paragraphs."""
    if isinstance(body, str):
        return body if body.strip() else None
    if not isinstance(body, dict):
        return None
    sections = body.get("sections")
    parts = [body.get("summary")]
    for section in sections if isinstance(sections, list) else []:
        if isinstance(section, dict):
            parts += [section.get("headline"), section.get("paragraphs")]
    return "\n\n".join(line for part in parts for line in _paragraphs(part)) or None


def _paragraphs(told: object) -> Iterator[str]:
    for item in [told] if isinstance(told, str) else told if isinstance(told, list) else []:
        if isinstance(item, str) and item.strip():
            yield item.strip()


def _day(told: str | None) -> date | None:
    try:
        return None if told is None else date.fromisoformat(told[:10])
    except ValueError:
        return None


def _is_feed(told: Object) -> bool:
    return "jsonfeed.org" in str(told.get("version")) and isinstance(told.get("items"), list)


def _feed(file: Stored, told: Object) -> Parts:
    """The items of a JSON Feed."""
    for number, item in enumerate(told["items"], start=1):
        if not isinstance(item, dict):
            continue
        text, html = _first(item, ("content_text",)), _first(item, ("content_html",))
        if text is None and html is None:
            yield LeftAside(what="entry of a feed without its text")
            continue
        known = known_from(item, "the feed").replacing(outlet=_first(told, ("title",)))
        about = Told(
            known=known,
            media=Media.TEXT if html is None else Media.HTML,
            encoding="utf-8",
            captured=file.told.captured,
            is_page=True,
        )
        raw = (html or text or "").encode(errors="surrogatepass")
        yield file.part(known.url or f"item {number}", io.BytesIO(raw), about)


def _damaged(where: str, what: str) -> DamagedFile:
    return DamagedFile(what, where=where, do="Write one JSON object to a line.")
