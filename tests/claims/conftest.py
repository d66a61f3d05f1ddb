"""Text -> parsed sentences, for tests of what is read from them."""

from datetime import date

import pytest

from reportedly.records.text import Document, Segment
from reportedly.records.vocabulary import LineageType, SegmentKind
from reportedly.text.parser import load_parser
from reportedly.text.sentences import parse


def plain_document(text, **known):
    """A page that is one stretch of body text, with nothing known of it but what is given."""
    fields = {
        "id": "d-test",
        "origin": "test.txt",
        "sha256": "",
        "text_sha256": "",
        "text": text,
        "title": None,
        "outlet": None,
        "authors": (),
        "published": None,
        "language": "en",
        "lineage_type": LineageType.UNKNOWN,
        "credit": None,
        "segments": (Segment(kind=SegmentKind.BODY, start=0, end=len(text)),),
        "captured": date(2024, 6, 1),
    }
    return Document(**(fields | known))


@pytest.fixture(scope="session")
def parser():
    return load_parser()


@pytest.fixture(scope="session")
def document_of():
    return plain_document


@pytest.fixture(scope="session")
def sentences_of(parser):
    return lambda text: parse(plain_document(text), parser)
