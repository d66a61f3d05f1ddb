"""Sentences in which a toll is easily overlooked -> the tolls: sentences of our own."""

import pytest


def told(claims):
    """(harm, low, high, names) for each toll."""
    return [
        (c.toll.harm.value, c.toll.low, c.toll.high, c.toll.named)
        for c in claims
        if c.toll is not None
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The number of dead rose to 31.", [("killed", 31, 31)]),
        ("The official death count is above 3,000.", [("killed", 3_001, None)]),
        ("The body count now stands at 40.", [("killed", 40, 40)]),
        ("That brings the number of cadets kidnapped to eight.", [("captured", 8, 8)]),
        (
            "The raid killed a clerk, bringing to nine the number of people killed this week.",
            [("killed", 1, 1), ("killed", 9, 9)],
        ),
        ("Four, with serious burns, have already died.", [("killed", 4, 4)]),
        ("Both pilots were killed over the estuary.", [("killed", 2, 2)]),
        ("Nine corpses were recovered from the Drina.", [("killed", 9, 9)]),
        ("The bomber killed himself and eight others.", [("killed", 1, 1), ("killed", 8, 8)]),
        ("He said four sappers are listed as missing.", [("missing", 4, 4)]),
        ("The envoy was found dead along with two guards.", [("killed", 1, 1), ("killed", 2, 2)]),
        (
            "The war claimed the lives of 14 nurses and a doctor.",
            [("killed", 14, 14), ("killed", 1, 1)],
        ),
        ("Also injured was a ferryman.", [("injured", 1, 1)]),
        (
            "A bomb killed a judge, a customs officer and Senator Reyes.",
            [("killed", 1, 1), ("killed", 1, 1), ("killed", 1, 1)],
        ),
    ],
)
def test_counts_that_stand_away_from_their_verb(claims_of, text, expected):
    assert [toll[:3] for toll in told(claims_of(text))] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The brigade lost 12 soldiers at Vukovar.", [("killed", 12, 12)]),
        ("The mill lost 12 workers to a rival.", []),
        ("Fifteen riflemen fell in action.", [("killed", 15, 15)]),
        ("The town fell in battle.", []),
        ("Six welders were sent to hospital.", [("injured", 6, 6)]),
        ("The ministry sent a letter to the hospital.", []),
        ("Three guards and two clerks escaped injury.", [("injured", 0, 0), ("injured", 0, 0)]),
        ("The three guards escaped with minor injuries.", [("injured", 3, 3)]),
        ("A shepherd was shot in the leg near Nablus.", [("injured", 1, 1)]),
        ("Seven villagers were taken away by soldiers.", [("captured", 7, 7)]),
        ("An ambulance took two clerks away.", []),
        ("Four clerks are being held for ransom.", [("captured", 4, 4)]),
        ("Four suspects are in custody.", [("captured", 4, 4)]),
        ("The shelling left 5,000 people homeless.", [("displaced", 5000, 5000)]),
        ("The town houses 300 homeless people.", []),
        ("Paul Reyes was taken prisoner near the bridge.", [("captured", 1, 1)]),
    ],
)
def test_words_that_tell_harm_in_company(claims_of, text, expected):
    assert [toll[:3] for toll in told(claims_of(text))] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The dead man was identified as Paul Reyes.",
            [("killed", 1, 1, ("Paul Reyes",))],
        ),
        (
            "The coroner identified the dead men as Paul Reyes, 38, and Mark Duval, 42.",
            [("killed", 1, 1, ("Paul Reyes",)), ("killed", 1, 1, ("Mark Duval",))],
        ),
        (
            "Those who were kidnapped are Mark Duval, 41, and Anna Holt, 29.",
            [("captured", 1, 1, ("Mark Duval",)), ("captured", 1, 1, ("Anna Holt",))],
        ),
        (
            "An agronomist, identified as Paul Reyes, was killed.",
            [("killed", 1, 1, ("Paul Reyes",))],
        ),
        ("The dead man was identified as a soldier.", []),
        (
            "Raiders killed two drivers, Paul Reyes and Mark Duval.",
            [
                ("killed", 2, 2, ("Paul Reyes", "Mark Duval")),
                ("killed", 1, 1, ("Paul Reyes",)),
                ("killed", 1, 1, ("Mark Duval",)),
            ],
        ),
        (
            "After the bombing, wakes were held for two victims: Paul Reyes and Mark Duval.",
            [
                ("killed", 2, 2, ("Paul Reyes", "Mark Duval")),
                ("killed", 1, 1, ("Paul Reyes",)),
                ("killed", 1, 1, ("Mark Duval",)),
            ],
        ),
        (
            "Paul Reyes and Mark Duval were killed.",
            [("killed", 2, 2, ("Paul Reyes", "Mark Duval"))],
        ),
    ],
)
def test_those_who_are_named_in_another_clause(claims_of, text, expected):
    assert told(claims_of(text)) == expected


