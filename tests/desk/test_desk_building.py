import html
import json
import sqlite3
import time
from contextlib import closing

import pytest

from reportedly.cli import main
from reportedly.desk import building
from reportedly.desk.building import Rebuilder
from reportedly.desk.queue import Queue
from reportedly.records.review import ReviewAction
from reportedly.store import changes


def waited(until, seconds=60):
    """Whether something came about in time."""
    end = time.monotonic() + seconds
    while not until() and time.monotonic() < end:
        time.sleep(0.05)
    return until()


@pytest.fixture
def rejected(store, made):
    claim = next(c for c in store.claims() if c.toll is not None and c.toll.low == 52)
    document = store.document(claim.document)
    store.reviews().add(made.review(document, ReviewAction.REJECT, of=claim))
    return claim


@pytest.mark.parametrize("record", ["file", "server"], indirect=True)
def test_incidents_are_built_anew_in_a_process_of_their_own_once_it_is_quiet(
    record, store, rejected, monkeypatch
):
    monkeypatch.setattr(building, "QUIET_SECONDS", 0.1)
    rebuilder = Rebuilder(record, is_on=True)
    assert any(rejected.id in one.claims for one in store.incidents())
    for _ in range(5):
        rebuilder.soon()
    assert waited(store.derived_is_current)
    assert waited(lambda: not rebuilder.is_building)
    assert all(rejected.id not in one.claims for one in store.incidents())
    rebuilder.close()


@pytest.mark.usefixtures("rejected")
def test_incidents_are_built_anew_also_while_decisions_come_without_a_pause(
    record, store, monkeypatch
):
    monkeypatch.setattr(building, "QUIET_SECONDS", 30.0)
    monkeypatch.setattr(building, "LATEST_SECONDS", 0.3)
    rebuilder = Rebuilder(record, is_on=True)

    def one_more():
        rebuilder.soon()
        return store.derived_is_current()

    assert waited(one_more, seconds=25)
    rebuilder.close()


@pytest.mark.usefixtures("rejected")
def test_the_next_building_waits_in_proportion_to_what_the_last_took(record, monkeypatch):
    monkeypatch.setattr(building, "QUIET_SECONDS", 0.0)
    monkeypatch.setattr(building, "SHARE", 1000)
    rebuilder = Rebuilder(record, is_on=True)
    rebuilder.now()
    assert waited(lambda: not rebuilder.is_building and rebuilder.waits_until > time.monotonic())
    rebuilder.soon()
    assert not waited(lambda: rebuilder.is_building, seconds=0.5)
    rebuilder.close()


@pytest.mark.usefixtures("rejected")
def test_a_rebuilder_that_is_off_builds_nothing(record, store, monkeypatch):
    monkeypatch.setattr(building, "QUIET_SECONDS", 0.0)
    rebuilder = Rebuilder(record, is_on=False)
    rebuilder.soon()
    assert not waited(lambda: rebuilder.is_building, seconds=0.3)
    assert not store.derived_is_current()


def test_a_queue_takes_in_what_another_process_wrote(store, made):
    queue = Queue(store.near().most_pressing(100)[0], ())
    queue.take_all(store)
    first = queue.step("Ben", "claims", None)
    claim = store.claim(first)
    document = store.document(claim.document)
    store.reviews().add(made.review(document, of=claim))
    assert queue.step("Ben", "claims", None) == first
    queue.catch_up(store)
    assert queue.step("Ben", "claims", None) != first
    assert queue.step("Ben", "second", None) == first
    assert queue.step("Ana", "second", None) is None


def test_a_rejected_claim_is_out_of_what_is_released_after_it(record, store, made, tmp_path):
    claim = next(c for c in store.claims() if c.toll is not None and c.toll.low == 52)

    def released(number):
        out, at = tmp_path / f"out-{number}", ["--record", str(record)]
        assert main(["release", "--note", "as it stands", "--by", "Ana", *at]) == 0
        assert main(["export", "jsonl", "--release", str(number), "--out", str(out), *at]) == 0
        rows = [json.loads(line) for line in (out / "claims.jsonl").read_text().splitlines()]
        return {row["id"] for row in rows}, (out / "incidents.jsonl").read_text()

    before, incidents = released(1)
    assert claim.id in before
    assert claim.id in incidents
    document = store.document(claim.document)
    store.reviews().add(made.review(document, ReviewAction.REJECT, of=claim))
    building.build_at(record)
    after, incidents = released(2)
    assert before - after == {claim.id}
    assert claim.id not in incidents
    assert main(["inspect", claim.document, "--json", "--record", str(record)]) == 0


def test_while_newer_rules_have_all_built_anew_the_old_incidents_are_shown_and_say_so(
    desk, record, store
):
    words, incident = "as older rules made them", next(store.incidents())
    with closing(sqlite3.connect(record)) as db, db:
        db.execute("UPDATE linking SET rules = 'older'")
    assert words not in desk.get(f"/i/{incident.id}").text
    begun = changes.all_anew(store._db, "newer")  # noqa: SLF001 - a building that is stopped
    store.upkeep._in_pieces(begun, store.linking.noted().generation)  # noqa: SLF001 - the same
    for address in (f"/i/{incident.id}", "/incidents", "/"):
        page = desk.get(address)
        assert page.status_code == 200
        assert words in page.text
    assert incident.title in html.unescape(desk.get(f"/i/{incident.id}").text)
    building.build_at(record)
    page = desk.get(f"/i/{incident.id}")
    assert page.status_code == 200
    assert words not in page.text
