"""Scored pairs and people's decisions -> groups of claims about one event."""

import heapq
from collections import defaultdict
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from itertools import product
from math import inf

from reportedly.link.compare import forbids, score_link
from reportedly.link.told import Told
from reportedly.records.base import Record
from reportedly.records.incident import Decision, Link, Verdict
from reportedly.vocab.policies import LinkWeights

Pair = frozenset[str]
Members = tuple[str, ...]

MILLI = 1000
ENOUGH = 60
"""Members of a group that stand for it before it is joined: no event has so many accounts that
more of them would tell another tale, and the work stays in bounds."""


class Tie(Record, frozen=True, kw_only=True):
    """All compared pairs between two groups, summed up. Scores are whole thousandths.

    Whole numbers add up to the same sum in any order, so the groups do not depend on it.
    """

    total: int
    count: int
    best: int
    forbidden: bool

    def and_also(self, other: "Tie") -> "Tie":
        """Return the tie of both stretches of pairs taken together."""
        return Tie(
            total=self.total + other.total,
            count=self.count + other.count,
            best=max(self.best, other.best),
            forbidden=self.forbidden or other.forbidden,
        )


class Rulings(Record, frozen=True, kw_only=True):
    """What people decided that still stands: pairs that are one event, and pairs that are not."""

    same: frozenset[Pair]
    apart: frozenset[Pair]
    groups: tuple[Members, ...]


def cluster(
    accounts: Iterable[Told],
    links: Iterable[Link],
    decisions: Iterable[Decision],
    weights: LinkWeights,
) -> tuple[Members, ...]:
    """Return groups of lead claims, each account in one, whatever the order of what comes in.

    The rest is told at `tell_groups`.
    """
    return tuple(tell_groups(accounts, links, decisions, weights))


def tell_groups(
    accounts: Iterable[Told],
    links: Iterable[Link],
    decisions: Iterable[Decision],
    weights: LinkWeights,
) -> dict[Members, str]:
    """Return groups of lead claims in order, each with a hash of how it came about.

    The best tie of two groups is joined first, as long as its best pair reaches ``join``, all its
    pairs together keep the mean above ``hold``, and no pair is forbidden: so one account
    without a date never chains two events into one. Pairs that no link was given for are compared
    when their groups are about to be joined. What people decided comes before any score.

    A group that came about in the same way looks the same to all others, at any time: where those
    beside it change, it is as it was, and so is what lies behind it.
    """
    by_id = {told.lead.id: told for told in accounts}
    rulings = standing_rulings(by_id, decisions)
    work = _Joining(by_id, rulings, weights)
    work.tie(links)
    return work.join_all()


def standing_rulings(known: Iterable[str], decisions: Iterable[Decision]) -> Rulings:
    """Return the judgements that stand: of one pair the latest, and of a conflict the later.

    A later UNSURE takes back what was decided on the pair before.
    """
    group_of = {claim: frozenset({claim}) for claim in known}
    same: set[Pair] = set()
    apart: set[Pair] = set()
    for pair, decision in latest_first(decisions):
        verdict = decision.verdict
        a, b = sorted(pair)
        if a not in group_of or b not in group_of:
            continue
        if verdict is Verdict.NOT_SAME and group_of[a] != group_of[b]:
            apart.add(pair)
        if verdict is Verdict.SAME and not _any_apart(group_of[a], group_of[b], apart):
            same.add(pair)
            joined = group_of[a] | group_of[b]
            group_of.update(dict.fromkeys(joined, joined))
    groups = sorted({tuple(sorted(group)) for group in group_of.values()})
    return Rulings(same=frozenset(same), apart=frozenset(apart), groups=tuple(groups))


def latest_first(decisions: Iterable[Decision]) -> Iterator[tuple[Pair, Decision]]:
    """Yield the latest judgement on each pair, the newest pair first."""
    seen: set[Pair] = set()
    newest = sorted(decisions, key=lambda d: (d.made_at, d.a, d.b, d.user, d.verdict), reverse=True)
    for decision in newest:
        pair = frozenset({decision.a, decision.b})
        if len(pair) == 2 and pair not in seen:
            seen.add(pair)
            yield pair, decision


def _any_apart(a: frozenset[str], b: frozenset[str], apart: set[Pair]) -> bool:
    return any(frozenset(pair) in apart for pair in product(a, b))


