"""`reportedly ingest PATH...`: pages on disk -> the record, with a line for each that failed."""

import shlex
from collections.abc import Mapping
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import click
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn
from rich.text import Text

from reportedly.cli import console
from reportedly.cli.health import has_index
from reportedly.cli.options import DEFAULT_RECORD, record_option
from reportedly.cli.reader import PageReader, open_reader
from reportedly.cli.record import open_record
from reportedly.cli.render.report import report_table
from reportedly.errors import PageError
from reportedly.ingest import IngestReport, PageDone, Watcher, find_pages, read_metadata
from reportedly.ingest import ingest as take_in
from reportedly.records.text import Known
from reportedly.store import Store
from reportedly.wording.safe import safe
from reportedly.wording.words import counted

SOME_FAILED = 3
INTERRUPTED = 130
LOADING = "loading the language model"
LINES_AT_MOST = 20
"""Without a terminal, so many lines of progress at most, however many pages there are."""


class _Told(Watcher):
    """Tells of each page as it is done: a bar on a terminal, plain lines elsewhere."""

    def __init__(self, bar: Progress | None) -> None:
        self._bar = bar
        self._task = None if bar is None else bar.add_task(LOADING, total=None, pages="")
        self._lines = 0
        self.pages = 0

    def start(self) -> None:
        """Tell that everything is loaded and pages are being read."""
        self._update(description="reading")

    def building(self) -> None:
        """Tell that all pages are read."""
        self._update(description="building incidents")

    def page(self, done: PageDone) -> None:
        """Tell of one page."""
        self.pages += 1
        if done.error is not None:
            self._failure(done.origin, done.error)
        pages = counted(done.number, "page")
        self._update(total=done.size, completed=done.position, pages=pages)
        lines = LINES_AT_MOST * done.position // max(1, done.size)
        if self._bar is None and lines > self._lines:
            self._lines = lines
            console.note(f"{pages}, {100 * done.position // max(1, done.size)} % of the files")

    def _update(self, **fields: Any) -> None:
        if self._bar is not None and self._task is not None:
            self._bar.update(self._task, **fields)

    def _failure(self, origin: str, error: PageError) -> None:
        """Tell of a page that could not be read, and why."""
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
@click.option(
    "--read-all",
    is_flag=True,
    help="Parse also pages without any word of harm or conflict: for statements, times, places.",
)
@record_option
def ingest(paths: tuple[Path, ...], metadata: Path | None, record: str, *, read_all: bool) -> int:
    """Read saved pages, and archives, feeds and crawlers' files full of pages, into the record.

    A PATH is a folder or a file: HTML, text, PDF, MHTML, WARC or WACZ, zip or tar, JSON Lines,
    RSS or Atom. Nothing is fetched. A page on which no word of harm or conflict stands is kept,
    and compared with others for copies; it is parsed only with --read-all.

    Run it again at any time: pages the record has are not read twice, and a run that was stopped
    goes on where it stopped. Exits with 3 when some pages could not be read.
    """
    found = find_pages(paths)
    known = _known(metadata)
    bar = _bar()
    told = _Told(bar)
    try:
        with open_record(record, create=True) as store, bar or nullcontext():
            reader = _opened(store, read_all=read_all)
            told.start()
            report = take_in(found, store, reader, known, told)
            counts = store.counts()
    except KeyboardInterrupt:
        return _interrupted(told)
    _notes(report)
    console.show(report_table(report, counts))
    if counts["incidents"]:
        console.say(f"\nNext: reportedly incidents{_record_words(record)}")
    return SOME_FAILED if report.failed else 0


def _known(metadata: Path | None) -> Mapping[str, Known]:
    """What the metadata file says of pages; its oddities are told."""
    if metadata is None:
        return {}
    told = read_metadata(metadata)
    for notice in told.notices:
        console.note(f"note: {metadata}: {notice}")
    return told.known


def _opened(store: Store, *, read_all: bool) -> PageReader:
    if not has_index():
        console.note("building the index of place names, once: this takes 15 to 40 seconds")
    return open_reader(store.scope(), read_all=read_all)


def _bar() -> Progress | None:
    """A bar for a terminal; None where there is none to draw on."""
    err = console.notes()
    if not err.is_terminal:
        return None
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TaskProgressColumn(),
        TextColumn("{task.fields[pages]}"),
        TimeRemainingColumn(),
    )
    return Progress(*columns, console=err, transient=True)


def _notes(report: IngestReport) -> None:
    if report.skipped:
        kinds = ", ".join(f"{n:,} {kind or 'without suffix'}" for kind, n in report.skipped.items())
        console.note(f"note: what is no page was left aside: {kinds}")
    for name in report.unmatched:
        console.note(f"note: the metadata file names {name}, and no page of this run is called so")
    for name, (first, other) in report.ambiguous.items():
        console.note(
            f"note: the metadata file's {name} fits several pages: {first} has its row, and "
            f"{other} has not. Give more of the path in the `file` column."
        )


def _interrupted(told: _Told) -> int:
    console.note(
        f"interrupted after {counted(told.pages, 'page')}. The record is consistent and what was "
        "read is kept: run the same command again to go on."
    )
    return INTERRUPTED


def _record_words(record: str) -> str:
    return "" if record == DEFAULT_RECORD else f" --record {shlex.quote(record)}"
