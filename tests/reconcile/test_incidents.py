from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.reconcile.incidents import build_incidents, find_when, find_where, name_event
from reportedly.records.incident import Link
from reportedly.records.vocabulary import Comparator, EventClass, Modality, PlaceLevel, Stance
from reportedly.vocab.policies import load_policies

POLICIES = load_policies()


def build(make, claims, **known):
    evidence = make.evidence(claims, **known)
    return build_incidents([tuple(c.id for c in claims)], evidence, POLICIES)


def test_talk_alone_makes_no_incident(make):
    claims = [
        make.claim("c-1", event_class=EventClass.CONDEMNATION),
        make.claim("c-2", event_class=EventClass.REJECTION, stance=Stance.DENIES),
    ]
    assert build(make, claims) == ()


def test_a_denial_belongs_to_the_incident_it_is_about(make):
    claims = [
        make.claim("c-1", event_class=EventClass.SHELLING),
        make.claim("c-2", event_class=EventClass.REJECTION, stance=Stance.DENIES),
    ]
    (incident,) = build(make, claims)
    assert incident.event_class is EventClass.SHELLING
    assert incident.claims == ("c-1", "c-2")


def test_a_report_that_nothing_happened_is_no_incident(make):
    nil = [
        make.claim("c-1", toll=make.toll(0, comparator=Comparator.ZERO)),
        make.claim("c-2", event_class=EventClass.CEASEFIRE_VIOLATION, modality=Modality.NEGATED),
        make.claim("c-3", event_class=EventClass.CONDEMNATION),
    ]
    assert build(make, nil) == ()
    shelled = make.claim("c-4", event_class=EventClass.SHELLING, where=(make.place("Ettal"),))
    (incident,) = build(make, [*nil, shelled])
    assert incident.claims == ("c-1", "c-2", "c-3", "c-4")


def test_origins_are_not_pages(make):
    claims = [make.claim(f"c-{n}", document=f"d-{n}", toll=make.toll(4)) for n in range(4)]
    (incident,) = build(make, claims, groups={"d-0": "wire", "d-1": "wire", "d-2": "wire"})
    assert len(incident.documents) == 4
    assert incident.origins == 2


def test_who_could_not_verify_is_no_origin(make):
    claims = [
        make.claim("c-1", toll=make.toll(4)),
        make.claim("c-2", document="d-2", stance=Stance.CANNOT_VERIFY),
    ]
    (incident,) = build(make, claims)
    assert incident.origins == 1


def test_the_id_stays_when_a_later_page_comes_in(make):
    pages = [
        make.document("d-2", published="2021-06-01"),
        make.document("d-1", published="2021-06-02"),
    ]
    first = make.claim("c-5", document="d-2", toll=make.toll(4))
    later = make.claim("c-1", document="d-1", toll=make.toll(6))
    (alone,) = build(make, [first], documents=pages)
    (both,) = build(make, [later, first], documents=pages)
    assert alone.id == both.id
    assert alone.tolls != both.tolls


def test_what_one_claim_lists_was_in_all_of_it_and_two_tellings_are_one_place(make):
    listed = tuple(
        make.place(name, f"geonames:{n}").replacing(start=n)
        for n, name in enumerate(("Ettal", "Lindau", "Murnau"))
    )
    (over_all,) = build(make, [make.claim("c-1", toll=make.toll(15), where=listed)])
    assert over_all.title == "15 killed — Ettal, Lindau and Murnau, date unknown"
    claims = [make.claim(f"c-{n}", toll=make.toll(4), where=(listed[n],)) for n in range(2)]
    (told_twice,) = build(make, claims)
    assert told_twice.title in {f"4 killed — {n}, date unknown" for n in ("Ettal", "Lindau")}
    assert len(told_twice.where) == 2


def test_the_telling_class_names_it_unless_hardly_anyone_says_so(make):
    def named(*classes):
        claims = [make.claim(f"c-{n}", event_class=name) for n, name in enumerate(classes)]
        return name_event(claims, POLICIES)

    civilians, bombing = EventClass.ATTACK_ON_CIVILIANS, EventClass.SUICIDE_BOMBING
    assert named(civilians, bombing) is bombing
    assert named(civilians, civilians, civilians, civilians, bombing) is civilians
    assert named(EventClass.CONDEMNATION) is EventClass.UNKNOWN


def test_the_day_most_agree_on(make):
    claims = [
        make.claim("c-1", when=make.time("2021-06-01", "2021-06-02")),
        make.claim("c-2", document="d-2", when=make.time("2021-06-01")),
        make.claim("c-3", document="d-3", when=make.time("2021-06-03")),
    ]
    when = find_when(claims, make.evidence(claims))
    assert (when.from_, when.to) == (date(2021, 6, 1), date(2021, 6, 1))
    assert when.why == "2 of 3 dated claims agree"
    assert find_when([make.claim("c-1")], make.evidence([])) is None


def test_a_long_time_told_aside_does_not_date_an_undated_toll(make):
    aside = make.claim("c-1", when=make.time("2020-01-01", "2020-12-31"))
    toll = make.claim("c-2", toll=make.toll(25))
    assert find_when([aside, toll], make.evidence([aside, toll])) is None
    assert find_when([aside], make.evidence([aside])) is not None


