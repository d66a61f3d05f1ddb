"""`reportedly diff A B`: what changed between two days of a record, or two records, and why."""

import re
from datetime import date
from pathlib import Path

import click

from reportedly.cli import console
from reportedly.cli.options import record_option
from reportedly.cli.reader import open_builder
from reportedly.cli.record import open_record
from reportedly.cli.render import changes as render
from reportedly.errors import NothingMatched, UsageError
from reportedly.review.asof import as_it_is, as_of
from reportedly.review.diff import State, changes

NOW = "now"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


@click.command(
    epilog=(
        "\b\n"
        "Examples:\n"
        "  reportedly diff 2024-05-01 now\n"
        "  reportedly diff april.record may.record --json\n"
    )
)
@click.argument("a", metavar="A")
@click.argument("b", metavar="B", default=NOW)
@click.option("--json", "as_json", is_flag=True, help="A JSON list of the changes.")
@record_option
def diff(a: str, b: str, record: str, *, as_json: bool) -> None:
    """What changed between two states, incident by incident, and why.

    A and B are each a day (the record with the pages and judgements it had then), `now`, or the
    path of another record.
    """
    old, new = (_state(given, record) for given in (a, b))
    found = changes(old, new)
    if as_json:
        console.write(render.as_json(found))
        return
    if not found:
        raise NothingMatched(f"nothing changed between {a} and {b}")
    for line in render.lines(found):
        console.say(line)


def _state(given: str, record: str) -> State:
    """The record as it stood at what was given.

    Raises:
        UsageError: it is neither a day, nor ``now``, nor a file.
        RecordError: the record cannot be used.
    """
    if _DAY.fullmatch(given):
        with open_record(record) as store:
            return as_of(store, open_builder(), _day(given))
    if given != NOW and not Path(given).expanduser().exists():
        raise UsageError(f"{given!r} is no day (2024-05-01), not `now`, and no file", do="")
    with open_record(record if given == NOW else given) as store:
        return as_it_is(store)


def _day(given: str) -> date:
    try:
        return date.fromisoformat(given)
    except ValueError as error:
        raise UsageError(f"there is no day {given}") from error
