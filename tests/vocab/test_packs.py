"""How a user's gazetteer joins the built-in one."""

import sqlite3

import pytest

from reportedly.records.claim import PlaceName
from reportedly.records.gazetteer import Pack
from reportedly.records.vocabulary import PlaceLevel
from reportedly.vocab.gazetteer import Added, gazetteer_of
from reportedly.vocab.index import Indexed, fill, keep_first, sign, sort, twice
from reportedly.vocab.packs import OpenPack, is_same_place
from reportedly.vocab.places import Named, Place

PACK = Pack(
    id="g-0123456789ab",
    name="villages",
    format="names",
    file="v.csv",
    sha256="0",
    places=1,
    names=1,
)


def place(id_, name, point, country="ARM", level=PlaceLevel.SETTLEMENT):
    return Place(
        id=id_,
        name=name,
        level=level,
        lat=point[0],
        lon=point[1],
        radius_km=3.0,
        country=country,
        names=(PlaceName(name=name),),
    )


GORIS = place("geonames:1", "Goris", (39.51, 46.34))
BUILT_IN = [Named(GORIS, ("Goris", "Gerusy"), 1)]


def index_of(*indexed):
    index = sqlite3.connect(":memory:")
    fill(index, indexed)
    sort(index)
    sign(index, "ours")
    return index


def gazetteer_with(*indexed, countries=frozenset()):
    packs = (OpenPack(PACK, index_of(*indexed)),)
    return gazetteer_of(BUILT_IN, Added(packs=packs, countries=countries))


def found(gazetteer, name):
    return [(one.place.id, one.place.pack, one.main) for one in gazetteer.named(name)]


def test_a_name_that_only_a_pack_has_is_found_with_the_pack_it_is_from():
    mill = Named(place("villages:7", "Tsolak", (39.6, 46.4)), ("Tsolak",), 1)
    gazetteer = gazetteer_with(Indexed(mill))
    assert found(gazetteer, "Tsolak") == [("villages:7", PACK.id, True)]
    assert found(gazetteer, "Goris") == [("geonames:1", None, True)]


def test_a_place_that_both_know_stays_the_built_in_one_and_gets_the_other_id():
    same = Named(place("pcode:AM08", "Goris", (39.52, 46.33)), ("Goris", "Kores"), 2)
    gazetteer = gazetteer_with(Indexed(same, same="geonames:1"))
    for name in ("Goris", "Kores", "Gerusy"):
        (one,) = gazetteer.named(name)
        assert (one.place.id, one.place.also) == ("geonames:1", ("pcode:AM08",))
    assert one.place.names == GORIS.names


def test_a_pack_does_not_make_another_name_a_built_in_places_own():
    same = Named(place("pcode:AM08", "Gerusy", (39.52, 46.33)), ("Gerusy",), 1)
    assert found(gazetteer_with(), "Gerusy") == [("geonames:1", None, False)]
    assert found(gazetteer_with(Indexed(same, same="geonames:1")), "Gerusy") == [
        ("geonames:1", None, False)
    ]


def test_a_namesake_elsewhere_is_another_place():
    other = Named(place("villages:8", "Goris", (41.1, 45.0)), ("Goris",), 1)
    assert [id_ for id_, _, _ in found(gazetteer_with(Indexed(other)), "Goris")] == [
        "geonames:1",
        "villages:8",
    ]


def test_the_same_place_in_two_packs_is_one():
    one = Named(place("a:1", "Tsolak", (39.6, 46.4)), ("Tsolak",), 1)
    two = Named(place("b:9", "Tsolak", (39.61, 46.41)), ("Tsolak",), 1)
    packs = (OpenPack(PACK, index_of(Indexed(one))), OpenPack(PACK, index_of(Indexed(two))))
    gazetteer = gazetteer_of(BUILT_IN, Added(packs=packs))
    assert [id_ for id_, _, _ in found(gazetteer, "Tsolak")] == ["a:1"]


def test_a_misspelt_name_is_found_in_a_pack_too():
    mill = Named(place("villages:7", "Khndzavan", (39.6, 46.4)), ("Khndzavan",), 1)
    gazetteer = gazetteer_with(Indexed(mill))
    (one,) = gazetteer.misspelt("Khndsavan", frozenset({"ARM"}))
    assert (one.place.id, one.place.pack) == ("villages:7", PACK.id)


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (place("x:1", "Goris", (39.55, 46.34)), True),
        (place("x:1", "Goris", (39.75, 46.34)), False),
        (place("x:1", "Goris", (39.51, 46.34), country="AZE"), False),
        (place("x:1", "Goris", (39.51, 46.34), country=None), False),
        (place("x:1", "Goris", (39.51, 46.34), level=PlaceLevel.ADM2), False),
        (place("geonames:1", "Goris", (0, 0), country=None), True),
    ],
)
def test_one_place_in_two_gazetteers_is_told_from_a_namesake(other, same):
    assert is_same_place(GORIS, other) is same


def test_of_an_id_that_stands_twice_the_lines_are_known_and_the_first_is_kept():
    index = sqlite3.connect(":memory:")
    named = [
        Named(place(id_, name, (39, 46)), (name,), 1)
        for id_, name in (("x:1", "Mill"), ("x:2", "Ford"), ("x:1", "Bridge"))
    ]
    fill(index, [Indexed(one, line=line) for line, one in enumerate(named, start=2)])
    assert twice(index, 20) == [("x:1", 2, 4)]
    assert keep_first(index) == 1
    sort(index)
    assert [name for (name,) in index.execute("select folded from name")] == ["ford", "mill"]
