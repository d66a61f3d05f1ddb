"""The few pieces that all pages of output are built from."""

from collections.abc import Sequence

from rich import box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from reportedly.wording.words import NOT_STATED

UNKNOWN = "italic dim"
"""What is not known looks the same everywhere; no style stands for a side or a stance."""

SPAN = "bold underline"
HEADING = "bold"

Row = Sequence[RenderableType]


def words(text: str, style: str = "") -> Text:
    """Return text as it is: nothing in it is taken for markup."""
    return Text(text, style=style)


def known(text: str | None) -> Text:
    """Return the text, or in the style of the unknown that it is not stated."""
    return words(NOT_STATED, UNKNOWN) if text is None or text == NOT_STATED else words(text)


def heading(text: str) -> Text:
    """Return the heading of a part."""
    return Text(f"\n{text}", style=HEADING)


def indented(part: RenderableType, by: int = 2) -> Padding:
    """Return a renderable moved to the right."""
    return Padding(part, (0, 0, 0, by), expand=False)


def fields(rows: Sequence[tuple[str, RenderableType]]) -> Table:
    """Return names and values side by side, indented."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for name, value in rows:
        table.add_row(words(f"  {name}"), value)
    return table


def table_of(columns: Sequence[tuple[str, int]], rows: Sequence[Row]) -> Table:
    """Return a table with a rule under its head and one between rows that take several lines.

    Args:
        columns: each one's name and its share of the width; 0 keeps it as wide as its words.
        rows: the cells.
    """
    table = Table(
        box=box.SIMPLE_HEAD,
        expand=True,
        pad_edge=False,
        padding=(0, 1, 0, 0),
        header_style=HEADING,
    )
    for name, share in columns:
        table.add_column(
            name, ratio=share or None, no_wrap=share == 0, overflow="fold", vertical="top"
        )
    for row in rows:
        table.add_row(*row)
    return table


def stacked(rows: Sequence[tuple[Row, Sequence[RenderableType]]]) -> Group:
    """Return each row as a head line and the lines below it: a table for a narrow terminal."""
    parts: list[RenderableType] = []
    for head, below in rows:
        parts.append(Text("  ").join(_as_text(cell) for cell in head))
        parts.extend(indented(line) for line in below)
        parts.append(Text(""))
    return Group(*parts[:-1])


def _as_text(cell: RenderableType) -> Text:
    return cell if isinstance(cell, Text) else Text(str(cell))
