"""What belongs to what is said: a sentence in, the words of its speakers out."""

import pytest

from reportedly.claims.who.statements import find_statements
from reportedly.text.sentences import parse


@pytest.fixture(scope="module")
def said(parser, document_of, lexicon):
    """The words said in a text, by the cue that marks them."""

    def read(text):
        document = document_of(text)
        sentences = parse(document, parser)
        found = find_statements(document, sentences, lexicon.verbs, lexicon.actors)
        return {
            " ".join(text[a:b] for a, b in one.cue): " ... ".join(text[a:b] for a, b in one.content)
            for one in found
        }

    return read


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Rebels said the airfield was empty and accused the garrison of burning the crops.",
            {"said": "the airfield was empty", "accused": "the garrison of burning the crops"},
        ),
        (
            "The consul said the port was closed, warning that food was short.",
            {"said": "the port was closed", "warning": "that food was short"},
        ),
        (
            "Manila said the boats had turned back, while Jakarta said they had been sunk.",
            {"said": "they had been sunk"},
        ),
        (
            "The legate said the town had surrendered and paid a ransom.",
            {"said": "the town had surrendered and paid a ransom"},
        ),
    ],
)
def test_another_act_of_speech_is_no_part_of_what_is_said(said, text, told):
    assert said(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The envoy condemned the raid, which killed nine herders.", "the raid"),
        ("The bishop praised Ana Lind, who had led the convoy.", "Ana Lind"),
        ("Paris condemned the siege, a blockade of forty days.", "the siege"),
        ("The envoy condemned the raid that killed two.", "the raid that killed two"),
    ],
)  # fmt: skip
def test_what_the_writer_explains_is_not_the_speakers(said, text, told):
    assert list(said(text).values()) == [told]


def test_what_is_explained_in_a_clause_that_is_said_stays_in_it(said):
    text = "The ministry said that shells hit a bus, which was carrying twenty farmers."
    assert said(text) == {"said": "that shells hit a bus, which was carrying twenty farmers"}


@pytest.mark.parametrize(
    ("text", "cues"),
    [
        ("The mayor said the army had announced that it was mined.", {"said", "had announced"}),
        ("The mayor said the army would announce a curfew.", {"said"}),
        ("The mayor said the army had described the bridge in detail.", {"said"}),
        ("The mayor said that people should say what they saw.", {"said"}),
    ],
)  # fmt: skip
def test_others_are_told_to_say_something_only_where_they_said_it(said, text, cues):
    assert set(said(text)) == cues


@pytest.mark.parametrize(
    "text",
    [
        "Marchetti: Convoy reached the pass at dawn\n\nLuca Marchetti said the road was open.",
        "Report: Convoy reached the pass at dawn",
    ],
)
def test_a_bare_surname_of_the_page_or_a_word_for_a_text_heads_what_is_said(said, text):
    assert said(text)[":"]


@pytest.mark.parametrize(
    "text",
    [
        "Marchetti: 1,501.\n\nLuca Marchetti said the road was open.",
        "Update: Convoy reached the pass at dawn",
    ],
)
def test_a_table_or_a_label_says_nothing(said, text):
    assert ":" not in said(text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Analysts see the truce as a pause.", "the truce as a pause"),
        ("Police identified the dead as two clerks.", "the dead as two clerks"),
        ("The envoy likened the siege to a slow famine.", "the siege to a slow famine"),
        ("Families hoped to return by winter.", "to return by winter"),
    ],
)  # fmt: skip
def test_how_something_is_seen_is_said_of_it(said, text, told):
    assert list(said(text).values()) == [told]
