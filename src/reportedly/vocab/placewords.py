"""data/places/words.toml -> the words that tell a place name from another name."""

from reportedly.records.base import Record
from reportedly.records.vocabulary import PlaceLevel
from reportedly.vocab.base import load_toml

FILE = "places/words.toml"


class LevelWords(Record, frozen=True, kw_only=True):
    """Words that say of what level the place beside them is."""

    level: PlaceLevel
    words: frozenset[str]
    match: tuple[str, ...]
    no_match: tuple[str, ...]


class GuideWords(Record, frozen=True, kw_only=True):
    """Words in front of a name that say a place comes, or that a place beside it is meant."""

    somewhere: frozenset[str]
    maybe: frozenset[str]
    between: frozenset[str]
    introduces: frozenset[str]
    directions: frozenset[str]
    near: frozenset[str]
    distance_units: frozenset[str]
    distance_links: frozenset[str]
    settled: frozenset[str]
    sides: frozenset[str]
    parts: frozenset[str]
    around: frozenset[str]
    borders: frozenset[str]
    roads: frozenset[str]
    leading: frozenset[str]


class NotPlaceWords(Record, frozen=True, kw_only=True):
    """Words beside a name that say it is a person or a firm, and names that are hardly ever meant.

    ``dotted`` are short forms that need their full stop. ``capitals`` are the short names in
    capitals that are places; all others are organisations.
    """

    titles: frozenset[str]
    owners: frozenset[str]
    bodies: frozenset[str]
    streets: frozenset[str]
    seldom: frozenset[str]
    dotted: frozenset[str]
    capitals: frozenset[str]


class PlaceWords(Record, frozen=True, kw_only=True):
    """data/places/words.toml as a whole."""

    levels: tuple[LevelWords, ...]
    guides: GuideWords
    not_places: NotPlaceWords

    def by_word(self) -> dict[str, PlaceLevel]:
        """Return the level that each word or phrase tells; the first to list it decides."""
        told: dict[str, PlaceLevel] = {}
        for entry in self.levels:
            for word in entry.words:
                told.setdefault(word, entry.level)
        return told


def load_place_words() -> PlaceWords:
    """Return the checked words.

    Raises:
        DataError: the file does not fit.
    """
    return load_toml(FILE, PlaceWords)
