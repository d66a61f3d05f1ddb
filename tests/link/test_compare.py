import pytest

from reportedly.link.compare import forbids, score_link, vetoes
from reportedly.link.pages import page_facts
from reportedly.link.told import Told
from reportedly.link.where_and_when import PlaceRelation, km_apart, place_relation
from reportedly.records.vocabulary import EventClass, Harm, Modality, PlaceLevel, TimeBound
from reportedly.vocab.policies import load_policies

WEIGHTS = load_policies().linking
ZERO = 0.0


def linked(a, b, pages=None):
    """The link of two single claims."""
    known = pages or {}
    a, b = (Told(claims=(claim,), page=known.get(claim.document)) for claim in (a, b))
    return score_link(a, b, WEIGHTS)


def score(a, b, pages=None):
    return linked(a, b, pages).score


def kept_apart(a, b):
    return vetoes(Told(claims=(a,)), Told(claims=(b,)), WEIGHTS)


def relation_of(a, b):
    return place_relation(a.where, b.where, WEIGHTS)


def test_unknown_adds_nothing(make):
    link = linked(make.claim("c-1"), make.claim("c-2", document="d-2"))
    assert link.score == ZERO
    assert link.reasons == ()


def test_the_order_of_a_pair_does_not_matter(make):
    a = make.claim("c-1", when=make.day("2020-05-01"), toll=make.toll(4))
    b = make.claim("c-2", document="d-2", when=make.day("2020-05-01"), toll=make.toll(4))
    assert linked(a, b) == linked(b, a)


def test_the_score_is_the_sum_of_its_reasons(make):
    a = make.claim("c-1", when=make.day("2020-05-01"), where=(make.place("Aba", key="g:1"),))
    b = make.claim("c-2", when=make.day("2020-05-02"), where=(make.place("Aba", key="g:1"),))
    link = linked(a, b)
    assert link.score == pytest.approx(sum(float(reason.split()[0]) for reason in link.reasons))
    assert len(link.reasons) == 3


@pytest.mark.parametrize(
    ("first", "second", "sign"),
    [
        (("2020-05-01",), ("2020-05-01",), 1),
        (("2020-05-01", "2020-05-02"), ("2020-05-02",), 1),
        (("2020-05-01",), ("2020-05-01", "2020-05-30"), 1),
        (("2020-05-01",), ("2020-05-02",), -1),
        (("2020-05-01",), ("2020-05-03",), -1),
    ],
)
def test_dates(make, first, second, sign):
    a = make.claim("c-1", when=make.day(*first))
    b = make.claim("c-2", document="d-2", when=make.day(*second))
    assert score(a, b) * sign > 0


def test_a_long_interval_says_less_than_a_day(make):
    a = make.claim("c-1", when=make.day("2020-05-01"))
    same_day = make.claim("c-2", document="d-2", when=make.day("2020-05-01"))
    same_year = make.claim("c-3", document="d-2", when=make.day("2020-01-01", "2020-12-31"))
    assert score(a, same_day) > score(a, same_year) > 0


def test_days_far_apart_forbid_whatever_else_agrees(make):
    here = (make.place("Aba", key="g:1"),)
    a = make.claim("c-1", when=make.day("2020-05-01"), where=here, toll=make.toll(40))
    b = make.claim("c-2", when=make.day("2020-05-09"), where=here, toll=make.toll(40))
    assert forbids(linked(a, b), WEIGHTS)
    assert kept_apart(a, b)


def test_a_ledger_is_no_part_of_an_event(make):
    ledger = make.claim("c-1", toll=make.toll(21, cumulative=make.since("2020-11-09")))
    event = make.claim("c-2", toll=make.toll(3, subset_of="c-1"))
    assert forbids(linked(ledger, event), WEIGHTS)


def test_a_count_of_a_few_days_is_no_ledger(make):
    since = make.since("2020-11-09")
    short = make.claim("c-1", toll=make.toll(21, cumulative=since.replacing(to=since.from_)))
    event = make.claim("c-2", when=make.day("2020-11-09"), toll=make.toll(21))
    assert score(short, event) >= WEIGHTS.decide.join


