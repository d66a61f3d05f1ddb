"""Incidents -> rows in ACLED's manner: lowest figures, its zeros told, disputes in the notes."""

import pytest
from made_incidents import case, page_of, party, toll, when, where

from reportedly.export.acled import ACLED
from reportedly.export.coded import code_case
from reportedly.records.claim import Toll
from reportedly.records.vocabulary import (
    Aspect,
    Comparator,
    EventClass,
    Harm,
    Modality,
    PlaceLevel,
    Stance,
    State,
    TimeLevel,
    VictimClass,
)


def coded(**changes):
    row = code_case(case(**changes), ACLED)
    return {name: cell.value for name, cell in row.cells.items()}, row


def why(row, column=None):
    return " | ".join(gap.why for gap in row.gaps if gap.column == column)


def vague(made, words):
    told = Toll(
        harm=Harm.KILLED,
        low=None,
        high=None,
        comparator=Comparator.VAGUE,
        victim_term=None,
        victim_class=VictimClass.UNKNOWN,
    )
    return made.claim(made.document(made.page()), quote=words, toll=told)


def test_the_lowest_figure_is_taken_and_the_range_is_told_beside_it():
    cells, row = coded()
    assert cells["fatalities"] == 25
    assert "25 to 27" in why(row, "fatalities")


def test_nothing_told_is_the_codebooks_0_and_said_to_be():
    cells, row = coded(tolls=())
    assert cells["fatalities"] == 0
    assert "no statement that nobody died" in why(row, "fatalities")


def test_nobody_killed_is_a_0_that_is_told():
    cells, row = coded(tolls=(toll(0, 0, 0),))
    assert cells["fatalities"] == 0
    assert why(row, "fatalities") == ""


@pytest.mark.parametrize(
    ("words", "number", "also"),
    [("dozens were killed", 12, ""), ("several were killed", 3, "10"), ("hundreds died", 100, "")],
)
def test_words_for_a_number_count_as_the_codebook_says(made, words, number, also):
    claim = vague(made, words)
    one = case(tolls=(toll(None, None, None),), claims=(claim.id,)).replacing(claims=(claim,))
    row = code_case(one.replacing(pages={claim.document: page_of(claim)}), ACLED)
    assert row.cells["fatalities"].value == number
    assert row.cells["fatalities"].claims == (claim.id,)
    assert also in why(row, "fatalities")


@pytest.mark.parametrize(
    "changes", [{"stance": Stance.DENIES}, {"modality": Modality.HYPOTHETICAL}]
)
def test_words_for_a_number_that_nobody_stands_by_count_nothing(made, changes):
    claim = vague(made, "dozens were killed").replacing(**changes)
    one = case(tolls=(toll(None, None, None),), claims=(claim.id,)).replacing(claims=(claim,))
    row = code_case(one.replacing(pages={claim.document: page_of(claim)}), ACLED)
    assert row.cells["fatalities"].value == 0
    assert "no page gives a number" in why(row, "fatalities")


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"when": None}, "no page says when"),
        ({"when": when(level=TimeLevel.LONGER)}, "too vague a time"),
        ({"where": ()}, "no page says where"),
        ({"where": (where(PlaceLevel.COUNTRY, "country:AZE"),)}, "known to its country"),
        ({"event_class": EventClass.THREAT}, "no event type"),
    ],
)
def test_what_acled_does_not_record_has_no_row_and_a_reason(changes, reason):
    _, row = coded(**changes)
    assert row.left_out
    assert reason in why(row)


@pytest.mark.parametrize(
    ("country", "inter"), [("AZE", "State forces"), ("ARM", "External/Other forces")]
)
def test_an_army_abroad_is_an_external_force(country, inter):
    cells, _ = coded(where=(where(country=country),), parties=(party("perpetrator", "AZE"),))
    assert cells["actor1"] == "Military Forces of Azerbaijan"
    assert (cells["inter1"], cells["interaction"]) == (inter, f"{inter} only")


def test_the_printed_words_say_which_force_it_was():
    cells, _ = coded(parties=(party("target", "AZE", "police officers"),))
    assert cells["actor1"] == "Police Forces of Azerbaijan"


