"""Cable in capitals -> letters a parser reads best."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.text.capitals import EnglishWords, english_words, readable
from reportedly.text.parser import load_parser

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
    words = WORDS.replacing(listed=WORDS.listed | {"peruvian"}, proper=frozenset({"peruvian"}))
    assert readable("THE PERUVIAN MAYOR WAS KILLED IN TOWN", words).startswith("The Peruvian mayor")


@given(st.text())
def test_every_character_stands_for_one(text):
    assert len(readable(text, WORDS)) == len(text)


def test_the_pipeline_lists_english_words_and_not_names():
    words = english_words(load_parser())
    assert words.has("kidnapped")
    assert words.has("soldiers")
    assert not words.has("santagli")
