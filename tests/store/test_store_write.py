import errno
from contextlib import closing

import pytest
from tampered import raw

import reportedly.store.write as writing
from reportedly.errors import CheckFailed, NotText, RecordDiskFull
from reportedly.records.gazetteer import Scope
from reportedly.records.incident import Verdict
from reportedly.records.text import Segment
from reportedly.records.vocabulary import SegmentKind
from reportedly.store import Store, amend, find_damage
from reportedly.store.seal import COLUMNS
from reportedly.store.where import Server


@pytest.fixture
def store(where):
    with Store.open(where, create=True) as opened:
        yield opened


def test_what_is_put_in_comes_out(store, made):
    page = made.page()
    document = made.document(page)
    reading = made.reading(document)
    store.add(page, document, reading)
    assert store.raw(page.sha256) == page.raw
    assert list(store.documents()) == [document]
    assert store.reading(document.id) == reading
    assert tuple(store.statements()) == reading.statements
    assert tuple(store.times()) == reading.times
    assert tuple(store.places()) == reading.places
    assert tuple(store.claims()) == reading.claims
    assert store.rules() == (made.rules,)


def test_a_page_we_lack_is_a_key_error(store):
    with pytest.raises(KeyError):
        store.raw("0" * 64)


@pytest.mark.parametrize("more", ["😀 \u2028 e\u0301 \ufeff \x01 \\x00 %s $1 ?", "\x00"])
def test_texts_with_any_characters_are_kept(store, made, more):
    text = made.text.replace("heard", f"heard {more}")
    if more == "\x00" and isinstance(store.path, Server):
        with pytest.raises(NotText, match="NUL"):
            made.put(store, text=text)
        assert store.counts()["pages"] == 0
        return
    document = made.put(store, text=text)
    assert store.document(document.id).text == text
    assert not list(find_damage(store))


@pytest.mark.parametrize("table", [*COLUMNS][: [*COLUMNS].index("lineages")])
@pytest.mark.parametrize("statement", ["UPDATE {} SET seal = 'x'", "DELETE FROM {}"])
def test_nothing_read_or_decided_can_be_changed(store, made, table, statement):
    document = made.put(store)
    store.add_scope(Scope(packs=(made.pack(),)))
    store.add_decisions([made.decision("c-a", "c-b")])
    made.log(store)
    store.reviews().add(made.review(document))
    with closing(raw(store.path)) as db, pytest.raises(Exception, match="is never"):
        db.execute(statement.format(table))


def test_a_later_decision_stands_beside_the_earlier(store, made):
    store.add_decisions([made.decision("c-a", "c-b")])
    made.log(store)
    store.add_decisions([made.decision("c-a", "c-b", Verdict.NOT_SAME)])
    assert [one.verdict for one in store.decisions()] == [Verdict.SAME, Verdict.NOT_SAME]


WRONG = {
    "a quote that is not there": lambda c: c.replacing(quote="three soldiers were killed"),
    "a quote beside its characters": lambda c: c.replacing(start=c.start + 1, end=c.end + 1),
    "a stretch beyond the text": lambda c: c.replacing(start=10_000, end=10_001, quote=""),
    "an empty stretch": lambda c: c.replacing(end=c.start, quote=""),
    "a wrong kind of segment": lambda c: c.replacing(segment=SegmentKind.HEADLINE),
    "a holder's words": lambda c: c.replacing(holder=c.holder.replacing(printed="the governor")),
    "an actor's words": lambda c: c.replacing(actors=(c.actors[0].replacing(start=0, end=8),)),
    "a time's words": lambda c: c.replacing(when=c.when.replacing(printed="6 May 2021")),
    "a place's words": lambda c: c.replacing(where=(c.where[0].replacing(start=0, end=9),)),
    "a sentence beyond the text": lambda c: c.replacing(sentence=(0, 10_000)),
    "another document": lambda c: c.replacing(document="d-000000000000"),
}


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG)
def test_a_claim_the_page_does_not_bear_out_is_refused_whole(store, made, wrong):
    page = made.page()
    document = made.document(page)
    reading = made.reading(document, claims=(wrong(made.claim(document)),))
    with pytest.raises(CheckFailed, match=r"pages/a\.txt: what was read is not what the page says"):
        store.add(page, document, reading)
    assert set(store.counts().values()) == {0}


def test_a_claim_from_a_readers_comment_is_refused(store, made):
    page = made.page()
    document = made.document(page)
    claim = made.claim(document, "it was nine", segment=SegmentKind.COMMENT)
    with pytest.raises(CheckFailed, match="comment segment"):
        store.add(page, document, made.reading(document, claims=(claim,)))


@pytest.mark.parametrize(
    "segments",
    [
        (),
        (Segment(kind=SegmentKind.BODY, start=1, end=172),),
        (
            Segment(kind=SegmentKind.BODY, start=0, end=100),
            Segment(kind=SegmentKind.BODY, start=99, end=172),
        ),
    ],
)
def test_segments_that_do_not_cover_the_text_are_refused(store, made, segments):
    page = made.page()
    document = made.document(page).replacing(segments=segments)
    with pytest.raises(CheckFailed, match="segment"):
        store.add(page, document, made.reading(document, claims=()))


