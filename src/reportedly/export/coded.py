"""Incidents -> rows of a codebook: each cell with rule and claims, each gap with its why."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from reportedly.export.beside import Beside, Reason
from reportedly.export.form import Lines
from reportedly.export.gathered import Case, Gathered
from reportedly.records.base import Record
from reportedly.vocab.cells import Cell, csv_lines


class Coded(Record, frozen=True, kw_only=True):
    """A cell of a row: what stands in the column, by which rule, from which claims."""

    column: str
    value: Cell
    rule: str
    claims: tuple[str, ...] = ()


class Gap(Record, frozen=True, kw_only=True):
    """What a codebook cannot be told: a column (empty, or less than is known), or the whole row."""

    why: str
    column: str | None = None
    claims: tuple[str, ...] = ()


Part = Coded | Gap


class Codebook(NamedTuple):
    """The columns of a codebook, how a case is coded in it, and what it never gets from us."""

    columns: tuple[str, ...]
    code: Callable[[Case], Iterator[Part]]
    never: tuple[Gap, ...] = ()


class CodedRow(Record, frozen=True, kw_only=True):
    """A case in a codebook. ``left_out``: it has no row there, for the reasons in ``gaps``."""

    id: str
    cells: dict[str, Coded]
    gaps: tuple[Gap, ...]

    @property
    def left_out(self) -> bool:
        """Whether the codebook has no row for it."""
        return any(gap.column is None for gap in self.gaps)

    @property
    def reasons(self) -> tuple[Gap, ...]:
        """Why it has no row; of one that has a row, what its columns cannot tell."""
        return tuple(gap for gap in self.gaps if gap.column is None or not self.left_out)

    def values(self, columns: Iterable[str]) -> tuple[Cell, ...]:
        """Return the values in the order of the columns, None for an empty cell."""
        return tuple(self.cells[name].value if name in self.cells else None for name in columns)


def code_case(case: Case, codebook: Codebook) -> CodedRow:
    """Return a case as the codebook has it."""
    parts = tuple(codebook.code(case))
    return CodedRow(
        id=case.incident.id,
        cells={part.column: part for part in parts if isinstance(part, Coded)},
        gaps=tuple(part for part in parts if isinstance(part, Gap)),
    )


def coded_table(record: Gathered, beside: Beside, codebook: Codebook) -> Lines:
    """Return the incidents as a CSV file in the codebook's columns."""
    return Lines(
        rows=csv_lines(
            row.values(codebook.columns) for row in coded_rows(record, beside, codebook)
        ),
        head=tuple(csv_lines([codebook.columns])),
    )


def coded_rows(record: Gathered, beside: Beside, codebook: Codebook) -> Iterator[CodedRow]:
    """Yield the rows of the incidents that have one; say beside what has none, and why."""
    _leave_out(beside, "*", codebook.never)
    for case in record.cases():
        row = code_case(case, codebook)
        _leave_out(beside, row.id, row.reasons)
        if row.left_out:
            continue
        for cell in row.cells.values():
            reason = Reason(
                row=row.id,
                column=cell.column,
                value=cell.value,
                rule=cell.rule,
                claims=cell.claims,
            )
            beside.give(reason)
        yield row


def _leave_out(beside: Beside, row: str, gaps: Iterable[Gap]) -> None:
    """Say what cannot be told, a reason once with all its columns; what rests on claims first."""
    columns: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for gap in gaps:
        columns.setdefault((gap.why, gap.claims), []).append(gap.column or "")
    for (why, claims), told in sorted(columns.items(), key=lambda one: not one[0][1]):
        beside.leave_out("incident", row, why, column=" ".join(dict.fromkeys(told)), claims=claims)
