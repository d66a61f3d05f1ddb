"""All claims of all pages -> lineages, incidents, situations: whole, or what is new of a record."""

from collections import defaultdict

from reportedly import __version__
from reportedly.link.join import link_claims
from reportedly.link.lineages import find_lineages
from reportedly.link.signature import VERSION, sign
from reportedly.link.versions import find_versions
from reportedly.pipeline.update import update
from reportedly.reconcile.evidence import Evidence
from reportedly.reconcile.incidents import build_incidents
from reportedly.reconcile.situations import build_situations
from reportedly.records.claim import TimeMention
from reportedly.records.holdings import Holdings
from reportedly.records.incident import Derived
from reportedly.records.text import Document, Signature
from reportedly.store import Store
from reportedly.vocab.lexicon import Lexicon, load_lexicon


def build(holdings: Holdings, lexicon: Lexicon) -> Derived:
    """Return what the claims of all pages come to: origins, incidents, and what lasts."""
    pages = {document.id: document for document in holdings.documents}
    told = {claim.id: claim for claim in holdings.claims}
    versions = find_versions(holdings.sightings, holdings.signatures, pages, lexicon.numbers)
    lineages = find_lineages(holdings.signatures, versions)
    linked = link_claims(told.values(), pages, holdings.decisions, lexicon.policies)
    evidence = Evidence(claims=told, documents=pages, lineages=lineages, links=linked.links)
    times_of: dict[str, list[TimeMention]] = defaultdict(list)
    for time in holdings.times:
        times_of[time.document].append(time)
    return Derived(
        lineages=lineages,
        incidents=build_incidents(linked.groups, evidence, lexicon.policies),
        situations=build_situations(
            evidence,
            {page: tuple(found) for page, found in times_of.items()},
            lexicon.policies.situations,
        ),
    )


class IncidentBuilder:
    """What building takes: the lexicon alone."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    @property
    def signing(self) -> int:
        """The version of the signatures made here."""
        return VERSION

    @property
    def linking(self) -> str:
        """The version of all that incidents are built by."""
        return f"{__version__}+{self.lexicon.version}.{VERSION}"

    def sign(self, document: Document) -> Signature:
        """Return what is kept of the document's text to find its copies."""
        return sign(document)

    def build(self, holdings: Holdings) -> Derived:
        """Return lineages, incidents and situations from all that is in a record."""
        return build(holdings, self.lexicon)

    def update(self, store: Store) -> None:
        """Build anew, in a record, what is concerned by what was read or judged since."""
        update(store, self.lexicon, self.linking)


def open_builder() -> IncidentBuilder:
    """Return what builds incidents, without the parser that reading takes.

    Raises:
        DataError: a data file is broken.
    """
    return IncidentBuilder(load_lexicon())
