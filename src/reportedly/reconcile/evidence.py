"""What the reconcile stage is handed: claims, their documents, lineages and links."""

import re
from collections.abc import Iterable
from datetime import date

import msgspec

from reportedly.records.base import Record
from reportedly.records.claim import Claim
from reportedly.records.incident import Link
from reportedly.records.text import Document, Lineage
from reportedly.records.vocabulary import FactField, HolderRole
from reportedly.vocab.folding import fold
from reportedly.vocab.phrases import Phrase

_OF_A_PARTY = frozenset(
    {
        HolderRole.BELLIGERENT_OFFICIAL,
        HolderRole.BELLIGERENT_MEDIA,
        HolderRole.DE_FACTO_AUTHORITY,
        HolderRole.ARMED_GROUP,
        HolderRole.NGO_OR_RIGHTS_OFFICE,
    }
)
"""Roles whose holders, told with a side, speak for it: its ministry, its media, its ombudsman."""

_CLOCK = re.compile(r"(?<!\d)([01]?\d|2[0-3]):([0-5]\d)(?!\d)")


class Evidence(Record, frozen=True, kw_only=True):
    """Claims by id, documents and lineages by document id, and the scored links.

    ``unnamed`` tells whether a holder's name names nobody in particular ("officials"). ``matters``
    are, by document, the claims that speak of a matter of their own, of whatever incident or none.
    """

    claims: dict[str, Claim]
    documents: dict[str, Document]
    lineages: dict[str, Lineage]
    links: tuple[Link, ...] = ()
    unnamed: Phrase | None = None
    matters: dict[str, tuple[Claim, ...]] = msgspec.field(default_factory=dict)

    def published(self, claim: Claim) -> date | None:
        """The last day on which the claim's page can have come out, if it is known."""
        document = self.documents.get(claim.document)
        if document is None or document.published is None:
            return None
        return document.published.to

    def hour(self, claim: Claim) -> str | None:
        """The hour at which the claim's page came out (HH:MM), as what told its day prints it."""
        document = self.documents.get(claim.document)
        if document is None:
            return None
        for fact in document.known:
            if fact.field is FactField.PUBLISHED and fact.chosen:
                clock = _CLOCK.search(fact.printed)
                return None if clock is None else f"{int(clock[1]):02}:{clock[2]}"
        return None

    def origin(self, claim: Claim) -> str:
        """What the claim's page goes back to: pages of one origin are one voice."""
        lineage = self.lineages.get(claim.document)
        return claim.document if lineage is None else lineage.group

    def origins(self, claims: Iterable[Claim]) -> frozenset[str]:
        """The distinct origins of some claims."""
        return frozenset(self.origin(claim) for claim in claims)

    def voice(self, claim: Claim) -> str:
        """Who says it: the holder's full name or, for the page's own voice, its outlet.

        "Officials" of two outlets are two voices: nobody knows whether they are the same people.
        """
        if claim.holder is not None and self.is_named(claim):
            return fold(claim.holder.name)
        outlet = self._outlet(claim)
        return outlet if claim.holder is None else f"{fold(claim.holder.name)}, {outlet}"

    def party(self, claim: Claim) -> str | None:
        """The side that a party's own officials, media or offices speak for: it is one voice."""
        holder = claim.holder
        speaks = holder is not None and holder.role in _OF_A_PARTY
        return holder.side if holder is not None and speaks else None

    def teller(self, claim: Claim) -> str:
        """Who says it, by name; of a page's own voice its outlet or, for want of one, its id."""
        if claim.holder is not None:
            return claim.holder.name
        document = self.documents.get(claim.document)
        outlet = None if document is None else document.outlet
        return claim.document if outlet is None else outlet

    def is_named(self, claim: Claim) -> bool:
        """Whether its holder is someone or some body in particular."""
        if claim.holder is None:
            return False
        return self.unnamed is None or not self.unnamed.fits(claim.holder.name)

    def _outlet(self, claim: Claim) -> str:
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
