"""A cable in capitals -> the same letters as a parser reads them best, one for one.

A parser takes shouted words for names, and names in small letters for common words. So what the
pipeline's own list of English words has is put into small letters, and what it does not have gets
a capital, as a name would. Only the tags come from this: words and offsets stay those of the page.
"""

import re
from functools import cache, cached_property

from spacy.language import Language

from reportedly.records.base import Record

SHOUT = 25
"""Letters in a row of capitals from which a paragraph is a cable, not an acronym or a headline."""

MOSTLY = 0.9
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
_ENDS = r"(?<!\b[a-z])" + "".join(rf"(?<!\b{short})" for short in _SHORT) + r"[.!?]\s+"
"""The end of a sentence; no stop after a letter or what is shortened, as in U.S. CITIZENS."""

_FIRST = re.compile(rf"(?:^|(?i:{_ENDS}))[\W\d]*[a-z]")
_INITIALS = re.compile(r"\b(?:[A-Za-z]\.){2,}")
_WORD = re.compile(r"[^\W\d_]+")
_VOWELS = frozenset("AEIOUY")


class EnglishWords(Record, frozen=True, kw_only=True, gc=True, dict=True):
    """The words a pipeline's lemmatizer knows, and the endings under which it finds them."""

    listed: frozenset[str]
    proper: frozenset[str] = frozenset()
    endings: tuple[tuple[str, str], ...]

    @cached_property
    def seen(self) -> dict[str, bool]:
        """What was asked before: a page asks for the same words over and over."""
        return {}

    def has(self, word: str) -> bool:
        """Whether the word, or what it is a form of, is listed. Without a list every word is.

        Names of states and their people are written with a capital whatever is listed.
        """
        if word in self.proper:
            return False
        if word not in self.seen:
            self.seen[word] = not self.listed or word in self.listed or self._is_form(word)
        return self.seen[word]

    def _is_form(self, word: str) -> bool:
        return any(
            word.endswith(old) and word.removesuffix(old) + new in self.listed
            for old, new in self.endings
        )


def readable(text: str, words: EnglishWords) -> str:
    """Return the text, or for a cable the letters that the parser reads best, as many as before."""
    letters = [letter for letter in text if letter.isalpha()]
    if len(letters) < SHOUT or sum(map(str.isupper, letters)) < MOSTLY * len(letters):
        return text
    spelled = _WORD.sub(lambda found: _shown(found.group(), words), text)
    initials = _INITIALS.sub(lambda found: found.group().upper(), spelled)
    small = _FIRST.sub(lambda found: found.group().upper(), initials)
    return small if len(small) == len(text) else text


def _shown(word: str, words: EnglishWords) -> str:
    if not word.isupper() or words.has(word.lower()):
        return word.lower()
    acronym = len(word) <= ACRONYM or not _VOWELS & set(word)
    known = word.lower() in words.proper
    return word if acronym and not known else word.capitalize()


@cache
def english_words(parser: Language, proper: frozenset[str] = frozenset()) -> EnglishWords:
    """Return the words that the pipeline's lemmatizer lists; none where it has no such list.

    Args:
        proper: words, in small letters, that are written with a capital all the same.
    """
    lemmatizer = parser.get_pipe("lemmatizer") if parser.has_pipe("lemmatizer") else None
    tables = getattr(lemmatizer, "lookups", None)
    if tables is None or not tables.has_table("lemma_index"):
        return EnglishWords(listed=frozenset(), endings=())
    index, irregular = tables.get_table("lemma_index"), tables.get_table("lemma_exc")
    listed = {word for words in index.values() for word in words}
    listed |= {form for forms in irregular.values() for form in forms}
    listed |= parser.Defaults.stop_words
    rules = {(old, new) for pairs in tables.get_table("lemma_rules").values() for old, new in pairs}
    return EnglishWords(
        listed=frozenset(listed),
        proper=proper,
        endings=tuple(sorted({*rules, ("ly", ""), ("ness", "")})),
    )
