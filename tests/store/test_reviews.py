import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tampered import tamper

from reportedly.errors import RecordLocked
from reportedly.records.review import ReviewAction
from reportedly.store import Store, find_damage
from reportedly.store.anchors import anchors_of, found_again
from reportedly.store.standing import differ, live, standing, verdict

ACCEPT, REJECT, EDIT, UNDO = (
    ReviewAction.ACCEPT,
    ReviewAction.REJECT,
    ReviewAction.EDIT,
    ReviewAction.UNDO,
)


@pytest.fixture
def store(where):
    with Store.open(where, create=True) as store:
        yield store


def quotes(store):
    return [claim.quote for claim in store.claims()]


def test_a_rejected_claim_is_out_and_its_reading_stays(store, made):
    document = made.put(store)
    assert quotes(store) == ["two soldiers were killed", "The road has been closed"]
    store.reviews().add(made.review(document, REJECT))
    assert quotes(store) == ["The road has been closed"]
    assert len(store.reading(document.id).claims) == 2
    assert [one.quote for one in store.holdings().claims] == ["The road has been closed"]


def test_an_edited_claim_is_a_new_one_that_points_at_the_old(store, made):
    document = made.put(store)
    old = made.claim(document)
    store.reviews().add(made.review(document, EDIT, after={"low": 3, "high": 3}))
    new = next(iter(store.claims()))
    assert (new.toll.low, new.toll.high, new.edited_from) == (3, 3, old.id)
    assert new.id != old.id
    assert "edited: high, low, by Ana on 2024-03-02" in new.why
    assert store.claim(new.id) == new
    assert store.near().claims([new.id, old.id]) == (new, old)


def test_a_span_moved_by_a_person_is_the_pages_characters(store, made):
    document = made.put(store)
    old = made.claim(document)
    end = old.end + len(" near Northford")
    store.reviews().add(made.review(document, EDIT, after={"end": end}))
    assert quotes(store)[0] == "two soldiers were killed near Northford"


def test_what_is_taken_back_is_as_it_was(store, made):
    document = made.put(store)
    first = store.reviews().add(made.review(document, REJECT))
    store.reviews().add(made.review(document, UNDO, undoes=first.n))
    assert len(quotes(store)) == 2
    assert [one.action for one in store.reviews().every()] == [UNDO, REJECT]


def test_two_who_differ_leave_the_claim_as_read_until_an_editor_settles_it(store, made):
    document = made.put(store)
    store.reviews().add(made.review(document, REJECT))
    store.reviews().add(made.review(document, ACCEPT, user="Ben"))
    said = next(iter(live(reversed(store.reviews().every())).values()))
    assert differ(said.values())
    assert len(quotes(store)) == 2
    store.reviews().add(made.review(document, REJECT, user="Eve", settles=True))
    assert quotes(store) == ["The road has been closed"]


def test_one_press_is_one_decision(store, made):
    document = made.put(store)
    said = made.review(document)
    assert store.reviews().add(said).n == store.reviews().add(said).n == 1
    assert len(store.reviews().every()) == 1


def test_an_accepted_claim_keeps_its_fields_when_other_rules_read_it_otherwise(store, made):
    document = made.put(store)
    accepted = made.claim(document)
    store.reviews().add(made.review(document))
    other = accepted.replacing(
        id="c-000000000000", toll=accepted.toll.replacing(low=20, high=20), confidence=0.4
    )
    store.add(made.page(), document, made.reading(document, "0.2.0", claims=(other,)))
    kept = next(iter(store.claims()))
    assert (kept.toll.low, kept.edited_from) == (2, other.id)


def test_an_accepted_claim_stays_when_other_rules_read_nothing(store, made):
    document = made.put(store)
    store.reviews().add(made.review(document))
    store.add(made.page(), document, made.reading(document, "0.2.0", claims=()))
    assert quotes(store) == ["two soldiers were killed"]


def test_what_is_gone_from_the_text_waits_among_the_orphans(store, made):
    document = made.put(store)
    store.reviews().add(made.review(document))
    text = document.text.replace("two soldiers were", "2 soldiers were ")
    other = made.document(made.page(text=text)).replacing(id=document.id)
    found = standing(other, (), store.reviews().every())
    assert found.claims == ()
    assert [one.anchor.quote for one in found.orphans] == ["two soldiers were killed"]


