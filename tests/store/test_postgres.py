# ruff: noqa: S608 - the names of tables and columns are our own
import re
import signal
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest
from own_server import LOCKED, name_of
from tampered import raw, tamper
from whole import every_row

import reportedly.store.open as opening
from reportedly.cli import main
from reportedly.desk.accounts import Accounts
from reportedly.desk.visitor import Role
from reportedly.errors import (
    NotARecord,
    RecordDiskFull,
    RecordError,
    RecordLocked,
    RecordTooNew,
    RecordUnreachable,
    UsageError,
)
from reportedly.pipeline import open_builder
from reportedly.records.gazetteer import Scope
from reportedly.store import Store, find_damage
from reportedly.store.moved import columns_of, copy_record
from reportedly.store.near import Near
from reportedly.store.seal import COLUMNS, UNSEALED, of_all_editions
from reportedly.store.where import Server, located, without_password

DESK = Path(__file__).parents[2] / "docs" / "desk.md"


@pytest.fixture
def place(server):
    """An empty record in a database."""
    return server.emptied()


@pytest.fixture
def own(server):
    """An empty record in a database of its own, whose schema may be spoilt."""
    return server.database()


def full(where, made):
    """A record with a row in every table that is sealed."""
    with Store.open(where, create=True) as store:
        a, b = made.put(store), made.put(store, "pages/b.txt", made.text + " b")
        store.add_scope(Scope(packs=(made.pack(),)))
        store.add_decisions([made.decision(made.claim(a).id, made.claim(b).id)])
        store.reviews().add(made.review(a))
        store.replace_derived(made.derived(a, b))
        made.log(store)
    return where


# where a record is


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://ana@db.example/war",
        "postgres://db.example:5433/war?sslmode=verify-full",
        "service=war",
        "host=/run/postgresql dbname=war",
    ],
)
def test_an_address_is_known_by_how_it_begins(address):
    assert located(address) == Server(address=address)
    assert str(located(address)) == address


@pytest.mark.parametrize("given", ["postgresq://u@h/db", "http://h/db", "mysql://u:hush@h/db"])
def test_an_address_of_something_else_is_no_path(given, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("Two soldiers were killed.")
    assert main(["ingest", "a.txt", "--record", given]) == 2
    err = capsys.readouterr().err
    assert "no record is kept at an address" in err
    assert "hush" not in err
    assert [one.name for one in tmp_path.iterdir()] == ["a.txt"]


def test_a_port_is_no_password():
    address = "postgresql://db.example:5432/war?application_name=ana@desk"
    assert located(address) == Server(address=address)


@pytest.mark.parametrize("path", ["war.record", "service/war.record", "./postgresql://x", "host"])
def test_anything_else_is_a_path(path):
    assert not isinstance(located(path), Server)


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://ana:hush@db.example/war",
        "postgresql://ana:hu/hush@db.example/war",
        "postgresql://ana@db.example/war?password=hush",
        "postgresql://ana@db.example/war?sslpassword=hush&sslmode=require",
        "service=war password=hush",
        "service=war password = 'hu sh'",
    ],
)
def test_a_password_in_an_address_is_refused_and_not_repeated(address, capsys):
    assert "hush" not in without_password(address).replace(" ", "")
    with pytest.raises(UsageError, match="holds no password") as error:
        located(address)
    assert "hush" not in str(error.value).replace(" ", "")
    assert "PGPASSFILE" in error.value.do
    assert main(["incidents", "--record", address]) == 2
    assert "hush" not in capsys.readouterr().err.replace(" ", "")


def test_without_the_driver_it_is_said_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "psycopg", None)
    for name in [name for name in sys.modules if name.startswith("reportedly.store.postgres")]:
        monkeypatch.delitem(sys.modules, name)
    with pytest.raises(RecordError, match="not installed") as error:
        Store.open(located("service=war"), create=True)
    assert "pip install 'reportedly[postgres]'" in error.value.do


# what a server may answer


