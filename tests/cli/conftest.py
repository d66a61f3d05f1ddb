"""A record of two invented wars: rival figures, a denial, open bounds, unknown dates."""

import hashlib
from datetime import date

import pytest
from bare import (
    as_date,
    bare_claim,
    bare_document,
    bare_place,
    bare_time,
    bare_toll,
    published_on,
)

from reportedly.cli import main
from reportedly.records.claim import (
    Actor,
    Cumulative,
    Holder,
    PlaceName,
    Reading,
    Statement,
)
from reportedly.records.incident import (
    Bound,
    Derived,
    Incident,
    Link,
    Situation,
    TollSummary,
)
from reportedly.records.text import Known, Lineage, Page, Segment
from reportedly.records.vocabulary import (
    Aspect,
    Comparator,
    EventClass,
    Finality,
    Harm,
    HolderRole,
    LineageType,
    Modality,
    SegmentKind,
    SituationKind,
    Stance,
    State,
    TimeBasis,
    TimeLevel,
    VictimClass,
)
from reportedly.store import Store

WIRE = (
    "Shells hit Velik Dol on Tuesday. Sarn regional authorities said 25 people were killed at "
    "the mill, among them two civilians. Kelmar’s defence ministry denied shelling the town. "
    "Harbour Wire could not verify the figures."
)
POST = (
    "At least 27 people were killed in Gornak, rights commissioner Ana Roth said. "
    "[bold]Read more[/bold]"
)
COPY = WIRE + " (Harbour Wire)"
BOMB = (
    "A roadside bomb killed up to six police officers near Qarat, a spokesman said. "
    "=cmd()|'calc' read the sign. He spoke of \x1b[2J\x9b31mhundreds\u202e wounded. "
    "The truce of 2011 is still in force, the mission said."
)
TRUCE_QUOTE = "The truce of 2011 is still in force"


def told(text, part, n=0):
    """Offsets of the n-th time the part stands in the text."""
    start = -1
    for _ in range(n + 1):
        start = text.index(part, start + 1)
    return start, start + len(part)


def document(name, text, outlet, published=None, **changes):
    digest = hashlib.sha256(text.encode()).hexdigest()
    day = None if published is None else published_on(as_date(published), why="byline")
    about = {"title": text.split(".")[0], "outlet": outlet, "captured": date(2020, 1, 1)}
    segments = (Segment(kind=SegmentKind.BODY, start=0, end=len(text), why="plain text"),)
    return bare_document(
        f"d-{name:0>12}",
        text,
        day,
        origin=f"pages/{name}.txt",
        sha256=digest,
        text_sha256=digest,
        segments=segments,
        **about | changes,
    )


def holder(doc, printed, name, role, side=None):
    start, end = told(doc.text, printed)
    return Holder(printed=printed, start=start, end=end, name=name, role=role, side=side)


def claim(doc, number, quote, *, sentence, **changes):
    start, end = told(doc.text, quote)
    read = {"event_class": EventClass.SHELLING, "extractor": "tolls@1", "confidence": 0.8}
    return bare_claim(
        f"c-{number:0>12}",
        document=doc.id,
        start=start,
        end=end,
        quote=quote,
        sentence=told(doc.text, sentence),
        **read | changes,
    )


def toll(harm, low, high, comparator, **changes):
    return bare_toll(low, high, harm=harm, comparator=comparator, **changes)


def place(doc, printed, **changes):
    start, end = told(doc.text, printed)
    town = {
        "name": "Velik Dol",
        "names": (
            PlaceName(name="Velik Dol", language="sr", used_by="SRN"),
            PlaceName(name="Gornak", language="kl", used_by="KEL"),
        ),
        "lat": 44.125,
        "lon": 19.5,
        "radius_km": 2.0,
        "country": "KEL",
        "why": "the only place of that name",
    }
    stands = {"document": doc.id, "start": start, "end": end}
    return bare_place(printed, "area:velik-dol", **stands, **town | changes)


def time(doc, printed, start_day, end_day, level=TimeLevel.DAY):
    start, end = told(doc.text, printed)
    return bare_time(
        start_day,
        end_day,
        document=doc.id,
        start=start,
        end=end,
        printed=printed,
        level=level,
        reference=date(2016, 5, 4),
        basis=TimeBasis.CALENDAR,
        why="the Tuesday before the page was published",
    )


