import csv
import io
import json

import pytest

from reportedly.cli import main
from reportedly.cli.filter import matching_claims
from reportedly.cli.options import Filters
from reportedly.export import EXPORTERS
from reportedly.store import Store
from reportedly.wording.shelf import Shelf


@pytest.fixture
def run(record, capsys):
    def ran(*words):
        code = main([*words, "--record", str(record)])
        out, err = capsys.readouterr()
        return code, out, err

    return ran


def ids(out):
    return [row["id"] for row in json.loads(out)]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ((), [1, 2]),
        (("--holder", "ana roth"), [1]),
        (("--holder", "KEL"), [1]),
        (("--holder", "el"), [1]),
        (("--holder", "harbour"), [1]),
        (("--holder", "spokesman"), [2]),
        (("--stance", "denies"), [1]),
        (("--stance", "asserts"), [1, 2]),
        (("--stance", "denies", "--harm", "killed"), []),
        (("--event", "mine_or_ied"), [2]),
        (("--place", "gornak"), [1]),
        (("--place", "velik"), [1]),
        (("--place", "VÉLIK"), [1]),
        (("--place", "area:velik-dol"), [1]),
        (("--place", "大"), []),
        (("--harm", "injured"), [2]),
        (("--harm", "killed"), [1, 2]),
        (("--since", "2016-05-03"), [1]),
        (("--since", "2016-05-04"), []),
        (("--until", "2016-05-02"), []),
        (("--since", "2016", "--until", "2016"), [1]),
        (("--since", "2016-05", "--until", "2016-05"), [1]),
        (("--document", "d-00000000bbb2"), [1]),
        (("--document", "pages/ddd4.txt"), [2]),
        (("--contested",), [1]),
        (("--contested", "casualty_count"), [1]),
        (("--contested", "location"), []),
        (("--limit", "1"), [1]),
    ],
)
def test_incidents_are_narrowed_by_what_is_asked(run, asked, expected):
    code, out, _ = run("incidents", *asked, "--json")
    assert ids(out) == [f"i-00000000000{n}" for n in expected]
    assert code == (0 if expected else 4)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (("--holder", "ministry"), ["1c"]),
        (("--stance", "cannot_verify"), ["1d"]),
        (("--incident", "i-000000000002"), ["4a", "4b"]),
        (("--document", "d-00000000bbb2"), ["2a"]),
        (("--event", "ceasefire"), ["4d"]),
        (("--place", "Qarat"), ["4a"]),
        (("--since", "2016-05-03", "--harm", "killed"), ["1a", "1b"]),
        (("--limit", "2"), ["1a", "1b"]),
    ],
)
def test_claims_are_narrowed_by_what_is_asked(run, asked, expected):
    code, out, _ = run("claims", *asked, "--json")
    assert [one[-2:] for one in ids(out)] == expected
    assert code == 0


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ((), ["aaa1", "bbb2", "ccc3", "ddd4"]),
        (("--outlet", "tamsin"), ["bbb2"]),
        (("--since", "2016-05-05"), ["bbb2"]),
    ],
)
def test_documents_are_narrowed_by_what_is_asked(run, asked, expected):
    code, out, _ = run("documents", *asked, "--json")
    assert [one[-4:] for one in ids(out)] == expected
    assert code == 0


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ((), 1),
        (("--kind", "ceasefire"), 1),
        (("--kind", "blockade"), 0),
        (("--since", "2024"), 1),
        (("--until", "2010"), 0),
        (("--holder", "mission"), 1),
        (("--stance", "denies"), 0),
        (("--document", "pages/ddd4.txt"), 1),
    ],
)
def test_a_situation_without_an_end_may_last_still(run, asked, expected):
    _, out, _ = run("situations", *asked, "--json")
    assert len(json.loads(out)) == expected


def test_what_has_no_date_is_left_out_and_said_to_be(run):
    _, out, err = run("incidents", "--since", "2000")
    assert "i-000000000002" not in out
    assert "1 incident without a stated date is in no answer" in err


def test_nothing_matched_is_said_and_is_exit_code_4(run):
    code, out, err = run("incidents", "--harm", "displaced")
    assert (code, out) == (4, "")
    assert err == "error: no incident matches --harm displaced. Ask for less.\n"
    assert run("incidents", "--harm", "displaced", "--json")[1] == "[]\n"
    head = run("incidents", "--harm", "displaced", "--csv")[1]
    assert head.startswith("id,event_class,title,from,to,")
    assert head.count("\r\n") == 1


