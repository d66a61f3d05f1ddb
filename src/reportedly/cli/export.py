"""`reportedly export FORMAT --out DIR`: the record in a format of the field, redacted or whole."""

from pathlib import Path
from typing import Any

import click

from reportedly.cli import console
from reportedly.cli.copies import Copy, copied, copy_options, redaction_file, told
from reportedly.cli.export_rows import Rows, export_rows
from reportedly.cli.options import record_option
from reportedly.cli.record import open_record
from reportedly.errors import UsageError
from reportedly.export import EXPORTERS
from reportedly.export.folder import write_files
from reportedly.redact.told import as_lines
from reportedly.review.release_files import refuse_another, release_files
from reportedly.wording.words import counted


@click.command(
    epilog=(
        "\b\n"
        "Formats:\n"
        "  jsonl          one file per kind of thing, complete\n"
        "  ged, acled     incidents in the columns of UCDP GED and of ACLED\n"
        "  plover         claims as PLOVER events\n"
        "  csv, xlsx, parquet   flat tables\n"
        "  geojson, linked-places, hxl   for maps, gazetteers, humanitarian data\n"
        "  annotations, schema-org, ftm, feed   for pages, fact checks, networks, readers\n"
        "  reviews        what people decided: before, after, who and why\n"
        "Examples:\n"
        "  reportedly export jsonl --out exported\n"
        "  reportedly export ged --out exported --explain\n"
        "  reportedly export jsonl --out for-us-only --full --by Ana\n"
    )
)
@click.argument("format_", metavar="FORMAT", type=click.Choice(sorted(EXPORTERS)))
@click.option("--out", metavar="DIR", required=True, help="The folder; made if it is missing.")
@click.option("--explain", is_flag=True, help="Write the reason for each cell beside it.")
@click.option("--release", metavar="N", type=int, help="The record as it was released.")
@click.option("--rows", metavar="NAME", help="Rows coded by hand, as they were brought in.")
@copy_options
@record_option
def export(format_: str, out: str, record: str, *, explain: bool, **asked: Any) -> None:
    """Write the whole record into a folder; the same record gives the same bytes.

    What the format cannot tell is in FORMAT-not-exported.csv, with the reason.

    Withheld names (see `withheld`) are left blank and points made coarser; `FORMAT-redaction.json`
    says so. `--full` writes everything and is noted in the record.
    """
    rows = asked.pop("rows")
    copy = Copy(format=format_, **asked)
    if rows is not None and copy.release is not None:
        raise UsageError("rows coded by hand are of no release", do="Leave out --release.")
    refuse_another(Path(out), copy.release)
    with open_record(record) as store, copied(store, copy) as (source, redaction):
        if rows is None:
            counts = EXPORTERS[format_](source, Path(out), explain=explain)
        else:
            counts = export_rows(store, source, Rows(name=rows, format=format_), Path(out))
        if copy.release is not None:
            write_files(Path(out), release_files(store, source, copy.release))
        name = format_ if rows is None else rows
        write_files(Path(out), {redaction_file(name): as_lines(redaction)})
        current = source.derived_is_current()
    console.note(told(redaction, copy, name))
    for kind, count in counts.items():
        console.say(f"{count:>8,}  {kind}")
    if not current:
        console.note(
            "note: pages were read since incidents were last built; run `reportedly ingest` again."
        )
    console.note(f"{counted(sum(counts.values()), 'row')} written to {out}")
