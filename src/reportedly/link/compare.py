"""Two claims -> a score for being about one event, with a reason for each part of it."""

from collections.abc import Iterator, Mapping

from reportedly.link.compared import Compared
from reportedly.link.pages import PageFacts
from reportedly.link.where_and_when import Days, PlaceRelation, days_apart, place_relation
from reportedly.records.base import Record
from reportedly.records.claim import Claim, Toll
from reportedly.records.incident import Link
from reportedly.records.vocabulary import EventClass, Stance
from reportedly.vocab.policies import LinkWeights

DECIDED_BY = "scored comparison"
WEEK, MONTH = 10, 31
VAGUE_CLASSES = frozenset({EventClass.OTHER, EventClass.UNKNOWN, EventClass.STATEMENT_OTHER})


class Remark(Record, frozen=True, kw_only=True):
    """What one comparison says for (+) or against (-) one event, and why."""

    score: float
    why: str


def score_link(
    a: Claim, b: Claim, weights: LinkWeights, pages: Mapping[str, PageFacts] | None = None
) -> Link:
    """Return how likely it is that two claims are about one event, as a sum of reasons.

    What is unknown adds nothing. The pair is put in order of id, so (a, b) and (b, a) are one.

    Args:
        a: a claim.
        b: another claim.
        weights: data/linking.toml.
        pages: what is known of the pages the claims stand on, where it is.
    """
    known = pages or {}
    return score_compared(
        Compared(claim=a, page=known.get(a.document)),
        Compared(claim=b, page=known.get(b.document)),
        weights,
    )


def score_compared(a: Compared, b: Compared, weights: LinkWeights) -> Link:
    """Return the same for two claims of which each is compared with many."""
    first, second = (a, b) if a.claim.id <= b.claim.id else (b, a)
    remarks = tuple(_remarks(first, second, weights))
    total = round(sum(remark.score for remark in remarks), 3)
    return Link(
        a=first.claim.id,
        b=second.claim.id,
        score=max(total, weights.decide.veto),
        reasons=tuple(f"{remark.score:+.1f} {remark.why}" for remark in remarks),
        decided_by=DECIDED_BY,
    )


def forbids(link: Link, weights: LinkWeights) -> bool:
    """Whether the comparison says that the two can never be one event."""
    return link.score <= weights.decide.veto / 2


def vetoes(a: Claim, b: Claim, weights: LinkWeights) -> bool:
    """Whether the dates of two claims, or what they count, keep them apart for good."""
    against = _contradictions(Compared(claim=a), Compared(claim=b), weights)
    return any(remark.score <= weights.decide.veto for remark in against)


def _remarks(a: Compared, b: Compared, weights: LinkWeights) -> Iterator[Remark]:
    against = tuple(_contradictions(a, b, weights))
    yield from against
    if any(remark.score <= weights.decide.veto for remark in against):
        return  # nothing else can bring the two together
    yield from _time(a, b, weights)
    yield from _place(a, b, weights)
    yield from _actors(a, b, weights)
    yield from _event(a.claim, b.claim, weights)
    yield from _toll(a, b, weights)
    if a.claim.document == b.claim.document:
        yield from _standing(a, b, weights)
        yield from _same_page(a, b, weights)
    else:
        yield from _two_pages(a, b, weights)


def _contradictions(a: Compared, b: Compared, weights: LinkWeights) -> Iterator[Remark]:
    if a.is_ledger != b.is_ledger:
        yield Remark(score=weights.decide.veto, why="one counts a period, the other an event")
        return
    first, second = a.days, b.days
    if first is None or second is None:
        return
    apart = days_apart(first, second)
    if apart > weights.time.veto_days:
        printed = a.is_own_day and b.is_own_day
        score = weights.decide.veto if printed else weights.time.carried_apart
        yield Remark(score=score, why=f"dates {apart} days apart")


def _time(a: Compared, b: Compared, weights: LinkWeights) -> Iterator[Remark]:
    first, second = a.days, b.days
    if first is None or second is None:
        return
    apart = days_apart(first, second)
    if a.is_ledger and b.is_ledger:
        yield from _periods(first, second, weights)
    elif apart == 0:
        remark = _overlap(max(first.length, second.length), weights)
        yield remark if a.is_own_day and b.is_own_day else _carried(remark, weights)
    elif apart == 1:
        yield Remark(score=weights.time.next_day, why="dates a day apart")
    elif apart <= weights.time.veto_days:
        yield Remark(score=weights.time.two_days, why=f"dates {apart} days apart")


