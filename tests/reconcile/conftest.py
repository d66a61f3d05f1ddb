"""Claims, pages and their origins: only what a test names is known."""

from datetime import date

import pytest

from reportedly.reconcile.evidence import Evidence
from reportedly.records.claim import (
    Actor,
    Claim,
    Cumulative,
    Holder,
    PlaceMention,
    TimeMention,
    Toll,
)
from reportedly.records.text import Document, Lineage, Published, Segment
from reportedly.records.vocabulary import (
    Comparator,
    EventClass,
    Finality,
    Harm,
    HolderRole,
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


def as_date(text):
    return None if text is None else date.fromisoformat(text)


class Make:
    @staticmethod
    def claim(name, **known):
        return Claim(id=name, **{**EMPTY, **known})

    @staticmethod
    def time(first, last="same", printed="", at=0, level=TimeLevel.DAY):
        return TimeMention(
            document="d-1",
            start=at,
            end=at + max(1, len(printed)),
            printed=printed,
            from_=as_date(first),
            to=as_date(first if last == "same" else last),
            level=level,
            reference=None,
            basis=TimeBasis.PRINTED,
            why="",
        )

    @staticmethod
    def place(name, key=None, level=PlaceLevel.SETTLEMENT):
        return PlaceMention(
            document="d-1",
            start=0,
            end=1,
            printed=name,
            id=key,
            name=name,
            names=(),
            lat=None,
            lon=None,
            level=level,
            radius_km=None,
            country=None,
            why="",
        )

    @staticmethod
    def toll(low, high="same", **known):
        told = {
            "harm": Harm.KILLED,
            "comparator": Comparator.UNMARKED,
            "victim_term": None,
            "victim_class": VictimClass.UNKNOWN,
        }
        return Toll(low=low, high=low if high == "same" else high, **{**told, **known})

    @staticmethod
    def at_least(low, **known):
        return Make.toll(low, None, comparator=Comparator.AT_LEAST, **known)

    @staticmethod
    def since(first):
        return Cumulative(from_=as_date(first), to=None)

    @staticmethod
    def holder(name, role=HolderRole.UNKNOWN, side=None):
        return Holder(printed=name, start=0, end=1, name=name, role=role, side=side)

    @staticmethod
    def blamed(name, key=None):
        return Actor(role="perpetrator", printed=name, start=0, end=1, id=key, name=name)

    @staticmethod
    def document(name, text="text", published=None):
        out = None
        if published is not None:
            out = Published(
                from_=as_date(published),
                to=as_date(published),
                level=TimeLevel.DAY,
                basis=PublishedBasis.STATED,
                why="",
            )
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

    @staticmethod
    def evidence(claims, documents=(), groups=None):
        lineages = {
            page: Lineage(
                document=page, type=LineageType.UNKNOWN, group=group, credit=None, copy_of=None
            )
            for page, group in (groups or {}).items()
        }
        return Evidence(
            claims={claim.id: claim for claim in claims},
            documents={document.id: document for document in documents},
            lineages=lineages,
        )


@pytest.fixture(scope="session")
def make():
    return Make
