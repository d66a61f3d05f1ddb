"""`reportedly export FORMAT --out DIR`: the record in a format of the field."""

from pathlib import Path

import click

from reportedly.cli import console
from reportedly.cli.options import record_option
from reportedly.cli.record import open_record
from reportedly.export import EXPORTERS
from reportedly.wording.words import counted


@click.command(
    epilog=(
        "\b\n"
        "Formats: jsonl (one file per kind of thing, complete)\n"
        "Example:\n"
        "  reportedly export jsonl --out exported\n"
    )
)
@click.argument("format_", metavar="FORMAT", type=click.Choice(sorted(EXPORTERS)))
@click.option("--out", metavar="DIR", required=True, help="The folder; made if it is missing.")
@record_option
def export(format_: str, out: str, record: str) -> None:
    """Write the whole record into a folder; the same record gives the same bytes."""
    with open_record(record) as store:
        counts = EXPORTERS[format_](store, Path(out))
        current = store.derived_is_current()
    for kind, count in counts.items():
        console.say(f"{count:>8,}  {kind}")
    if not current:
        console.note(
            "note: pages were read since incidents were last built; run `reportedly ingest` again."
        )
    console.note(f"{counted(sum(counts.values()), 'row')} written to {out}")
