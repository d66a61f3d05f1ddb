"""Sentence -> tolls: how many were harmed, with comparator, class, and what they are part of."""

from collections.abc import Iterator, Sequence

from reportedly.claims.grammar import after_prepositions
from reportedly.claims.numbers import find_counts
from reportedly.claims.tolls.bearers import with_bearers
from reportedly.claims.tolls.classes import class_of
from reportedly.claims.tolls.elided import find_elided
from reportedly.claims.tolls.harms import Harmed, find_harmed, tells_harm
from reportedly.claims.tolls.itemised import find_itemised
from reportedly.claims.tolls.listed import own_tokens
from reportedly.claims.tolls.partitives import (
    counted_out,
    find_taken,
    is_taken_from_before,
    said_to_be,
)
from reportedly.claims.tolls.read import TollRead
from reportedly.claims.tolls.shared import (
    with_breakdowns,
    with_members,
    with_shared_figures,
    without_outlived,
    without_told_better,
)
from reportedly.claims.tolls.subsets import Part, find_parts
from reportedly.claims.tolls.victims import Victims, named_beside, read_names
from reportedly.claims.unnumbered import Count
from reportedly.records.parse import Sentence, Token, stretch
from reportedly.records.vocabulary import Comparator, Harm, VictimClass
from reportedly.vocab.harms import HarmWords, VictimSlot
from reportedly.vocab.numbers import NumberWords

NEAR = 5
"""Words after a verb within which the word that makes it one of harm is part of the quote."""

_AT = frozenset({"on", "at", "against", "with", "into"})
_IN_ONE = ["in", "one", "of", "the"]
_LISTED = frozenset({"conj"})
_ADDING = frozenset({"more", "further", "additional"})


def find_tolls(sentence: Sentence, words: HarmWords, numbers: NumberWords) -> tuple[TollRead, ...]:
    """Return the tolls in the sentence, totals before their parts."""
    if not tells_harm(sentence, words):
        return ()
    counts = find_counts(sentence, numbers)
    parts = find_parts(sentence, counts, words)
    in_parts = {i for part in parts for i in range(part.opener, part.victims.tokens[-1].i + 1)} | {
        token.i for part in parts for token in part.victims.tokens
    }
    whole: list[TollRead] = []
    partial: list[TollRead] = []
    for harmed in find_harmed(sentence, counts, words):
        inside = {token.i for token in harmed.victims.tokens} & in_parts
        (partial if inside else whole).append(_toll(sentence, harmed, words))
    whole = _with_unnamed(whole)
    whole = with_members(
        sentence, with_breakdowns(sentence, without_told_better(without_outlived(whole)))
    )
    tolls = list(_with_carried_class(sentence, with_shared_figures(sentence, whole), words))
    for part in parts:
        tolls += list(_part(sentence, part, tolls)) or _part_of_before(part, partial)
    tolls += _taken(sentence, tolls, counts, words)
    tolls += _each_named(sentence, tolls, words)
    for place, item in find_itemised(sentence, tolls, counts, words):
        part = Part(opener=item.tokens[0].i, victims=item)
        tolls += list(_part_toll(sentence, part, place, tolls[place]))
    tolls += find_elided(sentence, tolls, counts, words)
    return tuple(_with_mixed_totals(tolls))


def _with_unnamed(tolls: list[TollRead]) -> list[TollRead]:
    """The tolls; who is told beside names of a total before is of it too: X, Y and two others."""
    of_names = {toll.trigger.i for toll in tolls if toll.of_before and toll.victims.named}
    return [t.replacing(of_before=t.of_before or t.trigger.i in of_names) for t in tolls]


def _part_of_before(part: Part, read: Sequence[TollRead]) -> Iterator[TollRead]:
    """A part whose total the sentence does not give: killing several of them."""
    own = {token.i for token in part.victims.tokens}
    for toll in read:
        if own & {token.i for token in toll.victims.tokens}:
            yield toll.replacing(of_before=True)


