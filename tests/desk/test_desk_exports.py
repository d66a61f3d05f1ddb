"""Exports and releases from the desk: what is withheld is blank, and a release never changes."""

import csv
import fcntl
import io
import json
import re
import time
import zipfile

import pytest

from reportedly.cli import main
from reportedly.desk.packer import Packer
from reportedly.desk.zipped import FORMATS, CopyAsked
from reportedly.export import EXPORTERS
from reportedly.records.logbook import Disclosure

NAME = "Pavlo Kyrylenko"


def unpacked(answer):
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/zip"
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def rows(raw):
    return list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"))))


@pytest.fixture
def withheld(record):
    name = ["withhold", NAME, "--why", "asked", "--by", "Ana"]
    assert main([*name, "--record", str(record)]) == 0


def test_every_format_there_is_is_offered():
    assert set(FORMATS) == set(EXPORTERS)


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_every_format_is_a_zip_of_the_same_bytes_each_time(desk, name):
    first, second = (desk.get(f"/export/{name}.zip") for _ in range(2))
    assert f"{name}-redaction.json" in unpacked(first)
    assert first.content == second.content
    assert f'filename="reportedly-{name}.zip"' in first.headers["content-disposition"]


def test_a_narrowed_list_is_exported_and_nothing_beside_it(desk):
    listed = {row["id"] for row in desk.get("/incidents.json?event=shelling").json()["incidents"]}
    files = unpacked(desk.get("/export/csv.zip?event=shelling"))
    assert {row["id"] for row in rows(files["incidents.csv"])} == listed != set()
    assert {row["incident"] for row in rows(files["claims.csv"])} == listed
    assert 'href="/export/csv.zip?event=shelling"' in desk.get("/export?event=shelling").text
    assert 'href="/export?event=shelling"' in desk.get("/incidents?event=shelling").text


@pytest.mark.parametrize(
    ("at", "status"),
    [
        ("/export/docx.zip", 404),
        ("/export/csv", 404),
        ("/export/csv.zip.json", 404),
        ("/export/csv.zip?month=banana", 400),
        ("/releases/7", 404),
        ("/releases/7/csv.zip", 404),
        ("/releases/x/csv.zip", 404),
    ],
)
def test_what_is_not_there_is_told(desk, at, status):
    assert desk.get(at).status_code == status


@pytest.mark.usefixtures("withheld")
def test_nobody_is_given_a_withheld_name_by_asking_for_a_file(log_in):
    for role in ("reader", "coder", "editor"):
        client = log_in(role).client
        for name in FORMATS if role == "editor" else FORMATS.keys() - {"reviews"}:
            files = unpacked(client.get(f"/export/{name}.zip"))
            assert not [name for name, raw in files.items() if b"Kyrylenko" in raw], (role, name)


def test_who_decided_what_is_for_editors_so_that_a_second_reader_is_blind(log_in):
    release(log_in("editor"), "The first week")
    for role, may in (("reader", False), ("coder", False), ("reviewer", False), ("editor", True)):
        somebody = log_in(role)
        for at in ("/export", "/releases/1"):
            assert ("reviews.zip" in somebody.see(at)) is may
            assert somebody.client.get(f"{at}/reviews.zip").status_code == (200 if may else 403)


@pytest.mark.usefixtures("withheld")
def test_the_preview_shows_blanks_to_those_who_judge_and_readers_have_none(log_in):
    told = log_in("coder").see("/export?preview=1")
    assert "<mark>█" in told
    assert "Kyrylenko" not in told
    assert "What the public sees" not in log_in("reader").see("/export?preview=1")


@pytest.mark.usefixtures("withheld")
def test_a_copy_with_every_name_takes_an_editor_and_a_reason_and_is_kept(log_in, store):
    def ask(reader, **fields):
        sent = {**reader.hidden("/audit", "token"), "format": "csv", **fields}
        return reader.client.post("/export/whole", data=sent)

    coder, editor = log_in("coder"), log_in("editor")
    assert "With every name" not in coder.see("/export")
    token = {"token": editor.hidden("/export", "token")["token"]}
    assert editor.client.post("/export/whole", data={**token, "format": "csv"}).status_code == 400
    assert list(store.entries(Disclosure)) == []
    sent = {**token, "format": "csv", "why": "for the archive"}
    assert b"Kyrylenko" in unpacked(editor.client.post("/export/whole", data=sent))["claims.csv"]
    [kept] = store.entries(Disclosure)
    assert (kept.user, kept.why) == ("editor", "for the archive")
    assert kept.names > 0


