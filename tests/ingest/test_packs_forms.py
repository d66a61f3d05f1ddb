"""Each form of a user's gazetteer: what is read, left out, and refused, and where."""

import json
import zipfile

import pytest

from reportedly.errors import PackError
from reportedly.ingest.packs.formats import FORMATS, format_of, lines_of
from reportedly.ingest.packs.source import members_of
from reportedly.records.vocabulary import PlaceLevel

TOWN, REGION, COUNTY = PlaceLevel.SETTLEMENT, PlaceLevel.ADM1, PlaceLevel.ADM2


def dump_line(**changes):
    told = {
        "id": "900001", "name": "Velik Dol", "ascii": "Velik Dol", "other": "Große Mühle,Велик Дол",
        "lat": "49.1", "lon": "31.2", "class": "P", "code": "PPL", "country": "UA", "cc2": "",
        "a1": "05", "a2": "", "a3": "", "a4": "", "people": "420", "up": "", "dem": "90",
        "zone": "Europe/Kyiv", "day": "2024-01-01",
    }  # fmt: skip
    return "\t".join((told | changes).values())


def feature(**changes):
    told = {
        "@id": "http://example.org/p/1",
        "type": "Feature",
        "properties": {"title": "Velik Dol", "ccodes": ["UA"], "fclasses": ["P"]},
        "names": [
            {"toponym": "Velik Dol", "lang": "en"},
            {"toponym": "Marsk", "lang": "xx", "usedBy": "north"},
        ],
        "geometry": {"type": "Point", "coordinates": [31.2, 49.1]},
    }
    return told | changes


def collection(*features):
    return json.dumps({"type": "FeatureCollection", "features": list(features)})


def wof(**changes):
    told = {
        "wof:id": 71,
        "wof:name": "Velik Dol",
        "wof:placetype": "locality",
        "wof:country": "UA",
        "geom:latitude": 49.1,
        "geom:longitude": 31.2,
        "name:eng_x_preferred": ["Great Valley"],
        "name:ukr_x_variant": ["Velykyi Dil"],
        "name:eng_x_abbreviation": ["VD"],
        "wof:population": 420,
    }
    return json.dumps({"type": "Feature", "properties": told | changes})


def read(path, form=None):
    members = members_of(path)
    found = format_of(members[0]) if form is None else FORMATS[form]
    return found.name, list(lines_of(members, found, "mine"))


def write(tmp_path, name, text):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def places(path, form=None):
    return [line.place.named.place for line in read(path, form)[1] if line.place is not None]


# what is read


def test_a_geonames_dump(tmp_path):
    text = "\n".join(
        (
            dump_line(),
            dump_line(id="900002", name="Dol Oblast", code="ADM1", **{"class": "A"}),
            dump_line(id="900003", name="Hotel Dol", code="HTL", **{"class": "S"}),
            dump_line(id="900004", name="Dol Airport", code="AIRP", **{"class": "S"}),
            "",
        )
    )
    name, lines = read(write(tmp_path, "UA.txt", text))
    assert name == "geonames"
    assert [line.number for line in lines] == [1, 2, 3, 4]
    town, region, hotel, airport = (line.place for line in lines)
    assert town.named.place.id == "geonames:900001"
    assert (town.named.place.level, town.named.place.country) == (TOWN, "UKR")
    assert (town.named.place.region, town.named.place.population) == ("region:UKR.05", 420)
    assert town.named.names == ("Velik Dol", "Velik Dol", "Große Mühle")
    assert region.named.names[: region.named.main] == (
        "Dol Oblast",
        "Velik Dol",
        "dol",
        "velik dol",
    )
    assert hotel is None
    assert airport.named.place.level is PlaceLevel.SITE


def test_a_zipped_dump_is_read_past_its_read_me(tmp_path):
    with zipfile.ZipFile(tmp_path / "UA.zip", "w") as archive:
        archive.writestr("readme.txt", "Columns: ...")
        archive.writestr("UA.txt", dump_line() + "\n")
    (place,) = places(tmp_path / "UA.zip")
    assert place.id == "geonames:900001"


