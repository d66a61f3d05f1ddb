"""One claim -> a page: its characters in their sentence, every field, and the reasons."""

from collections.abc import Iterable

from rich.console import Group, RenderableType
from rich.text import Text

from reportedly.cli.render import parts
from reportedly.cli.render.claims import marked_sentence
from reportedly.records.claim import Claim, PlaceMention, Statement, TimeMention, Toll
from reportedly.records.vocabulary import Comparator, Finality, VictimClass
from reportedly.wording.lines import page_words, quantity_words
from reportedly.wording.safe import safe
from reportedly.wording.shelf import Shelf
from reportedly.wording.tolls import figure_words
from reportedly.wording.when import DATE_NOT_STATED, cumulative_words, day_words, when_words
from reportedly.wording.where import (
    PLACE_NOT_STATED,
    gazetteer_words,
    names_by_user,
    place_name,
    place_words,
)
from reportedly.wording.who import holder_name
from reportedly.wording.words import (
    NOT_STATED,
    event_words,
    modality_words,
    role_words,
    segment_words,
    spaced,
    stance_words,
    time_basis_words,
    victim_words,
)

Fields = list[tuple[str, RenderableType]]


def claim_page(claim: Claim, shelf: Shelf) -> Group:
    """Return everything the record holds of a claim; what it does not hold is said so."""
    document = shelf.document_of(claim)
    rows: Fields = [
        ("page", parts.words(f"{page_words(document)} ({claim.document})")),
        ("characters", _characters(claim)),
        *_who(claim, shelf),
        *_what(claim),
        *_toll(claim.toll),
        *_rest(claim, shelf),
    ]
    return Group(
        parts.words(f"Claim {claim.id}", parts.HEADING),
        Text(""),
        parts.indented(marked_sentence(claim, document)),
        Text(""),
        parts.fields(rows),
        *_statement(claim, shelf),
        *_why(claim.why),
    )


def statement_rows(statement: Statement, text: str) -> Fields:
    """Return a statement's source, cue and content as printed."""
    spans = (
        ("source", statement.source),
        ("cue", statement.cue),
        ("content", statement.content),
    )
    rows: Fields = [(name, _stretches(text, stretches)) for name, stretches in spans]
    how = "in quotation marks" if statement.quoted else "reported in other words"
    return [*rows, ("how", parts.words(f"{stance_words(statement.stance)}, {how}"))]


def _characters(claim: Claim) -> Text:
    segment = segment_words(claim.segment)
    return parts.words(f"{claim.start}–{claim.end} of the text, in the {segment}")


def _who(claim: Claim, shelf: Shelf) -> Fields:
    document = shelf.document_of(claim)
    holder = claim.holder
    rows: Fields = [("holder", parts.words(holder_name(claim, document)))]
    if holder is not None:
        rows += [
            ("", parts.words(f"printed “{safe(holder.printed)}” at {holder.start}–{holder.end}")),
            ("role", parts.words(role_words(holder.role))),
            ("side", parts.known(holder.side)),
        ]
    outlet = None if document is None or document.outlet is None else safe(document.outlet)
    via = "; ".join(safe(relay) for relay in claim.via)
    rows.append(("via", parts.known(via or None)))
    return [*rows, ("outlet", parts.known(outlet))]


def _what(claim: Claim) -> Fields:
    aspect = None if claim.aspect is None else spaced(claim.aspect)
    finality = None if claim.finality is Finality.UNSTATED else spaced(claim.finality)
    return [
        ("stance", parts.words(stance_words(claim.stance, claim.aspect))),
        ("aspect", parts.known(aspect)),
        ("event", parts.words(event_words(claim.event_class))),
        ("modality", parts.known(modality_words(claim.modality))),
        ("finality", parts.known(finality)),
    ]


def _toll(toll: Toll | None) -> Fields:
    if toll is None:
        return [("toll", parts.known(None))]
    mark = "a bare number" if toll.comparator is Comparator.UNMARKED else spaced(toll.comparator)
    classed = None
    if toll.victim_class is not VictimClass.UNKNOWN:
        classed = victim_words(toll.victim_class, None)
    term = None if toll.victim_term is None else f"“{safe(toll.victim_term)}”"
    return [
        ("toll", parts.words(f"{toll.harm} {figure_words(toll)}", parts.HEADING)),
        ("  low, high", parts.words(f"{_number(toll.low)}, {_number(toll.high)} ({mark})")),
        ("  victims", parts.known(classed)),
        ("  as printed", parts.known(term)),
        ("  of side", parts.known(toll.side)),
        ("  over time", parts.known(cumulative_words(toll.cumulative) or None)),
        ("  part of", _linked(toll.subset_of)),
        ("  named", parts.known("; ".join(safe(name) for name in toll.named) or None)),
    ]


