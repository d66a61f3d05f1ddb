import errno
import json
import os
from pathlib import Path

import pytest

from reportedly.errors import RecordDiskFull, UsageError
from reportedly.export import EXPORTERS
from reportedly.export.jsonl import export_jsonl
from reportedly.records.gazetteer import Scope
from reportedly.store import Store

HOLDER = {"printed", "start", "end", "name", "role", "side"}
TIME = {
    "document",
    "start",
    "end",
    "printed",
    "from",
    "to",
    "level",
    "reference",
    "basis",
    "why",
}
PLACE = {
    "document",
    "start",
    "end",
    "printed",
    "id",
    "name",
    "names",
    "lat",
    "lon",
    "level",
    "radius_km",
    "country",
    "why",
}
FIELDS = {
    "documents": {
        "id",
        "origin",
        "sha256",
        "text_sha256",
        "text",
        "title",
        "outlet",
        "authors",
        "published",
        "language",
        "lineage",
        "segments",
    },
    "statements": {"id", "document", "source", "cue", "content", "quoted", "holder"},
    "times": TIME,
    "places": PLACE,
    "claims": {
        "id",
        "document",
        "start",
        "end",
        "quote",
        "sentence",
        "segment",
        "statement",
        "event_class",
        "holder",
        "via",
        "stance",
        "aspect",
        "modality",
        "finality",
        "toll",
        "quantity",
        "actors",
        "when",
        "where",
        "answers",
        "incident",
        "situation",
        "extractor",
        "confidence",
    },
    "incidents": {
        "id",
        "event_class",
        "title",
        "when",
        "where",
        "parties",
        "claims",
        "documents",
        "origins",
        "tolls",
        "states",
        "links",
    },
    "situations": {"id", "kind", "name", "where", "start", "end", "claims"},
    "sources": {
        *("id", "name", "format", "file", "sha256", "places", "names", "left_out"),
        *("licence", "attribution", "in_use", "mentions"),
    },
    "judgements": {"a", "b", "verdict", "user", "made_at", "note"},
}
"""The public format: what every line has at least."""


def twice(pairs):
    names = [name for name, _ in pairs]
    assert len(names) == len(set(names)), f"a name stands twice: {names}"
    return dict(pairs)


def refuse(constant):
    raise AssertionError(f"{constant} is not JSON")


def strictly(path):
    """Read as a strict reader does: UTF-8, one object a line, no NaN, no name twice."""
    raw = path.read_bytes()
    assert raw.endswith(b"\n") or not raw
    return [
        json.loads(line, object_pairs_hook=twice, parse_constant=refuse)
        for line in raw.decode("utf-8").split("\n")[:-1]
    ]


@pytest.fixture
def store(where):
    with Store.open(where, create=True) as opened:
        yield opened


@pytest.fixture
def full(store, made):
    a = made.put(store)
    b = made.put(store, "pages/b.txt", made.text + " \u2028 “b” 😀")
    store.note_sighting(made.page("https://example.org/a"))
    store.add_decisions([made.decision("c-a", "c-b")])
    store.replace_derived(made.derived(a, b))
    store.add_scope(Scope(packs=(made.pack(),)))
    store.add_scope(Scope(packs=(made.pack("rivers"),)))
    return store


def test_every_line_has_the_fields_of_the_format(full, tmp_path):
    counts = export_jsonl(full, tmp_path / "out")
    assert counts == {
        "documents": 2,
        "statements": 2,
        "times": 2,
        "places": 2,
        "claims": 4,
        "incidents": 2,
        "situations": 2,
        "sources": 2,
        "judgements": 1,
    }
    for name, fields in FIELDS.items():
        rows = strictly(tmp_path / "out" / f"{name}.jsonl")
        assert len(rows) == counts[name]
        for row in rows:
            assert fields <= set(row), f"{name} lacks {fields - set(row)}"


def test_what_stands_inside_has_its_fields_too(full, tmp_path):
    export_jsonl(full, tmp_path)
    documents = {row["id"]: row for row in strictly(tmp_path / "documents.jsonl")}
    for row in documents.values():
        assert set(row["published"]) >= {"from", "to", "level", "basis", "why"}
        assert set(row["lineage"]) >= {"type", "group", "credit", "copy_of"}
        assert all(set(segment) >= {"kind", "start", "end"} for segment in row["segments"])
        assert not {"lineage_type", "credit"} & set(row)
    claims = strictly(tmp_path / "claims.jsonl")
    for row in claims:
        text = documents[row["document"]]["text"]
        assert row["quote"] == text[row["start"] : row["end"]]
        assert (row["incident"] is None) != (row["situation"] is None)
    toll = claims[0]["toll"]
    assert set(toll) >= {
        *("harm", "low", "high", "comparator", "victim_term", "victim_class"),
        *("side", "cumulative", "subset_of", "named"),
    }
    assert toll["subset_of"] is None
    assert set(claims[0]["holder"]) >= HOLDER
    assert set(claims[0]["when"]) >= TIME
    assert set(claims[0]["where"][0]) >= PLACE
    assert set(claims[0]["actors"][0]) >= {"role", "printed", "start", "end", "id", "name"}
    (situation, _) = strictly(tmp_path / "situations.jsonl")
    assert set(situation["start"]) >= {"from", "to", "claims"}
    assert situation["end"] is None
    (incident, _) = strictly(tmp_path / "incidents.jsonl")
    assert incident["states"] == {"occurrence": "single_origin"}
    assert set(incident["links"][0]) >= {"a", "b", "score", "reasons", "decided_by"}
    assert set(incident["tolls"][0]) >= {
        *("harm", "victim_class", "low", "best", "high", "high_is_open", "policy", "claims"),
    }


