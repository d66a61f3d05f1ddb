"""Metadata from outside, print and address -> what each tells of the page as a whole."""

import re
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from reportedly.read.blocks import PROSE_LENGTH
from reportedly.records.text import Page, PageFact, Segment
from reportedly.records.vocabulary import FactBasis, FactField, SegmentKind, SegmentRole
from reportedly.vocab.furniture import Furniture
from reportedly.vocab.tongues import Languages

LONGEST_NAME = 60

_LINE = re.compile(r"[^\r\n]+")
_BY = re.compile(
    r"^\W*(?:(?:written|reported|reporting|text|story|posted|published) )?"
    r"(?:by|from|von|par|por|di|door|av|автор|authors?)[\s:]+",
    re.IGNORECASE,
)
_BETWEEN_NAMES = re.compile(
    r"\s*(?:[,;&|/·•\n،、]|(?<!\w)(?:and|und|et|y|e|и|та|և|ve|və|و)(?!\w))\s*"
)
_WHERE = re.compile(r"\s(?:in|at|for|from|with)\s[^,;&|]*?(?=\s(?:and|und|et|y)\s|[,;&|]|$)")
_PARTICLES = frozenset({"de", "van", "von", "der", "al", "bin", "ibn", "da", "dos", "di", "del"})
_PUBLISHED = re.compile(r"publish|posted|created|released", re.IGNORECASE)
_UPDATED = re.compile(r"updat|modif|revis|edited", re.IGNORECASE)
_IN_PATH = re.compile(
    r"[/\-_.](?P<day>(?:19|20)\d{2}[/\-](?:0?[1-9]|1[0-2])[/\-](?:0?[1-9]|[12]\d|3[01]))(?!\d)"
    r"|/(?P<month>(?:19|20)\d{2}/(?:0[1-9]|1[0-2]))(?=/)"
)
_ARCHIVED = re.compile(r"^https?://web\.archive\.org/web/\w+/(?=https?://)")


def told_outside(page: Page) -> Iterator[PageFact]:
    """Yield what a metadata file, or the container the page came in, says of it."""
    known = page.known
    basis = FactBasis.METADATA_FILE if known.published_in is None else FactBasis.CONTAINER
    where = known.published_in or "the metadata file"
    given = (
        (FactField.TITLE, known.title),
        (FactField.OUTLET, known.outlet),
        *((FactField.AUTHOR, name) for name in known.authors),
        (FactField.PUBLISHED, known.published),
    )
    for field, words in given:
        if words is not None and words.strip():
            yield _fact(field, words, basis, f"{where} says")


def told_by_address(page: Page, own: str | None) -> Iterator[PageFact]:
    """Yield what the address tells: whose host it is, and the day in its path.

    Args:
        own: the address by which the page's markup calls itself.
    """
    given = (page.known.url, page.origin, own)
    url = next((one for one in given if one and one.startswith(("http://", "https://"))), None)
    if url is None:
        return
    parts = urlsplit(_ARCHIVED.sub("", url))
    host = (parts.hostname or "").removeprefix("www.")
    if host:
        yield _fact(FactField.OUTLET, host, FactBasis.URL, "the host of the address is")
    found = _IN_PATH.search(parts.path)
    if found is not None:
        words = (found["day"] or found["month"]).replace("/", "-")
        yield _fact(FactField.PUBLISHED, words, FactBasis.URL, "the path of the address has")


def told_by_masthead(
    text: str, segments: Sequence[Segment], furniture: Furniture
) -> Iterator[PageFact]:
    """Yield the outlet that the page names over its report, beside place and day."""
    for segment in segments:
        if segment.kind is SegmentKind.BODY and segment.end - segment.start > PROSE_LENGTH:
            return
        if segment.kind in {SegmentKind.BYLINE, SegmentKind.DATELINE}:
            for line in _LINE.finditer(text, segment.start, segment.end):
                named = furniture.outlet_in(line.group().strip())
                if named is not None:
                    at = text.index(named["outlet"], line.start())
                    yield _printed(FactField.OUTLET, text, at, at + len(named["outlet"]))


def told_in_print(
    text: str, segments: Sequence[Segment], furniture: Furniture
) -> Iterator[PageFact]:
    """Yield what the page prints above, beside and below its report; never in a comment."""
    for segment in segments:
        if segment.kind is SegmentKind.HEADLINE:
            yield _printed(FactField.TITLE, text, segment.start, segment.end)
        elif segment.kind in {SegmentKind.BYLINE, SegmentKind.DATELINE}:
            yield from _in_lines(text, segment, furniture)


def _in_lines(text: str, segment: Segment, furniture: Furniture) -> Iterator[PageFact]:
    languages = furniture.languages
    for found in _LINE.finditer(text, segment.start, segment.end):
        start, end = found.span()
        yield from _days_told(text, start, end, languages)
        if segment.kind is SegmentKind.BYLINE and segment.role is not SegmentRole.CONTRIBUTORS:
            if furniture.outlet_in(found.group().strip()) is not None:
                continue
            for name in _names(found.group(), languages):
                at = text.find(name, start, end)
                place = (at, at + len(name)) if at >= 0 else (start, end)
                yield _printed(FactField.AUTHOR, text, *place)


def _days_told(text: str, start: int, end: int, languages: Languages) -> Iterator[PageFact]:
    """Yield the days of a line, that of a change apart from that of publication."""
    line = text[start:end]
    changed = _UPDATED.search(line) or _role_in(line, "updated", languages)
    if changed is None:
        parts = [(FactField.PUBLISHED, start, end)]
    else:
        cut = start + changed.start()
        before, after = text[start:cut], text[cut:end]
        has_before = _names_day(before, languages)
        has_after = _names_day(after, languages)
        parts = [(FactField.MODIFIED, start, end)]
        if has_before and has_after:
            parts = [(FactField.PUBLISHED, start, cut), (FactField.MODIFIED, cut, end)]
    for field, first, last in parts:
        if _names_day(text[first:last], languages):
            yield _printed(field, text, first, last)


def _role_in(line: str, role: str, languages: Languages) -> re.Match[str] | None:
    pattern = languages.roles.get(role)
    return None if pattern is None else pattern.search(line)


def _names_day(words: str, languages: Languages) -> bool:
    return re.search(languages.days.days, words, re.IGNORECASE) is not None


def _names(line: str, languages: Languages) -> Iterator[str]:
    by = languages.by_prefix.match(line)
    words = line[by.end() :] if by is not None else _BY.sub("", line.strip())
    words = _WHERE.sub("", " ".join(words.split()))
    yield from (name for name in _BETWEEN_NAMES.split(words) if _is_name(name))


def _is_name(words: str) -> bool:
    """Whether it is two to four words that a name is made of, in any script."""
    parts = words.split()
    return (
        2 <= len(parts) <= 4
        and len(words) <= LONGEST_NAME
        and parts[0][0].isalpha()
        and not parts[0][0].islower()
        and all(
            part in _PARTICLES or (part[0].isalpha() and not part[0].islower()) for part in parts
        )
        and not any(char.isdigit() for char in words)
    )


def _printed(field: FactField, text: str, start: int, end: int) -> PageFact:
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    end -= len(words) - len(words.rstrip())
    fact = _fact(field, text[start:end], FactBasis.PRINTED, "printed")
    return fact.replacing(start=start, end=end)


def _fact(field: FactField, words: str, basis: FactBasis, said: str) -> PageFact:
    printed = " ".join(words.split())
    return PageFact(
        field=field, value=printed, printed=printed, basis=basis, why=f"{said} “{printed}”"
    )
