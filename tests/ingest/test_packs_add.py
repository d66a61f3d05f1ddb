"""A user's file becomes a pack once, whole or not at all."""

import pytest

from reportedly.errors import PackError
from reportedly.ingest.packs import Asked, add_pack
from reportedly.ingest.packs.add import SCHEMES
from reportedly.ingest.packs.geonames import read_dump
from reportedly.ingest.packs.same import built_in_of, look_ahead
from reportedly.ingest.packs.source import Member
from reportedly.records.claim import PlaceName
from reportedly.records.gazetteer import Scope
from reportedly.records.vocabulary import PlaceLevel
from reportedly.vocab.gazetteer import gazetteer_of
from reportedly.vocab.places import Named, Place
from reportedly.vocab.shelf import index_path, open_scope, packs_on, take_off

HEAD = "name,lat,lon,country,level,other_names\n"


def built_in(id_, name, point, level=PlaceLevel.SETTLEMENT):
    place = Place(
        id=id_,
        name=name,
        level=level,
        lat=point[0],
        lon=point[1],
        radius_km=50.0,
        country="UKR",
        names=(PlaceName(name=name),),
    )
    return Named(place, (name,), 1)


GAZETTEER = gazetteer_of(
    [
        built_in("geonames:1", "Velik Dol", (49.1, 31.2)),
        built_in("region:UKR.90", "Dol", (49.5, 31.5), PlaceLevel.ADM1),
    ]
)


@pytest.fixture
def add(tmp_path):
    def added(text, name="my.csv", **asked):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return add_pack(path, tmp_path / "shelf", GAZETTEER, Asked(**asked), lambda *_: None)

    return added


def found(pack, shelf, name):
    gazetteer = gazetteer_of([], open_scope(Scope(packs=(pack,)), shelf))
    return [(one.place.id, one.place.pack) for one in gazetteer.named(name)]


def test_a_file_is_indexed_once_and_its_places_are_found(add, tmp_path):
    text = HEAD + "Marsk,49.4,31.6,UA,village,Marskoye;Марск\nVelik Dol,49.11,31.2,UA,,\n"
    report = add(text)
    pack = report.pack
    assert (pack.name, pack.format, pack.places, report.known) == ("my", "names", 2, 1)
    assert (report.was_there, add(text).was_there) == (False, True)
    assert add(text).pack == pack
    assert list(packs_on(tmp_path / "shelf")) == [pack]
    ((id_, from_),) = found(pack, tmp_path / "shelf", "Marskoye")
    assert id_.startswith("my:")
    assert from_ == pack.id


def test_the_hash_of_the_file_and_the_way_it_is_read_make_the_pack(add):
    first = add(HEAD + "Marsk,49.4,31.6,UA,,\n").pack
    assert add(HEAD + "Marsk,49.4,31.7,UA,,\n").pack.id != first.id
    assert add(HEAD + "Marsk,49.4,31.6,UA,,\n", name="other.csv").pack.id != first.id
    again = add(HEAD + "Marsk,49.4,31.6,UA,,\n", licence="CC BY 4.0").pack
    assert (again.id, again.licence) == (first.id, "CC BY 4.0")
    assert again.sha256 == first.sha256


def test_wrong_lines_are_named_and_nothing_is_added(add, tmp_path):
    text = HEAD + "Marsk,x,31.6,UA,,\nDol,49,200,UA,,\nFine,49,31,UA,,\n"
    with pytest.raises(PackError) as told:
        add(text)
    assert str(told.value) == (
        "my.csv: 2 rows cannot be used; nothing was added. Mend them, or add the rest with "
        "--skip-bad:\n"
        "  row 2, column lat: 'x' is not a number\n"
        "  row 3, column lon: '200' is not between -180 and 180 degrees"
    )
    assert list((tmp_path / "shelf").iterdir()) == []


def test_the_rest_is_added_when_told_so(add):
    text = HEAD + "Marsk,x,31.6,UA,,\nFine,49,31,UA,,\n"
    report = add(text, skip_bad=True)
    assert (report.pack.places, report.wrong_count) == (1, 1)
    assert report.wrong == ("row 2, column lat: 'x' is not a number",)


def test_an_id_that_stands_twice_is_told_with_both_rows(add):
    text = "id,name,lat,lon\n7,Marsk,49,31\n8,Dol,49,32\n7,Ford,49,33\n"
    with pytest.raises(PackError, match="row 4, column id: my:7 stands in row 2 already"):
        add(text)
    assert add(text, skip_bad=True).pack.places == 2


def test_reading_stops_after_twenty_wrong_lines(add):
    text = HEAD + "Dol,x,31,UA,,\n" * 5_000
    with pytest.raises(PackError, match="more than 20 rows cannot be used"):
        add(text)


@pytest.mark.parametrize("name", sorted(SCHEMES))
def test_a_table_of_names_does_not_give_ids_that_are_others_to_give(add, name):
    text = "id,name,lat,lon,country\n1,Marsk,10.1,31.6,UA\n"
    with pytest.raises(PackError, match="are not a user's own to give") as told:
        add(text, f"{name}.csv")
    assert "--name" in str(told.value)
    assert add(text, "mine.csv").known == 0


def test_only_a_dump_knows_a_place_by_its_number_alone(tmp_path):
    dump = "1\tElse\tElse\t\t10.1\t31.2\tP\tPPL\tUA\t\t05\t\t\t\t9\t\t9\tZone\t2024-01-01\n"
    path = tmp_path / "geonames.txt"
    path.write_text(dump)
    report = add_pack(path, tmp_path / "shelf", GAZETTEER, Asked(), lambda *_: None)
    assert (report.pack.name, report.pack.format, report.known) == ("geonames", "geonames", 1)
    (entry,) = [line.place for line in read_dump(Member(path))]
    assert built_in_of(entry, GAZETTEER, frozenset({"geonames:1"})) is not None
    other = entry._replace(is_geonames=False)
    assert look_ahead([other], GAZETTEER) == frozenset()
    assert built_in_of(other, GAZETTEER, frozenset({"geonames:1"})) is None


def test_a_place_without_a_level_is_known_as_the_town_that_lies_there_and_no_region(add):
    text = "id,name,lat,lon,country\n1,Velik Dol,49.11,31.2,UA\n2,Dol,49.5,31.5,UA\n"
    assert add(text).known == 1


def test_a_file_without_a_place_we_could_use_is_refused(add):
    with pytest.raises(PackError, match="no place in it that we could use"):
        add("id,name,placetype,country,lat,lon\n1,Ukraine,country,UA,49,31\n")


def test_a_p_code_without_a_point_takes_that_of_the_built_in_region(add):
    report = add("ADM1_EN,ADM1_PCODE\nDol,UA90\n", "cod.csv")
    assert (report.pack.format, report.known) == ("pcodes", 1)
    with pytest.raises(PackError, match="row 3, column lat, lon: the file gives no coordinates"):
        add("ADM1_EN,ADM1_PCODE\nDol,UA90\nMarsk,UA91\n", "cod.csv")


def test_a_pack_that_is_not_on_this_machine_is_asked_for_by_its_file_and_hash(add, tmp_path):
    pack = add(HEAD + "Marsk,49.4,31.6,UA,,\n").pack
    take_off(pack, tmp_path / "shelf")
    with pytest.raises(PackError, match=rf"Add its file my\.csv \(SHA-256 {pack.sha256[:16]}"):
        open_scope(Scope(packs=(pack,)), tmp_path / "shelf")
    assert not index_path(tmp_path / "shelf", pack.id).exists()
    assert open_scope(Scope()) is None