def _periods(a: Days, b: Days, weights: LinkWeights) -> Iterator[Remark]:
    """Two running totals are of one count when they are counted from the same time."""
    if abs((a.first - b.first).days) <= weights.time.period_days:
        yield Remark(score=weights.time.same_period, why="counted from the same time")
    elif days_apart(a, b) == 0:
        yield Remark(score=weights.time.longer, why="periods that overlap")


def _overlap(longest: int, weights: LinkWeights) -> Remark:
    """What an overlap says shrinks with the longer of the two intervals."""
    if longest <= weights.time.narrow_days:
        return Remark(score=weights.time.same_days, why="the same days")
    if longest <= WEEK:
        return Remark(score=weights.time.same_week, why="the same week")
    if longest <= MONTH:
        return Remark(score=weights.time.same_month, why="the same month")
    return Remark(score=weights.time.longer, why="dates in one long period")


def _place(a: Compared, b: Compared, weights: LinkWeights) -> Iterator[Remark]:
    relation = place_relation(a.claim, b.claim, weights)
    if relation is PlaceRelation.UNKNOWN:
        return
    score: float = getattr(weights.place, relation.value)
    names = f"{a.place_names} / {b.place_names}"
    remark = Remark(score=score, why=f"{relation.value.replace('_', ' ')}: {names}")
    yield remark if a.has_own_places and b.has_own_places else _carried(remark, weights)


def _carried(remark: Remark, weights: LinkWeights) -> Remark:
    """Return what a comparison says if a side of it was carried over from another sentence."""
    return Remark(score=remark.score * weights.text.carried, why=f"{remark.why} (carried over)")


def _actors(a: Compared, b: Compared, weights: LinkWeights) -> Iterator[Remark]:
    if blamed := a.perpetrators & b.perpetrators:
        shared = ", ".join(sorted(blamed))
        yield Remark(score=weights.actors.same_perpetrator, why=f"the same perpetrator: {shared}")
    elif a.knows_perpetrator and b.knows_perpetrator:
        yield Remark(score=weights.actors.other_perpetrator, why="different perpetrators")
    if parties := a.parties & b.parties:
        yield Remark(
            score=weights.actors.same_party, why=f"the same party: {', '.join(sorted(parties))}"
        )
    side_a, side_b = _side(a.claim.toll), _side(b.claim.toll)
    if side_a is not None and side_a == side_b:
        yield Remark(score=weights.actors.same_side_harmed, why=f"harm to the same side: {side_a}")
    elif side_a is not None and side_b is not None and _on_other_days(a, b):
        yield Remark(
            score=weights.actors.other_side_other_day, why=f"{side_a} and {side_b}, on other days"
        )


def _on_other_days(a: Compared, b: Compared) -> bool:
    """Whether each claim's own words date it, and to other days."""
    first, second = a.days, b.days
    if first is None or second is None or not (a.is_own_day and b.is_own_day):
        return False
    return days_apart(first, second) > 0


def _side(toll: Toll | None) -> str | None:
    return None if toll is None else toll.side


def _event(a: Claim, b: Claim, weights: LinkWeights) -> Iterator[Remark]:
    if a.event_class in VAGUE_CLASSES or b.event_class in VAGUE_CLASSES:
        return
    if a.event_class is b.event_class:
        yield Remark(score=weights.event.same_class, why=f"both {a.event_class.value}")
        return
    family, other = weights.classes.of(a.event_class), weights.classes.of(b.event_class)
    if family is None or other is None:
        return
    told = f"{a.event_class.value} and {b.event_class.value}"
    if family == other:
        yield Remark(score=weights.event.same_family, why=told)
    else:
        yield Remark(score=weights.event.other_family, why=told)


def _toll(a: Compared, b: Compared, weights: LinkWeights) -> Iterator[Remark]:
    first, second = a.claim.toll, b.claim.toll
    if first is None or second is None or a.is_ledger != b.is_ledger:
        return
    if first.subset_of == b.claim.id or second.subset_of == a.claim.id:
        yield Remark(score=weights.toll.part, why="one figure is a part of the other")
    elif first.subset_of is not None and first.subset_of == second.subset_of:
        yield Remark(score=weights.toll.parts_of_one, why="parts of one figure")
    elif first.harm is second.harm and (first.subset_of is None) == (second.subset_of is None):
        yield from _numbers(first, second, weights)