def refusal(address):
    with pytest.raises(RecordError) as error:
        Store.open(located(address), create=True)
    assert str(error.value).startswith(address)
    return error.value


def test_a_database_that_is_not_there(server):
    told = refusal(server.address("nowhere"))
    assert type(told) is RecordUnreachable
    assert "no such database or user" in told.what
    assert "createdb" in told.do


def test_a_server_that_is_not_there(tmp_path):
    told = refusal(f"postgresql:///war?host={tmp_path}")
    assert type(told) is RecordUnreachable
    assert "cannot be reached" in told.what


def test_a_wrong_password_and_a_missing_one(server, tmp_path, monkeypatch):
    server.run(
        f"DROP ROLE IF EXISTS {LOCKED}",
        f"CREATE ROLE {LOCKED} LOGIN PASSWORD 'right one'",
    )
    address = server.address("empty", LOCKED)
    monkeypatch.setenv("PGPASSFILE", str(tmp_path / "none"))
    assert "asks for a password" in refusal(address).what
    monkeypatch.setenv("PGPASSWORD", "wrong one")
    told = refusal(address)
    assert "does not know this user with this password" in told.what
    assert "wrong one" not in str(told)
    monkeypatch.setenv("PGPASSWORD", "right one")
    told = refusal(address)  # let in, and then it may not read
    assert "may not do that" in told.what


def test_a_service_that_is_not_there_and_one_that_is(place, tmp_path, monkeypatch, made):
    monkeypatch.setenv("PGSERVICEFILE", str(tmp_path / "services"))
    database, _, rest = place.address.partition("@/")[2].partition("?host=")
    (tmp_path / "services").write_text(f"[war]\nhost={rest}\ndbname={database}\nuser=desk\n")
    assert "no such service" in refusal("service=peace").what
    with Store.open(located("service=war"), create=False) as store:
        made.put(store)
        assert store.counts()["pages"] == 1


def test_what_is_no_address_is_told(server):
    del server
    with pytest.raises(UsageError, match="no address"):
        Store.open(located("service=war port"), create=True)


def test_a_database_without_a_record_gets_one_only_when_asked(server):
    bare = server.database("template1")
    with pytest.raises(NotARecord, match="no record in this database"):
        Store.open(bare, create=False)
    Store.open(bare, create=True).close()
    Store.open(bare, create=False).close()


def test_something_else_in_its_place_is_left_as_it_is(server):
    bare = server.database("template1")
    with closing(raw(bare)) as db:
        db.execute("CREATE SCHEMA reportedly; CREATE TABLE reportedly.theirs (x BIGINT)")
    for create in (True, False):
        with pytest.raises(NotARecord, match="is not a record"):
            Store.open(bare, create=create)


def test_a_database_that_lacks_letters_is_refused(server):
    server.run("CREATE DATABASE latin ENCODING 'LATIN1' TEMPLATE template0")
    assert "keeps text as LATIN1" in refusal(server.address("latin")).what


def test_a_record_of_a_later_version_is_refused(own):
    with closing(raw(own)) as db:
        db.execute("UPDATE schema_version SET version = 99")
    for opened in (lambda: Store.open(own, create=True), lambda: opening.connect_to_read(own)):
        with pytest.raises(RecordTooNew, match=r"schema 99 .* knows \d"):
            opened()


def test_an_older_one_is_brought_up_to_date_and_only_read_it_is_not(own, monkeypatch):
    import reportedly.store.postgres.open as served  # noqa: PLC0415 - it needs the driver

    now = list(served.migrations())
    later = (now[-1][0] + 1, "CREATE TABLE later (x BIGINT)")
    monkeypatch.setattr(served, "migrations", lambda: iter([*now, later]))
    with pytest.raises(RecordError, match="left as it is"):
        opening.connect_to_read(own)
    Store.open(own, create=False).close()
    with closing(raw(own)) as db:
        assert db.execute("SELECT version FROM schema_version").fetchone() == (later[0],)
        assert db.execute("SELECT count(*) FROM later").fetchone() == (0,)


