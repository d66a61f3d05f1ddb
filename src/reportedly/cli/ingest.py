"""`reportedly ingest PATH...`: pages on disk -> the record, with a line for each that failed."""

import shlex
from contextlib import nullcontext
from pathlib import Path

import click
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.text import Text

from reportedly.cli import console
from reportedly.cli.health import has_index
from reportedly.cli.options import DEFAULT_RECORD, record_option
from reportedly.cli.reader import open_reader
from reportedly.cli.record import open_record
from reportedly.cli.render.report import report_table
from reportedly.cli.render.safe import safe
from reportedly.cli.render.words import counted
from reportedly.errors import PageError
from reportedly.ingest import IngestReport, PageDone, read_metadata
from reportedly.ingest import ingest as take_in
from reportedly.store import Store

SOME_FAILED = 3
INTERRUPTED = 130
LOADING = "loading the language model"
LINES_AT_MOST = 20
"""Without a terminal, so many lines of progress at most, however many pages there are."""


class _Told:
    """Tells of each page as it is done: a bar on a terminal, plain lines elsewhere."""

    def __init__(self, bar: Progress | None) -> None:
        self._bar = bar
        self._task = None if bar is None else bar.add_task(LOADING, total=None)
        self.pages = 0
        self.failed: set[str] = set()

    def start(self) -> None:
        """Tell that everything is loaded and pages are being read."""
        if self._bar is not None and self._task is not None:
            self._bar.update(self._task, description="reading")

    def page(self, done: PageDone) -> None:
        """Tell of one page."""
        self.pages += 1
        if done.error is not None:
            self.failure(done.origin, done.error)
        if self._bar is not None and self._task is not None:
            now = "building incidents" if done.number == done.total else "reading"
            self._bar.update(self._task, description=now, total=done.total, completed=done.number)
        elif self._bar is None and done.number % max(1, done.total // LINES_AT_MOST) == 0:
            console.note(f"{done.number:,} of {counted(done.total, 'page')}")

    def failure(self, origin: str, error: PageError) -> None:
        """Tell of a page that could not be read, and why."""
        self.failed.add(origin)
        told = str(error) if error.where else f"{origin}: {error}"
        if self._bar is None:
            console.note(f"not read: {told}")
        else:
            self._bar.console.print(Text(f"not read: {safe(told)}"), soft_wrap=True)


@click.command(
    epilog=(
        "\b\n"
        "Examples:\n"
        "  reportedly ingest saved-pages\n"
        "  reportedly ingest wire.html ministry.txt --metadata pages.csv --record nagorno.record\n"
    )
)
@click.argument(
    "paths",
    metavar="PATH...",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, readable=False, path_type=Path),
)
@click.option(
    "--metadata",
    metavar="FILE.csv",
    type=click.Path(path_type=Path),
    help="What is known of pages from outside: columns file, url, published, outlet, title.",
)
@record_option
def ingest(paths: tuple[Path, ...], metadata: Path | None, record: str) -> int:
    """Read saved pages (.html, .txt; folders too) into the record.

    Run it again at any time: pages the record has are not read twice, and a run that was stopped
    goes on where it stopped. Exits with 3 when some pages could not be read.
    """
    bar = _bar()
    told = _Told(bar)
    try:
        with open_record(record, create=True) as store, bar or nullcontext():
            report = _taken_in(paths, metadata, store, told)
            counts = store.counts()
    except KeyboardInterrupt:
        return _interrupted(told)
    for origin, error in report.failed:
        if origin not in told.failed:
            told.failure(origin, error)
    _notes(report)
    console.show(report_table(report, counts))
    if counts["incidents"]:
        console.say(f"\nNext: reportedly incidents{_record_words(record)}")
    return SOME_FAILED if report.failed else 0


def _taken_in(
    paths: tuple[Path, ...], metadata: Path | None, store: Store, told: _Told
) -> IngestReport:
    known = None if metadata is None else read_metadata(metadata)
    for notice in () if known is None else known.notices:
        console.note(f"note: {metadata}: {notice}")
    if not has_index():
        console.note("building the index of place names, once: this takes 15 to 40 seconds")
    reader = open_reader()
    told.start()
    return take_in(paths, store, reader, {} if known is None else known.known, told.page)


def _bar() -> Progress | None:
    """A bar for a terminal; None where there is none to draw on."""
    err = console.notes()
    if not err.is_terminal:
        return None
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    return Progress(*columns, console=err, transient=True)


def _notes(report: IngestReport) -> None:
    if report.skipped:
        kinds = ", ".join(f"{n:,} {kind or 'without suffix'}" for kind, n in report.skipped.items())
        console.note(f"note: files of other kinds were left aside: {kinds}")
    for name in report.unmatched:
        console.note(f"note: the metadata file names {name}, and no page of this run is called so")


def _interrupted(told: _Told) -> int:
    console.note(
        f"interrupted after {counted(told.pages, 'page')}. The record is consistent and what was "
        "read is kept: run the same command again to go on."
    )
    return INTERRUPTED


def _record_words(record: str) -> str:
    return "" if record == DEFAULT_RECORD else f" --record {shlex.quote(record)}"
