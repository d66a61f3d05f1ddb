"""Tolls of a sentence -> the same, where one figure is of two harms together: 23 killed or wounded.

Nobody said how many of the 23 died. Each harm befell at most so many, and no number is a lowest.
"""

from collections.abc import Sequence
from itertools import pairwise

from reportedly.claims.tolls.read import TollRead
from reportedly.records.parse import Sentence
from reportedly.records.vocabulary import Comparator, Harm


def with_breakdowns(sentence: Sentence, tolls: Sequence[TollRead]) -> list[TollRead]:
    """Return the tolls, those of a list that add up to its first as parts of that.

    Three civilians, two women and a man, died: three people, not six. Two guards, a driver and a
    cook died: four, for no mark closes the list.
    """
    parent: dict[int, int] = {}
    for first, total in enumerate(tolls):
        rest = [i for i, t in enumerate(tolls) if i > first and _is_of_list(total, t)]
        counted = [tolls[i].low for i in rest if _is_exact(tolls[i])]
        added = sum(low for low in counted if low is not None)
        whole = len(rest) > 1 and len(counted) == len(rest) and _is_exact(total)
        if whole and total.low == added and _is_closed(sentence, tolls[rest[-1]]):
            parent |= dict.fromkeys(rest, first)
    return [
        toll.replacing(parent=parent[i], why=(*toll.why, "part of: the list adds up to its first"))
        if i in parent
        else toll
        for i, toll in enumerate(tolls)
    ]


def _is_closed(sentence: Sentence, last: TollRead) -> bool:
    """Whether a mark closes the list, or the sentence ends: an aside, and no further people."""
    end = last.victims.tokens[-1].i + 1
    return sentence.tokens[end].pos == "PUNCT" if end < len(sentence.tokens) else True


def without_outlived(tolls: Sequence[TollRead]) -> list[TollRead]:
    """Return the tolls but for one hurt who died: he was taken to hospital, where he died."""
    dead = [toll for toll in tolls if toll.harm is Harm.KILLED and _is_one(toll)]
    return [t for t in tolls if not any(_has_died(t, one) for one in dead)]


def without_told_better(tolls: Sequence[TollRead]) -> list[TollRead]:
    """Return the tolls but for people shot of whom the sentence says what came of it.

    They beat him and left him wounded: one man. Of a hundred shot, 49 may have died.
    """
    sure = [t for t in tolls if not t.open_outcome and t.harm in {Harm.KILLED, Harm.INJURED}]
    return [t for t in tolls if not t.open_outcome or not any(_are_same(t, one) for one in sure)]


def _are_same(one: TollRead, other: TollRead) -> bool:
    return one.low == other.low or one.low is None or other.low is None or other.low == 1


def _has_died(hurt: TollRead, dead: TollRead) -> bool:
    if hurt.harm is not Harm.INJURED or not _is_one(hurt) or hurt.trigger.i > dead.trigger.i:
        return False
    return hurt.victims.head == dead.victims.head or dead.victims.head.lower in {"he", "she"}


def _is_one(toll: TollRead) -> bool:
    return toll.low == toll.high == 1


def with_members(sentence: Sentence, tolls: Sequence[TollRead]) -> list[TollRead]:
    """Return the tolls, those said to be among the people of another as parts of it.

    Five children were among 20 people killed.
    """
    heads = {toll.victims.head.i: i for i, toll in enumerate(tolls) if toll.victims.counted}
    return [
        toll
        if over is None or over == i or tolls[over].harm is not toll.harm
        else toll.replacing(parent=over, of_before=False, why=(*toll.why, "part of: among them"))
        for i, toll in enumerate(tolls)
        for over in (heads.get(_stands_among(sentence, toll), _kept_before(tolls, i)),)
    ]


def _kept_before(tolls: Sequence[TollRead], i: int) -> int | None:
    """The place of those in hospital whose state is told: 23 are in hospital, six critically."""
    if i == 0 or tolls[i].trigger.lemma != "condition" or tolls[i - 1].harm is not Harm.INJURED:
        return None
    one, other = tolls[i - 1], tolls[i]
    more = one.low is not None and other.low is not None and one.low > other.low
    return i - 1 if more and one.victims.counted else None


def _stands_among(sentence: Sentence, toll: TollRead) -> int:
    """The place of the people it is said to be among; -1 where nothing says so."""
    verb = sentence.head(sentence.tokens[toll.victims.tokens[0].i])
    head = sentence.head(toll.victims.head)
    for be in (verb, head):
        among = () if be is None or be.lemma != "be" else sentence.below(be, "prep")
        for preposition in (t for t in among if t.lower == "among"):
            return next((t.i for t in sentence.below(preposition, "pobj")), -1)
    return -1


def _is_of_list(total: TollRead, toll: TollRead) -> bool:
    return total.trigger == toll.trigger and total.harm is toll.harm


def _is_exact(toll: TollRead) -> bool:
    return toll.low is not None and toll.low == toll.high and toll.low > 0


def with_shared_figures(sentence: Sentence, tolls: Sequence[TollRead]) -> list[TollRead]:
    """Return the tolls in their order, those of one figure for several harms only bounded by it."""
    shared = {
        i
        for (i, one), (j, other) in pairwise(enumerate(tolls))
        if _is_shared(sentence, one, other)
        for i in (i, j)
    }
    return [_bounded(toll) if i in shared else toll for i, toll in enumerate(tolls)]


def _is_shared(sentence: Sentence, one: TollRead, other: TollRead) -> bool:
    """Whether the two harm words stand side by side over the same people.

    "Abducted and killed" befell all of them; "killed and wounded" cannot have.
    """
    if one.victims.head != other.victims.head or one.harm is other.harm:
        return False
    between = sentence.tokens[one.trigger.i + 1 : other.trigger.i]
    words = {token.lower for token in between}
    if len(between) > 2 or not words & {"or", "and"}:
        return False
    return "or" in words or (one.harm, other.harm) == (Harm.KILLED, Harm.INJURED)


def _bounded(toll: TollRead) -> TollRead:
    if toll.comparator in {Comparator.VAGUE, Comparator.ZERO}:
        return toll
    told = Comparator.VAGUE if toll.high is None else Comparator.UP_TO
    why = (*toll.why, "count: one figure for several harms, so at most as many of each")
    return toll.replacing(low=None, comparator=told, why=why)
