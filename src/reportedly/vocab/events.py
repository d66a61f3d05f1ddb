"""data/events.toml, data/reactions.toml -> words for what happened, and for denying it."""

from collections import defaultdict
from collections.abc import Iterable
from enum import StrEnum
from functools import cached_property

from reportedly.errors import DataError
from reportedly.records.base import Record
from reportedly.records.vocabulary import Aspect, EventClass, Stance
from reportedly.vocab.base import load_toml
from reportedly.vocab.numbers import NumberWords, load_numbers

EVENTS = "events.toml"
REACTIONS = "reactions.toml"
FILES = (EVENTS, REACTIONS)

PLACE_NAME = "a_place_name"
PERSON = "a_person"
PRONOUN = "a_pronoun"
KINDS_OF_NAME = frozenset({PLACE_NAME, PERSON, PRONOUN})
"""Groups that are no word list: what a word is, not which word it is."""

OF_ANYTHING = frozenset(
    {EventClass.DEMAND, EventClass.SUPPORT, EventClass.CONDEMNATION, EventClass.REJECTION}
    | {EventClass.THREAT, EventClass.LEGAL_STEP}
    | {EventClass.ACCUSATION, EventClass.AGREEMENT, EventClass.NEGOTIATION}
)
"""Acts that a party convention and a wage dispute are full of as well."""

AT_STAKE = ("at_stake",)
"""Groups of words for what a conflict is over."""


class Roles(StrEnum):
    """Who is who around an event's word."""

    ATTACK = "attack"
    CLASH = "clash"
    ACT = "act"
    APPEAL = "appeal"
    TALKS = "talks"
    UNDERGO = "undergo"


class EventEntry(Record, frozen=True, kw_only=True, rename={"class_": "class"}):
    """Words for one kind of event, and the company in which they mean it.

    ``harm``: the word counts people, so the toll rules read it. ``speech``: the event is the saying
    itself (a demand, a threat). ``alone``: the verb has no object and no clause of its own.
    ``force``: elsewhere the words tell of other things, so they need a word of force in their
    sentence, a force or a power taking part, or violence told shortly before.
    ``doer_after``: the prepositions behind which the doer of what is undergone stands ("fell to the
    rebels").
    """

    id: str
    class_: EventClass
    lemmas: frozenset[str]
    pos: frozenset[str]
    near: frozenset[str] = frozenset()
    not_near: frozenset[str] = frozenset()
    object: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()
    not_subject: tuple[str, ...] = ()
    alone: bool = False
    force: bool = False
    doer_after: frozenset[str] = frozenset()
    roles: Roles
    harm: bool = False
    speech: bool = False
    match: tuple[str, ...]
    no_match: tuple[str, ...]


class BlameEntry(Record, frozen=True, kw_only=True):
    """Words that say who did a deed; ``through`` are the prepositions before the deed's noun.

    ``under``: the verbs one of which must be right above ("was behind", not "stood behind").
    ``crimes``: the nouns of which alone it accuses for sure, as victims are involved in a bombing
    as well; of other deeds it accuses where it is only supposed.
    """

    id: str
    lemmas: frozenset[str]
    pos: frozenset[str]
    through: frozenset[str] = frozenset()
    under: frozenset[str] = frozenset()
    crimes: frozenset[str] = frozenset()
    match: tuple[str, ...]
    no_match: tuple[str, ...]


class EventFile(Record, frozen=True, kw_only=True):
    """data/events.toml as it is written."""

    violent: frozenset[EventClass]
    lends_subject: frozenset[str]
    undergoes: frozenset[str]
    suffers_as: frozenset[str]
    occurs: frozenset[str]
    happens: frozenset[str]
    begins: frozenset[str]
    ends: frozenset[str]
    aims: frozenset[str]
    sends: frozenset[str]
    uproots: frozenset[str]
    joins: frozenset[str]
    falls: frozenset[str]
    foils: frozenset[str]
    pursues: frozenset[str]
    befalls: frozenset[str]
    aftermath: frozenset[str]
    after_all: frozenset[str]
    of_words_too: frozenset[str]
    ahead: frozenset[str]
    supposed: frozenset[str]
    averted: frozenset[str]
    tells_as_well: frozenset[str]
    brings_about: frozenset[str]
    decreed: frozenset[str]
    done_by: frozenset[str]
    ranks: frozenset[str]
    presumed: frozenset[str]
    groups: dict[str, frozenset[str]]
    event: tuple[EventEntry, ...]
    blame: tuple[BlameEntry, ...]


