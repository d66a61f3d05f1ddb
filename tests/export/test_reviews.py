"""Decisions as exported: a line each, in order, with what they changed and what took them back."""

import json

import pytest

from reportedly.export import EXPORTERS
from reportedly.records.review import ReviewAction
from reportedly.store import Store
from reportedly.store.standing import fields_of


@pytest.fixture
def store(where):
    with Store.open(where, create=True) as store:
        yield store


def exported(source, out):
    EXPORTERS["reviews"](source, out)
    return [json.loads(line) for line in (out / "reviews.jsonl").read_text("utf-8").splitlines()]


def test_a_decision_is_a_line_with_before_and_after(store, made, tmp_path):
    document = made.put(store)
    claim = made.claim(document)
    store.reviews().add(made.review(document, ReviewAction.EDIT, after={"low": 3, "high": 3}))
    [row] = exported(store, tmp_path / "out")
    assert (row["n"], row["action"], row["user"], row["claim"]) == (1, "edit", "Ana", claim.id)
    assert row["before"] == fields_of(claim)
    assert row["after"] == {**fields_of(claim), "low": 3, "high": 3}
    at = row["at"]
    assert at["quote"] == document.text[at["start"] : at["end"]] == claim.quote
    assert (row["pair"], row["incident"], row["taken_back_by"]) == (None, None, None)


def test_what_was_taken_back_stays_and_says_by_which(store, made, tmp_path):
    document = made.put(store)
    store.reviews().add(made.review(document, ReviewAction.ACCEPT))
    store.reviews().add(made.review(document, ReviewAction.UNDO, undoes=1))
    first, second = exported(store, tmp_path / "out")
    assert (first["action"], first["taken_back_by"]) == ("accept", 2)
    assert (second["action"], second["undoes"]) == ("undo", 1)


def test_a_pair_and_a_note_say_what_they_are_on(store, made, tmp_path):
    document = made.put(store)
    bare = made.review(document, ReviewAction.SAME).replacing(anchor=None, claim=None)
    pair = bare.replacing(subject="c-000000000001|c-000000000002", token=f"{bare.token} pair")
    note = bare.replacing(
        subject="i-000000000003",
        action=ReviewAction.NOTE,
        token=f"{bare.token} note",
        why="It was counted twice.",
    )
    for one in (pair, note):
        store.reviews().add(one)
    first, second = exported(store, tmp_path / "out")
    assert first["pair"] == ["c-000000000001", "c-000000000002"]
    assert (second["incident"], second["why"]) == ("i-000000000003", "It was counted twice.")


def test_decisions_made_as_one_say_so_and_one_press_is_all_of_them(store, made, tmp_path):
    document = made.put(store)
    lead = made.review(document, ReviewAction.REJECT)
    copy = lead.replacing(subject="k-000000000001", token=f"{lead.token} k-000000000001")
    for _ in range(2):
        kept = store.reviews().add(lead, copies=[copy])
    assert kept.together == kept.n == 1
    assert [one.n for one in store.reviews().made_with(store.reviews().number(2))] == [1, 2]
    assert [(row["n"], row["together"]) for row in exported(store, tmp_path / "out")] == [
        (1, 1),
        (2, 1),
    ]
    assert list(store.reviews().broken()) == []
