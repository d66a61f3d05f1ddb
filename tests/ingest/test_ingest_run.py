import os
from types import SimpleNamespace

import pytest
from whole import build_whole, every_row

from reportedly.errors import (
    EmptyPage,
    NothingMatched,
    NotText,
    PageFault,
    RecordDiskFull,
    UnreadableFile,
    UsageError,
)
from reportedly.ingest import find_pages, ingest
from reportedly.link.signature import sign
from reportedly.records.text import Known
from reportedly.store import Seen, Store, find_damage


class FakeReader:
    """Reads pages as the builders of the tests make them."""

    def __init__(self, made):
        self.made = made
        self.rules = made.rules
        self.today = made.page().captured
        self.pages = []
        self.builds = 0
        self.signed = []

    def read(self, page):
        self.pages.append(page)
        if not page.raw:
            raise EmptyPage("the file is empty", where=page.origin)
        if page.raw.startswith(b"\xff"):
            raise NotText("these bytes are no text", where=page.origin)
        document = self.made.document(page)
        return document, self.made.reading(document, self.rules)

    signing = 1

    def sign(self, document):
        self.signed.append(document.id)
        return sign(document)

    def build(self, holdings):
        self.builds += 1
        ids = {one.id for one in holdings.documents}
        assert {claim.document for claim in holdings.claims} == ids
        assert {time.document for time in holdings.times} == ids
        assert {one.document for one in holdings.signatures} == ids
        assert {one.document for one in holdings.sightings} == ids
        assert holdings.decisions == ()
        return self.made.derived(*holdings.documents)

    def update(self, store):
        build_whole(store, self)


@pytest.fixture
def reader(made):
    return FakeReader(made)


@pytest.fixture
def store(where):
    with Store.open(where, create=True) as opened:
        yield opened


@pytest.fixture
def pages(tmp_path, made):
    folder = tmp_path / "pages"
    folder.mkdir()
    for name in "abc":
        (folder / f"{name}.txt").write_text(made.text + f" {name}")
    return folder


@pytest.fixture
def run(store, reader, pages):
    def once(*paths, known=None, on_page=lambda _: None):
        watcher = SimpleNamespace(page=on_page, building=lambda: None)
        return ingest(find_pages(paths or (pages,)), store, reader, known or {}, watcher)

    return once


def told(report):
    return (report.read, report.new, report.reread, report.unchanged, report.failed)


def test_a_first_run_reads_all_and_a_second_changes_nothing(run, store, reader):
    assert told(run()) == (3, 3, 0, 0, 0)
    assert store.counts()["documents"] == 3
    assert len(list(store.incidents())) == 3
    assert store.derived_is_current()
    before = every_row(store)
    assert told(run()) == (3, 0, 0, 3, 0)
    assert (len(reader.pages), reader.builds) == (3, 1)
    assert every_row(store) == before
    assert not list(find_damage(store))


def test_a_page_added_later_is_the_only_one_read(run, pages, reader, made):
    run()
    (pages / "d.txt").write_text(made.text + " d")
    assert told(run()) == (4, 1, 0, 3, 0)
    assert (len(reader.pages), reader.builds) == (4, 2)


def test_the_same_page_under_two_names_is_one_document(run, store, pages):
    (pages / "z.txt").write_bytes((pages / "a.txt").read_bytes())
    assert told(run()) == (4, 3, 0, 1, 0)
    document = store.document("a.txt")
    assert store.origins_of(document.id) == tuple(
        (pages / name).as_posix() for name in ("a.txt", "z.txt")
    )
    assert told(run()) == (4, 0, 0, 4, 0)


def test_other_rules_read_every_page_again(run, store, reader):
    run()
    reader.rules = "0.2.0"
    assert told(run()) == (3, 0, 3, 0, 0)
    assert store.rules() == ("0.2.0",)
    assert store.counts()["readings"] == 6
    assert store.counts()["claims"] == 6


def test_metadata_goes_to_its_page_and_new_metadata_reads_it_again(run, store):
    report = run(known={"a.txt": Known(outlet="The Gazette"), "none.txt": Known()})
    assert report.unmatched == ("none.txt",)
    assert store.document("a.txt").outlet == "The Gazette"
    assert store.document("b.txt").outlet is None
    assert told(run(known={"a.txt": Known(outlet="The Courier")})) == (3, 0, 1, 2, 0)
    assert store.document("a.txt").outlet == "The Courier"


