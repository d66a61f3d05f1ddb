"""Claims -> PLOVER events as JSON Lines, each with the characters it was read from."""

from collections.abc import Iterator
from typing import Any

import msgspec

from reportedly.export.beside import Beside, Reason
from reportedly.export.form import Files, Form, Lines
from reportedly.export.gathered import Gathered, PageTold
from reportedly.export.killed import TOLD
from reportedly.export.places import pin_of
from reportedly.export.sides import entries, force_of, homes, kinds
from reportedly.records.claim import Actor, Claim, PlaceMention, Toll
from reportedly.records.vocabulary import Harm, Modality
from reportedly.vocab.actors import ActorKind
from reportedly.vocab.coded_place import codes_of
from reportedly.vocab.load_mappings import load_mappings
from reportedly.vocab.mappings import PloverCoding

CODEBOOK = "PLOVER 2.0"

FIELDS = frozenset(
    {
        *("id", "date", "actor", "event", "enddate", "time", "recipient", "event_loc"),
        *("event_text", "quad_code", "event_scale", "mode", "context", "link", "text_info"),
        *("cite_info", "coder", "comment", "has_event", "size"),
    }
)
"""The manual's fields that are written; ``text`` is not: the page's words are its owner's."""

_AUXILIARY = {
    Modality.BACKGROUND: "historical",
    Modality.FUTURE: "future",
    Modality.HYPOTHETICAL: "hypothetical",
    Modality.NEGATED: "negation",
}
_RECIPIENTS = frozenset({"target", "addressee"})
_SIZES = {Harm.KILLED: "dead", Harm.INJURED: "injured", Harm.CAPTURED: "arrested"}

Row = dict[str, Any]


class NotCoded(ValueError):
    """The claim is no PLOVER event; the message says why."""


def plover_event(claim: Claim, page: PageTold, incident: str | None) -> Row:
    """Return a claim as a PLOVER event.

    Raises:
        NotCoded: it is none.
    """
    return {name: value for name, value in _fields(claim, page, incident) if value not in _NO}


_NO: tuple[Any, ...] = (None, [], {})


def _fields(claim: Claim, page: PageTold, incident: str | None) -> Iterator[tuple[str, Any]]:
    coding = _coding(claim)
    event = load_mappings().codes.plover.named(coding.event)
    actors, recipients = _who(claim, coding)
    first, last = _days(claim)
    modes = [one for one in (coding.mode, _AUXILIARY.get(claim.modality)) if one is not None]
    yield "id", claim.id
    yield "date", first
    yield "enddate", last if last != first else None
    yield "time", None if claim.when is None else claim.when.clock
    yield "actor", actors
    yield "recipient", recipients
    yield "event", [coding.event]
    yield "mode", modes
    yield "context", [] if coding.context is None else [coding.context]
    yield "quad_code", event.quad
    yield "event_scale", event.score if coding.mode is None else event.modes[coding.mode]
    yield "size", _size(claim.toll)
    yield "event_loc", _location(claim.where)
    yield "event_text", [claim.quote]
    yield "text_info", {"start": claim.start, "end": claim.end}
    yield "link", incident
    yield "coder", claim.extractor
    yield "cite_info", _citation(page)
    yield "comment", _holder(claim)


def _coding(claim: Claim) -> PloverCoding:
    if claim.stance not in TOLD:
        raise NotCoded(f"{claim.stance.value}: PLOVER has no code for a stance")
    coding = load_mappings().classes[claim.event_class].plover
    if coding is None:
        raise NotCoded(f"PLOVER has no event for {claim.event_class.value}")
    return coding


def _days(claim: Claim) -> tuple[str, str]:
    when = claim.when
    if when is None or when.from_ is None or when.to is None:
        raise NotCoded("date is required, and the page gives none; a report's day is not put there")
    return when.from_.isoformat(), when.to.isoformat()


def _who(claim: Claim, coding: PloverCoding) -> tuple[list[Row], list[Row]]:
    actors = [one for one in claim.actors if coding.both_sides or one.role not in _RECIPIENTS]
    recipients = [one for one in claim.actors if one not in actors]
    if not actors:
        raise NotCoded("actor is required, and the words name none")
    return [_actor(one) for one in actors], [_actor(one) for one in recipients]


