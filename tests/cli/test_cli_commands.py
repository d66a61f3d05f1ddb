import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from whole import build_whole

import reportedly.cli
from reportedly.cli import main, told
from reportedly.cli.options import DEFAULT_RECORD
from reportedly.errors import NoArticle, RecordLocked
from reportedly.link.signature import sign
from reportedly.records.coverage import Candidate, Covered, Dropped, Outcome
from reportedly.records.incident import Derived
from reportedly.store import Store

PROGRAM = (sys.executable, "-c", "import sys; from reportedly.cli import main; sys.exit(main())")


class FakeReader:
    """Reads the pages of the two wars, and no other."""

    rules = "rules-1"
    today = date(2020, 1, 1)

    def __init__(self, world):
        self.world = world
        self.before = None

    def read(self, page):
        if self.before is not None:
            self.before()
        for document in self.world.documents:
            if document.sha256 == page.sha256:
                return document, self.world.reading(document)
        raise NoArticle("no stretch reads like a report", where=page.origin, do="Leave it out.")

    signing = 1

    def sign(self, document):
        return sign(document)

    def cover(self, _document, claims):
        sentence = claims[0].sentence if claims else (0, 9)
        return (
            Covered(
                start=sentence[0],
                end=sentence[1],
                harm_words=("killed",),
                numbers=("27",),
                outcome=Outcome.REPORTED,
            ),
        )

    def dropped(self, document, _reading):
        return (
            Dropped(
                start=0,
                end=4,
                sentence=(0, 9),
                word=document.text[:4],
                candidate=Candidate.EVENT,
                entry="attack-noun",
                reason="only said in 'demanded'",
            ),
        )

    def build(self, _):
        return Derived(
            lineages=self.world.lineages,
            incidents=(self.world.shelling, self.world.bombing),
            situations=(self.world.ceasefire,),
        )

    def update(self, store):
        build_whole(store, self)


@pytest.fixture
def reader(world, monkeypatch):
    fake = FakeReader(world)
    monkeypatch.setattr("reportedly.cli.ingest.open_reader", lambda _, **_given: fake)
    monkeypatch.setattr("reportedly.cli.inspect.open_reader", lambda _: fake)
    monkeypatch.setattr("reportedly.cli.coverage.open_reader", lambda _: fake)
    return fake


@pytest.fixture
def pages(tmp_path, world):
    folder = tmp_path / "pages"
    folder.mkdir()
    for document in world.documents:
        (folder / Path(document.origin).name).write_bytes(document.text.encode())
    return folder


# ingest


@pytest.mark.usefixtures("reader")
def test_ingest_closes_with_a_table_and_what_to_run_next(run, pages, tmp_path):
    code, out, _ = run("ingest", str(pages), at=tmp_path / "new.record")
    words = " ".join(out.split())
    assert code == 0
    assert words.startswith("pages read 4 new 4 read again 0 unchanged 0 pages not read 0 claims 9")
    assert "incidents 2" in words
    assert f"Next: reportedly incidents --record {tmp_path}/new.record" in out


@pytest.mark.usefixtures("reader")
def test_ingest_tells_at_its_end_of_pages_whose_day_is_not_known(run, pages, tmp_path):
    (pages / "undated.txt").write_text(
        "A shell hit the mill on Tuesday, the mayor of the town said."
    )
    _, out, _ = run("ingest", str(pages), at=tmp_path / "new.record")
    told = next(line for line in out.splitlines() if line.startswith("pages without a day"))
    assert "--metadata" in told


@pytest.mark.usefixtures("reader")
def test_ingest_again_changes_nothing(run, pages, tmp_path):
    run("ingest", str(pages), at=tmp_path / "new.record")
    code, out, _ = run("ingest", str(pages), at=tmp_path / "new.record")
    assert code == 0
    assert "new 0 read again 0 unchanged 4" in " ".join(out.split())


@pytest.mark.usefixtures("reader")
def test_a_page_that_cannot_be_read_is_named_with_the_reason(run, pages, tmp_path):
    (pages / "menu\x1b[2J.txt").write_text("Soup.")
    code, out, err = run("ingest", str(pages), at=tmp_path / "new.record")
    assert code == 3
    assert "pages read 4 new 4 read again 0 unchanged 0 pages not read 1" in " ".join(out.split())
    (line,) = [line for line in err.splitlines() if line.startswith("not read: ")]
    assert line.endswith(r"menu\x1b[2J.txt: no stretch reads like a report. Leave it out.")


