"""Claims and people's decisions -> scored links, and groups of claims about one event."""

from collections.abc import Collection, Iterable, Mapping
from itertools import chain

from reportedly.link.accounts import (
    by_page,
    close_periods,
    count_parts,
    count_populations,
    count_sums,
)
from reportedly.link.block import candidate_pairs, linkable
from reportedly.link.cluster import latest_first, tell_groups
from reportedly.link.compare import score_link
from reportedly.link.on_page import PageAccounts, find_accounts
from reportedly.link.pages import page_facts
from reportedly.link.told import Told
from reportedly.link.weak import Weak, parts_of
from reportedly.records.base import Record
from reportedly.records.claim import Claim
from reportedly.records.incident import Decision, Link, Verdict
from reportedly.records.text import Document
from reportedly.vocab.policies import LinkWeights, Policies

Pair = tuple[str, str]


class Linked(Record, frozen=True, kw_only=True):
    """The comparisons that brought claims together, with their reasons, and the groups.

    ``accounts`` says of each account, by its lead claim, the group that it is in: the smallest of
    its leads, and a hash of how it came about. ``ties`` are the pairs of accounts in two groups
    that a comparison would have put together.
    """

    links: tuple[Link, ...]
    groups: tuple[tuple[str, ...], ...]
    accounts: dict[str, tuple[str, str]]
    ties: tuple[Pair, ...]


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
    closed = close_periods(happened, documents)
    counted = count_populations(count_parts(closed), documents, weights)
    usable = count_sums(counted, documents, weights)
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


class Compared(Record, frozen=True, kw_only=True, gc=True):
    """Comparisons by the leads of their accounts: all there are of the fresh pages, and others.

    ``links``: of fresh pages those that may join accounts, of others all; ``weak`` are the rest.
    Those that join nothing are without reasons.
    """

    links: dict[Pair, Link]
    weak: Weak
    fresh: frozenset[str]


def compare_fresh(
    accounts: Iterable[Told], fresh: Collection[str], weights: LinkWeights
) -> Compared:
    """Return the comparisons between accounts of which one is on a fresh page."""
    compared = Compared(links={}, weak=Weak(), fresh=frozenset(fresh))
    join = weights.decide.join
    for a, b in candidate_pairs(accounts, weights, compared.fresh):
        link = score_link(a, b, weights, told_from=join)
        if link.score >= join:
            compared.links[link.a, link.b] = link
        else:
            compared.weak.add(link)
    return compared


def join_accounts(
    pages: Iterable[PageAccounts],
    decisions: Iterable[Decision],
    weights: LinkWeights,
    known: Compared | None = None,
) -> Linked:
    """Return the links of pages' accounts, and groups of their claims.

    Args:
        pages: what each page tells of each event.
        decisions: people's judgements on pairs of claims.
        weights: data/linking.toml.
        known: comparisons that were made before; those made here are added.
    """
    read, judged = tuple(pages), tuple(decisions)
    accounts = {told.lead.id: told for page in read for told in page.accounts}
    known = known or Compared(links={}, weak=Weak(), fresh=frozenset())
    links = _links(accounts, weights, known)
    strong = [link for link in links if link.score >= weights.decide.join]
    told = on_accounts(judged, accounts)
    pairs = chain(((k.a, k.b) for k in strong), ((d.a, d.b) for d in told))
    apart = (link for page in read for link in page.apart)
    groups = tell_groups(
        accounts.values(),
        chain(links, known.weak.within(parts_of(accounts, pairs)), apart),
        told,
        weights,
    )
    home = {lead: (group[0], story) for group, story in groups.items() for lead in group}
    return Linked(
        links=(
            *(link for page in read for link in page.within),
            *strong,
            *decided_links(judged, weights),
        ),
        groups=tuple(
            sorted(tuple(sorted(c for lead in g for c in accounts[lead].ids)) for g in groups)
        ),
        accounts=home,
        ties=tuple((link.a, link.b) for link in strong if home[link.a] != home[link.b]),
    )


def _links(accounts: Mapping[str, Told], weights: LinkWeights, known: Compared) -> list[Link]:
    """Return the known links of these accounts, and those that are missing between others."""
    links = [link for (a, b), link in known.links.items() if a in accounts and b in accounts]
    others = (told for told in accounts.values() if told.document not in known.fresh)
    for a, b in candidate_pairs(others, weights):
        first, second = sorted((a.lead.id, b.lead.id))
        if (first, second) not in known.links:
            link = score_link(a, b, weights, told_from=weights.decide.join)
            known.links[first, second] = link
            links.append(link)
    return links


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
