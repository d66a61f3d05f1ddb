"""`reportedly inspect PAGE`: every layer that is read from one page, on the fly or as recorded."""

from pathlib import Path
from typing import Any

import click

from reportedly.cli import console
from reportedly.cli.options import record_option
from reportedly.cli.reader import PageReader, open_reader
from reportedly.cli.record import reading_of, scope_of, some_of, told_if_missing
from reportedly.cli.render.page import layers_page
from reportedly.errors import NothingMatched
from reportedly.export.public import place_row, time_row
from reportedly.ingest.find import only_page
from reportedly.ingest.pdf import with_text
from reportedly.records.claim import Reading
from reportedly.records.coverage import Account
from reportedly.records.gazetteer import Scope
from reportedly.records.text import Document
from reportedly.wording.contract import claim_row, document_row, json_object
from reportedly.wording.shelf import Shelf


@click.command(
    epilog=(
        "\b\n"
        "Examples:\n"
        "  reportedly inspect saved-pages/wire.html\n"
        "  reportedly inspect d-0a1b2c --json\n"
        "  reportedly inspect d-0a1b2c --why\n"
    )
)
@click.argument("page")
@click.option("--json", "as_json", is_flag=True, help="The same as JSON, in the export's names.")
@click.option(
    "--why",
    is_flag=True,
    help="What decided each field of a claim, and each word of harm or event that gave none.",
)
@record_option
def inspect(page: str, record: str, *, as_json: bool, why: bool) -> None:
    """Every layer read from one page: segments, statements, times, places, claims.

    PAGE is a file, which is read now and not recorded, or a document of the record (its id, the
    beginning of it, or the path it was found under).
    """
    path = Path(page)
    reader = _reader(path, record) if why or path.is_file() else None
    if reader is not None and path.is_file():
        document, reading, shelf = _read(path, reader)
    else:
        document, reading, shelf = _recorded(page, record)
    account = _accounted(document, reading, reader) if why and reader is not None else None
    if as_json:
        console.write(json_object(_row(document, reading, shelf, account)))
    else:
        console.show(layers_page(document, reading, shelf, account))


def _accounted(document: Document, reading: Reading, reader: PageReader) -> Account:
    return Account(
        coverage=reader.cover(document, reading.claims),
        dropped=reader.dropped(document, reading),
    )


def _reader(path: Path, record: str) -> PageReader:
    is_without = path.is_file() and told_if_missing(record)
    return open_reader(Scope() if is_without else scope_of(record))


def _read(path: Path, reader: PageReader) -> tuple[Document, Reading, Shelf]:
    document, reading = reader.read(with_text(only_page(path, reader.today)))
    shelf = Shelf(
        claims={claim.id: claim for claim in reading.claims},
        documents={document.id: document},
        statements={one.id: one for one in reading.statements},
    )
    return document, reading, shelf


def _recorded(given: str, record: str) -> tuple[Document, Reading, Shelf]:
    with reading_of(record) as store:
        document = store.document(given)
        reading = None if document is None else store.reading(document.id)
        if document is None or reading is None:
            raise NothingMatched(
                f"{given!r} is neither a file nor a document of the record",
                do="Correct the path; `reportedly documents` prints the ids.",
            )
        return document, reading, some_of(store, reading.claims, [document.id])


def _row(
    document: Document,
    reading: Reading,
    shelf: Shelf,
    account: Account | None,
) -> dict[str, Any]:
    day = None if document.published is None else document.published.day
    row = {
        "document": document_row(document, shelf),
        "rules": reading.rules,
        "statements": reading.statements,
        "times": [time_row(time, day) for time in reading.times],
        "places": [place_row(place) for place in reading.places],
        "claims": [claim_row(claim, shelf) for claim in reading.claims],
    }
    if account is None:
        return row
    return {**row, "coverage": account.coverage, "dropped": account.dropped}
