import hashlib
import io
import json
import random
import shutil
import subprocess
import zipfile
from datetime import UTC, datetime

import pytest
from warcio.archiveiterator import ArchiveIterator

from reportedly.bundle.about import About
from reportedly.bundle.check import check_bundle
from reportedly.bundle.layout import Part, parts_in, zip_of
from reportedly.bundle.package import DIGEST, PACKAGE, digest_of, package_of
from reportedly.bundle.parts import ANNOTATIONS, PROVENANCE
from reportedly.bundle.signing import fingerprint_of
from reportedly.bundle.warc import INDEX, PAGES, WARC, address
from reportedly.bundle.write import bundle_of
from reportedly.errors import UsageError
from reportedly.records.logbook import Withholding
from reportedly.records.text import Known
from reportedly.redact.source import redact
from reportedly.redact.told import redaction_of
from reportedly.store import Store
from reportedly.vocab.redaction import load_redaction

AT = datetime(2026, 11, 28, 12, tzinfo=UTC)
NAME = "Mira Olden"
URL = "https://www.Gazette.example/2021/05/raid?id=7"


@pytest.fixture
def store(where, made):
    text = made.text + f" {NAME} said so."
    with Store.open(where, create=True) as opened:
        read = made.put(opened, "pages/a.txt", text, known=Known(url=URL))
        other = made.put(opened, "pages/b.txt", made.text + " More.")
        opened.replace_derived(made.derived(read, other))
        yield opened


def about(store, redaction=None):
    incident = next(store.incidents())
    return About(
        incidents=(incident.id,),
        title=incident.title,
        made_at=AT,
        software="reportedly 0",
        redaction=redaction,
    )


def full(store, key=None):
    return bundle_of(store, store, about(store), key)


def redacted(store):
    entry = Withholding(name=NAME, withheld=True, user="Ana", made_at=AT, why="asked")
    source = redact(store, [entry], load_redaction())
    return bundle_of(source, store, about(store, redaction_of(source)))


def page_of(store):
    """The document of the bundle's incident."""
    (name,) = next(store.incidents()).documents
    return store.document(name)


def parts(raw):
    return {part.path: part.content for part in parts_in(raw)}


def test_a_sound_bundle_has_no_fault_and_says_what_it_holds(store):
    found = check_bundle(full(store))
    assert found.faults == ()
    assert found.counts == {"documents": 1, "claims": 1, "incidents": 1}
    assert (found.signer, found.redacted) == (None, False)


def test_the_same_record_at_the_same_moment_gives_the_same_bytes(store):
    assert full(store) == full(store)


def test_it_is_a_wacz_as_the_specification_asks(store):
    with zipfile.ZipFile(io.BytesIO(full(store))) as archive:
        assert all(one.compress_type == zipfile.ZIP_STORED for one in archive.infolist())
        names = set(archive.namelist())
        package = json.loads(archive.read(PACKAGE))
        digest = json.loads(archive.read(DIGEST))
        pages = [json.loads(line) for line in archive.read(PAGES).splitlines()]
        contents = {name: archive.read(name) for name in names}
    assert {WARC, INDEX, PAGES} <= names
    assert (package["profile"], package["wacz_version"]) == ("data-package", "1.1.1")
    assert names == {one["path"] for one in package["resources"]} | {PACKAGE, DIGEST}
    for one in package["resources"]:
        assert one["hash"] == f"sha256:{hashlib.sha256(contents[one['path']]).hexdigest()}"
        assert one["bytes"] == len(contents[one["path"]])
    hashed = hashlib.sha256(contents[PACKAGE]).hexdigest()
    assert digest == {"path": PACKAGE, "hash": f"sha256:{hashed}"}
    assert pages[0] == {
        "format": "json-pages-1.0",
        "id": "pages",
        "title": "Pages of the incidents",
    }
    assert all({"url", "ts"} <= page.keys() for page in pages[1:])


