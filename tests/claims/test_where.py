"""Sentences and the places found in them, over a gazetteer of a few made-up and real places."""

import datetime as dt

import pytest

from reportedly.claims.where.places import find_places
from reportedly.records.claim import PlaceName
from reportedly.records.text import Document, Segment
from reportedly.records.vocabulary import LineageType, PlaceLevel, SegmentKind
from reportedly.text.parser import load_parser
from reportedly.text.sentences import parse
from reportedly.vocab.gazetteer import gazetteer_of
from reportedly.vocab.places import Named, Place
from reportedly.vocab.placewords import load_place_words

LEVELS = {"country": PlaceLevel.COUNTRY, "town": PlaceLevel.SETTLEMENT, "adm1": PlaceLevel.ADM1}


def place(kind, id_, names, country, at, *, people=0, **more):
    listed = names.split("|")
    level = LEVELS.get(kind) or PlaceLevel(kind)
    radius = {"town": 3.0, "country": 300.0}.get(kind, 60.0)
    made = Place(
        id=id_,
        name=listed[0],
        level=level,
        lat=at[0],
        lon=at[1],
        radius_km=radius,
        country=country,
        population=people,
        names=tuple(PlaceName(name=name, used_by=more.get("used_by")) for name in listed),
        **{key: value for key, value in more.items() if key != "used_by"},
    )
    return Named(made, tuple(listed), len(listed))


PLACES = (
    place("country", "country:ARM", "Armenia", "ARM", (40, 45), people=3_000_000),
    place("country", "country:AZE", "Azerbaijan", "AZE", (40.5, 47.5), people=10_000_000),
    place("country", "country:COL", "Colombia", "COL", (4, -72), people=50_000_000),
    place("country", "country:SLV", "El Salvador", "SLV", (13.8, -88.9), people=6_000_000),
    place("country", "country:GEO", "Georgia", "GEO", (42, 43.5), people=3_700_000),
    place("country", "country:UKR", "Ukraine", "UKR", (49, 32), people=44_000_000),
    place("country", "country:USA", "United States|U.S.", "USA", (39.8, -98.5), people=327_000_000),
    place("adm1", "region:USA.GA", "Georgia", "USA", (32.7, -83.4), people=9_000_000),
    place("adm1", "region:ARM.04", "Gegharkunik", "ARM", (40.3, 45.3), people=222_000),
    place(
        "town",
        "geonames:1",
        "Gegharkunik",
        "ARM",
        (40.2, 45.2),
        people=1_790,
        region="region:ARM.04",
    ),
    place("town", "geonames:2", "Armenia", "COL", (4.5, -75.7), people=300_000),
    place("town", "geonames:3", "Vardenis", "ARM", (40.18, 45.73), people=12_000),
    place("town", "geonames:4", "Sotk", "ARM", (40.2, 45.87), people=1_000),
    place("town", "geonames:5", "Goris", "ARM", (39.5, 46.3), people=17_000),
    place("town", "geonames:6", "Khndzoresk", "ARM", (39.5, 46.43), people=2_000),
    place("town", "geonames:7", "Chalatenango", "SLV", (14.0, -88.9), people=30_000),
    place("town", "geonames:8", "Athens", "GRC", (37.98, 23.7), people=660_000),
    place(
        "town",
        "geonames:9",
        "Athens",
        "USA",
        (33.96, -83.4),
        people=116_000,
        region="region:USA.GA",
    ),
    place("town", "geonames:10", "San Miguel", "SLV", (13.5, -88.2), people=160_000),
    place("town", "geonames:11", "San Miguel", "ARG", (-34.5, -58.7), people=157_000),
    place("town", "geonames:12", "Austin", "USA", (30.3, -97.7), people=970_000),
    place("town", "geonames:13", "Twinton", "AAA", (1, 1), people=5_000),
    place("town", "geonames:14", "Twinton", "BBB", (50, 50), people=5_000),
    place(
        "line_or_zone",
        "overlay:lachin-corridor",
        "Lachin corridor",
        "AZE",
        (39.6, 46.6),
        contested=True,
        used_by="wide",
    ),
    place(
        "town",
        "geonames:146970",
        "Stepanakert|Khankendi",
        "AZE",
        (39.8, 46.75),
        people=2_100,
        contested=True,
        used_by="x",
    ),
    place("water_or_air", "overlay:red-sea", "Red Sea", None, (20, 38.5)),
)
GAZETTEER = gazetteer_of(PLACES)


