import json

import pytest

from reportedly.export import EXPORTERS
from reportedly.records.incident import Verdict
from reportedly.store import Store

BY = ("--by", "Ana")
SHELLING = "i-000000000001"


@pytest.fixture
def released(run):
    code, out, _ = run("release", "--note", "first", *BY)
    assert code == 0
    return out


def later(record, made):
    """A new page, a judgement, and incidents built anew: the record goes on."""
    with Store.open(record, create=False) as store:
        page = made.put(store, "pages/new.txt")
        store.add_decisions([made.decision("c-00000000001a", "c-00000000002a", Verdict.NOT_SAME)])
        first = next(store.incidents())
        changed = first.replacing(claims=first.claims[:-1], title="Another title")
        derived = made.derived(page)
        store.replace_derived(
            derived.replacing(
                incidents=(changed, *derived.incidents),
                lineages=store.lineages() | derived.lineages,
                situations=tuple(store.situations()),
            )
        )
    return page


def files(folder):
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_a_release_is_numbered_and_counted(released):
    assert released.startswith("release 1: documents 4 added; statements 1 added; claims 9 added; ")


@pytest.mark.usefixtures("released")
@pytest.mark.parametrize("form", ["jsonl", "ged", "csv", "annotations"])
def test_a_release_is_exported_to_the_same_bytes_ever_after(run, record, made, tmp_path, form):
    assert form in EXPORTERS
    run("export", form, "--release", "1", "--out", str(tmp_path / "then"))
    later(record, made)
    code, _, _ = run("export", form, "--release", "1", "--out", str(tmp_path / "now"))
    assert code == 0
    assert files(tmp_path / "then") == files(tmp_path / "now")
    run("export", form, "--out", str(tmp_path / "today"))
    named = next(name for name in files(tmp_path / "today") if "manifest" in name)
    assert files(tmp_path / "today")[named] != files(tmp_path / "now")[named]


@pytest.mark.usefixtures("released")
def test_a_release_is_the_record_of_its_day(run, tmp_path):
    run("export", "jsonl", "--out", str(tmp_path / "record"))
    run("export", "jsonl", "--release", "1", "--out", str(tmp_path / "release"))
    release = files(tmp_path / "release")
    assert json.loads(release.pop("release.json"))["note"] == "first"
    assert len(release.pop("changes.jsonl").splitlines()) == 4 + 1 + 9 + 2 + 1
    assert release == files(tmp_path / "record")


@pytest.mark.usefixtures("released")
def test_a_folder_that_tells_of_a_release_takes_nothing_else(run, tmp_path):
    out = str(tmp_path / "first")
    assert run("export", "ged", "--release", "1", "--out", out)[0] == 0
    assert run("export", "csv", "--release", "1", "--out", out)[0] == 0
    before = files(tmp_path / "first")
    code, _, err = run("export", "ged", "--out", out)
    assert code == 2
    assert "this folder holds release 1, and its release.json says so" in err
    assert files(tmp_path / "first") == before


@pytest.mark.usefixtures("released")
def test_what_changed_is_told_row_by_row_and_why(run, record, made):
    page = later(record, made)
    code, out, _ = run("release", "--note", "second", *BY)
    assert code == 0
    assert out.startswith("release 2: documents 1 added")
    rows = json.loads(run("releases", "2", "--json")[1])
    why = {(row["kind"], row["id"], row["what"]): row["why"] for row in rows}
    assert why["document", page.id, "added"] == "a new page"
    claim = made.claim(page).id
    assert why["claim", claim, "added"] == f"new page {page.id}"
    told = why["incident", SHELLING, "changed"]
    assert told.startswith("changed; ")
    assert "1 claims fewer" in told
    assert "coder judged not_same: c-00000000001a, c-00000000002a" in told
    assert ("incident", "i-000000000002", "withdrawn") in why
    listed = run("releases")[1].splitlines()
    assert [line[0] for line in listed] == ["1", "2"]
    assert "~ incident i-000000000001: changed; " in run("releases", "2")[1]


@pytest.mark.usefixtures("released")
def test_a_name_withheld_later_is_left_blank_in_an_old_release(run, tmp_path):
    run("withhold", "Ana Roth", "--why", "she asked", *BY)
    run("export", "jsonl", "--release", "1", "--out", str(tmp_path / "blank"))
    assert b"Roth" not in b"".join(files(tmp_path / "blank").values())
    run("withhold", "Ana Roth", "--lift", "--why", "she agreed", *BY)
    run("export", "jsonl", "--release", "1", "--out", str(tmp_path / "still"))
    assert files(tmp_path / "blank") == files(tmp_path / "still")


@pytest.mark.usefixtures("released")
@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (("release", "--note", "again", *BY), 4, "nothing changed since release 1"),
        (("release", *BY), 2, "Missing option '--note'"),
        (("releases", "7"), 4, "there is no release 7 of this record"),
        (("export", "jsonl", "--release", "7", "--out", "x"), 4, "there is no release 7"),
        (
            ("export", "ged", "--release", "1", "--rows", "a", "--out", "x"),
            2,
            "rows coded by hand are of no release",
        ),
    ],
)
def test_what_cannot_be_released_is_told(run, words, code, message):
    found, _, err = run(*words)
    assert found == code
    assert message in err


def test_a_record_that_is_not_built_is_not_released(run, record, made):
    with Store.open(record, create=False) as store:
        made.put(store, "pages/new.txt")
    code, _, err = run("release", "--note", "x", *BY)
    assert code == 2
    assert "pages were read or judged since incidents were last built" in err


def test_a_record_without_a_release_says_so(run):
    assert run("releases")[0] == 4
    assert run("releases", "--json")[1] == "[]\n"


@pytest.mark.usefixtures("released")
def test_a_release_is_checked_with_the_record(run):
    assert run("verify")[0] == 0
