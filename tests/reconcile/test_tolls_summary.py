from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.reconcile.tolls import check_parts, summarise
from reportedly.records.incident import UNTOLD_SIDE, TollBasis
from reportedly.records.vocabulary import (
    Comparator,
    Finality,
    Harm,
    HolderRole,
    Modality,
    Stance,
    VictimClass,
)
from reportedly.vocab.policies import load_policies

POLICIES = load_policies()
CIVILIAN, MILITARY, POLICE = VictimClass.CIVILIAN, VictimClass.MILITARY, VictimClass.POLICE
ANY_CLASS = None
ADDED = {TollBasis.SUM_OF_SIDES, TollBasis.SIDES_APART}


def rows(claims, evidence, policy=None):
    summaries = summarise(claims, evidence, POLICIES.toll(policy))
    return {(row.harm, row.victim_class): row for row in summaries}


def bounds(row):
    return row.low, row.best, row.high, row.high_is_open


def killed(claims, make, documents=(), policy=None):
    return rows(claims, make.evidence(claims, documents), policy)[Harm.KILLED, ANY_CLASS]


def test_two_pages_two_figures_both_kept(make):
    documents = [
        make.document("d-1", published="2021-06-01"),
        make.document("d-2", published="2021-06-02"),
    ]
    claims = [
        make.claim("c-1", toll=make.toll(25), sentence=(0, 40)),
        make.claim("c-2", toll=make.toll(2, victim_class=CIVILIAN, subset_of="c-1")),
        make.claim("c-3", document="d-2", toll=make.at_least(27), sentence=(0, 40)),
        make.claim(
            "c-4", document="d-2", toll=make.toll(7, victim_class=CIVILIAN, subset_of="c-3")
        ),
    ]
    found = rows(claims, make.evidence(claims, documents))
    total = found[Harm.KILLED, ANY_CLASS]
    assert bounds(total) == (25, 27, 27, True)
    assert (total.low_claims, total.best_claims, total.high_claims) == (
        ("c-1",),
        ("c-3",),
        ("c-3",),
    )
    assert bounds(found[Harm.KILLED, CIVILIAN]) == (2, 7, 7, False)
    assert set(found) == {(Harm.KILLED, ANY_CLASS), (Harm.KILLED, CIVILIAN)}


@pytest.mark.parametrize(
    ("policy", "best"),
    [
        ("range_latest_best", 6),
        ("lowest", 2),
        ("conservative", 4),
        ("third_party_first", 5),
        ("report_range", None),
    ],
)
def test_policies_differ_in_best_only(make, policy, best):
    documents = [make.document(f"d-{n}", published=f"2021-06-0{n}") for n in range(1, 6)]
    numbers = {1: 2, 2: 4, 3: 4, 4: 5, 5: 6}
    observer = make.holder("the mission", HolderRole.OBSERVER)
    claims = [
        make.claim(
            f"c-{n}",
            document=f"d-{n}",
            toll=make.toll(number),
            holder=observer if n == 4 else make.holder(f"official {n}"),
        )
        for n, number in numbers.items()
    ]
    row = killed(claims, make, documents, policy)
    assert bounds(row) == (2, best, 6, False)
    assert row.policy == policy


def test_a_voice_that_corrects_itself_has_one_figure(make):
    documents = [
        make.document("d-1", published="2021-06-01"),
        make.document("d-2", published="2021-06-03"),
    ]
    mayor = make.holder("The Mayor")
    claims = [
        make.claim("c-1", toll=make.toll(12), holder=mayor),
        make.claim("c-2", document="d-2", toll=make.toll(10), holder=make.holder("the mayor")),
    ]
    row = killed(claims, make, documents)
    assert bounds(row) == (10, 10, 10, False)
    assert row.claims == ("c-1", "c-2")


def test_parts_are_not_added_to_their_whole(make):
    claims = [
        make.claim("c-1", toll=make.toll(21)),
        make.claim("c-2", toll=make.toll(6, victim_class=CIVILIAN, subset_of="c-1")),
        make.claim("c-3", toll=make.toll(15, victim_class=MILITARY, subset_of="c-1")),
    ]
    assert bounds(killed(claims, make)) == (21, 21, 21, False)
    (check,) = check_parts(claims)
    assert (check.sum_of_parts, check.fits, check.adds_up) == (21, True, True)


