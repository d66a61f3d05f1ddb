"""An incident's fields -> a title in neutral words."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from reportedly.records.claim import PlaceMention, TimeMention
from reportedly.records.incident import UNTOLD_SIDE, TollBasis, TollSummary
from reportedly.records.vocabulary import Comparator, EventClass, Harm
from reportedly.vocab.policies import TitleWords

IN_TITLE = (Harm.KILLED, Harm.INJURED, Harm.CAPTURED, Harm.MISSING, Harm.DISPLACED)
MOST_HARMS = 2
MOST_PLACES = 3


def make_title(
    event_class: EventClass,
    tolls: Iterable[TollSummary],
    places: Sequence[PlaceMention],
    when: TimeMention | None,
    words: TitleWords,
) -> str:
    """Return what happened, to how many, where and when; what is unknown is said to be.

    The figures are the range, never one holder's number; no one is blamed in a title.
    """
    what = words.events.get(event_class, "")
    harm = harm_phrase(tolls, words)
    event = f"{what}: {harm}" if what and harm else what or harm or words.unknown_event
    return f"{event} — {place_phrase(places, words)}, {date_phrase(when, words)}"


def place_phrase(places: Sequence[PlaceMention], words: TitleWords) -> str:
    """Return where it was: up to three names, or two of more and how many others there are."""
    names = list(dict.fromkeys(place.name or place.printed for place in places))
    if not names:
        return words.unknown_place
    if len(names) > MOST_PLACES:
        names[MOST_PLACES - 1 :] = [f"{len(names) - MOST_PLACES + 1} {words.other_places}"]
    return words.joined.join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def harm_phrase(tolls: Iterable[TollSummary], words: TitleWords) -> str:
    """Return the first harms with a number ("3 police killed, 1 injured"), else that it is unknown.

    A harm nobody suffered is told only where no other number is.
    """
    rows = tuple(tolls)
    harms = [[r for r in rows if r.harm is harm] for harm in IN_TITLE]
    told = [of_harm for of_harm in harms if of_harm]
    suffered = [of_harm for of_harm in told if any(row.high for row in of_harm)]
    numbered = suffered or [of_harm for of_harm in told if of_harm[0].high is not None] or told
    return ", ".join(_harm_phrase(of_harm, words) for of_harm in numbered[:MOST_HARMS])


def _harm_phrase(rows: list[TollSummary], words: TitleWords) -> str:
    """Return the figures of one harm: for everybody, and each side's that is told apart."""
    total, *apart = [row for row in rows if row.victim_class is None]
    counts = [_count_phrase(row, rows, words) for row in apart if _is_news(row, total)]
    if not counts or (total.high and total.basis is TollBasis.TOLD):
        told = _count_phrase(total, rows, words)
        counts.append(f"{told} ({words.side_unknown})" if counts else told)
    return f"{words.joined.join(counts)} {words.harms[total.harm]}"


def _is_news(side: TollSummary, total: TollSummary) -> bool:
    """Whether the figures for a side say anything that those for everybody do not."""
    return bool(side.high) and (side.low, side.high) != (total.low, total.high)


def _count_phrase(row: TollSummary, rows: Iterable[TollSummary], words: TitleWords) -> str:
    """Return how many of whom: "3 police", "at least 200", "1 soldier (UKR)"."""
    victims = _one_class(row, rows, words)
    count = _range(row, words)
    told = f"{count} {victims}" if victims else count
    if row.side is None:
        return told
    return f"{told} ({words.side_unknown if row.side == UNTOLD_SIDE else row.side})"


def _range(total: TollSummary, words: TitleWords) -> str:
    if total.high is None:
        return words.number_unknown
    if total.high == 0:
        return words.nobody
    high = _high(total, words)
    if total.low is None:
        return high if total.high_comparator is Comparator.LESS_THAN else f"{words.up_to} {high}"
    if total.low == total.high:
        is_least = total.high_is_open and total.high_comparator is not Comparator.MORE_THAN
        return f"{words.at_least} {high}" if is_least else high
    if total.low_comparator is Comparator.MORE_THAN or not high[0].isdigit():
        return f"{_low(total, words)} {words.to} {high}"
    span = f"{total.low:,}–{high}"
    return f"{span} {words.or_more}" if total.high_is_open else span


def _low(total: TollSummary, words: TitleWords) -> str:
    """Return the smallest figure as the pages print it: 61 of "more than 60" is told so."""
    if total.low is None:
        raise ValueError("a toll with no lower end")
    is_beyond = total.low_comparator is Comparator.MORE_THAN
    return f"{words.more_than} {total.low - 1:,}" if is_beyond else f"{total.low:,}"


def _high(total: TollSummary, words: TitleWords) -> str:
    """Return the largest figure as the pages print it."""
    if total.high is None:
        raise ValueError("a toll with no upper end")
    match total.high_comparator:
        case Comparator.MORE_THAN:
            return f"{words.more_than} {total.high - 1:,}"
        case Comparator.LESS_THAN:
            return f"{words.fewer_than} {total.high + 1:,}"
        case _:
            return f"{total.high:,}"


def _one_class(total: TollSummary, rows: Iterable[TollSummary], words: TitleWords) -> str:
    """Return the word for the victims where every figure for all is one for the same class."""
    same = [
        r.victim_class
        for r in rows
        if r.side == total.side and r.victim_class is not None and r.claims == total.claims
    ]
    if len(same) != 1 or not total.high:
        return ""
    one, many = words.victims[same[0]]
    return one if total.high == 1 else many


def date_phrase(when: TimeMention | None, words: TitleWords) -> str:
    """Return the days in words: "5 March 2023", "10–11 November 2016", "November 2016"."""
    if when is None or (when.from_ is None and when.to is None):
        return words.unknown_date
    if when.to is None and when.from_ is not None:
        return f"{words.since} {_day(when.from_)}"
    if when.from_ is None and when.to is not None:
        return f"{words.until} {_day(when.to)}"
    if when.from_ is None or when.to is None:
        raise ValueError("a time with neither end")
    return _span(when.from_, when.to)


def _span(first: date, last: date) -> str:
    if first == last:
        return _day(first)
    if (first.year, first.month) == (last.year, last.month):
        if first.day == 1 and (last + timedelta(days=1)).month != last.month:
            return f"{_MONTHS[first.month - 1]} {first.year}"
        return f"{first.day}–{_day(last)}"
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    return f"{_day(first)} – {_day(last)}"


_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def _day(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
