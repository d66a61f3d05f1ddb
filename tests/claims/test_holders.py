"""Holders: whom the printed words of a source stand for."""

import pytest

from reportedly.claims.who.parties import Parties, find_parties
from reportedly.claims.who.speakers import role_of
from reportedly.claims.who.statements import find_statements
from reportedly.records.vocabulary import HolderRole
from reportedly.text.sentences import parse
from reportedly.vocab.actors import load_actors
from reportedly.vocab.verbs import load_verbs

VERBS = load_verbs()
ACTORS = load_actors()
NOBODY = Parties(belligerents=frozenset(), named_in_violence=frozenset())


@pytest.fixture(scope="module")
def holders(parser, document_of):
    def read(text):
        document = document_of(text)
        found = find_statements(document, parse(document, parser), VERBS, ACTORS)
        return [s.holder for s in found if s.holder is not None]

    return read


@pytest.mark.parametrize(
    ("text", "printed", "name"),
    [
        (
            "Two men died, according to Anna Petrova, the human rights ombudsman in the region.",
            "Anna Petrova",
            "Anna Petrova",
        ),
        (
            "Colonel Ivan Petrov met the press. He said the road was open.",
            "He",
            "Ivan Petrov",
        ),
        (
            "Governor Ivan Petrov fled. Petrov said the town had fallen.",
            "Petrov",
            "Ivan Petrov",
        ),
        (
            "The Kenyan Defence Ministry met envoys. The ministry said the raid was over.",
            "The ministry",
            "Kenya's defence ministry",
        ),
        (
            "Kenya accused Somalia of shelling a village. It said two herders had died.",
            "It",
            "Kenya",
        ),
        (
            "A spokesman for the hospital, who said nine people had died, gave no names.",
            "A spokesman for the hospital",
            "spokesman for the hospital",
        ),
        (
            (
                "In a report on Monday, the rights office said six people had died. "
                "The report says that four were children."
            ),
            "The report",
            "rights office",
        ),
    ],
)
def test_short_forms_are_carried_back_to_the_fullest_name(holders, text, printed, name):
    assert (printed, name) in [(h.printed, h.name) for h in holders(text)]


def test_a_headlines_surname_takes_the_name_the_body_gives(holders):
    text = "Petrov: road is open\n\nMayor Ivan Petrov said the road was open.\n"
    assert {h.name for h in holders(text)} == {"Ivan Petrov"}


def test_printed_is_what_the_page_prints(holders):
    text = "Kenya's army, which has fought there for years, said the raid was over."
    (holder,) = holders(text)
    assert holder.printed == text[holder.start : holder.end] == "Kenya's army"


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("a doctor at the town hospital", HolderRole.MEDICAL),
        ("police in the Syrian capital", HolderRole.POLICE),
        ("three residents of the village", HolderRole.WITNESS_OR_VICTIM),
        ("the human rights ombudsman of Artsakh", HolderRole.NGO_OR_RIGHTS_OFFICE),
        ("the United Nations", HolderRole.IGO),
        ("the Artsakh authorities", HolderRole.DE_FACTO_AUTHORITY),
        ("a Taliban spokesman", HolderRole.ARMED_GROUP),
        ("the Taliban health ministry", HolderRole.DE_FACTO_AUTHORITY),
        ("a FARC commander", HolderRole.ARMED_GROUP),
        ("the Russian peacekeeping contingent", HolderRole.PEACEKEEPER),
        ("a professor of law", HolderRole.EXPERT),
        ("the International Criminal Court", HolderRole.COURT),
        ("the deputy governor", HolderRole.LOCAL_OFFICIAL),
        ("the Syrian army", HolderRole.UNKNOWN),
        ("a man in a hat", HolderRole.UNKNOWN),
    ],
)
def test_roles(words, role):
    assert role_of(words, ACTORS, NOBODY) is role


def test_a_state_is_a_belligerent_only_by_the_pages_own_words():
    parties = Parties(
        belligerents=frozenset({"SYR", "TUR"}), named_in_violence=frozenset({"SYR", "TUR", "IRN"})
    )
    assert role_of("the Syrian army", ACTORS, parties) is HolderRole.BELLIGERENT_OFFICIAL
    assert role_of("Syrian state television", ACTORS, parties) is HolderRole.BELLIGERENT_MEDIA
    assert role_of("the French president", ACTORS, parties) is HolderRole.THIRD_STATE
    assert role_of("an Iranian official", ACTORS, parties) is HolderRole.UNKNOWN


def test_parties_are_the_states_whose_forces_the_page_names(parser, document_of):
    document = document_of(
        "Kenyan soldiers shelled the town. Ethiopia bombed a bridge. France called for calm."
    )
    parties = find_parties(document.text, parse(document, parser), ACTORS)
    assert parties.belligerents == {"KEN", "ETH"}
    assert parties.is_third("FRA")


def test_where_one_party_alone_is_named_another_state_may_be_the_other(parser, document_of):
    document = document_of("Kenyan soldiers shelled the town. Ethiopia called it an outrage.")
    parties = find_parties(document.text, parse(document, parser), ACTORS)
    assert not parties.is_third("ETH")


def test_a_page_that_names_no_force_tells_of_no_third_state(parser, document_of):
    document = document_of("France called for calm.")
    parties = find_parties(document.text, parse(document, parser), ACTORS)
    assert not parties.is_third("FRA")