def test_a_page_is_archived_as_captured_and_found_by_its_index(store):
    held = parts(full(store))
    document = page_of(store)
    key, stamp, told = held[INDEX].decode().split(" ", 2)
    line = json.loads(told)
    start = int(line["offset"])
    member = held[WARC][start : start + int(line["length"])]
    record = next(ArchiveIterator(io.BytesIO(member)))
    assert record.content_stream().read() == store.raw(document.sha256)
    assert record.rec_type == "resource"
    assert (key, stamp) == (address(line["url"]), "20240301000000")


def test_an_address_is_sorted_by_host():
    assert address(URL) == "example,gazette)/2021/05/raid?id=7"
    assert address("http://a.example:8080") == "example,a:8080)/"


def test_an_annotation_selects_the_quote_by_words_and_by_place(store):
    held = parts(full(store))
    (told,) = map(json.loads, held[ANNOTATIONS].splitlines())
    cached = told["target"]["state"]["cached"].removeprefix("urn:sha256:")
    text = held[f"texts/{cached}.txt"].decode()
    place, quote = told["target"]["selector"]
    assert quote["exact"] == "two soldiers were killed" == text[place["start"] : place["end"]]
    assert text[: place["start"]].endswith(quote["prefix"])
    assert text[place["end"] :].startswith(quote["suffix"])


def test_the_provenance_leads_from_an_incident_to_its_page(store, made):
    prov = json.loads(parts(full(store))[PROVENANCE])
    derived = {
        one["prov:generatedEntity"]: one["prov:usedEntity"]
        for one in prov["wasDerivedFrom"].values()
    }
    made_by = {one["prov:entity"]: one["prov:activity"] for one in prov["wasGeneratedBy"].values()}
    (incident,) = (name for name in derived if name.startswith("rpt:incident/"))
    reading = made_by[derived[incident]]
    used = {one["prov:activity"]: one["prov:entity"] for one in prov["used"].values()}
    assert used[reading].startswith("rpt:page/")
    assert prov["activity"][reading]["rpt:rules"] == made.rules


def test_a_redacted_bundle_leaves_the_pages_out_and_says_so(store):
    raw = redacted(store)
    held = parts(raw)
    assert b"Mira" not in raw
    assert b"Olden" not in raw
    package = json.loads(held[PACKAGE])["reportedly"]
    document = page_of(store)
    assert package["redacted"] is True
    assert package["left_out"] == [{"document": document.id, "sha256": document.sha256}]
    assert check_bundle(raw).faults == ()
    assert check_bundle(raw).redacted


def test_a_byte_changed_anywhere_is_found_and_its_part_named(store):
    raw = full(store)
    chosen = random.Random(7)  # noqa: S311 - which bytes are tried
    structural = structure_of(raw)
    for at in [*structural, *chosen.sample(range(len(raw)), 400)]:
        changed = bytearray(raw)
        changed[at] ^= chosen.randrange(1, 256)
        found = check_bundle(bytes(changed))
        assert found.faults, at
        assert all(fault.part for fault in found.faults)


def structure_of(raw):
    """The bytes of the zip itself, and of the two lists of hashes: every one of them."""
    at = 0
    for part in parts_in(raw):
        start = raw.index(part.path.encode(), at) + len(part.path)
        yield from range(at, start)
        at = start + len(part.content)
        if part.path == DIGEST:
            yield from range(start, at)
    yield from range(at, len(raw))


@pytest.mark.parametrize("path", [WARC, PAGES, ANNOTATIONS, PACKAGE, DIGEST])
def test_a_changed_byte_is_named_by_its_part(store, path):
    raw = full(store)
    content = parts(raw)[path]
    at = raw.index(content) + len(content) // 2
    changed = raw[:at] + bytes([raw[at] ^ 1]) + raw[at + 1 :]
    assert {fault.part for fault in check_bundle(changed).faults} == {path}


