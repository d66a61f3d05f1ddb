"""What counts only some of the dead never stands for all of them."""

import pytest

from reportedly.reconcile.partial import is_some
from reportedly.reconcile.tolls import summarise
from reportedly.records.vocabulary import Comparator, Harm, Stance
from reportedly.vocab.policies import load_policies


def whole(claims, make, documents=()):
    found = summarise(claims, make.evidence(claims, documents), load_policies().toll(None))
    (row,) = (r for r in found if (r.harm, r.victim_class, r.side) == (Harm.KILLED, None, None))
    return row.low, row.best, row.high


def test_bodies_dug_out_since_take_the_place_of_no_toll(make):
    """The mayor put the dead of the mine at 58, after nine more bodies were brought up."""
    claims = [
        make.claim(
            "c-1", stance=Stance.REVISES, toll=make.toll(58), quote="dead of the mine at 58"
        ),
        make.claim(
            "c-2",
            stance=Stance.REVISES,
            answers=("c-1",),
            toll=make.toll(9, subset_of="c-1", victim_term="more bodies"),
            quote="nine more bodies",
        ),
    ]
    assert whole(claims, make) == (58, 58, 58)


def test_a_part_of_a_figure_put_away_is_no_toll_where_another_whole_stands(make):
    """The governor first spoke of 30, of them seven shepherds; now of 44."""
    claims = [
        make.claim("c-1", toll=make.toll(30)),
        make.claim("c-2", toll=make.toll(7, subset_of="c-1")),
        make.claim("c-3", stance=Stance.REVISES, answers=("c-1",), toll=make.toll(44)),
    ]
    assert whole(claims, make) == (44, 44, 44)


def test_a_part_is_the_least_that_is_told_where_no_whole_stands(make):
    claims = [
        make.claim("c-1", toll=make.toll(30)),
        make.claim("c-2", toll=make.toll(7, subset_of="c-1")),
        make.claim("c-3", stance=Stance.RETRACTS, answers=("c-1",), toll=make.toll(30)),
    ]
    assert whole(claims, make) == (7, 7, 7)


def test_a_speakers_own_dead_are_not_the_dead_of_the_village(make):
    """Up to 70 were killed, the priest said; a rebel captain: three of his riders fell."""
    seventy = make.toll(None, 70, comparator=Comparator.UP_TO)
    claims = [
        make.claim("c-1", toll=seventy, holder=make.holder("the priest")),
        make.claim(
            "c-2",
            toll=make.toll(3, victim_term="his riders"),
            holder=make.holder("a rebel captain"),
        ),
    ]
    assert whole(claims, make) == (None, None, 70)


def test_another_four_are_no_toll_beside_the_eleven(make):
    claims = [
        make.claim("c-1", toll=make.toll(11), quote="eleven were dead by dusk"),
        make.claim("c-2", toll=make.toll(4), quote="another four died", sentence=(50, 90)),
    ]
    assert whole(claims, make) == (11, 11, 11)


@pytest.mark.parametrize(
    ("quote", "term", "some"),
    [
        ("six more miners died", "miners", True),
        ("a further two died", None, True),
        ("more than 60 died", None, False),
        ("four of its drivers died", "its drivers", True),
        ("lost a dozen riders", "riders", True),
        ("nine who lost their lives", None, False),
        ("lost some 80 lives", "lives", False),
        ("four drivers died", "history teachers", False),
    ],
)
def test_words_that_count_only_some(make, quote, term, some):
    assert is_some(make.claim("c-1", quote=quote, toll=make.toll(6, victim_term=term))) == some
