"""A few known fields -> a record with all others unknown: for tests and for pages made up.

Nothing is filled in that a reader could mistake for something read: no day, no place, no holder.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from reportedly.records.claim import Actor, Claim, Cumulative, PlaceMention, TimeMention, Toll
from reportedly.records.text import Document, Published, Segment
from reportedly.records.vocabulary import (
    Comparator,
    EventClass,
    Finality,
    Harm,
    LineageType,
    Modality,
    PlaceLevel,
    PublishedBasis,
    SegmentKind,
    Stance,
    TimeBasis,
    TimeLevel,
    VictimClass,
)

PAGE = "d-1"
"""The page of whatever is not said to stand on another."""
SAME = "same"
"""The end that is as its beginning, where None already means an open one."""


def as_date(told: str | date | None) -> date | None:
    """Return the day of an ISO string; a day and None are given back."""
    return date.fromisoformat(told) if isinstance(told, str) else told


def bare_claim(name: str, **known: Any) -> Claim:
    """Return a claim of which only ``known`` is known."""
    told: dict[str, Any] = {
        "document": PAGE,
        "start": 0,
        "end": 5,
        "quote": "quote",
        "sentence": (0, 50),
        "segment": SegmentKind.BODY,
        "statement": None,
        "event_class": EventClass.UNKNOWN,
        "holder": None,
        "via": (),
        "stance": Stance.ASSERTS,
        "aspect": None,
        "modality": Modality.ACTUAL,
        "finality": Finality.UNSTATED,
        "toll": None,
        "quantity": None,
        "actors": (),
        "when": None,
        "where": (),
        "answers": (),
        "extractor": "test@1",
        "confidence": 1.0,
    }
    return Claim(id=name, **{**told, **known})


def bare_time(
    first: str | date | None, last: str | date | None = SAME, **known: Any
) -> TimeMention:
    """Return a time from the first day to the last, by default that day alone."""
    from_ = as_date(first)
    told: dict[str, Any] = {
        "document": PAGE,
        "start": 0,
        "end": 1,
        "printed": str(first),
        "from_": from_,
        "to": from_ if last == SAME else as_date(last),
        "level": TimeLevel.DAY,
        "reference": None,
        "basis": TimeBasis.PRINTED,
        "why": "",
    }
    return TimeMention(**{**told, **known})


def bare_place(name: str, key: str | None = None, /, **known: Any) -> PlaceMention:
    """Return a place of that name, by default a settlement nobody has resolved."""
    told: dict[str, Any] = {
        "document": PAGE,
        "start": 0,
        "end": 1,
        "printed": name,
        "id": key,
        "name": name,
        "names": (),
        "lat": None,
        "lon": None,
        "level": PlaceLevel.SETTLEMENT,
        "radius_km": None,
        "country": None,
        "why": "",
    }
    return PlaceMention(**{**told, **known})


def bare_toll(low: int | None, high: int | str | None = SAME, **known: Any) -> Toll:
    """Return a toll from low to high, by default that figure alone, of the killed."""
    told: dict[str, Any] = {
        "harm": Harm.KILLED,
        "low": low,
        "high": low if high == SAME else high,
        "comparator": Comparator.UNMARKED,
        "victim_term": None,
        "victim_class": VictimClass.UNKNOWN,
    }
    return Toll(**{**told, **known})


def bare_document(
    name: str, text: str = "text", published: str | Published | None = None, **known: Any
) -> Document:
    """Return a page whose text is all body; without a day it was published on none known."""
    if isinstance(published, str):
        published = published_on(date.fromisoformat(published))
    told: dict[str, Any] = {
        "id": name,
        "origin": name,
        "sha256": "",
        "text_sha256": "",
        "text": text,
        "title": None,
        "outlet": None,
        "authors": (),
        "published": published,
        "language": "en",
        "lineage_type": LineageType.UNKNOWN,
        "credit": None,
        "segments": (Segment(kind=SegmentKind.BODY, start=0, end=len(text)),),
        "captured": date(2026, 1, 1),
    }
    return Document(**{**told, **known})


def published_on(
    day: date, basis: PublishedBasis = PublishedBasis.STATED, why: str = ""
) -> Published:
    """Return the day a page came out."""
    return Published(from_=day, to=day, level=TimeLevel.DAY, basis=basis, why=why)


def blamed(name: str, key: str | None = None, at: tuple[int, int] = (0, 1)) -> Actor:
    """Return the one who is said to have done it."""
    return Actor(role="perpetrator", printed=name, start=at[0], end=at[1], id=key, name=name)


def since(first: str) -> Cumulative:
    """Return a running total's beginning."""
    return Cumulative(from_=as_date(first), to=None)