class Answer(StrEnum):
    """How a sentence that answers a charge is built."""

    VERB = "verb"
    NOT_VERB = "not_verb"
    PREDICATE = "predicate"
    NOT_PREDICATE = "not_predicate"
    ABSENT = "absent"
    NOUN = "noun"
    CONTRARY = "contrary"


class Answerer(StrEnum):
    """Who answers: the word's subject, what it is done to, or whoever's words it stands in.

    ``described``: whom the word is said of, where it is no verb ("remained silent").
    """

    SUBJECT = "subject"
    OBJECT = "object"
    SPEAKER = "speaker"
    DESCRIBED = "described"


class ReactionEntry(Record, frozen=True, kw_only=True):
    """Words by which someone denies, doubts, owns up to or leaves open what is said.

    ``form`` says how they stand: a verb; a verb under "not", "refuse to", "unable to"; what is said
    of a claim ("is baseless"), or said not to hold ("is not true"); that a thing is not or was not
    ("no such raid took place"); a noun ("no comment from"); against what was told ("contrary to
    reports"). ``what`` are the nouns a verb must have for its object, or a predicate for its
    subject; ``through`` prepositions after which that object may stand ("scoffed at the claim");
    ``near`` and ``not_near`` as for events; ``joined`` are words one of which must be joined to it
    ("confirm or deny"); ``under`` words one of which must help or govern it ("would not say").
    ``clause``: a clause as the object does as well; ``only_clause``: nothing
    else does. ``after``: the name of a list of classes of which an event must have been told on
    the page before, where the words alone answer nothing. ``of_harm``: the answer's own words must
    tell of violence, or of who was hurt or to blame. ``named``: somebody must be named as the one
    who answers. ``names``: of a predicate's ``what``, any name does as well.
    """

    id: str
    stance: Stance
    aspect: Aspect | None = None
    form: Answer
    lemmas: frozenset[str]
    what: frozenset[str] = frozenset()
    through: frozenset[str] = frozenset()
    joined: frozenset[str] = frozenset()
    under: frozenset[str] = frozenset()
    clause: bool = False
    only_clause: bool = False
    named: bool = False
    names: bool = False
    near: frozenset[str] = frozenset()
    not_near: frozenset[str] = frozenset()
    answerer: Answerer = Answerer.SUBJECT
    after: str | None = None
    of_harm: bool = False
    match: tuple[str, ...]
    no_match: tuple[str, ...]


class AspectEntry(Record, frozen=True, kw_only=True):
    """Words in a denial that tell what is denied about the event.

    ``adverbs`` tell it only beside a verb ("fired first"), ``predicates`` only where they are said
    of someone ("were civilians"), and then before all other words. ``of`` are the classes of event
    that this alone is denied of: who denies the presence answers who tells of an incursion.
    """

    aspect: Aspect
    words: frozenset[str]
    of: frozenset[EventClass] = frozenset()
    adverbs: frozenset[str] = frozenset()
    predicates: frozenset[str] = frozenset()


class ReactionFile(Record, frozen=True, kw_only=True):
    """data/reactions.toml as it is written."""

    refusals: frozenset[str]
    preferring: frozenset[str]
    alleging: frozenset[str]
    assertions: frozenset[str]
    own: frozenset[str]
    in_reply: frozenset[str]
    reports: frozenset[str]
    tellings: frozenset[str]
    calling: frozenset[str]
    using: frozenset[str]
    never_answered: frozenset[EventClass]
    told_as_attacks: frozenset[EventClass]
    deeds: frozenset[EventClass]
    pointing_back: frozenset[str]
    in_any_report: frozenset[str]
    insisting: frozenset[str]
    saying: frozenset[str]
    wishing: frozenset[str]
    own_men: frozenset[str]
    own_acts: frozenset[str]
    befalling: frozenset[str]
    own_side: frozenset[str]
    voiceless: frozenset[str]
    holding: frozenset[str]
    accounts: frozenset[str]
    charges: frozenset[str]
    no_deeds: frozenset[str]
    told: dict[str, frozenset[EventClass]]
    reaction: tuple[ReactionEntry, ...]
    aspect: tuple[AspectEntry, ...]

    def told_before(self, entry: ReactionEntry) -> frozenset[EventClass]:
        """The classes of which an event must have been told before the entry's words answer it."""
        return frozenset() if entry.after is None else self.told[entry.after]

    def classes_of(self, aspect: Aspect | None) -> frozenset[EventClass]:
        """The classes of event that this aspect alone is denied of."""
        return frozenset().union(*(entry.of for entry in self.aspect if entry.aspect is aspect))


