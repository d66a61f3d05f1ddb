"""A time phrase and what is known around it -> the interval of days it stands for."""

from collections.abc import Callable
from datetime import date, timedelta

from reportedly.claims.when import calendar, dates, recent, relative
from reportedly.claims.when.phrases import Phrase
from reportedly.claims.when.spans import (
    Fixed,
    Setting,
    Span,
    hours_on,
    looks_ahead,
    shown,
    unit_away,
    unresolved,
)
from reportedly.records.vocabulary import TimeBasis, TimeLevel
from reportedly.vocab.calendar import Reading, Stage, Unit


def read_phrase(phrase: Phrase, setting: Setting) -> Span | None:
    """Return what the phrase stands for; None when it turns out to name no time at all."""
    span = _READERS[phrase.reading](phrase, setting)
    if span is None:
        return None
    for adjust in (_spread, _staged, _ranged, _counted_on, _lasting, _since, _in_part):
        span = adjust(phrase, setting, span)
    return span


def _vague(phrase: Phrase, setting: Setting) -> Span | None:
    """No day: but what it is counted from is known, and codebooks have a rule for that."""
    level = calendar.level_of_unit(phrase.unit, phrase.count or 1)
    open_ = unresolved(level, "the words give no day")
    if setting.reference is None or looks_ahead(phrase, setting) > 0:
        return open_
    return open_.replacing(reference=setting.reference.day, basis=TimeBasis.PUBLICATION)


def _repeated(phrase: Phrase, setting: Setting) -> Span | None:
    del phrase, setting
    return unresolved(TimeLevel.UNKNOWN, "it comes again and again")


A_DAY = timedelta(days=1)

_UNIT_OF_READING = {
    Reading.MONTH: Unit.MONTH,
    Reading.YEAR: Unit.YEAR,
    Reading.DECADE: Unit.DECADE,
    Reading.QUARTER: Unit.QUARTER,
    Reading.SEASON: Unit.QUARTER,
    Reading.HALF: Unit.QUARTER,
}


def _spread(phrase: Phrase, setting: Setting, span: Span) -> Span:
    del setting
    if phrase.spread == 0 or span.days is None or span.first != span.last:
        return span
    first, last = (calendar.shifted(span.days[0], step, Unit.DAY) for step in (-1, 1))
    if first is None or last is None:
        return span
    return span.replacing(
        first=first, last=last, level=TimeLevel.DAYS, why=f"{span.why}; a day to either side"
    )


def _staged(phrase: Phrase, setting: Setting, span: Span) -> Span:
    if phrase.stage is None or span.days is None:
        return span
    first, last = span.days
    if first == last:
        return span
    today = setting.reference.day if setting.reference is not None else None
    unit = _UNIT_OF_READING.get(phrase.reading) or phrase.unit or Unit.DECADE
    earlier = phrase.stage is Stage.EARLIER
    if phrase.stage in {Stage.EARLIER, Stage.LATER}:
        if today is None or not first <= today <= last:
            return span
        days = (first, max(first, today - A_DAY)) if earlier else (today, last)
    else:
        days = calendar.stage_of(span.days, phrase.stage, unit)
    level = TimeLevel.MONTH if unit is Unit.MONTH else calendar.level_of(*days)
    return span.replacing(
        first=days[0],
        last=days[1],
        level=level,
        why=f"{span.why}; of it the {phrase.stage} stretch",
    )


def _ranged(phrase: Phrase, setting: Setting, span: Span) -> Span:
    if phrase.until is None:
        return span
    other = read_phrase(phrase.until, setting)
    if other is None or other.days is None or span.first is None or span.last is None:
        return unresolved(TimeLevel.UNKNOWN, "one end of it cannot be dated")
    last = other.days[1]
    if last < span.first and phrase.year is None and phrase.month is not None:
        span = span.replacing(first=calendar.shifted(span.first, -1, Unit.YEAR))
    if span.first is None or last < span.first:
        return unresolved(TimeLevel.UNKNOWN, "its end lies before its start")
    level = calendar.level_of(span.first, last)
    return span.replacing(last=last, level=level, why=f"from {span.first} to {last}: {span.why}")


