"""Evidence text -> the language it is written in."""

import re
from collections.abc import Sequence

from py3langid.langid import classify

from reportedly.records.text import Segment

ENGLISH = "en"
SAMPLE = 6000
"""Characters that are enough to know English by."""
STATISTICS = 2000
"""Characters that are enough for the statistics of letters, which cost most."""
FLOOR = 200
"""Letters below which the statistics of letters say nothing sure."""
CLEARLY_ENGLISH = 0.07
"""Share of words that only English uses so often, above which nothing else need be asked."""
PARTLY_ENGLISH = 0.2
"""Share of the paragraphs that must be English for a mixed page to be kept."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_FUNCTION_WORDS = frozenset(
    {
        "about",
        "after",
        "against",
        "also",
        "and",
        "are",
        "because",
        "been",
        "before",
        "between",
        "but",
        "during",
        "from",
        "has",
        "have",
        "his",
        "into",
        "its",
        "more",
        "not",
        "of",
        "said",
        "she",
        "than",
        "that",
        "the",
        "their",
        "there",
        "they",
        "this",
        "to",
        "were",
        "when",
        "which",
        "while",
        "who",
        "with",
        "would",
    }
)
_LETTERS = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]+")


def find_language(text: str) -> str | None:
    """Return the ISO 639-1 code of the text's language, or None when too little is written.

    A page of which a fair part is English is English: reports quote other languages.
    """
    sample = text[:SAMPLE]
    letters = sum(map(len, _LETTERS.findall(sample)))
    if not letters:
        return None
    latin = sum(map(len, _LATIN.findall(sample)))
    if latin >= letters / 2 and _english_share(sample) >= CLEARLY_ENGLISH:
        return ENGLISH
    if letters < FLOOR and latin >= letters / 2:
        return None
    if _has_english_part(text):
        return ENGLISH
    code: str = classify(sample[:STATISTICS])[0]  # type: ignore[no-untyped-call] # the package has no types
    return code


def with_languages(
    text: str, segments: Sequence[Segment], language: str | None
) -> tuple[Segment, ...]:
    """Return the segments, those of the report with their language where it is not the page's."""
    return tuple(
        segment.replacing(language=own)
        if segment.is_evidence and (own := _other(text, segment, language)) is not None
        else segment
        for segment in segments
    )


def _other(text: str, segment: Segment, language: str | None) -> str | None:
    """Return a long segment's language, if it is another than the page's."""
    words = text[segment.start : segment.end]
    if len(words) < FLOOR or language is None:
        return None
    is_english = _english_share(words[:SAMPLE]) >= CLEARLY_ENGLISH
    if is_english or language == ENGLISH:
        own = ENGLISH if is_english else find_language(words)
        return None if own == language else own
    return None  # between two languages that are not English, letters alone say too little


def _english_share(text: str) -> float:
    words = _WORD.findall(text)
    english = sum(map(_FUNCTION_WORDS.__contains__, map(str.lower, words)))
    return english / max(1, len(words))


def _has_english_part(text: str) -> bool:
    paragraphs = [line for line in text[: 10 * SAMPLE].splitlines() if len(line) >= 80]
    english = sum(len(p) for p in paragraphs if _english_share(p) >= CLEARLY_ENGLISH)
    return english > 0 and english >= PARTLY_ENGLISH * sum(map(len, paragraphs))
