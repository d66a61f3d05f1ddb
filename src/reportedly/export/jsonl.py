"""The record -> JSON Lines, one file per kind of thing, in the public format."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from reportedly.export.folder import write_files
from reportedly.export.gazetteers import attributions, sources_of
from reportedly.export.public import (
    Row,
    claim_row,
    fields_of,
    incident_row,
    place_row,
    situation_row,
    time_row,
)
from reportedly.export.source import Source
from reportedly.records.incident import replies_in
from reportedly.records.text import Document, Lineage
from reportedly.vocab.places import ATTRIBUTION

Days = dict[str, date | None]
"""The day of publication of each document."""

FORMAT = "1"
"""The version of the public format: it changes when a field is renamed or changes its meaning."""


def export_jsonl(store: Source, out: Path, *, explain: bool = False) -> dict[str, int]:  # noqa: ARG001 - every row has its reasons in it
    """Write the record into the folder and return how many lines each file has.

    The same record gives the same bytes. ``manifest.json`` tells the format and the counts.
    Reasons stand in the rows themselves (``why``), whether they are asked for or not.

    Raises:
        UsageError: the folder cannot be written to.
        RecordDiskFull: the disk has no room left; what was there before is as it was.
    """
    with store.snapshot() as now:
        counts: dict[str, int] = {}
        files = {f"{name}.jsonl": _counted(name, rows, counts) for name, rows in _kinds(now)}
        write_files(out, {**files, "manifest.json": _manifest(now, counts)})
    return counts


def _kinds(store: Source) -> Iterator[tuple[str, Iterable[Any]]]:
    days: Days = {}
    yield "documents", _documents(store, days)
    yield "statements", store.statements()
    yield "times", (time_row(time, days.get(time.document)) for time in store.times())
    yield "places", map(place_row, store.places())
    yield "claims", _claims(store, days)
    yield "incidents", map(incident_row, store.incidents())
    yield "situations", map(situation_row, store.situations())
    yield "sources", map(fields_of, sources_of(store))
    yield "judgements", store.decisions()


def _counted(name: str, rows: Iterable[Any], counts: dict[str, int]) -> Iterator[bytes]:
    counts[name] = 0
    for row in rows:
        counts[name] += 1
        yield msgspec.json.encode(row)


def _documents(store: Source, days: Days) -> Iterator[dict[str, Any]]:
    """The documents, their days of publication noted for the codes of what comes after."""
    lineages = store.lineages()
    for document in store.documents():
        days[document.id] = None if document.published is None else document.published.day
        yield _document(document, lineages.get(document.id), store.origins_of(document.id))


def _document(
    document: Document, lineage: Lineage | None, origins: tuple[str, ...]
) -> dict[str, Any]:
    """The document as exported. Without a lineage yet, it is an origin of its own."""
    row = fields_of(document)
    own_type, own_credit = row.pop("lineage_type"), row.pop("credit")
    return {
        **row,
        "origins": origins,
        "lineage": {
            "type": own_type if lineage is None else lineage.type,
            "group": document.id if lineage is None else lineage.group,
            "credit": own_credit if lineage is None else lineage.credit,
            "copy_of": None if lineage is None else lineage.copy_of,
            "why": "not compared with other pages yet" if lineage is None else lineage.why,
            "version_of": None if lineage is None else lineage.version_of,
            "next_version": None if lineage is None else lineage.next_version,
            "changes": () if lineage is None else lineage.changes,
        },
    }


def _claims(store: Source, days: Days) -> Iterator[Row]:
    elsewhere = replies_in(store.incidents())
    for claim, incident, situation in store.placed_claims():
        told = elsewhere.get(claim.id, ())
        yield claim_row(claim, incident, situation, days.get(claim.document), told)


def _manifest(store: Source, counts: dict[str, int]) -> Iterator[bytes]:
    """The manifest in one piece, made last: by then all rows are counted."""
    manifest = {
        "format": FORMAT,
        "rules": store.rules(),
        "counts": counts,
        "incidents_are_current": store.derived_is_current(),
        "attribution": [ATTRIBUTION, *attributions(sources_of(store))],
    }
    yield msgspec.json.format(msgspec.json.encode(manifest), indent=2)
