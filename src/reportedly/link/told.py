"""Claims of one page about one event -> what they say together, each part worked out once."""

from collections.abc import Iterable
from datetime import timedelta
from functools import cached_property

from reportedly.link.called import called_in, name_key
from reportedly.link.day_names import day_names, names_of
from reportedly.link.pages import PageFacts, is_past, things_in
from reportedly.link.where_and_when import (
    SPOTS,
    Days,
    days_of,
    is_ledger,
    is_own_day,
    is_printed_in,
    near_days,
    near_places,
    own_places,
)
from reportedly.records.base import Record
from reportedly.records.claim import Actor, Claim, PlaceMention, Toll
from reportedly.records.vocabulary import EventClass, Harm, Stance
from reportedly.vocab.folding import fold

BLAMED = frozenset({"perpetrator", "accused"})
VAGUE_CLASSES = frozenset({EventClass.OTHER, EventClass.UNKNOWN, EventClass.STATEMENT_OTHER})
LONG_DAYS = 31
"""A date wider than this ("in 2020") is about the past a page recalls, and dates no news."""

TELLING = frozenset({Stance.ASSERTS, Stance.CONFIRMS, Stance.ACKNOWLEDGES, Stance.REVISES})
"""Stances that say of themselves that something happened."""

FLIGHT = frozenset({Harm.DISPLACED})
FLEEING = frozenset({EventClass.DISPLACEMENT_EVACUATION})
ARRESTED = frozenset({(Harm.CAPTURED, EventClass.ARREST)})

Count = tuple[Harm, bool]
"""What a figure counts: a harm, and whether it is a part of another figure."""


