"""Text -> parts of totals, readings turned down, and running totals: sentences of our own."""

import pytest

from reportedly.records.vocabulary import Modality


def tolls_of(claims):
    """(harm, low, high, class, place in the list of the total it is part of) for each toll."""
    told = [claim for claim in claims if claim.toll is not None]
    place = {claim.id: i for i, claim in enumerate(told)}
    return [
        (
            c.toll.harm.value,
            c.toll.low,
            c.toll.high,
            c.toll.victim_class.value,
            None if c.toll.subset_of is None else place[c.toll.subset_of],
        )
        for c in told
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Two of the nine killed were nurses.",
            [("killed", 2, 2, "medical", 1), ("killed", 9, 9, "mixed", None)],
            id="counted out of a group",
        ),
        pytest.param(
            "Of the 40 wounded, 12 were children.",
            [("injured", 40, 40, "unknown", None), ("injured", 12, 12, "civilian", 0)],
            id="the group first",
        ),
        pytest.param(
            "The ministry said 190 soldiers were killed. Officials of the other side said at least"
            " 10 civilians were among the dead.",
            [("killed", 190, 190, "military", None), ("killed", 10, None, "civilian", None)],
            id="no civilians among the soldiers",
        ),
        pytest.param(
            "More than 60 people were hurt. Eleven of the injured were police officers.",
            [("injured", 61, None, "unknown", None), ("injured", 11, 11, "police", 0)],
            id="of the injured told before",
        ),
        pytest.param(
            "A rocket hit the mill, killing ten people. Three of the victims died at the gate.",
            [("killed", 10, 10, "unknown", None), ("killed", 3, 3, "unknown", 0)],
            id="of the victims",
        ),
        pytest.param(
            "Seven herders were killed. Four herders died at the well. Three more were shot dead.",
            [
                ("killed", 7, 7, "civilian", None),
                ("killed", 4, 4, "civilian", 0),
                ("killed", 3, 3, "civilian", 0),
            ],
            id="a sum over sentences",
        ),
        pytest.param(
            "Thirty people were wounded. Twelve people were taken to hospital.",
            [("injured", 30, 30, "unknown", None), ("injured", 12, 12, "unknown", 0)],
            id="those in hospital",
        ),
        pytest.param(
            "Police arrested students, including Ana Reyes, Paul Sander and Imre Toth.",
            [
                ("captured", None, None, "civilian", None),
                ("captured", 1, 1, "civilian", 0),
                ("captured", 1, 1, "civilian", 0),
                ("captured", 1, 1, "civilian", 0),
            ],
            id="each name of a list",
        ),
    ],
)
def test_parts_point_at_their_totals(claims_of, text, expected):
    assert tolls_of(claims_of(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Two dead bodies and 30 wounded people were brought to the clinic.",
            [("killed", 2, 2), ("injured", 30, 30)],
        ),
        ("It was not known how many villagers were killed.", []),
        ("They wanted to hurt as many as possible.", []),
        ("A camp for displaced people was shelled.", []),
        ("Six miners suffered injuries.", [("injured", 6, 6)]),
        ("There were no deaths or injuries.", [("killed", 0, 0), ("injured", 0, 0)]),
        ("More than two dozen rebel fighters were killed.", [("killed", 25, None)]),
        ("The shells burned four trucks, including two fuel tankers.", []),
        ("The toll rose to six, with 40 others wounded.", [("killed", 6, 6), ("injured", 40, 40)]),
        ("Leftists were arrested in the port.", [("captured", None, None)]),
        ("Restaurants were arrested in their growth.", []),
        ("Neither the driver nor his wife was hurt.", [("injured", 0, 0)]),
        ("The victims were identified as Paul Sander and Imre Toth.", [("killed", 1, 1)]),
        ("The mayor's assassination shocked the valley.", [("killed", 1, 1)]),
        ("His death shocked the valley.", []),
        (
            "Ten miners were hurt, and four were still in hospital.",
            [("injured", 10, 10), ("injured", 4, 4)],
        ),
        (
            "THE MINISTRY SAID THAT GUNMEN KILLED PIERO SANTAGLI, LEADER OF A LEFTIST PARTY.",
            [("killed", 1, 1)],
        ),
    ],
)
def test_what_is_no_toll_is_turned_down(claims_of, text, expected):
    told = [c.toll for c in claims_of(text) if c.toll is not None]
    assert {(t.harm.value, t.low, t.high) for t in told} == set(expected)


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("The gunmen were sent to kill three judges.", Modality.HYPOTHETICAL),
        ("Troops were preparing to evacuate 40 patients.", Modality.HYPOTHETICAL),
        ("The gunman went on to kill three judges.", Modality.ACTUAL),
        ("The gunman killed three judges.", Modality.ACTUAL),
    ],
)
def test_harm_that_is_only_meant_is_not_told_as_done(claims_of, text, modality):
    (claim,) = (c for c in claims_of(text) if c.toll is not None)
    assert claim.modality is modality


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("Nine miners were killed in two separate explosions on 4 May 2021.", True),
        ("Nine miners were killed in a series of raids on 4 May 2021.", True),
        ("Nine miners were killed in an explosion on 4 May 2021.", False),
        ("Thousands died in the civil war.", True),
    ],
)
def test_a_figure_for_several_events_is_a_running_total(claims_of, text, runs):
    (claim,) = (c for c in claims_of(text) if c.toll is not None)
    assert (claim.toll.cumulative is not None) is runs


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Guards opened fire on marchers, killing two.", "civilian"),
        ("The army fought rebels in the hills, killing dozens.", "armed_group"),
        (
            "An unspecified number of rebels, soldiers and farmers were killed at the ford.",
            "mixed",
        ),
        ("Over 90 people, mostly students, were arrested.", "civilian"),
        ("Police arrested Paul Sander, 20, a student in the town.", "civilian"),
    ],
)
def test_class_of_those_harmed(claims_of, text, expected):
    first = next(c for c in claims_of(text) if c.toll is not None)
    assert first.toll.victim_class.value == expected


def test_what_is_only_taken_for_granted_is_not_the_speakers_figure(claims_of):
    text = "The Front claimed responsibility for the bomb that killed five miners."
    (claim,) = (c for c in claims_of(text) if c.toll is not None)
    assert (claim.toll.low, claim.holder) == (5, None)
    told = "The Front said that a bomb killed five miners."
    (claim,) = (c for c in claims_of(told) if c.toll is not None)
    assert claim.holder.name == "Front"


def test_a_list_that_hangs_from_groups_names_no_one_harmed(claims_of):
    text = "Forty people were killed in raids by groups including Paul Sander and Imre Toth."
    (claim,) = (c for c in claims_of(text) if c.toll is not None)
    assert claim.toll.low == 40


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "At least 39 people were stabbed to death, most of them women and babies, "
            "and over 500 barns were set alight.",
            [(39, "people"), (None, "most of them women and babies")],
            id="things of the next clause",
        ),
        pytest.param(
            "Rockets killed five soldiers and two tanks, the army said.",
            [(5, "soldiers")],
            id="things in the list",
        ),
        pytest.param(
            "Gunmen killed four nurses and two herders.",
            [(4, "nurses"), (2, "herders")],
            id="people in the list",
        ),
        pytest.param(
            "Six children and four Gurkhas were killed.",
            [(6, "children"), (4, "Gurkhas")],
            id="people by name in the list",
        ),
    ],
)
def test_things_counted_beside_people_are_no_victims(claims_of, text, expected):
    tolls = [c.toll for c in claims_of(text) if c.toll is not None]
    assert [(toll.low, toll.victim_term) for toll in tolls] == expected
