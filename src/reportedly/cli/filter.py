"""Records and a question -> those of the records that answer it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import TypeVar

from reportedly.cli.options import ANY_ASPECT, Filters
from reportedly.records.claim import Claim, PlaceMention
from reportedly.records.incident import Incident, Situation
from reportedly.records.text import Document
from reportedly.records.vocabulary import Aspect, State
from reportedly.vocab.folding import fold
from reportedly.wording.shelf import Shelf
from reportedly.wording.who import outlet_words

Days = tuple[date | None, date | None] | None
"""The first and the last day; an end that is not known is None, and so is both."""

Thing = TypeVar("Thing")


def matching_incidents(
    incidents: Iterable[Incident], shelf: Shelf, asked: Filters
) -> Iterator[Incident]:
    """Yield the incidents that answer the question.

    What is asked of claims (holder, stance, harm) must hold of one and the same claim.
    """
    for incident in incidents:
        if (
            asked.event in {None, incident.event_class}
            and _placed(incident.where, asked)
            and _overlaps(days_of(incident), asked)
            and (asked.document is None or asked.document in incident.documents)
            and _contested(incident, asked)
            and _any_claim(shelf.some(incident.claims), shelf, asked)
        ):
            yield incident


def matching_claims(claims: Iterable[Claim], shelf: Shelf, asked: Filters) -> Iterator[Claim]:
    """Yield the claims that answer the question."""
    for claim in claims:
        if (
            asked.event in {None, claim.event_class}
            and _placed(claim.where, asked)
            and _overlaps(days_of(claim), asked)
            and asked.document in {None, claim.document}
            and (asked.incident is None or shelf.incident_of.get(claim.id) == asked.incident)
            and _says(claim, shelf, asked)
        ):
            yield claim


def matching_documents(documents: Iterable[Document], asked: Filters) -> Iterator[Document]:
    """Yield the documents that answer the question; its days are those of publication."""
    for document in documents:
        if _overlaps(days_of(document), asked) and _found(asked.outlet, outlet_words(document)):
            yield document


def matching_situations(
    situations: Iterable[Situation], shelf: Shelf, asked: Filters
) -> Iterator[Situation]:
    """Yield the situations that answer the question; its days fall between start and end."""
    for situation in situations:
        claims = shelf.some(situation.claims)
        if (
            asked.kind in {None, situation.kind}
            and _placed(situation.where, asked)
            and _overlaps(days_of_situation(situation), asked)
            and (asked.document is None or any(c.document == asked.document for c in claims))
            and _any_claim(claims, shelf, asked)
        ):
            yield situation


def days_of(one: Incident | Claim | Document) -> Days:
    """Return the first and the last day of a thing; a document's are those of publication."""
    told = one.published if isinstance(one, Document) else one.when
    return None if told is None else (told.from_, told.to)


def days_of_situation(situation: Situation) -> Days:
    """Return from the first day it may have begun to the last it may have lasted."""
    return situation.start.from_, None if situation.end is None else situation.end.to


def by_day(things: Iterable[Thing], days: Callable[[Thing], Days]) -> list[Thing]:
    """Return the things in the order of their days, those without a day last."""

    def place(thing: Thing) -> tuple[date, date]:
        start, end = days(thing) or (None, None)
        first = end if start is None else start
        return first or date.max, end or date.max

    return sorted(things, key=place)


def undated(things: Iterable[Incident | Claim | Document]) -> int:
    """Return how many have no day at all, and so are in no answer to a question about days."""
    return sum(1 for one in things if days_of(one) in {None, (None, None)})


def _overlaps(days: Days, asked: Filters) -> bool:
    """Whether any day asked for may be meant; what has no day at all is not in the answer."""
    if not asked.by_date:
        return True
    if days is None or days == (None, None):
        return False
    start, end = days
    starts_in_time = asked.until is None or start is None or start <= asked.until
    ends_in_time = asked.since is None or end is None or end >= asked.since
    return starts_in_time and ends_in_time


def _placed(places: Sequence[PlaceMention], asked: Filters) -> bool:
    if asked.place is None:
        return True
    names = (
        name
        for place in places
        for name in (place.printed, place.name, place.id, *(one.name for one in place.names))
    )
    return any(_found(asked.place, name) for name in names)


def _contested(incident: Incident, asked: Filters) -> bool:
    if asked.contested is None:
        return True
    if asked.contested == ANY_ASPECT:
        return State.CONTESTED in incident.states.values()
    return incident.states.get(Aspect(asked.contested)) is State.CONTESTED


def _any_claim(claims: Iterable[Claim], shelf: Shelf, asked: Filters) -> bool:
    if asked.holder is None and asked.stance is None and asked.harm is None:
        return True
    return any(_says(claim, shelf, asked) for claim in claims)


def _says(claim: Claim, shelf: Shelf, asked: Filters) -> bool:
    return (
        asked.stance in {None, claim.stance}
        and (asked.harm is None or (claim.toll is not None and claim.toll.harm is asked.harm))
        and (asked.holder is None or _held_by(claim, shelf, asked.holder))
    )


def _held_by(claim: Claim, shelf: Shelf, text: str) -> bool:
    if claim.holder is None:
        return _found(text, outlet_words(shelf.document_of(claim)))
    if claim.holder.side is not None and claim.holder.side.casefold() == text.casefold():
        return True
    return _found(text, claim.holder.name) or _found(text, claim.holder.printed)


def _found(text: str | None, name: str | None) -> bool:
    """Whether the text is part of the name, accents and case aside."""
    if text is None:
        return True
    if name is None:
        return False
    folded = fold(text)
    return (folded != "" and folded in fold(name)) or text.casefold() in name.casefold()
