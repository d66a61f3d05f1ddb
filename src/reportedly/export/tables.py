"""The record -> flat tables with typed columns, for people who filter, sum and pivot."""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple

from reportedly.export.gathered import Gathered, PageTold
from reportedly.export.places import pin_of
from reportedly.export.public import incident_codes
from reportedly.records.claim import Actor, Claim, PlaceMention, TimeMention
from reportedly.records.incident import Incident, Situation
from reportedly.records.vocabulary import Harm, State
from reportedly.vocab.cells import Cell
from reportedly.vocab.load_mappings import load_mappings


class Kind(StrEnum):
    """What a column holds."""

    TEXT = "text"
    WHOLE = "whole"
    NUMBER = "number"
    DAY = "day"
    YES_NO = "yes_no"


class Column(NamedTuple):
    """A column: its name, and what it holds."""

    name: str
    kind: Kind = Kind.TEXT


Values = tuple[Cell, ...]


class Table(NamedTuple):
    """A table: its name, its columns, and its rows in their order."""

    name: str
    columns: tuple[Column, ...]
    rows: Iterable[Values]


def _columns(text: str) -> tuple[Column, ...]:
    """Columns from their names; a mark after a name tells the kind: # . @ ?"""
    marks = {"#": Kind.WHOLE, ".": Kind.NUMBER, "@": Kind.DAY, "?": Kind.YES_NO}
    return tuple(
        Column(name[:-1], marks[name[-1]]) if name[-1] in marks else Column(name)
        for name in text.split()
    )


_PLACE = "place_printed place_id place_name place_level place_country latitude. longitude."
_TIME = "when_printed when_from@ when_to@ when_level"

DOCUMENTS = _columns(
    "id address title outlet published_from@ published_to@ published_basis language lineage_type "
    "origin_group sha256 text_sha256"
)
CLAIMS = _columns(
    "id document address outlet published@ start# end# quote sentence_start# sentence_end# segment "
    "event_class holder holder_printed holder_role holder_side via stance aspect modality finality "
    "harm low# high# comparator victim_term victim_class victim_side cumulative? cumulative_from@ "
    "cumulative_to@ subset_of named quantity_of quantity_low# quantity_high# quantity_comparator "
    f"perpetrators targets other_actors {_TIME} {_PLACE} answers incident situation origin_group "
    "extractor confidence."
)
INCIDENTS = _columns(
    f"id title event_class {_TIME} ucdp_date_prec# {_PLACE} perpetrators targets other_actors "
    "killed_low# killed_best# killed_high# killed_high_is_open? injured_low# injured_best# "
    "injured_high# injured_high_is_open? policy origins# documents# claims# contested "
    "named_by"
)
TOLLS = _columns(
    "incident harm victim_class ohchr_status side low# best# high# high_is_open? policy basis "
    "low_claims best_claims high_claims claims"
)
SITUATIONS = _columns(
    f"id kind name start_from@ start_to@ end_from@ end_to@ is_over? {_PLACE} claims#"
)


def tables(record: Gathered) -> tuple[Table, ...]:
    """Return the five tables of a record."""
    return (
        Table("documents", DOCUMENTS, map(document_values, record.pages())),
        Table("claims", CLAIMS, _claims(record)),
        Table("incidents", INCIDENTS, map(incident_values, record.source.incidents())),
        Table("tolls", TOLLS, _tolls(record)),
        Table("situations", SITUATIONS, map(situation_values, record.source.situations())),
    )


def document_values(page: PageTold) -> Values:
    """Return a page as a row of ``DOCUMENTS``."""
    published = page.published
    days: Values = (None, None, None)
    if published is not None:
        days = (published.from_, published.to, published.basis.value)
    told = (page.id, page.address, page.title, page.outlet)
    return (
        *told,
        *days,
        page.language,
        page.lineage.value,
        page.group,
        page.sha256,
        page.text_sha256,
    )


def claim_values(
    claim: Claim, page: PageTold, incident: str | None, situation: str | None
) -> Values:
    """Return a claim as a row of ``CLAIMS``."""
    published = None if page.published is None else page.published.day
    return (
        *(claim.id, claim.document, page.address, page.outlet, published, claim.start, claim.end),
        *(claim.quote, *claim.sentence, claim.segment.value, claim.event_class.value),
        *_holder(claim),
        *(_listed(claim.via), claim.stance.value),
        *(None if claim.aspect is None else claim.aspect.value, claim.modality.value),
        claim.finality.value,
        *_toll(claim),
        *_quantity(claim),
        *_actors(claim.actors),
        *_time(claim.when),
        *_place(claim.where),
        *(_listed(claim.answers), incident, situation, page.group),
        *(claim.extractor, claim.confidence),
    )


