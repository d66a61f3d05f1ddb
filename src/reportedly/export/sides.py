"""An incident's parties -> the two sides of it, or why they cannot be told."""

from functools import cache

from reportedly.export.gathered import Case
from reportedly.records.base import Record
from reportedly.records.claim import Actor, Claim
from reportedly.records.vocabulary import DISPUTING, Aspect, State
from reportedly.vocab.actors import ActorEntry, ActorKind, load_actors
from reportedly.vocab.load_mappings import load_mappings
from reportedly.vocab.mapping_words import Force
from reportedly.vocab.mappings import GOVERNMENT, ClassCoding, KindCoding

ACCUSED = "accused"
"""The role of whom a denial clears."""


class Side(Record, frozen=True, kw_only=True):
    """An actor of data/actors as it takes part, with the claims that name it in these roles."""

    entry: ActorEntry
    coding: KindCoding
    roles: frozenset[str]
    printed: tuple[str, ...]
    claims: tuple[str, ...]

    @property
    def ucdp(self) -> str | None:
        """What UCDP takes it for: "government", "other", or None: never a side."""
        return None if self.coding.ucdp is None else self.coding.ucdp.side

    @property
    def home(self) -> str | None:
        """The country it is counted to: its own, or that of its ground."""
        return self.entry.id if self.entry.kind is ActorKind.STATE else homes().get(self.entry.id)

    @property
    def force(self) -> Force | None:
        """Which of its people are meant, where every printed name says the same."""
        return force_of(self.printed)


class Sides(Record, frozen=True, kw_only=True):
    """Side A and side B as UCDP orders them. None: not known; ``why`` says why."""

    a: Side | None
    b: Side | None
    civilians: bool
    violence: int | None
    why: str = ""


def sides_of(case: Case, coding: ClassCoding) -> Sides:
    """Return the sides of an incident as UCDP has them."""
    known = tuple(one for one in parties_of(case) if one.ucdp is not None)
    if coding.ucdp == "civilians":
        return _one_sided(known, coding)
    if len(known) > 2:
        names = ", ".join(one.entry.name for one in known)
        return _unknown(f"{len(known)} parties are named ({names}), and a row has two sides")
    ordered = sorted(known, key=_government_first)
    if len(ordered) < 2:
        only = ordered[0] if ordered else None
        told = "no party is named" if only is None else f"only {only.entry.name} is named"
        return Sides(a=only, b=None, civilians=False, violence=None, why=told)
    a, b = ordered
    return Sides(a=a, b=b, civilians=False, violence=coding.violence(a.ucdp, b.ucdp))


def parties_of(case: Case) -> tuple[Side, ...]:
    """Return the known actors that take part, each once, the perpetrators first."""
    told: dict[str, list[Actor]] = {}
    for party in case.incident.parties:
        if party.id is not None and party.id in entries():
            told.setdefault(party.id, []).append(party)
    sides = (_side(name, actors, case) for name, actors in told.items())
    found = [side for side in sides if side is not None]
    return tuple(sorted(found, key=lambda side: ("perpetrator" not in side.roles, side.entry.id)))


def contested(case: Case) -> tuple[str, ...] | None:
    """Return the claims that deny who did it, where that is contested; None: it is not."""
    if case.incident.states.get(Aspect.ATTRIBUTION) is not State.CONTESTED:
        return None
    return tuple(
        claim.id for claim in case.claims if claim.stance in DISPUTING and _speaks_to_who(claim)
    )


@cache
def entries() -> dict[str, ActorEntry]:
    """Return the known actors by id."""
    return {entry.id: entry for entry in load_actors().entries}


@cache
def homes() -> dict[str, str]:
    """Return the country of each authority and group that has one."""
    return {name: home.country for home in load_mappings().actors.home for name in home.actors}


@cache
def kinds() -> dict[ActorKind, KindCoding]:
    """Return the coding of each kind of actor."""
    return {coding.kind: coding for coding in load_mappings().actors.kind}


def force_of(printed: tuple[str, ...]) -> Force | None:
    """Return the force that all the printed names are of, None where they differ."""
    forces = load_mappings().actors.force
    found = {next((i for i, f in enumerate(forces) if f.pattern.search(p)), None) for p in printed}
    only = found.pop() if len(found) == 1 else None
    return None if only is None else forces[only]


def _side(name: str, actors: list[Actor], case: Case) -> Side | None:
    entry = entries()[name]
    coding = kinds().get(entry.kind)
    if coding is None:
        return None
    roles = frozenset(actor.role for actor in actors)
    named = tuple(
        claim.id
        for claim in case.claims
        if any(actor.id == name and actor.role in roles for actor in claim.actors)
    )
    return Side(
        entry=entry,
        coding=coding,
        roles=roles,
        printed=tuple(actor.printed for actor in actors),
        claims=named,
    )


def _speaks_to_who(claim: Claim) -> bool:
    """Whether a denial is of who did it: of that alone, of all that was said, or of the accused.

    "Ukraine rejected that account" denies what somebody else told, and clears nobody.
    """
    if claim.aspect in {None, Aspect.ATTRIBUTION}:
        return True
    return any(actor.role == ACCUSED for actor in claim.actors)


def _one_sided(known: tuple[Side, ...], coding: ClassCoding) -> Sides:
    """One-sided violence: side A is the perpetrator, side B is civilians."""
    did = [one for one in known if "perpetrator" in one.roles]
    if len(did) != 1:
        told = "no perpetrator is named" if not did else f"{len(did)} perpetrators are named"
        return Sides(a=None, b=None, civilians=True, violence=None, why=told)
    (a,) = did
    return Sides(a=a, b=None, civilians=True, violence=coding.violence(a.ucdp, None))


def _government_first(side: Side) -> tuple[bool, bool, str]:
    return side.ucdp != GOVERNMENT, "perpetrator" not in side.roles, side.entry.id


def _unknown(why: str) -> Sides:
    return Sides(a=None, b=None, civilians=False, violence=None, why=why)
