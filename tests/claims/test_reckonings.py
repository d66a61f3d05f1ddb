"""A toll by somebody's count -> who tells it, and that a count did no harm: sentences of ours."""

import pytest


def told(claims):
    """(how many, holder, roles of those who take part) of each toll."""
    return [
        (c.toll.low, None if c.holder is None else c.holder.printed, [a.role for a in c.actors])
        for c in claims
        if c.toll is not None
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "By the army's count, 30 insurgents were killed.",
            [(30, "the army", [])],
            id="opening",
        ),
        pytest.param(
            "Twelve monks died in the raid, by the abbot's reckoning.",
            [(12, "the abbot", [])],
            id="closing",
        ),
        pytest.param(
            "By last count, 30 people were killed.", [(30, None, [])], id="nobody's count"
        ),
        pytest.param(
            "Nine men were killed by the army's tanks.",
            [(9, None, ["perpetrator"])],
            id="tanks",
        ),
    ],
)
def test_by_whose_count(claims_of, text, expected):
    assert told(claims_of(text)) == expected