class World:
    """Two wars, as records."""

    def __init__(self):
        self.wire = document("aaa1", WIRE, "Harbour Wire", "2016-05-04")
        self.post = document("bbb2", POST, "Tamsin Post", "2016-05-05")
        self.copy = document("ccc3", COPY, "Morning Sheet", None)
        self.bomb = document("ddd4", BOMB, None, None)
        self.documents = (self.wire, self.post, self.copy, self.bomb)
        self.tuesday = time(self.wire, "Tuesday", date(2016, 5, 3), date(2016, 5, 3))
        self.town = place(self.wire, "Velik Dol")
        self._shelling()
        self._bombing()
        self.claims = (*self.shelling_claims, *self.bomb_claims)
        self._derived()

    def _shelling(self):
        wire, post = self.wire, self.post
        said = (
            "Sarn regional authorities said 25 people were killed at the mill, "
            "among them two civilians."
        )
        sarn = holder(
            wire,
            "Sarn regional authorities",
            "Sarn regional authorities",
            HolderRole.DE_FACTO_AUTHORITY,
            "sarn",
        )
        ministry = holder(
            wire,
            "Kelmar’s defence ministry",
            "Kelmar Ministry of Defence",
            HolderRole.BELLIGERENT_OFFICIAL,
            "KEL",
        )
        roth = holder(
            post, "rights commissioner Ana Roth", "Ana Roth", HolderRole.NGO_OR_RIGHTS_OFFICE
        )
        count = {"aspect": Aspect.CASUALTY_COUNT, "event_class": EventClass.SHELLING}
        here = {"when": self.tuesday, "where": (self.town,)}
        start, end = told(WIRE, "25 people were killed at the mill, among them two civilians")
        self.statement = Statement(
            id="t-000000000001",
            document=wire.id,
            source=(told(WIRE, "Sarn regional authorities"),),
            cue=(told(WIRE, "said"),),
            content=((start, end),),
            quoted=False,
            holder=sarn,
            why="said governs the clause",
        )
        self.killed25 = claim(
            wire,
            "1a",
            "25 people were killed",
            sentence=said,
            holder=sarn,
            statement=self.statement.id,
            toll=toll(Harm.KILLED, 25, 25, Comparator.UNMARKED, victim_term="people"),
            finality=Finality.PROVISIONAL,
            actors=(
                Actor(
                    role="target",
                    printed="people",
                    start=told(WIRE, "people")[0],
                    end=told(WIRE, "people")[1],
                    id=None,
                    name=None,
                ),
            ),
            why=("harm: killed is a passive of kill",),
            **count,
            **here,
        )
        self.civilians2 = claim(
            wire,
            "1b",
            "two civilians",
            sentence=said,
            holder=sarn,
            toll=toll(
                Harm.KILLED,
                2,
                2,
                Comparator.UNMARKED,
                victim_term="civilians",
                victim_class=VictimClass.CIVILIAN,
                subset_of=self.killed25.id,
            ),
            **count,
            **here,
        )
        self.denied = claim(
            wire,
            "1c",
            "denied shelling the town",
            sentence="Kelmar’s defence ministry denied shelling the town.",
            holder=ministry,
            stance=Stance.DENIES,
            aspect=Aspect.ATTRIBUTION,
            **here,
        )
        self.unverified = claim(
            wire,
            "1d",
            "could not verify the figures",
            sentence="Harbour Wire could not verify the figures.",
            stance=Stance.CANNOT_VERIFY,
            answers=(self.killed25.id,),
            **count,
        )
        self.killed27 = claim(
            post,
            "2a",
            "At least 27 people were killed",
            sentence="At least 27 people were killed in Gornak, rights commissioner Ana Roth said.",
            holder=roth,
            via=("[link=x]a radio station[/link]",),
            toll=toll(Harm.KILLED, 27, None, Comparator.AT_LEAST, victim_term="people"),
            where=(place(post, "Gornak"),),
            **count,
        )
        self.shelling_claims = (
            self.killed25,
            self.civilians2,
            self.denied,
            self.unverified,
            self.killed27,
        )

    def _bombing(self):
        bomb = self.bomb
        self.up_to6 = claim(
            bomb,
            "4a",
            "up to six police officers",
            sentence="A roadside bomb killed up to six police officers near Qarat, "
            "a spokesman said.",
            event_class=EventClass.MINE_OR_IED,
            holder=holder(bomb, "a spokesman", "a spokesman", HolderRole.UNATTRIBUTED),
            toll=toll(
                Harm.KILLED,
                None,
                6,
                Comparator.UP_TO,
                victim_class=VictimClass.POLICE,
                cumulative=Cumulative(from_=date(2011, 1, 1), to=None),
            ),
            where=(
                place(
                    bomb, "Qarat", id=None, name=None, names=(), lat=None, lon=None, radius_km=None
                ),
            ),
        )
        self.hostile = claim(
            bomb,
            "4b",
            "\x1b[2J\x9b31mhundreds\u202e wounded",
            sentence="He spoke of \x1b[2J\x9b31mhundreds\u202e wounded.",
            event_class=EventClass.MINE_OR_IED,
            toll=toll(Harm.INJURED, None, None, Comparator.VAGUE, victim_term="=1+1"),
        )
        self.sign = claim(
            bomb,
            "4c",
            "=cmd()|'calc' read the sign",
            sentence="=cmd()|'calc' read the sign.",
            event_class=EventClass.STATEMENT_OTHER,
        )
        self.truce = claim(
            bomb,
            "4d",
            TRUCE_QUOTE,
            sentence=TRUCE_QUOTE + ", the mission said.",
            event_class=EventClass.CEASEFIRE,
            holder=holder(bomb, "the mission", "the mission", HolderRole.PEACEKEEPER),
            stance=Stance.CONFIRMS,
            modality=Modality.BACKGROUND,
        )
        self.bomb_claims = (self.up_to6, self.hostile, self.sign, self.truce)

    def _derived(self):
        ids = tuple(one.id for one in self.shelling_claims)
        self.shelling = Incident(
            id="i-000000000001",
            event_class=EventClass.SHELLING,
            title="Shelling in Velik Dol / Gornak, 3 May 2016",
            when=self.tuesday,
            where=(self.town,),
            parties=(),
            claims=ids,
            documents=(self.wire.id, self.post.id, self.copy.id),
            origins=2,
            tolls=(
                TollSummary(
                    harm=Harm.KILLED,
                    victim_class=None,
                    low=25,
                    best=None,
                    high=27,
                    high_is_open=True,
                    policy="widest",
                    claims=(self.killed25.id, self.killed27.id),
                    low_claims=(self.killed25.id,),
                    high_claims=(self.killed27.id,),
                ),
            ),
            states={
                Aspect.CASUALTY_COUNT: State.CONTESTED,
                Aspect.ATTRIBUTION: State.CONTESTED,
                Aspect.OCCURRENCE: State.CORROBORATED,
            },
            links=(
                Link(
                    a=self.killed25.id,
                    b=self.killed27.id,
                    score=0.87,
                    reasons=("same place +0.4", "a day apart +0.3"),
                    decided_by="rules",
                ),
            ),
        )
        self.bombing = Incident(
            id="i-000000000002",
            event_class=EventClass.MINE_OR_IED,
            title="Mine or improvised bomb near Qarat",
            when=None,
            where=(),
            parties=(),
            claims=(self.up_to6.id, self.hostile.id),
            documents=(self.bomb.id,),
            origins=1,
            tolls=(),
            states={Aspect.OCCURRENCE: State.SINGLE_ORIGIN},
            links=(),
        )
        self.ceasefire = Situation(
            id="s-000000000001",
            kind=SituationKind.CEASEFIRE,
            name="Ceasefire",
            where=(),
            start=Bound(from_=date(2011, 1, 1), to=date(2011, 12, 31), claims=(self.truce.id,)),
            end=None,
            claims=(self.truce.id,),
        )
        self.lineages = {
            one.id: Lineage(
                document=one.id,
                type=LineageType.WIRE_COPY if one is self.copy else LineageType.WIRE_ORIGINAL,
                group="g-1" if one in (self.wire, self.copy) else one.id,
                credit=None,
                copy_of=self.wire.id if one is self.copy else None,
            )
            for one in self.documents
        }

    def reading(self, doc):
        return Reading(
            document=doc.id,
            rules="rules-1",
            statements=(self.statement,) if doc is self.wire else (),
            times=(self.tuesday,) if doc is self.wire else (),
            places=(self.town,) if doc is self.wire else (),
            claims=tuple(one for one in self.claims if one.document == doc.id),
        )

    def fill(self, store):
        for doc in self.documents:
            raw = doc.text.encode()
            page = Page(
                origin=doc.origin,
                raw=raw,
                sha256=doc.sha256,
                captured=doc.captured,
                known=Known(),
            )
            store.add(page, doc, self.reading(doc))
        store.replace_derived(
            Derived(
                lineages=self.lineages,
                incidents=(self.shelling, self.bombing),
                situations=(self.ceasefire,),
            )
        )


@pytest.fixture(scope="session")
def world():
    return World()


@pytest.fixture
def record(tmp_path, world, monkeypatch):
    """The path of a record of the two wars, and no record in the environment."""
    monkeypatch.delenv("REPORTEDLY_RECORD", raising=False)
    monkeypatch.delenv("COLUMNS", raising=False)
    path = tmp_path / "two.record"
    with Store.open(path, create=True) as store:
        world.fill(store)
    return path


@pytest.fixture
def run(record, capsys):
    def ran(*words, at=record):
        code = main([*words, "--record", str(at)])
        out, err = capsys.readouterr()
        return code, out, err

    return ran
