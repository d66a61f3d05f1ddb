from datetime import date

import pytest

from reportedly.link.accounts import close_periods, count_sums
from reportedly.link.join import link_claims
from reportedly.records.vocabulary import PlaceLevel
from reportedly.vocab.policies import load_policies

WEIGHTS = load_policies().linking


@pytest.mark.parametrize(
    ("published", "closed"), [("2021-06-05", True), ("2021-06-12", False), (None, False)]
)
def test_a_count_of_a_few_days_ends_with_its_page(make, published, closed):
    when = make.day("2021-06-03").replacing(to=None)
    told = make.claim("c-1", when=when, toll=make.toll(9, cumulative=make.since("2021-06-03")))
    (compared,) = close_periods([told], {"d-1": make.document("d-1", published)})
    assert compared.is_ledger() is not closed
    assert compared.when.to == (date(2021, 6, 5) if closed else None)


def test_a_total_over_two_towns_is_of_no_single_event(make):
    ettal = make.place("Ettal", key="g:1", at=(10.0, 20.0))
    norcia = make.place("Norcia", key="g:2", at=(14.0, 20.0))
    claims = [
        make.claim("c-0", toll=make.toll(19)),
        make.claim("c-1", toll=make.toll(19)),
        make.claim("c-2", toll=make.toll(12, subset_of="c-1"), where=(ettal,)),
        make.claim("c-3", toll=make.toll(7, subset_of="c-1"), where=(norcia,)),
    ]
    compared = count_sums(claims, {}, WEIGHTS)
    assert [claim.is_ledger() for claim in compared] == [True, True, False, False]
    groups = link_claims(claims, {}, (), load_policies()).groups
    assert {frozenset(group) for group in groups} == {
        frozenset({"c-0", "c-1"}),
        frozenset({"c-2"}),
        frozenset({"c-3"}),
    }
    near = [claims[0], claims[1], claims[2], claims[3].replacing(where=(ettal,))]
    assert not any(claim.is_ledger() for claim in count_sums(near, {}, WEIGHTS))


def test_two_streets_may_be_of_one_event(make):
    streets = [make.place(name, level=PlaceLevel.SITE) for name in ("Mill Road", "Corn Street")]
    claims = [
        make.claim("c-1", toll=make.toll(9)),
        *(
            make.claim(f"c-{n}", toll=make.toll(n, subset_of="c-1"), where=(street,))
            for n, street in enumerate(streets, 4)
        ),
    ]
    assert not any(claim.is_ledger() for claim in count_sums(claims, {}, WEIGHTS))


def test_a_total_that_names_two_towns_is_of_no_single_event(make):
    ettal = make.place("Ettal", key="g:1", at=(10.0, 20.0))
    suburb = make.place("Ettal Mill", key="g:3", at=(10.02, 20.0))
    norcia = make.place("Norcia", key="g:2", at=(14.0, 20.0))
    claims = [
        make.claim("c-0", toll=make.toll(7), where=(ettal, norcia)),
        make.claim("c-1", toll=make.toll(7), where=(ettal, suburb)),
        make.claim("c-2", toll=make.toll(4), where=(ettal,)),
    ]
    told = [claims[0], claims[1].replacing(document="d-2"), claims[2]]
    assert [claim.is_ledger() for claim in count_sums(told, {}, WEIGHTS)] == [True, False, False]
