"""The words of a time of day -> the time on the clock, its zone, the moment by universal time."""

import re
from datetime import UTC, date, datetime, time

from reportedly.records.base import Record
from reportedly.vocab.patterns import any_of, spelled
from reportedly.vocab.times import TimeWords, key

NOON = 12

_TWELVE = re.compile(r"(?<!\d)(\d{1,2})(?:[:.](\d\d))? ?([ap])\.?m\b", re.IGNORECASE)
_COLON = re.compile(r"(?<![\d:])([01]?\d|2[0-3]):([0-5]\d)(?![\d:])")
_FOUR = re.compile(r"(?<![\d$€£-])([01]\d|2[0-3])([0-5]\d)(?![\d-])")


class Clock(Record, frozen=True, kw_only=True):
    """A time of day ("17:30"), its zone as printed, and the moment by universal time."""

    clock: str
    zone: str | None
    utc: str | None


def clock_in(printed: str, day: date | None, words: TimeWords) -> Clock | None:
    """Return the first time of the clock in the words, None when there is none.

    Args:
        printed: the words of one time expression.
        day: the day they stand for, by that zone; None when it is not known.
        words: the calendar, for the zones.
    """
    found = [(start, at) for start, at in _times(printed)]
    if not found:
        return None
    zones = _zones(printed, words)
    zone = next((name for start, name in zones if start >= found[0][0]), None)
    utc = None if day is None or zone is None else _universal(day, found[0][1], zone, words)
    return Clock(clock=f"{found[0][1]:%H:%M}", zone=zone, utc=utc)


def _times(printed: str) -> list[tuple[int, time]]:
    """Where times of the clock start; of several groups of four digits the last is no year."""
    twelve = [(m.start(), at) for m in _TWELVE.finditer(printed) if (at := _twelve(m)) is not None]
    colons = [(m.start(), time(int(m[1]), int(m[2]))) for m in _COLON.finditer(printed)]
    four = [(m.start(), time(int(m[1]), int(m[2]))) for m in _FOUR.finditer(printed)]
    return sorted(twelve) or colons or four[-1:]


def _twelve(match: re.Match[str]) -> time | None:
    hour, minute = int(match[1]), int(match[2] or 0)
    if not 1 <= hour <= NOON or minute > 59:
        return None
    return time(hour % NOON + (NOON if match[3].lower() == "p" else 0), minute)


def _zones(printed: str, words: TimeWords) -> list[tuple[int, str]]:
    pattern = rf"(?<!\w)(?:{spelled(any_of(words.calendar.zones))})(?!\w)"
    return [(m.start(), m.group()) for m in re.finditer(pattern, printed, re.IGNORECASE)]


def _universal(day: date, at: time, zone: str, words: TimeWords) -> str | None:
    offset = words.zones[key(zone)]
    if not offset:
        return None
    there = datetime.fromisoformat(f"{day}T{at:%H:%M}{offset}")
    return f"{there.astimezone(UTC):%Y-%m-%dT%H:%MZ}"
