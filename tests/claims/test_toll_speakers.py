"""A toll and who tells it behind a comma or a dash -> the toll without its speaker."""

import pytest


def told(claims):
    """(harm, low, words for the victims, holder) of each toll."""
    return [
        (
            c.toll.harm.value,
            c.toll.low,
            c.toll.victim_term,
            None if c.holder is None else c.holder.printed,
        )
        for c in claims
        if c.toll is not None
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Jets hit a bakery in the town on Tuesday, killing at least nine people, "
            "shopkeepers and a senior police officer said.",
            [("killed", 9, "people", "shopkeepers and a senior police officer")],
            id="two speakers",
        ),
        pytest.param(
            "Gunmen stormed a mine on Monday, killing at least 12 people, miners and clerks said.",
            [("killed", 12, "people", "miners and clerks")],
            id="taken for one subject",
        ),
        pytest.param(
            "Rockets wounded three people, medics and activists say.",
            [("injured", 3, "people", "medics and activists")],
            id="in the present",
        ),
        pytest.param(
            "A shell hit the ferry, killing four passengers, sailors and cooks, officials said.",
            [("killed", 4, "passengers, sailors and cooks", "officials")],
            id="a list of the dead before the speaker",
        ),
        pytest.param(
            "Witnesses, doctors and police said nine people died.",
            [("killed", 9, "people", "Witnesses, doctors and police")],
            id="a list of speakers",
        ),
        pytest.param(
            "Raid on refugee camp kills at least 22 - villagers",
            [("killed", 22, None, "villagers")],
            id="headline",
        ),
        pytest.param(
            "Car bomb in Harna kills 12, wounds 30 - officials",
            [("killed", 12, None, "officials"), ("injured", 30, None, "officials")],
            id="headline of two figures",
        ),
    ],
)
def test_speaker_is_no_victim(claims_of, text, expected):
    assert told(claims_of(text)) == expected
