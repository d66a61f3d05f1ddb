import pytest

from reportedly.link.compare import score_link
from reportedly.link.day_names import DayRelation, day_names, day_relation
from reportedly.link.told import Told
from reportedly.vocab.policies import load_policies

WEIGHTS = load_policies().linking


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ("15 May", "May 15th", DayRelation.SAME_DATE),
        ("the 3rd of August", "Aug. 3", DayRelation.SAME_DATE),
        ("Sunday, 3 August", "Sunday, 10 August", DayRelation.OTHER),
        ("5 p.m. Wednesday", "Wednesday night", DayRelation.SAME_WEEKDAY),
        ("Wednesday", "Thursday", DayRelation.OTHER),
        ("Wednesday", "15 May", DayRelation.UNKNOWN),
        ("last year", "Wednesday", DayRelation.UNKNOWN),
        ("Marching season", "Monsoon", DayRelation.UNKNOWN),
        ("May", "in May", DayRelation.UNKNOWN),
        ("the past 4 decades", "4 Dec", DayRelation.UNKNOWN),
        ("39 May", "3 May", DayRelation.UNKNOWN),
        ("15 Sept.", "September 15", DayRelation.SAME_DATE),
    ],
)
def test_days_by_their_names(one, other, relation):
    assert day_relation(day_names(one), day_names(other)) is relation


def told(make, name, printed, *, known=False):
    day = make.day("2018-04-04" if known else None).replacing(printed=printed)
    claim = make.claim(
        name,
        document=f"d-{name}",
        when=day,
        where=(make.place("Ettal", key="g:1"),),
        toll=make.toll(4),
    )
    return Told(claims=(claim,))


@pytest.mark.parametrize(
    ("one", "other", "known", "is_one"),
    [
        ("15 May", "May 15", False, True),
        ("15 May", "May 25", False, False),
        ("4 April", "the fourth day", True, False),
    ],
)
def test_pages_without_a_year(make, one, other, known, is_one):
    a, b = told(make, "a", one, known=known), told(make, "b", other)
    link = score_link(a, b, WEIGHTS)
    assert any("no year known" in reason for reason in link.reasons) is ("fourth" not in other)
    assert (link.score >= WEIGHTS.decide.join + 1) is is_one


def test_a_wednesday_is_no_day_where_the_other_page_has_one(make):
    a, b = told(make, "a", "Wednesday", known=True), told(make, "b", "Wednesday")
    assert not any("weekday" in reason for reason in score_link(a, b, WEIGHTS).reasons)
    c = told(make, "c", "Thursday")
    assert any("no year known" in reason for reason in score_link(a, c, WEIGHTS).reasons)
