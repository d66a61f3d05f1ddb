"""A page's text -> claims: holder, day, place, part and period of each toll."""

from datetime import date

import pytest

from reportedly.claims.when.times import find_times
from reportedly.records.text import Segment
from reportedly.records.vocabulary import (
    Finality,
    Modality,
    PlaceLevel,
    SegmentKind,
    Stance,
    VictimClass,
)
from reportedly.text.sentences import parse


def toll_of(claims, harm, low):
    (found,) = [
        c for c in claims if c.toll is not None and (c.toll.harm, c.toll.low) == (harm, low)
    ]
    return found


def test_the_innermost_speaker_holds_the_toll(claims_of):
    text = "The governor said that the hospital had told him 12 miners were killed."
    assert toll_of(claims_of(text), "killed", 12).holder.printed == "the hospital"


def test_a_toll_nobody_is_quoted_for_is_the_outlets_own(claims_of):
    assert toll_of(claims_of("Nine farmers were killed on the road."), "killed", 9).holder is None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Shelling killed 15 people in Kharkiv, Sumy, Izium and Kupiansk.",
            {"Kharkiv", "Sumy", "Izium", "Kupiansk"},
        ),
        (
            "Fifteen villagers were killed in Marib, Taiz, Qaryat Nur and Aden, medics said.",
            {"Marib", "Taiz", "Aden"},
        ),
        ("Six were killed in the towns of Mopti, Gao & Timbuktu.", {"Mopti", "Gao", "Timbuktu"}),
        (
            "Raids on cities along the river, including Mosul, Tikrit, Dalgun and Samarra, began "
            "at dawn. At least 15 soldiers were killed in the raids.",
            {"Mosul", "Tikrit", "Dalgun", "Samarra"},
        ),
        ("In Marib 15 people were killed and Taiz, Aden and Hodeidah were quiet.", {"Marib"}),
        ("Fifteen people were killed in Mosul and near Tikrit on Monday.", {"Mosul", "Tikrit"}),
        ("Fifteen died in Mosul, and in Tikrit a curfew began.", {"Mosul"}),
    ],
)
def test_a_toll_over_several_places_happened_in_all_of_them(claims_of, text, names):
    (toll,) = [c for c in claims_of(text) if c.toll is not None]
    assert {place.printed for place in toll.where} == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "A shell hit a church in Bojaya on Thursday, killing 117.\n\nThe bishop of Quibdo, "
            "Jorge Castano, gave a figure of 98 wounded.",
            {"Bojaya"},
        ),
        (
            "A spokesman in Colombo said 80 rebels were killed. He put army losses at 98 wounded.",
            set(),
        ),
        ("Shells hit Marib. A doctor in Marib counted 98 wounded.", {"Marib"}),
    ],
)
def test_the_town_of_who_says_it_is_not_where_it_happened(claims_of, text, names):
    found = toll_of(claims_of(text), "injured", 98)
    assert {place.printed for place in found.where} == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("A raid on Bria killed 20, the army said.", set()),
        ("A raid killed 20 in a church at Navali.", set()),
        ("A bomb killed 20 in the market, police said.", {"KABUL"}),
    ],
)
def test_a_dateline_places_nothing_where_another_place_is_named(claims_of, text, names):
    page = f"KABUL - {text}"
    segments = (
        Segment(kind=SegmentKind.DATELINE, start=0, end=8),
        Segment(kind=SegmentKind.BODY, start=8, end=len(page)),
    )
    (toll,) = [c for c in claims_of(page, segments=segments) if c.toll is not None]
    assert {place.printed for place in toll.where} == names


def days(told):
    return tuple(None if day is None else str(day) for day in (told.from_, told.to))


