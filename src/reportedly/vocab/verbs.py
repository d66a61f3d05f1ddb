"""data/verbs.toml -> the words that mark who says, thinks, wants or shows what."""

from collections import defaultdict
from collections.abc import Iterable
from enum import StrEnum
from functools import cache

from reportedly.errors import DataError
from reportedly.records.base import Record
from reportedly.records.vocabulary import Stance
from reportedly.vocab.base import load_toml

FILE = "verbs.toml"
FILES = (FILE,)


class CueKind(StrEnum):
    """What the holder does with the content."""

    SPEECH = "speech"
    MENTAL = "mental"
    VOLITION = "volition"
    DIRECTIVE = "directive"
    EVALUATION = "evaluation"
    EVIDENCE = "evidence"
    SEEMING = "seeming"


_ADDRESSING = frozenset({CueKind.SPEECH, CueKind.DIRECTIVE, CueKind.EVALUATION})


class Takes(StrEnum):
    """Where a cue's content stands (the head of data/verbs.toml has an example of each)."""

    CLAUSE = "clause"
    CLAUSE_THAT = "clause_that"
    QUOTE = "quote"
    INFINITIVE = "infinitive"
    GERUND = "gerund"
    OBJECT = "object"
    OBJECT_INFINITIVE = "object_infinitive"
    PASSIVE_INFINITIVE = "passive_infinitive"
    SMALL_CLAUSE = "small_clause"
    OBJECT_REST = "object_rest"
    SEEMING = "seeming"
    SILENCE = "silence"


class Sense(Record, frozen=True, kw_only=True):
    """Verbs of one kind. ``negated`` and ``cannot`` are the stances of "not" and "could not"."""

    id: str
    lemmas: tuple[str, ...]
    kind: CueKind
    stance: Stance
    takes: tuple[Takes, ...]
    match: tuple[str, ...]
    no_match: tuple[str, ...]
    negated: Stance | None = None
    cannot: Stance | None = None
    addressee: bool = False


class NounCue(Record, frozen=True, kw_only=True):
    """Nouns that carry a content of their own: "the claim that ...", "their threat to ..."."""

    id: str
    lemmas: tuple[str, ...]
    takes: tuple[Takes, ...]
    match: tuple[str, ...]
    no_match: tuple[str, ...]


class Phrase(Record, frozen=True, kw_only=True):
    """Words that stand right before a source: "according to".

    ``not_before`` are nouns that are no source ("according to plan").
    """

    words: str
    match: tuple[str, ...]
    no_match: tuple[str, ...]
    not_before: frozenset[str] = frozenset()


class Hearsay(Record, frozen=True, kw_only=True):
    """Words that say a thing is told by others and name no one: "reportedly"."""

    words: tuple[str, ...]
    match: tuple[str, ...]
    no_match: tuple[str, ...]


class CueReading(Record, frozen=True, kw_only=True):
    """How the words around a cue are read."""

    led_by: frozenset[str]
    declines: frozenset[str]
    cannot: frozenset[str]
    future: frozenset[str]
    claims_denied: frozenset[str]
    no_figure_objects: frozenset[str]
    platforms: frozenset[str]


class VerbFile(Record, frozen=True, kw_only=True):
    """The whole of data/verbs.toml."""

    sense: tuple[Sense, ...]
    noun: tuple[NounCue, ...]
    source_phrase: tuple[Phrase, ...]
    hearsay: tuple[Hearsay, ...]
    reading: CueReading


class Pattern(Record, frozen=True, kw_only=True):
    """One lemma of a sense, with the particle, preposition or object it needs beside it."""

    lemma: str
    beside: tuple[str, ...]
    sense: Sense


class NounPattern(Record, frozen=True, kw_only=True):
    """One lemma of a noun cue, with the preposition that leads to its content."""

    lemma: str
    beside: tuple[str, ...]
    cue: NounCue


class ReportingVerbs(Record, frozen=True, kw_only=True):
    """Everything that marks an attribution, under the lemma it is found by."""

    file: VerbFile
    verbs: dict[str, tuple[Pattern, ...]]
    nouns: dict[str, tuple[NounPattern, ...]]
    phrases: tuple[tuple[tuple[str, ...], frozenset[str]], ...]
    hearsay: frozenset[str]

    @property
    def reading(self) -> CueReading:
        """How the words around a cue are read."""
        return self.file.reading

    def marks_attribution(self, lemma: str) -> bool:
        """Whether the lemma is a reporting verb on its own; no event is coded from those."""
        return any(not pattern.beside for pattern in self.verbs.get(lemma, ()))

    def tells(self, lemma: str) -> bool:
        """Whether the lemma on its own is a verb by which somebody addresses others."""
        return any(
            not pattern.beside and pattern.sense.kind in _ADDRESSING
            for pattern in self.verbs.get(lemma, ())
        )

    def telling(self, lemma: str) -> Stance | None:
        """Return the stance in which the lemma on its own tells a clause; None if it tells none."""
        stances = (
            pattern.sense.stance
            for pattern in self.verbs.get(lemma, ())
            if not pattern.beside
            and pattern.sense.kind is CueKind.SPEECH
            and Takes.CLAUSE in pattern.sense.takes
        )
        return next((one for one in stances if one in {Stance.ASSERTS, Stance.CONFIRMS}), None)


@cache
def load_verbs() -> ReportingVerbs:
    """Return the words of data/verbs.toml under their lemmas.

    Raises:
        DataError: the file is broken, or two entries share an id.
    """
    file = load_toml(FILE, VerbFile)
    ids = [sense.id for sense in file.sense] + [cue.id for cue in file.noun]
    for entry in ids:
        if ids.count(entry) > 1:
            raise DataError(
                f"entry {entry!r} is there twice", where=f"data/{FILE}", do="Rename one of them."
            )
    return verbs_from(file)


def verbs_from(file: VerbFile) -> ReportingVerbs:
    """Return the file's entries with the tables that find them."""
    return ReportingVerbs(
        file=file,
        verbs=_grouped(
            Pattern(lemma=words[0], beside=tuple(words[1:]), sense=sense)
            for sense in file.sense
            for words in map(str.split, sense.lemmas)
        ),
        nouns=_grouped_nouns(
            NounPattern(lemma=words[0], beside=tuple(words[1:]), cue=cue)
            for cue in file.noun
            for words in map(str.split, cue.lemmas)
        ),
        phrases=tuple(
            (tuple(phrase.words.split()), phrase.not_before) for phrase in file.source_phrase
        ),
        hearsay=frozenset(word for entry in file.hearsay for word in entry.words),
    )


def _grouped(patterns: Iterable[Pattern]) -> dict[str, tuple[Pattern, ...]]:
    """Under their lemma, those that need more words beside them first."""
    table: dict[str, list[Pattern]] = defaultdict(list)
    for pattern in patterns:
        table[pattern.lemma].append(pattern)
    return {
        lemma: tuple(sorted(found, key=lambda pattern: -len(pattern.beside)))
        for lemma, found in table.items()
    }


def _grouped_nouns(patterns: Iterable[NounPattern]) -> dict[str, tuple[NounPattern, ...]]:
    table: dict[str, list[NounPattern]] = defaultdict(list)
    for pattern in patterns:
        table[pattern.lemma].append(pattern)
    return {lemma: tuple(found) for lemma, found in table.items()}
