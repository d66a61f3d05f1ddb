"""Incidents -> rows by the codebook's rules, held to the checks UCDP's own rows are held to."""

import io
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_incidents import case, page_of, party, toll, when, where
from made_source import MadeSource

from reportedly.export import EXPORTERS
from reportedly.export.acled import ACLED
from reportedly.export.coded import code_case, coded_rows
from reportedly.export.gathered import Case, gathered
from reportedly.export.ged import GED
from reportedly.export.hxl import HXL
from reportedly.records.claim import Cumulative, Toll
from reportedly.records.ged import GED_COLUMNS, FindingKind, GedRow
from reportedly.records.incident import UNTOLD_SIDE, TollBasis
from reportedly.records.vocabulary import (
    Aspect,
    Comparator,
    EventClass,
    Harm,
    PlaceLevel,
    Stance,
    State,
    VictimClass,
)
from reportedly.redact.records import coarser
from reportedly.vocab.ged import read_ged
from reportedly.vocab.ged_checks import check_row, check_rows
from reportedly.vocab.redaction import load_redaction


def coded(**changes):
    row = code_case(case(**changes), GED)
    return GedRow(**{name: cell.value for name, cell in row.cells.items()}), row


def why(row, column=None):
    return " | ".join(gap.why for gap in row.gaps if gap.column == column)


def test_the_worked_example_of_the_field():
    """25 told with two civilians, at least 27 with seven: two holders of one side."""
    found, row = coded()
    assert (found.low, found.best, found.high) == (25, 27, 27)
    assert (found.deaths_civilians, found.deaths_unknown) == (7, 20)
    assert (found.deaths_a, found.deaths_b) == (0, 0)
    assert "open" in why(row, "high")
    assert (found.type_of_violence, found.gwnoa, found.country_id) == (1, 373, 373)
    assert (found.region, found.date_prec, found.where_prec) == ("Europe", 1, 1)
    assert found.dyad_name == "Government of Azerbaijan - Nagorno-Karabakh"


def test_soldiers_and_police_are_of_their_side_and_never_civilians():
    tolls = (
        toll(5, 5, 5, side="artsakh"),
        toll(3, 3, 3, VictimClass.POLICE, "artsakh"),
        toll(2, 2, 2, VictimClass.MILITARY, "artsakh"),
    )
    found, _ = coded(tolls=tolls)
    assert (found.deaths_a, found.deaths_b, found.deaths_civilians) == (0, 5, 0)
    assert found.best == 5


def test_parts_of_another_count_than_best_are_not_put_into_it():
    found, row = coded(tolls=(toll(3, 3, 9), toll(5, 7, 7, VictimClass.CIVILIAN)))
    assert (found.best, found.deaths_unknown, found.deaths_civilians) == (3, 3, 0)
    assert "another count" in why(row, "deaths_unknown")


def test_the_dead_of_a_side_are_not_added_to_a_total_that_may_hold_them():
    found, row = coded(tolls=(toll(32, 200, 200), toll(192, 193, 193, side="AZE")))
    assert found.best == 200
    assert "192 to 193 killed on the side of AZE" in why(row, "best")


def test_both_sides_are_told_where_nobody_gives_a_total():
    """Best is left out, and each side is named beside the row; ACLED's lowest holds a side too."""
    tolls = (
        toll(193, None, 393).replacing(basis=TollBasis.SIDES_APART),
        toll(193, 193, 193, side="AZE"),
        toll(32, 200, 200, side=UNTOLD_SIDE),
    )
    found, row = coded(tolls=tolls)
    assert (found.low, found.best, found.high) == (193, None, 393)
    assert "nobody gives a total" in why(row, "best")
    assert "193 to 193 killed on the side of AZE" in why(row, "best")
    assert "32 to 200 killed and no side is named" in why(row, "best")
    row = code_case(case(tolls=tolls), ACLED)
    assert row.cells["fatalities"].value == 193
    assert "193 to 193 killed on the side of AZE" in why(row, "fatalities")
    assert "32 to 200 killed and no side is named" in why(row, "fatalities")


def test_sides_added_up_are_split_as_the_sides_are():
    sides = (
        toll(2, 2, 2, side="AZE"),
        toll(9, 9, 9, side="artsakh"),
        toll(5, 5, 5, side=UNTOLD_SIDE),
        toll(2, 2, 2, VictimClass.MILITARY, "AZE"),
        toll(9, 9, 9, VictimClass.MILITARY, "artsakh"),
        toll(5, 5, 5, VictimClass.CIVILIAN),
    )
    found, _ = coded(tolls=(toll(16, 16, 16).replacing(basis=TollBasis.SUM_OF_SIDES), *sides))
    assert (found.best, found.deaths_unknown) == (16, 0)
    assert (found.deaths_a, found.deaths_b, found.deaths_civilians) == (2, 9, 5)


