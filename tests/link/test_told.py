from reportedly.link.told import Told
from reportedly.records.vocabulary import EventClass, Harm, Stance


def test_an_account_says_what_any_of_its_claims_says(make):
    here = (make.place("Ettal", key="g:1"),)
    told = Told(
        claims=(
            make.claim("c-1", sentence=(0, 50), event_class=EventClass.SHELLING),
            make.claim("c-2", sentence=(60, 90), when=make.day("2020-05-10"), where=here),
            make.claim("c-3", sentence=(95, 120), toll=make.toll(9, harm=Harm.INJURED)),
            make.claim("c-4", sentence=(95, 120), actors=(make.blamed("the army", "MMR"),)),
        )
    )
    assert told.lead.id == "c-3"
    assert told.days.first.isoformat() == "2020-05-10"
    assert told.is_own_day
    assert [place.id for place in told.places] == ["g:1"]
    assert told.figures == {(Harm.INJURED, False): {9}}
    assert told.perpetrators == {"MMR"}
    assert told.classes == {EventClass.SHELLING}


def test_what_a_claim_has_from_another_sentence_gives_way_to_its_account(make):
    own = make.claim("c-1", where=(make.place("Ettal", key="g:1"),), when=make.day("2020-05-10"))
    there = (make.place("Norcia", key="g:2"),)
    guess = make.claim("c-2", where=there, when=make.day("2020-05-12"), carried=True)
    alone, both = Told(claims=(guess,)), Told(claims=(guess, own))
    assert [place.id for place in alone.places] == ["g:2"]
    assert not alone.is_own_day
    assert [place.id for place in both.places] == ["g:1"]
    assert both.days.first.isoformat() == "2020-05-10"
    assert both.is_own_day


def test_a_year_does_not_date_an_account_that_has_a_day(make):
    past = make.claim("c-1", when=make.day("2018-01-01", "2018-12-31"))
    news = make.claim("c-2", when=make.day("2020-05-10"))
    assert Told(claims=(past, news)).days.first.isoformat() == "2020-05-10"
    assert Told(claims=(past,)).days.length == 365


def test_what_is_carried_over_from_far_away_on_the_page_says_nothing(make):
    then, there = make.day("2020-05-12"), make.place("Norcia", key="g:2")
    told = make.claim("c-1", sentence=(2000, 2050), when=then, where=(there,))
    far = told.replacing(when=then.replacing(start=10, end=20), where=(there.replacing(start=30),))
    assert (Told(claims=(far,)).days, Told(claims=(far,)).places) == (None, ())
    assert Told(claims=(told,)).days is not None


def test_a_zero_is_no_figure_to_compare(make):
    assert Told(claims=(make.claim("c-1", toll=make.toll(0)),)).figures == {}


def test_who_answers_from_the_capital_does_not_place_the_event(make):
    there, capital = make.place("Norcia", key="g:2"), make.place("Ettal", key="g:1")
    news = make.claim("c-1", toll=make.toll(4), where=(there,), carried=True)
    silent = make.claim("c-2", stance=Stance.NO_FIGURE, where=(capital,))
    assert [place.id for place in Told(claims=(news, silent)).places] == ["g:2"]
    assert [place.id for place in Told(claims=(silent,)).places] == ["g:1"]
