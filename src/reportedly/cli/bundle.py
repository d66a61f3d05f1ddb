"""`reportedly bundle INCIDENT... --out FILE`: incidents with their evidence, in one file."""

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from reportedly import __version__
from reportedly.bundle.about import About
from reportedly.bundle.write import bundle_of
from reportedly.cli import console
from reportedly.cli.copies import Copy, copied, full_options
from reportedly.cli.options import record_option
from reportedly.cli.record import open_record
from reportedly.errors import NothingMatched, UsageError
from reportedly.export.folder import write_files
from reportedly.export.source import Source
from reportedly.redact.told import Redaction
from reportedly.store import Store
from reportedly.wording.words import counted

ENDING = ".wacz"


@click.command(
    epilog=(
        "\b\n"
        "Examples:\n"
        "  reportedly bundle i-0a1b --out raid.wacz\n"
        "  reportedly bundle i-0a1b i-77cd --out raid.wacz --full --by Ana --key id_ed25519\n"
        "  reportedly verify raid.wacz\n"
    )
)
@click.argument("incidents", metavar="INCIDENT...", nargs=-1, required=True)
@click.option("--out", metavar="FILE", required=True, help="The bundle; it ends in .wacz.")
@click.option("--key", metavar="FILE", help="Sign it with this private SSH key.")
@full_options
@record_option
def bundle(incidents: tuple[str, ...], record: str, **asked: Any) -> None:
    """Write incidents with all that bears them out into one file that anybody can check.

    It is a WACZ: ReplayWeb.page opens it. Without `--full` it is redacted: withheld names are
    blank, and the pages themselves are left out, with their hashes, since names in them cannot be
    blanked. A full bundle has the pages as captured, and is noted in the record.
    """
    out, key = Path(asked.pop("out")), asked.pop("key")
    if out.suffix != ENDING:
        raise UsageError("a bundle's name ends in .wacz", where=str(out), do=f"Give NAME{ENDING}.")
    with open_record(record) as store:
        ids = tuple(_found(store, incidents))
        copy = Copy(format=f"bundle of {' '.join(ids)}", **asked)
        with copied(store, copy) as (source, redaction), source.snapshot() as now:
            about = _about(now, ids, redaction)
            made = bundle_of(now, store, about, None if key is None else Path(key).expanduser())
    write_files(out.parent, {out.name: lambda path: path.write_bytes(made)})
    console.say(f"{counted(len(ids), 'incident')}, {len(made):,} bytes: {out}")
    console.note(_told(copy, redacted=redaction is not None))


def _about(source: Source, ids: tuple[str, ...], redaction: Redaction | None) -> About:
    titles = {one.id: one.title for one in source.incidents() if one.id in ids}
    return About(
        incidents=ids,
        title="; ".join(titles[one] for one in ids),
        made_at=datetime.now(UTC).replace(microsecond=0),
        software=f"reportedly {__version__}",
        redaction=redaction,
    )


def _found(store: Store, given: Iterable[str]) -> Iterable[str]:
    for one in dict.fromkeys(given):
        incident = store.incident(one)
        if incident is None:
            raise NothingMatched(
                f"no incident has an id that begins with {one!r}",
                do="`reportedly incidents` prints the ids.",
            )
        yield incident.id


def _told(copy: Copy, *, redacted: bool) -> str:
    if redacted:
        return "redacted: withheld names are blank, the pages are left out and told by their hashes"
    return f"full: the pages as captured are in it; that {copy.user} wrote it is in the record"
