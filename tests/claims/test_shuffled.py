"""Sentences of many reports put together in any order: each is read as it is read alone.

What a page lends a sentence is its context: the day and place told before, the fuller name of a
holder, the kind of event where its own words leave it open, and what an answer answers. All else
stands in the sentence.
"""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

SENTENCES = (
    "Three Eritrean police officers were killed on 5 March by Ethiopian soldiers, a monitor in"
    " Asmara said.",
    "At least 49 Sudanese soldiers have been killed, Prime Minister Abiy Ahmed said.",
    "Rebels closed the road to Mekelle on 12 December 2022.",
    "Peru's navy seized more than 60 posts and destroyed up to 20 boats near Iquitos.",
    "The Shining Path denied involvement in the bombing that killed 12 people in Lima.",
    "Reports that 90 sailors had drowned were untrue, Chile's navy said.",
    "Gunmen attacked and killed three farmers near Bunia, a priest said.",
    "Kenya's army may have bombed the school in Afmadow, an envoy of Norway said.",
    "The militia planned to seize the airport of Kidal.",
    "Norway called on the Karen rebels to free nine hostages.",
    "No soldiers were hurt in the blast in Aden, Oman's defence ministry said.",
    "A drone struck a depot in Odesa, wounding two guards, the mayor of Odesa said.",
)


def facts(claims):
    """What the claims of one sentence say, whatever page it stands on, and their kinds of event."""
    return {
        (
            claim.quote,
            claim.stance.value,
            claim.modality.value,
            None if claim.holder is None else claim.holder.printed,
            frozenset((a.role, a.printed) for a in claim.actors),
            _toll(claim.toll),
        ): claim.event_class.value
        for claim in claims
    }


def _toll(toll):
    if toll is None:
        return None
    return toll.harm.value, toll.low, toll.high, toll.comparator.value, toll.victim_class.value


@pytest.fixture(scope="module")
def alone(claims_of):
    return {sentence: facts(claims_of(sentence)) for sentence in SENTENCES}


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(order=st.permutations(SENTENCES), size=st.integers(2, len(SENTENCES)))
def test_a_sentence_among_others_says_what_it_says_alone(claims_of, alone, order, size):
    page = "\n\n".join(order[:size])
    claims = claims_of(page)
    for sentence in order[:size]:
        start = page.index(sentence)
        own = [c for c in claims if start <= c.start < start + len(sentence)]
        told = facts(own)
        assert told.keys() == alone[sentence].keys(), sentence
        for fact, kind in alone[sentence].items():
            assert kind in {"unknown", told[fact]}, sentence


def test_every_sentence_says_something(alone):
    assert all(alone.values())
