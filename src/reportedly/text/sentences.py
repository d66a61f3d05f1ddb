"""Document -> parsed sentences, paragraph by paragraph, with offsets into the document's text."""

import re
from typing import Any, NamedTuple

from spacy.attrs import ENT_TYPE, HEAD, IDX, IS_SPACE, LENGTH
from spacy.language import Language
from spacy.tokens import Doc
from spacy.tokens import Span as SpacySpan

from reportedly.records.parse import Sentence, Token, parsed_sentence
from reportedly.records.text import Document
from reportedly.text.capitals import english_words, last_names, readable
from reportedly.text.paragraphs import Paragraph, find_paragraphs
from reportedly.text.speakers import with_speakers
from reportedly.text.words import RULES, WordTable, word_table
from reportedly.vocab.capitals import Capitals

_BREAK = re.compile(r"[\n\r\t\u00a0\u2028\u2029]")
_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"'})
"""The parser was trained on straight quotes; one character for one, so offsets stay."""


def parse(
    document: Document, parser: Language, capitals: Capitals | None = None
) -> tuple[Sentence, ...]:
    """Return the sentences of the document's evidence segments, in text order.

    Nothing else on the page is parsed, so nothing else can be read into a claim.

    Args:
        capitals: words that are written with a capital, told apart in a cable of capitals.
    """
    paragraphs = tuple(find_paragraphs(document))
    words = english_words(parser, capitals or Capitals())
    printed = [
        _BREAK.sub(" ", document.text[p.start : p.end]).translate(_STRAIGHT) for p in paragraphs
    ]
    named = last_names(printed, words)
    texts = (readable(text, words, named) for text in printed)
    table = word_table(parser)
    return tuple(
        sentence
        for number, (paragraph, parsed) in enumerate(
            zip(paragraphs, parser.pipe(texts, disable=list(RULES)), strict=True)
        )
        for sentence in _sentences(document, number, paragraph, _worded(parsed, table))
    )


class Worded(NamedTuple):
    """What the parser gave, with part of speech, lemma, tag and label of each word.

    ``spots`` are where each begins, its length, its head's place, its entity's kind, and whether
    it is white space: read at once, for to ask the parser word by word takes as long as a rule.
    """

    parsed: Doc
    words: list[tuple[str, str, str, str]]
    spots: list[tuple[int, int, int, str, bool]]


def _worded(parsed: Doc, table: WordTable) -> Worded:
    words = table.read(parsed)
    columns: Any = parsed.to_array([IDX, LENGTH, ENT_TYPE, IS_SPACE])
    heads: Any = parsed.to_array([HEAD]).astype("int64")  # told as steps from the word
    strings = parsed.vocab.strings
    spots = [
        (start, length, i + step, strings[kind] if kind else "", bool(is_space))
        for i, ((start, length, kind, is_space), step) in enumerate(
            zip(columns.tolist(), heads.reshape(-1).tolist(), strict=True)
        )
    ]
    return Worded(parsed, words, spots)


def _sentences(
    document: Document, number: int, paragraph: Paragraph, worded: Worded
) -> tuple[Sentence, ...]:
    return tuple(
        parsed_sentence(
            document=document.id,
            segment=paragraph.segment,
            paragraph=number,
            text=document.text,
            tokens=tokens,
        )
        for span in worded.parsed.sents
        if (tokens := _tokens(document.text, paragraph.start, span, worded))
    )


def _tokens(text: str, offset: int, span: SpacySpan, worded: Worded) -> tuple[Token, ...]:
    """The span's words; white-space tokens are dropped and their dependents handed upwards."""
    spots = worded.spots
    kept = [at for at in range(span.start, span.end) if not spots[at][4]]
    index = {at: i for i, at in enumerate(kept)}
    tokens = []
    for i, at in enumerate(kept):
        first, length, head, entity, _ = spots[at]
        while head not in index and spots[head][2] != head:
            head = spots[head][2]
        pos, lemma, tag, dep = worded.words[at]
        start = offset + first
        tokens.append(
            Token(
                i=i,
                start=start,
                end=start + length,
                text=text[start : start + length],
                lemma=lemma,
                pos=pos,
                tag=tag,
                dep=dep,
                head=index.get(head, i),
                entity=entity,
            )
        )
    return with_speakers(tuple(tokens))
