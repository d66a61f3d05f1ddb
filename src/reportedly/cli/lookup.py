"""A name -> every place it may mean, in the gazetteers of a record or of this machine."""

from reportedly.cli.record import scope_of, told_if_missing
from reportedly.records.base import Record
from reportedly.records.gazetteer import Pack, Scope
from reportedly.vocab.gazetteer import open_gazetteer
from reportedly.vocab.packs import Candidate
from reportedly.vocab.shelf import open_scope, packs_on, shelf_folder


class LookedUp(Record, frozen=True, kw_only=True):
    """The candidates of a name, and the gazetteers that were asked by id.

    ``by_sound``: no place is spelt so; these sound like it.
    """

    candidates: tuple[Candidate, ...]
    packs: dict[str, Pack]
    by_sound: bool


def candidates_for(name: str, record: str) -> LookedUp:
    """Return every place the name may mean, the likeliest first.

    Raises:
        PackError: a gazetteer of the record is not on this machine.
    """
    on_shelf = Scope(packs=tuple(packs_on(shelf_folder())))
    scope = on_shelf if told_if_missing(record) else scope_of(record)
    gazetteer = open_gazetteer(added=open_scope(scope))
    found = gazetteer.named(name)
    by_sound = not found
    if by_sound:
        found = gazetteer.misspelt(name, frozenset(scope.countries))
    return LookedUp(
        candidates=found if by_sound else tuple(sorted(found, key=_likeliest)),
        packs={pack.id: pack for pack in scope.packs},
        by_sound=by_sound,
    )


def _likeliest(candidate: Candidate) -> tuple[bool, int, str]:
    """Places of their own name first, then by people, then by id."""
    return not candidate.main, -candidate.place.population, candidate.place.id