def test_the_documents_carry_their_lineage_and_every_name(full, tmp_path, made):
    export_jsonl(full, tmp_path)
    row = next(
        row for row in strictly(tmp_path / "documents.jsonl") if row["sha256"] == made.page().sha256
    )
    assert row["origin"] == "pages/a.txt"
    assert row["origins"] == ["pages/a.txt", "https://example.org/a"]
    assert row["lineage"]["type"] == "wire_copy"
    assert row["lineage"]["credit"] == "(Agency)"


def test_before_incidents_are_built_that_is_told(store, made, tmp_path):
    document = made.put(store)
    export_jsonl(store, tmp_path)
    (row,) = strictly(tmp_path / "documents.jsonl")
    assert row["lineage"]["group"] == document.id
    assert {row["incident"] for row in strictly(tmp_path / "claims.jsonl")} == {None}
    assert json.loads((tmp_path / "manifest.json").read_text())["incidents_are_current"] is False


def test_the_manifest_says_what_was_written(full, tmp_path, made):
    counts = export_jsonl(full, tmp_path)
    manifest = json.loads((tmp_path / "manifest.json").read_text())
    assert manifest["format"] == "1"
    assert manifest["counts"] == counts
    assert manifest["rules"] == [made.rules]
    assert manifest["incidents_are_current"] is True
    assert any("GeoNames" in told and "CC BY 4.0" in told for told in manifest["attribution"])


def test_an_empty_record_gives_empty_files(store, tmp_path):
    assert set(export_jsonl(store, tmp_path).values()) == {0}
    assert all((tmp_path / f"{name}.jsonl").read_bytes() == b"" for name in FIELDS)


def test_the_same_pages_give_the_same_bytes(tmp_path, made):
    told = []
    texts = [made.text + " " * n for n in range(4)]
    for name, order in (("one", texts), ("two", texts[::-1])):
        with Store.open(tmp_path / f"{name}.record", create=True) as store:
            for text in order:
                made.put(store, text=text)
            store.replace_derived(made.derived(*store.documents()))
            export_jsonl(store, tmp_path / name)
        told.append({path.name: path.read_bytes() for path in (tmp_path / name).iterdir()})
    assert told[0] == told[1]
    assert set(told[0]) == {f"{name}.jsonl" for name in FIELDS} | {"manifest.json"}


def test_an_export_replaces_the_last_one_and_leaves_other_files(full, tmp_path):
    (tmp_path / "claims.jsonl").write_text("old")
    (tmp_path / "notes.txt").write_text("mine")
    export_jsonl(full, tmp_path)
    assert len(strictly(tmp_path / "claims.jsonl")) == 4
    assert (tmp_path / "notes.txt").read_text() == "mine"


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
def test_a_full_disk_leaves_the_last_export(full, tmp_path, monkeypatch, number):
    out = tmp_path / "out"
    export_jsonl(full, out)
    before = {path.name: path.read_bytes() for path in out.iterdir()}

    def no_room(_):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", no_room)
    with pytest.raises(RecordDiskFull, match="nothing was exported") as error:
        export_jsonl(full, out)
    assert error.value.where == str(out)
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before


def test_a_real_full_device_is_told(full, tmp_path, monkeypatch):
    device = Path("/dev/full")
    if not device.exists():
        pytest.skip("this system has no /dev/full")
    real_open = Path.open

    def onto_device(path, mode="r", *rest, **options):
        target = device if path.suffix == ".part" else path
        return real_open(target, mode, *rest, **options)

    monkeypatch.setattr(Path, "open", onto_device)
    with pytest.raises(RecordDiskFull):
        export_jsonl(full, tmp_path / "out")


def test_a_folder_that_is_a_file_is_told(full, tmp_path):
    (tmp_path / "taken").touch()
    with pytest.raises(UsageError, match="nothing can be written here") as error:
        export_jsonl(full, tmp_path / "taken")
    assert "Give a folder" in error.value.do


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_closed_to_us_is_told(full, tmp_path):
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o500)
    with pytest.raises(UsageError):
        export_jsonl(full, closed)


def test_exporters_are_found_by_name():
    assert EXPORTERS["jsonl"] is export_jsonl


def test_each_gazetteer_is_told_with_its_terms_also_when_it_is_not_read_with_any_more(
    full, tmp_path
):
    export_jsonl(full, tmp_path)
    rows = strictly(tmp_path / "sources.jsonl")
    assert [(row["name"], row["in_use"], row["mentions"]) for row in rows] == [
        ("rivers", True, 0),
        ("villages", False, 0),
    ]
    manifest = json.loads((tmp_path / "manifest.json").read_text())
    assert "Place names and coordinates: A. Mapper; CC BY 4.0." in manifest["attribution"][1]
