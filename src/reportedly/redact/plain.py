"""A text -> the same in plain small letters, one for each character, so that offsets hold."""

import unicodedata

DROPPED = "\0"
"""Stands for what is no letter of its own: an accent, a soft hyphen, a joiner."""

_LETTERS = {"ə": "a", "ǝ": "a", "ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h"}
_SPACE = " "


class _Plain(dict[int, int]):
    """Fills itself with the letters it meets."""

    def __missing__(self, point: int) -> int:
        self[point] = ord(_plain(chr(point)))
        return self[point]


_PLAIN = _Plain({ord("\n"): ord("\n")})


def plain(text: str) -> str:
    r"""Return the text without accents and capitals, of the same length.

    >>> plain("María\nÖLDEN"), len(plain("a\u0301\u00ad"))
    ('maria\nolden', 3)
    """
    return text.translate(_PLAIN)


def _plain(letter: str) -> str:
    if unicodedata.combining(letter) or unicodedata.category(letter) in {"Cf", "Mn"}:
        return DROPPED
    if letter.isspace():
        return _SPACE
    lowered = letter.lower()[0]
    return _LETTERS.get(lowered) or unicodedata.normalize("NFKD", lowered)[0].lower()[0]
