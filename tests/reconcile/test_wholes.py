"""A war of Rivelia and Morland: what each side tells of its own and of the other's dead."""

from hypothesis import given
from hypothesis import strategies as st

from reportedly.reconcile.titles import harm_phrase
from reportedly.reconcile.tolls import summarise
from reportedly.records.incident import UNTOLD_SIDE, TollBasis
from reportedly.records.vocabulary import Comparator, Stance, VictimClass
from reportedly.vocab.policies import load_policies

POLICIES = load_policies()
CIVILIAN, MILITARY = VictimClass.CIVILIAN, VictimClass.MILITARY
RIV, MOR = "RIV", "MOR"


def told_by(make, name, side, page, **tolls):
    who = make.holder(name, side=side)
    return [
        make.claim(one, document=page, holder=who, toll=toll, sentence=(n * 50, n * 50 + 40))
        for n, (one, toll) in enumerate(tolls.items())
    ]


def own_and_enemy(make, own=12, enemy=30, other_own=7, other_enemy=25):
    """Each ministry tells of its own dead and of the other's."""
    return [
        *told_by(
            make, "Rivelian ministry", RIV, "d-1",
            a1=make.toll(own, victim_class=MILITARY, side=RIV),
            a2=make.toll(enemy, victim_class=MILITARY, side=MOR),
        ),
        *told_by(
            make, "Morland ministry", MOR, "d-2",
            b1=make.toll(other_own, victim_class=MILITARY, side=MOR),
            b2=make.toll(other_enemy, victim_class=MILITARY, side=RIV),
        ),
    ]  # fmt: skip


def rows_of(make, claims, policy=None):
    rows = summarise(claims, make.evidence(claims), policy or POLICIES.toll())
    return {row.side: row for row in rows if row.victim_class is None}


def bounds(row):
    return row.low, row.best, row.high


def test_two_sides_that_tell_their_own_and_the_others_dead_are_added_up(make):
    rows = rows_of(make, own_and_enemy(make), POLICIES.toll("lowest"))
    assert bounds(rows[RIV]) == (12, 12, 25)
    assert bounds(rows[MOR]) == (7, 7, 30)
    assert bounds(rows[None]) == (19, 19, 55)
    assert rows[None].basis is TollBasis.SUM_OF_SIDES
    assert rows[None].low_claims == ("a1", "b1")
    assert rows[None].high_claims == ("a2", "b2")


def test_the_title_tells_each_side_and_not_their_sum(make):
    claims = own_and_enemy(make)
    rows = summarise(claims, make.evidence(claims), POLICIES.toll())
    told = harm_phrase(rows, POLICIES.title)
    assert told == "7–30 soldiers (MOR) and 12–25 soldiers (RIV) killed"


def test_one_side_alone_is_said_to_be_one_side(make):
    rows = rows_of(make, own_and_enemy(make)[:1])
    assert bounds(rows[None]) == (12, 12, 12)
    assert rows[None].basis is TollBasis.ONE_SIDE


def test_a_total_told_besides_is_not_added_to_the_sides(make):
    total = make.claim("t", document="d-3", toll=make.toll(60))
    rows = rows_of(make, [*own_and_enemy(make), total])
    assert bounds(rows[None]) == (60, 60, 60)
    assert rows[None].basis is TollBasis.TOLD
    assert set(rows) == {None, RIV, MOR}


def test_a_voice_that_tells_a_side_and_more_people_tells_a_total(make):
    rows = rows_of(
        make,
        told_by(make, "a monitor", None, "d-1", t=make.toll(40), a=make.toll(12, side=RIV)),
    )
    assert bounds(rows[None]) == (40, 40, 40)
    assert rows[None].basis is TollBasis.TOLD


def test_what_two_voices_tell_on_one_page_is_no_total_of_both(make):
    claims = [
        *told_by(make, "Rivelian ministry", RIV, "d-1", a=make.toll(12, side=RIV)),
        *told_by(make, "a rights office", None, "d-1", t=make.at_least(40)),
    ]
    rows = rows_of(make, claims)
    assert bounds(rows[None]) == (40, None, 52)
    assert rows[None].high_is_open
    assert rows[None].basis is TollBasis.SIDES_APART
    assert bounds(rows[UNTOLD_SIDE]) == (40, 40, 40)
    assert bounds(rows[RIV]) == (12, 12, 12)


def test_civilians_besides_soldiers_of_both_sides_are_added(make):
    civilians = make.claim("c", document="d-3", toll=make.toll(5, victim_class=CIVILIAN))
    rows = rows_of(make, [*own_and_enemy(make), civilians], POLICIES.toll("lowest"))
    assert bounds(rows[None]) == (24, 24, 60)
    assert rows[None].basis is TollBasis.SUM_OF_SIDES
    assert bounds(rows[UNTOLD_SIDE]) == (5, 5, 5)


def test_a_figure_whose_description_is_rejected_is_no_figure_of_the_holders(make):
    claims = [
        make.claim("c-1", toll=make.toll(9)),
        make.claim(
            "c-2", document="d-2", toll=make.toll(90), stance=Stance.REJECTS_CHARACTERISATION
        ),
    ]
    assert bounds(rows_of(make, claims)[None]) == (9, 9, 9)


@given(st.lists(st.integers(3, 500), min_size=4, max_size=4, unique=True))
def test_no_row_for_everybody_is_less_than_any_sides_row(make, numbers):
    for policy in POLICIES.toll_policies:
        rows = rows_of(make, own_and_enemy(make, *numbers), policy)
        total, sides = rows.pop(None), rows.values()
        assert total.low == sum(row.low for row in sides)
        assert total.high == sum(row.high for row in sides)
        known = [row.best for row in sides if row.best is not None]
        assert total.best == (sum(known) if len(known) == len(sides) else None)


def test_a_side_that_lost_nobody_leaves_a_total_a_total(make):
    claims = [
        *told_by(
            make,
            "Morland consulate",
            MOR,
            "d-1",
            a1=make.toll(0, comparator=Comparator.ZERO, side=MOR),
        ),
        make.claim("b1", document="d-2", toll=make.toll(80)),
        make.claim("b2", document="d-3", toll=make.toll(120)),
    ]
    rows = rows_of(make, claims, POLICIES.toll("lowest"))
    assert bounds(rows[None]) == (80, 80, 120)
    assert rows[None].basis is TollBasis.TOLD
    assert not rows[None].high_is_open


def test_the_same_figure_under_two_names_may_be_the_same_people(make):
    claims = [
        make.claim("a1", document="d-1", toll=make.toll(6, side=RIV)),
        make.claim("b1", document="d-2", toll=make.toll(6, side="the-league")),
    ]
    rows = rows_of(make, claims)
    assert bounds(rows[None]) == (6, None, 12)
    assert rows[None].basis is TollBasis.SIDES_APART