def test_a_full_disk_leaves_the_record_as_it_was(own, made):
    with Store.open(own, create=True) as store, closing(raw(own)) as db:
        made.put(store)
        db.execute(
            "CREATE FUNCTION fill() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            "RAISE EXCEPTION 'could not extend file' USING ERRCODE = 'disk_full'; END $$; "
            "CREATE TRIGGER full_disk BEFORE INSERT ON claims EXECUTE FUNCTION fill()"
        )
        with pytest.raises(RecordDiskFull, match="no room left") as error:
            made.put(store, "pages/b.txt", made.text + " b")
        assert "goes on where it stopped" in error.value.do
        assert store.counts()["pages"] == 1
        db.execute("DROP TRIGGER full_disk ON claims; DROP FUNCTION fill()")
        made.put(store, "pages/b.txt", made.text + " b")
        assert not list(find_damage(store))


# several at once


def test_a_second_writer_is_told_to_wait_and_changes_nothing(place, made, monkeypatch):
    import reportedly.store.postgres.connection as served  # noqa: PLC0415 - it needs the driver

    monkeypatch.setattr(served, "BUSY_SECONDS", 0.05)
    with Store.open(place, create=True) as store, closing(raw(place)) as other:
        made.put(store)
        other.begin_writing()
        with pytest.raises(RecordLocked, match="another process"):
            made.put(store, "pages/b.txt", made.text + " b")
        assert store.counts()["pages"] == 1
        other.execute("ROLLBACK")
        made.put(store, "pages/b.txt", made.text + " b")


def test_a_reader_sees_one_moment_while_others_write(place, made):
    with Store.open(place, create=True) as store, Store.open(place, create=False) as reader:
        made.put(store)
        with reader.snapshot():
            assert reader.counts()["pages"] == 1
            made.put(store, "pages/b.txt", made.text + " b")
            assert reader.counts()["pages"] == 1
            assert len(list(reader.claims())) == 2
        assert reader.counts()["pages"] == 2


def test_what_no_text_can_hold_is_looked_for_and_not_found(place, made):
    with Store.open(place, create=True) as store:
        made.put(store)
        assert store.document("pages/\0a.txt") is None
        assert store.near().claims(["c-\0"]) == ()
        assert store.near().of_group("\0") == ()


def test_a_long_answer_may_be_left_half_read_while_others_are_asked(place, made):
    with Store.open(place, create=True) as store:
        for n in range(3):
            made.put(store, f"pages/{n}.txt", f"{made.text} {n}")
        claims = store.claims()
        next(claims)
        made.put(store, "pages/more.txt", f"{made.text} more")
        assert store.counts()["pages"] == 4
        assert len(list(claims)) == 5
        del claims
        made.put(store, "pages/most.txt", f"{made.text} most")


def test_a_reading_ends_quietly_when_its_server_has_gone_and_ended_it(server, own, made):
    with Store.open(own, create=True) as store:
        made.put(store)
        with store.snapshot():
            assert store.counts()["pages"] == 1
            server.stop(signal.SIGKILL)
        assert store.is_lost
    server.start()


def test_a_server_that_goes_away_is_told_and_the_record_opens_again(server, own, made):
    with Store.open(own, create=True) as store:
        made.put(store)
        server.stop(signal.SIGKILL)
        with pytest.raises(RecordUnreachable, match="went away") as error:
            made.put(store, "pages/b.txt", made.text + " b")
        assert "PostgreSQL" in error.value.do
        assert store.is_lost
        with pytest.raises(RecordUnreachable, match="cannot be reached"):
            Store.open(own, create=False)
    server.start()
    with Store.open(own, create=False) as store:
        assert store.counts()["pages"] == 1
        made.put(store, "pages/b.txt", made.text + " b")
        assert not list(find_damage(store))


def test_what_is_worked_out_of_json_can_be_asked_beside_other_workers(place, made):
    full(place, made)
    with closing(raw(place)) as db:
        for cost in ("parallel_setup_cost", "parallel_tuple_cost", "min_parallel_table_scan_size"):
            db.execute(f"SET {cost} = 0")
        near = Near(db, place)
        assert len(near.most_pressing(9)[0]) == 2
        assert [outlet for _, _, outlet, _, _ in near.headers()] == [None, None]


