"""Pages -> a WARC of resource records, its CDXJ index, and the list of pages for a reader."""

import hashlib
import io
import uuid
from collections.abc import Iterable, Iterator
from datetime import date
from urllib.parse import quote, urlsplit

import msgspec
from warcio.warcwriter import WARCWriter

from reportedly.bundle.layout import Part
from reportedly.records.base import Record

WARC = "archive/pages.warc.gz"
INDEX = "indexes/index.cdx"
PAGES = "pages/pages.jsonl"
_NO_PAGE = b'{"format":"json-pages-1.0","id":"pages","title":"Pages of the incidents"}\n'


class Archived(Record, frozen=True, kw_only=True):
    """One thing that is replayed: its address, its bytes and kind, the day it was captured."""

    id: str
    url: str
    media: str
    content: bytes
    sha256: str
    captured: date
    title: str
    text: str


def archive(pages: Iterable[Archived], software: str) -> tuple[Part, Part, Part]:
    """Return the WARC, its index and the list of pages; the same pages give the same bytes.

    Pages are kept as resources: the record has what a server sent, and not how it said so.
    """
    packed = io.BytesIO()
    writer = WARCWriter(packed, gzip=True)
    _write(writer, "warcinfo", _info(software))
    lines: list[str] = []
    listed = [_NO_PAGE]
    for page in pages:
        start = packed.tell()
        _write(writer, "resource", page)
        lines.append(_indexed(page, start, packed.tell() - start))
        listed.append(_listed(page))
    return (
        Part(path=WARC, content=packed.getvalue()),
        Part(path=INDEX, content="".join(sorted(lines)).encode()),
        Part(path=PAGES, content=b"".join(listed)),
    )


def web_address(url: str | None) -> str | None:
    """Return an address as an archive keeps it, in ASCII; None where it is none of the web.

    >>> web_address("https://a.example/café bar"), web_address("page 3"), web_address("http://[x")
    ('https://a.example/caf%C3%A9%20bar', None, None)
    """
    try:
        parts = urlsplit(url or "")
        known = parts.scheme in {"http", "https"} and parts.hostname and parts.port != 0
    except ValueError:
        return None
    return quote(url or "", safe="%/:=&?~#+!$,;'@()*[]") if known else None


def address(url: str) -> str:
    """Return an address in the order in which an index is sorted: "com,example)/path"."""
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.")
    port = f":{parts.port}" if parts.port not in {None, 80, 443} else ""
    query = f"?{parts.query}" if parts.query else ""
    return f"{','.join(reversed(host.split('.')))}{port}){parts.path or '/'}{query}".lower()


def media_of(raw: bytes) -> str:
    r"""Return what kind of file a page is, by its bytes alone; a server's word was not kept.

    >>> media_of("<html>…".encode()), media_of(b"\xe9t\xe9")
    ('text/html; charset=utf-8', 'text/plain')
    """
    start = raw[:2000].lstrip().lower()
    if start.startswith(b"%pdf"):
        return "application/pdf"
    is_html = start.startswith((b"<!doctype html", b"<html", b"<?xml")) or b"<html" in start
    media = "text/html" if is_html or b"<body" in start else "text/plain"
    return f"{media}; charset=utf-8" if _is_utf8(raw) else media


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _info(software: str) -> Archived:
    """What an archive tells of itself first."""
    told = f"software: {software}\r\nformat: WARC File Format 1.0\r\n".encode()
    return Archived(
        id="",
        url="",
        media="application/warc-fields",
        content=told,
        sha256=hashlib.sha256(told).hexdigest(),
        captured=date(1980, 1, 1),
        title="",
        text="",
    )


def _write(writer: WARCWriter, kind: str, page: Archived) -> None:
    at = _moment(page.captured)
    named = uuid.uuid5(uuid.NAMESPACE_URL, f"{kind} {page.url} {at} {page.sha256}")
    record = writer.create_warc_record(
        page.url,
        kind,
        payload=io.BytesIO(page.content),
        length=len(page.content),
        warc_content_type=page.media,
        warc_headers_dict={"WARC-Record-ID": f"<urn:uuid:{named}>", "WARC-Date": at},
    )
    writer.write_record(record)


def _indexed(page: Archived, start: int, length: int) -> str:
    told = {
        "url": page.url,
        "mime": page.media.partition(";")[0],
        "digest": f"sha256:{page.sha256}",
        "length": str(length),
        "offset": str(start),
        "filename": WARC.rpartition("/")[2],
    }
    stamp = f"{page.captured:%Y%m%d}000000"
    return f"{address(page.url)} {stamp} {msgspec.json.encode(told).decode()}\n"


def _listed(page: Archived) -> bytes:
    told = {
        "id": page.id,
        "url": page.url,
        "ts": _moment(page.captured),
        "title": page.title,
        "size": len(page.content),
        "text": page.text,
    }
    return msgspec.json.encode(told) + b"\n"


def _moment(day: date) -> str:
    """The day as a moment; the record keeps no time of day."""
    return f"{day.isoformat()}T00:00:00Z"


def records_in(index: bytes) -> Iterator[dict[str, str]]:
    """Yield the lines of an index."""
    for line in index.splitlines():
        yield msgspec.json.decode(line.split(b" ", 2)[2], type=dict[str, str])
