"""A user's file -> a pack on the shelf: read in a stream, checked line by line, indexed once."""

import re
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import msgspec

from reportedly.errors import PackError
from reportedly.ingest.packs.formats import FORMATS, Format, format_of, lines_of
from reportedly.ingest.packs.rows import Entry, Line, WrongRow
from reportedly.ingest.packs.same import built_in_of, in_its_place, look_ahead
from reportedly.ingest.packs.source import Member, members_of, sha256_of
from reportedly.records.base import Record, content_id
from reportedly.records.gazetteer import Pack
from reportedly.vocab.gazetteer import Gazetteer
from reportedly.vocab.index import Indexed, building, fill, keep_first, note_of, sign, sort, twice
from reportedly.vocab.shelf import PACK_LAYOUT, index_path

MOST_TOLD = 20
"""So many wrong lines are told at once; reading stops there."""

AT_ONCE = 500

SCHEMES = frozenset(
    ("geonames", "region", "country", "overlay", "line", "pcode", "lpf", "whosonfirst")
)
"""What ids that others give begin with; a table of names gives its own and may not take one."""

Progress = Callable[[int, str], None]
"""Told how many lines are read, and what is being done."""


class Asked(Record, frozen=True, kw_only=True):
    """What a user says of a gazetteer; what is left out follows from the file."""

    name: str | None = None
    form: str | None = None
    licence: str | None = None
    attribution: str | None = None
    skip_bad: bool = False


class Report(Record, frozen=True, kw_only=True):
    """A pack that was added, and what of its file was not.

    ``was_there``: the same file was indexed before. ``known`` places are built-in ones too.
    """

    pack: Pack
    was_there: bool
    known: int = 0
    wrong: tuple[str, ...] = ()
    wrong_count: int = 0


def add_pack(
    path: Path, shelf: Path, built_in: Gazetteer, asked: Asked, progress: Progress
) -> Report:
    """Index a user's gazetteer and return its pack; a file that was indexed before is not again.

    Args:
        path: a file, an archive or a folder.
        shelf: the folder in which packs are kept.
        built_in: the gazetteer it joins, to tell which of its places are known there.
        asked: what the user says of it.
        progress: told how far the reading is.

    Raises:
        PackError: it cannot be read, or has lines that cannot be used; nothing is added then.
    """
    members = members_of(path)
    form = format_of(members[0]) if asked.form is None else FORMATS[asked.form]
    progress(0, "hashing")
    pack = _pack(path, form, asked)
    lies_at = index_path(shelf, pack.id)
    note = note_of(lies_at)
    if note is not None:
        there = msgspec.json.decode(note[1], type=Pack)
        return Report(pack=_with_counts(pack, there), was_there=True)
    given = _Given(members, form, skip_bad=asked.skip_bad)
    return _Adding(given, pack, built_in, progress).build(lies_at)


def _pack(path: Path, form: Format, asked: Asked) -> Pack:
    sha256 = sha256_of(path)
    name = slug(asked.name or path.name.split(".")[0])
    own = name if form.name == "names" else ""
    if own in SCHEMES:
        raise PackError(
            f"ids that begin with `{own}:` are not a user's own to give",
            where=path.name,
            do="Call the gazetteer something else with --name.",
        )
    return Pack(
        id=content_id("g", sha256, form.name, own, asked.skip_bad, PACK_LAYOUT),
        name=name,
        format=form.name,
        file=path.name,
        sha256=sha256,
        places=0,
        names=0,
        licence=asked.licence or form.licence,
        attribution=asked.attribution or form.attribution,
    )


def slug(name: str) -> str:
    """Return a name as it may stand in an id: small letters, digits and hyphens.

    >>> slug("My villages (2)")
    'my-villages-2'
    """
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "pack"


def _with_counts(pack: Pack, there: Pack) -> Pack:
    return pack.replacing(places=there.places, names=there.names, left_out=there.left_out)


class _Given(NamedTuple):
    """The files that were given, how they are read, and whether wrong lines are passed over."""

    members: tuple[Member, ...]
    form: Format
    skip_bad: bool


class _Adding:
    """One gazetteer on its way in: counts what is read, and keeps what is wrong."""

    def __init__(self, given: _Given, pack: Pack, built_in: Gazetteer, progress: Progress) -> None:
        self.given = given
        self.pack = pack
        self.built_in = built_in
        self.progress = progress
        self.wrong: list[str] = []
        self.wrong_count = 0
        self.left_out = 0
        self.known = 0

    def build(self, path: Path) -> Report:
        """Write the index; nothing of it stays when a line is wrong."""
        with building(path) as (index, beside):
            fill(index, self._indexed(), beside)
            self._refuse_wrong()
            for id_, first, last in twice(index, MOST_TOLD):
                self._note(
                    last, WrongRow("id", f"{id_} stands in {self.given.form.unit} {first} already")
                )
            self._refuse_wrong()
            keep_first(index)
            self.progress(0, "sorting names")
            sort(index, by_sound=True)
            (places,) = index.execute("select count(*) from place").fetchone()
            (names,) = index.execute("select count(*) from name").fetchone()
            pack = self.pack.replacing(places=places, names=names, left_out=self.left_out)
            if not places:
                raise PackError(
                    "there is no place in it that we could use",
                    where=self.pack.file,
                    do=f"It was read as {self.given.form.told}; --format says otherwise.",
                )
            sign(index, pack.attribution or "", msgspec.json.encode(pack))
        return Report(
            pack=pack,
            was_there=False,
            known=self.known,
            wrong=tuple(self.wrong),
            wrong_count=self.wrong_count,
        )

    def _indexed(self) -> Iterator[Indexed]:
        lines = lines_of(self.given.members, self.given.form, self.pack.name)
        read = 0
        while batch := tuple(islice(lines, AT_ONCE)):
            read += len(batch)
            self.progress(read, "reading")
            entries = [line.place for line in batch if line.place is not None]
            same_ids = look_ahead(entries, self.built_in)
            for line in batch:
                if line.wrong is not None:
                    self._note(line.number, line.wrong)
                elif line.place is None:
                    self.left_out += 1
                else:
                    yield from self._one(line, line.place, same_ids)

    def _one(self, line: Line, entry: Entry, same_ids: frozenset[str]) -> Iterator[Indexed]:
        same = built_in_of(entry, self.built_in, same_ids)
        if same is None and not entry.has_point:
            what = (
                "the file gives no coordinates, and no built-in place of this name and level fits"
            )
            self._note(line.number, WrongRow("lat, lon", what))
            return
        self.known += same is not None
        named = entry.named if entry.has_point or same is None else in_its_place(entry.named, same)
        yield Indexed(named, line.number, None if same is None else same.id)

    def _note(self, number: int, wrong: WrongRow) -> None:
        self.wrong_count += 1
        if len(self.wrong) < MOST_TOLD:
            self.wrong.append(
                f"{self.given.form.unit} {number}, column {wrong.column}: {wrong.what}"
            )
        elif not self.given.skip_bad:
            self._refuse_wrong()

    def _refuse_wrong(self) -> None:
        if self.wrong and not self.given.skip_bad:
            many = self.wrong_count > MOST_TOLD
            said = "more than " if many else ""
            count = min(self.wrong_count, MOST_TOLD)
            what = f"{said}{count} {self.given.form.unit}{'s' if count > 1 else ''} cannot be used"
            listed = "".join(f"\n  {one}" for one in self.wrong)
            raise PackError(
                f"{what}; nothing was added",
                where=self.pack.file,
                do=f"Mend them, or add the rest with --skip-bad:{listed}",
            )
