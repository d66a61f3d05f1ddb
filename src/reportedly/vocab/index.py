"""Places with all their names -> one SQLite file to look them up in, written in a stream.

The built-in gazetteer and every pack of a user have the same tables, so that one question is asked
of all. Names are sorted by SQLite, on disk where they are many: a file of any size takes no more
memory than a small one.
"""

import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from itertools import islice
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

import msgspec

from reportedly.records.claim import PlaceName
from reportedly.vocab.folding import fold, skeleton
from reportedly.vocab.places import Named, Place

AT_ONCE = 20_000

_QUICKLY = """
pragma journal_mode = off; pragma synchronous = off; pragma cache_size = -65536;
pragma sorting.journal_mode = off; pragma sorting.synchronous = off;
"""
"""A file that is put in place when it is whole needs no journal."""

_TABLES = """
create table place (
    number integer primary key, id text not null, line integer not null, same text,
    record blob not null, names text not null
);
create table sorting.spelt (folded text not null, number integer not null, main integer not null);
create table note (attribution text not null, body blob not null);
"""
_SORTED = """
create table name (
    folded text not null, number integer not null, main integer not null,
    primary key (folded, number)
) without rowid;
insert into name
    select folded, number, max(main) from sorting.spelt group by folded, number order by 1, 2;
create table bones (
    skeleton text not null, number integer not null, folded text not null,
    primary key (skeleton, number, folded)
) without rowid;
create index place_that_is_same on place (same) where same is not null;
"""
_BONES = """
insert or ignore into bones
    select bones_of(folded), number, folded from name where main >= ? order by 1, 2, 3
"""
_TWICE = """
select id, min(line), max(line) from place group by id having count(*) > 1 order by 2 limit ?
"""
_NUMBERED = "select record, names, same from place where number = ?"
_FIRST_ONLY = "delete from place where number not in (select min(number) from place group by id)"
_NAMED_ONLY = "delete from sorting.spelt where number not in (select number from place)"

_decode = msgspec.json.Decoder(Place).decode


class Indexed(NamedTuple):
    """A place on its way in: its line in the file it is from, and the built-in place it is."""

    named: Named
    line: int = 0
    same: str | None = None


class Row(NamedTuple):
    """A place as it lies in an index, found by one of its names."""

    folded: str
    main: bool
    place: Place
    same: str | None


def fill(index: sqlite3.Connection, places: Iterable[Indexed], beside: str = "") -> None:
    """Write the places and the names they bear; ``sort`` makes them fit to be asked.

    Args:
        index: an empty database.
        places: the places, taken one by one.
        beside: a file to keep names in until they are sorted; in memory unless told.
    """
    index.execute("attach ? as sorting", (beside or ":memory:",))
    index.executescript(_QUICKLY + _TABLES)
    encode = msgspec.json.Encoder().encode
    numbered = enumerate(places)
    while batch := tuple(islice(numbered, AT_ONCE)):
        index.executemany(
            "insert into place values (?, ?, ?, ?, ?, ?)",
            (_place_row(number, one, encode) for number, one in batch),
        )
        index.executemany(
            "insert into sorting.spelt values (?, ?, ?)",
            (row for number, one in batch for row in _name_rows(number, one.named)),
        )
        index.commit()
    index.execute("create index place_by_id on place (id)")


def sort(index: sqlite3.Connection, *, by_sound: bool = False) -> None:
    """Put the names in order, once every place is in.

    Args:
        index: the index.
        by_sound: whether a place's other names are found by their sound too, not its own alone.
    """
    index.create_function("bones_of", 1, skeleton, deterministic=True)
    index.executescript(_SORTED)
    index.execute(_BONES, (0 if by_sound else 1,))
    index.commit()
    index.execute("detach sorting")


def twice(index: sqlite3.Connection, most: int) -> list[tuple[str, int, int]]:
    """Return ids that stand there more than once, each with its first and its last line."""
    found: list[tuple[str, int, int]] = index.execute(_TWICE, (most,)).fetchall()
    return found


def keep_first(index: sqlite3.Connection) -> int:
    """Take out places whose id stood there before; return how many they were."""
    taken_out = index.execute(_FIRST_ONLY).rowcount
    index.execute(_NAMED_ONLY)
    index.commit()
    return taken_out


