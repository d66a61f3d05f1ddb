import os
from datetime import date
from pathlib import Path

import pytest

from reportedly.errors import NothingMatched, PageTooLarge, UnreadableFile, UsageError
from reportedly.ingest import find, find_pages
from reportedly.ingest.containers import stored
from reportedly.records.text import Known

DAY = date(2024, 3, 1)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def put(*names):
        for name in names:
            path = Path("pages", name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(name)
        return Path("pages")

    return put


def names(found):
    return [path.as_posix() for path in found.files]


def test_pages_are_found_below_a_folder_in_order(folder):
    path = folder("b.html", "a.TXT", "x/c.htm", "x/y/d.txt", "e.jpg", "f.JPG", "noend", "g.docx")
    found = find_pages([path])
    assert names(found) == ["pages/a.TXT", "pages/b.html", "pages/x/c.htm", "pages/x/y/d.txt"]
    assert found.skipped == {"": 1, ".docx": 1, ".jpg": 2}
    assert found.failed == ()


def test_hidden_files_and_folders_are_left_out(folder):
    assert names(find_pages([folder("a.txt", ".b.txt", ".c/d.txt")])) == ["pages/a.txt"]


def test_a_file_named_is_read_whatever_its_suffix(folder):
    folder("a.pdf", ".hidden.txt")
    assert names(find_pages([Path("pages/a.pdf"), Path("pages/.hidden.txt")])) == [
        "pages/a.pdf",
        "pages/.hidden.txt",
    ]


def test_a_page_given_twice_is_found_once(folder):
    path = folder("a.txt", "b.txt")
    assert names(find_pages([path / "b.txt", path, path.absolute()])) == [
        "pages/b.txt",
        "pages/a.txt",
    ]


def test_a_folder_without_pages_says_what_is_there(folder):
    path = folder("a.jpg", "b.jpg", "c.docx", "d")
    with pytest.raises(NothingMatched, match=r"1 \.docx, 2 \.jpg") as error:
        find_pages([path])
    assert ".html" in error.value.do
    assert error.value.where == "pages"


def test_an_empty_folder_beside_a_full_one_is_no_error(folder, tmp_path):
    (tmp_path / "empty").mkdir()
    assert names(find_pages([tmp_path / "empty", folder("a.txt")])) == ["pages/a.txt"]


def test_a_path_that_does_not_exist_is_told(folder):
    folder("a.txt")
    with pytest.raises(UsageError, match=r"pages/none: there is no such file"):
        find_pages([Path("pages"), Path("pages/none")])


def test_a_thing_that_is_neither_file_nor_folder_is_told():
    with pytest.raises(UsageError, match="neither"):
        find_pages([Path(os.devnull)])


def test_a_link_to_nowhere_is_a_page_that_cannot_be_read(folder):
    path = folder("a.txt")
    (path / "b.txt").symlink_to("nowhere")
    found = find_pages([path])
    assert names(found) == ["pages/a.txt", "pages/b.txt"]
    with pytest.raises(UnreadableFile, match=r"pages/b\.txt: the file cannot be read"):
        find.only_page(found.files[1], DAY)


def test_a_link_to_a_device_that_never_ends_is_no_page(folder):
    path = folder("a.txt")
    (path / "b.txt").symlink_to("/dev/zero")
    os.mkfifo(path / "c.txt")
    (path / "d.txt").symlink_to("c.txt")
    assert names(find_pages([path])) == ["pages/a.txt"]


def test_a_file_is_known_by_its_bytes_and_not_by_its_name(folder):
    path = folder("a.jpg", "b", "c.dat")
    (path / "b").write_text("<!doctype html><p>The bridge was hit.")
    (path / "c.dat").write_bytes(b"WARC/1.0\r\n")
    assert names(find_pages([path])) == ["pages/b", "pages/c.dat"]


def test_a_file_of_many_pages_is_not_one_to_inspect(folder):
    path = folder("a.jsonl") / "a.jsonl"
    path.write_text('{"text": "One."}\n{"text": "Two."}\n')
    with pytest.raises(UsageError, match="several pages"):
        find.only_page(path, DAY)
    path.write_text('{"words": 1}\n')
    with pytest.raises(UsageError, match="no page"):
        find.only_page(path, DAY)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read anything")
def test_a_closed_folder_is_a_failure_and_the_others_are_read(folder):
    path = folder("a.txt", "x/b.txt")
    (path / "x").chmod(0)
    found = find_pages([path])
    assert names(found) == ["pages/a.txt"]
    assert [origin for origin, _ in found.failed] == ["pages/x"]
    (path / "x").chmod(0o700)


def test_a_closed_folder_is_told_by_name(folder, monkeypatch):
    def walk(_, onerror):
        onerror(PermissionError(13, "Permission denied", "pages/x"))
        yield "pages", [], ["a.txt"]

    path = folder("a.txt")
    monkeypatch.setattr(os, "walk", walk)
    found = find_pages([path])
    assert [(origin, type(error)) for origin, error in found.failed] == [
        ("pages/x", UnreadableFile)
    ]


def test_a_page_is_its_bytes_its_hash_and_its_day(folder):
    path = folder("a.txt") / "a.txt"
    path.write_bytes(b"\xff\xfe\x00raw")
    page = find.only_page(path, DAY)
    assert page.raw == b"\xff\xfe\x00raw"
    assert len(page.sha256) == 64
    assert (page.origin, page.captured, page.known) == ("pages/a.txt", DAY, Known())


def test_a_file_too_large_for_memory_is_told(folder, monkeypatch):
    path = folder("a.txt") / "a.txt"
    monkeypatch.setattr(stored, "MOST_BYTES", 4)
    with pytest.raises(PageTooLarge):
        find.only_page(path, DAY)


def test_a_name_that_is_no_text_can_be_stored(tmp_path):
    name = os.fsdecode(b"caf\xe9.txt")
    try:
        (tmp_path / name).write_text("x")
    except OSError:
        pytest.skip("this file system takes no such name")
    (found,) = find_pages([tmp_path]).files
    assert find.only_page(found, DAY).origin.endswith("caf\\xe9.txt")
