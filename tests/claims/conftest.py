"""Text -> parsed sentences, for tests of what is read from them."""

from datetime import date

import pytest

from reportedly.claims.find import find_claims
from reportedly.claims.when.times import find_times
from reportedly.claims.where.places import find_places
from reportedly.claims.who.seats import with_seats
from reportedly.claims.who.statements import find_statements
from reportedly.records.reading import ReadText
from reportedly.records.text import Document, Published, Segment
from reportedly.records.vocabulary import LineageType, PublishedBasis, SegmentKind, TimeLevel
from reportedly.text.parser import load_parser
from reportedly.text.sentences import parse
from reportedly.vocab.gazetteer import open_gazetteer
from reportedly.vocab.lexicon import load_lexicon


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


@pytest.fixture(scope="session")
def lexicon():
    return load_lexicon()


@pytest.fixture(scope="session")
def gazetteer():
    return open_gazetteer()


@pytest.fixture(scope="session")
def read_of(parser, lexicon, gazetteer):
    """Text (and its day of publication) -> the page with all layers below its claims."""

    def found(text, published=None, **known):
        document = plain_document(text, published=on_day(published), **known)
        sentences = parse(document, parser)
        places = find_places(document, sentences, gazetteer)
        said = find_statements(document, sentences, lexicon.verbs, lexicon.actors)
        statements = with_seats(said, sentences, places, lexicon.actors)
        return ReadText(
            document=document,
            sentences=sentences,
            statements=statements,
            times=find_times(document, sentences, lexicon.times, statements),
            places=places,
        )

    return found


@pytest.fixture(scope="session")
def claims_of(read_of, lexicon):
    """Text (and its day of publication) -> claims, through the whole claim stage."""
    return lambda text, *args, **known: find_claims(read_of(text, *args, **known), lexicon)


def on_day(iso):
    if iso is None:
        return None
    day = date.fromisoformat(iso)
    return Published(
        from_=day, to=day, level=TimeLevel.DAY, basis=PublishedBasis.METADATA, why="test"
    )
