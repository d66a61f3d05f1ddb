"""Claims and people's decisions -> scored links, and groups of claims about one event."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from reportedly.link.accounts import by_page, close_periods, count_parts, count_sums
from reportedly.link.block import candidate_pairs, linkable
from reportedly.link.cluster import cluster, latest_first
from reportedly.link.compare import score_link
from reportedly.link.on_page import find_accounts
from reportedly.link.pages import page_facts
from reportedly.link.told import Told
from reportedly.records.base import Record
from reportedly.records.claim import Claim
from reportedly.records.incident import Decision, Link, Verdict
from reportedly.records.text import Document
from reportedly.vocab.policies import LinkWeights, Policies


class Linked(Record, frozen=True, kw_only=True):
    """The comparisons that brought claims together, with their reasons, and the groups."""

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
    happened = linkable(claims, policies.incident)
    usable = count_sums(count_parts(close_periods(happened, documents)), weights)
    judged = tuple(decisions)
    pages = page_facts(usable, documents, weights)
    read = [
        find_accounts(told, pages.get(page), judged, weights)
        for page, told in by_page(usable).items()
    ]
    accounts = {told.lead.id: told for page in read for told in page.accounts}
    strong: list[Link] = []
    across = _compared(accounts.values(), weights, strong)
    apart = (link for page in read for link in page.apart)
    groups = cluster(
        accounts.values(), chain(across, apart), on_accounts(judged, accounts), weights
    )
    return Linked(
        links=(
            *(link for page in read for link in page.within),
            *strong,
            *decided_links(judged, weights),
        ),
        groups=tuple(
            sorted(tuple(sorted(c for lead in g for c in accounts[lead].ids)) for g in groups)
        ),
    )


def _compared(accounts: Iterable[Told], weights: LinkWeights, strong: list[Link]) -> Iterator[Link]:
    """Yield every comparison of two pages' accounts, setting aside those that may join them.

    Of a large record most pairs only say that two accounts are not one; they are not kept.
    """
    for a, b in candidate_pairs(accounts, weights):
        link = score_link(a, b, weights)
        if link.score >= weights.decide.join:
            strong.append(link)
        yield link


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
