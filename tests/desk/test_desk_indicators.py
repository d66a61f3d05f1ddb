"""The change table: what it counts is in the list, and a small baseline gives no percentage."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.desk.packed import facet_id
from reportedly.desk.pages.indicators import _series, _span
from reportedly.desk.row import months_of, row_of


def stupid(store, by, month):
    """Counted the slow way: every incident that falls in that month and no other."""
    counts = Counter()
    for incident in store.incidents():
        row = row_of(incident, ())
        if months_of(row) == (month,):
            values = {
                "place": [facet_id(spot) for spot in row.spots] or ["no-place"],
                "event": [row.event],
                "party": [id_ for id_, _ in row.parties],
            }
            counts.update(set(values[by]))
    return counts


@pytest.mark.parametrize("by", ["place", "event", "party"])
def test_each_count_is_what_the_list_of_that_month_has(desk, store, by):
    months = desk.get("/incidents.json").json()["incidents"]
    some = {one["first"][:7] for one in months if one["first"]}
    assert some
    for month in some:
        data = desk.get(f"/indicators.json?month={month}&by={by}").json()
        told = {one["value"]: one["incidents"] for one in data["rows"] if one["incidents"]}
        assert told == dict(stupid(store, by, month))


def test_a_number_leads_to_its_incidents(desk):
    data = desk.get("/indicators.json").json()
    row = data["rows"][0]
    assert row["incidents"] > 0
    page = desk.get("/indicators").text
    assert f"/incidents?place={row['value'].replace(':', '%3A')}&amp;month={data['month']}" in page
    listed = desk.get("/incidents.json", params={"place": row["value"], "month": data["month"]})
    assert listed.json()["total"] >= row["incidents"]


def test_it_says_what_it_is_not_and_refuses_a_slip(desk):
    page = desk.get("/indicators").text
    for words in ("Not a forecast", "it follows what was read", "Pages read that were published"):
        assert words in page
    assert desk.get("/indicators?by=mood").status_code == 400
    assert desk.get("/indicators?month=spring").status_code == 400
    assert desk.get("/indicators.csv?month=1801-01").text.count("\n") == 1


@pytest.mark.parametrize(
    ("now", "before", "words", "change"),
    [
        (3, (), "nothing before to compare with", None),
        (3, (0, 0, 0), "none before", None),
        (3, (1, 0, 0), "too few before to compare", None),
        (4, (4, 4, 4), "about as many", 0),
        (5, (4, 4, 4), "somewhat more", 25),
        (6, (4, 4, 4), "much more", 50),
        (17, (20, 20), "somewhat fewer", -15),
        (0, (4, 4, 4), "much fewer", -100),
    ],
)
def test_the_words_follow_from_the_numbers(now, before, words, change):
    made = _series("v", "V", now, before)
    assert made.words == words
    assert made.change == change


@given(st.lists(st.integers(0, 50), min_size=1, max_size=12), st.integers(0, 200))
def test_a_percentage_is_given_only_where_there_is_something_to_compare(before, now):
    made = _series("v", "V", now, before)
    assert (made.change is None) == (sum(before) < len(before))
    if made.change is not None:
        assert (made.change > 0) == (now > sum(before) / len(before))


def test_months_before_the_first_page_are_no_baseline():
    assert _span("2022-03", {"2022-01": 4}) == ["2022-01", "2022-02"]
    assert len(_span("2022-03", {"1999-01": 1})) == 12
    assert _span("2022-03", {}) == []
