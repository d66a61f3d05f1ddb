"""Two claims -> a score for being about one event, with a reason for each part of it."""

from collections.abc import Iterator, Mapping

from reportedly.link.pages import PageFacts, is_past
from reportedly.link.where_and_when import (
    Days,
    PlaceRelation,
    days_apart,
    days_of,
    is_ledger,
    is_own_day,
    own_places,
    place_relation,
)
from reportedly.records.base import Record
from reportedly.records.claim import Actor, Claim, Toll
from reportedly.records.incident import Link
from reportedly.records.vocabulary import EventClass, Stance
from reportedly.vocab.folding import fold
from reportedly.vocab.policies import LinkWeights

DECIDED_BY = "scored comparison"
WEEK, MONTH = 10, 31
PERPETRATOR = "perpetrator"
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
    first, second = sorted((a, b), key=lambda claim: claim.id)
    remarks = tuple(_remarks(first, second, weights, pages or {}))
    total = round(sum(remark.score for remark in remarks), 3)
    return Link(
        a=first.id,
        b=second.id,
        score=max(total, weights.decide.veto),
        reasons=tuple(f"{remark.score:+.1f} {remark.why}" for remark in remarks),
        decided_by=DECIDED_BY,
    )


def forbids(link: Link, weights: LinkWeights) -> bool:
    """Whether the comparison says that the two can never be one event."""
    return link.score <= weights.decide.veto / 2


def vetoes(a: Claim, b: Claim, weights: LinkWeights) -> bool:
    """Whether the dates of two claims, or what they count, keep them apart for good."""
    return any(remark.score <= weights.decide.veto for remark in _contradictions(a, b, weights))


def _remarks(
    a: Claim, b: Claim, weights: LinkWeights, pages: Mapping[str, PageFacts]
) -> Iterator[Remark]:
    against = tuple(_contradictions(a, b, weights))
    yield from against
    if any(remark.score <= weights.decide.veto for remark in against):
        return  # nothing else can bring the two together
    yield from _time(a, b, weights)
    yield from _place(a, b, weights)
    yield from _actors(a, b, weights)
    yield from _event(a, b, weights)
    yield from _toll(a, b, weights)
    yield from _standing(a, b, weights, pages)
    if a.document == b.document:
        yield from _same_page(a, b, weights, pages)
    else:
        yield from _two_pages(a, b, weights, pages)


def _contradictions(a: Claim, b: Claim, weights: LinkWeights) -> Iterator[Remark]:
    if is_ledger(a) != is_ledger(b):
        yield Remark(score=weights.decide.veto, why="one counts a period, the other an event")
        return
    first, second = days_of(a), days_of(b)
    if first is None or second is None:
        return
    apart = days_apart(first, second)
    if apart > weights.time.veto_days:
        printed = is_own_day(a) and is_own_day(b)
        score = weights.decide.veto if printed else weights.time.carried_apart
        yield Remark(score=score, why=f"dates {apart} days apart")


def _time(a: Claim, b: Claim, weights: LinkWeights) -> Iterator[Remark]:
    first, second = days_of(a), days_of(b)
    if first is None or second is None:
        return
    apart = days_apart(first, second)
    if is_ledger(a) and is_ledger(b):
        yield from _periods(first, second, weights)
    elif apart == 0:
        remark = _overlap(max(first.length, second.length), weights)
        yield remark if is_own_day(a) and is_own_day(b) else _carried(remark, weights)
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


def _place(a: Claim, b: Claim, weights: LinkWeights) -> Iterator[Remark]:
    relation = place_relation(a, b, weights)
    if relation is PlaceRelation.UNKNOWN:
        return
    score: float = getattr(weights.place, relation.value)
    names = " / ".join(
        ", ".join(sorted({place.name or place.printed for place in claim.where}))
        for claim in (a, b)
    )
    remark = Remark(score=score, why=f"{relation.value.replace('_', ' ')}: {names}")
    yield remark if own_places(a) and own_places(b) else _carried(remark, weights)


def _carried(remark: Remark, weights: LinkWeights) -> Remark:
    """Return what a comparison says if a side of it was carried over from another sentence."""
    return Remark(score=remark.score * weights.text.carried, why=f"{remark.why} (carried over)")


def _actors(a: Claim, b: Claim, weights: LinkWeights) -> Iterator[Remark]:
    blamed_a, blamed_b = _keys(a, perpetrators=True), _keys(b, perpetrators=True)
    if blamed_a & blamed_b:
        shared = ", ".join(sorted(blamed_a & blamed_b))
        yield Remark(score=weights.actors.same_perpetrator, why=f"the same perpetrator: {shared}")
    elif _known(a) and _known(b):
        yield Remark(score=weights.actors.other_perpetrator, why="different perpetrators")
    if parties := _keys(a, perpetrators=False) & _keys(b, perpetrators=False):
        yield Remark(
            score=weights.actors.same_party, why=f"the same party: {', '.join(sorted(parties))}"
        )
    side_a, side_b = _side(a.toll), _side(b.toll)
    if side_a is not None and side_a == side_b:
        yield Remark(score=weights.actors.same_side_harmed, why=f"harm to the same side: {side_a}")


