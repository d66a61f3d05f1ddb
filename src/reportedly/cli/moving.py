"""`reportedly copy TO`: the record -> the same record in another file, or in a database."""

import click

from reportedly.cli import console
from reportedly.cli.options import record_option
from reportedly.store.moved import copy_record
from reportedly.store.where import located
from reportedly.wording.safe import safe
from reportedly.wording.words import counted


@click.command(
    epilog=(
        "\b\n"
        "Examples:\n"
        "  reportedly copy postgresql://desk@db.example/war --record war.record\n"
        "  reportedly copy war.record --record service=war\n"
    )
)
@click.argument("to", metavar="TO")
@record_option
def copy(record: str, to: str) -> None:
    """Copy the record into another file, or from a file into a server's database, or back.

    Every row and every seal: pages, readings, decisions and the logbook. Both are checked as
    `verify` does. Where TO is, there may be no record yet. Who may use the desk is not part of it.
    """
    target = located(to)
    counts = copy_record(located(record), target)
    told = [counted(counts[kind], kind.removesuffix("s")) for kind in ("pages", "claims")]
    console.say(f"{' and '.join(told)} copied to {safe(str(target))}; both checked: all equal")
