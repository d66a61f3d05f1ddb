from datetime import date

import pytest

from reportedly.link.accounts import carry_over, close_periods


def test_an_account_lends_what_a_claim_leaves_out_and_nothing_else(make):
    here, there = (make.place("Ettal", key="g:1"),), (make.place("Norcia", key="g:2"),)
    told = make.claim(
        "c-1", when=make.day("2020-05-10"), where=here, actors=(make.blamed("army", "MMR"),)
    )
    bare = make.claim("c-2", sentence=(90, 120))
    other = make.claim("c-3", sentence=(200, 250), when=make.day("2020-05-11"), where=there)
    alone = make.claim("c-4", sentence=(300, 350))
    filled = {c.id: c for c in carry_over([alone, other, bare, told], [("c-1", "c-2", "c-3")])}
    assert filled["c-1"] == told
    assert filled["c-4"] == alone
    assert filled["c-2"].when.from_ == told.when.from_
    assert [place.id for place in filled["c-2"].where] == ["g:1", "g:2"]
    assert filled["c-2"].actors == told.actors
    assert (filled["c-3"].when, filled["c-3"].where) == (other.when, other.where)


def test_what_a_claim_has_from_another_sentence_gives_way_to_its_account(make):
    own = make.claim("c-1", where=(make.place("Ettal", key="g:1"),), when=make.day("2020-05-10"))
    guess = make.claim(
        "c-2",
        where=(make.place("Norcia", key="g:2"),),
        when=make.day("2020-05-12"),
        carried=True,
    )
    alone, lent = carry_over([guess], [("c-2",)]), carry_over([own, guess], [("c-1", "c-2")])
    assert [place.id for place in alone[0].where] == ["g:2"]
    assert [place.id for place in lent[1].where] == ["g:1"]
    assert lent[1].when.from_ == own.when.from_


def test_a_year_is_not_lent(make):
    past = make.claim("c-1", when=make.day("2018-01-01", "2018-12-31"))
    lent = carry_over([past, make.claim("c-2")], [("c-1", "c-2")])
    assert lent[1].when is None


@pytest.mark.parametrize(
    ("published", "closed"), [("2021-06-05", True), ("2021-06-12", False), (None, False)]
)
def test_a_count_of_a_few_days_ends_with_its_page(make, published, closed):
    when = make.day("2021-06-03").replacing(to=None)
    told = make.claim("c-1", when=when, toll=make.toll(9, cumulative=make.since("2021-06-03")))
    (compared,) = close_periods([told], {"d-1": make.document("d-1", published)})
    assert compared.is_ledger() is not closed
    assert compared.when.to == (date(2021, 6, 5) if closed else None)
