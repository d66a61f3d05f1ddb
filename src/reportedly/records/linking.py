"""What a record keeps to link a new page without looking at the others: it can be made again."""

from collections.abc import Mapping, Sequence

import msgspec

from reportedly.records.base import Record
from reportedly.records.incident import Derived


class Trait(Record, frozen=True, kw_only=True):
    """Something an account can be found by: a number for what it is, and the days it is about.

    Days are counted from the first of the calendar; 0: not known.
    """

    key: int
    first: int
    last: int


class Wanted(Record, frozen=True, kw_only=True):
    """What to look for: traits from ``since`` to ``until`` that end on ``last`` or later."""

    key: int
    since: int
    until: int
    last: int


class Account(Record, frozen=True, kw_only=True):
    """What one page tells of one event, by its lead claim, and the unit it is linked in.

    A unit is a group of accounts of one event; ``story`` is a hash of how it came about.
    """

    lead: str
    document: str
    unit: str
    story: str


class Waiting(Record, frozen=True, kw_only=True):
    """Pages that something derived is to be built anew for, in the order of their days.

    ``origins``: what they go back to. ``units``: their incidents. ``lasting``: their situations.
    """

    origins: frozenset[str]
    units: tuple[str, ...]
    lasting: frozenset[str]


class Lasting(Record, frozen=True, kw_only=True):
    """Something by which the claims on one kind of situation hang together: a place, a page."""

    kind: str
    key: str
    document: str


class Amendment(Record, frozen=True, kw_only=True):
    """What was built anew for some pages, to be written in the place of what was there.

    ``done`` is what they waited for. The accounts and traits of its ``units``, and the keys of its
    ``lasting``, are replaced by those given here; accounts of other pages get another unit.
    ``kin`` are the numbers by which the pages of ``origins`` are found to be copies.
    All ties of ``untied`` accounts are replaced by ``ties``.
    ``again`` are pages whose incidents are to be built anew because of it.
    """

    done: Waiting
    derived: Derived
    lineages_gone: frozenset[str] = frozenset()
    incidents_gone: frozenset[str] = frozenset()
    situations_gone: frozenset[str] = frozenset()
    again: frozenset[str] = frozenset()
    kin: Mapping[str, Sequence[int]] = msgspec.field(default_factory=dict)
    accounts: tuple[Account, ...] = ()
    untied: frozenset[str] = frozenset()
    ties: tuple[tuple[str, str], ...] = ()
    traits: dict[str, frozenset[Trait]] = msgspec.field(default_factory=dict)
    lasting: frozenset[Lasting] = frozenset()
