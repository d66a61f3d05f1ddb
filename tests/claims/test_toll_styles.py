"""Text of many wars, desks and decades -> tolls: sentences of our own."""

import pytest

from reportedly.records.vocabulary import Modality


def told(claims):
    """(harm, low, high, comparator, class) for each toll that is told as a fact."""
    return [
        (
            c.toll.harm.value,
            c.toll.low,
            c.toll.high,
            c.toll.comparator.value,
            c.toll.victim_class.value,
        )
        for c in claims
        if c.toll is not None and c.modality is Modality.ACTUAL
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Killed: 3. Wounded: 11.",
            [("killed", 3, 3, "unmarked", "unknown"), ("injured", 11, 11, "unmarked", "unknown")],
            id="ledger",
        ),
        pytest.param(
            "KIA: 4, WIA: 17",
            [("killed", 4, 4, "unmarked", "unknown"), ("injured", 17, 17, "unmarked", "unknown")],
            id="staff return",
        ),
        pytest.param(
            "Civilians killed: 41. Civilians injured: 96.",
            [
                ("killed", 41, 41, "unmarked", "civilian"),
                ("injured", 96, 96, "unmarked", "civilian"),
            ],
            id="situation report",
        ),
        pytest.param(
            "Deaths: 7; injuries: 22; missing: 3",
            [
                ("killed", 7, 7, "unmarked", "unknown"),
                ("injured", 22, 22, "unmarked", "unknown"),
                ("missing", 3, 3, "unmarked", "unknown"),
            ],
            id="row of a table",
        ),
        pytest.param(
            "Casualties in the Jaffna hospital stand at 64 dead and 106 injured.",
            [
                ("killed", 64, 64, "unmarked", "unknown"),
                ("injured", 106, 106, "unmarked", "unknown"),
            ],
            id="hospital count",
        ),
        pytest.param(
            "MAIDUGURI: At least 14 traders, including seven children, were injured in a blast.",
            [
                ("injured", 14, None, "at_least", "civilian"),
                ("injured", 7, 7, "unmarked", "civilian"),
            ],
            id="dateline with a colon",
        ),
        pytest.param(
            "Aden, More than 35 protesters were killed on Monday.",
            [("killed", 36, None, "more_than", "civilian")],
            id="dateline with a comma",
        ),
        pytest.param(
            "A family of five was killed when a shell hit their home in Khan Younis.",
            [("killed", 5, 5, "unmarked", "civilian")],
            id="family of five",
        ),
        pytest.param(
            "A group of 12 pilgrims was abducted near Herat.",
            [("captured", 12, 12, "unmarked", "civilian")],
            id="group of a number",
        ),
        pytest.param(
            "The toll climbed from 45 to 61 overnight.",
            [("killed", 61, 61, "unmarked", "unknown")],
            id="from an old figure to a new one",
        ),
        pytest.param(
            "Tigray Famine Death Toll Crosses 2,200.",
            [("killed", 2201, None, "more_than", "unknown")],
            id="headline",
        ),
        pytest.param(
            "At the very least 40 villagers died when jets struck the market of Saada.",
            [("killed", 40, None, "at_least", "civilian")],
            id="at the very least",
        ),
        pytest.param(
            "There were eight women, a girl and four men injured.",
            [
                ("injured", 8, 8, "unmarked", "civilian"),
                ("injured", 1, 1, "unmarked", "civilian"),
                ("injured", 4, 4, "unmarked", "civilian"),
            ],
            id="list of three",
        ),
        pytest.param(
            "Police arrested and beat six students, two reporters, and 28 other people.",
            [
                ("captured", 6, 6, "unmarked", "civilian"),
                ("captured", 2, 2, "unmarked", "journalist"),
                ("captured", 28, 28, "unmarked", "unknown"),
                ("injured", 2, 2, "unmarked", "journalist"),
                ("injured", 6, 6, "unmarked", "civilian"),
                ("injured", 28, 28, "unmarked", "unknown"),
            ],
            id="two verbs over one list",
        ),
        pytest.param(
            "Two officers of the Garda were hurt along with three bystanders.",
            [
                ("injured", 2, 2, "unmarked", "police"),
                ("injured", 3, 3, "unmarked", "civilian"),
            ],
            id="along with",
        ),
        pytest.param(
            "Six Malian soldiers were killed with two other Malians injured.",
            [
                ("killed", 6, 6, "unmarked", "military"),
                ("injured", 2, 2, "unmarked", "unknown"),
            ],
            id="with others injured",
        ),
        pytest.param(
            "More than 12,000 Malians have found refuge in two schools.",
            [("displaced", 12001, None, "more_than", "unknown")],
            id="people by nationality",
        ),
        pytest.param(
            "They marched for two students recently killed in the capital.",
            [("killed", 2, 2, "unmarked", "civilian")],
            id="on behalf of the dead",
        ),
        pytest.param(
            "The brigade pushed into the valley after killing scores of rebels.",
            [("killed", None, None, "vague", "armed_group")],
            id="after killing",
        ),
        pytest.param(
            "I was injured in the blast, Rahim Gul said.",
            [("injured", 1, 1, "unmarked", "unknown")],
            id="witness",
        ),
        pytest.param(
            "Shells left 17 villagers injured and one woman dead.",
            [
                ("injured", 17, 17, "unmarked", "civilian"),
                ("killed", 1, 1, "unmarked", "civilian"),
            ],
            id="left injured and dead",
        ),
        pytest.param(
            "THE BOMB INJURED ANTONIO REYES, 23, LUIS GOMEZ, 31, AND TWO OTHER PEOPLE.",
            [
                ("injured", 1, 1, "unmarked", "unknown"),
                ("injured", 2, 2, "unmarked", "unknown"),
                ("injured", 1, 1, "unmarked", "unknown"),
            ],
            id="cable with names and ages",
        ),
        pytest.param(
            "More than 450 miners are believed to have been killed at Dorsa.",
            [("killed", 451, None, "more_than", "civilian")],
            id="believed to have been",
        ),
        pytest.param(
            "A quarter of a million were driven out of their homes and 6,000 have fled.",
            [
                ("displaced", 250000, 250000, "unmarked", "unknown"),
                ("displaced", 6000, 6000, "unmarked", "unknown"),
            ],
            id="share of a million, number alone",
        ),
        pytest.param(
            "Half a dozen guards were killed.",
            [("killed", 6, 6, "unmarked", "unknown")],
            id="half a dozen",
        ),
        pytest.param(
            "Two and a half million Syrians have been displaced.",
            [("displaced", 2500000, 2500000, "unmarked", "unknown")],
            id="and a half",
        ),
        pytest.param(
            "Hundreds of people were killed, two-thirds of them civilians.",
            [
                ("killed", None, None, "vague", "mixed"),
                ("killed", None, None, "vague", "civilian"),
            ],
            id="two-thirds of them",
        ),
        pytest.param(
            "The rebels killed 15 soldiers, wounded 40 and captured 22.",
            [
                ("killed", 15, 15, "unmarked", "military"),
                ("injured", 40, 40, "unmarked", "military"),
                ("captured", 22, 22, "unmarked", "military"),
            ],
            id="list of deeds",
        ),
        pytest.param(
            "Twelve recruits remain hospitalized, six in critical condition.",
            [
                ("injured", 12, 12, "unmarked", "military"),
                ("injured", 6, 6, "unmarked", "military"),
            ],
            id="in critical condition",
        ),
        pytest.param(
            "The explosion did not result in any casualties.",
            [("killed", 0, 0, "zero", "unknown")],
            id="not any casualties",
        ),
        pytest.param(
            "The blast claimed the lives of four fishermen. The raid cost 29 soldiers their lives.",
            [
                ("killed", 4, 4, "unmarked", "civilian"),
                ("killed", 29, 29, "unmarked", "military"),
            ],
            id="lives",
        ),
        pytest.param(
            "The casualties include 208 soldiers killed.",
            [("killed", 208, 208, "unmarked", "military")],
            id="casualties said to be dead",
        ),
        pytest.param(
            "Six priests were killed, five of them Spaniards, and some of them got threats.",
            [
                ("killed", 6, 6, "unmarked", "civilian"),
                ("killed", 5, 5, "unmarked", "civilian"),
            ],
            id="some of them did something else",
        ),
        pytest.param(
            "Police fatally shot a cyclist and three monks were stoned to death.",
            [
                ("killed", 1, 1, "unmarked", "civilian"),
                ("killed", 3, 3, "unmarked", "civilian"),
            ],
            id="fatally, to death",
        ),
        pytest.param(
            "Three other civilians, two nuns and a man, died as well.",
            [
                ("killed", 3, 3, "unmarked", "civilian"),
                ("killed", 2, 2, "unmarked", "civilian"),
                ("killed", 1, 1, "unmarked", "civilian"),
            ],
            id="a list that breaks its first down",
        ),
        pytest.param(
            "We must not forget the murder of Archbishop Oscar Romero.",
            [("killed", 1, 1, "unmarked", "civilian")],
            id="a murder taken for granted",
        ),
        pytest.param(
            "The January assassination in Tegucigalpa of Manuel Rugama was condemned.",
            [("killed", 1, 1, "unmarked", "unknown")],
            id="of someone, in a town",
        ),
        pytest.param(
            "Pedro Luis Osorio led the union. He was killed on Friday.",
            [("killed", 1, 1, "unmarked", "unknown")],
            id="he, told of before",
        ),
        pytest.param(
            "He spoke of the embassy workers held hostage for 444 days.",
            [("captured", None, None, "vague", "official")],
            id="held hostage",
        ),
        pytest.param(
            "Police were on alert after the murder last week of four candidates.",
            [("killed", 4, 4, "unmarked", "official")],
            id="a date before of",
        ),
        pytest.param(
            "Governments are taking Americans hostage.",
            [("captured", None, None, "vague", "unknown")],
            id="people by nation",
        ),
        pytest.param(
            "The court convicted him of killing three nurses.",
            [("killed", 3, 3, "unmarked", "medical")],
            id="blamed on someone",
        ),
        pytest.param(
            "Two men were held for the murder of Ana Roth: Pedro Solis and Luis Mora.",
            [("killed", 1, 1, "unmarked", "unknown")],
            id="names after a colon are others",
        ),
        pytest.param(
            "Troops wept. The victims were named as Sgt. Peter Doyle, 24, and Cpl. Ian Marsh, 31.",
            [("killed", 1, 1, "unmarked", "military"), ("killed", 1, 1, "unmarked", "military")],
            id="ranks with a dot",
        ),
    ],
)
def test_tolls_in_all_styles(claims_of, text, expected):
    assert told(claims_of(text)) == expected


