"""The bench tells an incident that a decision dissolved from one that is wrongly gone."""

from types import SimpleNamespace

import pytest

import desk as bench
from reportedly.desk.building import build_at
from reportedly.store import Store


@pytest.fixture
def dissolved(reader, record):
    """An incident of one page, all of whose claims were rejected at the desk, and one that is."""
    with Store.open(record, create=False) as store:
        every = list(store.incidents())
    one = min(every, key=lambda found: len(found.claims))
    for claim in one.claims:
        assert reader.decide("reject", claim).status_code == 303
    build_at(record)
    other = next(found for found in every if found.id != one.id)
    return one, other


def asked(client, *ids):
    seen = bench.Seen()
    for id_ in ids:
        seen.follow(client, "/i/", f"/i/{id_}")
    return seen


def test_what_a_decision_dissolved_is_told_apart(reader, record, dissolved, capsys):
    one, other = dissolved
    homes = {found.id: set(found.claims) for found in dissolved}
    seen = asked(reader.client, one.id, one.id, other.id)
    assert seen.gone == [one.id, one.id]
    bench.settle_gone(record, seen, homes, 0)
    assert dict(seen.wrong) == {}
    assert "2 asked for one that a decision dissolved" in capsys.readouterr().out


@pytest.mark.parametrize("gone", ["there", "not decided"])
def test_an_incident_that_is_gone_for_no_decision_is_wrong(record, dissolved, gone):
    one, other = dissolved
    id_ = other.id if gone == "there" else "i-000000000000"
    homes = {id_: set(one.claims) if gone == "there" else set(other.claims)}
    seen = bench.Seen()
    seen.gone.append(id_)
    bench.settle_gone(record, seen, homes, 0)
    assert dict(seen.wrong) == {"/i/ 404": 1}


def test_one_that_was_renamed_is_followed_and_any_other_answer_is_wrong():
    answers = {
        "/i/old": SimpleNamespace(status_code=308, headers={"location": "/i/new"}),
        "/i/new": SimpleNamespace(status_code=200, headers={}),
        "/i/lost": SimpleNamespace(status_code=308, headers={"location": "/i/nowhere"}),
        "/i/nowhere": SimpleNamespace(status_code=404, headers={}),
        "/i/broken": SimpleNamespace(status_code=500, headers={}),
    }
    seen = asked(SimpleNamespace(get=answers.__getitem__), "old", "lost", "broken")
    assert seen.renamed == 2
    assert seen.gone == []
    assert dict(seen.wrong) == {"/i/ 404": 1, "/i/ 500": 1}