def _taken(
    sentence: Sentence, tolls: Sequence[TollRead], counts: tuple[Count, ...], words: HarmWords
) -> Iterator[TollRead]:
    """What the sentence counts out of its own tolls: two of the 12 killed."""
    groups = {toll.victims.head.i: i for i, toll in enumerate(tolls) if toll.parent is None}
    for taken in find_taken(sentence, [toll.victims for toll in tolls], counts, words):
        if taken.of not in groups:
            continue
        total = tolls[groups[taken.of]]
        start, end = stretch((*taken.victims.tokens, *total.victims.tokens, total.trigger))
        if taken.victims.tokens[0].i > total.victims.head.i:
            start, end = stretch(taken.victims.tokens)
        part = Part(opener=taken.victims.tokens[0].i, victims=taken.victims)
        for read in _part_toll(sentence, part, groups[taken.of], total):
            yield read.replacing(start=start, end=end)


def _each_named(
    sentence: Sentence, tolls: Sequence[TollRead], words: HarmWords
) -> Iterator[TollRead]:
    """Each of those counted whom the sentence names: two nurses, X and Y, died."""
    taken = {token.i for toll in tolls for token in toll.victims.tokens}
    for i, toll in enumerate(tolls):
        names = named_beside(sentence, toll.victims.head) if toll.least > 1 else ()
        for victims in read_names(sentence, names, words) if len(names) <= toll.least else ():
            if victims.head.i not in taken:
                own = victims.victim_class is not VictimClass.UNKNOWN
                kind = victims.victim_class if own else toll.victim_class
                part = Part(opener=victims.tokens[0].i, victims=victims)
                for read in _part_toll(sentence, part, i, toll):
                    yield read.replacing(victim_class=kind)


def _toll(sentence: Sentence, harmed: Harmed, words: HarmWords) -> TollRead:
    victims = with_bearers(sentence, harmed.trigger, harmed.victims, words)
    low, high, comparator = victims.low, victims.high, victims.comparator
    if harmed.negated or high == 0:
        low, high, comparator = 0, 0, Comparator.ZERO
    elif harmed.entry.counts_wounded and high:
        low, comparator = None, Comparator.UP_TO  # forty casualties: at most forty died
    elif harmed.entry.counts_wounded and low:
        low, comparator = None, Comparator.VAGUE
    start, end = stretch((*victims.tokens, harmed.trigger, *_needed(sentence, harmed)))
    if victims.named and victims.head.dep in _LISTED and harmed.trigger.i < victims.head.i:
        start, end = stretch(victims.tokens)  # "they killed X, Y and Z": Z alone
    kind = said_to_be(sentence, victims, words)
    return TollRead(
        trigger=harmed.trigger,
        harm=harmed.entry.harm,
        low=low,
        high=high,
        comparator=comparator,
        victims=victims,
        victim_class=kind,
        start=start,
        end=end,
        parent=None,
        of_before=_is_of_before(sentence, harmed, words),
        adds=_adds(sentence, harmed, words),
        beside=harmed.beside,
        open_outcome=harmed.entry.open_outcome,
        revises=comparator is not Comparator.VAGUE and _revises(sentence, harmed, words),
        why=(
            harmed.why,
            _count_why(sentence, victims, (low, high, comparator)),
            _class_why(sentence, victims, kind),
        ),
    )


def _needed(sentence: Sentence, harmed: Harmed) -> tuple[Token, ...]:
    """The word that makes a verb one of harm: taken to *hospital*, shot *dead*."""
    if harmed.trigger.pos == "NOUN" and harmed.entry.harm is Harm.KILLED:
        return ()  # "the mayor's body" tells of him, wherever it was found
    after = sentence.tokens[harmed.trigger.i + 1 : harmed.trigger.i + 1 + NEAR]
    return tuple(t for t in after if t.lower in harmed.entry.needs)[:1]


def _is_of_before(sentence: Sentence, harmed: Harmed, words: HarmWords) -> bool:
    """Whether the words count from a total told before: 11 of the injured; among the dead."""
    if is_taken_from_before(sentence, harmed.victims, words):
        # "Two of the wounded died": they are of the wounded, and of no figure of dead before.
        return not (
            harmed.entry.harm is Harm.KILLED and harmed.victims.head.lower in words.hurt.words
        )
    if set(counted_out(sentence, harmed.trigger)) & set(harmed.victims.tokens):
        return True  # "of the dead, six were boys"
    head = sentence.head(harmed.trigger)
    if head is None:
        return _is_of_one_attack(sentence, harmed.trigger)
    if _are_some_of_those(sentence, harmed) or _are_named_before(sentence, harmed, words):
        return True
    listed = harmed.trigger.dep == "nsubj" and head.lemma == "include"
    among = harmed.trigger.dep == "pobj" and head.lower == "among"
    return listed or among or _is_of_one_attack(sentence, harmed.trigger)


