import pytest

from reportedly.reconcile.incidents import build_incidents
from reportedly.reconcile.ledgers import find_ledgers, is_running
from reportedly.records.claim import Cumulative
from reportedly.records.vocabulary import Harm, PlaceLevel, VictimClass
from reportedly.vocab.policies import load_policies

POLICIES = load_policies()


def country(make, name):
    return make.place(name, f"country:{name}", level=PlaceLevel.COUNTRY).replacing(country=name)


def town(make, name, of):
    return make.place(name, f"g:{name}").replacing(country=of)


def ledgers(make, claims, groups, documents=()):
    """The ledgers of the incident of the first claim, members by their first claim."""
    evidence = make.evidence(claims, documents)
    incidents = {i.claims[0]: i for i in build_incidents(groups, evidence, POLICIES)}
    names = {incident.id: first for first, incident in incidents.items()}
    own = incidents[claims[0].id]
    assert is_running(own, evidence)
    return [
        (one.claim, sorted((names[m.incident], m.low, m.high) for m in one.members), one.residual)
        for one in find_ledgers(own, incidents.values(), evidence)
    ]


def year(make, **known):
    """A total over 2021."""
    period = Cumulative(from_=make.time("2021-01-01").from_, to=make.time("2021-12-31").to)
    return make.toll(20, cumulative=period, **known)


def test_twelve_in_one_town_and_seven_in_the_next_are_nineteen(make):
    claims = [
        make.claim("c-0", toll=make.toll(19)),
        make.claim("c-1", toll=make.toll(12, subset_of="c-0"), where=(town(make, "E", "A"),)),
        make.claim("c-2", toll=make.toll(7, subset_of="c-0"), where=(town(make, "N", "A"),)),
    ]
    (one,) = ledgers(make, claims, [("c-0",), ("c-1",), ("c-2",)])
    assert one == ("c-0", [("c-1", 12, 12), ("c-2", 7, 7)], (0, 0))


def events(make):
    """A total over a year in a country, an event in it, and some that are not."""
    march, before = make.time("2021-03-04"), make.time("2020-12-30")
    here, there = (town(make, "Ettal", "A"),), (town(make, "Norcia", "B"),)
    return [
        make.claim("c-0", toll=year(make), where=(country(make, "A"),)),
        make.claim("c-1", toll=make.toll(4), when=march, where=here),
        make.claim("c-2", document="d-2", toll=make.toll(6), when=march, where=here),
        make.claim("c-3", toll=make.toll(5), when=before, where=here),
        make.claim("c-4", toll=make.toll(5), when=march, where=there),
        make.claim("c-5", toll=make.toll(5, harm=Harm.INJURED), when=march, where=here),
        make.claim("c-6", toll=make.toll(5), where=here),
        make.claim("c-7", toll=year(make), where=here, when=march),
    ]


def test_a_total_counts_what_lies_in_its_period_and_place_and_no_other_total(make):
    claims = events(make)
    groups = [("c-0",), ("c-1", "c-2"), *((f"c-{n}",) for n in range(3, 8))]
    assert ledgers(make, claims, groups) == [("c-0", [("c-1", 4, 6)], (14, 16))]


@pytest.mark.parametrize(("blamed", "counted"), [("RIV", 1), ("OST", 0)])
def test_whom_the_total_blames_must_be_named_for_its_members(make, blamed, counted):
    total, event, *_ = events(make)
    claims = [
        total.replacing(actors=(make.blamed("they", "RIV"),)),
        event.replacing(actors=(make.blamed("they", blamed),)),
    ]
    assert len(ledgers(make, claims, [("c-0",), ("c-1",)])) == counted


def test_a_total_of_one_class_counts_that_class(make):
    total, event, *_ = events(make)
    civilians = VictimClass.CIVILIAN
    claims = [
        total.replacing(toll=year(make, victim_class=civilians)),
        event,
        event.replacing(id="c-9", toll=make.toll(2, victim_class=civilians)),
    ]
    (one,) = ledgers(make, claims, [("c-0",), ("c-1", "c-9")])
    assert one[1:] == ([("c-1", 2, 2)], (18, 18))
