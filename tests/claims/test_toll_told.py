"""What counts as told, what runs over a stretch, and who a bare name or number stands for."""

import pytest

from reportedly.claims.tolls.names import last_names
from reportedly.records.vocabulary import Comparator, Modality, Stance


def tolls(claims):
    return [c for c in claims if c.toll is not None]


def counted(claims):
    """(harm, low, high) of each toll that is told as a fact."""
    return [
        (c.toll.harm.value, c.toll.low, c.toll.high)
        for c in tolls(claims)
        if c.modality is Modality.ACTUAL
    ]


def over_time(claims):
    """(low, whether it runs over a stretch) of each toll."""
    return [(c.toll.low, c.toll.cumulative is not None) for c in tolls(claims)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The pilot was shot down over the delta.", []),
        ("Gunners shot down a helicopter near the ford.", []),
        ("Soldiers shot down three marchers.", [("killed", 3, 3)]),
        ("Two sentries bled to death.", [("killed", 2, 2)]),
        ("Did he die in the fire?", []),
        ("Were three nurses killed?", []),
        ("Why were three nurses killed?", [("killed", 3, 3)]),
        ("If two soldiers were killed, the truce would end.", []),
        ("There was no word on casualties.", []),
        ("There were 24 animal deaths at the farm.", []),
        ("The poultry trader died in May.", [("killed", 1, 1)]),
        ("The other customers fled.", []),
        ("Thousands of villagers fled.", [("displaced", None, None)]),
        ("An elderly couple was killed in the raid.", [("killed", 2, 2)]),
        ("Its crew died in the crash.", [("killed", None, None)]),
        ("Shells killed several hundred villagers.", [("killed", None, None)]),
        ("Rebels inflicted 55 casualties on the army.", [("killed", None, 55)]),
        ("Mr. Cole quickly seized on the massacre.", []),
    ],
)
def test_only_what_is_told_of_people_is_a_toll(claims_of, text, expected):
    assert counted(claims_of(text)) == expected


@pytest.mark.parametrize(
    "text", ["No casualties were reported.", "The army reported no deaths in the raid."]
)
def test_none_reported_is_a_zero_that_is_asserted(claims_of, text):
    (zero,) = tolls(claims_of(text))
    assert zero.toll.comparator is Comparator.ZERO
    assert (zero.stance, zero.modality) == (Stance.ASSERTS, Modality.ACTUAL)


def test_not_to_report_any_gives_no_figure(claims_of):
    (toll,) = tolls(claims_of("The army did not report any casualties."))
    assert toll.stance is Stance.NO_FIGURE


@pytest.mark.parametrize(
    "text",
    [
        "The minister denied that the colonel is linked to the murder of six priests.",
        "The general denied involvement in the killing of six priests.",
    ],
)
def test_who_denies_a_share_in_a_deed_does_not_deny_the_dead(claims_of, text):
    (toll,) = tolls(claims_of(text))
    assert (toll.toll.low, toll.stance, toll.holder) == (6, Stance.ASSERTS, None)


def test_who_denies_the_deed_does(claims_of):
    (toll,) = tolls(claims_of("The general denied killing six priests."))
    assert toll.stance is Stance.DENIES


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("At least 38 porters have been killed since the decree was issued.", [(38, True)]),
        ("Forty soldiers have been killed so far this month.", [(40, True)]),
        ("Nine thousand people were killed over three years of war.", [(9000, True)]),
        ("The siege has killed 600 civilians and wounded 900.", [(600, True), (900, True)]),
        ("Some 6,000 people have fled the valley.", [(6000, True)]),
        ("The office confirmed 63 deaths in the valley since 2005.", [(63, True)]),
        ("Two people were killed on Monday.", [(2, False)]),
        ("Nine people died in the siege on Monday.", [(9, False)]),
        ("A baker has been detained since the truce began.", [(1, False)]),
        ("They were jailed since two guards had been hurt.", [(2, False)]),
    ],
)
def test_a_total_over_a_stretch_says_so(claims_of, text, expected):
    assert [toll for toll in over_time(claims_of(text)) if toll[0]] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ten people were killed in Halin, and 20 more in the next village.",
            [("killed", 10, 10), ("killed", 20, 20)],
        ),
        (
            "Some 4,000 families left the valley and another 6,000 have fled to the coast.",
            [("displaced", 6000, 6000)],
        ),
        (
            "Five people were killed, two in Halin and three in Bole.",
            [("killed", 5, 5), ("killed", 2, 2), ("killed", 3, 3)],
        ),
        ("Ten people were killed on Monday and 20 in May were released.", [("killed", 10, 10)]),
    ],
)
def test_a_number_may_leave_its_verb_out(claims_of, text, expected):
    assert counted(claims_of(text)) == expected


