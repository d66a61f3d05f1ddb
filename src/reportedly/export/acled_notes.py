"""An incident -> a note in ACLED's house style, in neutral words made from the fields alone."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache

from reportedly.export.gathered import Case
from reportedly.export.places import Placed
from reportedly.export.sides import entries
from reportedly.records.claim import Claim, Toll
from reportedly.records.vocabulary import Comparator, EventClass, Harm, PlaceLevel, Stance
from reportedly.vocab.policies import load_policies

_BEFORE = {
    Comparator.AT_LEAST: "at least ",
    Comparator.UP_TO: "up to ",
    Comparator.APPROXIMATELY: "about ",
    Comparator.EXACTLY: "exactly ",
}
MOST_NAMED = 3
"""Of more who tell what is denied, so many are named."""

_PROXY = frozenset({PlaceLevel.LINE_OR_ZONE, PlaceLevel.CONTESTED_REGION, PlaceLevel.ADM1})
_AGAINST = {
    Stance.DENIES: "denied",
    Stance.REJECTS_CHARACTERISATION: "rejected the description of",
    Stance.COUNTER_ACCUSES: "blamed another side for",
    Stance.CANNOT_VERIFY: "could not verify",
}
_BARE = {
    Stance.DENIES: "denied",
    Stance.REJECTS_CHARACTERISATION: "rejected a description",
    Stance.COUNTER_ACCUSES: "blamed another side",
    Stance.CANNOT_VERIFY: "could not verify",
}
"""The same, of what no claim of the incident tells."""

_ASPECTS = {
    "attribution": "responsibility",
    "initiation": "having begun it",
    "victim_status": "what was said of the victims",
    "casualty_count": "the figures",
    "presence": "the presence told of",
}


def notes_of(case: Case, day: date, where: Placed, actors: tuple[str, ...]) -> str:
    """Return the note: when, where, who; what is told of harm and by whom; who disputes it."""
    kind = event_words().get(case.incident.event_class, case.incident.event_class.value)
    kind = kind.replace("_", " ").lower()
    who = f" involving {' and '.join(actors)}" if actors else ""
    place = str(where.place.name)
    if where.place.level in _PROXY:
        place = f"{place} (coded to a point that stands for it)"
    told = [f"{_days(case, day)}, in {place}, {kind} was reported{who}."]
    for harm in (Harm.KILLED, Harm.INJURED):
        figures = tuple(dict.fromkeys(_figures(case, harm)))
        if figures:
            told.append(f"{harm.value.capitalize()}: {'; '.join(figures)}.")
    disputes = tuple(dict.fromkeys(_disputes(case)))
    if disputes:
        told.append(f"Disputed: {'; '.join(disputes)}.")
    return " ".join(told)


@cache
def event_words() -> dict[EventClass, str]:
    """Return the words that titles use for event classes."""
    return load_policies().title.events


def _days(case: Case, day: date) -> str:
    when = case.incident.when
    if when is None or when.from_ is None or when.to is None or when.from_ == when.to:
        return f"On {_day(day)}"
    return f"Between {_day(when.from_)} and {_day(when.to)} (coded to {_day(day)})"


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _figures(case: Case, harm: Harm) -> Iterator[str]:
    for claim in case.claims:
        toll = claim.toll
        if toll is None or toll.harm is not harm or toll.subset_of is not None:
            continue
        if claim.stance in _AGAINST or (toll.low is None and toll.high is None):
            continue
        yield f"{number_told(toll)}{_victims(toll)} ({_holder(case, claim)})"


def number_told(toll: Toll) -> str:
    """Return a toll's number with its comparator in words."""
    if toll.comparator is Comparator.ZERO:
        return "none"
    if toll.comparator is Comparator.MORE_THAN and toll.low is not None:
        return f"more than {toll.low - 1}"
    if toll.comparator is Comparator.LESS_THAN and toll.high is not None:
        return f"fewer than {toll.high + 1}"
    if toll.low != toll.high and toll.low is not None and toll.high is not None:
        return f"{toll.low} to {toll.high}"
    number = toll.low if toll.low is not None else toll.high
    return f"{_BEFORE.get(toll.comparator, '')}{number}"


def _victims(toll: Toll) -> str:
    """Who they were and of which side, where the page tells."""
    words = load_policies().title.victims.get(toll.victim_class)
    one_or_more = "" if words is None or toll.comparator is Comparator.ZERO else words
    who = f" {one_or_more[toll.low != 1 or toll.high != 1]}" if one_or_more else ""
    if toll.side is None:
        return who
    entry = entries().get(toll.side)
    return f"{who} on the side of {toll.side if entry is None else entry.name}"


def _disputes(case: Case) -> Iterator[str]:
    for claim in case.claims:
        verb = _AGAINST.get(claim.stance)
        if verb is None:
            continue
        told = case.of(claim.answers)
        if told:
            yield f"{_holder(case, claim)} {verb} {_what(case, claim, told)}"
        else:  # no word of the incident is answered: what is denied stands in its own words alone
            words = " ".join(claim.quote.split())
            yield f"{_holder(case, claim)} {_BARE[claim.stance]}, in these words: “{words}”"


def _what(case: Case, claim: Claim, told: Iterable[Claim]) -> str:
    """What is disputed; of all that was said, and that it happened, by whom it was told."""
    aspect = "" if claim.aspect is None else claim.aspect.value
    if aspect in _ASPECTS:
        return _ASPECTS[aspect]
    told_by = dict.fromkeys(_holder(case, one) for one in told)
    named = list(told_by)[:MOST_NAMED] + ["others"] * (len(told_by) > MOST_NAMED)
    return f"what {' and '.join(named)} said"


def _holder(case: Case, claim: Claim) -> str:
    if claim.holder is not None:
        return claim.holder.name
    outlet = case.pages[claim.document].outlet
    return "an unnamed outlet" if outlet is None else f"{outlet}, own voice"