def test_sides_without_a_total_are_added_up():
    tolls = (
        toll(1, 2, 3, side="AZE"),
        toll(10, 20, 30, side="artsakh"),
        toll(2, 2, 2, VictimClass.MILITARY, "AZE"),
        toll(9, 9, 9, VictimClass.MILITARY, "artsakh"),
        toll(4, 4, 4, VictimClass.CIVILIAN, "artsakh"),
    )
    found, _ = coded(tolls=tolls)
    assert (found.low, found.best, found.high) == (11, 22, 33)
    assert (found.deaths_a, found.deaths_b, found.deaths_civilians) == (2, 9, 4)
    assert found.deaths_unknown == 7
    cells = code_case(case(tolls=tolls), HXL).cells
    assert (cells["killed_military"].value, cells["killed_civilians"].value) == (11, 4)


@pytest.mark.parametrize("book", [GED, ACLED, HXL])
def test_a_place_that_was_printed_and_not_found_is_told_as_that(book):
    row = code_case(case(where=(where(id_=None),)), book)
    told = " | ".join(gap.why for gap in row.gaps)
    assert "'Northford' was not found on the map" in told
    assert "no page says where" not in told


@pytest.mark.parametrize("book", [GED, ACLED, HXL])
def test_a_site_that_is_told_less_exactly_is_still_a_place(made, book):
    site = where(PlaceLevel.SITE)
    site = site.replacing(**coarser(site, load_redaction()))
    assert site.id is None
    claim = made.claim(made.document(made.page()), where=(site, where(id_=None)))
    told = case(where=(site,)).replacing(claims=(claim,), pages={claim.document: page_of(claim)})
    row = code_case(told, book)
    assert not row.left_out
    assert (row.cells["latitude"].value, row.cells["longitude"].value) == (40.0, 47.0)
    assert row.cells["latitude"].claims == (claim.id,)


@pytest.mark.parametrize("book", [GED, ACLED])
def test_a_row_of_one_place_names_the_others(book):
    far = where(id_="geonames:2").replacing(name="Southford")
    row = code_case(case(where=(where(), far)), book)
    assert any("Southford too" in gap.why for gap in row.gaps)


@pytest.mark.parametrize(
    ("first", "last", "is_told"),
    [(5, 5, False), (5, 6, True), (4, 5, True), (None, 5, True)],
)
def test_a_total_that_counts_more_days_than_the_row_has_says_so(made, first, last, is_told):
    days = [None if day is None else date(2021, 5, day) for day in (first, last)]
    over = Cumulative(from_=days[0], to=days[1])
    claim = made.claim(made.document(made.page()), id="c-1")
    claim = claim.replacing(id="c-1", toll=claim.toll.replacing(cumulative=over))
    told = case().replacing(claims=(claim,), pages={claim.document: page_of(claim)})
    row = code_case(told, GED)
    assert row.cells["event_clarity"].value == 2
    assert row.cells["event_clarity"].claims == ("c-1",)
    assert ("other days too" in why(row, "best")) == is_told


def over_time(made, first, last, **changes):
    """Return a case of a page of 18 May 2021 that tells one total over the days between."""
    over = Cumulative(from_=first, to=last)
    claim = made.claim(made.document(made.page()))
    claim = claim.replacing(id="c-1", toll=claim.toll.replacing(cumulative=over))
    return case(**changes).replacing(claims=(claim,), pages={claim.document: page_of(claim)})


@pytest.mark.parametrize(
    ("first", "level", "is_row"),
    [
        (date(2021, 4, 1), PlaceLevel.SETTLEMENT, True),
        (date(2021, 4, 1), PlaceLevel.ADM1, False),
        (date(2021, 4, 1), PlaceLevel.CONTESTED_REGION, False),
        (date(2019, 4, 1), PlaceLevel.SETTLEMENT, False),
    ],
)
def test_a_total_over_a_war_is_no_event_and_over_a_towns_weeks_a_summary(
    made, first, level, is_row
):
    row = code_case(over_time(made, first, date(2021, 5, 5), where=(where(level),)), GED)
    assert row.left_out != is_row
    assert ("summary event" in why(row, "best")) == is_row
    (gap,) = (g for g in row.gaps if "summary event" in g.why or "running total" in g.why)
    assert gap.claims == ("c-1",)
    if is_row:
        assert row.cells["event_clarity"].value == 2


def test_acled_has_no_row_for_a_total_over_weeks_and_no_dead_from_it(made):
    told = over_time(made, date(2021, 3, 1), date(2021, 5, 5))
    row = code_case(told, ACLED)
    assert row.left_out
    assert "running total" in why(row)
    (claim,) = told.claims
    hurt = claim.replacing(id="c-2", toll=claim.toll.replacing(harm=Harm.INJURED, cumulative=None))
    row = code_case(told.replacing(claims=(claim, hurt)), ACLED)
    assert row.cells["fatalities"].value == 0
    assert "running total" in why(row, "fatalities")