def _are_some_of_those(sentence: Sentence, harmed: Harmed) -> bool:
    """Whether they are counted or named out of those told of before: two of those arrested."""
    trigger = harmed.trigger
    if trigger.dep not in {"acl", "relcl"} or trigger.tag != "VBN":
        return False
    done = trigger.dep == "acl" or any(sentence.below(trigger, "auxpass"))
    told = harmed.victims.named or harmed.victims.low
    return bool(done and told) and sentence.tokens[trigger.head].lower == "those"


def _are_named_before(sentence: Sentence, harmed: Harmed, words: HarmWords) -> bool:
    """Whether they are named as those told of before: the victims were identified as X and Y."""
    trigger = harmed.trigger
    definite = any(t.lower == "the" for t in sentence.below(trigger, "det"))
    people = bool({trigger.lemma, trigger.lower} & words.the_harmed.words) and trigger.tag != "NN"
    return bool(harmed.victims.named) and definite and people


def _is_of_one_attack(sentence: Sentence, trigger: Token) -> bool:
    """Whether it befell them in one of several attacks told of before."""
    after = [t.lower for t in sentence.tokens[trigger.i + 1 : trigger.i + 2 * NEAR]]
    return any(after[i : i + 4] == _IN_ONE for i in range(NEAR))


def _adds(sentence: Sentence, harmed: Harmed, words: HarmWords) -> bool:
    """Whether the words count on from a figure told before: two more died; two died of wounds."""
    if not harmed.victims.counted:
        return False
    said = {t.lower for t in sentence.subtree(harmed.trigger)}
    killed = harmed.entry.harm is Harm.KILLED and not _is_of_before(sentence, harmed, words)
    return (killed and bool(said & words.dying_later.words)) or any(
        t.lower in _ADDING for t in harmed.victims.tokens
    )


def _count_why(
    sentence: Sentence, victims: Victims, told: tuple[int | None, int | None, Comparator]
) -> str:
    """The count as it was read, and the words it was read from."""
    low, high, comparator = told
    start, end = (stretch(victims.tokens)[i] - sentence.start for i in (0, 1))
    bounds = "no number" if low is None and high is None else f"{_open(low)} to {_open(high)}"
    return f"count: {comparator.value}, {bounds}, from {sentence.text[start:end]!r}"


def _open(bound: int | None) -> str:
    return "open" if bound is None else str(bound)


def _class_why(sentence: Sentence, victims: Victims, kind: VictimClass) -> str:
    if victims.term is None:
        return f"class: {kind.value}, no word says who"
    start, end = (place - sentence.start for place in victims.term)
    return f"class: {kind.value}, from {sentence.text[start:end]!r}"


def _revises(sentence: Sentence, harmed: Harmed, words: HarmWords) -> bool:
    """Whether the figure is said to replace an earlier one: the toll rose to 31."""
    if harmed.entry.victim is not VictimSlot.NOUN and "number" not in sentence.text.lower():
        near = {t.lower for t in sentence.tokens if t.lower == "toll"}
        if not near:
            return False
    for token in (harmed.trigger, *sentence.above(harmed.trigger)):
        if token.lower in words.revises.words:
            return True
        if token.lower in {"with", "and"} or token.dep == "conj":
            return False  # "rose to six, with 100 others wounded": only the six are new
    return False


def _with_carried_class(
    sentence: Sentence, tolls: list[TollRead], words: HarmWords
) -> Iterator[TollRead]:
    """Where a soldier was killed and seven others wounded, the seven are taken for soldiers."""
    known = VictimClass.UNKNOWN
    last: TollRead | None = None
    for toll in tolls:
        if last is not None and last.trigger == toll.trigger and last.victims.head.dep == "nsubj":
            known = VictimClass.UNKNOWN  # "killed himself and three others": others than he is
        last = toll
        if toll.victims.says_who or toll.victim_class is not VictimClass.UNKNOWN:
            known = toll.victim_class
            yield toll
        elif known in {VictimClass.UNKNOWN, VictimClass.MIXED, VictimClass.CIVILIAN}:
            yield _with_class_of_struck(sentence, toll, words)
        else:
            yield toll.replacing(
                victim_class=known,
                carried=True,
                why=(*toll.why, "class: carried from the toll before"),
            )


