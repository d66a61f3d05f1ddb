"""UCDP GED codebook, appendix 2: what the words of time are coded as. The sentences are ours.

Some rows differ from the print in their days, none in its code. "Past few days" and "past 2 days"
are printed without the day of the report; it is kept here, as reports do tell of their own morning.
"Past 72 hours" is printed with the days of "past 48 hours"; three days are counted back here. "Last
6 days of January" is printed as 25-30 January "including the final date", which is the 31st.
"""

from datetime import date

import pytest

from reportedly.claims.when.times import find_times
from reportedly.records.text import Published
from reportedly.records.vocabulary import PublishedBasis, TimeLevel
from reportedly.vocab.coded_time import coded_time

REPORT = date(2016, 11, 16)  # a Wednesday

TABLE = [
    # 1: the day
    ("The hamlet was burned on 14th January.", "2016-01-14", "2016-01-14", 1),
    ("The hamlet was burned today.", "2016-11-16", "2016-11-16", 1),
    ("The hamlet was burned yesterday.", "2016-11-15", "2016-11-15", 1),
    ("The hamlet was burned last Tuesday.", "2016-11-15", "2016-11-15", 1),
    ("The hamlet was burned on Monday night.", "2016-11-14", "2016-11-14", 1),
    ("The hamlet was burned last night.", "2016-11-15", "2016-11-15", 1),
    ("The hamlet was burned the other day.", "2016-11-15", "2016-11-15", 1),
    # 2: two to six days
    ("The hamlet was recently burned.", "2016-11-13", "2016-11-15", 2),
    ("Nine died in recent attacks.", "2016-11-13", "2016-11-15", 2),
    ("Nine died in the past few days.", "2016-11-13", "2016-11-16", 2),
    ("Nine died in the last few days.", "2016-11-13", "2016-11-16", 2),
    ("Nine died around 2 July.", "2016-07-01", "2016-07-03", 2),
    ("Nine died over the weekend.", "2016-11-12", "2016-11-13", 2),
    ("Nine have died since the beginning of the week.", "2016-11-14", "2016-11-16", 2),
    ("Nine died this week.", "2016-11-14", "2016-11-16", 2),
    ("Nine died in the night between Sunday and Monday.", "2016-11-13", "2016-11-14", 2),
    ("Nine died in the past 24 hours.", "2016-11-15", "2016-11-16", 2),
    ("Nine died in the past 48 hours.", "2016-11-14", "2016-11-16", 2),
    ("Nine died in the past 72 hours.", "2016-11-13", "2016-11-16", 2),
    ("Nine died in the past 2 days.", "2016-11-14", "2016-11-16", 2),
    ("Nine have died since Thursday.", "2016-11-10", "2016-11-16", 2),
    ("The five-day offensive has killed nine.", "2016-11-12", "2016-11-16", 2),
    ("There was continuous fighting between 13-16 February.", "2016-02-13", "2016-02-16", 2),
    ("Nine died in a night-long battle.", "2016-11-15", "2016-11-16", 2),
    ("Nine died in a night of clashes.", "2016-11-15", "2016-11-16", 2),
    ("Nine died in the last 6 days of January.", "2016-01-26", "2016-01-31", 2),
    ("Nine died late last week.", "2016-11-11", "2016-11-13", 2),
    # 3: the week
    ("Nine died last week.", "2016-11-07", "2016-11-13", 3),
    ("Nine died in the past week.", "2016-11-10", "2016-11-16", 3),
    ("Nine died in the first week of August.", "2016-08-01", "2016-08-07", 3),
    ("The week-old offensive has killed nine.", "2016-11-10", "2016-11-16", 3),
    # 4: the month
    ("Nine died at the beginning of March.", "2016-03-01", "2016-03-10", 4),
    ("Nine died in early March.", "2016-03-01", "2016-03-10", 4),
    ("Nine died in the middle of March.", "2016-03-10", "2016-03-20", 4),
    ("Nine died at the end of March.", "2016-03-15", "2016-03-31", 4),
    ("Nine died in late March.", "2016-03-15", "2016-03-31", 4),
    ("Nine died in early November.", "2016-11-01", "2016-11-10", 4),
    ("Nine died in mid-November.", "2016-11-10", "2016-11-16", 4),
    ("They have fought for a number of weeks.", "2016-10-27", "2016-11-16", 4),
    ("Nine died in recent weeks.", "2016-10-27", "2016-11-16", 4),
    ("They have fought for several weeks.", "2016-10-27", "2016-11-16", 4),
    ("Nine died earlier this month.", "2016-11-01", "2016-11-15", 4),
    ("Nine died last month.", "2016-10-01", "2016-10-31", 4),
    ("Nine died a fortnight ago.", "2016-11-03", "2016-11-16", 4),
    # 5: the year
    ("Nine died in 1995.", "1995-01-01", "1995-12-31", 5),
    ("Nine died last year.", "2015-01-01", "2015-12-31", 5),
    ("Nine died in the past year.", "2016-01-01", "2016-11-16", 5),
    ("Nine died in early 1999.", "1999-01-01", "1999-04-30", 5),
    ("Nine died in mid 1999.", "1999-05-01", "1999-08-31", 5),
    ("Nine died in late 1999.", "1999-09-01", "1999-12-31", 5),
    ("Nine died in the past 3 months.", "2016-08-16", "2016-11-16", 5),
    ("Nine died in the past few months.", "2016-08-16", "2016-11-16", 5),
    # no time at all: three days before the report
    ("Nine rebels were killed.", "2016-11-13", "2016-11-15", 2),
    ("Nine bodies were found in a mass grave.", "2016-11-13", "2016-11-15", 2),
]  # fmt: skip