def read(text, gazetteer=GAZETTEER):
    document = Document(
        id="d-1",
        origin="page.txt",
        sha256="",
        text_sha256="",
        text=text,
        title=None,
        outlet=None,
        authors=(),
        published=None,
        language="en",
        lineage_type=LineageType.UNKNOWN,
        credit=None,
        segments=(Segment(kind=SegmentKind.BODY, start=0, end=len(text)),),
        captured=dt.date(2024, 1, 1),
    )
    found = find_places(document, parse(document, load_parser()), gazetteer)
    assert all(text[m.start : m.end] == m.printed for m in found)
    assert all(m.why for m in found)
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Armenia accused Azerbaijan of shelling.",
            ["Armenia country:ARM", "Azerbaijan country:AZE"],
        ),
        ("Armenian soldiers fired on Azerbaijani posts.", []),
        ("Shells fell in Vardenis.", ["Vardenis geonames:3"]),
        (
            "He was born in Gegharkunik province, Armenia.",
            ["Gegharkunik province region:ARM.04", "Armenia country:ARM"],
        ),
        (
            "The village of Gegharkunik in Armenia was hit.",
            ["Gegharkunik geonames:1", "Armenia country:ARM"],
        ),
        ("Trucks stopped on the Lachin Corridor.", ["Lachin Corridor overlay:lachin-corridor"]),
        ("A ship was hit in the Red Sea.", ["Red Sea overlay:red-sea"]),
        (
            "Police found the body in Athens, Georgia.",
            ["Athens geonames:9", "Georgia region:USA.GA"],
        ),
        ("Ministers met in Athens on Monday.", ["Athens geonames:8"]),
        (
            "El Salvador sent soldiers to San Miguel.",
            ["El Salvador country:SLV", "San Miguel geonames:10"],
        ),
        ("Rebels seized Armenia in Colombia.", ["Armenia country:ARM", "Colombia country:COL"]),
    ],
)
def test_places(text, expected):
    assert [f"{m.printed} {m.id}" for m in read(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Austin denied it.",
        "Colonel Austin said the road was closed.",
        "The Athens Times reported the attack.",
        "She studied at the University of Athens before the war.",
        "The CSTO met on Monday in silence.",
        "The man said the house was empty.",
    ],
)
def test_names_that_are_no_places(text):
    assert read(text) == ()


def test_a_list_carries_the_names_in_it():
    found = read("Armenia said the cities of Vardenis, Sotk, Goris and Ishkhanasar were hit.")
    assert [m.printed for m in found] == ["Armenia", "Vardenis", "Sotk", "Goris", "Ishkhanasar"]
    last = found[-1]
    assert (last.id, last.lat, last.radius_km, last.country) == (None, None, None, None)
    assert "no place of this name" in last.why


def test_two_places_of_one_name_stay_undecided():
    (found,) = read("A mine exploded in the town of Twinton.")
    assert found.id is None
    assert found.level is PlaceLevel.SETTLEMENT
    assert "nothing here tells which" in found.why