def test_an_unknown_document_is_said_to_be(run):
    code, _, err = run("claims", "--document", "d-zz")
    assert code == 4
    assert "the record has no document 'd-zz'" in err


def test_a_limit_says_how_many_there_are(run):
    assert "2 of 9 claims" in run("claims", "--limit", "2")[2]


@pytest.mark.parametrize("day", ["May 2016", "2016-13", "2016-02-30", "16-01-01", "", "２０１６"])
def test_a_day_that_is_none_is_bad_usage(run, day):
    code, _, err = run("incidents", "--since", day)
    assert code == 2
    assert "is not YYYY-MM-DD" in err


def test_days_the_wrong_way_round_are_bad_usage(run):
    code, _, err = run("incidents", "--since", "2016-05", "--until", "2016-04")
    assert code == 2
    assert "is before" in err


@pytest.mark.parametrize("kind", ["incidents", "claims", "documents", "situations"])
def test_json_is_what_an_export_holds(run, record, tmp_path, kind):
    with Store.open(record, create=False) as store:
        EXPORTERS["jsonl"](store, tmp_path / "out")
    lines = (tmp_path / "out" / f"{kind}.jsonl").read_text("utf-8").splitlines()
    exported = {row["id"]: row for row in map(json.loads, lines)}
    assert {row["id"]: row for row in json.loads(run(kind, "--json")[1])} == exported


@pytest.mark.parametrize("kind", ["incidents", "claims", "documents", "situations"])
def test_csv_has_a_cell_for_every_column_and_one_row_for_each(run, kind):
    out = run(kind, "--csv")[1]
    rows = list(csv.reader(io.StringIO(out, newline=""), strict=True))
    assert len({len(row) for row in rows}) == 1
    assert len(set(rows[0])) == len(rows[0])
    assert [row[0] for row in rows[1:]] == ids(run(kind, "--json")[1])
    assert out.count("\r\n") == len(rows)
    assert not any(char in out for char in "\x1b\x9b\u202e")


def test_csv_leaves_unknown_empty_and_calculates_nothing(run):
    rows = list(csv.DictReader(io.StringIO(run("claims", "--csv")[1], newline="")))
    by_id = {row["id"]: row for row in rows}
    sign, bomb = by_id["c-00000000004c"], by_id["c-00000000004a"]
    assert sign["quote"] == "'=cmd()|'calc' read the sign"
    assert (sign["from"], sign["low"], sign["holder"], sign["incident"]) == ("", "", "", "")
    assert (bomb["low"], bomb["high"], bomb["comparator"]) == ("", "6", "up_to")
    assert (bomb["cumulative_from"], bomb["cumulative_to"]) == ("2011-01-01", "")
    first = by_id["c-00000000001a"]
    assert (first["from"], first["time_level"], first["holder_side"]) == (
        "2016-05-03",
        "day",
        "sarn",
    )


def test_csv_of_incidents_says_whether_the_high_is_open(run):
    rows = list(csv.DictReader(io.StringIO(run("incidents", "--csv")[1], newline="")))
    killed = {name: rows[0][f"killed_{name}"] for name in ("low", "best", "high", "high_is_open")}
    assert killed == {"low": "25", "best": "", "high": "27", "high_is_open": "true"}
    assert rows[1]["killed_low"] == ""
    assert rows[1]["from"] == ""


def test_tables_go_to_standard_output_and_notes_to_standard_error(run):
    _, out, err = run("incidents")
    assert "i-000000000001" in out
    assert "2 incidents" not in out
    assert err == "2 incidents\n"


def test_what_has_a_day_comes_in_its_order_and_the_undated_last(run):
    days = [row["published"] for row in json.loads(run("documents", "--json")[1])]
    assert [None if day is None else day["from"] for day in days] == [
        "2016-05-04",
        "2016-05-05",
        None,
        None,
    ]


def test_a_claim_with_no_holder_is_its_outlets(world):
    shelf = Shelf(
        claims={one.id: one for one in world.claims},
        documents={one.id: one for one in world.documents},
    )
    found = matching_claims(world.claims, shelf, Filters(holder="Harbour Wire"))
    assert [one.id for one in found] == [world.unverified.id]
