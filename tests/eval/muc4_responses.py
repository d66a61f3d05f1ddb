"""A message's claims and incidents -> templates as the task of MUC-4 asks for them.

What the task wants and the record does not have (which incidents count as terrorism, that a target
is a line of a template) is worked out here, from the record's fields alone.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from muc4_keys import EFFECT, NUMBER, content_words
from muc4_score import Response, Told

from reportedly.records.base import Record
from reportedly.records.claim import Claim, Toll
from reportedly.records.incident import Incident
from reportedly.records.text import Document
from reportedly.records.vocabulary import (
    Comparator,
    EventClass,
    Harm,
    Modality,
    PlaceLevel,
    Stance,
    VictimClass,
)

COUNTRIES = frozenset({"SLV", "GTM", "HND", "ARG", "BOL", "CHL", "COL", "ECU", "PER"})
RECENT = 62
"""Days: two months."""

_ARMED = frozenset({VictimClass.MILITARY, VictimClass.ARMED_GROUP, VictimClass.POLICE})
_BOMBING = frozenset({EventClass.MINE_OR_IED, EventClass.SUICIDE_BOMBING})
_VIOLENT = _BOMBING | {
    EventClass.ATTACK_ON_ARMED,
    EventClass.ATTACK_ON_CIVILIANS,
    EventClass.ARMED_CLASH,
    EventClass.SHELLING,
    EventClass.AIR_STRIKE,
    EventClass.EXECUTION,
    EventClass.ABDUCTION_DETENTION,
    EventClass.PROPERTY_DESTRUCTION,
    EventClass.TORTURE_ILL_TREATMENT,
    EventClass.UNKNOWN,
}
_NOT_SAID = frozenset({Stance.DENIES, Stance.CANNOT_VERIFY, Stance.RETRACTS})
_KIDNAPPED = re.compile(r"kidnap|abduct|hostage", re.IGNORECASE)
_BOMB = re.compile(r"bomb|explo|dynamit", re.IGNORECASE)
_OUTLAWS = re.compile(
    r"\b(terrorist|guerrilla|guerilla|rebel|subversive|attacker|assailant|gunm[ae]n|kidnapper|"
    r"extremist|insurgent|(drug )?(trafficker|dealer)|criminal|delinquent|murderer|assassin|killer)",
    re.IGNORECASE,
)
_AGAIN = re.compile(r"\b(the|this|that|these|those|he|she|him|her|they|them|both)\b", re.IGNORECASE)
_EFFECTS = {Harm.KILLED: "DEATH", Harm.INJURED: "INJURY"}
_NO_EFFECTS = {Harm.KILLED: "NO DEATH", Harm.INJURED: "NO INJURY"}


class Target(Record, frozen=True, kw_only=True):
    """Some of an incident's victims: the words for them, how many, what befell them."""

    words: frozenset[str]
    kind: str
    number: str | None
    effect: str | None
    armed: bool
    of_task: bool = False
    """Whether the words say that they are people the task asks for: no fighters."""

    named: bool = False
    core: frozenset[str] = frozenset()
    """The words that tell who it is: of a name all, of a description its noun alone."""

    again: bool = False
    """Whether the words point back at people told of before: the victims, she, the official."""

    outlaw: bool = False
    """Whether they are of those whom the task never takes for targets (section 1, 1a)."""

    claim: str = ""
    part_of: str | None = None


def responses_of(
    message: str, document: Document, claims: Sequence[Claim], incidents: Iterable[Incident]
) -> tuple[Response, ...]:
    """Return the templates of one message."""
    by_id = {claim.id: claim for claim in claims}
    found = [
        told
        for incident in incidents
        for told in _apart([by_id[c] for c in incident.claims if c in by_id])
        if _is_asked_for(told, document)
    ]
    read = (_response(message, told) for told in found)
    return tuple(response for response in read if response is not None)


