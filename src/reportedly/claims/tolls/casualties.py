"""A page's sentences -> toll claims: each toll with its holder, event class, time and place."""

from collections.abc import Iterator

from reportedly.claims.events.able import is_means
from reportedly.claims.events.triggers import Trigger, trigger_at
from reportedly.claims.grammar import is_reckoning
from reportedly.claims.modality import is_background, modality_at
from reportedly.claims.settle import Settled, settle
from reportedly.claims.tolls.counted import as_counted, counted_up
from reportedly.claims.tolls.granted import teller
from reportedly.claims.tolls.introduced import with_introductions
from reportedly.claims.tolls.known import is_known
from reportedly.claims.tolls.names import last_names, with_names
from reportedly.claims.tolls.outcomes import without_dead
from reportedly.claims.tolls.parted import with_places_of_parts
from reportedly.claims.tolls.ranks import by_sentence
from reportedly.claims.tolls.read import TollRead
from reportedly.claims.tolls.recalled import recalled
from reportedly.claims.tolls.revised import with_revisions
from reportedly.claims.tolls.sides import class_by_group, side_told
from reportedly.claims.tolls.spans import is_perfect, span_of_harm
from reportedly.claims.tolls.taken import may_be_a_place, may_be_things
from reportedly.claims.tolls.tolls import find_tolls
from reportedly.claims.tolls.totals import total_before
from reportedly.claims.tolls.within import class_in
from reportedly.claims.who.attribute import attribution_of, modality_of, stance_of
from reportedly.records.base import content_id
from reportedly.records.claim import Actor, Claim, Cumulative, Statement, Toll
from reportedly.records.parse import Sentence, Token, stretch
from reportedly.records.reading import ReadText
from reportedly.records.vocabulary import (
    ARMED,
    Comparator,
    EventClass,
    Finality,
    Harm,
    Modality,
    Stance,
    VictimClass,
)
from reportedly.vocab.harms import HarmWords
from reportedly.vocab.lexicon import Lexicon

EXTRACTOR = "tolls@4"
SURE, LIKELY, WEAK = 0.9, 0.7, 0.5
"""Confidence: a number in the parse; a number beside a harm word; no number at all."""

_OWN = frozenset({"its", "their", "our", "his", "her"})
_OF_ONE = frozenset({"his", "her"})
_AFTER_BY = frozenset({"by"})


def find_casualties(read: ReadText, lexicon: Lexicon) -> tuple[Claim, ...]:
    """Return the page's toll claims in text order; parts point at the totals of their sentence."""
    read = with_names(read)
    harms = by_sentence(read.sentences, lexicon.harms)
    persons = last_names(read.sentences)
    found: list[Claim] = []
    in_doubt: set[str] = set()
    for index, sentence in enumerate(read.sentences):
        following = read.sentences[index + 1] if index + 1 < len(read.sentences) else None
        tolls = list(_recalled(read, index, lexicon.replacing(harms=harms[index])))
        ids = [_id(read, toll) for toll in tolls]
        counted = counted_up(sentence, tolls, lexicon.harms)
        for toll, id_, runs in zip(tolls, ids, counted, strict=True):
            if may_be_a_place(sentence, toll, persons, lexicon.harms):
                continue
            before = total_before(found, sentence, toll, lexicon.harms)
            parent = before if toll.parent is None else ids[toll.parent]
            settled = _over_time(settle(read, sentence, toll.placed), sentence, toll, lexicon)
            settled = as_counted(settled, sentence) if runs else settled
            settled = _with_total(settled, parent, found)
            claim = _claim(read, sentence, toll, settled, lexicon)
            told = _toll(read, toll, parent, settled, lexicon)
            told = told.replacing(
                side=_side(toll, told, claim, found),
                victim_class=class_in(_found(found, parent), told),
            )
            if toll.open_outcome:
                in_doubt.add(id_)
            finality = _finality(sentence, following, toll, lexicon.harms)
            found.append(claim.replacing(id=id_, finality=finality, toll=told))
    found = list(with_introductions(without_dead(found, in_doubt)))
    return with_revisions(with_places_of_parts({claim.id: claim for claim in found}))