def test_a_whos_on_first_table(tmp_path):
    text = (
        "id,name,alternate_names,placetype,country,lat,lon,population\n"
        "71,Velik Dol,Große Mühle;Велик Дол,locality,UA,49.1,31.2,\n"
        "72,Dol,,region,UA,49,31,5000\n"
        "73,Ukraine,,country,UA,49,31,5000\n"
    )
    name, lines = read(write(tmp_path, "ua.csv", text))
    assert name == "whosonfirst"
    town, region = (line.place.named for line in lines if line.place is not None)
    assert (town.place.id, town.place.level, town.names) == (
        "whosonfirst:71",
        TOWN,
        ("Velik Dol", "Große Mühle"),
    )
    assert (region.place.level, region.place.population) == (REGION, 5000)


def test_whos_on_first_features_in_a_folder(tmp_path):
    write(tmp_path, "71.geojson", wof())
    write(tmp_path, "72.geojson", wof(**{"wof:id": 72, "mz:is_current": 0}))
    write(tmp_path, "73.geojson", wof(**{"wof:id": 73, "wof:superseded_by": [71]}))
    write(tmp_path, "74.geojson", wof(**{"wof:id": 74, "edtf:deprecated": "2019-01-01"}))
    (place,) = places(tmp_path)
    assert place.id == "whosonfirst:71"
    assert [(one.name, one.language) for one in place.names] == [
        ("Velik Dol", None),
        ("Great Valley", "en"),
        ("Velykyi Dil", "uk"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        collection(feature()),
        json.dumps(feature()) + "\n" + json.dumps(feature(**{"@id": "2"})) + "\n",
        json.dumps(feature(), indent=2),
    ],
)
def test_linked_places(tmp_path, text):
    place = places(write(tmp_path, "old.json", text))[0]
    assert (place.id, place.country) == ("lpf:http://example.org/p/1", "UKR")
    assert (place.lat, place.lon, place.level) == (49.1, 31.2, TOWN)
    assert [(one.name, one.used_by) for one in place.names] == [
        ("Velik Dol", None),
        ("Marsk", "north"),
    ]


def test_a_feature_that_tells_no_type_has_no_level(tmp_path):
    told = feature(properties={"title": "Velik Dol"})
    (place,) = places(write(tmp_path, "old.json", collection(told)))
    assert (place.level, place.radius_km) == (PlaceLevel.UNKNOWN, 10)


def test_a_shape_gives_a_middle_and_a_radius(tmp_path):
    square = [[[31, 49], [32, 49], [32, 50], [31, 50], [31, 49]]]
    told = feature(
        geometry={"type": "Polygon", "coordinates": square},
        types=[{"identifier": "aat:300000774"}],
    )
    (place,) = places(write(tmp_path, "old.json", collection(told)))
    assert (place.lat, place.lon, place.level) == (49.5, 31.5, REGION)
    assert 60 < place.radius_km < 75


@pytest.mark.parametrize(
    "head",
    [
        "ADM0_PCODE,ADM1_EN,ADM1_PCODE,ADM2_EN,ADM2_UK,ADM2_PCODE,lat,lon",
        "admin0Pcode,admin1Name_en,admin1Pcode,admin2Name_en,admin2Name_uk,admin2Pcode,lat,lon",
        "adm0_pcode,adm1_name,adm1_pcode,adm2_name,adm2_name1,adm2_pcode,center_lat,center_lon",
    ],
)
def test_p_codes_give_each_level_once(tmp_path, head):
    rows = "UA,Dol,UA90,Velik,Velykyi,UA9001,49.1,31.2\nUA,Dol,UA90,Marsk,,UA9002,49.4,31.6\n"
    name, lines = read(write(tmp_path, "cod.csv", f"{head}\n{rows}"))
    assert name == "pcodes"
    told = [
        (one.place.named.place.id, one.place.named.place.level, one.place.has_point)
        for one in lines
        if one.place is not None
    ]
    assert told == [
        ("pcode:UA90", REGION, False),
        ("pcode:UA9001", COUNTY, True),
        ("pcode:UA9002", COUNTY, True),
    ]
    assert lines[2].place is None or lines[2].place.named.place.country == "UKR"


