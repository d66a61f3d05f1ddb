"""The first bytes of a file -> what it is. The name decides only between two kinds of text."""

import re
from enum import StrEnum
from pathlib import PurePosixPath


class Kind(StrEnum):
    """What a file is."""

    ZIP = "zip"
    TAR = "tar"
    GZIP = "gzip"
    BZIP2 = "bzip2"
    WARC = "warc"
    MHTML = "mhtml"
    FEED = "feed"
    JSON = "json"
    PDF = "pdf"
    HTML = "html"
    TEXT = "text"


PAGE_SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".txt", ".md", ".pdf", ".mhtml", ".mht"})
PACKED_SUFFIXES = frozenset(
    {".zip", ".wacz", ".tar", ".tgz", ".gz", ".bz2", ".warc", ".arc", ".jsonl", ".ndjson", ".json"}
    | {".rss", ".atom", ".xml"}
)
SUFFIXES = PAGE_SUFFIXES | PACKED_SUFFIXES
"""What is taken for a page, or for something with pages in it, in a folder or an archive."""

_OWN_SIGNS = frozenset({Kind.WARC, Kind.MHTML, Kind.FEED, Kind.PDF, Kind.HTML})
"""Kinds that hold pages and nothing else: they are read whatever they are called."""
_MARKS = "\ufeff".encode()
_MAGIC = (
    (b"PK\x03\x04", Kind.ZIP),
    (b"PK\x05\x06", Kind.ZIP),
    (b"\x1f\x8b", Kind.GZIP),
    (b"BZh", Kind.BZIP2),
    (b"WARC/", Kind.WARC),
    (b"filedesc://", Kind.WARC),
    (b"%PDF-", Kind.PDF),
)
_HTML = re.compile(
    rb"(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body)\b", re.DOTALL
)
_FEED = re.compile(rb"<(?:rss|feed|(?:\w+:)?rdf)\b[^>]*?(?:version|xmlns)")
_MAIL = re.compile(rb"^content-type:\s*multipart/related", re.MULTILINE)
_MAIL_HEADER = re.compile(rb"[\w\-]{1,60}:[ \t]")


def kind_of(head: bytes, name: str) -> Kind:
    """Return what the file is, by its first bytes; ``name`` tells JSON from a text in brackets."""
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    if head[257:262] == b"ustar":
        return Kind.TAR
    start = head.removeprefix(_MARKS).lstrip()
    return _kind_of_text(start, start[:2048].lower(), suffix_of(name))


def _kind_of_text(start: bytes, lowered: bytes, suffix: str) -> Kind:
    if start[:1] in {b"{", b"["} and (suffix in {".jsonl", ".ndjson", ".json"} or _is_json(start)):
        return Kind.JSON
    if _HTML.match(lowered) is not None:
        return Kind.HTML
    if start.startswith(b"<") and _FEED.search(lowered) is not None:
        return Kind.FEED
    if _MAIL_HEADER.match(start) is not None and _MAIL.search(start.lower()) is not None:
        return Kind.MHTML
    return Kind.TEXT


def is_wanted(name: str, head: bytes) -> bool:
    """Whether what lies in a folder or an archive is meant as a page or as a container of pages."""
    return suffix_of(name) in SUFFIXES or kind_of(head, name) in _OWN_SIGNS


def is_hidden(name: str) -> bool:
    """Whether the file, or a folder above it, is one that systems make for themselves."""
    parts = PurePosixPath(name.replace("\\", "/")).parts
    return any(
        (part.startswith(".") and part not in {".", ".."}) or part == "__MACOSX" for part in parts
    )


def suffix_of(name: str) -> str:
    """Return the end of the name from its last dot, in small letters."""
    return PurePosixPath(name.replace("\\", "/")).suffix.lower()


def _is_json(start: bytes) -> bool:
    """Whether it begins as an object with a name in it does, or as a list of such."""
    return re.match(rb'\[?\s*\{\s*"[^"\n]{0,80}"\s*:', start) is not None
