"""An editor's note: signed, never changed, read by everybody, a row of the audit."""

import re

import pytest

from reportedly.cli import main
from reportedly.desk.building import build_at

WORDS = "The toll of 9 April stood here as a total; it counts the station alone."


@pytest.fixture
def strike(store):
    return next(one for one in store.incidents() if "Kramatorsk" in one.title)


def write(reader, incident, words):
    return reader.send("/review/note", f"/i/{incident.id}", incident=incident.id, text=words)


def test_a_note_is_shown_signed_in_page_data_and_audit(reader, store, strike):
    assert write(reader, strike, WORDS).headers["location"] == f"/i/{strike.id}#notes"
    page = reader.see(f"/i/{strike.id}")
    assert page.index(WORDS) < page.index("<h2>Tolls</h2>")
    assert re.search(r"— Ana, \d{4}-\d{2}-\d{2} \d{2}:\d{2} UTC, no. 1", page)
    [note] = reader.client.get(f"/i/{strike.id}.json").json()["notes"]
    assert (note["user"], note["text"], note["withdrawn_at"]) == ("Ana", WORDS, None)
    audit = reader.see("/audit")
    assert f'<a href="/i/{strike.id}">' in audit
    assert list(store.reviews().broken()) == []


def test_a_note_that_is_taken_back_stays_and_says_so(reader, store, strike):
    write(reader, strike, WORDS)
    assert reader.send("/review/undo", "/review/claims").headers["location"] == f"/i/{strike.id}"
    page = reader.see(f"/i/{strike.id}")
    assert WORDS in page
    assert "withdrawn" in page
    assert [str(one.action) for one in store.reviews().every()] == ["undo", "note"]


@pytest.mark.parametrize("words", ["", "   ", "x" * 2001])
def test_a_note_without_words_or_too_long_is_refused(reader, store, strike, words):
    answer = write(reader, strike, words)
    assert answer.status_code == 400
    assert "Nothing was written" in answer.text
    assert store.reviews().every() == []


def test_the_same_press_is_one_note(reader, store, strike):
    sent = {**reader.hidden(f"/i/{strike.id}", "token", "press"), "incident": strike.id}
    for _ in range(2):
        reader.client.post("/review/note", data={**sent, "text": WORDS})
    assert len(store.reviews().every()) == 1


def test_only_an_editor_writes_and_a_reader_reads_without_what_is_withheld(log_in, record, strike):
    name = ["withhold", "Pavlo Kyrylenko", "--why", "asked", "--by", "Ana"]
    assert main([*name, "--record", str(record)]) == 0
    at = f"/i/{strike.id}"
    editor = log_in("editor")
    assert write(editor, strike, "As Pavlo Kyrylenko said later.").status_code == 303
    for role in ("reader", "coder", "reviewer"):
        somebody = log_in(role)
        assert "Sign and publish" not in somebody.see(at)
        sent = {"token": re.search(r'name="token" value="([^"]*)"', somebody.see("/"))[1]}
        sent |= {"press": "0" * 20, "incident": strike.id, "text": "mine"}
        assert somebody.client.post("/review/note", data=sent).status_code == 403
    told = log_in("reader").see(at)
    assert "█" in re.search(r'id="notes".*?</section>', told, re.DOTALL)[0]
    assert "Kyrylenko" not in told


def test_a_note_stays_with_an_incident_when_an_earlier_claim_names_it_anew(reader, store, strike):
    others = (one for one in store.incidents() if one.id != strike.id)
    earlier = min(others, key=lambda one: len(one.claims))  # of one claim: it joins whole
    write(reader, earlier, WORDS)
    reader.send(
        "/review/judge",
        f"/review/links?incident={strike.id}&with={earlier.id}",
        a=strike.claims[0],
        b=earlier.claims[0],
        action="same",
    )
    build_at(store.path)
    [joined] = {store.incident(one).id for one in (strike.id, earlier.id)}
    assert WORDS in reader.see(f"/i/{joined}")
