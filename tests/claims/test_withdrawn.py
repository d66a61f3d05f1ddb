"""A page that corrects itself -> what it said before is taken back, not claimed."""

import pytest

from reportedly.claims.withdrawn import withdraw
from reportedly.read.notices import find_notices
from reportedly.records.vocabulary import Stance
from reportedly.vocab.notices import load_notices

WORDS = load_notices()


@pytest.mark.parametrize(
    ("sentence", "stance"),
    [
        (
            "Correction: An earlier version of this article said that 40 people were killed.",
            Stance.RETRACTS,
        ),
        ("This article originally stated that 40 people were killed.", Stance.RETRACTS),
        ("The ministry said that 40 people were killed.", Stance.ASSERTS),
    ],
)
def test_what_an_earlier_version_said_is_taken_back(sentence, stance, document_of, claims_of):
    document = document_of(sentence)
    document = document.replacing(notices=find_notices(document.text, document.segments, WORDS))
    tolls = [claim for claim in claims_of(sentence) if claim.toll is not None]
    assert [claim.toll.low for claim in tolls] == [40]
    (told,) = withdraw(tolls, document, WORDS)
    assert told.stance is stance
    if stance is Stance.RETRACTS:
        assert told.holder is None
