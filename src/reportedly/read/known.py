"""Page, markup and segments -> title, outlet, authors and day of publication."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from reportedly.read.dates import Days, names_day_without_year, read_days
from reportedly.records.base import Record
from reportedly.records.text import Page, Published, Segment
from reportedly.records.vocabulary import PublishedBasis, SegmentKind, TimeLevel

_BY = re.compile(
    r"^\W*(?:(?:written|reported|reporting|text|story|posted|published) )?"
    r"(?:by|from|von|par|por|di|door|av|автор|authors?)[\s:]+",
    re.IGNORECASE,
)
_BETWEEN_NAMES = re.compile(r"\s*(?:[,;&|/·•\n]|(?<!\w)(?:and|und|et|y)(?!\w))\s*")
_WHERE = re.compile(r"\s(?:in|at|for|from|with)\s[^,;&|]*?(?=\s(?:and|und|et|y)\s|[,;&|]|$)")
_NAME = re.compile(
    r"[A-ZÀ-ÝА-Я][\w'’.\-]*(?: (?:[A-ZÀ-ÝА-Я][\w'’.\-]*|de|van|von|der|al|bin|ibn)){1,3}$"
)
_PUBLISHED_WORD = re.compile(
    r"publish|posted|created|released|опубликовано|veröffentlicht", re.IGNORECASE
)
_UPDATED_WORD = re.compile(r"updat|modif|revis|edited|обновлено|aktualisiert", re.IGNORECASE)


class MarkupFacts(Record, frozen=True, kw_only=True):
    """What a page's markup says of it. ``published`` as written, ``published_in`` where."""

    title: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    published_in: str = ""


NO_MARKUP = MarkupFacts()


class Facts(Record, frozen=True, kw_only=True):
    """What is known of a page."""

    title: str | None
    outlet: str | None
    authors: tuple[str, ...]
    published: Published | None


def find_facts(page: Page, text: str, segments: Sequence[Segment], markup: MarkupFacts) -> Facts:
    """Return what is known of the page: a metadata file first, then its markup, then its print."""
    headline = next((s for s in segments if s.kind is SegmentKind.HEADLINE), None)
    printed_title = None if headline is None else _one_line(text[headline.start : headline.end])
    return Facts(
        title=_first(page.known.title, markup.title, printed_title),
        outlet=_first(page.known.outlet, markup.outlet),
        authors=page.known.authors
        or markup.authors
        or tuple(dict.fromkeys(_printed_authors(text, segments))),
        published=_published(page, text, segments, markup),
    )


def _first(*values: str | None) -> str | None:
    return next((v for v in values if v is not None and v.strip()), None)


def _one_line(words: str) -> str:
    return " ".join(words.split())


def _printed_authors(text: str, segments: Sequence[Segment]) -> Iterator[str]:
    for segment in segments:
        if segment.kind is not SegmentKind.BYLINE or segment.why.startswith("sign:contributed"):
            continue
        for line in text[segment.start : segment.end].splitlines():
            words = _WHERE.sub("", _one_line(_BY.sub("", line.strip())))
            yield from (n for n in _BETWEEN_NAMES.split(words) if _NAME.match(n) is not None)


def _published(
    page: Page, text: str, segments: Sequence[Segment], markup: MarkupFacts
) -> Published | None:
    if page.known.published is not None and page.known.published.strip():
        told_in = page.known.published_in or "the metadata file"
        return _as_published(page.known.published, told_in, PublishedBasis.METADATA)
    latest = page.captured + timedelta(days=1)
    if markup.published is not None:
        told = _as_published(markup.published, markup.published_in, PublishedBasis.METADATA)
        if told.from_ is not None and told.from_ <= latest:
            return told
    return _printed_date(text, segments, latest)


def _as_published(words: str, where: str, basis: PublishedBasis) -> Published:
    days = read_days(words)
    printed = _one_line(words)
    if days is None:
        return _unknown_day(f"{where} says “{printed}”, which names no whole date", basis)
    return _known_day(days, f"{where} says “{printed}”", basis)


def _known_day(days: Days, why: str, basis: PublishedBasis) -> Published:
    return Published(from_=days.first, to=days.last, level=days.level, basis=basis, why=why)


def _unknown_day(why: str, basis: PublishedBasis) -> Published:
    return Published(from_=None, to=None, level=TimeLevel.UNKNOWN, basis=basis, why=why)


def _printed_date(text: str, segments: Sequence[Segment], latest: date) -> Published | None:
    """Return the date printed above, beside or below the report; "Published" before "Updated"."""
    lines = [
        _one_line(line)
        for segment in segments
        if segment.kind in {SegmentKind.DATELINE, SegmentKind.BYLINE}
        for line in text[segment.start : segment.end].splitlines()
    ]
    dated = [(line, days) for line in lines if (days := read_days(line)) is not None]
    possible = sorted(
        (pair for pair in dated if pair[1].first <= latest), key=lambda pair: _rank(pair[0])
    )
    if possible:
        line, days = possible[0]
        return _known_day(days, f"printed “{line}”", PublishedBasis.STATED)
    open_ = next((line for line in lines if names_day_without_year(line)), None)
    if open_ is None:
        return None
    return _unknown_day(f"printed “{open_}”, without a year", PublishedBasis.STATED)


def _rank(line: str) -> int:
    if _PUBLISHED_WORD.search(line) is not None:
        return 0
    return 2 if _UPDATED_WORD.search(line) is not None else 1
