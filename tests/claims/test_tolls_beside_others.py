"""Tolls beside words of other clauses, other people or other places: sentences of our own."""

from datetime import date

import pytest


def told(claims):
    """(harm, low, high) for each toll."""
    return [(c.toll.harm.value, c.toll.low, c.toll.high) for c in claims if c.toll is not None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The number of people killed rose from 31 to 44.", [("killed", 44, 44)]),
        ("The number of wounded climbed from nine to 15.", [("injured", 15, 15)]),
        (
            "Three herders were stabbed in the hand and two were beaten to death.",
            [("injured", 3, 3), ("killed", 2, 2)],
        ),
        (
            "A baker was shot in the arm, and his brother was shot dead.",
            [("injured", 1, 1), ("killed", 1, 1)],
        ),
        ("Three clerks were shot in the leg and died.", [("killed", 3, 3)]),
        ("The jury held two gunmen liable.", []),
        ("The mill admitted the loss of nine men to a competitor.", []),
        ("The brigade admitted the loss of six men to enemy fire.", [("killed", 6, 6)]),
    ],
)
def test_a_word_of_another_clause_says_nothing_of_these(claims_of, text, expected):
    assert told(claims_of(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Nine farmers were injured, four in Aleppo and five in Idlib.",
            [{"Aleppo", "Idlib"}, {"Aleppo"}, {"Idlib"}],
        ),
        ("Nine farmers were injured in Aleppo, including four children.", [{"Aleppo"}] * 2),
    ],
)
def test_a_total_is_set_at_the_places_of_its_parts(claims_of, text, expected):
    tolls = [claim for claim in claims_of(text) if claim.toll is not None]
    assert [{place.name for place in claim.where} for claim in tolls] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A porter was killed in a raid and the mayor mourned his sister, killed in 1998.", None),
        ("A porter was killed in a raid on 4 May 2011.", date(2011, 5, 4)),
        ("A porter was killed and a mill was burned down on 4 May 2011.", date(2011, 5, 4)),
    ],
)
def test_the_year_of_another_death_dates_nothing_else(claims_of, text, expected):
    first = next(claim for claim in claims_of(text) if claim.toll is not None)
    assert (first.when and first.when.from_) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Twenty weavers were injured, the governor said, correcting a previous figure of 31.",
            [("injured", 20, "unstated", "governor"), ("injured", 31, "superseded", "governor")],
        ),
        (
            "Nine guards died, and prices fell from a previous figure of 20 percent.",
            [("killed", 9, "unstated", None)],
        ),
    ],
)
def test_an_earlier_figure_is_of_the_harm_of_the_one_that_replaces_it(claims_of, text, expected):
    tolls = [claim for claim in claims_of(text) if claim.toll is not None]
    assert [
        (c.toll.harm.value, c.toll.low, c.finality.value, c.holder and c.holder.name) for c in tolls
    ] == expected
