"""A record -> its fields by their public names, with the codes that are derived from them."""

from typing import Any

from reportedly.records.base import Record
from reportedly.records.claim import Claim, PlaceMention
from reportedly.records.incident import Incident, Situation
from reportedly.vocab.coded_place import codes_of

Row = dict[str, Any]


def fields_of(record: Record) -> Row:
    """Return the record's fields by their public names."""
    public = zip(record.__struct_fields__, record.__struct_encode_fields__, strict=True)
    return {name: getattr(record, field) for field, name in public}


def place_row(place: PlaceMention) -> Row:
    """Return a place with the codes of its precision."""
    return {**fields_of(place), "codes": codes_of(place)}


def claim_row(claim: Claim, incident: str | None, situation: str | None) -> Row:
    """Return a claim with the incident and the situation it is part of."""
    return {**_placed(claim), "incident": incident, "situation": situation}


def incident_row(incident: Incident) -> Row:
    """Return an incident as exported."""
    return _placed(incident)


def situation_row(situation: Situation) -> Row:
    """Return a situation as exported."""
    return _placed(situation)


def _placed(one: Claim | Incident | Situation) -> Row:
    return {**fields_of(one), "where": [place_row(place) for place in one.where]}
