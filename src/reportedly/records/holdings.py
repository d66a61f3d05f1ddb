"""All that a record holds now, in one hand: what incidents are built from."""

from datetime import date

from reportedly.records.base import Record
from reportedly.records.claim import Claim, TimeMention
from reportedly.records.incident import Decision
from reportedly.records.text import Document, Known, Signature


class Sighting(Record, frozen=True, kw_only=True):
    """Where a document's page was found: under which name, how many sightings before, which day.

    ``origin`` is the path or URL, ``known`` what a metadata file said of the page there.
    """

    document: str
    origin: str
    number: int
    day: date
    known: Known = Known()


class Holdings(Record, frozen=True, kw_only=True):
    """The current documents and readings of a record, and what people decided."""

    documents: tuple[Document, ...]
    claims: tuple[Claim, ...]
    times: tuple[TimeMention, ...]
    decisions: tuple[Decision, ...]
    signatures: tuple[Signature, ...]
    sightings: tuple[Sighting, ...] = ()