@pytest.mark.parametrize(
    ("text", "low", "high", "comparator"),
    [
        ("23 people were killed or wounded in Bakhmut.", None, 23, "up_to"),
        ("150 killed and wounded", None, 150, "up_to"),
        ("The shelling killed or wounded more than 60 people.", None, None, "vague"),
        ("No one was killed or injured.", 0, 0, "zero"),
        ("Two engineers were kidnapped and killed.", 2, 2, "unmarked"),
    ],
)
def test_one_figure_for_two_harms_only_bounds_each(claims_of, text, low, high, comparator):
    one, other = told(claims_of(text))
    assert one[1:4] == other[1:4] == (low, high, comparator)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (
            "The dead: Carlos Pena, 34, a farmer; Luis Rojas, 29, a teacher; and Ana Rojas, 6.",
            [("Carlos Pena",), ("Luis Rojas",), ("Ana Rojas",)],
        ),
        (
            "The dead were Carlos Pena, a farmer, Luis Rojas, a teacher, and Ana Rojas, 6.",
            [("Carlos Pena",), ("Luis Rojas",), ("Ana Rojas",)],
        ),
        (
            "Two reporters, Ann Cole and Jean Roux, were killed in Homs.",
            [("Ann Cole", "Jean Roux"), ("Ann Cole",), ("Jean Roux",)],
        ),
        ("Gunmen killed Jorge Ruiz, a lawyer and politician.", [("Jorge Ruiz",)]),
        ("Among those killed were Jorge Ruiz and Marta Ruiz.", [("Jorge Ruiz",), ("Marta Ruiz",)]),
    ],
)
def test_names_of_victims_are_counted(claims_of, text, named):
    tolls = [c.toll for c in claims_of(text) if c.toll is not None]
    assert [(t.named, t.low) for t in tolls] == [(names, len(names)) for names in named]