def _recalled(read: ReadText, index: int, lexicon: Lexicon) -> Iterator[TollRead]:
    """The tolls of a sentence, with what the sentences before tell of their people."""
    sentence, before = read.sentences[index], read.sentences[:index][-1:]
    for toll in find_tolls(sentence, lexicon.harms, lexicon.numbers):
        if not may_be_things(before, sentence, toll, lexicon.harms):
            yield recalled(toll, index, read.sentences, lexicon)


def _over_time(settled: Settled, sentence: Sentence, toll: TollRead, lexicon: Lexicon) -> Settled:
    """The same, and the period of a toll of a war or of several attacks."""
    if toll.low == toll.high == 1 and not toll.victims.counted:
        return _of_one_day(settled)
    if settled.period is not None or toll.low == toll.high == 1:
        return settled
    span = span_of_harm(sentence, toll.placed, settled.when, lexicon.harms, lexicon.events)
    if span is None and not _have_left(sentence, toll):
        return settled
    whole = Cumulative(from_=None, to=None), "period: all who have left so far"
    period, why = span or whole
    return settled.replacing(period=period, why=(*settled.why, why))


def _of_one_day(settled: Settled) -> Settled:
    """The same; nobody named or told of alone is a total over time: her arrest since 2017."""
    if settled.period is None:
        return settled
    when = settled.when
    begun = when is None or when.to is None or "since" in when.printed.lower()
    return settled.replacing(period=None, when=None if begun else when)


def _have_left(sentence: Sentence, toll: TollRead) -> bool:
    """Whether those who left are counted up to now: 6,000 have fled; not of one day's flight."""
    counted = toll.victims.counted and toll.harm is Harm.DISPLACED
    return counted and is_perfect(sentence, toll.trigger)


def _with_total(settled: Settled, parent: str | None, found: list[Claim]) -> Settled:
    """When and where of a part: those of its total, for whatever it does not say itself."""
    total = _found(found, parent)
    if total is None or total.toll is None or settled.period is not None:
        return settled
    return settled.replacing(
        when=settled.when or total.when,
        where=settled.where or total.where,
        period=total.toll.cumulative,
    )


def _side(toll: TollRead, told: Toll, claim: Claim, found: list[Claim]) -> str | None:
    """The side harmed: as its own words say, else as its total, its neighbour or its holder do.

    "And seven others were wounded" takes the side of the toll before it in the sentence; "one of
    its soldiers" is of the speaker's own side.
    """
    if told.side is not None:
        return told.side
    words = {token.lower for token in toll.victims.tokens}
    own = words & (_OWN if told.victim_class in ARMED else _OWN - _OF_ONE)
    if own and claim.holder is not None:
        return claim.holder.side  # "his men", and not "his wife", who may be another's
    total = _found(found, told.subset_of)
    if total is not None and total.toll is not None and _is_one_voice(total, claim):
        return total.toll.side
    last = found[-1] if found and found[-1].sentence == claim.sentence else None
    return last.toll.side if toll.carried and last is not None and last.toll is not None else None


def _is_one_voice(total: Claim, part: Claim) -> bool:
    """Whether one sentence or one holder tells both: another voice may count other people."""
    names = [None if claim.holder is None else claim.holder.name for claim in (total, part)]
    return total.sentence == part.sentence or names[0] == names[1]


def _found(found: list[Claim], id_: str | None) -> Claim | None:
    """The claim of this id, the last tried first: a total stands shortly before its parts."""
    return None if id_ is None else next((c for c in reversed(found) if c.id == id_), None)


def _id(read: ReadText, toll: TollRead) -> str:
    return content_id("c", read.document.id, toll.start, toll.end, toll.harm, toll.low, toll.high)


def _claim(
    read: ReadText, sentence: Sentence, toll: TollRead, settled: Settled, lexicon: Lexicon
) -> Claim:
    statement = teller(read, sentence, toll, lexicon)
    named = attribution_of(statement)
    doer = _doer(sentence, toll, lexicon)
    event_class, class_why = _event_class(sentence, toll, doer, lexicon)
    return Claim(
        id="",
        document=read.document.id,
        start=toll.start,
        end=toll.end,
        quote=read.document.text[toll.start : toll.end],
        sentence=(sentence.start, sentence.end),
        segment=sentence.segment,
        statement=None if statement is None else statement.id,
        event_class=event_class,
        holder=None if named is None else named.holder,
        via=() if statement is None else statement.via,
        stance=_stance(toll, statement),
        aspect=None,
        modality=_told_modality(toll, statement, _modality(read, sentence, toll, lexicon)),
        finality=Finality.UNSTATED,
        toll=None,
        quantity=None,
        actors=() if doer is None else (doer,),
        when=settled.when,
        where=settled.where,
        answers=(),
        extractor=EXTRACTOR,
        confidence=_confidence(toll),
        why=(*toll.why, class_why, *settled.why, *(_holder_why(read.document.text, statement))),
    )


