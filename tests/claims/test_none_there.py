"""Fighters of whom somebody says that none was there -> a denial of their presence."""

import pytest

STRUCK = "The army said its jets struck Bor because fighters were in the town. "


@pytest.mark.parametrize(
    "sentence",
    [
        "The rebel leader said not one of his fighters was in Bor.",
        "The rebel leader said that no fighters had been in the town.",
        "None of our soldiers was in the town, the rebel leader said.",
    ],
)
def test_none_of_the_fighters_was_there(sentence, claims_of):
    [denial] = [c for c in claims_of(STRUCK + sentence) if c.start >= len(STRUCK)]
    assert (denial.stance, denial.aspect) == ("denies", "presence")
    assert denial.holder.name == "rebel leader"


@pytest.mark.parametrize(
    "sentence",
    [
        "The mayor said one of his soldiers was in the town.",
        "The mayor said no soldier was in a position to help.",
        "The mayor said no soldiers were in danger.",
        "The mayor said no police were at the scene.",
    ],
)
def test_what_denies_nobodys_presence(sentence, claims_of):
    assert not [c for c in claims_of(STRUCK + sentence) if c.stance == "denies"]
