"""data/capitals.toml, calendar and actors -> which words have a capital where all letters do."""

from collections.abc import Iterator

from reportedly.records.base import Record
from reportedly.vocab.actors import ActorKind, Actors
from reportedly.vocab.base import load_toml
from reportedly.vocab.calendar import Calendar

FILE = "capitals.toml"

LONGEST_ACRONYM = 6


class NameList(Record, frozen=True, kw_only=True):
    """The data file as written."""

    words: frozenset[str]
    titles: frozenset[str]
    given: frozenset[str]
    last: frozenset[str]
    places: frozenset[str]


class Capitals(Record, frozen=True, kw_only=True):
    """Words in small letters: first and last names, all names there are, titles, known acronyms."""

    given: frozenset[str] = frozenset()
    last: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    acronyms: frozenset[str] = frozenset()


def load_capitals(calendar: Calendar, actors: Actors) -> Capitals:
    """Return the words that have a capital, those of months and of actors among them.

    Raises:
        DataError: the data file is broken.
    """
    listed = load_toml(FILE, NameList)
    printed = tuple(f for f in _printed(actors) if f.lower() not in listed.words)
    days = {word.lower() for word in _days(calendar) if word not in calendar.ambiguous_months}
    known = {form.lower() for form in printed if not form.isupper()}
    return Capitals(
        given=listed.given,
        last=listed.last,
        names=listed.given | listed.last | listed.places | days | known,
        titles=listed.titles,
        acronyms=frozenset(f.lower() for f in printed if f.isupper() and len(f) <= LONGEST_ACRONYM),
    )


def _printed(actors: Actors) -> Iterator[str]:
    """The single words with a capital by which states, groups and bodies go."""
    for entry in actors.entries:
        if entry.kind is not ActorKind.OUTLET:
            yield from (f for f in entry.printed_forms() if f.isalpha() and f[:1].isupper())


def _days(calendar: Calendar) -> Iterator[str]:
    for names in (*calendar.months, *calendar.weekdays):
        yield names[0]
