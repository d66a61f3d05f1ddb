"""A made-up war -> claims with known truth: which are of one incident, under noise we choose.

Nothing here is text: claims are made as reading would leave them. ``noise`` is the share of dates,
places and figures that are missing or wrong; everything else follows what reports do: later ones
count more, some copy another word for word, some recall an older incident in passing, villages share
names across districts, and several incidents fall on one day.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from reportedly.records.claim import Actor, Claim, PlaceMention, TimeMention, Toll
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

FIRST_DAY = date(2015, 1, 1)
INCIDENTS_A_DAY = 8
DISTRICTS = 60
VILLAGES = 25
SYLLABLES = ("ka", "ro", "min", "tel", "sha", "vu", "dor", "bel", "ni", "gar", "os", "lim")
CLASSES = (
    EventClass.SHELLING,
    EventClass.AIR_STRIKE,
    EventClass.MINE_OR_IED,
    EventClass.ARMED_CLASH,
    EventClass.ATTACK_ON_CIVILIANS,
)
SIDES = ("GOV", "m-front", "k-union")


@dataclass(frozen=True)
class Village:
    """A place of the made-up country. Names repeat across districts."""

    id: str
    name: str
    lat: float
    lon: float


@dataclass(frozen=True)
class Happened:
    """The truth of one incident."""

    number: int
    day: date
    village: Village
    event_class: EventClass
    killed: int
    injured: int
    by: str


@dataclass(frozen=True)
class Corpus:
    """Pages, their claims, and the number of the incident each claim is about."""

    documents: dict[str, Document]
    claims: list[Claim]
    truth: dict[str, int]


def make_corpus(incidents: int, reports: int, noise: float, seed: int = 0) -> Corpus:
    """Return a corpus of so many incidents, with so many reports of each on average."""
    chance = Random(seed)  # noqa: S311 - a made-up war needs no secrets
    villages = make_villages(chance)
    happened = [make_incident(n, villages, chance) for n in range(incidents)]
    documents: dict[str, Document] = {}
    claims: list[Claim] = []
    truth: dict[str, int] = {}
    for incident in happened:
        earlier: list[Claim] = []
        for report in range(chance.randint(1, 2 * reports - 1)):
            page = f"d-{incident.number:06}-{report:02}"
            recalled = happened[chance.randrange(incident.number + 1)]
            document = make_page(page, incident.day + timedelta(days=report // 3), incident)
            told = list(make_claims(document, incident, report, noise, chance))
            if earlier and chance.random() < 0.2:
                told = [copied(claim, page, n) for n, claim in enumerate(earlier)]
            earlier = told
            documents[page] = document
            claims += told
            truth |= {claim.id: incident.number for claim in told}
            if recalled.number < incident.number - INCIDENTS_A_DAY and chance.random() < 0.3:
                aside = make_aside(document, recalled, chance)
                claims.append(aside)
                truth[aside.id] = recalled.number
    return Corpus(documents=documents, claims=claims, truth=truth)


def make_villages(chance: Random) -> list[Village]:
    """Return the country: districts half a degree apart, villages some kilometres apart."""
    names = ["".join(chance.choices(SYLLABLES, k=3)).title() for _ in range(DISTRICTS * VILLAGES)]
    return [
        Village(
            id=f"made:{number}",
            name=names[number] if chance.random() < 0.9 else names[number % VILLAGES],
            lat=10 + 0.9 * (number // VILLAGES // 8) + 0.6 * chance.random(),
            lon=20 + 0.9 * (number // VILLAGES % 8) + 0.6 * chance.random(),
        )
        for number in range(DISTRICTS * VILLAGES)
    ]


def make_incident(number: int, villages: list[Village], chance: Random) -> Happened:
    """Return what happened, some eight times a day somewhere in the country."""
    return Happened(
        number=number,
        day=FIRST_DAY + timedelta(days=number // INCIDENTS_A_DAY),
        village=chance.choice(villages),
        event_class=chance.choice(CLASSES),
        killed=min(90, int(chance.paretovariate(0.9))),
        injured=min(300, int(2 * chance.paretovariate(0.9))),
        by=chance.choice(SIDES),
    )


def make_page(name: str, published: date, incident: Happened) -> Document:
    """Return a page. Its text only carries the names its first lines would."""
    text = f"{incident.village.name} {incident.by} Report {name}."
    return Document(
        id=name,
        origin=name,
        sha256="",
        text_sha256="",
        text=text,
        title=None,
        outlet=None,
        authors=(),
        published=Published(
            from_=published,
            to=published,
            level=TimeLevel.DAY,
            basis=PublishedBasis.STATED,
            why="made",
        ),
        language="en",
        lineage_type=LineageType.UNKNOWN,
        credit=None,
        segments=(Segment(kind=SegmentKind.BODY, start=0, end=len(text)),),
        captured=published,
    )


def make_claims(
    document: Document, incident: Happened, report: int, noise: float, chance: Random
) -> Iterator[Claim]:
    """Yield a page's claims on its incident: killed, injured, and what was done."""
    for number, harm in enumerate((Harm.KILLED, Harm.INJURED, None)):
        count = incident.killed if harm is Harm.KILLED else incident.injured
        vague = chance.random() < 0.3
        toll = None if harm is None else make_toll(harm, told_so_far(count, report), noise, chance)
        yield make_claim(
            document,
            number,
            toll=toll,
            event_class=EventClass.UNKNOWN if vague and harm else incident.event_class,
            when=None if number else make_when(document, incident.day, noise, chance),
            where=() if number == 1 else make_where(document, incident.village, noise, chance),
            actors=(make_actor(incident.by),) if chance.random() < 0.4 else (),
        )


