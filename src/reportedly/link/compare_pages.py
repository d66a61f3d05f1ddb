"""Two accounts of two pages -> what the pages themselves say of them."""

from collections.abc import Iterator

from reportedly.link.day_names import DayRelation, day_relation
from reportedly.link.pages import PageFacts
from reportedly.link.remarks import Remark
from reportedly.link.told import Told
from reportedly.link.where_and_when import days_apart
from reportedly.vocab.policies import LinkWeights


def answer_each_other(a: Told, b: Told) -> bool:
    """Return whether one denies, confirms or answers what the other tells."""
    return bool(a.answers & b.ids or b.answers & a.ids)


def two_pages(a: Told, b: Told, weights: LinkWeights) -> Iterator[Remark]:
    """Yield what the words, publications and first lines of two pages say of their accounts."""
    if answer_each_other(a, b):
        yield Remark(score=weights.text.answers, why="one answers the other")
    if any(len(words) >= weights.text.telling_chars for words in a.words & b.words):
        yield Remark(score=weights.text.same_words, why="the same words on two pages")
    is_news = not (a.is_past or b.is_past)
    if is_news or (a.is_ledger and b.is_ledger):
        yield from _publications(a, b, weights)
    elif (a.days is None or b.days is None) and not (_is_out(a) and _is_out(b)):
        yield Remark(score=weights.pages.no_day, why="no day, nor one of publication")


def _is_out(told: Told) -> bool:
    """Whether its page says when it came out."""
    return told.page is not None and told.page.published is not None


def _publications(a: Told, b: Told, weights: LinkWeights) -> Iterator[Remark]:
    """What the pages themselves say, where a day is missing or both repeat a running total."""
    dated = a.days is not None and b.days is not None
    if a.page is None or b.page is None or (dated and not (a.is_ledger and b.is_ledger)):
        return
    first, second = a.page.published, b.page.published
    if first is None or second is None:
        if not _is_named_day(a, b, weights):
            yield Remark(score=weights.pages.no_day, why="no day, nor one of publication")
    elif (apart := days_apart(first, second)) <= weights.pages.close_days:
        yield Remark(score=weights.pages.close, why=f"published {apart} days apart")
    else:
        if apart > weights.pages.far_days:
            yield Remark(score=weights.pages.far, why=f"published {apart} days apart")
        return
    yield from _first_lines(a.page, b.page, weights)


def _first_lines(a: PageFacts, b: PageFacts, weights: LinkWeights) -> Iterator[Remark]:
    if things := a.things & b.things:
        told = ", ".join(sorted(things))
        yield Remark(score=weights.pages.same_things, why=f"first lines name a {told}")
    if shared := _shared_names(a, b, weights):
        yield Remark(score=weights.pages.same_names, why=f"first lines share {shared} names")


def _shared_names(a: PageFacts, b: PageFacts, weights: LinkWeights) -> int:
    """How many names the first lines of both tell, where they are enough; else none."""
    shared = len(a.names & b.names)
    fewest = min(len(a.names), len(b.names))
    enough = max(weights.pages.same_names_from, weights.pages.same_names_share * fewest)
    return shared if shared >= enough else 0


def _is_named_day(a: Told, b: Told, weights: LinkWeights) -> bool:
    """Whether both are of one day though no year is known.

    There is a Wednesday in each week: one that two pages of much the same names are of.
    """
    relation = day_relation(a.day_names, b.day_names)
    if relation is not DayRelation.SAME_WEEKDAY or a.page is None or b.page is None:
        return relation is DayRelation.SAME_DATE
    return a.days is None and b.days is None and _shared_names(a.page, b.page, weights) > 0
