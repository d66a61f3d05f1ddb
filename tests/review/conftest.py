from datetime import date

import pytest

from reportedly.records.vocabulary import Harm
from reportedly.store import Store


def put_raid(store, made, name, day):
    """A page that tells of one raid: how many were killed, how many hurt, on that day."""
    page = made.page(f"pages/{name}.txt", f"{made.text}\n{name}")
    document = made.document(page)
    when = made.time(document).replacing(from_=day, to=day)
    killed = made.claim(document, when=when)
    hurt = made.claim(
        document,
        "near Northford",
        when=when,
        sentence=killed.sentence,
        toll=killed.toll.replacing(harm=Harm.INJURED, low=5, high=5),
    )
    reading = made.reading(document, claims=(killed, hurt), times=(when,))
    store.add(page, document, reading)


@pytest.fixture
def store_of_raids(where, made):
    """Three raids a month apart, each on a page of its own."""
    with Store.open(where, create=True) as store:
        for month, name in ((3, "first"), (4, "second"), (5, "third")):
            put_raid(store, made, name, date(2021, month, 5))
        yield store