def _keys(claim: Claim, *, perpetrators: bool) -> frozenset[str]:
    return frozenset(
        _key(actor) for actor in claim.actors if (actor.role == PERPETRATOR) is perpetrators
    )


def _key(actor: Actor) -> str:
    return actor.id if actor.id is not None else fold(actor.name or actor.printed)


def _known(claim: Claim) -> bool:
    """Whether a perpetrator is named whom we know: words alone never contradict."""
    return any(actor.role == PERPETRATOR and actor.id is not None for actor in claim.actors)


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


def _toll(a: Claim, b: Claim, weights: LinkWeights) -> Iterator[Remark]:
    if a.toll is None or b.toll is None or is_ledger(a) != is_ledger(b):
        return
    if a.toll.subset_of == b.id or b.toll.subset_of == a.id:
        yield Remark(score=weights.toll.part, why="one figure is a part of the other")
    elif a.toll.subset_of is not None and a.toll.subset_of == b.toll.subset_of:
        yield Remark(score=weights.toll.parts_of_one, why="parts of one figure")
    elif a.toll.harm is b.toll.harm and (a.toll.subset_of is None) == (b.toll.subset_of is None):
        yield from _numbers(a.toll, b.toll, weights)


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


def _standing(
    a: Claim, b: Claim, weights: LinkWeights, pages: Mapping[str, PageFacts]
) -> Iterator[Remark]:
    if a.document != b.document:
        return  # one page's background may be another page's news
    facts = pages.get(a.document)
    old_before = None if facts is None else facts.old_before
    old_a, old_b = is_past(a, old_before), is_past(b, old_before)
    if old_a != old_b:
        yield Remark(score=weights.standing.old_and_new, why="background beside news")
    elif old_a:
        yield Remark(score=weights.standing.two_backgrounds, why="two asides")


def _same_page(
    a: Claim, b: Claim, weights: LinkWeights, pages: Mapping[str, PageFacts]
) -> Iterator[Remark]:
    text = weights.text
    if a.id in b.answers or b.id in a.answers:
        yield Remark(score=text.answers, why="one answers the other")
    gap = _chars_between(a.sentence, b.sentence)
    facts = pages.get(a.document)
    news = facts is not None and not any(is_past(c, facts.old_before) for c in (a, b))
    if gap < 0:
        yield Remark(score=text.same_sentence, why="one sentence")
    elif facts is not None and facts.one_event and news and not is_ledger(a):
        alike = _both_count_or_answer(a, b) or a.event_class is b.event_class
        score = text.one_event_page if alike else text.one_event_talk
        yield Remark(score=score, why="the page speaks of one event")
    elif gap <= text.next_chars:
        yield Remark(score=text.next_sentence, why="sentences side by side")
    elif gap <= text.near_chars:
        yield Remark(score=text.near_sentence, why="sentences close by")
    else:
        yield Remark(score=text.same_page, why="one page")


def _both_count_or_answer(a: Claim, b: Claim) -> bool:
    """Whether both count harm or answer someone: a page's talk of other acts may be of any time."""
    return all(c.toll is not None or c.stance is not Stance.ASSERTS for c in (a, b))


def _chars_between(a: tuple[int, int], b: tuple[int, int]) -> int:
    """Return the characters between two sentences; below 0: they share some."""
    return max(a[0], b[0]) - min(a[1], b[1])


def _two_pages(
    a: Claim, b: Claim, weights: LinkWeights, pages: Mapping[str, PageFacts]
) -> Iterator[Remark]:
    if a.id in b.answers or b.id in a.answers:
        yield Remark(score=weights.text.answers, why="one answers the other")
    page_a, page_b = pages.get(a.document), pages.get(b.document)
    words_a, words_b = words_of(a, page_a), words_of(b, page_b)
    if words_a == words_b and len(words_a) >= weights.text.telling_chars:
        yield Remark(score=weights.text.same_words, why="the same words on two pages")
    if days_of(a) is not None and days_of(b) is not None:
        return
    if page_a is not None and page_b is not None:
        yield from _publications(page_a, page_b, weights)


def words_of(claim: Claim, page: PageFacts | None) -> str:
    """Return the claim's sentence as plain letters or, without the page's text, its own words."""
    if page is None or not page.text:
        return fold(claim.quote)
    return fold(page.text[slice(*claim.sentence)])


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