def incident_values(incident: Incident) -> Values:
    """Return an incident as a row of ``INCIDENTS``."""
    contested = sorted(a.value for a, s in incident.states.items() if s is State.CONTESTED)
    return (
        *(incident.id, incident.title, incident.event_class.value),
        *_time(incident.when),
        incident_codes(incident).ucdp_date_prec,
        *_place(incident.where),
        *_actors(incident.parties),
        *_all_victims(incident, Harm.KILLED),
        *_all_victims(incident, Harm.INJURED),
        incident.tolls[0].policy if incident.tolls else None,
        *(incident.origins, len(incident.documents), len(incident.claims), _listed(contested)),
        _listed(_namings(incident)),
    )


def _namings(incident: Incident) -> Iterator[str]:
    """Who names each party and who denies it: nobody is a perpetrator in our own voice."""
    for party, naming in zip(incident.parties, incident.named_by, strict=False):
        told = f"{naming.role} {party.name or party.printed}: named by {', '.join(naming.holders)}"
        yield f"{told}, denied by {', '.join(naming.deniers)}" if naming.deniers else told


def situation_values(situation: Situation) -> Values:
    """Return a situation as a row of ``SITUATIONS``."""
    end = situation.end
    return (
        *(situation.id, situation.kind.value, situation.name),
        *(situation.start.from_, situation.start.to),
        *((None, None, None) if end is None else (end.from_, end.to, True)),
        *_place(situation.where),
        len(situation.claims),
    )


def _claims(record: Gathered) -> Iterator[Values]:
    for claim, incident, situation in record.claims():
        yield claim_values(claim, record.page(claim.document), incident, situation)


def _tolls(record: Gathered) -> Iterator[Values]:
    for incident in record.source.incidents():
        for row in incident.tolls:
            victims = row.victim_class
            ohchr = None if victims is None else load_mappings().victims[victims].ohchr
            yield (
                *(incident.id, row.harm.value, None if victims is None else victims.value, ohchr),
                *(row.side, row.low, row.best, row.high),
                *(row.high_is_open, row.policy, row.basis.value, _listed(row.low_claims)),
                *(_listed(row.best_claims), _listed(row.high_claims), _listed(row.claims)),
            )


def _holder(claim: Claim) -> Values:
    one = claim.holder
    return (None,) * 4 if one is None else (one.name, one.printed, one.role.value, one.side)


def _toll(claim: Claim) -> Values:
    toll = claim.toll
    if toll is None:
        return (None,) * 12
    period = toll.cumulative
    return (
        *(toll.harm.value, toll.low, toll.high, toll.comparator.value, toll.victim_term),
        *(toll.victim_class.value, toll.side, period is not None),
        *((None, None) if period is None else (period.from_, period.to)),
        *(toll.subset_of, _listed(toll.named)),
    )


def _quantity(claim: Claim) -> Values:
    one = claim.quantity
    return (None,) * 4 if one is None else (one.of, one.low, one.high, one.comparator.value)


def _actors(actors: Iterable[Actor]) -> Values:
    by_role: dict[str, list[str]] = {"perpetrator": [], "target": [], "": []}
    for one in actors:
        by_role[one.role if one.role in by_role else ""].append(one.name or one.printed)
    return tuple(_listed(dict.fromkeys(names)) for names in by_role.values())


def _time(when: TimeMention | None) -> Values:
    return (None,) * 4 if when is None else (when.printed, when.from_, when.to, when.level.value)


def _place(where: tuple[PlaceMention, ...]) -> Values:
    printed = _listed(dict.fromkeys(one.printed for one in where))
    place = next((one for one in where if one.is_found), None)
    if place is None:
        return (printed, None, None, None, None, None, None)
    lat, lon = pin_of(place) or (None, None)
    return (printed, place.id, place.name, place.level.value, place.country, lat, lon)


def _all_victims(incident: Incident, harm: Harm) -> Values:
    for row in incident.tolls:
        if row.harm is harm and row.victim_class is None and row.side is None:
            return (row.low, row.best, row.high, row.high_is_open)
    return (None,) * 4


def _listed(values: Iterable[str]) -> str | None:
    return "; ".join(values) or None
