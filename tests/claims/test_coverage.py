"""Text -> what became of each sentence with a word of harm."""

import pytest

from reportedly.claims.tolls.coverage import find_coverage
from reportedly.records.coverage import Outcome


@pytest.fixture
def covered(sentences_of, claims_of, lexicon):
    return lambda text: find_coverage(sentences_of(text), claims_of(text), lexicon)


@pytest.mark.parametrize(
    ("text", "outcome", "told"),
    [
        ("Nine miners were killed.", Outcome.HANDLED, ""),
        (
            "Nine people were killed while 40 passengers waited outside.",
            Outcome.REPORTED,
            "'40 passengers': people counted beside a toll",
        ),
        ("Nine people were killed by two gunmen.", Outcome.HANDLED, ""),
        ("It was not known how many miners were killed.", Outcome.IGNORED, "asked, not told"),
        ("Soldiers shot into the air.", Outcome.IGNORED, "not said to be hit"),
        ("There was no word on casualties.", Outcome.IGNORED, "no word of any"),
        ("Fifty pigs died at the farm.", Outcome.IGNORED, "animals"),
        ("Rebels seized three villages on Friday.", Outcome.HANDLED, "not known to be people"),
        ("Rebels seized three villages and 40 letters came.", Outcome.REPORTED, "told without"),
        ("The army inflicted casualties.", Outcome.HANDLED, ""),
        ("They wanted to hurt as many as possible.", Outcome.IGNORED, "nobody"),
        ("The dead men wore boots.", Outcome.IGNORED, "points back"),
        ('"Nine miners were killed." The sun rose.', Outcome.IGNORED, "quotation marks"),
        ("The wounded were carried past 40 trucks.", Outcome.IGNORED, "points back"),
    ],
)
def test_each_sentence_with_a_word_of_harm_is_accounted_for(covered, text, outcome, told):
    first = covered(text)[0]
    assert first.outcome is outcome
    assert told in "; ".join(first.reasons)


def test_a_number_and_a_word_of_harm_without_toll_or_reason_is_reported(covered):
    (one,) = covered("The death of hope came with 300 letters.")
    assert one.outcome is Outcome.REPORTED
    assert (one.numbers, one.harm_words) == (("300",), ("death",))


def test_sentences_without_a_word_of_harm_are_left_out(covered):
    assert covered("Forty trucks crossed the bridge. Forty miners lost their way.") == ()


def test_the_words_that_decided_each_field_are_told(claims_of):
    (claim,) = claims_of("At least 49 villagers were killed, the mayor said.")
    assert claim.why[:3] == (
        "harm: killed, 'killed' (kill, nsubjpass)",
        "count: at_least, 49 to open, from 'At least 49 villagers'",
        "class: civilian, from 'villagers'",
    )
    assert "stance: asserts, from 'said'" in claim.why
