"""A record to read from -> the same, redacted: what every export and every reader is given."""

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import TypeVar

from reportedly.export.source import Source
from reportedly.records.base import Record
from reportedly.records.claim import Claim, PlaceMention, Statement, TimeMention
from reportedly.records.gazetteer import Scope
from reportedly.records.incident import Decision, Incident, Situation
from reportedly.records.logbook import Withholding
from reportedly.records.review import Review
from reportedly.records.text import Change, Document, Lineage
from reportedly.redact.find import Withheld, find_withheld, is_found
from reportedly.redact.looked import Looked
from reportedly.redact.page import PageNames, blank_out, blanked, together
from reportedly.redact.records import Redactor
from reportedly.redact.searched import Searched
from reportedly.vocab.redaction import RedactionWords

R = TypeVar("R", bound=Record)


class RedactedSource:
    """A record with its withheld names blank in texts, quotes, titles and fields.

    A blank has the length of the name, so that every offset is what it is in the record and
    every quote is still ``text[start:end]`` of its text, which is a text version of its own.
    """

    def __init__(self, source: Source, withheld: Withheld | Looked, words: RedactionWords) -> None:
        self._source = source
        self._redactor = Redactor(withheld, words)
        self._anywhere = withheld.anywhere
        self.withheld = withheld
        self.words = words

    def without_names(self, words: str) -> str:
        """Return words that are of no page (a row coded by hand) with withheld names blank."""
        return blanked(words, self._anywhere)

    @contextmanager
    def snapshot(self) -> Iterator["RedactedSource"]:
        """It stands still as long as what it was made of does: redact inside a snapshot."""
        yield self

    def documents(self) -> Iterator[Document]:
        """Yield the documents, each text a version of its own where a name was blanked."""
        for document in self._source.documents():
            yield self.document_of(document)

    def document_of(self, document: Document) -> Document:
        """Return a document as it may be published: its current text alone."""
        names = self.withheld.on(document.id)
        if not names.is_page:
            return document
        text = blank_out(document.text, names.spans)
        made = self._redactor.redacted(document.replacing(text=""), names)
        return made.replacing(text=text, text_sha256=hashlib.sha256(text.encode()).hexdigest())

    def origins_of(self, document: str) -> tuple[str, ...]:
        """Return every name the document's page was found under."""
        names = self.withheld.on(document)
        return tuple(blanked(one, names) for one in self._source.origins_of(document))

    def statements(self) -> Iterator[Statement]:
        """Return the statements."""
        return map(self._redactor.of_page, self._source.statements())

    def times(self) -> Iterator[TimeMention]:
        """Return the time mentions."""
        return map(self._redactor.of_page, self._source.times())

    def places(self) -> Iterator[PlaceMention]:
        """Return the place mentions."""
        return map(self._redactor.of_page, self._source.places())

    def placed_claims(self) -> Iterator[tuple[Claim, str | None, str | None]]:
        """Yield each claim with the ids of its incident and its situation."""
        for claim, incident, situation in self._source.placed_claims():
            yield self.of_page(claim), incident, situation

    def of_page(self, one: R) -> R:
        """Return what says of which page it is, as it may be published."""
        return self._redactor.of_page(one)

    def is_found(self, claims: Iterable[Claim], entries: Iterable[Withholding]) -> bool:
        """Return whether all names that claims of one document withhold are left out."""
        return is_found(claims, entries, self.withheld, self.words)

    def version_of(self, document: Document) -> Document:
        """Return an earlier text of a document as it may be published."""
        names = self.withheld.on(document.id)
        text = blanked(document.text, names.replacing(spans=(), is_page=False))
        made = self._redactor.redacted(document.replacing(text=""), names)
        return made.replacing(text=text, text_sha256=hashlib.sha256(text.encode()).hexdigest())

    def published(self, told: str, document: str | None = None) -> str:
        """Return words of a document, or of none, as they may be published."""
        names = self._anywhere if document is None else self.withheld.on(document)
        return blanked(told, names)

    def lineages(self) -> dict[str, Lineage]:
        """Return what each document goes back to."""
        return {one.document: self.lineage_of(one) for one in self._source.lineages().values()}

    def incidents(self) -> Iterator[Incident]:
        """Yield the incidents."""
        for incident in self._source.incidents():
            yield self.incident_of(incident)

    def incident_of(self, incident: Incident) -> Incident:
        """Return an incident as it may be published."""
        pages = (self.withheld.on(document) for document in incident.documents)
        return self._redactor.redacted(incident, together(pages, self.withheld.nowhere))

    def situations(self) -> Iterator[Situation]:
        """Yield the situations."""
        for situation in self._source.situations():
            yield self.of_none(situation)

    def of_none(self, one: R) -> R:
        """Return what is of no one page, as it may be published."""
        return self._redactor.redacted(one, self._anywhere)

    def scopes(self) -> Iterator[Scope]:
        """Yield what the pages were read with."""
        for scope in self._source.scopes():
            yield self._redactor.redacted(scope, self._anywhere)

    def decisions(self) -> Iterator[Decision]:
        """Yield what people judged; who judged is told."""
        for decision in self._source.decisions():
            yield self.of_none(decision)

    def judged(self) -> Iterator[Review]:
        """Yield what people decided; who decided is told."""
        return map(self._judged, self._source.judged())

    def _judged(self, review: Review) -> Review:
        """A decision as it may be published: its words are of its page as it was read then."""
        anchor, claim = review.anchor, review.claim
        if anchor is None:
            return self.of_none(review)
        names = self.withheld.on(anchor.document)
        if names.spans and self._text_of.get(anchor.document) == anchor.text_sha256:
            anchor = anchor.replacing(quote=blank_out(anchor.quote, names.spans, anchor.start))
        plain = names.replacing(spans=(), is_page=False)  # where names stand now, they may not then
        redacted = self._redactor.redacted
        return redacted(review.replacing(anchor=None, claim=None), plain).replacing(
            anchor=redacted(anchor, plain),
            claim=None if claim is None else redacted(claim, plain),
        )

    @cached_property
    def _text_of(self) -> dict[str, str]:
        """The hash of the current text of each page that has a withheld name."""
        return {
            one.id: one.text_sha256
            for one in self._source.documents()
            if self.withheld.on(one.id).is_page
        }

    def rules(self) -> tuple[str, ...]:
        """Return the rules the documents were last read by."""
        return self._source.rules()

    def derived_is_current(self) -> bool:
        """Whether nothing was read or decided since the incidents were built."""
        return self._source.derived_is_current()

    def lineage_of(self, lineage: Lineage) -> Lineage:
        """Return what a document goes back to, as it may be published."""
        names = self.withheld.on(lineage.document)
        before = self.withheld.on(lineage.version_of or "")
        made = self._redactor.redacted(lineage.replacing(changes=()), names)
        changes = tuple(_change(change, before, names) for change in lineage.changes)
        return made.replacing(changes=changes)


def _change(change: Change, before: PageNames, after: PageNames) -> Change:
    """The difference, its words cut from the redacted versions."""
    was, now = change.was, change.now
    if was is not None and change.before is not None:
        was = blank_out(blanked(was, before), before.spans, change.before[0])
    if now is not None and change.after is not None:
        now = blank_out(blanked(now, after), after.spans, change.after[0])
    return change.replacing(was=was, now=now)


def redact(
    source: Source,
    entries: Iterable[Withholding],
    words: RedactionWords,
    before: Searched | None = None,
) -> RedactedSource:
    """Return the record to read from with all that is withheld left blank.

    Args:
        source: the record, in a snapshot where somebody may write to it meanwhile.
        entries: what people withheld and lifted, first said first.
        words: the setting: whose names are withheld without being asked, how coarse points are.
        before: what was found in texts before; they are not searched again.
    """
    return RedactedSource(source, find_withheld(source, entries, words, before), words)
