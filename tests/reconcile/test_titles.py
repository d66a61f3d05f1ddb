import pytest

from reportedly.reconcile.titles import date_phrase, make_title
from reportedly.reconcile.tolls import summarise
from reportedly.records.vocabulary import Comparator, EventClass, Harm, VictimClass
from reportedly.vocab.policies import load_policies

POLICIES = load_policies()
WORDS = POLICIES.title


def title(make, tolls, event=EventClass.UNKNOWN, places=(), when=None):
    claims = [
        make.claim(f"c-{n}", toll=toll, sentence=(99 * n, 99 * n + 9))
        for n, toll in enumerate(tolls)
    ]
    rows = summarise(claims, make.evidence(claims), POLICIES.toll())
    return make_title(event, rows, places, when, WORDS)


def test_what_is_unknown_is_said_to_be(make):
    assert title(make, []) == "Incident — place unknown, date unknown"


def test_event_toll_place_and_day(make):
    tolls = [
        make.toll(3, victim_class=VictimClass.POLICE),
        make.toll(1, harm=Harm.INJURED, victim_class=VictimClass.POLICE),
    ]
    told = title(
        make, tolls, EventClass.ATTACK_ON_ARMED, [make.place("Ettal")], make.time("2021-06-05")
    )
    assert told == (
        "Attack on armed forces: 3 police killed, 1 police officer injured — Ettal, 5 June 2021"
    )


@pytest.mark.parametrize(
    ("numbers", "phrase"),
    [
        ([(4, 4)], "4 killed"),
        ([(4, 4), (6, 6)], "4–6 killed"),
        ([(4, 4), (6, None)], "4–6 or more killed"),
        ([(49, None)], "at least 49 killed"),
        ([(None, 20)], "up to 20 killed"),
        ([(0, 0)], "no one killed"),
        ([(0, 0), (12, 12)], "0–12 killed"),
        ([(None, None)], "unknown number killed"),
    ],
)
def test_numbers(make, numbers, phrase):
    tolls = [make.toll(low, high) for low, high in numbers]
    assert title(make, tolls) == f"{phrase} — place unknown, date unknown"


@pytest.mark.parametrize(
    ("given", "phrase"),
    [
        ([(70_001, None, "more_than")], "more than 70,000 killed"),
        ([(4, None, "at_least"), (70_001, None, "more_than")], "4 to more than 70,000 killed"),
        ([(61, None, "more_than"), (90, 90, "unmarked")], "more than 60 to 90 killed"),
        ([(61, None, "more_than"), (61, 61, "unmarked")], "at least 61 killed"),
        ([(None, 99, "less_than")], "fewer than 100 killed"),
        ([(None, 20, "up_to")], "up to 20 killed"),
        ([(1_500, 1_500, "unmarked")], "1,500 killed"),
        ([(1_200, None, "at_least"), (900, 900, "unmarked")], "900–1,200 or more killed"),
    ],
)
def test_a_number_is_told_in_the_words_of_the_page(make, given, phrase):
    tolls = [make.toll(low, high, comparator=Comparator(said)) for low, high, said in given]
    assert title(make, tolls) == f"{phrase} — place unknown, date unknown"


@pytest.mark.parametrize(
    ("names", "phrase"),
    [
        (["Ettal"], "Ettal"),
        (["Ettal", "Lindau"], "Ettal and Lindau"),
        (["Ettal", "Lindau", "Murnau"], "Ettal, Lindau and Murnau"),
        (["Ettal", "Lindau", "Murnau", "Weilheim"], "Ettal, Lindau and 2 other places"),
        (["Ettal", "Ettal"], "Ettal"),
    ],
)
def test_several_places_are_told_as_several(make, names, phrase):
    places = [make.place(name) for name in names]
    assert title(make, [make.toll(15)], places=places) == f"15 killed — {phrase}, date unknown"


def test_a_harm_nobody_suffered_makes_room_for_one_somebody_did(make):
    tolls = [make.toll(0, comparator=Comparator.ZERO), make.toll(13, harm=Harm.INJURED)]
    assert title(make, tolls).startswith("13 injured — ")


@pytest.mark.parametrize(
    ("sides", "phrase"),
    [
        (["AZE", None], "192 soldiers (AZE) and at least 200 (side not stated) killed"),
        (["AZE", "ARM"], "at least 200 (ARM) and 192 soldiers (AZE) killed"),
        (["AZE", "AZE"], "at least 200 killed"),
    ],
)
def test_both_sides_are_told(make, sides, phrase):
    tolls = [
        make.toll(192, victim_class=VictimClass.MILITARY, side=sides[0]),
        make.at_least(200, side=sides[1]),
    ]
    assert title(make, tolls).startswith(f"{phrase} — ")


@pytest.mark.parametrize(
    ("first", "last", "phrase"),
    [
        ("2023-03-05", "2023-03-05", "5 March 2023"),
        ("2016-11-10", "2016-11-11", "10–11 November 2016"),
        ("2016-11-01", "2016-11-30", "November 2016"),
        ("2016-01-30", "2016-02-02", "30 January 2016 – 2 February 2016"),
        ("2020-01-01", "2020-12-31", "2020"),
        ("1983-01-01", "2005-12-31", "1983–2005"),
        ("2020-11-09", None, "since 9 November 2020"),
        (None, "2020-11-09", "until 9 November 2020"),
        (None, None, "date unknown"),
    ],
)
def test_dates(make, first, last, phrase):
    assert date_phrase(make.time(first, last), WORDS) == phrase
