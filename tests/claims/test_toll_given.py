"""Figures that somebody gives for the dead and for losses: whose they are, and who says so."""

import pytest

from reportedly.claims.find import find_claims


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The rebels gave the army's losses as 70.", (70, "military", None, "rebels")),
        ("The ministry put the Chadian army's losses at 30.", (30, "military", "TCD", "ministry")),
        ("The army put rebel losses at 110.", (110, "armed_group", None, "army")),
        ("Police put the dead at 30.", (30, "unknown", None, "Police")),
        ("The dead were put at 40 by the Red Cross.", (40, "unknown", None, "Red Cross")),
    ],
)
def test_a_figure_given_for_losses_or_the_dead(read_of, lexicon, text, told):
    (claim,) = [c for c in find_claims(read_of(text), lexicon) if c.toll is not None]
    toll = claim.toll
    assert toll.low == toll.high
    assert (toll.low, toll.victim_class.value, toll.side, claim.holder.name) == told


@pytest.mark.parametrize(
    "text",
    [
        "The ministry put the army's losses at $70 million.",
        "The rebels suffered heavy losses.",
        "The army's losses were a blow.",
        "The firm put its losses at 70.",
    ],
)
def test_losses_of_money_and_losses_without_a_figure_are_no_toll(read_of, lexicon, text):
    assert [c for c in find_claims(read_of(text), lexicon) if c.toll is not None] == []
