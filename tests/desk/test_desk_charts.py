"""Pictures: a mark for each way a number is meant, and none where there is no number."""

import re
from datetime import date

import pytest

from reportedly.desk.charts import (
    Band,
    Lasting,
    Report,
    days_of,
    lasting_line,
    months_chart,
    scale_of,
    toll_line,
)
from reportedly.desk.index import Value
from reportedly.records.vocabulary import Comparator

BAND = Band(name="killed, all", low=3, best=5, high=8, is_open=False, policy="a rule")


def report(comparator, low, high):
    told = {"claim": "c-1", "day": "4 May 2021", "who": "the mayor", "words": "some"}
    return Report(**told, low=low, high=high, comparator=comparator)


def marks(*reports):
    drawn = toll_line(BAND, reports, scale_of([BAND], reports))
    return re.findall(r'class="(dot|ring|range|arrow above|arrow below)"', drawn)


@pytest.mark.parametrize(
    ("comparator", "low", "high", "mark"),
    [
        (Comparator.UNMARKED, 4, 4, "ring"),
        (Comparator.EXACTLY, 4, 4, "dot"),
        (Comparator.ZERO, 0, 0, "dot"),
        (Comparator.AT_LEAST, 4, None, "arrow above"),
        (Comparator.MORE_THAN, 5, None, "arrow above"),
        (Comparator.UP_TO, None, 6, "arrow below"),
        (Comparator.LESS_THAN, None, 5, "arrow below"),
        (Comparator.BETWEEN, 4, 6, "range"),
        (Comparator.APPROXIMATELY, 4, 4, "ring"),
    ],
)
def test_each_way_a_number_is_meant_has_its_mark(comparator, low, high, mark):
    assert marks(report(comparator, low, high)) == [mark]


def test_a_report_without_a_number_has_no_mark():
    assert marks(report(Comparator.VAGUE, None, None)) == []


def test_a_best_is_drawn_inside_low_and_high():
    drawn = toll_line(BAND, (), scale_of([BAND], ()))
    low = float(re.search(r'x="([\d.]+)" y="2" width="([\d.]+)"', drawn)[1])
    wide = float(re.search(r'y="2" width="([\d.]+)"', drawn)[1])
    best = float(re.search(r'<line x1="([\d.]+)"[^>]*class="best"', drawn)[1])
    assert low < best < low + wide


def test_a_month_told_within_a_longer_time_is_pale_and_long_gaps_are_closed():
    months = [
        Value(value=f"{year}-{month:02}", label="", count=count)
        for year, month, count in ((1980, 1, 1), (1980, 2, 1), (2022, 4, 2))
    ]
    drawn = months_chart(months, {"2022-04": 1})
    assert re.findall(r'class="(bar|pale)"', drawn) == ["pale", "pale", "bar", "pale"]
    assert "2022-04: 2, 1 of them told for a longer time" in drawn
    assert drawn.count('class="gap"') == 1
    wide = [float(x) for x in re.findall(r'<rect[^>]* width="([\d.]+)"', drawn)]
    assert min(wide) > 20


def test_a_situation_without_an_end_is_hatched_and_one_without_a_start_is_not_drawn():
    day = date(2020, 5, 1)
    open_, closed, never = (
        Lasting(name="a blockade", started=(day, day), ended=None),
        Lasting(name="a blockade", started=(day, day), ended=(None, date(2020, 8, 1))),
        Lasting(name="a blockade", started=(None, None), ended=None),
    )
    days = days_of([open_, closed, never])
    drawn = [lasting_line(one, days) for one in (open_, closed, never)]
    assert ['class="open"' in one for one in drawn] == [True, False, False]
    assert drawn[2] == ""