WRITTEN = "2024-05-14"


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Some 300 people have been killed since war broke out in 2014.", None),
        ("Some 300 people have been killed in Mali since a coup in 2021.", None),
        ("Some 300 people have been killed since the end of the 2020 war.", None),
        ("Some 300 people have been killed since fighting erupted in April 2023.", "2023-04-01"),
        ("Some 300 people have died since the truce was signed on 9 November 2020.", "2020-11-09"),
        ("Some 300 people have been killed in Aleppo since 2020.", "2020-01-01"),
    ],
)
def test_a_count_since_an_event_starts_where_the_page_tells_its_day(claims_of, text, first):
    (toll,) = [c for c in claims_of(text, WRITTEN) if c.toll is not None]
    assert days(toll.toll.cumulative) == (first, WRITTEN)
    assert toll.modality is Modality.ACTUAL


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("After the 2008 war, 40 soldiers were killed in Gori.", "2008-01-01", WRITTEN),
        ("Before the 2020 war, ten soldiers were killed in Shusha.", None, "2020-12-31"),
        ("Six men were killed in Sirte before the 2011 uprising.", None, "2011-12-31"),
        ("Six men were killed in Sirte before 2011.", None, "2010-12-31"),
    ],
)
def test_before_and_after_an_event_of_a_year_bound_it_by_that_year(claims_of, text, first, last):
    (toll,) = [c for c in claims_of(text, WRITTEN) if c.toll is not None]
    assert days(toll.when) == (first, last)


def test_no_event_is_coded_from_a_reporting_verb(claims_of):
    claims = claims_of("Kenya's defence ministry reported attacks on three border posts.")
    assert claims
    assert ("KEN", "perpetrator") not in {(a.id, a.role) for c in claims for a in c.actors}


def test_to_deny_an_attack_is_a_denial_and_no_attack(claims_of):
    claims = claims_of("Ethiopia denied attacking civilians in the valley.")
    assert [c.stance for c in claims] == [Stance.DENIES]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Police said on Monday that 12 miners were killed on 2 May 2021.", date(2021, 5, 2)),
        ("Police said on 3 May 2021 that 12 miners were killed.", None),
        ("Shells fell on Osh on 2 May 2021. Twelve miners were killed.", date(2021, 5, 2)),
        ("Twelve miners were killed.", None),
    ],
)
def test_the_day_is_that_of_the_event_and_not_of_the_saying(claims_of, text, day):
    claim = toll_of(claims_of(text, "2021-05-04"), "killed", 12)
    assert (claim.when and claim.when.from_) == day


def test_the_day_of_publication_is_never_the_day_of_the_event(claims_of):
    claims = claims_of("Rebels shelled the town. Twelve miners were killed.", "2021-05-04")
    assert claims
    assert [c.when for c in claims] == [None] * len(claims)


def test_a_continuing_toll_runs_up_to_the_report(claims_of):
    text = "The army shelled Goma on 2 May 2021.\n\nAt least 27 people have been killed."
    claim = toll_of(claims_of(text, "2021-05-04"), "killed", 27)
    assert (claim.when.from_, claim.when.to) == (date(2021, 5, 2), date(2021, 5, 4))


def test_since_makes_a_running_total(claims_of):
    text = "Since the truce of 9 November 2020, 15 soldiers have been killed, the office said."
    toll = toll_of(claims_of(text, "2021-05-04"), "killed", 15).toll
    assert toll.cumulative.from_ == date(2020, 11, 9)


def test_last_week_is_a_date_and_no_running_total(claims_of):
    claim = toll_of(claims_of("Nine monks were killed last week.", "2021-05-04"), "killed", 9)
    assert claim.toll.cumulative is None
    assert claim.when.from_ is not None


def test_parts_that_add_up_to_a_total_before_them_are_tied_to_it(claims_of):
    text = (
        "The army has killed 21 residents of the district since 2020, officials said.\n\n"
        "Six civilians and 15 soldiers have been killed since the truce, the office said."
    )
    claims = claims_of(text, "2021-05-04")
    total = toll_of(claims, "killed", 21)
    assert toll_of(claims, "killed", 6).toll.subset_of == total.id
    assert toll_of(claims, "killed", 15).toll.subset_of == total.id
    assert total.toll.victim_class is VictimClass.MIXED