# what is kept


def test_its_tables_have_the_columns_of_a_file(place, tmp_path):
    Store.open(tmp_path / "a.record", create=True).close()
    with closing(sqlite3.connect(tmp_path / "a.record")) as db:
        named = "SELECT name FROM sqlite_master WHERE type IN ('table', 'view')"
        tables = [name for (name,) in db.execute(named) if not name.startswith("sqlite_")]
        in_file = {
            table: {row[1] for row in db.execute(f"PRAGMA table_xinfo({table})")}
            for table in tables
        }
    with closing(raw(place)) as db:
        rows = db.execute(
            "SELECT table_name, column_name FROM information_schema.columns "
            "WHERE table_schema = 'reportedly'"
        )
        in_server = {}
        for table, column in rows:
            in_server.setdefault(table, set()).add(column)
    assert in_server.pop("schema_version") == {"one", "version"}
    assert in_server.pop("last_numbers") == {"name", "seq"}
    assert in_server == in_file
    written = {table: set(columns) for table, columns in columns_of().items()}
    views = {one for one in in_file if one.startswith(("current_", "last_", "working_"))}
    views |= {table for table in COLUMNS if of_all_editions(table) != table}
    assert written.keys() == in_file.keys() - views
    assert all(written[table] <= in_file[table] for table in written)


def test_a_change_of_the_schema_is_one_in_both():
    pytest.importorskip("psycopg")
    from reportedly.store.postgres.schema import migrations  # noqa: PLC0415 - it needs the driver

    numbers = [number for number, _ in migrations()]
    assert numbers == list(range(10, len(opening.migrations()) + 1))


def test_no_table_can_be_emptied_at_once(place, made):
    full(place, made)
    with closing(raw(place)) as db:
        for table in [*COLUMNS][: [*COLUMNS].index("lineages")]:
            with pytest.raises(Exception, match="is never deleted"):
                db.execute(f"TRUNCATE {table} CASCADE")


GRANTED = re.search(r"  ```\n(  GRANT .*?)  ```", DESK.read_text(encoding="utf-8"), re.DOTALL)[1]
"""What the manual of the desk has the owner grant."""


def test_a_clerk_adds_and_decides_and_cannot_go_round_what_keeps_rows(server, own, made):
    with Store.open(own, create=True) as store:
        document = made.put(store)
    Accounts(own).add("ana", Role.READER, "a word of ten letters")
    with closing(raw(own)) as db:
        db.execute("DROP ROLE IF EXISTS clerk; CREATE ROLE clerk LOGIN")
        db.execute(GRANTED)
    clerk = Server(address=server.address(name_of(own), "clerk"))
    with Store.open(clerk, create=True) as store:
        other = made.put(store, "pages/b.txt", made.text + " b")
        store.reviews().add(made.review(document))
        store.replace_derived(made.derived(document, other))
        open_builder().update(store)
        assert store.derived_is_current()
    assert Accounts(clerk).log_in("ana", "a word of ten letters", "1.2.3.4") is not None
    with closing(raw(clerk)) as db:
        for forbidden in (
            "DELETE FROM pages",
            "UPDATE reviews SET body = ''",
            "UPDATE last_numbers SET seq = 0",
            "ALTER TABLE pages DISABLE TRIGGER ALL",
            "SET session_replication_role = replica",
        ):
            with pytest.raises(RecordError, match="may not do that"):
                db.execute(forbidden)
    with Store.open(own, create=False) as store:
        assert not list(find_damage(store))
    server.drop(own)
    server.run("DROP ROLE clerk")


