"""Names beside people, streets, lists and datelines, over the gazetteer of the installation."""

import pytest

from reportedly.claims.where.datelines import dateline_sentences
from reportedly.claims.where.people import find_surnames
from reportedly.claims.where.places import find_places
from reportedly.records.text import Segment
from reportedly.records.vocabulary import SegmentKind
from reportedly.text.sentences import parse


@pytest.fixture
def read(parser, gazetteer, document_of):
    def found(text, **known):
        document = document_of(text, **known)
        return find_places(document, parse(document, parser), gazetteer)

    return found


@pytest.mark.parametrize(
    ("text", "name", "why"),
    [
        ("Shells hit Aghdam village of Tovuz district.", "Aghdam", "the page puts it in Tovuz"),
        ("Shells hit Aghdam in the Tovuz region.", "Aghdam", "the page puts it in Tovuz"),
        ("Shells hit Aghdam, Tovuz district, at noon.", "Aghdam", "the page puts it in Tovuz"),
        ("A mine went off in Syria's Mosul.", "Mosul", "the page puts it in Syria"),
    ],
)
def test_a_namesake_outside_of_the_printed_district_is_not_taken(read, text, name, why):
    (found,) = [m for m in read(text) if m.printed == name]
    assert found.id is None
    assert found.why.startswith(why)


def test_a_village_is_named_by_all_its_capitals(read):
    (found,) = [m for m in read("A jet hit Let Yet Kone village.") if "Kone" in m.printed]
    assert (found.printed, found.id) == ("Let Yet Kone", None)


def test_a_quarter_lies_in_its_town_and_not_where_its_namesake_does(read):
    text = "Jets bombed the Dar es Salaam neighbourhood of Omdurman in Sudan."
    told = {m.printed: m.id for m in read(text)}
    assert told["Dar es Salaam"] is None
    assert told["Omdurman"] is not None


def test_a_small_town_of_a_state_the_page_never_names_is_not_meant(read):
    text = "Rebels in Yemen shelled Marib and Taiz. Two men died in Piccadilly."
    assert {m.id for m in read(text) if m.printed == "Piccadilly"} <= {None}


def test_what_is_said_of_it_once_holds_all_through_the_page(read):
    text = "Shells hit Aghdam village of Tovuz district. Two died in Aghdam."
    assert [m.id for m in read(text) if m.printed == "Aghdam"] == [None, None]
    (plain,) = [m for m in read("Two died in Aghdam.") if m.printed == "Aghdam"]
    assert plain.id is not None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Shells hit Aleppo, Idlib and Hama.", "Aleppo"),
        ("Two died in Adhamiyah district of Baghdad.", "Adhamiyah district"),
        ("Shells fell on Stepanakert in Azerbaijan.", "Stepanakert"),
        ("Farms in Oregon, Pennsylvania and Ohio closed.", "Oregon"),
        ("Two died in Chuhuiv in Kharkiv region.", "Chuhuiv"),
    ],
)
def test_lists_and_rough_borders_put_nothing_outside(read, text, name):
    (found,) = [m for m in read(text) if m.printed == name]
    assert found.id is not None


@pytest.mark.parametrize(
    ("text", "name", "id_"),
    [
        ("Shells fell in the Donetsk region of Ukraine.", "Donetsk region", "region:UKR.05"),
        ("Rain fell across the Punjab province of Pakistan.", "Punjab province", "region:PAK.04"),
        ("He flew to his Florida resort from New York.", "Florida", "region:USA.FL"),
        (
            "Voters in Ohio, Washington, West Virginia and Wyoming were asked.",
            "Washington",
            "region:USA.WA",
        ),
        ("Farms in Oregon, Pennsylvania and Ohio closed.", "Oregon", "region:USA.OR"),
        ("Ministers of the EU met in Brussels.", "EU", "overlay:european-union"),
    ],
)
def test_region_or_namesake(read, text, name, id_):
    assert id_ in {m.id for m in read(text) if m.printed == name}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("John Kelly resigned. On Friday Kelly spoke to the court.", "Kelly"),
        ("General Allen spoke to the troops. The plan of Allen was refused.", "Allen"),
        ("The car stopped on Hampton Avenue near the school.", "Hampton"),
        ("The firm paid $US 15 billion to Iraq.", "US"),
    ],
)
def test_names_of_people_streets_and_money(read, text, name):
    assert name not in {m.printed for m in read(text)}


def test_a_town_where_a_person_of_its_name_is_told_stays_one(read):
    found = read("Ana Houston was hurt. The shooting began in the city of Houston in Texas.")
    assert [m.id for m in found if m.printed == "Houston"] == ["geonames:4699066"]


def with_dateline(words, body):
    text = words + body
    segments = (
        Segment(kind=SegmentKind.DATELINE, start=0, end=len(words)),
        Segment(kind=SegmentKind.BODY, start=len(words), end=len(text)),
    )
    return text, segments


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        ("BEIRUT (RP) - ", ["geonames:276781"]),
        ("SPRINGFIELD, Ill. (RP) - ", ["geonames:4250542", "region:USA.IL"]),
        ("DURBAN, South Africa, May 3 (RP) -- ", ["geonames:1007311", "country:ZAF"]),
        ("(NEW YORK) — ", ["geonames:5128581"]),
        ("Updated: May 3", []),
        ("12 June 2013", []),
    ],
)
def test_a_dateline_names_where_the_report_was_filed(read, words, ids):
    text, segments = with_dateline(words, "The army said it was ready.")
    found = read(text, segments=segments)
    assert [m.id for m in found] == ids
    assert all(m.printed == text[m.start : m.end] for m in found)


def test_a_dateline_ends_before_its_day_and_agency(document_of):
    text, segments = with_dateline("NOVI MOST, Rivelia, Oct. 3 (River Press) -- ", "Seven died.")
    (sentence,) = dateline_sentences(document_of(text, segments=segments))
    assert [token.text for token in sentence.tokens] == ["NOVI", "MOST", ",", "Rivelia"]


def test_surnames_are_of_full_names_and_titles(sentences_of, gazetteer):
    text = "John Kelly met President Morales in Goris. The US army and Yerevan were silent."
    found = find_surnames(sentences_of(text), gazetteer.words.not_places)
    assert {"kelly", "morales"} <= found
    assert not {"goris", "us", "army"} & found


@pytest.mark.parametrize(
    ("text", "name", "is_known"),
    [
        (
            "Troops left San Salvador for the Escalon neighbourhood, the radio said.",
            "Escalon",
            False,
        ),
        ("Rebels in San Salvador told of a clash near Tejutla.", "Tejutla", False),
        ("Rebels in San Salvador and in Guatemala told of a clash near Tejutla.", "Tejutla", True),
        ("Ministers in San Salvador spoke of a shooting in Hamburg.", "Hamburg", True),
    ],
)
def test_a_small_town_of_a_state_not_named_is_not_meant(read, text, name, is_known):
    (found,) = [m for m in read(text) if m.printed.startswith(name)]
    assert (found.id is not None) is is_known
