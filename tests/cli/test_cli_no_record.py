"""A path where no record is -> every command that reads says so and makes nothing there."""

import pytest

from reportedly.cli import main
from reportedly.cli.options import DEFAULT_RECORD

READING = (
    ["incidents"],
    ["claims"],
    ["documents"],
    ["situations"],
    ["coverage"],
    ["show", "i-1"],
    ["inspect", "page.txt"],
    ["judgements"],
    ["diff", "2020-01-01"],
    ["export", "jsonl", "--out", "out"],
    ["releases"],
    ["withheld"],
    ["serve"],
    ["account", "list"],
    ["account", "remove", "ana"],
    ["gazetteer", "list"],
    ["gazetteer", "countries"],
    ["gazetteer", "countries", "--none"],
    ["gazetteer", "remove", "villages"],
    ["verify"],
)


@pytest.mark.parametrize("words", READING, ids=" ".join)
def test_what_reads_makes_no_record_of_a_mistyped_path(words, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert main([*words, "--record", "folder/mistyped.record"]) == 2
    assert "folder/mistyped.record: there is no record here" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_name_is_looked_up_without_a_record_and_the_missing_one_told(
    tmp_path, monkeypatch, capsys
):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("REPORTEDLY_DATA", str(tmp_path / "data"))
    assert main(["gazetteer", "search", "Kabul", "--record", "mistyped.record"]) == 0
    assert "there is no record at mistyped.record" in capsys.readouterr().err
    assert not (tmp_path / "mistyped.record").exists()


def test_what_will_be_read_with_is_told_before_the_first_page(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("REPORTEDLY_DATA", str(tmp_path / "data"))
    assert main(["gazetteer", "countries"]) == 0
    assert capsys.readouterr().out == "in play first: none\n"
    assert not (tmp_path / DEFAULT_RECORD).exists()


def test_a_new_record_is_told_of_once(tmp_path, capsys):
    path = tmp_path / "mistyped.record"
    for told in (f"new record: {path}\n", ""):
        assert main(["gazetteer", "countries", "UKR", "--record", str(path)]) == 0
        assert told == "".join(
            line + "\n" for line in capsys.readouterr().err.splitlines() if "new record" in line
        )
