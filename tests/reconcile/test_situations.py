from datetime import date

import pytest

from reportedly.reconcile.situations import build_situations
from reportedly.records.vocabulary import (
    EventClass,
    Modality,
    PlaceLevel,
    SituationKind,
    Stance,
    TimeLevel,
)
from reportedly.vocab.policies import load_policies

RULES = load_policies().situations
BLOCKADE = EventClass.MOVEMENT_RESTRICTION_BLOCKADE


class Pages:
    """Pages of one sentence each, one claim on it, and the dates printed in it."""

    def __init__(self, make):
        self.make = make
        self.claims, self.documents, self.times = [], [], {}

    def add(self, text, words, dates=(), published=None, **known):
        page = f"d-{len(self.documents)}"
        start = text.index(words)
        self.documents.append(self.make.document(page, text, published))
        self.times[page] = tuple(
            self.make.time(first, last, printed, text.index(printed), level).replacing(
                document=page
            )
            for printed, first, last, level in (self._whole(told) for told in dates)
        )
        self.claims.append(
            self.make.claim(
                f"c-{len(self.claims)}",
                document=page,
                quote=words,
                start=start,
                end=start + len(words),
                sentence=(0, len(text)),
                **{"event_class": BLOCKADE, **known},
            )
        )

    @staticmethod
    def _whole(told):
        printed, first, *rest = told
        last = rest[0] if rest else first
        return printed, first, last, rest[1] if len(rest) > 1 else TimeLevel.DAY

    def build(self):
        evidence = self.make.evidence(self.claims, self.documents)
        return build_situations(evidence, self.times, RULES)


@pytest.fixture
def pages(make):
    return Pages(make)


def corridor(make):
    return (make.place("Ettal corridor", "g:1", level=PlaceLevel.LINE_OR_ZONE),)


def test_start_on_one_page_end_on_another(make, pages):
    pages.add(
        "Activists have kept the Ettal corridor closed since 12 December.",
        "kept the Ettal corridor closed",
        [("since 12 December", "2022-12-12", None)],
        where=corridor(make),
        when=make.time("2022-12-12", None),
    )
    pages.add(
        "A blockade of the Ettal corridor had lasted nine months until trucks came on Monday.",
        "A blockade of the Ettal corridor",
        [("Monday", "2023-09-18")],
        where=corridor(make),
    )
    (found,) = pages.build()
    assert found.kind is SituationKind.BLOCKADE
    assert found.id.startswith("si-")
    assert found.name == "Blockade — Ettal corridor"
    assert (found.start.from_, found.start.to) == (date(2022, 12, 12), date(2022, 12, 12))
    assert (found.end.from_, found.end.to) == (date(2023, 9, 18), date(2023, 9, 18))
    assert (found.start.claims, found.end.claims) == (("c-0",), ("c-1",))
    assert found.claims == ("c-0", "c-1")


def test_no_page_tells_of_an_end(make, pages):
    pages.add(
        "The port has been shut since May.",
        "port has been shut",
        [("since May", "2021-05-01", None, TimeLevel.MONTH)],
        where=corridor(make),
    )
    (found,) = pages.build()
    assert (found.start.from_, found.start.to) == (date(2021, 5, 1), date(2021, 5, 31))
    assert found.end is None


@pytest.mark.parametrize(
    ("printed", "first", "last"),
    [
        ("since 4 June", "2021-06-04", date(2021, 6, 4)),
        ("since June", "2021-06-01", date(2021, 6, 30)),
        ("since 1 June", "2021-06-01", date(2021, 6, 1)),
        ("since 2021", "2021-01-01", date(2021, 12, 31)),
        ("since January", "2021-01-01", date(2021, 1, 31)),
    ],
)
def test_since_reaches_to_the_page_and_begins_where_it_says(make, pages, printed, first, last):
    pages.add(
        f"The port has been shut {printed}.",
        "port has been shut",
        [(printed, first, "2021-12-31")],
        where=corridor(make),
        when=make.time(first, "2021-12-31"),
    )
    (found,) = pages.build()
    assert (found.start.from_, found.start.to) == (date.fromisoformat(first), last)


