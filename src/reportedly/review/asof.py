"""A record and a day -> the record as it stood, or would have stood, on that day."""

from collections.abc import Iterable, Iterator
from datetime import date

from reportedly.ingest.run import Builder
from reportedly.records.claim import Claim
from reportedly.records.holdings import Holdings
from reportedly.records.text import Signature
from reportedly.review.diff import State
from reportedly.store import Store


def as_it_is(store: Store) -> State:
    """Return the record as it stands now."""
    with store.snapshot() as now:
        return State(
            incidents=tuple(now.incidents()),
            documents=frozenset(now.first_seen()),
            page_of=_page_of(now.claims()),
            decisions=tuple(now.decisions()),
            rules=frozenset(now.rules()),
        )


def as_of(store: Store, builder: Builder, day: date) -> State:
    """Return the record with only the pages captured and the judgements made by the end of a day.

    Its pages are taken as they are read today: what differs from now is then due to pages and
    judgements alone, not to better rules.
    """
    with store.snapshot() as now:
        first = now.first_seen()
        held = now.holdings()
        rules = frozenset(now.rules())
    had = frozenset(document for document, at in first.items() if at <= day)
    then = held.replacing(
        documents=tuple(document for document in held.documents if document.id in had),
        claims=tuple(claim for claim in held.claims if claim.document in had),
        times=tuple(time for time in held.times if time.document in had),
        decisions=tuple(d for d in held.decisions if d.made_at.date() <= day),
        signatures=tuple(_signed(held, builder, had)),
        sightings=tuple(one for one in held.sightings if one.document in had and one.day <= day),
    )
    return State(
        incidents=builder.build(then).incidents,
        documents=had,
        page_of=_page_of(then.claims),
        decisions=then.decisions,
        rules=rules,
    )


def _signed(held: Holdings, builder: Builder, had: frozenset[str]) -> Iterator[Signature]:
    """Yield the signatures of the documents there were; those that are missing are made here."""
    kept = {one.document: one for one in held.signatures if one.version == builder.signing}
    for document in held.documents:
        if document.id in had:
            yield kept.get(document.id) or builder.sign(document)


def _page_of(claims: Iterable[Claim]) -> dict[str, str]:
    return {claim.id: claim.document for claim in claims}
