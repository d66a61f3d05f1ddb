"""A record made up in memory, page by page as it is asked for: for exports of any size, and tests.

Nothing is kept: the same number gives the same page and the same claims every time it is made.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from functools import lru_cache
from random import Random

from reportedly.records.claim import (
    Actor,
    Claim,
    Cumulative,
    Holder,
    PlaceMention,
    PlaceName,
    Quantity,
    Statement,
    TimeMention,
    Toll,
)
from reportedly.records.gazetteer import Scope
from reportedly.records.incident import (
    Bound,
    Decision,
    Incident,
    Situation,
    TollSummary,
)
from reportedly.records.review import Review
from reportedly.records.text import Document, Lineage, Published, Segment
from reportedly.records.vocabulary import (
    Aspect,
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
    SituationKind,
    Stance,
    State,
    TimeBasis,
    TimeLevel,
    VictimClass,
)

START = date(2015, 1, 1)
PIECES = (
    *("two soldiers were killed ", "the ministry said ", "=SUM(A1) ", "+7 ", "-3 ", "@desk "),
    *('"quoted, twice" ', "it's ", "a\r\nb ", "c\nd ", "e\rf ", "tab\there ", "; ", ", "),
    *("\U0001f600 ", "\U00020000 ", "e\u0301a\u0308 ", "\u0645\u0631\u062d\u0628\u0627 ", "\u2028"),
    *("\x00 ", "\x01\x0b\x0c\x1f ", "\x7f\x85\xa0 ", "\ufffe \uffff ", "_x0041_ ", "\r\n\r"),
    *("\u0585\u0580 ", "&amp; <b> ", "_x000D_ ", "\ufeff", "\u200d\u0308 ", "'=x ", "\\n "),
)
"""What pages are made of: letters outside the basic plane, marks that join, every line end, quotes
and signs that formats have a meaning for."""

ACTORS = (("AZE", "Azerbaijan"), ("ARM", "Armenia"), ("farc", "FARC"), ("artsakh", "Artsakh"))
PLACES = (
    ("geonames:1", PlaceLevel.SETTLEMENT, "ARM", 3.0),
    ("geonames:2", PlaceLevel.ADM1, "AZE", 40.0),
    ("overlay:zone", PlaceLevel.LINE_OR_ZONE, None, 25.0),
    ("country:COL", PlaceLevel.COUNTRY, "COL", 400.0),
    (None, PlaceLevel.UNKNOWN, None, None),
)


def made(told: str) -> Random:
    """Return the dice for one made-up thing."""
    return Random(told)


class MadeSource:
    """``pages`` pages with ``claims`` claims each; ``an_incident`` of them to one incident."""

    def __init__(self, pages: int, claims: int = 10, an_incident: int = 5, seed: int = 0) -> None:
        self.pages, self.claims, self.an_incident, self.seed = pages, claims, an_incident, seed

    @contextmanager
    def snapshot(self) -> Iterator[MadeSource]:
        """Everything is always as it is."""
        yield self

    def documents(self) -> Iterator[Document]:
        """Yield the documents."""
        return (self.document(n) for n in range(self.pages))

    def document(self, n: int) -> Document:
        """Return document number n."""
        random = made(f"{self.seed} page {n}")
        text = "".join(random.choices(PIECES, k=60))
        digest = hashlib.sha256(text.encode()).hexdigest()
        day = START + timedelta(days=random.randrange(3000))
        published = Published(
            from_=day, to=day, level=TimeLevel.DAY, basis=PublishedBasis.METADATA, why="made"
        )
        return Document(
            id=self.name("d", n),
            origin=f"pages/{n}.txt",
            sha256=digest,
            text_sha256=digest,
            text=text,
            title=f"=Page {n}; “made”",
            outlet=random.choice(["Gazette", "Ledger, The", None]),
            authors=(),
            published=random.choice([published, None]),
            language="en",
            lineage_type=LineageType.OUTLET_ORIGINAL,
            credit=None,
            segments=(Segment(kind=SegmentKind.BODY, start=0, end=len(text)),),
            captured=START,
            url=random.choice([f"https://example.org/{n}?a=1&b=2", None]),
        )

    def origins_of(self, document: str) -> tuple[str, ...]:
        """Return the names of a page."""
        return (document,)

    def statements(self) -> Iterator[Statement]:
        """Yield none."""
        return iter(())

    def times(self) -> Iterator[TimeMention]:
        """Yield none."""
        return iter(())

    def places(self) -> Iterator[PlaceMention]:
        """Yield those of the claims."""
        return (place for claim, _, _ in self.placed_claims() for place in claim.where)

    def placed_claims(self) -> Iterator[tuple[Claim, str | None, str | None]]:
        """Yield each claim with its incident."""
        for n in range(self.pages):
            document = self._document(n)
            for k in range(self.claims):
                i = n * self.claims + k
                yield self.claim(document, i), self.name("i", i // self.an_incident), None

    def claim(self, document: Document, i: int) -> Claim:
        """Return claim number i, somewhere on its page."""
        random = made(f"{self.seed} claim {i}")
        start = random.randrange(len(document.text) - 1)
        end = random.randrange(start + 1, min(len(document.text), start + 120) + 1)
        quote = document.text[start:end]
        return Claim(
            id=self.name("c", i),
            document=document.id,
            start=start,
            end=end,
            quote=quote,
            sentence=(start, end),
            segment=SegmentKind.BODY,
            statement=None,
            event_class=random.choice(list(EventClass)),
            holder=random.choice([None, _holder(start, end, quote)]),
            via=random.choice([(), ("an agency",)]),
            stance=random.choice(list(Stance)),
            aspect=random.choice([None, *Aspect]),
            modality=random.choice(list(Modality)),
            finality=Finality.UNSTATED,
            toll=random.choice([None, _toll(random)]),
            quantity=random.choice([None, _quantity()]),
            actors=tuple(
                _actor(random, role, start, end) for role in ("perpetrator", "target", "party")
            )[: random.randrange(4)],
            when=random.choice([None, time_of(random, document.id)]),
            where=(place_of(random, document.id),)[: random.randrange(2)],
            answers=random.choice([(), (self.name("c", i - 1),)]) if i % self.claims else (),
            extractor="made@1",
            confidence=random.random(),
        )

    def lineages(self) -> dict[str, Lineage]:
        """Return none: each page is an origin of its own."""
        return {}

    def incidents(self) -> Iterator[Incident]:
        """Yield the incidents."""
        return map(self.incident, range(-(-self.pages * self.claims // self.an_incident)))

    def incident(self, j: int) -> Incident:
        """Return incident number j."""
        random = made(f"{self.seed} incident {j}")
        first, last = j * self.an_incident, (j + 1) * self.an_incident
        claims = range(first, min(last, self.pages * self.claims))
        pages = dict.fromkeys(self.name("d", i // self.claims) for i in claims)
        return Incident(
            id=self.name("i", j),
            event_class=random.choice(list(EventClass)),
            title=f"Incident {j}",
            when=random.choice([None, time_of(random, next(iter(pages)))]),
            where=tuple(place_of(random, next(iter(pages))) for _ in range(random.randrange(3))),
            parties=tuple(
                _actor(random, role, 0, 1) for role in ("perpetrator", "target", "party")
            )[: random.randrange(4)],
            claims=tuple(self.name("c", i) for i in claims),
            documents=tuple(pages),
            origins=len(pages),
            tolls=tolls_of(random, tuple(self.name("c", i) for i in claims)),
            states={random.choice(list(Aspect)): random.choice(list(State))},
            links=(),
        )

    def situations(self) -> Iterator[Situation]:
        """Yield one."""
        start = Bound(from_=START, to=START, claims=())
        yield Situation(
            id="si-1",
            kind=SituationKind.BLOCKADE,
            name="Blockade",
            where=(),
            start=start,
            end=None,
            claims=(),
        )

    def scopes(self) -> Iterator[Scope]:
        """Yield none."""
        return iter(())

    def decisions(self) -> Iterator[Decision]:
        """Yield none."""
        return iter(())

    def judged(self) -> Iterator[Review]:
        """Yield none."""
        return iter(())

    def rules(self) -> tuple[str, ...]:
        """Return the rules."""
        return ("made@1",)

    def derived_is_current(self) -> bool:
        """Return that it is."""
        return True

    @lru_cache(maxsize=2)  # noqa: B019 - a record is one object for as long as it is read
    def _document(self, n: int) -> Document:
        return self.document(n)

    @staticmethod
    def name(kind: str, n: int) -> str:
        """Return the id of thing number n."""
        return f"{kind}-{n:012x}"


def time_of(random: Random, document: str) -> TimeMention:
    """Return a time of some level, or one that could not be worked out."""
    level = random.choice(list(TimeLevel))
    days = {TimeLevel.DAYS: 3, TimeLevel.WEEK: 7, TimeLevel.MONTH: 30, TimeLevel.LONGER: 200}
    first = date(random.randrange(1990, 2024), 1, 1) + timedelta(days=random.randrange(120))
    last = first + timedelta(days=days.get(level, 1) - 1)
    known = level is not TimeLevel.UNKNOWN
    basis = random.choice(list(TimeBasis))
    return TimeMention(
        document=document,
        start=0,
        end=1,
        printed="then",
        from_=first if known else None,
        to=last if known else None,
        level=level,
        reference=last if basis is TimeBasis.PUBLICATION else None,
        basis=basis,
        why="made",
    )


def place_of(random: Random, document: str) -> PlaceMention:
    """Return a place of some level, a state, or one that is not known."""
    id_, level, country, radius = random.choice(PLACES)
    return PlaceMention(
        document=document,
        start=0,
        end=1,
        printed="Northford",
        id=id_,
        name=None if id_ is None else f"Place {id_}",
        names=(PlaceName(name="Northford", language="en", used_by="wide", since="1991"),),
        lat=None if id_ is None else round(random.uniform(-89, 89), 5),
        lon=None if id_ is None else round(random.uniform(-179, 179), 5),
        level=level,
        radius_km=radius,
        country=country,
        why="made",
    )


def tolls_of(random: Random, claims: tuple[str, ...]) -> tuple[TollSummary, ...]:
    """Return rows over all victims, of sides and of classes, with and without figures."""
    rows: list[TollSummary] = []
    for harm in (*random.sample(list(Harm), k=random.randrange(3)), Harm.KILLED):
        for victim in (None, *random.sample(list(VictimClass), k=random.randrange(4))):
            sides = random.sample([None, "AZE", "ARM"], k=random.randrange(1, 3))
            rows += [_row(random, harm, victim, side, claims) for side in sides]
    return tuple({(row.harm, row.victim_class, row.side): row for row in rows}.values())


def _row(
    random: Random,
    harm: Harm,
    victim: VictimClass | None,
    side: str | None,
    claims: tuple[str, ...],
) -> TollSummary:
    low, best, high = sorted(random.choices(range(60), k=3))
    told = random.choice([(low, best, high), (None, None, high), (None,) * 3, (low, None, high)])
    return TollSummary(
        harm=harm,
        victim_class=victim,
        low=told[0],
        best=told[1],
        high=told[2],
        high_is_open=random.random() < 0.3,
        policy="range_latest_best",
        claims=claims,
        low_claims=claims[:1] if told[0] is not None else (),
        best_claims=claims[1:2] if told[1] is not None else (),
        high_claims=claims[2:3] if told[2] is not None else (),
        side=side,
    )


def _holder(start: int, end: int, quote: str) -> Holder:
    return Holder(
        printed=quote,
        start=start,
        end=end,
        name="-Defence Office",
        role=HolderRole.BELLIGERENT_OFFICIAL,
        side="AZE",
    )


def _toll(random: Random) -> Toll:
    low = random.choice([None, random.randrange(90)])
    period = Cumulative(from_=START, to=None)
    return Toll(
        harm=random.choice(list(Harm)),
        low=low,
        high=random.choice([None, (low or 0) + random.randrange(9)]),
        comparator=random.choice(list(Comparator)),
        victim_term="@soldiers",
        victim_class=random.choice(list(VictimClass)),
        side=random.choice([None, "AZE"]),
        cumulative=random.choice([None, period]),
        named=(),
    )


def _quantity() -> Quantity:
    return Quantity(of="posts", low=3, high=3, comparator=Comparator.UNMARKED)


def _actor(random: Random, role: str, start: int, end: int) -> Actor:
    id_, name = random.choice([*ACTORS, (None, None)])
    printed = random.choice(["the soldiers", "police officers", "villagers"])
    return Actor(role=role, printed=printed, start=start, end=end, id=id_, name=name)
