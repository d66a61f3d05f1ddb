"""The words of the calendar: every form keeps to its own examples."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.errors import DataError
from reportedly.vocab.base import load_toml
from reportedly.vocab.calendar import Calendar, Form, Reading
from reportedly.vocab.patterns import DIGIT, folded, needs_of
from reportedly.vocab.times import FILE, compile_times, key, load_times

WORDS = load_times()


def test_every_form_has_examples_of_both_kinds():
    for form in WORDS.calendar.forms:
        assert form.match, form.id
        assert form.no_match, form.id


def test_no_example_is_passed_over_for_want_of_a_hint():
    for form in WORDS.calendar.forms:
        if form.reading not in {Reading.NONE, Reading.STAGE, Reading.SINCE}:
            for sentence in form.match:
                assert WORDS.may_be_in(sentence), sentence


def test_text_without_any_such_word_is_passed_over():
    assert not WORDS.may_be_in("He left the village with his sons.")


def test_no_form_found_in_an_example_is_passed_over():
    for example in {e for form in WORDS.calendar.forms for e in (*form.match, *form.no_match)}:
        asked = WORDS.forms_for(example)
        for form in WORDS.forms:
            assert form in asked or form.regex.search(example) is None, (form.id, example)


def test_forms_without_a_word_they_need_are_passed_over():
    asked = {form.id for form in WORDS.forms_for("He left at noon on the 12th.")}
    assert "part of a day" in asked
    assert asked.isdisjoint({"month day", "units ago"})


@pytest.mark.parametrize(
    ("pattern", "needs"),
    [
        ("overnight", [{"overnight"}]),
        ("(?:the )?weekend", [{"weekend"}]),
        ("noon|three days", [{"noon", "three"}]),
        ("days?|weeks?", [{"day", "week"}]),
        ("[a-z]+|days", []),
        (r"in (?:19|20)\d\d", [{DIGIT}]),
        ("[12]?[0-9] (?:days|daylight|hours)", [{DIGIT}, {"days", "daylight", "hours"}]),
        ("(?:days)*", []),
        ("ago(?= today)(?<!long)", [{"ago"}]),
        ("KİLIS", [{"lis"}]),
    ],
)
def test_a_pattern_needs_what_stands_in_every_way_to_fit_it(pattern, needs):
    assert needs_of(re.compile(pattern, re.IGNORECASE)) == {frozenset(one) for one in needs}


@given(st.text(alphabet="adyshoıKſİ0９ ", max_size=12))
def test_what_a_pattern_fits_holds_what_it_needs(text):
    for pattern in ("days?", "s?hay|\\d[od]", "Kod|ash|dIs"):
        regex = re.compile(pattern, re.IGNORECASE)
        small = folded(text)
        held = all(any(word in small for word in words) for words in needs_of(regex))
        assert held or regex.search(text) is None


def test_form_ids_are_unique():
    ids = [form.id for form in WORDS.forms]
    assert len(ids) == len(set(ids))


def test_every_reading_is_used_by_a_form():
    assert {form.reading for form in WORDS.forms} == set(Reading)


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("7", 7),
        ("seven", 7),
        ("Twenty-four", 24),
        ("a couple of", 2),
        ("an", 1),
        ("several", None),
    ],
)
def test_numbers(printed, number):
    assert WORDS.number(printed) == number


@pytest.mark.parametrize(("printed", "number"), [("third", 3), ("twenty-first", 21)])
def test_ordinals(printed, number):
    assert WORDS.ordinal(printed) == number


def test_names_are_looked_up_in_any_case_and_with_a_stop():
    assert WORDS.months[key("SEPT.")] == 9
    assert WORDS.weekdays[key("Thurs")] == 3
    assert WORDS.holidays[key("New Year’s Eve")].day == 31


def with_form(pattern, match, no_match):
    calendar = load_toml(FILE, Calendar)
    form = Form(id="new", reading=Reading.DATE, pattern=pattern, match=match, no_match=no_match)
    return compile_times(calendar.replacing(forms=(form,)))


def test_a_form_that_misses_its_own_example_is_refused():
    with pytest.raises(DataError, match="does not match its own example"):
        with_form("{month} {day}", ("in March",), ())


def test_a_form_that_hits_a_counter_example_is_refused():
    with pytest.raises(DataError, match="matches what it must not"):
        with_form("{month}", ("in March",), ("on March 5",))


def test_a_form_with_an_unknown_group_is_refused():
    with pytest.raises(DataError, match="broken"):
        with_form("{moon} {day}", ("in March",), ())