SPOILT = {
    "trigger pages.pages_stay_delete": "ALTER TABLE pages DISABLE TRIGGER pages_stay_delete",
    "trigger reviews.reviews_stay_update": "DROP TRIGGER reviews_stay_update ON reviews",
    "rule reviews.quiet": "CREATE RULE quiet AS ON INSERT TO reviews DO INSTEAD NOTHING",
    "column more.x": "CREATE TABLE more (x BIGINT)",
    "column claims.stance": "ALTER TABLE claims ALTER stance DROP NOT NULL",
    "view current_claims": "CREATE OR REPLACE VIEW current_claims AS SELECT * FROM claims",
    "function refuse": "CREATE OR REPLACE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql "
    "AS $$ BEGIN RETURN NULL; END $$",
    "index reviews_made": "DROP INDEX reviews_made",
}
"""What somebody may do to what is defined, by what `verify` names."""


def test_each_change_of_what_is_defined_is_found_and_nothing_else(own):
    with closing(raw(own)) as db:
        for change in SPOILT.values():
            db.execute(change)
    with Store.open(own, create=False) as store:
        found = {one.id for one in find_damage(store) if one.kind == "schema"}
    assert found == {*SPOILT, "table more"}


@pytest.mark.parametrize("table", [one for one in COLUMNS if one != "signatures"])
def test_a_change_in_any_table_is_found(place, made, table):
    full(place, made)
    column = UNSEALED.get(table, COLUMNS[table][-1])
    with closing(raw(place)) as db:
        (before,) = db.execute(f'SELECT "{column}" FROM {table} LIMIT 1').fetchone()
        changed = b"?" if isinstance(before, bytes) else "?"
        every = of_all_editions(table)
        where = f'{every} WHERE ctid = (SELECT min(ctid) FROM {every} WHERE "{column}" IS NOT NULL)'
    tamper(
        place,
        (f'UPDATE {where.replace(" WHERE", f""" SET "{column}" = ? WHERE""", 1)}', (changed,)),
    )
    with Store.open(place, create=False) as store:
        assert list(find_damage(store))


@pytest.mark.parametrize("table", ["sightings", "decisions", "scopes", "logbook", "reviews"])
def test_a_last_row_that_was_taken_out_is_missed(place, made, table):
    full(place, made)
    tamper(place, (f"DELETE FROM {table} WHERE n = (SELECT max(n) FROM {table})",))
    with Store.open(place, create=False) as store:
        assert any("missing" in one.why for one in find_damage(store))


# from one to the other and back


def rows_of(where):
    with Store.open(where, create=False) as store:
        return every_row(store)


def test_a_record_is_the_same_in_a_server_and_back(place, tmp_path, made):
    first, back = full(tmp_path / "first.record", made), tmp_path / "back.record"
    copy_record(first, place)
    copy_record(place, back)
    assert rows_of(first) == rows_of(place) == rows_of(back)
    kept = {of_all_editions(table) for table in COLUMNS if table != "signatures"}
    assert all(rows_of(first)[table] for table in kept)


def exported(record, out):
    assert main(["export", "jsonl", "--record", str(record), "--out", str(out)]) == 0
    return {path.name: path.read_bytes() for path in out.iterdir()}


def test_it_is_copied_verified_and_exported_by_commands(place, tmp_path, made, capsys):
    first = full(tmp_path / "first.record", made)
    assert main(["copy", str(place), "--record", str(first)]) == 0
    assert "both checked: all equal" in capsys.readouterr().out
    told = []
    for record in (first, place):
        assert main(["verify", "--record", str(record)]) == 0
        told.append(capsys.readouterr().out)
    assert told[0] == told[1]
    assert exported(first, tmp_path / "a") == exported(place, tmp_path / "b")
    assert main(["verify", str(place)]) == 0


def test_nothing_is_copied_onto_another_record_or_out_of_a_damaged_one(place, tmp_path, made):
    full(place, made)
    first = full(tmp_path / "first.record", made)
    assert main(["copy", str(place), "--record", str(first)]) == 2
    tamper(first, ("UPDATE claims SET holder = 'Somebody' WHERE position = 0",))
    assert main(["copy", str(tmp_path / "new.record"), "--record", str(first)]) == 5
    assert not (tmp_path / "new.record").exists()
