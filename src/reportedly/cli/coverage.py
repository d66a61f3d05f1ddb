"""`reportedly coverage`: what became of each sentence of a record that has a word of harm."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import click

from reportedly.cli import console
from reportedly.cli.options import record_option
from reportedly.cli.reader import open_reader
from reportedly.cli.record import reading_of, scope_of
from reportedly.cli.render.reasons import OUTCOMES, uncovered_part
from reportedly.errors import NothingMatched
from reportedly.records.coverage import Covered, Outcome
from reportedly.records.text import Document
from reportedly.wording.contract import json_list
from reportedly.wording.words import counted


@click.command(
    epilog=(
        "\b\n"
        "Examples:\n"
        "  reportedly coverage\n"
        "  reportedly coverage --ignored\n"
        "  reportedly coverage --json > coverage.json\n"
    )
)
@click.option("--ignored", is_flag=True, help="Also the sentences ignored by name, and why.")
@click.option("--json", "as_json", is_flag=True, help="Every sentence, as JSON.")
@record_option
def coverage(record: str, *, ignored: bool, as_json: bool) -> None:
    """What became of each sentence with a word of harm, on every page of the record.

    Without more, those that have a number and a word of harm and gave no toll, and no reason why.
    """
    asked = {Outcome.REPORTED, Outcome.IGNORED} if ignored else {Outcome.REPORTED}
    found: Counter[Outcome] = Counter()
    rows: list[dict[str, Any]] = []
    for document, covered in _covered(record):
        found.update(one.outcome for one in covered)
        if as_json:
            rows += [_row(document, one) for one in covered]
        else:
            console.show(*uncovered_part([c for c in covered if c.outcome in asked], document))
    if not found:
        raise NothingMatched(
            "no page of the record has a sentence with a word of harm",
            do="`reportedly ingest PATH` reads pages into it.",
        )
    if as_json:
        console.write(json_list(rows))
    told = ", ".join(f"{found[outcome]:,} {OUTCOMES[outcome]}" for outcome in Outcome)
    console.note(f"{counted(found.total(), 'sentence')} with a word of harm: {told}")


def _covered(record: str) -> Iterator[tuple[Document, tuple[Covered, ...]]]:
    """Each page of the record as it was last read, parsed again, with its sentences of harm."""
    reader = open_reader(scope_of(record))
    with reading_of(record) as store:
        for document in store.documents():
            reading = store.reading(document.id)
            if reading is not None and document.not_parsed is None:
                yield document, reader.cover(document, reading.claims)


def _row(document: Document, covered: Covered) -> dict[str, Any]:
    return {
        "document": document.id,
        "start": covered.start,
        "end": covered.end,
        "sentence": document.text[covered.start : covered.end],
        "harm_words": covered.harm_words,
        "numbers": covered.numbers,
        "outcome": covered.outcome,
        "claims": covered.claims,
        "reasons": covered.reasons,
    }
