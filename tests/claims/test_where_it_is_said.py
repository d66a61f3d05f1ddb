"""Where a speaker speaks is not where it happened; who puts a figure at so many tells it."""

import pytest


def tolls(claims_of, text):
    return [claim for claim in claims_of(text) if claim.toll is not None]


@pytest.mark.parametrize(
    "told",
    [
        "In Baghdad a spokesman for the government put the number of troops killed at 60.",
        "An army spokesman in Ankara gave Kurdish losses as 21 dead.",
        "A spokesman in Kinshasa put losses at nine dead.",
        "In Kigali, the ministry reported nine deaths.",
    ],
)
def test_where_a_side_speaks_nobody_died(claims_of, told):
    (toll,) = tolls(claims_of, f"Shells fell on Goma on Friday. {told}")
    assert [place.printed for place in toll.where] == ["Goma"]


def test_where_a_side_denies_it_nothing_happened_that_is_told_later(claims_of):
    text = "Shells fell on Goma. In Kigali, a spokesman denied the attack. Nine people died."
    (toll,) = tolls(claims_of, text)
    assert [place.printed for place in toll.where] == ["Goma"]


@pytest.mark.parametrize(
    "text",
    [
        "Doctors in Goma reported nine deaths.",
        "In Goma, residents reported nine deaths.",
        "In Goma, the United Nations mission reported nine deaths.",
        "The army said that nine people had died in Goma.",
    ],
)
def test_those_who_are_there_tell_of_the_town(claims_of, text):
    (toll,) = tolls(claims_of, text)
    assert [place.printed for place in toll.where] == ["Goma"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The rebels gave army losses as 21 dead.", "rebels"),
        ("The colonel put the number of soldiers killed in the ambush at 14.", "colonel"),
        ("Hospital staff have drawn up a list of 62 dead.", "Hospital staff"),
        ("Police on Sunday revised to 34 the number of people killed in the blast.", "Police"),
    ],
)
def test_who_puts_a_figure_tells_it(claims_of, text, name):
    (toll,) = tolls(claims_of, text)
    assert toll.holder is not None
    assert toll.holder.name == name


def test_a_death_that_raises_the_number_says_nothing(claims_of):
    (toll,) = tolls(claims_of, "Her death raises to 34 the number of people killed in the blast.")
    assert toll.holder is None


@pytest.mark.parametrize(
    ("told", "town"),
    [
        ("Rebels ambushed a column of soldiers from Kandahar near Herat, killing nine.", "Herat"),
        ("Gunmen killed nine traders from Homs in Aleppo.", "Aleppo"),
        ("Police from Herat killed nine men at a checkpoint in Kunduz.", "Kunduz"),
        ("Nine pilgrims were killed in Kunduz by gunmen from Herat.", "Kunduz"),
    ],
)
def test_where_people_come_from_nothing_happened(claims_of, told, town):
    (toll,) = tolls(claims_of, told)
    assert [place.printed for place in toll.where] == [town]


@pytest.mark.parametrize(
    ("told", "town"),
    [
        ("The army evacuated 300 people from Herat.", "Herat"),
        ("The abduction of nine students from Kunduz was condemned.", "Kunduz"),
    ],
)
def test_who_is_brought_away_from_a_town_was_there(claims_of, told, town):
    (toll,) = tolls(claims_of, told)
    assert [place.printed for place in toll.where] == [town]


@pytest.mark.parametrize(
    ("told", "town"),
    [
        ("Nine people died in an explosion at Homs's central bus station.", "Homs"),
        ("Nine people were killed by mortar rounds in Goma's fish market.", "Goma"),
        ("Shelling of Aleppo's old market killed nine people.", "Aleppo"),
    ],
)
def test_what_a_town_has_is_in_it_and_not_where_the_report_was_filed(claims_of, told, town):
    (toll,) = tolls(claims_of, f"CAIRO, May 3 (River Desk) - {told}")
    assert [place.printed for place in toll.where] == [town]


def test_what_a_town_has_that_is_no_site_places_nothing(claims_of):
    (toll,) = tolls(claims_of, "Nine men died after Homs's elections.")
    assert toll.where == ()
