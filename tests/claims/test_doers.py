"""Who did it: a sentence in, the doers of its claims out."""

import pytest


@pytest.fixture(scope="module")
def doers(claims_of):
    return lambda text: {
        actor.printed
        for claim in claims_of(text)
        for actor in claim.actors
        if actor.role == "perpetrator"
    }


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Hamas claimed responsibility for the bombing in Haifa.", {"Hamas"}),
        ("Hamas denied responsibility for the bombing in Haifa.", set()),
        ("It accused a Chadian rocket unit of shelling the port.", {"a Chadian rocket unit"}),
        ("Villagers fled the shelling of Bojaya by canoe.", set()),
        ("The front said that none of its fighters had killed a child.", set()),
        ("Nine villagers were killed by soldiers.", {"soldiers"}),
    ],
)
def test_doers(doers, text, printed):
    assert doers(text) == printed