def test_people_among_others_killed_are_a_part_of_them(claims_of):
    five, twenty = (c for c in claims_of("Five children were among 20 people killed.") if c.toll)
    assert (five.toll.low, twenty.toll.low) == (5, 20)
    assert five.toll.subset_of == twenty.id


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Two gunners died in Gao, three in Kidal and one near Timbuktu.",
            [(2, None), (3, None), (1, None)],
        ),
        (
            "Rockets killed two people in Sderot and one in Ashkelon.",
            [(2, None), (1, None)],
        ),
        ("Five people were killed, two in Homs and three in Hama.", [(5, None), (2, 0), (3, 0)]),
        ("Forty people died in Basra, 25 of them in May.", [(40, None), (25, 0)]),
    ],
)
def test_numbers_with_a_place_of_their_own(claims_of, text, expected):
    """The number, and the place in the list of the toll that it is part of."""
    tolls = [c for c in claims_of(text) if c.toll is not None]
    place = {claim.id: i for i, claim in enumerate(tolls)}

    assert [(c.toll.low, place.get(c.toll.subset_of)) for c in tolls] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Raiders stopped the sister of a baker and they killed her.",
            [("killed", 1, 1, ())],
        ),
        (
            "A gunman fired at the prosecutor, killing him instantly.",
            [("killed", 1, 1, ())],
        ),
        (
            "Maria Lopez was on her way home when soldiers shot her dead.",
            [("killed", 1, 1, ("Maria Lopez",))],
        ),
        ("The minister said he was wounded.", [("injured", 1, 1, ())]),
        ("He was hit by shrapnel on the bridge.", [("injured", 1, 1, ())]),
        ("The report hurt him badly in the polls.", []),
        (
            "The clerk was taken to hospital, where he died.",
            [("killed", 1, 1, ())],
        ),
        (
            "The engineer was abducted with his driver at the ford.",
            [("captured", 1, 1, ()), ("captured", 1, 1, ())],
        ),
        ("The sentry was killed with his own rifle.", [("killed", 1, 1, ())]),
    ],
)
def test_one_person_told_of_before(claims_of, text, expected):
    assert told(claims_of(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The raid left 68 martyrs.", [("killed", 68, 68)]),
        ("The group announced the martyrdom of 12 fighters.", [("killed", 12, 12)]),
        ("The army acknowledged the loss of 14 men.", [("killed", 14, 14)]),
        ("The army acknowledged the loss of 14 tanks.", []),
        ("Police made 23 arrests in Lima.", [("captured", 23, 23)]),
        (
            "Nine of the 17 wounded are in hospital, two in critical condition.",
            [("injured", 9, 9), ("injured", 17, 17), ("injured", 2, 2)],
        ),
        ("THE MINE KILLED FOUR U.S. CITIZENS IN QUITO, POLICE SAID TODAY.", [("killed", 4, 4)]),
    ],
)
def test_nouns_of_harm_and_cables(claims_of, text, expected):
    assert [toll[:3] for toll in told(claims_of(text))] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The rebels demanded security after the raid in which 10 clerks were killed.", "actual"),
        ("The government promised to investigate the murder of three weavers.", "actual"),
        ("Norway asked for an inquiry to clarify Monday's murder of three boatmen.", "actual"),
        ("The bishop asked for the release of Juan Sole, kidnapped last Friday.", "actual"),
        ("The ministry promised to prevent the killing of monks.", "negated"),
        ("They planned a raid that would kill 40 people.", "hypothetical"),
        ("The pirates threatened to kill 14 sailors.", "hypothetical"),
    ],
)
def test_a_deed_known_stays_done_whatever_is_asked(claims_of, text, expected):
    last = [c for c in claims_of(text) if c.toll is not None][-1]
    assert last.modality.value == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Senator Estrada, one of the candidates, was injured near Cali.",
            [("injured", 1, 1, ("Senator Estrada",))],
        ),
        (
            "TOMAS QUEVEDAS, ANOTHER UNION LEADER, WAS KILLED ON 3 MAY BY GUNMEN NEAR HIS HOME.",
            [("killed", 1, 1, ("TOMAS QUEVEDAS",))],
        ),
        ("The other driver is recovering in hospital.", [("injured", 1, 1, ())]),
        ("The number of wounded remained at 72.", [("injured", 72, 72, ())]),
        ("He was fined 3,500 crowns and jailed.", [("captured", 1, 1, ())]),
        (
            "One guard was killed and another wounded.",
            [("killed", 1, 1, ()), ("injured", 1, 1, ())],
        ),
        ("Both were shot dead at the ford.", [("killed", 2, 2, ())]),
        ("A boy of nine was killed.", [("killed", 1, 1, ())]),
        ("A mother of two died.", [("killed", 1, 1, ())]),
        ("A crew of nine drowned.", [("killed", 9, 9, ())]),
        ("A 19-year-old was shot dead.", [("killed", 1, 1, ())]),
        (
            "Two drivers died of thirst after being captured.",
            [("killed", 2, 2, ()), ("captured", 2, 2, ())],
        ),
        ("Six children fell ill before succumbing to the gas.", [("killed", 6, 6, ())]),
        ("The raiders beat the weaver and left him badly wounded.", [("injured", 1, 1, ())]),
        (
            "Also injured were Ana Roth and Imre Toth.",
            [("injured", 1, 1, ("Ana Roth",)), ("injured", 1, 1, ("Imre Toth",))],
        ),
        ("Large numbers of villagers were rounded up.", [("captured", None, None, ())]),
        ("The shelling left thousands of dead.", [("killed", None, None, ())]),
        ("The crash caused an unknown number of dead.", [("killed", None, None, ())]),
        ("Two of the wounded died overnight.", [("killed", 2, 2, ())]),
        ("Four miners are in hospitals in critical condition.", [("injured", 4, 4, ())]),
        ("The mayor's body was found in a ditch.", [("killed", 1, 1, ())]),
        ("The squad killed nine rebels and destroying two trucks.", [("killed", 9, 9, ())]),
        ("They denounced the arrest of Ana Roth.", [("captured", 1, 1, ("Ana Roth",))]),
        ("The brothers were killing one another.", []),
        ("Killed | 3", [("killed", 3, 3, ())]),
        (
            "The court tried the murderers of the bishop, including Major Imre Toth.",
            [("killed", 1, 1, ())],
        ),
        ("Among the priests murdered was Ana Roth.", [("killed", 1, 1, ("Ana Roth",))]),
        ("Two guards are receiving medical attention.", [("injured", 2, 2, ())]),
        ("Five dead and nine injured.", [("killed", 5, 5, ()), ("injured", 9, 9, ())]),
        (
            "Five were killed on Monday, and four on Tuesday.",
            [("killed", 5, 5, ()), ("killed", 4, 4, ())],
        ),
        ("Five died there and four here.", [("killed", 5, 5, ()), ("killed", 4, 4, ())]),
        ("Five were killed, and four on trial.", [("killed", 5, 5, ())]),
        (
            "Ana Roth, Prime Minister of the islands, was found dead.",
            [("killed", 1, 1, ("Ana Roth",))],
        ),
        ("The poet died of cancer.", []),
        ("The bishop died peacefully at home.", []),
    ],
)
def test_persons_by_what_is_told_beside_them(claims_of, text, expected):
    assert told(claims_of(text)) == expected


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("The death toll rose to 54. Thirteen people died overnight.", True),
        ("The death toll rose to 54. Two soldiers died of their burns.", True),
        ("Nine people were killed. Four people died overnight.", False),
    ],
)
def test_who_dies_later_is_counted_in_a_figure_that_has_risen(claims_of, text, part):
    total, later = (c for c in claims_of(text) if c.toll is not None)
    assert (later.toll.subset_of == total.id) is part