_NO_GROUP: frozenset[str] = frozenset()


class EventWords(Record, frozen=True, kw_only=True, dict=True, gc=True):
    """All that the two files say, with the tables that find an entry by its word."""

    events: EventFile
    reactions: ReactionFile
    numbers: NumberWords
    by_lemma: dict[str, tuple[EventEntry, ...]]
    answers_by_lemma: dict[str, tuple[ReactionEntry, ...]]
    blame_by_lemma: dict[str, BlameEntry]

    def entries_for(self, lemma: str, word: str) -> tuple[EventEntry, ...]:
        """The entries a word may be read by, in the order in which they are tried."""
        found = self.by_lemma.get(lemma, ())
        if word == lemma or word not in self.by_lemma:
            return found
        return found + self.by_lemma[word]

    def is_violent(self, event_class: EventClass) -> bool:
        """Whether people can come to harm in an event of this class."""
        return event_class in self.events.violent

    def in_group(self, word: str, groups: Iterable[str]) -> bool:
        """Whether a word is listed in one of the groups."""
        return not self._groups_of.get(word, _NO_GROUP).isdisjoint(groups)

    @cached_property
    def _groups_of(self) -> dict[str, frozenset[str]]:
        """The groups that each listed word is in."""
        found: dict[str, set[str]] = defaultdict(set)
        for group, words in self.events.groups.items():
            for word in words:
                found[word].add(group)
        return {word: frozenset(groups) for word, groups in found.items()}


def load_events() -> EventWords:
    """Return the words for events and for reactions, checked.

    Raises:
        DataError: a file is broken, an id stands twice, or an entry names an unknown list.
    """
    events = load_toml(EVENTS, EventFile)
    reactions = load_toml(REACTIONS, ReactionFile)
    _check_ids(EVENTS, [entry.id for entry in events.event])
    _check_ids(REACTIONS, [entry.id for entry in reactions.reaction])
    _check_groups(events)
    _check_told(reactions)
    by_lemma: dict[str, list[EventEntry]] = defaultdict(list)
    for entry in events.event:
        for lemma in entry.lemmas:
            by_lemma[lemma].append(entry)
    answers: dict[str, list[ReactionEntry]] = defaultdict(list)
    for reaction in reactions.reaction:
        for lemma in reaction.lemmas:
            answers[lemma].append(reaction)
    return EventWords(
        events=events,
        reactions=reactions,
        numbers=_counting_times(load_numbers()),
        by_lemma={lemma: tuple(found) for lemma, found in by_lemma.items()},
        answers_by_lemma={lemma: tuple(found) for lemma, found in answers.items()},
        blame_by_lemma={lemma: one for one in events.blame for lemma in one.lemmas},
    )


def _counting_times(numbers: NumberWords) -> NumberWords:
    """The number words with "times" for a counted noun: a truce is broken 25 times."""
    units = numbers.not_counts.units - {"time", "times"}
    return numbers.replacing(not_counts=numbers.not_counts.replacing(units=units))


def _check_ids(name: str, ids: list[str]) -> None:
    for entry in ids:
        if ids.count(entry) > 1:
            raise DataError(
                f"two entries have the id {entry!r}",
                where=f"data/{name}",
                do="Rename one, or join them.",
            )


def _check_groups(events: EventFile) -> None:
    known = KINDS_OF_NAME | events.groups.keys()
    for entry in events.event:
        for group in (*entry.object, *entry.subject, *entry.not_subject):
            if group not in known:
                raise DataError(
                    f"entry {entry.id!r} names the group {group!r}, which is not there",
                    where=f"data/{EVENTS}",
                    do="Write the group under [groups], or mend its name.",
                )


def _check_told(reactions: ReactionFile) -> None:
    for entry in reactions.reaction:
        if entry.after is not None and entry.after not in reactions.told:
            raise DataError(
                f"entry {entry.id!r} answers what is told of {entry.after!r}, a list not there",
                where=f"data/{REACTIONS}",
                do="Write the list under [told], or mend its name.",
            )
