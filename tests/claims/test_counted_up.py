"""Figures counted up since a war began or over many attacks, which are of no single event."""

import pytest

REPORT = "2016-06-01"  # a Wednesday
BEFORE = "Two cooks were killed in Gora on Monday, doctors said."


def counted(claims):
    return {
        claim.toll.low: (claim.toll.cumulative is not None, claim.when and str(claim.when.from_))
        for claim in claims
        if claim.toll is not None
    }


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("Medics counted 61 dead in 12 raids since the uprising erupted.", 61),
        (
            "The group Sokol has recorded 41 raids, in which it says 90 herders were killed.",
            90,
        ),
        ("Sokol said 300 nuns were killed, 40 of them novices, since the siege began.", 300),
        ("Sokol said 300 nuns were killed, 40 of them novices, since the siege began.", 40),
        ("Since the start of the offensive at least 70 porters died, he said.", 70),
    ],
)
def test_a_figure_counted_up_is_a_running_total_of_no_day_told_beside_it(claims_of, text, low):
    assert counted(claims_of(f"{BEFORE} {text}", REPORT))[low] == (True, None)


def test_a_month_alone_is_the_period_of_its_figure(claims_of):
    text = "A nurse blamed the rebels for 35 deaths this month alone."
    (claim,) = (c for c in claims_of(text, "2016-06-20") if c.toll is not None)
    assert str(claim.toll.cumulative.from_) == "2016-06-01"


def test_what_is_told_beside_it_keeps_its_day(claims_of):
    text = "Nine cooks were killed on Sunday, and 211 people have died since the war began."
    found = counted(claims_of(text, REPORT))
    assert found[9] == (False, "2016-05-29")
    assert found[211][0]


@pytest.mark.parametrize(
    "text",
    [
        "She was the first mayor killed since the war began.",
        "Nine cooks were killed since they had refused to leave.",
        "The army has recorded nine dead on Monday.",
    ],
)
def test_one_alone_and_other_words_count_nothing_up(claims_of, text):
    assert not any(runs for runs, _ in counted(claims_of(text, REPORT)).values())
