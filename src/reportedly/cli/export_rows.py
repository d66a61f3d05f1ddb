"""Rows coded by hand -> a file in the format they came in."""

from pathlib import Path

from reportedly.cli.handcoded import import_of
from reportedly.errors import UsageError
from reportedly.export.folder import write_files
from reportedly.export.source import Source
from reportedly.handcoded.formats import FORMATS
from reportedly.handcoded.written import written
from reportedly.records.base import Record
from reportedly.redact.source import RedactedSource
from reportedly.store import Store

EXPORTED_AS = {"acled-like": "acled"}
"""Formats of rows that are brought in, by the name they are exported under."""


class Rows(Record, frozen=True, kw_only=True):
    """Which rows are to be written, and in which format."""

    name: str
    format: str


def export_rows(store: Store, source: Source, asked: Rows, out: Path) -> dict[str, int]:
    """Write rows coded by hand in the format they came in; return how many there are.

    Raises:
        NothingMatched: the record has none of that name.
        UsageError: they came in another format.
    """
    said = import_of(store, asked.name)
    known_as = EXPORTED_AS.get(said.format, said.format)
    if known_as != asked.format:
        raise UsageError(
            f"the rows {asked.name} came in as {said.format}, and go out as that",
            do=f"`reportedly export {known_as} --rows {asked.name}` writes them.",
        )
    form = FORMATS[said.format]
    blank = source.without_names if isinstance(source, RedactedSource) else None
    lines = written(form, store.hand_rows(asked.name), blank)
    write_files(out, {f"{asked.name}.{form.ending}": lines})
    return {asked.name: said.rows}