def _apart(claims: Sequence[Claim]) -> list[list[Claim]]:
    """What is told of one incident, those apart who are named as victims in different sentences.

    The task wants a template for each murder; the record may hold two murders for one incident.
    """
    parts: list[list[Claim]] = []
    for claim in sorted(filter(_is_told, claims), key=lambda c: c.start):
        names = _names(claim)
        known = [p for p in parts if not names or names & frozenset().union(*map(_names, p))]
        beside = [p for p in parts if any(c.sentence == claim.sentence for c in p)]
        unnamed = [p for p in parts if not any(map(_names, p))]
        home = known[-1:] or beside[:1] or unnamed[:1]
        if home:
            home[0].append(claim)
        else:
            parts.append([claim])
    return parts


def _names(claim: Claim) -> frozenset[str]:
    """The words of the name of the one person harmed."""
    one = claim.toll is not None and claim.toll.low == 1
    return content_words(" ".join(claim.toll.named)) if one and claim.toll else frozenset()


def _is_told(claim: Claim) -> bool:
    """Whether the claim tells a recent act as fact, and is no summary over a period."""
    actual = claim.modality in {Modality.ACTUAL, Modality.NEGATED}
    return actual and claim.stance not in _NOT_SAID and not claim.is_ledger()


def _is_asked_for(told: Sequence[Claim], document: Document) -> bool:
    if not any(c.event_class in _VIOLENT and (c.toll or c.actors) for c in told):
        return False
    if _is_abroad(told):
        return False
    day = None if document.published is None else document.published.to
    ends = [c.when.to for c in told if c.when is not None and c.when.to is not None]
    return not (day and ends and all((day - end).days > RECENT for end in ends))


def _is_abroad(told: Sequence[Claim]) -> bool:
    """Whether a country is named that is none of the nine; a town alone may be misplaced."""
    places = [place for c in told for place in c.where]
    if any(place.country in COUNTRIES for place in places):
        return False
    return any(place.level is PlaceLevel.COUNTRY for place in places)


def _response(message: str, told: Sequence[Claim]) -> Response | None:
    targets = _told_once(_merged(_targets(told)))
    things = tuple(content_words(a.printed) for c in told for a in c.actors)
    harmed = [t for t in targets if t.effect is not None or t.number is not None]
    fight = all(t.armed for t in harmed) or any(c.event_class in _FIGHTS for c in told)
    if not harmed or (fight and not any(t.of_task for t in harmed)):
        return None  # a fight of armed men is no terrorism to the task
    return Response(
        message=message,
        kind=_kind(told),
        strings=tuple(filter(None, (*(t.words for t in targets), *things))),
        types=frozenset(t.kind for t in harmed),
        slots={
            NUMBER: tuple(
                Told(value=t.number, target=t.words)
                for t in targets
                if t.number is not None and t.words
            ),
            EFFECT: tuple(
                Told(value=t.effect, target=t.words) for t in targets if t.effect is not None
            ),
        },
    )


def _kind(told: Sequence[Claim]) -> str:
    """What most of the tolls tell of: one bomb among many shots makes no bombing."""
    tolls = [c for c in told if c.toll is not None]
    harmed = [c for c in tolls if c.toll is not None and c.toll.harm in _EFFECTS]
    if len([c for c in tolls if _is_kidnapping(c)]) > len(harmed):
        return "KIDNAPPING"
    bombed = [c for c in harmed or told if c.event_class in _BOMBING or _BOMB.search(c.quote)]
    return "BOMBING" if bombed and 2 * len(bombed) >= len(harmed) else "ATTACK"


def _is_kidnapping(claim: Claim) -> bool:
    captured = claim.toll is not None and claim.toll.harm is Harm.CAPTURED
    return captured and _KIDNAPPED.search(claim.quote) is not None


def _targets(told: Iterable[Claim]) -> Iterator[Target]:
    for claim in told:
        if claim.toll is not None:
            yield from _of_toll(claim, claim.toll)


