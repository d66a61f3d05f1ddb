from datetime import date

import pytest

from reportedly.link.accounts import close_periods


@pytest.mark.parametrize(
    ("published", "closed"), [("2021-06-05", True), ("2021-06-12", False), (None, False)]
)
def test_a_count_of_a_few_days_ends_with_its_page(make, published, closed):
    when = make.day("2021-06-03").replacing(to=None)
    told = make.claim("c-1", when=when, toll=make.toll(9, cumulative=make.since("2021-06-03")))
    (compared,) = close_periods([told], {"d-1": make.document("d-1", published)})
    assert compared.is_ledger() is not closed
    assert compared.when.to == (date(2021, 6, 5) if closed else None)
