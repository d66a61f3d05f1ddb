"""Whose those harmed were, and what that says of who they are: a sentence, its toll's fields."""

import pytest


@pytest.fixture
def tolls_of(claims_of):
    return lambda text: [claim.toll for claim in claims_of(text) if claim.toll is not None]


@pytest.mark.parametrize(
    ("sentence", "side", "victim_class"),
    [
        ("Twelve Taliban were killed in an air strike.", "taliban", "armed_group"),
        ("A Taliban commander was killed in Helmand.", "taliban", "armed_group"),
        ("The army reported at least six FMLN deaths.", "fmln", "armed_group"),
        ("Five Taliban supporters were arrested.", "taliban", "civilian"),
        ("Two Ukrainian soldiers were killed.", "UKR", "military"),
        ("Scores of Afghan security forces were killed.", "AFG", "military"),
        ("Three policemen from the Guatemala police school were killed.", "GTM", "police"),
        ("Three Chadian rebels were killed.", None, "armed_group"),
        ("Two children in Baghdad were killed.", None, "civilian"),
        ("Two soldiers in Iraq were killed.", None, "military"),
        ("An Aleppo-based commander of Hezbollah was killed.", "hezbollah", "armed_group"),
        ("Two soldiers in a crack Israeli unit were killed.", "ISR", "military"),
        ("Salvadoran troops sustained numerous casualties.", "SLV", "military"),
        ("The rebels inflicted 20 casualties on the Salvadoran army.", "SLV", "military"),
        ("The army counted 14 casualties.", None, "unknown"),
        ("An officer of the Arce Brigade was wounded.", None, "military"),
        ("A Norwegian woman was killed.", None, "civilian"),
        ("Two Kenyan civilians were killed.", None, "civilian"),
        ("An officer was wounded by a sniper.", None, "police"),
        ("Two fellow workers of an army engineer were killed.", None, "civilian"),
    ],
)
def test_a_side_is_whose_they_are_and_a_groups_own_are_its_fighters(
    tolls_of, sentence, side, victim_class
):
    (toll,) = tolls_of(sentence)
    assert (toll.side, toll.victim_class.value) == (side, victim_class)


def test_his_men_are_of_the_speakers_side_and_his_wife_may_be_anothers(tolls_of):
    men = tolls_of("General Ali Reza of Iran's army said four of his soldiers were killed.")
    wife = tolls_of("Senator Jose Perez of Peru said his wife was killed.")
    assert [toll.side for toll in men] == ["IRN"]
    assert [toll.side for toll in wife] == [None]


@pytest.mark.parametrize(
    "text",
    [
        "Dan Hale, a mine removal expert, came in May. Hale was taken in June. He was killed.",
        "Ana Moro was killed on Monday. Moro was a teacher at the lyceum.",
        "Ana Moro was killed on Monday. Moro, who worked as a nurse, lived alone.",
    ],
)
def test_a_name_has_the_class_of_what_the_page_says_the_person_is(tolls_of, text):
    told = tolls_of(text)
    assert told
    assert {toll.victim_class.value for toll in told} <= {"civilian", "medical"}


def test_a_chief_of_something_may_be_a_rebels_chief(tolls_of):
    (toll,) = tolls_of("Ana Moro was killed on Monday. Moro was the chief of the front.")
    assert toll.victim_class.value == "unknown"


@pytest.mark.parametrize(
    ("sentence", "low", "comparator"),
    [
        ("The rebels did not inflict casualties on the garrison.", 0, "zero"),
        ("The rebels struck the post without inflicting any casualties.", 0, "zero"),
        ("The raid ended without casualties.", 0, "zero"),
        ("The group killed zero civilians.", 0, "zero"),
        ("The army has not reported any casualties.", None, "vague"),
        ("The shells inflicted casualties on the troops.", None, "vague"),
    ],
)
def test_none_is_a_figure_where_the_words_say_none(tolls_of, sentence, low, comparator):
    (toll,) = tolls_of(sentence)
    assert (toll.low, toll.comparator.value) == (low, comparator)
