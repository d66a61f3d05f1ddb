"""data/actors/roles.toml -> what kind of source the words for it tell of."""

import re
from collections.abc import Callable
from functools import cache, cached_property, lru_cache

from reportedly.records.base import Record
from reportedly.records.vocabulary import HolderRole
from reportedly.vocab.base import check_examples, load_toml

FILE = "actors/roles.toml"
FILES = (FILE,)

_ASKED_LATELY = 2048
_WORD = re.compile(r"\w+")


class RoleWords(Record, frozen=True, kw_only=True):
    """The words that tell one role, with phrases they must and must not be found in."""

    role: HolderRole
    words: tuple[str, ...]
    match: tuple[str, ...]
    no_match: tuple[str, ...]


class RoleReading(Record, frozen=True, kw_only=True):
    """Word lists for reading who a source is (data/actors/roles.toml tells what each is for)."""

    official: frozenset[str]
    military: frozenset[str]
    governing: frozenset[str]
    apart: frozenset[str]
    holding: frozenset[str]
    sent: frozenset[str]
    states_own: frozenset[str]
    divided: frozenset[str]
    whereabouts: frozenset[str]
    media: frozenset[str]
    unnamed: frozenset[str]
    only_tell: frozenset[str]
    titles: frozenset[str]
    title_parts: frozenset[str]
    person_nouns: frozenset[str]
    persons: frozenset[str]
    men: frozenset[str]
    women: frozenset[str]
    bodies: frozenset[str]
    speakers: frozenset[str]
    utterances: frozenset[str]
    putting_out: frozenset[str]
    silenced: frozenset[str]
    dying: frozenset[str]
    figures: frozenset[str]
    told_back: frozenset[str]
    own_voice: frozenset[str]
    issued: frozenset[str]
    recorded: frozenset[str]
    askers: frozenset[str]
    directions: frozenset[str]
    short_for: frozenset[str]
    force_words: frozenset[str]
    violence: frozenset[str]
    same_office: dict[str, str]
    kinds: dict[str, frozenset[str]]
    kinds_of_body: dict[str, frozenset[str]]
    spelled: dict[str, str]
    small_words: frozenset[str]
    relays: frozenset[str]


class RoleFile(Record, frozen=True, kw_only=True):
    """The whole of data/actors/roles.toml. ``kinds`` gives the role of an actor of each kind."""

    role: tuple[RoleWords, ...]
    kinds: dict[str, HolderRole]
    reading: RoleReading


class Roles(Record, frozen=True, kw_only=True, dict=True, gc=True):
    """The roles in the order they are asked, each with its pattern, and the word lists."""

    patterns: tuple[tuple[HolderRole, re.Pattern[str]], ...]
    reading: RoleReading
    single_words: frozenset[str]
    kinds: dict[str, HolderRole]

    @cached_property
    def pronouns(self) -> frozenset[str]:
        """Words that stand for a holder and never name one."""
        return self.reading.persons | self.reading.bodies | self.reading.speakers

    def of_kind(self, kind: str) -> HolderRole:
        """Return the role in which actors of a kind speak, unknown where the kind does not tell."""
        return self.kinds.get(kind, HolderRole.UNKNOWN)

    def is_military(self, words: str) -> bool:
        """Return whether a word for armed forces of a state stands among the words."""
        return self._names_forces(words)

    @cached_property
    def _names_forces(self) -> Callable[[str], bool]:
        """Whether the words asked about lately name armed forces: sentences ask for the same."""
        pattern = _pattern(tuple(self.reading.military))
        return lru_cache(_ASKED_LATELY)(lambda words: pattern.search(words) is not None)

    def told_by(self, words: str) -> HolderRole | None:
        """Return the role the words tell by themselves, or None."""
        return next((role for role, _ in self._lately(words)), None)

    def all_told_by(self, words: str) -> tuple[tuple[HolderRole, str], ...]:
        """Return each role that the words tell, with the word that tells it, in the order asked."""
        return self._lately(words)

    @cached_property
    def _lately(self) -> Callable[[str], tuple[tuple[HolderRole, str], ...]]:
        """What was found in the words asked about last: a page asks for the same often."""
        return lru_cache(_ASKED_LATELY)(self._search)

    def _search(self, words: str) -> tuple[tuple[HolderRole, str], ...]:
        found = ((role, pattern.search(words)) for role, pattern in self.patterns)
        return tuple((role, one.group()) for role, one in found if one is not None)

    def is_official(self, words: str) -> bool:
        """Whether a word of office stands among the words."""
        return not self.reading.official.isdisjoint(_WORD.findall(words.lower()))


@cache
def load_roles() -> Roles:
    """Return the roles of data/actors/roles.toml, each checked against its examples.

    Raises:
        DataError: the file is broken, or a role and its examples disagree.
    """
    file = load_toml(FILE, RoleFile)
    patterns = []
    for entry in file.role:
        pattern = _pattern(entry.words)
        check_examples(FILE, entry.role.value, pattern, entry)
        patterns.append((entry.role, pattern))
    single = (word for entry in file.role for word in entry.words if " " not in word)
    return Roles(
        patterns=tuple(patterns),
        reading=file.reading,
        single_words=frozenset(single) | file.reading.official,
        kinds=file.kinds,
    )


def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    listed = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{listed})(?!\w)", re.IGNORECASE)
