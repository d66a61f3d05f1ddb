import io
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.errors import UsageError
from reportedly.records.ged import GED_COLUMNS, FindingKind, GedRow
from reportedly.vocab.cells import guarded, unguarded
from reportedly.vocab.ged import ged_lines, read_ged
from reportedly.vocab.ged_checks import check_row, check_rows

WHOLE = GedRow(
    id=7,
    relid="NOR-2021-1-5-7",
    year=2021,
    active_year=1,
    code_status="Clear",
    type_of_violence=1,
    conflict_dset_id=1,
    conflict_new_id=1,
    conflict_name="Northland: Government",
    dyad_dset_id=5,
    dyad_new_id=5,
    dyad_name="Government of Northland - The League",
    side_a_dset_id=2,
    side_a_new_id=2,
    side_a="Government of Northland",
    side_b_dset_id=3,
    side_b_new_id=3,
    side_b="The League",
    number_of_sources=2,
    source_article='"Gazette,2021-05-06,Six dead";"Ledger,2021-05-06,Seven dead"',
    source_office="Gazette;Ledger",
    source_date="2021-05-06;2021-05-06",
    source_headline="Six dead;Seven dead",
    source_original="=police\nand -wire",
    where_prec=1,
    where_coordinates="Northford",
    where_description="@ the mill",
    latitude=1.5,
    longitude=-2.25,
    geom_wkt="POINT (-2.25 1.5)",
    priogrid_gid=132116,
    country="Northland",
    country_id=20,
    region="Europe",
    event_clarity=1,
    date_prec=1,
    date_start=date(2021, 5, 5),
    date_end=date(2021, 5, 5),
    deaths_a=1,
    deaths_b=2,
    deaths_civilians=3,
    deaths_unknown=0,
    best=6,
    high=7,
    low=6,
    gwnoa=20,
)


def written(*rows):
    return b"".join(line + b"\n" for line in ged_lines(rows)).decode()


def read(text):
    return list(read_ged(io.StringIO(text, newline="")))


def test_there_are_the_49_columns_of_the_codebook():
    assert len(GED_COLUMNS) == 49
    assert written().split("\r\n")[0].split(",") == list(GED_COLUMNS)


def test_a_row_comes_back_as_it_was():
    assert read(written(WHOLE)) == [WHOLE]
    assert "'=police" in written(WHOLE)


def test_the_forms_in_which_ged_is_passed_on_are_one():
    text = written(WHOLE)
    assert read(text.replace(",2021-05-05,", ",2021-05-05 00:00:00.000,")) == [WHOLE]
    assert read(text.replace(",2021-05-05,", ",1620172800.0,")) == [WHOLE]
    assert read(text.replace("\r\n7,", "\r\n7.0,")) == [WHOLE]


def test_ids_that_are_not_ucdps_keep_their_letters():
    mine = WHOLE.replacing(side_a_new_id="AZE", side_b_new_id="northern-cyprus")
    assert read(written(mine)) == [mine]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a,b\r\n", "not GED's 49 columns"),
        (written(WHOLE).replace(",6,7,6,20", ",six,7,6,20"), "'six' is no value of best"),
        (written(WHOLE).replace(",6,7,6,20", ",6.5,7,6,20"), "'6.5' is no value of best"),
        (written(WHOLE) + "1,2\r\n", "2 cells stand under 49 columns"),
    ],
)
def test_what_is_no_ged_is_refused(text, told):
    with pytest.raises(UsageError, match=told):
        read(text)


@given(st.text(max_size=6))
def test_a_guarded_cell_is_read_back(text):
    assert unguarded(guarded(text)) == text
    assert not guarded(text).startswith(("=", "+", "-", "@", "\t", "\r"))


TEXTS = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1, max_size=12
)


@given(TEXTS, TEXTS)
def test_any_text_comes_back_to_the_character(one, other):
    row = WHOLE.replacing(source_original=one, where_description=other)
    assert read(written(row)) == [row]


def rules(row):
    return {(one.rule, one.kind) for one in check_row(row)}


def test_a_row_as_the_codebook_has_it_has_no_finding():
    assert rules(WHOLE) == set()


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"best": 7}, "best is the sum of its parts"),
        ({"low": 8, "high": 9}, "low <= best <= high"),
        ({"high": 5}, "low <= best <= high"),
        ({"deaths_unknown": -1, "deaths_a": 2}, "no count is negative"),
        ({"type_of_violence": 4}, "code"),
        ({"where_prec": 0}, "code"),
        ({"date_prec": 6}, "code"),
        ({"event_clarity": 3}, "code"),
        ({"active_year": 2}, "code"),
        ({"type_of_violence": 3}, "one-sided violence"),
        ({"gwnoa": None}, "side A of state-based violence is a state"),
        ({"dyad_name": "Northland - League"}, "the dyad is named by its sides"),
        ({"date_prec": 2}, "days and their precision"),
        ({"date_end": date(2021, 5, 6)}, "days and their precision"),
        ({"date_end": date(2021, 5, 4)}, "days and their precision"),
        ({"year": 2020}, "the first day is of the year"),
        ({"latitude": 91.0}, "one point"),
        ({"longitude": None}, "one point"),
        ({"geom_wkt": "POINT (1.5 -2.25)"}, "one point"),
        ({"priogrid_gid": 1}, "the grid cell is the point's"),
        ({"region": "Caucasus"}, "region"),
        ({"source_date": "2021-05-06"}, "sources run in step"),
    ],
)
def test_each_rule_finds_what_breaks_it(changes, rule):
    found = rules(WHOLE.replacing(**changes))
    assert (rule, FindingKind.WRONG) in found


def test_no_death_in_any_estimate_is_no_event_of_ged():
    none = {"deaths_a": 0, "deaths_b": 0, "deaths_civilians": 0, "best": 0, "low": 0, "high": 0}
    assert ("at least one death", FindingKind.WRONG) in rules(WHOLE.replacing(**none))
    assert rules(WHOLE.replacing(**{**none, "high": 4})) == set()


def test_an_empty_cell_is_told_apart_from_a_wrong_one():
    (found,) = check_row(WHOLE.replacing(active_year=None))
    assert (found.kind, found.columns, found.row) == ("empty", ("active_year",), "NOR-2021-1-5-7")


def test_an_id_stands_once():
    found = list(check_rows([WHOLE, WHOLE.replacing(relid="NOR-2021-1-5-8")]))
    assert [(one.rule, one.row) for one in found] == [("ids are unique", "NOR-2021-1-5-8")]
