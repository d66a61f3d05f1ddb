"""`reportedly serve` and `reportedly account`: the record in a browser, and who may use it."""

import getpass
import sys
from pathlib import Path

import click

from reportedly.cli import console
from reportedly.cli.options import USER_VARIABLE, record_option
from reportedly.cli.record import open_record
from reportedly.errors import NothingMatched, UsageError

_LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
ROLES = ("reader", "coder", "reviewer", "editor", "admin")


@click.command(
    epilog=(
        "\b\n"
        "Examples:\n"
        "  reportedly serve --by Ana\n"
        "  reportedly account add ana --role editor && reportedly serve --host 0.0.0.0 "
        "--name desk.example\n"
    )
)
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at.")
@click.option(
    "--port",
    default=8765,
    show_default=True,
    type=click.IntRange(0, 65535),
    help="The port; 0 takes a free one.",
)
@click.option("--name", "names", multiple=True, help="A host name browsers use for it.")
@click.option("--https", is_flag=True, help="It stands behind a proxy that speaks HTTPS.")
@click.option(
    "--by",
    "user",
    envvar=USER_VARIABLE,
    show_envvar=True,
    help="Who judges, where there are no accounts; else who runs it.",
)
@click.option(
    "--no-rebuild", is_flag=True, help="Leave building incidents anew after decisions to `ingest`."
)
@click.option(
    "--lines",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="GeoJSON of dated lines with source and status, for the maps.",
)
@record_option
def serve(record: str, host: str, port: int, **given: object) -> None:
    """Read and review the record in a browser, on this machine.

    Without accounts it listens at 127.0.0.1 alone, and whoever sits here may do everything. Stop it
    with Ctrl-C: what was decided is in the record.
    """
    # the web parts take half a second to load, and no other command needs them
    from reportedly.desk.accounts import Accounts  # noqa: PLC0415 - see above
    from reportedly.desk.lines import load_lines  # noqa: PLC0415 - see above
    from reportedly.desk.server import run  # noqa: PLC0415 - see above
    from reportedly.desk.state import Settings  # noqa: PLC0415 - see above

    with open_record(record) as store:
        path = store.path
    if host not in _LOOPBACK and not Accounts(path).are_there:
        raise UsageError(
            f"at {host} others could read and judge this record, and nobody has a password",
            do="Add one with `reportedly account add NAME --role admin`, or leave --host off.",
        )
    names, lines = given["names"], given["lines"]
    settings = Settings(
        record=path,
        user=str(given["user"] or getpass.getuser()),
        host=host,
        port=port,
        https=bool(given["https"]),
        rebuild=not given["no_rebuild"],
        names=tuple(names) if isinstance(names, tuple) else (),
        lines=load_lines(lines) if isinstance(lines, Path) else (),
    )
    run(settings, console.note)


@click.group(epilog="\b\nExample:\n  reportedly account add ana --role reviewer\n")
def account() -> None:
    """Who may use the desk over a network, with which password and role."""


@account.command(epilog="\b\nExample:\n  reportedly account add ana --role reviewer\n")
@click.argument("name")
@click.option(
    "--role",
    type=click.Choice(ROLES),
    default="reader",
    show_default=True,
    help="What they may do.",
)
@record_option
def add(name: str, role: str, record: str) -> None:
    """Add an account, or change its role and password; the password is asked for, or read."""
    from reportedly.desk.accounts import Accounts  # noqa: PLC0415 - as in serve
    from reportedly.desk.visitor import Role  # noqa: PLC0415 - as in serve

    with open_record(record) as store:
        path = store.path
    is_typed = sys.stdin.isatty()
    password = (
        click.prompt("Password", hide_input=True, confirmation_prompt=True)
        if is_typed
        else sys.stdin.readline().rstrip("\n")
    )
    Accounts(path).add(name, Role(role), password)
    console.say(f"{name} is a {role} at the desk of {path}")


@account.command(name="list", epilog="\b\nExample:\n  reportedly account list\n")
@record_option
def list_(record: str) -> None:
    """The accounts of a record's desk."""
    from reportedly.desk.accounts import Accounts  # noqa: PLC0415 - as in serve

    with open_record(record) as store:
        found = list(Accounts(store.path))
    if not found:
        raise NothingMatched("the desk has no accounts", do="See `reportedly account add`.")
    for one in found:
        console.say(f"{one.role:10}{one.name}")


@account.command(epilog="\b\nExample:\n  reportedly account remove ana\n")
@click.argument("name")
@record_option
def remove(name: str, record: str) -> None:
    """Close an account and its sessions; what it judged stays."""
    from reportedly.desk.accounts import Accounts  # noqa: PLC0415 - as in serve

    with open_record(record) as store:
        is_closed = Accounts(store.path).remove(name)
    if not is_closed:
        raise NothingMatched(f"the desk has no account {name!r}", do="See `account list`.")
    console.say(f"{name} is no longer at the desk")
