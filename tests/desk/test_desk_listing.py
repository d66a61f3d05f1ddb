"""The list of all incidents: only what is new is read, and it is as if all had been."""

import shutil
import stat
import time

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportedly.cli import main
from reportedly.desk import lister, listing
from reportedly.desk.building import build_at
from reportedly.desk.call import Refused
from reportedly.desk.index import Asked, Index
from reportedly.desk.lister import Lister, beside, make_at, read, write
from reportedly.desk.listing import listings
from reportedly.desk.redacted import redaction_of
from reportedly.desk.state import Desk, Settings
from reportedly.desk.visitor import Role, Visitor
from reportedly.records.review import ReviewAction
from reportedly.redact.keep import withheld_of
from reportedly.store import Store

NAME = "Pavlo Kyrylenko"


def listed(record, before=None):
    with Store.open(record, create=False) as store, store.snapshot():
        *_, last = listings(store, before, published=True)
    return last


def told(made, **but):
    """All of a list in plain values."""
    return msgspec.msgpack.decode(msgspec.msgpack.encode(made)) | but


@pytest.fixture
def withheld(record):
    why = ["--why", "asked for", "--by", "Ana", "--record", str(record)]
    assert main(["withhold", NAME, *why]) == 0


ACTIONS = st.lists(
    st.tuples(
        st.integers(0, 60),
        st.sampled_from([ReviewAction.ACCEPT, ReviewAction.REJECT, ReviewAction.FLAG]),
    ),
    min_size=1,
    max_size=4,
)


