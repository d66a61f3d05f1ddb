"""`reportedly withhold NAME` and `withheld`: the names that are left blank in what is published."""

from datetime import UTC, datetime

import click
import msgspec

from reportedly.cli import console
from reportedly.cli.options import in_words, record_option, user_option
from reportedly.cli.record import open_record, reading_of
from reportedly.errors import NothingMatched, UsageError
from reportedly.records.logbook import Withholding
from reportedly.redact.find import LISTED, find_withheld
from reportedly.redact.names import name_of
from reportedly.store import Store
from reportedly.vocab.redaction import load_redaction
from reportedly.wording.words import counted


@click.command(
    epilog=(
        "\b\n"
        "Examples:\n"
        "  reportedly withhold 'Mira Olden' --why 'family asked' --by Ana\n"
        "  reportedly withhold 'Mira Olden' --lift --why 'next of kin agreed' --by Ana\n"
    )
)
@click.argument("name", metavar="NAME")
@click.option("--why", required=True, callback=in_words, help="Why; it is kept with the name.")
@click.option("--lift", is_flag=True, help="Publish the name again, also one withheld by default.")
@user_option
@record_option
def withhold(name: str, record: str, *, why: str, user: str, lift: bool) -> None:
    """Leave a name blank in every redacted export, wherever and however a page prints it.

    Nothing is erased: the record keeps the name, and who withheld or lifted it, when and why.
    """
    if name_of(name) is None:
        raise UsageError(f"there are no letters in {name!r}", do="Give the name in full.")
    with open_record(record) as store:
        if lift:
            _refuse_published(store, name)
        store.add_entry(
            Withholding(name=name, withheld=not lift, user=user, made_at=datetime.now(UTC), why=why)
        )
        found = find_withheld(store, store.entries(Withholding), load_redaction())
    if lift:
        console.say(f"{name} is published again")
        return
    key = name_of(name)
    pages = [p for p in found.pages.values() if key and any(n.words == key.words for n in p.known)]
    console.say(f"{name} is withheld; it stands on {counted(len(pages), 'page')} of this record")
    if not pages:
        console.note("note: no page has it; is it spelled as pages print it?")


@click.command(epilog="\b\nExample:\n  reportedly withheld --json\n")
@click.option(
    "--json", "as_json", is_flag=True, help="The names and every entry, first said first."
)
@record_option
def withheld(record: str, *, as_json: bool) -> None:
    """The names left blank in what is published: those people withheld, those withheld by default.

    Whoever may read the record may read this list; no export holds it.
    """
    with reading_of(record) as store:
        entries = tuple(store.entries(Withholding))
        found = find_withheld(store, entries, load_redaction())
    if as_json:
        rows = [
            {"whose": whose, "name": name} for whose, all_ in found.names.items() for name in all_
        ]
        listed = [msgspec.to_builtins(entry) for entry in entries]
        told = msgspec.json.encode({"withheld": rows, "entries": listed})
        console.write(msgspec.json.format(told, indent=2).decode() + "\n")
        return
    if not entries and not found.names:
        raise NothingMatched("no name is withheld in this record", do="See `withhold --help`.")
    for whose, names in found.names.items():
        console.say(f"{whose}, by default" if whose != LISTED else "withheld by people")
        for name in names:
            console.say(f"  {name}")
    for entry in entries:
        did = "withheld" if entry.withheld else "lifted"
        console.say(f"{entry.made_at:%Y-%m-%d %H:%M}  {entry.user} {did} {entry.name}: {entry.why}")


def _refuse_published(store: Store, name: str) -> None:
    """Lifting a name that nobody withheld would be a slip of the pen."""
    found = find_withheld(store, store.entries(Withholding), load_redaction())
    if not any(_same(name, one) for names in found.names.values() for one in names):
        raise NothingMatched(
            f"{name!r} is not withheld", do="`reportedly withheld` lists the names."
        )


def _same(name: str, other: str) -> bool:
    a, b = name_of(name), name_of(other)
    return a is not None and b is not None and a.words == b.words
