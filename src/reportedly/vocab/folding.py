"""A printed name -> the forms it is looked up by: the same letters, then the same sounds."""

import re
import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans(
    {
        "ə": "a",
        "ǝ": "a",
        "ı": "i",
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ħ": "h",
        "ŋ": "n",
        "æ": "ae",
        "œ": "oe",
        "ß": "ss",
        "’": "",
        "‘": "",
        "'": "",
        "`": "",
        "´": "",
        "ʻ": "",
        "ʼ": "",
        "ʿ": "",
        "ʾ": "",
        "ʹ": "",
        "ʺ": "",
        ".": "",
        '"': "",
    }
)
"""Letters that decompose into nothing of ours, and marks that are dropped, not spaced."""

_APART = re.compile(r"[^0-9a-z]+")
_LEADING = re.compile(r"^(?:the|st) (?=\w)")

_ARTICLE = re.compile(r"(?:al|el|ad|as|at|ar|az|an|ash|adh) (?=[a-z]{3})")
_SOUNDS = {
    "dzh": "j", "dj": "j", "tsch": "c", "tch": "c", "ch": "c", "sch": "s", "sh": "s", "zh": "j",
    "kh": "x", "gh": "g", "q": "g", "k": "g", "ph": "f", "th": "t", "dh": "d", "w": "v",
    "ou": "u", "oo": "u", "ee": "i", "ie": "i", "ei": "i", "ey": "i", "ii": "i", "iy": "i",
    "y": "i", " ": "",
}  # fmt: skip
"""Spellings of one sound across the ways a name is written in Latin letters."""

_SPELLING = re.compile("|".join(sorted(_SOUNDS, key=len, reverse=True)))
_DOUBLED = re.compile(r"(.)\1")
_VOWELS = re.compile(r"(?<=.)[aeiou]")


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """Return the name in plain small letters: no accents, no apostrophes, hyphens as spaces.

    >>> fold("Nagorno-Karabakh"), fold("Xankəndi"), fold("U.S."), fold("St. Louis")
    ('nagorno karabakh', 'xankandi', 'us', 'saint louis')
    """
    lowered = name.lower()
    if lowered.isascii():
        if lowered.isalpha():
            return lowered
        plain = lowered.translate(_LETTERS)
        return _LEADING.sub(_said_in_full, _APART.sub(" ", plain).strip())
    marked = unicodedata.normalize("NFKD", lowered.translate(_LETTERS))
    plain = "".join(letter for letter in marked if not unicodedata.combining(letter))
    spaced = _APART.sub(" ", plain.translate(_LETTERS)).strip()
    return _LEADING.sub(_said_in_full, spaced)


def _said_in_full(found: re.Match[str]) -> str:
    return "saint " if found.group() == "st " else ""


@lru_cache(maxsize=65536)
def sound(folded: str) -> str:
    """Return what stays of a folded name when spellings of one sound are made one.

    >>> sound("khankendi") == sound("xankandi"), sound("qazakh") == sound("gazax")
    (False, True)
    """
    bare = _ARTICLE.sub("", folded, count=1) if folded[2:4].find(" ") >= 0 else folded
    heard = _SPELLING.sub(lambda found: _SOUNDS[found.group()], bare)
    return _DOUBLED.sub(r"\1", heard)


def skeleton(folded: str) -> str:
    """Return the consonants of a folded name as they sound, with its first letter.

    >>> skeleton("basarkechar"), skeleton(fold("Basarkeçər"))
    ('bsrgcr', 'bsrgcr')
    """
    return _VOWELS.sub("", sound(folded))


def close_skeletons(bones: str) -> tuple[str, ...]:
    """Return the skeleton and every one that is one consonant away from it."""
    letters = "bcdfghjlmnprstvxz"
    cuts = [(bones[:i], bones[i:]) for i in range(1, len(bones) + 1)]
    dropped = {head + tail[1:] for head, tail in cuts if tail}
    added = {head + letter + tail for head, tail in cuts for letter in letters}
    changed = {head + letter + tail[1:] for head, tail in cuts if tail for letter in letters}
    return (bones, *sorted((dropped | added | changed) - {bones}))
