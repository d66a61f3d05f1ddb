"""Words -> the parts of patterns that look for them, and what a pattern cannot do without."""

import re
from collections.abc import Iterable

_PIECE = re.compile(r"\\.|\[[^\]]*\]|\{([a-z]+)\d?\}(?![?*{])|.")
"""What a pattern is made of: escapes, sets, groups that are not left out, single characters."""


def needed_groups(pattern: str) -> frozenset[str]:
    """Return the groups that stand in the pattern outside all brackets: none is left out."""
    needed, depth = set(), 0
    for piece in _PIECE.finditer(pattern):
        if piece.group() == "|" and depth == 0:
            return frozenset()
        depth += (piece.group() == "(") - (piece.group() == ")")
        if piece[1] and depth == 0:
            needed.add(piece[1])
    return frozenset(needed)


def spelled(pattern: str) -> str:
    """Return the pattern with any white space for a space and either mark for an apostrophe."""
    return pattern.replace(" ", r"\s").replace("'", "['’]")


def any_of(names: Iterable[str]) -> str:
    """Return alternatives, longest first, for words of any case."""
    return "|".join(re.escape(name).replace(r"\ ", " ") for name in sorted(names, key=_by_length))


def _by_length(name: str) -> tuple[int, str]:
    return -len(name), name


def proper(names: Iterable[str]) -> str:
    """Return alternatives for names that are printed with a capital."""
    return f"(?-i:{any_of({form for name in names for form in (name, name.upper())})})"


def clock(zone: str) -> str:
    """Return the ways to write a time of day, with or without one of the zones after it."""
    twelve = r"\d{1,2}(?:[:.]\d\d)? ?[ap]\.?m\b\.?"
    twenty_four = r"(?:[01]?\d|2[0-3]):[0-5]\d(?: ?(?:hours|hrs))?"
    four_digits = rf"\d{{4}} (?:hours|hrs|(?={zone}))"
    return rf"(?:{twelve}|{twenty_four}|{four_digits})(?:,? ?(?:{zone})|,? ?\((?:{zone})\))?"
