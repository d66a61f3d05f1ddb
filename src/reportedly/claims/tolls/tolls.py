"""Sentence -> tolls: how many were harmed, with comparator, class, and what they are part of."""

from collections.abc import Iterator

from reportedly.claims.numbers import find_counts
from reportedly.claims.tolls.harms import Harmed, find_harmed, tells_harm
from reportedly.claims.tolls.subsets import Part, find_parts
from reportedly.claims.tolls.victims import Victims
from reportedly.records.base import Record
from reportedly.records.parse import Sentence, Token, stretch
from reportedly.records.vocabulary import Comparator, Harm, VictimClass
from reportedly.vocab.harms import HarmWords, VictimSlot
from reportedly.vocab.numbers import NumberWords

_ADDING = frozenset({"more", "further", "additional"})


class TollRead(Record, frozen=True, kw_only=True):
    """A toll as one sentence gives it, before anyone is asked who says so.

    ``parent`` is the index of the total it is part of, in the same sentence's list; ``of_before``
    says that the total stands in an earlier sentence; ``beside`` that the number was only found
    beside the harm word; ``carried`` that the class is that of the toll before it.
    """

    trigger: Token
    harm: Harm
    low: int | None
    high: int | None
    comparator: Comparator
    victims: Victims
    victim_class: VictimClass
    start: int
    end: int
    parent: int | None
    of_before: bool
    beside: bool
    carried: bool = False
    revises: bool
    why: tuple[str, ...]


def find_tolls(sentence: Sentence, words: HarmWords, numbers: NumberWords) -> tuple[TollRead, ...]:
    """Return the tolls in the sentence, totals before their parts."""
    if not tells_harm(sentence, words):
        return ()
    counts = find_counts(sentence, numbers)
    parts = find_parts(sentence, counts, words)
    in_parts = {token.i for part in parts for token in part.victims.tokens}
    tolls = [
        _toll(sentence, harmed, words)
        for harmed in find_harmed(sentence, counts, words)
        if not {token.i for token in harmed.victims.tokens} & in_parts
    ]
    tolls = list(_with_carried_class(tolls))
    for part in parts:
        tolls += _part(sentence, part, tolls)
    return tuple(_with_mixed_totals(tolls))


def _toll(sentence: Sentence, harmed: Harmed, words: HarmWords) -> TollRead:
    victims = harmed.victims
    low, high, comparator = victims.low, victims.high, victims.comparator
    if harmed.negated:
        low, high, comparator = 0, 0, Comparator.ZERO
    elif harmed.entry.counts_wounded and high:
        low, comparator = None, Comparator.UP_TO  # forty casualties: at most forty died
    elif harmed.entry.counts_wounded and low:
        low, comparator = None, Comparator.VAGUE
    start, end = stretch((*victims.tokens, harmed.trigger))
    return TollRead(
        trigger=harmed.trigger,
        harm=harmed.entry.harm,
        low=low,
        high=high,
        comparator=comparator,
        victims=victims,
        victim_class=victims.victim_class,
        start=start,
        end=end,
        parent=None,
        of_before=_is_of_before(sentence, harmed),
        beside=harmed.beside,
        revises=_revises(sentence, harmed, words),
        why=(harmed.why, _count_why(low, high, comparator)),
    )


def _is_of_before(sentence: Sentence, harmed: Harmed) -> bool:
    """Whether the words count from a total told before: two more died; among the dead are ten."""
    adds = any(t.lower in _ADDING for t in harmed.victims.tokens) and harmed.victims.counted
    head = sentence.head(harmed.trigger)
    among = harmed.trigger.dep == "pobj" and head is not None and head.lower == "among"
    return adds or among


def _count_why(low: int | None, high: int | None, comparator: Comparator) -> str:
    told = {True: "no number given", False: f"{low} to {high}"}
    return f"count: {comparator.value}, {told[low is None and high is None]}"


def _revises(sentence: Sentence, harmed: Harmed, words: HarmWords) -> bool:
    """Whether the figure is said to replace an earlier one: the toll rose to 31."""
    if harmed.entry.victim is not VictimSlot.NOUN and "number" not in sentence.text.lower():
        near = {t.lower for t in sentence.tokens if t.lower == "toll"}
        if not near:
            return False
    chain = (harmed.trigger, *sentence.above(harmed.trigger))
    return any(token.lower in words.revises.words for token in chain)


def _with_carried_class(tolls: list[TollRead]) -> Iterator[TollRead]:
    """Where a soldier was killed and seven others wounded, the seven are taken for soldiers."""
    known = VictimClass.UNKNOWN
    for toll in tolls:
        if toll.victims.says_who:
            known = toll.victim_class
            yield toll
        elif known in {VictimClass.UNKNOWN, VictimClass.MIXED, VictimClass.CIVILIAN}:
            yield toll
        else:
            yield toll.replacing(
                victim_class=known,
                carried=True,
                why=(*toll.why, "class: carried from the toll before"),
            )


def _part(sentence: Sentence, part: Part, tolls: list[TollRead]) -> Iterator[TollRead]:
    parent = _parent(part, tolls)
    if parent is None:
        return
    total = tolls[parent]
    start, _ = stretch((sentence.tokens[part.opener], *part.victims.tokens))
    _, end = stretch(part.victims.tokens)
    yield TollRead(
        trigger=total.trigger,
        harm=total.harm,
        low=part.victims.low,
        high=part.victims.high,
        comparator=part.victims.comparator,
        victims=part.victims,
        victim_class=part.victims.victim_class,
        start=start,
        end=max(end, sentence.tokens[part.opener].end),
        parent=parent,
        of_before=False,
        beside=total.beside,
        revises=False,
        why=(
            "part of the total before it",
            _count_why(part.victims.low, part.victims.high, part.victims.comparator),
        ),
    )


def _parent(part: Part, tolls: list[TollRead]) -> int | None:
    """The last total whose people are named before the part."""
    before = [
        i
        for i, toll in enumerate(tolls)
        if toll.parent is None
        and toll.victims.tokens[0].i < part.opener
        and part.victims.tokens[0].i > toll.victims.tokens[0].i
    ]
    return before[-1] if before else None


def _with_mixed_totals(tolls: list[TollRead]) -> Iterator[TollRead]:
    """A total of "people" of whom some are said to be soldiers, or civilians, is mixed."""
    for i, toll in enumerate(tolls):
        told = {
            part.victim_class
            for part in tolls
            if part.parent == i and not part.victims.child_or_woman
        } - {VictimClass.UNKNOWN}
        if toll.victim_class is VictimClass.UNKNOWN and told:
            yield toll.replacing(
                victim_class=VictimClass.MIXED, why=(*toll.why, "class: parts of it are named")
            )
        else:
            yield toll
