"""Incidents made by hand, for tests of what a codebook makes of them."""

from __future__ import annotations

from datetime import date

from reportedly.export.gathered import Case, PageTold
from reportedly.records.claim import Actor, Claim, PlaceMention, TimeMention
from reportedly.records.incident import Incident, TollSummary
from reportedly.records.vocabulary import (
    EventClass,
    Harm,
    LineageType,
    PlaceLevel,
    TimeBasis,
    TimeLevel,
    VictimClass,
)


def when(first=date(2021, 5, 5), last=date(2021, 5, 5), level=TimeLevel.DAY):
    return TimeMention(
        document="d-1",
        start=0,
        end=1,
        printed="then",
        from_=first,
        to=last,
        level=level,
        reference=None,
        basis=TimeBasis.PRINTED,
        why="printed",
    )


def where(level=PlaceLevel.SETTLEMENT, id_="geonames:1", country="AZE"):
    """Return a place; without an id it was not found, and has no point."""
    return PlaceMention(
        document="d-1",
        start=0,
        end=1,
        printed="Northford",
        id=id_,
        name="Northford",
        names=(),
        lat=None if id_ is None else 40.0,
        lon=None if id_ is None else 47.0,
        level=level,
        radius_km=3.0,
        country=country,
        why="the only one",
    )


def party(role, actor, printed="the soldiers"):
    return Actor(role=role, printed=printed, start=0, end=1, id=actor, name=actor)


def toll(low, best, high, victim=None, side=None, *, is_open=False, harm=Harm.KILLED):
    return TollSummary(
        harm=harm,
        victim_class=victim,
        low=low,
        best=best,
        high=high,
        high_is_open=is_open,
        policy="range_latest_best",
        claims=("c-1",),
        best_claims=("c-1",),
        high_claims=("c-1",),
        side=side,
    )


def case(**changes):
    incident = Incident(
        id="i-00000000000a",
        event_class=EventClass.SHELLING,
        title="Shelling",
        when=when(),
        where=(where(),),
        parties=(party("perpetrator", "AZE"), party("target", "artsakh")),
        claims=(),
        documents=(),
        origins=1,
        tolls=(toll(25, 27, 27, is_open=True), toll(2, 7, 7, VictimClass.CIVILIAN)),
        states={},
        links=(),
    )
    return Case(incident=incident.replacing(**changes), claims=(), pages={})


def page_of(claim: Claim) -> PageTold:
    """Return a page of which nothing is known, for a claim of it."""
    return PageTold(
        id=claim.document,
        origin="a",
        url=None,
        title=None,
        outlet=None,
        authors=(),
        published=None,
        language=None,
        sha256="",
        text_sha256="",
        lineage=LineageType.UNKNOWN,
        group="g",
    )
