"""A record whose rules change: what was built stays to be seen until all is built anew, whole."""

import os
import signal
import time
from datetime import UTC, datetime

import pytest
from corpora import Noise, make_reports
from generated import add_report
from whole import build_whole, derived_rows

from reportedly.pipeline import open_builder
from reportedly.pipeline import update as updating
from reportedly.pipeline.update import update
from reportedly.records.incident import Decision, Verdict
from reportedly.store import Store, find_damage, pieces, upkeep
from reportedly.store.editions import editions
from reportedly.store.seal import DERIVED, of_all_editions
from reportedly.store.write import writing

BUILDER = open_builder()
NOON = datetime(2024, 1, 1, 12, tzinfo=UTC)
CROWDED = Noise(missing=0.2, copies=0.3, seconds=0.3, lasting=0.3, villages=5, a_day=2)


@pytest.fixture
def record(where, monkeypatch):
    """A record of many pieces, built by older rules."""
    with Store.open(where, create=True) as store:
        for told in make_reports(12, 3, CROWDED, seed=5):
            with writing(store._db):  # noqa: SLF001 - the page is written as the store writes it
                add_report(store._db, told)  # noqa: SLF001
        update(store, BUILDER.lexicon, "older")
    monkeypatch.setattr(pieces, "AT_ONCE", 5)
    monkeypatch.setattr(upkeep, "PAUSE_SECONDS", 0.0)
    monkeypatch.setattr(upkeep, "HELD_SECONDS", 0.0)
    return where


def seen(where):
    """What readers see: every derived row, and which claim is where."""
    with Store.open(where, create=False) as store, store.snapshot():
        return derived_rows(store)


def kept_editions(store):
    return {
        edition
        for table in DERIVED
        for (edition,) in store._db.execute(  # noqa: SLF001 - what lies in the file is looked at
            f"SELECT DISTINCT edition FROM {of_all_editions(table)}"  # noqa: S608 - our own names
        )
    }


def test_the_old_incidents_are_seen_until_the_new_ones_are_whole(record, monkeypatch):
    before, told = seen(record), []
    built = updating._amendment  # noqa: SLF001 - to look in while it goes on

    def looking(*given):
        told.append(seen(record))
        made = built(*given)
        incidents = tuple(
            one.replacing(title="as newer rules say") for one in made.derived.incidents
        )
        return made.replacing(derived=made.derived.replacing(incidents=incidents))

    def between(_):
        told.append(seen(record))

    monkeypatch.setattr(updating, "_amendment", looking)
    monkeypatch.setattr(upkeep.time, "sleep", between)
    with Store.open(record, create=False) as store:
        update(store, BUILDER.lexicon, "newer")
        assert {one.title for one in store.incidents()} == {"as newer rules say"}
        assert not list(find_damage(store))
        assert kept_editions(store) == {editions(store._db)[0]}  # noqa: SLF001
    after = seen(record)
    assert len(told) > 20
    assert [one for one in told if one not in (before, after)] == []
    assert told == sorted(told, key=[before, after].index)


def test_what_is_built_anew_is_what_building_from_all_gives(record):
    with Store.open(record, create=False) as store:
        update(store, BUILDER.lexicon, "newer")
        built = derived_rows(store)
        build_whole(store, BUILDER)
        assert derived_rows(store) == built


def test_who_decides_need_not_wait_until_all_is_written(record, monkeypatch):
    decided, first = [], seen(record)["claim_incident"]

    def decide(_):
        n = len(decided)
        if n < 5:
            with Store.open(record, create=False) as other:
                a, b = (str(row[0]) for row in first[n : n + 2])
                decision = Decision(a=a, b=b, verdict=Verdict.NOT_SAME, user="Ana", made_at=NOON)
                other.add_decisions([decision])
                decided.append(decision)

    monkeypatch.setattr(upkeep.time, "sleep", decide)
    with Store.open(record, create=False) as store:
        update(store, BUILDER.lexicon, "newer")
        update(store, BUILDER.lexicon, "newer")
        assert list(store.decisions()) == decided
        assert len(decided) == 5
        built = derived_rows(store)
        build_whole(store, BUILDER)
        assert derived_rows(store) == built


@pytest.mark.parametrize("seconds", [0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.6])
def test_killed_at_any_moment_the_old_or_the_new_ones_are_seen(record, seconds):
    before = seen(record)
    child = os.fork()
    if child == 0:
        with Store.open(record, create=False) as store:
            update(store, BUILDER.lexicon, "newer")
        os._exit(0)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    assert seen(record) == before  # these rules come to the same
    with Store.open(record, create=False) as store:
        assert not list(find_damage(store))
        update(store, BUILDER.lexicon, "newer")
        assert store.derived_is_current()
        assert kept_editions(store) == {editions(store._db)[0]}  # noqa: SLF001
    assert seen(record) == before


def test_an_incident_that_is_no_more_leads_to_what_became_of_it(record, monkeypatch):
    built = updating._amendment  # noqa: SLF001 - newer rules, that name an incident otherwise

    def otherwise(*given):
        made = built(*given)
        first, *others = made.derived.incidents
        renamed = first.replacing(id="i-000000000000")
        return made.replacing(derived=made.derived.replacing(incidents=(renamed, *others)))

    with Store.open(record, create=False) as store:
        monkeypatch.setattr(updating, "_amendment", otherwise)
        there = {one.id for one in store.incidents()}
        update(store, BUILDER.lexicon, "newer")
        (gone,) = there - {one.id for one in store.incidents()}
        assert store.near().incidents_since(gone) == ("i-000000000000",)
        assert store.incident(gone).id == "i-000000000000"


def test_of_two_that_build_anew_at_once_one_writes_and_both_end_well(record):
    children = []
    for _ in range(2):
        child = os.fork()
        if child == 0:
            with Store.open(record, create=False) as store:
                update(store, BUILDER.lexicon, "newer")
            os._exit(0)
        children.append(child)
    ended = [os.waitpid(child, 0)[1] for child in children]
    assert ended == [0, 0]
    with Store.open(record, create=False) as store:
        update(store, BUILDER.lexicon, "newer")
        assert not list(find_damage(store))
        built = derived_rows(store)
        build_whole(store, BUILDER)
        assert derived_rows(store) == built
