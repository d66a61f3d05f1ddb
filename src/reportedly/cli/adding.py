"""A user's gazetteer file -> a pack on this machine, with progress told."""

from pathlib import Path
from typing import Any

from rich.progress import Progress, TextColumn, TimeElapsedColumn

from reportedly.cli import console
from reportedly.ingest.packs import Asked, Report, add_pack
from reportedly.vocab.gazetteer import open_gazetteer
from reportedly.vocab.shelf import shelf_folder

LINES_TOLD = 250_000
"""Without a terminal, a note after so many lines."""


def add_file(file: Path, given: dict[str, Any]) -> Report:
    """Return what became of a user's file.

    Raises:
        PackError: it cannot be read, or has lines that cannot be used; nothing is added then.
    """
    asked = Asked(**given)
    err = console.notes()
    if not err.is_terminal:
        return add_pack(file, shelf_folder(), open_gazetteer(), asked, _note)
    columns = (TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=err, transient=True) as bar:
        task = bar.add_task("reading")

        def tell(lines: int, doing: str) -> None:
            bar.update(task, description=f"{doing} · {lines:,} lines" if lines else doing)

        return add_pack(file, shelf_folder(), open_gazetteer(), asked, tell)


def _note(lines: int, doing: str) -> None:
    if lines and lines % LINES_TOLD == 0:
        console.note(f"{doing}: {lines:,} lines")
