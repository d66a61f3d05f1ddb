"""data/actors -> who may act or speak in a conflict, and where a text names them."""

import csv
import io
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from functools import cache, cached_property, lru_cache

from reportedly.errors import DataError
from reportedly.records.base import Record
from reportedly.vocab import roles as role_words
from reportedly.vocab.base import load_toml, read_bytes
from reportedly.vocab.roles import Roles, load_roles

STATES = "actors/states.csv"
READING = "actors/reading.toml"
OTHERS = (
    "actors/authorities.toml",
    "actors/armed_groups.toml",
    "actors/organisations.toml",
    "actors/outlets.toml",
    "actors/historical.toml",
)
FILES = (STATES, READING, *OTHERS, *role_words.FILES)

_ASKED_LATELY = 2048
_SHORT_CABLE = 24
"""So many characters in capitals may hold initials: "US ARMY" as well as "SALVADORAN ARMY"."""
_WORD = re.compile(r"\w+")
_STRAIGHT = str.maketrans("’‘“”‐‑", "''\"\"--")


class ActorKind(StrEnum):
    """What an actor is. ``de_facto`` governs ground without being its recognised government."""

    STATE = "state"
    DE_FACTO = "de_facto"
    ARMED_GROUP = "armed_group"
    IGO = "igo"
    NGO = "ngo"
    PEACEKEEPERS = "peacekeepers"
    OBSERVER = "observer"
    COURT = "court"
    OUTLET = "outlet"


NO_SIDE = frozenset({ActorKind.OUTLET})
"""Kinds that pass words on; a text that names one has not yet named a side."""


class ActorName(Record, frozen=True, kw_only=True):
    """One name of an actor: its language, and who uses it (actor ids and words, or "wide")."""

    name: str
    language: str = "en"
    used_by: str = "wide"


class ActorEntry(Record, frozen=True, kw_only=True):
    """A state, an authority, a group or a body, under all the names the press gives it.

    ``also`` holds further English names in wide use, ``metonyms`` what stands for its leaders (a
    capital, a palace, an army's own name). ``governs`` marks an armed group with an administration.
    """

    id: str
    kind: ActorKind
    source: str
    names: tuple[ActorName, ...] = ()
    also: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()
    governs: bool = False
    note: str = ""

    @property
    def name(self) -> str:
        """The name listed first, for display where no page's own words are at hand."""
        return self.also[0] if self.also else self.names[0].name

    def printed_forms(self) -> Iterator[str]:
        """Yield every form a page may print, plurals of the demonyms included."""
        yield from (name.name for name in self.names)
        yield from self.also
        yield from self.metonyms
        for demonym in self.demonyms:
            yield demonym
            if not demonym.endswith(("s", "ese", "sh", "ch", "men")):
                yield f"{demonym}s"


POWERS = frozenset(ActorKind) - {ActorKind.OUTLET, ActorKind.NGO}
"""Kinds that act in a conflict: states, groups in arms, and bodies of states."""

Naming = tuple[int, int, ActorEntry]
"""[start, end) in the text that was asked about, and the actor named there."""


Forms = dict[str, tuple[tuple[str, ActorEntry | None], ...]]
"""The printed forms of names under their first word, and whom each names."""


class Actors(Record, frozen=True, kw_only=True, dict=True, gc=True):
    """All actors we know, and how to find their names in a text."""

    entries: tuple[ActorEntry, ...]
    reading: "HowToRead"
    roles: Roles
    forms: Forms
    capitals: Forms
    either: Forms

    def named_in(self, text: str) -> tuple[Naming, ...]:
        """Return where the text names actors: longest name first, whole words, no overlaps.

        Capitals and palaces count as the governments they stand for; a caller that needs places
        must ask the gazetteer.
        """
        return self._lately(text)

    @cached_property
    def _lately(self) -> Callable[[str], tuple[Naming, ...]]:
        """What was found in the texts asked about last: a page asks for the same names often."""
        return lru_cache(_ASKED_LATELY)(self._find)

    def _find(self, text: str) -> tuple[Naming, ...]:
        plain = text if text.isascii() else text.translate(_STRAIGHT)
        forms = self._forms_in(plain)
        if forms.keys().isdisjoint(_WORD.findall(plain)):
            return ()
        found: list[Naming] = []
        reached = 0
        for word in _WORD.finditer(plain):
            if word.start() < reached:
                continue
            for form, entry in forms.get(word.group(), ()):
                end = word.start() + len(form)
                if plain.startswith(form, word.start()) and _ends_word(plain, end):
                    reached = end
                    if entry is not None and self._is_meant(plain, word.start(), end):
                        found.append((word.start(), end, entry))
                    break
        return tuple(found)

    def _forms_in(self, plain: str) -> Forms:
        """The forms to look for: a few words in capitals may be a cable's, and may be initials."""
        if not plain.isupper():
            return self.forms
        return self.capitals if len(plain) > _SHORT_CABLE else self.either

    def may_name(self, text: str) -> Iterator[ActorEntry]:
        """Yield all that ``named_in`` can find in the text or any part of it, and perhaps more."""
        plain = text.translate(_STRAIGHT)
        for word in _WORD.finditer(plain):
            for forms in (self.forms, self.capitals):
                for form, entry in forms.get(word.group(), ()):
                    if entry is not None and plain.startswith(form, word.start()):
                        yield entry

    def side_of(self, text: str) -> str | None:
        """Return the id of the first actor named in the text, outlets apart."""
        for _, _, entry in self.named_in(text):
            if entry.kind not in NO_SIDE:
                return entry.id
        return None

    def entry(self, actor: str) -> ActorEntry:
        """Return the actor with this id.

        Raises:
            KeyError: there is none.
        """
        for entry in self.entries:
            if entry.id == actor:
                return entry
        raise KeyError(actor)

    def _is_meant(self, text: str, start: int, end: int) -> bool:
        after = text.endswith(self.reading.not_after, 0, start)
        return not (after or text.startswith(self.reading.not_before, end))