def test_classes_told_side_by_side_are_added(make):
    claims = [
        make.claim("c-1", toll=make.toll(6, victim_class=CIVILIAN)),
        make.claim("c-2", toll=make.at_least(15, victim_class=MILITARY)),
    ]
    row = killed(claims, make)
    assert bounds(row) == (21, 21, 21, True)
    assert row.high_claims == ("c-1", "c-2")


def test_a_class_within_a_figure_for_everyone_is_not_added(make):
    claims = [
        make.claim("c-1", toll=make.toll(9), sentence=(0, 40)),
        make.claim("c-2", toll=make.toll(6, victim_class=CIVILIAN), sentence=(50, 90)),
    ]
    assert bounds(killed(claims, make)) == (9, 9, 9, False)


def test_the_same_figure_said_twice_in_a_sentence_counts_once(make):
    claims = [
        make.claim("c-1", toll=make.toll(6, victim_class=MILITARY, victim_term="soldiers")),
        make.claim("c-2", toll=make.toll(6, victim_class=MILITARY, victim_term="troops")),
    ]
    assert bounds(killed(claims, make)) == (6, 6, 6, False)


def test_zero_vague_and_unstated_are_three_things(make):
    zero = [make.claim("c-1", toll=make.toll(0, comparator=Comparator.ZERO))]
    vague = [make.claim("c-1", toll=make.toll(None, comparator=Comparator.VAGUE))]
    unstated = [make.claim("c-1")]
    assert bounds(killed(zero, make)) == (0, 0, 0, False)
    assert bounds(killed(vague, make)) == (None, None, None, False)
    assert killed(vague, make).claims == ("c-1",)
    assert rows(unstated, make.evidence(unstated)) == {}


@pytest.mark.parametrize(
    ("finality", "zero_on", "counted_on", "expected"),
    [
        (Finality.PROVISIONAL, "2021-06-01", "2021-06-02", (7, 7, 7, False)),
        (Finality.PROVISIONAL, "2021-06-03", "2021-06-02", (0, 0, 7, False)),  # told after it
        (Finality.UNSTATED, "2021-06-01", "2021-06-02", (0, 7, 7, False)),  # a zero that stands
        (Finality.PROVISIONAL, None, "2021-06-02", (0, 7, 7, False)),  # which is later is unknown
    ],
)
def test_none_so_far_is_overtaken_by_a_later_count(make, finality, zero_on, counted_on, expected):
    documents = [
        make.document("d-1", published=zero_on),
        make.document("d-2", published=counted_on),
    ]
    none = make.toll(0, comparator=Comparator.ZERO)
    claims = [
        make.claim("c-1", toll=none, finality=finality),
        make.claim("c-2", document="d-2", toll=make.toll(7)),
    ]
    assert bounds(killed(claims, make, documents)) == expected


def test_none_so_far_is_overtaken_on_its_own_page_and_by_its_own_side_only(make):
    none = make.toll(0, comparator=Comparator.ZERO, side="ARM")
    claims = [
        make.claim("c-1", toll=none, finality=Finality.PROVISIONAL),
        make.claim("c-2", toll=make.toll(7, side="AZE"), sentence=(50, 90)),
    ]
    found = summarise(claims, make.evidence(claims), POLICIES.toll(None))
    assert ("c-1",) in {row.low_claims for row in found}
    overtaken = [*claims, make.claim("c-3", toll=make.toll(2, side="ARM"), sentence=(91, 120))]
    found = summarise(overtaken, make.evidence(overtaken), POLICIES.toll(None))
    assert ("c-1",) not in {row.low_claims for row in found}


def test_a_zero_for_one_class_says_nothing_about_all(make):
    claims = [
        make.claim("c-1", toll=make.toll(4)),
        make.claim(
            "c-2", toll=make.toll(0, comparator=Comparator.ZERO, victim_class=VictimClass.OFFICIAL)
        ),
    ]
    found = rows(claims, make.evidence(claims))
    assert bounds(found[Harm.KILLED, ANY_CLASS]) == (4, 4, 4, False)
    assert bounds(found[Harm.KILLED, VictimClass.OFFICIAL]) == (0, 0, 0, False)
    assert bounds(killed(claims[1:], make)) == (None, None, None, False)


