"""A record to read from and some incidents -> the same with nothing else in it."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager

from reportedly.export.source import Source
from reportedly.records.claim import Claim, PlaceMention, Statement, TimeMention
from reportedly.records.gazetteer import Scope
from reportedly.records.incident import Decision, Incident, Situation
from reportedly.records.review import Review
from reportedly.records.text import Document, Lineage


class Selected:
    """Some incidents of a record: their claims, their pages, and what was judged of them."""

    def __init__(self, source: Source, incidents: Collection[str]) -> None:
        self._source = source
        self._incidents = tuple(one for one in source.incidents() if one.id in incidents)
        self._documents = {one for each in self._incidents for one in each.documents}
        self._claims = {one for each in self._incidents for one in each.claims}
        self._claims |= {one.answers for each in self._incidents for one in each.replies}

    @contextmanager
    def snapshot(self) -> Iterator["Selected"]:
        """It stands still as long as what it is taken from does: select inside a snapshot."""
        yield self

    def documents(self) -> Iterator[Document]:
        """Yield the pages that the incidents are told on."""
        return (one for one in self._source.documents() if one.id in self._documents)

    def origins_of(self, document: str) -> tuple[str, ...]:
        """Return every name the document's page was found under."""
        return self._source.origins_of(document)

    def statements(self) -> Iterator[Statement]:
        """Yield all statements of these pages."""
        return (one for one in self._source.statements() if one.document in self._documents)

    def times(self) -> Iterator[TimeMention]:
        """Yield all times of these pages."""
        return (one for one in self._source.times() if one.document in self._documents)

    def places(self) -> Iterator[PlaceMention]:
        """Yield all places of these pages."""
        return (one for one in self._source.places() if one.document in self._documents)

    def placed_claims(self) -> Iterator[tuple[Claim, str | None, str | None]]:
        """Yield the incidents' claims; situations are of no bundle."""
        for claim, incident, _ in self._source.placed_claims():
            if claim.id in self._claims:
                yield claim, incident, None

    def lineages(self) -> dict[str, Lineage]:
        """Return what each of these pages goes back to."""
        kept = self._source.lineages().items()
        return {document: one for document, one in kept if document in self._documents}

    def incidents(self) -> Iterator[Incident]:
        """Yield the incidents."""
        return iter(self._incidents)

    def situations(self) -> Iterator[Situation]:
        """Yield none: a situation is told by claims of many incidents."""
        return iter(())

    def scopes(self) -> Iterator[Scope]:
        """Yield what the pages were read with."""
        return self._source.scopes()

    def decisions(self) -> Iterator[Decision]:
        """Yield what was judged of these claims."""
        return (one for one in self._source.decisions() if {one.a, one.b} & self._claims)

    def judged(self) -> Iterator[Review]:
        """Yield what was decided on these claims and incidents."""
        ids = self._claims | {one.id for one in self._incidents}
        for one in self._source.judged():
            about = {one.subject} if one.claim is None else {one.claim.id}
            if about & ids or set(one.subject.split("|")) & ids:
                yield one

    def rules(self) -> tuple[str, ...]:
        """Return the rules the pages were last read by."""
        return self._source.rules()

    def derived_is_current(self) -> bool:
        """Whether nothing was read or decided since the incidents were built."""
        return self._source.derived_is_current()
