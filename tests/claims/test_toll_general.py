"""What happens and is no event, what came of a shot, and numbers that stand far from their word."""

import pytest

from reportedly.records.vocabulary import Comparator


def read(claims_of, text):
    """(harm, low, high) of each toll, in text order."""
    return [(c.toll.harm.value, c.toll.low, c.toll.high) for c in claims_of(text) if c.toll]


def classes(claims_of, text):
    return [c.toll.victim_class.value for c in claims_of(text) if c.toll]


@pytest.mark.parametrize(
    "text",
    [
        "Ninety people a day die on the roads.",
        "About 200 miners are killed every year in the pits.",
        "Every week three drivers die.",
        "Police arrest people on suspicion.",
        "Victims bleed to death.",
        "Monks are no longer murdered there.",
        "They are assassins of the army.",
        "The people are forced to stand in front of their houses.",
        "The clerk fled from the scene of the crash.",
        "The militia held the bank hostage.",
        "The state exchanged imprisoned poets.",
    ],
)
def test_what_happens_and_what_befell_no_one_is_no_toll(claims_of, text):
    assert read(claims_of, text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nine people died a day later.", [("killed", 9, 9)]),
        ("Two monks were killed a year ago.", [("killed", 2, 2)]),
        ("Soldiers killed civilians.", [("killed", None, None)]),
        ("More people are hurt.", [("injured", None, None)]),
        ("Shelling forced 300 families to flee their homes.", [("displaced", 300, 300)]),
        ("The poet fled the country.", [("displaced", 1, 1)]),
        ("The rebels held the mayor hostage.", [("captured", 1, 1)]),
    ],
)
def test_what_befell_people_is_a_toll(claims_of, text, expected):
    assert read(claims_of, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two nurses were shot on the bridge.", [("injured", 2, 2)]),
        ("A gunman shot two nurses.", [("injured", 2, 2)]),
        ("A clerk was stabbed in the neck.", [("injured", 1, 1)]),
        ("Soldiers beat three farmers.", [("injured", 3, 3)]),
        ("Two guards were shot at.", []),
        ("Three soldiers shot into the air.", []),
        ("Two guards were shot and killed.", [("killed", 2, 2)]),
        ("Two guards were shot. Both guards died that night.", [("killed", 2, 2)]),
        (
            "Ivo Marsen was shot. The wife of Ana Rowe told that Marsen had died.",
            [("killed", 1, 1)],
        ),
        (
            "The raider shot a hundred people, killing 49.",
            [("injured", 100, 100), ("killed", 49, 49)],
        ),
        ("The mayor was beaten in the election.", []),
    ],
)
def test_who_was_shot_is_hurt_unless_the_page_may_tell_that_they_died(claims_of, text, expected):
    assert read(claims_of, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Three bandits drowned and five were captured while they looted the mill.",
            [("killed", 3, 3), ("captured", 5, 5)],
        ),
        (
            "The storm left eight homeless and 21 wounded.",
            [("displaced", 8, 8), ("injured", 21, 21)],
        ),
        ("Two of five soldiers died.", [("killed", 2, 2)]),
        ("One in five soldiers died.", [("killed", None, None)]),
        (
            "One of 30 porters killed at the gorge was Ana Roth.",
            [("killed", 1, 1), ("killed", 30, 30)],
        ),
        ("The raid caused about 1,000 casualties among monks.", [("killed", None, 1000)]),
        ("There were 12 deaths among the villagers.", [("killed", 12, 12)]),
        (
            "Six people - two nurses and four cooks - were hurt.",
            [("injured", 6, 6), ("injured", 2, 2), ("injured", 4, 4)],
        ),
        (
            "The raid led to the deaths of two monks and injuries to nine.",
            [("killed", 2, 2), ("injured", 9, 9)],
        ),
    ],
)
def test_each_number_is_of_its_own_word(claims_of, text, expected):
    assert read(claims_of, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A student whose death set off the protests was buried.", [("killed", 1, 1)]),
        ("The murder by gunfire of two nurses shocked the valley.", [("killed", 2, 2)]),
        ("The death in custody of a baker led to protests.", [("killed", 1, 1)]),
        ("The envoy became the first fatality of the outbreak.", [("killed", 1, 1)]),
        ("The inspector was wounded.", [("injured", 1, 1)]),
        ("The spokesman died.", [("killed", 1, 1)]),
        ("Two engineers said that rebels had kidnapped them.", [("captured", None, None)]),
        ("The charity did not know who had killed them.", []),
        ("They fled after the attack.", []),
        ("One passenger had serious head wounds.", [("injured", 1, 1)]),
    ],
)
def test_who_is_harmed_in_other_words(claims_of, text, expected):
    assert read(claims_of, text) == expected


