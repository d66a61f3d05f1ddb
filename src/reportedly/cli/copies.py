"""A record and what was asked for -> the copy that is written out: redacted, or whole and noted."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import click

from reportedly.cli.options import USER_VARIABLE, Command
from reportedly.errors import UsageError
from reportedly.export.source import Source
from reportedly.records.base import Record
from reportedly.records.logbook import Disclosure, Withholding
from reportedly.redact.find import find_withheld
from reportedly.redact.source import redact
from reportedly.redact.told import Redaction, redaction_of
from reportedly.review.release import release_of, withheld_at
from reportedly.store import Store
from reportedly.vocab.redaction import load_redaction
from reportedly.wording.words import counted

WORKING_COPIES = frozenset({"jsonl"})
"""Formats that are the record itself: whole, until somebody withholds a name in this record."""


class Copy(Record, frozen=True, kw_only=True):
    """What is to be written out: in which format, whole or redacted, by whom and why."""

    format: str
    full: bool = False
    redacted: bool = False
    user: str | None = None
    why: str = ""
    release: int | None = None

    @property
    def told(self) -> str:
        """What it is a copy of, as the logbook has it."""
        return self.format if self.release is None else f"{self.format} of release {self.release}"


def copy_options(command: Command) -> Command:
    """Add the options that say whether withheld names are written out."""
    short = click.option(
        "--redacted", is_flag=True, help="Leave names blank also in `jsonl`, the working copy."
    )
    return short(full_options(command))


def full_options(command: Command) -> Command:
    """Add the options that ask for withheld names and say who asks."""
    full = click.option(
        "--full",
        is_flag=True,
        help="Write withheld names and exact points too; who did so and when is kept.",
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
    return full(by(why(command)))


@contextmanager
def copied(store: Store, asked: Copy) -> Iterator[tuple[Source, Redaction | None]]:
    """Give the record to read from, and what is blanked in it; None: nothing is.

    A full copy is noted in the record before it is written; a redacted one is read as the record
    is now, whatever is written to it meanwhile.

    Raises:
        UsageError: a full copy is asked for by nobody, or both copies are asked for.
    """
    if asked.full and asked.redacted:
        raise UsageError("a copy is either full or redacted", do="Give one of the two.")
    base, entries = _asked_for(store, asked.release)
    if asked.full:
        names = find_withheld(base, entries, load_redaction()).names
        _note_disclosure(store, asked, sum(map(len, names.values())))
    if asked.full or (asked.format in WORKING_COPIES and not entries and not asked.redacted):
        yield base, None
        return
    with base.snapshot() as now:
        source = redact(now, entries, load_redaction())
        yield source, redaction_of(source)


def _asked_for(store: Store, number: int | None) -> tuple[Source, tuple[Withholding, ...]]:
    """The record as it is, or as it was released, and what is withheld in it."""
    if number is None:
        return store, tuple(store.entries(Withholding))
    return store.released(release_of(store, number)), withheld_at(store, number)


def redaction_file(name: str) -> str:
    """Return the name of the file beside an export that says whether names are blank in it.

    Each format has its own, as several are written into one folder, some redacted and some whole.
    """
    return f"{name}-redaction.json"


def told(redaction: Redaction | None, asked: Copy, name: str) -> str:
    """Return what a person is told of the copy of that name."""
    if redaction is not None:
        names = counted(sum(redaction.names.values()), "withheld name")
        return f"redacted: {names} left blank ({redaction_file(name)})"
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
            what=asked.told,
            user=asked.user,
            made_at=datetime.now(UTC),
            names=names,
            why=asked.why,
        )
    )