@pytest.mark.parametrize(
    ("side", "day", "carried", "apart"),
    [
        ("AZE", "2024-02-12", False, True),
        ("ARM", "2024-02-12", False, False),
        (None, "2024-02-12", False, False),
        ("AZE", "2024-02-13", False, False),
        ("AZE", "2024-02-12", True, False),
    ],
)
def test_harm_to_each_side_on_a_day_of_its_own_is_two_events(make, side, day, carried, apart):
    here = (make.place("Aba", key="g:1"),)
    one, other = (make.toll(1, harm=Harm.INJURED, side=name) for name in ("ARM", side))
    a = make.claim("c-1", when=make.day("2024-02-13"), where=here, toll=one)
    b = make.claim(
        "c-2", document="d-2", when=make.day(day), where=here, toll=other, carried=carried
    )
    link = linked(a, b)
    assert any("on other days" in reason for reason in link.reasons) is apart
    assert not apart or link.score < WEIGHTS.decide.hold


def test_two_ledgers_of_one_period_are_one(make):
    here = (make.place("Aba", key="g:1"),)
    counted = make.since("2020-11-09")
    a = make.claim("c-1", where=here, toll=make.toll(21, cumulative=counted))
    b = make.claim("c-2", document="d-2", where=here, toll=make.toll(21, cumulative=counted))
    assert score(a, b) >= WEIGHTS.decide.join


LYON, NANTES = (45.76, 4.84), (47.22, -1.55)
NEAR_LYON = (45.80, 4.90)


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ({"key": "g:1"}, {"key": "g:1"}, PlaceRelation.SAME_SPOT),
        ({"key": "g:1", "at": LYON}, {"key": "g:2", "at": NEAR_LYON}, PlaceRelation.NEAR),
        ({"key": "g:1", "at": LYON}, {"key": "g:2", "at": NANTES}, PlaceRelation.FAR),
        (
            {"key": "g:1", "at": LYON},
            {"key": "g:3", "at": NEAR_LYON, "level": PlaceLevel.ADM1, "radius_km": 80.0},
            PlaceRelation.WITHIN,
        ),
        (
            {"key": "g:1", "country": "FRA"},
            {"key": "g:4", "level": PlaceLevel.COUNTRY, "country": "FRA"},
            PlaceRelation.WITHIN,
        ),
        (
            {"key": "g:1", "country": "FRA"},
            {"key": "g:4", "level": PlaceLevel.COUNTRY, "country": "ESP"},
            PlaceRelation.OTHER_COUNTRY,
        ),
    ],
)
def test_places(make, one, other, relation):
    a = make.claim("c-1", where=(make.place("Ettal", **one),))
    b = make.claim("c-2", where=(make.place("Norcia", **other),))
    assert relation_of(a, b) is relation


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ("Deir al-Asad", "the town of Deir al Assad", PlaceRelation.SAME_NAME),
        ("Norcia camp", "Ettal camp", PlaceRelation.OTHER_NAME),
        ("northern village", "Ettal", PlaceRelation.UNKNOWN),
        ("Aung Ban Tar", "Aungbantar", PlaceRelation.SAME_NAME),
        ("Mai Sebet", "Maysebbet", PlaceRelation.SAME_NAME),
    ],
)
def test_places_not_on_the_map_are_compared_by_name(make, one, other, relation):
    a, b = (make.claim("c-1", where=(make.place(name),)) for name in (one, other))
    assert relation_of(a, b) is relation


def test_no_place_says_nothing(make):
    a, b = make.claim("c-1"), make.claim("c-2", where=(make.place("Aba"),))
    assert relation_of(a, b) is PlaceRelation.UNKNOWN


def test_a_narrow_place_is_not_drowned_by_the_country_both_name(make):
    land = make.place("Land", key="g:9", level=PlaceLevel.COUNTRY, country="FRA")
    a = make.claim("c-1", where=(make.place("Ettal", key="g:1", at=LYON), land))
    b = make.claim("c-2", where=(make.place("Norcia", key="g:2", at=NANTES), land))
    assert relation_of(a, b) is PlaceRelation.FAR


def test_two_districts_are_not_one_because_one_account_names_the_state_too(make):
    district = {"level": PlaceLevel.ADM2, "radius_km": None}
    state = make.place("Ostania", "country:OST", level=PlaceLevel.COUNTRY)
    a = make.claim("c-1", where=(make.place("Ettal district", **district), state))
    b = make.claim("c-2", where=(make.place("Norcia district", **district),))
    assert relation_of(a, b) is PlaceRelation.OTHER_NAME


def test_distance_over_ground(make):
    assert km_apart(make.place("a", at=LYON), make.place("b", at=NANTES)) == pytest.approx(
        516, abs=5
    )


