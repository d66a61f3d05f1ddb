"""`reportedly release` and `releases`: the record at a number that never changes."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

import click
import msgspec

from reportedly.cli import console
from reportedly.cli.options import in_words, record_option, user_option
from reportedly.cli.record import open_record
from reportedly.errors import NothingMatched
from reportedly.records.logbook import Release
from reportedly.review.changelog import RowChange, What, changelog
from reportedly.review.release import previous, release_of
from reportedly.review.release import release as make_release
from reportedly.store import Store
from reportedly.wording.contract import json_list
from reportedly.wording.words import counted

SIGNS = {What.ADDED: "+", What.CHANGED: "~", What.WITHDRAWN: "-"}


@click.command(
    epilog="\b\nExample:\n  reportedly release --note 'Spring, first round' --by Ana\n",
)
@click.option("--note", required=True, callback=in_words, help="What it is; it is kept with it.")
@user_option
@record_option
def release(note: str, user: str, record: str) -> None:
    """Number the record as it stands now; `export --release N` gives that state ever after.

    What came or changed or went since the release before is told, row by row and why.
    """
    with open_record(record) as store:
        made = make_release(store, note, user, datetime.now(UTC))
        found = _changes(store, made.number)
    console.say(f"release {made.number}: {_counted(found)}")
    console.say(f"`reportedly export FORMAT --release {made.number} --out DIR` writes it")


@click.command(
    epilog="\b\nExamples:\n  reportedly releases\n  reportedly releases 2 --json\n",
)
@click.argument("number", metavar="[N]", type=int, required=False)
@click.option("--json", "as_json", is_flag=True, help="A JSON list: releases, or N's changes.")
@record_option
def releases(number: int | None, record: str, *, as_json: bool) -> None:
    """The releases of the record; with N, each row that changed from the one before, and why."""
    with open_record(record) as store:
        if number is None:
            _list(tuple(store.entries(Release)), as_json=as_json)
            return
        made = release_of(store, number)
        found = _changes(store, number)
    if as_json:
        console.write(json_list(found))
        return
    console.say(_told(made))
    for change in found:
        console.say(f"{SIGNS[change.what]} {change.kind} {change.id}: {change.why}")
    console.say(_counted(found))


def _changes(store: Store, number: int) -> tuple[RowChange, ...]:
    return changelog(previous(store, number), store.released(release_of(store, number)))


def _list(made: tuple[Release, ...], *, as_json: bool) -> None:
    if as_json:
        console.write(msgspec.json.format(msgspec.json.encode(made), indent=2).decode() + "\n")
        return
    if not made:
        raise NothingMatched("this record has no release", do="See `release --help`.")
    for one in made:
        console.say(_told(one))


def _told(made: Release) -> str:
    counts = ", ".join(
        counted(made.counts[kind], kind.removesuffix("s"))
        for kind in ("documents", "claims", "incidents", "situations")
    )
    return f"{made.number}  {made.made_at:%Y-%m-%d %H:%M}  {made.user}: {made.note} ({counts})"


def _counted(found: Iterable[RowChange]) -> str:
    told = "; ".join(_by_kind(Counter((one.kind, one.what) for one in found)))
    return told or "no row changed"


def _by_kind(counts: Counter[tuple[str, What]]) -> Iterator[str]:
    for kind in dict.fromkeys(kind for kind, _ in counts):
        parts = (f"{counts[kind, what]} {what}" for what in What if counts[kind, what])
        yield f"{kind}s {', '.join(parts)}"
