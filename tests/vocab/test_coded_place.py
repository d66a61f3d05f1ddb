import pytest

from reportedly.errors import DataError
from reportedly.records.claim import PlaceMention
from reportedly.records.vocabulary import PlaceLevel
from reportedly.vocab import coded_place
from reportedly.vocab.coded_place import UNCODED, codes_of, load_codings

SITE, TOWN, NEAR = PlaceLevel.SITE, PlaceLevel.SETTLEMENT, PlaceLevel.NEAR_SETTLEMENT
LINE, WATER, OTHER = PlaceLevel.LINE_OR_ZONE, PlaceLevel.WATER_OR_AIR, PlaceLevel.OTHER


def mention(level, radius_km=3.0, country="UKR", id_="geonames:1"):
    return PlaceMention(
        document="d-1",
        start=0,
        end=4,
        printed="Town",
        id=id_,
        name=None if id_ is None else "Town",
        names=(),
        lat=None if id_ is None else 50.0,
        lon=None if id_ is None else 30.0,
        level=level,
        radius_km=radius_km,
        country=country,
        why="",
    )


@pytest.mark.parametrize(
    ("level", "radius_km", "country", "codes"),
    [
        (SITE, 0.5, "UKR", (1, 1, 5)),
        (TOWN, 3.0, "UKR", (1, 1, 4)),
        (NEAR, 17.0, "UKR", (2, 2, 4)),
        (NEAR, 25.0, "UKR", (2, 2, 4)),
        (NEAR, 75.0, "UKR", (5, 3, 2)),
        (NEAR, None, "UKR", (5, 3, 2)),
        (PlaceLevel.ADM2, 20.0, "UKR", (3, 2, 3)),
        (PlaceLevel.ADM2, 60.0, "UKR", (3, 3, 3)),
        (PlaceLevel.ADM1, 90.0, "UKR", (4, 3, 2)),
        (LINE, 25.0, "UKR", (5, 3, 2)),
        (PlaceLevel.CONTESTED_REGION, 60.0, None, (5, 3, 2)),
        (WATER, 30.0, "UKR", (5, 3, 2)),
        (WATER, 300.0, None, (7, None, None)),
        (PlaceLevel.COUNTRY, 500.0, "UKR", (6, None, 1)),
        (OTHER, 80.0, "UKR", (5, 3, 2)),
        (OTHER, 4000.0, None, (None, None, None)),
        (PlaceLevel.UNKNOWN, None, None, (None, None, None)),
    ],
)
def test_a_place_has_the_codes_of_its_level_and_radius(level, radius_km, country, codes):
    found = codes_of(mention(level, radius_km, country))
    assert codes == (
        found.ucdp_where_prec,
        found.acled_geo_precision,
        found.plover_resolution,
    )


def test_a_place_that_was_not_resolved_has_no_code():
    assert codes_of(mention(TOWN, None, None, id_=None)) == UNCODED


@pytest.mark.parametrize("level", list(PlaceLevel))
def test_a_code_is_one_of_its_scale(level):
    for line in (line for line in load_codings() if line.level is level):
        assert line.codes.ucdp_where_prec in {None, 1, 2, 3, 4, 5, 6, 7}
        assert line.codes.acled_geo_precision in {None, 1, 2, 3}
        assert line.codes.plover_resolution in {None, 1, 2, 3, 4, 5}


@pytest.mark.parametrize("column", ["level", "in_state", "up_to_km", "ucdp_where_prec"])
def test_a_wrong_word_in_the_table_is_told(monkeypatch, column):
    rows = [dict(row) for row in coded_place.read_rows(coded_place.FILE)]
    rows[0][column] = "wrong"
    monkeypatch.setattr(coded_place, "read_rows", lambda _: rows)
    with pytest.raises(DataError, match=r"data/places/codes\.csv"):
        load_codings.__wrapped__()


def test_every_level_has_a_line(monkeypatch):
    rows = [row for row in coded_place.read_rows(coded_place.FILE) if row["level"] != "adm1"]
    monkeypatch.setattr(coded_place, "read_rows", lambda _: rows)
    with pytest.raises(DataError, match="adm1"):
        load_codings.__wrapped__()
