"""Incidents to read from -> the parts of their bundle."""

import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from reportedly.bundle.about import About, Kept, LeftOut
from reportedly.bundle.layout import Part
from reportedly.bundle.package import package_of
from reportedly.bundle.provenance import provenance
from reportedly.bundle.select import Selected
from reportedly.bundle.warc import Archived, archive, media_of, web_address
from reportedly.export.annotations import export_annotations
from reportedly.export.jsonl import export_jsonl
from reportedly.records.text import Document

TEXTS = "texts"
RECORD = "record"
ANNOTATIONS = "evidence/annotations.jsonl"
PROVENANCE = "evidence/provenance.json"
READ_ME = "evidence/read-me.txt"
NO_ADDRESS = "https://no-address.invalid"
"""Stands for the address of a page found without one; nobody can own a name in .invalid."""

REDACTED_TEXT = "https://redacted-text.invalid"
"""Stands for the address of a redacted text: the page's own address holds other words."""

_READ_ME = """\
What this file holds
  archive/, indexes/, pages/   {pages}: opens in ReplayWeb.page
  texts/                       the text versions, each named by its SHA-256
  record/                      the incidents' rows, in the format of Reportedly's docs/record.md
  evidence/annotations.jsonl   each claim as a W3C Web Annotation: the words and where they stand
  evidence/provenance.json     PROV-JSON: which program, rules and people made what from what
  datapackage.json             the SHA-256 of every part; its own is in datapackage-digest.json
To check it: reportedly verify FILE
"""


def parts_of(source: Selected, kept: Kept, about: About) -> tuple[Part, ...]:
    """Return the parts of a bundle, the list of them last.

    Args:
        source: the incidents, redacted or not.
        kept: where the pages' bytes and their rules are found.
        about: what is told of the bundle.
    """
    documents = tuple(source.documents())
    redacted = about.redaction is not None
    pages = (_text_page(one) if redacted else _page(one, kept) for one in documents)
    parts = [
        *archive(pages, about.software),
        *_texts(documents),
        *_rows(source),
        _annotations(source),
        _provenance(source, kept, about),
        _read_me(about),
    ]
    left_out = [LeftOut(document=one.id, sha256=one.sha256) for one in documents if redacted]
    return (*parts, package_of(about, parts, left_out))


def text_path(document: Document) -> str:
    """Return where the text version of a document lies in a bundle."""
    return f"{TEXTS}/{document.text_sha256}.txt"


def _page(document: Document, kept: Kept) -> Archived:
    raw = kept.raw(document.sha256)
    return Archived(
        id=document.id,
        url=address_of(document),
        media=media_of(raw),
        content=raw,
        sha256=document.sha256,
        captured=document.captured,
        title=document.title or document.id,
        text=document.text,
    )


def _text_page(document: Document) -> Archived:
    return Archived(
        id=document.id,
        url=f"{REDACTED_TEXT}/{document.id}",
        media="text/plain; charset=utf-8",
        content=document.text.encode(),
        sha256=document.text_sha256,
        captured=document.captured,
        title=document.title or document.id,
        text=document.text,
    )


def address_of(document: Document) -> str:
    """Return the address of a page, or one of ours where it was found without."""
    return web_address(document.url) or f"{NO_ADDRESS}/{document.id}"


def _texts(documents: Iterable[Document]) -> Iterator[Part]:
    found = {text_path(one): one.text.encode() for one in documents}
    for path in sorted(found):
        yield Part(path=path, content=found[path])


def _rows(source: Selected) -> Iterator[Part]:
    """The incidents' rows as they are exported."""
    with tempfile.TemporaryDirectory() as made:
        export_jsonl(source, Path(made))
        for path in sorted(Path(made).iterdir()):
            yield Part(path=f"{RECORD}/{path.name}", content=path.read_bytes())


def _annotations(source: Selected) -> Part:
    """The claims as annotations; the text version each names by its hash lies under texts/."""
    with tempfile.TemporaryDirectory() as made:
        export_annotations(source, Path(made))
        content = (Path(made) / Path(ANNOTATIONS).name).read_bytes()
    return Part(path=ANNOTATIONS, content=content)


def _provenance(source: Selected, kept: Kept, about: About) -> Part:
    told = provenance(source, kept, about)
    return Part(path=PROVENANCE, content=msgspec.json.format(msgspec.json.encode(told), indent=1))


def _read_me(about: About) -> Part:
    pages = "the pages as captured" if about.redaction is None else "the texts, redacted"
    return Part(path=READ_ME, content=_READ_ME.format(pages=pages).encode())
