"""data/harms.toml -> words of harm, of victims, and of what is said about a figure."""

import re
from collections.abc import Callable
from enum import StrEnum
from functools import cached_property, lru_cache

from reportedly.records.base import Record
from reportedly.records.vocabulary import Harm, VictimClass
from reportedly.vocab.base import check_examples, load_toml

FILE = "harms.toml"
_ASKED_LATELY = 2048

_ARMED_SERVICES = frozenset({VictimClass.MILITARY, VictimClass.POLICE})


class VictimSlot(StrEnum):
    """Where the victims of a harm word stand in its sentence."""

    OBJECT = "object"
    SUBJECT = "subject"
    NOUN = "noun"
    NOUN_OF = "noun_of"
    GIVEN = "given"
    STATE = "state"
    UNHARMED = "unharmed"
    PERSON_OBJECT = "person_object"
    PERSON_SUBJECT = "person_subject"


class Part(StrEnum):
    """Where the part of a body that a verb of harm tells of stands, and whose it must be."""

    OBJECT = "object"
    THEIRS = "theirs"


class HarmEntry(Record, frozen=True, kw_only=True):
    """Words of one harm that take their victims in one place.

    One of ``needs`` must stand in the phrase, one of ``also`` too, and none of ``without``.
    ``open_outcome``: who was hurt so may have died, and the page is asked whether they did.
    ``part``: what it needs is the verb's object; ``unarmed``: armed people are beaten in battle.
    """

    id: str
    lemmas: frozenset[str]
    pos: str
    harm: Harm
    victim: VictimSlot
    needs: frozenset[str] = frozenset()
    also: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()
    counts_wounded: bool = False
    of_persons: bool = False
    open_outcome: bool = False
    part: Part | None = None
    unarmed: bool = False
    match: tuple[str, ...]
    no_match: tuple[str, ...]


class VictimEntry(Record, frozen=True, kw_only=True, rename={"class_": "class"}):
    """Words for one class of victim.

    ``rank``: of that class only where its force is named; ``office``: but for that of a private
    body; ``title``: right before a name alone; ``modifier``: before another word alone.
    """

    class_: VictimClass
    words: frozenset[str]
    child_or_woman: bool = False
    rank: bool = False
    office: bool = False
    title: bool = False
    modifier: bool = False
    match: tuple[str, ...]
    no_match: tuple[str, ...]


class VictimPhrase(Record, frozen=True, kw_only=True):
    """Words that say together who somebody is, the place of their noun, and what they say."""

    words: tuple[str, ...]
    head: int
    entry: VictimEntry

    @classmethod
    def of(cls, printed: str, entry: VictimEntry) -> "VictimPhrase":
        """The phrase of the words as the data has them: attorney general, prisoner of war."""
        words = tuple(printed.split())
        noun = words.index("of") - 1 if "of" in words else len(words) - 1
        return cls(words=words, head=noun, entry=entry)


class WordList(Record, frozen=True, kw_only=True):
    """A plain list of words, with examples where it decides something by itself."""

    words: frozenset[str]
    match: tuple[str, ...] = ()
    no_match: tuple[str, ...] = ()


class ForceWords(Record, frozen=True, kw_only=True):
    """Words near a rank or an office that say whose it is, and verbs of attack.

    ``civil``: services that bear no arms; ``private``: bodies whose officers are no officials.
    """

    military: frozenset[str]
    police: frozenset[str]
    civil: frozenset[str]
    private: frozenset[str]
    attacks: frozenset[str]


class PhraseList(Record, frozen=True, kw_only=True, gc=True, dict=True):
    """Phrases looked for in a sentence's text."""

    phrases: tuple[str, ...]
    match: tuple[str, ...]
    no_match: tuple[str, ...]

    def stands_in(self, text: str) -> bool:
        """Whether one of the phrases stands in the text, in whole words."""
        return self._any_one.search(text) is not None

    @cached_property
    def _any_one(self) -> re.Pattern[str]:
        return re.compile(rf"\b(?:{'|'.join(map(re.escape, self.phrases))})\b")


class Pattern(Record, frozen=True, kw_only=True):
    """A regular expression that must end where a figure stands, or a few words before it."""

    pattern: str
    match: tuple[str, ...]
    no_match: tuple[str, ...]

    def stands_before(self, text: str) -> bool:
        """Whether the pattern is found near the end of the text."""
        return re.search(self.pattern, text[-60:]) is not None


class EndingList(Record, frozen=True, kw_only=True):
    """Endings of words for what a person is or does, and words that have them and are none."""

    endings: tuple[str, ...]
    not_people: frozenset[str]
    match: tuple[str, ...] = ()
    no_match: tuple[str, ...] = ()


class SubsetWords(Record, frozen=True, kw_only=True):
    """Phrases that open a part of a number just given."""

    openers: tuple[str, ...]
    match: tuple[str, ...]
    no_match: tuple[str, ...]


