from datetime import UTC, datetime
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.link.join import link_claims
from reportedly.records.incident import Decision, Verdict
from reportedly.records.vocabulary import EventClass, Harm, Modality, PlaceLevel
from reportedly.vocab.policies import load_policies

POLICIES = load_policies()
NOON = datetime(2024, 1, 1, 12, tzinfo=UTC)


def group_of(groups, claim):
    return next(group for group in groups if claim in group)


def test_two_pages_one_event_and_an_old_one_in_passing(make):
    ettal, norcia = make.place("Ettal", key="g:1"), make.place("Norcia", key="g:2")
    then, before = make.day("2020-05-10"), make.day("2020-04-02")
    claims = [
        make.claim("a1", toll=make.toll(4), where=(ettal,), when=then, sentence=(0, 60)),
        make.claim("a2", toll=make.toll(9, harm=Harm.INJURED), sentence=(0, 60)),
        make.claim(
            "a3",
            toll=make.toll(30),
            where=(norcia,),
            when=before,
            modality=Modality.BACKGROUND,
            sentence=(900, 960),
        ),
        make.claim("b1", document="d-2", toll=make.toll(6), where=(ettal,), sentence=(0, 50)),
        make.claim("b2", document="d-2", toll=make.toll(11), when=then, sentence=(0, 50)),
    ]
    groups = link_claims(claims, {}, (), POLICIES).groups
    assert groups == (("a1", "a2", "b1", "b2"), ("a3",))


def test_a_days_separate_raids_stay_apart(make):
    then = make.day("2020-05-10")
    claims = [
        make.claim(
            f"a{n}",
            toll=make.toll(n + 1),
            when=then,
            where=(make.place(name, key=f"g:{n}", at=(10.0 + 3 * n, 20.0)),),
            sentence=(100 * n, 100 * n + 90),
        )
        for n, name in enumerate(["Ettal", "Norcia", "Pressburg"])
    ]
    assert link_claims(claims, {}, (), POLICIES).groups == (("a0",), ("a1",), ("a2",))


def test_a_judgement_shows_among_the_links_and_says_whose_it_is(make):
    claims = [make.claim(name, document=f"d-{name}", toll=make.toll(4)) for name in "abc"]
    judged = [
        Decision(a=a, b=b, verdict=verdict, user="coder", made_at=NOON, note=note)
        for a, b, verdict, note in [
            ("b", "a", Verdict.SAME, "the same family"),
            ("b", "c", Verdict.NOT_SAME, ""),
            ("a", "c", Verdict.UNSURE, ""),
        ]
    ]
    linked = link_claims(claims, {}, judged, POLICIES)
    assert linked.groups == (("a", "b"), ("c",))
    decided = {(x.a, x.b): x.reasons for x in linked.links if x.decided_by == "coder"}
    assert decided == {("a", "b"): ("the same family",), ("b", "c"): ("not_same",)}


def test_parts_of_a_running_total_stay_with_it_and_a_dated_one_is_an_event(make):
    ledger = make.toll(21, cumulative=make.since("2020-11-09"))
    claims = [
        make.claim("a1", toll=ledger),
        make.claim("a2", toll=make.toll(6, subset_of="a1")),
        make.claim("a3", toll=make.toll(3, subset_of="a1"), when=make.day("2023-03-05")),
    ]
    assert link_claims(claims, {}, (), POLICIES).groups == (("a1", "a2"), ("a3",))


def test_a_page_of_one_event_does_not_draw_in_all_it_talks_about(make):
    claims = [
        make.claim("a1", toll=make.toll(4), when=make.day("2020-05-10"), sentence=(0, 60)),
        make.claim("a2", toll=make.toll(9, harm=Harm.INJURED), sentence=(2000, 2060)),
        make.claim("a3", event_class=EventClass.TERRITORY_TAKEN, sentence=(5000, 5060)),
    ]
    assert link_claims(claims, {}, (), POLICIES).groups == (("a1", "a2"), ("a3",))


def test_the_record_keeps_what_was_read(make):
    claims = [
        make.claim("a1", toll=make.toll(4), when=make.day("2020-05-10")),
        make.claim("a2", toll=make.toll(5)),
    ]
    link_claims(claims, {}, (), POLICIES)
    assert claims[1].when is None


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_the_order_of_claims_does_not_matter(make, data):
    draw = data.draw
    claims = [
        make.claim(
            f"c{n}",
            document=f"d-{draw(st.integers(0, 2))}",
            toll=make.toll(draw(st.integers(0, 5))),
            when=draw(st.sampled_from([None, make.day("2020-05-10"), make.day("2020-05-20")])),
            where=draw(
                st.sampled_from(
                    [
                        (),
                        (make.place("Ettal", key="g:1", at=(10.0, 20.0)),),
                        (make.place("Norcia", key="g:2", at=(14.0, 20.0)),),
                        (make.place("Land", key="g:3", level=PlaceLevel.COUNTRY),),
                    ]
                )
            ),
            sentence=(100 * n, 100 * n + 90),
        )
        for n in range(draw(st.integers(0, 7)))
    ]
    once = link_claims(claims, {}, (), POLICIES)
    again = link_claims(draw(st.permutations(claims)), {}, (), POLICIES)
    assert once == again
    by_id = {claim.id: claim for claim in claims}
    for group in once.groups:
        for a, b in combinations(group, 2):
            if by_id[a].when is not None and by_id[b].when is not None:
                assert by_id[a].when.from_ == by_id[b].when.from_
