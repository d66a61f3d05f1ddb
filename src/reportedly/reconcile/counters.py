"""A sentence that counts how long something has lasted, and its day -> when it began."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from reportedly.records.base import Offsets, Record
from reportedly.vocab.policies import SituationRules

DAYS = {"day": 1.0, "week": 7.0, "month": 30.44, "year": 365.25}
HALF = 2
"""A count in months may be half a month off, as one in weeks half a week."""


class Counted(Record, frozen=True, kw_only=True):
    """What a counter says of the beginning: the days it may have been; ``at``: where it stands.

    ``first`` None: it may have been any day up to ``last``.
    """

    first: date | None
    last: date
    at: Offsets


def count_back(text: str, near: Offsets, day: date | None, rules: SituationRules) -> Counted | None:
    """Return when what the text tells of began, by its first counter close to the claim's words.

    Args:
        text: the sentence.
        near: the claim's own characters in it.
        day: the day the count runs up to; None: it is not known, and nothing follows.
        rules: data/situations.toml.
    """
    if day is None:
        return None
    found = _counters(text, rules)
    close = [
        (at, told)
        for at, told in found
        if max(at[0] - near[1], near[0] - at[1]) <= rules.reach_chars
    ]
    return None if not close else _began(*close[0], day, rules)


def _counters(text: str, rules: SituationRules) -> Iterator[tuple[Offsets, re.Match[str]]]:
    for counter in rules.counter:
        yield from ((found.span(), found) for found in counter.found_in(text))


def _began(at: Offsets, told: re.Match[str], day: date, rules: SituationRules) -> Counted | None:
    parts = told.groupdict()
    number = number_of(parts.get("n"), rules)
    if number is None:
        return None
    unit = DAYS[parts["unit"].lower().removesuffix("s")]
    if parts.get("nth"):
        number -= 1  # the first day is the one it began on
    last = day - timedelta(days=round(number * unit))
    slack = timedelta(days=round(unit / HALF))
    about = (parts.get("about") or "").lower()
    if about in rules.beyond:
        return Counted(first=None, last=last, at=at)
    if about in rules.almost:
        return Counted(first=last, last=last + slack * HALF, at=at)
    if parts.get("nth") and unit == DAYS["day"]:
        return Counted(first=last, last=last, at=at)
    return Counted(first=last - slack, last=min(day, last + slack), at=at)


def number_of(word: str | None, rules: SituationRules) -> int | None:
    """Return the number that digits ("12", "12th") or a word ("twelfth", "a") stand for."""
    if word is None:
        return 1
    digits = re.match(r"\d+", word)
    if digits is not None:
        return int(digits.group())
    return rules.numbers.get(word.lower())
