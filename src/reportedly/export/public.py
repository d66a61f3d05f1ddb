"""A record -> its fields by their public names, with the codes that are derived from them."""

from datetime import date
from typing import Any

from reportedly.records.base import Record
from reportedly.records.claim import Claim, PlaceMention, TimeMention
from reportedly.records.incident import Incident, Reply, Situation
from reportedly.records.vocabulary import NOT_YET, TimeBasis
from reportedly.vocab.coded_place import codes_of
from reportedly.vocab.coded_time import CodedTime, coded_time

Row = dict[str, Any]


def fields_of(record: Record) -> Row:
    """Return the record's fields by their public names."""
    public = zip(record.__struct_fields__, record.__struct_encode_fields__, strict=True)
    return {name: getattr(record, field) for field, name in public}


def place_row(place: PlaceMention) -> Row:
    """Return a place with the codes of its precision."""
    return {**fields_of(place), "codes": codes_of(place)}


def time_row(time: TimeMention, reported: date | None) -> Row:
    """Return a time with its codes, counted from the day of the report where that is known."""
    return {**fields_of(time), "codes": coded_time(time, reported)}


def claim_row(
    claim: Claim,
    incident: str | None,
    situation: str | None,
    reported: date | None,
    elsewhere: tuple[Reply, ...] = (),
) -> Row:
    """Return a claim with its incident, its situation, and the codes of its time.

    Args:
        claim: the claim.
        incident: the id of the incident it is part of.
        situation: the id of the situation it is part of.
        reported: the day of its report, where that is known.
        elsewhere: what it answers on other pages of the incident.
    """
    codes = coded_time(claim.when, reported, past=claim.modality not in NOT_YET)
    return {
        **_placed(with_replies(claim, elsewhere)),
        "answers_elsewhere": [{"claim": one.answers, "why": one.why} for one in elsewhere],
        "incident": incident,
        "situation": situation,
        "codes": codes,
    }


def with_replies(claim: Claim, elsewhere: tuple[Reply, ...]) -> Claim:
    """Return the claim, what it answers on its own page followed by what it answers on others."""
    if not elsewhere:
        return claim
    return claim.replacing(answers=(*claim.answers, *(one.answers for one in elsewhere)))


def incident_row(incident: Incident) -> Row:
    """Return an incident with the codes of its time."""
    return {**_placed(incident), "codes": incident_codes(incident)}


def incident_codes(incident: Incident) -> CodedTime:
    """Return the codes of an incident's time; of several reports none is the one to count from.

    What was counted from a report names that report's day itself.
    """
    when = incident.when
    reported = when.reference if when is not None and when.basis is TimeBasis.PUBLICATION else None
    return coded_time(when, reported)


def situation_row(situation: Situation) -> Row:
    """Return a situation as exported."""
    return _placed(situation)


def _placed(one: Claim | Incident | Situation) -> Row:
    return {**fields_of(one), "where": [place_row(place) for place in one.where]}
