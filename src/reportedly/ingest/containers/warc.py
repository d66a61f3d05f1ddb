"""A WARC or ARC file -> the pages that were archived in it, one record at a time."""

import io
from datetime import date

from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord, ArcWarcRecordLoader

from reportedly.errors import DamagedFile, PageError
from reportedly.ingest.containers.ahead import Ahead
from reportedly.ingest.containers.http import Response, parse_response, told_type
from reportedly.ingest.containers.limits import MOST_BYTES, MOST_HEADERS, too_large
from reportedly.ingest.containers.members import Member, members_of
from reportedly.ingest.containers.stored import LeftAside, NotRead, Parts, Stored, Told
from reportedly.records.base import Record
from reportedly.records.text import Known, Media

_PAGES = {
    "text/html": Media.HTML,
    "application/xhtml+xml": Media.HTML,
    "text/plain": Media.UNTOLD,  # servers call many things plain text
    "": Media.UNTOLD,
    "application/pdf": Media.PDF,
}
_RECORDS = frozenset({"response", "resource", "conversion"})
_WARC = b"WARC/"
_LINE_ENDS = b"\r\n"
_WEB = ("http:", "https:", "ftp:", "file:")


class _Archived(Record, frozen=True, kw_only=True):
    """One record: its headers that matter, its block, and how long the block should be."""

    kind: str
    uri: str
    id: str
    day: date | None
    media: str
    missing: int
    block: bytes
    is_arc: bool


_DO = "What could be read of the archive was; get the file again from where it came."


def read_members(file: Stored) -> Parts:
    """Yield the pages of a WARC whose records are packed, each in a gzip member of its own."""
    for member in members_of(file.stream, file.allowance, file.origin):
        where = f"{file.origin}#{member.offset}"
        yield from _records(file, Ahead(member, where), member)
        if member.damage:
            yield _damaged(where, f"the record at byte {member.offset} {member.damage}")


def read_warc(file: Stored) -> Parts:
    """Yield the pages of a WARC that is not packed."""
    yield from _records(file, Ahead(file.stream, file.origin), None)


def _records(file: Stored, stream: Ahead, member: Member | None) -> Parts:
    """The pages of the records in a stream; one that is not as long as it says is none."""
    loader = ArcWarcRecordLoader(verify_http=False, arc2warc=False)
    while stream.skip(_LINE_ENDS):
        where, fault = stream.where, "there is something in the archive that is no record"
        try:
            record = _next_record(loader, stream)
        except (ArchiveLoadFailed, EOFError, ValueError):
            record = None
        if record is not None:
            where = f"{file.origin}#{record.uri or record.id}"
            if _is_whole(record, stream):
                yield from _page(file, record, where)
                continue
            fault = "the record is not as long as it says"
            stream.put_back(_swallowed(record.block))
        if member is None or not member.damage:
            yield _damaged(where, fault)
        if not _to_next_record(stream):
            return


def _next_record(loader: ArcWarcRecordLoader, stream: Ahead) -> _Archived:
    stream.allow_headers(MOST_HEADERS)
    found = loader.parse_record_stream(stream, no_record_parse=True)
    length = found.length if found.length is not None else 0
    block = found.raw_stream.read(min(length, MOST_BYTES + 1))
    left = length - len(block)
    while left > 0 and (passed := len(stream.read(min(left, 2**16)))):
        left -= passed
    return _Archived(
        is_arc=found.format == "arc",
        kind=found.rec_type or "",
        uri=_header(found, "WARC-Target-URI", "uri"),
        id=_header(found, "WARC-Record-ID"),
        day=_day(_header(found, "WARC-Date", "archive-date")),
        media=found.content_type or "",
        missing=left,
        block=block,
    )


def _header(found: ArcWarcRecord, *names: str) -> str:
    told = (found.rec_headers.get_header(name) for name in names)
    return next((value.strip() for value in told if value), "")


def _day(told: str) -> date | None:
    """The day of "2022-03-04T10:00:00Z" (WARC) or "20220304100000" (ARC)."""
    try:
        return date.fromisoformat(told[:10] if "-" in told else told[:8])
    except ValueError:
        return None


def _is_whole(record: _Archived, stream: Ahead) -> bool:
    """Whether the block is all there and what follows it is a record or the end."""
    if record.missing > 0:
        return False
    return record.is_arc or not stream.skip(_LINE_ENDS) or stream.ahead(len(_WARC)) == _WARC


def _swallowed(block: bytes) -> bytes:
    """What a record that says it is longer than it is took from those after it."""
    place = block.find(b"\n" + _WARC)
    return b"" if place < 0 else block[place:]


def _to_next_record(stream: Ahead) -> bool:
    """Go to the next line that may begin a record; False when there is none."""
    while line := stream.readline(2**16):
        if line.endswith(b"\n") and stream.ahead(len(_WARC)) == _WARC:
            return True
    return False


def _page(file: Stored, record: _Archived, where: str) -> Parts:
    """The page of a record, or why it is none."""
    if record.kind not in _RECORDS:
        yield LeftAside(what=f"{record.kind} record of a WARC")
    elif not record.uri.lower().startswith(_WEB):
        yield LeftAside(what="record of a WARC without a web address")
    elif len(record.block) > MOST_BYTES:
        yield NotRead(origin=where, error=too_large(where, "the record"))
    else:
        try:
            yield _response(file, record, where)
        except PageError as error:
            yield NotRead(origin=where, error=error)


def _response(file: Stored, record: _Archived, where: str) -> Stored | LeftAside:
    response = Response(media=record.media, body=record.block)
    if record.block.startswith(b"HTTP/"):
        response = parse_response(record.block, where)
    if response.status in range(300, 400):
        return LeftAside(what="redirect")
    if response.status not in range(200, 300):
        return LeftAside(what="error page")
    media, encoding = told_type(response.media)
    if media not in _PAGES:
        return LeftAside(what=media)
    told = Told(
        known=Known(url=record.uri),
        media=_PAGES[media],
        encoding=encoding,
        captured=record.day,
        is_page=True,
    )
    return file.part(record.uri, io.BytesIO(response.body), told)


def _damaged(where: str, what: str) -> NotRead:
    return NotRead(origin=where, error=DamagedFile(what, where=where, do=_DO))
