"""A page's datelines -> sentences of their own, so that the town a report was filed from is read.

A dateline is no running text and is not parsed; its words are taken for names, as they are.
"""

import re
from collections.abc import Iterator

from reportedly.records.parse import Sentence, Token, parsed_sentence
from reportedly.records.text import Document, Segment
from reportedly.records.vocabulary import SegmentKind

_NAMES = re.compile(
    r"\s*(?P<bracket>\()?(?P<names>[^\W\d_][^()\d/—–:|]*?)"
    r"(?=,? (?:[Jj]an|[Ff]eb|[Mm]ar|[Aa]pr|[Mm]ay|[Jj]une?\b|[Jj]uly?\b|[Aa]ug|[Ss]ep|[Oo]ct|[Nn]ov"
    r"|[Dd]ec)[a-z]*\.? \d|[,;]? ?\d|\s*[()/—–:|]|\s-|-{2}|\s*$)"
)
"""The places of a dateline stand before its day, its agency and its dash."""

_WORD = re.compile(r"[^\W\d_][\w.’'-]*|[^\w\s]")


def dateline_sentences(document: Document) -> tuple[Sentence, ...]:
    """Return a sentence of names for each dateline that opens with one, in text order."""
    return tuple(
        sentence
        for segment in document.segments
        if segment.kind is SegmentKind.DATELINE
        for sentence in _read(document, segment)
    )


def _read(document: Document, segment: Segment) -> Iterator[Sentence]:
    found = _NAMES.match(document.text, segment.start, segment.end)
    if found is None or not found["names"][0].isupper():
        return
    # An agency may stand in brackets alone, and a town: there its own size must speak for it.
    label = "" if found["bracket"] else "GPE"
    words = list(_WORD.finditer(document.text, *found.span("names")))
    tokens = tuple(_token(i, word, label) for i, word in enumerate(words))
    yield parsed_sentence(
        document=document.id,
        segment=SegmentKind.DATELINE,
        paragraph=-1,
        text=document.text,
        tokens=tokens,
    )


def _token(i: int, word: re.Match[str], label: str) -> Token:
    is_name = word.group()[0].isalpha()
    return Token(
        i=i,
        start=word.start(),
        end=word.end(),
        text=word.group(),
        lemma=word.group(),
        pos="PROPN" if is_name else "PUNCT",
        tag="NNP" if is_name else ",",
        dep="ROOT" if i == 0 else "dep",
        head=0,
        entity=label if is_name else "",
    )
