import csv
import io
from datetime import date

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.records.claim import Cumulative, PlaceName, Quantity
from reportedly.records.incident import TollSummary
from reportedly.records.vocabulary import (
    Aspect,
    Comparator,
    EventClass,
    Harm,
    HolderRole,
    LineageType,
    Modality,
    PlaceLevel,
    PublishedBasis,
    SegmentKind,
    SituationKind,
    Stance,
    TimeBasis,
    TimeLevel,
    VictimClass,
)
from reportedly.wording import words
from reportedly.wording.safe import cell, json_safe, safe, visible
from reportedly.wording.tolls import bound, bounds_words, figure, figure_words
from reportedly.wording.when import cumulative_words, interval_words, when_words
from reportedly.wording.where import place_words, places_words

D = date


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (D(2016, 5, 3), D(2016, 5, 3), "3 May 2016"),
        (D(2016, 5, 3), D(2016, 5, 4), "3–4 May 2016"),
        (D(2016, 4, 30), D(2016, 5, 2), "30 Apr – 2 May 2016"),
        (D(2015, 12, 30), D(2016, 1, 2), "30 Dec 2015 – 2 Jan 2016"),
        (D(2016, 2, 1), D(2016, 2, 29), "Feb 2016"),
        (D(2016, 4, 1), D(2016, 6, 30), "Apr–Jun 2016"),
        (D(2015, 11, 1), D(2016, 2, 29), "Nov 2015 – Feb 2016"),
        (D(2016, 1, 1), D(2016, 12, 31), "2016"),
        (D(2011, 1, 1), D(2016, 12, 31), "2011–2016"),
        (D(2016, 5, 3), None, "3 May 2016 or later"),
        (None, D(2016, 5, 3), "3 May 2016 or earlier"),
        (None, None, "date not stated"),
    ],
)
def test_an_interval_claims_no_more_than_is_known(start, end, expected):
    assert interval_words(start, end) == expected


def test_a_date_that_was_not_worked_out_is_shown_as_printed(world):
    lost = world.tuesday.replacing(from_=None, to=None)
    assert when_words(lost) == "“Tuesday” (not worked out)"
    assert when_words(None) == "date not stated"


@pytest.mark.parametrize(
    ("low", "high", "comparator", "sign", "in_words"),
    [
        (25, 25, Comparator.UNMARKED, "25", "25"),
        (25, 25, Comparator.EXACTLY, "25", "exactly 25"),
        (49, None, Comparator.AT_LEAST, "≥49", "at least 49"),
        (61, None, Comparator.MORE_THAN, ">60", "more than 60"),
        (None, 20, Comparator.UP_TO, "≤20", "up to 20"),
        (None, 19, Comparator.LESS_THAN, "<20", "fewer than 20"),
        (1500, 1500, Comparator.APPROXIMATELY, "~1,500", "about 1,500"),
        (20, 30, Comparator.BETWEEN, "20–30", "20 to 30"),
        (None, None, Comparator.VAGUE, "number not stated", "number not stated"),
        (0, 0, Comparator.ZERO, "0", "none"),
        (None, None, Comparator.AT_LEAST, "number not stated", "number not stated"),
        (7, 7, Comparator.OTHER, "number not stated", "number not stated"),
    ],
)
def test_a_figure_keeps_its_comparator(low, high, comparator, sign, in_words):
    counted = Quantity(of="posts", low=low, high=high, comparator=comparator)
    assert (figure(counted), figure_words(counted)) == (sign, in_words)


def test_an_open_high_is_never_a_number_alone():
    assert bound(27, is_open=True) == "27 or more"
    assert bound(None, is_open=True) == "open"
    assert bound(None) == "not stated"
    assert bound(0) == "0"


@pytest.mark.parametrize(
    ("ends", "said", "told"),
    [
        ((61, 61, 61), Comparator.MORE_THAN, ("more than 60", "more than 60", "more than 60")),
        ((None, 4, 4), Comparator.LESS_THAN, ("not stated", "fewer than 5", "fewer than 5")),
        ((49, 49, 49), Comparator.AT_LEAST, ("49", "49", "49 or more")),
        ((70_001, 70_001, 70_001), None, ("70,001", "70,001", "70,001 or more")),
    ],
)
def test_bounds_are_told_as_the_pages_print_them(ends, said, told):
    low, best, high = ends
    summary = TollSummary(
        harm=Harm.KILLED,
        victim_class=None,
        low=low,
        best=best,
        high=high,
        high_is_open=said is not Comparator.LESS_THAN,
        policy="any",
        claims=(),
        low_comparator=said,
        best_comparator=said,
        high_comparator=said,
    )
    assert bounds_words(summary) == told


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (None, None, "running total"),
        (D(2011, 3, 1), None, "since 1 Mar 2011"),
        (D(2011, 3, 1), D(2011, 3, 31), "over Mar 2011"),
        (None, D(2011, 3, 1), "over 1 Mar 2011 or earlier"),
    ],
)
def test_a_running_total_says_over_what_time(start, end, expected):
    assert cumulative_words(Cumulative(from_=start, to=end)) == expected
    assert cumulative_words(None) == ""


def test_a_contested_place_has_all_its_names_as_equals_in_alphabetical_order(world):
    assert place_words(world.town) == "Gornak / Velik Dol"
    shouted = world.town.replacing(names=world.town.names[::-1])
    assert place_words(shouted) == "Gornak / Velik Dol"