def remade(store, path, change):
    """A bundle in which a part was changed and every hash mended, as a forger would."""
    held = [
        Part(path=part.path, content=change(part.content) if part.path == path else part.content)
        for part in parts_in(full(store))
        if part.path not in {PACKAGE, DIGEST}
    ]
    package = package_of(about(store), held, [])
    return zip_of((*held, package, digest_of(package, None)))


@pytest.mark.parametrize(
    ("path", "change", "why"),
    [
        (
            "record/claims.jsonl",
            lambda raw: raw.replace(b'"quote":"two', b'"quote":"ten'),
            "does not quote its page",
        ),
        (
            ANNOTATIONS,
            lambda raw: raw.replace(b'"exact":"two', b'"exact":"ten'),
            "does not select what it quotes",
        ),
        (
            "record/documents.jsonl",
            lambda raw: raw.replace(b"two soldiers", b"ten soldiers"),
            "it is not the text of",
        ),
        (
            INDEX,
            lambda raw: raw.replace(b'"digest":"sha256:', b'"digest":"sha256:0'),
            "is not where it says",
        ),
    ],
)
def test_what_does_not_bear_itself_out_is_found_under_whole_hashes(store, path, change, why):
    found = check_bundle(remade(store, path, change))
    assert any(why in fault.why for fault in found.faults)


@pytest.mark.parametrize("left", [(), (PAGES,), ("record/claims.jsonl", INDEX, WARC, ANNOTATIONS)])
def test_a_bundle_of_other_parts_is_told_and_no_error_of_ours(store, left):
    held = [part for part in parts_in(full(store)) if part.path in left]
    package = package_of(about(store), held, [])
    found = check_bundle(zip_of((*held, package, digest_of(package, None))))
    assert [fault.part for fault in found.faults] == ["the bundle"]


def test_a_part_put_in_beside_the_list_is_found(store):
    more = Part(path="evidence/more.txt", content=b"more")
    raw = zip_of((*parts_in(full(store)), more))
    assert [str(fault) for fault in check_bundle(raw).faults] == [
        "evidence/more.txt: nothing in datapackage.json tells of it"
    ]


needs_openssh = pytest.mark.skipif(
    shutil.which("ssh-keygen") is None, reason="OpenSSH is not on this machine"
)


@pytest.fixture
def key(tmp_path):
    path = tmp_path / "key"
    words = ["-q", "-t", "ed25519", "-N", "", "-C", "ana", "-f", str(path)]
    subprocess.run([shutil.which("ssh-keygen"), *words], check=True)
    return path


@needs_openssh
def test_a_signed_bundle_tells_whose_key_it_was(store, key):
    found = check_bundle(full(store, key))
    assert found.faults == ()
    assert fingerprint_of(key.with_suffix(".pub")) in found.signer.split()


@needs_openssh
def test_no_byte_of_a_signature_can_be_changed(store, key):
    raw = full(store, key)
    content = parts(raw)[DIGEST]
    start = raw.index(content)
    chosen = random.Random(7)  # noqa: S311 - which bytes are tried
    for at in chosen.sample(range(start, start + len(content)), 40):
        changed = bytearray(raw)
        changed[at] ^= chosen.randrange(1, 128)
        assert check_bundle(bytes(changed)).faults, at - start


@needs_openssh
def test_a_signature_of_another_bundle_is_none(store, key):
    signed = json.loads(parts(full(store, key))[DIGEST])["sshSignature"]
    *held, package, _ = parts_in(redacted(store))
    raw = zip_of((*held, package, digest_of(package, signed)))
    assert [str(one) for one in check_bundle(raw).faults] == [
        f"{DIGEST}: the signature is not one of the list of parts"
    ]


@needs_openssh
def test_a_key_that_is_none_is_told(store, tmp_path):
    with pytest.raises(UsageError, match="the key could not be used"):
        full(store, tmp_path / "nosuch")
