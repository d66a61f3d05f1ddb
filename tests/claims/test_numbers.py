"""How many: the record's table of counts, and what is not a count."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.claims.numbers import find_counts
from reportedly.records.vocabulary import Comparator
from reportedly.vocab.numbers import load_numbers

NUMBERS = load_numbers()


def counts(sentences):
    return [
        (count.low, count.high, count.comparator.value)
        for sentence in sentences
        for count in find_counts(sentence, NUMBERS)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("25 soldiers were killed.", [(25, 25, "unmarked")]),
        ("At least 49 soldiers were killed.", [(49, None, "at_least")]),
        ("No fewer than nine miners died.", [(9, None, "at_least")]),
        ("More than 60 posts were seized.", [(61, None, "more_than")]),
        ("Up to 20 trucks were destroyed.", [(None, 20, "up_to")]),
        ("Fewer than 50 fighters remained.", [(None, 49, "less_than")]),
        ("About 30 shells fell.", [(30, 30, "approximately")]),
        ("Between 20 and 30 rebels died.", [(20, 30, "between")]),
        ("5 to 7 civilians died.", [(5, 7, "between")]),
        ("Dozens of farmers died.", [(None, None, "vague")]),
        ("Several monks died.", [(None, None, "vague")]),
        ("There were no casualties.", [(0, 0, "zero")]),
        ("No one was hurt.", [(0, 0, "zero")]),
        ("None were hurt.", [(0, 0, "zero")]),
        ("Two dozen nurses fled.", [(24, 24, "unmarked")]),
        ("A dozen nurses fled.", [(12, 12, "unmarked")]),
        ("More than three dozen nurses fled.", [(37, None, "more_than")]),
        ("Twenty-one children fled.", [(21, 21, "unmarked")]),
        ("A hundred and five families fled.", [(105, 105, "unmarked")]),
        ("Two million people fled.", [(2_000_000, 2_000_000, "unmarked")]),
        ("1,200 people fled.", [(1200, 1200, "unmarked")]),
        ("Six nuns and 15 priests died.", [(6, 6, "unmarked"), (15, 15, "unmarked")]),
    ],
)
def test_counts_as_the_record_writes_them(sentences_of, text, expected):
    assert counts(sentences_of(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The raid came on 13 September.",
        "The raid came on September 13.",
        "It began in 2003.",
        "The village lies 12 km from the border.",
        "It began at 10 a.m. on Tuesday.",
        "The damage came to $5 million.",
        "A 21-year-old student spoke.",
        "Karim Odeh, 35, spoke.",
        "Flight 93 was late.",
        "Prices rose by 40 percent.",
        "It lasted 24 hours.",
        "The bomb killed at least",
        "Wounded as many as",
    ],
)
def test_dates_ages_measures_and_names_are_not_counts(sentences_of, text):
    assert counts(sentences_of(text)) == []


@settings(max_examples=40, deadline=None)
@given(number=st.integers(min_value=2, max_value=999_999))
def test_any_number_printed_with_or_without_commas_is_read_back(sentences_of, number):
    # 1800 to 2100 can be a year, and stands before a plural noun here, so it is a count.
    for printed in (f"{number}", f"{number:,}"):
        assert counts(sentences_of(f"The army said {printed} rebels died.")) == [
            (number, number, "unmarked")
        ]


@pytest.mark.parametrize("entry", NUMBERS.comparator, ids=lambda entry: entry.id)
def test_comparators_match_their_own_examples(sentences_of, entry):
    for example in entry.match:
        assert entry.means in {Comparator(c) for _, _, c in counts(sentences_of(example))}, example
    for example in entry.no_match:
        read = {Comparator(c) for _, _, c in counts(sentences_of(example))}
        assert entry.means not in read, example
