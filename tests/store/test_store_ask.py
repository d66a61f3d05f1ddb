import pytest

from reportedly.errors import UsageError
from reportedly.records.text import Known
from reportedly.store import Seen, Store, find_damage


@pytest.fixture
def store(where):
    with Store.open(where, create=True) as opened:
        yield opened


# what the record has of a page

A, B = "pages/a.txt", "pages/b.txt"
NONE, OUTLET, OTHER = Known(), Known(outlet="The Gazette"), Known(outlet="The Courier")
TITLE = Known(title="Shelling")


@pytest.mark.parametrize(
    ("first", "then", "expected"),
    [
        ((A, NONE), (A, NONE), Seen.UNCHANGED),
        ((A, NONE), (B, NONE), Seen.SAME_PAGE_OTHER_NAME),
        ((A, OUTLET), (B, NONE), Seen.SAME_PAGE_OTHER_NAME),
        ((A, OUTLET), (B, OUTLET), Seen.SAME_PAGE_OTHER_NAME),
        ((A, NONE), (B, OUTLET), Seen.REREAD),
        ((A, NONE), (A, OUTLET), Seen.REREAD),
        ((A, OUTLET), (A, NONE), Seen.UNCHANGED),
        ((A, OUTLET), (B, OTHER), Seen.REREAD),
        ((A, OUTLET), (B, TITLE), Seen.REREAD),
    ],
)
def test_what_the_record_has_of_a_page(store, made, first, then, expected):
    document = made.put(store, first[0], known=first[1])
    assert store.seen(then[0], document.sha256, then[1], made.rules) is expected


def test_a_page_not_had_is_new_and_one_read_by_other_rules_is_read_again(store, made):
    page = made.page()
    assert store.seen(page.origin, page.sha256, NONE, made.rules) is Seen.NEW
    made.put(store)
    assert store.seen(page.origin, page.sha256, NONE, "9.9.9") is Seen.REREAD


@pytest.mark.parametrize(
    "known", [(NONE, OUTLET), (OUTLET, NONE), (OUTLET, OTHER), (TITLE, OUTLET)]
)
def test_two_names_with_different_metadata_come_to_rest(store, made, known):
    names = tuple(zip((A, B), known, strict=True))

    def run():
        outcomes = []
        for origin, told in names:
            page = made.page(origin, known=told)
            outcomes.append(store.seen(origin, page.sha256, told, made.rules))
            if outcomes[-1] in {Seen.NEW, Seen.REREAD}:
                made.put(store, origin, known=told)
            elif outcomes[-1] is Seen.SAME_PAGE_OTHER_NAME:
                store.note_sighting(page)
        return outcomes

    run()
    before = store.counts()
    assert run() == [Seen.UNCHANGED, Seen.UNCHANGED]
    assert store.counts() == before
    document = next(store.documents())
    assert document.outlet in {told.outlet for told in known if told.outlet is not None}


def test_a_day_of_saving_that_a_person_gives_is_the_one_that_counts(store, made):
    saved = made.page().captured.replace(year=2011)
    page = made.page(known=Known(captured=saved))
    assert store.completed(page).captured == saved


def test_a_page_read_again_keeps_the_day_it_was_first_seen(store, made):
    made.put(store)
    later = made.page(captured=made.page().captured.replace(year=2031))
    assert store.completed(later).captured == made.page().captured


def test_a_run_without_metadata_takes_nothing_back(store, made):
    made.put(store, known=OUTLET)
    page = made.page(known=NONE)
    assert store.completed(page).known == OUTLET
    assert store.seen(page.origin, page.sha256, NONE, made.rules) is Seen.UNCHANGED


def test_metadata_given_anew_takes_the_place_of_the_old(store, made):
    made.put(store, known=OUTLET)
    assert store.completed(made.page(known=OTHER)).known == OTHER


# the current reading


def test_a_page_read_again_shows_the_last_reading_and_keeps_the_first(store, made):
    document = made.put(store)
    one = made.reading(document).claims[0]
    page = made.page()
    newer = one.replacing(confidence=0.5)
    store.add(page, document, made.reading(document, "0.2.0", claims=(newer,)))
    assert list(store.claims()) == [newer]
    assert store.claim(one.id) == newer
    assert store.reading(document.id).rules == "0.2.0"
    assert store.rules() == ("0.2.0",)
    assert store.counts()["readings"] == 2
    assert store.counts()["documents"] == 1
    assert not list(find_damage(store))


def test_a_page_whose_text_is_read_anew_has_one_current_document(store, made):
    page = made.page()
    old = made.put(store)
    new = old.replacing(id="d-000000000000")
    store.add(page, new, made.reading(new, "0.2.0"))
    assert [one.id for one in store.documents()] == [new.id]
    assert store.document(old.id) is None
    assert {claim.document for claim in store.claims()} == {new.id}


# by name


def test_things_are_found_by_id_and_by_its_beginning(store, made):
    document = made.put(store)
    store.replace_derived(made.derived(document))
    claim = made.claim(document)
    for find, thing in [
        (store.claim, claim),
        (store.document, document),
        (store.incident, made.incident(document)),
        (store.situation, made.situation(document)),
    ]:
        assert find(thing.id) == thing
        assert find(thing.id[:8]) == thing
        assert find("x-nothing") is None
        assert find("") is None


def test_the_beginning_of_several_ids_is_told(store, made):
    made.put(store)
    with pytest.raises(UsageError, match=r"'c-' may mean c-.*, c-.*Give more of it"):
        store.claim("c-")


def test_a_document_is_found_by_where_it_was_read_from(store, made):
    document = made.put(store)
    store.note_sighting(made.page("https://example.org/a"))
    other = made.put(store, "other/b.txt", made.text + " b")
    assert store.document("pages/a.txt") == document
    assert store.document("a.txt") == document
    assert store.document("https://example.org/a") == document
    assert store.document("b.txt") == other
    assert store.document(".txt") is None
    assert store.origins_of(document.id) == ("pages/a.txt", "https://example.org/a")


def test_a_name_that_ends_several_paths_is_told(store, made):
    made.put(store, "x/a.txt")
    made.put(store, "y/a.txt", made.text + " b")
    with pytest.raises(UsageError, match="may mean"):
        store.document("a.txt")


def test_a_page_changed_at_its_place_is_a_second_document(store, made):
    first = made.put(store)
    second = made.put(store, text=made.text + " Updated.")
    assert {one.id for one in store.documents()} == {first.id, second.id}
    assert store.document("pages/a.txt") == second


def test_rows_come_by_document_whatever_order_they_were_read_in(tmp_path, made):
    texts = [made.text + " " * n for n in range(5)]
    told = []
    for name, order in (("one", texts), ("two", texts[::-1])):
        with Store.open(tmp_path / name, create=True) as store:
            for text in order:
                made.put(store, text=text)
            told.append([one.id for one in (*store.documents(), *store.claims())])
    assert told[0] == told[1]


def test_a_snapshot_does_not_see_what_is_written_meanwhile(store, made):
    made.put(store)
    with Store.open(store.path, create=False) as reader, reader.snapshot() as now:
        assert len(list(now.documents())) == 1
        made.put(store, "pages/b.txt", made.text + " b")
        assert len(list(now.documents())) == 1
        assert now.counts()["claims"] == 2
    assert store.counts()["claims"] == 4
