# ruff: noqa: S608 - the names of tables and columns are our own
import random
import sqlite3
from contextlib import closing

import pytest
from tampered import tamper

from reportedly.errors import RecordError
from reportedly.link.signature import sign
from reportedly.records.gazetteer import Scope
from reportedly.records.text import Known
from reportedly.store import Store, find_damage
from reportedly.store.check import _KINDS, MOST_FAULTS, _gaps
from reportedly.store.open import connect, connect_to_read
from reportedly.store.seal import COLUMNS, NAMED_BY, UNSEALED, of_all_editions, seal

NUMBERED = ("sightings", "readings", "decisions", "scopes", "logbook", "reviews")


@pytest.fixture
def path(tmp_path, made):
    path = tmp_path / "a.record"
    with Store.open(path, create=True) as store:
        a = made.put(store, known=Known(outlet="The Gazette"))
        b = made.put(store, "pages/b.txt", made.text + " b")
        store.add(made.page(), a, made.reading(a, "0.2.0"))
        store.add_scope(Scope(packs=(made.pack(),)))
        store.add_scope(Scope(countries=("UKR",)))
        store.keep_signatures([sign(a), sign(b)])
        store.add_decisions([made.decision(made.claim(a).id, made.claim(b).id)])
        store.reviews().add(made.review(a))
        store.reviews().add(made.review(b, user="Ben"))
        store.replace_derived(made.derived(a, b))
        made.log(store)
    return path


def damages(path):
    with Store.open(path, create=False) as store:
        return list(find_damage(store))


def test_a_sound_record_has_no_damage(path):
    assert damages(path) == []


def cells():
    for table, columns in COLUMNS.items():
        for column in (*columns, *((UNSEALED[table],) if table in UNSEALED else ()), "seal"):
            yield table, column


@pytest.mark.parametrize(("table", "column"), cells())
def test_a_change_in_any_column_of_any_table_is_found_and_named(path, table, column):
    with closing(sqlite3.connect(path)) as db:
        sealed, before = db.execute(f"SELECT seal, {column} FROM {table} LIMIT 1").fetchone()
    match before:
        case int():
            after = before + 1000
        case bytes():
            after = before[:9] + b"?" + before[10:]
        case str():
            after = before[:-2] + ("?" if before[-2] != "?" else "!") + before[-1]
        case None:
            after = "?"
    every = of_all_editions(table)
    tamper(path, (f"UPDATE {every} SET {column} = ? WHERE seal = ?", (after, sealed)))
    assert _KINDS[table][0] in {damage.kind for damage in damages(path)}


def test_a_changed_number_is_named_by_its_claim(path, made):
    claim = made.claim(made.document(made.page(known=Known(outlet="The Gazette"))))
    tamper(
        path,
        (
            "UPDATE claims SET body = replace(body, '\"low\":2', '\"low\":3') WHERE id = ?",
            (claim.id,),
        ),
    )
    found = damages(path)
    assert {(one.kind, one.id) for one in found} == {("claim", claim.id)}
    assert str(found[0]).startswith(f"claim {claim.id}: it is not what was written")


def test_a_claim_changed_with_its_seal_is_found_by_the_reading(path):
    """Even a change that mends the row's own seal breaks the hash over the reading's rows."""
    with closing(sqlite3.connect(path)) as db:
        db.row_factory = sqlite3.Row
        row = dict(db.execute("SELECT * FROM claims WHERE reading = 1 AND position = 0").fetchone())
    row["body"] = row["body"].replace('"low":2', '"low":3')
    mended = seal(row[column] for column in COLUMNS["claims"])
    tamper(
        path,
        (
            "UPDATE claims SET body = ?, seal = ? WHERE reading = 1 AND position = 0",
            (row["body"], mended),
        ),
    )
    assert [one.kind for one in damages(path)] == ["reading"]


def test_a_quote_that_is_not_the_text_is_found_even_under_whole_seals(path):
    """A record made by a program that broke the rule has whole seals and wrong quotes."""
    with closing(sqlite3.connect(path)) as db:
        db.row_factory = sqlite3.Row
        row = dict(db.execute("SELECT * FROM claims WHERE reading = 1 AND position = 0").fetchone())
    row["body"] = row["body"].replace('"quote":"two', '"quote":"ten')
    mended = seal(row[column] for column in COLUMNS["claims"])
    tamper(
        path,
        (
            "UPDATE claims SET body = ?, seal = ? WHERE reading = 1 AND position = 0",
            (row["body"], mended),
        ),
    )
    (quote,) = [one for one in damages(path) if one.kind == "claim"]
    assert quote.id == row["id"]
    assert "'ten soldiers were killed' is not the text's" in quote.why


MADE_AGAIN = {"signatures"}
"""What a record can lack: it is made from the text when it is needed."""


@pytest.mark.parametrize("table", [one for one in COLUMNS if one not in MADE_AGAIN])
def test_a_row_taken_away_is_found(path, table):
    key = {"built": "position", **NAMED_BY}.get(table, "rowid")
    last = f"(SELECT max({key}) FROM {table})"
    tamper(path, (f"DELETE FROM {of_all_editions(table)} WHERE {key} = {last}",))
    assert damages(path)


