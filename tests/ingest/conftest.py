"""Archives and crawlers' files made by hand, and what comes out of them."""

import gzip
import io
import itertools
import tarfile
import zipfile
from datetime import date
from types import SimpleNamespace

import pytest

from reportedly.ingest.containers import LeftAside, NotRead, open_file, pages_in
from reportedly.records.text import Page

TODAY = date(2024, 3, 1)
_NUMBERS = itertools.count(1)


def html(title, *paragraphs, head=""):
    body = "".join(f"<p>{words}</p>" for words in paragraphs)
    return (
        f"<!doctype html><html><head><title>{title}</title>{head}</head>"
        f"<body><article><h1>{title}</h1>{body}</article></body></html>"
    ).encode()


def record(uri, block, *, kind="response", length=None, headers=""):
    """One record of a WARC; ``length`` is what it says of itself, if that is not the truth."""
    media = "application/http; msgtype=response"
    if kind in {"resource", "conversion"}:
        media = headers.partition("Content-Type: ")[2].strip() or "text/html"
        headers = ""
    told = len(block) if length is None else length
    return (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {uri}\r\n"
        f"WARC-Record-ID: <urn:uuid:{next(_NUMBERS):032x}>\r\nWARC-Date: 2022-03-04T10:00:00Z\r\n"
        f"Content-Type: {media}\r\nContent-Length: {told}\r\n{headers}\r\n"
    ).encode() + (block + b"\r\n\r\n")


def response(body, *, status="200 OK", media="text/html", headers=""):
    return f"HTTP/1.1 {status}\r\nContent-Type: {media}\r\n{headers}\r\n".encode() + body


def warc(*records, packed=True):
    return b"".join(gzip.compress(one) if packed else one for one in records)


def zipped(members, **options):
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED, **options) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return raw.getvalue()


def tarred(members, mode="w"):
    raw = io.BytesIO()
    with tarfile.open(fileobj=raw, mode=mode) as archive:
        for name, content in members.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    return raw.getvalue()


@pytest.fixture
def pack():
    return SimpleNamespace(
        html=html, record=record, response=response, warc=warc, zip=zipped, tar=tarred
    )


@pytest.fixture
def things(tmp_path):
    """Everything that comes out of a file of that name and with these bytes."""

    def read(name, raw):
        path = tmp_path / name
        path.write_bytes(raw)
        with open_file(path, name) as file:
            return list(pages_in(file, TODAY))

    return read


@pytest.fixture
def pages(things):
    """The pages of a file, none of which may be unreadable."""

    def read(name, raw):
        found = things(name, raw)
        assert [one.error.what for one in found if isinstance(one, NotRead)] == []
        return [one for one in found if isinstance(one, Page)]

    return read


@pytest.fixture
def sorted_out(things):
    """The origins of the pages, the kinds left aside, and the origins and errors of the rest."""

    def read(name, raw):
        found = things(name, raw)
        return (
            [one.origin for one in found if isinstance(one, Page)],
            [one.what for one in found if isinstance(one, LeftAside)],
            [(one.origin, type(one.error)) for one in found if isinstance(one, NotRead)],
        )

    return read