@pytest.mark.parametrize(
    "text",
    [
        "Rebels killed 12 villagers in Koro, police said, revising an earlier toll of nine.",
        "At least 12 people were killed, the ministry said, raising its earlier toll of nine.",
        "The ministry said 12 people were killed, up from a previous toll of nine.",
    ],
)
def test_the_new_figure_revises_the_one_of_before(claims_of, text):
    new, old = (c for c in claims_of(text) if c.toll is not None)
    assert (new.toll.low, new.stance.value, new.answers) == (12, "revises", (old.id,))
    assert (old.toll.low, old.stance.value, old.finality.value) == (9, "asserts", "superseded")


def test_a_whole_is_of_the_class_that_all_its_parts_are_of(claims_of):
    text = "Gunmen killed eight people, including six priests and two cooks."
    whole, *parts = (c for c in claims_of(text) if c.toll is not None)
    assert whole.toll.victim_class.value == "civilian"
    assert [part.toll.low for part in parts] == [6, 2]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Three policemen and at least 11 rebels were killed in Jolo.",
            [("killed", 3, "police"), ("killed", 11, "armed_group")],
        ),
        (
            "Three gunners, two nurses and more than 40 rebels were wounded.",
            [("injured", 3, "military"), ("injured", 2, "medical"), ("injured", 41, "armed_group")],
        ),
        ("Nine paramilitaries were killed.", [("killed", 9, "armed_group")]),
        ("Gunners shot down a MiG fighter.", []),
        ("KUTUM, March 3 - Nine people were killed.", [("killed", 9, "unknown")]),
    ],
)
def test_lists_with_a_comparator_and_their_classes(claims_of, text, expected):
    tolls = [c.toll for c in claims_of(text) if c.toll is not None]
    assert [(t.harm.value, t.low, t.victim_class.value) for t in tolls] == expected


