"""What a made-up report tells -> its page: a text, and the claims that reading would find in it.

Every quote, place, day and name of a claim stands in the text at its offsets, so a record of such
pages passes ``verify``. Nothing is parsed, so a hundred thousand pages take seconds.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from random import Random

from bare import (
    bare_claim,
    bare_document,
    bare_place,
    bare_time,
    bare_toll,
    blamed,
    published_on,
)

from reportedly.records.base import content_id
from reportedly.records.claim import Claim, PlaceMention, TimeMention, Toll
from reportedly.records.text import Document, Page, Segment
from reportedly.records.vocabulary import (
    Comparator,
    EventClass,
    Harm,
    Modality,
    SegmentKind,
)

SYLLABLES = ("ka", "ro", "min", "tel", "sha", "vu", "dor", "bel", "ni", "gar", "os", "lim")
FILLER = tuple(f"{a}{b}{c}" for a in SYLLABLES for b in SYLLABLES for c in SYLLABLES)
"""Words that say nothing, in small letters: three syllables each."""
FILLER_WORDS = 40
"""Such words between two sentences of a report: they keep apart what stands apart on a page."""


@dataclass(frozen=True)
class Village:
    """A place of the made-up country. Names repeat across districts."""

    id: str
    name: str
    lat: float
    lon: float


@dataclass(frozen=True, kw_only=True)
class Telling:
    """What one sentence tells: what happened, to how many, when, where, who did it.

    ``village`` None and ``day`` None: it does not say. ``mapped``: the place is resolved. ``wording``
    are words of its own, as no two desks write one sentence; ``aside`` is what stands behind it.
    """

    event_class: EventClass
    harm: Harm | None = None
    count: int = 0
    at_least: bool = False
    day: date | None = None
    village: Village | None = None
    mapped: bool = True
    by: str | None = None
    modality: Modality = Modality.ACTUAL
    wording: str = ""
    aside: str = ""


@dataclass(frozen=True)
class Report:
    """A page with what was read from it."""

    page: Page
    document: Document
    claims: tuple[Claim, ...]


def filler(chance: Random, words: int = FILLER_WORDS) -> str:
    """Return words that tell nothing, in an order of their own."""
    return " ".join(chance.choices(FILLER, k=words))


def write_report(
    name: str, outlet: str, published: date, told: tuple[Telling, ...], title: str
) -> Report:
    """Return the page that tells all this, a sentence each.

    Args:
        name: its path; pages of one name are one page.
        outlet: who prints it.
        published: the day it came out.
        told: what its sentences tell, with what stands between them.
        title: its headline.
    """
    headline = f"{title}\n{outlet}, {name}\n"
    sentences = [_sentence(one) for one in told]
    text, starts = headline, []
    for telling, (sentence, _) in zip(told, sentences, strict=True):
        starts.append(len(text))
        text += f"{sentence} {telling.aside}.\n"
    page = _page(name, text, published)
    document = _document(page, text, outlet, published, title)
    claims = tuple(
        _claim(document.id, number, one, (start, start + len(sentence)), spans)
        for number, (one, start, (sentence, spans)) in enumerate(
            zip(told, starts, sentences, strict=True)
        )
    )
    return Report(page, document, claims)


def _sentence(told: Telling) -> tuple[str, dict[str, tuple[int, int]]]:
    """The sentence, and where in it stand the quote, the actor, the place and the day."""
    if told.harm is None:
        stated = f"The {told.event_class.value.replace('_', ' ')} was reported"
    else:
        stated = f"{'At least ' if told.at_least else ''}{told.count} people were {told.harm.value}"
    text, spans = stated, {"quote": (0, len(stated))}
    for what, before, words in (
        ("where", " in ", told.village and told.village.name),
        ("when", " on ", told.day and told.day.isoformat()),
        ("by", " by ", told.by),
    ):
        if words:
            spans[what] = (len(text) + len(before), len(text) + len(before) + len(words))
            text += before + words
    return f"{text} {told.wording}.", spans


def _claim(
    document: str,
    number: int,
    told: Telling,
    at: tuple[int, int],
    spans: dict[str, tuple[int, int]],
) -> Claim:
    placed = {what: (at[0] + start, at[0] + end) for what, (start, end) in spans.items()}
    start, end = placed["quote"]
    village = told.village
    return bare_claim(
        content_id("c", document, number),
        document=document,
        start=start,
        end=end,
        quote=_sentence(told)[0][: end - start],
        sentence=at,
        event_class=told.event_class,
        modality=told.modality,
        toll=_toll(told),
        actors=() if told.by is None else (blamed(told.by, told.by, placed["by"]),),
        when=None if told.day is None else _when(document, told.day, placed["when"]),
        where=()
        if village is None
        else (_where(document, village, placed["where"], mapped=told.mapped),),
        extractor="made@1",
    )


def _toll(told: Telling) -> Toll | None:
    if told.harm is None:
        return None
    if told.at_least:
        return bare_toll(told.count, None, harm=told.harm, comparator=Comparator.AT_LEAST)
    return bare_toll(told.count, harm=told.harm)


def _when(document: str, day: date, at: tuple[int, int]) -> TimeMention:
    return bare_time(day, document=document, start=at[0], end=at[1], why="made")


def _where(document: str, village: Village, at: tuple[int, int], *, mapped: bool) -> PlaceMention:
    placed = {"lat": village.lat, "lon": village.lon, "country": "MAD"} if mapped else {}
    return bare_place(
        village.name,
        village.id if mapped else None,
        document=document,
        start=at[0],
        end=at[1],
        radius_km=3.0,
        why="made",
        **placed,
    )


def _page(name: str, text: str, published: date) -> Page:
    raw = text.encode()
    return Page(origin=name, raw=raw, sha256=hashlib.sha256(raw).hexdigest(), captured=published)


def _document(page: Page, text: str, outlet: str, published: date, title: str) -> Document:
    head = len(title) + 1
    return bare_document(
        content_id("d", page.sha256),
        text,
        origin=page.origin,
        sha256=page.sha256,
        text_sha256=page.sha256,
        title=title,
        outlet=outlet,
        published=published_on(published, why="made"),
        segments=(
            Segment(kind=SegmentKind.HEADLINE, start=0, end=head),
            Segment(kind=SegmentKind.BODY, start=head, end=len(text)),
        ),
        captured=published,
    )
