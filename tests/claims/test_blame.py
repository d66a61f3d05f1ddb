"""Who is said to have done a deed -> an accusation by whoever says it; the examples of the data."""

import pytest

from reportedly.records.vocabulary import Aspect, EventClass, Modality
from reportedly.vocab.events import load_events

ENTRIES = load_events().events.blame


def charges(claims):
    return [c for c in claims if c.aspect is Aspect.ATTRIBUTION and c.event_class is ACCUSATION]


ACCUSATION = EventClass.ACCUSATION


@pytest.mark.parametrize(("entry", "text"), [(e.id, t) for e in ENTRIES for t in e.match])
def test_the_examples_tell_who_did_it(claims_of, entry, text):
    (charge,) = charges(claims_of(text))
    assert [actor.role for actor in charge.actors] == ["addressee"]
    assert any(f"({entry}) of " in why for why in charge.why)


@pytest.mark.parametrize("text", [t for e in ENTRIES for t in e.no_match])
def test_the_counter_examples_tell_nobody(claims_of, text):
    assert charges(claims_of(text)) == []


def test_it_is_told_by_whoever_says_it_of_whomever_it_names(claims_of):
    (charge,) = charges(claims_of("Chad's army was behind the raid, a Sudanese minister said."))
    assert charge.holder.name == "Sudanese minister"
    assert [(a.printed, a.id) for a in charge.actors] == [("Chad's army", "TCD")]
    assert charge.modality is Modality.ACTUAL


@pytest.mark.parametrize(
    "text",
    [
        "The militia is believed to be behind the raid.",
        "The militia could be responsible for the raid, the bishop said.",
        "The gang is suspected of shelling the port.",
        "The colonel was allegedly involved in the murder of a judge.",
        "It was believed that the militia was responsible for the raid.",
        "It is widely thought that a clan from the hills was behind the ambush.",
    ],
)
def test_what_nobody_says_for_sure_is_a_possibility(claims_of, text):
    (charge,) = charges(claims_of(text))
    assert charge.modality is Modality.HYPOTHETICAL


@pytest.mark.parametrize(
    "text",
    [
        "Nurses will take part in the campaign.",
        "Politics is behind the move, the paper said.",
        "The militia denied that it was behind the raid.",
        "The front said it was responsible for the bombing.",
        "A gas leak was behind the blast, the mayor said.",
        "The senator stood firmly behind the marines' assault on the port.",
        "Revenge was behind the killing of the miller, neighbours said.",
        "A land dispute is responsible for the clashes, the elder said.",
        "The chancellor was behind the attack on illiteracy.",
        "Four nurses were involved in the explosion and are in hospital.",
        "The court will try the group responsible for the ambush.",
    ],
)
def test_what_is_no_deed_or_owned_up_to_or_denied_is_no_charge(claims_of, text):
    assert charges(claims_of(text)) == []


def test_who_is_held_responsible_is_charged_by_whoever_holds_him_so(claims_of):
    (charge,) = charges(claims_of("The bishop holds the navy responsible for the massacre."))
    assert charge.holder.name == "bishop"


def test_a_denied_part_answers_it(claims_of):
    told = claims_of(
        "Sudan could be behind the raid on the camp, Chad's minister said. It rained for days."
        " Sudan denied any involvement."
    )
    (charge,) = charges(told)
    denial = next(c for c in told if c.stance.value == "denies")
    assert denial.answers == (charge.id,)