@pytest.fixture
def large(monkeypatch):
    """Every record counts as one whose export takes long."""
    monkeypatch.setattr("reportedly.desk.pages.export.MOST_PAGES", 3)


def made(client, answer):
    """The file that a page which tells of it leads to, once it is there."""
    assert answer.status_code == 303, answer.text
    at = answer.headers["location"]
    while not (told := client.get(f"{at}.json").json())["is_there"]:
        assert not told["has_failed"]
        assert "Look again" in client.get(at).text
        time.sleep(0.1)
    [link] = re.findall(r'href="(/export/made/[^"]+)"', client.get(at).text)
    return at, client.get(link), link


@pytest.mark.usefixtures("large", "withheld")
def test_a_large_record_is_exported_in_a_process_of_its_own_to_the_same_bytes(desk, monkeypatch):
    at, first, link = made(desk, desk.get("/export/csv.zip?event=shelling"))
    files = unpacked(first)
    assert not [name for name, raw in files.items() if b"Kyrylenko" in raw]
    assert desk.get(link).content == first.content  # it is kept for a while
    assert 'filename="reportedly-csv-some.zip"' in first.headers["content-disposition"]
    with monkeypatch.context() as small:
        small.setattr("reportedly.desk.pages.export.MOST_PAGES", 1000)
        assert desk.get("/export/csv.zip?event=shelling").content == first.content
    made(desk, desk.get("/export/jsonl.zip"))
    assert desk.get(at).status_code == 404
    assert desk.get(link).status_code == 404


@pytest.mark.usefixtures("large", "withheld")
def test_a_large_copy_with_every_name_is_kept_and_is_nobody_elses(log_in, store):
    editor, other = log_in("editor"), log_in("admin")
    token = {"token": editor.hidden("/export", "token")["token"]}
    sent = {**token, "format": "csv", "why": "for the archive"}
    at, whole, link = made(editor.client, editor.client.post("/export/whole", data=sent))
    assert b"Kyrylenko" in unpacked(whole)["claims.csv"]
    [kept] = store.entries(Disclosure)
    assert (kept.user, kept.why) == ("editor", "for the archive")
    for address in (at, f"{at}.json", link):
        assert other.client.get(address).status_code == 404


@pytest.mark.usefixtures("large")
def test_one_large_export_is_made_at_a_time_and_ends_with_the_desk(record, desk_of):
    with desk_of(record) as client:
        packer = client.app.state.desk.packer
        first = client.get("/export/csv.zip")
        assert client.get("/export/jsonl.zip").status_code == 503
        [job] = packer._jobs.values()  # noqa: SLF001 - what it leaves behind is looked at
        assert first.status_code == 303
    assert job.process.poll() is not None
    assert not job.folder.exists()


@pytest.mark.usefixtures("large")
def test_an_export_that_is_killed_is_told_and_another_can_be_made(desk):
    packer = desk.app.state.desk.packer
    packer.begin(CopyAsked(format="csv"), "me", 0)
    [job] = packer._jobs.values()  # noqa: SLF001 - it is killed while it begins
    job.process.kill()
    while job.ended is None:
        time.sleep(0.01)
    assert packer.how_far(job.id, "me").has_failed
    made(desk, desk.get("/export/csv.zip"))


@pytest.mark.usefixtures("large")
def test_a_large_export_is_not_given_out_once_another_name_is_withheld(desk, record):
    at, first, link = made(desk, desk.get("/export/csv.zip"))
    assert b"Kyrylenko" in unpacked(first)["claims.csv"]
    words = ["withhold", NAME, "--why", "asked", "--by", "Ana", "--record", str(record)]
    assert main(words) == 0
    assert desk.get(link).status_code == 404
    assert desk.get(at).status_code == 404


@pytest.mark.usefixtures("large")
def test_a_finished_export_stays_when_somebody_else_asks_for_one(log_in):
    one, other = log_in("editor"), log_in("admin")
    _, first, link = made(one.client, one.client.get("/export/csv.zip"))
    made(other.client, other.client.get("/export/jsonl.zip"))
    assert one.client.get(link).content == first.content


def test_an_export_leaves_nothing_once_its_server_is_gone(record, tmp_path):
    folder = tmp_path / "made"
    folder.mkdir()
    (folder / "asked.json").write_text('{"format": "csv"}')
    process = Packer(record)._process(folder)  # noqa: SLF001 - as `begin` does
    process.communicate()  # ends the pipe, as a killed server does
    assert process.returncode == 1
    assert not folder.exists()


