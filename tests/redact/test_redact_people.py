import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.records.vocabulary import HolderRole
from reportedly.redact.people import minors_at, minors_in, names_in, victims_in, witnesses_in
from reportedly.vocab.redaction import load_redaction

WORDS = load_redaction()


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("Mira Olden", ["Mira Olden"]),
        ("Lieutenant Colonel Tom Varley", ["Tom Varley"]),
        ("the school cook Ana de la Roca", ["Ana de la Roca"]),
        ("Mira Olden and Tom Varley", ["Mira Olden", "Tom Varley"]),
        ("residents of the quarter", []),
        ("April Varley", ["April Varley"]),
    ],
)
def test_a_name_is_told_without_rank_or_trade(printed, names):
    assert list(names_in(printed, WORDS)) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Mira Olden, 9, was carried out.", ["Mira Olden"]),
        ("Mira Olden, 49, was carried out.", []),
        ("Ten-year-old Tom saw it.", ["Tom"]),
        ("It began on Sunday, March 5, 2023.", []),
        ("The toddler, Ina Olden, slept.", ["Ina Olden"]),
    ],
)
def test_a_child_is_told_by_age_or_word(text, names):
    assert list(minors_in(text, minors_at(text, WORDS), WORDS)) == names


def test_a_victim_is_named_in_a_toll(made):
    page = made.document(made.page())
    claim = made.claim(page)
    named = claim.replacing(toll=claim.toll.replacing(named=("Corporal Tom Varley",)))
    assert list(victims_in(named, WORDS)) == ["Tom Varley"]


@pytest.mark.parametrize(
    ("name", "role", "names"),
    [
        ("Mira Olden", HolderRole.WITNESS_OR_VICTIM, ["Mira Olden"]),
        ("villager Mira Olden", HolderRole.WITNESS_OR_VICTIM, ["Mira Olden"]),
        ("residents of Northford Quay", HolderRole.WITNESS_OR_VICTIM, []),
        ("Mira Olden", HolderRole.BELLIGERENT_OFFICIAL, []),
    ],
)
def test_a_witness_is_withheld_and_an_official_is_not(made, name, role, names):
    page = made.document(made.page())
    claim = made.claim(page)
    holder = claim.holder.replacing(name=name, printed=name, role=role)
    assert list(witnesses_in(claim.replacing(holder=holder), WORDS)) == names


PARTS = st.sampled_from(
    [
        *("Mira Olden", "Tom", "ibn Varley", "9", "seven", "14", "12-year-old", "six", "months"),
        *("old", "aged", "age", "a", "an", "boy", "girl,", "Baby", "CHILD", "named", "called"),
        *(",", ", ", "(", ")", ".", " ", "-", "\n", "years old", "-year-old", "TEENAGE GIRL"),
    ]
)


@given(parts=st.lists(PARTS, max_size=14), joint=st.sampled_from(["", " "]))
def test_what_a_pattern_needs_is_found_wherever_it_matches(parts, joint):
    text = joint.join(parts)
    for minors in WORDS.minors:
        assert minors.may_be_in(text, text.lower()) or not minors.pattern.search(text)


@given(parts=st.lists(PARTS | st.sampled_from(["GİRL", "gırl", "ſon", " "]), max_size=14))
def test_children_are_found_as_by_looking_for_every_pattern(parts):
    text = "".join(parts)
    stupid = [one.span("name") for m in WORDS.minors for one in m.pattern.finditer(text)]
    assert list(minors_at(text, WORDS)) == stupid
