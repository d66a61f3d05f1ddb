"""Small records made by hand, for tests that need a whole page and what was read from it."""

import hashlib
from datetime import UTC, date, datetime
from itertools import count
from types import SimpleNamespace

import pytest
from own_server import lacking, serving

from reportedly.records.base import content_id
from reportedly.records.claim import (
    Actor,
    Claim,
    Holder,
    PlaceMention,
    PlaceName,
    Reading,
    Statement,
    TimeMention,
    Toll,
)
from reportedly.records.gazetteer import Pack
from reportedly.records.incident import (
    Bound,
    Decision,
    Derived,
    Incident,
    Link,
    Situation,
    TollSummary,
    Verdict,
)
from reportedly.records.logbook import Import, Release, Withholding
from reportedly.records.review import Review, ReviewAction
from reportedly.records.text import Document, Known, Lineage, Page, Published, Segment
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
from reportedly.store.anchors import anchors_of
from reportedly.store.standing import fields_of

TEXT = (
    "Shelling “near” Northford\n"
    "On 5 May 2021 two soldiers were killed near Northford, the Defence Office said.\n"
    "The road has been closed since then.\n"
    "Reader: I heard it was nine."
)
RULES = "0.1.0+test"
DAY = date(2024, 3, 1)


def page(origin="pages/a.txt", text=TEXT, *, known=None, captured=DAY):
    raw = text.encode()
    return Page(
        origin=origin,
        raw=raw,
        sha256=hashlib.sha256(raw).hexdigest(),
        captured=captured,
        known=Known() if known is None else known,
    )


def document(page_):
    text = page_.raw.decode()
    first = text.index("\n") + 1
    last = text.rindex("\n") + 1
    return Document(
        id=content_id("d", page_.sha256),
        origin=page_.origin,
        sha256=page_.sha256,
        text_sha256=hashlib.sha256(text.encode()).hexdigest(),
        text=text,
        title=page_.known.title,
        outlet=page_.known.outlet,
        authors=("A. Writer",),
        published=Published(
            from_=date(2021, 5, 6),
            to=date(2021, 5, 6),
            level=TimeLevel.DAY,
            basis=PublishedBasis.STATED,
            why="printed below the headline",
        ),
        language="en",
        lineage_type=LineageType.OUTLET_ORIGINAL,
        credit=None,
        segments=(
            Segment(kind=SegmentKind.HEADLINE, start=0, end=first),
            Segment(kind=SegmentKind.BODY, start=first, end=last),
            Segment(kind=SegmentKind.COMMENT, start=last, end=len(text)),
        ),
        captured=page_.captured,
    )


def stretch(text, words):
    start = text.index(words)
    return {"start": start, "end": start + len(words)}


def holder(text):
    words = "the Defence Office"
    return Holder(
        printed=words,
        name="Defence Office",
        role=HolderRole.BELLIGERENT_OFFICIAL,
        side=None,
        **stretch(text, words),
    )


def time(document_):
    return TimeMention(
        document=document_.id,
        printed="5 May 2021",
        from_=date(2021, 5, 5),
        to=date(2021, 5, 5),
        level=TimeLevel.DAY,
        reference=None,
        basis=TimeBasis.PRINTED,
        why="day, month and year",
        **stretch(document_.text, "5 May 2021"),
    )


def place(document_):
    start = document_.text.index("\n") + document_.text[document_.text.index("\n") :].index(
        "Northford"
    )
    return PlaceMention(
        document=document_.id,
        start=start,
        end=start + len("Northford"),
        printed="Northford",
        id="test:northford",
        name="Northford",
        names=(PlaceName(name="Northford", language="en", used_by="wide"),),
        lat=1.5,
        lon=2.5,
        level=PlaceLevel.NEAR_SETTLEMENT,
        radius_km=5.0,
        country=None,
        why="the only one of that name",
    )


def statement(document_):
    text = document_.text
    told = stretch(text, "two soldiers were killed near Northford")
    cue = stretch(text, "said")
    return Statement(
        id=content_id("s", document_.id, told["start"]),
        document=document_.id,
        source=((holder(text).start, holder(text).end),),
        cue=((cue["start"], cue["end"]),),
        content=((told["start"], told["end"]),),
        quoted=False,
        holder=holder(text),
    )


def claim(document_, words="two soldiers were killed", **changes):
    text = document_.text
    at = stretch(text, words)
    made = Claim(
        id=content_id("c", document_.id, at["start"], words),
        document=document_.id,
        quote=words,
        sentence=(at["start"], at["end"]),
        segment=SegmentKind.BODY,
        statement=statement(document_).id,
        event_class=EventClass.SHELLING,
        holder=holder(text),
        via=(),
        stance=Stance.ASSERTS,
        aspect=Aspect.OCCURRENCE,
        modality=Modality.ACTUAL,
        finality=Finality.UNSTATED,
        toll=Toll(
            harm=Harm.KILLED,
            low=2,
            high=2,
            comparator=Comparator.UNMARKED,
            victim_term="soldiers",
            victim_class=VictimClass.MILITARY,
        ),
        quantity=None,
        actors=(
            Actor(
                role="target", printed="soldiers", id=None, name=None, **stretch(text, "soldiers")
            ),
        ),
        when=time(document_),
        where=(place(document_),),
        answers=(),
        extractor="tolls@1",
        confidence=0.9,
        **at,
    )
    return made.replacing(**changes)


