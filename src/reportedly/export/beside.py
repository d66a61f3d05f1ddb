"""What goes beside an export: what its format cannot tell, and why each cell is as it is."""

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from typing import IO, Self

from reportedly.records.base import Record
from reportedly.vocab.cells import Cell, csv_lines

LEFT_OUT = ("kind", "id", "column", "why", "claims")
REASONS = ("row", "column", "value", "rule", "claims")


class Reason(Record, frozen=True, kw_only=True):
    """Why a cell holds what it holds: the rule that made it, and the claims it is made from."""

    row: str
    column: str
    value: Cell
    rule: str
    claims: tuple[str, ...] = ()


class Beside:
    """Two tables that fill while an export is written, and are written after it."""

    def __init__(self, *, explain: bool) -> None:
        self.explains = explain
        self.counts: dict[str, int] = {}
        self._open = ExitStack()

    def __enter__(self) -> Self:
        self._left_out = self._open.enter_context(tempfile.TemporaryFile())
        self._reasons = self._open.enter_context(tempfile.TemporaryFile())
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    def leave_out(
        self, kind: str, what: str, why: str, *, column: str = "", claims: Iterable[str] = ()
    ) -> None:
        """Note what the format cannot tell: a whole row, or one column of it.

        Args:
            kind: claim, incident, situation ...
            what: its id; ``*`` for all of that kind.
            why: the reason, in words.
            column: the column or field; empty: the whole row is left out.
            claims: ids of the claims it is about.
        """
        _put(self._left_out, (kind, what, column, why, " ".join(claims)))

    def give(self, reason: Reason) -> None:
        """Note why a cell is as it is, where that was asked for."""
        if self.explains:
            told = (reason.row, reason.column, reason.value, reason.rule, " ".join(reason.claims))
            _put(self._reasons, told)

    def left_out(self) -> Iterator[bytes]:
        """Yield the table of what is left out; taken once everything else is written."""
        yield from csv_lines([LEFT_OUT])
        yield from _taken(self._left_out)

    def reasons(self) -> Iterator[bytes]:
        """Yield the table of reasons."""
        yield from csv_lines([REASONS])
        yield from _taken(self._reasons)


def _put(file: IO[bytes], row: tuple[Cell, ...]) -> None:
    file.writelines(line + b"\n" for line in csv_lines([row]))


def _taken(file: IO[bytes]) -> Iterator[bytes]:
    """The file by its physical lines: what ends a row inside a cell is no end of a row here."""
    file.seek(0)
    for line in file:
        yield line.removesuffix(b"\n")
