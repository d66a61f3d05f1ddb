"""Whose words they are: pages with figures, statements, offices and pronouns; the holder out."""

import pytest

from reportedly.claims.who.statements import find_statements
from reportedly.text.sentences import parse


@pytest.fixture(scope="module")
def holders(parser, document_of, lexicon):
    def read(text):
        document = document_of(text)
        found = find_statements(document, parse(document, parser), lexicon.verbs, lexicon.actors)
        return [one.holder for one in found]

    return read


@pytest.mark.parametrize(
    "text",
    [
        "According to preliminary data, five people were killed in the blast.",
        "According to initial information, two soldiers were wounded.",
        "Preliminary figures show that nine miners died.",
        "The envoy left in the month that says nothing good.",
    ],
)
def test_a_figure_and_a_time_are_nobody(holders, text):
    assert all(one is None or one.name == "envoy" for one in holders(text))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("According to data from the health ministry, nine died.", "health ministry"),
        ("The health ministry's figures show that nine died.", "health ministry"),
        ("A report by Human Rights Watch said that forty men were shot.", "Human Rights Watch"),
        ("A communique from the front said that the garrison had fled.", "front"),
        ("The statement of the ministry said that the garrison had fled.", "ministry"),
        ("Early reports from Kenya said that the garrison had fled.", "Early reports from Kenya"),
        ("A report on the siege said that the garrison had fled.", "report on the siege"),
    ],
)
def test_words_and_figures_are_those_of_whoever_put_them_out(holders, text, name):
    (holder,) = holders(text)
    assert holder.name == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Rights ombudsman Ana Petrova came. The Defender said two were shot.", "Ana Petrova"),
        ("The ombudsman said two were shot. Ana Petrova, the ombudsman, wept.", "Ana Petrova"),
        ("The priest Tomas Reyes fled. The priest said the church burned.", "Tomas Reyes"),
        ("The Kenyan envoy, Jomo Otieno, said the truce held.", "Jomo Otieno"),
        ("The medic said nine died. Two envoys, Jon Lee and Al Roy, left.", "medic"),
        ("The Defender said two were shot.", "Defender"),
    ],
)
def test_an_office_is_whoever_the_page_names_with_it(holders, text, name):
    assert holders(text)[0].name == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The rebels left the hills. They said nine had died.", "rebels"),
        ("The ministry said it was calm. The Red Cross came. It said nine died.", "Red Cross"),
        ("The ministry said Chad had shelled the port. It said nine died.", "ministry"),
        ("Medics in the camp, all of whom said nine died, left.", "Medics in the camp"),
        ("He met five medics in the camp, all of whom said nine had died.", "five medics"),
    ],
)
def test_a_pronoun_is_whom_the_sentences_before_are_about(holders, text, name):
    assert holders(text)[-1].name.startswith(name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Nine died when mines went off near the pass on 5 May, Reuters reported.", "Reuters"),
        ("Troops fired in the town after days of marches, a doctors union said.", "doctors union"),
        ("The mine burned for days, Dawn reported.", "Dawn"),
    ],
)  # fmt: skip
def test_who_closes_a_sentence_says_it_whatever_the_parse_hangs_it_on(holders, text, name):
    (holder,) = holders(text)
    assert holder.name == name


@pytest.mark.parametrize(
    "text",
    [
        "Nine died near the pass on 5 May, the coldest day since then.",
        "Nine died near the pass on 5 May, and the guard fell silent.",
        "Twin car bombs killed nine people in the port of al-Marsa",
    ],
)
def test_what_follows_the_last_comma_need_not_be_who_says_it(holders, text):
    assert holders(text) == []


RECORDING = (
    "NAIROBI, 3 MAY 1991 (RADIO LAKE) -- [INTERVIEW WITH KENYAN GENERAL AMOS KIPRUTO BY "
    "UNIDENTIFIED REPORTER] [TEXT] [REPORTER] HOW MANY DIED? [KIPRUTO] WE LOST NINE SOLDIERS. "
    "THE ARMY HOLDS THE TOWN [WORDS INDISTINCT] AND THE DAM. [REPORTER] THANK YOU, GENERAL."
)


def test_each_turn_of_a_recording_is_its_speakers(holders):
    (speaker,) = [one for one in holders(RECORDING) if one is not None]
    assert (speaker.name, speaker.printed, speaker.side) == ("AMOS KIPRUTO", "KIPRUTO", "KEN")


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("Statement by the General Command of the Hill Front", "General Command of the Hill Front"),
        ("Communique No. 14 of the Armed Forces", "Armed Forces"),
        ("Press release by the ministry of defence on the events of 3 May", "ministry of defence"),
    ],
)
def test_a_page_headed_as_a_bodys_statement_that_says_we_is_its_own(holders, head, name):
    own, we = holders(f"{head}\n\nOur units report that nine guards fell at the dam.")
    assert own.name == we.name == name
    assert we.printed == "Our units"


@pytest.mark.parametrize(
    "text",
    [
        "Statement by the General Command\n\nThe command says that nine guards fell.",
        "Letter from the ministry of silence\n\nWe drove to the dam. Nine guards fell.",
        "Outcry over statement by minister\n\n“We hold the dam,” the minister said.",
    ],
)
def test_a_report_on_a_statement_is_not_the_statement(holders, text):
    assert all(one is None or one.start > text.index("\n") for one in holders(text))


