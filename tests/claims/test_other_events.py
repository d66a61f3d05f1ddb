"""What a sentence says of another time or place -> it does not date or place the page's event."""

from datetime import date

import pytest

from reportedly.records.vocabulary import Stance

REPORT = "2016-11-16"  # a Wednesday


@pytest.fixture
def killed(claims_of):
    """The first claim of a page of 16 November 2016 that counts this many."""

    def found(text, low):
        told = claims_of(text, REPORT)
        return next(c for c in told if c.toll is not None and c.toll.low == low)

    return found


def days(claim):
    when = claim.when
    return None if when is None else (str(when.from_), str(when.to))


@pytest.mark.parametrize(
    "text",
    [
        "A bomb killed nine people in Mosul on Monday, the deadliest attack since July.",
        "Nine people were killed in Mosul on Monday in the worst shelling since a truce in July.",
        "In the first raid on Mosul since August, jets killed nine people on Monday.",
        "The militia, which has held Mosul since June 2014, killed nine people on Monday.",
    ],
)
def test_what_it_is_compared_with_dates_no_event(killed, text):
    claim = killed(text, 9)
    assert days(claim) == ("2016-11-14", "2016-11-14")
    assert claim.toll.cumulative is None


@pytest.mark.parametrize(
    "text",
    [
        "At least 70 people have been killed in Mosul since July.",
        "At least 70 people have been killed in Mosul since the siege began in July.",
    ],
)
def test_a_count_since_then_still_runs_from_then(killed, text):
    claim = killed(text, 70)
    assert claim.toll.cumulative is not None
    assert claim.toll.cumulative.from_ == date(2016, 7, 1)


def test_the_one_who_holds_a_town_counts_no_period(killed):
    text = "The militia, which has besieged Mosul since June 2014, put the number of dead at 31."
    assert killed(text, 31).toll.cumulative is None


def test_a_war_named_by_its_month_dates_nothing_after_it(killed):
    text = (
        "Both accuse the other of breaking the truce that ended the July conflict. "
        "Four soldiers were killed when they stepped on a mine."
    )
    assert days(killed(text, 4)) is None


def test_a_name_in_no_gazetteer_is_another_place(killed):
    text = (
        "A shell killed nine people in Mosul on Monday.\n\n"
        "On Tuesday a bomb killed six people near Tamrat al-Dayr."
    )
    assert killed(text, 6).where == ()
    assert [place.name for place in killed(text, 9).where] == ["Mosul"]


def test_what_happened_long_before_was_not_in_the_town_of_the_news(killed):
    text = (
        "A shell killed nine people in Mosul on Monday.\n\n"
        "The war began in March 2011. More than 4,000 people have been killed since then.\n\n"
        "Three of the wounded died on Tuesday."
    )
    assert killed(text, 4001).where == ()
    assert [place.name for place in killed(text, 3).where] == ["Mosul"]


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("A bomb hit Mosul on Monday. The rebels put the number of dead at 12.", "rebels"),
        ("A bomb hit Mosul. The health ministry put the death toll at 12.", "health ministry"),
        ("A bomb hit Mosul. The council, which fled in May, put the toll at 12.", "council"),
    ],
)
def test_who_puts_the_toll_at_a_number_holds_it(killed, text, holder):
    assert killed(text, 12).holder.name == holder


def test_it_is_not_the_troops(claims_of):
    text = "Shells hit the pass, and Ostanian troops fired back. It denied that nine were killed."
    denial = next(c for c in claims_of(text, REPORT) if c.stance is Stance.DENIES)
    assert "troops" not in denial.holder.name


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        ("The toll in the Syria market bombing rose to 54.", []),
        ("The toll of the Russia air strike rose to 54.", ["Russia"]),
        ("The toll of the Saudi air strike rose to 54.", ["Saudi Arabia"]),
    ],
)
def test_a_state_before_what_was_struck_is_where_it_stands(claims_of, text, doers):
    found = [a.name for c in claims_of(text, REPORT) for a in c.actors if a.role == "perpetrator"]
    assert sorted(set(found)) == doers


@pytest.mark.parametrize(
    ("text", "low", "dated"),
    [
        ("On Sunday the president met the parents of two men killed by a mine in Mosul.", 2, False),
        ("Crowds marched on Sunday for the nine people who were killed by the police.", 9, False),
        ("On Sunday crowds buried nine men killed by a mine on Friday.", 9, True),
        ("On Sunday an attack on Mosul in which nine people were killed shook the town.", 9, True),
        ("On Sunday a bomb left nine people killed in Mosul.", 9, True),
    ],
)
def test_what_was_done_later_about_the_dead_dates_nobodys_death(killed, text, low, dated):
    when = days(killed(text, low))
    assert (when is not None) is dated
    assert "on Friday" not in text or when == ("2016-11-11", "2016-11-11")