class HarmWords(Record, frozen=True, kw_only=True, gc=True, dict=True):
    """All that data/harms.toml says."""

    harm: tuple[HarmEntry, ...]
    victim: tuple[VictimEntry, ...]
    weak: WordList
    people: WordList
    the_harmed: WordList
    hurt: WordList
    shot_dead: WordList
    averting: WordList
    of_councils: WordList
    things: WordList
    homes: WordList
    scenes: WordList
    blasts: WordList
    quiet_deaths: WordList
    said_as: WordList
    men: WordList
    women: WordList
    forces: ForceWords
    persons_by_ending: EndingList
    animals: WordList
    carried_out: WordList
    long: WordList
    long_so_far: WordList
    linked: WordList
    known_deed: WordList
    blaming: WordList
    figurative: WordList
    bearing: WordList
    inflicting: WordList
    dealing: WordList
    costing: WordList
    learning: WordList
    of_places: WordList
    judged_deed: WordList
    of_group: WordList
    dying_later: WordList
    several_events: WordList
    rates: WordList
    habitual: WordList
    revises: WordList
    provisional: PhraseList
    superseded: Pattern
    counted_up: Pattern
    subset: SubsetWords

    def class_of_ranks(self) -> VictimClass:
        """The class of whoever has a rank, where its sentence names no force: not known."""
        return VictimClass.UNKNOWN

    @cached_property
    def where_ranks_are(self) -> dict[VictimClass, "HarmWords"]:
        """The same words for a page whose ranks are those of one armed service, for each."""
        own = {name: getattr(self, name) for name in self.__struct_fields__}
        return {kind: HarmsOnPage(**own, ranks=kind) for kind in _ARMED_SERVICES}

    @cached_property
    def lemmas(self) -> frozenset[str]:
        """Every word of harm, whatever its part of speech."""
        return frozenset(lemma for entry in self.harm for lemma in entry.lemmas)

    @cached_property
    def plain(self) -> frozenset[str]:
        """The words of harm that are so, or nearly so, whatever stands beside them."""
        sure = (entry for entry in self.harm if not entry.needs or entry.of_persons)
        return frozenset(lemma for entry in sure for lemma in entry.lemmas)

    @cached_property
    def needing(self) -> dict[str, frozenset[str]]:
        """The other words of harm, each with the words of which one must stand in the sentence."""
        found: dict[str, frozenset[str]] = {}
        for entry in self.harm:
            for lemma in entry.lemmas - self.plain:
                found[lemma] = found.get(lemma, frozenset()) | entry.needs
        return found

    @cached_property
    def victim_entries(self) -> dict[str, VictimEntry]:
        """The words for victims, each with the class it says; of two entries the first stands."""
        return {word: entry for entry in reversed(self.victim) for word in entry.words}

    @cached_property
    def all_people(self) -> frozenset[str]:
        """Every word for people, but for what is one before other words alone."""
        told = self.victim_entries.items()
        alone = (word for word, entry in told if not (entry.title or entry.modifier))
        return self.people.words | frozenset(alone)

    @cached_property
    def victim_phrases(self) -> dict[str, tuple[VictimPhrase, ...]]:
        """The head of each phrase for victims, and the phrases: general, prisoner."""
        found: dict[str, tuple[VictimPhrase, ...]] = {}
        for words, entry in self.victim_entries.items():
            if " " in words:
                phrase = VictimPhrase.of(words, entry)
                head = phrase.words[phrase.head]
                found[head] = (*found.get(head, ()), phrase)
        return found

    @cached_property
    def ranks_of_any(self) -> frozenset[str]:
        """Every rank, and what says as little of its force: officer; one and several."""
        told = self.victim_entries.items()
        weak = self.weak.words
        alone = (w for w, e in told if e.rank or (e.class_ is VictimClass.POLICE and w in weak))
        return frozenset(form for word in alone for form in (word, f"{word}s"))

    def force_of(self, word: str, entry: VictimEntry | None) -> VictimClass | None:
        """The armed service that a word names, no rank nor "officer"; None for any other word.

        Args:
            entry: what is known of the word, or of the phrase it heads.
        """
        if word in self.forces.military:
            return VictimClass.MILITARY
        if word in self.forces.police:
            return VictimClass.POLICE
        if entry is None or entry.rank or entry.class_ not in _ARMED_SERVICES:
            return None
        alone = word in entry.words and word in self.weak.words
        return None if alone else entry.class_

    def entries_for(self, lemma: str, pos: str) -> tuple[HarmEntry, ...]:
        """The entries a word of this lemma and part of speech can stand for."""
        if lemma not in self.lemmas:
            return ()
        return tuple(e for e in self.harm if e.pos == pos and lemma in e.lemmas)

    def victim_entry(self, word: str) -> VictimEntry | None:
        """The class of victim a word stands for, if it says one."""
        return self._lately(word)

    @cached_property
    def _lately(self) -> Callable[[str], VictimEntry | None]:
        """What was found for the words asked about last: a page asks for the same often."""
        return lru_cache(_ASKED_LATELY)(self._entry_of)

    def _entry_of(self, word: str) -> VictimEntry | None:
        word = word.removesuffix(".")
        return self.victim_entries.get(word) or self.victim_entries.get(_singular(word))

    def means_people(self, word: str) -> bool:
        """Whether the word is one for people at all."""
        return not self.all_people.isdisjoint((word, _singular(word)))

    def may_be_people(self, word: str) -> bool:
        """Whether an unlisted word can be one for people by its ending: leftist, settler."""
        endings = self.persons_by_ending
        return word in self.weak.words or (
            word.endswith(endings.endings) and word not in endings.not_people
        )


class HarmsOnPage(HarmWords, frozen=True, kw_only=True, gc=True, dict=True):
    """The words as a page uses them: its ranks are those of one armed service."""

    ranks: VictimClass

    def class_of_ranks(self) -> VictimClass:
        """The class of whoever has a rank, where its sentence names no force."""
        return self.ranks


def _singular(word: str) -> str:
    """A plural that no dictionary brought to its singular, as in a cable: missionaries."""
    return word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s")


def load_harms() -> HarmWords:
    """Return the words of harm.

    Raises:
        DataError: the file is broken.
    """
    words = load_toml(FILE, HarmWords)
    for name in ("superseded", "counted_up"):
        told: Pattern = getattr(words, name)
        check_examples(FILE, name, re.compile(told.pattern, re.IGNORECASE), told)
    return words
