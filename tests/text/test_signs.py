"""Page -> parsed or not, by the words that stand on it."""

from datetime import date

import msgspec
import pytest

from reportedly.pipeline.read import PageReader, WholeReader
from reportedly.records.base import content_id
from reportedly.records.text import Document, Segment
from reportedly.records.vocabulary import LineageType, SegmentKind
from reportedly.text.parser import load_parser
from reportedly.text.signs import SignReader
from reportedly.vocab.gazetteer import gazetteer_of
from reportedly.vocab.lexicon import load_lexicon
from reportedly.vocab.signs import NO_SIGN

DAY = date(2022, 5, 6)


@pytest.fixture(scope="module")
def lexicon():
    return load_lexicon()


@pytest.fixture(scope="module")
def signs(lexicon):
    return SignReader(lexicon.signs, load_parser())


@pytest.fixture(scope="module")
def whole(lexicon):
    return WholeReader(lexicon, load_parser(), gazetteer_of([]), DAY)


def written(text):
    return Document(
        id=content_id("d", text),
        origin="page.txt",
        sha256="0" * 64,
        text_sha256="0" * 64,
        text=text,
        title=None,
        outlet=None,
        authors=(),
        published=None,
        language="en",
        lineage_type=LineageType.UNKNOWN,
        credit=None,
        segments=(Segment(kind=SegmentKind.BODY, start=0, end=len(text)),),
        captured=DAY,
    )


@pytest.mark.parametrize(
    "text",
    [
        "The choir sang for an hour and the hall was full.",
        "Mild weather is expected on the coast; bring a coat.",
        "The dairy opened a second shop and its owner thanked the bank.",
        "The raid\n\nis the name of a song.\n\nIt will be played twice."[10:],
    ],
)
def test_a_page_without_a_word_of_harm_or_conflict_is_not_parsed(signs, text):
    assert signs.why_not_parsed(written(text)) == NO_SIGN


@pytest.mark.parametrize(
    "text",
    [
        "Nine farmhands died.",
        "THE GUERRILLAS SLEW TWO JUDGES.",
        "It isn’t true that the army’s gunners shelled the mill.",
        "A cease-fire was signed.",
        "The choir sang.\n\nThe hall was full.\n\nTwo nurses were kidnapped on the way home.",
        "The captain couldn't confirm the report.",
        "The firm declined to comment.",
        "The road has been blocked since Monday.",
        "China backs the plan.",
        "There are no troops in the valley, the mayor said.",
    ],
)
def test_a_page_with_one_is_parsed(signs, text):
    assert signs.why_not_parsed(written(text)) is None


@pytest.mark.parametrize(
    ("text", "parsed"),
    [
        ("The firm claimed the prize.", False),
        ("The firm claimed responsibility.", True),
        ("The mayor welcomed the choir.", False),
        ("Norway welcomed the choir.", True),
        ("He took the bus.", False),
        ("He took the town.", True),
    ],
)
def test_words_that_need_company_count_only_in_it(signs, text, parsed):
    assert (signs.why_not_parsed(written(text)) is None) is parsed


def test_company_in_another_paragraph_does_not_count(signs):
    assert signs.why_not_parsed(written("He took the bus.\n\nThe town is old.")) == NO_SIGN


def test_what_is_no_evidence_does_not_count(signs):
    page = written("The choir sang.\n\nNine died, says a reader.")
    talk = page.text.index("Nine")
    parted = page.replacing(
        segments=(
            Segment(kind=SegmentKind.BODY, start=0, end=talk),
            Segment(kind=SegmentKind.COMMENT, start=talk, end=len(page.text)),
        )
    )
    assert signs.why_not_parsed(page) is None
    assert signs.why_not_parsed(parted) == NO_SIGN


def test_no_example_of_the_data_without_a_sign_gives_a_claim(lexicon, signs, whole, made):
    entries = (
        *lexicon.harms.harm,
        *lexicon.events.events.event,
        *lexicon.events.reactions.reaction,
    )
    sentences = {one for entry in entries for one in (*entry.match, *entry.no_match)}
    unseen = sorted(one for one in sentences if signs.why_not_parsed(written(one)) is not None)
    claimed = [one for one in unseen if whole.read(made.page(text=one))[1].claims]
    assert 20 < len(unseen) < len(sentences) / 2
    assert claimed == []


def test_whoever_asks_for_all_gets_every_page_parsed(lexicon, whole, made):
    quiet = made.page(text="The choir sang in Oldbridge on Monday, the mayor said.")
    some = PageReader(lexicon, load_parser(), gazetteer_of([]), DAY)
    document, reading = some.read(quiet)
    again, read = whole.read(quiet)
    assert document.not_parsed == NO_SIGN
    assert again == document.replacing(not_parsed=None)
    assert not any(msgspec.structs.astuple(reading)[2:])
    assert read.statements
    assert read.times
    assert some.rules != whole.rules
