from datetime import UTC, datetime, timedelta
from itertools import combinations, product

from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.link.cluster import cluster
from reportedly.link.told import Told
from reportedly.records.incident import Decision, Link, Verdict
from reportedly.vocab.policies import load_policies

WEIGHTS = load_policies().linking
VETO = WEIGHTS.decide.veto
NOON = datetime(2024, 1, 1, 12, tzinfo=UTC)


def link(a, b, score):
    return Link(a=a, b=b, score=score, reasons=(), decided_by="test")


def decision(a, b, verdict, minutes=0):
    made = NOON + timedelta(minutes=minutes)
    return Decision(a=a, b=b, verdict=verdict, user="coder", made_at=made)


def alone(claims):
    """Each claim as an account of its own."""
    return [Told(claims=(claim,)) for claim in claims]


def groups(make, ids, links, decisions=()):
    claims = [make.claim(claim, document=f"d-{claim}") for claim in ids]
    return cluster(alone(claims), links, decisions, WEIGHTS)


def test_a_claim_without_links_stands_alone(make):
    assert groups(make, "ab", []) == (("a",), ("b",))


def test_what_scores_high_is_joined_and_what_scores_low_is_not(make):
    links = [link("a", "b", 4.0), link("b", "c", 1.0)]
    assert groups(make, "abc", links) == (("a", "b"), ("c",))


def test_an_undated_claim_does_not_chain_two_events(make):
    links = [link("a", "x", 3.0), link("x", "b", 3.5), link("a", "b", VETO)]
    assert groups(make, "abx", links) == (("a",), ("b", "x"))


def test_a_veto_holds_for_pairs_that_were_never_compared(make):
    claims = [
        make.claim("a", when=make.day("2020-05-01")),
        make.claim("b", when=make.day("2020-06-01")),
        make.claim("x"),
    ]
    links = [link("a", "x", 3.0), link("b", "x", 3.5)]
    assert cluster(alone(claims), links, (), WEIGHTS) == (("a",), ("b", "x"))


def test_one_good_pair_does_not_join_groups_that_else_disagree(make):
    links = [
        link("a", "b", 5.0),
        link("c", "d", 5.0),
        link("b", "c", 3.0),
        link("a", "c", -2.0),
        link("a", "d", -2.0),
    ]
    assert groups(make, "abcd", links) == (("a", "b"), ("c", "d"))


def test_a_person_joins_and_parts_against_any_score(make):
    links = [link("a", "b", 9.0), link("b", "c", VETO)]
    judged = [decision("a", "b", Verdict.NOT_SAME), decision("b", "c", Verdict.SAME)]
    assert groups(make, "abc", links, judged) == (("a",), ("b", "c"))


def test_a_later_judgement_takes_the_place_of_an_earlier(make):
    judged = [decision("a", "b", Verdict.SAME), decision("b", "a", Verdict.NOT_SAME, minutes=5)]
    assert groups(make, "ab", [link("a", "b", 9.0)], judged) == (("a",), ("b",))
    assert groups(make, "ab", [], list(reversed(judged))) == (("a",), ("b",))


def test_unsure_takes_a_judgement_back(make):
    judged = [decision("a", "b", Verdict.SAME), decision("a", "b", Verdict.UNSURE, minutes=5)]
    assert groups(make, "ab", [], judged) == (("a",), ("b",))


def test_of_judgements_that_contradict_the_later_stands(make):
    judged = [
        decision("a", "b", Verdict.SAME, minutes=1),
        decision("b", "c", Verdict.SAME, minutes=2),
        decision("a", "c", Verdict.NOT_SAME, minutes=3),
    ]
    assert groups(make, "abc", [], judged) == (("a",), ("b", "c"))


def test_a_judgement_on_claims_no_longer_there_is_passed_over(make):
    assert groups(make, "a", [], [decision("a", "gone", Verdict.SAME)]) == (("a",),)


IDS = "abcdef"
SCORES = st.sampled_from([VETO, -2.0, -0.5, 0.6, 1.0, 2.5, 3.0, 3.5, 4.0])


@st.composite
def corpora(draw):
    ids = IDS[: draw(st.integers(1, len(IDS)))]
    scores = {pair: draw(SCORES | st.none()) for pair in combinations(ids, 2)}
    links = [link(a, b, score) for (a, b), score in scores.items() if score is not None]
    verdicts = st.sampled_from(Verdict)
    judged = [
        decision(*pair, draw(verdicts), minutes=n)
        for n, pair in enumerate(scores)
        if draw(st.integers(0, 5)) == 0
    ]
    return ids, links, judged


@settings(max_examples=300, deadline=None)
@given(corpora(), st.randoms(use_true_random=False))
def test_groups_do_not_depend_on_order(make, corpus, chance):
    ids, links, judged = corpus
    expected = groups(make, ids, links, judged)
    shuffled = [list(ids), list(links), list(judged)]
    for part in shuffled:
        chance.shuffle(part)
    turned = [link(x.b, x.a, x.score) for x in shuffled[1]]
    assert groups(make, shuffled[0], turned, shuffled[2]) == expected
    assert sorted(claim for group in expected for claim in group) == sorted(ids)


def plainly(ids, links):
    """The same by trying every two groups each time: slow, short, and hard to get wrong."""
    score = {frozenset({x.a, x.b}): x.score for x in links}
    found = [(claim,) for claim in sorted(ids)]
    while True:
        best = None
        for one, other in combinations(sorted(found), 2):
            # Nothing is known of these claims, so a pair without a link says nothing: 0.
            known = [score.get(frozenset(pair), 0.0) for pair in product(one, other)]
            if VETO in known or max(known) < WEIGHTS.decide.join:
                continue
            if sum(known) < WEIGHTS.decide.hold * len(known) - 1e-9:
                continue
            if best is None or (-max(known), one[0], other[0]) < best[0]:
                best = ((-max(known), one[0], other[0]), one, other)
        if best is None:
            return tuple(sorted(found))
        found = [g for g in found if g not in best[1:]] + [tuple(sorted(best[1] + best[2]))]


@settings(max_examples=400, deadline=None)
@given(corpora())
def test_against_a_plain_reference(make, corpus):
    ids, links, _ = corpus
    assert groups(make, ids, links) == plainly(ids, links)


@settings(max_examples=200, deadline=None)
@given(corpora())
def test_no_group_holds_a_pair_kept_apart(make, corpus):
    ids, links, judged = corpus
    together = {
        frozenset(pair)
        for group in groups(make, ids, links, judged)
        for pair in combinations(group, 2)
    }
    latest = {frozenset({d.a, d.b}): d.verdict for d in judged}
    forced = any(verdict is Verdict.SAME for verdict in latest.values())
    for x in links:
        if x.score == VETO and not forced:
            assert frozenset({x.a, x.b}) not in together
