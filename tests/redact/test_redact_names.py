import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.redact.names import name_of
from reportedly.redact.page import BLANK, PageNames, blanked, names_by_key, spans_in
from reportedly.redact.plain import plain

# a name and how it may be printed: what stands between the brackets is blank
WHOLE = [
    ("Mira Olden", "[Mira Olden] was nine."),
    ("Mira Olden", "[MIRA OLDEN] WAS NINE."),
    ("Mira Olden", "[Mira\nOlden]'s mother"),
    ("Mira Olden", "[Mira Ol-\nden] was nine."),
    ("Mira Olden", "[Mi\u00adra Ol\u00adden] was nine."),
    ("Mira Olden", "[Olden, Mira], 9"),
    ("Mira Olden", "#[MiraOlden] #[miraolden]"),
    ("Mira Olden", "https://gazette.example/2021/[mira-olden]-buried"),
    ("Mira Olden", "the [Mira Olden]s of this world"),
    ("Mira Olden", "[Mira J. Olden], then [Mira Anna Olden] and [Mira “Mimi” Olden]"),
    ("Mira Olden", "Mira saw Olden. [M. Olden] and N. Olden"),
    ("Mira Jo Olden", "[Mira Olden] and [Mira Jo Olden]"),
    ("María Ñuñez", "[Maria Nunez] or [María Ñuñez] or [MARI\u0301A N\u0303UN\u0303EZ]"),
    ("Jörg Weiß", "[Jorg Weiss] or [Joerg Weiß]"),
    ("Sean O'Dell", "[Sean O’Dell] or [Sean ODell]"),
    ("María Ñuñez", "see ?q=[Mar%C3%ADa+%C3%91u%C3%B1ez] there"),
    ("María Ñuñez", '{"t": "[Mar\\u00eda \\u00d1u\\u00f1ez]"}'),
    ("Мира Ольден", "[МИРА ОЛЬДЕН] погибла"),
    ("Mira Olden", "Miranda Olden is not meant. Mira Oldenburg lives. Admira Olden too."),
]


@pytest.mark.parametrize(("name", "printed"), WHOLE)
def test_a_whole_name_is_blank_however_it_is_printed(name, printed):
    text, expected = bracketed(printed)
    assert blanked(text, PageNames(own=(name_of(name),))) == expected


# the page has the whole name somewhere: its words alone are the same person
ALONE = [
    ("[Olden]'s father said so.", ()),
    ("[OLDEN] and [Mira] were at home.", ()),
    ("Mira Kovac was her friend; [Mira] was not.", ()),
    ("An olden tale; a miracle.", ()),
    ("The minister, Paul Olden, spoke. Mr [Olden] did not.", ("Paul Olden",)),
    ("gazette.example/[olden]-family", ()),
]


@pytest.mark.parametrize(("printed", "public"), ALONE)
def test_on_a_page_with_the_whole_name_its_words_alone_are_blank(printed, public):
    text, expected = bracketed(printed)
    name = name_of("Mira Olden")
    names = PageNames(own=(name,), known=(name,), public=tuple(map(name_of, public)))
    assert blanked(text, names) == expected


def test_a_word_of_the_calendar_alone_is_nobody():
    name = name_of("Ajmal Jan", frozenset({"jan"}))
    names = PageNames(own=(name,), known=(name,))
    assert blanked("Ajmal Jan died on Jan 5.", names) == f"{BLANK * 9} died on Jan 5."


def bracketed(printed):
    """The text without brackets, and with blanks for what stands in them."""
    text = printed.replace("[", "").replace("]", "")
    return text, re.sub(r"\[([^]]*)\]", lambda found: BLANK * len(found[1]), printed)


def test_a_name_without_letters_is_none():
    assert name_of("…") is None


@given(st.text())
def test_plain_text_has_a_character_for_each(text):
    assert len(plain(text)) == len(text)


WORDS = st.sampled_from(["Mira", "Olden", "mira", "OLDEN", "olden's", "and", "Mirador", "x"])
GAPS = st.sampled_from([" ", "\n", "-", ", ", ". "])


@given(st.lists(st.tuples(WORDS, GAPS)))
def test_whole_names_are_found_where_a_plain_search_finds_them(parts):
    text = "".join(word + gap for word, gap in parts)
    found = spans_in(text, PageNames(own=(name_of("Mira Olden"),)))
    for start, end in stupidly(text):
        assert any(first <= start and end <= last for first, last in found), text[start:end]


def stupidly(text):
    """Where the two words follow each other, each whole."""
    words = [found.span() for found in re.finditer(r"[A-Za-z]+", text)]
    for (start, middle), (after, end) in pairwise(words):
        if (text[start:middle].lower(), text[after:end].lower()) == ("mira", "olden"):
            yield start, end


@given(st.text(alphabet="MiraOlden \n-\u00ad", max_size=40))
def test_no_text_is_skipped_that_holds_the_name(text):
    name = name_of("Mira Olden")
    if spans_in(text, PageNames(own=(name,))):
        assert spans_in(text, PageNames(everywhere=names_by_key([name]))), text