def road_claim(document_):
    return claim(
        document_,
        "The road has been closed",
        holder=None,
        statement=None,
        toll=None,
        event_class=EventClass.MOVEMENT_RESTRICTION_BLOCKADE,
        when=None,
        where=(),
        actors=(),
    )


def reading(document_, rules=RULES, **changes):
    made = Reading(
        document=document_.id,
        rules=rules,
        statements=(statement(document_),),
        times=(time(document_),),
        places=(place(document_),),
        claims=(claim(document_), road_claim(document_)),
    )
    return made.replacing(**changes)


def derived(*documents):
    incidents = tuple(incident(one) for one in documents)
    return Derived(
        lineages={one.id: lineage(one) for one in documents},
        incidents=incidents,
        situations=tuple(situation(one) for one in documents),
    )


def lineage(document_):
    return Lineage(
        document=document_.id,
        type=LineageType.WIRE_COPY,
        group=content_id("g", document_.id),
        credit="(Agency)",
        copy_of=None,
    )


def incident(document_):
    one = claim(document_)
    return Incident(
        id=content_id("i", one.id),
        event_class=EventClass.SHELLING,
        title="Shelling near Northford, 5 May 2021",
        when=one.when,
        where=one.where,
        parties=(),
        claims=(one.id,),
        documents=(document_.id,),
        origins=1,
        tolls=(
            TollSummary(
                harm=Harm.KILLED,
                victim_class=None,
                low=2,
                best=2,
                high=2,
                high_is_open=False,
                policy="default",
                claims=(one.id,),
            ),
        ),
        states={Aspect.OCCURRENCE: State.SINGLE_ORIGIN},
        links=(Link(a=one.id, b=one.id, score=1.0, reasons=("same day",), decided_by="rules"),),
    )


def situation(document_):
    one = road_claim(document_)
    return Situation(
        id=content_id("t", one.id),
        kind=SituationKind.BLOCKADE,
        name="Closed road at Northford",
        where=(),
        start=Bound(from_=date(2021, 5, 5), to=date(2021, 5, 5), claims=(one.id,)),
        end=None,
        claims=(one.id,),
    )


def decision(a, b, verdict=Verdict.SAME):
    return Decision(
        a=a, b=b, verdict=verdict, user="coder", made_at=datetime(2024, 3, 2, 9, 30, tzinfo=UTC)
    )


def review(document_, action=ReviewAction.ACCEPT, *, user="Ana", of=None, after=None, **changes):
    """A decision on a claim of a page; ``after`` are the fields it changes."""
    told = claim(document_) if of is None else of
    anchor = anchors_of(document_, (told,))[told.id]
    before = fields_of(told)
    kept = None if action in {ReviewAction.REJECT, ReviewAction.SKIP} else before | (after or {})
    said = Review(
        subject=anchor.subject,
        action=action,
        user=user,
        made_at=datetime(2024, 3, 2, 9, 30, tzinfo=UTC),
        token=f"{user} {next(_PRESSES):020}",
        anchor=anchor,
        claim=told,
        before=before,
        after=kept,
    )
    return said.replacing(**changes)


_PRESSES = count(1)


def pack(name="villages"):
    return Pack(
        id=f"g-{name}",
        name=name,
        format="names",
        file=f"{name}.csv",
        sha256="0" * 64,
        places=2,
        names=3,
        licence="CC BY 4.0",
        attribution="A. Mapper",
    )


def put(store, origin="pages/a.txt", text=TEXT, *, rules=RULES, known=None):
    """Add a page with all that is read from it, and return its document."""
    found = page(origin, text, known=known)
    read = document(store.completed(found))
    store.add(found, read, reading(read, rules))
    return read


def log(store):
    """Withhold a name, release the record and put in two rows coded by hand."""
    at = datetime(2024, 3, 2, 9, 30, tzinfo=UTC)
    store.add_entry(
        Withholding(name="Mira Olden", withheld=True, user="Ana", made_at=at, why="family asked")
    )
    store.add_release(
        lambda number, reached, sha256: Release(
            number=number,
            note="first",
            user="Ana",
            made_at=at,
            reached=reached,
            rules=store.rules(),
            sha256=sha256,
            counts=store.counts(),
        )
    )
    told = Import(
        name="ours",
        format="jsonl",
        file="ours.jsonl",
        sha256="0" * 64,
        rows=0,
        digest="",
        user="Ana",
        made_at=at,
    )
    store.add_hand_rows(told, ['{"best": 2}', '{"best": 3}'])


@pytest.fixture(scope="session")
def server():
    """A PostgreSQL server of our own; what needs one is skipped where none is installed."""
    lacks = lacking()
    if lacks is not None:
        pytest.skip(lacks)
    with serving() as running:
        yield running


@pytest.fixture(params=["file", "server"])
def where(request, tmp_path):
    """Where a record may be: a file, and a database of a server."""
    if request.param == "file":
        return tmp_path / "a.record"
    return request.getfixturevalue("server").emptied()


@pytest.fixture
def made():
    """The builders above, by name."""
    return SimpleNamespace(
        claim=claim,
        decision=decision,
        derived=derived,
        document=document,
        incident=incident,
        log=log,
        pack=pack,
        page=page,
        put=put,
        reading=reading,
        review=review,
        rules=RULES,
        situation=situation,
        text=TEXT,
        time=time,
    )