def test_up_to_sets_the_high_and_nothing_else(make):
    claims = [make.claim("c-1", toll=make.toll(None, 20, comparator=Comparator.UP_TO))]
    assert bounds(killed(claims, make)) == (None, None, 20, False)


def test_an_open_figure_below_the_high_leaves_it_closed(make):
    claims = [
        make.claim("c-1", toll=make.at_least(4), sentence=(0, 40)),
        make.claim("c-2", toll=make.toll(9), sentence=(50, 90)),
    ]
    assert bounds(killed(claims, make)) == (4, 9, 9, False)


@pytest.mark.parametrize(
    "withdrawn",
    [
        {"stance": Stance.DENIES},
        {"stance": Stance.RETRACTS},
        {"stance": Stance.CANNOT_VERIFY},
        {"modality": Modality.NEGATED},
        {"modality": Modality.HYPOTHETICAL},
        {"modality": Modality.BACKGROUND},
        {"finality": Finality.SUPERSEDED},
    ],
)
def test_what_sets_no_bound_is_listed_all_the_same(make, withdrawn):
    claims = [
        make.claim("c-1", toll=make.toll(4), sentence=(0, 40)),
        make.claim("c-2", toll=make.toll(90), sentence=(50, 90), **withdrawn),
    ]
    row = killed(claims, make)
    assert bounds(row) == (4, 4, 4, False)
    assert row.claims == ("c-1", "c-2")


def test_an_event_known_only_as_background_has_its_toll(make):
    claims = [make.claim("c-1", toll=make.toll(30), modality=Modality.BACKGROUND)]
    assert bounds(killed(claims, make)) == (30, 30, 30, False)


def test_a_running_total_does_not_enter_an_event(make):
    claims = [
        make.claim("c-1", toll=make.toll(3), sentence=(0, 40)),
        make.claim("c-2", toll=make.toll(21, cumulative=make.since("2020-11-09"))),
    ]
    assert bounds(killed(claims, make)) == (3, 3, 3, False)


def test_parts_larger_than_the_whole_are_told(make):
    claims = [
        make.claim("c-1", toll=make.toll(5)),
        make.claim("c-2", toll=make.toll(4, victim_class=CIVILIAN, subset_of="c-1")),
        make.claim("c-3", toll=make.toll(2, victim_class=POLICE, subset_of="c-1")),
    ]
    (check,) = check_parts(claims)
    assert (check.sum_of_parts, check.fits, check.adds_up) == (6, False, False)


def test_parts_that_may_overlap_are_not_added(make):
    claims = [
        make.claim("c-1", toll=make.toll(9)),
        make.claim("c-2", toll=make.toll(8, victim_class=CIVILIAN, subset_of="c-1")),
        make.claim("c-3", toll=make.toll(3, victim_class=CIVILIAN, subset_of="c-1")),
    ]
    (check,) = check_parts(claims)
    assert (check.sum_of_parts, check.fits, check.adds_up) == (8, True, None)


@st.composite
def told(draw, make):
    claims = []
    for n in range(draw(st.integers(1, 7))):
        kind = draw(st.sampled_from(["exact", "at_least", "up_to", "vague"]))
        number = draw(st.integers(0, 40))
        victims = draw(st.sampled_from([VictimClass.UNKNOWN, CIVILIAN, MILITARY]))
        toll = {
            "exact": make.toll(number, victim_class=victims),
            "at_least": make.at_least(number, victim_class=victims),
            "up_to": make.toll(None, number, comparator=Comparator.UP_TO, victim_class=victims),
            "vague": make.toll(None, comparator=Comparator.VAGUE, victim_class=victims),
        }[kind]
        toll = toll.replacing(side=draw(st.sampled_from([None, None, "ARM", "AZE"])))
        page = draw(st.integers(0, 2))
        claims.append(make.claim(f"c-{n}", document=f"d-{page}", toll=toll, sentence=(n, n + 1)))
    return claims


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_bounds_hold_the_best_and_every_claim_is_listed_in_any_order(make, data):
    claims = data.draw(told(make))
    documents = [make.document(f"d-{n}", published=f"2021-06-0{n + 1}") for n in range(3)]
    evidence = make.evidence(claims, documents)
    for policy in POLICIES.toll_policies:
        summaries = summarise(claims, evidence, policy)
        assert summarise(data.draw(st.permutations(claims)), evidence, policy) == summaries
        for row in summaries:
            numbers = [n for n in (row.low, row.best, row.high) if n is not None]
            assert numbers == sorted(numbers)
            behind = {*row.low_claims, *row.best_claims, *row.high_claims}
            assert behind <= set(row.claims)
            assert (row.high is None) == (not row.high_claims)
            bounded = {c.toll.side for c in claims if c.id in behind} - {None}
            assert len(bounded) <= 1 or row.basis in ADDED
        total = summaries[0]
        assert Counter(total.claims) == Counter(claim.id for claim in claims)


