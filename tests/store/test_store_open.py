import os
import sqlite3
from contextlib import closing

import pytest

import reportedly.store.open as opening
from reportedly.errors import NotARecord, RecordError, RecordLocked, RecordTooNew
from reportedly.store import Store


@pytest.fixture
def path(tmp_path):
    return tmp_path / "coverage.record"


@pytest.fixture
def impatient(monkeypatch):
    monkeypatch.setattr(opening, "BUSY_SECONDS", 0.05)


def told(error):
    return str(error.value)


def test_a_new_record_is_made_with_its_folder_and_opens_again(tmp_path):
    path = tmp_path / "work" / "what? 100% #1.record"
    Store.open(path, create=True).close()
    with Store.open(path, create=False) as store:
        assert set(store.counts().values()) == {0}
        assert store.derived_is_current()
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]


def test_a_connection_keeps_no_more_of_the_file_at_hand_than_it_is_given(path):
    Store.open(path, create=True).close()
    with closing(opening.connect(path, create=False, cached_kb=512)) as db:
        assert db.execute("PRAGMA cache_size").fetchone() == (-512,)


def test_the_file_says_whose_it_is(path):
    Store.open(path, create=True).close()
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("PRAGMA application_id").fetchone() == (opening.APPLICATION_ID,)
        assert db.execute("PRAGMA user_version").fetchone() == (len(opening.migrations()),)
        assert db.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_a_missing_record_is_not_made_unasked(path):
    with pytest.raises(NotARecord, match="there is no record here") as error:
        Store.open(path, create=False)
    assert "ingest" in error.value.do
    assert str(path) in told(error)
    assert not path.exists()


def test_a_folder_is_no_record(tmp_path):
    with pytest.raises(NotARecord, match="folder"):
        Store.open(tmp_path, create=True)


@pytest.mark.parametrize("create", [True, False])
def test_a_file_that_is_no_database_is_left_as_it_is(path, create):
    path.write_text("a page, by mistake" * 100)
    with pytest.raises(NotARecord):
        Store.open(path, create=create)
    assert path.read_text() == "a page, by mistake" * 100


@pytest.mark.parametrize("create", [True, False])
def test_a_database_of_another_program_is_left_as_it_is(path, create):
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE theirs (x)")
    before = path.read_bytes()
    with pytest.raises(NotARecord):
        Store.open(path, create=create)
    assert path.read_bytes() == before


def test_an_empty_file_becomes_a_record_only_when_asked(path):
    path.touch()
    with pytest.raises(NotARecord):
        Store.open(path, create=False)
    Store.open(path, create=True).close()
    Store.open(path, create=False).close()


def test_a_record_of_a_later_version_is_refused_by_its_numbers(path):
    Store.open(path, create=True).close()
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA user_version = 99")
    with pytest.raises(RecordTooNew, match=r"schema 99 .* knows \d"):
        Store.open(path, create=True)


def test_a_record_whose_version_was_changed_is_told(path):
    Store.open(path, create=True).close()
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA user_version = 0")
    with pytest.raises(RecordError, match="not what its schema version says"):
        Store.open(path, create=False)


def test_a_record_cut_short_is_told_as_damaged(path, made):
    with Store.open(path, create=True) as store:
        made.put(store)
    path.write_bytes(path.read_bytes()[:6000])
    with (
        pytest.raises(RecordError, match=r"damaged|not a record"),
        Store.open(path, create=False) as store,
    ):
        list(store.claims())


@pytest.mark.usefixtures("impatient")
def test_a_second_writer_is_told_to_wait_and_changes_nothing(path, made):
    with (
        Store.open(path, create=True) as store,
        closing(sqlite3.connect(path, isolation_level=None)) as other,
    ):
        made.put(store)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(RecordLocked, match="another process") as error:
            made.put(store, "pages/b.txt", made.text + " b")
        assert "again" in error.value.do
        assert store.counts()["pages"] == 1
        other.execute("ROLLBACK")
        made.put(store, "pages/b.txt", made.text + " b")
        assert store.counts()["pages"] == 2


@pytest.mark.usefixtures("impatient")
def test_a_record_held_by_another_process_is_told_on_opening(path):
    Store.open(path, create=True).close()
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(RecordLocked):
            Store.open(path, create=False)


