"""What a time expression says, and the days it stands for."""

# ruff: noqa: E501 - a row of a table stays on one line

from datetime import date

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from reportedly.claims.when.times import find_times
from reportedly.records.text import Document, Published, Segment
from reportedly.records.vocabulary import (
    LineageType,
    PublishedBasis,
    SegmentKind,
    TimeBasis,
    TimeLevel,
)
from reportedly.text.parser import load_parser
from reportedly.text.sentences import parse
from reportedly.vocab.times import load_times

WORDS = load_times()
REPORT = date(2016, 11, 16)  # a Wednesday
CAPTURED = date(2025, 6, 1)


def make_document(text, published=None, segments=None, captured=CAPTURED):
    if isinstance(published, date):
        published = Published(
            from_=published,
            to=published,
            level=TimeLevel.DAY,
            basis=PublishedBasis.METADATA,
            why="metadata",
        )
    return Document(
        id="d-1",
        origin="page.txt",
        sha256="",
        text_sha256="",
        text=text,
        title=None,
        outlet=None,
        authors=(),
        published=published,
        language="en",
        lineage_type=LineageType.UNKNOWN,
        credit=None,
        segments=segments or (Segment(kind=SegmentKind.BODY, start=0, end=len(text)),),
        captured=captured,
    )


def times(text, published=None, **more):
    document = make_document(text, published, **more)
    return find_times(document, parse(document, load_parser()), WORDS)


def told(mention):
    ends = [None if end is None else end.isoformat() for end in (mention.from_, mention.to)]
    return mention.printed, *ends, mention.level.value


def only(text, published=REPORT, **more):
    (mention,) = times(text, published, **more)
    return told(mention)


PRINTED = [
    ("He died on March 5, 2011.", "March 5, 2011", "2011-03-05", "2011-03-05", "day"),
    ("He died on 5 March 2011.", "5 March 2011", "2011-03-05", "2011-03-05", "day"),
    ("He died on 05.03.2011.", "05.03.2011", "2011-03-05", "2011-03-05", "day"),
    ("He died on 2011-03-05.", "2011-03-05", "2011-03-05", "2011-03-05", "day"),
    ("HE DIED ON 12 DEC 89.", "12 DEC 89", "1989-12-12", "1989-12-12", "day"),
    ("HE DIED ON 11 JANUARY 1990.", "11 JANUARY 1990", "1990-01-11", "1990-01-11", "day"),
    ("They met in Sept. 2009.", "Sept. 2009", "2009-09-01", "2009-09-30", "month"),
    ("They met in 2009.", "2009", "2009-01-01", "2009-12-31", "longer"),
    ("They fought in the 1990s.", "the 1990s", "1990-01-01", "1999-12-31", "longer"),
    ("They fought in the late 1980s.", "late 1980s", "1986-01-01", "1989-12-31", "longer"),
    ("It ended in early March 2009.", "early March 2009", "2009-03-01", "2009-03-10", "month"),
    ("It ended in mid-2009.", "mid-2009", "2009-05-01", "2009-08-31", "longer"),
    ("It ended at the end of May 2009.", "the end of May 2009", "2009-05-15", "2009-05-31", "month"),
    ("They left in the winter of 2009.", "the winter of 2009", "2009-12-01", "2010-02-28", "longer"),
    ("Sales fell in the third quarter of 2009.", "the third quarter of 2009", "2009-07-01", "2009-09-30", "longer"),
    ("It lasted from 5 to 7 April 2009.", "from 5 to 7 April 2009", "2009-04-05", "2009-04-07", "days"),
    ("It lasted between 28 April and 3 May 2009.", "between 28 April and 3 May 2009", "2009-04-28", "2009-05-03", "days"),
    ("They were there in 2003-2011.", "2003-2011", "2003-01-01", "2011-12-31", "longer"),
    ("It was on the night of 4 May 2009.", "the night of 4 May 2009", "2009-05-04", "2009-05-04", "part_of_day"),
    ("It began on Tuesday (12 May 2009) at 14:00 local time.", "Tuesday (12 May 2009) at 14:00 local time", "2009-05-12", "2009-05-12", "instant"),
    ("He came back two days after March 30, 2009.", "two days after March 30, 2009", "2009-04-01", "2009-04-01", "day"),
    ("He died on 31 April 2009.", "31 April 2009", None, None, "day"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "printed", "first", "last", "level"), PRINTED)
def test_dates_printed_in_full_need_no_other_day(text, printed, first, last, level):
    assert only(text, None) == (printed, first, last, level)


