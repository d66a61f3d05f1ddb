"""Names withheld in a large record: each page is looked at when it is shown, as if all had been."""

from collections import Counter
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportedly.desk import listing
from reportedly.desk.building import build_at
from reportedly.desk.packed import decode_row
from reportedly.desk.redacted import looked_at, redaction_of, said_in_record, said_since
from reportedly.records.logbook import Withholding
from reportedly.records.review import ReviewAction
from reportedly.store import Store

ONE_EXAMPLE = settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
NAMES = st.sampled_from(
    [
        *("Pavlo Kyrylenko", "Kyrylenko", "Kramatorsk", "Harbour Gazette", "Northwire"),
        *("Nerkin Hand", "Stepanakert", "Ignacio Ellacuria", "Nobody Anywhere"),
        *("Armenia", "Gegharkunik", "Ellacuria", "Valley Courier", "Tovuz", "Ministry of Defence"),
    ]
)  # fmt: skip


def entry(name, *, withheld=True):
    now = datetime.now(UTC)
    return Withholding(name=name, withheld=withheld, why="asked", user="Ana", made_at=now)


def page_of(store):
    return lambda id_: store.near().documents([id_]).get(id_)


def looked(store):
    return looked_at(store, said_in_record(store), page_of(store))


def public(store, before=None):
    with store.snapshot():
        *_, last = listing.listings(store, before, published=True)
    return last


@ONE_EXAMPLE
@given(names=st.lists(st.tuples(NAMES, st.booleans()), max_size=4))
def test_each_page_has_the_names_that_searching_all_pages_finds(store, names):
    for name, withheld in names:
        store.add_entry(entry(name, withheld=withheld))
    whole, single = redaction_of(store), looked(store)
    assert single.withheld.names == whole.withheld.names
    for document in store.documents():
        assert single.withheld.on(document.id) == whole.withheld.on(document.id)
        assert single.withheld.touches(document.id) == whole.withheld.touches(document.id)
        assert single.document_of(document) == whole.document_of(document)
    for claim in store.claims():
        assert single.of_page(claim) == whole.of_page(claim)
    for incident in store.incidents():
        assert single.incident_of(incident) == whole.incident_of(incident)


@ONE_EXAMPLE
@given(names=st.lists(NAMES, max_size=4))
def test_the_list_for_readers_is_the_one_made_from_every_incident(store, names):
    for name in names:
        store.add_entry(entry(name))
    with pytest.MonkeyPatch.context() as patch:
        searched = public(store)
        patch.setattr(listing, "LOOKED_AT_FROM", 0)
        at_once = public(store)
    assert searched.said is None
    assert at_once.withheld is None
    rows = [decode_row(one.row) for one in at_once.public.entries]
    assert rows == [decode_row(one.row) for one in searched.public.entries]
    assert at_once.public == searched.public


def test_only_rows_with_a_word_of_a_withheld_name_are_made_from_their_incidents(store, monkeypatch):
    monkeypatch.setattr(listing, "LOOKED_AT_FROM", 0)
    store.add_entry(entry("Kramatorsk"))
    made = Counter()
    whole = listing.listed
    monkeypatch.setattr(
        listing, "listed", lambda one, *of: made.update([one.id]) or whole(one, *of)
    )
    at_once = public(store)
    again = [id_ for id_, times in made.items() if times > 1]
    assert 0 < len(again) < len(at_once.whole.entries) / 2
    assert all("Kramatorsk" not in str(one) for one in at_once.public.entries)


def test_what_is_of_no_page_holds_no_word_of_a_name(store):
    store.add_entry(entry("Pavlo Kyrylenko"))
    told = looked(store).published("Kyrylenko and Pavlo Kyrylenko of Kramatorsk")
    assert "yrylenko" not in told
    assert told.endswith(" of Kramatorsk")


def test_what_decisions_change_is_looked_for_on_their_pages_alone(record, store, made):
    claims = [one for one in store.claims() if one.toll is not None and one.toll.named]
    before = said_in_record(store)
    for claim in claims:
        document = store.document(claim.document)
        store.reviews().add(made.review(document, ReviewAction.REJECT, of=claim))
    build_at(record)
    again = said_since(store, before, {one.document for one in claims})
    assert again == said_in_record(store) != before


def test_a_name_that_a_decision_withholds_again_is_in_no_row(record, store, made, monkeypatch):
    monkeypatch.setattr(listing, "LOOKED_AT_FROM", 0)
    claim = next(one for one in store.claims() if one.toll is not None and one.toll.named)
    document, name = store.document(claim.document), claim.toll.named[0]
    store.reviews().add(made.review(document, ReviewAction.REJECT, of=claim))
    build_at(record)
    shown = public(store)
    assert name not in str(shown.said)
    undone = made.review(document, ReviewAction.UNDO, of=claim).replacing(undoes=1)
    store.reviews().add(undone)
    build_at(record)
    again = public(store, shown)
    assert name in str(again.said)
    with Store.open(record, create=False) as other:
        assert name not in again.redaction(other).document_of(document).text
