"""`reportedly import FORMAT FILE` and `compare`: rows a team coded by hand beside the record."""

import hashlib
import io
from datetime import UTC, datetime
from pathlib import Path

import click
import msgspec

from reportedly.cli import console
from reportedly.cli.options import record_option, user_option
from reportedly.cli.record import open_record
from reportedly.cli.render import compared as render
from reportedly.errors import NothingMatched, UsageError
from reportedly.handcoded.compare import compare as compared
from reportedly.handcoded.formats import FORMATS
from reportedly.records.ged import FindingKind, GedRow
from reportedly.records.logbook import Import
from reportedly.store import Store
from reportedly.vocab.ged_checks import check_rows
from reportedly.wording.words import counted

FINDINGS_SHOWN = 20


@click.command(
    "import",
    epilog=(
        "\b\n"
        "Examples:\n"
        "  reportedly import ged ours.csv --by Ana\n"
        "  reportedly compare ours\n"
        "  reportedly export ged --rows ours --out back\n"
    ),
)
@click.argument("format_", metavar="FORMAT", type=click.Choice(sorted(FORMATS)))
@click.argument("file", metavar="FILE", type=click.Path(exists=True, dir_okay=False))
@click.option("--name", metavar="NAME", help="What to call the rows; else as the file is called.")
@click.option("--note", default="", help="What they are; it is kept with them.")
@user_option
@record_option
def import_(format_: str, file: str, record: str, **given: str | None) -> None:
    """Keep rows that were coded by hand beside the record, to compare them with it.

    Formats: ged (UCDP's 49 columns), acled-like (31 columns), jsonl (fields of incidents.jsonl).
    They become no claims, since no characters bear them out, and incidents stay as they are.
    """
    path, form = Path(file), FORMATS[format_]
    raw = path.read_bytes()
    name = given["name"] or path.stem
    lines = io.StringIO(_text(raw, path), newline="")
    bodies = tuple(form.read(lines, str(path)))
    if not bodies:
        raise UsageError("there is no row in the file", where=file, do="Give a file with rows.")
    with open_record(record) as store:
        if any(one.name == name for one in store.entries(Import)):
            raise UsageError(
                f"rows called {name!r} are in the record already",
                do="Rows are never replaced: give another name with --name.",
            )
        said = Import(
            name=name,
            format=format_,
            file=path.name,
            sha256=hashlib.sha256(raw).hexdigest(),
            rows=0,
            digest="",
            user=str(given["user"]),
            made_at=datetime.now(UTC),
            note=given["note"] or "",
        )
        kept = store.add_hand_rows(said, bodies)
    console.say(f"{counted(kept.rows, 'row')} kept as {name}: `reportedly compare {name}`")
    if format_ == "ged":
        _tell_findings(bodies)


@click.command(
    epilog="\b\nExamples:\n  reportedly compare ours\n  reportedly compare ours --json\n"
)
@click.argument("name", metavar="[NAME]", required=False)
@click.option("--json", "as_json", is_flag=True, help="All of it as one JSON object.")
@click.option("--all", "every", is_flag=True, help="Every disagreement, not the first few.")
@record_option
def compare(name: str | None, record: str, *, as_json: bool, every: bool) -> None:
    """How far rows coded by hand and the record agree, field by field.

    Rows are matched to incidents by day, place and actors. Codes are measured by Cohen's kappa,
    counts by Krippendorff's alpha; each disagreement is told with both sides' evidence. Without
    NAME the sets of rows are listed.
    """
    with open_record(record) as store:
        if name is None:
            _list(store)
            return
        said = import_of(store, name)
        found = compared(store, store.hand_rows(name), FORMATS[said.format])
    if as_json:
        console.write(msgspec.json.format(msgspec.json.encode(found), indent=2).decode() + "\n")
        return
    for line in render.lines(found, every=every):
        console.say(line)


def import_of(store: Store, name: str) -> Import:
    """Return what is told of a set of rows.

    Raises:
        NothingMatched: the record has none of that name.
    """
    for one in store.entries(Import):
        if one.name == name:
            return one
    raise NothingMatched(
        f"no rows called {name!r} are in this record", do="`reportedly compare` lists them."
    )


def _list(store: Store) -> None:
    sets = tuple(store.entries(Import))
    if not sets:
        raise NothingMatched("no rows were brought in", do="See `reportedly import --help`.")
    for one in sets:
        told = f"{one.name}: {counted(one.rows, 'row')} of {one.file} ({one.format})"
        note = f": {one.note}" if one.note else ""
        console.say(f"{told}, {one.user}, {one.made_at:%Y-%m-%d}{note}")


def _text(raw: bytes, path: Path) -> str:
    if raw.startswith(b"PK\x03\x04"):
        raise UsageError(
            "the file is a workbook", where=str(path), do="Save its sheet as CSV (UTF-8)."
        )
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(
            f"byte {error.start} is not UTF-8", where=str(path), do="Save the file as UTF-8."
        ) from error


def _tell_findings(bodies: tuple[str, ...]) -> None:
    """Say where rows break the codebook; they are kept as they are."""
    rows = [msgspec.json.decode(body, type=GedRow) for body in bodies]
    found = [one for one in check_rows(rows) if one.kind is FindingKind.WRONG]
    for one in found[:FINDINGS_SHOWN]:
        console.note(f"{one.row}: against {one.rule!r}: {one.told}")
    if found:
        console.note(
            f"{counted(len(found), 'finding')} against GED's codebook; the rows are kept as given"
        )
