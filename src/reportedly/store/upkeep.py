"""What came, and what was built -> the record kept up: at once where it is seen, else in pieces.

Between two pieces others may write, so that nobody who decides waits for all of it. A writing that
was stopped in the middle has left nothing that is seen; it is begun anew.
"""

import time
from collections.abc import Iterator

from reportedly.records.linking import Amendment
from reportedly.store import changes, editions
from reportedly.store.database import Database
from reportedly.store.open import told
from reportedly.store.pieces import Batch, pieces, run
from reportedly.store.where import Where
from reportedly.store.write import last, writing

PAUSE_SECONDS = 0.12
"""So long nobody holds the record between two pieces: who waits looks ten times a second."""

HELD_SECONDS = 0.05
"""Held for less than that since the last pause, it has kept nobody waiting who would notice."""

MOST_PATIENCE = 10.0
"""So long another process may take between two pieces, before its writing is taken for stopped."""

_GENERATION = "UPDATE linking SET generation = ?"
_PIECE = "UPDATE linking SET generation = ?, rules = ?"


class _Turns:
    """How long the record was held since others had their turn."""

    def __init__(self) -> None:
        self._held = self._since = 0.0

    def __enter__(self) -> None:
        self._since = time.monotonic()

    def __exit__(self, *_: object) -> None:
        self._held += time.monotonic() - self._since

    def pause(self) -> None:
        """Let others have it, where they may have waited."""
        if self._held >= HELD_SECONDS:
            time.sleep(PAUSE_SECONDS)
            self._held = 0.0


class Upkeep:
    """Keeps up what is derived, and what is kept to link new pages."""

    def __init__(self, db: Database, path: Where) -> None:
        self._db = db
        self._path = path
        self._left_at: int | None = None

    def note_changes(self, rules: str) -> None:
        """Write down which pages wait to be linked, by these rules.

        Where the derived rows were built by others, all pages wait; what was built is shown until
        all is built anew.
        """
        while not self._note_what_came(rules):
            with told(self._path):
                before = changes.noted(self._db)
            if before.is_whole or not self._goes_on(before.generation):
                self._in_pieces(changes.all_anew(self._db, rules), before.generation)

    def amend(self, made: Amendment, generation: int) -> bool:
        """Write what was built anew for some pages, and show it once it is whole.

        Args:
            made: what was built.
            generation: of the derived rows, as it was when the building began.

        Returns:
            Whether it was written: not where another process has written since.
        """
        with told(self._path):
            is_hidden = editions.is_hidden(self._db)
        if is_hidden:
            return self._in_pieces(changes.built(self._db, made), generation)
        with told(self._path), writing(self._db):
            if changes.noted(self._db).generation != generation or editions.is_hidden(self._db):
                return False
            run(self._db, changes.built(self._db, made))
            self._db.execute(_GENERATION, (generation + 1,))
        return True

    def sweep(self) -> None:
        """Take out the editions that nobody sees or works on, some rows at a time."""
        with told(self._path):
            turns = _Turns()
            for piece in pieces(editions.sweepings(self._db)):
                with turns, writing(self._db):
                    run(self._db, piece)
                turns.pause()

    def _note_what_came(self, rules: str) -> bool:
        with told(self._path), writing(self._db):
            came = changes.came(self._db, rules)
            if came:
                run(self._db, came)
                generation = changes.noted(self._db).generation
                self._db.execute(_GENERATION, (generation + 1,))
        return came is not None

    def _in_pieces(self, every: Iterator[Batch], generation: int) -> bool:
        with told(self._path):
            turns = _Turns()
            for piece in pieces(every):
                with turns, writing(self._db):
                    if changes.noted(self._db).generation != generation:
                        return False
                    generation += 1
                    self._db.execute(_PIECE, (generation, changes.UNFINISHED))
                    run(self._db, piece)
                    self._db.execute(_GENERATION, (generation,))  # the first piece makes the row
                self._left_at = generation
                turns.pause()
        return True

    def _goes_on(self, generation: int) -> bool:
        """Whether another process goes on with the writing that is in the middle."""
        if generation in {0, self._left_at}:  # nobody has begun, or it was left here
            return False
        with told(self._path):
            patience = min(MOST_PATIENCE, 0.3 + last(self._db, "readings") / 20_000)
        end = time.monotonic() + patience
        while time.monotonic() < end:
            time.sleep(PAUSE_SECONDS)
            with told(self._path):
                if changes.noted(self._db).generation != generation:
                    return True
        return False