class Told(Record, frozen=True, kw_only=True, gc=True, dict=True):
    """One claim, or all that one page says of one event, as it is compared with others.

    What one claim of an account leaves out, the others give: its day is stated once on the page,
    and holds for all of it. The claims of the record stay as they were read.
    """

    claims: tuple[Claim, ...]
    page: PageFacts | None = None

    @cached_property
    def lead(self) -> Claim:
        """The claim that stands for all: the first that counts harm or, without any, the first."""
        return min(self.claims, key=lambda c: (c.toll is None, c.start, c.id))

    @cached_property
    def document(self) -> str:
        """The page it stands on."""
        return self.claims[0].document

    @cached_property
    def days(self) -> Days | None:
        """The days it speaks of: printed with it, before what was carried over to it."""
        told = [(is_own_day(c), days) for c in self.claims if (days := near_days(c)) is not None]
        short = [(own, days) for own, days in told if days.length <= LONG_DAYS]
        ranked = sorted(short or told, key=lambda x: (not x[0], x[1].length, x[1].first))
        return ranked[0][1] if ranked else None

    @cached_property
    def day_names(self) -> frozenset[str]:
        """The day of the week and of the year it speaks of, where no year is known either."""
        if self.days is not None:
            return names_of(self.days.first) if self.days.length == 1 else frozenset()
        printed = (c.when.printed for c in self._telling if c.when and is_printed_in(c, c.when))
        return frozenset(name for words in printed for name in day_names(words))

    @cached_property
    def hinted_days(self) -> Days | None:
        """Where it has no days: those that the page told of some event far from its words."""
        told = [days for c in self._telling if (days := days_of(c)) is not None]
        short = [days for days in told if days.length <= LONG_DAYS]
        if self.days is not None or self.is_ledger or not short:
            return None
        return min(short, key=lambda days: (days.length, days.first))

    @cached_property
    def hinted_places(self) -> tuple[PlaceMention, ...]:
        """Where it has no places: those that the page told of some event far from its words."""
        return () if self.places else _once(place for c in self._telling for place in c.where)

    @cached_property
    def is_own_day(self) -> bool:
        """Whether its own sentences print its date."""
        return any(is_own_day(c) and days_of(c) == self.days for c in self.claims)

    @cached_property
    def is_ledger(self) -> bool:
        """Whether it counts over a long period, not one event."""
        return any(is_ledger(c) for c in self.claims)

    @cached_property
    def is_past(self) -> bool:
        """Whether it is background on its page."""
        old_before = None if self.page is None else self.page.old_before
        return all(is_past(c, old_before) for c in self.claims)

    @cached_property
    def places(self) -> tuple[PlaceMention, ...]:
        """Its places: those its own sentences print or, without any, those carried over."""
        own = _once(place for c in self._telling for place in own_places(c))
        return own or _once(place for c in self._telling for place in near_places(c))

    @cached_property
    def has_own_places(self) -> bool:
        """Whether its own sentences print a place."""
        return any(own_places(c) for c in self._telling)

    @cached_property
    def _telling(self) -> tuple[Claim, ...]:
        """The claims that tell of the event; where there are none, those that answer of it.

        Officials in a capital decline to comment on what was far from it.
        """
        return tuple(c for c in self.claims if c.toll or c.stance in TELLING) or self.claims

    @cached_property
    def place_names(self) -> str:
        """The names of its places, to be shown."""
        return ", ".join(sorted({place.name or place.printed for place in self.places}))

    @cached_property
    def perpetrators(self) -> frozenset[str]:
        """Who did it: ids or, for those we do not know, folded names; "gunmen" may be anybody."""
        return frozenset(
            key_of(actor)
            for claim in self.claims
            for actor in claim.actors
            if actor.role in BLAMED and (actor.id is not None or _is_named(actor, claim))
        )

    @cached_property
    def parties(self) -> frozenset[str]:
        """Who else had a part in it."""
        return frozenset(key_of(actor) for actor in self._actors if actor.role not in BLAMED)

    @cached_property
    def knows_perpetrator(self) -> bool:
        """Whether a perpetrator is named whom we know: words alone never contradict."""
        return any(a.role in BLAMED and a.id is not None for a in self._actors)

    @property
    def _actors(self) -> Iterable[Actor]:
        return (actor for claim in self.claims for actor in claim.actors)

    @cached_property
    def classes(self) -> frozenset[EventClass]:
        """The kinds of event it tells of, the vague ones left out."""
        return frozenset(c.event_class for c in self.claims) - VAGUE_CLASSES

    @cached_property
    def deeds(self) -> frozenset[str]:
        """Its claims' words in small letters, for those that tell no kind of event otherwise."""
        return frozenset(word for c in self._telling for word in fold(c.quote).split())

    @cached_property
    def harms(self) -> frozenset[Harm]:
        """What befell people, by its figures."""
        return frozenset(c.toll.harm for c in self.claims if c.toll is not None)

    @cached_property
    def is_flight(self) -> bool:
        """Whether all it tells of is people who fled."""
        only = self.classes <= FLEEING
        return only and (self.harms == FLIGHT or (not self.harms and bool(self.classes)))

    @cached_property
    def counts_arrests(self) -> bool:
        """Whether all it counts is people arrested: what follows an attack, and is none."""
        counted = {(c.toll.harm, c.event_class) for c in self.claims if c.toll is not None}
        return counted == ARRESTED

    @cached_property
    def sides(self) -> frozenset[str]:
        """Whose people were harmed, as far as it says."""
        return frozenset(toll.side for toll in self.tolls if toll.side is not None)

    @cached_property
    def tolls(self) -> tuple[Toll, ...]:
        """Its figures."""
        return tuple(c.toll for c in self.claims if c.toll is not None)

    @cached_property
    def wholes(self) -> frozenset[str]:
        """The claims that its figures are said to be parts of."""
        return frozenset(toll.subset_of for toll in self.tolls if toll.subset_of is not None)

    @cached_property
    def figures(self) -> dict[Count, frozenset[int]]:
        """Its numbers above nought, by what they count."""
        found: dict[Count, set[int]] = {}
        for toll in self.tolls:
            number = toll.low if toll.low is not None else toll.high
            if number:  # a zero beside a number is a dispute, and no sign of two events
                found.setdefault((toll.harm, toll.subset_of is not None), set()).add(number)
        return {what: frozenset(numbers) for what, numbers in found.items()}

    @cached_property
    def killed(self) -> frozenset[tuple[str, ...]]:
        """The names of those it tells of as killed, word by word, where they fold."""
        names = (name for t in self.tolls if t.harm is Harm.KILLED for name in t.named)
        return frozenset(words for name in names if (words := tuple(fold(name).split())))

    @cached_property
    def victim_of_deed(self) -> frozenset[str]:
        """The name of its one victim, where it tells of a deed by it: "the murder of Ana Ruiz"."""
        toll = self.lead.toll
        if toll is None or toll.harm is not Harm.KILLED or toll.subset_of is not None:
            return frozenset()
        if self.page is None or self.page.matters is None or len(toll.named) != 1:
            return frozenset()
        is_deed = toll.low == toll.high == 1 and self.page.matters.named_deed.fits(self.lead.quote)
        return frozenset(fold(toll.named[0]).split()) if is_deed else frozenset()

    @cached_property
    def words(self) -> frozenset[str]:
        """Its sentences as plain letters or, without the page's text, its own words."""
        return frozenset(words_of(claim, self.page) for claim in self.claims)

    @cached_property
    def things(self) -> frozenset[str]:
        """The things struck that its sentences name."""
        if self.page is None or self.page.words is None:
            return frozenset()
        known = self.page.words.things
        return frozenset(thing for text in self.sentences for thing in things_in(text, known))

    @cached_property
    def called(self) -> frozenset[str]:
        """The keys of names by which its sentences say where, in a gazetteer or not."""
        spots = (place for place in self.places if place.level in SPOTS)
        keys = {name_key(place.printed) for place in spots}
        if self.page is not None and self.page.words is not None:
            words = self.page.words
            keys.update(key for text in self.sentences for key in called_in(text, words))
        return frozenset(key for key in keys if key is not None)

    @cached_property
    def called_beside(self) -> frozenset[str]:
        """The names that set it somewhere and are of none of its places."""
        if self.page is None or self.page.words is None:
            return frozenset()
        words = self.page.words
        told = {key for text in self.sentences for key in called_in(text, words, words.set_in)}
        known = {name_key(name) for p in self.places for name in (p.printed, p.name or p.printed)}
        return frozenset(told - known)

    @cached_property
    def sentences(self) -> frozenset[str]:
        """The sentences of its claims that tell of the event."""
        return frozenset(sentence_of(claim, self.page) for claim in self._telling)

    @cached_property
    def matter(self) -> int | None:
        """Where its page goes on to another event ("in a separate incident"), if it does."""
        return None if self.page is None else self.page.goes_on.get(self.lead.id)

    @cached_property
    def answers(self) -> frozenset[str]:
        """The claims it denies, confirms or answers."""
        return frozenset(answered for claim in self.claims for answered in claim.answers)

    @cached_property
    def ids(self) -> frozenset[str]:
        """The ids of its claims."""
        return frozenset(claim.id for claim in self.claims)

    def days_or_before(self, far_days: int) -> Days | None:
        """The days it is about or, for want of them, those before its page came out."""
        if self.days is not None or self.page is None or self.page.published is None:
            return self.days
        published = self.page.published
        return Days(first=published.first - timedelta(days=far_days), last=published.last)


def words_of(claim: Claim, page: PageFacts | None) -> str:
    """Return the claim's sentence as plain letters or, without the page's text, its own words."""
    return fold(sentence_of(claim, page))


def sentence_of(claim: Claim, page: PageFacts | None) -> str:
    """Return the claim's sentence or, without the page's text, its own words."""
    if page is None or not page.text:
        return claim.quote
    return page.text[slice(*claim.sentence)]


def key_of(actor: Actor) -> str:
    """Return what an actor goes by: the id or, for those we do not know, the folded name."""
    return actor.id if actor.id is not None else fold(actor.name or actor.printed)


def _is_named(actor: Actor, claim: Claim) -> bool:
    """Whether a word of it has a capital that opens no sentence."""
    opens = actor.start == claim.sentence[0]
    words = (actor.name or actor.printed).split()
    return any(word[:1].isupper() for word in words[opens:])


def _once(places: Iterable[PlaceMention]) -> tuple[PlaceMention, ...]:
    named: dict[str, PlaceMention] = {}
    for place in places:
        named.setdefault(place.id or place.printed, place)
    return tuple(named.values())
