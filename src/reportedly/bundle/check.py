"""A bundle's bytes -> every place where it is not what was written, each named by its part."""

import hashlib
import io
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec
from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from reportedly.bundle.layout import Misplaced, Part, parts_in
from reportedly.bundle.package import DIGEST, PACKAGE, digest_of, hash_of
from reportedly.bundle.parts import ANNOTATIONS, RECORD, TEXTS
from reportedly.bundle.signing import signer_of
from reportedly.bundle.warc import INDEX, WARC, records_in
from reportedly.errors import CheckFailed
from reportedly.records.base import Record


class Fault(Record, frozen=True, kw_only=True):
    """One thing that is not as written: the part, and what is wrong with it."""

    part: str
    why: str

    def __str__(self) -> str:
        return f"{self.part}: {self.why}"


class Checked(Record, frozen=True, kw_only=True):
    """What was found: faults, and of a sound bundle what it holds and who signed it."""

    faults: tuple[Fault, ...]
    counts: dict[str, int]
    signer: str | None
    redacted: bool


class _Row(msgspec.Struct):
    """The fields of a document's or a claim's row that are checked."""

    id: str
    sha256: str = ""
    text_sha256: str = ""
    text: str = ""
    document: str = ""
    start: int = 0
    end: int = 0
    quote: str = ""


def check_bundle(raw: bytes) -> Checked:
    """Return every fault of a bundle.

    First that each byte is the one that was written: the zip's own are made again and compared,
    every part is hashed, the list of the hashes too. Then that what it says is borne out: every
    text by its hash, every page by its document's, every quote by its characters.
    """
    try:
        parts = {part.path: part.content for part in parts_in(raw)}
    except Misplaced as found:
        return _faulty(Fault(part=found.part, why=found.why))
    faults = list(_wrong_hashes(parts))
    if faults:
        return _faulty(*faults)
    signature = _digest(parts).get("sshSignature")
    try:
        signer = None if signature is None else signer_of(parts[PACKAGE], str(signature))
    except CheckFailed as found_wrong:
        return _faulty(Fault(part=DIGEST, why=found_wrong.what))
    faults = list(_wrong_content(parts))
    if faults:
        return _faulty(*faults)
    rows = {name: len(_rows(parts, name)) for name in ("documents", "claims", "incidents")}
    redacted = bool(msgspec.json.decode(parts[PACKAGE])["reportedly"].get("redacted"))
    return Checked(faults=(), counts=rows, signer=signer, redacted=redacted)


def _faulty(*faults: Fault) -> Checked:
    return Checked(faults=faults, counts={}, signer=None, redacted=False)


def _wrong_hashes(parts: Mapping[str, bytes]) -> Iterator[Fault]:
    for needed in (PACKAGE, DIGEST):
        if needed not in parts:
            yield Fault(part=needed, why="it is missing")
            return
    try:
        digest = _digest(parts)
        listed = _listed(parts[PACKAGE])
    except (msgspec.DecodeError, UnicodeDecodeError, KeyError, TypeError) as error:
        part = PACKAGE if hash_of(parts[PACKAGE]).encode() not in parts[DIGEST] else DIGEST
        yield Fault(part=part, why=f"it cannot be read: {error}")
        return
    package = Part(path=PACKAGE, content=parts[PACKAGE])
    if digest_of(package, digest.get("sshSignature")).content != parts[DIGEST]:
        whose = DIGEST if _is_own_fault(parts, listed) else PACKAGE
        yield Fault(part=whose, why="the hash told of datapackage.json is not its hash")
        return
    yield from _wrong_parts(parts, listed)


def _is_own_fault(parts: Mapping[str, bytes], listed: Mapping[str, str]) -> bool:
    """Whether the list is sound by what it lists, so that it is the digest that was changed."""
    told = {path: hash_of(content) for path, content in parts.items()}
    return all(told.get(path) == hashed for path, hashed in listed.items())


def _wrong_parts(parts: Mapping[str, bytes], listed: Mapping[str, str]) -> Iterator[Fault]:
    for path, hashed in listed.items():
        if path not in parts:
            yield Fault(part=path, why="it is missing")
        elif hash_of(parts[path]) != hashed:
            yield Fault(part=path, why="its bytes are not those that were put in")
    for path in parts.keys() - listed.keys() - {PACKAGE, DIGEST}:
        yield Fault(part=path, why="nothing in datapackage.json tells of it")