def test_a_larger_number_agreeing_says_more(make):
    def pair(n):
        return score(
            make.claim("c-1", toll=make.toll(n)),
            make.claim("c-2", document="d-2", toll=make.toll(n)),
        )

    assert pair(138) > pair(7) > pair(2) > pair(1) == ZERO


def test_a_zero_beside_a_number_is_a_dispute_not_two_events(make):
    a = make.claim("c-1", toll=make.toll(0))
    b = make.claim("c-2", document="d-2", toll=make.toll(12))
    assert score(a, b) == ZERO


def test_numbers_of_different_harms_are_not_compared(make):
    a = make.claim("c-1", toll=make.toll(12))
    b = make.claim("c-2", document="d-2", toll=make.toll(12, harm=Harm.INJURED))
    assert score(a, b) == ZERO


def test_background_does_not_join_the_news_of_its_page(make):
    news = make.claim("c-1", toll=make.toll(4), sentence=(0, 50))
    aside = make.claim("c-2", toll=make.toll(4), sentence=(60, 120), modality=Modality.BACKGROUND)
    assert score(news, aside) < WEIGHTS.decide.join


def test_one_page_background_may_be_another_page_news(make):
    here, then = (make.place("Aba", key="g:1"),), make.day("2020-05-01")
    news = make.claim("c-1", where=here, when=then)
    aside = make.claim("c-2", document="d-2", where=here, when=then, modality=Modality.BACKGROUND)
    assert score(news, aside) >= WEIGHTS.decide.join


def test_a_denial_goes_with_what_it_answers(make):
    event = make.claim("c-1", event_class=EventClass.SHELLING, sentence=(0, 50))
    denial = make.claim("c-2", answers=("c-1",), sentence=(2000, 2050))
    assert score(event, denial) >= WEIGHTS.decide.join


def test_event_classes(make):
    def pair(one, other):
        return score(
            make.claim("c-1", event_class=one),
            make.claim("c-2", document="d-2", event_class=other),
        )

    same = pair(EventClass.AIR_STRIKE, EventClass.AIR_STRIKE)
    kin = pair(EventClass.AIR_STRIKE, EventClass.SHELLING)
    other = pair(EventClass.AIR_STRIKE, EventClass.ARREST)
    assert same > kin > 0 > other
    assert pair(EventClass.AIR_STRIKE, EventClass.UNKNOWN) == ZERO
    assert pair(EventClass.AIR_STRIKE, EventClass.ATTACK_ON_CIVILIANS) == ZERO


def test_perpetrators(make):
    def pair(one, other):
        return score(
            make.claim("c-1", actors=(make.blamed(*one),)),
            make.claim("c-2", document="d-2", actors=(make.blamed(*other),)),
        )

    assert pair(("rebels", "m23"), ("the M23", "m23")) > 0
    assert pair(("rebels", "m23"), ("the army", "COD")) < 0
    assert pair(("gunmen",), ("attackers",)) == ZERO


def test_page_of_one_event(make):
    told = [make.claim(f"c-{n}", sentence=(900 * n, 900 * n + 50)) for n in range(3)]
    facts = page_facts(told, {}, WEIGHTS)
    assert facts["d-1"].one_event
    assert 0 < score(told[0], told[2], facts) < WEIGHTS.decide.join
    raids = [one.replacing(event_class=EventClass.AIR_STRIKE) for one in told]
    assert score(raids[0], raids[2], facts) >= WEIGHTS.decide.join
    dated = [
        make.claim("c-0", sentence=(0, 50), when=make.day("2020-05-01")),
        make.claim("c-1", sentence=(900, 950), when=make.day("2020-05-20")),
        told[2],
    ]
    facts = page_facts(dated, {}, WEIGHTS)
    assert not facts["d-1"].one_event
    assert score(dated[0], dated[2], facts) < WEIGHTS.decide.join


def test_what_is_carried_over_says_less_and_forbids_nothing(make):
    here, then = (make.place("Aba", key="g:1"),), make.day("2020-05-01")
    printed = make.claim("c-1", where=here, when=then)
    told = make.claim("c-2", document="d-2", where=here, when=then)
    carried = make.claim("c-3", document="d-2", where=here, when=then, carried=True)
    assert score(printed, told) > score(printed, carried) > 0
    late = make.claim("c-4", document="d-2", when=make.day("2020-06-01"), carried=True)
    assert not kept_apart(printed, late)
    assert score(printed, late) < 0


