"""What a group of claims says -> whether it tells of an incident."""

import pytest

from reportedly.reconcile.founding import founds_incident
from reportedly.records.vocabulary import (
    Comparator,
    EventClass,
    Harm,
    Modality,
    PlaceLevel,
    Stance,
)
from reportedly.vocab.policies import load_policies

RULES = load_policies().incident


def founds(*claims):
    return founds_incident(claims, RULES)


@pytest.fixture
def village(make):
    return (make.place("Ettal", "geonames:1"),)


@pytest.fixture
def day(make):
    return make.time("2021-06-05")


def test_a_count_of_harm_needs_no_place_and_no_day(make):
    assert founds(make.claim("c-1", toll=make.toll(2)))
    assert founds(make.claim("c-1", toll=make.toll(None, harm=Harm.INJURED)))


def test_nobody_harmed_and_what_has_not_happened_found_nothing(make, village, day):
    assert not founds(make.claim("c-1", toll=make.toll(0, comparator=Comparator.ZERO)))
    for modality in (Modality.FUTURE, Modality.HYPOTHETICAL, Modality.NEGATED):
        told = {"where": village, "when": day, "modality": modality}
        assert not founds(make.claim("c-1", event_class=EventClass.SHELLING, **told))
        assert not founds(make.claim("c-1", toll=make.toll(40), modality=modality))


def test_violence_asks_for_a_place_or_a_day(make, village, day):
    shelled = {"event_class": EventClass.SHELLING}
    assert founds(make.claim("c-1", where=village, **shelled))
    assert founds(make.claim("c-1", when=day, **shelled))
    assert not founds(make.claim("c-1", **shelled))


def test_a_state_is_no_place_and_a_year_no_day(make, village):
    fought = {"event_class": EventClass.ARMED_CLASH}
    state = (make.place("Rivelia", "country:RIV", PlaceLevel.COUNTRY),)
    assert not founds(make.claim("c-1", where=state, **fought))
    year = make.time("2021-01-01", "2021-12-31")
    assert not founds(make.claim("c-1", when=year, **fought))
    assert not founds(make.claim("c-1", when=year, where=village, **fought))
    assert founds(make.claim("c-1", when=make.time("2021-06-01", "2021-06-30"), **fought))


def test_a_name_that_no_gazetteer_has_is_a_place(make):
    unknown = (make.place("Velik Dol", None, PlaceLevel.UNKNOWN),)
    assert founds(make.claim("c-1", event_class=EventClass.SHELLING, where=unknown))


def test_violence_that_somebody_answers_is_an_incident_wherever_it_was(make):
    struck = make.claim("c-1", event_class=EventClass.AIR_STRIKE)
    denied = make.claim("c-2", event_class=EventClass.UNKNOWN, stance=Stance.DENIES)
    assert founds(struck, denied)
    assert not founds(denied)


@pytest.mark.parametrize(
    "event",
    [
        EventClass.TERRITORY_TRANSFERRED,
        EventClass.INCURSION_OR_ADVANCE,
        EventClass.DISPLACEMENT_EVACUATION,
        EventClass.ARREST,
        EventClass.PROPERTY_DESTRUCTION,
    ],
)
def test_a_development_asks_for_both(make, village, day, event):
    assert not founds(make.claim("c-1", event_class=event))
    assert not founds(make.claim("c-1", event_class=event, where=village))
    assert not founds(make.claim("c-1", event_class=event, when=day))
    assert founds(make.claim("c-1", event_class=event, where=village, when=day))


@pytest.mark.parametrize(
    "event",
    [
        EventClass.CEASEFIRE_VIOLATION,
        EventClass.THREAT,
        EventClass.DEMAND,
        EventClass.CONDEMNATION,
        EventClass.NEGOTIATION,
    ],
)
def test_talk_and_allegations_found_nothing(make, village, day, event):
    assert not founds(make.claim("c-1", event_class=event, where=village, when=day))


def test_one_claim_of_several_is_enough(make, village):
    talk = make.claim("c-1", event_class=EventClass.THREAT)
    shelled = make.claim("c-2", event_class=EventClass.SHELLING, where=village)
    assert founds(talk, shelled)
