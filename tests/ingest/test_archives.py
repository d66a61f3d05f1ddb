"""Zip and tar archives, packed files, and archives in archives."""

import bz2
import gzip
import io
import random
import stat
import tarfile
import zipfile

import pytest

from reportedly.errors import DamagedFile, LockedFile, NotText, PageTooLarge
from reportedly.ingest.containers import limits
from reportedly.records.text import Media

A, B = b"The army said two men were hurt at the bridge.", b"Nobody was hurt at the bridge."


@pytest.mark.parametrize("kind", ["zip", "tar", "tgz", "tar.gz", "tar.bz2"])
def test_an_archive_gives_its_pages_and_names_what_is_none(pack, sorted_out, kind):
    members = {
        "x/a.html": pack.html("Bridge hit", A.decode()),
        "b.txt": B,
        "photo.jpg": b"\xff\xd8\xff",
        "__MACOSX/._b.txt": b"junk",
        ".hidden.txt": b"junk",
    }
    made = {
        "zip": pack.zip,
        "tar": pack.tar,
        "tgz": lambda m: pack.tar(m, "w:gz"),
        "tar.gz": lambda m: pack.tar(m, "w:gz"),
        "tar.bz2": lambda m: pack.tar(m, "w:bz2"),
    }
    name = f"saved.{kind}"
    assert sorted_out(name, made[kind](members)) == (
        [f"{name}#x/a.html", f"{name}#b.txt"],
        [".jpg"],
        [],
    )


def test_an_archive_is_known_by_its_bytes_and_not_by_its_name(pack, pages):
    (page,) = pages("saved.txt", pack.zip({"a.txt": A}))
    assert (page.origin, page.raw) == ("saved.txt#a.txt", A)


@pytest.mark.parametrize("packed", [gzip.compress, bz2.compress])
def test_a_packed_page_is_the_page(pages, packed):
    (page,) = pages("a.txt.gz", packed(A))
    assert (page.origin, page.raw) == ("a.txt.gz", A)


def test_archives_may_lie_in_archives(pack, pages):
    inner = pack.zip({"in.tar.gz": pack.tar({"a.txt": A}, "w:gz"), "b.txt": B})
    found = pages("out.tar", pack.tar({"deep/in.zip": inner}))
    assert [page.origin for page in found] == [
        "out.tar#deep/in.zip#in.tar.gz#a.txt",
        "out.tar#deep/in.zip#b.txt",
    ]


def test_archives_in_archives_without_end_are_refused(pack, sorted_out):
    raw = pack.zip({"a.txt": A})
    for _ in range(limits.DEEPEST + 1):
        raw = pack.zip({"a.zip": raw, "b.txt": B})
    found, _, failed = sorted_out("a.zip", raw)
    assert len(found) == limits.DEEPEST
    assert [error for _, error in failed] == [PageTooLarge]


def test_a_zip_that_unpacks_without_end_is_stopped(pack, sorted_out, monkeypatch):
    monkeypatch.setattr(limits, "MOST_BYTES", 2**16)
    bomb = pack.zip({"a.txt": A, "b.txt": b"0" * 2**24, "c.txt": b"0" * 2**24, "d.txt": A})
    found, _, failed = sorted_out("a.zip", bomb)
    assert found == ["a.zip#a.txt"]
    assert failed[-1][1] is PageTooLarge


@pytest.mark.parametrize("outer", ["zip", "tar", "gz"])
def test_a_bomb_in_an_archive_is_stopped_by_the_size_of_the_outermost(
    pack, things, monkeypatch, outer
):
    monkeypatch.setattr(limits, "MOST_BYTES", 2**16)
    bomb = pack.zip({f"{n}.txt": b"0" * 2**22 for n in range(4)})
    raw = {"zip": lambda: pack.zip({"b.zip": bomb, "c.txt": A}),
           "tar": lambda: pack.tar({"b.zip": bomb, "c.txt": A}),
           "gz": lambda: gzip.compress(bomb)}[outer]()  # fmt: skip
    found = things(f"a.{outer}", raw)
    assert "unpacks to more than" in str(found[-1].error)


def test_a_page_too_large_for_memory_is_told_and_the_next_is_read(pack, sorted_out):
    large = bytes(limits.MOST_BYTES) + b"."
    raw = pack.zip({"a.txt": large, "b.txt": B}, compresslevel=1)
    assert sorted_out("a.zip", raw) == (["a.zip#b.txt"], [], [("a.zip#a.txt", PageTooLarge)])


