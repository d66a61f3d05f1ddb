import json

import pytest

from reportedly.records.logbook import Disclosure
from reportedly.store import Store

TOLD = ("--why", "the family asked", "--by", "Ana")


def test_a_withheld_name_is_left_blank_and_listed(run, tmp_path):
    code, out, _ = run("withhold", "Ana Roth", *TOLD)
    assert (code, out) == (0, "Ana Roth is withheld; it stands on 1 page of this record\n")
    out = run("withheld")[1]
    assert out.startswith("withheld by people\n  Ana Roth\n")
    assert "Ana withheld Ana Roth: the family asked" in out
    code, _, err = run("export", "jsonl", "--out", str(tmp_path / "out"))
    assert code == 0
    assert "redacted: 1 withheld name left blank (jsonl-redaction.json)" in err
    assert "Roth" not in (tmp_path / "out" / "claims.jsonl").read_text(encoding="utf-8")
    assert said_of_names(tmp_path / "out", "jsonl")["names"] == {"listed": 1}


def said_of_names(folder, name):
    return json.loads((folder / f"{name}-redaction.json").read_bytes())


def test_a_name_that_no_page_has_is_withheld_and_may_be_misspelt(run):
    code, out, err = run("withhold", "Anna Rooth", *TOLD)
    assert (code, out) == (
        0,
        "Anna Rooth is withheld; it stands on 0 pages of this record\n",
    )
    assert "is it spelled as pages print it?" in err


def test_a_lifted_name_is_told_again(run):
    run("withhold", "Ana Roth", *TOLD)
    code, out, _ = run("withhold", "Ana Roth", "--lift", *TOLD)
    assert (code, out) == (0, "Ana Roth is published again\n")
    told = json.loads(run("withheld", "--json")[1])
    assert told["withheld"] == []
    assert [entry["withheld"] for entry in told["entries"]] == [True, False]


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (("withhold", "Ana Roth", "--lift", *TOLD), 4, "'Ana Roth' is not withheld"),
        (("withhold", "...", *TOLD), 2, "there are no letters in '...'"),
        (("withhold", "Ana Roth", "--by", "Ana"), 2, "Missing option '--why'"),
        (("withhold", "Ana Roth", "--why", "asked"), 2, "Missing option '--by'"),
        (("withhold", "Ana Roth", "--why", " ", "--by", "Ana"), 2, "there is nothing in it"),
        (("withhold", "Ana Roth", "--why", "asked", "--by", ""), 2, "there is nothing in it"),
        (("release", "--note", "", "--by", "Ana"), 2, "there is nothing in it"),
        (("withheld",), 4, "no name is withheld in this record"),
    ],
)
def test_what_cannot_be_withheld_is_told(run, words, code, message):
    found, _, err = run(*words)
    assert found == code
    assert message in err


def test_a_full_export_is_kept_in_the_record(run, record, tmp_path):
    code, _, err = run("export", "jsonl", "--full", "--by", "Ana", "--out", str(tmp_path / "out"))
    assert code == 0
    assert "full: withheld names stand in it; that Ana wrote it is in the record" in err
    with Store.open(record, create=False) as store:
        (entry,) = store.entries(Disclosure)
    assert (entry.what, entry.user, entry.names) == ("jsonl", "Ana", 0)
    assert said_of_names(tmp_path / "out", "jsonl") == {"redacted": False}


def test_a_whole_copy_over_a_redacted_one_does_not_go_on_saying_that_names_are_blank(run, tmp_path):
    out = tmp_path / "out"
    run("export", "ged", "--out", str(out))
    run("export", "csv", "--out", str(out))
    assert said_of_names(out, "ged")["redacted"] is True
    run("export", "ged", "--full", "--by", "Ana", "--out", str(out))
    assert said_of_names(out, "ged")["redacted"] is False
    assert said_of_names(out, "csv")["redacted"] is True


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--full",), "a full copy needs the name of who writes it"),
        (("--full", "--redacted", "--by", "Ana"), "a copy is either full or redacted"),
    ],
)
def test_a_full_export_by_nobody_is_refused(run, tmp_path, words, message):
    code, _, err = run("export", "jsonl", *words, "--out", str(tmp_path / "out"))
    assert code == 2
    assert message in err
    assert not (tmp_path / "out").exists()
