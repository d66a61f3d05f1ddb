"""Claims and documents -> what each page as a whole says about the claims on it."""

import re
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import lru_cache
from typing import TypeVar

import msgspec

from reportedly.link.matters import matter_at
from reportedly.link.where_and_when import (
    APART,
    Days,
    days_apart,
    days_of,
    is_ledger,
    is_own_day,
    is_printed_in,
    near_places,
    place_relation,
)
from reportedly.records.base import Record
from reportedly.records.claim import Claim
from reportedly.records.text import Document
from reportedly.records.vocabulary import Modality
from reportedly.vocab.folding import fold
from reportedly.vocab.phrases import LinkWords, MatterWords
from reportedly.vocab.policies import LinkWeights

T = TypeVar("T")

REACH = 300
"""How many claims back a claim of a page is compared: more than a page of news has."""

LEDE_CHARS = 1200
"""How far into a page its first lines reach: what comes later is often about other things."""

_WORD = re.compile(r"[^\W\d_]{4,}")
_LONG_BEFORE = re.compile(
    r"\b(?:earlier|previous|before)\b.*\b(?:years?|decades?|months?)\b"
    r"|\b(?:years?|decades?|months?)\b.*\b(?:earlier|previously|before)\b",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"[^\W\d_]+")


class PageFacts(Record, frozen=True, kw_only=True):
    """What a page as a whole says: when it came out, whom and what its first lines name.

    ``one_event``: as far as its claims tell, its news is one event. ``old_before``: what is dated
    before this day is the past, to a page that has news of its own; None: it has none, or its
    publication is not known. ``things`` are those struck that its first lines name. ``text`` is the
    page's text; ``words`` are those for places and things looked for in it, ``matters`` those by
    which it goes on to another event. ``goes_on`` tells of each of its claims, by id, where before
    it that is; None: nowhere.
    """

    published: Days | None
    one_event: bool
    old_before: date | None = None
    names: frozenset[str] = frozenset()
    things: frozenset[str] = frozenset()
    text: str = ""
    words: LinkWords | None = None
    matters: MatterWords | None = None
    goes_on: dict[str, int | None] = msgspec.field(default_factory=dict)


def page_facts(
    claims: Iterable[Claim], documents: Mapping[str, Document], weights: LinkWeights
) -> dict[str, PageFacts]:
    """Return what is known of each page that has a claim."""
    by_page: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_page[claim.document].append(claim)
    return {page: _facts(documents.get(page), told, weights) for page, told in by_page.items()}


def _facts(document: Document | None, claims: list[Claim], weights: LinkWeights) -> PageFacts:
    published = _published(document)
    known = weights.words.things
    old_before = _old_before(published, claims, weights)
    news = [
        claim.replacing(where=near_places(claim))
        for claim in claims
        if not is_past(claim, old_before) and not is_ledger(claim)
    ]
    text = "" if document is None else document.text
    goes_on = {claim.id: matter_at(text, claim, weights.matters) for claim in claims}
    matters = {goes_on[claim.id] for claim in news}
    told_apart = (_told_apart(a, b, weights) for a, b in within_reach(news))
    return PageFacts(
        published=published,
        one_event=len(matters) <= 1 and not any(told_apart),
        old_before=old_before,
        names=_names(document),
        things=frozenset() if document is None else things_in(document.text[:LEDE_CHARS], known),
        text=text,
        words=weights.words,
        matters=weights.matters,
        goes_on=goes_on,
    )


def within_reach(told: Iterable[T]) -> Iterator[tuple[T, T]]:
    """Yield the pairs of a page's claims, in text order: all of them, but on endless pages."""
    before: deque[T] = deque(maxlen=REACH)
    for one in told:
        yield from ((other, one) for other in before)
        before.append(one)


def _old_before(
    published: Days | None, claims: Iterable[Claim], weights: LinkWeights
) -> date | None:
    """Return the day before which all is past, if the page tells of anything after it."""
    if published is None:
        return None
    day = published.first - timedelta(days=weights.pages.news_days)
    return day if any(_is_after(claim, day) for claim in claims) else None


def _is_after(claim: Claim, day: date) -> bool:
    days = days_of(claim)
    return days is not None and days.first >= day


def is_past(claim: Claim, old_before: date | None) -> bool:
    """Whether the claim is background: said to be, or dated long before the page's news.

    "Earlier in the year" and "a year before" are before it, whatever day they mean.
    """
    if claim.modality is Modality.BACKGROUND or _is_long_before(claim):
        return True
    days = days_of(claim)
    return old_before is not None and days is not None and days.last < old_before


def _is_long_before(claim: Claim) -> bool:
    """Whether its own sentence says that it was months or years before something else."""
    when = claim.when
    if when is None or not is_printed_in(claim, when) or when.from_ is not None:
        return False
    return when.to is None and _LONG_BEFORE.search(when.printed) is not None


def _published(document: Document | None) -> Days | None:
    if document is None or document.published is None:
        return None
    first, last = document.published.from_, document.published.to
    return None if first is None or last is None else Days(first=first, last=last)


def _names(document: Document | None) -> frozenset[str]:
    """Return the words its first lines write with a capital and the page never writes small."""
    if document is None:
        return frozenset()
    text = "\n".join(
        document.text[segment.start : segment.end]
        for segment in document.segments
        if segment.is_evidence
    )
    small = {word for word in _WORD.findall(text) if word.islower()}
    capital = {word for word in _WORD.findall(text[:LEDE_CHARS]) if word[0].isupper()}
    return frozenset(fold(word) for word in capital if word.lower() not in small)


@lru_cache(maxsize=4096)  # the claims of one sentence ask for the same
def things_in(text: str, known: frozenset[str]) -> frozenset[str]:
    """Return the things struck that the text names, of those known, in the singular."""
    forms = _forms(known)
    return frozenset(forms[word] for word in forms.keys() & _LETTERS.findall(text.lower()))


@lru_cache(maxsize=8)
def _forms(known: frozenset[str]) -> dict[str, str]:
    """Return each word for a thing, in the singular and the plural, with its singular."""
    return {form: word for word in known for form in (word, f"{word}s", f"{word}es")}


def _told_apart(a: Claim, b: Claim, weights: LinkWeights) -> bool:
    """Whether two claims of a page, each with its own sentence's places, are of two events."""
    first, second = days_of(a), days_of(b)
    dated = first is not None and second is not None and is_own_day(a) and is_own_day(b)
    if dated and first and second and days_apart(first, second) > 0:
        return True
    return place_relation(a.where, b.where, weights) in APART
