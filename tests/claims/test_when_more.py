"""Times counted from each other, from what was said, and by the clock."""

from datetime import date

import pytest

from reportedly.claims.when.times import find_times
from reportedly.claims.who.statements import find_statements
from reportedly.records.text import Published
from reportedly.records.vocabulary import PublishedBasis, TimeBound, TimeLevel

REPORT = date(2016, 11, 16)  # a Wednesday


@pytest.fixture(scope="module")
def times(sentences_of, document_of, lexicon):
    def found(text, published=REPORT, **known):
        on = None
        if published is not None:
            on = Published(
                from_=published,
                to=published,
                level=TimeLevel.DAY,
                basis=PublishedBasis.METADATA,
                why="test",
            )
        document = document_of(text, published=on, **known)
        sentences = sentences_of(text)
        statements = find_statements(document, sentences, lexicon.verbs, lexicon.actors)
        return find_times(document, sentences, lexicon.times, statements)

    return found


def days(time):
    return tuple(None if end is None else end.isoformat() for end in (time.from_, time.to))


@pytest.mark.parametrize(
    ("text", "printed", "bound"),
    [
        ("The road was closed until Monday.", "Monday", TimeBound.UNTIL),
        ("The bodies were buried by Monday.", "Monday", TimeBound.UNTIL),
        ("They left before 3 May 2016.", "3 May 2016", TimeBound.BEFORE),
        ("No one crossed after February.", "February", TimeBound.AFTER),
        ("They left on Monday.", "Monday", None),
        ("The road was closed from Friday until Monday.", "from Friday until Monday", None),
        ("They have been there since Monday.", "since Monday", None),
    ],
)
def test_a_word_before_a_time_makes_it_an_end(times, text, printed, bound):
    (found,) = times(text)
    assert (found.printed, found.bound) == (printed, bound)
    assert found.from_ is not None


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("Shelling began at about 5:30 a.m. on 3 May.", ("2016-05-03", "2016-05-03")),
        ("Shelling began around midnight on 3 May.", ("2016-05-02", "2016-05-04")),
        ("Shelling began around dawn on 3 May.", ("2016-05-03", "2016-05-03")),
        ("Shelling began around 3 May at dawn.", ("2016-05-02", "2016-05-04")),
        ("Nine died in the second week of August.", ("2016-08-08", "2016-08-14")),
        ("Nine died in the last week of February 2016.", ("2016-02-23", "2016-02-29")),
        ("Nine died in the first ten days of May.", ("2016-05-01", "2016-05-10")),
        ("Nine died on or about May 5.", ("2016-05-04", "2016-05-06")),
        ("Nine died around the market.", None),
        ("A three-day visit ended.", None),
        ("They plan a five-day offensive.", (None, None)),
        ("The six-day battle of June 1967 killed many.", ("1967-06-01", "1967-06-30")),
        ("There was shelling on 12 December.", ("2015-12-12", "2015-12-12")),
    ],
)
def test_stretches_of_a_month_and_of_fighting(times, text, ends):
    found = [days(time) for time in times(text)]
    assert (ends in found) if ends is not None else found == []


# ------------------------------------------------------------------------------ dates in numbers


def test_a_date_that_reads_two_ways_has_both_as_its_ends(times):
    (found,) = times("It was signed on 10/04/2013.")
    assert days(found) == ("2013-04-10", "2013-10-04")
    assert "with the month first" in found.why


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("It was signed on 25/04/2013 and broken on 10/05/2013.", "2013-05-10"),
        ("It was signed on 04/25/2013 and broken on 10/05/2013.", "2013-10-05"),
        ("It was broken on Saturday 10/05/2013.", "2013-10-05"),
        ("It was broken on 10/12/2016.", "2016-10-12"),
        ("It was broken on 10.12.2013.", "2013-12-10"),
        ("It was broken on 2013-12-10.", "2013-12-10"),
        ("It was broken on 7/7/2013.", "2013-07-07"),
    ],
)
def test_the_page_the_weekday_or_the_report_settles_it(times, text, day):
    assert days(times(text)[-1]) == (day, day)


def test_a_page_in_another_language_has_the_day_first(times):
    (found,) = times("It was broken on 10/05/2013.", language="fr")
    assert days(found) == ("2013-05-10", "2013-05-10")


# ------------------------------------------------------------------------------------- the clock


