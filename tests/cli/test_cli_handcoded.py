import csv
import io
import json
from datetime import date

import pytest

from reportedly.cli.render.compared import lines
from reportedly.export.acled import COLUMNS
from reportedly.handcoded.compare import Agreement, Comparison
from reportedly.handcoded.formats import ACLED_LIKE
from reportedly.handcoded.match import Match, keyed
from reportedly.records.ged import GED_COLUMNS, GedRow
from reportedly.vocab.ged import ged_lines, read_ged

ROW = {
    "id": 7,
    "relid": "KEL-2016-1-7",
    "type_of_violence": 1,
    "where_prec": 1,
    "where_coordinates": "Velik Dol",
    "latitude": 44.125,
    "longitude": 19.5,
    "date_prec": 1,
    "date_start": "2016-05-03",
    "date_end": "2016-05-03",
    "deaths_a": 0,
    "deaths_b": 0,
    "deaths_civilians": 30,
    "deaths_unknown": 0,
    "best": 30,
    "high": 30,
    "low": 30,
    "source_original": "hospital director",
    "source_headline": "=SUM(1)",
}


@pytest.fixture
def ged(tmp_path):
    path = tmp_path / "ours.csv"
    cells = {name: ROW.get(name, "") for name in GED_COLUMNS}
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, GED_COLUMNS)
        table.writeheader()
        table.writerow(cells)
    return path


def test_rows_are_kept_and_come_back_equal(run, ged, tmp_path):
    code, out, _ = run("import", "ged", str(ged), "--by", "Ana")
    assert (code, out) == (0, "1 row kept as ours: `reportedly compare ours`\n")
    assert run("export", "ged", "--rows", "ours", "--out", str(tmp_path / "back"))[0] == 0
    before, after = (rows_of(path) for path in (ged, tmp_path / "back" / "ours.csv"))
    assert before == after
    assert after[0].source_headline == "=SUM(1)"


def rows_of(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(read_ged(file))


def test_rows_are_no_claims_and_change_no_incident(run, ged):
    before = run("incidents", "--json")[1], run("claims", "--json")[1]
    run("import", "ged", str(ged), "--by", "Ana")
    assert (run("incidents", "--json")[1], run("claims", "--json")[1]) == before
    assert run("verify")[0] == 0


def test_a_comparison_tells_both_sides_evidence(run, ged):
    run("import", "ged", str(ged), "--by", "Ana")
    code, out, _ = run("compare", "ours", "--all")
    assert code == 0
    assert out.startswith("1 row, 2 incidents: 1 of one event, 0 in the rows only, 1 in the record")
    assert "low: 30 in row KEL-2016-1-7, 25 in incident i-000000000001" in out
    assert "row     source_original: hospital director" in out
    assert "Sarn regional authorities: “25 people were killed” (c-00000000001a)" in out
    told = json.loads(run("compare", "ours", "--json")[1])
    low = next(one for one in told["agreements"] if one["field"] == "low")
    assert (low["kind"], low["pairs"], low["equal"]) == ("count", 1, 0)
    assert run("compare")[1].startswith("ours: 1 row of ours.csv (ged), Ana, ")


def test_rows_of_the_record_itself_agree_with_it(run, tmp_path):
    run("export", "jsonl", "--out", str(tmp_path / "x"))
    file = tmp_path / "x" / "incidents.jsonl"
    run("import", "jsonl", str(file), "--name", "self", "--by", "Ana")
    told = json.loads(run("compare", "self", "--json")[1])
    assert told["disagreements"] == []
    assert [one["theirs"] for one in told["matches"]] == ["i-000000000001"]
    run("export", "jsonl", "--rows", "self", "--out", str(tmp_path / "y"))
    assert (tmp_path / "y" / "self.jsonl").read_bytes() == file.read_bytes()


def test_acled_like_rows_come_back_to_the_byte(run, tmp_path):
    run("export", "acled", "--out", str(tmp_path / "x"))
    file = tmp_path / "x" / "acled-like.csv"
    out = run("import", "acled-like", str(file), "--name", "self", "--by", "Ana")[1]
    assert out.startswith("1 row kept as self")
    run("export", "acled", "--rows", "self", "--out", str(tmp_path / "y"))
    assert (tmp_path / "y" / "self.csv").read_bytes() == file.read_bytes()


def test_a_withheld_name_is_blank_in_rows_too(run, tmp_path):
    file = tmp_path / "ours.jsonl"
    file.write_text('{"id": "x", "note": "told by Ana Roth"}\n', encoding="utf-8")
    run("import", "jsonl", str(file), "--by", "Ana")
    run("withhold", "Ana Roth", "--why", "asked", "--by", "Ana")
    run("export", "jsonl", "--rows", "ours", "--out", str(tmp_path / "y"))
    assert "Roth" not in (tmp_path / "y" / "ours.jsonl").read_text(encoding="utf-8")


def acled(**cells):
    row = [cells.get(name, "") for name in COLUMNS]
    return f"{','.join(COLUMNS)}\n{','.join(row)}\n"


@pytest.mark.parametrize("day", ["2016-05-03", "2016-05-03 00:00:00", "03 May 2016", "3 May 2016"])
def test_a_day_is_read_as_acled_writes_it(day):
    (body,) = ACLED_LIKE.read(io.StringIO(acled(event_date=day, fatalities="3.0", inter1="1")), "x")
    row = ACLED_LIKE.values(body)
    assert keyed("a", row, ACLED_LIKE.fields).days == (date(2016, 5, 3), date(2016, 5, 3))
    assert (row["event_date"], row["fatalities"], row["inter1"]) == (day, 3, 1)


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("ged", "id,year\n1,2016\n", "these are not GED's 49 columns"),
        ("acled-like", "event_date\n2016-05-03\n", "there is no column event_id_cnty"),
        ("jsonl", '{"id": "x"}\n[1]\n', "line 2: this is no incident's row"),
        ("jsonl", '{"tolls": [{"low": 3}]}\n', "line 1: this is no incident's row"),
        ("jsonl", '{"when": {"from": "May"}}\n', "line 1: this is no incident's row ('May' is no"),
        ("acled-like", acled(event_date="soon"), "line 2: 'soon' is no value of event_date"),
        ("acled-like", acled(fatalities="few"), "line 2: 'few' is no value of fatalities"),
        ("acled-like", acled(latitude="nan"), "line 2: 'nan' is no value of latitude"),
        ("ged", "PK\x03\x04", "the file is a workbook. Save its sheet as CSV (UTF-8)."),
        ("ged", "", "these are not GED's 49 columns: 0 stand there"),
        ("ged", ",".join(GED_COLUMNS) + "\n", "there is no row in the file"),
        ("jsonl", "", "there is no row in the file"),
    ],
)
def test_a_file_that_is_none_of_its_format_is_told(run, tmp_path, name, text, message):
    file = tmp_path / "bad.csv"
    file.write_text(text, encoding="utf-8")
    code, _, err = run("import", name, str(file), "--by", "Ana")
    assert code == 2
    assert message in err
    assert run("compare")[0] == 4