def sign(index: sqlite3.Connection, attribution: str, body: bytes = b"") -> None:
    """Write what must be said of the places: last, so that an index that has it is whole."""
    index.execute("insert into note values (?, ?)", (attribution, body))
    index.commit()


@contextmanager
def building(path: Path) -> Iterator[tuple[sqlite3.Connection, str]]:
    """Open a new index that is put in place, whole, when all went well; and a file to sort in."""
    path.parent.mkdir(parents=True, exist_ok=True)
    made = _new_file(path.parent)
    beside = _new_file(path.parent)
    try:
        with closing(sqlite3.connect(made)) as index:
            yield index, str(beside)
        made.replace(path)
    finally:
        made.unlink(missing_ok=True)
        beside.unlink(missing_ok=True)


def opened(path: Path) -> sqlite3.Connection:
    """Return an index that lies on disk, to be read only."""
    return sqlite3.connect(f"file:{quote(str(path))}?mode=ro&immutable=1", uri=True)


def note_of(path: Path) -> tuple[str, bytes] | None:
    """Return what an index says of itself; None where there is none, or it is not whole."""
    if not path.is_file():
        return None
    try:
        with closing(opened(path)) as index:
            found: tuple[str, bytes] | None = index.execute(
                "select attribution, body from note"
            ).fetchone()
    except sqlite3.DatabaseError:
        return None
    return found


def named(index: sqlite3.Connection, names: list[str]) -> Iterator[Row]:
    """Yield the places that bear one of the folded names."""
    rows = index.execute(
        "select folded, main, record, names, same from name join place using (number) "  # noqa: S608 - marks
        f"where folded in ({_marks(names)}) order by folded, number",
        names,
    )
    for folded, main, record, listed, same in rows:
        yield Row(folded, bool(main), _place(record, listed), same)


def sounding(
    index: sqlite3.Connection, skeletons: tuple[str, ...], is_heard: Callable[[str], bool]
) -> Iterator[Row]:
    """Yield the places that have a name with one of the skeletons, and that is heard as the one.

    Args:
        index: the index.
        skeletons: what the name may come to.
        is_heard: whether a folded name is near enough; places are read only where one is.
    """
    rows = index.execute(
        f"select folded, number from bones where skeleton in ({_marks(skeletons)})",  # noqa: S608 - marks
        skeletons,
    )
    heard = [(folded, number) for folded, number in rows if is_heard(folded)]
    for folded, number in heard:
        record, listed, same = index.execute(_NUMBERED, (number,)).fetchone()
        yield Row(folded, main=False, place=_place(record, listed), same=same)


def by_id(index: sqlite3.Connection, ids: Iterable[str]) -> dict[str, Place]:
    """Return those of the places that the index has."""
    asked = sorted(ids)
    rows = index.execute(
        f"select id, record, names from place where id in ({_marks(asked)})",  # noqa: S608 - marks
        asked,
    )
    return {id_: _place(record, listed) for id_, record, listed in rows}


def same_as(index: sqlite3.Connection, ids: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield each built-in id with the id that the index has for the same place."""
    asked = sorted(ids)
    yield from index.execute(
        f"select same, id from place where same in ({_marks(asked)}) order by 1, 2",  # noqa: S608 - marks
        asked,
    )


def _marks(values: Iterable[object]) -> str:
    return ",".join("?" for _ in values)


def _new_file(folder: Path) -> Path:
    handle, made = tempfile.mkstemp(dir=folder, prefix="building-", suffix=".sqlite")
    os.close(handle)
    return Path(made)


def _place_row(number: int, one: Indexed, encode: Callable[[Place], bytes]) -> tuple[object, ...]:
    """The row of a place; names without language or user lie beside it, to keep the index small."""
    place = one.named.place
    plain = all(name.language is None and name.used_by is None for name in place.names)
    if place.contested or not plain:
        return (number, place.id, one.line, one.same, encode(place), "")
    listed = "\n".join(name.name for name in place.names)
    return (number, place.id, one.line, one.same, encode(place.replacing(names=())), listed)


def _name_rows(number: int, given: Named) -> Iterator[tuple[str, int, int]]:
    for position, name in enumerate(given.names):
        folded = fold(name)
        if folded:
            yield folded, number, int(position < given.main)


def _place(record: bytes, names: str) -> Place:
    place = _decode(record)
    if not names:
        return place
    return place.replacing(names=tuple(PlaceName(name=name) for name in names.split("\n")))