def test_a_reason_stands_once_with_all_its_columns_and_first_what_rests_on_claims(made):
    written = []

    class Noted:
        explains = False

        def leave_out(self, _kind, what, why, *, column="", claims=()):
            written.append((what, column, why, tuple(claims)))

        def give(self, _reason):
            pass

    claim = made.claim(made.document(made.page()))
    told = case(parties=(), tolls=(toll(5, 5, 9, is_open=True),))
    told = told.replacing(claims=(claim,), pages={claim.document: page_of(claim)})

    class Record:
        def cases(self):
            return iter([told])

    list(coded_rows(Record(), Noted(), GED))
    lines = [one for one in written if one[0] != "*"]
    (nobody,) = (one for one in lines if "no party is named" in one[2])
    assert nobody[1].split()[:2] == ["side_a", "side_a_new_id"]
    assert [bool(one[3]) for one in lines] == sorted((bool(o[3]) for o in lines), reverse=True)


def test_a_kind_of_event_that_nobody_states_is_said_to_be_unknown():
    _, row = coded(event_class=EventClass.UNKNOWN)
    assert not row.left_out
    assert "whether armed force was used is not told" in why(row, "type_of_violence")


def test_a_page_without_a_day_has_the_codebooks_and_says_so(made):
    claim = made.claim(made.document(made.page()))
    told = case().replacing(claims=(claim,), pages={claim.document: page_of(claim)})
    row = code_case(told, GED)
    assert row.cells["source_date"].value == "1753-01-01"
    assert "a page without a day" in why(row, "source_date")


def test_only_an_upper_figure_makes_the_codebooks_0_and_says_so():
    found, row = coded(tolls=(toll(None, None, 20),))
    assert (found.low, found.best, found.high, found.deaths_unknown) == (0, 0, 20, 0)
    assert "writes low and best as 0" in why(row, "low")


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"tolls": ()}, "no page tells of anybody killed"),
        ({"tolls": (toll(None, None, None),)}, "nobody gives a figure"),
        ({"tolls": (toll(0, 0, 0),)}, "nobody is said to have been killed"),
        ({"tolls": (toll(5, 5, 5, harm=Harm.INJURED),)}, "no page tells of anybody killed"),
        ({"when": None}, "the day of a report is not put in its place"),
        ({"where": ()}, "no page says where"),
        ({"event_class": EventClass.DEMAND}, "no armed force"),
        (
            {"event_class": EventClass.EXECUTION, "parties": (party("perpetrator", "AZE"),)},
            "a government's custody",
        ),
    ],
)
def test_what_is_no_event_of_ged_has_no_row_and_a_reason(changes, reason):
    _, row = coded(**changes)
    assert row.left_out
    assert reason in why(row)


def test_a_state_is_a_place_of_ged_and_no_pin():
    found, row = coded(where=(where(PlaceLevel.COUNTRY, "country:AZE"),))
    assert (found.where_prec, found.latitude, found.geom_wkt) == (6, None, None)
    assert "no point" in why(row, "latitude")


@pytest.mark.parametrize(
    ("parties", "kind", "dyad"),
    [
        ((("perpetrator", "ARM"), ("target", "AZE")), 1, "ARM:AZE"),
        ((("perpetrator", "farc"), ("target", "COL")), 1, "COL:farc"),
        ((("party", "farc"), ("party", "eln")), 2, "eln:farc"),
        ((("perpetrator", "RUS"),), None, None),
        ((("party", "RUS"), ("party", "UKR"), ("party", "farc")), None, None),
        ((("perpetrator", "RUS"), ("target", None)), None, None),
    ],
)
def test_the_type_of_violence_follows_from_the_sides(parties, kind, dyad):
    found, row = coded(parties=tuple(party(*one) for one in parties))
    assert (found.type_of_violence, found.dyad_new_id) == (kind, dyad)
    assert (kind is None) == bool(why(row, "type_of_violence"))


def test_an_attack_on_civilians_is_one_sided():
    attack = {
        "event_class": EventClass.ATTACK_ON_CIVILIANS,
        "parties": (party("perpetrator", "farc"), party("target", "COL")),
    }
    found, _ = coded(**attack, tolls=(toll(4, 4, 4), toll(4, 4, 4, VictimClass.CIVILIAN)))
    assert (found.type_of_violence, found.side_b, found.deaths_civilians) == (3, "Civilians", 4)
    found, _ = coded(
        **attack, tolls=(toll(4, 4, 4, side="COL"), toll(1, 1, 1, VictimClass.MILITARY, "COL"))
    )
    assert found.deaths_unknown == 4
    assert found.type_of_violence == 3


