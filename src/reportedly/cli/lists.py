"""`reportedly incidents|claims|documents|situations`: the record as lists."""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

import click

from reportedly.cli import console
from reportedly.cli.filter import (
    by_day,
    days_of,
    days_of_situation,
    matching_claims,
    matching_documents,
    matching_incidents,
    matching_situations,
    undated,
)
from reportedly.cli.options import (
    Filters,
    Form,
    filter_options,
    filters_from,
    form_options,
    record_option,
)
from reportedly.cli.record import all_of, reading_of
from reportedly.cli.render import claims as claim_rows
from reportedly.cli.render import documents as document_rows
from reportedly.cli.render import incidents as incident_rows
from reportedly.cli.render import situations as situation_rows
from reportedly.errors import NothingMatched
from reportedly.export.public import incident_row, situation_row
from reportedly.records.text import Document
from reportedly.store.store import Store
from reportedly.wording.contract import claim_row, document_row, json_list
from reportedly.wording.safe import Cell, cell
from reportedly.wording.words import counted

Cells = Iterable[Sequence[Cell]]


@click.command(
    epilog=(
        "\b\n"
        "Examples:\n"
        "  reportedly incidents --contested casualty_count\n"
        "  reportedly incidents --place khankendi --since 2023-09\n"
        "  reportedly incidents --harm killed --csv > incidents.csv\n"
    )
)
@filter_options(
    *("holder", "stance", "event", "place", "since", "until", "harm", "document", "contested"),
    "limit",
)
@form_options
@record_option
def incidents(record: str, form: Form, **given: Any) -> int:
    """What happened, as all pages tell it: tolls by holder, what is contested, how many origins."""
    with reading_of(record) as store:
        asked = _asked(given, store)
        shelf = all_of(store)
        everything = list(store.incidents())
        found = by_day(matching_incidents(everything, shelf, asked), days_of)
        _note_stale(store)
    _note_undated(asked, undated(everything), "incident")
    shown = found[: asked.limit]
    rows = (incident_rows.csv_row(one, shelf) for one in shown)
    listed = json_list(incident_row(one) for one in shown)
    if not _printed(form, listed, (incident_rows.CSV_HEAD, rows)) and shown:
        console.show(incident_rows.incidents_table(shown, shelf, console.width()))
    return _closed(len(found), len(shown), "incident", asked)


@click.command(
    epilog=(
        "\b\n"
        "Examples:\n"
        '  reportedly claims --holder "defence ministry" --stance denies\n'
        "  reportedly claims --incident i-0a1b2c --json\n"
    )
)
@filter_options(
    *("holder", "stance", "event", "place", "since", "until", "harm", "document", "incident"),
    "limit",
)
@form_options
@record_option
def claims(record: str, form: Form, **given: Any) -> int:
    """Each thing stated: who says it, in which stance, and the words it was read from."""
    with reading_of(record) as store:
        asked = _asked(given, store)
        shelf = all_of(store)
    everything = list(shelf.claims.values())
    found = list(matching_claims(everything, shelf, asked))
    _note_undated(asked, undated(everything), "claim")
    shown = found[: asked.limit]
    rows = (claim_rows.csv_row(one, shelf) for one in shown)
    listed = json_list(claim_row(one, shelf) for one in shown)
    if not _printed(form, listed, (claim_rows.CSV_HEAD, rows)) and shown:
        console.show(claim_rows.claims_table(shown, shelf, console.width()))
    return _closed(len(found), len(shown), "claim", asked)