def test_a_place_in_another_text_is_found_only_where_it_is_the_only_one(made):
    document = made.document(made.page())
    anchor = anchors_of(document, [made.claim(document)])[made.claim(document).id]
    moved = made.document(made.page(text=f"A word before.\n{made.text}"))
    assert found_again(anchor, moved) == (anchor.start + 15, anchor.end + 15)
    twice = made.document(made.page(text=f"{made.text}\n{made.text}"))
    assert found_again(anchor, twice) is None


def test_a_row_edited_by_hand_is_found_by_the_chain_and_by_verify(store, made):
    document = made.put(store)
    for user in ("Ana", "Ben", "Eve"):
        store.reviews().add(made.review(document, user=user))
    assert list(store.reviews().broken()) == []
    tamper(store.path, ("UPDATE reviews SET body = replace(body, 'Ben', 'Bea') WHERE n = 2",))
    assert [n for n, _ in store.reviews().broken()] == [2]
    assert ("review", "2") in {(damage.kind, damage.id) for damage in find_damage(store)}


def test_a_row_taken_out_is_found_though_the_others_are_whole(store, made):
    document = made.put(store)
    for user in ("Ana", "Ben", "Eve"):
        store.reviews().add(made.review(document, user=user))
    tamper(store.path, ("DELETE FROM reviews WHERE n = 2",))
    assert [n for n, _ in store.reviews().broken()] == [2, 3]
    tamper(store.path, ("DELETE FROM reviews WHERE n = 3",))
    assert list(store.reviews().broken()) == [(2, "rows 2 to 3 are missing")]


PEOPLE, EACH = ("Ana", "Ben", "Eve"), 15


def judge_again_and_again(where, made, document, user):
    """In a process of its own: decide, and where another is writing, try again."""
    with Store.open(where, create=False) as store:
        for n in range(EACH):
            said = made.review(document, user=user, token=f"{user} {n}")
            while True:
                try:
                    store.reviews().add(said)
                    break
                except RecordLocked:
                    continue


def test_people_in_several_processes_lose_nothing_and_double_nothing(store, made):
    document, children = made.put(store), []
    for user in PEOPLE:
        child = os.fork()
        if child == 0:
            try:
                judge_again_and_again(store.path, made, document, user)
            except BaseException:  # noqa: BLE001 - told by the exit code
                os._exit(1)
            os._exit(0)
        children.append(child)
    assert [os.waitpid(child, 0)[1] for child in children] == [0] * len(PEOPLE)
    every = store.reviews().since(0)
    assert [one.n for one in every] == list(range(1, len(PEOPLE) * EACH + 1))
    assert len({one.token for one in every}) == len(every)
    assert list(store.reviews().broken()) == []


STEP = st.tuples(st.sampled_from(["Ana", "Ben"]), st.sampled_from([ACCEPT, REJECT, UNDO]))


def holds_slowly(steps):
    """Replay the steps by hand: what each person last said and did not take back."""
    said = {"Ana": [], "Ben": []}
    for user, action in steps:
        if action is UNDO:
            said[user][-1:] = []
        else:
            said[user].append(action)
    last = {actions[-1] for actions in said.values() if actions}
    return last.pop() if len(last) == 1 else None


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])  # they are functions
@given(steps=st.lists(STEP, max_size=12))
def test_what_holds_is_what_all_last_said(made, steps):
    document = made.document(made.page())
    reviews = []
    for n, (user, action) in enumerate(steps, start=1):
        undone = {one.undoes for one in reviews}
        own = [
            one.n
            for one in reviews
            if one.user == user and one.action is not UNDO and one.n not in undone
        ]
        if action is UNDO and not own:
            continue
        undoes = own[-1] if action is UNDO else None
        reviews.append(made.review(document, action, user=user).replacing(n=n, undoes=undoes))
    said = next(iter(live(reviews).values()), {})
    found = verdict(said.values())
    assert (None if found is None else found.action) == holds_slowly(steps)
