"""Figures whose people or verb stand elsewhere: four were boys, 30 taken hostage, both his sons."""

import pytest


def counted(claims):
    tolls = [c.toll for c in claims if c.toll is not None]
    return [(toll.harm.value, toll.low, toll.high) for toll in tolls]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The shell killed her aunt and both her cousins.", [(1, 1), (2, 2)]),
        ("Both nurses were killed.", [(2, 2)]),
        ("Both soldiers and villagers were killed.", [(None, None)]),
        ("The raid killed both soldiers and villagers.", [(None, None)]),
    ],
)
def test_both_counts_two_where_it_joins_nothing(claims_of, text, expected):
    assert [(low, high) for _, low, high in counted(claims_of(text))] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Of the dead, six were teachers and two were monks.",
            [("killed", 6, 6), ("killed", 2, 2)],
        ),
        ("Of those wounded, nine were girls.", [("injured", 9, 9)]),
        (
            "Twelve people were killed at the mill and 30 taken hostage.",
            [("killed", 12, 12), ("captured", 30, 30)],
        ),
        ("Twelve crates were found and 30 taken to the mill.", []),
        ("The wounded had risen to 58.", [("injured", 58, 58)]),
        ("The wounded rose to their feet.", []),
    ],
)
def test_a_number_takes_its_people_from_the_words_around_it(claims_of, text, expected):
    assert counted(claims_of(text)) == expected


def test_those_told_out_of_the_dead_before_are_part_of_them(claims_of):
    text = "Fifteen people were killed. Of those killed, nine were women and six were children."
    total, women, children = (c for c in claims_of(text) if c.toll is not None)
    assert [c.toll.subset_of for c in (women, children)] == [total.id, total.id]
    assert [c.toll.victim_class.value for c in (women, children)] == ["civilian", "civilian"]