def test_a_contested_deed_names_whom_it_is_said_of_and_says_that_it_is_contested():
    _, row = coded(states={Aspect.ATTRIBUTION: State.CONTESTED})
    assert "contested" in why(row, "side_a")


def test_a_denial_is_not_among_the_claims_that_name_a_side(made):
    document = made.document(made.page())
    said = made.claim(document, actors=(party("perpetrator", "AZE"),))
    denied = said.replacing(id="c-d", stance=Stance.DENIES, actors=(party("accused", "AZE"),))
    told = case(
        parties=(party("perpetrator", "AZE"),), states={Aspect.ATTRIBUTION: State.CONTESTED}
    )
    row = code_case(
        told.replacing(claims=(said, denied), pages={said.document: page_of(said)}), GED
    )
    assert row.cells["side_a"].claims == (said.id,)
    (gap,) = (gap for gap in row.gaps if gap.column == "side_a")
    assert gap.claims == ("c-d",)


def test_who_rejects_what_another_told_clears_nobody(made):
    said = made.claim(made.document(made.page()), stance=Stance.DENIES, actors=())
    assert said.aspect is Aspect.OCCURRENCE
    told = case(states={Aspect.ATTRIBUTION: State.CONTESTED}).replacing(
        claims=(said,), pages={said.document: page_of(said)}
    )
    (gap,) = (gap for gap in code_case(told, GED).gaps if gap.column == "side_a")
    assert gap.claims == ()


def test_dozens_are_no_number_of_ged(made):
    document = made.document(made.page())
    vague = Toll(
        harm=Harm.KILLED,
        low=None,
        high=None,
        comparator=Comparator.VAGUE,
        victim_term=None,
        victim_class=VictimClass.UNKNOWN,
    )
    claim = made.claim(document, toll=vague)
    told = case(tolls=(toll(None, None, None),), claims=(claim.id,))
    row = code_case(told.replacing(claims=(claim,)), GED)
    assert row.left_out
    assert "counts no words" in why(row)


@settings(max_examples=300)
@given(st.integers(0, 10**6))
def test_whatever_an_incident_is_its_row_breaks_no_rule(seed):
    """And what the codebook wants and the row lacks is named beside it."""
    source = MadeSource(1, seed=seed)
    incident = source.incident(seed % 2)
    row = code_case(Case(incident=incident, claims=(), pages={}), GED)
    if row.left_out:
        return
    found = list(check_row(GedRow(**{name: cell.value for name, cell in row.cells.items()})))
    assert [one for one in found if one.kind is FindingKind.WRONG] == []
    named = {gap.column for gap in (*row.gaps, *GED.never)} | {"source_article"}
    assert {one.columns[0] for one in found} <= named


def test_the_file_is_read_by_what_reads_ucdps_and_breaks_no_rule(tmp_path):
    EXPORTERS["ged"](MadeSource(400), tmp_path)
    text = (tmp_path / "ucdp-ged-like.csv").read_bytes().decode()
    assert text.split("\r\n")[0].split(",") == list(GED_COLUMNS)
    rows = list(read_ged(io.StringIO(text, newline="")))
    assert len(rows) > 40
    assert [one for one in check_rows(rows) if one.kind is FindingKind.WRONG] == []


def test_a_case_holds_its_claims_and_their_pages():
    with gathered(MadeSource(3)) as record:
        cases = list(record.cases())
    assert [len(one.claims) for one in cases] == [5] * 6
    assert {claim.document for one in cases for claim in one.claims} == set().union(
        *(one.pages for one in cases)
    )


@pytest.mark.parametrize("book", [GED, ACLED, HXL])
def test_days_places_and_kinds_of_event_name_the_claims_that_tell_them(made, book):
    claim = made.claim(
        made.document(made.page()),
        when=when(),
        where=(where(),),
        actors=(party("perpetrator", "AZE"), party("target", "artsakh")),
    )
    other = claim.replacing(id="c-x", when=None, where=(), actors=(), event_class=EventClass.DEMAND)
    told = case(claims=(claim.id, other.id)).replacing(
        claims=(claim, other), pages={claim.document: page_of(claim)}
    )
    cells = code_case(told, book).cells
    for column in BY_CLAIMS & set(cells):
        assert cells[column].claims == (claim.id,), column


BY_CLAIMS = {
    *("date_start", "date_end", "date_prec", "year", "event_date", "time_precision"),
    *("where_prec", "where_coordinates", "latitude", "longitude", "geom_wkt", "priogrid_gid"),
    *("country", "country_id", "country_code", "region", "iso", "location", "geo_precision"),
    *("place", "place_id", "radius_km", "disorder_type", "sub_event_type"),
    *("event_type", "side_a", "side_b", "actor1", "actor2", "side_first", "side_second"),
}
