"""A body's own part, people's things, the shot and the beaten: who is said to be hurt."""

import pytest


def read(claims_of, text):
    """(harm, low, class) of each toll, in text order."""
    tolls = [c.toll for c in claims_of(text) if c.toll]
    return [(t.harm.value, t.low, t.victim_class.value) for t in tolls]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A chaplain gave a sermon about the lives of saints.", []),
        ("Two chemists gave life to the old mill.", []),
        ("The baker paid homage to all whose lives ended there.", []),
        ("A surgeon gave nine years of his life to the clinic.", []),
        ("Nine stokers gave their lives in the strait.", [("killed", 9, "unknown")]),
        ("Three porters sacrificed their lives.", [("killed", 3, "civilian")]),
    ],
)
def test_who_gives_what_is_not_their_life_is_alive(claims_of, text, expected):
    assert read(claims_of, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The gendarmes broke four of her ribs.", []),
        ("Two sergeants broke a student's collarbone.", []),
        ("Militiamen fractured the skulls of three porters.", []),
        ("Constables broke his wrist.", []),
        ("Three cooks broke their arms in the fall.", [("injured", 3, "civilian")]),
        ("A nun broke her hip.", [("injured", 1, "civilian")]),
        ("A nun broke a wrist.", [("injured", 1, "civilian")]),
        ("The clinic had ten boys with fractures to tend.", []),
        ("Three nurses had creams for burns.", []),
        ("A ward had five men with shrapnel wounds in it.", []),
        ("Three cooks had burns.", [("injured", 3, "civilian")]),
        ("A cook had cuts and deep burns.", [("injured", 1, "civilian")]),
    ],
)
def test_whose_bones_and_burns_they_are(claims_of, text, expected):
    assert read(claims_of, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Some 90 captives were shot at Orel.",
        "Soldiers shot 40 detainees in the quarry.",
        "Seven teachers were shot by a firing squad.",
        "Six tailors were shot in reprisal for the ambush.",
        "Five clerks were shot and buried in the wood.",
    ],
)
def test_who_is_executed_is_not_said_to_be_hurt(claims_of, text):
    assert [t for t in read(claims_of, text) if t[0] == "injured"] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Raiders burned nine shepherds' barns.", []),
        ("The bandits burned two teachers' books.", []),
        ("The captain lost four sailors' wages in a raid.", []),
        ("The affair burned two ministers.", []),
        ("The soldiers beat the rebels near Lobito.", []),
        ("The flames burned nine shepherds.", [("injured", 9, "civilian")]),
        ("The storm took six fishermen's lives.", [("killed", 6, "civilian")]),
        ("Guards beat two soldiers with batons.", [("injured", 2, "military")]),
        ("Thugs beat a policeman.", [("injured", 1, "police")]),
    ],
)
def test_what_is_theirs_is_not_they_and_a_battle_is_no_beating(claims_of, text, expected):
    assert read(claims_of, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bridges were narrow. They were seized by the militia.", []),
        ("Five ships left the port. They were captured off the cape.", []),
        ("Five sailors left the port. They were captured off the cape.", ["captured"]),
        ("Five ships left the port. They were kidnapped off the cape.", ["captured"]),
        ("Two engineers said they were seized on the road.", ["captured"]),
        ("A cook and a driver left the port. They were captured off the cape.", ["captured"]),
    ],
)
def test_they_whom_a_force_took_are_people_where_people_were_told_of(claims_of, text, expected):
    assert [harm for harm, _, _ in read(claims_of, text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The trader whose murder was foiled thanked the guards.", []),
        ("The execution of two tailors was postponed.", []),
        ("The trader whose murder was filmed had two sons.", [("killed", 1, "civilian")]),
        ("Three student bodies signed the charter.", []),
        ("Both bodies said that talks had failed.", []),
        ("Six bodies littered the quay.", [("killed", 6, "unknown")]),
        ("Nine chemists interned at a clinic in Lima.", []),
        ("Nine chemists were interned in a fort.", [("captured", 9, "civilian")]),
        ("Sixty herders were forced off their land.", [("displaced", 60, "civilian")]),
    ],
)
def test_deeds_that_did_not_come_and_bodies_that_act_harm_nobody(claims_of, text, expected):
    assert read(claims_of, text) == expected


def test_not_one_but_several_is_not_none(claims_of):
    ((harm, low, _),) = read(claims_of, "Not one but three porters were shot dead.")
    assert (harm, low > 0) == ("killed", True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Six pilgrims died on the road, among them a baker aged 79.", [6, 1]),
        ("A baker died at age 79 of thirst.", [1]),
        ("A baker died at the age of 79 of thirst.", [1]),
        ("A baker died at age 79 in a cell.", [1]),
        ("A baker died at age 79 after guards kicked him.", [1]),
        ("A baker died on Friday at age 79.", []),
        ("A baker died at age 79 of a stroke.", []),
        ("A baker, who died at age 79, had two sons.", []),
    ],
)
def test_an_old_person_dies_of_age_where_no_cause_is_told(claims_of, text, expected):
    assert [low for _, low, _ in read(claims_of, text)] == expected
