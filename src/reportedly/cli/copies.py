"""A record and what was asked for -> the copy that is written out: redacted, or whole and noted."""

from datetime import UTC, datetime

import click

from reportedly.cli.options import USER_VARIABLE, Command
from reportedly.errors import UsageError
from reportedly.export.source import Source
from reportedly.records.base import Record
from reportedly.records.logbook import Disclosure, Withholding
from reportedly.redact.source import redact
from reportedly.redact.told import Redaction, redaction_of
from reportedly.store import Store
from reportedly.vocab.redaction import load_redaction
from reportedly.wording.words import counted

REDACTION = "redaction.json"
"""The file beside a redacted export that says what was blanked."""

WORKING_COPIES = frozenset({"jsonl"})
"""Formats that are the record itself: whole, until somebody withholds a name in this record."""


class Copy(Record, frozen=True, kw_only=True):
    """What is to be written out: in which format, whole or redacted, by whom and why."""

    format: str
    full: bool = False
    redacted: bool = False
    user: str | None = None
    why: str = ""


def copy_options(command: Command) -> Command:
    """Add the options that say whether withheld names are written out."""
    full = click.option(
        "--full",
        is_flag=True,
        help="Write withheld names and exact points too; who did so and when is kept.",
    )
    short = click.option(
        "--redacted", is_flag=True, help="Leave names blank also in `jsonl`, the working copy."
    )
    by = click.option(
        "--by",
        "user",
        metavar="NAME",
        envvar=USER_VARIABLE,
        show_envvar=True,
        help="Who you are; needed with --full.",
    )
    why = click.option("--why", default="", help="What the full copy is for; it is kept.")
    return full(short(by(why(command))))


def copied(store: Store, asked: Copy) -> tuple[Source, Redaction | None]:
    """Return the record to read from, and what was blanked in it; None: nothing was.

    A full copy is noted in the record before it is written.

    Raises:
        UsageError: a full copy is asked for by nobody, or both copies are asked for.
    """
    if asked.full and asked.redacted:
        raise UsageError("a copy is either full or redacted", do="Give one of the two.")
    entries = tuple(store.entries(Withholding))
    source = redact(store, entries, load_redaction())
    if asked.full:
        _note_disclosure(store, asked, sum(map(len, source.withheld.names.values())))
        return store, None
    if asked.format in WORKING_COPIES and not entries and not asked.redacted:
        return store, None
    return source, redaction_of(source)


def told(redaction: Redaction | None, asked: Copy) -> str:
    """Return what a person is told of the copy."""
    if redaction is not None:
        names = counted(sum(redaction.names.values()), "withheld name")
        return f"redacted: {names} left blank where they stand ({REDACTION})"
    if asked.full:
        return f"full: withheld names stand in it; that {asked.user} wrote it is in the record"
    return "note: jsonl is the working copy, with every name; `--redacted` leaves them blank"


def _note_disclosure(store: Store, asked: Copy, names: int) -> None:
    if asked.user is None or not asked.user.strip():
        raise UsageError(
            "a full copy needs the name of who writes it",
            do="Give --by NAME; or leave --full out, and withheld names are left blank.",
        )
    store.add_entry(
        Disclosure(
            what=asked.format,
            user=asked.user,
            made_at=datetime.now(UTC),
            names=names,
            why=asked.why,
        )
    )
