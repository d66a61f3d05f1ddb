"""The record as one visitor may see it: whole, or with what is withheld left out."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from reportedly.records.base import Record
from reportedly.records.claim import Claim, Reading
from reportedly.records.incident import Decision, Incident, Situation
from reportedly.records.review import ReviewAction
from reportedly.records.text import Document, Lineage
from reportedly.store import Store
from reportedly.store.near import Near
from reportedly.wording.shelf import Shelf


class Note(Record, frozen=True, kw_only=True):
    """What an editor wrote to an incident. ``withdrawn_at``: when they took it back; it stays."""

    n: int
    user: str
    made_at: datetime
    text: str
    withdrawn_at: datetime | None


class View:
    """An open record, asked for what a page shows. Subclasses leave out what a visitor may not see.

    Whatever reaches a page comes through here, so there is one place to leave things out.
    """

    def __init__(self, store: Store) -> None:
        self.store = store
        self.near: Near = store.near()

    def incident(self, id_: str) -> Incident | None:
        """Return the incident of exactly that id."""
        return self.near.incident(id_)

    def situation(self, id_: str) -> Situation | None:
        """Return the situation of exactly that id."""
        return self.near.situation(id_)

    def situations(self, after: str, most: int) -> tuple[tuple[Situation, ...], int]:
        """Return so many situations after one, the earliest first, and how many are left."""
        return self.near.situations_from(after, most)

    def claims(self, ids: Sequence[str]) -> tuple[Claim, ...]:
        """Return the claims of those ids that there are."""
        return self.near.claims(ids)

    def documents(self, ids: Sequence[str]) -> dict[str, Document]:
        """Return the documents of those ids."""
        return self.near.documents(ids)

    def titles(self, ids: Sequence[str]) -> list[tuple[str, str | None, str | None]]:
        """Return the id, title and first day of publication of some documents."""
        return self.near.titles(ids)

    def versions(self, id_: str) -> dict[str, Document]:
        """Return every text version of a document by the hash of its text."""
        return self.near.versions(id_)

    def reading(self, document: str) -> Reading | None:
        """Return what was last read from a document."""
        return self.store.reading(document)

    def lineages(self, documents: Sequence[str]) -> dict[str, Lineage]:
        """Return what each of the documents goes back to."""
        return self.near.lineages(documents)

    def origins_of(self, document: str) -> tuple[str, ...]:
        """Return every name the document's page was found under."""
        return self.store.origins_of(document)

    def decisions_on(self, claims: Sequence[str]) -> tuple[Decision, ...]:
        """Return the judgements on pairs in which one of the claims is."""
        return self.near.decisions_on(claims)

    def told(self, words: str) -> str:
        """Return words of people that are of no page."""
        return words

    def notes(self, subjects: Iterable[str]) -> tuple[Note, ...]:
        """Return what editors wrote to an incident, under whichever of its ids; the first first."""
        every = self.store.reviews().on(subjects)
        withdrawn = {one.undoes: one.made_at for one in every if one.undoes is not None}
        return tuple(
            Note(
                n=one.n,
                user=one.user,
                made_at=one.made_at,
                text=one.why,
                withdrawn_at=withdrawn.get(one.n),
            )
            for one in sorted(every, key=lambda one: one.n)
            if one.action is ReviewAction.NOTE
        )

    def count_by(self, holder: str) -> dict[str, int]:
        """Return how many claims a holder makes in each stance."""
        return self.near.count_by(holder)

    def shelf(self, claims: Sequence[Claim], documents: Sequence[str] = ()) -> Shelf:
        """Return what is needed to tell of some claims, and of documents beside theirs."""
        wanted = list(dict.fromkeys([*documents, *(claim.document for claim in claims)]))
        homes = self.near.homes([claim.id for claim in claims])
        return Shelf(
            claims={claim.id: claim for claim in claims},
            documents=self.documents(wanted),
            lineages=self.lineages(wanted),
            incident_of={claim: i for claim, (i, _) in homes.items() if i is not None},
            situation_of={claim: s for claim, (_, s) in homes.items() if s is not None},
        )


class Span(Record, frozen=True, kw_only=True):
    """Characters of one text to be shown: what stands before, in, and after the quote."""

    before: str
    quote: str
    after: str
    language: str | None = None


def span_of(claim: Claim, document: Document | None) -> Span:
    """Return a claim's sentence around its quote."""
    if document is None:
        return Span(before="", quote=claim.quote, after="")
    start, end = min(claim.sentence[0], claim.start), max(claim.sentence[1], claim.end)
    text = document.text
    return Span(
        before=text[start : claim.start],
        quote=text[claim.start : claim.end],
        after=text[claim.end : end],
        language=document.language,
    )
