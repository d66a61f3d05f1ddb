"""A time that tells since when, how long or of which earlier figure, beside the event's own."""

import pytest

REPORT = "2016-06-01"  # a Wednesday


def ends(claims, harm_or_class):
    (when,) = {
        None if claim.when is None else (str(claim.when.from_), str(claim.when.to))
        for claim in claims
        if harm_or_class in {claim.event_class, claim.toll and claim.toll.harm}
    }
    return when


@pytest.mark.parametrize(
    ("text", "of", "when"),
    [
        (
            "The uprising, which began on 6 May, has killed more than 900 people.",
            "killed",
            ("2016-05-06", REPORT),
        ),
        (
            "More than 900 people have been killed in the uprising, which broke out on 6 May.",
            "killed",
            ("2016-05-06", REPORT),
        ),
        (
            "The uprising, which began on 6 May, killed 12 people on Sunday.",
            "killed",
            ("2016-05-29", "2016-05-29"),
        ),
        (
            "Gunboats shelled the port for 14 hours on Monday.",
            "shelling",
            ("2016-05-30", "2016-05-30"),
        ),
    ],
)
def test_when_a_war_began_starts_its_total_and_a_length_is_no_date(claims_of, text, of, when):
    assert ends(claims_of(text, REPORT), of) == when


def test_a_figure_of_the_day_before_dates_no_attack(claims_of):
    raised = "Medics raised their count of the dead from Monday's raid on Gora"
    text = f"{raised} to 31, from 20 on Tuesday."
    assert ends(claims_of(text, REPORT), "killed") == ("2016-05-30", "2016-05-30")


def test_which_of_several_since_is_no_date_nor_the_day_of_an_hour_after_it(claims_of):
    text = "A cease-fire, the seventh since the siege began on May 6, took effect at 9 p.m."
    assert ends(claims_of(text, REPORT), "ceasefire") == ("None", "None")


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("Elders on Tuesday buried 22 herders who were shot dead on Sunday in Gora.", "killed"),
        (
            "Shells killed nine cooks on Sunday. They were buried on Tuesday. Six were women.",
            "killed",
        ),
        (
            "A mine killed nine on Sunday. Medics counted the dead at dawn on Tuesday; 14 died.",
            "killed",
        ),
        ("Twelve people died when they were buried under a house on Sunday.", "killed"),
    ],
)
def test_the_day_of_a_burial_or_a_count_is_not_that_of_the_death(claims_of, text, of):
    assert ends(claims_of(text, REPORT), of) == ("2016-05-29", "2016-05-29")


def test_a_bomb_goes_off_on_the_day_they_were_burying_somebody(claims_of):
    text = "A bomb exploded as mourners were burying a chief on Tuesday, killing six."
    assert ends(claims_of(text, REPORT), "killed") == ("2016-05-31", "2016-05-31")


@pytest.mark.parametrize(
    "before",
    [
        "A patrol was hit on Sunday in Gora, a colonel said on Tuesday.",
        "On Sunday rebels shelled the mill, villagers said here Tuesday.",
    ],
)
def test_two_days_earlier_is_counted_from_the_event_and_not_from_who_told_of_it(claims_of, before):
    text = f"{before} Two days earlier a mine had killed nine porters."
    assert ends(claims_of(text, REPORT), "killed") == ("2016-05-27", "2016-05-27")