AZE, ARM = "AZE", "ARM"


def by_side(claims, make, documents=()):
    summaries = summarise(claims, make.evidence(claims, documents), POLICIES.toll())
    return {(row.victim_class, row.side): row for row in summaries}


def test_a_sides_figure_beside_one_that_names_no_side_is_never_left_out(make):
    claims = [
        make.claim("c-1", toll=make.toll(192, victim_class=MILITARY, side=AZE)),
        make.claim("c-2", document="d-2", toll=make.at_least(200)),
    ]
    found = by_side(claims, make)
    assert set(found) == {(None, None), (None, UNTOLD_SIDE), (None, AZE), (MILITARY, AZE)}
    assert bounds(found[None, None]) == (200, None, 392, True)
    assert found[None, None].basis is TollBasis.SIDES_APART
    assert found[None, None].claims == ("c-1", "c-2")
    assert found[None, None].low_claims == ("c-2",)
    assert found[None, None].high_claims == ("c-1", "c-2")
    assert bounds(found[None, UNTOLD_SIDE]) == (200, 200, 200, True)
    assert bounds(found[None, AZE]) == bounds(found[MILITARY, AZE]) == (192, 192, 192, False)
    assert found[None, AZE].claims == ("c-1",)


def test_sides_are_added_up_and_said_to_be_where_nobody_gives_a_total(make):
    claims = [
        make.claim("c-1", toll=make.toll(1, victim_class=MILITARY, side=AZE)),
        make.claim("c-2", document="d-2", toll=make.toll(1, victim_class=MILITARY, side=ARM)),
    ]
    found = by_side(claims, make)
    assert bounds(found[None, None]) == (2, 2, 2, False)
    assert found[None, None].basis is TollBasis.SUM_OF_SIDES
    assert found[None, None].best_claims == found[None, None].claims == ("c-1", "c-2")
    assert bounds(found[None, AZE]) == bounds(found[None, ARM]) == (1, 1, 1, False)
    assert (MILITARY, None) not in found


def test_one_side_alone_is_the_total(make):
    claims = [
        make.claim("c-1", toll=make.toll(4, victim_class=MILITARY, side=ARM)),
        make.claim("c-2", toll=make.toll(None, comparator=Comparator.VAGUE)),
        make.claim("c-3", toll=make.toll(2), finality=Finality.SUPERSEDED),
    ]
    found = by_side(claims, make)
    assert set(found) == {(None, None), (MILITARY, None)}
    assert bounds(found[None, None]) == (4, 4, 4, False)
    assert found[None, None].basis is TollBasis.ONE_SIDE


def test_losses_without_a_number_on_the_other_side_leave_best_unknown(make):
    vague = make.toll(None, comparator=Comparator.VAGUE, side=AZE)
    claims = [make.claim("c-1", toll=make.toll(4, side=ARM)), make.claim("c-2", toll=vague)]
    found = by_side(claims, make)
    assert bounds(found[None, None]) == (4, None, 4, True)
    assert bounds(found[None, AZE]) == (None, None, None, False)
    assert bounds(found[None, ARM]) == (4, 4, 4, False)


