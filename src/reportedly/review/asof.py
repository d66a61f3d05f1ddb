"""A record and a day -> the record as it stood, or would have stood, on that day."""

from collections.abc import Iterable
from datetime import date

from reportedly.ingest.run import Builder
from reportedly.records.claim import Claim
from reportedly.review.diff import State
from reportedly.store import Store


def as_it_is(store: Store) -> State:
    """Return the record as it stands now."""
    with store.snapshot() as now:
        return State(
            incidents=tuple(now.incidents()),
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
        seen = now.first_seen()
        had = {document for document, at in seen.items() if at <= day}
        claims = [claim for claim in now.claims() if claim.document in had]
        decisions = tuple(d for d in now.decisions() if d.made_at.date() <= day)
        derived = builder.build(
            [document for document in now.documents() if document.id in had],
            claims,
            [time for time in now.times() if time.document in had],
            decisions,
        )
        return State(
            incidents=derived.incidents,
            page_of=_page_of(claims),
            decisions=decisions,
            rules=frozenset(now.rules()),
        )


def _page_of(claims: Iterable[Claim]) -> dict[str, str]:
    return {claim.id: claim.document for claim in claims}
