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
    ("sentence", "accused"),
    [
        ("It was not the rebels who bombed the market, a spokesman said.", "the rebels"),
        ("It was not the gendarmes who attacked the convent, the abbot said.", "the gendarmes"),
    ],
)
def test_who_says_who_it_was_not_denies_that_they_did_it(sentence, accused, claims_of):
    [denial] = [c for c in claims_of(sentence) if c.holder is not None]
    assert (denial.stance, denial.aspect) == ("denies", "attribution")
    assert (denial.actors[0].role, denial.actors[0].printed) == ("accused", accused)


@pytest.mark.parametrize(
    "sentence",
    [
        "“It is not the army that kills peasants,” the general said.",
        "It was not guerrillas who attacked the mill, the abbot said.",
    ],
)
def test_who_it_was_not_is_asserted_by_nobody(sentence, claims_of):
    assert {c.stance for c in claims_of(sentence)} <= {"denies"}


@pytest.mark.parametrize(
    "sentence",
    [
        "It was not the navy that killed 11 fishermen off Jaffna, the abbot said.",
        "It was not Greek gunmen who killed 11 shepherds at Tokat.",
    ],
)
def test_whom_others_did_not_kill_are_dead_all_the_same(sentence, claims_of):
    [toll] = [c for c in claims_of(sentence) if c.toll]
    assert (toll.toll.low, toll.stance, toll.actors) == (11, "asserts", ())


def test_a_toll_of_others_is_told_beside_the_denial(claims_of):
    page = "It was not the navy that killed 11 fishermen off Jaffna, the abbot said."
    [denial] = [c for c in claims_of(page) if c.stance == "denies"]
    assert (denial.holder.name, denial.aspect) == ("abbot", "attribution")


@pytest.mark.parametrize(
    "sentence",
    [
        "The minister did not say that the mine, which killed 14 miners at Kolwezi, was old.",
        "The court never stated that the 14 nuns killed at Kolwezi were spies.",
        "The abbot has not said that the men who killed 14 monks at Kolwezi were drunk.",
    ],
)
def test_a_toll_told_of_those_of_whom_a_thing_was_not_said_is_told(sentence, claims_of):
    told = [(c.toll.low, c.modality) for c in claims_of(sentence) if c.toll]
    assert told == [(14, "actual")]


def test_not_they_alone_did_it_all_the_same(claims_of):
    page = "A mill burned. It was not only the rebels who shelled the mill, the abbot said."
    assert "denies" not in {c.stance for c in claims_of(page)}


def test_a_charge_called_a_fabrication_is_not_told_by_who_calls_it_so(claims_of):
    page = "The rebels called the accusation that they had shelled Goma a fabrication."
    by_them = [c for c in claims_of(page) if c.holder is not None and c.holder.name == "rebels"]
    assert [c.stance for c in by_them] == ["denies"]
