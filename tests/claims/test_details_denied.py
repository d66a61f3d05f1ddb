"""A denial of one detail -> that detail, and not the event beside it."""

import pytest


def _denial(page, claims_of):
    claims = {c.id: c for c in claims_of(page)}
    [denial] = [c for c in claims.values() if c.stance == "denies" and c.toll is None]
    return denial, [claims[one].quote for one in denial.answers]


@pytest.mark.parametrize("whose", ["charges by villagers", "accusations", "Lendu claims"])
def test_that_they_fled_is_what_is_rejected_and_not_the_attack(whose, claims_of):
    page = (
        "Villagers said raiders had attacked the post at Gilo, killing 8 people. "
        f"The colonel rejected {whose} that guards had fled the post before the raid."
    )
    denial, answered = _denial(page, claims_of)
    assert denial.event_class == "displacement_evacuation"
    assert {quote[:15] for quote in answered} <= {"guards had fled"}
    assert not [c for c in claims_of(page) if c.holder is None]


@pytest.mark.parametrize("what", ["losing any ground", "losing ground near the dam"])
def test_ground_not_lost_is_of_control_and_no_deed(what, claims_of):
    page = "The army said it had killed 9 rebels in a clash. A rebel officer denied "
    denial, answered = _denial(page + what + ".", claims_of)
    assert (denial.aspect, answered) == ("control", [])


def test_who_denies_a_shot_does_not_answer_the_fire_that_he_was_under(claims_of):
    page = (
        "Traders blamed UN troops, who came under rocket attack from the bus station that day. "
        "A UN spokesman denied that the force had shelled the bus station."
    )
    _, answered = _denial(page, claims_of)
    assert [quote[:20] for quote in answered] == ["Traders blamed UN tr"]


@pytest.mark.parametrize(
    "how",
    [
        "had been hit by fire from their own side",
        "had been hit by their own artillery",
        "had been hit by friendly fire",
    ],
)
def test_their_own_fire_is_who_did_it(how, claims_of):
    page = "Rebels ambushed a column near Shali. The ministry denied that the troops "
    denial, _ = _denial(page + how + ".", claims_of)
    assert denial.aspect == "attribution"