def test_an_unknown_name_is_the_kind_of_place_its_page_calls_it_elsewhere(claims_of):
    found = read("Shells fell on the village of Sarolt. In Sarolt four people died.")
    assert [(m.printed, m.id, m.level) for m in found] == [
        ("Sarolt", None, PlaceLevel.SETTLEMENT),
        ("Sarolt", None, PlaceLevel.SETTLEMENT),
    ]
    told = claims_of("Shells fell on the village of Sarolt. In Sarolt four people died.")
    assert {place.printed for claim in told if claim.toll for place in claim.where} == {"Sarolt"}


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Gunmen killed six residents of Sarolt village.", ["Sarolt"]),
        ("Gunmen killed six people at Sarolt, near Goris.", ["Sarolt", "Goris"]),
        ("Gunmen killed six people in the village of Sarolt outside Goris.", ["Sarolt", "Goris"]),
        ("Gunmen killed six people near Goris.", ["Goris"]),
        ("Gunmen from Sarolt village killed six people in Goris.", ["Goris"]),
    ],
)
def test_a_village_of_no_gazetteer_keeps_the_town_it_lies_near(claims_of, text, places):
    told = [claim for claim in claims_of(text) if claim.toll is not None]
    assert [place.printed for place in told[0].where] == places


def test_a_misspelt_village_is_found_among_the_places_named():
    found = read("Armenia said a drone fell on Goris and on the village of Khndoresk.")
    assert found[-1].id == "geonames:6"
    assert "sounds like it" in found[-1].why


def test_a_misspelt_name_far_from_all_others_is_left_alone():
    found = read("El Salvador said a bomb fell on the village of Khndoresk.")
    assert found[-1].id is None


@pytest.mark.parametrize(
    ("text", "radius"),
    [
        ("A patrol was hit 12 km north of Chalatenango, El Salvador.", 12.0),
        ("A patrol was hit ten days ago near Chalatenango, El Salvador.", 25.0),
        ("A patrol was hit 10 miles from Chalatenango, El Salvador.", 16.1),
        ("A patrol was hit on the outskirts of Chalatenango, El Salvador.", 25.0),
    ],
)
def test_near_a_town(text, radius):
    found = read(text)[0]
    assert (found.level, found.radius_km) == (PlaceLevel.NEAR_SETTLEMENT, radius)
    assert found.id == "geonames:7"


@pytest.mark.parametrize("printed", ["Stepanakert", "Khankendi"])
def test_a_disputed_name_stays_as_printed_beside_the_other(printed):
    (found,) = read(f"Officials met in {printed}.")
    assert found.name == printed
    assert {name.name for name in found.names} == {"Stepanakert", "Khankendi"}


def test_a_headline_keeps_to_what_is_certain():
    found = read("Azerbaijani Forces Shell Villages Near Goris As Armenia Calls For Talks")
    assert [m.id for m in found] == ["geonames:5", "country:ARM"]


def test_an_organisation_in_capitals_is_no_town():
    towns = gazetteer_of((*PLACES, place("town", "geonames:30", "Eu", "FRA", (50, 1.4))))
    found = read("Armenia Opens Grain Talks In EU", towns)
    assert "geonames:30" not in {m.id for m in found}


def test_a_common_word_of_a_cable_is_no_town():
    towns = gazetteer_of((*PLACES, place("town", "geonames:31", "Capital", "DNK", (55, 12))))
    found = read("THE BRIDGE LIES 30 KM FROM THE CAPITAL OF ARMENIA, MILITARY SOURCES SAID.", towns)
    assert [m.id for m in found] == ["country:ARM"]


def sentences(which):
    for entry in load_place_words().levels:
        for sentence in getattr(entry, which):
            yield pytest.param(entry.level, sentence, id=f"{entry.level}-{sentence}")


def examples(level):
    listed = [place("town", "geonames:20", "Example", "ARM", (40, 45), people=200_000)]
    if level is not PlaceLevel.SETTLEMENT:
        listed.append(place(level.value, "overlay:example", "Example", "ARM", (40, 45)))
    return gazetteer_of(listed)


@pytest.mark.parametrize(("level", "sentence"), sentences("match"))
def test_level_words_tell_the_level(level, sentence):
    (found,) = read(sentence, examples(level))
    assert found.level is level


@pytest.mark.parametrize(("level", "sentence"), sentences("no_match"))
def test_without_a_level_word_no_level_is_told(level, sentence):
    assert not any(f"say {level}" in m.why for m in read(sentence, examples(level)))
