"""How a run went -> its closing table."""

from collections.abc import Mapping

from rich.table import Table

from reportedly.cli.render import parts
from reportedly.ingest import IngestReport


def report_table(report: IngestReport, counts: Mapping[str, int]) -> Table:
    """Return what became of the pages of a run, and what the record holds now."""
    rows = (
        ("pages read", report.new + report.reread + report.unchanged, ""),
        ("  new", report.new, ""),
        ("  read again", report.reread, "the rules or what is known of them changed"),
        ("  unchanged", report.unchanged, "the record had them"),
        *_not_parsed(report.not_parsed),
        ("pages not read", report.failed, "named above"),
        ("claims", counts["claims"], "in the record now"),
        ("incidents", counts["incidents"], "in the record now"),
        ("situations", counts["situations"], "in the record now"),
        *_undated(report.undated),
    )
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(justify="right")
    table.add_column()
    for name, count, what in rows:
        table.add_row(
            parts.words(name),
            parts.words(f"{count:,}", parts.HEADING),
            parts.words(what if count else "", parts.UNKNOWN),
        )
    return table


def _not_parsed(pages: int) -> tuple[tuple[str, int, str], ...]:
    """The row of pages of this run on which nothing can be claimed, if there are any."""
    why = "of these: no word of harm or conflict; --read-all parses them"
    return (("pages not parsed", pages, why),) if pages else ()


def _undated(pages: int) -> tuple[tuple[str, int, str], ...]:
    """The row of pages of this run whose day of publication nothing tells, if there are any."""
    why = "weekdays stay undated; give it: --metadata FILE.csv"
    return (("pages without a day", pages, why),) if pages else ()
