"""A made-up war -> reports with known truth: which claims are of one incident, under chosen noise.

Incidents fall on days and villages of a made-up country; a report tells of one as reports do: later
ones count more, some copy another word for word, some tell of a second incident of the day or recall
an older one in passing, villages share names across districts, and several incidents fall on a day.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from made_pages import SYLLABLES, Report, Telling, Village, filler, write_report

from reportedly.records.claim import Claim
from reportedly.records.text import Document
from reportedly.records.vocabulary import EventClass, Harm, Modality

FIRST_DAY = date(2015, 1, 1)
INCIDENTS_A_DAY = 8
DISTRICTS = 60
VILLAGES = 25
CLASSES = (
    EventClass.SHELLING,
    EventClass.AIR_STRIKE,
    EventClass.MINE_OR_IED,
    EventClass.ARMED_CLASH,
    EventClass.ATTACK_ON_CIVILIANS,
)
LASTING = (EventClass.MOVEMENT_RESTRICTION_BLOCKADE, EventClass.CEASEFIRE)
NO_INCIDENT = -1
SIDES = ("GOV", "m-front", "k-union")
OUTLETS = ("Harbour Gazette", "Valley Post", "The Ferry", "Radio North", "Evening Line")


@dataclass(frozen=True, kw_only=True)
class Noise:
    """How often reports are wrong, and how they lean on each other; each a share from 0 to 1.

    ``missing``: a day or a place is not told, or the place not resolved. ``wrong_day``: it is some
    days off. ``wrong_count``: another figure. ``copies``: a report copies the one before. ``asides``:
    one recalls an older incident. ``seconds``: one tells of another incident of the day as well.
    ``homonyms``: villages that have a name of the first district. ``lasting``: a report tells of a
    blockade or a ceasefire too. ``villages`` and ``a_day``: how large the country is, and how much
    happens there in a day: the fewer villages, the more alike are two incidents.
    """

    missing: float = 0.0
    wrong_day: float = 0.0
    wrong_count: float = 0.0
    copies: float = 0.2
    asides: float = 0.3
    seconds: float = 0.0
    homonyms: float = 0.1
    lasting: float = 0.0
    villages: int = DISTRICTS * VILLAGES
    a_day: int = INCIDENTS_A_DAY

    @classmethod
    def of(cls, level: float) -> Noise:
        """Return the noise of one level in days, places and figures."""
        return cls(missing=level, wrong_day=level / 2, wrong_count=level)


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
class Told:
    """A report with the number of the incident that each of its claims is about."""

    report: Report
    about: tuple[int, ...]


@dataclass(frozen=True)
class Corpus:
    """Pages, their claims, and the number of the incident each claim is about."""

    documents: dict[str, Document]
    claims: list[Claim]
    truth: dict[str, int]


def make_corpus(incidents: int, reports: int, noise: float | Noise, seed: int = 0) -> Corpus:
    """Return a corpus of so many incidents, with so many reports of each on average."""
    told = list(make_reports(incidents, reports, noise, seed))
    return Corpus(
        documents={one.report.document.id: one.report.document for one in told},
        claims=[claim for one in told for claim in one.report.claims],
        truth={
            claim.id: number
            for one in told
            for claim, number in zip(one.report.claims, one.about, strict=True)
        },
    )


def make_reports(
    incidents: int, reports: int, noise: float | Noise, seed: int = 0
) -> Iterator[Told]:
    """Yield the reports of a corpus one by one, incident by incident; the same for one seed."""
    chance = Random(seed)
    levels = noise if isinstance(noise, Noise) else Noise.of(noise)
    villages = make_villages(chance, levels)
    happened = [make_incident(n, n // levels.a_day, villages, chance) for n in range(incidents)]
    for incident in happened:
        before: list[tuple[Telling, int]] = []
        for number in range(chance.randint(1, 2 * reports - 1)):
            if not (before and chance.random() < levels.copies):
                before = list(make_tellings(incident, number, happened, levels, chance))
            yield make_report(incident, number, before, chance)


def make_report(
    incident: Happened, number: int, told: list[tuple[Telling, int]], chance: Random
) -> Told:
    """Return the report of an incident, the ``number``-th of it."""
    report = write_report(
        f"made/{incident.number:06}-{number:02}.txt",
        chance.choice(OUTLETS),
        incident.day + timedelta(days=number // 3),
        tuple(telling for telling, _ in told),
        f"{incident.village.name} {incident.by} report",
    )
    return Told(report, tuple(about for _, about in told))


def make_tellings(
    incident: Happened, number: int, happened: list[Happened], noise: Noise, chance: Random
) -> Iterator[tuple[Telling, int]]:
    """Yield what a report tells, each with the number of the incident that is about."""
    for telling in tell_of(incident, number, noise, chance):
        yield telling, incident.number
    same_day = incident.number + 1
    if same_day < len(happened) and chance.random() < noise.seconds:
        for telling in list(tell_of(happened[same_day], number, noise, chance))[:1]:
            yield telling, same_day
    if chance.random() < noise.lasting:
        yield tell_lasting(incident, noise, chance), NO_INCIDENT
    recalled = happened[chance.randrange(incident.number + 1)]
    old = recalled.number < incident.number - noise.a_day
    if old and chance.random() < noise.asides:
        yield tell_aside(recalled, chance), recalled.number


def make_villages(chance: Random, noise: Noise) -> list[Village]:
    """Return the country: districts half a degree apart, villages some kilometres apart."""
    names = ["".join(chance.choices(SYLLABLES, k=3)).title() for _ in range(noise.villages)]
    return [
        Village(
            id=f"made:{number}",
            name=names[number % VILLAGES] if chance.random() < noise.homonyms else names[number],
            lat=10 + 0.9 * (number // VILLAGES // 8) + 0.6 * chance.random(),
            lon=20 + 0.9 * (number // VILLAGES % 8) + 0.6 * chance.random(),
        )
        for number in range(noise.villages)
    ]


def make_incident(number: int, day: int, villages: list[Village], chance: Random) -> Happened:
    """Return what happened, some eight times a day somewhere in the country."""
    return Happened(
        number=number,
        day=FIRST_DAY + timedelta(days=day),
        village=chance.choice(villages),
        event_class=chance.choice(CLASSES),
        killed=min(90, int(chance.paretovariate(0.9))),
        injured=min(300, int(2 * chance.paretovariate(0.9))),
        by=chance.choice(SIDES),
    )


def tell_of(incident: Happened, number: int, noise: Noise, chance: Random) -> Iterator[Telling]:
    """Yield what a report tells of an incident: killed, injured, and what was done."""
    for place, harm in enumerate((Harm.KILLED, Harm.INJURED, None)):
        count = incident.killed if harm is Harm.KILLED else incident.injured
        vague = harm is not None and chance.random() < 0.3
        wrong = chance.random() < noise.wrong_count
        counted = told_so_far(count, number)
        yield Telling(
            event_class=EventClass.UNKNOWN if vague else incident.event_class,
            harm=harm,
            count=counted + chance.randint(1, 3) if wrong else counted,
            at_least=wrong,
            day=told_day(incident.day, noise, chance) if place == 0 else None,
            village=incident.village if place != 1 and chance.random() >= noise.missing else None,
            mapped=chance.random() >= noise.missing,
            by=incident.by if chance.random() < 0.4 else None,
            wording=filler(chance, 3),
            aside=filler(chance),
        )


def told_so_far(count: int, number: int) -> int:
    """Return what a report counts: the first ones know of some only."""
    return max(1, count - count // (2 + number)) if count else 0


def told_day(day: date, noise: Noise, chance: Random) -> date | None:
    """Return a day, at times none or some days off."""
    if chance.random() < noise.missing:
        return None
    off = chance.choice((-1, 1, 2)) if chance.random() < noise.wrong_day else 0
    return day + timedelta(days=off)


def tell_lasting(incident: Happened, noise: Noise, chance: Random) -> Telling:
    """Return what a report says of a situation that goes on."""
    return Telling(
        event_class=chance.choice(LASTING),
        day=told_day(incident.day, noise, chance),
        village=incident.village if chance.random() >= noise.missing else None,
        wording=filler(chance, 3),
    )


def tell_aside(recalled: Happened, chance: Random) -> Telling:
    """Return what a page recalls of an older incident, with its day and place."""
    (told, *_) = tell_of(recalled, 99, Noise(), chance)
    return replace(told, event_class=recalled.event_class, by=None, modality=Modality.BACKGROUND)