def test_a_wide_time_agrees_with_all_and_says_little(make):
    claims = [
        make.claim("c-1", when=make.time("2021-01-01", "2021-12-31")),
        make.claim("c-2", document="d-2", when=make.time("2021-06-01")),
        make.claim("c-3", document="d-3", when=make.time("2021-06-01")),
        make.claim("c-4", document="d-4", when=make.time("2021-06-09")),
    ]
    when = find_when(claims, make.evidence(claims))
    assert when.from_ == date(2021, 6, 1)
    month = make.time("2021-06-01", "2021-06-30")
    stray = [
        make.claim("c-0", when=make.time("2021-08-09")),
        *(make.claim(f"c-{n}", document=f"d-{n}", when=month) for n in (2, 3, 4)),
    ]
    assert find_when(stray, make.evidence(stray)).to == date(2021, 6, 30)


def test_narrow_places_first_and_the_country_only_for_want_of_better(make):
    land = make.place("Land", "g:1", level=PlaceLevel.COUNTRY)
    hills = make.place("Hills", "g:2", level=PlaceLevel.ADM1)
    ettal = make.place("Ettal", "g:3")
    claims = [make.claim("c-1", where=(land, hills)), make.claim("c-2", where=(ettal,))]
    evidence = make.evidence(claims)
    assert [place.name for place in find_where(claims, evidence)] == ["Ettal", "Hills"]
    alone = [make.claim("c-1", where=(land,))]
    assert [place.name for place in find_where(alone, evidence)] == ["Land"]


def test_each_party_once(make):
    claims = [
        make.claim("c-1", toll=make.toll(1), actors=(make.blamed("gunmen"),)),
        make.claim("c-2", actors=(make.blamed("the army", "MMR"), make.blamed("Gunmen"))),
        make.claim("c-3", actors=(make.blamed("Tatmadaw", "MMR"),)),
    ]
    (incident,) = build(make, claims)
    assert [(party.printed, party.id) for party in incident.parties] == [
        ("the army", "MMR"),
        ("gunmen", None),
    ]


@pytest.mark.parametrize(
    ("role", "printed", "key", "kept"),
    [
        ("perpetrator", "gunmen", None, True),
        ("party", "Free Hills Brigade", None, True),
        ("perpetrator", "several gunmen", None, False),
        ("party", "more than 40 fighters", None, False),
        ("target", "several places", None, False),
        ("target", "the post", None, False),
        ("target", "two army posts", "MMR", True),
        ("addressee", "the army", "MMR", False),
    ],
)
def test_crowds_in_numbers_and_things_are_no_parties(make, role, printed, key, kept):
    actor = make.blamed(printed, key).replacing(role=role)
    (incident,) = build(make, [make.claim("c-1", toll=make.toll(1), actors=(actor,))])
    assert bool(incident.parties) is kept


@pytest.mark.parametrize(
    ("stance", "kept"),
    [
        (Stance.ASSERTS, True),
        (Stance.JUSTIFIES, True),
        (Stance.COUNTER_ACCUSES, True),
        (Stance.DENIES, False),
        (Stance.REJECTS_CHARACTERISATION, False),
        (Stance.RETRACTS, False),
        (Stance.CANNOT_VERIFY, False),
    ],
)
def test_who_denies_a_deed_is_not_named_for_it(make, stance, kept):
    denial = make.claim("c-2", stance=stance, actors=(make.blamed("the army", "MMR"),))
    (incident,) = build(make, [make.claim("c-1", toll=make.toll(49)), denial])
    assert bool(incident.parties) is kept


def test_links_say_why_each_claim_is_there(make):
    def link(a, b, score):
        return Link(a=a, b=b, score=score, reasons=(f"{score}",), decided_by="test")

    claims = [make.claim(f"c-{n}", toll=make.toll(1)) for n in range(4)]
    links = (link("c-0", "c-1", 5.0), link("c-1", "c-2", 4.0), link("c-0", "c-2", 3.0))
    evidence = make.evidence(claims).replacing(links=(*links, link("c-2", "c-3", 9.0)))
    groups = [("c-0", "c-1", "c-2"), ("c-3",)]
    whole, alone = sorted(build_incidents(groups, evidence, POLICIES), key=lambda i: i.claims)
    assert [(x.a, x.b) for x in whole.links] == [("c-0", "c-1"), ("c-1", "c-2")]
    assert alone.links == ()


@settings(max_examples=50, deadline=None)
@given(st.data())
def test_the_order_of_claims_does_not_matter(make, data):
    claims = [
        make.claim(
            f"c-{n}",
            document=f"d-{data.draw(st.integers(0, 2))}",
            toll=make.toll(data.draw(st.integers(0, 9))),
            when=data.draw(st.sampled_from([None, make.time("2021-06-01")])),
            where=data.draw(st.sampled_from([(), (make.place("Ettal"),), (make.place("Aba"),)])),
            event_class=data.draw(st.sampled_from(EventClass)),
        )
        for n in range(data.draw(st.integers(1, 6)))
    ]
    assert build(make, data.draw(st.permutations(claims))) == build(make, claims)