def test_no_victims_is_a_zero(claims_of):
    [zero] = [c.toll for c in claims_of("No victims were reported at the mill.") if c.toll]
    assert (zero.low, zero.comparator) == (0, Comparator.ZERO)


def test_a_list_behind_a_mark_sets_the_toll_out(claims_of):
    claims = claims_of("Five were killed: two nurses and three cooks.")
    [whole, nurses, cooks] = [c for c in claims if c.toll]
    assert [c.toll.low for c in (whole, nurses, cooks)] == [5, 2, 3]
    assert {nurses.toll.subset_of, cooks.toll.subset_of} == {whole.id}


def test_a_list_that_no_mark_closes_goes_on_counting(claims_of):
    tolls = [c.toll for c in claims_of("Two guards, a driver and a cook were killed.") if c.toll]
    assert [(t.low, t.subset_of) for t in tolls] == [(2, None), (1, None), (1, None)]


def test_others_are_not_of_the_bombers_side(claims_of):
    text = "A suicide bomber killed himself and three others."
    assert classes(claims_of, text) == ["armed_group", "unknown"]


def test_casualties_are_of_those_among_whom_they_were(claims_of):
    text = "The shelling caused 40 casualties among monks and soldiers."
    assert classes(claims_of, text) == ["mixed"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Suicide bomber kills 3 police, wounds 7", [("killed", 3, 3), ("injured", 7, 7)]),
        ("Mine kills two soldiers, wounds three", [("killed", 2, 2), ("injured", 3, 3)]),
        ("Bomb kills six officers and injures 20", [("killed", 6, 6), ("injured", 20, 20)]),
        ("At least 30 feared drowned as ferry sinks", [("killed", 30, None)]),
        ("Police: 3 dead, 1 in custody after shooting", [("killed", 3, 3), ("captured", 1, 1)]),
    ],
)
def test_each_deed_of_a_headline_has_its_own_figure(claims_of, text, expected):
    assert read(claims_of, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two people were killed and a third was hurt.", [("killed", 2, 2), ("injured", 1, 1)]),
        (
            "Six bandits have been shot dead, five others have been captured.",
            [("killed", 6, 6), ("captured", 5, 5)],
        ),
        ("The driver and passenger were killed.", [("killed", 2, 2)]),
        ("Not a single clerk was hurt.", [("injured", 0, 0)]),
        ("Nine people, most of them nurses, died.", [("killed", 9, 9), ("killed", None, None)]),
        ("Soldiers who loot will be shot.", []),
        ("Bands of assassins who have murdered monks were hunted.", [("killed", None, None)]),
    ],
)
def test_who_is_counted_beside_others(claims_of, text, expected):
    assert read(claims_of, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The senator was mathematically eliminated from the race.",
        "The nominee looks dead on arrival.",
        "The party captured the soul of the valley.",
        "The quarrel tore the family apart.",
        "Nearly 900 jobs disappeared.",
        "Nine files are missing.",
        "The poet Ana Rowe, who died on Sunday at age 94, wrote of the sea.",
        "She dreams of shooting agents.",
        "The state relocated its embassy.",
        "The clerk executed an extreme makeover.",
        "The council is a 112-member body.",
        "The books are sold by two regulatory bodies.",
        "The senator is a long-shot candidate.",
    ],
)
def test_figures_of_speech_and_deaths_of_old_age_are_no_tolls(claims_of, text):
    assert read(claims_of, text) == []


def test_an_old_man_killed_by_a_shell_is_a_toll(claims_of):
    text = "A man died on Sunday at age 94 when a shell hit the house."
    assert read(claims_of, text) == [("killed", 1, 1)]