def test_a_reader_works_while_a_writer_writes(path, made):
    with (
        Store.open(path, create=True) as store,
        closing(sqlite3.connect(path, isolation_level=None)) as other,
    ):
        document = made.put(store)
        other.execute("BEGIN IMMEDIATE")
        with Store.open(path, create=False) as reader:
            assert [one.id for one in reader.documents()] == [document.id]
            assert reader.counts()["claims"] == 2


def test_a_folder_we_may_not_write_to_can_still_be_read_from(path, made, monkeypatch):
    with Store.open(path, create=True) as store:
        made.put(store)
    monkeypatch.setattr(os, "access", lambda *_: False)
    before = sorted(path.parent.iterdir())
    with Store.open(path, create=False) as store:
        assert store.counts()["claims"] == 2
        with pytest.raises(RecordError, match="read and not written"):
            made.put(store, "pages/b.txt", made.text + " b")
        assert sorted(path.parent.iterdir()) == before


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_made_is_told(tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(RecordError):
        Store.open(tmp_path / "below" / "a.record", create=True)


def test_a_record_below_a_file_is_told(tmp_path):
    (tmp_path / "a.txt").touch()
    with pytest.raises(RecordError, match="folder"):
        Store.open(tmp_path / "a.txt" / "deeper" / "a.record", create=True)


# to read only


def test_a_record_opened_to_read_cannot_be_written(path, made):
    Store.open(path, create=True).close()
    with (
        Store(opening.connect_to_read(path), path) as store,
        pytest.raises(RecordError, match="read and not written"),
    ):
        made.put(store)


def test_an_older_record_is_told_and_not_brought_up_to_date_when_only_read(path, monkeypatch):
    Store.open(path, create=True).close()
    before = path.read_bytes()
    now = opening.migrations()
    monkeypatch.setattr(opening, "migrations", lambda: (*now, "CREATE TABLE later (x);\n"))
    with pytest.raises(RecordError, match="left as it is") as error:
        opening.connect_to_read(path)
    assert f"schema {len(now)} and this program's is {len(now) + 1}" in told(error)
    assert path.read_bytes() == before


def test_a_record_of_a_later_version_is_refused_when_only_read(path):
    Store.open(path, create=True).close()
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA user_version = 99")
    with pytest.raises(RecordTooNew):
        opening.connect_to_read(path)


@pytest.mark.parametrize("content", [b"", b"a page, by mistake" * 100])
def test_what_is_no_record_is_no_record_to_read_either(path, content):
    path.write_bytes(content)
    with pytest.raises(NotARecord):
        opening.connect_to_read(path)
    assert path.read_bytes() == content


def test_a_folder_we_may_not_write_to_can_be_checked(path, made, monkeypatch):
    with Store.open(path, create=True) as store:
        made.put(store)
    monkeypatch.setattr(os, "access", lambda *_: False)
    before = sorted(path.parent.iterdir())
    with Store(opening.connect_to_read(path), path) as store:
        assert store.counts()["claims"] == 2
    assert sorted(path.parent.iterdir()) == before


# migrations


def test_migrations_are_numbered_from_one_without_a_gap():
    folder = opening.files("reportedly.store").joinpath("migrations")
    numbers = sorted(int(item.name[:4]) for item in folder.iterdir() if item.name.endswith(".sql"))
    assert numbers == list(range(1, len(numbers) + 1))


def test_an_older_record_is_brought_up_to_date_and_keeps_its_rows(path, made, monkeypatch):
    with Store.open(path, create=True) as store:
        document = made.put(store)
    now = opening.migrations()
    more = "CREATE TABLE later (x); -- two statements\nINSERT INTO later VALUES (1);\n"
    monkeypatch.setattr(opening, "migrations", lambda: (*now, more))
    with Store.open(path, create=False) as store:
        assert store.document(document.id) == document
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("SELECT x FROM later").fetchall() == [(1,)]
        assert db.execute("PRAGMA user_version").fetchone() == (len(now) + 1,)


def test_a_change_that_fails_halfway_leaves_the_record_at_its_version(path, monkeypatch):
    Store.open(path, create=True).close()
    now = opening.migrations()
    monkeypatch.setattr(
        opening, "migrations", lambda: (*now, "CREATE TABLE later (x);\nCREATE TABLE pages (x);\n")
    )
    with pytest.raises(RecordError, match="already exists"):
        Store.open(path, create=False)
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (len(now),)
        assert db.execute("SELECT 1 FROM sqlite_master WHERE name = 'later'").fetchone() is None