def _rest(claim: Claim, shelf: Shelf) -> Fields:
    quantity = None if claim.quantity is None else quantity_words(claim.quantity)
    return [
        ("quantity", parts.known(quantity)),
        *_actors(claim),
        *_when(claim.when),
        *_where(claim.where),
        ("answers", _linked(", ".join(claim.answers) or None)),
        *(
            ("answers", parts.words(f"{one.answers} of another page: {safe(one.why)}"))
            for one in shelf.replies.get(claim.id, ())
        ),
        ("incident", _linked(shelf.incident_of.get(claim.id))),
        ("situation", _linked(shelf.situation_of.get(claim.id))),
        ("read by", parts.words(f"{safe(claim.extractor)}, confidence {claim.confidence:.2f}")),
    ]


def _actors(claim: Claim) -> Fields:
    rows: Fields = []
    for actor in claim.actors:
        name = safe(actor.printed if actor.name is None else actor.name)
        printed = "" if safe(actor.printed) == name else f", printed “{safe(actor.printed)}”"
        known_as = "" if actor.id is None else f" [{safe(actor.id)}]"
        told = parts.words(f"{spaced(safe(actor.role))}: {name}{known_as}{printed}")
        rows.append(("" if rows else "actors", told))
    return rows or [("actors", parts.known(None))]


def _when(when: TimeMention | None) -> Fields:
    if when is None:
        return [("when", parts.words(DATE_NOT_STATED, parts.UNKNOWN))]
    counted_from = "" if when.reference is None else f", {day_words(when.reference)}"
    rows: Fields = [
        ("when", parts.words(when_words(when))),
        ("", parts.words(f"printed “{safe(when.printed)}” at {when.start}–{when.end}")),
        ("", parts.words(f"{time_basis_words(when.basis)}{counted_from}")),
    ]
    return [*rows, ("", parts.words(safe(when.why)))] if when.why else rows


def _where(places: Iterable[PlaceMention]) -> Fields:
    rows: Fields = []
    for place in places:
        rows.append(("" if rows else "where", parts.words(place_words(place))))
        rows += [("", parts.words(line)) for line in _place_lines(place)]
    return rows or [("where", parts.words(PLACE_NOT_STATED, parts.UNKNOWN))]


def _place_lines(place: PlaceMention) -> list[str]:
    lines = []
    if safe(place.printed) != place_name(place):
        lines.append(f"printed “{safe(place.printed)}” at {place.start}–{place.end}")
    lines += [f"{user}: {names}" for user, names in names_by_user(place).items()]
    if place.lat is not None and place.lon is not None:
        radius = "" if place.radius_km is None else f", within {place.radius_km:g} km"
        source = gazetteer_words(place)
        lines.append(f"{place.lat:.3f}, {place.lon:.3f}{radius}, {source}")
    return [*lines, safe(place.why)] if place.why else lines


def _statement(claim: Claim, shelf: Shelf) -> list[RenderableType]:
    document = shelf.document_of(claim)
    statement = None if claim.statement is None else shelf.statements.get(claim.statement)
    if statement is None or document is None:
        return []
    return [
        parts.heading(f"Said in statement {statement.id}"),
        parts.fields(statement_rows(statement, document.text)),
    ]


def _why(why: tuple[str, ...]) -> list[RenderableType]:
    if not why:
        return []
    return [parts.heading("Why"), *(parts.indented(parts.words(safe(one))) for one in why)]


def _stretches(text: str, spans: tuple[tuple[int, int], ...]) -> Text:
    if not spans:
        return parts.words("none printed", parts.UNKNOWN)
    return parts.words(" … ".join(f"“{safe(text[start:end])}”" for start, end in spans))


def _linked(ids: str | None) -> Text:
    return parts.words("none", parts.UNKNOWN) if ids is None else parts.words(ids)


def _number(number: int | None) -> str:
    return NOT_STATED if number is None else f"{number:,}"
