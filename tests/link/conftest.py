"""Claims for comparing: only what a test names is known."""

import pytest
from bare import bare_claim, bare_document, bare_place, bare_time, bare_toll, blamed, since

from reportedly.records.vocabulary import Harm


def claim(name, *, carried=False, **known):
    """A claim whose date and places stand in its own sentence, unless they are carried over."""
    told = bare_claim(name, **known)
    at = told.sentence[1] + 9 if carried else told.sentence[0]
    stands = {"start": at, "end": at + 1}
    return told.replacing(
        when=told.when and told.when.replacing(**stands),
        where=tuple(place.replacing(**stands) for place in told.where),
    )


def day(first, last=None):
    return bare_time(first, first if last is None else last)


def place(name, key=None, at=None, **known):
    lat, lon = at or (None, None)
    return bare_place(name, key, **{"lat": lat, "lon": lon, "radius_km": 3.0, **known})


def toll(low, high=None, harm=Harm.KILLED, **known):
    return bare_toll(low, low if high is None else high, harm=harm, **known)


def document(name, published=None, text="text"):
    return bare_document(name, text, published)


class Make:
    document = staticmethod(document)
    claim = staticmethod(claim)
    day = staticmethod(day)
    place = staticmethod(place)
    toll = staticmethod(toll)
    since = staticmethod(since)
    blamed = staticmethod(blamed)


@pytest.fixture(scope="session")
def make():
    return Make