def _toll(
    read: ReadText, toll: TollRead, parent: str | None, settled: Settled, lexicon: Lexicon
) -> Toll:
    term = toll.victims.term
    words = None if term is None else read.document.text[term[0] : term[1]]
    side = None if words is None else side_told(words, toll.victim_class, lexicon.actors)
    return Toll(
        harm=toll.harm,
        low=toll.low,
        high=toll.high,
        comparator=toll.comparator,
        victim_term=words,
        victim_class=class_by_group(toll, side, lexicon),
        side=side,
        cumulative=settled.period,
        subset_of=parent,
        named=toll.victims.named,
    )


def _modality(read: ReadText, sentence: Sentence, toll: TollRead, lexicon: Lexicon) -> Modality:
    own = modality_at(sentence, toll.trigger, lexicon.events)
    if own in {Modality.ACTUAL, Modality.FUTURE} and _is_meant(
        sentence, toll.trigger, lexicon.harms
    ):
        return Modality.HYPOTHETICAL
    if own is not Modality.ACTUAL and is_known(sentence, toll.trigger, lexicon):
        own = Modality.ACTUAL
    if own is Modality.NEGATED and toll.comparator is Comparator.ZERO:
        own = Modality.ACTUAL  # "was not hurt" is read as a zero, and the zero is asserted
    if own is Modality.ACTUAL and is_background(read, sentence):
        return Modality.BACKGROUND
    return own


def _is_meant(sentence: Sentence, trigger: Token, harms: HarmWords) -> bool:
    """Whether the harm is only meant: sent to kill, on a mission to kill, preparing to evacuate."""
    first = trigger
    while first.dep == "conj" and first.tag == "VB" and first.head != first.i:
        first = sentence.tokens[first.head]
    if trigger.tag != "VB" or not any(t.lower == "to" for t in sentence.below(first, "aux")):
        return False
    head = sentence.head(first)
    done = harms.carried_out.words
    near = () if head is None else (head, *sentence.below(head, "amod", "attr", "acomp"))
    return not any(t.lemma in done or t.lower in done for t in near)


def _stance(toll: TollRead, statement: Statement | None) -> Stance:
    said = stance_of(statement)
    if said is Stance.NO_FIGURE and _is_counted_none(toll):
        return Stance.ASSERTS  # "no deaths were reported" gives the figure: none
    return Stance.REVISES if toll.revises and said is Stance.ASSERTS else said


def _is_counted_none(toll: TollRead) -> bool:
    """Whether the words count to none themselves: no deaths, nobody; and not "any deaths"."""
    return toll.comparator is Comparator.ZERO and toll.victims.comparator is Comparator.ZERO


def _told_modality(toll: TollRead, statement: Statement | None, own: Modality) -> Modality:
    """The modality of the words and of who says them.

    A zero told as none is no denial, nor is what a thing was not said about: "the men who shot 9".
    """
    told = modality_of(statement, own)
    which = toll.trigger.dep in {"relcl", "acl"} and toll.trigger.tag != "VB"
    return own if told is Modality.NEGATED and (which or _is_counted_none(toll)) else told


def _confidence(toll: TollRead) -> float:
    if toll.comparator is Comparator.VAGUE:
        return WEAK
    return LIKELY if toll.beside else SURE


def _holder_why(text: str, statement: Statement | None) -> Iterator[str]:
    if statement is None:
        yield "holder: no one is quoted, so the outlet's own voice"
    elif statement.holder is None:
        yield f"holder: {statement.why}, but no one is named"
    else:
        yield f"holder: {statement.holder.printed!r} ({statement.why})"
    if statement is not None:
        yield from statement.grounds
        cue = " ".join(text[start:end] for start, end in statement.cue)
        yield f"stance: {statement.stance.value}, from {cue!r}"


