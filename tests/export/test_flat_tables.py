"""Tables for people who pivot: typed columns, no formula, nothing cut without a word."""

import csv
import sys
from contextlib import closing
from datetime import date, datetime

import duckdb
import openpyxl
import pytest
from made_source import MadeSource

from reportedly.errors import UsageError
from reportedly.export import EXPORTERS, flat
from reportedly.export.tables import INCIDENTS, SITUATIONS, incident_values, situation_values
from reportedly.records.claim import Actor
from reportedly.records.incident import Naming
from reportedly.vocab.cells import unguarded


def rows(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def sheets(path):
    with closing(openpyxl.load_workbook(path)) as book:
        return {sheet.title: [[cell.value for cell in row] for row in sheet] for sheet in book}


def test_a_day_is_a_day_and_a_number_a_number_in_parquet(tmp_path):
    EXPORTERS["parquet"](MadeSource(20), tmp_path)
    described = duckdb.execute(
        "DESCRIBE SELECT * FROM read_parquet(?)", [str(tmp_path / "claims.parquet")]
    ).fetchall()
    kinds = {name: kind for name, kind, *_ in described}
    assert kinds["when_from"] == kinds["published"] == "DATE"
    assert kinds["low"] == kinds["start"] == "BIGINT"
    assert (kinds["latitude"], kinds["cumulative"], kinds["quote"]) == (
        "DOUBLE",
        "BOOLEAN",
        "VARCHAR",
    )


def test_a_figure_nobody_gives_is_null_and_not_0_or_empty_text(tmp_path):
    source = MadeSource(50)
    without = {c.id for c, _, _ in source.placed_claims() if c.toll is None or c.toll.low is None}
    EXPORTERS["parquet"](source, tmp_path)
    sql = "SELECT id FROM read_parquet(?) WHERE low IS NULL"
    found = duckdb.execute(sql, [str(tmp_path / "claims.parquet")]).fetchall()
    assert {id_ for (id_,) in found} == without
    EXPORTERS["csv"](source, tmp_path)
    assert {row["id"] for row in rows(tmp_path / "claims.csv") if row["low"] == ""} == without


def test_days_are_days_in_a_workbook_and_no_text_is_a_formula(tmp_path):
    EXPORTERS["xlsx"](MadeSource(30), tmp_path)
    with closing(openpyxl.load_workbook(tmp_path / "record.xlsx")) as book:
        cells = [cell for sheet in book for row in sheet for cell in row]
        titles = [row[2] for row in book["documents"].iter_rows(min_row=2)]
    assert not any(cell.data_type == "f" or cell.hyperlink for cell in cells)
    assert any(isinstance(cell.value, datetime) for cell in cells)
    assert all(cell.data_type == "s" and cell.value.startswith("=Page") for cell in titles)


def test_a_csv_cell_that_would_be_calculated_is_marked_and_can_be_taken_back(tmp_path):
    source = MadeSource(30)
    EXPORTERS["csv"](source, tmp_path)
    table = rows(tmp_path / "documents.csv")
    assert all(row["title"].startswith("'=Page") for row in table)
    titles = [document.title for document in source.documents()]
    assert [unguarded(row["title"]) for row in table] == titles
    every = [
        cell
        for name in ("claims", "documents", "incidents")
        for row in rows(tmp_path / f"{name}.csv")
        for key, cell in row.items()
        if key not in {"latitude", "longitude"}
    ]
    assert not [cell for cell in every if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_a_cell_that_a_workbook_cannot_hold_is_cut_and_said_to_be(tmp_path, monkeypatch):
    monkeypatch.setattr(flat, "CELL_CHARACTERS", 40)
    EXPORTERS["xlsx"](MadeSource(5), tmp_path)
    told = sheets(tmp_path / "record.xlsx")["claims"]
    quotes = [row[told[0].index("quote")] for row in told[1:]]
    assert max(map(len, quotes)) >= 40
    cut = [row for row in rows(tmp_path / "xlsx-not-exported.csv") if "cut at 40" in row["why"]]
    assert {row["kind"] for row in cut} >= {"claim"}


def test_more_rows_than_a_sheet_holds_go_onto_further_ones(tmp_path, monkeypatch):
    monkeypatch.setattr(flat, "SHEET_ROWS", 20)
    counts = EXPORTERS["xlsx"](MadeSource(5), tmp_path)
    told = sheets(tmp_path / "record.xlsx")
    claims = [told[name] for name in ("claims", "claims 2", "claims 3")]
    assert [len(sheet) - 1 for sheet in claims] == [20, 20, 10]
    assert len({tuple(sheet[0]) for sheet in claims}) == 1
    assert len({row[0] for sheet in claims for row in sheet[1:]}) == 50
    assert counts["record.xlsx"] == sum(len(sheet) - 1 for sheet in told.values())


def test_a_day_that_spreadsheets_disagree_on_is_written_as_text(tmp_path):
    class Old(MadeSource):
        def document(self, n):
            made = super().document(n)
            published = (
                None
                if made.published is None
                else made.published.replacing(from_=date(1899, 5, 6), to=date(1899, 5, 6))
            )
            return made.replacing(published=published)

    EXPORTERS["xlsx"](Old(10), tmp_path)
    found = {row[4] for row in sheets(tmp_path / "record.xlsx")["documents"][1:]}
    assert found == {"1899-05-06", None}


def test_without_duckdb_parquet_says_how_to_get_it(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(UsageError, match="not installed") as error:
        EXPORTERS["parquet"](MadeSource(1), tmp_path)
    assert "reportedly[parquet]" in error.value.do
    assert list(tmp_path.iterdir()) == []


def test_a_situation_whose_end_nobody_tells_is_not_said_to_go_on():
    columns = [column.name for column in SITUATIONS]
    made = next(MadeSource(1).situations())
    over = dict(zip(columns, situation_values(made.replacing(end=made.start)), strict=True))
    lasting = dict(zip(columns, situation_values(made.replacing(end=None)), strict=True))
    assert (over["is_over"], lasting["is_over"]) == (True, None)


def test_no_one_is_a_perpetrator_without_those_who_say_so():
    made = next(MadeSource(1).incidents())
    army = Actor(role="perpetrator", printed="the army", start=0, end=8, id="RIV", name="Rivelia")
    naming = Naming(
        role="perpetrator",
        party="RIV",
        claims=("c-1",),
        holders=("Miro Hale", "Gazette"),
        deniers=("Rivelia",),
    )
    columns = [column.name for column in INCIDENTS]
    told = made.replacing(parties=(army,), named_by=(naming,))
    row = dict(zip(columns, incident_values(told), strict=True))
    assert row["perpetrators"] == "Rivelia"
    assert row["named_by"] == (
        "perpetrator Rivelia: named by Miro Hale, Gazette, denied by Rivelia"
    )
