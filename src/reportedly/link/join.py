"""Claims and people's decisions -> scored links, and groups of claims about one event."""

from collections.abc import Iterable, Mapping

from reportedly.link.accounts import by_page, close_periods, count_parts
from reportedly.link.block import candidate_pairs, linkable
from reportedly.link.cluster import cluster, latest_first
from reportedly.link.compare import score_link
from reportedly.link.on_page import find_accounts, told_apart
from reportedly.link.pages import page_facts
from reportedly.link.told import Told
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

    First each page by itself: which of its claims are one account of an event. Then the accounts
    of all pages, each with all that its claims say.
    """
    weights = policies.linking
    usable = count_parts(close_periods(linkable(claims, policies.incident), documents))
    judged = tuple(decisions)
    pages = page_facts(usable, documents, weights)
    read = [
        find_accounts(told, pages.get(page), judged, weights)
        for page, told in by_page(usable).items()
    ]
    accounts = {told.lead.id: told for page in read for told in page.accounts}
    across = [score_link(a, b, weights) for a, b in candidate_pairs(accounts.values(), weights)]
    apart = [link for page in read for link in told_apart(page, weights)]
    groups = cluster(accounts.values(), (*across, *apart), on_accounts(judged, accounts), weights)
    return Linked(
        links=(
            *(link for page in read for link in page.links),
            *across,
            *decided_links(judged, weights),
        ),
        groups=tuple(
            sorted(tuple(sorted(c for lead in g for c in accounts[lead].ids)) for g in groups)
        ),
    )


def on_accounts(
    decisions: Iterable[Decision], accounts: Mapping[str, Told]
) -> tuple[Decision, ...]:
    """Return the judgements on claims as judgements on the accounts they belong to."""
    lead_of = {claim: lead for lead, told in accounts.items() for claim in told.ids}
    known = (d for d in decisions if d.a in lead_of and d.b in lead_of)
    return tuple(
        decision.replacing(a=lead_of[decision.a], b=lead_of[decision.b]) for decision in known
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
