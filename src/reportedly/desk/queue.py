"""Claims and what was said of them -> what a person should look at next."""

import threading
from collections.abc import Callable, Iterable, Iterator, Sequence

from reportedly.records.base import Record
from reportedly.records.incident import Link
from reportedly.records.review import VERDICTS, Review, ReviewAction
from reportedly.store import Store
from reportedly.store.standing import differ, live

MOST_CLAIMS = 20_000
MOST_PAIRS = 5_000


class Pair(Record, frozen=True, kw_only=True):
    """Two claims of different pages that were joined, and how sure that is."""

    a: str
    b: str
    score: float
    incident: str

    @property
    def subject(self) -> str:
        """What reviews of the pair are filed under, whichever is named first."""
        return "|".join(sorted((self.a, self.b)))


class Queue:
    """What awaits a look: claims by how sure and how grave, pairs by how sure, disagreements.

    Kept in memory beside the record and told of every decision, so that the next claim is found
    without a search.
    """

    def __init__(
        self, claims: Sequence[str], pairs: Sequence[Pair], orphans: Sequence[Review] = ()
    ) -> None:
        self.last = 0
        self._lock = threading.Lock()
        self._said: dict[str, dict[str, ReviewAction]] = {}
        self._differ: dict[str, str] = {}
        self._flagged: dict[str, str] = {}
        self.noted: set[str] = set()
        self.ask(claims, pairs, orphans)

    def ask(self, claims: Sequence[str], pairs: Sequence[Pair], orphans: Sequence[Review]) -> None:
        """Ask for these from now on; what was said so far stays."""
        self.claims = tuple(claims)
        self.pairs = tuple(pairs)
        self.orphans = tuple(orphans)
        self.position = {id_: n for n, id_ in enumerate(self.claims)}

    def take_all(self, store: Store) -> None:
        """Take in all decisions there are."""
        every = store.reviews().every()[::-1]
        for review in every:
            self.note(review, ())
        for subject, said in live(every).items():
            self.weigh(subject, said.values())
        self.last = every[-1].n if every else 0

    def catch_up(self, store: Store) -> None:
        """Take in the decisions that were written since, by this process or another."""
        number, _ = store.reviews().head()
        if number > self.last:
            for review in store.reviews().since(self.last):
                self.note(review, store.reviews().on([review.subject]))
            self.last = number

    def note(self, review: Review, on_subject: Iterable[Review]) -> None:
        """Take in a decision; ``on_subject`` are all decisions on the same, to weigh them anew."""
        id_ = review.subject if review.claim is None else review.claim.id
        if review.action is ReviewAction.NOTE:
            self.noted.add(review.subject)
            return
        with self._lock:
            said = self._said.setdefault(id_, {})
            if review.action is ReviewAction.UNDO:
                said.pop(review.user, None)
                self._flagged.pop(id_, None)
            else:
                said[review.user] = review.action
            if review.action is ReviewAction.FLAG:
                self._flagged[id_] = review.user
        for subject, reviews in live(on_subject).items():
            self.weigh(subject, reviews.values())

    def weigh(self, subject: str, said: Iterable[Review]) -> None:
        """Note whether those who spoke of a subject differ."""
        every = list(said)
        claim = next((one.claim.id for one in every if one.claim is not None), None)
        with self._lock:
            if claim is not None and differ(every):
                self._differ[subject] = claim
            else:
                self._differ.pop(subject, None)

    def said_of(self, id_: str) -> dict[str, ReviewAction]:
        """Return who said what last of a claim or a pair."""
        return dict(self._said.get(id_, {}))

    def waiting(self, user: str, kind: str) -> Callable[[str], bool]:
        """Return whether a claim waits for a person, for the first or the second time."""

        def first(id_: str) -> bool:
            return not self._said.get(id_)

        def second(id_: str) -> bool:
            said = self._said.get(id_, {})
            others = [who for who, action in said.items() if who != user and action in VERDICTS]
            return user not in said and len(others) == 1

        return second if kind == "second" else first

    def step(self, user: str, kind: str, at: str | None) -> str | None:
        """Return the claim after one that waits for a person; None: there is no more."""
        waits = self.waiting(user, kind)
        here = self.position.get(at or "", -1)
        later = (self.claims[n] for n in range(here + 1, len(self.claims)))
        return next((id_ for id_ in later if waits(id_)), None)

    def before(self, at: str) -> str | None:
        """Return the claim before one, judged or not; None: it is the first."""
        here = self.position.get(at, 0)
        return self.claims[here - 1] if here > 0 else None

    def next_pair(self, at: str | None) -> Pair | None:
        """Return the pair after one that nobody has judged."""
        subjects = [pair.subject for pair in self.pairs]
        start = subjects.index(at) + 1 if at in subjects else 0
        return next((pair for pair in self.pairs[start:] if not self._said.get(pair.subject)), None)

    @property
    def disagreements(self) -> tuple[str, ...]:
        """Claims of which people said different things."""
        return tuple(self._differ.values())

    @property
    def flagged(self) -> tuple[str, ...]:
        """Claims that somebody asks others to look at."""
        return tuple(self._flagged)

    def counts(self, user: str) -> dict[str, int]:
        """Return how much waits for a person, by queue."""
        first, second = self.waiting(user, "first"), self.waiting(user, "second")
        return {
            "claims": sum(map(first, self.claims)),
            "second": sum(map(second, list(self._said))),
            "links": sum(not self._said.get(pair.subject) for pair in self.pairs),
            "disagreements": len(self._differ),
            "flagged": len(self._flagged),
        }


def weakest(links: Iterable[Link]) -> Iterator[Link]:
    """Yield the weakest link that rules made; one is enough to ask whether an incident is one."""
    made = [link for link in links if link.score < 1 and link.a != link.b]
    if made:
        yield min(made, key=lambda link: link.score)
