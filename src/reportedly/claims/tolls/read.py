"""A toll as one sentence gives it: the record that the steps of this package hand on."""

from reportedly.claims.tolls.victims import Victims
from reportedly.records.base import Record
from reportedly.records.parse import Token
from reportedly.records.vocabulary import Comparator, Harm, VictimClass


class TollRead(Record, frozen=True, kw_only=True):
    """A toll as one sentence gives it, before anyone is asked who says so.

    ``parent`` is the index of the total it is part of, in the same sentence's list; ``of_before``
    says that the total stands in an earlier sentence, ``adds`` that it counts on from one (two more
    died); ``opened_by`` is the word before a part;
    ``beside`` says that the number was only found beside the harm word; ``carried`` that the class
    is that of the toll before it; ``elided`` is the number that stands for a verb left out;
    ``open_outcome`` that those hurt may have died of it.
    """

    trigger: Token
    harm: Harm
    low: int | None
    high: int | None
    comparator: Comparator
    victims: Victims
    victim_class: VictimClass
    start: int
    end: int
    parent: int | None
    of_before: bool
    adds: bool = False
    beside: bool
    carried: bool = False
    revises: bool
    opened_by: str = ""
    elided: Token | None = None
    open_outcome: bool = False
    why: tuple[str, ...]

    @property
    def placed(self) -> Token:
        """The word whose surroundings say when and where."""
        return self.elided or self.trigger

    @property
    def least(self) -> int:
        """How many there are at least, as far as the words give a number."""
        return self.low or 0
