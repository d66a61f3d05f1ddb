"""data/redaction.toml -> whose names a published copy leaves blank, how exact its points are."""

import re
from enum import StrEnum

from reportedly.errors import DataError
from reportedly.records.base import Record
from reportedly.records.vocabulary import HolderRole, PlaceLevel
from reportedly.vocab.base import check_examples, load_toml

FILE = "redaction.toml"

_AGE = (
    r"(?<![\d\w-])(?:1[0-7]|[0-9]|(?i:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|thirteen|fourteen|fifteen|sixteen|seventeen))(?![\d])"
)
_LETTER = r"[^\W\d_]"


class Whose(StrEnum):
    """Whose name it is that is withheld without anybody saying so."""

    VICTIMS = "victims"
    MINORS = "minors"
    WITNESSES = "witnesses"


class Coarser(Record, frozen=True, kw_only=True):
    """How the point of a place of one level is published."""

    level: PlaceLevel
    decimals: int
    as_level: PlaceLevel
    radius_km: float

    @property
    def precision(self) -> str:
        """How exactly a coordinate is told, in words."""
        return f"{self.decimals} decimal{'' if self.decimals == 1 else 's'}"


class MinorEntry(Record, frozen=True, kw_only=True):
    """Words that say that a named person is a child; ``needs`` is found wherever they are.

    ``one_of`` are words in small letters, or parts of words, of which one is there as well.
    """

    id: str
    pattern: str
    needs: str = ""
    one_of: tuple[str, ...] = ()
    match: tuple[str, ...]
    no_match: tuple[str, ...]


class Minors(Record, frozen=True, kw_only=True):
    """A pattern of such words, and what is found faster, without which it is nowhere in a text."""

    pattern: re.Pattern[str]
    needs: re.Pattern[str]
    one_of: tuple[str, ...]

    def may_be_in(self, text: str, low: str) -> bool:
        """Return whether the pattern may be found in a text; ``low`` is the text in small."""
        if self.one_of:
            for one in self.one_of:
                if one in low:
                    break
            else:
                return False
        return self.needs.search(text) is not None


class RedactionFile(Record, frozen=True, kw_only=True):
    """All that data/redaction.toml says."""

    withhold: tuple[Whose, ...]
    public_roles: frozenset[HolderRole]
    titles: tuple[str, ...]
    plain: tuple[str, ...]
    many: frozenset[str]
    dates: frozenset[str]
    particles: tuple[str, ...]
    coordinates: tuple[Coarser, ...]
    minor: tuple[MinorEntry, ...]


class RedactionWords(Record, frozen=True, kw_only=True):
    """The same, ready to use. ``no_name`` are words that are no part of a name, in small.

    ``many`` are words that say that no one person is meant, ``dates`` those of the calendar.
    """

    withhold: frozenset[Whose]
    public_roles: frozenset[HolderRole]
    no_name: frozenset[str]
    many: frozenset[str]
    dates: frozenset[str]
    particles: frozenset[str]
    coarser: dict[PlaceLevel, Coarser]
    minors: tuple[Minors, ...]


def load_redaction() -> RedactionWords:
    """Return the setting, each pattern tried on its own examples.

    Raises:
        DataError: the file is broken, or a pattern misses its own example.
    """
    file = load_toml(FILE, RedactionFile)
    return RedactionWords(
        withhold=frozenset(file.withhold),
        public_roles=file.public_roles,
        no_name=frozenset(word.lower() for word in (*file.titles, *file.plain)),
        many=file.many,
        dates=file.dates,
        particles=frozenset(file.particles),
        coarser={one.level: one for one in file.coordinates},
        minors=tuple(_checked(entry, file.particles) for entry in file.minor),
    )


def name_pattern(particles: tuple[str, ...]) -> str:
    """Return what a printed name looks like: words with a capital, small words between them."""
    word = rf"(?![\da-zà-þ]){_LETTER}(?:{_LETTER}|['’.-](?={_LETTER}))+"
    small = "|".join(sorted(particles))
    return rf"{word}(?:[ \n](?:(?:{small})[ \n]){{0,2}}{word}){{0,4}}"


def _checked(entry: MinorEntry, particles: tuple[str, ...]) -> Minors:
    told = entry.pattern.replace("{name}", f"(?P<name>{name_pattern(particles)})")
    pattern, needs = _compiled(entry.id, told), _compiled(entry.id, entry.needs)
    check_examples(FILE, entry.id, pattern, entry)
    made = Minors(pattern=pattern, needs=needs, one_of=entry.one_of)
    if not all(made.may_be_in(one, one.lower()) for one in entry.match):
        raise DataError(
            f"entry {entry.id!r} matches where what it needs is not found",
            where=f"data/{FILE}",
            do="Mend what it needs.",
        )
    return made


def _compiled(id_: str, told: str) -> re.Pattern[str]:
    try:
        return re.compile(told.replace("{age}", _AGE).replace(" ", r"\s"))
    except re.error as error:
        raise DataError(
            f"entry {id_!r} is not a regular expression ({error})",
            where=f"data/{FILE}",
            do="Mend the pattern.",
        ) from error
