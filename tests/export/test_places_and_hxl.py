"""Places with all their names, points that may be drawn, and ranges that stay apart."""

from made_incidents import case, party, toll, when, where

from reportedly.export.coded import code_case
from reportedly.export.geojson import feature as drawn
from reportedly.export.hxl import HXL
from reportedly.export.linked_places import feature
from reportedly.records.claim import PlaceName
from reportedly.records.vocabulary import Harm, PlaceLevel, VictimClass

BOTH = (
    PlaceName(name="Northford", language="en", used_by="NOR", since="1991-11-26"),
    PlaceName(name="Severnoye", language="ru", used_by="SOU"),
)


def test_both_names_of_a_place_stand_as_equals_with_who_uses_them():
    told = feature(where().replacing(names=BOTH), {"Northford": {"d-1"}, "Nord-Ford": {"d-2"}})
    assert told["names"] == [
        {
            "toponym": "Northford",
            "lang": "en",
            "usedBy": "NOR",
            "when": {"timespans": [{"start": {"in": "1991-11-26"}}]},
        },
        {"toponym": "Severnoye", "lang": "ru", "usedBy": "SOU"},
        {
            "toponym": "Nord-Ford",
            "citations": [{"id": "urn:reportedly:document:d-2", "label": "d-2"}],
        },
    ]
    assert told["links"] == [{"type": "exactMatch", "identifier": "gn:1"}]
    assert told["geometry"]["coordinates"] == [47.0, 40.0]
    assert told["geometry"]["certainty"] == "certain"


def test_a_state_and_a_zone_of_it_are_no_pins():
    for level in (PlaceLevel.COUNTRY, PlaceLevel.LINE_OR_ZONE):
        state = where(level, "country:AZE")
        assert feature(state, {})["geometry"] is None
        found = drawn("c-1", (state,), {})
        assert found["geometry"] is None
        assert "no point" in found["properties"]["no_point"]


def test_the_point_of_a_feature_is_that_of_the_first_place_that_may_be_one():
    places = (where(PlaceLevel.COUNTRY, "country:AZE"), where().replacing(lat=1.0, lon=2.0))
    found = drawn("c-1", places, {"latitude": 9, "title": "x"})
    assert found["geometry"]["coordinates"] == [2.0, 1.0]
    assert found["properties"] == {"title": "x", "radius_km": 3.0, "no_point": None}


def test_a_place_that_was_not_found_is_no_point_and_says_so():
    unknown = where(id_=None).replacing(why="no place of this name")
    assert "no place of this name" in drawn("c-1", (unknown,), {})["properties"]["no_point"]
    assert drawn("c-1", (), {})["properties"]["no_point"] == "no place is told"


def hxl(**changes):
    row = code_case(case(**changes), HXL)
    return {name: cell.value for name, cell in row.cells.items()}, row


def test_low_best_and_high_are_apart_and_an_open_end_is_flagged():
    cells, _ = hxl()
    assert [cells[n] for n in ("killed_min", "killed", "killed_max")] == [25, 27, 27]
    assert (cells["killed_is_open"], cells["killed_civilians"]) == (True, 7)
    assert cells.get("injured") is None


def test_a_figure_that_nobody_gives_stays_empty():
    cells, row = hxl(tolls=(toll(None, None, None), toll(None, None, 20, harm=Harm.INJURED)))
    assert [cells[n] for n in ("killed_min", "killed", "killed_max")] == [None, None, None]
    assert [cells[n] for n in ("injured_min", "injured", "injured_max")] == [None, None, 20]
    assert "no figure that stands" in " ".join(gap.why for gap in row.gaps)


def test_every_incident_has_a_row_whatever_it_lacks():
    cells, row = hxl(when=None, where=(), parties=(), tolls=())
    assert not row.left_out
    assert cells["incident"] == "i-00000000000a"
    assert {gap.column for gap in row.gaps} == {"date_start", "place"}


def test_a_third_party_is_named_beside_the_two_columns():
    people = tuple(party("party", actor) for actor in ("AZE", "ARM", "RUS"))
    cells, row = hxl(parties=people, when=when(), tolls=(toll(1, 1, 1, VictimClass.POLICE),))
    assert (cells["side_first"], cells["side_second"]) == ("Armenia", "Azerbaijan")
    assert "Russia too" in " ".join(gap.why for gap in row.gaps)