@pytest.mark.parametrize(
    ("of", "changes"),
    [
        ("page", {"sha256": "0" * 64}),
        ("document", {"sha256": "0" * 64}),
        ("document", {"text_sha256": "0" * 64}),
        ("reading", {"document": "d-000000000000"}),
    ],
)
def test_parts_of_different_pages_are_refused(store, made, of, changes):
    page = made.page()
    parts = {"page": page, "document": made.document(page)}
    parts["reading"] = made.reading(parts["document"])
    parts[of] = parts[of].replacing(**changes)
    with pytest.raises(CheckFailed):
        store.add(*parts.values())


def test_half_a_character_is_a_fault_of_the_page(store, made):
    page = made.page()
    document = made.document(page)
    with pytest.raises(NotText, match="half of a pair"):
        store.add(page, document.replacing(text=document.text + "\ud800"), made.reading(document))
    assert store.counts()["pages"] == 0


@pytest.mark.parametrize("where", ["file"], indirect=True)
def test_a_full_disk_leaves_the_record_as_it_was(store, made):
    first = made.put(store)
    pages = store._db.execute("PRAGMA page_count").fetchone()[0]  # noqa: SLF001 - to fill the disk
    store._db.execute(f"PRAGMA max_page_count = {pages + 2}")  # noqa: SLF001 - the same
    before = store.counts()
    with pytest.raises(RecordDiskFull, match="no room left") as error:
        made.put(store, "pages/b.txt", made.text + " b" * 50_000)
    assert "goes on where it stopped" in error.value.do
    assert store.counts() == before
    assert store.document(first.id) == first
    assert not list(find_damage(store))
    store._db.execute("PRAGMA max_page_count = 100000")  # noqa: SLF001 - room again
    made.put(store, "pages/b.txt", made.text + " b" * 50_000)
    assert store.counts()["pages"] == 2


def test_a_full_disk_told_by_the_operating_system_is_the_same(store, made, monkeypatch):
    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(writing, "_rows_of", full)
    with pytest.raises(RecordDiskFull):
        made.put(store)
    assert set(store.counts().values()) == {0}


@pytest.mark.parametrize("stop", [KeyboardInterrupt, ZeroDivisionError])
def test_a_stop_in_the_middle_leaves_the_record_as_it_was(store, made, monkeypatch, stop):
    made.put(store)
    before = store.counts()

    def stopped(*_):
        raise stop

    with monkeypatch.context() as patched:
        patched.setattr(writing, "digest_of", stopped)
        with pytest.raises(stop):
            made.put(store, "pages/b.txt", made.text + " b")
    assert store.counts() == before
    assert not list(find_damage(store))
    made.put(store, "pages/b.txt", made.text + " b")
    assert store.counts()["pages"] == 2


def test_derived_tables_are_rebuilt_whole(store, made):
    a = made.put(store)
    b = made.put(store, "pages/b.txt", made.text + " b")
    store.replace_derived(made.derived(a, b))
    assert [one.documents for one in store.incidents()] == [(a.id,), (b.id,)]
    store.replace_derived(made.derived(b))
    assert list(store.incidents()) == [made.incident(b)]
    assert list(store.situations()) == [made.situation(b)]
    assert set(store.lineages()) == {b.id}
    placed = {
        claim.id: (incident, situation) for claim, incident, situation in store.placed_claims()
    }
    claims = [claim.id for claim in made.reading(b).claims]
    assert placed[claims[0]] == (made.incident(b).id, None)
    assert placed[claims[1]] == (None, made.situation(b).id)
    assert {placed[claim.id] for claim in made.reading(a).claims} == {(None, None)}


def test_a_building_that_fails_leaves_the_last_one(store, made, monkeypatch):
    a = made.put(store)
    store.replace_derived(made.derived(a))

    def stopped(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(amend, "_counted", stopped)
    with pytest.raises(KeyboardInterrupt):
        store.replace_derived(made.derived())
    assert list(store.incidents()) == [made.incident(a)]


def test_incidents_are_out_of_date_after_a_page_or_a_decision(store, made):
    assert store.derived_is_current()
    a = made.put(store)
    assert not store.derived_is_current()
    store.replace_derived(made.derived(a))
    assert store.derived_is_current()
    store.add_decisions([made.decision("c-a", "c-b")])
    made.log(store)
    assert not store.derived_is_current()


def test_a_page_added_while_incidents_were_built_makes_them_out_of_date(store, made):
    a = made.put(store)
    as_of = store.position()
    made.put(store, "pages/b.txt", made.text + " b")
    store.replace_derived(made.derived(a), as_of=as_of)
    assert not store.derived_is_current()


def test_of_what_a_record_is_read_with_the_last_word_holds_and_the_first_stays(store, made):
    assert store.scope() == Scope()
    first = Scope(packs=(made.pack(),), countries=("UKR",))
    store.add_scope(first)
    store.add_scope(Scope())
    assert store.scope() == Scope()
    assert list(store.scopes()) == [first, Scope()]
    assert not list(find_damage(store))


def test_a_place_of_a_gazetteer_that_no_scope_names_is_found(store, made):
    page = made.page()
    document = made.document(page)
    reading = made.reading(document)
    places = tuple(one.replacing(pack="g-villages") for one in reading.places)
    store.add(page, document, reading.replacing(places=places))
    (damage,) = find_damage(store)
    assert damage.why == "it is of the gazetteer g-villages, which the record was never read with"
    store.add_scope(Scope(packs=(made.pack(),)))
    assert not list(find_damage(store))
