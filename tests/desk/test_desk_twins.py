"""What a wire story and its copies say alike is decided once, each row of the audit saying so."""

import re

import pytest

from reportedly.desk.twins import twins_of
from reportedly.desk.view import View


@pytest.fixture
def pair(store):
    """A claim of a wire story and the same one of its copy."""
    for claim in store.claims():
        if claim.toll is None or claim.toll.low is None:
            continue
        twins = twins_of(View(store), claim, store.document(claim.document))
        if twins:
            return claim, twins[0]
    raise AssertionError("no claim of the sample stands on a copy too")


def rows(store):
    return [
        (one.n, str(one.action), one.claim.id, one.together)
        for one in reversed(store.reviews().every())
    ]


def test_one_decision_is_a_row_for_each_copy_and_none_waits_any_more(reader, store, pair):
    claim, twin = pair
    assert claim.quote == twin.claim.quote
    assert claim.document != twin.claim.document
    answer = reader.decide("accept", claim.id)
    assert rows(store) == [(1, "accept", claim.id, 1), (2, "accept", twin.claim.id, 1)]
    assert list(store.reviews().broken()) == []
    shown = reader.see(answer.headers["location"])
    assert f"No. 1: {claim.id} accepted, and on 1 copy of its page." in shown
    assert "with its copies" in reader.see("/audit")
    assert 'a copy, decided with <a href="#n1">no. 1</a>' in reader.see("/audit")
    waiting = set()
    for _ in range(200):
        page = reader.see(f"/review/claims?after={next(iter(waiting), '')}")
        waiting.add(re.search(r'name="claim" value="([^"]*)"', page)[1])
    assert not {claim.id, twin.claim.id} & waiting


def test_the_same_press_is_one_decision_of_all(reader, store, pair):
    claim, _ = pair
    sent = {**reader.hidden(f"/review/claims?at={claim.id}", "token", "press")}
    for _ in range(2):
        reader.client.post("/review/decide", data={**sent, "claim": claim.id, "action": "reject"})
    assert [action for _, action, _, _ in rows(store)] == ["reject", "reject"]


def test_to_take_it_back_takes_back_all(reader, store, pair):
    claim, twin = pair
    reader.decide("reject", claim.id)
    assert not {claim.id, twin.claim.id} & {one.id for one in store.claims()}
    sent = reader.hidden(f"/review/claims?at={claim.id}", "token", "press")
    answer, _ = [reader.client.post("/review/undo", data=sent) for _ in range(2)]
    assert answer.headers["location"].startswith(f"/review/claims?at={claim.id}&did=3")
    assert rows(store)[2:] == [(3, "undo", claim.id, 3), (4, "undo", twin.claim.id, 3)]
    assert {claim.id, twin.claim.id} <= {one.id for one in store.claims()}


def test_an_edited_span_is_moved_to_where_the_copy_has_it(reader, store, pair):
    claim, twin = pair
    fields = {"start": claim.start, "end": claim.end - 1}
    fields |= {"low": claim.toll.low + 1, "high": ""}
    reader.decide("edit", claim.id, **fields)
    edited = {one.edited_from: one for one in store.claims() if one.edited_from}
    assert set(edited) == {claim.id, twin.claim.id}
    for one in edited.values():
        text = store.document(one.document).text
        assert one.quote == text[one.start : one.end] == claim.quote[:-1]
        assert one.toll.low == claim.toll.low + 1
        assert one.toll.high is None


def test_what_copies_repeat_is_one_row_of_the_incident_with_a_target_for_each(desk, store, pair):
    claim, twin = pair
    incident = next(one for one in store.incidents() if claim.id in one.claims)
    page = desk.get(f"/i/{incident.id}").text
    [row] = [
        part
        for part in re.findall(r"<tr id=.*?</tr>", page, re.DOTALL)
        if claim.id in part or twin.claim.id in part
    ]
    assert "1 origin, 2 copies" in row
    assert {claim.id, twin.claim.id} == set(re.findall(r'id="(c-\w+)"', row))
    assert f"/d/{twin.claim.document}?s=" in row
    assert f"/d/{claim.document}?s=" in row
    review = desk.get(f"/review/claims?at={claim.id}").text
    assert "1 origin, 2 copies" in review