def test_a_plain_table_of_names(tmp_path):
    text = (
        "Name;Latitude;Longitude;Country;Level;other_names;used_by;radius_km\n"
        "Velik Dol;49,1;31.2;Ukraine;;;;\n"
        "Marsk;49.4;31.6;UA;village;Marskoye@ru;north;1.5\n"
    )
    (first, second) = read(write(tmp_path, "my.csv", text.replace("49,1", "49.1")))[1]
    assert first.place.named.place.level is PlaceLevel.UNKNOWN
    place = second.place.named.place
    assert (place.country, place.radius_km) == ("UKR", 1.5)
    assert [(one.name, one.language, one.used_by) for one in place.names] == [
        ("Marsk", None, "north"),
        ("Marskoye", "ru", None),
    ]
    assert place.id.startswith("mine:n-")
    assert places(tmp_path / "my.csv") == places(tmp_path / "my.csv")


# what is refused, and where


@pytest.mark.parametrize(
    ("row", "column", "what"),
    [
        ("Dol,abc,31,UA,", "lat", "'abc' is not a number"),
        ("Dol,,31,UA,", "lat", "is empty"),
        ("Dol,nan,31,UA,", "lat", "not between -90 and 90"),
        ("Dol,91,31,UA,", "lat", "'91' is not between -90 and 90 degrees"),
        ("Dol,49,-181,UA,", "lon", "not between -180 and 180"),
        ("Dol,49,inf,UA,", "lon", "not between -180 and 180"),
        ("Dol,0,0,UA,", "lat", "stands for none"),
        ("Dol,49,31,Atlantis,", "country", "'Atlantis' is no country code"),
        ("Dol,49,31,UA,heap", "level", "'heap' is none of village, hamlet"),
        (",49,31,UA,", "name", "is empty"),
        ("Дол,49,31,UA,", "name", "is not in Latin letters"),
        (f"{'x' * 300},49,31,UA,", "name", "has 300 characters"),
        ("Dol,49,31,UA,town,1,2", "(all)", "there are 7 fields and 5 columns"),
    ],
)
def test_a_wrong_row_of_a_table_is_named_with_its_column(tmp_path, row, column, what):
    text = f"name,lat,lon,country,level\nFine,49,31,UA,\n{row}\n"
    fine, wrong = read(write(tmp_path, "my.csv", text))[1]
    assert fine.wrong is None
    assert (wrong.number, wrong.place, wrong.wrong.column) == (3, None, column)
    assert what in wrong.wrong.what


@pytest.mark.parametrize(
    ("line", "column"),
    [
        (dump_line(lat="abc"), "latitude"),
        (dump_line(lon="200"), "longitude"),
        (dump_line(lat="NaN"), "latitude"),
        (dump_line(country="QQ"), "country code"),
        (dump_line(people="many"), "population"),
        (dump_line(id="x"), "geonameid"),
        (dump_line(id="²"), "geonameid"),
        (dump_line(id="٣"), "geonameid"),
        (dump_line(id="9" * 5_000), "geonameid"),
        (dump_line(name=" "), "name"),
        ("900009\tToo short", "(all)"),
    ],
)
def test_a_wrong_line_of_a_dump(tmp_path, line, column):
    fine, wrong = read(write(tmp_path, "UA.txt", f"{dump_line()}\n{line}\n"))[1]
    assert fine.wrong is None
    assert (wrong.number, wrong.wrong.column) == (2, column)


@pytest.mark.parametrize(
    ("changes", "column"),
    [
        ({"@id": None}, "@id"),
        ({"names": "Dol"}, "names"),
        ({"names": [{"lang": "en"}]}, "names[0]"),
        ({"geometry": None}, "geometry"),
        ({"geometry": {"type": "Blob", "coordinates": [1, 2]}}, "geometry.type"),
        ({"geometry": {"type": "Point", "coordinates": [31]}}, "geometry.coordinates"),
        ({"geometry": {"type": "Point", "coordinates": [31, 95]}}, "geometry.coordinates"),
        ({"geometry": {"type": "Polygon", "coordinates": [31, 49]}}, "geometry.coordinates"),
        ({"geometry": {"type": ["Point"], "coordinates": [1, 2]}}, "geometry.type"),
        (
            {"geometry": {"type": "GeometryCollection", "geometries": 5}},
            "geometry.geometries",
        ),
        ({"types": 5}, "types"),
        ({"properties": {"title": "Dol", "fclasses": "P"}}, "properties.fclasses"),
        ({"properties": {"title": ""}}, "properties.title"),
        ({"properties": {"title": "Dol", "fclasses": ["Q"]}}, "properties.fclasses"),
        ({"properties": {"title": "Dol", "ccodes": "UA"}}, "properties.ccodes"),
        ({"properties": {"title": "Dol", "ccodes": ["QQ"]}}, "properties.ccodes"),
    ],
)
def test_a_wrong_feature(tmp_path, changes, column):
    text = collection(feature(), feature(**changes))
    fine, wrong = read(write(tmp_path, "old.json", text))[1]
    assert fine.wrong is None
    assert (wrong.number, wrong.wrong.column) == (2, column)


