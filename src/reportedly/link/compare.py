"""Two accounts -> a score for being about one event, with a reason for each part of it."""

import re
from collections.abc import Iterable, Iterator
from math import inf

from reportedly.link.compare_pages import answer_each_other, two_pages
from reportedly.link.compare_times import time_remarks
from reportedly.link.matters import divided
from reportedly.link.remarks import Remark, carried, told_afar
from reportedly.link.told import Told
from reportedly.link.where_and_when import (
    AGREEING,
    APART,
    PlaceRelation,
    days_apart,
    place_relation,
)
from reportedly.records.claim import Claim
from reportedly.records.incident import Link
from reportedly.records.vocabulary import Harm, Stance
from reportedly.vocab.policies import LinkWeights, TollWeights

DECIDED_BY = "scored comparison"


def score_link(a: Told, b: Told, weights: LinkWeights, told_from: float = -inf) -> Link:
    """Return how likely it is that two accounts are about one event, as a sum of reasons.

    An account is one claim, or all that one page tells of an event. What is unknown adds nothing.
    The pair is put in order, so (a, b) and (b, a) are one; the link is between their lead claims.

    Args:
        a: a claim or an account.
        b: another.
        weights: data/linking.toml.
        told_from: a score below this comes without its reasons.
    """
    first, second = (a, b) if a.lead.id <= b.lead.id else (b, a)
    remarks = tuple(_remarks(first, second, weights))
    total = round(sum([remark.score for remark in remarks]), 3)
    return Link(
        a=first.lead.id,
        b=second.lead.id,
        score=max(total, weights.decide.veto),
        reasons=(
            tuple(f"{remark.score:+.1f} {remark.reason}" for remark in remarks)
            if total >= told_from
            else ()
        ),
        decided_by=DECIDED_BY,
    )


def forbids(link: Link, weights: LinkWeights) -> bool:
    """Whether the comparison says that the two can never be one event."""
    return link.score <= weights.decide.veto / 2


def vetoes(a: Told, b: Told, weights: LinkWeights) -> bool:
    """Whether the dates of the two, or what they count, keep them apart for good."""
    against = _contradictions(a, b, weights)
    return any(remark.score <= weights.decide.veto for remark in against)


def _remarks(a: Told, b: Told, weights: LinkWeights) -> Iterator[Remark]:
    against = tuple(_contradictions(a, b, weights))
    yield from against
    if any(remark.score <= weights.decide.veto for remark in against):
        return  # nothing else can bring the two together
    yield from time_remarks(a, b, weights)
    yield from _place(a, b, weights)
    yield from _actors(a, b, weights)
    yield from _event(a, b, weights)
    if a.tolls or b.tolls:
        yield from _toll(a, b, weights)
    if things := a.things & b.things:
        one_page = a.document == b.document
        score = weights.text.the_same_thing if one_page else weights.text.same_thing
        yield Remark(score=score, why=lambda: f"both name a {_listed(things)}")
    if a.document == b.document:
        yield from _standing(a, b, weights)
        yield from _same_page(a, b, weights)
    else:
        yield from two_pages(a, b, weights)


def _listed(names: Iterable[str]) -> str:
    return ", ".join(sorted(names))


def _contradictions(a: Told, b: Told, weights: LinkWeights) -> Iterator[Remark]:
    if a.is_ledger != b.is_ledger:
        yield Remark(score=weights.decide.veto, why="one counts a period, the other an event")
        return
    first, second = a.days, b.days
    if first is None or second is None:
        return
    apart = days_apart(first, second)
    if apart <= weights.toll.same_victim_days and same_victims(a, b, weights.toll):
        return
    if apart > weights.time.veto_days:
        printed = a.is_own_day and b.is_own_day
        score = weights.decide.veto if printed else weights.time.carried_apart
        yield Remark(score=score, why=f"dates {apart} days apart")


def _place(a: Told, b: Told, weights: LinkWeights) -> Iterator[Remark]:
    relation = place_relation(a.places, b.places, weights)
    if relation in AGREEING and _is_set_elsewhere(a, b):
        relation = PlaceRelation.OTHER_NAME
    if relation is PlaceRelation.UNKNOWN:
        yield from _hinted_place(a, b, weights)
        if a.document != b.document and (a.called & b.called or _is_named_by_both(a, b)):
            yield Remark(score=weights.place.called, why="their sentences name the same place")
        return
    score: float = getattr(weights.place, relation.value)
    remark = Remark(score=score, why=lambda: _of_places(relation, a, b))
    yield remark if a.has_own_places and b.has_own_places else carried(remark, weights)


