"""Claims and people's decisions -> scored links, and groups of claims about one event."""

from collections.abc import Container, Iterable, Iterator, Mapping
from itertools import chain, pairwise

from reportedly.link.accounts import by_page, close_periods, count_parts, count_sums
from reportedly.link.block import candidate_pairs, linkable
from reportedly.link.cluster import cluster, latest_first
from reportedly.link.compare import score_link
from reportedly.link.on_page import PageAccounts, find_accounts
from reportedly.link.pages import page_facts
from reportedly.link.told import Told
from reportedly.records.base import Record
from reportedly.records.claim import Claim
from reportedly.records.incident import Decision, Link, Verdict
from reportedly.records.text import Document
from reportedly.vocab.policies import LinkWeights, Policies

Pair = tuple[str, str]


class Linked(Record, frozen=True, kw_only=True):
    """The comparisons that brought claims together, with their reasons, and the groups.

    ``units`` says of each account, by its lead claim, in which unit it is: between two of them is
    nothing that could bring them together, so each can be linked without the others.
    """

    links: tuple[Link, ...]
    groups: tuple[tuple[str, ...], ...]
    units: dict[str, str]


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
    judged = tuple(decisions)
    pages = read_accounts(claims, documents, judged, policies)
    return join_accounts(pages.values(), judged, policies.linking)


def read_accounts(
    claims: Iterable[Claim],
    documents: Mapping[str, Document],
    decisions: Iterable[Decision],
    policies: Policies,
) -> dict[str, PageAccounts]:
    """Return what each page tells of each event, as far as its own claims say."""
    weights = policies.linking
    happened = linkable(claims, policies.incident)
    usable = count_sums(count_parts(close_periods(happened, documents)), weights)
    pages = page_facts(usable, documents, weights)
    judged = _by_page(decisions, usable)
    return {
        page: find_accounts(told, pages.get(page), judged.get(page, ()), weights)
        for page, told in by_page(usable).items()
    }


def _by_page(
    decisions: Iterable[Decision], claims: Iterable[Claim]
) -> Mapping[str, tuple[Decision, ...]]:
    """The judgements on two claims of one page, by the page."""
    decisions = tuple(decisions)
    judged = {claim for decision in decisions for claim in (decision.a, decision.b)}
    home = {claim.id: claim.document for claim in claims if claim.id in judged}
    found: dict[str, tuple[Decision, ...]] = {}
    for decision in decisions:
        page = home.get(decision.a)
        if page is not None and page == home.get(decision.b):
            found[page] = (*found.get(page, ()), decision)
    return found


def compare_fresh(
    accounts: Iterable[Told], fresh: Container[str], weights: LinkWeights
) -> dict[Pair, Link]:
    """Return the comparisons between accounts of which one is on a fresh page, by their leads."""
    pairs = candidate_pairs(accounts, weights, fresh)
    links = (score_link(a, b, weights) for a, b in pairs)
    return {(link.a, link.b): link for link in links}


def join_accounts(
    pages: Iterable[PageAccounts],
    decisions: Iterable[Decision],
    weights: LinkWeights,
    known: Mapping[Pair, Link] | None = None,
) -> Linked:
    """Return the links of pages' accounts, and groups of their claims.

    Args:
        pages: what each page tells of each event.
        decisions: people's judgements on pairs of claims.
        weights: data/linking.toml.
        known: comparisons that were made before.
    """
    read, judged = tuple(pages), tuple(decisions)
    accounts = {told.lead.id: told for page in read for told in page.accounts}
    on_leads = on_accounts(judged, accounts)
    strong: list[Link] = []
    across = _compared(accounts.values(), weights, strong, known or {})
    apart = (link for page in read for link in page.apart)
    groups = cluster(accounts.values(), chain(across, apart), on_leads, weights)
    tied = chain(
        ((link.a, link.b) for link in strong),
        ((d.a, d.b) for d in on_leads),
        *map(pairwise, groups),
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
        units=find_units(accounts, tied),
    )


def find_units(names: Iterable[str], tied: Iterable[Pair]) -> dict[str, str]:
    """Return the unit of each: the smallest of those it hangs together with by what is tied."""
    home = {name: name for name in names}

    def root(name: str) -> str:
        while home[name] != name:
            home[name] = home[home[name]]
            name = home[name]
        return name

    for pair in tied:
        first, second = sorted(map(root, pair))
        home[second] = first
    return {name: root(name) for name in home}


def _compared(
    accounts: Iterable[Told], weights: LinkWeights, strong: list[Link], known: Mapping[Pair, Link]
) -> Iterator[Link]:
    """Yield every comparison of two pages' accounts, setting aside those that may join them.

    Of a large record most pairs only say that two accounts are not one; they are not kept.
    """
    for a, b in candidate_pairs(accounts, weights):
        first, second = sorted((a.lead.id, b.lead.id))
        link = known.get((first, second)) or score_link(a, b, weights)
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
