"""Claims for comparing: only what a test names is known."""

from datetime import date

import pytest

from reportedly.records.claim import (
    Actor,
    Claim,
    Cumulative,
    PlaceMention,
    TimeMention,
    Toll,
)
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

EMPTY = {
    "document": "d-1",
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


def claim(name, *, carried=False, **known):
    """A claim whose date and places stand in its own sentence, unless they are carried over."""
    told = {**EMPTY, **known}
    at = told["sentence"][1] + 9 if carried else told["sentence"][0]
    if told["when"] is not None:
        told["when"] = told["when"].replacing(start=at, end=at + 1)
    told["where"] = tuple(place.replacing(start=at, end=at + 1) for place in told["where"])
    return Claim(id=name, **told)


def day(first, last=None):
    from_ = date.fromisoformat(first)
    to = from_ if last is None else date.fromisoformat(last)
    return TimeMention(
        document="d-1",
        start=0,
        end=1,
        printed=first,
        from_=from_,
        to=to,
        level=TimeLevel.DAY,
        reference=None,
        basis=TimeBasis.PRINTED,
        why="",
    )


def place(name, key=None, at=None, **known):
    lat, lon = at or (None, None)
    told = {"level": PlaceLevel.SETTLEMENT, "radius_km": 3.0, "country": None, **known}
    return PlaceMention(
        document="d-1",
        start=0,
        end=1,
        printed=name,
        id=key,
        name=name,
        names=(),
        lat=lat,
        lon=lon,
        why="",
        **told,
    )


def toll(low, high=None, harm=Harm.KILLED, **known):
    told = {
        "comparator": Comparator.UNMARKED,
        "victim_term": None,
        "victim_class": VictimClass.UNKNOWN,
    }
    return Toll(harm=harm, low=low, high=low if high is None else high, **{**told, **known})


def since(first):
    return Cumulative(from_=date.fromisoformat(first), to=None)


def blamed(name, key=None):
    return Actor(role="perpetrator", printed=name, start=0, end=1, id=key, name=name)


def document(name, published=None, text="text"):
    out = None
    if published is not None:
        day = date.fromisoformat(published)
        out = Published(from_=day, to=day, level=TimeLevel.DAY, basis=PublishedBasis.STATED, why="")
    return Document(
        id=name,
        origin=name,
        sha256="",
        text_sha256="",
        text=text,
        title=None,
        outlet=None,
        authors=(),
        published=out,
        language="en",
        lineage_type=LineageType.UNKNOWN,
        credit=None,
        segments=(Segment(kind=SegmentKind.BODY, start=0, end=len(text)),),
        captured=date(2026, 1, 1),
    )


class Make:
    document = staticmethod(document)
    claim = staticmethod(claim)
    day = staticmethod(day)
    place = staticmethod(place)
    toll = staticmethod(toll)
    since = staticmethod(since)
    blamed = staticmethod(blamed)


@pytest.fixture(scope="session")
def make():
    return Make
