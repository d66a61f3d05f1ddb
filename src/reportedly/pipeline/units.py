"""Pages that are new or have changed -> the incidents of the units they concern, built anew.

A unit is a group of accounts of one event. Only what a comparison, or a person's judgement, ties
together can come to be one unit. So the units a page may change are those its accounts are tied to;
they are linked again together with the units these are tied to. Where one of the latter comes
about in the same way as before, it is as it was, and so is all that lies behind it; where not, it
is taken in as well, and the next ones are looked at. What comes out is what linking all would give.
"""

from collections.abc import Collection, Iterable, Mapping

from reportedly.link.join import Linked, Pair, compare_fresh, join_accounts, read_accounts
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
    untied: frozenset[str]
    ties: tuple[Pair, ...]
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
    region = Region(linking, frozenset(waiting), policies)
    linked = region.settle()
    core, touched, home = region.core_leads(), region.core_claims(), region.home()
    changed = tuple(group for group in linked.groups if not touched.isdisjoint(group))
    claims = frozenset(claim for group in changed for claim in group)
    linked = linked.replacing(groups=changed)
    return Built(
        incidents=_incidents(linking, linked, region.held, lineages, policies),
        gone=linking.incidents_of(claims, waiting),
        accounts=tuple(
            Account(lead=lead, document=home[lead], unit=unit, story=story)
            for lead, (unit, story) in linked.accounts.items()
            if lead in core
        ),
        untied=core | region.stale,
        ties=tuple(pair for pair in linked.ties if not core.isdisjoint(pair)),
        traits={
            name: traits_of(page.accounts, policies.linking)
            for name, page in region.fresh.pages.items()
        },
    )


class Region:
    """What is linked again because of some pages: the core that may change, and its ring."""

    def __init__(self, linking: Linking, waiting: frozenset[str], policies: Policies) -> None:
        self._linking = linking
        self._waiting = waiting
        self._policies = policies
        self.fresh = hold(linking, waiting, policies)
        self.held = self.fresh
        self._hold(linking.meeting(wanted_by(self.fresh.accounts(), policies.linking)))
        self.compared = compare_fresh(
            self.held.accounts(), self.fresh.pages.keys(), policies.linking
        )
        before = linking.accounts_of(waiting)
        self.stale = frozenset(before)
        self._rows: dict[str, Account] = {}
        self._core = {row.unit for row in before.values()}
        self._take_in(_tied(self.compared.links.values(), policies.linking))

    def home(self) -> dict[str, str]:
        """The page of each account that is held, by its lead."""
        return {told.lead.id: told.document for told in self.held.accounts()}

    def core_leads(self) -> frozenset[str]:
        """The leads of the accounts that may change."""
        old = {lead for lead, row in self._rows.items() if row.unit in self._core}
        return frozenset(old) | {told.lead.id for told in self.fresh.accounts()}

    def core_claims(self) -> frozenset[str]:
        """The claims of the accounts that may change."""
        core = self.core_leads()
        return frozenset(
            c for told in self.held.accounts() if told.lead.id in core for c in told.ids
        )

    def settle(self) -> Linked:
        """Link the core with what is tied to it, until nothing but the core has changed."""
        while True:
            ring = self._ring()
            leads = self.core_leads() | ring.keys()
            pages = [_restricted(page, leads) for page in self.held.pages.values()]
            linked = join_accounts(
                pages, self.held.decisions, self._policies.linking, self.compared
            )
            changed = {
                row.unit
                for lead, row in ring.items()
                if linked.accounts.get(lead) != (row.unit, row.story)
            }
            if not changed:
                return linked
            self._core |= changed

    def _ring(self) -> dict[str, Account]:
        """The accounts of the units that the whole core is tied to, each by its lead."""
        while True:
            self._load(self._core)
            size = len(self._core)
            self._take_in(self._judged_with())
            if len(self._core) == size:
                break
        tied = self._linking.accounts_by(self._linking.tied_to(self.core_leads()))
        units = {row.unit for row in tied.values()} - self._core
        self._load(units)
        return {lead: row for lead, row in self._rows.items() if row.unit in units}

    def _take_in(self, leads: Collection[str]) -> None:
        """Make the units of these accounts a part of the core."""
        self._core |= {row.unit for row in self._linking.accounts_by(leads).values()}

    def _judged_with(self) -> frozenset[str]:
        """The leads of accounts that somebody judged together with an account of the core."""
        core = self.core_claims()
        judged = [d for d in self.held.decisions if d.a in core or d.b in core]
        claims = {claim for d in judged for claim in (d.a, d.b)} - core
        self._hold(self._linking.homes_of(claims - self.held.claims.keys()))
        return frozenset(told.lead.id for told in self.held.accounts() if told.ids & claims)

    def _load(self, units: Collection[str]) -> None:
        """Hold the accounts of these units, and their pages; pages that wait are held already."""
        self._rows |= self._linking.accounts_in(units)
        wanted = {row.document for row in self._rows.values() if row.unit in units}
        self._hold(wanted)

    def _hold(self, pages: Collection[str]) -> None:
        missing = frozenset(pages) - self.held.pages.keys() - self._waiting
        self.held = self.held.and_also(hold(self._linking, missing, self._policies))


def hold(linking: Linking, names: Collection[str], policies: Policies) -> Held:
    """Return these pages of the record, with what each tells of each event."""
    documents = {one.id: one for one in linking.documents(names)}
    claims = {claim.id: claim for claim in linking.claims(names)}
    decisions = linking.decisions(claims)
    pages = read_accounts(claims.values(), documents, decisions, policies)
    return Held(documents=documents, claims=claims, decisions=decisions, pages=pages)


def _tied(links: Iterable[Link], weights: LinkWeights) -> frozenset[str]:
    """The leads of accounts that a comparison could bring into one incident."""
    strong = (link for link in links if link.score >= weights.decide.join)
    return frozenset(lead for link in strong for lead in (link.a, link.b))


def _restricted(page: PageAccounts, leads: frozenset[str]) -> PageAccounts:
    """The page with only these of its accounts."""
    return page.replacing(
        accounts=tuple(told for told in page.accounts if told.lead.id in leads),
        apart=tuple(link for link in page.apart if link.a in leads and link.b in leads),
    )


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
