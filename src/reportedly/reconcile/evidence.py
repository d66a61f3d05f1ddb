"""What the reconcile stage is handed: claims, their documents, lineages and links."""

from collections.abc import Iterable
from datetime import date

from reportedly.records.base import Record
from reportedly.records.claim import Claim
from reportedly.records.incident import Link
from reportedly.records.text import Document, Lineage
from reportedly.vocab.folding import fold


class Evidence(Record, frozen=True, kw_only=True):
    """Claims by id, documents and lineages by document id, and the scored links."""

    claims: dict[str, Claim]
    documents: dict[str, Document]
    lineages: dict[str, Lineage]
    links: tuple[Link, ...] = ()

    def published(self, claim: Claim) -> date | None:
        """The last day on which the claim's page can have come out, if it is known."""
        document = self.documents.get(claim.document)
        if document is None or document.published is None:
            return None
        return document.published.to

    def origin(self, claim: Claim) -> str:
        """What the claim's page goes back to: pages of one origin are one voice."""
        lineage = self.lineages.get(claim.document)
        return claim.document if lineage is None else lineage.group

    def origins(self, claims: Iterable[Claim]) -> frozenset[str]:
        """The distinct origins of some claims."""
        return frozenset(self.origin(claim) for claim in claims)

    def voice(self, claim: Claim) -> str:
        """Who says it: the holder's full name or, for the page's own voice, its outlet."""
        if claim.holder is not None:
            return fold(claim.holder.name)
        document = self.documents.get(claim.document)
        outlet = None if document is None else document.outlet
        return f"outlet {claim.document if outlet is None else fold(outlet)}"

    def earliest(self, claims: Iterable[Claim]) -> Claim:
        """The claim that stands first on the page that came out first.

        Ids are made from it, so that what comes in later does not change them.
        """
        return min(
            claims,
            key=lambda c: (self.published(c) or date.max, c.document, c.start, c.end, c.id),
        )
