"""Cable in capitals -> letters a parser reads best."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.text.capitals import EnglishWords, english_words, last_names, readable
from reportedly.text.parser import load_parser
from reportedly.vocab.capitals import Capitals
from reportedly.vocab.lexicon import load_lexicon

WORDS = EnglishWords(
    listed=frozenset({"the", "mayor", "of", "was", "kill", "in", "town"}), endings=(("ed", ""),)
)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (
            "THE MAYOR OF DELVANO, PIERO SANTAGLI, WAS KILLED",
            "The mayor of Delvano, Piero Santagli, was killed",
        ),
        (
            "THE MAYOR WAS KILLED IN TOWN. KRNZ WAS KILLED",
            "The mayor was killed in town. KRNZ was killed",
        ),
        (
            "The Mayor of Delvano was killed in the town.",
            "The Mayor of Delvano was killed in the town.",
        ),
        ("NATO", "NATO"),
    ],
)
def test_names_keep_a_capital_and_words_do_not(text, shown):
    assert readable(text, WORDS) == shown


def test_states_and_their_people_have_a_capital_whatever_is_listed():
    words = WORDS.replacing(
        listed=WORDS.listed | {"peruvian"}, capitals=Capitals(names=frozenset({"peruvian"}))
    )
    assert readable("THE PERUVIAN MAYOR WAS KILLED IN TOWN", words).startswith("The Peruvian mayor")


NAMED = english_words(load_parser(), load_lexicon().capitals)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        # A list of English words has Hector, Hugo, Ray and London as well.
        ("THE FARMER HECTOR SANTAGLI WAS KILLED NEAR LONDON", "Hector Santagli"),
        ("THE FARMER WAS KILLED NEAR LONDON ON FRIDAY IN MAY", "near London on Friday in may"),
        ("GUNMEN FROM THE ETA AND THE TALIBAN KILLED TWO CLERKS", "the ETA and the Taliban"),
        ("A CAR BOMB KILLED TWO CLERKS WHO WERE IN THE CAR", "A car bomb"),
        # The word after a given name is a last name where it can be no other word.
        ("THE FARMER PEDRO LANTERN WAS KILLED BY A MINE", "Pedro Lantern was"),
        ("THE POLICE SAID THAT PEDRO LEFT WITH TWO CLERKS", "Pedro left"),
        # A title has a capital before a name alone.
        (
            "PRESIDENT SANTAGLI SAID THAT THE PRESIDENT WAS HURT",
            "President Santagli said that the p",
        ),
        ('"TWO CLERKS WERE HURT." THE MAYOR WAS KILLED AFTERWARDS', 'hurt." The mayor'),
        ("THE MINISTRY REPORTED.TWO CLERKS WERE KILLED IN THE BLAST", "reported.Two clerks"),
    ],
)
def test_names_of_the_world_are_told_from_words(text, shown):
    assert shown in readable(text, NAMED, last_names([text], NAMED))


def test_what_an_editor_puts_between_brackets_is_blank_but_for_who_speaks():
    text = "DELVANO -- [TEXT] THE FLD [FREE LAND] MEN KILLED TWO CLERKS. [MAYOR] THEY DIED"
    shown = readable(text, NAMED)
    assert "FREE" not in shown.upper()
    assert "TEXT" not in shown.upper()
    assert "[mayor]" in shown.lower()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("[REPORT] [ARMY COMMITTEE] [TEXT] TWO CLERKS WERE KILLED IN THE TOWN", "Two clerks"),
        ("[SANTAGLI] TWO CLERKS WERE KILLED IN THE TOWN ON FRIDAY", "[Santagli] two clerks"),
    ],
)
def test_what_sort_of_text_follows_is_blank_and_who_speaks_is_not(text, shown):
    assert readable(text, NAMED).strip().startswith(shown)


def test_a_last_name_is_learned_from_where_a_given_name_stands_before_it():
    assert last_names(["THE FARMER PEDRO LANTERN WAS SEEN IN THE TOWN"], NAMED) == {"lantern"}
    assert last_names(["The farmer Pedro Lantern was seen in the town"], NAMED) == frozenset()


@given(st.text())
def test_every_character_stands_for_one(text):
    assert len(readable(text, WORDS)) == len(text)


def test_the_pipeline_lists_english_words_and_not_names():
    words = english_words(load_parser())
    assert words.has("kidnapped")
    assert words.has("soldiers")
    assert not words.has("santagli")
