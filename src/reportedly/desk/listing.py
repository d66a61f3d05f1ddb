"""A record -> what the desk keeps of all its incidents; where one was listed before, only the new.

What a page of one thing shows is asked of the record. This is for what takes the whole of it: the
lists, the queue, what it covers, and what of it is withheld from readers.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

import msgspec

from reportedly import __version__
from reportedly.desk.packed import Entry, Packed, decode_row, entry_of, packed
from reportedly.desk.queue import MOST_CLAIMS, MOST_PAIRS, Pair, weakest
from reportedly.desk.redacted import looked_at, redaction_of, said_in_record, said_since
from reportedly.desk.row import NO_OUTLET, Row, Spot, row_of
from reportedly.records.base import Record
from reportedly.records.incident import Incident
from reportedly.records.logbook import Withholding
from reportedly.redact.find import Said, Withheld
from reportedly.redact.keep import Kept, kept, withheld_of
from reportedly.redact.looked import Looked, PageOf
from reportedly.redact.searched import digest
from reportedly.redact.source import RedactedSource
from reportedly.store import Store
from reportedly.vocab.base import version_of
from reportedly.vocab.redaction import FILE, RedactionWords, load_redaction

AT_ONCE = 500
LOOKED_AT_FROM = 20_000
"""Of so many pages, none is searched for withheld names before it is shown: it would take long."""

_NOT_LISTED = ("links", "named_by", "findings")
"""What a row tells nothing of; to leave names out of it as well would take most of the time."""


class Remembered(Record, frozen=True, kw_only=True):
    """What the next listing is made with, and nobody is shown."""

    seals: dict[str, str]
    weakest: dict[str, tuple[str, str, float]]
    orphans: dict[str, tuple[int, ...]]


class Listing(Record, frozen=True, kw_only=True):
    """What the desk keeps of all incidents at one moment; ``public`` and ``withheld`` come later.

    ``grounds`` tell which pages, words and code it was made of, ``withheld_as_of`` the same of one
    record that is added to. Of a large record ``said`` is kept and not ``withheld``: its pages are
    looked at when they are shown. ``stamp`` tells which incidents, ``published`` how many pages
    each month has.
    """

    grounds: str
    stamp: str
    withheld_as_of: tuple[int, int]
    last_review: int
    whole: Packed
    public: Packed | None
    withheld: Kept | None
    said: Said | None
    looked_at: tuple[str, ...]
    claims: tuple[str, ...]
    pairs: tuple[Pair, ...]
    orphans: tuple[int, ...]
    coverage: dict[str, int]
    published: dict[str, int]
    rules: tuple[str, ...]
    documents_of: dict[str, tuple[str, ...]]
    remembered: msgspec.Raw

    def redaction(self, store: Store, page_of: PageOf | None = None) -> RedactedSource | None:
        """Return what leaves out what is withheld; None: that was not looked for yet.

        Args:
            store: the record.
            page_of: gives it a page of the record later on; None: from this very store.
        """
        if self.said is not None:
            return looked_at(store, self.said, page_of or _page_of(store))
        if self.withheld is None:
            return None
        return RedactedSource(store, withheld_of(self.withheld), load_redaction())


class Pages(Record, frozen=True, kw_only=True):
    """What follows from the pages alone, whatever is built of them or judged."""

    documents_of: dict[str, tuple[str, ...]]
    claims: tuple[str, ...]
    coverage: dict[str, int]
    published: dict[str, int]
    rules: tuple[str, ...]


def listings(store: Store, before: Listing | None, *, published: bool) -> Iterator[Listing]:
    """Yield the list; where what is withheld has to be looked for, first the one without it.

    Args:
        store: the record, in a snapshot.
        before: an earlier list of the same record.
        published: whether there are readers to whom not all is shown.
    """
    grounds = grounds_of(store)
    known = before if before is not None and before.grounds == grounds else None
    made = _whole(store, known, grounds)
    if not published:
        yield made
        return
    if made.coverage["documents"] >= LOOKED_AT_FROM:
        yield from _looked(store, made, known)
        return
    redaction = None if known is None or known.said is not None else known.redaction(store)
    if known is None or redaction is None or not _is_all_found(store, known, redaction):
        yield made
        redaction = redaction_of(store)
        known = None
    assert isinstance(redaction.withheld, Withheld)  # noqa: S101 - it was looked for on all pages
    made = made.replacing(withheld=kept(redaction.withheld))
    yield made.replacing(public=_public(store, made, redaction, known))


def _looked(store: Store, made: Listing, known: Listing | None) -> Iterator[Listing]:
    """The list of a large record: its names come from what claims tell, no page is searched."""
    if known is None or known.said is None:
        yield made
        said, known = said_in_record(store), None
    else:
        since = store.reviews().since(known.last_review)
        documents = {one.anchor.document for one in since if one.anchor is not None}
        said = said_since(store, known.said, documents)
        known = known if said == known.said else None
    made = made.replacing(said=said)
    redaction = looked_at(store, said, _page_of(store))
    yield made.replacing(public=_public(store, made, redaction, known))


def _page_of(store: Store) -> PageOf:
    return lambda id_: store.near().documents([id_]).get(id_)


def _is_all_found(store: Store, known: Listing, redaction: RedactedSource) -> bool:
    """Whether nothing that was decided since withholds a name that was not."""
    since = store.reviews().since(known.last_review)
    documents = {one.anchor.document for one in since if one.anchor is not None}
    return all(is_left_out(store, one, redaction) for one in documents)


def is_left_out(store: Store, document: str, redaction: RedactedSource) -> bool:
    """Return whether each name that the claims of a document withhold is left out."""
    claims = store.reviews().standing(document).claims
    return redaction.is_found(claims, store.entries(Withholding))


def grounds_of(store: Store) -> str:
    """Return what changes whenever other pages, names to withhold, or code would list otherwise."""
    names = (msgspec.json.encode(one).decode() for one in store.entries(Withholding))
    return digest(_way_of_listing(), store.near().pages_digest(), *names).hex()


def withheld_as_of(store: Store) -> tuple[int, int]:
    """Return what changes whenever something may be withheld that was not: pages, the logbook."""
    return store.position()[0], sum(1 for _ in store.entries(Withholding))


def _whole(store: Store, known: Listing | None, grounds: str) -> Listing:
    near = store.near()
    last_review = store.reviews().head()[0]
    pages = _pages(store) if known is None else _pages_again(store, known)
    seals = dict(near.seals())
    told = _remembered(known)
    entries = _same(None if known is None else known.whole, told, seals)
    links = {id_: told.weakest[id_] for id_ in entries if id_ in told.weakest}
    outlet_of = {one: outlet for outlet, some in pages.documents_of.items() for one in some}
    for incident in _incidents(store, [id_ for id_ in seals if id_ not in entries]):
        entries[incident.id] = listed(incident, outlet_of)
        for one in weakest(incident.links):
            links[incident.id] = (one.a, one.b, one.score)
    orphans = _orphans(store, known, told)
    return Listing(
        grounds=grounds,
        stamp=near.stamp()[0],
        withheld_as_of=withheld_as_of(store),
        last_review=last_review,
        whole=packed(entries.values()),
        public=None,
        withheld=None,
        said=None,
        looked_at=_looked_at(store),
        claims=pages.claims,
        pairs=_pairs(links),
        orphans=tuple(n for document in sorted(orphans) for n in orphans[document]),
        coverage=pages.coverage | near.counted_incidents(),
        published=pages.published,
        rules=pages.rules,
        documents_of=pages.documents_of,
        remembered=msgspec.Raw(
            msgspec.msgpack.encode(Remembered(seals=seals, weakest=links, orphans=orphans))
        ),
    )


def _remembered(known: Listing | None) -> Remembered:
    if known is None:
        return Remembered(seals={}, weakest={}, orphans={})
    return msgspec.msgpack.decode(known.remembered, type=Remembered)


def _same(before: Packed | None, told: Remembered, seals: Mapping[str, str]) -> dict[str, Entry]:
    """The entries of incidents that are what they were."""
    every = () if before is None else before.entries
    return {one.id: one for one in every if told.seals.get(one.id) == seals.get(one.id, "")}


def _incidents(store: Store, ids: list[str]) -> Iterator[Incident]:
    for first in range(0, len(ids), AT_ONCE):
        yield from store.near().incidents(ids[first : first + AT_ONCE]).values()


def listed(incident: Incident, outlet_of: Mapping[str, str]) -> Entry:
    """Return an incident as it is listed."""
    outlets = (outlet_of.get(one, NO_OUTLET) for one in incident.documents)
    return entry_of(row_of(incident, tuple(dict.fromkeys(outlets))))


def _public(
    store: Store, made: Listing, redaction: RedactedSource, known: Listing | None
) -> Packed:
    """The list as readers see it."""
    seals = _remembered(made).seals
    entries = _same(None if known is None else known.public, _remembered(known), seals)
    outlet_of = {}
    for outlet, some in made.documents_of.items():
        shown_as = outlet if outlet == NO_OUTLET else redaction.published(outlet)
        outlet_of.update(dict.fromkeys(some, shown_as))
    if isinstance(redaction.withheld, Looked):
        entries = _untouched(made.whole, redaction.withheld, redaction.words) | entries
    for incident in _incidents(store, [id_ for id_ in seals if id_ not in entries]):
        shown = incident.replacing(**dict.fromkeys(_NOT_LISTED, ()), grounds={})
        entries[incident.id] = listed(redaction.incident_of(shown), outlet_of)
    return packed(entries.values())


def _untouched(packed: Packed, withheld: Looked, words: RedactionWords) -> dict[str, Entry]:
    """The rows in which no word of a withheld name stands, their points made coarser.

    Nothing of them would be blanked, whichever names their pages hold; the others are made from
    their incidents.
    """
    found = {}
    for entry in packed.entries:
        row = decode_row(entry.row)
        spots = [_coarser(spot, words) for spot in row.spots]
        if None in spots or withheld.may_stand_in("\n".join(_words_in(row))):
            continue
        told = tuple(spot for spot in spots if spot is not None)
        found[entry.id] = entry if told == row.spots else entry_of(row.replacing(spots=told))
    return found


def _coarser(spot: Spot, words: RedactionWords) -> Spot | None:
    """A place as it is told to readers; None: it is told as another level, without its id."""
    rule = words.coarser.get(spot.level)
    if rule is None or spot.lat is None or spot.lon is None:
        return spot
    if rule.as_level is not spot.level:
        return None
    return spot.replacing(
        lat=round(spot.lat, rule.decimals),
        lon=round(spot.lon, rule.decimals),
        radius_km=max(rule.radius_km, spot.radius_km or 0.0),
    )


def _words_in(row: Row) -> Iterator[str]:
    """All of a row that a page may have told."""
    yield row.title
    yield from row.outlets
    for spot in row.spots:
        yield from (spot.id, spot.name, *spot.names)
    for party in row.parties:
        yield from party
    for toll in row.tolls:
        yield from toll.words


def _pages(store: Store) -> Pages:
    near = store.near()
    documents_of: dict[str, list[str]] = defaultdict(list)
    unknown = {"documents without an outlet": 0, "documents without a date": 0}
    languages = set()
    published: dict[str, int] = defaultdict(int)
    rules = set()
    for document, read_by, outlet, day, language in near.headers():
        rules.add(read_by)
        documents_of[outlet or NO_OUTLET].append(document)
        unknown["documents without an outlet"] += outlet is None
        unknown["documents without a date"] += day is None
        languages.add(language)
        if day is not None:
            published[day[:7]] += 1
    documents = sum(map(len, documents_of.values()))
    pressing, claims = near.most_pressing(MOST_CLAIMS)
    coverage = {"documents": documents, "claims": claims, **near.counted_incidents()}
    coverage |= {"outlets": len(documents_of.keys() - {NO_OUTLET}), **unknown}
    coverage |= {"languages": len(languages - {None}), "copies": near.copies()}
    return Pages(
        documents_of={outlet: tuple(some) for outlet, some in documents_of.items()},
        claims=pressing,
        coverage=coverage,
        published=dict(published),
        rules=tuple(sorted(rules)),
    )


def _pages_again(store: Store, known: Listing) -> Pages:
    """The same as before, and what somebody took back since in front of what waits."""
    since = store.reviews().since(known.last_review)
    told = dict.fromkeys(one.claim.id for one in since if one.claim is not None)
    waits = frozenset(known.claims)
    homes = store.near().homes([id_ for id_ in told if id_ not in waits])
    back = (id_ for id_ in told if homes.get(id_, (None, None))[0] is not None)
    return Pages(
        documents_of=known.documents_of,
        claims=(*back, *known.claims),
        coverage=known.coverage,
        published=known.published,
        rules=known.rules,
    )


def _pairs(links: Mapping[str, tuple[str, str, float]]) -> tuple[Pair, ...]:
    every = (Pair(a=a, b=b, score=score, incident=id_) for id_, (a, b, score) in links.items())
    return tuple(sorted(every, key=lambda pair: (pair.score, pair.a, pair.b))[:MOST_PAIRS])


def _orphans(store: Store, known: Listing | None, told: Remembered) -> dict[str, tuple[int, ...]]:
    """The decisions whose characters are gone, by document: looked for where something was said."""
    reviews = store.reviews()
    if known is None:
        documents: Iterable[str] = reviews.documents()
    else:
        since = reviews.since(known.last_review)
        documents = {one.anchor.document for one in since if one.anchor is not None}
    found = {one: tuple(o.n for o in reviews.standing(one).orphans) for one in documents}
    return {one: orphans for one, orphans in (told.orphans | found).items() if orphans}


def _looked_at(store: Store) -> tuple[str, ...]:
    """The incidents of whose claims somebody has judged one: to skip or flag is not to judge."""
    homes = store.near().homes(store.reviews().judged_claims())
    return tuple(sorted({incident for incident, _ in homes.values() if incident is not None}))


@cache
def _way_of_listing() -> str:
    """What changes whenever code or words do by which it is listed and left out."""
    root = files("reportedly")
    parts = ("desk", "redact", "wording", "records", "store")
    code = (one for part in parts for one in _modules(root / part))
    return digest(__version__, version_of((FILE,)), *code).hex()


def _modules(folder: Traversable) -> Iterator[str]:
    for one in sorted(folder.iterdir(), key=lambda one: one.name):
        if one.name.endswith(".py"):
            yield one.read_text("utf-8")