def test_civilians_are_no_party_to_a_battle_and_the_target_of_an_attack():
    people = (party("perpetrator", "AZE"), party("target", "artsakh", "villagers"))
    cells, row = coded(event_class=EventClass.ARMED_CLASH, parties=people)
    assert "actor2" not in cells
    assert "no party to ACLED's battles" in why(row, "actor2")
    cells, _ = coded(event_class=EventClass.ATTACK_ON_CIVILIANS, parties=people)
    assert cells["actor2"] == "Civilians (Nagorno-Karabakh)"
    assert cells["interaction"] == "State forces-Civilians"
    assert cells["civilian_targeting"] == "Civilians targeted"
    cells, row = coded(event_class=EventClass.ATTACK_ON_CIVILIANS, parties=people[1:])
    assert (cells.get("actor1"), cells["actor2"]) == (None, "Civilians (Nagorno-Karabakh)")


def test_an_advance_with_deaths_is_a_battle_and_without_them_a_move():
    cells, _ = coded(event_class=EventClass.INCURSION_OR_ADVANCE)
    assert (cells["event_type"], cells["sub_event_type"]) == ("Battles", "Armed clash")
    cells, _ = coded(event_class=EventClass.INCURSION_OR_ADVANCE, tolls=())
    assert cells["event_type"] == "Strategic developments"


def test_ground_taken_is_regained_by_the_government_it_is_counted_to_alone():
    def sub(who):
        taken = {"event_class": EventClass.TERRITORY_TAKEN, "parties": (party("perpetrator", who),)}
        return coded(**taken)[0]["sub_event_type"]

    assert sub("AZE") == "Government regains territory"
    assert sub("ARM") == "Non-state actor overtakes territory"


def test_several_days_are_one_row_and_the_note_says_so():
    days = when(when().from_, when().from_.replace(day=8), TimeLevel.DAYS)
    cells, row = coded(when=days)
    assert cells["notes"].startswith("Between 5 May 2021 and 8 May 2021 (coded to 6 May 2021)")
    assert "splits the toll" in why(row, "event_date")


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"side": "AZE"}, "2 soldiers on the side of Azerbaijan (Defence Office)"),
        ({"low": 1, "high": 1, "side": None}, "1 soldier (Defence Office)"),
        ({"victim_class": VictimClass.UNKNOWN, "side": None}, "Killed: 2 (Defence Office)"),
        (
            {"low": 0, "high": 0, "comparator": Comparator.ZERO, "side": "AZE"},
            "none on the side of Azerbaijan (Defence Office)",
        ),
    ],
)
def test_a_figure_in_the_notes_tells_whose_dead_they_are(made, changes, told):
    claim = made.claim(made.document(made.page()))
    claim = claim.replacing(toll=claim.toll.replacing(**changes))
    one = case().replacing(claims=(claim,), pages={claim.document: page_of(claim)})
    assert told in code_case(one, ACLED).cells["notes"].value


def test_a_denial_of_what_somebody_told_names_who_told_it(made):
    said = made.claim(made.document(made.page()))
    by = said.holder.replacing(name="River Front")
    denied = said.replacing(id="c-d", stance=Stance.DENIES, answers=(said.id,), holder=by)
    one = case().replacing(claims=(said, denied), pages={said.document: page_of(said)})
    notes = code_case(one, ACLED).cells["notes"].value
    assert "Disputed: River Front denied what Defence Office said." in notes


def test_a_dispute_is_told_in_the_notes(made):
    document = made.document(made.page())
    said = made.claim(document)
    denial = {"stance": Stance.DENIES, "aspect": Aspect.ATTRIBUTION, "answers": (said.id,)}
    claim = made.claim(document).replacing(id="c-denial", **denial)
    one = case(claims=(claim.id,), states={Aspect.ATTRIBUTION: State.CONTESTED})
    pages = {claim.document: page_of(claim)}
    row = code_case(one.replacing(claims=(said, claim), pages=pages), ACLED)
    assert "Disputed: Defence Office denied responsibility." in row.cells["notes"].value
    assert "contested" in why(row, "actor1")


def test_a_denial_of_another_matter_is_told_in_its_own_words(made):
    document = made.document(made.page())
    said = made.claim(document)
    denial = {"stance": Stance.DENIES, "aspect": Aspect.ATTRIBUTION, "answers": ("c-elsewhere",)}
    claim = made.claim(document).replacing(id="c-denial", **denial)
    one = case().replacing(claims=(said, claim), pages={claim.document: page_of(claim)})
    notes = code_case(one, ACLED).cells["notes"].value
    assert f"Defence Office denied, in these words: “{claim.quote}”." in notes
    assert "responsibility" not in notes
