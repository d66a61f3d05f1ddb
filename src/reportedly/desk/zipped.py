"""A record and what is asked of it -> one format of it in a ZIP file: redacted, unless told."""

import tempfile
import zipfile
from collections.abc import Callable, Collection
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

from reportedly.bundle.select import Selected
from reportedly.desk.searched import searched_before
from reportedly.desk.visitor import Role, Visitor
from reportedly.export import EXPORTERS
from reportedly.export.folder import write_files
from reportedly.export.source import Source
from reportedly.records.base import Record
from reportedly.records.logbook import Disclosure, Release, Withholding
from reportedly.redact.source import RedactedSource, redact
from reportedly.redact.told import as_lines, redaction_of
from reportedly.review.release import release_of, withheld_at
from reportedly.review.release_files import release_files
from reportedly.store import Store
from reportedly.store.where import Where
from reportedly.vocab.redaction import load_redaction

FORMATS = {
    "csv": "flat tables of pages, claims, incidents, tolls and situations, as CSV",
    "xlsx": "the same tables as one workbook, days and numbers typed",
    "parquet": "the same tables for notebooks and databases",
    "jsonl": "the whole record, one file for each kind of thing",
    "geojson": "incidents for maps, places with their precision",
    "ged": "incidents in the 49 columns of UCDP GED",
    "acled": "incidents in ACLED's 31 columns",
    "plover": "claims as PLOVER events",
    "hxl": "tables with HXL tags and HDX HAPI's roll-up",
    "linked-places": "places and the names pages use, as Linked Places",
    "annotations": "claims as W3C Web Annotations, by characters and quotation",
    "schema-org": "claims in schema.org's words",
    "ftm": "actors and events as FollowTheMoney entities",
    "feed": "what changed, as RSS and JSON Feed",
    "reviews": "what people decided: before, after, who and why",
}
"""What each format is, in the order in which they are offered."""

OF_PEOPLE = "reviews"
"""The format that says who decided what: a second reader judges before seeing the first."""

_SAME_DAY = (1980, 1, 1, 0, 0, 0)


class CopyAsked(Record, frozen=True, kw_only=True):
    """What is to be written: in which format, of which incidents (None: all) or which release.

    ``whole_for`` is who is given it with every name; empty: what is withheld is left blank.
    """

    format: str
    incidents: frozenset[str] | None = None
    release: int | None = None
    whole_for: str = ""
    why: str = ""


def zipped(record: Where, asked: CopyAsked, say: Callable[[str], object] = bool) -> Path:
    """Return a ZIP file of a format, the same bytes for the same record; the caller removes it.

    A whole copy is noted in the record before it is written. Each step is said as it begins.
    """
    with ExitStack() as held:
        store = held.enter_context(Store.open(record, create=False))
        folder = Path(held.enter_context(tempfile.TemporaryDirectory(prefix="reportedly-")))
        say("withheld names are looked for")
        source, told = _source(store, asked, held)
        say("the files are written")
        chosen = source if asked.incidents is None else Selected(source, asked.incidents)
        EXPORTERS[asked.format](chosen, folder)
        write_files(folder, {f"{asked.format}-redaction.json": told})
        if asked.release is not None:
            write_files(folder, release_files(store, source, asked.release))
        say("they are packed")
        return _zipped(folder)


def _source(store: Store, asked: CopyAsked, held: ExitStack) -> tuple[Source, list[bytes]]:
    """The record to read from, and the words on what is blank in it."""
    base: Source = store
    entries: Collection[Withholding] = tuple(store.entries(Withholding))
    if asked.release is not None:
        base = store.released(release_of(store, asked.release))
        entries = withheld_at(store, asked.release)
    if asked.whole_for:
        with store.snapshot():
            names = redact(base, entries, load_redaction()).withheld.names
        _note(store, asked, sum(map(len, names.values())))
        return base, as_lines(None)
    now = held.enter_context(base.snapshot())
    if asked.release is not None:
        redacted = redact(now, entries, load_redaction())
    else:
        redacted = _searched(store, now, entries)
    return redacted, as_lines(redaction_of(redacted))


def _searched(store: Store, now: Source, entries: Collection[Withholding]) -> RedactedSource:
    """The record as it is, redacted; pages that were searched before are not searched again."""
    with searched_before(store.near().path) as before:
        return redact(now, entries, load_redaction(), before)


def _note(store: Store, asked: CopyAsked, names: int) -> None:
    of = "" if asked.release is None else f" of release {asked.release}"
    store.add_entry(
        Disclosure(
            what=f"{asked.format}{of}, from the desk",
            user=asked.whole_for,
            made_at=datetime.now(UTC),
            names=names,
            why=asked.why,
        )
    )


def _zipped(folder: Path) -> Path:
    """The files of a folder in one, in their order and without a time of their own."""
    with tempfile.NamedTemporaryFile(prefix="reportedly-", suffix=".zip", delete=False) as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            for path in sorted(folder.iterdir()):
                entry = zipfile.ZipInfo(path.name, _SAME_DAY)
                entry.compress_type = zipfile.ZIP_DEFLATED
                with path.open("rb") as read, archive.open(entry, "w") as written:
                    while piece := read.read(1 << 20):
                        written.write(piece)
        return Path(file.name)


def formats_for(visitor: Visitor) -> list[tuple[str, str]]:
    """Return the formats a visitor may have, and what each is."""
    sees_all = visitor.may(Role.EDITOR)
    return [(name, about) for name, about in FORMATS.items() if sees_all or name != OF_PEOPLE]


def releases(store: Store) -> tuple[Release, ...]:
    """Return the releases of a record, the first first."""
    return tuple(store.entries(Release))
