from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.link.block import candidate_pairs, linkable
from reportedly.records.vocabulary import EventClass, Modality, Stance
from reportedly.vocab.policies import load_policies

POLICIES = load_policies()
WEIGHTS = POLICIES.linking


def pairs(claims):
    return [(a.id, b.id) for a, b in candidate_pairs(claims, WEIGHTS)]


def test_claims_of_one_page_meet_once(make):
    claims = [make.claim(f"c-{n}", toll=make.toll(5)) for n in range(4)]
    assert sorted(map(sorted, pairs(claims))) == sorted(
        [a.id, b.id] for a, b in combinations(claims, 2)
    )


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
        if a.where[0].id == b.where[0].id and a.when.from_ == b.when.from_:
            assert frozenset({a.id, b.id}) in {frozenset(pair) for pair in found}


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