class HowToRead(Record, frozen=True, kw_only=True):
    """data/actors/reading.toml: where a name that is printed is not the actor meant."""

    not_after: tuple[str, ...]
    not_before: tuple[str, ...]
    no_actor: tuple[str, ...]
    also_words: frozenset[str]


class ActorFile(Record, frozen=True, kw_only=True):
    """A file of data/actors, all but the table of states."""

    entry: tuple[ActorEntry, ...]


@cache
def load_actors() -> Actors:
    """Return the actors of data/actors, checked.

    Raises:
        DataError: a file is broken, or two entries share an id.
    """
    reading = load_toml(READING, HowToRead)
    entries = [*_states()]
    for name in OTHERS:
        entries.extend(load_toml(name, ActorFile).entry)
    seen: set[str] = set()
    for entry in entries:
        if entry.id in seen or not (entry.names or entry.also):
            raise DataError(
                f"actor {entry.id!r} is entered twice, or has no name",
                where="data/actors",
                do="Give each actor one entry, with a name.",
            )
        seen.add(entry.id)
    return actors_from(entries, reading)


def actors_from(entries: Iterable[ActorEntry], reading: HowToRead) -> Actors:
    """Return the entries with the tables that find their names."""
    listed = tuple(entries)
    owned: list[tuple[str, ActorEntry | None]] = [
        (form.translate(_STRAIGHT), entry) for entry in listed for form in entry.printed_forms()
    ]
    owned.extend((form, None) for form in reading.no_actor)
    upper = [
        (form.upper(), entry) for form, entry in owned if form.upper() not in reading.also_words
    ]
    return Actors(
        entries=listed,
        reading=reading,
        roles=load_roles(),
        forms=_by_first_word(owned),
        capitals=_by_first_word(upper),
        either=_by_first_word([*owned, *upper]),
    )


def _by_first_word(owned: Iterable[tuple[str, ActorEntry | None]]) -> Forms:
    """The forms under their first word, the longest first; of equal forms the first entered."""
    table: dict[str, list[tuple[str, ActorEntry | None]]] = defaultdict(list)
    for form, entry in owned:
        first = _WORD.search(form)
        if first is not None:
            table[first.group()].append((form, entry))
    return {word: tuple(sorted(forms, key=lambda f: -len(f[0]))) for word, forms in table.items()}


def _ends_word(text: str, end: int) -> bool:
    return end >= len(text) or not (text[end].isalnum() or text[end] == "_")


def _states() -> Iterator[ActorEntry]:
    table = csv.DictReader(io.StringIO(read_bytes(STATES).decode("utf-8")), strict=True)
    for row in table:
        if None in row or None in row.values():
            raise DataError(
                f"the line of {row.get('id')!r} has not the header's number of fields",
                where=f"data/{STATES}",
                do="Put a field that holds a comma in quotation marks.",
            )
        yield ActorEntry(
            id=row["id"],
            kind=ActorKind.STATE,
            source="ISO 3166-1; common usage",
            also=(row["name"], *_listed(row["other_names"])),
            demonyms=_listed(row["demonyms"]),
            metonyms=_listed(row["metonyms"]),
            note=row["note"],
        )


def _listed(field: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in field.split(";") if part.strip())
