"""The block of an archived response -> its status, its type, and the page without its packing."""

import email.message
import io
import zlib

import brotli
from warcio.bufferedreaders import ChunkedDataReader
from warcio.statusandheaders import StatusAndHeaders, StatusAndHeadersParser

from reportedly.errors import DamagedFile
from reportedly.ingest.containers.limits import MOST_BYTES, too_large
from reportedly.records.base import Record

_STEP = 2**16
_DO = "Save the page again, unpacked."


class Response(Record, frozen=True, kw_only=True):
    """What a server answered: the status, the type as told, the body without its packing."""

    media: str
    body: bytes
    status: int = 200


def parse_response(block: bytes, where: str) -> Response:
    """Return the response whose bytes these are.

    Raises:
        DamagedFile: its body is packed in a way we do not know, or is damaged.
        PageTooLarge: its body unpacks to more than a page has.
    """
    stream = io.BytesIO(block)
    headers = StatusAndHeadersParser([], verify=False).parse(stream)
    body: bytes = stream.read()
    if (headers.get_header("transfer-encoding") or "").strip().lower() == "chunked":
        body = ChunkedDataReader(io.BytesIO(body)).read()
    packings = (headers.get_header("content-encoding") or "").lower().split(",")
    for packing in reversed([name.strip() for name in packings]):
        body = _unpacked(body, packing, where)
    media = headers.get_header("content-type") or ""
    return Response(media=media, body=body, status=_status(headers))


def told_type(told: str) -> tuple[str, str | None]:
    """Return the media type in small letters, and the encoding, of a Content-Type.

    >>> told_type('Text/HTML; charset="KOI8-R"')
    ('text/html', 'KOI8-R')
    """
    message = email.message.Message()
    message["Content-Type"] = told.replace("\r", " ").replace("\n", " ")
    charset = message.get_param("charset")
    name = told.partition(";")[0].strip().lower()
    return name, charset.strip() if isinstance(charset, str) else None


def _status(headers: StatusAndHeaders) -> int:
    """The status as a number; 0, which is no success, when there is none."""
    words = headers.statusline.split(None, 1)
    told = words[0] if words else ""
    return int(told) if told.isascii() and told.isdecimal() and len(told) == 3 else 0


def _unpacked(body: bytes, packing: str, where: str) -> bytes:
    if packing in {"", "identity"}:
        return body
    try:
        if packing in {"gzip", "x-gzip"}:
            return _inflated(body, 31, where) if body[:2] == b"\x1f\x8b" else body
        if packing == "deflate":
            return _inflated(body, 15 if body[:1] == b"\x78" else -15, where)
        if packing == "br":
            return _unbrotlied(body, where)
    except (zlib.error, brotli.error) as error:
        raise DamagedFile("the page is damaged in its packing", where=where, do=_DO) from error
    raise DamagedFile(
        f"the page is packed as {packing!r}, which is not known here", where=where, do=_DO
    )


def _inflated(body: bytes, window: int, where: str) -> bytes:
    unpack = zlib.decompressobj(window)
    found = unpack.decompress(body, MOST_BYTES + 1)
    if len(found) > MOST_BYTES:
        raise too_large(where, "the page, unpacked,")
    if not unpack.eof:
        raise DamagedFile("the page is cut off in its packing", where=where, do=_DO)
    return found


def _unbrotlied(body: bytes, where: str) -> bytes:
    unpack = brotli.Decompressor()
    found = bytearray(unpack.process(body, output_buffer_limit=_STEP))
    while not unpack.is_finished():
        more = unpack.process(b"", output_buffer_limit=_STEP)
        if not more:
            raise DamagedFile("the page is cut off in its packing", where=where, do=_DO)
        found += more
        if len(found) > MOST_BYTES:
            raise too_large(where, "the page, unpacked,")
    return bytes(found)
