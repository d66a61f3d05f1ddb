"""Sentence -> the words in it that tell an event, and the event a word of harm belongs to."""

from collections.abc import Iterable, Iterator
from enum import StrEnum

from reportedly.claims.grammar import (
    TOWARDS,
    after_prepositions,
    company,
    joined_word,
    objects_of,
    subjects_of,
)
from reportedly.records.base import Record
from reportedly.records.parse import Sentence, Token, asked_once
from reportedly.records.vocabulary import EventClass
from reportedly.vocab.events import (
    PERSON,
    PLACE_NAME,
    PRONOUN,
    EventEntry,
    EventWords,
    Roles,
)

_MODIFIER = frozenset({"compound", "amod", "nmod"})
_THINGS = frozenset({"dobj", "nsubjpass"})
_OF = frozenset({"of", "on", "against", "at", "upon", "into", "near", "in", "inside", "outside"})
_AT = frozenset({"on", "against", "at", "into", "upon"})
_AGAINST = frozenset({"against"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_BROAD = frozenset({EventClass.UNKNOWN})
_FAR = 10
"""More steps through the parse than this, and two words tell of different things."""


_SHOWN = 8
"""So many words of an entry are told; the data has them all."""


class Check(StrEnum):
    """What an entry asks of a word, told as that it was not so."""

    PART_OF_SPEECH = "another part of speech"
    COMPANY = "none of its company words stands with it"
    OTHER_COMPANY = "a word stands with it that makes it another thing"
    OBJECT = "not done to anything of the kind it asks for"
    SUBJECT = "not done by anybody of the kind it asks for"
    OBJECT_AT_ALL = "done to something, where it asks for nothing"


class Trigger(Record, frozen=True, kw_only=True):
    """A word that tells an event: which token, what kind of event, by which entry of the data."""

    i: int
    event_class: EventClass
    entry: EventEntry


_SHELLS = ("shells",)
"""The group of nouns that say nothing of what they hold: "a group of villagers"."""


@asked_once
def find_triggers(sentence: Sentence, events: EventWords) -> tuple[Trigger, ...]:
    """Return the words of the sentence that tell an event, in order.

    Of a noun and the noun that modifies it ("bomb attack") only the head stands.
    """
    found: dict[int, Trigger] = {}
    known, is_joined = events.by_lemma, "-" in sentence.text
    if not is_joined and known.keys().isdisjoint(sentence.words):
        return ()
    for token in sentence.tokens:
        may_tell = is_joined or token.lemma in known or token.lower in known
        entry = _entry_for(sentence, token, events) if may_tell else None
        if entry is not None:
            found[token.i] = Trigger(i=token.i, event_class=entry.class_, entry=entry)
    return tuple(t for t in found.values() if not _is_part(sentence, t, found, events))


def trigger_at(sentence: Sentence, token: Token, events: EventWords) -> Trigger | None:
    """Return the word that tells the event by which a word of harm came about, if one does.

    The nearest word in the parse wins: "killed in the shelling", "blew himself up, killing 12".
    """
    violent = [t for t in find_triggers(sentence, events) if events.is_violent(t.event_class)]
    near = _by_nearness(sentence, token, violent)
    plain = next((t for t in near if t.event_class not in _BROAD), None)
    return plain or next(iter(near), None)


def _by_nearness(
    sentence: Sentence, token: Token, triggers: Iterable[Trigger]
) -> tuple[Trigger, ...]:
    """The triggers near enough to tell of the same event, the nearest first."""
    measured = [(_steps(sentence, token, sentence.tokens[t.i]), t) for t in triggers]
    close = [(steps, t) for steps, t in measured if steps <= _FAR]
    return tuple(t for _, t in sorted(close, key=lambda pair: (pair[0], pair[1].i)))


def target_words(sentence: Sentence, token: Token, events: EventWords) -> tuple[Token, ...]:
    """Return the nouns a trigger is aimed at, as far as its own phrase tells them.

    What stands behind "on" or "at" is a target where the object is what is sent there ("fired
    shells at the port"), and a place where it is not ("ambushed a patrol on the coast road").
    """
    if token.pos == "VERB":
        direct = objects_of(sentence, token)
        if not direct:
            return after_prepositions(sentence, token, TOWARDS)
        sent = token.lemma in events.events.aims
        return (*direct, *after_prepositions(sentence, token, _AT if sent else _AGAINST))
    aimed = after_prepositions(sentence, token, _OF)
    head = sentence.head(token)
    if head is not None and head.lemma == "blame" and token.dep == "dobj":
        return ()  # "blamed the attack on the rebels": they were not attacked
    if aimed or head is None or head.pos != "VERB":
        return aimed
    if token.dep == "nsubj":
        return objects_of(sentence, head)
    if token.dep == "dobj":
        return after_prepositions(sentence, head, TOWARDS)
    if token.dep == "pobj" or sentence.tokens[token.head].dep in {"agent", "prep"}:
        return objects_of(sentence, head)
    return ()


def _entry_for(sentence: Sentence, token: Token, events: EventWords) -> EventEntry | None:
    """The first entry of the data that reads the word as an event here."""
    entries = entries_of(sentence, token, events)
    if (
        not entries
        or token.dep == "aux"
        or (any(sentence.below(token, "det")) and token.pos == "VERB")
        or _is_surname(sentence, token)
    ):
        return None
    words = company(sentence, token)
    for entry in entries:
        if _failed(sentence, token, entry, words, events) is None:
            return entry
    return None


def _is_surname(sentence: Sentence, token: Token) -> bool:
    """Whether the word ends somebody's name: Nick Shell; never in capitals throughout."""
    return (
        token.tag == "NNP"
        and token.entity == "PERSON"
        and not sentence.text.isupper()
        and any(t.entity == "PERSON" for t in sentence.below(token, "compound"))
    )


def _failed(
    sentence: Sentence,
    token: Token,
    entry: EventEntry,
    words: frozenset[str],
    events: EventWords,
) -> Check | None:
    """The check by which the entry does not read the word as an event, None when it does."""
    if token.pos not in entry.pos:
        return Check.PART_OF_SPEECH
    if entry.near and not words & entry.near:
        return Check.COMPANY
    if (words - {token.lemma, token.lower}) & entry.not_near:
        return Check.OTHER_COMPANY
    own = ("dobj", "ccomp") if entry.speech else ("dobj", "ccomp", "xcomp")
    if entry.alone and any(sentence.below(token, *own)):
        return Check.OBJECT_AT_ALL
    targets = target_words(sentence, token, events) if entry.object else ()
    if entry.object and not _any_of(sentence, targets, entry.object, events):
        return Check.OBJECT
    return _failed_by_doer(sentence, token, entry, events)


def _failed_by_doer(
    sentence: Sentence, token: Token, entry: EventEntry, events: EventWords
) -> Check | None:
    if not (entry.subject or entry.not_subject):
        return None
    doers = _takers(sentence, token, entry)
    lacks = entry.subject and not _any_of(sentence, doers, entry.subject, events)
    kinds = [t for doer in doers for t in _named_for(sentence, doer, entry)]
    barred = entry.not_subject and any(events.in_group(t.lemma, entry.not_subject) for t in kinds)
    return Check.SUBJECT if lacks or barred else None


def entries_of(sentence: Sentence, token: Token, events: EventWords) -> tuple[EventEntry, ...]:
    """Return the entries a word may be read by, those of the word it ends by a hyphen first."""
    own = events.entries_for(token.lemma, token.lower)
    joined = joined_word(sentence, token) if "-" in sentence.text else ()
    if not joined:
        return own
    return (*(e for word in joined[1:] for e in events.entries_for(word, joined[0])), *own)


def find_passed_over(
    sentence: Sentence, events: EventWords
) -> tuple[tuple[Token, EventEntry, str], ...]:
    """Return the words that can tell an event and tell none here: each entry, and what it lacks.

    Of a word that is another part of speech than all of its entries nothing is told: it was never
    considered.
    """
    read = {trigger.i for trigger in find_triggers(sentence, events)}
    return tuple(
        one
        for token in sentence.tokens
        if token.i not in read
        for one in _passed_over(sentence, token, events)
    )


def _passed_over(
    sentence: Sentence, token: Token, events: EventWords
) -> Iterator[tuple[Token, EventEntry, str]]:
    fitting = [e for e in entries_of(sentence, token, events) if token.pos in e.pos]
    if not fitting:
        return
    chosen = _entry_for(sentence, token, events)
    if chosen is not None:
        yield token, chosen, f"it only fills in {sentence.tokens[token.head].text!r}"
        return
    words = company(sentence, token)
    for entry in fitting:
        failed = _failed(sentence, token, entry, words, events)
        if failed is None:
            yield token, entry, "it helps another verb, or stands after an article as a verb"
        else:
            yield token, entry, _lacking(failed, entry, words - {token.lemma, token.lower})


def _lacking(failed: Check, entry: EventEntry, words: frozenset[str]) -> str:
    """What the check asked for, in words of the entry."""
    if failed is Check.COMPANY:
        return f"{failed.value}: {_some(entry.near)}"
    if failed is Check.OTHER_COMPANY:
        return f"{failed.value}: {_some(words & entry.not_near)}"
    return f"{failed.value}: {_some(entry.object if failed is Check.OBJECT else entry.subject)}"


def _some(words: Iterable[str]) -> str:
    """A few of the words, in an order that is always the same."""
    listed = sorted(words)
    more = len(listed) - _SHOWN
    return ", ".join(listed[:_SHOWN]) + (f" and {more} more" if more > 0 else "")


def _takers(sentence: Sentence, token: Token, entry: EventEntry) -> tuple[Token, ...]:
    """Who takes part, to be checked against an entry's subject groups."""
    doers = tuple(_meant(sentence, token, t) for t in subjects_of(sentence, token))
    if entry.roles is Roles.CLASH:
        return (*doers, *objects_of(sentence, token))
    return doers


def _named_for(sentence: Sentence, doer: Token, entry: EventEntry) -> tuple[Token, ...]:
    """The doer; where certain doers are asked for, the words that tell its kind: rebel forces."""
    return (doer, *(sentence.below(doer, "compound", "amod") if entry.subject else ()))


def _meant(sentence: Sentence, verb: Token, doer: Token) -> Token:
    """Whoever speaks of himself by "it" or "they": the army denied that it had bombed the town."""
    over = sentence.head(verb)
    if doer.lower not in {"it", "they"} or verb.dep != "ccomp" or over is None:
        return doer
    return next(sentence.below(over, "nsubj"), doer)


def _any_of(
    sentence: Sentence, nouns: Iterable[Token], groups: tuple[str, ...], events: EventWords
) -> bool:
    return any(_is_of(sentence, noun, groups, events) for noun in nouns)


def _is_of(sentence: Sentence, noun: Token, groups: tuple[str, ...], events: EventWords) -> bool:
    """Whether a noun, or a word that tells which kind it is, belongs to one of the groups."""
    if events.in_group(noun.lemma, groups) or events.in_group(noun.lower, groups):
        return True
    if PLACE_NAME in groups and (noun.entity in _PLACES or _is_other_name(sentence, noun)):
        return True
    if PERSON in groups and (noun.entity == "PERSON" or noun.pos == "PROPN"):
        return True
    if PRONOUN in groups and noun.pos == "PRON":
        return True
    modifiers = sentence.below(noun, "compound", "amod", "nmod", "poss")
    holds = events.in_group(noun.lemma, _SHELLS)
    of = after_prepositions(sentence, noun, frozenset({"of"})) if holds else ()
    return any(events.in_group(m.lemma, groups) for m in (*modifiers, *of))


def _is_other_name(sentence: Sentence, noun: Token) -> bool:
    """Whether the word is a name, and not one in several parts of a person.

    The parser's own labels take many towns for people, so a single name stays open.
    """
    in_parts = any(sentence.below(noun, "compound"))
    return noun.pos == "PROPN" and not (in_parts and noun.entity == "PERSON")


def _is_part(
    sentence: Sentence, trigger: Trigger, found: dict[int, Trigger], events: EventWords
) -> bool:
    """Whether the trigger only fills in another: "bomb attack", "broke the truce"."""
    token = sentence.tokens[trigger.i]
    other = found.get(token.head)
    if other is None or other.i == trigger.i:
        return False
    head = sentence.tokens[other.i]
    to_come = any(t.lower == "to" for t in sentence.below(head, "aux"))
    if to_come and head.lemma in events.events.ends:
        return False  # asked to end a blockade: the ending has not happened, the blockade has
    named_by_it = bool({token.lemma, token.lower} & other.entry.near)
    return token.dep in _MODIFIER or (token.dep in _THINGS and named_by_it)


def _steps(sentence: Sentence, one: Token, other: Token) -> int:
    """Steps through the parse from one word to another."""
    up = {token.i: steps for steps, token in enumerate((one, *sentence.above(one)))}
    for steps, token in enumerate((other, *sentence.above(other))):
        if token.i in up:
            return steps + up[token.i]
    return len(sentence.tokens)
