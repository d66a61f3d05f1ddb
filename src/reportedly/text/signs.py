"""Document -> whether words stand in it of which a claim may be read; without them, no parse."""

import re
from functools import lru_cache

from spacy.language import Language

from reportedly.records.base import Record
from reportedly.records.text import Document
from reportedly.text.paragraphs import find_paragraphs
from reportedly.vocab.signs import NO_SIGN, Signs

_WORD = re.compile(r"\w+(?:[-'.]\w+)*")
_INSIDE = re.compile(r"[-'.]")
_STRAIGHT = str.maketrans("’‘‐‑", "''--")
_KEPT = 100_000
"""Printed words of which it is kept what they may be forms of."""


class Lemmas(Record, frozen=True, kw_only=True):
    """The tables by which a pipeline finds lemmas, of all parts of speech together."""

    irregular: dict[str, frozenset[str]]
    endings: tuple[tuple[str, str], ...]

    def possible(self, word: str) -> frozenset[str]:
        """Return every lemma that a word in small letters, or a part of it, can have."""
        pieces = {word, *_INSIDE.split(word)}
        if word.endswith("n't") or word == "cannot":
            pieces |= {"n't", "not", word.removesuffix("n't"), word.removesuffix("not")}
        found = set(pieces)
        for piece in pieces:
            found |= self.irregular.get(piece, frozenset())
            found |= {
                piece.removesuffix(old) + new for old, new in self.endings if piece.endswith(old)
            }
        return frozenset(found)


class SignReader:
    """Finds signs by the printed words, which stand for every word that they may be a form of."""

    def __init__(self, signs: Signs, parser: Language) -> None:
        lemmas = _lemmas_of(parser)
        self._signs = signs
        self._known = (
            None
            if lemmas is None
            else lru_cache(_KEPT)(lambda word: lemmas.possible(word) & signs.words)
        )

    def why_not_parsed(self, document: Document) -> str | None:
        """Return why nothing can be claimed from the document, None when something may be.

        Nothing is known of a pipeline that does not tell how it finds lemmas: then all is parsed.
        """
        if self._known is None:
            return None
        for paragraph in find_paragraphs(document):
            text = document.text[paragraph.start : paragraph.end]
            printed = set(_WORD.findall(text.translate(_STRAIGHT).lower()))
            words = frozenset[str]().union(*map(self._known, printed))
            if self._signs.first_in(words, text) is not None:
                return None
        return NO_SIGN


def _lemmas_of(parser: Language) -> Lemmas | None:
    lemmatizer = parser.get_pipe("lemmatizer") if parser.has_pipe("lemmatizer") else None
    tables = getattr(lemmatizer, "lookups", None)
    if tables is None or not tables.has_table("lemma_rules"):
        return None
    irregular: dict[str, set[str]] = {}
    for listed in tables.get_table("lemma_exc").values():
        for form, lemmas in listed.items():
            irregular.setdefault(form, set()).update(lemmas)
    rules = {(old, new) for pairs in tables.get_table("lemma_rules").values() for old, new in pairs}
    return Lemmas(
        irregular={form: frozenset(lemmas) for form, lemmas in irregular.items()},
        endings=tuple(sorted(rules)),
    )