def test_names_that_lead_out_of_the_archive_lead_nowhere(pack, pages, tmp_path):
    names = ["/etc/passwd.txt", "../../up.txt", "..\\back.txt", "C:\\x.txt", "a/../../b.txt"]
    before = sorted(tmp_path.parent.rglob("*"))
    for made, name in ((pack.zip, "a.zip"), (pack.tar, "a.tar")):
        found = pages(name, made(dict.fromkeys(names, A)))
        assert [page.raw for page in found] == [A] * len(names)
    after = set(tmp_path.parent.rglob("*")) - set(before)
    assert {path.name for path in after} == {"a.zip", "a.tar"}


def test_a_member_without_a_name_is_left_aside(pack, sorted_out):
    raw = pack.zip({"x": A, "b.txt": B})
    listed = raw.index(b"PK\x01\x02")
    nameless = bytearray(raw)
    nameless[listed + 28] = 0
    del nameless[listed + 46]
    end = nameless.rindex(b"PK\x05\x06")
    nameless[end + 12] -= 1
    found, aside, failed = sorted_out("a.zip", bytes(nameless))
    assert found == ["a.zip#b.txt"]
    assert aside == ["member of an archive without a name"]
    assert failed == []


def test_links_in_archives_are_left_aside(sorted_out):
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as archive:
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    assert sorted_out("a.zip", raw.getvalue()) == ([], ["link in an archive"], [])
    raw = io.BytesIO()
    with tarfile.open(fileobj=raw, mode="w") as tar:
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE):
            member = tarfile.TarInfo("link.txt")
            member.type, member.linkname = kind, "/etc/passwd"
            tar.addfile(member)
    aside = ["link or device in an archive"] * 4
    assert sorted_out("a.tar", raw.getvalue()) == ([], aside, [])


def test_a_locked_member_is_told_and_the_next_is_read(pack, sorted_out):
    raw = bytearray(pack.zip({"a.txt": A, "b.txt": B}))
    raw[6] |= 1  # the flag of encryption, in the member and in the list
    listed = raw.index(b"PK\x01\x02")
    raw[listed + 8] |= 1
    assert sorted_out("a.zip", bytes(raw)) == (["a.zip#b.txt"], [], [("a.zip#a.txt", LockedFile)])


def test_office_documents_are_no_archives_of_pages(pack, sorted_out):
    raw = pack.zip({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w/>"})
    assert sorted_out("a.zip", raw) == ([], [], [("a.zip", NotText)])


@pytest.mark.parametrize("kind", ["zip", "tgz"])
def test_an_archive_that_is_cut_off_gives_what_can_be_read(pack, sorted_out, kind):
    noise = random.Random(7)  # noqa: S311 - what does not pack
    members = {f"{n}.txt": noise.randbytes(40_000).hex().encode() for n in range(4)}
    raw = pack.zip(members) if kind == "zip" else pack.tar(members, "w:gz")
    found, _, failed = sorted_out(f"a.{kind}", raw[: len(raw) * 2 // 3])
    assert failed == [(f"a.{kind}", DamagedFile)] or failed[-1][1] is DamagedFile
    assert found == [] if kind == "zip" else len(found) >= 1


def test_a_zip_that_says_its_list_is_huge_is_refused_before_it_is_read(pack, sorted_out):
    raw = bytearray(pack.zip({"a.txt": A}))
    end = raw.rindex(b"PK\x05\x06")
    raw[end + 12 : end + 16] = b"\xf0\xff\xff\xff"
    assert sorted_out("a.zip", bytes(raw)) == ([], [], [("a.zip", PageTooLarge)])


def test_a_tar_header_of_many_megabytes_is_refused(sorted_out):
    raw = io.BytesIO()
    with tarfile.open(fileobj=raw, mode="w:gz", format=tarfile.PAX_FORMAT) as tar:
        member = tarfile.TarInfo("a.txt")
        member.pax_headers = {"comment": "0" * (limits.MOST_HEADERS + 2**16)}
        tar.addfile(member)
    assert sorted_out("a.tgz", raw.getvalue())[2] == [("a.tgz", DamagedFile)]


def test_a_page_saved_by_a_browser_has_the_address_it_was_saved_from(pages):
    for comment in (
        "<!-- saved from url=(0027)https://gazette.example/a?b -->",
        "<!--\n Page saved with SingleFile \n url: https://gazette.example/a?b \n-->",
    ):
        (page,) = pages("a.html", f"<!doctype html>\n{comment}\n<html><p>x".encode())
        assert page.known.url == "https://gazette.example/a?b"
        assert (page.origin, page.media) == ("a.html", Media.UNTOLD)
