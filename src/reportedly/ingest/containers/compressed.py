"""A gzip or bzip2 file -> what is packed in it."""

import bz2
import gzip
import zlib

from reportedly.ingest.containers.sniff import Kind, kind_of
from reportedly.ingest.containers.stored import HEAD, Parts, Readable, Stored
from reportedly.ingest.containers.warc import read_members

_ENDS = {".tgz": ".tar", ".tbz2": ".tar", ".gz": "", ".bz2": ""}


def read_gzip(file: Stored) -> Parts:
    """Yield what is packed in the file; a packed WARC is read record by record."""
    if _first_unpacked(file) is Kind.WARC:
        yield from read_members(file)
        return
    with gzip.GzipFile(fileobj=file.stream) as packed:
        yield _inside(file, packed)


def read_bzip2(file: Stored) -> Parts:
    """Yield what is packed in the file."""
    with bz2.BZ2File(file.stream) as packed:
        yield _inside(file, packed)


def _inside(file: Stored, packed: Readable) -> Stored:
    """What is packed, under the name of the file: there is only one thing in it."""
    part = file.part("", file.unpacking(packed))
    part.name = file.name
    for end, plain in _ENDS.items():
        if part.name.lower().endswith(end):
            part.name = part.name[: -len(end)] + plain
            break
    return part


def _first_unpacked(file: Stored) -> Kind:
    try:
        head = zlib.decompressobj(31).decompress(file.head(), HEAD)
    except zlib.error:
        head = b""
    return kind_of(head, file.name)