def _counted_on(phrase: Phrase, setting: Setting, span: Span) -> Span:
    del setting
    if phrase.shift is None or span.last is None or span.first != span.last:
        return span
    count, unit = phrase.shift
    fixed = Fixed(day=span.last, why=f"{span.last}, {span.why}")
    if unit in calendar.SHORTER_THAN_A_DAY:
        return hours_on(fixed, count, unit).replacing(basis=span.basis)
    return unit_away(fixed, count, unit, span.basis)


def _lasting(phrase: Phrase, setting: Setting, span: Span) -> Span:
    del setting
    if phrase.lasting is None:
        return span
    count, unit = phrase.lasting
    return span.replacing(
        first=None,
        level=calendar.level_of_unit(unit, count),
        why=f"about {count} {unit}s that end with it: {span.why}",
    )


def _since(phrase: Phrase, setting: Setting, span: Span) -> Span:
    if not phrase.since or span.first is None:
        return span
    today = setting.reference.day if setting.reference is not None else None
    if phrase.noun_end is not None:
        return _since_an_event(span, today)
    first = span.last if phrase.stage is Stage.END and span.last is not None else span.first
    span = span.replacing(first=first)
    if today is None or today < first:
        why = f"open since then, its end not told: {span.why}"
        return span.replacing(last=None, level=TimeLevel.LONGER, why=why)
    level = calendar.level_of(first, today)
    if phrase.reading is Reading.WEEKDAY and level is TimeLevel.WEEK:
        level = TimeLevel.DAYS  # since a day of less than a week ago
    return span.replacing(last=today, level=level, why=f"since then up to the report: {span.why}")


def _since_an_event(span: Span, today: date | None) -> Span:
    """From an event that only its year names, the 2020 war: on which day of it nobody says."""
    told = today is not None and span.first is not None and today >= span.first
    up_to = " up to the report" if told else ", its end not told"
    return span.replacing(
        first=None,
        last=today if told else None,
        level=TimeLevel.LONGER,
        why=f"since an event of {shown(span)} whose day is not told{up_to}: {span.why}",
    )


def _in_part(phrase: Phrase, setting: Setting, span: Span) -> Span:
    del setting
    if phrase.since or phrase.lasting is not None or phrase.shift is not None:
        return span
    narrow = span.level in {TimeLevel.DAY, TimeLevel.DAYS, TimeLevel.PART_OF_DAY}
    if phrase.clock and (span.first is None or span.first == span.last) and narrow:
        return span.replacing(level=TimeLevel.INSTANT)
    if narrow and (phrase.part is not None or phrase.stage is not None):
        night = phrase.part == "night" and phrase.until is not None
        if night or span.first is None or span.first == span.last:
            return span.replacing(level=TimeLevel.PART_OF_DAY)
    return span


_READERS: dict[Reading, Callable[[Phrase, Setting], Span | None]] = {
    Reading.WEEK_OF: dates.read_week_of,
    Reading.DAYS_OF: dates.read_days_of,
    Reading.RECENT: recent.read_recent,
    Reading.RUNNING: recent.read_running,
    Reading.ANNIVERSARY: relative.read_anniversary,
    Reading.REPEATED: _repeated,
    Reading.VAGUE: _vague,
    Reading.DATE: dates.read_date,
    Reading.DATES: dates.read_date,
    Reading.MONTH: dates.read_month,
    Reading.YEAR: dates.read_year,
    Reading.DECADE: dates.read_decade,
    Reading.SEASON: dates.read_season,
    Reading.QUARTER: dates.read_quarter,
    Reading.HALF: dates.read_half,
    Reading.WEEKDAY: recent.read_weekday,
    Reading.DAY_WORD: recent.read_day_word,
    Reading.OVERNIGHT: recent.read_overnight,
    Reading.THIS_PART: recent.read_day_word,
    Reading.WEEKEND: recent.read_weekend,
    Reading.PERIOD: recent.read_period,
    Reading.LATEST: recent.read_latest,
    Reading.SAME: relative.read_same,
    Reading.PAST: recent.read_past,
    Reading.COMING: recent.read_coming,
    Reading.AGO: relative.read_ago,
    Reading.AGO_TODAY: relative.read_ago_today,
    Reading.LATER: relative.read_later,
    Reading.AFTER_EVENT: relative.read_after_event,
    Reading.LASTING: recent.read_long,
    Reading.CLOCK: relative.read_in_reach,
    Reading.PART: relative.read_in_reach,
}