def _is_named_by_both(a: Told, b: Told) -> bool:
    """Whether the sentences of one print the name of a place of the other that is in no gazetteer.

    A name that is too short to be told from others by its consonants is told by all its letters.
    """
    return any(
        place.id is None and _prints(sentence, place.printed)
        for one, other in ((a, b), (b, a))
        for place in one.places
        for sentence in other.sentences
    )


def _prints(sentence: str, name: str) -> bool:
    """Whether a name stands in a sentence as words, and not within another: no Ban in Bandundu."""
    return name in sentence and re.search(rf"\b{re.escape(name)}\b", sentence) is not None


def _is_set_elsewhere(a: Told, b: Told) -> bool:
    """Whether one's place was only carried over, and its own words name a place the other's do not.

    "In Wunlit, nine were shot" on a page that had told of Rumbek is not in Rumbek.
    """
    if a.document == b.document or a.called & b.called:
        return False
    return any(not told.has_own_places and told.called_beside for told in (a, b))


def _of_places(relation: PlaceRelation, a: Told, b: Told) -> str:
    return f"{relation.value.replace('_', ' ')}: {a.place_names} / {b.place_names}"


def _hinted_place(a: Told, b: Told, weights: LinkWeights) -> Iterator[Remark]:
    """A place told far from a figure says a little where it agrees, and nothing elsewhere."""
    if (a.places and b.places) or a.document == b.document:
        return
    first, second = a.places or a.hinted_places, b.places or b.hinted_places
    relation = place_relation(first, second, weights)
    if relation in AGREEING:
        score: float = getattr(weights.place, relation.value)
        remark = Remark(score=score, why=relation.value.replace("_", " "))
        yield told_afar(remark, weights)


def _actors(a: Told, b: Told, weights: LinkWeights) -> Iterator[Remark]:
    if blamed := a.perpetrators & b.perpetrators:
        yield Remark(
            score=weights.actors.same_perpetrator,
            why=lambda: f"the same perpetrator: {_listed(blamed)}",
        )
    elif a.knows_perpetrator and b.knows_perpetrator:
        yield Remark(score=weights.actors.other_perpetrator, why="different perpetrators")
    if parties := a.parties & b.parties:
        yield Remark(
            score=weights.actors.same_party, why=lambda: f"the same party: {_listed(parties)}"
        )
    if both := a.sides & b.sides:
        yield Remark(
            score=weights.actors.same_side_harmed,
            why=lambda: f"harm to the same side: {_listed(both)}",
        )
    elif a.sides and b.sides and _on_other_days(a, b):
        yield Remark(
            score=weights.actors.other_side_other_day,
            why=lambda: f"{_listed(a.sides)} and {_listed(b.sides)}, on other days",
        )


def _on_other_days(a: Told, b: Told) -> bool:
    """Whether each claim's own words date it, and to other days."""
    first, second = a.days, b.days
    if first is None or second is None or not (a.is_own_day and b.is_own_day):
        return False
    return days_apart(first, second) > 0


def _event(a: Told, b: Told, weights: LinkWeights) -> Iterator[Remark]:
    if both := a.classes & b.classes:
        yield Remark(score=weights.event.same_class, why=lambda: f"both {_listed(both)}")
        return
    families = weights.classes
    if not (a.classes and b.classes):
        if a.document != b.document and _may_be_of_one_family(a, b, weights):
            yield Remark(score=weights.event.same_family, why="words of one kind of event")
        return
    family, other = families.among(a.classes), families.among(b.classes)
    if not family or not other:
        return
    score = weights.event.same_family if family & other else weights.event.other_family
    yield Remark(score=score, why=lambda: f"{_listed(a.classes)} and {_listed(b.classes)}")


def _may_be_of_one_family(a: Told, b: Told, weights: LinkWeights) -> bool:
    """Whether the words of those that tell no kind of event may be of the other's family."""
    families = weights.classes
    one, other = (families.among(t.classes) or families.worded(t.deeds) for t in (a, b))
    return not one.isdisjoint(other)


def _toll(a: Told, b: Told, weights: LinkWeights) -> Iterator[Remark]:
    if a.is_ledger != b.is_ledger:
        return
    if a.is_flight != b.is_flight and (a.harms or b.harms):
        yield Remark(score=weights.toll.flight_beside_harm, why="flight, and harm to people")
    if a.counts_arrests != b.counts_arrests and a.harms and b.harms:
        yield Remark(score=weights.toll.arrest_beside_harm, why="arrests, and harm to people")
    if a.wholes & b.ids or b.wholes & a.ids:
        yield Remark(score=weights.toll.part, why="one figure is a part of the other")
        return
    if a.wholes & b.wholes and place_relation(a.places, b.places, weights) in APART:
        yield Remark(score=weights.toll.parts_elsewhere, why="parts of one figure, in two places")
        return
    if a.wholes & b.wholes:
        yield Remark(score=weights.toll.parts_of_one, why="parts of one figure")
        return
    yield from _victims(a, b, weights)
    for what in sorted(a.figures.keys() & b.figures.keys()):
        one, other = a.figures[what], b.figures[what]
        if a.document != b.document:  # so many events count one victim that it tells nothing
            one, other = one - {1} or one, other - {1} or other
        if one | other != {1}:
            yield from _numbers(what[0], one, other, weights)


