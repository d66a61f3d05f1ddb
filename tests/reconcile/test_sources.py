import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.reconcile.sources import count_pairs, independent
from reportedly.vocab.policies import load_policies

UNNAMED = load_policies().incident.unnamed


def told(make, *given_by):
    """A claim of 12 killed for each (page, holder), and how many are independent."""
    claims = [
        make.claim(
            f"c-{n}",
            document=page,
            toll=make.toll(12),
            holder=None if holder is None else make.holder(holder),
        )
        for n, (page, holder) in enumerate(given_by)
    ]
    groups = {"copy-1": "l-wire", "copy-2": "l-wire"}
    return independent(claims, make.evidence(claims, groups=groups).replacing(unnamed=UNNAMED))


@pytest.mark.parametrize(
    ("given_by", "number"),
    [
        ([("p-1", "the ministry"), ("p-2", "the ministry"), ("p-3", "The Ministry")], 1),
        ([("p-1", "the ministry"), ("p-2", "the hospital")], 2),
        ([("p-1", "the ministry"), ("p-1", "the hospital")], 1),
        ([("p-1", None), ("p-2", None)], 2),
        ([("copy-1", None), ("copy-2", None)], 1),
        ([("p-1", "officials"), ("p-2", "officials")], 2),
        ([("p-1", None), ("p-1", "the ministry"), ("p-2", "the ministry")], 1),
        ([], 0),
    ],
    ids=[
        "one communiqué in three outlets",
        "two holders in two outlets",
        "two holders in one report",
        "two outlets of their own",
        "two copies of one story",
        "nobody in particular in two outlets",
        "a headline, and the holder it quotes below",
        "nobody",
    ],
)
def test_tellings_are_counted_by_origin_and_voice(make, given_by, number):
    assert told(make, *given_by) == number


def test_one_voice_taken_frees_another():
    assert count_pairs([("a", "x"), ("a", "y"), ("b", "x")]) == 2


PAIRS = st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from("wxyz")), max_size=8)


@given(PAIRS)
def test_the_count_is_that_of_trying_every_choice(pairs):
    def best(left, origins, voices):
        if not left:
            return 0
        (origin, voice), *rest = left
        without = best(rest, origins, voices)
        if origin in origins or voice in voices:
            return without
        return max(without, 1 + best(rest, origins | {origin}, voices | {voice}))

    assert count_pairs(pairs) == best(pairs, frozenset(), frozenset())