@click.command(epilog=("\b\nExample:\n  reportedly documents --outlet gazette --since 2019-03\n"))
@filter_options("outlet", "since", "until", "limit")
@form_options
@record_option
def documents(record: str, form: Form, **given: Any) -> int:
    """The pages read, what each goes back to, and how much was read from it."""
    with reading_of(record) as store:
        asked = _asked(given, store)
        shelf = all_of(store)
        everything = list(shelf.documents.values())
        found = by_day(matching_documents(everything, asked), days_of)
        shown = found[: asked.limit]
        origins = {one.id: store.origins_of(one.id) for one in shown}
    shelf = shelf.replacing(origins=origins)
    _note_undated(asked, undated(everything), "document")
    _note_not_parsed(found)
    read = Counter(claim.document for claim in shelf.claims.values())
    rows = (document_rows.csv_row(one, shelf, read[one.id]) for one in shown)
    listed = json_list(document_row(one, shelf) for one in shown)
    if not _printed(form, listed, (document_rows.CSV_HEAD, rows)) and shown:
        console.show(document_rows.documents_table(shown, shelf, console.width()))
    return _closed(len(found), len(shown), "document", asked)


@click.command(epilog=("\b\nExample:\n  reportedly situations --kind ceasefire --since 2016\n"))
@filter_options("kind", "holder", "stance", "place", "since", "until", "document", "limit")
@form_options
@record_option
def situations(record: str, form: Form, **given: Any) -> int:
    """What lasts: blockades, ceasefires, talks, with the days they began and ended."""
    with reading_of(record) as store:
        asked = _asked(given, store)
        shelf = all_of(store)
        found = by_day(matching_situations(store.situations(), shelf, asked), days_of_situation)
        _note_stale(store)
    shown = found[: asked.limit]
    rows = (situation_rows.csv_row(one, shelf) for one in shown)
    listed = json_list(situation_row(one) for one in shown)
    if not _printed(form, listed, (situation_rows.CSV_HEAD, rows)) and shown:
        console.show(situation_rows.situations_table(shown, shelf, console.width()))
    return _closed(len(found), len(shown), "situation", asked)


def _asked(given: dict[str, Any], store: Store) -> Filters:
    """The filters, with the beginnings of ids made whole."""
    asked = filters_from(given)
    if asked.document is not None:
        document = store.document(asked.document)
        if document is None:
            raise NothingMatched(
                f"the record has no document {asked.document!r}",
                do="`reportedly documents` lists them.",
            )
        asked = asked.replacing(document=document.id)
    if asked.incident is not None:
        incident = store.incident(asked.incident)
        if incident is None:
            raise NothingMatched(
                f"the record has no incident {asked.incident!r}",
                do="`reportedly incidents` lists them.",
            )
        asked = asked.replacing(incident=incident.id)
    return asked


def _printed(form: Form, listed: str, table: tuple[Sequence[str], Cells]) -> bool:
    """Whether the answer was printed as data; if not, a table is wanted."""
    match form:
        case Form.JSON:
            console.write(listed)
        case Form.CSV:
            console.write(_csv(*table))
        case _:
            return False
    return True


def _csv(head: Sequence[str], rows: Cells) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(head)
    for row in rows:
        writer.writerow([cell(value) for value in row])
    return out.getvalue()


def _note_stale(store: Store) -> None:
    if not store.derived_is_current():
        console.note(
            "note: pages were read since incidents were last built; run `reportedly ingest` again."
        )


def _note_undated(asked: Filters, count: int, what: str) -> None:
    if asked.by_date and count:
        held = "is" if count == 1 else "are"
        told = counted(count, f"{what} without a stated date", f"{what}s without a stated date")
        console.note(f"note: {told} {held} in no answer to --since or --until.")


def _note_not_parsed(found: Sequence[Document]) -> None:
    """Say how many of the pages were not parsed, so that their 0 claims are no finding."""
    left = sum(one.not_parsed is not None for one in found)
    if left:
        console.note(
            f"note: {counted(left, 'page')} of these not parsed: no word of harm or conflict "
            "(`reportedly ingest --read-all` parses them)"
        )


def _closed(found: int, shown: int, what: str, asked: Filters) -> int:
    """The exit code, after saying how many there are.

    Raises:
        NothingMatched: none.
    """
    if not found:
        told = asked.told()
        raise NothingMatched(
            f"no {what} matches {told}" if told else f"the record has no {what} yet",
            do="Ask for less." if told else "`reportedly ingest PATH` reads pages into it.",
        )
    console.note(counted(found, what) if found == shown else f"{shown:,} of {counted(found, what)}")
    return 0