def page(make, name, published, text="text"):
    return make.document(name, published, text)


def test_what_is_dated_long_before_the_news_is_background(make):
    claims = [
        make.claim("c-1", toll=make.toll(27), sentence=(0, 50)),
        make.claim("c-2", toll=make.toll(None), sentence=(60, 90), when=make.day("2018-01-01")),
        make.claim("c-3", sentence=(600, 650), when=make.day("2020-05-19")),
    ]
    published = {"d-1": page(make, "d-1", "2020-05-20")}
    facts = page_facts(claims, published, WEIGHTS)
    assert score(claims[0], claims[1], facts) < 0
    assert score(claims[0], claims[2], facts) == WEIGHTS.text.one_event_page
    looking_back = page_facts(claims[:2], published, WEIGHTS)
    assert score(claims[0], claims[1], looking_back) > 0


def test_the_same_sentence_on_two_pages_is_one_statement(make):
    text = "No one was hurt in the raid on Ettal, an official told the agency."
    pages = {name: page(make, name, None, text) for name in ("d-1", "d-2")}
    whole = (0, len(text))
    a = make.claim("c-1", quote="No one was hurt", sentence=whole)
    b = make.claim("c-2", document="d-2", quote="No one was hurt", sentence=whole)
    facts = page_facts([a, b], pages, WEIGHTS)
    assert score(a, b, facts) >= WEIGHTS.decide.join
    assert score(a, b) < WEIGHTS.decide.join


@pytest.mark.parametrize(
    ("first", "second", "sign"),
    [
        ("2020-05-01", "2020-05-02", 1),
        ("2020-05-01", "2020-05-10", 0),
        ("2020-05-01", "2020-09-01", -1),
    ],
)
def test_publication_days_stand_in_for_comparison_only_where_a_date_is_missing(
    make, first, second, sign
):
    pages = {"d-1": page(make, "d-1", first), "d-2": page(make, "d-2", second)}
    a, b = make.claim("c-1"), make.claim("c-2", document="d-2")
    facts = page_facts([a, b], pages, WEIGHTS)
    found = score(a, b, facts)
    assert (found > 0) - (found < 0) == sign
    dated = [c.replacing(when=make.day("2020-05-01")) for c in (a, b)]
    link = linked(*dated, facts)
    assert not any("published" in reason for reason in link.reasons)


def test_pages_whose_first_lines_name_the_same(make):
    lines = "In Ettal the Corvin Brigade met Governor Sandor Huber. The others met no one."
    other = "Weather in Norcia stays fine."
    told = {"d-1": lines, "d-2": lines.replace("met", "saw"), "d-3": other}
    pages = {name: page(make, name, "2020-05-01", text) for name, text in told.items()}
    claims = [make.claim(f"c-{n}", document=f"d-{n}") for n in (1, 2, 3)]
    facts = page_facts(claims, pages, WEIGHTS)
    same = score(claims[0], claims[1], facts)
    different = score(claims[0], claims[2], facts)
    assert same - different == pytest.approx(WEIGHTS.pages.same_names)
    assert same < WEIGHTS.decide.join


def test_things_struck_speak_for_one_event(make):
    told = {"d-1": "Shells fell on the market of Ettal.", "d-2": "Two died in the markets."}
    pages = {name: page(make, name, None, text) for name, text in told.items()}
    claims = [make.claim(f"c-{n}", document=f"d-{n}", sentence=(0, 40)) for n in (1, 2)]
    link = linked(*claims, page_facts(claims, pages, WEIGHTS))
    assert link.reasons == (
        "+0.8 both name a market",
        "-1.0 no day, nor one of publication",
        "+0.6 first lines name a market",
    )


def test_what_is_told_far_from_a_figure_speaks_for_one_event_and_never_against(make):
    then, there = make.day("2020-05-12"), make.place("Norcia", key="g:2", at=(14.0, 20.0))
    told = make.claim("c-1", sentence=(2000, 2050), when=then, where=(there,))
    far = told.replacing(when=then.replacing(start=10, end=20), where=(there.replacing(start=30),))
    same = make.claim("c-2", document="d-2", when=then, where=(there,))
    elsewhere = make.place("Ettal", key="g:1", at=(10.0, 20.0))
    other = make.claim("c-2", document="d-2", when=make.day("2020-05-20"), where=(elsewhere,))
    assert 0 < score(far, same) < score(told, same)
    assert score(far, other) == ZERO


