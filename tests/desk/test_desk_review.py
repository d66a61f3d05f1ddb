from concurrent.futures import ThreadPoolExecutor

import pytest
from tampered import tamper

from reportedly.cli import main
from reportedly.desk.building import build_at
from reportedly.records.review import ReviewAction

VERDICTS = {"accept", "reject", "edit"}
DONE = {"accept": "accepted", "reject": "rejected", "skip": "skipped", "flag": "flagged"}


def went_on(answer):
    """That a form was taken and leads to the next."""
    assert answer.status_code == 303, answer.text
    return answer.headers["location"]


pytestmark = pytest.mark.parametrize("record", ["file", "server"], indirect=True)


@pytest.mark.parametrize("action", ["accept", "reject", "skip", "flag"])
def test_an_incident_is_looked_at_when_a_claim_of_it_is_judged(reader, action):
    seen = "/incidents.json?review=looked-at"
    assert reader.client.get(seen).json()["total"] == 0
    went_on(reader.decide(action, why="as printed"))
    assert reader.client.get(seen).json()["total"] == (action in VERDICTS)


@pytest.mark.parametrize("action", ["accept", "reject", "skip", "flag"])
def test_each_decision_is_one_row_with_before_after_who_and_why(reader, store, action):
    claim = reader.waits()
    to = went_on(reader.decide(action, why="as printed"))
    assert to == f"/review/claims?after={claim}&did=1"
    (row,) = store.reviews().every()
    assert (row.action, row.user, row.claim.id, row.why) == (action, "Ana", claim, "as printed")
    assert row.before["stance"] == row.claim.stance
    assert row.after == (row.before if action == "accept" else None)
    assert reader.waits() != claim
    assert f"No. 1: {claim} {DONE[action]}." in reader.see(to)


def test_next_and_previous_decide_nothing(reader, store):
    first = reader.waits()
    page = reader.see(f"/review/claims?after={first}")
    assert first not in page.split('id="review"')[1].split("</h1>")[0]
    assert f'name="claim" value="{first}"' in reader.see(f"/review/claims?at={first}")
    assert store.reviews().every() == []


def test_undo_takes_back_the_last_and_shows_it_again_also_at_the_end_of_the_queue(reader, store):
    claim = reader.waits()
    went_on(reader.decide("reject"))
    to = went_on(reader.send("/review/undo", "/review/claims", kind="claims"))
    assert to == f"/review/claims?at={claim}&did=2"
    assert [one.action for one in store.reviews().every()] == ["undo", "reject"]
    assert reader.waits() == claim


def test_an_edit_is_kept_and_a_wrong_one_is_told_and_not_kept(reader, store):
    claim = next(c for c in store.claims() if c.toll is not None and c.toll.low == 50)
    wrong = went_on(reader.decide("edit", claim.id, low="60", high="50"))
    assert "fault=low+is+60+and+high+50" in wrong
    assert "Not saved: low is 60 and high 50" in reader.see(wrong)
    assert "is+not+printed" in went_on(reader.decide("edit", claim.id, holder="Nobody Here"))
    assert store.reviews().every() == []
    went_on(reader.decide("edit", claim.id, low="51", high="51", why="the caption says 51"))
    new = next(c for c in store.claims() if c.edited_from == claim.id)
    assert (new.toll.low, new.document, new.start) == (51, claim.document, claim.start)
    assert f'edited from <a href="/c/{claim.id}"' in reader.see(f"/c/{new.id}")


def test_a_rejected_claim_leaves_its_incident_when_it_is_built_anew(reader, store, record):
    claim = next(c for c in store.claims() if c.toll is not None and c.toll.low == 52)
    went_on(reader.decide("reject", claim.id))
    assert "rejected in review" in reader.see(f"/i/{store.near().homes([claim.id])[claim.id][0]}")
    build_at(record)
    assert all(claim.id not in one.claims for one in store.incidents())
    assert main(["verify", "--record", str(record)]) == 0