@pytest.mark.parametrize("table", NUMBERED)
def test_missing_numbers_are_told_as_one_range(path, table):
    tamper(path, (f"UPDATE {table} SET n = n + 1000000 WHERE n = (SELECT max(n) FROM {table})",))
    missing = [one for one in damages(path) if "missing" in one.why and "-" in one.id]
    (one,) = missing
    first, last = map(int, one.id.split("-"))
    assert one.kind == _KINDS[table][0]
    assert one.why == f"these {last - first + 1} are missing"
    assert last - first + 1 == 1000000


def test_one_broken_sequence_does_not_fill_the_list(path):
    tamper(path, ("UPDATE sqlite_sequence SET seq = 999999999 WHERE name = 'sightings'",))
    (one,) = damages(path)
    assert (one.kind, one.id.split("-")[1]) == ("sighting", "999999999")


@pytest.mark.parametrize(
    ("there", "last", "gaps"),
    [
        ([], None, []),
        ([], 2, [(1, 3)]),
        ([1, 2, 3], 3, []),
        ([2, 3, 7], 9, [(1, 2), (4, 7), (8, 10)]),
        ([1, 5], 2, [(2, 5)]),
        ([-3, None, 1], 1, []),
    ],
)
def test_gaps_in_a_numbering(there, last, gaps):
    assert list(_gaps(there, last)) == gaps


def test_the_gaps_listed_of_one_numbering_are_capped(path):
    columns = ", ".join((*COLUMNS["decisions"], "seal"))
    more = columns.replace("n,", "n + 2 * i,", 1)
    counting = "WITH c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < 300)"
    tamper(
        path,
        (f"{counting} INSERT INTO decisions ({columns}) SELECT {more} FROM decisions, c",),
    )
    missing = [one for one in damages(path) if one.why == "it is missing"]
    assert len(missing) == MOST_FAULTS


def test_checking_leaves_the_file_as_it_is(path):
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA journal_mode = DELETE")
    before = path.read_bytes()
    with closing(connect_to_read(path)) as db:
        assert list(find_damage(Store(db, path))) == []
    assert path.read_bytes() == before


def test_a_row_smuggled_in_is_found(path):
    columns = ", ".join((*COLUMNS["claims"], "seal")).replace("position", "position + 50")
    columns = columns.replace("id,", "id || 'x',", 1)
    tamper(
        path,
        (f"INSERT INTO claims SELECT {columns} FROM claims WHERE position = 0 AND reading = 2",),
    )
    assert any(one.kind == "reading" and "3 rows" not in one.why for one in damages(path))


@pytest.mark.parametrize(
    ("statement", "what"),
    [
        ("DROP TRIGGER claims_stay_update", "schema claims_stay_update: it is missing"),
        ("DROP INDEX claims_by_class", "schema claims_by_class: it is missing"),
        ("DROP VIEW current_claims", "schema current_claims: it is missing"),
        ("CREATE TABLE more (x)", "schema more: it is not ours"),
        ("ALTER TABLE decisions ADD COLUMN more", "schema decisions: it is not as we made it"),
    ],
)
def test_a_changed_schema_is_found(path, statement, what):
    with closing(sqlite3.connect(path)) as db:
        db.execute(statement)
    assert what in [str(one) for one in damages(path)]


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"I heard it was nine", "page"),
        ("Shelling “near” Northford".encode(), "text"),
        (b'"low":2,"high":2,"comparator"', "claim"),
        (b"Shelling near Northford, 5 May", "incident"),
        (b"Closed road at Northford", "situation"),
        (b"coder", "decision"),
        (b"wire_copy", "lineage"),
        (b'"outlet":"The Gazette"', "sighting"),
        (b"A. Writer", "reading"),
        (b'"source":[[', "statement"),
        (b"test:northford", "place"),
        (b"day, month and year", "time"),
    ],
)
def test_a_byte_flipped_in_the_file_is_found_and_named(path, content, kind):
    """Each stretch stands in several rows; one of the places it stands in is of that kind."""
    raw = path.read_bytes()
    at, named = raw.find(content), set()
    assert at != -1
    while at != -1:
        path.write_bytes(raw[: at + 3] + bytes([raw[at + 3] ^ 1]) + raw[at + 4 :])
        found = {one.kind for one in damages(path)}
        assert found
        named |= found
        at = raw.find(content, at + 1)
    assert kind in named


def everything(path):
    with closing(connect(path, create=False)) as db:
        return {
            table: db.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall()
            for table in COLUMNS
        }


def test_any_flipped_byte_is_found_or_changes_nothing(path):
    """Some bytes of the file hold nothing (free room, counters): flipping those is no damage."""
    raw, before = path.read_bytes(), everything(path)
    chance = random.Random(1)  # noqa: S311 - which bytes, no secret
    harmless = 0
    for at in chance.sample(range(len(raw)), 200):
        path.write_bytes(raw[:at] + bytes([raw[at] ^ (1 << chance.randrange(8))]) + raw[at + 1 :])
        try:
            found = damages(path)
            if not found:
                harmless += 1
                assert everything(path) == before, f"byte {at} changed the record unseen"
        except RecordError:
            continue
        finally:
            for beside in path.parent.glob("a.record-*"):
                beside.unlink()
    assert harmless < 200
