"""Tolls of a sentence -> those whose verb is left out: ten were killed here, and 20 more there."""

from collections.abc import Iterator, Sequence

from reportedly.claims.tolls.read import TollRead
from reportedly.claims.tolls.victims import Victims, read_victims
from reportedly.claims.unnumbered import Count
from reportedly.records.parse import Sentence, Token, stretch
from reportedly.records.vocabulary import Comparator
from reportedly.vocab.harms import HarmWords

_JOINING = frozenset({"and", ","})
_MORE = frozenset({"more", "others", "another"})
_EARLIER = frozenset({"earlier", "previous", "initial", "former", "prior"})
_WHERE = frozenset({"in", "at", "near", "outside", "around"})
_HERE = frozenset({"here", "there"})


def find_elided(
    sentence: Sentence, tolls: Sequence[TollRead], counts: tuple[Count, ...], words: HarmWords
) -> Iterator[TollRead]:
    """Yield the tolls that a number alone adds to the one before it, of the same harm.

    Where it says that it counts on ("20 more in the next village", "79 since the outbreak") or
    where each number has a place of its own: two in one town, three in another. Numbers that come
    to the one before them break it down: five were killed, two here and three there. An earlier
    figure is of the harm of the one that replaces it.
    """
    taken = {token.i for toll in tolls for token in toll.victims.tokens}
    free = [c for c in counts if c.top not in taken]
    earlier = [c for c in free if _is_earlier_figure(sentence, c)]
    bare = (c for c in free if c.noun is None and c not in earlier)
    alone = [c for c in bare if _said_of(sentence, c)]
    for count in alone:
        before = [i for i, t in enumerate(tolls) if _is_before(t, count)]
        if not before:
            continue
        toll = tolls[before[-1]]
        broken_down = toll.low is not None and _sum(alone, toll) == toll.low == toll.high
        if broken_down or _goes_on(sentence, count, toll):
            for victims in read_victims(sentence, sentence.tokens[count.top], counts, words)[:1]:
                read = _elided(sentence, count, victims, toll)
                yield read.replacing(parent=before[-1]) if broken_down else read
    for count in earlier:
        replaced = [toll for toll in tolls if _is_before(toll, count)]
        for victims in read_victims(sentence, sentence.tokens[count.top], counts, words)[:1]:
            if replaced:
                yield _elided(sentence, count, victims, replaced[-1])


def _is_earlier_figure(sentence: Sentence, count: Count) -> bool:
    """Whether the number is one that was given before: revising an earlier figure of 14."""
    before = [t.lower for t in sentence.tokens[max(0, count.first - 3) : count.first]]
    of_nobody = count.noun is None or count.noun < count.first  # the "figure" itself
    return of_nobody and before[1:] == ["figure", "of"] and before[0] in _EARLIER


def _is_before(toll: TollRead, count: Count) -> bool:
    told = toll.parent is None and toll.comparator is not Comparator.ZERO
    return told and max(toll.trigger.i, toll.victims.head.i) < count.first


def _elided(sentence: Sentence, count: Count, victims: Victims, toll: TollRead) -> TollRead:
    """The toll of a number whose verb and people are those of the one before it."""
    start, end = stretch((*victims.tokens, *_said_of(sentence, count)))
    told = victims.says_who
    return toll.replacing(
        low=count.low,
        high=count.high,
        comparator=count.comparator,
        victims=victims,
        victim_class=victims.victim_class if told else toll.victim_class,
        start=start,
        end=end,
        adds=False,
        revises=False,
        elided=sentence.tokens[count.top],
        why=(f"harm: that of {toll.trigger.text!r}, left out before a number",),
    )


def _goes_on(sentence: Sentence, count: Count, toll: TollRead) -> bool:
    """Whether a bare number counts on from the toll, or has a place as the toll has its own."""
    opening = sentence.tokens[count.first - 1].lower if count.first else ""
    if count.comparator is Comparator.ZERO or opening not in _JOINING:
        return False
    counted = {t.lower for t in sentence.tokens[count.first : count.last + 2]}
    said = _said_of(sentence, count)
    if said[0].lower == "since" or counted & _MORE:
        return opening == "and" and sentence.tokens[count.top].dep == "conj"
    between = sentence.tokens[toll.victims.head.i : count.first]
    placed = any((t.lower in _WHERE and t.dep == "prep") or t.lower in _HERE for t in between)
    dated = any(t.lower == "on" and t.dep == "prep" for t in between)
    alike = dated if said[0].lower == "on" else placed
    return alike and not any(t.dep in {"nsubj", "mark"} for t in between[1:])


def _sum(alone: Sequence[Count], toll: TollRead) -> int:
    after = [c.low for c in alone if _is_before(toll, c) and c.low == c.high]
    return sum(low for low in after if low is not None)


def _said_of(sentence: Sentence, count: Count) -> tuple[Token, ...]:
    """The phrase behind the number: in the next village; since the outbreak; on Tuesday; here."""
    after = sentence.tokens[count.last + 1 :]
    if after and after[0].lower in _MORE:
        after = after[1:]
    if after and after[0].lower in _HERE:
        return after[:1]
    if not after or after[0].lower not in _WHERE | {"since", "on"}:
        return ()
    noun = next(sentence.below(after[0], "pobj"), None)
    if noun is not None and after[0].lower == "on" and noun.entity not in {"DATE", "TIME"}:
        return ()
    return () if noun is None else sentence.tokens[after[0].i : noun.i + 1]