def told_so_far(count: int, report: int) -> int:
    """Return what a report counts: the first ones know of some only."""
    return max(1, count - count // (2 + report)) if count else 0


def make_toll(harm: Harm, count: int, noise: float, chance: Random) -> Toll:
    """Return a figure, at times another one than was given out."""
    wrong = chance.random() < noise
    return Toll(
        harm=harm,
        low=count + chance.randint(1, 3) if wrong else count,
        high=None if wrong else count,
        comparator=Comparator.AT_LEAST if wrong else Comparator.UNMARKED,
        victim_term=None,
        victim_class=VictimClass.UNKNOWN,
    )


def make_when(document: Document, day: date, noise: float, chance: Random) -> TimeMention | None:
    """Return a date, at times missing or some days off."""
    if chance.random() < noise:
        return None
    told = day + timedelta(days=chance.choice((-1, 1, 2)) if chance.random() < noise / 2 else 0)
    return TimeMention(
        document=document.id,
        start=0,
        end=1,
        printed=told.isoformat(),
        from_=told,
        to=told,
        level=TimeLevel.DAY,
        reference=None,
        basis=TimeBasis.PRINTED,
        why="made",
    )


def make_where(
    document: Document, village: Village, noise: float, chance: Random
) -> tuple[PlaceMention, ...]:
    """Return a place, at times missing or not on the map."""
    if chance.random() < noise:
        return ()
    mapped = chance.random() >= noise
    return (
        PlaceMention(
            document=document.id,
            start=0,
            end=1,
            printed=village.name,
            id=village.id if mapped else None,
            name=village.name,
            names=(),
            lat=village.lat if mapped else None,
            lon=village.lon if mapped else None,
            level=PlaceLevel.SETTLEMENT,
            radius_km=3.0,
            country="MAD" if mapped else None,
            why="made",
        ),
    )


def make_actor(by: str) -> Actor:
    """Return who is said to have done it."""
    return Actor(role="perpetrator", printed=by, start=0, end=1, id=by, name=by)


def make_aside(document: Document, recalled: Happened, chance: Random) -> Claim:
    """Return what a page recalls of an older incident, with its day and place."""
    return make_claim(
        document,
        9,
        toll=make_toll(Harm.KILLED, recalled.killed, 0.0, chance),
        event_class=recalled.event_class,
        when=make_when(document, recalled.day, 0.0, chance),
        where=make_where(document, recalled.village, 0.0, chance),
        actors=(),
        modality=Modality.BACKGROUND,
    )


def make_claim(document: Document, number: int, **known: object) -> Claim:
    """Return a claim; each stands in a sentence of its own."""
    sentence = (400 * number, 400 * number + 80)
    at = sentence[0]
    when, where = known["when"], known["where"]
    told = {
        **known,
        "when": None if when is None else when.replacing(start=at, end=at + 1),
        "where": tuple(place.replacing(start=at, end=at + 1) for place in where),
    }
    return Claim(
        **{
            "id": f"c-{document.id}-{number}",
            "document": document.id,
            "start": at,
            "end": at + 9,
            "quote": f"{document.id} {number}",
            "sentence": sentence,
            "segment": SegmentKind.BODY,
            "statement": None,
            "holder": None,
            "via": (),
            "stance": Stance.ASSERTS,
            "aspect": None,
            "modality": Modality.ACTUAL,
            "finality": Finality.UNSTATED,
            "quantity": None,
            "answers": (),
            "extractor": "made@1",
            "confidence": 1.0,
            **told,
        }
    )


def copied(claim: Claim, page: str, number: int) -> Claim:
    """Return the claim as another page prints it word for word."""
    return claim.replacing(id=f"c-{page}-{number}", document=page)
