"""Claims thought to be one event, what lasts, and a person's judgement on either."""

from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum

import msgspec

from reportedly.records.base import Record
from reportedly.records.claim import Actor, PlaceMention, TimeMention
from reportedly.records.text import Lineage
from reportedly.records.vocabulary import (
    Aspect,
    Comparator,
    EventClass,
    Harm,
    SituationKind,
    State,
    VictimClass,
)


class Link(Record, frozen=True, kw_only=True):
    """Why two claims are thought to be about one event: a score and the reasons it adds up from."""

    a: str
    b: str
    score: float
    reasons: tuple[str, ...]
    decided_by: str


UNTOLD_SIDE = "unknown"
"""The ``side`` of a row for victims whose side no page tells, beside rows for sides told."""


class TollBasis(StrEnum):
    """What the figures of a row over all victims rest on."""

    TOLD = "told"
    """Figures told for those whom the row counts."""
    ONE_SIDE = "one_side"
    """Figures of one side's victims: nobody tells of any other."""
    SUM_OF_SIDES = "sum_of_sides"
    """The rows of the sides added up: nobody gives a total."""
    SIDES_APART = "sides_apart"
    """Nobody gives a total, and the rows of the sides cannot be added up: best is not known."""


class TollSummary(Record, frozen=True, kw_only=True):
    """Low, best and high for one harm and class, by a named policy, with the claims behind each.

    ``victim_class`` None is the total over all classes. ``side`` None speaks of everybody: where
    victims are told apart by side, each side (an actor id, ``UNTOLD_SIDE`` for figures that name
    none and may not hold the others) has rows of its own, and ``basis`` says what the row for
    everybody rests on: a total, or the sides'. ``low_claims``, ``best_claims`` and ``high_claims``
    are the claims that set the bound; ``claims`` is all that were weighed. ``low_comparator``,
    ``best_comparator`` and ``high_comparator`` say how those claims print the number, where all
    print it alike: 70,001 may be "more than 70,000".
    """

    harm: Harm
    victim_class: VictimClass | None
    low: int | None
    best: int | None
    high: int | None
    high_is_open: bool
    policy: str
    claims: tuple[str, ...]
    low_claims: tuple[str, ...] = ()
    best_claims: tuple[str, ...] = ()
    high_claims: tuple[str, ...] = ()
    side: str | None = None
    low_comparator: Comparator | None = None
    best_comparator: Comparator | None = None
    high_comparator: Comparator | None = None
    basis: TollBasis = TollBasis.TOLD


class Naming(Record, frozen=True, kw_only=True):
    """Who says that a party took part in a role, and who denies it.

    ``party`` is an actor id, None for those we do not know; ``claims`` name it so; ``denied_by``
    are claims against that. ``holders`` and ``deniers`` are the names of those who make them; a
    page's own voice goes by its outlet.
    """

    role: str
    party: str | None
    claims: tuple[str, ...]
    denied_by: tuple[str, ...] = ()
    holders: tuple[str, ...] = ()
    deniers: tuple[str, ...] = ()


class FindingKind(StrEnum):
    """What is wrong with, or odd about, the figures of an incident."""

    LOW_ABOVE_HIGH = "low_above_high"
    PARTS_ABOVE_WHOLE = "parts_above_whole"
    PARTS_SHORT = "parts_short"
    FIGURE_FELL = "figure_fell"


class Finding(Record, frozen=True, kw_only=True):
    """Something about the figures that a person should look at, with the claims it rests on."""

    kind: FindingKind
    harm: Harm
    claims: tuple[str, ...]
    note: str


class Reply(Record, frozen=True, kw_only=True):
    """A claim and what it answers on another page of its incident: ids, and why that is meant.

    What was read on the claim's own page stays with the claim.
    """

    claim: str
    answers: str
    why: str


class Incident(Record, frozen=True, kw_only=True):
    """One event as all its claims tell it. ``title`` is made from the fields, in neutral words.

    ``named_by`` has an entry for each of ``parties``, in that order; ``grounds`` are the claims
    that make each of ``states`` what it is. ``replies`` tell what claims answer that stands on
    another page.
    """

    id: str
    event_class: EventClass
    title: str
    when: TimeMention | None
    where: tuple[PlaceMention, ...]
    parties: tuple[Actor, ...]
    claims: tuple[str, ...]
    documents: tuple[str, ...]
    origins: int
    tolls: tuple[TollSummary, ...]
    states: dict[Aspect, State]
    links: tuple[Link, ...]
    named_by: tuple[Naming, ...] = ()
    grounds: dict[Aspect, tuple[str, ...]] = msgspec.field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    replies: tuple[Reply, ...] = ()


def replies_in(incidents: Iterable[Incident]) -> dict[str, tuple[Reply, ...]]:
    """Return what claims of the incidents answer on other pages, by the claim that answers."""
    found: dict[str, tuple[Reply, ...]] = {}
    for incident in incidents:
        for reply in incident.replies:
            found[reply.claim] = (*found.get(reply.claim, ()), reply)
    return found


class Bound(Record, frozen=True, kw_only=True, rename={"from_": "from"}):
    """One end of a situation: the days it may have been, and the claims that say so.

    ``contested``: no day agrees with all of them.
    """

    from_: date | None
    to: date | None
    claims: tuple[str, ...]
    contested: bool = False


class Situation(Record, frozen=True, kw_only=True):
    """What lasts: a blockade, a ceasefire. An ``end`` of None: no page tells of one.

    ``denied_by`` are those of its claims that deny it; they set no end of it.
    """

    id: str
    kind: SituationKind
    name: str
    where: tuple[PlaceMention, ...]
    start: Bound
    end: Bound | None
    claims: tuple[str, ...]
    denied_by: tuple[str, ...] = ()


class Verdict(StrEnum):
    """What a person decided about a pair of claims."""

    SAME = "same"
    NOT_SAME = "not_same"
    UNSURE = "unsure"


class Decision(Record, frozen=True, kw_only=True):
    """A person's judgement on whether two claims are one event. Undone by a later one."""

    a: str
    b: str
    verdict: Verdict
    user: str
    made_at: datetime
    note: str = ""


class Derived(Record, frozen=True, kw_only=True):
    """All that is worked out from the claims of many documents; rebuilt whole, never amended."""

    lineages: dict[str, Lineage]
    incidents: tuple[Incident, ...]
    situations: tuple[Situation, ...]