def _with_class_of_struck(sentence: Sentence, toll: TollRead, words: HarmWords) -> TollRead:
    """The toll with the class of those struck: opened fire on protesters, killing two."""
    verb = sentence.head(toll.trigger)
    if toll.trigger.dep != "advcl" or toll.trigger.tag != "VBG" or verb is None:
        return toll
    struck = [*sentence.below(verb, "dobj"), *after_prepositions(sentence, verb, _AT)]
    for noun in struck:
        for preposition in sentence.below(noun, "prep"):  # "fired shells at villagers"
            struck += sentence.below(preposition, "pobj") if preposition.lower in _AT else ()
    for noun in struck:
        kind, _ = class_of(sentence, own_tokens(sentence, noun), noun, words)
        people = words.means_people(noun.lemma) or words.means_people(noun.lower)
        if people and kind is not VictimClass.UNKNOWN:
            why = f"class: that of those struck, {noun.text!r}"
            return toll.replacing(victim_class=kind, why=(*toll.why, why))
    return toll


def _part(sentence: Sentence, part: Part, tolls: list[TollRead]) -> Iterator[TollRead]:
    parent = _parent(part, tolls)
    if parent is not None:
        yield from _part_toll(sentence, part, parent, tolls[parent])


def _part_toll(sentence: Sentence, part: Part, parent: int, total: TollRead) -> Iterator[TollRead]:
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
        opened_by=sentence.tokens[part.opener].lower,
        why=(
            f"part of: the toll of {total.trigger.text!r} in its sentence",
            _count_why(
                sentence,
                part.victims,
                (part.victims.low, part.victims.high, part.victims.comparator),
            ),
            _class_why(sentence, part.victims, part.victims.victim_class),
        ),
    )


def _parent(part: Part, tolls: list[TollRead]) -> int | None:
    """The last total whose people are named before the part."""
    before = [
        i
        for i, toll in enumerate(tolls)
        if toll.parent is None
        and _may_hold(toll, part)
        and toll.victims.tokens[0].i < part.opener
        and part.victims.tokens[0].i > toll.victims.tokens[0].i
    ]
    return before[-1] if before else None


def _may_hold(toll: TollRead, part: Part) -> bool:
    """Whether the total can be of more people than the part: no one is part of one person."""
    if toll.high is None:
        return True
    return toll.high > 1 and toll.high >= (part.victims.low or 0)


def _with_mixed_totals(tolls: list[TollRead]) -> Iterator[TollRead]:
    """A total of "people" of whom some are said to be soldiers, or civilians, is mixed.

    Unless all of them are told of, or nearly all, and are of one class: eight people, six of them
    priests and two cooks.
    """
    for i, toll in enumerate(tolls):
        parts = [p for p in tolls if p.parent == i]
        adults = {p.victim_class for p in parts if not p.victims.child_or_woman}
        told = adults - {VictimClass.UNKNOWN}
        nearly = told == {VictimClass.CIVILIAN} and _are_nearly_all(parts)
        if toll.victim_class is not VictimClass.UNKNOWN or not told:
            yield toll
        elif nearly or (_are_all(toll, parts) and len({p.victim_class for p in parts}) == 1):
            why = (*toll.why, "class: that of all or nearly all of them")
            yield toll.replacing(victim_class=told.pop(), why=why)
        else:
            why = (*toll.why, "class: parts of it are named")
            yield toll.replacing(victim_class=VictimClass.MIXED, why=why)


def _are_all(toll: TollRead, parts: Sequence[TollRead]) -> bool:
    """Whether the parts come to the whole."""
    exact = all(part.low is not None and part.low == part.high for part in parts)
    return exact and toll.low == toll.high == sum(part.least for part in parts)


def _are_nearly_all(parts: Sequence[TollRead]) -> bool:
    """Whether the words say so: 110 people, mostly activists."""
    return any(part.opened_by in {"mostly", "mainly", "most"} for part in parts)