def _of_toll(claim: Claim, toll: Toll) -> Iterator[Target]:
    if toll.harm is Harm.DISPLACED or (toll.harm is Harm.CAPTURED and not _is_kidnapping(claim)):
        return
    outlaw = toll.victim_class is VictimClass.ARMED_GROUP or (
        _OUTLAWS.search(toll.victim_term or "") is not None
    )
    armed = toll.victim_class in _ARMED
    kind = _TYPES.get(toll.victim_class, "CIVILIAN")
    # a general killed at home is asked for, by name; soldiers killed in a fight are not
    of_task = bool(toll.named) or not (armed or toll.victim_class is VictimClass.UNKNOWN)
    if toll.comparator is Comparator.VAGUE and (
        toll.victim_class is VictimClass.UNKNOWN or content_words(claim.quote) <= _GENERIC
    ):
        return  # "many have died" is nothing specific (section 1, 7)
    if toll.comparator is Comparator.ZERO:
        casualties = re.search(r"casualt|victim", claim.quote, re.IGNORECASE)
        effect = "NO INJURY OR DEATH" if casualties else _NO_EFFECTS.get(toll.harm)
        words = content_words(toll.victim_term or "") - _NOBODY
        yield Target(
            words=words, kind=kind, number=None, effect=effect, armed=armed, of_task=of_task
        )
        return
    effect = _EFFECTS.get(toll.harm)
    if len(toll.named) > 1:
        for name in toll.named:
            yield Target(
                words=content_words(name),
                kind=kind,
                number="1",
                effect=effect,
                armed=armed,
                of_task=of_task,
                named=True,
                core=content_words(name),
                outlaw=outlaw,
            )
        return
    printed = toll.named or (toll.victim_term or claim.quote,)
    words = content_words(" ".join((toll.victim_term or "", *printed)))
    yield Target(
        words=words,
        kind=kind,
        number=_number(toll),
        effect=effect,
        armed=armed,
        of_task=of_task,
        named=bool(toll.named),
        core=content_words(toll.named[0]) if toll.named else _noun(toll.victim_term or ""),
        outlaw=outlaw,
        claim=claim.id,
        part_of=toll.subset_of,
        again=not toll.named and _AGAIN.search(claim.quote) is not None,
    )


def _noun(term: str) -> frozenset[str]:
    """The noun of a description: MEMBER in "union members of the south"."""
    head = re.split(r"\b(?:of|in|from|at|who|to|for)\b", term, flags=re.IGNORECASE)[0]
    found = re.findall(r"[^\W\d_]+", head)
    return content_words(found[-1]) if found else frozenset()


_TYPES = {
    VictimClass.MILITARY: "ACTIVE MILITARY",
    VictimClass.POLICE: "LAW ENFORCEMENT",
    VictimClass.OFFICIAL: "GOVERNMENT OFFICIAL",
}
"""The set's types of human targets; all others, and "people", are civilians to it."""

_FIGHTS = frozenset({EventClass.ARMED_CLASH})
_GENERIC = frozenset(
    {"CASUALTIE", "CASUALTY", "DEATH", "VICTIM", "MASSACRE", "KILLING", "MURDER", "EXECUTION"}
    | {"ASSASSINATION", "INJURIE", "LIVE", "POLITICAL", "SUMMARY", "MORE", "NUMBER", "MANY"}
)
"""Words that alone tell of violence in general, which the task leaves out."""

_TITLES = frozenset(
    {"CITIZEN", "SISTER", "FATHER", "LEADER", "GENERAL", "COLONEL", "MAJOR", "CAPTAIN", "OLD"}
    | {"YEAR", "S", "MR", "MRS", "DR", "PRESIDENT", "MINISTER", "JUDGE", "COMRADE", "DEPUTY"}
)
"""Words before a name that another may have as well."""

_NO_ONE = frozenset(
    {"PEOPLE", "PERSON", "DEAD", "DEATH", "KILLED", "WOUNDED", "INJURED", "VICTIM", "CASUALTIE"}
    | {"INDIVIDUAL", "BODIE", "MURDERED", "MAN", "MEN", "CITIZEN", "LIVE", "INJURIE", "CASUALTY"}
    | {"REST", "ALL", "THEM", "WHOM", "MORE", "NUMBER", "MANY", "MEMBER", "LIFE"}
)
"""Words that do not say who was harmed."""

_NOBODY = frozenset({"ONE", "NO", "NOBODY", "NONE", "CASUALTIE", "CASUALTY", "VICTIM"})


