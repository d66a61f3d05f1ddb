"""Toll claims of a page -> the same without people shot of whom the page may tell that they died.

"Two clerks were shot" says that they were hurt; nothing more is made of it. Where the page has dead
who may be they, the two would count the same people twice, so the death alone stands.
"""

from collections.abc import Collection, Sequence

from reportedly.records.claim import Claim, Toll
from reportedly.records.vocabulary import Comparator, Harm, VictimClass

_ANY = frozenset({VictimClass.UNKNOWN, VictimClass.MIXED})


def without_dead(claims: Sequence[Claim], in_doubt: Collection[str]) -> list[Claim]:
    """Return the claims but for those in doubt, by id, whose people may be dead of the page."""
    if not in_doubt:
        return list(claims)
    dead = [c.toll for c in claims if c.toll is not None and c.toll.harm is Harm.KILLED]
    return [c for c in claims if c.id not in in_doubt or not _is_of_dead(c.toll, dead)]


def _is_of_dead(hurt: Toll | None, dead: Sequence[Toll]) -> bool:
    return hurt is not None and any(_may_be_same(hurt, one) for one in dead)


def _may_be_same(hurt: Toll, dead: Toll) -> bool:
    """Whether nothing tells the two apart: a name, a class, or too few dead."""
    if hurt.named and dead.named:
        return bool(_last_names(hurt) & _last_names(dead))
    kinds = {hurt.victim_class, dead.victim_class}
    if dead.comparator is Comparator.ZERO or (len(kinds) > 1 and not kinds & _ANY):
        return False
    return dead.high is None or hurt.low is None or hurt.low <= dead.high


def _last_names(toll: Toll) -> set[str]:
    return {name.split()[-1].lower() for name in toll.named}
