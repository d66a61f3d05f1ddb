"""Pages that are new or have changed -> the situations they tell of, built anew from all pages."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from reportedly.reconcile.evidence import Evidence
from reportedly.reconcile.situations import build_situations, keys_of
from reportedly.records.base import Record
from reportedly.records.claim import Claim, TimeMention
from reportedly.records.incident import Situation
from reportedly.records.linking import Lasting
from reportedly.store import Linking
from reportedly.vocab.policies import Policies, SituationRules

Key = tuple[str, str]


class Built(Record, frozen=True, kw_only=True):
    """Situations built anew, those they stand in for, and by what the pages hang together."""

    situations: tuple[Situation, ...]
    gone: frozenset[str]
    keys: frozenset[Lasting]


def build_lasting(linking: Linking, waiting: frozenset[str], policies: Policies) -> Built:
    """Return the situations of the pages that wait, and of all that hangs together with them."""
    rules = policies.situations
    new = frozenset(lasting_of(linking.claims(waiting), rules))
    concerned = concerned_by(linking, waiting, new)
    told = {
        claim.id: claim
        for claim in linking.claims({document for _, document in concerned})
        if (rules.kinds.get(claim.event_class), claim.document) in concerned
    }
    documents = {one.id: one for one in linking.documents({c.document for c in told.values()})}
    times: dict[str, list[TimeMention]] = defaultdict(list)
    for time in linking.times(documents):
        times[time.document].append(time)
    return Built(
        situations=build_situations(
            Evidence(claims=told, documents=documents, lineages={}),
            {page: tuple(found) for page, found in times.items()},
            rules,
        ),
        gone=linking.situations_of(told, waiting),
        keys=new,
    )


def lasting_of(claims: Iterable[Claim], rules: SituationRules) -> Iterator[Lasting]:
    """Yield by what the claims of some pages hang together with others: places, and the page."""
    told: dict[Key, set[str]] = defaultdict(set)
    for claim in claims:
        if (kind := rules.kinds.get(claim.event_class)) is not None:
            told[kind.value, claim.document].update(keys_of(claim))
    for (name, document), keys in told.items():
        for key in keys:
            yield Lasting(kind=name, key=key, document=document)


def concerned_by(
    linking: Linking, waiting: frozenset[str], new: frozenset[Lasting]
) -> frozenset[Key]:
    """Return the kinds and pages that hang together with the pages that wait, over many steps.

    Two pages hang together in a kind where they share a place: so do their other places.
    """
    new_of: dict[Key, list[Lasting]] = defaultdict(list)
    for one in new:
        new_of[one.kind, one.key].append(one)
        new_of[one.kind, one.document].append(one)
    ahead = {(one.kind, one.key) for one in new | linking.lasting_of(waiting)}
    seen, concerned = set(ahead), set[Key]()
    while ahead:
        found = {one for one in linking.lasting_by(ahead) if one.document not in waiting}
        found |= {one for key in ahead for one in new_of[key]}
        pages = {(one.kind, one.document) for one in found} - concerned
        concerned |= pages
        beside = linking.lasting_of({page for _, page in pages} - waiting)
        keys = {(one.kind, one.key) for one in beside if (one.kind, one.document) in pages}
        keys |= {(one.kind, one.key) for page in pages for one in new_of[page]}
        ahead = keys - seen
        seen |= keys
    return frozenset(concerned)
