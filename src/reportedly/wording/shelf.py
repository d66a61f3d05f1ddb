"""The records that one page of output is told from, at hand by their ids."""

from collections.abc import Iterable

import msgspec

from reportedly.records.base import Record
from reportedly.records.claim import Claim, Statement
from reportedly.records.incident import Reply
from reportedly.records.text import Document, Lineage


class Shelf(Record, frozen=True, kw_only=True):
    """Claims, documents and statements by id, what each goes back to, and what it is part of.

    ``replies``: what claims answer on other pages of their incident, by the claim that answers.
    """

    claims: dict[str, Claim]
    documents: dict[str, Document]
    statements: dict[str, Statement] = msgspec.field(default_factory=dict)
    lineages: dict[str, Lineage] = msgspec.field(default_factory=dict)
    origins: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    incident_of: dict[str, str] = msgspec.field(default_factory=dict)
    situation_of: dict[str, str] = msgspec.field(default_factory=dict)
    replies: dict[str, tuple[Reply, ...]] = msgspec.field(default_factory=dict)

    def document_of(self, claim: Claim) -> Document | None:
        """The document a claim was read from, if it is here."""
        return self.documents.get(claim.document)

    def some(self, ids: Iterable[str]) -> tuple[Claim, ...]:
        """The claims of the ids that are here, in the order of the ids."""
        return tuple(self.claims[one] for one in ids if one in self.claims)
