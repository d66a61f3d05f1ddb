from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from reportedly.link.compare import score_link
from reportedly.link.told import Told
from reportedly.link.weak import Weak, parts_of
from reportedly.records.incident import Link
from reportedly.vocab.policies import load_policies

WEIGHTS = load_policies().linking
LEADS = "abcdefg"


def link(a, b, score):
    return Link(a=a, b=b, score=score, reasons=(), decided_by="scored comparison")


def test_only_comparisons_inside_one_part_come_back_in_the_order_they_were_made():
    weak = Weak()
    made = [link("a", "b", 0.5), link("c", "d", -1.25), link("b", "c", 0.1), link("a", "x", 0.2)]
    for one in made:
        weak.add(one)
    parts = {"a": "a", "b": "a", "c": "c", "d": "c"}
    assert list(weak.within(parts)) == made[:2]


@given(st.sets(st.sampled_from(list(combinations(LEADS, 2)))))
def test_parts_are_what_can_be_reached(pairs):
    parts = parts_of(LEADS, pairs)
    for lead in LEADS:
        reached = {lead}
        for _ in LEADS:
            reached |= {b for pair in pairs for b in pair if not reached.isdisjoint(pair)}
        assert parts[lead] == min(reached)
        assert {other for other in LEADS if parts[other] == parts[lead]} == reached


def test_a_pair_with_an_account_that_does_not_count_joins_nothing():
    assert parts_of("ab", [("a", "x"), ("x", "b")]) == {"a": "a", "b": "b"}


def test_a_score_is_the_same_with_and_without_its_reasons(make):
    then = make.day("2020-05-10")
    one = Told(claims=(make.claim("a", toll=make.toll(4), when=then),))
    other = Told(claims=(make.claim("b", document="d-2", toll=make.toll(4), when=then),))
    told = score_link(one, other, WEIGHTS)
    assert told.reasons
    assert score_link(one, other, WEIGHTS, told_from=told.score) == told
    assert score_link(one, other, WEIGHTS, told_from=told.score + 1) == told.replacing(reasons=())
