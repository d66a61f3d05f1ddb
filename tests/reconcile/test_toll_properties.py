"""Whatever is claimed: bounds hold their claims, and totals are the sums of parts kept apart."""

from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.reconcile.tolls import check_parts, summarise
from reportedly.records.vocabulary import Comparator, VictimClass
from reportedly.vocab.policies import load_policies

POLICIES = load_policies()
CLASSES = (VictimClass.CIVILIAN, VictimClass.MILITARY, VictimClass.POLICE, VictimClass.MEDICAL)
COUNTS = st.dictionaries(st.sampled_from(CLASSES), st.integers(1, 50), min_size=2)


def parts_of(make, counts, whole=None):
    return [
        make.claim(
            f"c-{n}",
            toll=make.toll(count, victim_class=of, victim_term=of.value, subset_of=whole),
        )
        for n, (of, count) in enumerate(sorted(counts.items()), 1)
    ]


@given(COUNTS, st.data())
def test_a_total_nobody_gives_is_the_sum_of_classes_kept_apart(make, counts, data):
    claims = data.draw(st.permutations(parts_of(make, counts)))
    for policy in POLICIES.toll_policies:
        total, *rows = summarise(claims, make.evidence(claims), policy)
        assert (total.low, total.high) == (sum(counts.values()),) * 2
        assert {row.victim_class: row.low for row in rows} == counts
        assert total.low_claims == tuple(sorted(claim.id for claim in claims))


@given(COUNTS, st.integers(-3, 3))
def test_a_total_somebody_gives_is_not_added_to_its_parts(make, counts, off):
    given_total = max(1, sum(counts.values()) + off)
    claims = [make.claim("c-0", toll=make.toll(given_total)), *parts_of(make, counts, "c-0")]
    (check,) = check_parts(claims)
    assert check.sum_of_parts == sum(counts.values())
    assert check.fits == (sum(counts.values()) <= given_total)
    assert check.adds_up == (sum(counts.values()) == given_total)
    total = summarise(claims, make.evidence(claims), POLICIES.toll())[0]
    assert (total.low, total.high) == (given_total, given_total)


@st.composite
def figures(draw, make):
    """Figures of one harm on pages of three days, each by a holder of its own."""
    claims = []
    for n in range(draw(st.integers(1, 6))):
        low = draw(st.integers(0, 40).filter(lambda n: n != 1))
        toll = draw(
            st.sampled_from(
                [
                    make.toll(low, comparator=Comparator.UNMARKED if low else Comparator.ZERO),
                    make.at_least(low + 1),
                    make.toll(low, low + 5, comparator=Comparator.BETWEEN),
                ]
            )
        )
        page = f"d-{draw(st.integers(0, 2))}"
        who = make.holder(f"holder {n}")
        claims.append(make.claim(f"c-{n}", document=page, toll=toll, holder=who))
    return claims


def test_one_victim_on_a_page_that_counts_more_is_one_of_them(make):
    claims = [
        make.claim("c-1", toll=make.toll(84)),
        make.claim("c-2", toll=make.toll(1), holder=make.holder("a shopkeeper")),
        make.claim("c-3", document="d-2", toll=make.toll(1)),
    ]
    own, other = make.evidence(claims[:2]), make.evidence(claims)
    assert summarise(claims[:2], own, POLICIES.toll())[0].low == 84
    assert summarise(claims, other, POLICIES.toll())[0].low == 1


@settings(deadline=None)
@given(st.data())
def test_each_bound_is_what_the_claims_behind_it_say(make, data):
    claims = data.draw(figures(make))
    pages = [make.document(f"d-{n}", published=f"2021-06-0{n + 1}") for n in range(3)]
    told = {claim.id: claim.toll for claim in claims}
    for policy in POLICIES.toll_policies:
        (row,) = summarise(claims, make.evidence(claims, pages), policy)
        tops = {one: max(t.low, t.high or 0) for one, t in told.items()}
        assert {told[one].low for one in row.low_claims} == {row.low}
        assert {tops[one] for one in row.high_claims} == {row.high}
        assert row.low == min(toll.low for toll in told.values())
        assert row.high == max(tops.values())
        assert (row.best is None) == (not row.best_claims)
        assert all(told[one].low == row.best for one in row.best_claims)
        assert row.high_is_open == any(told[one].high is None for one in row.high_claims)
