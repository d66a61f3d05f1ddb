from datetime import date

import pytest

from reportedly.handcoded.match import Keyed, match


def row(name, day="2016-05-03", *, until=None, point=(44.1, 19.5), places="velik dol", actors=""):
    first = None if day is None else date.fromisoformat(day)
    last = first if until is None else date.fromisoformat(until)
    return Keyed(
        name=name,
        days=None if first is None else (first, last),
        point=point,
        places=frozenset(places.split()),
        actors=frozenset(actors.split()),
    )


@pytest.mark.parametrize(
    ("theirs", "is_one"),
    [
        (row("a"), True),
        (row("a", "2016-05-04"), True),  # the night between two days
        (row("a", "2016-05-06"), False),
        (row("a", point=(44.2, 19.6), places="gornak"), True),  # 13 km away, by another name
        (row("a", point=(46.0, 21.0), places="qarat"), False),
        (row("a", point=None), True),
        (row("a", point=None, places="qarat"), False),
        (row("a", None), False),
        (row("a", None, actors="kelmar"), True),
        (row("a", "2016-01-01", until="2016-12-31", point=(44.2, 19.6), places=""), False),
    ],
)
def test_rows_of_one_day_and_place_are_of_one_event(theirs, is_one):
    found = match([theirs], [row("b", actors="kelmar sarn")])
    assert [(one.theirs, one.ours) for one in found] == ([("a", "b")] if is_one else [])


def test_each_row_is_taken_once_and_the_surest_first():
    theirs = [row("a1", "2016-05-04"), row("a2", actors="kelmar")]
    ours = [row("b1", actors="kelmar"), row("b2", "2016-05-05")]
    assert {(one.theirs, one.ours) for one in match(theirs, ours)} == {("a1", "b2"), ("a2", "b1")}