@settings(
    max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(rounds=st.lists(ACTIONS, min_size=1, max_size=2))
@pytest.mark.usefixtures("withheld")
def test_a_list_brought_up_to_date_is_the_one_made_anew(record, store, made, rounds):
    before = listed(record)
    for actions in rounds:
        claims = list(store.claims())
        for n, action in actions:
            claim = claims[n % len(claims)]
            store.reviews().add(made.review(store.document(claim.document), action, of=claim))
        build_at(record)
        again, anew = listed(record, before), listed(record)
        more = dict.fromkeys(("claims", "withheld", "public"))
        assert told(again, **more) == told(anew, **more)
        assert set(anew.claims) <= set(again.claims)
        assert set(withheld_of(anew.withheld).pages) <= set(withheld_of(again.withheld).pages)
        before = again


@pytest.mark.usefixtures("withheld")
def test_only_incidents_that_changed_are_read_again(record, store, made, monkeypatch):
    before = listed(record)
    claim = next(c for c in store.claims() if c.toll is not None and c.toll.low == 52)
    store.reviews().add(made.review(store.document(claim.document), ReviewAction.REJECT, of=claim))
    build_at(record)
    rows = []
    whole = listing.listed
    monkeypatch.setattr(listing, "listed", lambda one, *of: rows.append(one.id) or whole(one, *of))
    monkeypatch.setattr(listing, "redaction_of", lambda _: pytest.fail("searched again"))
    again = listed(record, before)
    assert 0 < len(rows) < len(again.whole.entries)
    assert again.stamp != before.stamp
    assert listed(record, again) == again


def test_a_claim_whose_rejection_was_taken_back_waits_again(record, store, made):
    claim = store.claim(listed(record).claims[0])
    document = store.document(claim.document)
    store.reviews().add(made.review(document, ReviewAction.REJECT, of=claim))
    build_at(record)
    without = listed(record)
    assert claim.id not in without.claims
    store.reviews().add(made.review(document, ReviewAction.UNDO, of=claim).replacing(undoes=1))
    build_at(record)
    assert listed(record, without).claims[0] == claim.id


VICTIM = "IGNACIO ELLACURIA"


def test_a_victims_name_is_withheld_again_when_the_claims_rejection_is_taken_back(
    record, store, made
):
    claim = next(c for c in store.claims() if c.toll is not None and VICTIM in c.toll.named)
    document = store.document(claim.document)
    store.reviews().add(made.review(document, ReviewAction.REJECT, of=claim))
    build_at(record)
    shown = listed(record)
    assert VICTIM not in str(told(shown)["withheld"])
    store.reviews().add(made.review(document, ReviewAction.UNDO, of=claim).replacing(undoes=1))
    build_at(record)
    assert VICTIM in str(told(listed(record, shown))["withheld"])


def test_readers_are_shown_nothing_while_a_name_that_a_decision_withholds_is_looked_for(
    record, store, made, log_in
):
    claim = next(c for c in store.claims() if c.toll is not None and VICTIM in c.toll.named)
    document = store.document(claim.document)
    rejected = store.reviews().add(made.review(document, ReviewAction.REJECT, of=claim))
    build_at(record)
    reader = log_in("reader")
    assert VICTIM in reader.see(f"/d/{document.id}")
    undone = made.review(document, ReviewAction.UNDO, of=claim).replacing(undoes=rejected.n)
    desk = reader.client.app.state.desk
    desk.took(store.reviews().add(undone))
    answer = reader.client.get(f"/d/{document.id}")
    assert answer.status_code in {200, 503}
    assert VICTIM not in answer.text


@pytest.mark.usefixtures("withheld")
def test_what_readers_are_shown_comes_only_when_names_were_looked_for(record):
    with Store.open(record, create=False) as store, store.snapshot():
        first, then = listings(store, None, published=True)
        (for_all,) = listings(store, None, published=False)
    assert first.public is None
    assert first.withheld is None
    assert for_all == first
    assert NAME not in str(told(then)["public"])
    assert then.redaction(None).withheld.pages
    with Store.open(record, create=False) as store, store.snapshot():
        assert then.redaction(store).withheld == redaction_of(store).withheld


def test_what_is_found_in_a_list_is_what_looking_through_all_rows_finds(record):
    index = Index(listed(record).whole)
    rows = [index.row(n) for n in range(len(index))]
    assert [row.id for row in index.page(index.every, None, 10**6)] == [
        row.id for row in reversed(rows)
    ]
    shelled = [row.id for row in reversed(rows) if row.event == "shelling"]
    found = index.narrowed(Asked(facets=(("event", "shelling"),)))
    assert [row.id for row in index.page(found, None, 10**6)] == shelled != []
    day = sorted(row.first for row in rows if row.first)[len(rows) // 2]
    found = index.narrowed(Asked(since=day, until=day))
    assert {row.id for row in index.page(found, None, 10**6)} == {
        row.id for row in rows if row.first and row.first <= day <= (row.last or row.first)
    }
    assert index.days()[0] == min(row.first for row in rows if row.first)


# ---------------------------------------------------------------------------------- kept beside it


@pytest.fixture
def large(monkeypatch):
    """Every record counts as one whose list takes long."""
    monkeypatch.setattr(lister, "MOST_HERE", 0)


@pytest.mark.usefixtures("withheld", "large")
def test_a_list_made_in_another_process_is_kept_for_its_owner_alone(record):
    first, then = Lister(record).listings(published=True)
    assert first.public is None
    here = listed(record)
    assert told(then, withheld=()) == told(here, withheld=())
    assert withheld_of(then.withheld) == withheld_of(here.withheld)
    assert stat.S_IMODE(beside(record).stat().st_mode) == 0o600
    assert told(Lister(record).kept()) == told(then)
    (again,) = Lister(record).listings(published=True)
    assert told(again, withheld=()) == told(then, withheld=())


@pytest.mark.usefixtures("withheld")
@pytest.mark.parametrize("kept", [b"", b"no list", b"\x81", b"\xde\xff\xff"])
def test_a_damaged_list_is_none(record, kept):
    for _ in make_at(record, published=True):
        pass
    beside(record).write_bytes(kept + beside(record).read_bytes()[: len(kept) and 40])
    assert read(beside(record)) is None
    assert Lister(record).kept() is None


@pytest.mark.usefixtures("withheld")
@pytest.mark.parametrize("of", ["whole", "public"])
def test_a_list_with_a_damaged_row_is_none(record, of):
    made = listed(record)
    packed = getattr(made, of)
    cut = packed.entries[0].replacing(row=msgspec.Raw(msgspec.msgpack.encode({"id": "i-1"})))
    packed = packed.replacing(entries=(cut, *packed.entries[1:]))
    write(beside(record), made)
    assert read(beside(record)) is not None
    write(beside(record), made.replacing(**{of: packed}))
    assert read(beside(record)) is None


def test_a_list_that_cannot_be_made_is_told_and_not_tried_at_every_visit(record, monkeypatch):
    tries = []

    def fail(_lister, **_asked):
        tries.append(1)
        time.sleep(0.4)
        raise ValueError("no list today")

    monkeypatch.setattr(Lister, "listings", fail)
    desk = Desk(Settings(record=record))
    for _ in range(3):
        with pytest.raises(Refused, match="could not be made"):
            _ = desk.coverage
    desk.close()
    assert tries == [1]


def test_readers_are_told_that_what_they_may_see_cannot_be_worked_out(
    record, accounts, monkeypatch
):
    shutil.copy(accounts, f"{record}.desk")

    def only_whole(_lister, **_asked):
        with Store.open(record, create=False) as store, store.snapshot():
            yield next(iter(listings(store, None, published=True)))
        raise ValueError("no name could be looked for")

    monkeypatch.setattr(Lister, "listings", only_whole)
    desk = Desk(Settings(record=record))
    reader, coder = (
        Visitor(name="Ana", role=role, token="")  # nobody sends a form here
        for role in (Role.READER, Role.CODER)
    )
    with pytest.raises(Refused, match="could not be worked out") as refused:
        desk.index_for(reader)
    assert refused.value.status == 500
    assert len(desk.index_for(coder))
    desk.close()


def test_a_list_of_before_something_was_read_or_withheld_is_not_shown(record):
    for _ in make_at(record, published=True):
        pass
    assert Lister(record).kept() is not None
    assert main(["withhold", NAME, "--why", "asked", "--by", "Ana", "--record", str(record)]) == 0
    assert Lister(record).kept() is None


def test_a_list_of_another_record_is_not_shown(record, tmp_path, made):
    for _ in make_at(record, published=False):
        pass
    other = tmp_path / "other.record"
    with Store.open(other, create=True) as store:
        page = made.page()
        store.add(page, made.document(page), made.reading(made.document(page)))
    beside(record).rename(beside(other))
    assert Lister(other).kept() is None


@pytest.mark.usefixtures("withheld", "large")
def test_a_second_start_shows_readers_the_list_without_making_it(record, log_in, monkeypatch):
    for _ in make_at(record, published=True):
        pass
    monkeypatch.setattr(Lister, "listings", lambda *_, **__: pytest.fail("made again"))
    reader = log_in("reader")
    assert reader.client.get("/incidents.json?q=Kyrylenko").json()["total"] == 0
    assert NAME not in reader.see("/incidents")
