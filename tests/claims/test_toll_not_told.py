"""What looks like a toll and tells of none: an age, a town taken, nothing heard of any harm."""

import pytest


def tolls(claims):
    return [c for c in claims if c.toll is not None]


def counted(claims):
    return [(c.toll.harm.value, c.toll.low, c.toll.high) for c in tolls(claims)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The youngest victim, Pavel Orlin, was only 11.", []),
        ("The oldest victim was 91.", []),
        ("The victims were 12 and 15.", []),
        ("The victims were 12 nurses.", [("killed", 12, 12)]),
        ("The dead were 12 nurses and two cooks.", [("killed", 12, 12), ("killed", 2, 2)]),
        ("The death toll was 91.", [("killed", 91, 91)]),
    ],
)
def test_how_old_a_victim_was_is_no_number_of_dead(claims_of, text, expected):
    assert counted(claims_of(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Government troops captured Lusambo, the radio said.", []),
        ("Government troops captured Pavel Orlin in the woods.", [("captured", 1, 1)]),
        (
            "Pavel Orlin led the band. On Monday troops captured Orlin in the woods.",
            [("captured", 1, 1)],
        ),
        ("Rebels captured nine soldiers.", [("captured", 9, 9)]),
    ],
)
def test_a_bare_name_that_troops_take_may_be_a_town(claims_of, text, expected):
    assert counted(claims_of(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The garrison said it was not aware of any casualties.", []),
        ("The envoy did not hear of any deaths.", []),
        ("The shells did not result in any casualties.", [("killed", 0, 0)]),
        ("There were not any casualties.", [("killed", 0, 0)]),
    ],
)
def test_who_has_not_heard_of_any_tells_of_none_and_of_no_number(claims_of, text, expected):
    assert counted(claims_of(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "More than 80 fishermen lost their lives in the strait.",
        "Nine cooks suffered burns.",
        "The garrison lost nine soldiers in the ambush.",
    ],
)
def test_who_lost_their_lives_did_not_do_it(claims_of, text):
    (toll,) = tolls(claims_of(text))
    assert [actor.role for actor in toll.actors if actor.role == "perpetrator"] == []