def test_side_is_the_actor_the_words_or_the_name_tell(holders):
    text = "Syrian Defence Minister Ali Darwish spoke. He said the raid was over."
    assert [h.side for h in holders(text)] == ["SYR"]


def test_a_word_for_nobody_is_no_holder(holders):
    assert holders("This shows that the roof had burned.") == []


def test_an_office_printed_in_several_ways_has_one_name(holders):
    text = (
        "Kenya's Defence Ministry said a drone was lost. The Kenyan defense ministry said nobody "
        "was hurt. The ministry gave no cause, saying the search went on."
    )
    assert {h.name for h in holders(text)} == {"Kenya's defence ministry"}
    assert {h.side for h in holders(text)} == {"KEN"}


def test_two_offices_of_one_state_stay_two(holders):
    text = "Kenya's army said the raid was over. Kenya's interior ministry said it went on."
    assert len({h.name for h in holders(text)}) == 2


def test_who_has_a_side_in_one_place_has_it_in_all(holders):
    text = "Ivan Petrov said the road was open. Petrov, the president of Kenya, denied the report."
    assert [(h.name, h.side) for h in holders(text)] == [("Ivan Petrov", "KEN")] * 2


@pytest.mark.parametrize(
    ("text", "name", "side"),
    [
        ("In Nairobi, the defence ministry said its jets had hit the camp.",
         "Kenya's defence ministry", "KEN"),
        ("Kenya and Somalia said they would send monitors.", "Kenya and Somalia", None),
        ("A spokeswoman for the UN mission, Ana Lindqvist, told AFP that nine had died.",
         "Ana Lindqvist", "un"),
        ("State television, citing the governor, said nine people had died.", "governor", None),
        ("Nine people had died, the Borea agency quoted the mayor as saying.", "mayor", None),
        ("Nine killed in market blast, claims militia", "militia", None),
        ("Nine villagers killed in drone strike: officials", "officials", None),
        ("The UN was not in a position to verify the report, its envoy said.", "envoy", None),
    ],
)  # fmt: skip
def test_who_is_meant(holders, text, name, side):
    assert (name, side) in {(h.name.removeprefix("its "), h.side) for h in holders(text)}


def test_an_outlet_that_cites_another_only_passes_it_on(parser, document_of):
    document = document_of("State television, citing the governor, said nine people had died.")
    (only,) = find_statements(document, parse(document, parser), VERBS, ACTORS)
    assert only.holder.role is HolderRole.LOCAL_OFFICIAL
    assert only.via == ("State television",)


def test_an_army_with_no_state_beside_it_is_that_of_a_party(holders):
    (only,) = holders("An army spokesman said the column had been ambushed.")
    assert (only.role, only.side) == (HolderRole.BELLIGERENT_OFFICIAL, None)


@pytest.mark.parametrize(
    ("text", "name", "side"),
    [
        ("Peru's Ministry of Defence said a boat sank.", "Peru's defence ministry", "PER"),
        ("The Peruvian defense ministry said a boat sank.", "Peru's defence ministry", "PER"),
        (
            "The Ministry of Foreign Affairs of Laos said it would protest.",
            "Laos' foreign ministry",
            "LAO",
        ),
        (
            "India and Pakistan traded fire on Monday. They said six soldiers had died.",
            "India and Pakistan",
            None,
        ),
        ("The armies of Chad and Niger said 12 men had died.", "armies of Chad and Niger", None),
    ],
)
def test_one_ministry_and_two_states_at_once(holders, text, name, side):
    last = holders(text)[-1]
    assert last.name == name
    assert last.side == side


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Ten people were killed, officials said.", "unattributed"),
        ("Security sources said a bomb went off.", "unattributed"),
        ("Kenyan officials said a bomb went off.", "unknown"),
        ("Reuters reported that a bomb went off.", "other"),
        ("Rebels attacked a base of Mali's army. Norway said it would send tents.", "third_state"),
    ],
)
def test_a_source_that_names_nobody_an_outlet_and_a_third_state(holders, text, role):
    assert holders(text)[-1].role.value == role


@pytest.mark.parametrize(
    ("text", "resolved"),
    [
        ("The road was mined, she said.", False),
        ("The valley was calm. He said soldiers had shot two boys.", False),
        ("“It was a bomb,” said Eva, a student. “The windows broke,” she said.", True),
    ],
)
def test_a_pronoun_that_the_page_gives_nobody_for_is_said_to_be_unresolved(holders, text, resolved):
    last = holders(text)[-1]
    assert last.resolved is resolved
    assert (last.name == last.printed) is not resolved


def test_a_text_of_somebodys_own_is_held_by_whoever_the_head_names(holders):
    head = "Maseru, 4 May (Radio Mountain) -- [Communique] [Highland Liberation Front] [Text] "
    (holder,) = holders(f"{head}Our units killed two guards at the dam.")
    assert holder.name == "Highland Liberation Front"


@pytest.mark.parametrize("kind", ["Report", "Interview with the mayor", "Unsigned"])
def test_what_a_reporter_writes_is_not_held_by_the_reporter(holders, kind):
    assert not holders(f"Maseru, 4 May -- [{kind}] [Neo Molapo] [Text] Two guards died at the dam.")