def test_a_second_reader_does_not_see_the_first_until_both_have_judged(log_in, store):
    first, second, editor = log_in("coder"), log_in("reviewer"), log_in("editor")
    claim = first.waits()
    went_on(first.decide("reject", claim, why="it is a drill"))
    assert second.waits("second") == claim
    for at in (f"/review/second?at={claim}", f"/c/{claim}", "/audit", f"/c/{claim}.json"):
        assert "it is a drill" not in second.see(at), at
    went_on(second.decide("accept", claim))
    assert "it is a drill" in second.see(f"/c/{claim}")
    page = editor.see("/review/disagreements")
    assert claim in page
    assert "it is a drill" in page
    assert any(one.id == claim for one in store.claims())
    answer = editor.send("/review/adopt", "/review/disagreements", n="1", kind="disagreements")
    went_on(answer)
    assert all(one.id != claim for one in store.claims())
    assert "Nothing waits here" in editor.see("/review/disagreements")


def test_two_reports_are_joined_and_parted_and_joined_again(reader, store, record):
    one, other = [i for i in store.incidents() if i.event_class == "attack_on_armed"][:2]
    at = f"/review/links?incident={one.id}&with={other.id}"
    pair = {"a": one.claims[0], "b": other.claims[0]}
    went_on(reader.send("/review/judge", at, action="same", **pair))
    build_at(record)
    (joined,) = (i for i in store.incidents() if pair["a"] in i.claims)
    assert pair["b"] in joined.claims
    gone = other.id if joined.id == one.id else one.id
    assert reader.client.get(f"/i/{gone}").headers["location"] == f"/i/{joined.id}?from={gone}"
    went_on(reader.send("/review/undo", "/review/links", kind="links"))
    build_at(record)
    (parted,) = (i for i in store.incidents() if pair["a"] in i.claims)
    assert pair["b"] not in parted.claims
    assert [r.action for r in store.reviews().every()] == ["undo", "same"]


def test_a_form_sent_twice_is_one_decision(reader, store):
    sent = reader.hidden("/review/claims", "token", "press", "claim")
    for _ in range(3):
        went_on(reader.client.post("/review/decide", data={**sent, "action": "accept"}))
    assert len(store.reviews().every()) == 1


def test_many_at_once_lose_and_double_nothing(log_in, store):
    readers = [log_in(name) for name in ("coder", "reviewer", "editor")]
    claims = [claim.id for claim in list(store.claims())[:12]]

    def work(reader):
        return [went_on(reader.decide("accept", claim)) for claim in claims]

    with ThreadPoolExecutor(3) as pool:
        told = [to for went in pool.map(work, readers) for to in went]
    numbers = sorted(int(to.rpartition("did=")[2]) for to in told)
    assert numbers == list(range(1, 37))
    rows = store.reviews().every()
    assert sorted(one.n for one in rows) == numbers
    assert {(one.user, one.claim.id) for one in rows} == {
        (name, claim) for name in ("coder", "reviewer", "editor") for claim in claims
    }
    assert list(store.reviews().broken()) == []


def test_the_audit_tells_a_row_that_was_edited_by_hand(reader, record):
    went_on(reader.decide("reject"))
    went_on(reader.decide("accept"))
    assert "each row as it was written" in reader.see("/audit")
    tamper(record, ("UPDATE reviews SET \"user\" = 'Nobody' WHERE n = 1",))
    page = reader.see("/audit")
    assert "The chain is broken" in page
    assert "no. 1: it is not what was written" in page
    assert reader.client.get("/audit.json").json()["broken"][0]["n"] == 1


def test_accepted_decisions_survive_a_reading_by_other_rules(reader, store, made):
    claim = next(c for c in store.claims() if c.toll is not None and c.toll.low == 52)
    went_on(reader.decide("accept", claim.id))
    document = store.document(claim.document)
    reading = store.reading(document.id)
    others = tuple(
        one.replacing(id="c-ffffffffffff", toll=one.toll.replacing(low=5, high=5))
        if one.id == claim.id
        else one
        for one in reading.claims
    )
    page = made.page(document.origin, "").replacing(
        raw=store.raw(document.sha256), sha256=document.sha256
    )
    store.add(page, document, reading.replacing(rules="9.9.9+test", claims=others))
    kept = next(c for c in store.claims() if c.edited_from == "c-ffffffffffff")
    assert kept.toll.low == 52
    assert store.reviews().every()[0].action is ReviewAction.ACCEPT