def test_a_name_in_wide_use_stands_beside_a_partys_own(world):
    names = (PlaceName(name="Dol", used_by="wide"), PlaceName(name="Hol", used_by="KEL"))
    assert place_words(world.town.replacing(names=names)) == "Dol / Hol"


def test_of_several_names_of_a_party_its_first_is_shown(world):
    names = (
        PlaceName(name="Dol", used_by="wide SRN"),
        PlaceName(name="Dolina", used_by="SRN"),
        PlaceName(name="Hol", used_by="KEL TAS"),
        PlaceName(name="Greater Hol", used_by="TAS"),
    )
    assert place_words(world.town.replacing(names=names)) == "Dol / Hol"


def test_names_in_other_languages_alone_do_not_make_a_place_contested(world):
    names = (PlaceName(name="Dol", used_by="wide"), PlaceName(name="Долина", language="sr"))
    assert place_words(world.town.replacing(names=names)) == "Velik Dol"


@pytest.mark.parametrize(
    ("level", "expected"),
    [
        (PlaceLevel.SETTLEMENT, "Gornak / Velik Dol"),
        (PlaceLevel.NEAR_SETTLEMENT, "near Gornak / Velik Dol"),
        (PlaceLevel.ADM1, "Gornak / Velik Dol (province)"),
        (PlaceLevel.UNKNOWN, "Gornak / Velik Dol (extent not stated)"),
    ],
)
def test_a_place_says_how_much_ground_it_covers(world, level, expected):
    assert place_words(world.town.replacing(level=level)) == expected


def test_a_place_that_is_not_resolved_is_as_printed(world):
    lost = world.town.replacing(id=None, name=None, names=(), lat=None, lon=None)
    assert places_words([lost, lost]) == "Velik Dol (not found on the map)"
    assert places_words([]) == "place not stated"


def test_of_many_places_a_table_names_the_first_and_counts_the_rest(world):
    many = [
        world.town.replacing(id=None, name=f"Dol {n}", names=(), lat=None, lon=None)
        for n in range(6)
    ]
    assert places_words(many, 2).endswith("Dol 1 (not found on the map) and 4 more")


@pytest.mark.parametrize(
    ("told", "members"),
    [
        (words.event_words, EventClass),
        (words.stance_words, Stance),
        (words.role_words, HolderRole),
        (words.time_level_words, TimeLevel),
        (words.time_basis_words, TimeBasis),
        (words.published_words, PublishedBasis),
        (words.place_level_words, PlaceLevel),
        (words.situation_words, SituationKind),
        (words.modality_words, Modality),
        (words.lineage_words, LineageType),
        (words.segment_words, SegmentKind),
    ],
)
def test_every_member_of_a_closed_list_has_words_of_its_own(told, members):
    said = [told(member) for member in members]
    assert len(set(said)) == len(said)
    assert not any("_" in one for one in said)


def test_every_victim_class_has_a_word_for_one_and_for_many():
    for one in VictimClass:
        assert words.victim_words(one, 1) != words.victim_words(one, 2)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("two\n\tlines", "two lines"),
        ("\x1b[31mred\x1b[0m", r"\x1b[31mred\x1b[0m"),
        ("\x9b2J", r"\x9b2J"),
        ("a\u202eb\u2066c", r"a\u202eb\u2066c"),
        ("bell\x07", r"bell\x07"),
        ("\udc80", r"\udc80"),
        ("[red]x[/red]", "[red]x[/red]"),
        ("Մարտակերտ حلب", "Մարտակերտ حلب"),
    ],
)
def test_what_a_page_says_cannot_drive_the_terminal(text, expected):
    assert safe(text) == expected


@given(st.text())
def test_nothing_active_is_left(text):
    for shown in (safe(text), visible(text), cell(text)):
        assert not any(ord(c) < 0x20 and c not in "\n\t" for c in shown)
        assert not any(0x7F <= ord(c) < 0xA0 for c in shown)
        shown.encode()
    assert "\n" not in safe(text)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_json_says_the_same_when_made_safe(text):
    encoded = json_safe(msgspec.json.encode([text]).decode())
    assert msgspec.json.decode(encoded) == [text]
    assert not any(0x7F <= ord(c) < 0xA0 or 0x202A <= ord(c) <= 0x202E for c in encoded)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, ""),
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@sum", "'@sum"),
        (-1.5, "-1.5"),
        (0, "0"),
        (True, "true"),
        ("a-b", "a-b"),
    ],
)
def test_a_cell_is_never_a_formula_and_unknown_is_empty(value, expected):
    assert cell(value) == expected


@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"])), min_size=2))
def test_cells_come_back_from_csv_as_they_went(texts):
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow([cell(text) for text in texts])
    (row,) = csv.reader(io.StringIO(out.getvalue(), newline=""))
    assert row == [cell(text) for text in texts]


@pytest.mark.parametrize(
    ("aspect", "told"),
    [
        (Aspect.CASUALTY_COUNT, "has given no figure"),
        (None, "has given no figure"),
        (Aspect.OCCURRENCE, "has not commented"),
        (Aspect.ATTRIBUTION, "has not commented"),
    ],
)
def test_no_comment_is_told_apart_from_no_figure(aspect, told):
    assert words.stance_words(Stance.NO_FIGURE, aspect) == told
