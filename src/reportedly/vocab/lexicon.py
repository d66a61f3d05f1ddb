"""All data files -> one frozen lexicon, stamped with a version that changes with any of them."""

from importlib.resources import files
from importlib.resources.abc import Traversable

from reportedly.records.base import Record
from reportedly.vocab.actors import Actors, load_actors
from reportedly.vocab.base import version_of
from reportedly.vocab.capitals import Capitals, load_capitals
from reportedly.vocab.events import EventWords, load_events
from reportedly.vocab.furniture import Furniture, load_furniture
from reportedly.vocab.harms import HarmWords, load_harms
from reportedly.vocab.numbers import NumberWords, load_numbers
from reportedly.vocab.policies import Policies, load_policies
from reportedly.vocab.signs import Signs, signs_of
from reportedly.vocab.times import TimeWords, load_times
from reportedly.vocab.verbs import ReportingVerbs, load_verbs


class Lexicon(Record, frozen=True, kw_only=True):
    """What a coder of conflict data would know, as far as it is written down in data/."""

    version: str
    actors: Actors
    capitals: Capitals
    events: EventWords
    furniture: Furniture
    harms: HarmWords
    numbers: NumberWords
    policies: Policies
    signs: Signs
    times: TimeWords
    verbs: ReportingVerbs


def load_lexicon() -> Lexicon:
    """Return the lexicon, every file of it checked.

    Raises:
        DataError: a data file is broken; the message names the file and the place in it.
    """
    actors, events, harms = load_actors(), load_events(), load_harms()
    times = load_times()
    return Lexicon(
        version=version_of(reading_files()),
        actors=actors,
        capitals=load_capitals(times.calendar, actors),
        events=events,
        furniture=load_furniture(),
        harms=harms,
        numbers=load_numbers(),
        policies=load_policies(),
        signs=signs_of(harms, events, actors),
        times=times,
        verbs=load_verbs(),
    )


def reading_files() -> tuple[str, ...]:
    """Return the names of the data files that pages are read by.

    The mapping tables are not: a page need not be read again when an export changes.
    """
    return tuple(name for name in data_files() if not name.startswith("mappings/"))


def data_files() -> tuple[str, ...]:
    """Return the names of all data files, with forward slashes, sorted."""
    return tuple(sorted(_below(files("reportedly").joinpath("data"), "")))


def _below(folder: Traversable, prefix: str) -> list[str]:
    found: list[str] = []
    for item in folder.iterdir():
        if item.is_dir() and item.name != "__pycache__":
            found += _below(item, f"{prefix}{item.name}/")
        elif item.name.endswith((".toml", ".csv")):
            found.append(prefix + item.name)
    return found
