"""Villages of a user's gazetteer among namesakes, misspelt names, and the states in play."""

import sqlite3

import pytest

from reportedly.claims.where.places import find_places
from reportedly.records.claim import PlaceName
from reportedly.records.gazetteer import Pack
from reportedly.records.vocabulary import PlaceLevel
from reportedly.text.sentences import parse
from reportedly.vocab.gazetteer import Added, gazetteer_of
from reportedly.vocab.index import Indexed, fill, sign, sort
from reportedly.vocab.packs import OpenPack
from reportedly.vocab.places import Named, Place

PACK = Pack(id="g-1", name="mine", format="names", file="m.csv", sha256="0", places=9, names=9)


def place(id_, names, country, point, level=PlaceLevel.SETTLEMENT, **more):
    listed = tuple(names.split("|"))
    made = Place(
        id=id_,
        name=listed[0],
        level=level,
        lat=point[0],
        lon=point[1],
        radius_km=more.pop("radius_km", 3.0),
        country=country,
        names=tuple(PlaceName(name=name) for name in listed),
        **more,
    )
    return Named(made, listed, 1)


BUILT_IN = (
    place("country:ARM", "Armenia", "ARM", (40, 45), PlaceLevel.COUNTRY, radius_km=200.0),
    place("country:AZE", "Azerbaijan", "AZE", (40.5, 47.5), PlaceLevel.COUNTRY, radius_km=300.0),
    place(
        "overlay:high-dol", "High Dol", "AZE", (39.8, 46.7), PlaceLevel.CONTESTED_REGION,
        radius_km=60.0, contested=True,
    ),
    place("geonames:1", "Marsk", "AZE", (39.82, 46.75), population=60_000),
    place("geonames:2", "Kelmar", "ARM", (39.2, 46.4), population=60_000),
    place("geonames:3", "Velik", "ARM", (40.9, 44.0)),
    place("geonames:4", "Velik", "AZE", (40.9, 48.0)),
)  # fmt: skip
PLACES = (
    place("mine:1", "Hin Dor", "ARM", (39.5, 46.44)),
    place("mine:2", "Garadere|Hindor", "AZE", (39.64, 46.61)),
    place("mine:3", "Mets Dor", "ARM", (41.2, 44.3)),
    place("mine:4", "Mets Dor", "AZE", (39.66, 46.6)),
    place("mine:5", "Ishkanvar", "ARM", (39.3, 46.3)),
    place("mine:6", "Marsk", "ARM", (40.1, 44.1), PlaceLevel.WATER_OR_AIR),
    place("mine:7", "Roth", "AZE", (40.1, 47.1), PlaceLevel.OTHER),
    place("mine:8", "Tarvak", "ARM", (40.2, 44.5), PlaceLevel.UNKNOWN, radius_km=10.0),
)


def pack_of(*places):
    index = sqlite3.connect(":memory:")
    fill(index, (Indexed(one) for one in places))
    sort(index, by_sound=True)
    sign(index, "ours")
    return OpenPack(PACK, index)


@pytest.fixture
def read(parser, document_of):
    def found(text, *countries):
        added = Added(packs=(pack_of(*PLACES),), countries=frozenset(countries))
        document = document_of(text)
        places = find_places(document, parse(document, parser), gazetteer_of(BUILT_IN, added))
        return {one.printed: one for one in places}

    return found


def test_what_is_said_of_the_last_of_several_villages_is_said_of_all(read):
    found = read(
        "Armenia said that the car was driving from Marsk to the Hin Dor and Mets Dor villages "
        "of High Dol."
    )
    assert (found["Mets Dor"].id, found["Mets Dor"].pack) == ("mine:4", "g-1")
    assert found["Hin Dor"].id == "mine:2"
    assert "Hindor, another name of Garadere, sounds like it" in found["Hin Dor"].why


def test_a_village_told_once_where_it_lies_is_the_same_all_through_the_page(parser, document_of):
    text = (
        "Armenia said that the car was driving from Marsk to the Hin Dor and Mets Dor villages "
        "of High Dol. Two people were wounded in the village of Hin Dor, it said."
    )
    gazetteer = gazetteer_of(BUILT_IN, Added(packs=(pack_of(*PLACES),)))
    document = document_of(text)
    found = find_places(document, parse(document, parser), gazetteer)
    assert [one.id for one in found if one.printed == "Hin Dor"] == ["mine:2", "mine:2"]


def test_a_misspelt_name_in_a_list_is_not_held_to_be_in_the_name_beside_it(read):
    found = read(
        "Armenia said that shells fell along the border, including at Kelmar, Ishkhanvar, Velik "
        "and Marsk."
    )
    assert found["Ishkhanvar"].id == "mine:5"


@pytest.mark.parametrize(
    ("text", "level", "why"),
    [
        (
            "Armenia said that shells fell near the village of Tarvak.",
            PlaceLevel.SETTLEMENT,
            "the page calls it a settlement",
        ),
        (
            "Armenia said that two people were wounded in Tarvak.",
            PlaceLevel.UNKNOWN,
            "how much ground it covers is not known",
        ),
    ],
)
def test_a_place_without_a_level_is_what_the_page_calls_it(read, text, level, why):
    found = read(text)["Tarvak"]
    assert (found.id, found.level, found.radius_km) == ("mine:8", level, 10.0)
    assert why in found.why


def test_what_a_pack_calls_a_river_does_not_outweigh_a_town(read):
    assert read("Armenia and Azerbaijan held talks in Marsk.")["Marsk"].id == "geonames:1"
    assert "Roth" not in read("Officials of Azerbaijan met Roth reporters.")


@pytest.mark.parametrize(
    ("countries", "id_"), [((), None), (("ARM",), "geonames:3"), (("AZE",), "geonames:4")]
)
def test_of_namesakes_the_one_in_a_state_in_play_is_taken(read, countries, id_):
    found = read("Two people were wounded in the village of Velik.", *countries)["Velik"]
    assert found.id == id_
    assert ("in play" in found.why) is (id_ is not None)
