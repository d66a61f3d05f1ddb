"""`reportedly verify` and `reportedly doctor`: is the record, is the machine, as it should be."""

from collections.abc import Iterable
from itertools import islice
from pathlib import Path

import click
from rich.table import Table

from reportedly.cli import console
from reportedly.cli.bundled import is_record, verify_bundle
from reportedly.cli.health import Finding, State, examine
from reportedly.cli.options import record_option
from reportedly.cli.render import parts
from reportedly.errors import CheckFailed, DamagedRecord, NotARecord, RecordError, UsageError
from reportedly.export.gazetteers import sources_of
from reportedly.store import Store, find_damage
from reportedly.store.open import connect_to_read
from reportedly.store.where import Where, located
from reportedly.wording.safe import safe
from reportedly.wording.words import counted

DAMAGE_SHOWN = 200

_FROM_A_COPY = "Take the file from a copy, or ingest the pages into a new record."


@click.command(
    epilog="\b\nExamples:\n  reportedly verify\n  reportedly verify raid.wacz --signed-by ana.pub\n"
)
@click.argument("file", metavar="[FILE]", required=False)
@click.option("--signed-by", metavar="FILE", help="The public SSH key that has to have signed it.")
@record_option
def verify(record: str, *, file: str | None, signed_by: str | None) -> None:
    """Check that a record or a bundle is what was written: every page, text, row and quote.

    FILE is either; its first bytes say which. Each page is hashed again and every quote compared
    with its characters; of a bundle, every byte is accounted for. What is damaged is named, a line
    each, and the exit code is 5. The file is only read.
    """
    where = located(record if file is None else file)
    if file is not None and isinstance(where, Path) and not is_record(where):
        verify_bundle(where, signed_by)
        return
    if signed_by is not None:
        raise UsageError("a record is not signed", do="Give a bundle: `verify FILE.wacz`.")
    _verify_record(where)


def _verify_record(where: Where) -> None:
    try:
        with Store(connect_to_read(where), where) as store:
            damage = [str(one) for one in islice(find_damage(store), DAMAGE_SHOWN + 1)]
            counts = {} if damage else store.counts()
            sources = () if damage else tuple(sources_of(store))
    except (RecordError, NotARecord) as error:
        raise _as_damage(error) from error
    for line in damage[:DAMAGE_SHOWN]:
        console.say(safe(line))
    if damage:
        more = "more than " if len(damage) > DAMAGE_SHOWN else ""
        raise CheckFailed(
            f"{more}{counted(min(len(damage), DAMAGE_SHOWN), 'thing is', 'things are')} "
            "not as written",
            where=str(where),
            do=_FROM_A_COPY,
        )
    console.say(_all_equal(counts))
    for one in sources:
        told = counted(one.mentions, "place")
        console.say(
            f"{told} from the gazetteer {one.name} ({one.id}, {one.file}, SHA-256 {one.sha256})"
        )


@click.command()
def doctor() -> None:
    """Say what is installed, what is missing and how to get it.

    Python and the packages, the language model and each of its files against the pins, the data
    files, the gazetteer, SQLite, and the cache folder. Exits with 5 when something needed is
    missing.
    """
    findings = list(examine())
    console.show(findings_table(findings))
    wrong = [one for one in findings if one.is_wrong]
    if wrong:
        names = ", ".join(one.name for one in wrong)
        raise CheckFailed(
            f"{counted(len(wrong), 'thing')} to mend: {names}", do="The table says how."
        )
    console.note("everything that is needed is here")


def findings_table(findings: Iterable[Finding]) -> Table:
    """Return what was found on this machine, and below what is wrong how to mend it."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for one in findings:
        style = parts.HEADING if one.is_wrong else ""
        told = parts.words(safe(one.what))
        if one.do and one.state is not State.OK:
            told.append(f"\n{one.do}")
        table.add_row(parts.words(str(one.state), style), parts.words(one.name), told)
    return table


def _all_equal(counts: dict[str, int]) -> str:
    told = [counted(counts[kind], kind.removesuffix("s")) for kind in ("pages", "documents")]
    told += [counted(counts["statements"], "statement"), counted(counts["claims"], "claim")]
    return f"{', '.join(told[:-1])} and {told[-1]} checked: all equal"


def _as_damage(error: RecordError) -> RecordError | CheckFailed:
    """A record that is too damaged to be opened has failed the check; one in use has not."""
    damaged = type(error) in {RecordError, DamagedRecord} or (
        isinstance(error, NotARecord) and "not a record" in error.what
    )
    if not damaged:
        return error
    do = error.do if isinstance(error, NotARecord) else _FROM_A_COPY
    return CheckFailed(error.what, where=error.where, do=do)