@pytest.mark.parametrize(
    ("name", "raw", "what"),
    [
        ("empty.csv", b"", "the file is empty|no column `name`"),
        ("my.csv", b"name,lat\nDol,49\n", r"my\.csv, row 1: there is no column `lon`"),
        ("my.csv", b"place;x;y\nDol;31;49\n", "there is no column `name`"),
        ("my.csv", b'name,lat,lon\n"Dol,49,31\n', "row 2 is no CSV"),
        ("my.csv", "name,lat,lon\nDöl,49,31\n".encode("latin-1"), "line 2 is not UTF-8 text"),
        ("my.csv", b"name,lat,lon\nD\0l,49,31\n", "line 2 has a zero byte"),
        ("my.xlsx", b"\xd0\xcf\x11\xe0 workbook", "the file is a workbook"),
        ("my.bin", b"\x89PNG 0000", "we know no gazetteer like"),
        ("my.json", b'{"features": [', "it is no collection of places in JSON"),
        ("my.json", b'{"features": [1]}', "feature 1 is no JSON object"),
        ("my.json", b"[" * 100_000, "it is no collection of places in JSON"),
        ("my.zip", b"PK\x03\x04 broken", "we know no gazetteer|workbook|cannot be unpacked"),
    ],
)
def test_a_file_that_is_no_gazetteer_is_told_what_it_is(tmp_path, name, raw, what):
    path = tmp_path / name
    path.write_bytes(raw)
    with pytest.raises(PackError, match=what):
        read(path)


def test_a_line_without_end_is_not_read_into_memory(tmp_path):
    path = tmp_path / "endless.csv"
    with path.open("wb") as file:
        file.write(b"name,lat,lon\n")
        file.truncate(1 << 30)
    with pytest.raises(PackError, match="line 2 is longer than 1 MB"):
        read(path)


def test_json_too_large_to_be_held_is_refused(tmp_path):
    path = tmp_path / "large.json"
    with path.open("wb") as file:
        file.write(b'{"features": [')
        file.truncate(1 << 30)
    with pytest.raises(PackError, match=r"larger than 512 MB.*one feature on a line"):
        read(path)


@pytest.mark.parametrize("number", ["²", "x", "", "9" * 5_000])
def test_a_number_of_whos_on_first_has_plain_digits(tmp_path, number):
    text = f"id,name,placetype,country,lat,lon\n{number},Dol,locality,UA,49,31\n"
    (line,) = read(write(tmp_path, "ua.csv", text))[1]
    assert (line.wrong.column, line.place) == ("id", None)


def test_a_dump_is_not_known_by_a_raised_digit(tmp_path):
    with pytest.raises(PackError, match="we know no gazetteer like"):
        read(write(tmp_path, "UA.txt", dump_line(id="²") + "\n"))


@pytest.mark.parametrize("is_bomb", [False, True])
def test_an_archive_unpacks_to_so_much_and_no_more(tmp_path, monkeypatch, is_bomb):
    monkeypatch.setattr("reportedly.ingest.packs.source.MOST_BYTES", 1_000)
    path = tmp_path / "UA.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("UA.txt", dump_line() + "\n" * (2_000_000 if is_bomb else 20))
    if not is_bomb:
        assert [place.id for place in places(path)] == ["geonames:900001"]
        return
    with pytest.raises(PackError, match="unpacks to more than 200 times its size"):
        members_of(path)


def test_what_is_not_there_is_told(tmp_path):
    with pytest.raises(PackError, match="there is no such file"):
        members_of(tmp_path / "none.csv")
    (tmp_path / "empty").mkdir()
    with pytest.raises(PackError, match="there is no gazetteer in it"):
        members_of(tmp_path / "empty")