@pytest.mark.parametrize(
    ("text", "clock", "zone", "utc"),
    [
        ("It fell at 11 p.m. GMT on 3 May 2009.", "23:00", "GMT", "2009-05-03T23:00Z"),
        ("It fell at 1:30 a.m. CEST on 3 May 2009.", "01:30", "CEST", "2009-05-02T23:30Z"),
        ("It fell on 3 May 2009 at 14:05 local time.", "14:05", "local time", None),
        ("It fell on 3 May 2009 at 12 p.m.", "12:00", None, None),
        ("It fell on 3 May 2009 at about 2030.", "20:30", None, None),
        ("It fell at 2300 GMT.", "23:00", "GMT", None),
    ],
)
def test_a_time_of_the_clock_has_its_zone_and_its_moment(times, text, clock, zone, utc):
    (found,) = (time for time in times(text, None) if time.clock)
    assert (found.clock, found.zone, found.utc) == (clock, zone, utc)


# ------------------------------------------------------------------------- counted from something


def test_yesterday_in_a_quotation_is_the_day_before_it_was_said(times):
    text = "“Shells hit the mill yesterday,” the mayor said on Monday."
    quoted, said = times(text)
    assert (days(said)[0], days(quoted)[0]) == ("2016-11-14", "2016-11-13")
    assert "said" in quoted.why


def test_yesterday_outside_a_quotation_is_the_day_before_the_report(times):
    said, told = times("The mayor said on Monday that shells hit the mill yesterday.")
    assert (days(said)[0], days(told)[0]) == ("2016-11-14", "2016-11-15")


def test_an_anniversary_is_counted_from_the_day_of_what_it_is_of(times):
    text = "The truce of 12 May 2014 held. They met on the truce's second anniversary."
    anniversary = times(text)[1]
    assert days(anniversary) == ("2016-05-12", "2016-05-12")
    text = "The truce of 12 May 2014 held. They met on the first anniversary of the truce."
    assert days(times(text)[1]) == ("2015-05-12", "2015-05-12")


def test_an_anniversary_of_something_undated_stays_open(times):
    (found,) = times("They met on the second anniversary of the truce.")
    assert days(found) == (None, None)


def test_an_event_told_with_its_verb_is_the_one_counted_from(times):
    text = "Two men were shot dead on 3 May 2016. Two days after the shooting the road was closed."
    assert days(times(text)[1]) == ("2016-05-05", "2016-05-05")


# ------------------------------------------------------------------------- what dates an event


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("Rebels shelled the town before Monday.", (None, "2016-11-13")),
        ("Rebels shelled the town by Monday.", (None, "2016-11-14")),
        ("Rebels killed nine this week.", ("2016-11-14", "2016-11-16")),
        ("On Monday, rebels killed nine men who had left in May.", ("2016-11-14", "2016-11-14")),
        ("OSH, 14 NOV 2016 -- Rebels shelled the town.", None),
        ("Rebels shelled the town on the eve of tomorrow's vote.", None),
    ],
)
def test_what_the_times_of_a_sentence_say_of_its_event(claims_of, text, ends):
    told = {
        None if claim.when is None else days(claim.when) for claim in claims_of(text, "2016-11-16")
    }
    assert told == {ends}


@pytest.mark.parametrize(
    ("text", "that_day"),
    [
        (
            "Shells fell on Monday. Some 90 have died since 3 May. Six were buried that day.",
            ("2016-05-03", "2016-05-03"),
        ),
        ("The mill was hit on 3 May. A cook died that day.", ("2016-05-03", "2016-05-03")),
        (
            "The mill was hit on 3 May. Fighting went on from 5 to 8 May. A cook died that day.",
            (None, None),
        ),
        ("The convoy was stopped. A cook died that day, before help came.", (None, None)),
    ],
)
def test_that_day_is_the_day_told_last_and_no_day_before_it(times, text, that_day):
    (found,) = [time for time in times(text) if time.printed == "that day"]
    assert days(found) == that_day


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen stormed the depot before sunrise on Monday.",
        "A mortar hit the quay just after midnight on Monday.",
        "They crossed the river before 6 a.m. on Monday.",
    ],
)
def test_before_or_after_an_hour_of_a_day_is_on_that_day(times, text):
    (found,) = times(text)
    assert (days(found), found.bound) == (("2016-11-14", "2016-11-14"), None)


def test_until_an_hour_of_a_day_is_an_end(times):
    (found,) = times("The bridge was shut until noon on Monday.")
    assert found.bound is TimeBound.UNTIL


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("The raid began at 2015 on Monday.", ["Monday"]),
        ("On Monday the raid began at 2000 (0100 GMT).", ["Monday", "2000 (0100 GMT)"]),
        ("The raid began in 2015.", ["2015"]),
    ],
)
def test_four_digits_after_at_are_no_year(times, text, printed):
    assert [time.printed for time in times(text)] == printed
