"""Sentence -> tolls, as a casualty recorder would write them down."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.claims.tolls.tolls import find_tolls
from reportedly.vocab.harms import VictimSlot, load_harms
from reportedly.vocab.numbers import load_numbers

HARMS = load_harms()
NUMBERS = load_numbers()


def tolls(sentences):
    """(harm, low, high, class, index of the total it is part of) for each toll."""
    return [
        (t.harm.value, t.low, t.high, t.victim_class.value, t.parent)
        for sentence in sentences
        for t in find_tolls(sentence, HARMS, NUMBERS)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Three policemen were killed.", [("killed", 3, 3, "police", None)]),
        ("The rocket killed three policemen.", [("killed", 3, 3, "police", None)]),
        ("A soldier died of his wounds.", [("killed", 1, 1, "military", None)]),
        ("Clashes left 12 people dead.", [("killed", 12, 12, "unknown", None)]),
        ("Two hand grenades left eight shoppers dead.", [("killed", 8, 8, "civilian", None)]),
        ("The death toll rose to 31.", [("killed", 31, 31, "unknown", None)]),
        ("Nine farmers were abducted.", [("captured", 9, 9, "civilian", None)]),
        ("Rebels captured nine soldiers.", [("captured", 9, 9, "military", None)]),
        ("Seven sailors are missing.", [("missing", 7, 7, "military", None)]),
        ("Thousands of villagers fled.", [("displaced", None, None, "civilian", None)]),
        ("There were no casualties.", [("killed", 0, 0, "unknown", None)]),
        ("Nobody was hurt.", [("injured", 0, 0, "unknown", None)]),
        (
            "Six civilians and 15 soldiers were killed.",
            [("killed", 6, 6, "civilian", None), ("killed", 15, 15, "military", None)],
        ),
        (
            "The raid killed 50 people, including six civilians, and injured 90.",
            [
                ("killed", 50, 50, "mixed", None),
                ("injured", 90, 90, "unknown", None),
                ("killed", 6, 6, "civilian", 0),
            ],
        ),
        (
            "Fire killed ten people, among them two children.",
            [("killed", 10, 10, "unknown", None), ("killed", 2, 2, "civilian", 0)],
        ),
        (
            "A sailor was killed and five more were hurt.",
            [("killed", 1, 1, "military", None), ("injured", 5, 5, "military", None)],
        ),
        (
            "Shells fell, killing two people and wounding at least 20.",
            [("killed", 2, 2, "unknown", None), ("injured", 20, None, "unknown", None)],
        ),
        (
            "Nobody was killed or maimed.",
            [("killed", 0, 0, "unknown", None), ("injured", 0, 0, "unknown", None)],
        ),
    ],
)
def test_tolls(sentences_of, text, expected):
    assert tolls(sentences_of(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The bill was killed in committee.",
        "Rebels captured the bridge.",
        "The killings shocked the town.",
        "Rebels overran at least 40 police stations.",
        "The army sent 300 soldiers to the border.",
        "A crowd of 2,000 protesters gathered.",
    ],
)
def test_what_is_no_toll(sentences_of, text):
    assert tolls(sentences_of(text)) == []


def test_perpetrators_are_not_counted(sentences_of):
    read = tolls(sentences_of("Two farmers were killed by a dozen gunmen."))
    assert read == [("killed", 2, 2, "civilian", None)]


def test_names_joined_by_commas_are_one_toll_that_names_them(sentences_of):
    (sentence,) = sentences_of("Anna Berg, Carl Dahl and Eva Falk were killed.")
    (toll,) = find_tolls(sentence, HARMS, NUMBERS)
    assert (toll.low, toll.victims.named) == (3, ("Anna Berg", "Carl Dahl", "Eva Falk"))


def test_a_denied_figure_keeps_its_number_and_an_unhurt_driver_is_a_zero(sentences_of):
    assert tolls(sentences_of("The army did not kill 20 farmers.")) == [
        ("killed", 20, 20, "civilian", None)
    ]
    assert tolls(sentences_of("The driver was not hurt.")) == [("injured", 0, 0, "civilian", None)]


@settings(max_examples=25, deadline=None)
@given(
    number=st.integers(min_value=2, max_value=5000),
    noun=st.sampled_from(["soldiers", "farmers", "rebels", "people"]),
    verb=st.sampled_from(["killed", "wounded", "arrested"]),
)
def test_every_toll_stands_in_the_characters_it_points_at(sentences_of, number, noun, verb):
    text = f"The ministry said that {number} {noun} had been {verb} in the raid."
    (toll,) = (t for s in sentences_of(text) for t in find_tolls(s, HARMS, NUMBERS))
    quote = text[toll.start : toll.end]
    assert str(number) in quote
    assert verb in quote


@pytest.mark.parametrize("entry", HARMS.harm, ids=lambda entry: entry.id)
def test_harm_words_match_their_own_examples(sentences_of, entry):
    for example in entry.match:
        assert entry.harm.value in {toll[0] for toll in tolls(sentences_of(example))}, example
    for example in entry.no_match:
        assert entry.harm.value not in {toll[0] for toll in tolls(sentences_of(example))}, example


@pytest.mark.parametrize(
    "entry", HARMS.victim, ids=lambda entry: f"{entry.class_}{entry.words}"[:30]
)
def test_victim_words_match_their_own_examples(sentences_of, entry):
    for example in entry.match:
        assert [toll[3] for toll in tolls(sentences_of(example))] == [entry.class_.value], example
    for example in entry.no_match:
        assert entry.class_.value not in [toll[3] for toll in tolls(sentences_of(example))], example


def test_every_slot_a_victim_can_stand_in_is_used():
    assert {entry.victim for entry in HARMS.harm} == set(VictimSlot)
