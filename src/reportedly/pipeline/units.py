"""Pages that are new or have changed -> the incidents of the units they concern, built anew.

A unit is what hangs together: accounts of events that some comparison, or a person's judgement,
could bring into one incident. Which units a page concerns is found by its accounts' traits; these
are linked again as a whole, exactly as linking all pages would do, and no other is looked at.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping

from reportedly.link.join import Linked, compare_fresh, join_accounts, read_accounts
from reportedly.link.on_page import PageAccounts
from reportedly.link.told import Told
from reportedly.link.traits import traits_of, wanted_by
from reportedly.reconcile.evidence import Evidence
from reportedly.reconcile.incidents import build_incidents
from reportedly.records.base import Record
from reportedly.records.claim import Claim
from reportedly.records.incident import Decision, Incident, Link
from reportedly.records.linking import Account, Trait
from reportedly.records.text import Document, Lineage
from reportedly.store import Linking
from reportedly.vocab.policies import LinkWeights, Policies


class Built(Record, frozen=True, kw_only=True):
    """Incidents built anew, those they stand in for, and what is kept of the pages' accounts."""

    incidents: tuple[Incident, ...]
    gone: frozenset[str]
    accounts: tuple[Account, ...]
    traits: dict[str, frozenset[Trait]]


class Held(Record, frozen=True, kw_only=True):
    """Some pages: their documents, claims, what people judged of these, and their accounts."""

    documents: dict[str, Document]
    claims: dict[str, Claim]
    decisions: tuple[Decision, ...]
    pages: dict[str, PageAccounts]

    def and_also(self, other: "Held") -> "Held":
        """Return the pages of both."""
        judged = dict.fromkeys((*self.decisions, *other.decisions))
        return Held(
            documents=self.documents | other.documents,
            claims=self.claims | other.claims,
            decisions=tuple(judged),
            pages=self.pages | other.pages,
        )

    def accounts(self) -> tuple[Told, ...]:
        """Return the accounts of all pages."""
        return tuple(told for page in self.pages.values() for told in page.accounts)


def build_units(
    linking: Linking, waiting: Collection[str], lineages: Mapping[str, Lineage], policies: Policies
) -> Built:
    """Return the incidents of every unit that the waiting pages concern.

    Args:
        linking: the record.
        waiting: pages whose incidents are to be built.
        lineages: those that are new, and not in the record yet.
        policies: how claims are linked and reconciled.
    """
    weights = policies.linking
    fresh = hold(linking, waiting, policies)
    near = hold(linking, _meeting(linking, fresh, weights) - frozenset(waiting), policies)
    compared = compare_fresh((*fresh.accounts(), *near.accounts()), fresh.pages.keys(), weights)
    tied = _tied(compared.values(), weights) | _judged(near, fresh.decisions)
    before = linking.accounts_of(waiting) | linking.accounts_by(tied)
    concerned = linking.accounts_in({one.unit for one in before.values()})
    missing = {one.document for one in concerned.values()} - near.pages.keys() - fresh.pages.keys()
    held = fresh.and_also(near).and_also(hold(linking, missing - frozenset(waiting), policies))
    leads = frozenset(concerned) | {told.lead.id for told in fresh.accounts()}
    pages = tuple(_restricted(page, leads) for page in held.pages.values())
    linked = join_accounts(pages, held.decisions, weights, compared)
    return Built(
        incidents=_incidents(linking, linked, held, lineages, policies),
        gone=linking.incidents_of({claim for g in linked.groups for claim in g}, waiting),
        accounts=tuple(_accounts(pages, linked)),
        traits={name: traits_of(page.accounts, weights) for name, page in fresh.pages.items()},
    )


def hold(linking: Linking, names: Collection[str], policies: Policies) -> Held:
    """Return these pages of the record, with what each tells of each event."""
    documents = {one.id: one for one in linking.documents(names)}
    claims = {claim.id: claim for claim in linking.claims(names)}
    decisions = linking.decisions(claims)
    pages = read_accounts(claims.values(), documents, decisions, policies)
    return Held(documents=documents, claims=claims, decisions=decisions, pages=pages)


def _meeting(linking: Linking, fresh: Held, weights: LinkWeights) -> frozenset[str]:
    """The pages that have an account one of these may meet, or that was judged with one."""
    judged = {claim for one in fresh.decisions for claim in (one.a, one.b)} - fresh.claims.keys()
    return linking.meeting(wanted_by(fresh.accounts(), weights)) | linking.homes_of(judged)


def _tied(links: Iterable[Link], weights: LinkWeights) -> frozenset[str]:
    """The leads of accounts that a comparison could bring into one incident."""
    strong = (link for link in links if link.score >= weights.decide.join)
    return frozenset(lead for link in strong for lead in (link.a, link.b))


def _judged(held: Held, decisions: Iterable[Decision]) -> frozenset[str]:
    """The leads of accounts that have a claim that was judged."""
    claims = {claim for one in decisions for claim in (one.a, one.b)}
    return frozenset(told.lead.id for told in held.accounts() if told.ids & claims)


def _restricted(page: PageAccounts, leads: frozenset[str]) -> PageAccounts:
    """The page with only these of its accounts."""
    return page.replacing(
        accounts=tuple(told for told in page.accounts if told.lead.id in leads),
        apart=tuple(link for link in page.apart if link.a in leads and link.b in leads),
    )


def _accounts(pages: Iterable[PageAccounts], linked: Linked) -> Iterator[Account]:
    for page in pages:
        for told in page.accounts:
            lead = told.lead.id
            yield Account(lead=lead, document=told.document, unit=linked.units[lead])


def _incidents(
    linking: Linking,
    linked: Linked,
    held: Held,
    lineages: Mapping[str, Lineage],
    policies: Policies,
) -> tuple[Incident, ...]:
    evidence = Evidence(
        claims=held.claims,
        documents=held.documents,
        lineages={**linking.lineages(held.documents), **lineages},
        links=linked.links,
    )
    return build_incidents(linked.groups, evidence, policies)
