"""What the claim stage has in hand: one document with every layer read so far."""

from reportedly.records.base import Record
from reportedly.records.claim import PlaceMention, Statement, TimeMention
from reportedly.records.parse import Sentence
from reportedly.records.text import Document


class ReadText(Record, frozen=True, kw_only=True):
    """A document, its parsed sentences, and the statements, times and places found in them."""

    document: Document
    sentences: tuple[Sentence, ...]
    statements: tuple[Statement, ...]
    times: tuple[TimeMention, ...]
    places: tuple[PlaceMention, ...]
