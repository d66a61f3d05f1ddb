"""Page -> document: the text, what each stretch of it is, and what is known of it."""

import hashlib
from collections.abc import Sequence

from reportedly.errors import NoArticle, PageTooLarge, UnsupportedLanguage
from reportedly.read.blocks import Block
from reportedly.read.credit import find_agencies, find_origin
from reportedly.read.decode import decode
from reportedly.read.html import has_tags, looks_like_html, read_markup
from reportedly.read.known import choose_facts
from reportedly.read.language import ENGLISH, find_language, with_languages
from reportedly.read.markup import NO_MARKUP
from reportedly.read.notices import find_notices
from reportedly.read.plain import read_blocks
from reportedly.read.segments import find_segments
from reportedly.read.told import told_by_address, told_by_masthead, told_in_print, told_outside
from reportedly.records.base import content_id
from reportedly.records.text import Document, Media, Page, Segment
from reportedly.records.vocabulary import FactField, SegmentKind
from reportedly.vocab.furniture import Furniture

MAX_BLOCKS = 50_000
"""Lines or paragraphs; a log or a table of a million rows is no report."""
MAX_CHARACTERS = 2_000_000
"""A report of 600 printed pages; the parser takes minutes for it."""
MAX_PARAGRAPH = 100_000
"""The parser holds a paragraph whole, and takes a kilobyte for a character."""


def read_document(page: Page, furniture: Furniture) -> Document:
    """Return the document read from a page.

    Raises:
        PageError: the page is too large, empty, no text, no report, or not in English.
    """
    document = read_any_language(page, furniture)
    if document.language not in {ENGLISH, None}:
        code = str(document.language)
        name = furniture.languages.name_of(code) or f"language “{code}”"
        raise UnsupportedLanguage(
            f"the page is written in {name}",
            where=page.origin,
            do="Only English is read; give an English version of the page.",
        )
    return document


def read_any_language(page: Page, furniture: Furniture) -> Document:
    """Return the document read from a page, whatever language it is in.

    Raises:
        PageError: the page is too large, empty, no text, or no report.
    """
    text = page.text if page.text is not None else decode(page.raw, page.origin, page.encoding).text
    if _is_html(page, text):
        markup = read_markup(text, page.origin, furniture)
        text, blocks, said = markup.text, markup.blocks, markup.facts
    else:
        blocks, said = read_blocks(text), NO_MARKUP
    _check_length(page, text, blocks)
    segments = find_segments(text, blocks, furniture, page.known.title or said.title)
    evidence = _evidence(text, segments)
    _check_report(page, evidence)
    printed = told_in_print(text, segments, furniture)
    told = (*told_outside(page), *said.told, *printed, *told_by_address(page, said.url))
    if not any(one.field is FactField.OUTLET for one in told):
        told = (*told, *told_by_masthead(text, segments, furniture))
    facts = choose_facts(page, told, evidence, furniture.languages.days)
    language = find_language(evidence)
    origin = find_origin(text, segments, facts.outlet, furniture)
    return Document(
        id=content_id("d", page.sha256),
        origin=page.origin,
        sha256=page.sha256,
        text_sha256=hashlib.sha256(text.encode()).hexdigest(),
        text=text,
        title=facts.title,
        outlet=facts.outlet,
        authors=facts.authors,
        published=facts.published,
        language=language,
        lineage_type=origin.type,
        credit=origin.credit,
        segments=with_languages(text, segments, language),
        captured=page.captured,
        url=page.known.url,
        modified=facts.modified,
        known=facts.known,
        agencies=find_agencies(text, segments, origin.credit or facts.outlet, furniture),
        notices=find_notices(text, segments, furniture.notices),
    )


def _is_html(page: Page, text: str) -> bool:
    """Whether the text is markup: by what it is, and by what its container says of it."""
    if page.media is Media.UNTOLD:
        return looks_like_html(text, page.origin)
    return page.media is Media.HTML and has_tags(text)


def _check_length(page: Page, text: str, blocks: Sequence[Block]) -> None:
    longest = max((len(block.text) for block in blocks), default=0)
    counts = (
        (len(blocks), MAX_BLOCKS, "the page has", "lines or paragraphs"),
        (len(text), MAX_CHARACTERS, "the page has", "characters"),
        (longest, MAX_PARAGRAPH, "a line of the page has", "characters"),
    )
    for count, most, subject, what in counts:
        if count > most:
            raise PageTooLarge(
                f"{subject} {count} {what} and may have {most}",
                where=page.origin,
                do="Split it into one file a page.",
            )


def _evidence(text: str, segments: tuple[Segment, ...]) -> str:
    kinds = {SegmentKind.BODY, SegmentKind.STANDFIRST, SegmentKind.HEADLINE}
    return "\n".join(text[s.start : s.end] for s in segments if s.kind in kinds)


def _check_report(page: Page, evidence: str) -> None:
    if not any(char.isalpha() for char in evidence):
        raise NoArticle(
            "no stretch of the page reads like a report",
            where=page.origin,
            do="Save the page with its article, or as plain text.",
        )