def test_what_is_left_out_has_its_own_stretch(claims_of):
    text = "Twenty people have been killed on Monday and 79 since the truce."
    assert over_time(claims_of(text)) == [(20, False), (79, True)]


LANES = "Christopher Lanes came to the valley in March."


@pytest.mark.parametrize(
    "text",
    [
        f"{LANES} Lanes had been working there when he was abducted.",
        f"{LANES} At the time Lanes was captured, the rebels were strong.",
    ],
)
def test_a_name_once_introduced_is_a_person_all_over_the_page(claims_of, text):
    (toll,) = tolls(claims_of(text))
    assert (toll.toll.harm.value, toll.toll.named) == ("captured", ("Lanes",))


def test_a_name_that_stands_where_places_stand_is_left_alone(sentences_of):
    text = "Anna Halin and Christopher Lanes arrived. They stayed in Halin."
    assert last_names(sentences_of(text)) == {"Lanes"}


def test_one_of_a_list_of_persons_may_be_labelled_a_place(claims_of):
    told = tolls(claims_of("The deaths of Helen, Irene, Marie and Randy Cole shook the town."))
    assert [c.toll.named for c in told] == [("Helen",), ("Irene",), ("Marie",), ("Randy Cole",)]


def named(claims):
    """(number, names) of each toll of people who are named."""
    return [(c.toll.low, c.toll.named) for c in tolls(claims) if c.toll.named]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # All but the last of these were left without a verb by the parser.
        (
            "After the attack Roth, Ana Cole, 34, and Ivo Marsen were killed.",
            [(1, ("Roth",)), (1, ("Ana Cole",)), (1, ("Ivo Marsen",))],
        ),
        (
            "On the road to Delvano, Ivo Marsen, manager of the local bank, and Ana Cole, a "
            "director of the company, were also kidnapped.",
            [(1, ("Ivo Marsen",)), (1, ("Ana Cole",))],
        ),
        ("Also injured were Ivo Marsen and Ana Cole.", [(1, ("Ivo Marsen",)), (1, ("Ana Cole",))]),
        (
            "The union leader Piero Santagli and his wife, Ana Cole, were murdered.",
            [(1, ("Piero Santagli",)), (1, ("Ana Cole",))],
        ),
        ("The mayor spoke, and Ana Cole was killed.", [(1, ("Ana Cole",))]),
        ("They condemned the kidnapping of Ivo Marsen.", [(1, ("Ivo Marsen",))]),
        ("Police spoke of Marsen's capture of the town.", []),
    ],
)
def test_each_of_the_people_named_together_is_told(claims_of, text, expected):
    assert named(claims_of(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("His bodyguard and driver were killed.", [("killed", 2, 2)]),
        ("His wife and mother of two was killed.", [("killed", 1, 1)]),
        (
            "The barge fire left nine other stokers dead and 17 hurt.",
            [("killed", 9, 9), ("injured", 17, 17)],
        ),
        (
            "The raid left three monks and eight pilgrims dead and 21 wounded.",
            [("killed", 3, 3), ("killed", 8, 8), ("injured", 21, 21)],
        ),
    ],
)
def test_each_figure_is_of_its_own_word(claims_of, text, expected):
    assert counted(claims_of(text)) == expected
