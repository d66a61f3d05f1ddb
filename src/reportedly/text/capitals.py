"""A cable in capitals -> the same letters as a parser reads them best, one for one.

A parser takes shouted words for names, and names in small letters for common words. So what the
pipeline's own list of English words has is put into small letters, and what it does not have gets
a capital, as a name would. Only the tags come from this: words and offsets stay those of the page.
"""

import re
from collections.abc import Iterable
from functools import cache, cached_property

from spacy.language import Language

from reportedly.records.base import Record
from reportedly.vocab.capitals import Capitals

SHOUT = 25
"""Letters in a row of capitals from which a paragraph is a cable, not an acronym or a headline."""

MOSTLY = 0.9
_COMMON = "eato"
ACRONYM = 4
"""Letters up to which an unknown word is taken for an acronym and left in capitals."""

_SHORT = (
    "no",
    "st",
    "dr",
    "mr",
    "ms",
    "lt",
    "mrs",
    "gen",
    "col",
    "sgt",
    "sta",
    "rep",
    "sen",
    "gov",
    "capt",
)
_ENDS = r"(?<!\b[a-z])" + "".join(rf"(?<!\b{short})" for short in _SHORT) + r"[.!?][\"')]*\s+"
"""The end of a sentence; no stop after a letter or what is shortened, as in U.S. CITIZENS."""

_CLOSE = r"(?<=[a-z]{4}[.!?])(?=[a-z]{2})"
"""The end of a sentence with no space after it, as a page printed without line breaks has."""

_FIRST = re.compile(rf"(?:^|(?i:{_ENDS})|{_CLOSE}|--\s+)[\W\d]*[a-z]")
_INITIALS = re.compile(r"\b(?:[A-Za-z]\.){2,}")
_WORD = re.compile(r"[^\W\d_]+")
_ASIDE = re.compile(r"(?<=[\w,')-])(?:\s+\[[^\[\]]+\])+(?=[\s,.;])")
"""What an editor puts between brackets in a sentence or before it: FLN [FRENTE ...]; -- [TEXT]."""

_KIND = re.compile(r"^(?:\s*\[[^\[\]]+\])*\s*\[([^\[\]]+)\](?=\s)")
"""What an editor puts before a paragraph: [REPORT] [PRESS COMMITTEE] [TEXT], or who speaks."""

_AFTER = re.compile(r"(?=\b([^\W\d_]+) ([^\W\d_]{3,})\b)")
_TITLED = re.compile(r"\b([a-z]+)(?=\.? ([A-Z][a-z]+))")
_KINDS = ("noun", "verb", "adj", "adv")
_VOWELS = frozenset("AEIOUY")


class EnglishWords(Record, frozen=True, kw_only=True, gc=True, dict=True):
    """The words a pipeline's lemmatizer knows, the endings it finds them under, and the names.

    ``plain`` are those among them that can be another word than a noun, as no name is.
    """

    listed: frozenset[str]
    plain: frozenset[str] = frozenset()
    endings: tuple[tuple[str, str], ...]
    capitals: Capitals = Capitals()

    @cached_property
    def seen(self) -> dict[str, bool]:
        """What was asked before: a page asks for the same words over and over."""
        return {}

    def has(self, word: str) -> bool:
        """Whether the word, or what it is a form of, is listed. Without a list every word is.

        Names are written with a capital whatever is listed.
        """
        if word in self.capitals.names:
            return False
        if word not in self.seen:
            self.seen[word] = not self.listed or self._is_form(word, self.listed)
        return self.seen[word]

    def may_name(self, word: str) -> bool:
        """Whether the word is listed as a noun alone, and so may be a last name: Luis Cruces."""
        return not self._is_form(word, self.plain)

    def _is_form(self, word: str, listed: frozenset[str]) -> bool:
        return word in listed or any(
            word.endswith(old) and word.removesuffix(old) + new in listed
            for old, new in self.endings
        )


def last_names(texts: Iterable[str], words: EnglishWords) -> frozenset[str]:
    """Return the words, in small letters, that follow a given name anywhere in the cables."""
    return frozenset(
        after.lower()
        for text in texts
        if is_cable(text)
        for first, after in _AFTER.findall(text)
        if first.lower() in words.capitals.given and words.may_name(after.lower())
    )


def is_cable(text: str) -> bool:
    """Return whether nearly all letters of a text are capitals."""
    if sum(map(text.count, _COMMON)) > (1 - MOSTLY) * len(text):
        return False  # far more small letters than one in ten
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) >= SHOUT and sum(map(str.isupper, letters)) >= MOSTLY * len(letters)


def readable(text: str, words: EnglishWords, named: frozenset[str] = frozenset()) -> str:
    """Return the text, or for a cable the letters that the parser reads best, as many as before.

    Args:
        text: a paragraph.
        words: the English words and the names.
        named: last names that the page tells as such.
    """
    if not is_cable(text):
        return text
    asides = _KIND.sub(lambda found: _without_kind(found, words), text)
    said = _ASIDE.sub(lambda found: " " * len(found.group()), asides)
    spelled = _WORD.sub(lambda found: _shown(found.group(), words, named), said)
    titled = _TITLED.sub(lambda found: _with_title(found, words, named), spelled)
    initials = _INITIALS.sub(lambda found: found.group().upper(), titled)
    small = _FIRST.sub(lambda found: found.group().upper(), initials)
    return small if len(small) == len(text) else text


def _without_kind(found: re.Match[str], words: EnglishWords) -> str:
    """Blanks for what sort of text follows; the name of who speaks stays."""
    named = not all(words.has(word.lower()) for word in _WORD.findall(found.group(1)))
    return found.group() if named else " " * len(found.group())


def _shown(word: str, words: EnglishWords, named: frozenset[str]) -> str:
    small = word.lower()
    if not word.isupper():
        return small
    if small in words.capitals.acronyms:
        return word
    if small in words.capitals.names or small in named:
        return word.capitalize()
    if words.has(small):
        return small
    acronym = len(word) <= ACRONYM or not _VOWELS & set(word)
    return word if acronym else word.capitalize()


def _with_title(found: re.Match[str], words: EnglishWords, named: frozenset[str]) -> str:
    """The title with a capital where it stands before a person's name: President Aliyev."""
    title, name = found.group(1), found.group(2).lower()
    known = words.capitals
    person = name in known.given | known.last | named or name not in known.names
    return title.capitalize() if title in known.titles and person else title


@cache
def english_words(parser: Language, capitals: Capitals | None = None) -> EnglishWords:
    """Return the words that the pipeline's lemmatizer lists; none where it has no such list.

    Args:
        parser: the pipeline.
        capitals: words that are written with a capital all the same.
    """
    lemmatizer = parser.get_pipe("lemmatizer") if parser.has_pipe("lemmatizer") else None
    tables = getattr(lemmatizer, "lookups", None)
    known = capitals or Capitals()
    if tables is None or not tables.has_table("lemma_index"):
        return EnglishWords(listed=frozenset(), endings=(), capitals=known)
    index, irregular = tables.get_table("lemma_index"), tables.get_table("lemma_exc")
    forms = {kind: {*index.get(kind, ()), *irregular.get(kind, ())} for kind in _KINDS}
    plain = parser.Defaults.stop_words.union(*(forms[kind] for kind in _KINDS if kind != "noun"))
    rules = {(old, new) for pairs in tables.get_table("lemma_rules").values() for old, new in pairs}
    return EnglishWords(
        listed=frozenset(plain | forms["noun"]),
        plain=frozenset(plain),
        endings=tuple(sorted({*rules, ("ly", ""), ("ness", "")})),
        capitals=known,
    )
