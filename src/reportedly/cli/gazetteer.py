"""`reportedly gazetteer`: a user's own gazetteers, and which of them a record is read with."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from reportedly.cli import console
from reportedly.cli.lookup import candidates_for
from reportedly.cli.options import record_option
from reportedly.cli.record import open_record, scope_of
from reportedly.cli.render.gazetteers import added_table, candidates_table, packs_table
from reportedly.errors import NothingMatched, UsageError
from reportedly.records.gazetteer import Pack, Scope
from reportedly.wording.safe import safe
from reportedly.wording.words import counted

FORMS = ("geonames", "whosonfirst", "linked_places", "pcodes", "names")


@click.group(
    epilog=(
        "\b\n"
        "Examples:\n"
        "  reportedly gazetteer add UA.zip\n"
        "  reportedly gazetteer add villages.csv --licence 'CC BY 4.0' --attribution 'A. Mapper'\n"
        "  reportedly gazetteer search Khankendi\n"
    )
)
def gazetteer() -> None:
    """Your own gazetteers beside the built-in one: add, list, remove, search.

    A record is read with the gazetteers added to it, and keeps which they are by the hash of their
    files. What was read before stays as it was read.
    """


@gazetteer.command("add", short_help="Add a gazetteer's file to the record.")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--name", metavar="NAME", help="What to call it; else as the file is called.")
@click.option(
    "--format", "form", type=click.Choice(FORMS), help="The form, if it is not told by the file."
)
@click.option("--licence", metavar="TEXT", help="The terms of its use; exports carry them.")
@click.option("--attribution", metavar="TEXT", help="Who is to be named; exports carry it.")
@click.option("--skip-bad", is_flag=True, help="Leave out lines that cannot be used.")
@record_option
def add(file: Path, record: str, **given: Any) -> None:
    """Add a gazetteer: a GeoNames dump, Who's On First, Linked Places, P-codes, a CSV of names.

    The file is read once and indexed on this machine; zipped files are read as they are. A line
    that cannot be used is named with its column, and nothing is added until it is mended.
    """
    from reportedly.cli.adding import add_file  # noqa: PLC0415 - reading forms is needed here only

    report = add_file(file, given)
    with open_record(record, create=True) as store:
        before = store.scope()
        scope = _with_pack(before, report.pack)
        if scope.packs != before.packs:
            store.add_scope(scope)
    console.show(added_table(report))
    for line in report.wrong:
        console.note(f"left out: {safe(line)}")
    if report.pack.licence is None:
        console.note(
            "note: its terms are not told; --licence and --attribution say them in exports."
        )
    console.say(f"\n{record} is read with it from now on. Pages that were read stay as they are;")
    console.say("run `reportedly ingest` on them again to read them with it too.")


@gazetteer.command("list", short_help="What the record is read with.")
@record_option
def list_(record: str) -> None:
    """What the record is read with, and what else lies on this machine."""
    from reportedly.vocab.shelf import packs_on, shelf_folder  # noqa: PLC0415 - as needed

    scope = scope_of(record)
    shelved = tuple(packs_on(shelf_folder()))
    console.show(packs_table(scope, shelved))
    if scope.countries:
        console.say(f"in play first: {', '.join(scope.countries)}")
    console.note(f"{counted(len(scope.packs), 'gazetteer')} beside the built-in one")


@gazetteer.command("remove", short_help="Read the record without one from now on.")
@click.argument("name")
@click.option("--delete", is_flag=True, help="Delete its index from this machine too.")
@record_option
def remove(name: str, record: str, *, delete: bool) -> None:
    """Read the record without a gazetteer from now on. NAME: its name, or its id or its beginning.

    Places that were read with it stay, and so does what the record knows of it.
    """
    from reportedly.vocab.shelf import packs_on, shelf_folder, take_off  # noqa: PLC0415 - as needed

    scope = scope_of(record)
    pack = _named(name, scope.packs) or (_named(name, packs_on(shelf_folder())) if delete else None)
    if pack is None:
        raise NothingMatched(
            f"the record is read with no gazetteer called {name!r}",
            do="`reportedly gazetteer list` shows their names.",
        )
    if pack in scope.packs:
        with open_record(record) as store:
            store.add_scope(
                scope.replacing(packs=tuple(one for one in scope.packs if one.id != pack.id))
            )
        console.say(f"{record} is read without {pack.name} ({pack.id}) from now on.")
    if delete:
        take_off(pack, shelf_folder())
        console.say(f"its index was deleted from this machine ({pack.id}).")


@gazetteer.command("countries", short_help="The states in play first.")
@click.argument("codes", metavar="[CODE...]", nargs=-1)
@click.option("--none", "nothing", is_flag=True, help="No state comes first any more.")
@record_option
def countries(codes: tuple[str, ...], record: str, *, nothing: bool) -> None:
    """The states in play first: of places with one name, those that lie there are preferred.

    CODE is a code (AM, ARM) or a name in quotation marks. Without any, the present ones are told.
    """
    from reportedly.vocab.countries import country_of  # noqa: PLC0415 - as needed

    found = tuple(dict.fromkeys(country_of(code) or code for code in codes))
    unknown = [code for code in found if country_of(code) is None]
    if unknown:
        raise UsageError(
            f"{unknown[0]!r} is no country's code and no country's name",
            do="Give a code of two or three letters: AM, ARM.",
        )
    if codes or nothing:
        with open_record(record, create=bool(codes)) as store:
            scope = store.scope()
            if scope.countries != found:
                store.add_scope(scope.replacing(countries=found))
    else:
        found = scope_of(record).countries
    console.say(f"in play first: {', '.join(found) or 'none'}")


@gazetteer.command("search", short_help="Every place a name may mean.")
@click.argument("name")
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    default=20,
    show_default=True,
    metavar="N",
    help="At most so many.",
)
@record_option
def search(name: str, record: str, limit: int) -> None:
    """Every place a name may mean, with all its names and who uses them.

    Looks into the built-in gazetteer and those of the record; without a record, into all that lie
    on this machine. A name that is found nowhere is looked for by its sound in the states in play.
    """
    found = candidates_for(name, record)
    if not found.candidates:
        raise NothingMatched(
            f"no gazetteer has a place called {name!r}",
            do="Try another spelling, or add a gazetteer that has it.",
        )
    console.show(candidates_table(found, limit))
    shown = min(limit, len(found.candidates))
    told = counted(len(found.candidates), "place")
    console.note(told if shown == len(found.candidates) else f"{shown} of {told}")


def _with_pack(scope: Scope, pack: Pack) -> Scope:
    """The scope with the pack; one of the same name gives way to it."""
    others = tuple(one for one in scope.packs if one.id != pack.id and one.name != pack.name)
    return scope.replacing(packs=(*others, pack))


def _named(given: str, packs: Iterable[Pack]) -> Pack | None:
    """The pack of that name, or whose id begins so.

    Raises:
        UsageError: there are several.
    """
    found = [one for one in packs if given == one.name or one.id.startswith(given)]
    if len({one.id for one in found}) > 1:
        told = ", ".join(f"{one.id} ({one.file})" for one in found)
        raise UsageError(f"{given!r} may mean {told}", do="Give its id.")
    return found[0] if found else None
