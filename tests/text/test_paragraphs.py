"""Documents -> what is parsed: only evidence, wrapped lines joined, offsets those of the page."""

from datetime import date

import pytest

from reportedly.errors import ModelError
from reportedly.records.text import Document, Segment
from reportedly.records.vocabulary import LineageType, SegmentKind
from reportedly.text import parser as parser_module
from reportedly.text.paragraphs import find_paragraphs
from reportedly.text.parser import InstalledModel, load_parser
from reportedly.text.sentences import parse


def document(text, *kinds):
    """A page whose lines are segments of the kinds given, or one body."""
    segments, at = [], 0
    if not kinds:
        segments = [Segment(kind=SegmentKind.BODY, start=0, end=len(text))]
    for kind, line in zip(kinds, text.splitlines(keepends=True), strict=bool(kinds)):
        segments.append(Segment(kind=kind, start=at, end=at + len(line)))
        at += len(line)
    return Document(
        id="d-test",
        origin="test.txt",
        sha256="",
        text_sha256="",
        text=text,
        title=None,
        outlet=None,
        authors=(),
        published=None,
        language="en",
        lineage_type=LineageType.UNKNOWN,
        credit=None,
        segments=tuple(segments),
        captured=date(2024, 6, 1),
    )


def paragraphs(text, *kinds):
    return [text[p.start : p.end] for p in find_paragraphs(document(text, *kinds))]


def test_a_wrapped_line_runs_on_and_a_finished_one_does_not():
    wrapped = "The garrison commander told the council that the river\ncrossing was shut."
    assert paragraphs(wrapped) == [wrapped]
    assert paragraphs("The crossing was shut.\nTwo men left.") == [
        "The crossing was shut.",
        "Two men left.",
    ]


def test_nothing_but_evidence_is_parsed():
    text = "Two men left.\nNine died, I heard.\n"
    assert paragraphs(text, SegmentKind.BODY, SegmentKind.COMMENT) == ["Two men left."]


def test_words_are_the_pages_own_though_the_parser_is_shown_others():
    text = "“SHELLS FELL ON THE OLD MARKET TOWN,” THE MAYOR’S OFFICE SAID ON TUESDAY."
    sentences = parse(document(text), load_parser())
    tokens = [token for sentence in sentences for token in sentence.tokens]
    assert all(token.text == text[token.start : token.end] for token in tokens)
    assert "say" in {token.lemma for token in tokens}


def test_other_weights_than_the_pinned_ones_are_refused(monkeypatch):
    other = InstalledModel(package="en_core_web_sm", folder="somewhere", hashes={"ner/model": "0"})
    monkeypatch.setattr(parser_module, "find_model", lambda: other)
    with pytest.raises(ModelError):
        load_parser()