def test_pages_without_a_day_of_publication_are_counted(run, reader, monkeypatch):
    read = reader.read

    def without_a_day(page):
        document, reading = read(page)
        undated = page.origin.endswith("b.txt")
        return document.replacing(published=None) if undated else document, reading

    assert run().undated == 0
    monkeypatch.setattr(reader, "read", without_a_day)
    reader.rules = "0.2.0"
    assert run().undated == 1


def test_pages_that_cannot_be_read_are_told_and_the_rest_is_kept(run, store, pages):
    (pages / "a1.txt").touch()
    (pages / "b1.txt").write_bytes(b"\xff\xfe")
    (pages / "b2.txt").symlink_to("nowhere")
    (pages / "photo.jpg").write_bytes(b"\xff")
    done = []
    report = run(on_page=done.append)
    assert told(report) == (6, 3, 0, 0, 3)
    failed = [(page.origin, page.error) for page in done if page.error is not None]
    assert [type(error) for _, error in failed] == [EmptyPage, NotText, UnreadableFile]
    assert all(origin in str(error) for origin, error in failed)
    assert report.skipped == {".jpg": 1}
    assert [(page.number, page.seen) for page in done][:2] == [(1, Seen.NEW), (2, None)]
    assert [page.position for page in done] == sorted(page.position for page in done)
    assert done[-1].position == done[-1].size
    assert store.counts()["documents"] == 3
    assert told(run()) == (6, 0, 0, 3, 3)


def test_a_fault_of_the_program_costs_the_page_that_shows_it_and_no_other(
    run, store, reader, monkeypatch
):
    read = reader.read

    def fail_on_b(page):
        return int("no figure") if page.origin.endswith("b.txt") else read(page)

    monkeypatch.setattr(reader, "read", fail_on_b)
    done = []
    assert told(run(on_page=done.append)) == (3, 2, 0, 0, 1)
    (error,) = (page.error for page in done if page.error is not None)
    assert isinstance(error, PageFault)
    for words in (
        "b.txt: a fault of the program",
        "ValueError in test_ingest_run.py, line",
        "report",
    ):
        assert words in str(error)
    assert store.counts()["documents"] == 2


def test_a_page_that_newer_rules_refuse_keeps_its_reading(run, store, reader, monkeypatch):
    run()
    reader.rules = "0.2.0"

    def refuse(page):
        raise NotText("no", where=page.origin)

    monkeypatch.setattr(reader, "read", refuse)
    assert told(run()) == (3, 0, 0, 0, 3)
    assert store.counts()["documents"] == 3


def test_a_run_that_is_stopped_goes_on_where_it_stopped(run, store):
    def stop(page):
        if page.number == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(on_page=stop)
    assert store.counts()["documents"] == 2
    assert not store.derived_is_current()
    assert not list(find_damage(store))
    assert told(run()) == (3, 1, 0, 2, 0)
    assert store.derived_is_current()


def test_a_run_stopped_after_its_last_page_builds_the_incidents_next_time(run, store):
    def stop(page):
        if page.position == page.size:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(on_page=stop)
    assert list(store.incidents()) == []
    assert told(run()) == (3, 0, 0, 3, 0)
    assert len(list(store.incidents())) == 3


@pytest.mark.parametrize("where", ["file"], indirect=True)
def test_a_full_disk_keeps_the_pages_before_it(run, store, pages, made):
    (pages / "b.txt").write_text(made.text + " b" * 200_000)
    run(pages / "a.txt")
    size = store._db.execute("PRAGMA page_count").fetchone()[0]  # noqa: SLF001 - to fill the disk
    store._db.execute(f"PRAGMA max_page_count = {size + 20}")  # noqa: SLF001 - the same
    with pytest.raises(RecordDiskFull):
        run()
    assert store.counts()["documents"] == 1
    assert not list(find_damage(store))


def test_paths_without_pages_and_wrong_paths_are_told(run, tmp_path, store):
    (tmp_path / "empty").mkdir()
    with pytest.raises(NothingMatched):
        run(tmp_path / "empty")
    with pytest.raises(UsageError):
        run(tmp_path / "none")
    assert store.counts()["pages"] == 0


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read anything")
def test_a_closed_file_is_a_failed_page(run, pages):
    (pages / "a.txt").chmod(0)
    assert told(run()) == (3, 2, 0, 0, 1)
