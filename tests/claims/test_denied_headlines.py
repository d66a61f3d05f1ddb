"""A denial with something told beside it -> what is denied, and what is not."""

import pytest

from reportedly.records.text import Segment
from reportedly.records.vocabulary import SegmentKind


@pytest.mark.parametrize(
    ("headline", "dead"),
    [
        ("Syria army denies bombing school as death toll climbs to 31", 31),
        ("Rebels reject charge of massacre as death toll hits 90", 90),
    ],
)
def test_the_toll_beside_a_denial_in_a_headline_is_not_denied(headline, dead, claims_of):
    segment = Segment(kind=SegmentKind.HEADLINE, start=0, end=len(headline))
    claims = claims_of(headline, segments=(segment,))
    [toll] = [c for c in claims if c.toll]
    [denial] = [c for c in claims if c.stance == "denies"]
    assert (toll.stance, toll.toll.low, toll.holder) == ("asserts", dead, None)
    assert denial.aspect == "attribution"
    assert denial.end < toll.start


def test_a_toll_that_a_headline_tells_in_the_denial_is_denied(claims_of):
    headline = "Army denies that 31 people were killed"
    segment = Segment(kind=SegmentKind.HEADLINE, start=0, end=len(headline))
    [toll] = [c for c in claims_of(headline, segments=(segment,)) if c.toll]
    assert toll.stance == "denies"


def test_not_to_know_who_killed_them_is_no_doubt_of_a_figure(claims_of):
    page = (
        "Villagers said soldiers had shot nine miners at Bor. "
        "The charity said it did not know who had killed them."
    )
    [doubt] = [c for c in claims_of(page) if c.stance == "cannot_verify"]
    assert (doubt.aspect, doubt.holder.name) == ("attribution", "charity")