def test_a_part_is_of_the_side_of_its_whole_and_a_whole_of_nobodys(make):
    claims = [
        make.claim("c-1", toll=make.toll(9, side=ARM)),
        make.claim("c-2", toll=make.toll(2, victim_class=CIVILIAN, subset_of="c-1")),
        make.claim("c-3", document="d-2", toll=make.toll(12)),
        make.claim("c-4", document="d-2", toll=make.toll(3, side=AZE, subset_of="c-3")),
    ]
    found = by_side(claims, make)
    assert found[CIVILIAN, ARM].claims == ("c-2",)
    assert bounds(found[None, None]) == (12, 12, 12, False)
    assert bounds(found[None, AZE]) == (3, 3, 3, False)


@pytest.mark.parametrize(("number", "apart"), [(4, False), (2, True)])
def test_a_telling_number_without_a_side_is_the_same_count_in_short(make, number, apart):
    claims = [
        make.claim("c-1", toll=make.toll(number)),
        make.claim("c-2", document="d-2", toll=make.toll(number, side=ARM)),
    ]
    assert ((None, ARM) in by_side(claims, make)) is apart


def test_a_figure_below_what_one_side_lost_is_no_total(make):
    claims = [
        make.claim("c-1", toll=make.toll(20)),
        make.claim("c-2", toll=make.toll(30, side=AZE)),
    ]
    assert bounds(by_side(claims, make)[None, None]) == (30, None, 50, False)


def test_a_count_of_a_few_days_is_the_events_own(make):
    documents = [make.document("d-1", published="2021-06-05"), make.document("d-2")]
    since = make.since("2021-06-03")
    claims = [
        make.claim("c-1", toll=make.toll(3), sentence=(0, 40)),
        make.claim("c-2", toll=make.toll(9, cumulative=since), sentence=(50, 90)),
        make.claim("c-3", document="d-2", toll=make.toll(90, cumulative=since)),
    ]
    assert bounds(killed(claims, make, documents)) == (3, 9, 9, False)


def test_one_class_of_several_is_no_count_of_all(make):
    """Two policemen among 14 dead, and two policemen told of alone, are no total of two."""
    documents = [
        make.document("d-1", published="2021-06-01"),
        make.document("d-2", published="2021-06-02"),
        make.document("d-3", published="2021-06-02"),
    ]
    claims = [
        make.claim("c-1", toll=make.toll(14)),
        make.claim("c-2", document="d-2", toll=make.toll(2, victim_class=POLICE)),
        make.claim("c-3", document="d-3", toll=make.toll(5, victim_class=MILITARY)),
    ]
    assert bounds(killed(claims, make, documents)) == (14, 14, 14, False)
    more = [*claims, make.claim("c-4", document="d-3", toll=make.toll(17, victim_class=CIVILIAN))]
    assert bounds(killed(more, make, documents))[::2] == (14, 22)


def test_ten_civilians_are_no_rival_to_two_hundred_people(make):
    documents = [
        make.document("d-1", published="2021-06-01"),
        make.document("d-2", published="2021-06-02"),
    ]
    claims = [
        make.claim("c-1", toll=make.at_least(200)),
        make.claim("c-2", document="d-2", toll=make.toll(10, victim_class=CIVILIAN)),
    ]
    found = rows(claims, make.evidence(claims, documents))
    assert bounds(found[Harm.KILLED, ANY_CLASS]) == (200, 200, 200, True)
    assert bounds(found[Harm.KILLED, CIVILIAN]) == (10, 10, 10, False)


def test_where_one_class_is_told_of_its_count_may_be_of_all(make):
    documents = [
        make.document("d-1", published="2021-06-01"),
        make.document("d-2", published="2021-06-02"),
    ]
    claims = [
        make.claim("c-1", toll=make.toll(14)),
        make.claim("c-2", document="d-2", toll=make.toll(12, victim_class=MILITARY)),
    ]
    assert bounds(killed(claims, make, documents)) == (12, 12, 14, False)


def test_children_among_the_dead_are_the_least_of_the_civilians(make):
    claims = [
        make.claim("c-1", toll=make.toll(52)),
        make.claim(
            "c-2",
            toll=make.toll(5, victim_class=CIVILIAN, victim_term="children", subset_of="c-1"),
        ),
    ]
    found = rows(claims, make.evidence(claims, [make.document("d-1")]))
    assert bounds(found[Harm.KILLED, CIVILIAN]) == (5, 5, 5, True)