def _wrong_content(parts: Mapping[str, bytes]) -> Iterator[Fault]:
    try:
        documents = {row.id: row for row in _rows(parts, "documents")}
        yield from _wrong_texts(parts, documents)
        yield from _wrong_pages(parts, documents)
        yield from _wrong_claims(parts, documents)
        yield from _wrong_annotations(parts)
    except (ArchiveLoadFailed, msgspec.DecodeError, LookupError, TypeError, ValueError) as error:
        yield Fault(part="the bundle", why=f"it is not put together as a bundle is: {error!r}")


def _wrong_texts(parts: Mapping[str, bytes], documents: Mapping[str, _Row]) -> Iterator[Fault]:
    for row in documents.values():
        path = f"{TEXTS}/{row.text_sha256}.txt"
        text = parts.get(path)
        if text is None:
            yield Fault(part=path, why=f"the text of {row.id} is missing")
        elif hashlib.sha256(text).hexdigest() != row.text_sha256 or text.decode() != row.text:
            yield Fault(part=path, why=f"it is not the text of {row.id}")


def _wrong_pages(parts: Mapping[str, bytes], documents: Mapping[str, _Row]) -> Iterator[Fault]:
    """Each page is archived with the bytes its document is of, or left out by its hash."""
    told = msgspec.json.decode(parts[PACKAGE])["reportedly"]
    left_out = {one["document"]: one["sha256"] for one in told["left_out"]}
    archived = dict(_archived(parts[WARC]))
    for row in documents.values():
        expected = row.text_sha256 if row.id in left_out else row.sha256
        if expected not in archived.values():
            yield Fault(part=WARC, why=f"the page of {row.id} is not in it")
        if left_out.get(row.id, row.sha256) != row.sha256:
            yield Fault(part=PACKAGE, why=f"the page left out for {row.id} is another one")
    for line in records_in(parts[INDEX]):
        if archived.get(int(line["offset"])) != line["digest"].removeprefix("sha256:"):
            yield Fault(part=INDEX, why=f"{line['url']} is not where it says")


def _archived(warc: bytes) -> Iterator[tuple[int, str]]:
    """Where each resource stands in the archive, and its hash."""
    records = ArchiveIterator(io.BytesIO(warc))
    for record in records:
        if record.rec_type == "resource":
            content = record.content_stream().read()
            yield records.get_record_offset(), hashlib.sha256(content).hexdigest()


def _wrong_claims(parts: Mapping[str, bytes], documents: Mapping[str, _Row]) -> Iterator[Fault]:
    for row in _rows(parts, "claims"):
        if documents[row.document].text[row.start : row.end] != row.quote:
            yield Fault(part=f"{RECORD}/claims.jsonl", why=f"{row.id} does not quote its page")


def _wrong_annotations(parts: Mapping[str, bytes]) -> Iterator[Fault]:
    for line in parts[ANNOTATIONS].splitlines():
        told = msgspec.json.decode(line)
        target = told["target"]
        cached = target["state"]["cached"].removeprefix("urn:sha256:")
        text = parts[f"{TEXTS}/{cached}.txt"].decode()
        by_kind = {one["type"]: one for one in target["selector"]}
        place, quote = by_kind["TextPositionSelector"], by_kind["TextQuoteSelector"]
        start, end = place["start"], place["end"]
        found = (text[:start].endswith(quote["prefix"]), text[start:end] == quote["exact"])
        if not all((*found, text[end:].startswith(quote["suffix"]))):
            yield Fault(part=ANNOTATIONS, why=f"{told['id']} does not select what it quotes")


def _rows(parts: Mapping[str, bytes], name: str) -> list[_Row]:
    lines = parts[f"{RECORD}/{name}.jsonl"].splitlines()
    return [msgspec.json.decode(line, type=_Row) for line in lines]


def _digest(parts: Mapping[str, bytes]) -> dict[str, Any]:
    return msgspec.json.decode(parts[DIGEST], type=dict[str, Any])


def _listed(package: bytes) -> dict[str, str]:
    told = msgspec.json.decode(package, type=dict[str, Any])
    return {one["path"]: one["hash"] for one in told["resources"]}
