"""Words -> the parts of patterns that look for them, and what a pattern cannot do without."""

import re
from collections.abc import Callable, Iterable, Sequence
from re import _parser as parsed  # type: ignore[attr-defined] # has no public name since 3.11
from typing import Any

DIGIT = "0"
"""Stands for any digit among the words that a pattern cannot do without."""

SHORTEST = 3
"""Letters from which a word is worth looking for."""

Needs = frozenset[frozenset[str]]
"""Lists of words and parts of words: whatever a pattern fits holds one of each list."""

_ONCE = frozenset({"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"})
_DIGITS = frozenset(range(ord("0"), ord("9") + 1))


def needs_of(regex: re.Pattern[str]) -> Needs:
    """Return what text must hold for the pattern to fit anywhere in it, as ``folded`` spells it."""
    return frozenset(map(_shortened, _needs(parsed.parse(regex.pattern, regex.flags))))


def finder(regex: re.Pattern[str]) -> Callable[[str], re.Match[str] | None]:
    """Return the pattern's search; its match where it can only fit at the start of a text.

    A search goes on to try at every character after the first.
    """
    first = next(iter(parsed.parse(regex.pattern, regex.flags)), (None, None))
    at_start = first == (parsed.AT, parsed.AT_BEGINNING) and not regex.flags & re.MULTILINE
    return regex.match if at_start else regex.search


def folded(text: str) -> str:
    """Return the text as needs are looked for in it: small letters, a mark where it has digits."""
    small = text.replace("İ", "i").casefold().replace("ı", "i")
    return small + DIGIT if any(map(str.isdecimal, text)) else small


def _shortened(words: frozenset[str]) -> frozenset[str]:
    """The words without those that hold another one: who has "days" has "day"."""
    return frozenset(w for w in words if not any(o in w for o in words if o != w))


def _needs(items: Iterable[Any]) -> list[frozenset[str]]:
    """The needs of the pieces of a pattern, in their order."""
    found: list[frozenset[str]] = []
    run = ""
    for kind, told in items:
        letter = chr(told) if str(kind) == "LITERAL" else ""
        if letter.isascii() and letter.isalpha():
            run += letter.casefold()
            continue
        found += [frozenset({run})] if len(run) >= SHORTEST else []
        run = ""
        found += _needs_of_one(str(kind), told)
    return found + ([frozenset({run})] if len(run) >= SHORTEST else [])


def _needs_of_one(kind: str, told: Any) -> list[frozenset[str]]:
    match kind:
        case "LITERAL":
            return [frozenset({DIGIT})] if told in _DIGITS else []
        case "IN":
            return [frozenset({DIGIT})] if all(_is_digits(*one) for one in told) else []
        case "SUBPATTERN":
            return _needs(told[3])
        case "BRANCH":
            return _needs_of_any([_needs(one) for one in told[1]])
        case _ if kind in _ONCE and told[0] > 0:
            return _needs(told[2])
        case _:
            return []


def _needs_of_any(ways: Sequence[list[frozenset[str]]]) -> list[frozenset[str]]:
    """The need of a choice: one word of whichever way is taken; none where a way needs nothing."""
    if not all(ways):
        return []
    return [frozenset[str]().union(*(max(way, key=_by_rarity) for way in ways))]


def _by_rarity(words: frozenset[str]) -> tuple[int, int]:
    return min(map(len, words)), -len(words)


def _is_digits(kind: object, told: Any) -> bool:
    match str(kind):
        case "LITERAL":
            return told in _DIGITS
        case "RANGE":
            return _DIGITS.issuperset(told)
        case "CATEGORY":
            return str(told) == "CATEGORY_DIGIT"
        case _:
            return False


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
