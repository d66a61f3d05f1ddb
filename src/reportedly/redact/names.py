"""A name -> every way in which a page may print it."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import quote

from reportedly.records.base import Offsets, Record
from reportedly.redact.plain import DROPPED, plain

_WORD = re.compile(r"[^\W\d_]+")
_LETTER = r"[^\W\d_]"
_BEFORE = rf"(?<!{_LETTER})"
_AFTER = rf"(?=(?:e?s)?(?!{_LETTER}))"
_JOIN = rf"(?:{DROPPED}|-[ ]*\n[ ]*)*"
_BETWEEN = r"(?:%[0-9a-f]{2}|\\[nrt]|&[a-z#0-9]{1,8};|[\W_]){0,4}"
"""What may stand between two words of a name: blanks, line ends, hyphens, nothing (a hashtag)."""

_APART = r"[\W_]{1,4}"
"""What stands around a word that is put into a name: an initial, a patronymic, a nickname."""

_SPELLED = {"æ": "ae", "œ": "oe", "ß": "ss", "þ": "th"}
_UMLAUTS = "äöü"
_ADDRESS = re.compile(r"\S*/\S*")
_SHORTEST_PART = 3
MOST_COMPILED = 20_000
_OTHER_NAME_AFTER = re.compile(r"\s+(?=[^\W\d_])(\w+)")
_OTHER_NAME_BEFORE = re.compile(rf"({_LETTER}+)\s+$")


class Name(Record, frozen=True, kw_only=True):
    """A withheld name, ready to look for: whole, and its last and other words alone.

    The forms are patterns, compiled when a text may hold them. ``keys`` are words of which a plain
    text holds one where it holds the name unescaped.
    """

    words: tuple[str, ...]
    whole: tuple[str, ...]
    last: str | None
    others: str | None
    keys: frozenset[str]


def name_of(printed: str, common: frozenset[str] = frozenset()) -> Name | None:
    """Return the name in all its forms; None where there are no letters in what was given.

    Args:
        printed: the name.
        common: words, in small letters, that alone are nobody's: "von", "Jan".
    """
    said = _WORD.findall(_spaced(unicodedata.normalize("NFC", printed)))
    if not said:
        return None
    words = tuple(plain(word) for word in said)
    forms = [_letters(word) for word in said]
    alone = [
        form
        for word, form in zip(words[:-1], forms[:-1], strict=True)
        if len(word) >= _SHORTEST_PART and word not in common
    ]
    return Name(
        words=words,
        whole=tuple(f"{_BEFORE}{order}{_AFTER}" for order in _orders(words, forms)),
        last=None if words[-1] in common else f"{_BEFORE}{forms[-1]}{_AFTER}",
        others=f"{_BEFORE}(?:{'|'.join(alone)}){_AFTER}" if alone else None,
        keys=_keys(said),
    )


def words_alone(printed: str) -> frozenset[str]:
    """Return words by which a text that may hold one word of a name is found."""
    said = _WORD.findall(_spaced(unicodedata.normalize("NFC", printed)))
    return frozenset(key for word in said for key in _keys([word])) | _keys(said)


_compiled = lru_cache(maxsize=MOST_COMPILED)(re.compile)


def whole_in(name: Name, text: str, printed: str) -> Iterator[Offsets]:
    """Yield where the whole name stands: "Mira Olden", "Olden, Mira", "Mira J. Olden", "M. Olden".

    Args:
        name: the name.
        text: the plain text.
        printed: the same text as it is printed.
    """
    for order in map(_compiled, name.whole):
        for found in order.finditer(text):
            middle = found.start("middle") if "middle" in order.groupindex else -1
            if middle < 0 or not printed[middle].islower():
                yield found.span()


def parts_in(name: Name, text: str, printed: str) -> Iterator[Offsets]:
    """Yield where a word of the name stands alone: "Olden's father", and "Mira" of no other name.

    Args:
        name: the name.
        text: the plain text.
        printed: the same text as it is printed.
    """
    address = _ADDRESS.fullmatch(printed) is not None
    for found in () if name.last is None else _compiled(name.last).finditer(text):
        if address or not printed[found.start()].islower():
            yield found.span()
    for found in () if name.others is None else _compiled(name.others).finditer(text):
        if address or _stands_alone(printed, *found.span()):
            yield found.span()


def _stands_alone(printed: str, start: int, end: int) -> bool:
    after = _OTHER_NAME_AFTER.match(printed, end)
    before = _OTHER_NAME_BEFORE.search(printed, max(0, start - 30), start)
    others = [found[1] for found in (after, before) if found is not None]
    return not printed[start].islower() and all(word[0].islower() for word in others)


def _spaced(printed: str) -> str:
    """The name without soft hyphens, joiners and accents that stand alone."""
    return "".join(letter for letter in printed if plain(letter) != DROPPED)


def _orders(words: tuple[str, ...], forms: list[str]) -> Iterator[str]:
    """The words in order, the middle ones left out or one more; the last first; an initial."""
    if len(forms) == 1:
        yield forms[0]
        return
    middle = "".join(f"(?:{form}{_BETWEEN})?" for form in forms[1:-1])
    yield f"{forms[0]}{_BETWEEN}{middle}{forms[-1]}"
    yield f"{forms[0]}{_APART}(?P<middle>{_LETTER}+){_APART}{middle}{forms[-1]}"
    rest = "".join(f"(?:{_BETWEEN}{form})?" for form in forms[1:-1])
    yield f"{forms[-1]}{_BETWEEN}{forms[0]}{rest}"
    if len(words[0]) > 1:
        yield rf"{re.escape(words[0][0])}\.{_BETWEEN}{middle}{forms[-1]}"


def _letters(word: str) -> str:
    return _JOIN.join(_letter(letter) for letter in word)


def _letter(letter: str) -> str:
    """A letter as it may be written: plain, in two letters, escaped in an address or in JSON."""
    simple = plain(letter)
    if letter.isascii():
        return re.escape(simple)
    lowered = letter.lower()
    forms = [re.escape(simple), re.escape(_SPELLED.get(lowered, simple))]
    forms += [f"{simple}e"] if lowered in _UMLAUTS else []
    for one in {letter, lowered, letter.upper()}:
        forms.append(re.escape(quote(one).lower()))
        forms += [rf"\\u{ord(each):04x}" for each in one if len(one) == 1]
    return f"(?:{'|'.join(sorted(set(forms), key=lambda form: -len(form)))})"


def _keys(said: list[str]) -> frozenset[str]:
    """Words by which a text that may hold the name is found, the name run together among them."""
    low = [word.lower() for word in said]
    ends = {low[-1], "".join(low), low[-1] + "".join(low[:-1]), low[0] + low[-1], low[-1] + low[0]}
    return frozenset(
        plain(spelled).replace(DROPPED, "") + plural
        for end in ends
        for spelled in _spellings(end)
        for plural in ("", "s", "es")
    )


def _spellings(word: str) -> Iterator[str]:
    """A word as it may be written: "weiß" and "weiss", "müller" and "mueller"."""
    for umlauts in ("", "e"):
        written = "".join(one + umlauts if one in _UMLAUTS else one for one in word)
        yield written
        yield "".join(_SPELLED.get(one, one) for one in written)
