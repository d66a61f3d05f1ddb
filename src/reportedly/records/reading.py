"""What the claim stage has in hand: one document with every layer read so far."""

from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property
from itertools import accumulate

from reportedly.records.base import Record
from reportedly.records.claim import PlaceMention, Statement, TimeMention
from reportedly.records.parse import Sentence
from reportedly.records.text import Document


class ReadText(Record, frozen=True, kw_only=True, dict=True, gc=True):
    """A document, its parsed sentences, and the statements, times and places found in them."""

    document: Document
    sentences: tuple[Sentence, ...]
    statements: tuple[Statement, ...]
    times: tuple[TimeMention, ...]
    places: tuple[PlaceMention, ...]

    def saying(self, start: int, end: int) -> Iterator[Statement]:
        """Yield the statements whose content shares a character with [start, end), each once."""
        pieces, starts, reached = self._contents
        seen: set[str] = set()
        for i in range(bisect_left(starts, end) - 1, -1, -1):
            if reached[i] <= start:
                return
            piece_end, statement = pieces[i]
            if piece_end > start and statement.id not in seen:
                seen.add(statement.id)
                yield statement

    def cued(self, start: int, end: int) -> tuple[Statement, ...]:
        """Return the statements with a cue that begins in [start, end), in the page's order."""
        starts, cued = self._cues
        inside = {n for _, n in cued[bisect_left(starts, start) : bisect_left(starts, end)]}
        return tuple(self.statements[n] for n in sorted(inside))

    @cached_property
    def _cues(self) -> tuple[tuple[int, ...], tuple[tuple[int, int], ...]]:
        """Where each cue begins, and the number of its statement."""
        cued = sorted((start, n) for n, s in enumerate(self.statements) for start, _ in s.cue)
        return tuple(start for start, _ in cued), tuple(cued)

    @cached_property
    def _contents(
        self,
    ) -> tuple[tuple[tuple[int, Statement], ...], tuple[int, ...], tuple[int, ...]]:
        """The pieces of all contents by their starts, and how far those up to each one reach."""
        pieces = sorted(
            ((start, end, s) for s in self.statements for start, end in s.content),
            key=lambda piece: piece[:2],
        )
        return (
            tuple((end, statement) for _, end, statement in pieces),
            tuple(start for start, _, _ in pieces),
            tuple(accumulate((end for _, end, _ in pieces), max)),
        )
