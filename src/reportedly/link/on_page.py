"""One page's claims -> its accounts: what it tells of each event."""

from collections.abc import Iterable, Iterator
from itertools import product
from math import inf
from statistics import fmean

from reportedly.link.cluster import cluster, standing_rulings
from reportedly.link.compare import forbids, score_link
from reportedly.link.pages import PageFacts, within_reach
from reportedly.link.told import Told
from reportedly.link.where_and_when import (
    AGREEING,
    PlaceRelation,
    days_apart,
    own_places,
    place_relation,
)
from reportedly.records.base import Record
from reportedly.records.claim import Claim, PlaceMention
from reportedly.records.incident import Decision, Link
from reportedly.records.vocabulary import Stance
from reportedly.vocab.folding import fold
from reportedly.vocab.policies import LinkWeights

Pair = frozenset[str]

ONE_SPOT = frozenset({PlaceRelation.SAME_SPOT, PlaceRelation.SAME_NAME, PlaceRelation.NEAR})

COUNTRYWIDE = frozenset({PlaceRelation.SAME_COUNTRY})


class PageAccounts(Record, frozen=True, kw_only=True):
    """What one page tells, event by event.

    ``within``: for each claim its strongest link inside its account. ``apart``: what speaks
    against any two of the accounts being one event after all.
    """

    accounts: tuple[Told, ...]
    within: tuple[Link, ...]
    apart: tuple[Link, ...]


def find_accounts(
    claims: tuple[Claim, ...],
    page: PageFacts | None,
    decisions: Iterable[Decision],
    weights: LinkWeights,
) -> PageAccounts:
    """Return what one page tells of each event.

    Args:
        claims: all claims of the page, in text order.
        page: what is known of the page.
        decisions: people's judgements on pairs of claims.
        weights: data/linking.toml.
    """
    each = {claim.id: Told(claims=(claim,), page=page) for claim in claims}
    links = tuple(score_link(a, b, weights, told_from=inf) for a, b in within_reach(each.values()))
    groups = cluster(each.values(), links, decisions, weights)
    accounts = tuple(
        Told(claims=tuple(claim for claim in claims if claim.id in group), page=page)
        for group in map(frozenset, groups)
    )
    apart = standing_rulings(each, decisions).apart
    gathered = gather(accounts, links, apart, weights)
    return PageAccounts(
        accounts=gathered,
        within=tuple(  # few are kept of all, and only those are put into words
            score_link(each[link.a], each[link.b], weights) for link in _strongest(gathered, links)
        ),
        apart=tuple(told_apart(gathered, links, weights)),
    )


def gather(
    accounts: tuple[Told, ...],
    links: tuple[Link, ...],
    apart: frozenset[Pair],
    weights: LinkWeights,
) -> tuple[Told, ...]:
    """Return the accounts with the loose ones brought to the page's main one.

    A report tells its news first and then what else is known of it: a figure with no day and no
    place of its own is about that news, unless something speaks against it.
    """
    main = main_account(accounts)
    if main is None:
        return accounts
    between = _links_between(accounts, links)
    loose = [
        told
        for told in accounts
        if told is not main
        and _is_loose(told, main, weights)
        and not any(frozenset(pair) in apart for pair in product(told.ids, main.ids))
        and _fits(between, told, main, weights)
    ]
    claims = sorted(
        (claim for told in (main, *loose) for claim in told.claims), key=lambda c: (c.start, c.id)
    )
    others = (told for told in accounts if told is not main and told not in loose)
    return (Told(claims=tuple(claims), page=main.page), *others)


def _own(told: Told) -> tuple[PlaceMention, ...]:
    return tuple(place for claim in told.claims for place in own_places(claim))


def main_account(accounts: Iterable[Told]) -> Told | None:
    """Return the account of the page's news: the first that counts harm and is not the past."""
    news = (t for t in accounts if _counts_harm(t) and not (t.is_past or t.is_ledger))
    return min(news, key=lambda told: (told.lead.start, told.lead.id), default=None)


def _counts_harm(told: Told) -> bool:
    return bool(told.harms) and not (told.is_flight or told.counts_arrests)


