"""Dated lines: read from a file or refused with what is wrong, and drawn on the days they held."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.desk.call import Refused
from reportedly.desk.lines import DatedLine, Status, load_lines, offered
from reportedly.desk.map_image import map_image
from reportedly.desk.row import Spot
from reportedly.errors import UsageError
from reportedly.records.vocabulary import PlaceLevel

TOLD = {
    "name": "The Ford line",
    "from": "1911-03-01",
    "to": "1913-10-10",
    "source": "an atlas",
    "status": "disputed",
}
SHAPE = {"type": "LineString", "coordinates": [[10.0, 50.0], [11.0, 51.0]]}


def file_of(tmp_path, *features):
    path = tmp_path / "lines.geojson"
    made = [{"type": "Feature", "properties": told, "geometry": shape} for told, shape in features]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": made}))
    return path


def test_a_line_is_read_with_its_days_source_and_status(tmp_path):
    [line] = load_lines(file_of(tmp_path, (TOLD, SHAPE)))
    assert line.id == "ford-line"
    assert line.words == "The Ford line: 1 Mar 1911 – 10 Oct 1913; disputed; an atlas"
    assert line.parts == (((10.0, 50.0), (11.0, 51.0)),)


def test_two_lines_of_one_name_have_two_ids(tmp_path):
    found = load_lines(file_of(tmp_path, (TOLD, SHAPE), (TOLD, SHAPE)))
    assert [one.id for one in found] == ["ford-line", "ford-line-2"]


@pytest.mark.parametrize(
    ("told", "shape", "fault"),
    [
        ({**TOLD, "status": "ours"}, SHAPE, "status"),
        ({k: v for k, v in TOLD.items() if k != "source"}, SHAPE, "source"),
        ({k: v for k, v in TOLD.items() if k != "to"}, SHAPE, "`to`"),
        ({**TOLD, "from": "last spring"}, SHAPE, "from"),
        ({**TOLD, "from": "1914-01-01"}, SHAPE, "begins after it ends"),
        (TOLD, {**SHAPE, "coordinates": [[10.0, 50.0]]}, "no line of points"),
        (TOLD, {**SHAPE, "coordinates": [[10.0, 50.0], [11.0, 99.0]]}, "no line of points"),
        (TOLD, {"type": "Point", "coordinates": [10.0, 50.0]}, "Point"),
    ],
)
def test_a_line_that_does_not_say_what_it_is_is_refused(tmp_path, told, shape, fault):
    path = file_of(tmp_path, (told, shape))
    with pytest.raises(UsageError, match=fault) as refused:
        load_lines(path)
    assert refused.value.where == str(path)


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(UsageError, match="cannot be read"):
        load_lines(tmp_path / "none.geojson")


DAYS = st.none() | st.dates(date(1900, 1, 1), date(1930, 1, 1))


@given(start=DAYS, end=DAYS, day=DAYS)
def test_a_line_holds_on_the_days_from_its_start_to_its_end_alone(start, end, day):
    line = DatedLine(
        id="a", name="A", from_=start, to=end, source="an atlas", status=Status.CLAIMED, parts=()
    )
    [shown] = offered([line], "", day)
    expected = start is not None and day is not None and start <= day <= (end or date.max)
    assert shown.holds is shown.is_drawn is expected
    [chosen] = offered([line], "a", day)
    assert chosen.is_drawn
    assert chosen.holds is expected
    assert not offered([line], "none", day)[0].is_drawn
    with pytest.raises(Refused, match="no line of this map"):
        offered([line], "b", day)


def test_an_image_of_a_view_has_the_line_where_the_view_is(tmp_path):
    [line] = load_lines(file_of(tmp_path, (TOLD, SHAPE)))
    spot = Spot(
        id="p", name="Ford", names=("Ford",), level=PlaceLevel.SETTLEMENT,
        level_words="settlement", lat=50.5, lon=10.5, radius_km=None, is_drawn=True,
    )  # fmt: skip
    shown = offered([line], line.id, None)
    near, far = (
        map_image([(spot, 1)], shown, view, ["one incident"])
        for view in ("50.5,10.5,8", "-20.0,100.0,8")
    )
    assert "The Ford line, 1 Mar 1911 – 10 Oct 1913</text>" in near
    assert "The Ford line, 1 Mar 1911 – 10 Oct 1913</text>" not in far
    for image in (near, far):
        assert image.startswith("<svg")
        assert line.words in image
        assert "style=" not in image
    assert map_image([], shown, "", []) is None