def test_it_is_over_but_nobody_says_since_when(make, pages):
    pages.add("The siege of Ettal was lifted.", "siege of Ettal", where=corridor(make))
    (found,) = pages.build()
    assert (found.start.from_, found.start.to, found.start.claims) == (None, None, ())
    assert (found.end.from_, found.end.to, found.end.claims) == (None, None, ("c-0",))


def test_in_force_on_a_day_began_no_later(make, pages):
    pages.add(
        "On 4 June the road to Ettal was blocked.",
        "road to Ettal was blocked",
        [("4 June", "2021-06-04")],
        where=corridor(make),
        when=make.time("2021-06-04"),
    )
    (found,) = pages.build()
    assert (found.start.from_, found.start.to) == (None, date(2021, 6, 4))
    assert found.start.claims == ("c-0",)


def test_a_start_two_pages_date_differently_spans_both(make, pages):
    for day in ("2 June", "4 June"):
        pages.add(
            f"The siege began on {day}.",
            "siege",
            [(day, f"2021-06-0{day[0]}")],
            where=corridor(make),
        )
    (found,) = pages.build()
    assert (found.start.from_, found.start.to) == (date(2021, 6, 2), date(2021, 6, 4))
    assert found.start.claims == ("c-0", "c-1")


def test_a_date_before_words_that_must_come_first_is_not_theirs(make, pages):
    pages.add(
        "On 3 March he said the siege would go on until victory.",
        "siege would go on",
        [("3 March", "2021-03-03")],
        where=corridor(make),
    )
    (found,) = pages.build()
    assert (found.end.from_, found.end.to) == (None, None)


def test_beginnings_years_apart_are_two_truces_at_one_place(make, pages):
    for year in (1994, 2020):
        pages.add(
            f"A truce took effect on 12 May {year}.",
            "truce",
            [(f"12 May {year}", f"{year}-05-12")],
            where=corridor(make),
            event_class=EventClass.CEASEFIRE,
        )
    pages.add(
        "The truce collapsed on 3 July 2021.",
        "truce collapsed",
        [("3 July 2021", "2021-07-03")],
        where=corridor(make),
        event_class=EventClass.CEASEFIRE,
    )
    old, new = sorted(pages.build(), key=lambda s: s.start.from_)
    assert (old.start.from_, old.end) == (date(1994, 5, 12), None)
    assert (new.start.from_, new.end.from_) == (date(2020, 5, 12), date(2021, 7, 3))


def test_another_kind_or_another_place_is_another_situation(make, pages):
    elsewhere = (make.place("Norcia", "g:2"),)
    then = [("since 4 June", "2021-06-04", None)]
    pages.add("Norcia has been shut since 4 June.", "shut", then, where=elsewhere)
    pages.add("Ettal has been shut since 4 June.", "shut", then, where=corridor(make))
    pages.add(
        "Drills at Ettal since 4 June.",
        "Drills",
        then,
        where=corridor(make),
        event_class=EventClass.EXERCISE,
    )
    assert len(pages.build()) == 3


@pytest.mark.parametrize(
    "known",
    [
        {"modality": Modality.FUTURE},
        {"modality": Modality.HYPOTHETICAL},
        {"event_class": EventClass.SHELLING},
        {"where": ()},
    ],
)
def test_what_makes_no_situation(make, pages, known):
    pages.add("Ettal may be shut.", "shut", **{"where": corridor(make), **known})
    assert pages.build() == ()


def test_a_claim_without_a_place_goes_to_the_only_one_its_page_tells_of(make, pages):
    pages.add("Ettal is shut.", "shut", where=corridor(make))
    pages.claims.append(pages.claims[0].replacing(id="c-9", where=(), when=make.time("2021-06-04")))
    (found,) = pages.build()
    assert found.claims == ("c-0", "c-9")
    assert found.start.to == date(2021, 6, 4)


