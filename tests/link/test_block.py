from datetime import date, timedelta
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.link.block import candidate_pairs, linkable
from reportedly.link.told import Told
from reportedly.records.vocabulary import EventClass, Modality, Stance
from reportedly.vocab.policies import load_policies

POLICIES = load_policies()
WEIGHTS = POLICIES.linking


def pairs(claims):
    """The pairs that meet, each claim being an account of its own."""
    accounts = [Told(claims=(claim,)) for claim in claims]
    return [(a.lead.id, b.lead.id) for a, b in candidate_pairs(accounts, WEIGHTS)]


def test_accounts_of_one_page_do_not_meet_they_were_told_apart_there(make):
    claims = [make.claim(f"c-{n}", toll=make.toll(5)) for n in range(4)]
    assert pairs(claims) == []


def test_an_account_meets_by_what_any_of_its_claims_says(make):
    here = (make.place("Aba", key="g:1"),)
    one = Told(claims=(make.claim("c-1", where=here), make.claim("c-2", toll=make.toll(40))))
    by_place = Told(claims=(make.claim("c-3", document="d-2", where=here),))
    by_figure = Told(claims=(make.claim("c-4", document="d-3", toll=make.toll(40)),))
    met = {
        frozenset((a.document, b.document))
        for a, b in candidate_pairs([one, by_place, by_figure], WEIGHTS)
    }
    assert met == {frozenset({"d-1", "d-2"}), frozenset({"d-1", "d-3"})}


def test_claims_of_two_pages_meet_over_what_they_share(make):
    here = (make.place("Aba", key="g:1"),)
    a = make.claim("c-1", where=here, when=make.day("2020-05-01"))
    b = make.claim("c-2", document="d-2", where=here, when=make.day("2020-05-02"))
    late = make.claim("c-3", document="d-3", where=here, when=make.day("2020-07-02"))
    undated = make.claim("c-4", document="d-4", where=here)
    stranger = make.claim("c-5", document="d-5", when=make.day("2020-05-01"))
    met = {frozenset(pair) for pair in pairs([a, b, late, undated, stranger])}
    assert met == {
        frozenset({"c-1", "c-2"}),
        frozenset({"c-1", "c-4"}),
        frozenset({"c-2", "c-4"}),
        frozenset({"c-3", "c-4"}),
    }


def test_an_actor_alone_brings_no_undated_claims_together(make):
    claims = [
        make.claim(f"c-{n}", document=f"d-{n}", actors=(make.blamed("army", "MMR"),))
        for n in range(3)
    ]
    assert pairs(claims) == []


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_every_pair_that_shares_a_place_and_a_day_meets_in_any_order(make, data):
    claims = [
        make.claim(
            f"c-{n}",
            document=f"d-{data.draw(st.integers(0, 3))}",
            where=(make.place(name := data.draw(st.sampled_from("PQR")) * 4, key=f"g:{name}"),),
            when=make.day(f"2020-05-{data.draw(st.integers(1, 28)):02}"),
        )
        for n in range(data.draw(st.integers(0, 8)))
    ]
    found = pairs(claims)
    assert len({frozenset(pair) for pair in found}) == len(found)
    assert pairs(data.draw(st.permutations(claims))) == found
    for a, b in combinations(claims, 2):
        alike = a.where[0].id == b.where[0].id and a.when.from_ == b.when.from_
        if alike and a.document != b.document:
            assert frozenset({a.id, b.id}) in {frozenset(pair) for pair in found}


def test_a_claim_of_a_whole_season_parts_no_two_of_one_day(make):
    army = (make.blamed("army", "MMR"),)
    a = make.claim("c-1", document="d-1", actors=army, when=make.day("2020-05-01"))
    season = make.day("2020-05-01", "2020-08-30")
    wide = make.claim("c-2", document="d-2", actors=army, when=season)
    b = make.claim("c-3", document="d-3", actors=army, when=make.day("2020-05-01"))
    assert pairs([a, wide, b]) == [("c-1", "c-3")]


INTERVALS = st.none() | st.tuples(
    st.integers(0, 120), st.sampled_from([1, 2, 7, 30, 31, 32, 60, 120, 400])
)
"""The day an interval begins and how many days it holds; None: no date."""


def met_by_hand(first, second):
    """Whether two of (document, actor, place, interval) may meet, each trait by itself.

    Who shares only an actor does not meet where each says its own place.
    """
    if first[0] == second[0]:
        return False
    apart = None
    if first[3] is not None and second[3] is not None:
        (a, a_days), (b, b_days) = first[3], second[3]
        apart = max(0, b - (a + a_days - 1), a - (b + b_days - 1))
    near = apart is not None and apart <= WEIGHTS.time.veto_days
    if first[2] is not None and first[2] == second[2] and (near or apart is None):
        return True
    both_say_where = first[2] is not None and second[2] is not None
    if both_say_where or first[1] != second[1] or not near:
        return False
    return max(a_days, b_days) <= 31


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.integers(0, 8),
            st.sampled_from("AB"),
            st.sampled_from("PQRSTUV") | st.none(),
            INTERVALS,
        ),
        max_size=9,
    )
)
def test_the_pairs_are_those_of_comparing_all_with_all(make, told):
    start = date(2020, 1, 1)
    claims = []
    for n, (page, actor, place, interval) in enumerate(told):
        when = None
        if interval is not None:
            first = start + timedelta(days=interval[0])
            last = first + timedelta(days=interval[1] - 1)
            when = make.day(first.isoformat(), last.isoformat())
        where = () if place is None else (make.place(place * 4, key=f"g:{place}"),)
        taking = (make.blamed(actor, actor),)
        claims.append(
            make.claim(f"c-{n}", document=f"d-{page}", actors=taking, where=where, when=when)
        )
    expected = {
        (f"c-{a}", f"c-{b}")
        for a, b in combinations(range(len(told)), 2)
        if met_by_hand(told[a], told[b])
    }
    found = [tuple(sorted(pair)) for pair in pairs(claims)]
    assert sorted(found) == sorted(expected)


def test_which_claims_may_belong_to_an_incident(make):
    claims = [
        make.claim("c-1", toll=make.toll(1)),
        make.claim("c-2", event_class=EventClass.SHELLING),
        make.claim("c-3", event_class=EventClass.CONDEMNATION),
        make.claim("c-4", event_class=EventClass.REJECTION, stance=Stance.DENIES),
        make.claim("c-5", event_class=EventClass.SHELLING, modality=Modality.FUTURE),
        make.claim("c-6", toll=make.toll(100), modality=Modality.HYPOTHETICAL),
    ]
    assert [c.id for c in linkable(claims, POLICIES.incident)] == ["c-1", "c-2", "c-4"]


def test_a_charge_that_is_denied_stands_beside_its_denial(make):
    charge = make.claim("c-1", event_class=EventClass.ACCUSATION)
    other = make.claim("c-2", event_class=EventClass.ACCUSATION)
    denial = make.claim("c-3", stance=Stance.DENIES, answers=("c-1",))
    assert [c.id for c in linkable([charge, other, denial], POLICIES.incident)] == ["c-1", "c-3"]