def _actor(actor: Actor) -> Row:
    """The actor's object; without a code where we do not know who it is."""
    told: Row = {"actor_text": actor.printed}
    entry = None if actor.id is None else entries().get(actor.id)
    if entry is None:
        return told
    told["identifier_text"] = entry.name
    coding = kinds().get(entry.kind)
    code = entry.id if entry.kind is ActorKind.STATE else homes().get(entry.id)
    if coding is None or coding.plover is None:
        return told
    force = force_of((actor.printed,))
    sectors = list(
        coding.plover.sectors if force is None else (*coding.plover.sectors, *force.sectors)
    )
    code = code or coding.plover.body
    return (
        told | ({} if code is None else {"code": code}) | ({"sector": sectors} if sectors else {})
    )


def _size(toll: Toll | None) -> Row | None:
    """A number for each harm the manual has; a range or an open end has no field."""
    if toll is None or toll.harm not in _SIZES or toll.low is None:
        return None
    return {_SIZES[toll.harm]: toll.low}


def _location(where: tuple[PlaceMention, ...]) -> Row | None:
    place = next((one for one in where if one.is_found), None)
    if place is None:
        return None
    pack, _, key = (place.id or "").partition(":")
    point = pin_of(place)
    told: Row = {
        "geonameid": int(key) if pack == "geonames" and key.isdigit() else None,
        "name": place.name,
        "latitude": None if point is None else point[0],
        "longitude": None if point is None else point[1],
        "cc3": place.country,
        "resolution": codes_of(place).plover_resolution,
    }
    return {name: value for name, value in told.items() if value is not None}


def _citation(page: PageTold) -> Row:
    told = {
        "citation": page.id,
        "url": page.url,
        "title": page.title,
        "language": page.language,
        "publication": page.outlet,
        "codebook": CODEBOOK,
    }
    return {name: value for name, value in told.items() if value is not None}


def _holder(claim: Claim) -> str | None:
    return None if claim.holder is None else f"said by {claim.holder.name}"


def _events(record: Gathered, beside: Beside) -> Iterator[bytes]:
    for field, why in _NEVER:
        beside.leave_out("claim", "*", why, column=field)
    for claim, incident, _ in record.claims():
        try:
            event = plover_event(claim, record.page(claim.document), incident)
        except NotCoded as why:
            beside.leave_out("claim", claim.id, str(why), claims=(claim.id,))
            continue
        _note(claim, event, beside)
        yield msgspec.json.encode(event)


def _note(claim: Claim, event: Row, beside: Beside) -> None:
    toll = claim.toll
    if toll is not None and (toll.low != toll.high or toll.harm not in _SIZES):
        low, high = ("?" if n is None else n for n in (toll.low, toll.high))
        told = f"{toll.harm.value} {low} to {high}, {toll.comparator.value}"
        why = f"{told}: the manual has one number each for dead, injured, arrested"
        beside.leave_out("claim", claim.id, why, column="size", claims=(claim.id,))
    older = load_mappings().classes[claim.event_class].cameo
    cameo = f"; CAMEO {', '.join(older)}" if older else ""
    for column in ("event", "mode", "quad_code", "event_scale"):
        if column in event:
            value = event[column]
            shown = ", ".join(value) if isinstance(value, list) else value
            rule = f"mappings/event_classes.toml, {claim.event_class.value}{cameo}"
            beside.give(
                Reason(row=claim.id, column=column, value=shown, rule=rule, claims=(claim.id,))
            )


_NEVER = (
    ("text", "the words of a page are its owner's: event_text has the quote alone"),
    ("identifier_id", "Wikidata's ids are not in the record"),
    ("coded_date", "the record keeps no day of coding; the rules are in the manifest"),
    ("comment", "who says so has no field of its own"),
)


def _files(record: Gathered, beside: Beside) -> Files:
    return {"plover.jsonl": Lines(rows=_events(record, beside))}


export_plover = Form(
    name="plover",
    about="Claims as events of PLOVER 2.0, one to a line; link is the incident.",
    files=_files,
)