def killed_and_named(claims):
    """(harm, class, names) of the last toll."""
    toll = [c.toll for c in claims if c.toll is not None][-1]
    return toll.harm.value, toll.victim_class.value, toll.named


LULL = "Nothing moved. Snow lay on the ridge. Roads were shut."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            f"Vera Almasi was wounded. {LULL} He was killed.",
            ("killed", "unknown", ()),
            id="a name that may be a woman's",
        ),
        pytest.param(
            "The body of Vera Almasi was taken to the ridge. She was killed on Monday.",
            ("killed", "unknown", ("Vera Almasi",)),
            id="a name right before",
        ),
        pytest.param(
            f"Mrs. Vera Almasi was wounded. {LULL} She was killed.",
            ("killed", "unknown", ("Mrs. Vera Almasi",)),
            id="a name whose title says so",
        ),
        pytest.param(
            f"Mrs. Vera Almasi was wounded. {LULL} He was killed.",
            ("killed", "unknown", ()),
            id="a name whose title says it is not",
        ),
        pytest.param(
            f"Mr. Ivo Marsen was killed. {LULL} He was wounded.",
            ("injured", "unknown", ()),
            id="nobody is wounded once dead",
        ),
        pytest.param(
            f"Mr. Ivo Marsen was killed. {LULL} He had been wounded.",
            ("injured", "unknown", ("Mr. Ivo Marsen",)),
            id="but he may have been before",
        ),
        pytest.param(
            f"If a nurse were killed, they would leave. {LULL} She was wounded.",
            ("injured", "unknown", ()),
            id="nobody is meant by what is supposed",
        ),
        pytest.param(
            "A nurse was wounded at the ford. A schoolgirl lay there. He was killed.",
            ("killed", "medical", ()),
            id="no girl is he",
        ),
        pytest.param(
            "The schoolgirl Ana Cole lay there. He was killed.",
            ("killed", "unknown", ()),
            id="a name that a word beside it rules out",
        ),
    ],
)
def test_a_pronoun_stands_only_for_somebody_it_can(claims_of, text, expected):
    assert killed_and_named(claims_of(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The garrison lost three in the war.", [("killed", 3, 3, ())]),
        ("The two mayors lost three in the war of words.", []),
        ("The orchestra lost three violinists to the war effort.", []),
        ("A weaver was struck by a rubber bullet.", [("injured", 1, 1, ())]),
        ("A weaver was struck by a rubber ball.", []),
    ],
)
def test_no_one_falls_in_a_war_of_words_nor_is_hurt_by_a_ball(claims_of, text, expected):
    assert told(claims_of(text)) == expected
