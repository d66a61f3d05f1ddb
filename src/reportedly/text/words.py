"""Tagged and parsed words -> the part of speech and the lemma of each, by table.

The pipeline's own rules for both ask a matcher at every word, which takes a fifth of a parse. What
they give depends on little: the tag, the label, and the word where a rule names it. So each case is
put to the rules once, and read from a table after that. The answers are those of the rules.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum, auto
from functools import cache
from typing import Any

from spacy.attrs import DEP, LOWER, ORTH, TAG
from spacy.language import Language
from spacy.strings import StringStore
from spacy.tokens import Doc

from reportedly.records.base import Record

KEPT = 200_000
"""Lemmas kept before the table is begun anew, so that an archive of any size fits in memory."""

RULES = ("attribute_ruler", "lemmatizer")
"""The parts of the pipeline that the tables stand for."""

_Case = tuple[int, int, int, int, int]
"""Tag, label and, where a rule names them, the word with the one before and the one after it."""

_Word = tuple[int, int, int]
"""The word as printed, its part of speech, and its features."""


_STEP = 4
_STOP = "."


class _Said(Record, frozen=True, kw_only=True):
    """What the rules say of a case; the lemma is empty where they leave it to the lemmatizer."""

    pos: str
    tag: str
    dep: str
    number: int
    features: int
    lemma: str


class _Which(Enum):
    """Which words a rule names: any, or the first or the second of two."""

    ANY = auto()
    FIRST = auto()
    SECOND = auto()


class _Named(dict[int, bool]):
    """Whether the word of a number is one that rules name: those listed, and those of a shape."""

    def __init__(self, asked: Iterable[str | dict[str, Any]], strings: StringStore) -> None:
        super().__init__()
        self._strings = strings
        self._listed: set[str] = set()
        self._shaped: list[re.Pattern[str]] = []
        for wanted in asked:
            if isinstance(wanted, str):
                self._listed.add(wanted)
            else:
                self._listed.update(wanted.get("IN", ()))
                self._shaped += [re.compile(wanted["REGEX"])] if "REGEX" in wanted else []

    def __missing__(self, lower: int) -> bool:
        """Work it out for a word that was not met before."""
        word = self._strings[lower]
        named = word in self._listed or word.isspace()
        self[lower] = named or any(shape.search(word) for shape in self._shaped)
        return self[lower]


def _asked(ruler: Any, which: _Which) -> Iterator[str | dict[str, Any]]:
    for entry in ruler.patterns:
        for pattern in entry["patterns"]:
            chosen = {
                _Which.ANY: pattern,
                _Which.FIRST: pattern[:1] if len(pattern) > 1 else [],
                _Which.SECOND: pattern[1:],
            }
            yield from (token["LOWER"] for token in chosen[which] if "LOWER" in token)


class WordTable:
    """What the pipeline's rules said of the words met so far."""

    def __init__(self, parser: Language) -> None:
        self._strings = parser.vocab.strings
        self._ruler = parser.get_pipe(RULES[0])
        self._lemmatizer: Any = parser.get_pipe(RULES[1])
        self._named = {n: _Named(_asked(self._ruler, n), self._strings) for n in _Which}
        self._expletive = self._strings["expl"]
        self._cases: dict[_Case, _Said] = {}
        self._lemmas: dict[_Word, str] = {}

    def read(self, doc: Doc) -> list[tuple[str, str, str, str]]:
        """Return part of speech, lemma, tag and label of each word of the document, in order."""
        rows: Any = doc.to_array([ORTH, LOWER, TAG, DEP]).reshape(len(doc), 4).tolist()
        cases = self._cases_of(rows)
        missing = [i for i, case in enumerate(cases) if case not in self._cases]
        if missing:
            self._ask(doc, cases, missing)
        return [
            (said.pos, said.lemma or self._lemma(doc, i, row[0], said), said.tag, said.dep)
            for i, (row, said) in enumerate(
                zip(rows, (self._cases[case] for case in cases), strict=True)
            )
        ]

    def _cases_of(self, rows: Sequence[Sequence[int]]) -> list[_Case]:
        """What the rules see of each word: its neighbours only where a rule is for two words."""
        alone, first, second = (self._named[n] for n in _Which)
        cases = []
        before = 0
        for i, (_, lower, tag, dep) in enumerate(rows):
            after = 0
            if first[lower] and i + 1 < len(rows):
                after = rows[i + 1][1] if second[rows[i + 1][1]] else 0
            cases.append((tag, dep, lower if alone[lower] else 0, before, after))
            before = lower if first[lower] else 0
            before = 1 if dep == self._expletive else before
        return cases

    def _ask(self, doc: Doc, cases: Sequence[_Case], missing: Sequence[int]) -> None:
        """Put words to the rules, each between its neighbours, and keep what they say of them."""
        few = _excerpt(doc, missing)
        self._ruler(few)
        for at, i in enumerate(missing):
            token: Any = few[at * _STEP + 1]
            self._cases[cases[i]] = _Said(
                pos=token.pos_,
                tag=token.tag_,
                dep=token.dep_,
                number=token.pos,
                features=token.morph.key,
                lemma=token.lemma_.lower(),
            )

    def _lemma(self, doc: Doc, i: int, orth: int, said: _Said) -> str:
        """The lemmatizer's lemma in small letters."""
        word = (orth, said.number, said.features)
        found = self._lemmas.get(word)
        if found is None:
            token: Any = doc[i]
            token.pos = said.number
            token.set_morph(said.features)
            found = self._lemmatizer.lemmatize(token)[0].lower()
            if len(self._lemmas) >= KEPT:
                self._lemmas.clear()
            self._lemmas[word] = found
        return found


def _excerpt(doc: Doc, places: Sequence[int]) -> Doc:
    """A document of these words, each with the one before and after it, and a stop between."""
    around = [
        doc[i] if 0 <= i < len(doc) else None for at in places for i in (at - 1, at, at + 1, -1)
    ]
    return Doc(
        doc.vocab,
        words=[_STOP if token is None else token.text for token in around],
        tags=[_STOP if token is None else token.tag_ for token in around],
        deps=["punct" if token is None else token.dep_ for token in around],
        heads=list(range(len(around))),
    )


@cache
def word_table(parser: Language) -> WordTable:
    """Return the table of this pipeline, one for the life of the process."""
    return WordTable(parser)