def _victims(a: Told, b: Told, weights: LinkWeights) -> Iterator[Remark]:
    if victims := same_victims(a, b, weights.toll):
        yield Remark(score=weights.toll.same_victim, why=lambda: f"both name {_listed(victims)}")


def same_victims(a: Told, b: Told, toll: TollWeights) -> frozenset[str]:
    """Return whom both tell of as killed by name: nobody is killed twice.

    Another page's namesake needs more than a surname, or a surname of two words, in common.
    """
    if not (a.killed and b.killed):
        return frozenset()
    first, second = ({_last_two(name, toll) for name in told.killed} for told in (a, b))
    told = {name for name in first & second if len(name) > 1}
    if a.document == b.document:
        told |= {x for x in first for y in second if x[-1] == y[-1] and 1 in {len(x), len(y)}}
    return frozenset(" ".join(name) for name in told)


def _last_two(name: tuple[str, ...], toll: TollWeights) -> tuple[str, ...]:
    """The last two words of a name without its particles; a name of particles alone stays whole."""
    return tuple(word for word in name if word not in toll.name_particles)[-2:] or name


def _numbers(
    harm: Harm, a: frozenset[int], b: frozenset[int], weights: LinkWeights
) -> Iterator[Remark]:
    """What the two figures that agree best say for one event."""
    small, large = max(
        ((x, y) if x < y else (y, x) for x in a for y in b),
        key=lambda pair: (pair[0] / pair[1], pair[0]),
    )
    if (score := _of_numbers(small, large, weights.toll)) is not None:
        yield Remark(score=score, why=lambda: f"{harm.value} {small} and {large}")


def _of_numbers(small: int, large: int, toll: TollWeights) -> float | None:
    """What two figures say for one event; None: nothing."""
    if small == large:
        if small >= toll.large:
            return toll.same_large_number
        return toll.same_number if small >= toll.telling else toll.same_small_number
    if small / large >= toll.close_ratio:
        return toll.close_number
    return toll.far_number if small / large < toll.far_ratio else None


def _standing(a: Told, b: Told, weights: LinkWeights) -> Iterator[Remark]:
    """Of one page only: a page's background may be another page's news."""
    if a.matter != b.matter:
        yield Remark(score=weights.standing.another_matter, why="told as two events")
    if a.is_past != b.is_past:
        yield Remark(score=weights.standing.old_and_new, why="background beside news")
    elif a.is_past:
        yield Remark(score=weights.standing.two_backgrounds, why="two asides")
    if a.victim_of_deed and b.victim_of_deed and a.victim_of_deed.isdisjoint(b.victim_of_deed):
        yield Remark(score=weights.standing.another_victim, why="two deeds by their victims")


def _same_page(a: Told, b: Told, weights: LinkWeights) -> Iterator[Remark]:
    text = weights.text
    if answer_each_other(a, b):
        yield Remark(score=text.answers, why="one answers the other")
    gap = min([_chars_between(x.sentence, y.sentence) for x in a.claims for y in b.claims])
    one_event = a.page is not None and a.page.one_event
    if gap < 0 and _is_divided(a, b, weights):
        yield Remark(score=weights.standing.divided, why="two events of one sentence")
    elif gap < 0:
        yield Remark(score=text.same_sentence, why="one sentence")
    elif one_event and not (a.is_past or b.is_past or a.is_ledger):
        score = text.one_event_page if _alike(a.lead, b.lead) else text.one_event_talk
        yield Remark(score=score, why="the page speaks of one event")
    elif gap <= text.next_chars:
        yield Remark(score=text.next_sentence, why="sentences side by side")
    elif gap <= text.near_chars:
        yield Remark(score=text.near_sentence, why="sentences close by")
    else:
        yield Remark(score=text.same_page, why="one page")


def _is_divided(a: Told, b: Told, weights: LinkWeights) -> bool:
    """Whether each tells of an event of its own, for all that one sentence tells both."""
    if a.page is None or a.wholes or b.wholes or not (a.harms or b.harms):
        return False
    alike = bool(a.harms & b.harms)
    return divided(a.page.text, a.lead, b.lead, weights.matters, alike=alike)


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