def test_an_interrupted_ingest_says_the_record_is_consistent(run, reader, pages, tmp_path):
    asked = iter((False, False, True))

    def interrupt():
        if next(asked):
            raise KeyboardInterrupt

    reader.before = interrupt
    code, _, err = run("ingest", str(pages), at=tmp_path / "new.record")
    assert code == 130
    assert "interrupted after 2 pages. The record is consistent" in err
    reader.before = None
    code, out, _ = run("ingest", str(pages), at=tmp_path / "new.record")
    assert code == 0
    assert "new 2 read again 0 unchanged 2" in " ".join(out.split())


@pytest.mark.usefixtures("reader")
def test_an_empty_folder_leaves_no_empty_record(run, tmp_path):
    (tmp_path / "empty").mkdir()
    code, _, err = run("ingest", str(tmp_path / "empty"), at=tmp_path / "new.record")
    assert code == 4
    assert "no page lies here" in err
    assert not (tmp_path / "new.record").exists()


@pytest.mark.usefixtures("reader")
@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["ingest"], "Missing argument 'PATH...'"),
        (["ingest", "no-such-folder"], "does not exist"),
        (["claims", "--json", "--csv"], "an answer is either JSON or CSV"),
        (["ingest", ".", "--metadata", "no.csv"], "no.csv: the file cannot be read"),
    ],
)
def test_what_ingest_cannot_mean_is_bad_usage(run, tmp_path, words, said):
    code, _, err = run(*words, at=tmp_path / "new.record")
    assert code == 2
    assert said in err
    assert not (tmp_path / "new.record").exists()


@pytest.mark.usefixtures("reader")
def test_a_folder_without_pages_matches_nothing(run, tmp_path):
    empty = tmp_path / "empty"
    empty.mkdir()
    code, _, err = run("ingest", str(empty), at=tmp_path / "new.record")
    assert code == 4
    assert "no page lies here" in err


# show, inspect, export


@pytest.mark.parametrize(
    ("given", "first"),
    [
        ("i-000000000001", "Incident i-000000000001"),
        ("c-00000000001a", "Claim c-00000000001a"),
        ("s-0", "Situation s-000000000001"),
        ("d-00000000aaa", "Document d-00000000aaa1"),
        ("pages/aaa1.txt", "Document d-00000000aaa1"),
    ],
)
def test_show_finds_a_thing_by_its_id_or_the_start_of_it(run, given, first):
    code, out, _ = run("show", given)
    assert code == 0
    assert out.splitlines()[0] == first


def test_show_of_an_ambiguous_start_names_what_it_may_mean(run):
    code, _, err = run("show", "c-0")
    assert code == 2
    assert "c-00000000001a" in err


def test_show_of_nothing_is_exit_code_4(run):
    code, _, err = run("show", "x-1")
    assert code == 4
    assert "nothing in the record has an id that begins with 'x-1'" in err


@pytest.mark.parametrize("given", ["i-000000000001", "c-00000000004b", "s-0", "d-00000000ddd4"])
def test_show_as_json_is_one_object_without_live_characters(run, given):
    code, out, _ = run("show", given, "--json")
    assert code == 0
    assert json.loads(out)["id"].startswith(given)
    assert not any(char in out for char in "\x1b\x9b\u202e")


@pytest.mark.usefixtures("reader")
def test_inspect_reads_a_file_without_a_record(pages, tmp_path, capsys):
    code = main(["inspect", str(pages / "aaa1.txt"), "--record", str(tmp_path / "none")])
    assert code == 0
    out, err = capsys.readouterr()
    assert "Segments (1)" in out
    assert "there is no record at" in err
    assert not (tmp_path / "none").exists()


def test_inspect_gives_the_reasons_of_each_claim_when_asked(run, world):
    claim = next(one for one in world.claims if one.document == "d-00000000aaa1")
    _, short, _ = run("inspect", "d-00000000aaa1")
    _, long, _ = run("inspect", "d-00000000aaa1", "--why")
    assert len(long.splitlines()) > len(short.splitlines())
    assert claim.id in long
    assert "when:" in long
    assert "when:" not in short


def test_inspect_of_a_recorded_page_gives_all_its_layers_as_json(run, world):
    code, out, _ = run("inspect", "d-00000000aaa1", "--json")
    layers = json.loads(out)
    assert code == 0
    assert layers["document"]["text"] == world.wire.text
    assert [len(layers[kind]) for kind in ("statements", "times", "places", "claims")] == [
        1,
        1,
        1,
        4,
    ]
    assert layers["claims"][0]["incident"] == "i-000000000001"