class _Joining:
    """Groups in the making. A group goes by the smallest claim id in it."""

    def __init__(self, accounts: dict[str, Told], rulings: Rulings, weights: LinkWeights) -> None:
        self.accounts = accounts
        self.rulings = rulings
        self.weights = weights
        self.join = round(weights.decide.join * MILLI)
        self.hold = round(weights.decide.hold * MILLI)
        self.members: dict[str, Members] = {group[0]: group for group in rulings.groups}
        self.home = {claim: group[0] for group in rulings.groups for claim in group}
        self.story = {group[0]: _hash(*group) for group in rulings.groups}
        self.ties: dict[str, dict[str, Tie]] = defaultdict(dict)
        self.compared: dict[str, set[str]] = defaultdict(set)

    def tie(self, links: Iterable[Link]) -> None:
        """Take in the scored pairs and what people keep apart."""
        for link in links:
            if link.b not in self.compared[link.a]:
                self._add(link.a, link.b, self._tie_of(link))
        for a, b in map(sorted, self.rulings.apart):
            self._add(a, b, Tie(total=0, count=0, best=0, forbidden=True))

    def _tie_of(self, link: Link) -> Tie:
        if forbids(link, self.weights):
            return Tie(total=0, count=0, best=0, forbidden=True)
        score = round(link.score * MILLI)
        return Tie(total=score, count=1, best=score, forbidden=False)

    def _add(self, one: str, other: str, tie: Tie) -> None:
        self.compared[one].add(other)
        self.compared[other].add(one)
        a, b = self.home[one], self.home[other]
        if a == b:
            return
        known = self.ties[a].get(b)
        self.ties[a][b] = self.ties[b][a] = tie if known is None else known.and_also(tie)

    def join_all(self) -> dict[Members, str]:
        """Join the best tie, again and again; return the groups, and how each came about."""
        heap = [
            (-tie.best, a, b)
            for a in self.ties
            for b, tie in self.ties[a].items()
            if a < b and self._holds(tie)
        ]
        heapq.heapify(heap)
        while heap:
            best, a, b = heapq.heappop(heap)
            tie = self.ties.get(a, {}).get(b)
            if tie is None or tie.best != -best or not self._holds(tie):
                continue
            if not self._holds(self._completed(a, b)):
                continue
            for other, joined in self._merge(a, b):
                if self._holds(joined):
                    first, second = sorted((a, other))
                    heapq.heappush(heap, (-joined.best, first, second))
        return {members: self.story[name] for name, members in sorted(self.members.items())}

    def _holds(self, tie: Tie) -> bool:
        return not tie.forbidden and tie.best >= self.join and tie.total >= self.hold * tie.count

    def _completed(self, a: str, b: str) -> Tie:
        """The tie of two groups with every pair between them compared; of huge ones, of some."""
        for x, y in product(_some(self.members[a]), _some(self.members[b])):
            if y not in self.compared[x]:
                link = score_link(self.accounts[x], self.accounts[y], self.weights, told_from=inf)
                self._add(x, y, self._tie_of(link))
        return self.ties[a][b]

    def _merge(self, a: str, b: str) -> list[tuple[str, Tie]]:
        """Join b into a (the smaller name stays) and return a's ties as they are now."""
        moved = self.members.pop(b)
        self.members[a] = tuple(sorted(self.members[a] + moved))
        self.home.update(dict.fromkeys(moved, a))
        best = self.ties[a][b].best
        self.story[a] = _hash(a, self.story[a], b, self.story.pop(b), str(best))
        self.ties[a].pop(b)
        for other, tie in self.ties.pop(b).items():
            if other == a:
                continue
            self.ties[other].pop(b)
            known = self.ties[a].get(other)
            joined = tie if known is None else known.and_also(tie)
            self.ties[a][other] = self.ties[other][a] = joined
        return list(self.ties[a].items())


def _hash(*told: str) -> str:
    return blake2b("\x1f".join(told).encode(), digest_size=8).hexdigest()


def _some(members: Members) -> Members:
    """All of a small group; of a large one as many as are enough, spread evenly over it."""
    return members if len(members) <= ENOUGH else members[:: -(-len(members) // ENOUGH)]
