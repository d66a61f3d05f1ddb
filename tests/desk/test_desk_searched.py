"""What was found when withheld names were looked for, kept beside the record."""

import stat
import threading

import pytest

from reportedly.cli import main
from reportedly.desk import listing, state
from reportedly.desk.redacted import redaction_of
from reportedly.desk.searched import beside, searched_before
from reportedly.redact import find
from reportedly.store import Store

NAME = "Pavlo Kyrylenko"


@pytest.fixture
def withheld(record):
    why = ["--why", "asked for", "--by", "Ana", "--record", str(record)]
    assert main(["withhold", NAME, *why]) == 0


@pytest.mark.usefixtures("withheld")
def test_a_second_start_searches_only_pages_that_hold_a_name(record, monkeypatch):
    searched = []
    whole = find.search_page
    monkeypatch.setattr(
        find, "search_page", lambda one, *told: searched.append(one.id) or whole(one, *told)
    )
    with Store.open(record, create=False) as store:
        first = redaction_of(store).withheld
        every = len(searched)
        again = redaction_of(store).withheld
    assert again == first
    assert every == len(list(first.pages)) + len(set(searched) - set(first.pages))
    assert sorted(searched[every:]) == sorted(first.pages)
    assert 0 < len(first.pages) < every


@pytest.mark.usefixtures("withheld")
def test_it_is_the_owners_alone_and_holds_no_name(record):
    with Store.open(record, create=False) as store:
        redaction_of(store)
    assert stat.S_IMODE(beside(record).stat().st_mode) == 0o600
    assert b"Kyrylenko" not in beside(record).read_bytes()


@pytest.mark.usefixtures("withheld")
@pytest.mark.parametrize("told", [b"no database", b"SQLite format 3\0" + b"\1" * 5000, b""])
def test_a_damaged_file_is_made_anew(record, told):
    with Store.open(record, create=False) as store:
        first = redaction_of(store).withheld
        beside(record).write_bytes(told)
        assert redaction_of(store).withheld == first
        assert redaction_of(store).withheld == first


def test_what_is_looked_for_no_more_is_forgotten(record):
    for what in (b"first", b"second"):
        with searched_before(record) as before:
            assert before.found(what, b"text") is None
            before.note(what, b"text", ((1, 4), (7, 9)))
    with searched_before(record) as before:
        assert before.found(b"second", b"text") == ((1, 4), (7, 9))
        assert before.found(b"first", b"text") is None


@pytest.mark.usefixtures("withheld")
def test_while_names_are_looked_for_coders_work_and_readers_wait(record, log_in, monkeypatch):
    go = threading.Event()

    def slowly(store):
        go.wait(60)
        return redaction_of(store)

    monkeypatch.setattr(listing, "redaction_of", slowly)
    monkeypatch.setattr(state, "FIRST_WAIT", 0.2)
    monkeypatch.setattr(state, "CODERS_WAIT", 0.1)
    reader, coder, admin = log_in("reader"), log_in("coder"), log_in("admin")
    try:
        with Store.open(record, create=False) as store:
            page = next(one.id for one in store.documents() if NAME not in one.text)
        for at in ("/", "/incidents", "/incidents.json", f"/d/{page}", "/s"):
            answer = reader.client.get(at)
            assert answer.status_code == 503, at
            assert "Kyrylenko" not in answer.text
        while coder.client.get("/incidents").status_code != 200:
            pass
        coder.see(f"/d/{page}")
        assert f"coder: /d/{page}" in admin.see("/audit")  # it is not known yet that it has none
    finally:
        go.set()
    while (answer := reader.client.get("/incidents")).status_code != 200:
        pass
    assert "Kyrylenko" not in answer.text