def test_a_denial_is_listed_and_sets_no_bound(make, pages):
    then = [("since 4 June", "2021-06-04", None)]
    pages.add("Ettal has been shut since 4 June.", "shut", then, where=corridor(make))
    pages.add(
        "Officials denied that Ettal has been shut since 1 June.",
        "shut",
        [("since 1 June", "2021-06-01", None)],
        where=corridor(make),
        stance=Stance.DENIES,
    )
    (found,) = pages.build()
    assert found.claims == ("c-0", "c-1")
    assert found.start.claims == ("c-0",)


def test_the_order_of_pages_does_not_matter(make, pages):
    test_start_on_one_page_end_on_another(make, pages)
    forward = pages.build()
    pages.claims.reverse()
    pages.documents.reverse()
    assert pages.build() == forward


def days(bound):
    return tuple(None if day is None else day.isoformat() for day in (bound.from_, bound.to))


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("The road has been shut for seven consecutive days.", ("2021-06-13", "2021-06-13")),
        ("On the 12th day the road stayed shut.", ("2021-06-09", "2021-06-09")),
        ("The road has been shut for a week.", ("2021-06-09", "2021-06-17")),
        ("The road has been shut for nearly nine months.", ("2020-09-19", "2020-10-19")),
        ("The road has been shut for more than two weeks.", (None, "2021-06-06")),
        ("The two-week blockade kept the road shut.", ("2021-06-02", "2021-06-10")),
        ("The road is shut and will open in seven days.", (None, None)),
    ],
)
def test_a_count_of_days_up_to_the_report_bounds_the_beginning(make, pages, text, start):
    pages.add(text, "shut", published="2021-06-20", where=corridor(make))
    (found,) = pages.build()
    assert days(found.start) == start
    assert found.claims == ("c-0",)


def test_a_count_runs_up_to_the_claims_own_day_and_says_nothing_without_one(make, pages):
    text = "On 10 June the road had been shut for five days."
    pages.add(text, "shut", published="2021-06-20", where=corridor(make))
    dated = pages.claims[0].replacing(when=make.time("2021-06-10", printed="10 June", at=3))
    pages.claims[0] = dated
    assert days(pages.build()[0].start) == ("2021-06-05", "2021-06-05")
    undated = Pages(make)
    undated.add("The road has been shut for five days.", "shut", where=corridor(make))
    assert days(undated.build()[0].start) == (None, None)


def test_a_town_is_held_from_the_day_it_is_taken_to_the_day_it_is_given_up(make, pages):
    here = (make.place("Ettal", "g:2"),)
    for text, words, event, when in (
        ("They took Ettal.", "took Ettal", EventClass.TERRITORY_TAKEN, "2021-03-01"),
        ("Ettal was handed back.", "handed back", EventClass.TERRITORY_TRANSFERRED, "2021-05-09"),
    ):
        pages.add(text, words, event_class=event, when=make.time(when), where=here)
    (found,) = pages.build()
    assert found.kind is SituationKind.OCCUPATION
    assert (days(found.start), days(found.end)) == (
        ("2021-03-01", "2021-03-01"),
        ("2021-05-09", "2021-05-09"),
    )


@pytest.mark.parametrize(("words", "made"), [("taken hostage", 1), ("taken to a cell", 0)])
def test_people_are_held_only_where_words_say_so(make, pages, words, made):
    here = (make.place("Ettal", "g:2"),)
    text = f"Nine people were {words} in Ettal."
    event = EventClass.ABDUCTION_DETENTION
    pages.add(text, "Nine people", event_class=event, when=make.time("2021-03-01"), where=here)
    assert len(pages.build()) == made


def test_ends_that_no_day_agrees_with_are_contested(make, pages):
    for day in ("3 June", "9 June"):
        told = f"2021-06-0{day[0]}"
        pages.add(f"The road reopened on {day}.", "road", ((day, told),), where=corridor(make))
    (found,) = pages.build()
    assert days(found.end) == ("2021-06-03", "2021-06-09")
    assert found.end.contested
    assert not found.start.contested


def test_who_denies_or_doubts_it_is_told_beside_it(make, pages):
    pages.add("The road is shut.", "road", published="2021-06-20", where=corridor(make))
    denies = Stance.DENIES
    pages.add("They denied that it was shut.", "denied", stance=denies, where=corridor(make))
    (found,) = pages.build()
    assert found.denied_by == ("c-1",)
