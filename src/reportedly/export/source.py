"""What an exporter asks of a record, whatever it is kept in."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from reportedly.records.claim import Claim, PlaceMention, Statement, TimeMention
from reportedly.records.gazetteer import Scope
from reportedly.records.incident import Decision, Incident, Situation
from reportedly.records.review import Review
from reportedly.records.text import Document, Lineage


class Source(Protocol):
    """A record that can be read from; the store is one."""

    def snapshot(self) -> "AbstractContextManager[Source]":
        """Everything read inside is as it is now."""

    def documents(self) -> Iterator[Document]:
        """The documents by id."""

    def origins_of(self, document: str) -> tuple[str, ...]:
        """Every name the document's page was found under."""

    def statements(self) -> Iterator[Statement]:
        """The statements by document and place in it."""

    def times(self) -> Iterator[TimeMention]:
        """The time mentions by document and place in it."""

    def places(self) -> Iterator[PlaceMention]:
        """The place mentions by document and place in it."""

    def placed_claims(self) -> Iterator[tuple[Claim, str | None, str | None]]:
        """Each claim with the ids of its incident and its situation."""

    def lineages(self) -> dict[str, Lineage]:
        """What each document goes back to."""

    def incidents(self) -> Iterator[Incident]:
        """The incidents in the order they were built."""

    def situations(self) -> Iterator[Situation]:
        """The situations in the order they were built."""

    def scopes(self) -> Iterator[Scope]:
        """What the pages were read with over time, the first first; the last one holds."""

    def decisions(self) -> Iterator[Decision]:
        """What people judged, first made first."""

    def judged(self) -> Iterator[Review]:
        """What people decided on claims, pairs and incidents, first made first."""

    def rules(self) -> tuple[str, ...]:
        """The rules the documents were last read by."""

    def derived_is_current(self) -> bool:
        """Whether nothing was read or decided since the incidents were built."""


class Exporter(Protocol):
    """Writes a record into a folder and returns how many rows each file has."""

    def __call__(self, store: Source, out: Path, /, *, explain: bool = False) -> dict[str, int]:
        """Write it; with the reasons beside it where ``explain`` says so."""
