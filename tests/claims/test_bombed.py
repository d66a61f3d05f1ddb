"""Who bombed what -> no mine or planted bomb where an army or an air force did it."""

import pytest


@pytest.mark.parametrize(
    ("page", "event_class"),
    [
        ("The army denied bombing the hospital in Bor.", "attack_on_civilians"),
        ("Government troops had bombed a church in Bor.", "attack_on_civilians"),
        ("Government troops bombed the town of Bor on Monday.", "unknown"),
        ("The town of Bor was bombed by government forces, villagers said.", "unknown"),
        ("The army said that it had bombed the town of Bor.", "unknown"),
        ("The air force denied that it had bombed the town of Bor.", "air_strike"),
        ("Gunmen bombed a bank in Bor on Monday.", "mine_or_ied"),
        ("Rebel forces bombed a police post in Bor.", "mine_or_ied"),
        ("The guerrillas said that they had bombed a bridge near Bor.", "mine_or_ied"),
    ],
)
def test_what_a_state_bombs_is_no_mine(page, event_class, claims_of):
    assert [claim.event_class for claim in claims_of(page)] == [event_class]