def test_parts_that_do_not_add_up_stand_alone(claims_of):
    text = (
        "The army has killed 22 residents of the district since 2020, officials said.\n\n"
        "Six civilians and 15 soldiers have been killed since the truce, the office said."
    )
    assert toll_of(claims_of(text), "killed", 6).toll.subset_of is None


def test_two_towns_do_not_make_a_sum(claims_of):
    text = (
        "The raid in Goma killed nine people, the mayor said.\n\n"
        "In Bukavu, four miners and five soldiers were killed, the army said."
    )
    assert toll_of(claims_of(text), "killed", 4).toll.subset_of is None


def test_casualties_only_bound_how_many_died(claims_of):
    (claim,) = [c for c in claims_of("There were 40 casualties.") if c.toll is not None]
    assert (claim.toll.low, claim.toll.high) == (None, 40)


def test_two_more_are_part_of_the_total_told_before(claims_of):
    claims = claims_of("The death toll rose to 52. Two more people died overnight, he said.")
    assert toll_of(claims, "killed", 2).toll.subset_of == toll_of(claims, "killed", 52).id


def test_an_earlier_toll_is_superseded(claims_of):
    text = "Four soldiers were killed, the ministry said, revising an earlier toll of two dead."
    claims = claims_of(text)
    assert toll_of(claims, "killed", 2).finality is Finality.SUPERSEDED
    assert toll_of(claims, "killed", 4).finality is Finality.UNSTATED


def test_a_figure_that_may_change_is_provisional(claims_of):
    claims = claims_of("At least 49 soldiers were killed, he said. That number is not final.")
    assert toll_of(claims, "killed", 49).finality is Finality.PROVISIONAL


def test_a_border_is_not_the_country_it_bounds(claims_of):
    claim = toll_of(claims_of("Four soldiers were killed on the Chad border."), "killed", 4)
    (border,) = claim.where
    assert (border.level, border.lat) == (PlaceLevel.LINE_OR_ZONE, None)


def test_the_place_struck_is_the_place_of_the_event(claims_of):
    claims = claims_of("Farmers have blocked the Rafah crossing since 4 March 2019.")
    assert [p.printed for c in claims for p in c.where] == ["Rafah crossing"]


def test_what_could_happen_is_kept_apart(claims_of):
    claim = toll_of(claims_of("A strike on the dam could kill 300 people."), "killed", 300)
    assert claim.modality is Modality.HYPOTHETICAL


def test_a_cable_in_capitals_has_its_speaker(claims_of):
    text = "SIX PRIESTS WERE KILLED BEFORE DAWN IN SAN SALVADOR, CHURCH OFFICIALS SAID."
    assert toll_of(claims_of(text), "killed", 6).holder.printed == "CHURCH OFFICIALS"


def test_a_dateline_with_two_digits_is_of_the_last_century_it_can_be(document_of, parser, lexicon):
    text = "BOGOTA, 28 NOV 89 -- A BOMB KILLED 67 PEOPLE YESTERDAY IN THE CITY."
    dateline = Segment(kind=SegmentKind.DATELINE, start=0, end=21)
    body = Segment(kind=SegmentKind.BODY, start=21, end=len(text))
    document = document_of(text, segments=(dateline, body))
    (yesterday,) = find_times(document, parse(document, parser), lexicon.times)
    assert yesterday.from_ == date(1989, 11, 27)


def test_every_quote_is_its_characters(claims_of):
    text = (
        "At least 27 people, including seven civilians, were killed in Goma on 2 May 2021, "
        "according to the mayor. The army denied shelling the town."
    )
    claims = claims_of(text)
    assert len(claims) > 2
    assert all(claim.quote == text[claim.start : claim.end] for claim in claims)