@pytest.mark.usefixtures("reader")
def test_inspect_tells_why_and_what_became_of_words_of_harm(run):
    code, out, _ = run("inspect", "d-00000000aaa1", "--why")
    assert code == 0
    assert "read by" in out
    assert "1 sentence with a word of harm: 0 handled, 0 ignored by name, 1 not read" in out
    assert "please look" in out
    assert "1 reading of a word as an event or answer gave no claim" in out
    assert "(entry attack-noun): only said in 'demanded'" in out


@pytest.mark.usefixtures("reader")
def test_inspect_tells_why_as_json(run):
    code, out, _ = run("inspect", "d-00000000aaa1", "--why", "--json")
    row = json.loads(out)
    (covered,) = row["coverage"]
    assert (code, covered["outcome"], covered["numbers"]) == (0, "reported", ["27"])
    (dropped,) = row["dropped"]
    assert (dropped["candidate"], dropped["entry"], dropped["of"]) == ("event", "attack-noun", None)


@pytest.mark.usefixtures("reader")
def test_coverage_lists_what_was_not_read_on_every_page(run, world):
    code, out, err = run("coverage")
    assert code == 0
    assert out.count("please look") == len(world.documents)
    assert all(document.id in out for document in world.documents)
    told = f"{len(world.documents)} sentences with a word of harm"
    assert f"{told}: 0 handled, 0 ignored by name, {len(world.documents)} not read" in err


@pytest.mark.usefixtures("reader")
def test_coverage_gives_every_sentence_as_json(run, world):
    code, out, _ = run("coverage", "--json")
    rows = json.loads(out)
    assert (code, len(rows)) == (0, len(world.documents))
    assert {(row["outcome"], *row["harm_words"]) for row in rows} == {("reported", "killed")}


def test_inspect_of_neither_a_file_nor_a_document_says_so(run):
    code, _, err = run("inspect", "nowhere.html")
    assert code == 4
    assert "'nowhere.html' is neither a file nor a document of the record" in err


def test_export_writes_the_folder_and_says_what(run, tmp_path):
    code, out, err = run("export", "jsonl", "--out", str(tmp_path / "out"))
    assert code == 0
    assert "9  claims" in out
    assert (tmp_path / "out" / "claims.jsonl").read_text().count("\n") == 9
    assert "rows written to" in err


def test_an_unknown_format_is_bad_usage(run, tmp_path):
    assert run("export", "xls", "--out", str(tmp_path))[0] == 2


# verify, doctor


def test_verify_of_a_whole_record_says_what_was_checked(run):
    code, out, _ = run("verify")
    assert (code, out) == (
        0,
        "4 pages, 4 documents, 1 statement and 9 claims checked: all equal\n",
    )


def test_verify_names_a_changed_byte(run, record):
    with Store.open(record, create=False) as store:
        store._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # noqa: SLF001 - to reach the file
    raw = record.read_bytes()
    assert b"27 people were killed" in raw
    record.write_bytes(raw.replace(b"27 people were killed", b"72 people were killed"))
    code, out, err = run("verify")
    assert code == 5
    assert "c-00000000002a" in out
    assert "not as written" in err


def test_verify_of_a_record_that_does_not_open_fails_the_check(run, record):
    record.write_bytes(b"\0" * 100 + record.read_bytes()[100:])
    code, _, err = run("verify")
    assert code == 5
    assert str(record) in err


def test_verify_of_a_record_that_is_cut_off_does_not_send_to_verify(run, record):
    record.write_bytes(record.read_bytes()[:-5000])
    code, _, err = run("verify")
    assert code == 5
    assert "Take the file from a copy" in err
    assert "reportedly verify" not in err


def test_verify_changes_nothing_in_the_file(run, record):
    with closing(sqlite3.connect(record)) as db:
        db.execute("PRAGMA journal_mode = DELETE")
    before = record.read_bytes()
    assert run("verify")[0] == 0
    assert record.read_bytes() == before


def test_verify_reports_an_older_schema_and_leaves_it(run, record):
    with closing(sqlite3.connect(record)) as db:
        db.execute("PRAGMA user_version = 0")
        db.execute("PRAGMA journal_mode = DELETE")
    before = record.read_bytes()
    code, _, err = run("verify")
    assert code == 5
    assert "schema 0" in err
    assert record.read_bytes() == before


def test_verify_of_no_record_is_bad_usage(run, tmp_path):
    assert run("verify", at=tmp_path / "none")[0] == 2


def test_doctor_finds_this_machine_well(capsys, monkeypatch, tmp_path):
    monkeypatch.setenv("REPORTEDLY_CACHE", str(tmp_path / "cache"))
    code = main(["doctor"])
    out, _ = capsys.readouterr()
    assert code == 0, out
    for name in ("Python", "spacy", "parser/model", "data files", "FTS5", "WAL", "gazetteer"):
        assert name in out


