"""What a claim was read from survives every format that has a place for it, to the character."""

import csv
import json
from contextlib import closing

import duckdb
import openpyxl
import pytest
from made_source import MadeSource
from openpyxl.utils.escape import unescape

from reportedly.export import EXPORTERS
from reportedly.vocab.cells import unguarded

CLAIMS = 10_000


@pytest.fixture(scope="module")
def record():
    return MadeSource(CLAIMS // 10)


@pytest.fixture(scope="module")
def claims(record):
    return {claim.id: claim for claim, _, _ in record.placed_claims()}


@pytest.fixture(scope="module")
def texts(record):
    return {document.id: document.text for document in record.documents()}


def lines(path):
    with path.open(encoding="utf-8", newline="\n") as file:
        return [json.loads(line) for line in file]


def from_jsonl(out):
    return {r["id"]: (r["start"], r["end"], r["quote"]) for r in lines(out / "claims.jsonl")}


def from_csv(out):
    with (out / "claims.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {r["id"]: (int(r["start"]), int(r["end"]), unguarded(r["quote"])) for r in rows}


def from_xlsx(out):
    with closing(openpyxl.load_workbook(out / "record.xlsx", read_only=True)) as book:
        names, *rows = book["claims"].iter_rows(values_only=True)
    told = [dict(zip(names, row, strict=False)) for row in rows]
    return {r["id"]: (r["start"], r["end"], unescape(r["quote"])) for r in told}


def from_parquet(out):
    sql = 'SELECT id, start, "end", quote FROM read_parquet(?)'
    rows = duckdb.execute(sql, [str(out / "claims.parquet")]).fetchall()
    return {id_: (start, end, quote) for id_, start, end, quote in rows}


def from_geojson(out):
    features = json.loads((out / "claims.geojson").read_text("utf-8"))["features"]
    told = [feature["properties"] for feature in features]
    return {r["id"]: (r["start"], r["end"], r["quote"]) for r in told}


def from_annotations(out):
    found = {}
    for row in lines(out / "annotations.jsonl"):
        position, quotation = row["target"]["selector"]
        id_ = row["id"].removeprefix("urn:reportedly:claim:")
        found[id_] = (position["start"], position["end"], quotation["exact"])
    return found


READERS = {
    "jsonl": from_jsonl,
    "csv": from_csv,
    "xlsx": from_xlsx,
    "parquet": from_parquet,
    "geojson": from_geojson,
    "annotations": from_annotations,
}


@pytest.mark.parametrize("form", sorted(READERS))
def test_ten_thousand_claims_come_back_to_the_character(form, record, claims, texts, tmp_path):
    EXPORTERS[form](record, tmp_path)
    found = READERS[form](tmp_path)
    assert len(found) == len(claims) == CLAIMS
    for id_, (start, end, quote) in found.items():
        claim = claims[id_]
        assert (start, end, quote) == (claim.start, claim.end, claim.quote), id_
        assert texts[claim.document][start:end] == quote


def test_the_events_of_plover_carry_theirs(record, claims, tmp_path):
    EXPORTERS["plover"](record, tmp_path)
    rows = lines(tmp_path / "plover.jsonl")
    assert len(rows) > 500
    for row in rows:
        claim = claims[row["id"]]
        told = (row["text_info"]["start"], row["text_info"]["end"], *row["event_text"])
        assert told == (claim.start, claim.end, claim.quote)


def test_a_quotation_is_found_again_by_what_stands_around_it(record, tmp_path):
    EXPORTERS["annotations"](record, tmp_path)
    by_hash = {document.text_sha256: document.text for document in record.documents()}
    for row in lines(tmp_path / "annotations.jsonl"):
        text = by_hash[row["target"]["state"]["cached"].removeprefix("urn:sha256:")]
        position, quotation = row["target"]["selector"]
        around = quotation["prefix"] + quotation["exact"] + quotation["suffix"]
        at = position["start"] - len(quotation["prefix"])
        assert text[at : at + len(around)] == around


def test_the_statements_of_ftm_have_the_quote_as_their_original(record, claims, tmp_path):
    EXPORTERS["ftm"](record, tmp_path)
    quotes = {claim.quote for claim in claims.values()}
    told = [r for r in lines(tmp_path / "statements.ftm.json") if r["prop"] == "description"]
    assert len(told) > CLAIMS * 0.9
    assert {row["original_value"] for row in told} <= quotes


def test_reviews_quote_both_claims(record, claims, tmp_path):
    EXPORTERS["schema-org"](record, tmp_path)
    rows = lines(tmp_path / "claim-reviews.jsonl")
    assert len(rows) > 500
    for row in rows:
        denial, denied = row["@id"].removeprefix("urn:reportedly:claim:").split(":")
        assert row["reviewBody"] == claims[denial].quote
        assert row["itemReviewed"]["text"] == row["claimReviewed"] == claims[denied].quote