def _event_class(
    sentence: Sentence, toll: TollRead, doer: Actor | None, lexicon: Lexicon
) -> tuple[EventClass, str]:
    """The event that did the harm: named in the clause, or by whom it struck and who did it."""
    told = trigger_at(sentence, toll.trigger, lexicon.events)
    named = None if told is None else told.event_class
    if _is_murder(told) and toll.victim_class in ARMED:
        return EventClass.ATTACK_ON_ARMED, "event: armed people murdered"
    if named not in {None, EventClass.UNKNOWN}:
        return named, f"event: {named.value}, from the words around {toll.trigger.text!r}"
    if toll.harm is Harm.DISPLACED:
        return EventClass.DISPLACEMENT_EVACUATION, "event: people displaced"
    if toll.harm is Harm.CAPTURED:
        armed = toll.victim_class in ARMED
        kind = EventClass.CAPTURE_OF_COMBATANTS if armed else EventClass.ABDUCTION_DETENTION
        return kind, "event: people captured"
    attacked = doer is not None or named is EventClass.UNKNOWN
    if attacked and toll.harm in {Harm.KILLED, Harm.INJURED}:
        if toll.victim_class in ARMED:
            return EventClass.ATTACK_ON_ARMED, "event: armed people harmed in an attack"
        if toll.victim_class is VictimClass.CIVILIAN:
            return EventClass.ATTACK_ON_CIVILIANS, "event: civilians harmed in an attack"
    return EventClass.UNKNOWN, "event: the words do not say what happened"


def _is_murder(told: Trigger | None) -> bool:
    """Whether the word of harm alone tells the attack: "the murder of a colonel"."""
    if told is None or not told.entry.harm:
        return False
    return told.event_class is EventClass.ATTACK_ON_CIVILIANS


def _doer(sentence: Sentence, toll: TollRead, lexicon: Lexicon) -> Actor | None:
    """Who did the harm: "by ..." of a passive or a noun, or the subject of an active verb."""
    if toll.trigger.lemma in lexicon.harms.bearing.words:
        return None  # "the army lost 12 soldiers": it bore the harm
    head = next(_agents(sentence, toll), None)
    if head is None or head.pos == "PRON" or is_means(sentence, head, lexicon.events):
        return None
    start, end = stretch(
        sentence.subtree(head, without=("relcl", "acl", "appos", "advcl", "prep", "punct"))
    )
    printed = sentence.text[start - sentence.start : end - sentence.start]
    actor = lexicon.actors.side_of(printed)
    return Actor(
        role="perpetrator",
        printed=printed,
        start=start,
        end=end,
        id=actor,
        name=None if actor is None else lexicon.actors.entry(actor).name,
    )


def _agents(sentence: Sentence, toll: TollRead) -> Iterator[Token]:
    trigger = toll.trigger
    for agent in sentence.below(trigger, "agent", "prep"):
        if agent.lower in _AFTER_BY:
            yield from (t for t in sentence.below(agent, "pobj") if not is_reckoning(sentence, t))
    for preposition in (t for v in toll.victims.tokens for t in sentence.below(v, "prep")):
        if preposition.lower in _AFTER_BY and trigger.pos == "NOUN":
            yield from sentence.below(preposition, "pobj")
    active = any(True for _ in sentence.below(trigger, "dobj")) and toll.harm is not Harm.DISPLACED
    if active and trigger.pos == "VERB":
        harmed = {t.i for t in toll.victims.tokens}  # "300 people lost their lives"
        for subject in sentence.below(trigger, "nsubj"):
            told = subject.pos in {"NOUN", "PROPN"} and subject.entity not in {"DATE", "EVENT"}
            if told and subject.i not in harmed:
                yield subject


def _finality(
    sentence: Sentence, following: Sentence | None, toll: TollRead, harms: HarmWords
) -> Finality:
    """Whether the page says that the figure is an earlier one, or that it may yet change."""
    before = sentence.text[: max(0, toll.end - sentence.start)].lower()
    if harms.superseded.stands_before(before):
        return Finality.SUPERSEDED
    near = [sentence.text.lower()]
    if following is not None and following.paragraph == sentence.paragraph:
        near.append(following.text.lower())
    changing = any(harms.provisional.stands_in(text) for text in near)
    return Finality.PROVISIONAL if changing else Finality.UNSTATED
