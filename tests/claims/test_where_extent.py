"""How much ground the words mean: near a town, between two, a border, a part of a state."""

import pytest

from reportedly.claims.settle import settle
from reportedly.claims.where.places import find_places
from reportedly.records.reading import ReadText
from reportedly.records.text import Segment
from reportedly.records.vocabulary import PlaceLevel, SegmentKind
from reportedly.text.sentences import parse

NEAR = PlaceLevel.NEAR_SETTLEMENT
LINE = PlaceLevel.LINE_OR_ZONE
TOWN = PlaceLevel.SETTLEMENT


@pytest.fixture
def read(parser, gazetteer, document_of):
    def found(text):
        document = document_of(text)
        return find_places(document, parse(document, parser), gazetteer)

    return found


@pytest.mark.parametrize(
    ("text", "printed", "level", "radius"),
    [
        ("A shell fell near Bakhmut.", "Bakhmut", NEAR, 25),
        ("A shell fell on the outskirts of Bakhmut.", "Bakhmut", NEAR, 25),
        ("A shell fell outside Bakhmut.", "Bakhmut", NEAR, 25),
        ("A shell fell 12 km north of Bakhmut.", "Bakhmut", NEAR, 12),
        ("A shell fell 10 miles from Bakhmut.", "Bakhmut", NEAR, 16.1),
        ("A patrol was hit east of Bakhmut.", "Bakhmut", NEAR, 25),
        ("A shell fell in Bakhmut.", "Bakhmut", TOWN, 3),
        ("Rain fell in northern Bakhmut.", "Bakhmut", TOWN, 3),
        ("The Kherson region was shelled.", "Kherson region", PlaceLevel.ADM1, None),
        ("The Donetsk oblast was shelled.", "Donetsk oblast", PlaceLevel.ADM1, None),
        ("Rebels attacked a village in Kherson.", "Kherson", PlaceLevel.ADM1, None),
        ("He was killed in a Kherson village.", "Kherson", PlaceLevel.ADM1, None),
        ("Strikes hit the Idlib countryside.", "Idlib", PlaceLevel.ADM1, None),
        ("Strikes hit the countryside of Bakhmut.", "Bakhmut", NEAR, 25),
        ("Fighting went on in northern Syria.", "Syria", LINE, None),
        ("Fighting went on in north-eastern Nigeria.", "Nigeria", LINE, None),
        ("Fighting went on across Syria.", "Syria", PlaceLevel.COUNTRY, None),
        ("Troops gathered on the Chad border.", "Chad", LINE, None),
        ("Soldiers died near the border with Sudan.", "Sudan", LINE, None),
        ("Boats sank in the Black Sea.", "Black Sea", PlaceLevel.WATER_OR_AIR, 450),
        ("Shells crossed the Line of Control.", "Line of Control", LINE, 200),
        ("Trucks stood on the Lachin corridor.", "Lachin corridor", LINE, 25),
    ],
)
def test_level_and_radius(read, text, printed, level, radius):
    (found,) = (m for m in read(text) if m.printed == printed)
    assert found.level is level
    assert found.radius_km == radius if radius is not None else found.radius_km > 10


@pytest.mark.parametrize(
    ("text", "printed", "ends"),
    [
        ("Clashes broke out between Hama and Homs.", "Hama and Homs", (169577, 170017)),
        (
            "A convoy was hit on the road from Kharkiv to Kupiansk.",
            "Kharkiv to Kupiansk",
            (706483, 703656),
        ),
        (
            "Shells fell on the Aleppo-Damascus highway.",
            "Aleppo-Damascus highway",
            (170063, 170654),
        ),
        (
            "Mines lay along the railway linking Kharkiv and Kupiansk.",
            "Kharkiv and Kupiansk",
            (706483, 703656),
        ),
    ],
)
def test_the_ground_between_two_towns_is_a_line(read, text, printed, ends):
    (line,) = (m for m in read(text) if m.id is not None and m.id.startswith("line:"))
    assert line.printed == printed == text[line.start : line.end]
    assert line.level is LINE
    assert all(str(end) in line.id for end in ends)
    towns = [m for m in read(text) if m.level is TOWN]
    for town in towns:
        assert abs(line.lat - town.lat) * 111 <= line.radius_km


@pytest.mark.parametrize(
    "text",
    [
        "Talks between Washington and Moscow failed.",
        "Talks between Seoul and Pyongyang failed.",
        "Shells fell on Kharkiv and Kupiansk.",
        "He flew from Kharkiv to Lviv by night.",
        "Relations between Syria and Turkey are poor.",
    ],
)
def test_two_places_that_are_no_line(read, text):
    assert not any(m.level is LINE for m in read(text))


@pytest.mark.parametrize(
    ("text", "level", "ids"),
    [
        (
            "Three people were killed by shelling between Hama and Homs.",
            LINE,
            ["line:geonames:170017..geonames:169577"],
        ),
        ("Three people were killed by shelling in Syria.", PlaceLevel.COUNTRY, ["country:SYR"]),
        ("Three people were killed in an attack in northern Syria.", LINE, ["country:SYR"]),
        (
            "Three people were killed by shelling in Kharkiv and Kupiansk.",
            TOWN,
            ["geonames:706483", "geonames:703656"],
        ),
    ],
)
def test_an_event_is_placed_by_what_the_words_cover(claims_of, text, level, ids):
    toll = next(claim for claim in claims_of(text) if claim.toll is not None)
    assert [place.id for place in toll.where] == ids
    assert all(place.level is level for place in toll.where)


@pytest.mark.parametrize("where", ["Syria", "northern Syria"])
def test_a_state_is_no_pin(claims_of, where):
    claims = claims_of(f"Three people were killed by shelling in {where} on 4 May 2021.")
    places = [place for claim in claims for place in claim.where]
    assert places
    assert all(place.lat is None and place.lon is None for place in places)
    assert all(place.country == "SYR" and place.radius_km > 100 for place in places)


def test_the_dateline_places_a_first_paragraph_that_names_no_place(parser, gazetteer, document_of):
    words = "HOMS, May 3 (RP) - "
    text = words + "Seven people were killed on Monday.\n\nNine people died in the floods."
    segments = (
        Segment(kind=SegmentKind.DATELINE, start=0, end=len(words)),
        Segment(kind=SegmentKind.BODY, start=len(words), end=len(text)),
    )
    document = document_of(text, segments=segments)
    sentences = parse(document, parser)
    read = ReadText(
        document=document,
        sentences=sentences,
        statements=(),
        times=(),
        places=find_places(document, sentences, gazetteer),
    )
    first, second = (settle(read, one, one.root) for one in sentences)
    assert [place.id for place in first.where] == ["geonames:169577"]
    assert "in the dateline" in " ".join(first.why)
    assert second.where == ()