def test_doctor_names_weights_that_differ_and_says_how_to_get_them(capsys, monkeypatch):
    monkeypatch.setattr(
        "reportedly.text.parser.PINNED", {"ner/model": "0" * 64, "gone/model": "1" * 64}
    )
    code = main(["doctor"])
    out, err = capsys.readouterr()
    words = " ".join(out.split())
    assert code == 5
    assert "differs ner/model" in words
    assert "missing gone/model" in words
    assert "pip install --force-reinstall" in words
    assert "2 things to mend" in err


# errors and exit codes


def test_an_error_of_ours_is_one_line_and_its_exit_code(capsys):
    def fail():
        raise RecordLocked("another \x1b[31mprocess", where="r", do="Wait.")

    assert told(fail) == 2
    assert capsys.readouterr().err == "error: r: another \\x1b[31mprocess. Wait.\n"


def test_a_bug_is_a_traceback_and_exit_code_1(capsys):
    def fail():
        raise KeyError("spam")

    assert told(fail) == 1
    err = capsys.readouterr().err
    assert "Traceback" in err
    assert "this is a bug" in err


def test_an_interrupt_is_exit_code_130(capsys):
    def fail():
        raise KeyboardInterrupt

    assert told(fail) == 130
    assert capsys.readouterr().err == "interrupted\n"


@pytest.mark.parametrize("words", [["nonsense"], ["incidents", "--stance", "sings"], ["show"]])
def test_bad_usage_is_exit_code_2(words, capsys):
    assert main(words) == 2
    assert "Usage: reportedly" in capsys.readouterr().err


def test_a_missing_record_says_how_to_make_one(run, tmp_path):
    code, _, err = run("incidents", at=tmp_path / "none")
    assert code == 2
    assert "there is no record here. Make one with" in err


def test_the_record_is_found_in_the_environment_and_else_beside_us(record, monkeypatch, tmp_path):
    monkeypatch.setenv("REPORTEDLY_RECORD", str(record))
    assert main(["incidents"]) == 0
    monkeypatch.delenv("REPORTEDLY_RECORD")
    monkeypatch.chdir(tmp_path)
    shutil.copy(record, DEFAULT_RECORD)
    assert main(["incidents"]) == 0


def test_main_can_be_called_again():
    assert [main(["--version"]), main(["--version"])] == [0, 0]
    assert callable(reportedly.cli.main)


def test_no_command_prints_the_help_as_bad_usage(capsys):
    assert main([]) == 2
    out, err = capsys.readouterr()
    assert "Commands:" in out + err


@pytest.mark.parametrize(
    "words", [["--help"], ["incidents"], ["claims", "--csv"], ["show", "i-000000000001"]]
)
def test_only_reading_loads_the_language_model(record, words):
    code = (
        "import sys; from reportedly.cli import main; main(sys.argv[1:]); "
        "sys.exit('spacy' in sys.modules or 'reportedly.pipeline' in sys.modules)"
    )
    given = words if words == ["--help"] else [*words, "--record", str(record)]
    done = subprocess.run(
        [sys.executable, "-c", code, *given], capture_output=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr


def test_a_reader_that_stops_listening_is_no_error(record):
    command = " ".join(f"'{word}'" for word in (*PROGRAM, "claims", "--record", str(record)))
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {command} | true"],  # noqa: S607
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stderr.replace(b"9 claims\n", b"")) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is full")
def test_a_full_disk_under_our_output_is_said_so(record):
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [*PROGRAM, "claims", "--json", "--record", str(record)],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            timeout=60,
        )
    assert done.returncode == 2
    assert b"the disk has no room left" in done.stderr


def test_a_terminal_without_our_signs_gets_escapes_and_no_wrong_figure(record):
    done = subprocess.run(
        [*PROGRAM, "incidents", "--record", str(record)],
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0
    assert b"\\u226527 (Ana Roth)" in done.stdout


def test_an_interrupt_from_outside_is_told_and_not_a_traceback():
    slow = (  # who is started in the background is born deaf to interrupts
        "import signal, sys, time; from reportedly.cli import told; "
        "signal.signal(signal.SIGINT, signal.default_int_handler); "
        "print('ready', flush=True); sys.exit(told(lambda: time.sleep(60)))"
    )
    with subprocess.Popen(
        [sys.executable, "-c", slow], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        running.stdout.readline()
        time.sleep(0.3)
        running.send_signal(signal.SIGINT)
        _, err = running.communicate(timeout=30)
    assert (running.returncode, err) == (130, b"interrupted\n")
