"""Claim -> what every comparison with another claim asks of it, each worked out once."""

from functools import cached_property

from reportedly.link.pages import PageFacts, is_past
from reportedly.link.where_and_when import Days, days_of, is_ledger, is_own_day, own_places
from reportedly.records.base import Record
from reportedly.records.claim import Actor, Claim
from reportedly.vocab.folding import fold

PERPETRATOR = "perpetrator"


class Compared(Record, frozen=True, kw_only=True, gc=True, dict=True):
    """A claim, and what is known of the page it stands on."""

    claim: Claim
    page: PageFacts | None = None

    @cached_property
    def days(self) -> Days | None:
        """The days it speaks of."""
        return days_of(self.claim)

    @cached_property
    def is_own_day(self) -> bool:
        """Whether its own sentence prints its date."""
        return is_own_day(self.claim)

    @cached_property
    def is_ledger(self) -> bool:
        """Whether it counts over a long period, not one event."""
        return is_ledger(self.claim)

    @cached_property
    def is_past(self) -> bool:
        """Whether it is background on its page."""
        return is_past(self.claim, None if self.page is None else self.page.old_before)

    @cached_property
    def has_own_places(self) -> bool:
        """Whether its own sentence prints a place."""
        return bool(own_places(self.claim))

    @cached_property
    def place_names(self) -> str:
        """The names of its places, to be shown."""
        return ", ".join(sorted({place.name or place.printed for place in self.claim.where}))

    @cached_property
    def perpetrators(self) -> frozenset[str]:
        """Who did it: ids or, for those we do not know, folded names."""
        return frozenset(_key(actor) for actor in self.claim.actors if actor.role == PERPETRATOR)

    @cached_property
    def parties(self) -> frozenset[str]:
        """Who else had a part in it."""
        return frozenset(_key(actor) for actor in self.claim.actors if actor.role != PERPETRATOR)

    @cached_property
    def knows_perpetrator(self) -> bool:
        """Whether a perpetrator is named whom we know: words alone never contradict."""
        return any(a.role == PERPETRATOR and a.id is not None for a in self.claim.actors)

    @cached_property
    def words(self) -> str:
        """Its sentence as plain letters or, without the page's text, its own words."""
        return words_of(self.claim, self.page)


def words_of(claim: Claim, page: PageFacts | None) -> str:
    """Return the claim's sentence as plain letters or, without the page's text, its own words."""
    if page is None or not page.text:
        return fold(claim.quote)
    return fold(page.text[slice(*claim.sentence)])


def _key(actor: Actor) -> str:
    return actor.id if actor.id is not None else fold(actor.name or actor.printed)