COUNTED = [
    ("A mine went off on Tuesday.", "Tuesday", "2016-11-15", "2016-11-15", "day"),
    ("A mine went off on Wednesday.", "Wednesday", "2016-11-16", "2016-11-16", "day"),
    ("A mine went off last Wednesday.", "last Wednesday", "2016-11-09", "2016-11-09", "day"),
    ("They will meet on Friday.", "Friday", "2016-11-18", "2016-11-18", "day"),
    ("They meet next Monday.", "next Monday", "2016-11-21", "2016-11-21", "day"),
    ("A mine went off on Tuesday morning.", "Tuesday morning", "2016-11-15", "2016-11-15", "part_of_day"),
    ("A mine went off in the early hours of Tuesday.", "the early hours of Tuesday", "2016-11-15", "2016-11-15", "part_of_day"),
    ("A mine went off at 10 a.m. on Tuesday.", "10 a.m. on Tuesday", "2016-11-15", "2016-11-15", "instant"),
    ("He left yesterday.", "yesterday", "2016-11-15", "2016-11-15", "day"),
    ("He left last night.", "last night", "2016-11-15", "2016-11-15", "part_of_day"),
    ("It fell on the night between Sunday and Monday.", "the night between Sunday and Monday", "2016-11-13", "2016-11-14", "part_of_day"),
    ("He left three days ago.", "three days ago", "2016-11-13", "2016-11-13", "day"),
    ("He left two years ago.", "two years ago", "2014-01-01", "2014-12-31", "longer"),
    ("He left last week.", "last week", "2016-11-07", "2016-11-13", "week"),
    ("He left this month.", "this month", "2016-11-01", "2016-11-30", "month"),
    ("He left earlier this week.", "earlier this week", "2016-11-14", "2016-11-15", "days"),
    ("He left last year.", "last year", "2015-01-01", "2015-12-31", "longer"),
    ("Six died in the past 24 hours.", "the past 24 hours", "2016-11-15", "2016-11-16", "days"),
    ("Six died over the weekend.", "the weekend", "2016-11-12", "2016-11-13", "days"),
    ("He left on March 5.", "March 5", "2016-03-05", "2016-03-05", "day"),
    ("He left on December 12.", "December 12", "2015-12-12", "2015-12-12", "day"),
    ("The vote will be held on December 12.", "December 12", "2016-12-12", "2016-12-12", "day"),
    ("He left in January last year.", "January last year", "2015-01-01", "2015-01-31", "month"),
    ("The road has been closed since Friday.", "since Friday", "2016-11-11", "2016-11-16", "days"),
    ("It has been closed for seven consecutive days.", "for seven consecutive days", "2016-11-10", "2016-11-16", "week"),
    ("It was closed for nearly nine months until Monday.", "for nearly nine months until Monday", None, "2016-11-14", "longer"),
    ("It fell overnight from Monday to Tuesday.", "overnight from Monday to Tuesday", "2016-11-14", "2016-11-15", "part_of_day"),
    ("He left on Saturday, November 5.", "Saturday, November 5", "2016-11-05", "2016-11-05", "day"),
    ("A bomb went off at 5.30 p.m. local time (1430 UTC) on Friday.", "5.30 p.m. local time (1430 UTC) on Friday", "2016-11-11", "2016-11-11", "instant"),
    ("It was quiet from December to January.", "from December to January", "2015-12-01", "2016-01-31", "longer"),
    ("Shells fell early on Tuesday.", "early on Tuesday", "2016-11-15", "2016-11-15", "part_of_day"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "printed", "first", "last", "level"), COUNTED)
def test_other_dates_are_counted_from_the_day_of_the_report(text, printed, first, last, level):
    assert only(text) == (printed, first, last, level)


@pytest.mark.parametrize("text", [row[0] for row in COUNTED])
def test_without_a_day_of_report_they_stay_open_and_say_why(text):
    for mention in times(text, None):
        assert mention.from_ is None
        assert mention.to is None
        assert mention.basis is TimeBasis.UNKNOWN
        assert mention.why


@pytest.mark.parametrize(
    "text",
    [
        "A 90-year-old woman was hurt.",
        "About 1,500 soldiers crossed.",
        "About 2000 people left.",
        "Fighters of M-19 and the 1st Battalion left.",
        "They may march on the capital.",
        "It was named after Bloody Sunday.",
        "He told the Sunday Times so.",
        "The March 23 Movement took the hill.",
        "They paid $1990 for it.",
        "He wished them a good evening.",
        "They signed a five-year deal.",
        "The spring of the trap broke.",
    ],
)
def test_these_are_no_times(text):
    assert times(text, REPORT) == ()


