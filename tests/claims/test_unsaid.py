"""What somebody says he never said, or who it was not -> nobody asserts it."""

import pytest

REPORT = "A paper in Asmara wrote that rebels had attacked the port of Assab. "


@pytest.mark.parametrize(
    ("sentence", "holder"),
    [
        (
            "“We never said that rebels attacked the port,” an army spokesman said.",
            "army spokesman",
        ),
        ("The general said he had never claimed that rebels attacked the port.", "general"),
        ("“I did not suggest that the rebels had shelled a ship,” the envoy said.", "envoy"),
    ],
)
def test_what_he_never_said_is_denied_and_not_told_by_him(sentence, holder, claims_of):
    own = [c for c in claims_of(REPORT + sentence) if c.start >= len(REPORT)]
    assert [(c.stance, c.holder.name) for c in own] == [("denies", holder)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The general did not say that rebels had attacked the port.",
        "The ministry has not claimed that 12 rebels were killed.",
        "“I would not say that they attacked us,” the mayor said.",
    ],
)
def test_what_nobody_said_is_told_by_nobody(sentence, claims_of):
    assert [c for c in claims_of(REPORT + sentence) if c.start >= len(REPORT)] == []


@pytest.mark.parametrize(
    "sentence",
    [
        "The army did not say who had killed the nine miners.",
        "The army did not say that nine miners had been killed until Friday.",
        "It is no accident that nine miners were killed, the mayor said.",
    ],
)
def test_what_is_known_all_the_same_is_told(sentence, claims_of):
    assert any(c.toll and c.toll.low == 9 and c.stance == "asserts" for c in claims_of(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "It was not the rebels who bombed the market, a spokesman said.",
        "“It is not the army that kills peasants,” the general said.",
    ],
)
def test_who_it_was_not_did_nothing(sentence, claims_of):
    assert [c for c in claims_of(sentence) if c.stance == "asserts"] == []


def test_a_charge_called_a_fabrication_is_not_told_by_who_calls_it_so(claims_of):
    page = "The rebels called the accusation that they had shelled Goma a fabrication."
    by_them = [c for c in claims_of(page) if c.holder is not None and c.holder.name == "rebels"]
    assert [c.stance for c in by_them] == ["denies"]
