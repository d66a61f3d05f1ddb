"""Document -> parsed sentences, paragraph by paragraph, with offsets into the document's text."""

import re
from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc
from spacy.tokens import Span as SpacySpan

from reportedly.records.parse import Sentence, Token, parsed_sentence
from reportedly.records.text import Document
from reportedly.text.capitals import english_words, last_names, readable
from reportedly.text.paragraphs import Paragraph, find_paragraphs
from reportedly.text.speakers import with_speakers
from reportedly.text.words import RULES, word_table
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
        for sentence in _sentences(document, number, paragraph, Worded(parsed, table.read(parsed)))
    )


class Worded(NamedTuple):
    """What the parser gave, with part of speech, lemma, tag and label of each word."""

    parsed: Doc
    words: list[tuple[str, str, str, str]]


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
        if (tokens := _tokens(document.text, paragraph.start, span, worded.words))
    )


def _tokens(
    text: str, offset: int, span: SpacySpan, words: list[tuple[str, str, str, str]]
) -> tuple[Token, ...]:
    """The span's words; white-space tokens are dropped and their dependents handed upwards."""
    kept = [token for token in span if not token.is_space]
    index = {token.i: i for i, token in enumerate(kept)}
    tokens = []
    for i, token in enumerate(kept):
        head = token.head
        while head.i not in index and head.head.i != head.i:
            head = head.head
        start = offset + token.idx
        pos, lemma, tag, dep = words[token.i]
        end = start + len(token)
        tokens.append(
            Token(
                i=i,
                start=start,
                end=end,
                text=text[start:end],
                lemma=lemma,
                pos=pos,
                tag=tag,
                dep=dep,
                head=index.get(head.i, i),
                entity=token.ent_type_,
            )
        )
    return with_speakers(tuple(tokens))