@pytest.fixture(scope="module")
def coded(sentences_of, document_of, lexicon):
    def code(text, reported=REPORT):
        document = document_of(text, published=_on(reported))
        found = find_times(document, sentences_of(text), lexicon.times)
        assert len(found) <= 1, [time.printed for time in found]
        return coded_time(found[0] if found else None, reported)

    return code


def _on(day):
    return Published(
        from_=day, to=day, level=TimeLevel.DAY, basis=PublishedBasis.METADATA, why="test"
    )


@pytest.mark.parametrize(("text", "start", "end", "prec"), TABLE)
def test_the_table_of_the_codebook(coded, text, start, end, prec):
    found = coded(text)
    days = (found.ucdp_date_start.isoformat(), found.ucdp_date_end.isoformat())
    assert (*days, found.ucdp_date_prec) == (start, end, prec)


def test_what_would_cross_into_another_year_begins_with_the_year(coded):
    found = coded("Nine died in the past 3 months.", date(2016, 2, 3))
    assert (found.ucdp_date_start, found.ucdp_date_prec) == (date(2016, 1, 1), 5)


def test_an_estimate_says_so_and_is_no_date_of_the_words(coded, sentences_of, document_of, lexicon):
    text = "The hamlet was recently burned."
    assert coded(text).ucdp_estimated
    (recently,) = find_times(
        document_of(text, published=_on(REPORT)), sentences_of(text), lexicon.times
    )
    assert (recently.from_, recently.to, recently.reference) == (None, None, REPORT)


def test_without_a_day_of_report_nothing_is_estimated():
    assert coded_time(None, None).ucdp_date_prec is None


@pytest.mark.parametrize(
    ("text", "precision", "day"),
    [
        ("Nine died on 3 May 2016.", 1, "2016-05-03"),
        ("Nine died last week.", 2, "2016-11-10"),
        ("Nine died over the weekend.", 2, "2016-11-12"),
        ("Nine died last month.", 3, "2016-10-16"),
        ("Nine died last year.", None, None),
        ("Nine died.", None, None),
    ],
)
def test_acled_takes_the_middle_and_leaves_out_what_is_vaguer_than_a_month(
    coded, text, precision, day
):
    found = coded(text)
    told = None if found.acled_event_date is None else found.acled_event_date.isoformat()
    assert (found.acled_time_precision, told) == (precision, day)


def test_linked_places_has_both_ends_of_the_start_and_of_the_end(coded):
    (span,) = coded("Nine died in March 2016.").linked_places_when.timespans
    days = (date(2016, 3, 1), date(2016, 3, 31))
    assert (span.start.earliest, span.start.latest) == days
    assert (span.end.earliest, span.end.latest) == days


def test_a_decade_has_no_code_of_ucdp(coded):
    assert coded("They fought in the 1990s.").ucdp_date_prec is None
