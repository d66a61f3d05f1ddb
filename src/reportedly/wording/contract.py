"""Records -> JSON by their public names, as in an export."""

from collections.abc import Iterable
from typing import Any

import msgspec

from reportedly.export import public
from reportedly.records.claim import Claim
from reportedly.records.text import Document
from reportedly.wording.safe import json_safe
from reportedly.wording.shelf import Shelf


def claim_row(claim: Claim, shelf: Shelf) -> dict[str, Any]:
    """Return a claim with the incident and the situation it is part of."""
    document = shelf.document_of(claim)
    published = None if document is None else document.published
    return public.claim_row(
        claim,
        shelf.incident_of.get(claim.id),
        shelf.situation_of.get(claim.id),
        None if published is None else published.day,
        shelf.replies.get(claim.id, ()),
    )


def document_row(document: Document, shelf: Shelf) -> dict[str, Any]:
    """Return a document with what it goes back to; not compared yet, it is its own origin."""
    row = public.fields_of(document)
    own_type, own_credit = row.pop("lineage_type"), row.pop("credit")
    lineage = shelf.lineages.get(document.id)
    return {
        **row,
        "origins": shelf.origins.get(document.id, (document.origin,)),
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


def json_list(rows: Iterable[Any]) -> str:
    """Return rows as a JSON list, one object on a line."""
    lines = ",\n".join(msgspec.json.encode(row).decode() for row in rows)
    return json_safe(f"[\n{lines}\n]\n" if lines else "[]\n")


def json_object(row: Any) -> str:
    """Return one thing as JSON, indented to be read."""
    return json_safe(msgspec.json.format(msgspec.json.encode(row), indent=2).decode() + "\n")