def _numbers(a: Toll, b: Toll, weights: LinkWeights) -> Iterator[Remark]:
    first, second = _number(a), _number(b)
    if first is None or second is None or first == 0 or second == 0:
        return  # a zero beside a number is a dispute, and no sign of two events
    small, large = sorted((first, second))
    told = f"{a.harm.value} {first} and {second}"
    if small == large and small >= weights.toll.large:
        yield Remark(score=weights.toll.same_large_number, why=told)
    elif small == large and small >= weights.toll.telling:
        yield Remark(score=weights.toll.same_number, why=told)
    elif small == large:
        yield Remark(score=weights.toll.same_small_number, why=told)
    elif small / large >= weights.toll.close_ratio:
        yield Remark(score=weights.toll.close_number, why=told)
    elif small / large < weights.toll.far_ratio:
        yield Remark(score=weights.toll.far_number, why=told)


def _number(toll: Toll) -> int | None:
    return toll.low if toll.low is not None else toll.high


def _standing(a: Compared, b: Compared, weights: LinkWeights) -> Iterator[Remark]:
    """Of one page only: a page's background may be another page's news."""
    if a.is_past != b.is_past:
        yield Remark(score=weights.standing.old_and_new, why="background beside news")
    elif a.is_past:
        yield Remark(score=weights.standing.two_backgrounds, why="two asides")


def _same_page(a: Compared, b: Compared, weights: LinkWeights) -> Iterator[Remark]:
    text = weights.text
    if _answers(a.claim, b.claim):
        yield Remark(score=text.answers, why="one answers the other")
    gap = _chars_between(a.claim.sentence, b.claim.sentence)
    one_event = a.page is not None and a.page.one_event
    if gap < 0:
        yield Remark(score=text.same_sentence, why="one sentence")
    elif one_event and not (a.is_past or b.is_past or a.is_ledger):
        score = text.one_event_page if _alike(a.claim, b.claim) else text.one_event_talk
        yield Remark(score=score, why="the page speaks of one event")
    elif gap <= text.next_chars:
        yield Remark(score=text.next_sentence, why="sentences side by side")
    elif gap <= text.near_chars:
        yield Remark(score=text.near_sentence, why="sentences close by")
    else:
        yield Remark(score=text.same_page, why="one page")


def _answers(a: Claim, b: Claim) -> bool:
    return a.id in b.answers or b.id in a.answers


def _alike(a: Claim, b: Claim) -> bool:
    """Whether both tell one kind of event, or both count harm or answer someone.

    A page's talk of other acts may be of any time.
    """
    if a.event_class is b.event_class:
        return True
    return all(c.toll is not None or c.stance is not Stance.ASSERTS for c in (a, b))


def _chars_between(a: tuple[int, int], b: tuple[int, int]) -> int:
    """Return the characters between two sentences; below 0: they share some."""
    return max(a[0], b[0]) - min(a[1], b[1])


def _two_pages(a: Compared, b: Compared, weights: LinkWeights) -> Iterator[Remark]:
    if _answers(a.claim, b.claim):
        yield Remark(score=weights.text.answers, why="one answers the other")
    if a.words == b.words and len(a.words) >= weights.text.telling_chars:
        yield Remark(score=weights.text.same_words, why="the same words on two pages")
    if a.days is not None and b.days is not None:
        return
    if a.page is not None and b.page is not None:
        yield from _publications(a.page, b.page, weights)


def _publications(a: PageFacts, b: PageFacts, weights: LinkWeights) -> Iterator[Remark]:
    if a.published is None or b.published is None:
        return
    apart = days_apart(a.published, b.published)
    if apart > weights.pages.far_days:
        yield Remark(score=weights.pages.far, why=f"published {apart} days apart")
    if apart > weights.pages.close_days:
        return
    yield Remark(score=weights.pages.close, why=f"published {apart} days apart")
    shared = len(a.names & b.names)
    fewest = min(len(a.names), len(b.names))
    if shared >= max(weights.pages.same_names_from, weights.pages.same_names_share * fewest):
        yield Remark(score=weights.pages.same_names, why=f"first lines share {shared} names")