def test_a_year_that_describes_a_noun_is_a_year():
    assert only("The 2006 war ended here.", None) == ("2006", "2006-01-01", "2006-12-31", "longer")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They have been killed since the end of the 2008 war.", "since the end of the 2008 war"),
        ("The bridge has been shut since the 2014 annexation.", "since the 2014 annexation"),
        ("Raids went on since the start of the 2006 truce.", "since the start of the 2006 truce"),
    ],
)
def test_since_an_event_that_only_its_year_names_the_start_is_unknown(text, words):
    assert only(text, None) == (words, None, None, "longer")
    assert only(text, REPORT) == (words, None, str(REPORT), "longer")


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("It has held since the end of 2014.", "since the end of 2014", "2014-12-31", REPORT),
        ("It has held since the end of May.", "since the end of May", "2016-05-31", REPORT),
        ("It has held since late 2014.", "since late 2014", "2014-09-01", REPORT),
        ("It has held since 2014.", "since 2014", "2014-01-01", REPORT),
        ("It was shelled at the end of May.", "the end of May", "2016-05-15", "2016-05-31"),
    ],
)
def test_since_the_end_of_a_time_is_since_its_last_day(text, words, first, last):
    assert only(text, REPORT)[:3] == (words, first, str(last))


def test_what_comes_again_or_is_vague_is_returned_open():
    assert [told(m)[:3] for m in times("Shells fall every night.", REPORT)] == [
        ("every night", None, None)
    ]
    assert [told(m)[:3] for m in times("It was recently mined.", REPORT)] == [
        ("recently", None, None)
    ]


def test_the_next_day_is_counted_from_the_day_told_before():
    _, later = times("The hill fell on 3 May 2009. The next day they left.", None)
    assert told(later) == ("The next day", "2009-05-04", "2009-05-04", "day")
    assert later.basis is TimeBasis.ANOTHER_EVENT
    assert later.reference == date(2009, 5, 3)


def test_a_clock_time_takes_the_day_in_reach():
    text = "The base was hit on 3 May 2009. At 10:30 a.m. a second rocket fell."
    assert told(times(text, None)[1]) == ("10:30 a.m.", "2009-05-03", "2009-05-03", "instant")


def test_a_clock_time_without_a_day_stays_open():
    assert only("At 10:30 a.m. a rocket fell.", REPORT)[1:] == (None, None, "instant")


def test_days_after_an_event_are_counted_from_its_day():
    text = "The shooting on 3 May 2009 killed two. Two days after the shooting, talks began."
    after = times(text, None)[1]
    assert told(after)[1:] == ("2009-05-05", "2009-05-05", "day")
    assert after.basis is TimeBasis.ANOTHER_EVENT


def test_days_before_an_event_told_in_the_same_sentence():
    before = times("The raid came two days before the election on 3 May 2009.", None)[0]
    assert told(before)[1:] == ("2009-05-01", "2009-05-01", "day")


def test_days_after_an_event_told_on_two_days_stay_open():
    text = (
        "The shooting on 3 May 2009 killed two. The shooting of 9 May 2009 killed one. "
        "Two days after the shooting, talks began."
    )
    assert told(times(text, None)[2])[1:] == (None, None, "day")


# --------------------------------------------------------------- pages without a day of publication

AMBUSH = (
    "Soldiers shot three rangers at the river post on June 14.\n\n"
    "The rangers were driving to the river post on Saturday morning when soldiers shot at them.\n\n"
    "Nobody has crossed there since October 20. The truce was signed on May 12, 2014."
)


def test_a_weekday_and_a_date_leave_one_year():
    found = times(AMBUSH, captured=date(2019, 1, 1))
    assert [told(m)[:3] for m in found] == [
        ("June 14", "2014-06-14", "2014-06-14"),
        ("Saturday morning", "2014-06-14", "2014-06-14"),
        ("since October 20", "2013-10-20", None),
        ("May 12, 2014", "2014-05-12", "2014-05-12"),
    ]


JOINED = "The post was hit on Saturday, June 14. It had been quiet since the truce of 9 May 2012."


def test_the_calendar_says_so():
    hit = times(JOINED, captured=date(2019, 1, 1))[0]
    assert (hit.from_, hit.basis) == (date(2014, 6, 14), TimeBasis.CALENDAR)
    assert "2014" in hit.why


def test_two_years_that_fit_leave_it_open():
    hit = times(JOINED, captured=date(2022, 1, 1))[0]  # June 14 is a Saturday in 2014 and 2025
    assert hit.from_ == date(2014, 6, 14)
    hit = times(JOINED, captured=date(2026, 1, 1))[0]
    assert (hit.from_, hit.to, hit.level) == (None, None, TimeLevel.DAY)


def test_a_date_in_full_gives_its_year_to_its_neighbours():
    text = "Shots were heard on the night of July 5. They ended on Saturday, July 13, 2013."
    night = times(text)[0]
    assert told(night)[1:] == ("2013-07-05", "2013-07-05", "part_of_day")
    assert night.basis is TimeBasis.CALENDAR


def test_an_old_date_in_full_gives_its_year_to_nobody():
    found = times("He was shot on July 5. The truce has held since May 3, 2013.")
    assert found[0].from_ is None


