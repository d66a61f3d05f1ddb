"""Sentences whose speaker stands behind a comma or a dash -> whom the words hang from."""

import pytest

from reportedly.records.parse import Token
from reportedly.text.speakers import with_speakers


def words(*told):
    """(word, part of speech, tag, label, head) of each -> the words of a sentence."""
    tokens, start = [], 0
    for i, (text, pos, tag, dep, head) in enumerate(told):
        end = start + len(text)
        fields = {"pos": pos, "tag": tag, "dep": dep, "head": head, "lemma": text}
        tokens.append(Token(i=i, start=start, end=end, text=text, **fields))
        start = end + 1
    return tuple(tokens)


def hangs(tokens):
    return {t.text: (t.dep, tokens[t.head].text) for t in tokens}


JOINED = words(
    ("Mortars", "NOUN", "NNS", "nsubj", 1),
    ("wounded", "VERB", "VBD", "ROOT", 1),
    ("30", "NUM", "CD", "nummod", 3),
    ("pilgrims", "NOUN", "NNS", "dobj", 1),
    (",", "PUNCT", ",", "punct", 3),
    ("nurses", "NOUN", "NNS", "conj", 3),
    ("said", "VERB", "VBD", "conj", 1),
)
COUNTED = words(
    ("Raid", "NOUN", "NN", "nsubj", 1),
    ("wounds", "VERB", "VBZ", "ROOT", 1),
    ("30", "NUM", "CD", "nummod", 4),
    ("-", "PUNCT", "HYPH", "punct", 4),
    ("medics", "NOUN", "NNS", "dobj", 1),
)


def test_speaker_behind_a_comma_hangs_from_said_and_what_is_said_from_that():
    found = hangs(with_speakers(JOINED))
    assert found["nurses"] == ("nsubj", "said")
    assert found["wounded"] == ("ccomp", "said")
    assert found["said"] == ("ROOT", "said")
    assert found["pilgrims"] == ("dobj", "wounded")


def test_source_behind_a_dash_is_not_counted():
    found = hangs(with_speakers(COUNTED))
    assert found["30"] == ("dobj", "wounds")
    assert found["medics"] == ("dep", "wounds")


@pytest.mark.parametrize("tokens", [(), JOINED[:6], COUNTED[:3]], ids=["none", "list", "figure"])
def test_words_without_a_speaker_stay_as_they_were(tokens):
    assert with_speakers(tokens) == tokens