@pytest.mark.parametrize(
    "text",
    [
        "Fifty pigs died at the farm.",
        "The soldiers were taken to a camp.",
        "The children were cut out of the will.",
        "The capture of the bridge took a day.",
        "The ambush was laid by a group of 30 gunmen.",
        "A crowd of 4,000 attended the funeral of the boys.",
        "What it called executions went on.",
        "He drove on.",
        "There was no immediate word on casualties.",
        "Fourteen people were shot, three fatally.",
        "They vowed to prevent the killing of three hostages.",
        "They ordered the murder of three priests.",
    ],
)
def test_what_is_no_toll_gives_none(claims_of, text):
    assert told(claims_of(text)) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Three rebels were laying a mine. It went off, killing the three.", "armed_group"),
        ("Nine nurses came by bus. All nine of them were abducted.", "medical"),
        ("Dozens of army and militia members were killed.", "mixed"),
    ],
)
def test_class_of_people_told_of_before(claims_of, text, kind):
    assert [claim[4] for claim in told(claims_of(text))] == [kind]


def test_a_name_has_the_class_that_the_page_gives_it_elsewhere(claims_of):
    text = "The engineer Ann Cole lived in Herat. Her car was stopped. Cole was shot dead."
    assert told(claims_of(text)) == [("killed", 1, 1, "unmarked", "civilian")]


def test_a_list_that_adds_up_is_part_of_its_first(claims_of):
    text = "Twelve people, nine farmers and three soldiers, were killed."
    total, *parts = claims_of(text)
    assert {part.toll.subset_of for part in parts} == {total.id}
    assert total.toll.victim_class.value == "mixed"


def test_counted_parts_are_of_the_counted_total(claims_of):
    text = (
        "A bomb at the inn of Belcastro wounded 71 people. Some guests were hurt by the ceiling. "
        "Eleven of the injured were police officers."
    )
    tolls = [c for c in claims_of(text) if c.toll is not None]
    part = next(c for c in tolls if c.toll.low == 11)
    assert part.toll.subset_of == next(c.id for c in tolls if c.toll.low == 71)


def test_who_was_named_as_a_part_is_one_when_named_again(claims_of):
    text = (
        "Dissidents were arrested, including Ana Reyes and Paul Sander. "
        "Ana Reyes and Paul Sander remained in prison."
    )
    total, *parts = [c for c in claims_of(text) if c.toll is not None]
    assert len(parts) == 3
    assert {part.toll.subset_of for part in parts} == {total.id}


def test_one_of_several_attacks_is_part_of_their_toll(claims_of):
    text = (
        "Fourteen people were injured in five attacks. A porter was injured in one of the blasts."
    )
    total, part = [c for c in claims_of(text) if c.toll is not None]
    assert part.toll.subset_of == total.id