def test_who_is_meant_by_our_troops_is_open_where_no_page_says_so(holders):
    (holder,) = holders("Our troops report that nine guards fell at the dam.")
    assert not holder.resolved


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Officials in Khartoum said nine people died.", "SDN"),
        ("A medic in Sudan said nine people died.", None),
        ("A former envoy who lives in Sudan said nine people died.", None),
        ("Residents of Kyiv said nine people died.", None),
        ("The government in Kyiv said nine people died.", "UKR"),
        ("The commander of a Cambodian resistance force said nine people died.", None),
        ("Syrian rebels said nine people died.", None),
        ("The Syrian army said nine people died.", "SYR"),
        ("The ombudsman of Norway said nine people died.", "NOR"),
        ("A UN official in Kabul said nine people died.", "un"),
        ("The Venezuelan opposition said nine people died.", None),
    ],
)
def test_a_side_is_named_and_never_guessed_from_where_somebody_is(holders, text, side):
    assert holders(text)[0].side == side


@pytest.fixture(scope="module")
def grounds(parser, document_of, lexicon):
    def read(text):
        document = document_of(text)
        found = find_statements(document, parse(document, parser), lexicon.verbs, lexicon.actors)
        return found[-1].grounds

    return read


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "The Kenyan Defence Ministry met envoys. The ministry said it was over.",
            (
                "name: 'The ministry' is short for 'Kenyan Defence Ministry', named before",
                "name: \"Kenya's defence ministry\", one for an office that is printed in "
                "several ways",
                "side: KEN, from 'Kenyan'",
            ),
        ),
        (
            "The mayor said it was calm. The Red Cross came. It said nine died.",
            (
                "name: 'It' is 'Red Cross', the last body or people that spoke or that a sentence "
                "was about",
                "name: not 'mayor', who spoke before",
                "role: ngo_or_rights_office, since 'Red Cross' is a ngo",
                "side: icrc, from 'Red Cross'",
            ),
        ),
        (
            "According to early data, nine people died.",
            ("holder: 'early data' is a figure, a time or a thing, which nobody is named by",),
        ),
        (
            "The road was mined, she said.",
            ("name: 'she' stands for nobody named in the 4 sentences before",),
        ),
        (
            "A doctor for the district police in Sudan said nine people died.",
            (
                "role: medical, from 'doctor'",
                "role: not police, though 'police' stands there too",
                "role: not local_official, though 'district' stands there too",
                "side: not SDN, though 'Sudan' is named",
            ),
        ),
    ],
)  # fmt: skip
def test_grounds_tell_what_decided_and_what_was_dropped(grounds, text, told):
    assert grounds(text) == told


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Bishop Jorge Ivan Castano prayed. Warlord Carlos Castano said it was calm.",
            ["Carlos Castano"],
        ),
        (
            "Bishop Jorge Ivan Castano said it rained. Warlord Carlos Castano said it was calm. "
            "Castano said the road was open.",
            ["Jorge Ivan Castano", "Carlos Castano", "Castano"],
        ),
        (
            "Ivan Petrov fled. Rain fell. Snow fell. Hail fell. It was cold. Olga Petrov came in. "
            "Petrov said the road was open.",
            ["Olga Petrov"],
        ),
        ("Ivan I. Petrov fled. Petrov said the road was open.", ["Ivan I. Petrov"]),
    ],
)
def test_two_first_names_are_two_people(holders, text, names):
    assert [one.name for one in holders(text)] == names


def test_two_people_of_one_surname_keep_their_own_roles(holders):
    text = "The rebel Carlos Castano said it rained. The doctor Jorge Castano said it was calm."
    assert [one.role.value for one in holders(text)] == ["armed_group", "medical"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The RSF said 31 people were killed and blamed the army for the raid.", "RSF"),
        ("An officer said nine rebels had died and denied that a child was hurt.", "officer"),
    ],
)
def test_who_says_and_blames_is_one(holders, text, name):
    assert {one.name for one in holders(text)} == {name}


def test_the_army_is_not_an_armed_group_of_that_name(holders):
    text = "The New People's Army said nine rebels died. Two soldiers died, the army said."
    assert holders(text)[-1].name == "army"


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Residents of the Paris district said nine died.", None),
        ("The London office of the LTTE said nine died.", "tamil-eelam"),
        ("People in the Sudanese city said nine died.", None),
        ("Kyiv said nine died.", "UKR"),
    ],
)
def test_a_capital_stands_for_its_state_only_alone_or_with_an_office(holders, text, side):
    assert holders(text)[0].side == side


def test_a_ministry_is_one_under_its_state_and_in_its_capital(holders):
    text = "Russia's defence ministry said nine died. In Moscow, the defence ministry said so."
    assert len({one.name for one in holders(text)}) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two bridges were destroyed, raising fears that nine people had drowned.", None),
        ("Dozens of graves were found, suggesting that the army killed nine.", None),
        ("The porter was called in, saying that soldiers had killed nine people.", "porter"),
        ("Ivan Petrov was questioned, claiming that nine people were killed.", "Ivan Petrov"),
    ],
)
def test_what_was_done_to_a_thing_makes_it_no_source(claims_of, text, expected):
    (toll,) = (claim for claim in claims_of(text) if claim.toll is not None)
    assert (toll.holder and toll.holder.name) == expected


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Dr. Chad Rowe, head of the ward, said that nine people died.", None),
        ("Mrs Jordan Vale said that nine people died.", None),
        ("A health official in Benghazi said that nine people died.", None),
        ("A defence official in Moscow said that nine people died.", "RUS"),
        ("The Police Service of Northern Ireland said that nine people died.", "GBR"),
        ("The Irish army said that nine people died.", "IRL"),
    ],
)
def test_a_given_name_or_a_town_is_no_side(holders, text, side):
    (holder,) = holders(text)
    assert holder.side == side
