"""The table of words against the pipeline's own rules, which it stands for."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportedly.text import words as words_module
from reportedly.text.parser import load_parser
from reportedly.text.words import RULES, WordTable, word_table

SENTENCES = [
    "There's no word on casualties, and there were none on Monday.",
    "Let's go, y'all; we're gonna leave, and you ain't got ta come.",
    "He did what he'd said he would, and what they have done isn't known.",
    "The shelling's over: do you have it? They do. Have they?",
    "That is the town that the army took, whether or not it holds it.",
    "  Two   spaces stand here, \t and a tab; 12.5 km off, at 17:30.",
    "C'm on, the goin' was hard, said nothin' and somethin' o' the kind.",
]

WORDS = (
    *("there's", "was", "were", "is", "not", "n't", "let", "'s", "gonna", "got", "ta", "all"),
    *("y'", "on", "c'm", "rebels", "do", "did", "have", "had", "'d", "been", "shelled", "the"),
    *("that", "it", "12", ",", ".", "\n", "whether", "no", "nothing"),
)


@pytest.fixture(scope="module")
def parser():
    return load_parser()


def by_rules(parser, text):
    return [(t.pos_, t.lemma_.lower(), t.tag_, t.dep_) for t in parser(text)]


def by_table(table, parser, text):
    (doc,) = parser.pipe([text], disable=list(RULES))
    return table.read(doc)


@pytest.mark.parametrize("text", SENTENCES)
def test_the_table_says_what_the_rules_say(parser, text):
    assert by_table(WordTable(parser), parser, text) == by_rules(parser, text)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(
        st.sampled_from(WORDS),
        min_size=1,
        max_size=12,
    )
)
def test_any_words_in_any_order(parser, words):
    text = " ".join(words)
    assert by_table(word_table(parser), parser, text) == by_rules(parser, text)


def test_a_table_begun_anew_says_the_same(parser, monkeypatch):
    monkeypatch.setattr(words_module, "KEPT", 2)
    table = WordTable(parser)
    for text in (*SENTENCES, *SENTENCES):
        assert by_table(table, parser, text) == by_rules(parser, text)