def test_what_a_killed_server_left_is_swept_away_and_a_living_ones_stays(
    record, tmp_path, monkeypatch
):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    left, living = tmp_path / "reportedly-export-1", tmp_path / "reportedly-export-2"
    for folder in (left, living):
        folder.mkdir()
        (folder / "held").touch()
    with (living / "held").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        Packer(record)
        assert list(tmp_path.glob("reportedly-export-*")) == [living]


def release(reader, note):
    sent = {**reader.hidden("/releases", "token"), "note": note}
    return reader.client.post("/releases/make", data=sent)


def test_a_release_never_changes_whatever_is_decided_after(reader, store):
    assert "Nothing was released yet" in reader.see("/releases")
    answer = release(reader, "The first week")
    assert answer.headers["location"] == "/releases/1"
    assert "The first week" in reader.see("/releases/1")
    before = reader.client.get("/releases/1/csv.zip").content
    claims = {
        row["id"] for row in rows(unpacked(reader.client.get("/releases/1/csv.zip"))["claims.csv"])
    }
    judged = reader.waits()
    reader.decide("reject", judged)
    assert judged in claims
    assert judged not in {one.id for one in store.claims()}
    assert reader.client.get("/releases/1/csv.zip").content == before
    assert reader.client.get("/releases.json").json()[0]["number"] == 1


def test_the_file_of_a_release_says_which_it_is_and_what_changed_in_it(reader):
    release(reader, "The first week")
    files = unpacked(reader.client.get("/releases/1/csv.zip"))
    told = json.loads(files["release.json"])
    assert (told["number"], told["note"]) == (1, "The first week")
    assert len(files["changes.jsonl"].splitlines()) == told["changes"] > 0
    assert "release.json" not in unpacked(reader.client.get("/export/csv.zip"))


def test_the_same_record_is_not_released_twice_and_a_word_is_needed(reader):
    assert release(reader, "   ").status_code == 400
    release(reader, "The first week")
    answer = release(reader, "Once more")
    assert answer.status_code == 409
    assert "nothing changed since release 1" in answer.text


def test_what_changed_in_a_release_is_told_on_request(reader):
    release(reader, "The first week")
    assert "Compare it with the release before" in reader.see("/releases/1")
    told = reader.see("/releases/1?changes=1")
    assert "incidents added: " in told
    data = reader.client.get("/releases/1.json?changes=1").json()
    assert {one["what"] for one in data["changes"]} == {"added"}


@pytest.mark.usefixtures("withheld")
def test_a_name_in_the_note_of_a_release_is_blank_to_a_reader_and_an_editor_releases(log_in):
    editor = log_in("editor")
    assert release(editor, f"With the figures of {NAME}").status_code == 303
    assert NAME in editor.see("/releases/1")
    reader = log_in("reader")
    for at in ("/releases", "/releases/1", "/releases.json", "/releases.csv", "/releases/1.json"):
        assert "Kyrylenko" not in reader.see(at), at
    sent = {"token": reader.hidden("/", "token")["token"], "note": "mine"}
    assert reader.client.post("/releases/make", data=sent).status_code == 403


def test_a_release_is_paged_through_as_ucdps_api_is_and_has_the_rows_of_its_file(reader):
    release(reader, "The first week")
    file = rows(unpacked(reader.client.get("/releases/1/ged.zip"))["ucdp-ged-like.csv"])
    assert len(file) > 2
    at, seen = "/api/gedevents/1?pagesize=2", []
    while at:
        told = reader.client.get(at).json()
        assert (told["TotalCount"], told["TotalPages"]) == (len(file), -(-len(file) // 2))
        seen += told["Result"]
        at = told["NextPageUrl"]
    assert [str(row["id"]) for row in seen] == [row["id"] for row in file]
    assert [row["best"] for row in seen] == [
        int(row["best"]) if row["best"] else None for row in file
    ]
    assert told["PreviousPageUrl"].startswith("http://127.0.0.1/api/gedevents/1?pagesize=2&page=")
    for slip, status in (("1?page=x", 400), ("2", 404), ("x", 404), ("1.json", 404)):
        assert reader.client.get(f"/api/gedevents/{slip}").status_code == status


def test_a_name_withheld_after_a_release_is_in_no_row_asked_for_later(reader, record):
    release(reader, "The first week")
    name = "Harbour Gazette"
    assert name in reader.see("/api/gedevents/1")
    words = ["withhold", name, "--why", "asked", "--by", "Ana", "--record", str(record)]
    assert main(words) == 0
    assert name not in reader.see("/api/gedevents/1")