def test_a_dateline_with_its_year_is_the_day_of_the_report():
    found = times("SAN JUAN, 12 DEC 89 -- [TEXT] A BUS WAS BURNED YESTERDAY IN THE NORTH.")
    assert told(found[-1])[1:] == ("1989-12-11", "1989-12-11", "day")
    assert "dateline" in found[-1].why


def test_a_dateline_segment_is_the_day_of_the_report():
    text = "Port Town, 12 May 2009\nA bus was burned on Monday."
    cut = text.index("\n")
    segments = (
        Segment(kind=SegmentKind.DATELINE, start=0, end=cut),
        Segment(kind=SegmentKind.BODY, start=cut, end=len(text)),
    )
    assert only(text, None, segments=segments)[1:] == ("2009-05-11", "2009-05-11", "day")


def test_a_dateline_older_than_a_weekday_of_its_page_is_stale():
    text = "Port Town, 12 May - A bus was burned on Wednesday."
    cut = text.index("A bus")
    segments = (
        Segment(kind=SegmentKind.DATELINE, start=0, end=cut),
        Segment(kind=SegmentKind.BODY, start=cut, end=len(text)),
    )
    found = only(text, date(2009, 5, 13), segments=segments)
    assert found == ("Wednesday", "2009-05-13", "2009-05-13", "day")


@pytest.mark.parametrize(
    ("opening", "published", "day"),
    [
        ("Port Town, 12 May", "2009-05-13", "2009-05-12"),
        ("Port Town, May 12", "2009-05-18", "2009-05-12"),
        ("Port Town, 31 Dec.", "2010-01-02", "2009-12-31"),
        ("Port Town, 12 May 2009", "2009-05-13", "2009-05-12"),
        ("Port Town, 12 April", "2009-05-13", "2009-05-13"),
        ("Port Town, 14 May", "2009-05-13", "2009-05-13"),
    ],
)
def test_today_is_the_day_of_a_dateline_some_days_before_the_page(opening, published, day):
    text = f"{opening} - A bus was burned today."
    cut = text.index("A bus")
    segments = (
        Segment(kind=SegmentKind.DATELINE, start=0, end=cut),
        Segment(kind=SegmentKind.BODY, start=cut, end=len(text)),
    )
    found = only(text, date.fromisoformat(published), segments=segments)
    assert found == ("today", day, day, "day")


def test_a_month_of_publication_places_dates_and_no_weekdays():
    month = Published(
        from_=date(2009, 5, 1),
        to=date(2009, 5, 31),
        level=TimeLevel.MONTH,
        basis=PublishedBasis.INFERRED,
        why="",
    )
    dated, weekday = times("A bus was burned on May 4. Another burned on Tuesday.", month)
    assert dated.from_ == date(2009, 5, 4)
    assert weekday.from_ is None


# ------------------------------------------------------------------------------ what always holds

STYLES = [
    lambda d: f"{d:%B} {d.day}, {d.year}",
    lambda d: f"{d.day} {d:%B} {d.year}",
    lambda d: f"{d:%A}, {d:%B} {d.day}, {d.year}",
    lambda d: f"the {d.day} of {d:%B}, {d.year}",
    lambda d: f"{d:%d.%m.%Y}",
    lambda d: f"{d:%Y-%m-%d}",
    lambda d: f"{d.day} {d:%B} {d.year}".upper(),
]

quickly = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@quickly
@given(
    day=st.dates(min_value=date(1900, 1, 1), max_value=date(2024, 12, 31)),
    style=st.sampled_from(STYLES),
)
def test_a_date_in_any_style_is_read_back(day, style):
    printed = style(day)
    found = times(f"The post was hit on {printed} by shells.")
    assert [(m.printed, m.from_, m.to) for m in found] == [(printed, day, day)]


PIECES = [
    "since", "between", "and", "last", "next", "early", "mid-", "the end of", "May", "March",
    "5", "31", "2009", "89", "Tuesday", "night", "at 10 a.m.", "two days after", "a year earlier",
    "the past", "three weeks", "ago", "this", "month", "until", ",", "(", ")", "yesterday", "from",
    "for", "to", "that day", "the 1990s", "overnight", "June 30", "9/11",
]  # fmt: skip


@quickly
@given(
    pieces=st.lists(st.sampled_from(PIECES), min_size=1, max_size=9),
    published=st.sampled_from([None, REPORT, date(2012, 2, 29)]),
)
@example(pieces=["since", "2009", "early", "month"], published=None)
def test_any_words_give_intervals_that_run_forwards_and_quotes_that_hold(pieces, published):
    text = f"It fell {' '.join(pieces)}."
    before = 0
    for mention in times(text, published):
        assert mention.printed == text[mention.start : mention.end]
        assert before <= mention.start < mention.end
        before = mention.end
        assert mention.from_ is None or mention.to is None or mention.from_ <= mention.to
        assert mention.why