def _number(toll: Toll) -> str:
    """The number as the key writes it: 6, 6-, 6-8, ~10, PLURAL."""
    low, high = toll.low, toll.high
    if low is None and high is None:
        return "PLURAL"
    if toll.comparator is Comparator.MORE_THAN and low is not None:
        return f"{low - 1}-"
    if toll.comparator is Comparator.APPROXIMATELY:
        return f"~{low}"
    if low == high:
        return str(low)
    return f"{'' if low is None else low}-{'' if high is None else high}"


def _merged(targets: Iterable[Target]) -> tuple[Target, ...]:
    """The targets, those told of twice once: shared words, and numbers that do not differ."""
    merged: list[Target] = []
    for target in targets:
        for i, other in enumerate(merged):
            if (_is_alike(target, other) and _may_be_same(target, other)) or _is_only_counted(
                target, other
            ):
                merged[i] = _together(other, target)
                break
        else:
            merged.append(target)
    return tuple(merged)


def _is_alike(one: Target, other: Target) -> bool:
    """Whether the words may tell of the same people: one name, or one noun for them."""
    if one.named and other.named:
        return bool((one.core & other.core) - _TITLES)
    return bool(one.core & other.words or other.core & one.words)


def _told_once(targets: Sequence[Target]) -> tuple[Target, ...]:
    """The targets but those told better: totals told apart, and whom the words only point back at.

    A total is a slot of its own to the task (24), the parts of it are the fillers of this one.
    """
    kept = list(targets)
    for target in targets:
        others = [t for t in kept if t is not target and t.effect == target.effect]
        if _is_told_apart(target, others) or _is_told_before(target, others):
            kept = [t for t in kept if t is not target]
    return tuple(t for t in kept if not t.outlaw)


def _is_told_apart(target: Target, others: Sequence[Target]) -> bool:
    """Whether the others are the people counted, or told of instead of "several" of no one."""
    if target.number == "PLURAL":
        return target.words <= _NO_ONE and bool(others)
    counts = [t.number for t in others]
    if target.number in {None, "1"} or not all(n is None or n.isdecimal() for n in counts):
        return False
    parts = [t.number for t in others if t.part_of == target.claim]
    added = sum(int(n) for n in counts if n is not None)
    among = sum(int(n) for n in parts if n is not None)
    singles = sum(n == "1" for n in counts)
    return target.number in {str(added), str(singles), str(among)}


def _is_told_before(target: Target, others: Sequence[Target]) -> bool:
    """Whether the words only point back at the one, or the group, that another target tells of."""
    bare = target.words <= _NO_ONE
    if target.named or not (target.again or bare):
        return False
    if target.number == "1":
        alike = [t for t in others if t.number == "1"]
        return len(alike) == 1 and (alike[0].named or bare)
    groups = [t for t in others if t.number not in {None, "1"} and not t.again]
    return target.number == "PLURAL" and target.again and len(groups) == 1


def _is_only_counted(one: Target, other: Target) -> bool:
    """Whether one is but a number and a harm, and the other's: 10 dead, 10 workers killed."""
    same = one.effect == other.effect and one.number is not None and other.number is not None
    bare = one.words <= _NO_ONE or other.words <= _NO_ONE
    numbers = {t.number.lstrip("~") for t in (one, other) if t.number is not None}
    return same and bare and len(numbers) == 1 and numbers != {"1"}


def _may_be_same(one: Target, other: Target) -> bool:
    numbers = {one.number, other.number} - {None, "PLURAL"}
    effects = {one.effect, other.effect} - {None}
    harmed = len(effects) < 2 or (len(numbers) == 1 and one.number == other.number)
    return len(numbers) < 2 and harmed


def _together(one: Target, other: Target) -> Target:
    known = [t.number for t in (one, other) if t.number not in {None, "PLURAL"}]
    effects = {one.effect, other.effect}
    return Target(
        words=one.words | other.words,
        kind=one.kind,
        number=known[0] if known else one.number or other.number,
        effect="DEATH" if "DEATH" in effects else one.effect or other.effect,
        armed=one.armed and other.armed,
        of_task=one.of_task or other.of_task,
        named=one.named or other.named,
        core=one.core | other.core
        if one.named == other.named
        else (one if one.named else other).core,
        again=one.again and other.again,
        outlaw=one.outlaw or other.outlaw,
        claim=one.claim,
        part_of=one.part_of,
    )