def test_rows_that_go_out_in_another_format_are_told_which(run, tmp_path):
    run("export", "acled", "--out", str(tmp_path / "x"))
    file = tmp_path / "x" / "acled-like.csv"
    run("import", "acled-like", str(file), "--name", "self", "--by", "Ana")
    code, _, err = run("export", "ged", "--rows", "self", "--out", str(tmp_path / "y"))
    assert code == 2
    assert "`reportedly export acled --rows self` writes them." in err


@pytest.mark.parametrize(
    ("pairs", "equal", "measure", "told"),
    [
        (4, 3, 0.9995, "alpha above 0.99  0 / 0"),
        (4, 4, 1.0, "alpha 1.00"),
        (4, 3, 0.5, "alpha 0.50"),
        (4, 4, None, "nothing varies"),
    ],
)
def test_who_differs_is_not_said_to_agree_wholly(pairs, equal, measure, told):
    best = Agreement(
        field="best",
        kind="count",
        pairs=pairs,
        equal=equal,
        measure=measure,
        only_theirs=0,
        only_ours=0,
    )
    match = Match(theirs="a", ours="b", score=2.0, day=1.0, place=1.0, actors=0.0)
    found = Comparison(
        rows=4,
        incidents=4,
        matches=(match,),
        only_theirs=(),
        only_ours=(),
        agreements=(best,),
        disagreements=(),
    )
    assert told in "\n".join(lines(found, every=True))


def test_rows_are_never_replaced(run, ged):
    run("import", "ged", str(ged), "--by", "Ana")
    code, _, err = run("import", "ged", str(ged), "--by", "Ana")
    assert code == 2
    assert "rows called 'ours' are in the record already" in err
    assert run("import", "ged", str(ged), "--name", "again", "--by", "Ana")[0] == 0


def test_rows_that_break_the_codebook_are_kept_and_told(run, tmp_path):
    file = tmp_path / "odd.csv"
    row = GedRow(relid="A-1", low=3, best=2, high=2)
    file.write_bytes(b"".join(line + b"\n" for line in ged_lines([row])))
    code, _, err = run("import", "ged", str(file), "--by", "Ana")
    assert code == 0
    assert "A-1: against 'low <= best <= high': low 3, best 2, high 2" in err


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (("compare", "nosuch"), 4, "no rows called 'nosuch' are in this record"),
        (("export", "ged", "--rows", "nosuch", "--out", "x"), 4, "no rows called 'nosuch'"),
    ],
)
def test_rows_that_are_not_there_are_told(run, words, code, message):
    found, _, err = run(*words)
    assert found == code
    assert message in err
