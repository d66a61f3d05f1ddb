"""A side's words on its own dead -> the toll, its bounds and whose they are: sentences of ours."""

import pytest


def told(claims):
    """(harm, low, high, comparator, class) of each toll."""
    return [
        (
            c.toll.harm.value,
            c.toll.low,
            c.toll.high,
            c.toll.comparator.value,
            c.toll.victim_class.value,
        )
        for c in claims
        if c.toll is not None
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The insurgents put their dead at no more than 15.",
            [("killed", None, 15, "up_to", "armed_group")],
            id="their dead",
        ),
        pytest.param(
            "The army put its losses at nine.",
            [("killed", 9, 9, "unmarked", "military")],
            id="its losses",
        ),
        pytest.param(
            "The separatists said their losses did not exceed 35.",
            [("killed", None, 35, "up_to", "armed_group")],
            id="losses that did not exceed",
        ),
        pytest.param(
            "The death toll did not exceed 12, the mayor said.",
            [("killed", None, 12, "up_to", "unknown")],
            id="toll that did not exceed",
        ),
        pytest.param(
            "The dead numbered fewer than 80, the ministry said.",
            [("killed", None, 79, "less_than", "unknown")],
            id="the dead numbered",
        ),
        pytest.param(
            "The front said it had lost 130 cadres in two days.",
            [("killed", 130, 130, "unmarked", "unknown")],
            id="cadres",
        ),
        pytest.param(
            "The sergeant said seven of his men had fallen.",
            [("killed", 7, 7, "unmarked", "unknown")],
            id="men who have fallen",
        ),
        pytest.param("The firm said its losses did not exceed 35.", [], id="a firm's losses"),
        pytest.param("Seven of his men had fallen asleep.", [], id="asleep"),
        pytest.param("The party lost 130 cadres to a rival.", [], id="a party's cadres"),
        pytest.param("The number of fighters had fallen to 300.", [], id="a strength"),
    ],
)
def test_own_losses(claims_of, text, expected):
    assert told(claims_of(text)) == expected
