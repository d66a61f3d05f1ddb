"""Claims and people's decisions -> scored links, and groups of claims about one event."""

from collections.abc import Iterable, Mapping
from itertools import combinations

from reportedly.link.accounts import by_page, carry_over, close_periods, count_parts
from reportedly.link.block import candidate_pairs, linkable
from reportedly.link.cluster import cluster, latest_first
from reportedly.link.compare import score_compared
from reportedly.link.compared import Compared
from reportedly.link.pages import page_facts
from reportedly.records.base import Record
from reportedly.records.claim import Claim
from reportedly.records.incident import Decision, Link, Verdict
from reportedly.records.text import Document
from reportedly.vocab.policies import LinkWeights, Policies


class Linked(Record, frozen=True, kw_only=True):
    """Every compared pair with its reasons, and the groups they lead to."""

    links: tuple[Link, ...]
    groups: tuple[tuple[str, ...], ...]


def link_claims(
    claims: Iterable[Claim],
    documents: Mapping[str, Document],
    decisions: Iterable[Decision],
    policies: Policies,
) -> Linked:
    """Return the links between the claims that can belong to an incident, and their groups.

    First each page by itself: which of its claims are one account. Then all pages together, where
    a claim without a day or a place is compared with those of its account.
    """
    weights = policies.linking
    usable = count_parts(close_periods(linkable(claims, policies.incident), documents))
    judged = tuple(decisions)
    pages = page_facts(usable, documents, weights)
    accounts: list[tuple[str, ...]] = []
    for told in by_page(usable).values():
        each = [Compared(claim=claim, page=pages.get(claim.document)) for claim in told]
        near = [score_compared(a, b, weights) for a, b in combinations(each, 2)]
        accounts += cluster(told, near, judged, weights)
    filled = carry_over(usable, accounts)
    of = {claim.id: Compared(claim=claim, page=pages.get(claim.document)) for claim in filled}
    links = tuple(
        score_compared(of[a.id], of[b.id], weights)
        for a, b in candidate_pairs(filled, weights, pages)
    )
    return Linked(
        links=(*links, *decided_links(judged, weights)),
        groups=cluster(filled, links, judged, weights),
    )


def decided_links(decisions: Iterable[Decision], weights: LinkWeights) -> tuple[Link, ...]:
    """Return a link for each judgement that was not taken back, so that it shows with the rest."""
    return tuple(
        Link(
            a=min(pair),
            b=max(pair),
            score=-weights.decide.veto if decision.verdict is Verdict.SAME else weights.decide.veto,
            reasons=(decision.note,) if decision.note else (decision.verdict.value,),
            decided_by=decision.user,
        )
        for pair, decision in latest_first(decisions)
        if decision.verdict is not Verdict.UNSURE
    )