def test_what_came_after_a_day_came_soon_after_it(make):
    """ "He died after Monday's raid": some day that week, not any day since."""
    after = make.day("2020-05-04").replacing(to=None, bound=TimeBound.AFTER)
    died = make.claim("c-1", toll=make.toll(1), when=after)
    raid = make.claim("c-2", when=make.day("2020-05-06"))
    much_later = make.claim("c-3", when=make.day("2020-05-24"))
    assert score(died, raid) > 0
    assert kept_apart(died, much_later)


def test_running_totals_are_repeated_in_one_news_cycle(make):
    since = make.since("2014-04-01")
    claims = [
        make.claim(f"c-{n}", document=f"d-{n}", toll=make.toll(14000, cumulative=since))
        for n in (1, 2, 3)
    ]
    out = {"d-1": "2020-05-01", "d-2": "2020-05-02", "d-3": "2021-05-02"}
    facts = page_facts(claims, {n: page(make, n, day) for n, day in out.items()}, WEIGHTS)
    assert score(claims[0], claims[1], facts) > score(claims[0], claims[2], facts)


def test_arrests_are_no_part_of_the_attack(make):
    held = make.toll(9, harm=Harm.CAPTURED)
    arrested = make.claim("c-1", toll=held, event_class=EventClass.ARREST)
    seized = make.claim("c-2", toll=held, event_class=EventClass.ABDUCTION_DETENTION)
    dead = make.claim("c-3", document="d-2", toll=make.toll(4))
    assert score(arrested, dead) == WEIGHTS.toll.arrest_beside_harm
    assert score(seized, dead) == ZERO


@pytest.mark.parametrize(
    ("one", "other", "page", "is_one"),
    [
        ("Luis Arce Galdo", "Senator Arce Galdo", "d-2", True),
        ("Arce", "Luis Arce", "d-2", False),
        ("Arce", "Luis Arce", "d-1", True),
        ("Luis Arce", "Juan Arce", "d-2", False),
        ("Luis de la Torre", "Juan de la Torre", "d-2", False),
        ("Karim al-Hilu", "Nabil al-Hilu", "d-2", False),
        ("Петро Гай", "Іван Мельник", "d-1", False),
    ],
)
def test_nobody_is_killed_twice(make, one, other, page, is_one):
    a = make.claim("c-1", when=make.day("1989-08-18"), toll=make.toll(1, named=(one,)))
    b = make.claim(
        "c-2", document=page, when=make.day("1990-03-02"), toll=make.toll(1, named=(other,))
    )
    assert (score(a, b) >= WEIGHTS.decide.join) is is_one


def test_two_killed_years_apart_are_two_of_one_name(make):
    killed = make.toll(1, named=("Luis Arce",))
    a = make.claim("c-1", when=make.day("1989-08-18"), toll=killed)
    b = make.claim("c-2", document="d-2", when=make.day("2004-08-18"), toll=killed)
    assert score(a, b) < WEIGHTS.decide.join


def test_but_a_person_may_be_taken_twice(make):
    taken = make.toll(1, harm=Harm.CAPTURED, named=("Luis Arce",))
    a = make.claim("c-1", when=make.day("1989-08-18"), toll=taken)
    b = make.claim("c-2", document="d-2", when=make.day("1990-03-02"), toll=taken)
    assert score(a, b) < WEIGHTS.decide.join


def test_words_of_a_kind_of_event_speak_for_where_no_kind_is_told(make):
    raid = make.claim("c-1", event_class=EventClass.AIR_STRIKE)
    words = {"c-2": "the bombing of the mill", "c-3": "the mill burned"}
    bombing, fire = (
        make.claim(name, document="d-2", event_class=EventClass.UNKNOWN, quote=quote)
        for name, quote in words.items()
    )
    more = score(raid, bombing) - score(raid, fire)
    assert more == pytest.approx(WEIGHTS.event.same_family)


def test_pages_that_do_not_say_when_they_came_out_are_told_by_their_days(make):
    days = [make.day(day) for day in ("2020-05-10", "2020-05-12", "2020-08-24")]
    afar = [
        make.claim(f"c-{n}", document=f"d-{n}").replacing(when=day.replacing(start=5000, end=5009))
        for n, day in enumerate(days)
    ]
    near, far = score(afar[0], afar[1]), score(afar[0], afar[2])
    assert far - near == pytest.approx(WEIGHTS.pages.far)