def _is_loose(told: Told, main: Told, weights: LinkWeights) -> bool:
    """Whether an account has nothing of its own that sets it apart from the page's main one.

    What its own words set in a place is of no event that is not known to have been there, unless
    the page's first lines name the place.
    """
    if told.is_past or told.is_ledger or told.is_own_day or told.matter != main.matter:
        return False
    own = _own(told)
    where = main.places or main.hinted_places
    relation = place_relation(own, where, weights)
    if told.is_flight or told.counts_arrests or _is_of_other_days(told, main):
        return False
    if relation not in AGREEING | COUNTRYWIDE and own and (where or not _opens_with(own, main)):
        return False
    answers = any(claim.stance is not Stance.ASSERTS for claim in told.claims)
    return bool(told.harms) or answers or relation in ONE_SPOT or _alike(told, main, weights)


def _opens_with(places: Iterable[PlaceMention], main: Told) -> bool:
    """Whether the page's first lines name one of the places."""
    names = frozenset() if main.page is None else main.page.names
    return any(names & set(fold(place.printed).split()) for place in places)


def _is_of_other_days(told: Told, main: Told) -> bool:
    """Whether the days of both are known, and are not the same."""
    return bool(told.days and main.days and days_apart(told.days, main.days))


def _alike(told: Told, main: Told, weights: LinkWeights) -> bool:
    """Whether both tell of one kind of event, as a blast and a bombing may be."""
    if told.classes & main.classes:
        return True
    return bool(weights.classes.among(told.classes) & weights.classes.among(main.classes))


def _fits(between: dict[Pair, list[Link]], told: Told, main: Told, weights: LinkWeights) -> bool:
    links = between.get(frozenset((told.lead.id, main.lead.id)))
    return links is not None and fmean(link.score for link in links) >= weights.decide.loose


def told_apart(
    accounts: Iterable[Told], links: Iterable[Link], weights: LinkWeights
) -> Iterator[Link]:
    """Yield what speaks against any two of a page's accounts being one event after all.

    The page's own comparisons kept them apart, and another page's words do not bring them together
    lightly: the mean of those comparisons weighs against it, and never for it. What the page itself
    tells as two events, with other figures, stays two.
    """
    by_lead = {told.lead.id: told for told in accounts}
    for pair, between in _links_between(by_lead.values(), links).items():
        a, b = sorted(pair)
        never = _told_as_two(by_lead[a], by_lead[b]) or any(forbids(k, weights) for k in between)
        mean = fmean(link.score for link in between)
        score = weights.decide.veto if never else min(mean, 0.0)
        yield between[0].replacing(a=a, b=b, score=score, reasons=("told apart on one page",))


def _told_as_two(a: Told, b: Told) -> bool:
    """Whether the page goes on from the one to the other, and counts other numbers of harm."""
    both = a.figures.keys() & b.figures.keys()
    return a.matter != b.matter and any(a.figures[k].isdisjoint(b.figures[k]) for k in both)


def _links_between(accounts: Iterable[Told], links: Iterable[Link]) -> dict[Pair, list[Link]]:
    """Return the comparisons of claims of two accounts, by the two accounts' leads."""
    lead_of = _leads(accounts)
    between: dict[Pair, list[Link]] = {}
    for link in links:
        pair = frozenset((lead_of[link.a], lead_of[link.b]))
        if len(pair) > 1:
            between.setdefault(pair, []).append(link)
    return between


def _strongest(accounts: Iterable[Told], links: Iterable[Link]) -> Iterator[Link]:
    """Yield the links that are the strongest of either of their claims inside its account."""
    lead_of = _leads(accounts)
    seen: set[str] = set()
    for link in sorted(links, key=lambda k: (-k.score, k.a, k.b)):
        if lead_of[link.a] == lead_of[link.b] and not seen >= {link.a, link.b}:
            seen |= {link.a, link.b}
            yield link


def _leads(accounts: Iterable[Told]) -> dict[str, str]:
    return {claim: told.lead.id for told in accounts for claim in told.ids}
